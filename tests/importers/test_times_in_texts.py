"""Times of a text that contradict those of a column."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table


@pytest.fixture
def said(tmp_path, capsys):
    """Import one row with a map: what the report says of it."""
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(times: str, text: str) -> str:
        row = {"Days and times": times, "What people do there": text, "How often": None}
        options = ("--map", str(imported.folder / "our.map.yml"), "--details")
        code, printed = imported("a.csv", table(row), *options)
        assert code == 0, printed
        return printed

    return run


@pytest.mark.parametrize(
    ("times", "text", "words"),
    [
        (
            "Monday 7pm-8.30pm",
            "7:00pm-8:00pm\nWe sing.",
            "`7:00pm-8:00pm`, but the times are 19:00 to",
        ),
        (
            "Saturday 11am-4pm",
            "Open on Saturday's from 11am-4:45pm.",
            "11am-4:45pm`, but the times are",
        ),
        (
            "Tuesday 2pm-4pm",
            "We sing. Tuesdays 1pm to 4pm.",
            "1pm to 4pm`, but the times are 14:00",
        ),
    ],
)
def test_times_that_begin_or_end_otherwise_are_reported(said, times, text, words):
    assert words in said(times, text)


@pytest.mark.parametrize(
    ("times", "text"),
    [
        ("Monday 7pm-8.30pm", "7:00pm-8:30pm\nWe sing."),
        ("Monday 7pm-8.30pm", "We sing on Tuesday from 7pm-9pm."),
        ("Monday 7pm-8.30pm", "The hall is open 9am-10pm."),
        ("Monday 7pm-8.30pm", "We sing from 7pm to 8pm and then have tea."),
        ("Monday 7pm-8pm, Tuesday 7pm-9pm", "Tuesdays 7pm-9pm."),
    ],
)
def test_other_times_are_not(said, times, text):
    assert "but the times are" not in said(times, text)
