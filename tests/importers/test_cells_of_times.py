"""Cells of times as lists write them: hours of an office, sentences behind, days in columns."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from tests.rows import Imported, table

from activity_directory import cli

WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
NONE = {"Days and times": None}


@pytest.fixture
def when(tmp_path, capsys):
    """Import one row with a map: its times, with sums of minutes as hours, and its description."""
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(cells: dict[str, str | None]) -> tuple[object, str]:
        options = ("--map", str(imported.folder / "our.map.yml"))
        code, said = imported("a.csv", table({"How often": None, **cells}), *options)
        assert code == cli.DONE, said
        [slug] = imported.slugs
        _, facts, text = imported.entry(slug).split("---\n", 2)
        return yaml.load(facts, yaml.BaseLoader)["when"], text

    return run


def on(*days: str, start: str, end: str, **more: str) -> dict[str, object]:
    return {"every": "week", "days": [*days], "from": start, "to": end, **more}


@pytest.mark.parametrize(
    "cell",
    [
        "Helpline open Mon-Fri 9-5",
        "Our phone lines are open Monday to Friday 9am to 5pm",
        "Telephone lines are open 9am-5pm Monday to Friday",
        "Office hours Mon-Fri 9-5",
        "Lines open Mon-Fri 9am-5pm",
        "Shop open Mon-Sat 10am-4pm",
        "The office is staffed Mon-Fri 9am-1pm",
        "Reception: Mon-Fri 9am-5pm",
        "Mon-Fri 9am-5pm (office hours)",
        "Mon-Fri 9am-5pm (phone lines)",
        "Call us Mon-Fri 9am-5pm",
        "Monday-Friday 9-5 (Office) Tuesday-Thursday 10am-1pm (Shop)",
    ],
)
def test_hours_of_an_office_or_a_telephone_are_no_sessions(when, cell):
    times, text = when({"Days and times": cell})
    assert times == [{"ask": "", "text": cell}]
    assert cell not in text


@pytest.mark.parametrize(
    "cell",
    [
        "Monday, 2pm - 8pm. Friday, 2pm - 5pm. First and third Saturdays of the month, 10am - 4pm.",
        "Monday 2pm-8pm, Friday 2pm-5pm and 1st and 3rd Saturday of the month 10am-4pm",
        "Monday 2pm-8pm; Friday 2pm-5pm; first and third Saturday of each month 10am-4pm",
    ],
)
def test_days_of_the_week_stand_beside_days_of_the_month(when, cell):
    times, _ = when({"Days and times": cell})
    saturdays = on("first Saturday", "third Saturday", start="10:00", end="16:00")
    assert times == [
        on("Monday", start="14:00", end="20:00"),
        on("Friday", start="14:00", end="17:00"),
        {**saturdays, "every": "month"},
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2nd Sunday each month", "second Sunday"),
        ("First Monday each month", "first Monday"),
        ("Every 4th Sunday", "fourth Sunday"),
        ("last Friday each month", "last Friday"),
        ("Each month, 2nd Sunday", "second Sunday"),
        ("2nd Sunday of each month", "second Sunday"),
    ],
)
@pytest.mark.parametrize("columns", ["Day", "How often", "Days and times"])
def test_a_day_of_the_month_is_read_in_any_column(when, words, day, columns):
    times = "3.30-5.00pm"
    cells = {columns: words, "Days and times": times}
    if columns == "Days and times":
        cells = {columns: f"{words} {times}"}
    [made], _ = when(cells)
    assert made == {**on(day, start="15:30", end="17:00"), "every": "month"}


@pytest.mark.parametrize("words", ["Every 2nd Sunday", "Sunday each month", "Sundays, monthly"])
def test_which_sunday_of_the_month_nobody_knows(when, words):
    [made], _ = when({"Day": words, "Days and times": "3.30-5.00pm"})
    assert made["ask"] == ""
    assert words in made["text"]


EACH_DAY = [*WEEK, "Saturday", "Sunday"]


@pytest.mark.parametrize(
    "cells",
    [
        dict.fromkeys(EACH_DAY, "24/7"),
        dict.fromkeys(EACH_DAY, "24 hours") | {"Sunday": "Open 24 hours"},
        {"Wednesday": "24/7"},
        {"Days and times": "Monday to Sunday: 24 hours a day"},
        {"Day": "Every day", "Days and times": "24/7"},
    ],
)
def test_all_hours_of_each_day_are_at_any_hour(when, cells):
    assert when({**NONE, **cells})[0] == [{"always": "At any hour"}]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (dict.fromkeys(WEEK, "24 hours"), WEEK),
        ({"Friday": "Open 24 hours"}, ["Friday"]),
        ({"Days and times": "Mon-Fri 24 hours"}, WEEK),
    ],
)
def test_all_hours_of_some_days_are_whole_days(when, cells, days):
    assert when({**NONE, **cells})[0] == [{"every": "week", "days": days, "all_day": "yes"}]


@pytest.mark.parametrize(
    "cells",
    [
        dict.fromkeys(WEEK, "24/7"),
        dict.fromkeys(WEEK, "24/7") | {"Saturday": "9-5"},
        {"Days and times": "Mon-Fri 9am-5pm, 24 hours at Easter"},
        {"Days and times": "Friday 00:00-00:00"},
    ],
)
def test_all_hours_that_contradict_their_days_are_asked_about(when, cells):
    [made], _ = when({**NONE, **cells})
    assert made["ask"] == ""


def test_the_hint_says_how_to_write_all_hours(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")
    sent = table({"How often": None, "Days and times": "Mon-Fri 24/7"})
    _, said = imported("a.csv", sent, "--map", str(imported.folder / "our.map.yml"))
    assert "write `24 hours` alone" in said
    assert "`Monday to Friday 24 hours`" in said


def test_days_of_two_weeks_and_of_the_month_are_words(when):
    cell = "Monday 2pm-4pm. Every other week, first month only 10am"
    assert when({"Days and times": cell})[0] == [{"ask": "", "text": cell}]


@pytest.mark.parametrize("sign", [". ", "; ", "\n"])
def test_sessions_stay_beside_the_hours_of_an_office(when, sign):
    times, _ = when({"Days and times": f"Monday 10am-12pm{sign}Office hours Mon-Fri 9am-5pm"})
    words = "Office hours Mon-Fri 9am-5pm"
    assert times == [on("Monday", start="10:00", end="12:00", text=words)]


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"Name of the activity": "Larkwell Helpline"}, "Helpline open Mon-Fri 9am-5pm"),
        ({"How it happens": "By phone"}, "Lines open Mon-Fri 9am-5pm"),
        ({"Name of the activity": "The Tea Shop"}, "Shop open Mon-Fri 9am-5pm"),
    ],
)
def test_the_hours_of_a_helpline_or_a_shop_are_its_own(when, cells, note):
    times, _ = when({"Days and times": note, **cells})
    assert times == [on(*WEEK, start="09:00", end="17:00", note=note)]


@pytest.mark.parametrize(
    "cell", ["Drop in to our office Mon-Fri 9am-5pm", "Opening hours: Mon-Fri 9am-5pm"]
)
def test_other_hours_are_sessions(when, cell):
    [times], _ = when({"Days and times": cell})
    assert (times["from"], times["to"]) == ("09:00", "17:00")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Mondays 2pm-4pm. No need to book.", "No need to book."),
        ("Mondays 2pm-4pm. If it rains we stay indoors.", "If it rains we stay indoors."),
        (
            "Mondays 2pm-4pm. Parcels are made here as we are open longer hours.",
            "Parcels are made here as we are open longer hours.",
        ),
        (
            "Mondays 2pm-4pm. On Sunday at 1pm they offer tea @2pm.",
            "On Sunday at 1pm they offer tea @2pm.",
        ),
        ("Mondays 2pm-4pm. They also drive by appointment.", "They also drive by appointment."),
        ("Monday 2-4pm, Fri by appointment", "Fri by appointment"),
        ("Monday 2-4pm and Fridays by appointment only", "Fridays by appointment only"),
    ],
)
def test_a_sentence_behind_the_times_stands_beside_them(when, cell, words):
    times, _ = when({"Days and times": cell})
    assert times == [on("Monday", start="14:00", end="16:00", text=words)]


@pytest.mark.parametrize(
    "cell",
    [
        "Mondays 2pm-4pm. Appointments on other days.",
        "Mon-Fri 2pm-4pm, Fri by appointment",
        "Mondays 2pm-4pm. Tea is served at 5pm.",
        "Mondays 2pm-4pm. Every other week we go out.",
        "Mondays 2pm-4pm. Please check which weeks.",
        "Mondays 2pm-4pm. Not on some days.",
        "Mondays 2pm-4pm. On Mondays in winter we are longer.",
        "Mondays 2pm-4pm. On Sunday we start later than above.",
        "Mondays 2pm-4pm. We also close at Easter.",
        "Mondays 2pm-4pm and sometimes Thursdays.",
        "Daily 8-8 (Sundays 10-4)",
        "Mon-Fri 9am-5pm (closed for lunch)",
    ],
)
def test_a_sentence_that_may_change_the_times_leaves_all_as_words(when, cell):
    times, _ = when({"Days and times": cell})
    assert times == [{"ask": "", "text": cell}]


@pytest.mark.parametrize(
    "cell",
    [
        "Mon-Fri 9-5 (closed 12-1)",
        "Mon-Fri 9am-5pm, closed for lunch 12pm-1pm",
        "Mon-Fri 9am-5pm but closed between 12 and 1 for lunch",
    ],
)
def test_a_closure_at_noon_makes_two_sessions_a_day(when, cell):
    times, _ = when({"Days and times": cell})
    assert times == [
        on(*WEEK, start="09:00", end="12:00"),
        on(*WEEK, start="13:00", end="17:00"),
    ]


def test_other_times_of_some_days_stand_in_a_bracket(when):
    times, _ = when({"Days and times": "Daily 8am-8pm (Sundays 10am-4pm)"})
    assert times == [
        on(*WEEK, "Saturday", start="08:00", end="20:00"),
        on("Sunday", start="10:00", end="16:00"),
    ]


def test_a_first_date_may_stand_in_front_of_the_times(when):
    [times], _ = when({"Days and times": "Every Friday from 4 September 2026 7-9pm"})
    assert times == on("Friday", start="19:00", end="21:00", starting=str(date(2026, 9, 4)))


def test_a_first_date_may_be_in_the_column_for_the_day(when):
    [times], _ = when({**NONE, "Day": "Every Friday from 2026-12-04", "Time": "Fri 10-12"})
    assert times == on("Friday", start="10:00", end="12:00", starting="2026-12-04")


@pytest.mark.parametrize(
    ("cells", "times"),
    [
        (
            {"Monday": "10-12", "Tuesday": "", "Wednesday": "2-4", "Friday": "closed"},
            [on("Monday", start="10:00", end="12:00"), on("Wednesday", start="14:00", end="16:00")],
        ),
        (
            {"Monday": "10-12, 1-3"},
            [on("Monday", start="10:00", end="12:00"), on("Monday", start="13:00", end="15:00")],
        ),
        (
            {
                "Monday": "Yes",
                "Tuesday": "x",
                "Sunday": "no",
                "Start time": "10:00",
                "End": "12:00",
            },
            [on("Monday", "Tuesday", start="10:00", end="12:00")],
        ),
    ],
)
def test_a_column_for_each_day_has_its_times(when, cells, times):
    assert when({**NONE, **cells})[0] == times


@pytest.mark.parametrize(
    ("cells", "times"),
    [
        (
            {"Opening times": "Mon-Fri 9am-5pm", "Session times": "Tuesday 10am-12pm"},
            [on("Tuesday", start="10:00", end="12:00", text="Opening times: Mon-Fri 9am-5pm")],
        ),
        (
            {"Day": "Tuesday", "Opening times": "9am-5pm", "Session times": "10am-12pm"},
            [on("Tuesday", start="10:00", end="12:00", text="Opening times: 9am-5pm")],
        ),
        (
            {"Schedule": "Tuesday 10am-12pm", "Session times": "Friday 2pm-4pm"},
            [on("Tuesday", start="10:00", end="12:00"), on("Friday", start="14:00", end="16:00")],
        ),
        (
            {"Day": "Monday", "Schedule": "10am-12pm", "Session times": "2pm-4pm"},
            [on("Monday", start="10:00", end="12:00", text="Session times: 2pm-4pm")],
        ),
    ],
)
def test_two_columns_of_times_are_one_answer(when, cells, times):
    assert when({**NONE, **cells})[0] == times


@pytest.mark.parametrize(
    ("often", "cell", "times"),
    [
        ("Weekly Activities", "Saturday 4pm - 5pm", on("Saturday", start="16:00", end="17:00")),
        ("Weekly events", "Monday 2-4pm", on("Monday", start="14:00", end="16:00")),
        (
            "Daily Activities",
            "Open 7 days a week 10am - 4pm",
            on(*WEEK, "Saturday", "Sunday", start="10:00", end="16:00"),
        ),
        ("Daily sessions", "10am-4pm", on(*WEEK, "Saturday", "Sunday", start="10:00", end="16:00")),
    ],
)
def test_how_often_may_say_what_is_on(when, often, cell, times):
    assert when({"How often": often, "Days and times": cell})[0] == [times]


def test_a_one_off_event_without_its_year_waits(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")
    sent = table({"How often": "One-Off Events", "Days and times": "Tuesday 29th May 5:30pm - 7pm"})
    _, said = imported("a.csv", sent, "--map", str(imported.folder / "our.map.yml"))
    assert imported.slugs == []
    assert "has no year" in said


@pytest.mark.parametrize(
    "cell",
    [
        "Bi-weekly on a Tuesday 10.30am – 1pm",
        "Tuesdays 10am-1pm bi-weekly",
        "Biweekly on Tuesdays",
        "First Tuesday bimonthly 10am-12pm",
        "Six-weekly Tuesday 10am-12pm",
    ],
)
def test_what_may_be_twice_a_week_or_every_two_weeks_is_words(when, cell):
    times, _ = when({"Days and times": cell})
    assert times == [{"ask": "", "text": cell}]


def test_a_column_that_says_bi_weekly_is_words_in_front_of_the_times(when):
    times, _ = when({"Days and times": "Tuesday 10am-12pm", "How often": "Bi-weekly"})
    assert times == [{"ask": "", "text": "Bi-weekly: Tuesday 10am-12pm"}]


@pytest.mark.parametrize(
    ("text", "is_beside"),
    [
        ("The group meets biweekly.", True),
        ("Times may vary.", True),
        ("Days and times are subject to change.", True),
        ("Our bi-weekly newsletter is free.", False),
        ("Prices may vary.", False),
    ],
)
def test_a_text_that_leaves_the_times_open_is_beside_them(when, text, is_beside):
    times, _ = when({"Days and times": "Tuesday 10am-12pm", "In one line": text})
    more = {"note": text} if is_beside else {}
    assert times == [on("Tuesday", start="10:00", end="12:00", **more)]


@pytest.mark.parametrize(
    "cell",
    [
        "The 3rd Wednesday of every month 2pm-4pm",
        "3rd Wednesday of every month 2pm to 4pm",
        "We meet on the third Wednesday in every month at 2pm to 4pm",
        "We currently meet on the 3rd Wednesday of each month 2pm-4pm",
    ],
)
def test_no_word_alone_is_left_beside_the_times_of_a_month(when, cell):
    [times], _ = when({"Days and times": cell})
    assert times == {
        "every": "month",
        "days": ["third Wednesday"],
        "from": "14:00",
        "to": "16:00",
    }


@pytest.mark.parametrize(
    "cell",
    [
        "Classes are currently held every Tuesday 10am-12pm",
        "Tuesdays 10am-12pm currently",
        "At present Tuesday 10am-12pm",
        "Tues:10am-12pm",
    ],
)
def test_what_says_nothing_is_no_note(when, cell):
    times, _ = when({"Days and times": cell})
    assert times == [on("Tuesday", start="10:00", end="12:00")]


def test_what_is_not_on_at_present_is_words(when):
    cell = "Currently on hold Tuesday 10am-12pm"
    times, _ = when({"Days and times": cell})
    assert times == [{"ask": "", "text": cell}]


@pytest.mark.parametrize("cell", ["Mon-Fri: 7am - 8pm", "Mon-Fri:7am-8pm"])
def test_a_place_may_be_open_for_more_than_half_a_day(when, cell):
    times, _ = when({"Days and times": cell})
    assert times == [on(*WEEK, start="07:00", end="20:00")]


def test_a_class_of_more_than_half_a_day_is_words(when):
    times, _ = when({"Days and times": "Tuesday 7am-8pm"})
    assert times == [{"ask": "", "text": "Tuesday 7am-8pm"}]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("TUESDAYS 2-3.30 pm in the hall.", ("14:00", "15:30")),
        ("Tea from 2pm to 3.30pm.", ("14:00", "15:30")),
        ("Tea from 3pm to 4.30pm.", None),
        ("Tea and talk.", None),
    ],
)
def test_a_class_at_two_in_the_night_is_a_slip(when, text, hours):
    [times], _ = when({"Days and times": "Tuesday 02:00 - 03:30", "In one line": text})
    assert (times.get("from"), times.get("to")) == (hours or (None, None))
    assert ("ask" in times) == (hours is None)


@pytest.mark.parametrize(
    "cells",
    [
        {"Days and times": "Tuesday 02:00 - 06:00", "Name of the activity": "Larkwell Helpline"},
        {"Days and times": "Friday 1am-4am", "Name of the activity": "The Night Shelter"},
        {"Days and times": "Tuesday 5.30am-7am"},
        {"Days and times": "Friday 10pm-6am"},
    ],
)
def test_some_things_are_at_night(when, cells):
    [times], _ = when(cells)
    assert times["every"] == "week"


EVERY_DAY = [*WEEK, "Saturday", "Sunday"]


@pytest.mark.parametrize(
    "cell",
    [
        "Daily 10am-4pm",
        "7 days a week 10-4",
        "7 days 10-4",
        "7 days/week 10am-4pm",
        "Everyday 10am-4pm",
        "10am-4pm, seven days a week",
    ],
)
def test_each_day_of_the_week_is_named_in_many_words(when, cell):
    times, _ = when({"Days and times": cell})
    assert times == [on(*EVERY_DAY, start="10:00", end="16:00")]


def test_twelve_hours_are_read_where_they_can_only_be_by_day(when):
    times, _ = when({"Days and times": "Monday 8am-8"})
    assert times == [on("Monday", start="08:00", end="20:00")]


@pytest.mark.parametrize(
    "cell",
    ["Daily 8-8", "Monday 7-7", "Mon-Fri 9.30-9.30", "Mon 10-10", "Mon 8pm-8", "Mon 12-12"],
)
def test_twelve_hours_that_may_be_a_day_or_a_night_are_words(when, cell):
    assert when({"Days and times": cell})[0] == [{"ask": "", "text": cell}]


@pytest.mark.parametrize(
    ("cell", "warning"),
    [
        ("Monday 10am-12pm, subject to change", "subject to change"),
        ("Monday 10-12 (subject to cancellation at short notice)",
         "subject to cancellation at short notice"),
        ("Mon 10-12, please check before you go", "please check before you go"),
        ("Mon 10-12 please check website", "please check website"),
        ("Mondays 10am - 12pm - please check before attending.", "please check before attending"),
        ("Monday 10-12\nPlease check before you travel!", "Please check before you travel"),
        ("Subject to change: Mondays 10am-12pm", "Subject to change"),
        ("Mon 10-12 (check our Facebook page for the latest times)",
         "check our Facebook page for the latest times"),
        ("Mon 10-12 (may change in school holidays)", "may change in school holidays"),
        ("Mon 10-12; please ring us on 01632 960110 first as times may vary",
         "please ring us on 01632 960110 first as times may vary"),
    ],
)  # fmt: skip
def test_a_warning_stands_beside_times_that_are_sure(when, cell, warning):
    times, _ = when({"Days and times": cell})
    assert times == [on("Monday", start="10:00", end="12:00", text=warning)]


def test_a_warning_stands_beside_one_date(when):
    times, _ = when({"Days and times": "10ᵗʰ December 2026 2-4pm, subject to change"})
    once = {"date": "2026-12-10", "from": "14:00", "to": "16:00"}
    assert times == [{**once, "text": "subject to change"}]


@pytest.mark.parametrize(
    "cell",
    [
        "Mon 10-12, check Facebook for dates",
        "Mon 10-12, Wed times vary",
        "Mon or Tue 10-12 (subject to change)",
        "Mon 10-12, please check which weeks",
    ],
)
def test_words_that_say_more_than_a_warning_leave_all_in_words(when, cell):
    assert when({"Days and times": cell})[0] == [{"ask": "", "text": cell}]


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("1ˢᵗ Monday of the month 10ᵃᵐ-12ᵖᵐ", ["first Monday"]),
        ("2ⁿᵈ and 4 ᵗʰ Friday 10am-12pm", ["second Friday", "fourth Friday"]),
    ],
)
def test_letters_that_are_raised_behind_a_number_are_letters(when, cell, days):
    times, _ = when({"Days and times": cell})
    assert times == [{"every": "month", "days": days, "from": "10:00", "to": "12:00"}]


@pytest.mark.parametrize("cell", ["Mon 10³⁰-11³⁰", "Mon 10¹-12"])
def test_numbers_that_are_raised_behind_a_time_leave_it_in_words(when, cell):
    assert when({"Days and times": cell})[0] == [{"ask": "", "text": cell}]


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("Various meeting times", "names no day and no time"),
        ("Different times each week", "names no day and no time"),
        ("Times vary, please ask", "names no day and no time"),
        ("Weekday evenings, various times", "names no time of the day"),
        ("Mostly Sundays", "names no time of the day"),
    ],
)
def test_words_about_various_times_are_kept_and_the_hint_says_whom_to_ask(
    tmp_path, capsys, cell, what
):
    imported = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")
    sent = table({"How often": None, "Days and times": cell})
    _, said = imported("a.csv", sent, "--map", str(tmp_path / "our.map.yml"), "--details")
    words = imported.entry().replace('"', "")
    assert f"when:\n  - ask:\n    text: {cell}\n" in words
    assert f"`{cell}` {what}, so people have to ask, and read these words\n" in said
    hint = "Ask whoever keeps the list on which days and at which times it is on"
    assert (hint in said) == ("no day" in what)


@pytest.mark.parametrize("cell", ["Any time", "During library opening hours", "Flexible"])
def test_words_without_a_day_and_a_time_are_told_from_times(tmp_path, capsys, cell):
    imported = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")
    sent = table({"How often": None, "Days and times": cell})
    _, said = imported("a.csv", sent, "--map", str(tmp_path / "our.map.yml"), "--details")
    assert (
        f"`{cell}` names no day and no time, so people have to ask, and read these words\n" in said
    )
    assert "If it is on day and night, write `24 hours`; " in said
    assert "Monday 10:30 to 11:30" not in said


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("Mon-Thu 8am-9pm", WEEK[:4]),
        ("Mon-Thu 8am-9pm, Fri 8am-6pm, Sat 9-1", WEEK[:4]),
        ("Sat 8am-9pm, Mon-Fri 9-5", ["Saturday"]),
    ],
)
def test_long_hours_on_days_in_a_row_are_those_of_a_place(when, cell, days):
    times, _ = when({"Days and times": cell})
    assert times[0] == on(*days, start="08:00", end="21:00")
    assert len(times) == cell.count(",") + 1


@pytest.mark.parametrize(
    "cell",
    [
        "Mon 8am-9pm",
        "Sat & Sun 8am-9pm",
        "Mon, Wed, Fri 8am-9pm",
        "Mon-Thu 8am-9am, Fri 8am-9pm",
    ],
)
def test_long_hours_on_few_days_may_be_a_slip(when, cell):
    assert when({"Days and times": cell})[0] == [{"ask": "", "text": cell}]


@pytest.mark.parametrize("end", ["TBC", "tba", "to be confirmed"])
def test_an_end_that_is_to_be_confirmed_leaves_the_start(when, end):
    times, _ = when({"Days and times": f"Tuesdays - 19:15 - {end}; Thursdays - 19:15 - {end}"})
    assert times == [{"every": "week", "days": ["Tuesday", "Thursday"], "from": "19:15"}]


def test_a_plus_begins_no_words_that_were_cut_off(when):
    times, _ = when({"Days and times": "Mondays 1pm - 2pm + Soup Tues 2 - 3pm"})
    assert times == [
        on("Monday", start="13:00", end="14:00"),
        on("Tuesday", start="14:00", end="15:00", note="Soup"),
    ]
    times, _ = when({"Days and times": "+ soup on most days"})
    assert times == [{"ask": "", "text": "soup on most days"}]


def test_school_term_time_is_a_limit_with_all_its_words(when):
    times, _ = when({"Days and times": "Mondays 1pm - 2pm local school term time only"})
    assert times == [on("Monday", start="13:00", end="14:00", term_time="only")]


def test_lines_that_can_t_be_read_have_a_sign_between_them(when):
    times, _ = when({"Days and times": "Tea, Mondays 10am\nParcels, most days.\nBy phone"})
    assert times == [{"ask": "", "text": "Tea, Mondays 10am; Parcels, most days. By phone"}]


@pytest.mark.parametrize(
    ("cell", "every"),
    [
        (
            "Wednesday 10am to 12 term time only 10am to 12",
            [on("Wednesday", start="10:00", end="12:00", term_time="only")],
        ),
        (
            "Wednesday 10-12 term time only 2pm-4pm",
            [
                on("Wednesday", start="10:00", end="12:00", term_time="only"),
                on("Wednesday", start="14:00", end="16:00", term_time="only"),
            ],
        ),
        (
            "Wednesday 10:00 Term time only 10 am to 12",
            [{"ask": "", "text": "Wednesday 10:00 Term time only 10 am to 12"}],
        ),
    ],
)
def test_a_limit_between_times_of_one_day_is_of_all_of_them(when, cell, every):
    assert when({"Days and times": cell})[0] == every
