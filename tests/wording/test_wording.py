"""The exact words the public reads."""

import ast
import re
from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import activity_directory
from activity_directory import messages
from activity_directory.model.civic_calendar import SchoolTerm, civic_calendar
from activity_directory.model.cost import Cost
from activity_directory.model.eligibility import Eligibility
from activity_directory.model.joining import Joining
from activity_directory.model.schedule import (
    LAST_DAY,
    Always,
    ByArrangement,
    ByRule,
    Hours,
    Limits,
    MonthDay,
    Monthly,
    Once,
    OpeningHours,
    Period,
    Rolling,
    Weekly,
    YearlySeason,
)
from activity_directory.model.sessions import next_sessions, sessions_between, skipped_between
from activity_directory.model.status import Closed, Full, Paused, Running, WaitingList
from activity_directory.vocabulary import Term
from activity_directory.wording.costs import cost_changes, cost_lines, cost_summary, cost_words
from activity_directory.wording.counting import counted, how_long
from activity_directory.wording.dates import (
    date_list,
    date_words,
    day_and_month,
    full_date,
    hours_words,
    period_words,
    time_words,
)
from activity_directory.wording.joining import joining_sentence, wait_sentence
from activity_directory.wording.people import (
    eligibility_criteria,
    eligibility_exclusions,
    eligibility_sentence,
)
from activity_directory.wording.phrases import (
    either,
    joined,
    money,
    phone_words,
    postcode_words,
    sentence,
)
from activity_directory.wording.schedules import (
    bank_holiday_words,
    intake_words,
    not_on_words,
    schedule_line,
    schedule_words,
    session_date,
    session_hours,
    session_words,
    short_times,
    uncertain_words,
    words_and_next,
)
from activity_directory.wording.status import (
    checked_note,
    checked_words,
    status_sentence,
    status_to_come,
)
from activity_directory.wording.text_message import gsm_length, gsm_text, text_message

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
TODAY = date(2026, 11, 23)


def day(text):
    return date.fromisoformat(text)


def days(*texts):
    return tuple(day(text) for text in texts)


def hours(start, end=None):
    return Hours(time.fromisoformat(start), time.fromisoformat(end) if end else None)


@pytest.fixture(scope="module")
def larkwell():
    spring = SchoolTerm(
        day("2027-01-05"), day("2027-03-25"), Period(day("2027-02-15"), day("2027-02-19"))
    )
    autumn = SchoolTerm(day("2026-09-02"), day("2026-12-18"))
    return civic_calendar("England", range(2026, 2029), [autumn, spring])


# ---- lists, numbers, dates, times


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_is_joined_as_it_is_read_aloud(items, words):
    assert joined(items) == words
    assert either(items) == words.replace(" and ", " or ")


@pytest.mark.parametrize(
    ("number", "names", "words"),
    [
        (0, ("session",), "0 sessions"),
        (1, ("session",), "1 session"),
        (2, ("activity", "activities"), "2 activities"),
        (1, ("activity", "activities"), "1 activity"),
        (1200, ("listing",), "1,200 listings"),
    ],
)
def test_things_are_counted(number, names, words):
    assert counted(number, *names) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (60, "60 days"),
        (61, "2 months"),
        (448, "14 months"),
        (730, "23 months"),
        (731, "2 years"),
        (5908, "16 years"),
    ],
)
def test_a_long_time_is_told_in_months_or_years(days, words):
    assert how_long(days) == words


PACKAGE = Path(activity_directory.__file__).parent
NUMBERED = re.compile(
    r" (more )?(activities|bytes|characters|days|errors|files|hours|lines|links|listings|minutes"
    r"|mistakes|months|pages|places|problems|rows|seconds|sessions|times|warnings|weeks|words)\b"
)
LIMIT_OR_VERB = re.compile("[A-Z_]+|most|verb")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.name)
def test_no_plural_is_made_by_hand(path):
    by_hand = [
        f"{node.lineno}: {ast.unparse(number.value)}{words.value}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for number, words in pairwise(node.values)
        if isinstance(number, ast.FormattedValue)
        and isinstance(words, ast.Constant)
        and NUMBERED.match(words.value)
        and not LIMIT_OR_VERB.fullmatch(ast.unparse(number.value))
    ]
    assert by_hand == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (23, "23rd"),
        (31, "31st"),
        (111, "111th"),
    ],
)
def test_places_in_a_row(number, words):
    assert messages.ordinal(number) == words


@pytest.mark.parametrize(
    ("pence", "words"),
    [
        (0, "£0"),
        (5, "5p"),
        (50, "50p"),
        (100, "£1"),
        (350, "£3.50"),
        (400, "£4"),
        (695, "£6.95"),
        (2005, "£20.05"),
        (500000, "£5,000"),
    ],
)
def test_money(pence, words):
    assert money(pence) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("", ""), ("our tutor is away", "Our tutor is away."), ("Why not?", "Why not?")],
)
def test_a_sentence_starts_and_ends_as_one(text, words):
    assert sentence(text) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("00:00", "midnight"),
        ("00:30", "12.30am"),
        ("09:05", "9.05am"),
        ("10:30", "10.30am"),
        ("12:00", "noon"),
        ("12:15", "12.15pm"),
        ("14:00", "2pm"),
        ("23:59", "11.59pm"),
    ],
)
def test_times(moment, words):
    assert time_words(time.fromisoformat(moment)) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (hours("10:30", "12:00"), "10.30am to noon"),
        (hours("10:30", "11:30"), "10.30am to 11.30am"),
        (hours("19:00", "21:00"), "7pm to 9pm"),
        (hours("22:00", "02:00"), "10pm to 2am"),
        (hours("18:00", "00:00"), "6pm to midnight"),
        (hours("14:00"), "from 2pm"),
        (hours("00:00", "00:00"), "all day"),
        (hours("08:00", "08:00"), "24 hours from 8am"),
    ],
)
def test_time_ranges_give_each_end_its_half_of_the_day(span, words):
    assert hours_words(span) == words


