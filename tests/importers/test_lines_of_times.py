"""Lines of a cell that have no time themselves: they are about the times of the lines above."""

from __future__ import annotations

from itertools import product

import pytest
import yaml
from tests.rows import Imported, table

from activity_directory import cli


@pytest.fixture
def when(tmp_path, capsys):
    """Import rows with a map, one for each cells: what each has for its times, in their order."""
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(*rows: dict[str, str]) -> list[list[dict[str, object]]]:
        named = [{"Name of the activity": f"Tea {number}"} for number in range(len(rows))]
        sent = [{"How often": None, **name, **row} for name, row in zip(named, rows, strict=True)]
        options = ("--map", str(imported.folder / "our.map.yml"))
        code, said = imported("a.csv", table(*sent), *options)
        assert code == cli.DONE, said
        entries = [imported.entry(f"tea-{number}") for number in range(len(rows))]
        facts = (one.split("---\n", 2)[1] for one in entries)
        return [yaml.load(one, yaml.BaseLoader)["when"] for one in facts]

    return run


def tuesday(start: str, end: str, **more: str) -> dict[str, object]:
    return {"every": "week", "days": ["Tuesday"], "from": start, "to": end, **more}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "At the Hall 09:30 - 11:00 (Improvers)\n11:30 - 13:00 (Starters)\nTerm-time only",
            [
                tuesday("09:30", "11:00", term_time="only", note="At the Hall, Improvers"),
                tuesday("11:30", "13:00", term_time="only", note="Starters"),
            ],
        ),
        (
            "09:30 - 11:00.\nPlease ring to book your place.",
            [tuesday("09:30", "11:00", note="Please ring to book your place")],
        ),
        (
            "09:30 - 11:00\n11:30 - 13:00\nPlease ring to book your place.\nTerm time only",
            [
                tuesday("09:30", "11:00", term_time="only", text="Please ring to book your place."),
                tuesday("11:30", "13:00", term_time="only", text="Please ring to book your place."),
            ],
        ),
        (
            "09:30 - 11:00\n(Closed for a fair on 1 December and 8 December)",
            [tuesday("09:30", "11:00") | {"except": ["2026-12-01", "2026-12-08"]}],
        ),
        (
            "09:30 - 11:00\n(Closed for a fair on 4 May and 8 June)",
            [tuesday("09:30", "11:00", note="Closed for a fair on 4 May and 8 June")],
        ),
        ("09:30 - 11:00; not bank holidays", [tuesday("09:30", "11:00", bank_holidays="closed")]),
        ("Hall B\n09:30 - 11:00", [tuesday("09:30", "11:00", note="Hall B")]),
    ],
)
def test_a_line_without_a_time_is_about_those_above(when, cell, expected):
    assert when({"Day": "Tuesdays", "Days and times": cell}) == [expected]


@pytest.mark.parametrize(
    ("cell", "limits"),
    [
        ("Monday 10-12\nTerm time only\nSaturday 10-1", ["only", None]),
        ("Monday 10-12, term time only, Saturday 10-1", ["only", None]),
        ("Term time only\nMonday 10-12\nSaturday 10-1", ["only", "only"]),
        ("Monday 10-12\nSaturday 10-1\nTerm time only", ["only", "only"]),
    ],
)
def test_a_limit_is_of_the_lines_above_or_of_all_where_it_is_the_first(when, cell, limits):
    [made] = when({"Days and times": cell})
    assert [one.get("term_time") for one in made] == limits


@pytest.mark.parametrize(
    ("day", "cell"),
    [
        ("Tuesdays", "09:30 - 11:00\nFortnightly"),
        ("Tuesdays", "09:30 - 11:00\nBy appointment only"),
        ("Tuesdays", "09:30 - 11:00\nEvenings"),
        ("Tuesdays", "Beginners\n09:30 - 11:00\nImprovers\n11:30 - 13:00"),
    ],
)
def test_words_that_may_change_the_times_are_asked_about(when, day, cell):
    [[made]] = when({"Day": day, "Days and times": cell})
    assert "ask" in made
    assert "Tuesdays 09:30 - 11:00" in made["text"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Term time only", [{"from": "ask", "term_time": "only"}]),
        ("Morning\nAfternoon", [{"from": "ask", "note": one} for one in ("morning", "afternoon")]),
    ],
)
def test_lines_of_a_cell_without_any_time_are_each_of_the_day(when, cell, expected):
    same = {"every": "week", "days": ["Tuesday"]}
    found = when({"Day": "Tuesdays", "Days and times": cell})
    assert found == [[{**same, **one} for one in expected]]


TIMES = ["10am-12pm", "10:00 - 12:00", "10-12 (Hall 2)", "10-12 Craft"]
BEHIND = [
    "Term time only",
    "term-time only",
    "Not on bank holidays",
    "Please ring to book your place.",
    "(Everybody is welcome)",
    "(closed for a fair on 1 December)",
    "No sessions in August",
    "Fortnightly",
    "Evenings",
    "By appointment",
    "Subject to change",
]


def test_several_lines_come_to_the_same_as_one(when):
    """Without a column for the day, and with one: the times, their limits, and the words."""
    cells = [*product(TIMES, BEHIND)]
    rows = []
    for times, behind in cells:
        one = f"{times}{' ' if behind[0] == '(' else '. ' if behind[0].isupper() else ', '}{behind}"
        for cell in (one, f"{times}\n{behind}", f"{times}; {behind}"):
            rows += [
                {"Days and times": f"Tuesdays {cell}"},
                {"Day": "Tuesdays", "Days and times": cell},
            ]
    made = [*map(_facts, when(*rows))]
    for number, cell in enumerate(cells):
        several = made[6 * number : 6 * number + 6]
        assert all(one == several[0] for one in several), (cell, several)


def _facts(made: list[dict[str, object]]) -> list[dict[str, object]]:
    """Times without the signs between their words, and whether these are a note or a text."""
    found = []
    for one in made:
        words = " ".join(str(one.get(name, "")) for name in ("note", "text"))
        plain = " ".join("".join(x if x.isalnum() else " " for x in words.casefold()).split())
        rest = {name: value for name, value in one.items() if name not in {"note", "text"}}
        found.append({**rest, "words": plain})
    return found


def test_a_day_of_a_column_is_never_put_into_brackets(when):
    cell = "10am - 9pm (1st & 3rd Saturdays; also 2nd & 4th Friday evenings 5pm-9pm)"
    [[made]] = when({"How often": None, "Day": "Saturday", "Days and times": cell})
    assert made == {"ask": "", "text": f"Saturday {cell}"}


def test_a_day_of_a_column_stands_before_each_line_of_times(when):
    cell = "10am-12pm (tea); 2pm-4pm (craft)"
    [made] = when({"Day": "Tuesdays", "Days and times": cell})
    assert made == [tuesday("10:00", "12:00", note="tea"), tuesday("14:00", "16:00", note="craft")]
