"""A long list is read in two processes, and what comes of it is the same as in one."""

import os
import sys
from pathlib import Path

import pytest
from tests.rows import Imported, table

from activity_directory.intake import directory
from activity_directory.intake.answers import Guessing
from activity_directory.system import two_processes

KINDS = ("Gentel movement", "Walkking", "Signing", "Lunhc", "Musci", "Gardning", "Cofee")
"""Words that are no choice: of the first few a choice is guessed."""
ROWS = [
    {
        "Name of the activity": ("Tea", "Chair Yoga", f"Soup {number}")[number % 3],
        "What people do there": f"We sit. Ask Jean Okafor for table {number}.",
        "What kind of activity it is": f"Arts; {KINDS[number % 7]}",
        "Contact name": "Jean Okafor" if number % 2 else "",
        "Days and times": ("Monday 15:00 to 16:00", "now and then")[number % 5 == 1],
        "Days it is not on": None,
        "Price": "=cheap" if number % 7 == 6 else "Free",
        "ID": f"{100 + number}",
    }
    for number in range(24)
]
ROWS[4:4] = [ROWS[1], ROWS[1]]  # say the same, so that what follows has another slug than foreseen
MENDED = [
    {**row, "Street": f"{number} Mill Lane", "Name of the activity": f"New {number % 4}"}
    if number % 4 == 1
    else {**row, "Price": "Free"}
    for number, row in enumerate(ROWS)
]


def everything_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".xlsx"  # has the hour in it
    }


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has two processes")
@pytest.mark.parametrize("guesses", [0, 3])
def test_what_comes_of_a_list_does_not_depend_on_the_processes(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    guesses: int,
) -> None:
    monkeypatch.setattr(directory, "MOST_GUESSES", guesses)
    forks: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: forks.append(1) or fork())
    found = []
    for of_two in (False, True):
        monkeypatch.setattr(two_processes, "is_worth_it", lambda _size, so=of_two: so)
        folder = tmp_path / f"{of_two}"
        folder.mkdir()
        imported = Imported(folder, capsys)
        (folder / "our.map.yml").write_text("source: the list of the council\n")
        mapped = ("--details", "--map", str(folder / "our.map.yml"))
        forks.clear()
        first = imported("a.csv", table(*ROWS), *mapped)
        assert len(forks) >= 2 * of_two, first  # the rows for the public, and their entries
        again = imported("a.csv", table(*MENDED), *mapped)
        found.append((first, again, everything_in(folder)))
    in_one, in_two = (
        [text.replace(name, "") for text in (first[1], again[1])]
        for name, (first, again, _) in zip(("/False/", "/True/"), found, strict=True)
    )
    assert in_two == in_one
    assert {**found[1][2]} == {**found[0][2]}
    assert ("Did you mean `Gentle movement`?" in in_one[0]) == (guesses > 0), in_one[0]
    assert "says the same as row" in in_one[0]
    assert "content/activities/chair-yoga-3.md" in found[0][2]
    assert "Okafor" not in "".join(in_one)


def test_what_another_has_guessed_counts_where_it_would_be_guessed_here_too() -> None:
    def having(left: int, **labels: str) -> Guessing:
        made = Guessing(left)
        made.labels = {("kind", word): label for word, label in labels.items()}
        return made

    def asked(**labels: str | None) -> dict[tuple[str, str], str | None]:
        return {("kind", word): label for word, label in labels.items()}

    one = having(2, yogga="Yoga")
    assert one.agrees(asked(yogga="Yoga", wlak="Walks", zzz=""))
    assert (one.left, len(one.labels)) == (0, 3)
    assert one.agrees(asked(wlak="Walks", xxx=None))
    assert not one.agrees(asked(yogga=None))
    assert not one.agrees(asked(signing="Singing"))
    assert not having(1).agrees(asked(wlak="Walks", signing="Singing"))
    assert not having(2).agrees(asked(wlak=None))
    assert one.labels == having(0, yogga="Yoga", wlak="Walks", zzz="").labels
