"""A text that names dates of the past beside nothing newer, and a course that is over by them."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

NEWER = "and nothing newer"
TEXT = "What people do there"
WEEKLY = "when:\n  - every: week\n"


@pytest.fixture
def imported(tmp_path, capsys):
    """Import one row: its entry, empty if it is refused, and the report."""
    whole = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(text: str, **cells: str | None) -> tuple[str, str]:
        row = {TEXT: text, **{one.replace("_", " "): cell for one, cell in cells.items()}}
        options = ("--map", str(tmp_path / "our.map.yml"), "--details")
        _, said = whole("a.csv", table(row), *options)
        return (whole.entry(whole.slugs[0]) if whole.slugs else ""), said

    return run


PAST = (
    "Our Christmas party is on 14 December 2022.",
    "Our Christmas party on 14 December 2022",
    "Next meeting: 3 March 2020.",
    "Come to the Christmas party, December 2022.",
    "Our summer fair on 3/7/2021 is for all.",
    "Join us on Tuesday 4 June 2019.",
    "Tuesday 4 June 2019",
)


@pytest.mark.parametrize("text", [*PAST, "A 6-week course starting 5 May 2021."])
def test_no_session_is_made_of_dates_that_are_past(imported, text):
    entry, said = imported(text, How_often=None, Days_and_times=None)
    assert "when: ask\n" in entry, said
    assert entry.endswith(f"{text}\n")
    assert f"{TEXT}: this names dates that are past, `{text}`, {NEWER}\n" in said
    assert "Look whether it still runs, and change the words." in said


@pytest.mark.parametrize(
    "text",
    [
        "Celebration in Larkwell 3-5 April 2020. The march is on Sunday 5 April - come along!",
        "In Larkwell 3-5 April 2020. The march is on Sunday 5 April - come along!",
        "In the park on 4 June 2019. On June 5th we tidy up.",
    ],
)
def test_a_day_without_its_year_is_of_the_year_named_before_it(imported, text):
    entry, said = imported(text, How_often=None, Days_and_times=None)
    assert "when: ask\n" in entry, said
    assert entry.endswith(f"{text}\n")
    assert NEWER in said


@pytest.mark.parametrize(
    "text",
    [
        "The hall was built on 3 April 2020. The march is on Sunday 5 April.",
        "In Larkwell since 3 April 2020. The march is on Sunday 5 December.",
        "In Larkwell on 3 April 2020. The march is on Sunday 5 April 2027.",
    ],
)
def test_a_day_of_another_year_or_beside_history_is_not_past(imported, text):
    assert NEWER not in imported(text)[1]


@pytest.mark.parametrize("text", PAST)
def test_times_in_columns_stay_beside_one_occasion(imported, text):
    entry, said = imported(text)
    assert WEEKLY in entry
    assert NEWER in said


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("A 6-week course starting 5 May 2021.", {}),
        ("A year long course beginning in September 2015.", {}),
        ("Our free six week knitting course starts on 5 May 2021.", {}),
        ("All welcome. The course runs for 6 weeks from 5 May 2021.", {"name": "Wool Course"}),
        ("Our Christmas party is on 14 December 2022.", {"name": "Christmas Party"}),
        ("We sit.", {"name": "Summer fair, 3 July 2021"}),
    ],
)
def test_of_a_course_that_is_over_no_session_is_made(imported, text, cells):
    row = {"Name_of_the_activity": cells["name"]} if cells else {}
    entry, said = imported(text, **row)
    assert "when:\n  - ask:\n    text: Monday 15:00 to 16:00\n" in entry.replace("      ", "    ")
    assert f"{NEWER}, so people have to ask when it is on" in said


@pytest.mark.parametrize(
    "text",
    [
        "Founded on 3 March 2020.",
        "We moved here in June 2019 after the party.",
        "Our party was on 14 December 2022.",
        "Party on 14 December 2022. The next is on 14 December 2026.",
        "Party on 14 December 2022. More dates in 2027.",
        "Our party is on 20 December 2026.",
        "From 5 May 2021 our sessions are in the hall.",
        "A 12-week course starting 7 October 2026.",
        "Policy updated on 3 May 2021, see the event page.",
        "Registered charity 1202019, with meetings.",
        "In 2020 we met at a party.",
    ],
)
def test_history_and_what_is_to_come_are_not_past(imported, text):
    entry, said = imported(text)
    assert WEEKLY in entry
    assert NEWER not in said


@pytest.mark.parametrize(
    "text", ["Next meeting: 3 March 2020.", "A 6-week course from 5 May 2021."]
)
def test_a_date_to_come_in_a_column_holds(imported, text):
    entry, said = imported(text, First_date="2026-12-07")
    assert "    starting: 2026-12-07\n" in entry, said
    assert NEWER not in said


@pytest.mark.parametrize(
    "times",
    [
        "Wednesdays 10am-12pm, 6-week course starting 5 May 2021",
        "6-week course starting 5 May 2021, Wednesdays 10am to 12pm",
        "Wednesdays 10am to 12pm for 6 weeks from 5 May 2021",
        "6 weeks from 5 May 2021",
    ],
)
def test_times_of_a_course_that_is_over_are_over(imported, times):
    entry, said = imported("We knit.", How_often=None, Days_and_times=times)
    assert entry == ""
    assert "Days and times: this says `5 May 2021`, so it is not imported\n" in said


@pytest.mark.parametrize(
    "times",
    [
        "Wednesdays 10am-12pm, 12-week course starting 7 October 2026",
        "Wednesday 7 October 2026 for 12 weeks, 10am-12pm",
        "6-week courses, Wednesdays 10am to 12pm, first 5 May 2021",
    ],
)
def test_times_of_a_course_that_goes_on_are_not_over(imported, times):
    entry, said = imported("We knit.", How_often=None, Days_and_times=times)
    assert entry, said
