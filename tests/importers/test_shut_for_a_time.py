"""A text says that it is shut for a part of the day, and the times go on over it."""

from __future__ import annotations

import pytest
import yaml
from tests.rows import Imported, table

from activity_directory import cli


@pytest.fixture
def imported(tmp_path, capsys):
    """Import one row as the list of another: its times, and what was said."""
    folder = Imported(tmp_path, capsys)
    (folder.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(text: str, times: str = "Mon-Fri 08:00-16:00") -> tuple[list[dict[str, object]], str]:
        row = {"How often": None, "Days and times": times, "What people do there": text}
        options = ("--map", str(folder.folder / "our.map.yml"))
        code, said = folder("a.csv", table(row), *options)
        assert code == cli.DONE, said
        _, facts, _ = folder.entry().split("---\n", 2)
        return yaml.load(facts, yaml.BaseLoader)["when"], said

    return run


@pytest.mark.parametrize(
    "words",
    [
        "Closed 12-1pm daily.",
        "closed for lunch 1-2",
        "We close for lunch between 12.30 and 1.30pm.",
        "Not open from 12pm to 1pm.",
        "Lunch break 12 to 1.",
        "Closed on Wednesday 12-2pm.",
    ],
)
def test_the_words_stand_beside_the_times(imported, words):
    [made], said = imported(f"We mend bikes. {words}")
    assert (made["from"], made["to"]) == ("08:00", "16:00")
    assert str(made["note"]).endswith(words)
    assert "stands beside the times" in said


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("Closed 12-1pm daily.", "Monday 9am-12pm and 1pm-4pm"),
        ("Closed 12-1pm daily.", "Monday 9am-12pm"),
        ("Closed Saturday 12-2pm.", "Mon-Fri 08:00-16:00"),
        ("The office is closed 12-1pm.", "Mon-Fri 08:00-16:00"),
        ("The gate closes 5-6pm.", "Mon-Fri 08:00-16:00"),
        ("Closed Sundays; open 10-4.", "Mon-Fri 08:00-16:00"),
        ("We never close 12-1pm.", "Mon-Fri 08:00-16:00"),
        ("A close group of 10 to 12.", "Mon-Fri 08:00-16:00"),
    ],
)
def test_what_does_not_contradict_the_times_is_not_beside_them(imported, words, times):
    made, _ = imported(f"We mend bikes. {words}", times)
    assert all("note" not in one for one in made)


def test_dates_of_december_are_no_times(imported):
    [made], _ = imported("We mend bikes. Closed 14-18 December.")
    assert made["except"] == ["2026-12-14 to 2026-12-18"]
    assert "note" not in made