def test_a_year_is_said_only_where_it_is_not_this_one():
    assert date_words(day("2026-11-27"), TODAY) == "Friday 27 November"
    assert date_words(day("2027-01-15"), TODAY) == "Friday 15 January 2027"
    assert day_and_month(day("2026-11-27"), TODAY) == "27 November"
    assert full_date(day("2026-11-02")) == "2 November 2026"


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (days("2026-12-07"), "Monday 7 December"),
        (
            days("2027-02-01", "2026-12-07", "2027-01-04"),
            "Monday 7 December, Monday 4 January and Monday 1 February 2027",
        ),
        (
            days("2027-01-04", "2028-01-03"),
            "Monday 4 January 2027 and Monday 3 January 2028",
        ),
    ],
)
def test_a_list_of_dates_says_each_year_once(dates, words):
    assert date_list(dates, TODAY) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-12-01", "2026-12-15", "1 December to 15 December"),
        ("2027-01-11", "2027-03-29", "11 January to 29 March 2027"),
        ("2026-11-02", "2027-03-26", "2 November 2026 to 26 March 2027"),
    ],
)
def test_periods(first, last, words):
    assert period_words(day(first), day(last), TODAY) == words


# ---- schedules: what it is a case of, the schedule, the words on 23 November 2026

TWO_TO_FOUR = hours("14:00", "16:00")
ALL_DAY = hours("00:00", "00:00")
COOK_12 = Weekly(
    (MON,),
    hours("14:00", "15:30"),
    limits=Limits(
        starting=day("2027-01-11"),
        sessions=12,
        skipped=days("2027-02-15", "2027-03-29"),
        next_intakes=days("2027-04-19", "2027-09-13"),
    ),
)
FRIDAY_CLUB = Weekly((FRI,), hours("19:00", "21:00"), 2, Limits(starting=day("2026-11-13")))
SCHEDULES = [
    (
        "one weekday",
        Weekly((TUE,), hours("10:30", "12:00")),
        "Tuesdays, 10.30am to noon",
    ),
    (
        "two weekdays",
        Weekly((MON, FRI), hours("10:30", "11:30")),
        "Mondays and Fridays, 10.30am to 11.30am",
    ),
    (
        "weekdays in a row",
        Weekly((MON, TUE, WED, THU, FRI), hours("09:00", "10:00")),
        "Monday to Friday, 9am to 10am",
    ),
    ("every day", Weekly(tuple(range(7)), hours("07:00")), "Every day at 7am"),
    ("no end", Weekly((TUE,), hours("14:00")), "Tuesdays at 2pm"),
    ("a fortnight", FRIDAY_CLUB, "Every second Friday, 7pm to 9pm"),
    (
        "a fortnight still to start",
        Weekly((FRI,), hours("19:00", "21:00"), 2, Limits(starting=day("2027-01-15"))),
        "Every second Friday, 7pm to 9pm, from 15 January 2027",
    ),
    (
        "two days of a fortnight",
        Weekly((MON, FRI), TWO_TO_FOUR, 2, Limits(starting=day("2026-11-13"))),
        "Every second week on Monday and Friday, 2pm to 4pm",
    ),
    (
        "every third week",
        Weekly((FRI,), TWO_TO_FOUR, 3, Limits(starting=day("2026-11-13"))),
        "Every 3 weeks on Friday, 2pm to 4pm",
    ),
    (
        "first Monday, closed on bank holidays",
        Monthly((MonthDay(1, MON),), TWO_TO_FOUR, limits=Limits(bank_holidays="closed")),
        "First Monday of the month, 2pm to 4pm, not on bank holidays",
    ),
    (
        "two places of one weekday",
        Monthly((MonthDay(1, MON), MonthDay(3, MON)), TWO_TO_FOUR),
        "First and third Monday of the month, 2pm to 4pm",
    ),
    (
        "two weekdays of a month",
        Monthly((MonthDay(2, TUE), MonthDay(4, THU)), TWO_TO_FOUR),
        "Second Tuesday and fourth Thursday of the month, 2pm to 4pm",
    ),
    (
        "last Friday",
        Monthly((MonthDay(-1, FRI),), hours("18:00", "20:00")),
        "Last Friday of the month, 6pm to 8pm",
    ),
    ("a date", Monthly((MonthDay(day=15),), hours("09:00")), "The 15th of each month at 9am"),
    (
        "a date without hours",
        Monthly((MonthDay(day=15),), ALL_DAY),
        "The 15th of each month",
    ),
    (
        "a date without hours, in its own words",
        Monthly((MonthDay(day=15),), ALL_DAY, limits=Limits(text="Packs are posted on the 15th.")),
        "Packs are posted on the 15th",
    ),
    (
        "own words before a day that is no name",
        Monthly((MonthDay(1, MON),), TWO_TO_FOUR, limits=Limits(text="With a nurse")),
        "With a nurse: first Monday of the month, 2pm to 4pm",
    ),
    (
        "one whole day",
        Once(day("2027-01-16"), ALL_DAY),
        "Saturday 16 January 2027, all day",
    ),
    (
        "two dates",
        Monthly((MonthDay(day=1), MonthDay(day=15)), TWO_TO_FOUR),
        "The 1st and the 15th of each month, 2pm to 4pm",
    ),
    (
        "every second month",
        Monthly((MonthDay(1, MON),), TWO_TO_FOUR, 2, Limits(starting=day("2026-11-02"))),
        "First Monday of every second month, 2pm to 4pm",
    ),
    (
        "every third month",
        Monthly((MonthDay(day=31),), TWO_TO_FOUR, 3, Limits(starting=day("2026-10-31"))),
        "The 31st of every 3rd month, 2pm to 4pm",
    ),
    (
        "a course that skips two Mondays",
        COOK_12,
        "12 Mondays from 11 January 2027, 2pm to 3.30pm, not 15 February or 29 March",
    ),
    (
        "a course on two days",
        Weekly((MON, THU), TWO_TO_FOUR, limits=Limits(starting=day("2027-01-11"), sessions=6)),
        "6 sessions on Mondays and Thursdays from 11 January 2027, 2pm to 4pm",
    ),
    (
        "a course of fortnights",
        Weekly((MON,), TWO_TO_FOUR, 2, Limits(starting=day("2027-01-11"), sessions=6)),
        "6 sessions, every second Monday from 11 January 2027, 2pm to 4pm",
    ),
    (
        "a monthly course",
        Monthly(
            (MonthDay(1, MON),), TWO_TO_FOUR, limits=Limits(starting=day("2027-01-04"), sessions=4)
        ),
        "4 sessions, first Monday of the month from 4 January 2027, 2pm to 4pm",
    ),
    (
        "a course with a moved meeting",
        Weekly(
            (MON,),
            TWO_TO_FOUR,
            limits=Limits(
                starting=day("2027-01-11"),
                sessions=6,
                skipped=days("2027-01-18"),
                extra=days("2027-01-20"),
            ),
        ),
        (
            "6 sessions on Mondays from 11 January 2027, 2pm to 4pm, not 18 January,"
            " and also Wednesday 20 January"
        ),
    ),
    (
        "term time",
        Weekly((WED,), hours("09:30", "11:30"), limits=Limits(term_time_only=True)),
        "Wednesdays in term time, 9.30am to 11.30am",
    ),
    (
        "from a start to an end",
        Weekly((TUE,), TWO_TO_FOUR, limits=Limits(day("2027-01-12"), day("2027-03-30"))),
        "Tuesdays, 2pm to 4pm, from 12 January to 30 March 2027",
    ),
    (
        "an end, its start long past",
        Weekly((TUE,), TWO_TO_FOUR, limits=Limits(day("2026-01-13"), day("2027-03-30"))),
        "Tuesdays, 2pm to 4pm, until 30 March 2027",
    ),
    (
        "skipped and extra dates, the past ones left unsaid",
        Weekly(
            (TUE,),
            TWO_TO_FOUR,
            limits=Limits(
                skipped=days("2026-11-17", "2026-12-29", "2027-01-05"), extra=days("2026-12-30")
            ),
        ),
        "Tuesdays, 2pm to 4pm, not 29 December or 5 January 2027, and also Wednesday 30 December",
    ),
    (
        "bank holidays too",
        Weekly((MON,), TWO_TO_FOUR, limits=Limits(bank_holidays="open")),
        "Mondays, 2pm to 4pm, bank holidays too",
    ),
    (
        "a yearly season",
        Weekly((SUN,), TWO_TO_FOUR, limits=Limits(season=YearlySeason((11, 1), (3, 26)))),
        "Sundays, 2pm to 4pm, 1 November to 26 March each year",
    ),
    (
        "once",
        Once(day("2027-01-16"), hours("10:00", "15:00")),
        "Saturday 16 January 2027, 10am to 3pm",
    ),
    (
        "once, and once more",
        Once(day("2027-01-16"), hours("10:00"), Limits(extra=days("2027-01-17"))),
        "Saturday 16 January and Sunday 17 January 2027 at 10am",
    ),
    (
        "opening hours for a season",
        OpeningHours(
            tuple((weekday, hours("10:00", "16:00")) for weekday in range(5)),
            Limits(season=Period(day("2026-11-02"), day("2027-03-26")), bank_holidays="closed"),
        ),
        (
            "Monday to Friday, 10am to 4pm, from 2 November 2026 to 26 March 2027,"
            " not on bank holidays"
        ),
    ),
    (
        "opening hours that differ by day, with words of their own",
        OpeningHours(
            (
                *((weekday, hours("09:30", "17:30")) for weekday in (MON, TUE, WED)),
                (THU, hours("09:30", "20:00")),
                *((weekday, hours("09:30", "17:30")) for weekday in (FRI, SAT)),
            ),
            Limits(text="Any time the library is open", bank_holidays="closed"),
        ),
        (
            "Any time the library is open: Monday to Wednesday, Friday and Saturday,"
            " 9.30am to 5.30pm; Thursday, 9.30am to 8pm; not on bank holidays"
        ),
    ),
    (
        "opening twice on one day",
        OpeningHours(((SAT, hours("09:00", "12:00")), (SAT, hours("13:00", "17:00")))),
        "Saturday, 9am to noon and 1pm to 5pm",
    ),
    (
        "opening every day",
        OpeningHours(tuple((weekday, hours("09:00", "20:00")) for weekday in range(7))),
        "Every day, 9am to 8pm",
    ),
    (
        "opening in term time",
        OpeningHours(((TUE, TWO_TO_FOUR), (WED, TWO_TO_FOUR)), Limits(term_time_only=True)),
        "In term time: Tuesday and Wednesday, 2pm to 4pm",
    ),
    (
        "a break of some weeks beside a date",
        Weekly(
            (MON,),
            hours("10:00", "12:00"),
            limits=Limits(
                skipped=(
                    day("2026-11-30"),
                    Period(day("2026-12-21"), day("2027-01-04")),
                    Period(day("2026-08-01"), day("2026-09-01")),
                )
            ),
        ),
        "Mondays, 10am to noon, not 30 November, not from 21 December 2026 to 4 January 2027",
    ),
    (
        "two breaks",
        Weekly(
            (MON,),
            hours("10:00"),
            limits=Limits(
                skipped=(
                    Period(day("2026-12-21"), day("2026-12-28")),
                    Period(day("2027-03-01"), day("2027-03-02")),
                )
            ),
        ),
        "Mondays at 10am, not from 21 December to 28 December or from 1 March to 2 March 2027",
    ),
    (
        "an event of two days",
        Once(day("2027-06-05"), hours("10:00", "16:00"), Limits(extra=days("2027-06-06"))),
        "Saturday 5 June and Sunday 6 June 2027, 10am to 4pm",
    ),
    (
        "an event of several days in a row",
        Once(
            day("2026-12-30"),
            hours("10:00", "16:00"),
            Limits(extra=days("2026-12-31", "2027-01-01", "2027-01-02")),
        ),
        "Wednesday 30 December 2026 to Saturday 2 January 2027, 10am to 4pm",
    ),
    (
        "the last day of a month",
        Monthly((MonthDay(day=LAST_DAY),), hours("10:00")),
        "The last day of each month at 10am",
    ),
    (
        "a rolling programme in its own words",
        Rolling(12, 2, Limits(text="Two sessions a week; you agree your times with the trainer.")),
        "Two sessions a week; you agree your times with the trainer",
    ),
    (
        "a rolling programme",
        Rolling(12, 2),
        "12 weeks from when you start, 2 sessions a week, at times agreed with you",
    ),
    ("a rolling programme of unknown length", Rolling(), "Times agreed with you"),
    (
        "by arrangement",
        ByArrangement("A volunteer rings you once a week."),
        "A volunteer rings you once a week",
    ),
    ("by arrangement, no words", ByArrangement(""), "Times agreed with you"),
    ("always", Always("Day and night."), "Day and night"),
    (
        "a rule in its own words",
        ByRule(
            "FREQ=MONTHLY;BYDAY=2SA",
            hours("10:00", "12:00"),
            Limits(day("2026-09-12"), text="Second Saturday of the month"),
        ),
        "Second Saturday of the month, 10am to noon",
    ),
    (
        "a rule without words",
        ByRule("FREQ=MONTHLY;BYDAY=2SA", hours("10:00", "12:00")),
        "On set dates, 10am to noon",
    ),
]


