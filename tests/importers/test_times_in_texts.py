"""Times of a text: they contradict those of a column, or the column has a day alone."""

from __future__ import annotations

import pytest
import yaml
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


@pytest.fixture
def of_a_day(tmp_path, capsys):
    """Import one row with a day and no times: the item of its times, and what is said."""
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(text: str, day: str = "Friday") -> tuple[dict[str, object], str]:
        row = {"How often": None, "Days and times": None, "Day": day, "What people do there": text}
        code, printed = imported(
            "a.csv", table(row), "--map", str(imported.folder / "our.map.yml"), "--details"
        )
        assert code == 0, printed
        _, facts, _ = imported.entry().split("---\n", 2)
        [one] = yaml.load(facts, yaml.BaseLoader)["when"]
        return one, printed

    return run


@pytest.mark.parametrize(
    "text",
    [
        "They meet from 7pm – 8.30pm.",
        "A group for young people. They meet from 7pm – 8.30pm and play games. Ages 7-11.",
        "We meet on Fridays from 7pm to 8.30pm in the hall.",
        "Fridays 7-8.30pm\nWe play games.",
        "The group runs from 7.00 to 8.30pm.",
        "Our Friday club is on between 7pm and 8.30pm. The session is 7pm-8.30pm.",
        "Time: 7pm - 8.30pm",
    ],
)
def test_a_day_has_the_times_that_its_text_says_plainly(of_a_day, text):
    one, printed = of_a_day(text)
    assert one == {"every": "week", "days": ["Friday"], "from": "19:00", "to": "20:30"}
    assert "so that is when it is on" in printed


def test_a_limit_in_the_text_is_of_those_times_too(of_a_day):
    one, _ = of_a_day("We meet from 7pm to 8.30pm, term time only.")
    assert (one["from"], one["to"], one["term_time"]) == ("19:00", "20:30", "only")


def test_a_part_of_the_day_says_which_times_are_meant(of_a_day):
    one, _ = of_a_day("We meet 7-9:00.", "Friday evenings")
    assert one == {"every": "week", "days": ["Friday"], "from": "19:00", "to": "21:00"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("We meet 7pm-8.30pm. Doors open at 6.45pm.", "Friday"),
        ("Juniors meet 6pm-7pm, seniors meet 7pm-8pm.", "Friday"),
        ("Meets 7pm-8.30pm on the first Friday.", "Friday"),
        ("We usually meet 7pm-8.30pm.", "Friday"),
        ("The office is open 9am-5pm.", "Friday"),
        ("Ring us between 9am and 5pm.", "Friday"),
        ("We meet 10-12am.", "Friday"),
        ("We meet from 7pm.", "Friday"),
        ("We meet on Thursdays 7pm-8.30pm", "Friday"),
        ("We meet 7pm-9pm.", "Friday mornings"),
        ("We meet Tuesdays 7pm-9pm.", "Tuesday and Thursday"),
    ],
)
def test_where_a_text_is_not_plain_people_ask_and_the_report_says_so(of_a_day, text, day):
    one, printed = of_a_day(text, day)
    assert one["from"] == "ask"
    assert "not plainly when it is on, so people have to ask" in printed


def test_a_text_without_times_says_nothing_of_them(of_a_day):
    one, printed = of_a_day("For ages 7-11, at 12 Mill Lane. It costs £7.30.")
    assert one["from"] == "ask"
    assert "not plainly when it is on" not in printed
