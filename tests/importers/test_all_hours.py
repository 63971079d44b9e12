"""That a telephone line is there at any hour, where its name or a text says so."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

ALWAYS = "when:\n  - always: At any hour\n"
NOWHERE = {
    **dict.fromkeys(("How often", "Days and times", "How it happens", "Area")),
    **dict.fromkeys(("Name of the place", "Street")),
}


@pytest.fixture
def imported(tmp_path, capsys):
    """Import one row without times: its entry, and the report."""
    whole = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(name: str, text: str, **cells: str) -> tuple[str, str]:
        row = {**NOWHERE, "Name of the activity": name, "What people do there": text}
        row |= {one.replace("_", " "): cell for one, cell in cells.items()}
        options = ("--map", str(tmp_path / "our.map.yml"), "--details")
        _, said = whole("a.csv", table(row), *options)
        return whole.entry(whole.slugs[0]), said

    return run


@pytest.mark.parametrize(
    ("name", "text", "cells"),
    [
        ("24 Hour Helpline", "Ring us.", {}),
        ("Larkwell 24/7 Crisis Line", "Ring us.", {}),
        ("Larkwell Listening Line", "We are here round the clock.", {}),
        ("Larkwell Helpline", "Ring us at any time, day or night.", {}),
        ("Larkwell Friends", "We ring you day or night.", {"How_it_happens": "By phone"}),
    ],
)
def test_a_line_is_there_at_any_hour(imported, name, text, cells):
    entry, said = imported(name, text, **cells)
    assert ALWAYS in entry, said
    assert "this is a telephone line, and the list says" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("24 Hour Relay", "We walk."),
        ("Line Dancing 24 Hours", "We dance."),
        ("Larkwell Friends", "We are here round the clock."),
        ("Larkwell Helpline", "Our web chat is open 24/7."),
        ("Larkwell Helpline", "We also have a night line, 24 hours a day."),
        ("Larkwell Helpline", "We answer messages within 24 hours."),
        ("Larkwell Helpline", "Leave a message day or night."),
        ("Larkwell Helpline", "We aren’t there 24 hours a day."),
    ],
)
def test_what_is_no_line_or_something_else_has_to_be_asked(imported, name, text):
    entry, said = imported(name, text)
    assert "when: ask\n" in entry, said


def test_the_times_of_a_row_hold(imported):
    entry, said = imported("24 Hour Helpline", "Ring.", Days_and_times="Monday 10:00 to 12:00")
    assert "    from: 10:00\n" in entry, said
    assert ALWAYS not in entry