@pytest.mark.parametrize(
    ("schedule", "words"),
    [case[1:] for case in SCHEDULES],
    ids=[case[0] for case in SCHEDULES],
)
def test_a_schedule_in_words(schedule, words, larkwell):
    assert schedule_words(schedule, TODAY, larkwell) == words


def test_a_note_is_a_sentence_of_its_own(larkwell):
    phone_line = OpeningHours(((TUE, TWO_TO_FOUR),), Limits(note="Phone line"))
    assert schedule_line(phone_line, TODAY, larkwell) == "Tuesday, 2pm to 4pm. Phone line."
    no_note = Weekly((TUE,), TWO_TO_FOUR)
    assert schedule_line(no_note, TODAY, larkwell) == "Tuesdays, 2pm to 4pm"
    booked = replace(no_note, limits=Limits(book_ahead=2, note="ring by 3pm"))
    assert schedule_line(booked, TODAY, larkwell) == (
        "Tuesdays, 2pm to 4pm. Book at least 2 working days before. Ring by 3pm."
    )


@pytest.mark.parametrize(
    ("today", "words", "intakes"),
    [
        (
            "2026-11-23",
            "12 Mondays from 11 January 2027, 2pm to 3.30pm, not 15 February or 29 March",
            "Next courses start 19 April and 13 September 2027.",
        ),
        (
            "2027-02-20",
            "12 Mondays from 11 January, 2pm to 3.30pm, not 29 March",
            "Next courses start 19 April and 13 September.",
        ),
        (
            "2027-04-13",
            "12 Mondays from 19 April, 2pm to 3.30pm",
            "Next course starts 13 September.",
        ),
        ("2027-09-20", "12 Mondays from 13 September, 2pm to 3.30pm", ""),
    ],
)
def test_a_course_speaks_of_the_run_that_is_on_or_next(today, words, intakes, larkwell):
    assert schedule_words(COOK_12, day(today), larkwell) == words
    assert intake_words(COOK_12, day(today), larkwell) == intakes


