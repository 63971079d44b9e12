"""A column has a day of the week alone, and a text says that it is on by the month."""

from __future__ import annotations

import pytest
import yaml
from tests.rows import Imported, table

from activity_directory import cli

CELLS = {"How often": None, "Days and times": "Monday 15:00 to 16:00"}
WEEKLY = [{"every": "week", "days": ["Monday"], "from": "15:00", "to": "16:00"}]


@pytest.fixture
def imported(tmp_path, capsys):
    """Import one row as the list of another: its times, and what was said."""
    folder = Imported(tmp_path, capsys)
    (folder.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(text: str, **cells: str) -> tuple[list[dict[str, object]], str]:
        options = ("--map", str(folder.folder / "our.map.yml"), "--details")
        row = {**CELLS, "What people do there": text, **cells}
        code, said = folder("a.csv", table(row), *options)
        assert code == cli.DONE, said
        [slug] = folder.slugs
        _, facts, _ = folder.entry(slug).split("---\n", 2)
        return yaml.load(facts, yaml.BaseLoader)["when"], said

    return run


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("We sit and talk. Last Monday of every month.", ["last Monday"]),
        ("We talk. We meet on the first and third Monday of the month.", None),
        ("Tea (carers only) 1st and 3rd Monday of each month", None),
        (
            "Come along. Please note: This event is only on the last Monday of every month!",
            ["last Monday"],
        ),
        ("We talk. The group meets on the last Monday of the month at 3pm.", ["last Monday"]),
    ],
)
def test_a_day_of_the_month_in_a_text_is_when_it_is_on(imported, text, days):
    when, said = imported(text)
    days = days or ["first Monday", "third Monday"]
    assert when == [{"every": "month", "days": days, "from": "15:00", "to": "16:00"}]
    assert "so it is every month and not every week" in said


def test_a_limit_behind_a_day_of_the_month_stays(imported):
    [one], _ = imported("We talk. Second Monday of every month (Term Time Only).")
    assert (one["every"], one["days"]) == ("month", ["second Monday"])
    assert one.get("term_time") == "only" or "Term Time Only" in one["note"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A monthly swap of toys. Bring a bag.", "A monthly swap of toys"),
        ("A monthly swap. Dates vary.", "A monthly swap. Dates vary"),
        ("We swap toys. once per month , please ask for dates", None),
        ("We swap toys. Once per month, please ask for dates.", None),
        ("We swap toys. Please ask for dates.", "Please ask for dates"),
        ("Swaps for babies of 0-6 months Please ask for dates.", "Please ask for dates"),
        ("We swap toys. Dates vary.", "Dates vary"),
        ("We swap toys. Held once a month.", "Held once a month"),
        ("We print. Workshops run at least one Monday every month.", "at least one Monday"),
        (
            "We play. We mostly meet Monday evenings with one week a month being a Friday instead.",
            "a",
        ),
        ("We play. We meet every other Monday.", "every other Monday"),
        ("We play. Sessions are fortnightly.", "fortnightly"),
        ("We draw. A six week course starting 8th May.", "starting 8th May"),
    ],
)
def test_people_ask_where_a_text_does_not_say_which_day_of_the_month(imported, text, words):
    [one], said = imported(text)
    assert list(one) == ["ask", "text"]
    assert one["text"].startswith("Monday 15:00 to 16:00. ")
    assert (words or "nce per month").casefold() in one["text"].casefold()
    assert "so people have to ask" in said


def test_a_course_from_a_day_without_its_year_is_asked_about(imported):
    [one], said = imported("We draw.", **{"Name of the activity": "Drawing from 27th March"})
    assert one["text"] == "Monday 15:00 to 16:00. from 27th March"
    assert "so people have to ask" in said


def test_a_column_that_says_weekly_and_a_text_that_says_monthly_are_asked_about(imported):
    text = "We talk. Last Monday of every month."
    [one], said = imported(text, **{"How often": "Every week"})
    assert one["text"] == "Monday 15:00 to 16:00. Last Monday of every month"
    assert "so people have to ask" in said


def test_two_texts_that_differ_are_asked_about(imported):
    text = "We talk. First Monday of the month. Last Monday of the month."
    [one], _ = imported(text)
    assert one["text"] == f"Monday 15:00 to 16:00. {text[len('We talk. ') : -1]}"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("We talk. Once a month we go out for lunch.", {}),
        ("We talk. The committee meets once a month.", {}),
        ("We talk. A bus goes from there every other Monday to the sea.", {}),
        ("We talk. We have met from 8 May 2019 every week.", {}),
        ("We talk. Come from 1 May House by bus.", {}),
        ("We talk. Last Monday of every month.", {"Days and times": "Every Monday 15:00-16:00"}),
        ("We meet every week. Please ask for dates.", {}),
        ("We talk. On the last Monday of every month we go out for lunch.", {}),
        ("We talk. First Friday of every month.", {}),
        ("A monthly newsletter comes by post.", {}),
    ],
)
def test_what_is_weekly_or_of_something_else_stays_weekly(imported, text, cells):
    [one], _ = imported(text, **cells)
    assert {name: one[name] for name in WEEKLY[0]} == WEEKLY[0]


@pytest.mark.parametrize(
    "text",
    [
        "A course for carers.(Members only)(Term Time Only)",
        "A course begun in September 2015.(Term time only)",
        "A course for carers (members only)(term time only)",
    ],
)
def test_a_bracket_without_a_space_before_it_limits_the_times(imported, text):
    assert imported(text)[0] == [{**WEEKLY[0], "term_time": "only"}]