def test_bank_holidays_are_a_question_where_nobody_said():
    asks = "Please ask about bank holidays."
    assert bank_holiday_words([Weekly((MON,), TWO_TO_FOUR)]) == asks
    assert (
        bank_holiday_words([Weekly((MON,), TWO_TO_FOUR, limits=Limits(bank_holidays="ask"))])
        == asks
    )
    known = Weekly((MON,), TWO_TO_FOUR, limits=Limits(bank_holidays="closed"))
    assert bank_holiday_words([known, Rolling(12), Always("Day and night.")]) == ""


# ---- single sessions


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-11-27", "today at 7pm"),
        ("2026-11-26", "tomorrow at 7pm"),
        ("2026-11-25", "Friday 27 November, 7pm"),
    ],
)
def test_the_next_session_is_near_or_a_date(today, words, larkwell):
    [session] = next_sessions([FRIDAY_CLUB], day(today), 1, larkwell)
    assert session_words(session, day(today)) == words


def test_a_session_by_its_date_and_time(larkwell):
    [session] = next_sessions([FRIDAY_CLUB], TODAY, 1, larkwell)
    assert session_date(session, TODAY) == "Friday 27 November, 7pm to 9pm"
    assert session_hours(session) == "7pm to 9pm"
    words = schedule_words(FRIDAY_CLUB, TODAY, larkwell)
    assert (
        words_and_next(words, session, TODAY)
        == "Every second Friday, 7pm to 9pm; next on 27 November"
    )
    assert words_and_next(words, None, TODAY) == words


def test_a_session_without_an_end_gives_its_start(larkwell):
    [session] = next_sessions([Weekly((TUE,), hours("14:00"))], TODAY, 1, larkwell)
    assert session_hours(session) == "2pm"


def test_where_people_may_come_at_any_time_the_hours_are_given(larkwell):
    opening = OpeningHours(((MON, hours("10:00", "16:00")),))
    [session] = next_sessions([opening], TODAY, 1, larkwell)
    assert session_words(session, TODAY) == "today, 10am to 4pm"


def test_a_session_without_hours_is_a_day(larkwell):
    [packet] = next_sessions([Monthly((MonthDay(day=15),), ALL_DAY)], TODAY, 1, larkwell)
    assert session_words(packet, TODAY) == "Tuesday 15 December"
    assert session_words(packet, day("2026-12-15")) == "today"
    assert session_date(packet, TODAY) == "Tuesday 15 December"


def test_an_uncertain_session_says_to_check_first(larkwell):
    monthly = Monthly((MonthDay(1, MON),), TWO_TO_FOUR)
    [may] = sessions_between([monthly], day("2027-05-01"), day("2027-05-31"), larkwell)
    assert uncertain_words(may) == "Please check that it is on: it is a bank holiday."
    term_time = Weekly((WED,), TWO_TO_FOUR, limits=Limits(term_time_only=True))
    [april] = sessions_between([term_time], day("2027-04-01"), day("2027-04-07"), larkwell)
    assert (
        uncertain_words(april)
        == "Please check that it is on: we do not know the school holidays yet."
    )
    opening = OpeningHours(((MON, TWO_TO_FOUR),), Limits(extra=days("2026-11-28")))
    [extra] = sessions_between([opening], day("2026-11-28"), day("2026-11-28"), larkwell)
    assert uncertain_words(extra) == "Please ask for the times."
    [certain] = next_sessions([FRIDAY_CLUB], TODAY, 1, larkwell)
    assert uncertain_words(certain) == ""


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (
            Monthly((MonthDay(1, MON),), TWO_TO_FOUR, limits=Limits(bank_holidays="closed")),
            "Not on Monday 3 May (bank holiday)",
        ),
        (
            Weekly((MON,), TWO_TO_FOUR, limits=Limits(bank_holidays="closed")),
            "Not on Monday 29 March, Monday 3 May or Monday 31 May (bank holidays)",
        ),
        (
            Weekly((MON,), TWO_TO_FOUR, limits=Limits(skipped=days("2027-02-15", "2027-05-10"))),
            "Not on Monday 15 February (half-term); or Monday 10 May",
        ),
        (Weekly((TUE,), TWO_TO_FOUR), ""),
    ],
)
def test_dates_on_which_it_is_not_on_give_their_reason(schedule, words, larkwell):
    skipped = skipped_between([schedule], day("2027-02-01"), day("2027-06-30"), larkwell)
    assert not_on_words(skipped, day("2027-02-01")) == words


# ---- cost


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (Cost("free"), "Free"),
        (Cost("free", only_for="carers"), "Free for carers"),
        (Cost("free_if"), "Free if you qualify"),
        (
            Cost("free_if", free_for="a professional refers you"),
            "Free if a professional refers you",
        ),
        (Cost("donation"), "Free, donations welcome"),
        (Cost("donation", 200), "Free, suggested donation £2"),
        (Cost("pay_what_you_can"), "Pay what you can"),
        (Cost("pay_what_you_can", 300), "Pay what you can, £3 suggested"),
        (Cost("per_session", 350), "£3.50 each time"),
        (Cost("per_session", 400, note="each way"), "£4 each way"),
        (
            Cost("per_session", 250, only_for="people on benefits"),
            "£2.50 each time for people on benefits",
        ),
        (Cost("per_session"), "You pay each time: ask how much"),
        (Cost("per_course", 2000), "£20 for the course"),
        (Cost("membership", 400, note="each shop"), "Members pay £4 each shop"),
        (Cost("membership", 1000, every="month"), "Membership £10 a month"),
        (
            Cost("materials", 200, note="a week for ingredients"),
            "You only pay for materials: £2 a week for ingredients",
        ),
        (
            Cost("per_session", 200, note="a biscuit is in it"),
            "£2 each time (a biscuit is in it)",
        ),
        (Cost("materials"), "You only pay for materials"),
        (Cost("ask"), "Ask about the cost"),
    ],
)
def test_a_way_of_paying_in_words(cost, words):
    assert cost_words(cost) == words


GYM = (
    Cost("free", since=day("2019-01-01"), until=day("2026-03-31")),
    Cost("per_session", 350, since=day("2026-04-01")),
)


def test_the_price_is_the_price_of_the_day():
    assert cost_lines(GYM, day("2026-03-31")) == ("Free, until 31 March",)
    assert cost_lines(GYM, day("2026-04-01")) == ("£3.50 each time",)


def test_several_ways_of_paying_make_one_line():
    tai_chi = (Cost("per_session", 500), Cost("per_session", 250, only_for="people on benefits"))
    assert cost_summary(tai_chi, TODAY) == "£5 each time; £2.50 each time for people on benefits"
    calm = (Cost("per_course", 2000), Cost("free_if", free_for="your link worker refers you"))
    assert cost_summary(calm, TODAY) == "£20 for the course; free if your link worker refers you"


def test_a_cost_nobody_knows_is_said_to_be_asked():
    assert cost_summary((), TODAY) == "Ask about the cost"
    assert cost_summary(GYM[:1], TODAY) == "Ask about the cost"


def test_a_new_price_is_announced_four_weeks_before():
    assert cost_changes(GYM, day("2026-03-04")) == ("From 1 April: £3.50 each time.",)
    assert cost_changes(GYM, day("2026-03-03")) == ()
    assert cost_changes(GYM, day("2026-04-01")) == ()


# ---- joining and eligibility

DROP_IN = Term("drop-in", "Just turn up", "", card_line="You do not need to book. Just come along.")
CHAMPION = Term("champion-referral", "A Champion can introduce you", "A Champion can point you on.")
ONESELF = Term("self-referral", "Refer yourself", "", card_line="You can refer yourself.")
PROFESSIONAL = Term(
    "professional-referral",
    "A professional can refer you",
    "",
    card_line="Your GP must refer you.",
    also_line="Your GP can also refer you.",
)
STATUTORY = Term("statutory", "Assessment needed", "A council assessment decides.")
FAMILY = Term("family-referral", "Family", "", card_line="Your family or carer can ask for you.")
LARKWELL = Term("larkwell", "Larkwell", "")
RIVERSIDE = Term("riverside", "Riverside", "")


@pytest.mark.parametrize(
    ("joining", "words"),
    [
        (
            Joining((DROP_IN,), how="Just come along on either day"),
            "Just come along on either day.",
        ),
        (
            Joining((CHAMPION, DROP_IN)),
            "You do not need to book. Just come along. A Champion can point you on.",
        ),
        (
            Joining((PROFESSIONAL, DROP_IN)),
            "You do not need to book. Just come along. Your GP can also refer you.",
        ),
        (Joining((PROFESSIONAL,)), "Your GP must refer you."),
        (
            Joining((STATUTORY, ONESELF)),
            "You can refer yourself. A professional can also refer you.",
        ),
        (
            Joining((ONESELF, FAMILY)),
            "You can refer yourself. Your family or carer can ask for you.",
        ),
        (Joining((CHAMPION,)), "A Champion can point you on."),
        (Joining(()), "Ask how to join."),
    ],
)
def test_how_to_join_is_one_sentence_for_all_places(joining, words):
    assert joining_sentence(joining) == words


def test_the_wait_is_said_where_it_is_known():
    waiting = Joining((ONESELF,), wait="about 3 weeks.")
    assert wait_sentence(waiting) == "How long you wait for a place: about 3 weeks."
    assert wait_sentence(Joining((ONESELF,))) == ""


@pytest.mark.parametrize(
    ("eligibility", "words"),
    [
        (None, "Anyone can come."),
        (Eligibility(), "Anyone can come."),
        (Eligibility(text="For carers."), "For carers."),
        (
            Eligibility(minimum_age=60, lives_in=(LARKWELL,)),
            "For people aged 60 and over who live in Larkwell.",
        ),
        (Eligibility(minimum_age=13, maximum_age=18), "For people aged 13 to 18."),
        (Eligibility(maximum_age=18), "For people aged 18 and under."),
        (Eligibility(over_age=16), "For people over 16."),
        (Eligibility(over_age=16, maximum_age=25), "For people over 16 and up to 25."),
        (Eligibility(gender="women", minimum_age=18), "For women aged 18 and over."),
        (
            Eligibility(role="carer", lives_in=(RIVERSIDE, LARKWELL)),
            "For carers who live in Riverside or Larkwell.",
        ),
        (Eligibility(gender="men", role="parent"), "For men who are parents."),
        (Eligibility(child_maximum_age=5), "For people with a child aged 5 and under."),
        (
            Eligibility(benefit="Universal Credit", registered_with="a surgery in Larkwell"),
            "For people who are registered with a surgery in Larkwell and get Universal Credit.",
        ),
        (
            Eligibility(community="the Tamil community", minimum_age=55),
            "For people aged 55 and over from the Tamil community.",
        ),
        (
            Eligibility(bmi_over=28, conditions=("a fall in the last year",), minimum_age=60),
            "For people aged 60 and over.",
        ),
        (Eligibility(bmi_over=28), "Ask if it is right for you."),
    ],
)
def test_who_may_come_in_words_that_keep_private_facts_out(eligibility, words):
    assert eligibility_sentence(eligibility) == words


def test_a_professional_reads_every_criterion_and_exclusion():
    slimming = Eligibility(
        over_age=16,
        lives_in=(LARKWELL,),
        bmi_over=28,
        conditions=("a fall in the last year", "unsteady on your feet"),
        not_suitable_for=("pregnant", "an eating disorder"),
        not_had_within=12,
        inactive=True,
        other="Ready to change",
    )
    assert tuple(eligibility_criteria(slimming)) == (
        ("age", "Over 16"),
        ("area", "Lives in Larkwell"),
        ("bmi", "BMI over 28"),
        ("", "Has a fall in the last year or unsteady on your feet"),
        ("", "Not active now: under 150 minutes of activity a week"),
        ("", "Ready to change"),
    )
    assert eligibility_exclusions(slimming) == (
        "Pregnant",
        "An eating disorder",
        "Had it in the last 12 months",
    )
    assert tuple(eligibility_criteria(Eligibility())) == ()


# ---- status and checks


@pytest.mark.parametrize(
    ("status", "current", "words"),
    [
        (
            Paused(day("2026-10-20"), day("2027-02-02"), "Our tutor is away."),
            "paused",
            "Paused since 20 October 2026. Our tutor is away. Back on 2 February 2027.",
        ),
        (
            Paused(day("2026-10-20"), because="the roof leaks"),
            "paused",
            (
                "Paused since 20 October 2026. The roof leaks. We do not know yet when it will be"
                " back."
            ),
        ),
        (Paused(), "paused", "Paused for now. We do not know yet when it will be back."),
        (Closed(day("2026-07-31")), "closed", "Closed since 31 July 2026."),
        (
            Closed(day("2026-07-31"), "Our leader moved away"),
            "closed",
            "Closed since 31 July 2026. Our leader moved away.",
        ),
        (Closed(), "closed", "Closed."),
        (Full(day("2026-12-11")), "full", "Full until 11 December 2026."),
        (Full(), "full", "Full at the moment."),
        (WaitingList(), "waiting-list", "There is a waiting list: about 3 weeks."),
        (Running(), "running", "Running."),
        (Running(), "starting-soon", "Starts on 12 January 2027."),
        (Running(), "finished", "Finished on 29 March 2027."),
        (
            Running(),
            "seasonal",
            "Not running at this time of year. Starts again on 12 January 2027.",
        ),
        (Full(day("2026-12-11")), "finished", "Finished on 29 March 2027."),
    ],
)
def test_status_in_words(status, current, words):
    assert (
        status_sentence(
            status,
            current,
            starts=day("2027-01-12"),
            ends=day("2027-03-29"),
            wait="about 3 weeks",
        )
        == words
    )


@pytest.mark.parametrize(
    ("current", "words"),
    [
        ("starting-soon", "Starting soon."),
        ("waiting-list", "There is a waiting list."),
        ("seasonal", "Not running at this time of year."),
        ("finished", "Finished."),
    ],
)
def test_status_in_words_where_the_date_is_not_known(current, words):
    assert status_sentence(Running(), current) == words


def test_a_pause_or_an_end_to_come_is_announced():
    assert (
        status_to_come(Paused(day("2026-12-20"), day("2027-01-10")), TODAY)
        == "It will pause from 20 December, until 10 January 2027."
    )
    assert status_to_come(Closed(day("2026-12-31")), TODAY) == "It will close on 31 December."
    assert status_to_come(Closed(TODAY), TODAY) == ""
    assert status_to_come(Running(), TODAY) == ""


def test_a_check_always_gives_its_year():
    assert checked_words(day("2026-11-02")) == "Details checked 2 November 2026"
    assert (
        checked_note("We visited on {checked_on}.", day("2026-11-02"))
        == "We visited on 2 November 2026."
    )


# ---- numbers and postcodes


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("+441632960110", "01632 960110"),
        ("01632 960 110", "01632 960110"),
        ("00441632960110", "01632 960110"),
        ("+442079460123", "020 7946 0123"),
        ("+441134960123", "0113 496 0123"),
        ("+441214960123", "0121 496 0123"),
        ("+447700900107", "07700 900107"),
        ("+448081570118", "0808 157 0118"),
        ("+443069990123", "0306 999 0123"),
        ("+44800123456", "0800 123 456"),
        ("08001111", "0800 1111"),
        ("116123", "116 123"),
        ("1800101632960110", "18001 01632 960110"),
        ("18001", "18001"),
        ("85258", "85258"),
        ("116 123", "116 123"),
        ("999", "999"),
        ("111", "111"),
        ("+33123456789", "+33123456789"),
    ],
)
def test_telephone_numbers_are_grouped_as_people_say_them(number, words):
    assert phone_words(number) == words


@pytest.mark.parametrize(
    "number",
    [
        "+441632960110",
        "+442079460123",
        "+441134960123",
        "+441514960123",
        "+441914980123",
        "+447700900107",
        "+448081570118",
        "+443069990123",
        "+448001111",
        "+442890180123",
        "+442920180123",
    ],
)
def test_our_groups_are_those_of_the_phone_number_library(number):
    parsed = phonenumbers.parse(number, "GB")
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    assert phone_words(number) == national


@pytest.mark.parametrize(
    ("postcode", "words"),
    [("lw24ab", "LW2 4AB"), ("LW2  4AB", "LW2 4AB"), ("sw1a1aa", "SW1A 1AA"), ("LW2", "LW2")],
)
def test_postcodes_have_capitals_and_one_space(postcode, words):
    assert postcode_words(postcode) == words


# ---- one text message


def test_a_time_in_ever_fewer_words(larkwell):
    course = Weekly(
        (0,),
        Hours(time(14), time(15, 30)),
        limits=Limits(
            starting=date(2027, 1, 11),
            sessions=12,
            skipped=(date(2027, 2, 15),),
            text="In the big kitchen",
        ),
    )
    assert list(short_times(course, TODAY, larkwell)) == [
        "In the big kitchen: 12 Mondays from 11 January 2027, 2pm to 3.30pm, not 15 February",
        "12 Mondays from 11 January 2027, 2pm to 3.30pm, not 15 February",
        "12 Mondays from 11 January 2027, 2pm to 3.30pm",
        "12 Mondays from 11 January 2027, 2pm to 3.30pm",
    ]


ADDRESS = "connected-larkwell.example.org/a/chair"


def test_a_text_message_says_what_when_where_and_whom_to_ring():
    when = "Mondays and Fridays, 10.30am to 11.30am, not on bank holidays"
    places = ("Highfield Hall LW4 3FG", "LW4 3FG")
    assert text_message("Sit and Be Fit", (when,), places, "01632 960110", ADDRESS) == (
        f"Sit and Be Fit\n{when}\nHighfield Hall LW4 3FG\n01632 960110\n{ADDRESS}"
    )


def test_a_text_message_gives_up_clauses_and_the_name_of_the_place_then_the_end_of_the_name():
    when = "12 Mondays from 11 January 2027, 2pm to 3.30pm, not 15 February or 29 March"
    places = ("Highfield Community Centre LW4 3FG", "LW4 3FG")
    last = f"01632 960110\n{ADDRESS}"
    hours = "12 Mondays from 11 January 2027, 2pm to 3.30pm"
    assert text_message("Cook and Eat", (when, hours), places, "01632 960110", ADDRESS) == (
        f"Cook and Eat\n{hours}\n{places[0]}\n{last}"
    )
    name = "Cook and Eat Well: a course for all at home"
    assert text_message(name, (when, hours), places, "01632 960110", ADDRESS) == (
        f"{name}\n{hours}\nLW4 3FG\n{last}"
    )
    long_name = "Cook and Eat Well: a twelve week course for everybody who wants to cook at home"
    assert text_message(long_name, (when, hours), places, "01632 960110", ADDRESS) == (
        f"Cook and Eat Well: a twelve week course for...\n{hours}\nLW4 3FG\n{last}"
    )


def test_several_times_are_all_in_a_text_message_where_they_fit():
    both = "Mondays, 10am to noon, at The Hall; Tuesdays, 2pm to 4pm, by phone"
    first = "Mondays, 10am to noon, at The Hall"
    assert text_message("Chat", (both, first), ("The Hall",), "", ADDRESS).split("\n")[1] == both
    name = "Chat over tea for anybody who would like company on a Monday"
    assert text_message(name, (both, first), ("The Hall",), "", ADDRESS).split("\n")[1] == first


def test_a_text_message_keeps_to_the_characters_a_phone_can_send():
    message = text_message("Dad’s café – “new”", ("Tuesdays…",), (), "01632 960110", "a.example/x")
    assert message == 'Dad\'s café - "new"\nTuesdays...\n01632 960110\na.example/x'
    assert gsm_text("Zażółć café £3 €4") == "Zazolc café £3 €4"
    assert gsm_text("日本 Чай, Γειά σου, نادي 🎉") == "Ri Ben Chai, Geia sou, ndy "
    assert gsm_text("soft\u00adhyphen\u200b") == "softhyphen"
    assert gsm_length("€{") == 4


GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€"
)


@settings(derandomize=True, database=None, deadline=None, max_examples=300)
@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=30), st.text(max_size=200))
def test_any_four_parts_make_one_text_message(name, when, phone, address):
    message = text_message(name, (when,), (), phone, address)
    assert set(message) <= GSM
    assert len(message) + sum(character in "^{}\\[~]|€" for character in message) <= 160


@settings(derandomize=True, database=None, deadline=None, max_examples=200)
@given(st.text("abc ", max_size=300), st.text("ab, 2pm", max_size=300))
def test_a_number_and_an_address_are_never_cut(name, when):
    message = text_message(name, (when,), (), "01632 960110", ADDRESS)
    assert message.endswith(f"01632 960110\n{ADDRESS}")
