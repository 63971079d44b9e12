"""When it is on: the hard cases, each with the dates a person would name."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from activity_directory.model.civic_calendar import CivicCalendar, SchoolTerm, civic_calendar
from activity_directory.model.recurrence import rule_mistake
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
from activity_directory.model.sessions import (
    current_run,
    last_date,
    london,
    next_four_weeks,
    next_sessions,
    next_start,
    open_at,
    out_of_season,
    sessions_between,
    skipped_between,
    this_week,
    this_weekend,
    weekdays,
)

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
TODAY = date(2026, 11, 23)


def hours(start, end=None):
    return Hours(time.fromisoformat(start), time.fromisoformat(end) if end else None)


def day(text):
    return date.fromisoformat(text)


def days(*texts):
    return tuple(day(text) for text in texts)


TWO_TO_FOUR = hours("14:00", "16:00")
FIRST_MONDAY = (MonthDay(nth=1, weekday=MON),)
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
STEADY_ON = Weekly(
    (TUE,),
    hours("14:00", "15:00"),
    limits=Limits(starting=day("2027-01-12"), sessions=20, skipped=days("2027-02-16")),
)
FRIDAY_CLUB = Weekly((FRI,), hours("19:00", "21:00"), 2, Limits(starting=day("2026-11-13")))
WARM_SPACE = OpeningHours(
    tuple((weekday, hours("10:00", "16:00")) for weekday in range(5)),
    Limits(season=Period(day("2026-11-02"), day("2027-03-26")), bank_holidays="closed"),
)


@pytest.fixture(scope="module")
def larkwell():
    autumn = SchoolTerm(
        day("2026-09-02"), day("2026-12-18"), Period(day("2026-10-26"), day("2026-10-30"))
    )
    spring = SchoolTerm(
        day("2027-01-05"), day("2027-03-25"), Period(day("2027-02-15"), day("2027-02-19"))
    )
    return civic_calendar("England", range(2026, 2030), [autumn, spring])


def on(schedule, first, last, calendar):
    """The sessions as people note them: date, from, to, and ? where one must ask."""
    return [
        f"{session.start:%Y-%m-%d %H:%M}"
        + (f" to {session.end:%H:%M}" if session.end else "")
        + ("" if session.certain else " ?")
        for session in sessions_between([schedule], day(first), day(last), calendar)
    ]


def dates(schedule, first, last, calendar):
    return [text[:10] for text in on(schedule, first, last, calendar)]


# Each: what it is a case of, schedule, first and last day asked about, the answer.
HARD_CASES = [
    (
        "a weekly session on both its days, the ends of the range included",
        Weekly((MON, FRI), hours("10:30", "11:30")),
        ("2026-11-23", "2026-11-30"),
        [
            "2026-11-23 10:30 to 11:30",
            "2026-11-27 10:30 to 11:30",
            "2026-11-30 10:30 to 11:30",
        ],
    ),
    (
        "first Monday on a bank holiday, closed",
        Monthly(FIRST_MONDAY, TWO_TO_FOUR, limits=Limits(bank_holidays="closed")),
        ("2027-04-01", "2027-06-30"),
        ["2027-04-05 14:00 to 16:00", "2027-06-07 14:00 to 16:00"],
    ),
    (
        "first Monday on a bank holiday, open",
        Monthly(FIRST_MONDAY, TWO_TO_FOUR, limits=Limits(bank_holidays="open")),
        ("2027-05-01", "2027-05-31"),
        ["2027-05-03 14:00 to 16:00"],
    ),
    (
        "first Monday on a bank holiday, and nobody said",
        Monthly(FIRST_MONDAY, TWO_TO_FOUR),
        ("2027-05-01", "2027-06-30"),
        ["2027-05-03 14:00 to 16:00 ?", "2027-06-07 14:00 to 16:00"],
    ),
    (
        "the last Friday, whether fourth or fifth",
        Monthly((MonthDay(nth=-1, weekday=FRI),), hours("18:00", "20:00")),
        ("2027-01-01", "2027-03-31"),
        [
            "2027-01-29 18:00 to 20:00",
            "2027-02-26 18:00 to 20:00",
            "2027-03-26 18:00 to 20:00 ?",
        ],
    ),
    (
        "a fifth Tuesday, in the months that have one",
        Monthly((MonthDay(nth=5, weekday=TUE),), hours("14:00")),
        ("2027-01-01", "2027-12-31"),
        [
            "2027-03-30 14:00",
            "2027-06-29 14:00",
            "2027-08-31 14:00",
            "2027-11-30 14:00",
        ],
    ),
    (
        "the 29th, with and without a 29 February",
        Monthly((MonthDay(day=29),), hours("14:00")),
        ("2027-01-30", "2028-03-01"),
        [
            "2027-03-29 14:00 ?",
            "2027-04-29 14:00",
            "2027-05-29 14:00",
            "2027-06-29 14:00",
            "2027-07-29 14:00",
            "2027-08-29 14:00",
            "2027-09-29 14:00",
            "2027-10-29 14:00",
            "2027-11-29 14:00",
            "2027-12-29 14:00",
            "2028-01-29 14:00",
            "2028-02-29 14:00",
        ],
    ),
    (
        "once, on 29 February",
        Once(day("2028-02-29"), hours("10:00", "15:00")),
        ("2028-02-01", "2028-03-31"),
        ["2028-02-29 10:00 to 15:00"],
    ),
    (
        "a date every second month, counted from its anchor's month across the new year",
        Monthly((MonthDay(day=15),), hours("09:00"), 2, Limits(starting=day("2026-09-15"))),
        ("2026-09-01", "2027-04-30"),
        ["2026-09-15 09:00", "2026-11-15 09:00", "2027-01-15 09:00", "2027-03-15 09:00"],
    ),
    (
        "a fortnight, counted from its anchor across the new year",
        FRIDAY_CLUB,
        ("2026-11-01", "2027-01-31"),
        [
            "2026-11-13 19:00 to 21:00",
            "2026-11-27 19:00 to 21:00",
            "2026-12-11 19:00 to 21:00",
            "2026-12-25 19:00 to 21:00 ?",
            "2027-01-08 19:00 to 21:00",
            "2027-01-22 19:00 to 21:00",
        ],
    ),
    (
        "a fortnight of two days, anchored late in its week: the week counts, from Monday",
        Weekly((MON, SUN), hours("10:00"), 2, Limits(starting=day("2026-11-15"))),
        ("2026-11-01", "2026-12-13"),
        [
            "2026-11-15 10:00",
            "2026-11-23 10:00",
            "2026-11-29 10:00",
            "2026-12-07 10:00",
            "2026-12-13 10:00",
        ],
    ),
    (
        "a fortnight with no anchor can't be placed",
        Weekly((FRI,), TWO_TO_FOUR, 2),
        ("2026-11-01", "2027-11-01"),
        [],
    ),
    (
        "a session that ends after midnight belongs to the day it starts",
        Weekly((SAT,), hours("22:00", "02:00"), limits=Limits(bank_holidays="open")),
        ("2026-11-28", "2026-11-28"),
        ["2026-11-28 22:00 to 02:00"],
    ),
    (
        "opening hours, twice on Saturday",
        OpeningHours(
            (
                (FRI, hours("09:00", "17:00")),
                (SAT, hours("09:00", "12:00")),
                (SAT, hours("13:00", "17:00")),
            )
        ),
        ("2026-11-27", "2026-11-29"),
        [
            "2026-11-27 09:00 to 17:00",
            "2026-11-28 09:00 to 12:00",
            "2026-11-28 13:00 to 17:00",
        ],
    ),
    (
        "opening hours on an extra day: we know the day, not the times",
        OpeningHours(((FRI, hours("09:00", "17:00")),), Limits(extra=days("2026-11-29"))),
        ("2026-11-27", "2026-11-29"),
        ["2026-11-27 09:00 to 17:00", "2026-11-29 09:00 to 17:00 ?"],
    ),
    (
        "always is every day from midnight to midnight, bank holidays too",
        Always("Day and night."),
        ("2026-12-25", "2026-12-26"),
        ["2026-12-25 00:00 to 00:00", "2026-12-26 00:00 to 00:00"],
    ),
    (
        "term time: half-term and holidays left out, and uncertain after the last known term",
        Weekly((WED,), hours("09:30", "11:30"), limits=Limits(term_time_only=True)),
        ("2026-12-10", "2027-04-08"),
        [
            "2026-12-16 09:30 to 11:30",
            "2027-01-06 09:30 to 11:30",
            "2027-01-13 09:30 to 11:30",
            "2027-01-20 09:30 to 11:30",
            "2027-01-27 09:30 to 11:30",
            "2027-02-03 09:30 to 11:30",
            "2027-02-10 09:30 to 11:30",
            "2027-02-24 09:30 to 11:30",
            "2027-03-03 09:30 to 11:30",
            "2027-03-10 09:30 to 11:30",
            "2027-03-17 09:30 to 11:30",
            "2027-03-24 09:30 to 11:30",
            "2027-03-31 09:30 to 11:30 ?",
            "2027-04-07 09:30 to 11:30 ?",
        ],
    ),
    (
        "a season over the new year, its ends included",
        Weekly((SUN,), hours("10:00"), limits=Limits(season=YearlySeason((12, 27), (1, 10)))),
        ("2026-12-01", "2027-12-27"),
        ["2026-12-27 10:00", "2027-01-03 10:00", "2027-01-10 10:00"],
    ),
    (
        "from a start to an end",
        Weekly(
            (TUE,),
            TWO_TO_FOUR,
            limits=Limits(starting=day("2026-12-01"), ending=day("2026-12-15")),
        ),
        ("2026-11-01", "2027-02-01"),
        [
            "2026-12-01 14:00 to 16:00",
            "2026-12-08 14:00 to 16:00",
            "2026-12-15 14:00 to 16:00",
        ],
    ),
    (
        "an extra date adds, a skipped one removes, and one that is both is off",
        Weekly(
            (TUE,),
            TWO_TO_FOUR,
            limits=Limits(
                skipped=days("2026-12-08", "2026-12-12"), extra=days("2026-12-10", "2026-12-12")
            ),
        ),
        ("2026-12-01", "2026-12-15"),
        [
            "2026-12-01 14:00 to 16:00",
            "2026-12-10 14:00 to 16:00",
            "2026-12-15 14:00 to 16:00",
        ],
    ),
    (
        "nothing is on from the first to the last day of a break, an extra date neither",
        Weekly(
            (TUE,),
            TWO_TO_FOUR,
            limits=Limits(
                skipped=(Period(day("2026-12-08"), day("2026-12-22")), day("2027-01-05")),
                extra=days("2026-12-10", "2026-12-23"),
            ),
        ),
        ("2026-12-01", "2027-01-12"),
        [
            "2026-12-01 14:00 to 16:00",
            "2026-12-23 14:00 to 16:00",
            "2026-12-29 14:00 to 16:00",
            "2027-01-12 14:00 to 16:00",
        ],
    ),
    (
        "the last day of a month is another each month",
        Monthly((MonthDay(day=LAST_DAY),), TWO_TO_FOUR),
        ("2027-01-31", "2027-03-01"),
        ["2027-01-31 14:00 to 16:00", "2027-02-28 14:00 to 16:00"],
    ),
    (
        "an extra date is on whatever the bank holiday rule and the season say",
        Weekly(
            (TUE,),
            TWO_TO_FOUR,
            limits=Limits(
                season=YearlySeason((1, 1), (3, 31)),
                bank_holidays="closed",
                extra=days("2026-12-25"),
            ),
        ),
        ("2026-12-01", "2026-12-31"),
        ["2026-12-25 14:00 to 16:00"],
    ),
    (
        "a one-off on a bank holiday was meant",
        Once(day("2027-05-03"), TWO_TO_FOUR),
        ("2027-05-01", "2027-05-31"),
        ["2027-05-03 14:00 to 16:00"],
    ),
    (
        "a rule: the second Saturday",
        ByRule("FREQ=MONTHLY;BYDAY=2SA", hours("10:00", "12:00"), Limits(day("2026-09-12"))),
        ("2026-09-01", "2026-11-30"),
        ["2026-09-12 10:00 to 12:00", "2026-10-10 10:00 to 12:00", "2026-11-14 10:00 to 12:00"],
    ),
    (
        "a rule with a last day keeps it, whatever the hour",
        ByRule("FREQ=WEEKLY;UNTIL=20261215;BYDAY=TU", TWO_TO_FOUR, Limits(day("2026-12-01"))),
        ("2026-11-01", "2027-02-01"),
        [
            "2026-12-01 14:00 to 16:00",
            "2026-12-08 14:00 to 16:00",
            "2026-12-15 14:00 to 16:00",
        ],
    ),
    (
        "times by agreement are no sessions",
        Rolling(12, 2),
        ("2026-11-01", "2027-02-01"),
        [],
    ),
    (
        "by arrangement is no session",
        ByArrangement("A volunteer rings you once a week."),
        ("2026-11-01", "2027-02-01"),
        [],
    ),
    (
        "a range that ends before it starts holds nothing",
        Weekly((TUE,), TWO_TO_FOUR),
        ("2026-12-31", "2026-12-01"),
        [],
    ),
]


@pytest.mark.parametrize(
    ("schedule", "asked", "expected"),
    [case[1:] for case in HARD_CASES],
    ids=[case[0] for case in HARD_CASES],
)
def test_it_is_on_when_a_person_would_say_so(schedule, asked, expected, larkwell):
    assert on(schedule, *asked, larkwell) == expected


# ---- courses


def test_a_course_that_skips_two_mondays_still_meets_twelve_times(larkwell):
    assert dates(COOK_12, "2027-01-01", "2027-04-12", larkwell) == [
        "2027-01-11",
        "2027-01-18",
        "2027-01-25",
        "2027-02-01",
        "2027-02-08",
        "2027-02-22",
        "2027-03-01",
        "2027-03-08",
        "2027-03-15",
        "2027-03-22",
        "2027-04-05",
        "2027-04-12",
    ]


def test_each_intake_begins_another_run_of_as_many(larkwell):
    later = dates(COOK_12, "2027-04-13", "2028-12-31", larkwell)
    assert len(later) == 24
    assert (later[0], later[11], later[12], later[23]) == (
        "2027-04-19",
        "2027-07-05",
        "2027-09-13",
        "2027-11-29",
    )


def test_twenty_tuesdays_without_half_term_end_on_the_first_of_june(larkwell):
    meetings = dates(STEADY_ON, "2027-01-01", "2028-01-01", larkwell)
    assert len(meetings) == 20
    assert "2027-02-16" not in meetings
    assert meetings[-1] == "2027-06-01"


def test_a_bank_holiday_on_which_a_course_is_closed_does_not_count(larkwell):
    course = Weekly(
        (MON,),
        TWO_TO_FOUR,
        limits=Limits(starting=day("2027-04-26"), sessions=3, bank_holidays="closed"),
    )
    assert dates(course, "2027-04-01", "2027-12-31", larkwell) == [
        "2027-04-26",
        "2027-05-10",
        "2027-05-17",
    ]


def test_a_bank_holiday_that_must_be_asked_about_counts(larkwell):
    course = Weekly((MON,), hours("14:00"), limits=Limits(day("2027-04-26"), sessions=3))
    assert on(course, "2027-04-01", "2027-12-31", larkwell) == [
        "2027-04-26 14:00",
        "2027-05-03 14:00 ?",
        "2027-05-10 14:00",
    ]


def test_a_moved_meeting_of_a_course_counts_once(larkwell):
    moved = Weekly(
        (MON,),
        TWO_TO_FOUR,
        limits=Limits(
            starting=day("2027-01-11"),
            sessions=4,
            skipped=days("2027-01-18"),
            extra=days("2027-01-20"),
        ),
    )
    assert dates(moved, "2027-01-01", "2027-12-31", larkwell) == [
        "2027-01-11",
        "2027-01-20",
        "2027-01-25",
        "2027-02-01",
    ]


def test_a_course_without_a_first_date_has_no_dates(larkwell):
    course = Weekly((MON,), TWO_TO_FOUR, limits=Limits(sessions=12))
    assert dates(course, "2026-01-01", "2028-12-31", larkwell) == []


def test_a_course_that_can_never_meet_comes_to_an_end(larkwell):
    never = Weekly(
        (MON,),
        TWO_TO_FOUR,
        limits=Limits(day("2027-01-04"), sessions=3, season=YearlySeason((2, 30), (2, 30))),
    )
    assert dates(never, "2027-01-01", "2030-12-31", larkwell) == []


@pytest.mark.parametrize(
    ("today", "run"),
    [
        ("2026-11-23", "2027-01-11"),
        ("2027-04-12", "2027-01-11"),
        ("2027-04-13", "2027-04-19"),
        ("2027-10-01", "2027-09-13"),
        ("2028-01-01", "2027-09-13"),
    ],
)
def test_the_run_that_matters_is_the_one_that_is_on_or_next(today, run, larkwell):
    assert current_run(COOK_12, day(today), larkwell) == day(run)


def test_a_run_is_from_its_first_meeting_to_its_last_wherever_they_were_moved(larkwell):
    moved = Weekly(
        (MON,),
        TWO_TO_FOUR,
        limits=Limits(
            starting=day("2027-01-11"),
            sessions=3,
            skipped=days("2027-01-11"),
            extra=days("2027-02-10"),
        ),
    )
    assert dates(moved, "2027-01-01", "2027-12-31", larkwell) == [
        "2027-01-18",
        "2027-01-25",
        "2027-02-10",
    ]
    assert current_run(moved, TODAY, larkwell) == day("2027-01-18")
    assert next_start([moved], TODAY, larkwell) == day("2027-01-18")
    assert next_start([moved], day("2027-02-01"), larkwell) is None
    assert last_date([moved], larkwell) == day("2027-02-10")


def test_what_is_no_course_has_no_run(larkwell):
    assert current_run(FRIDAY_CLUB, TODAY, larkwell) is None


# ---- the nights on which the clock changes


@pytest.mark.parametrize(
    ("when", "starts_utc", "ends_utc"),
    [
        ("2027-03-27", "2027-03-27 10:00", "2027-03-27 12:00"),
        ("2027-03-28", "2027-03-28 09:00", "2027-03-28 11:00"),
        ("2027-10-30", "2027-10-30 09:00", "2027-10-30 11:00"),
        ("2027-10-31", "2027-10-31 10:00", "2027-10-31 12:00"),
    ],
)
def test_the_clock_on_the_wall_stays_when_the_clock_changes(when, starts_utc, ends_utc, larkwell):
    weekend = Weekly((SAT, SUN), hours("10:00", "12:00"))
    [session] = sessions_between([weekend], day(when), day(when), larkwell)
    assert f"{session.start:%H:%M} {session.end:%H:%M}" == "10:00 12:00"
    assert f"{session.start.astimezone(UTC):%Y-%m-%d %H:%M}" == starts_utc
    assert f"{session.end.astimezone(UTC):%Y-%m-%d %H:%M}" == ends_utc


@pytest.mark.parametrize(
    ("evening", "real_hours"), [("2027-03-27", 3), ("2027-10-30", 5), ("2027-11-06", 4)]
)
def test_a_night_through_the_clock_change_ends_by_the_clock_on_the_wall(
    evening, real_hours, larkwell
):
    night = Weekly((SAT,), hours("22:00", "02:00"))
    [session] = sessions_between([night], day(evening), day(evening), larkwell)
    assert session.end.date() == day(evening) + timedelta(days=1)
    assert f"{session.end:%H:%M}" == "02:00"
    real = session.end.astimezone(UTC) - session.start.astimezone(UTC)
    assert real == timedelta(hours=real_hours)


# ---- what is not on, and why


def reasons(schedule, first, last, calendar):
    return [
        f"{skipped.on} {skipped.reason}"
        for skipped in skipped_between([schedule], day(first), day(last), calendar)
    ]


def test_a_closed_bank_holiday_is_named(larkwell):
    schedule = Monthly(FIRST_MONDAY, TWO_TO_FOUR, limits=Limits(bank_holidays="closed"))
    assert reasons(schedule, "2027-04-01", "2027-06-30", larkwell) == [
        "2027-05-03 bank holiday (Early May bank holiday)"
    ]


def test_a_skipped_date_gives_the_reason_that_everybody_knows(larkwell):
    assert reasons(COOK_12, "2027-01-01", "2027-06-30", larkwell) == [
        "2027-02-15 half-term",
        "2027-03-29 bank holiday (Easter Monday)",
    ]


def test_the_holidays_and_half_term_are_told_apart(larkwell):
    schedule = Weekly((WED,), TWO_TO_FOUR, limits=Limits(term_time_only=True))
    assert reasons(schedule, "2026-12-20", "2027-02-28", larkwell) == [
        "2026-12-23 school holidays",
        "2026-12-30 school holidays",
        "2027-02-17 half-term",
    ]


@pytest.mark.parametrize(
    ("schedule", "reason"),
    [
        (
            Weekly((TUE,), TWO_TO_FOUR, limits=Limits(skipped=days("2026-12-08"))),
            "no session this week",
        ),
        (
            Weekly((TUE, THU), TWO_TO_FOUR, limits=Limits(skipped=days("2026-12-08"))),
            "no session that day",
        ),
        (
            Monthly((MonthDay(2, TUE),), TWO_TO_FOUR, limits=Limits(skipped=days("2026-12-08"))),
            "no session this month",
        ),
    ],
)
def test_a_skipped_date_without_a_known_reason_says_how_much_is_missed(schedule, reason, larkwell):
    assert reasons(schedule, "2026-12-01", "2026-12-31", larkwell) == [f"2026-12-08 {reason}"]


def test_a_skipped_date_on_which_nothing_was_planned_is_not_missed(larkwell):
    schedule = Weekly((TUE,), TWO_TO_FOUR, limits=Limits(skipped=days("2026-12-09")))
    assert reasons(schedule, "2026-12-01", "2026-12-31", larkwell) == []


def test_an_uncertain_session_says_what_to_ask_about(larkwell):
    [first] = sessions_between(
        [Monthly(FIRST_MONDAY, TWO_TO_FOUR)], day("2027-05-01"), day("2027-05-31"), larkwell
    )
    assert first.why_uncertain == "bank holiday (Early May bank holiday)"
    term_time = Weekly((WED,), TWO_TO_FOUR, limits=Limits(term_time_only=True))
    [after_terms] = sessions_between([term_time], day("2027-04-05"), day("2027-04-11"), larkwell)
    assert after_terms.why_uncertain == "school dates not known yet"


# ---- next


def test_the_next_three_of_several_schedules_come_in_order(larkwell):
    several = [FRIDAY_CLUB, Monthly(FIRST_MONDAY, TWO_TO_FOUR)]
    coming = next_sessions(several, TODAY, 3, larkwell)
    assert [str(session.on) for session in coming] == ["2026-11-27", "2026-12-07", "2026-12-11"]


def test_the_next_eight_weeks_are_eight_different_weeks(larkwell):
    coming = next_sessions([Weekly((MON,), TWO_TO_FOUR)], TODAY, 8, larkwell)
    assert [session.on for session in coming] == [TODAY + timedelta(weeks=n) for n in range(8)]


def test_the_next_may_be_far_away_but_not_further_than_asked(larkwell):
    once = [Once(day("2027-09-04"), TWO_TO_FOUR)]
    assert [str(session.on) for session in next_sessions(once, TODAY, 3, larkwell)] == [
        "2027-09-04"
    ]
    assert next_sessions(once, TODAY, 3, larkwell, horizon_days=100) == ()


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23 09:00", "2026-11-23 22:00"),
        ("2026-11-24 01:59", "2026-11-23 22:00"),
        ("2026-11-24 02:00", "2026-11-30 22:00"),
    ],
)
def test_a_session_is_next_until_it_is_over(moment, expected, larkwell):
    night = Weekly((MON,), hours("22:00", "02:00"))
    now = datetime.fromisoformat(moment).replace(tzinfo=london())
    [session] = next_sessions([night], now, 1, larkwell)
    assert f"{session.start:%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize(
    ("moment", "answer"),
    [
        ("2026-11-23 09:59", "no"),
        ("2026-11-23 10:00", "yes"),
        ("2026-11-23 15:59", "yes"),
        ("2026-11-23 16:00", "no"),
        ("2026-11-28 12:00", "no"),
        ("2026-12-25 12:00", "no"),
        ("2027-04-01 12:00", "no"),
    ],
)
def test_opening_hours_answer_whether_it_is_open(moment, answer, larkwell):
    now = datetime.fromisoformat(moment).replace(tzinfo=london())
    assert open_at([WARM_SPACE], now, larkwell) == answer


def test_open_is_a_question_about_the_clock_in_london(larkwell):
    early_in_june = datetime(2027, 6, 7, 13, 30, tzinfo=UTC)
    monthly = Monthly(FIRST_MONDAY, TWO_TO_FOUR)
    assert open_at([monthly], early_in_june, larkwell) == "yes"
    assert open_at([monthly], early_in_june.replace(tzinfo=london()), larkwell) == "no"


def test_open_is_uncertain_where_the_session_or_its_end_is(larkwell):
    on_may_day = datetime(2027, 5, 3, 15, 0, tzinfo=london())
    assert open_at([Monthly(FIRST_MONDAY, TWO_TO_FOUR)], on_may_day, larkwell) == "ask"
    assert open_at([Weekly((TUE,), hours("14:00"))], on_may_day, larkwell) == "no"
    on_a_tuesday = datetime(2027, 5, 4, 15, 0, tzinfo=london())
    assert open_at([Weekly((TUE,), hours("14:00"))], on_a_tuesday, larkwell) == "ask"


def test_what_is_always_on_is_always_open(larkwell):
    christmas_night = datetime(2026, 12, 25, 3, 0, tzinfo=london())
    assert open_at([Always("Day and night.")], christmas_night, larkwell) == "yes"


# ---- its first and last day


BOUNDS = [
    ("nobody said when a weekly group began or ends", [Weekly((TUE,), TWO_TO_FOUR)], None, None),
    ("a course, its intakes included", [COOK_12], "2027-01-11", "2027-11-29"),
    ("once", [Once(day("2027-01-16"), TWO_TO_FOUR)], "2027-01-16", "2027-01-16"),
    ("a season, and a bank holiday on its last day", [WARM_SPACE], "2026-11-02", "2027-03-25"),
    ("a fortnight from its anchor", [FRIDAY_CLUB], "2026-11-13", None),
    (
        "an end that is no meeting day",
        [
            Weekly(
                (TUE,),
                TWO_TO_FOUR,
                limits=Limits(starting=day("2026-12-02"), ending=day("2026-12-19")),
            )
        ],
        "2026-12-08",
        "2026-12-15",
    ),
    (
        "a rule with a count",
        [ByRule("FREQ=DAILY;COUNT=3", TWO_TO_FOUR, Limits(day("2026-12-30")))],
        "2026-12-30",
        "2027-01-01",
    ),
    (
        "a rule with a last day",
        [ByRule("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261217", TWO_TO_FOUR, Limits(day("2026-12-01")))],
        "2026-12-01",
        "2026-12-15",
    ),
    (
        "a rolling programme that ends",
        [Rolling(12, 2, Limits(ending=day("2027-03-31")))],
        None,
        "2027-03-31",
    ),
    (
        "a one-off beside what has no end",
        [Once(day("2027-01-16"), TWO_TO_FOUR), ByArrangement("Ring us.")],
        None,
        None,
    ),
    (
        "two courses",
        [STEADY_ON, Once(day("2027-01-16"), TWO_TO_FOUR)],
        "2027-01-12",
        "2027-06-01",
    ),
    ("nothing", [], None, None),
]


def first_date(schedules, calendar):
    """When it begins, asked long before; None where it has been on for ever."""
    return next_start(schedules, day("2000-01-01"), calendar)


@pytest.mark.parametrize(
    ("schedules", "first", "last"), [case[1:] for case in BOUNDS], ids=[case[0] for case in BOUNDS]
)
def test_the_first_and_last_day_are_days_on_which_it_is_on(schedules, first, last, larkwell):
    assert first_date(schedules, larkwell) == (day(first) if first else None)
    assert last_date(schedules, larkwell) == (day(last) if last else None)


@pytest.mark.parametrize(
    ("today", "finished", "begins"),
    [
        ("2027-01-10", False, "2027-01-11"),
        ("2027-01-11", False, None),
        ("2027-04-12", False, None),
        ("2027-04-13", False, "2027-04-19"),
        ("2027-11-29", False, None),
        ("2027-11-30", True, None),
    ],
)
def test_a_course_begins_again_between_its_runs(today, finished, begins, larkwell):
    assert (last_date([COOK_12], larkwell) < day(today)) is finished
    assert next_start([COOK_12], day(today), larkwell) == (day(begins) if begins else None)


def test_a_yearly_season_is_over_for_now_and_never_finished(larkwell):
    winters = [
        Weekly((SUN,), TWO_TO_FOUR, limits=Limits(season=YearlySeason((11, 1), (3, 26)))),
    ]
    summer = day("2027-06-01")
    assert out_of_season(winters, summer)
    assert not out_of_season(winters, TODAY)
    assert next_start(winters, summer, larkwell) == day("2027-11-07")
    assert last_date(winters, larkwell) is None


def test_a_dated_season_is_finished_when_it_is_past(larkwell):
    assert out_of_season([WARM_SPACE], day("2027-04-01"))
    assert last_date([WARM_SPACE], larkwell) < day("2027-04-01")
    assert first_date([WARM_SPACE], larkwell) > day("2026-11-01")


def test_a_rolling_programme_may_still_have_to_start(larkwell):
    rolling = [Rolling(12, 2, Limits(starting=day("2027-02-01")))]
    assert next_start(rolling, TODAY, larkwell) == day("2027-02-01")
    assert next_start(rolling, day("2027-02-01"), larkwell) is None


def test_what_is_under_way_beside_something_to_come_has_no_start_to_wait_for(larkwell):
    both = [Weekly((TUE,), TWO_TO_FOUR), Once(day("2027-01-16"), TWO_TO_FOUR)]
    assert next_start(both, TODAY, larkwell) is None


# ---- for filters


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (Weekly((MON, FRI), TWO_TO_FOUR), {MON, FRI}),
        (WARM_SPACE, {MON, TUE, WED, THU, FRI}),
        (Monthly((MonthDay(-1, FRI),), TWO_TO_FOUR), {FRI}),
        (Monthly((MonthDay(day=15),), TWO_TO_FOUR), {TUE, FRI, MON}),
        (Once(day("2027-01-16"), TWO_TO_FOUR), {SAT}),
        (ByRule("FREQ=MONTHLY;BYDAY=2SA", TWO_TO_FOUR), {SAT}),
        (Always("Day and night."), set(range(7))),
        (Rolling(12, 2), set()),
    ],
)
def test_a_filter_by_day_finds_the_days_it_is_on(schedule, expected, larkwell):
    assert weekdays([schedule], TODAY, larkwell) == expected


@pytest.mark.parametrize(
    ("today", "week", "weekend"),
    [
        ("2026-11-23", ("2026-11-23", "2026-11-29"), ("2026-11-28", "2026-11-29")),
        ("2026-11-28", ("2026-11-28", "2026-11-29"), ("2026-11-28", "2026-11-29")),
        ("2026-11-29", ("2026-11-29", "2026-11-29"), ("2026-11-29", "2026-11-29")),
    ],
)
def test_this_week_is_what_is_left_of_it(today, week, weekend):
    assert this_week(day(today)) == Period(*days(*week))
    assert this_weekend(day(today)) == Period(*days(*weekend))
    assert next_four_weeks(day(today)).last == day(today) + timedelta(days=27)


@pytest.mark.parametrize(
    ("start", "part"),
    [
        ("09:00", "morning"),
        ("11:59", "morning"),
        ("12:00", "afternoon"),
        ("16:59", "afternoon"),
        ("17:00", "evening"),
        ("23:00", "evening"),
    ],
)
def test_a_day_has_three_parts(start, part, larkwell):
    [session] = sessions_between([Once(TODAY, hours(start))], TODAY, TODAY, larkwell)
    assert session.part_of_day == part
    assert not session.whole_day


def test_only_midnight_to_midnight_is_the_whole_day(larkwell):
    [always] = sessions_between([Always("Day and night.")], TODAY, TODAY, larkwell)
    assert always.whole_day


# ---- rules from outside


@pytest.mark.parametrize(
    ("rule", "mistake"),
    [
        ("FREQ=MONTHLY;BYDAY=2SA", ""),
        ("freq=monthly;byday=2sa", ""),
        ("FREQ=WEEKLY;BYDAY=MO,WE", ""),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ""),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ""),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no date fits this rule"),
        ("FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31", "no date fits this rule"),
        ("FREQ=WEEKLY", "this rule needs `starting`, the first date"),
        ("FREQ=DAILY;INTERVAL=3", "this rule needs `starting`, the first date"),
        ("FREQ=SECONDLY", "FREQ must be one of DAILY, WEEKLY, MONTHLY, YEARLY"),
        ("BYDAY=MO", "FREQ must be one of DAILY, WEEKLY, MONTHLY, YEARLY"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL must be a number from 1 to 1000"),
        ("FREQ=DAILY;COUNT=99999", "COUNT must be a number from 1 to 1000"),
        ("FREQ=WEEKLY;BYDAY=2SA", "a counted day such as 2SA needs FREQ=MONTHLY or FREQ=YEARLY"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "a rule can have COUNT or UNTIL, not both"),
        ("FREQ=WEEKLY;BYDAY=XX", "calendars do not understand this rule"),
        ("FREQ=DAILY;UNTIL=20279999", "calendars do not understand this rule"),
        (
            "every Tuesday",
            "a rule is pairs such as `FREQ=MONTHLY;BYDAY=2SA`, with `;` between them",
        ),
        (
            "FREQ=DAILY\nDTSTART:20260101",
            "a rule is pairs such as `FREQ=MONTHLY;BYDAY=2SA`, with `;` between them",
        ),
    ],
)
def test_a_rule_that_can_not_be_used_says_why(rule, mistake, larkwell):
    assert rule_mistake(rule, None) == mistake
    sessions = sessions_between([ByRule(rule, TWO_TO_FOUR)], TODAY, day("2030-12-31"), larkwell)
    assert bool(sessions) is not bool(mistake)


@pytest.mark.parametrize("part", ["BYHOUR=10", "BYMINUTE=5", "BYEASTER=0", "FREQ=DAILY"])
def test_a_rule_has_only_the_parts_that_name_days_each_once(part):
    assert rule_mistake(f"FREQ=DAILY;{part}", TODAY).startswith("a rule can have each of FREQ, ")


def test_a_rule_whose_turns_never_meet_its_days_is_a_mistake():
    mondays_every_week = "FREQ=DAILY;INTERVAL=7;BYDAY=TU"
    assert rule_mistake(mondays_every_week, day("2026-11-23")) == "no date fits this rule"
    assert rule_mistake(mondays_every_week, day("2026-11-24")) == ""


# ---- the calendar of a place


@pytest.mark.parametrize(
    ("nation", "holiday", "name"),
    [
        ("England", "2027-05-03", "Early May bank holiday"),
        ("England", "2027-08-30", "Summer bank holiday"),
        ("England", "2026-12-28", "Boxing Day holiday"),
        ("England", "2026-12-26", "Boxing Day"),
        ("Wales", "2027-03-29", "Easter Monday"),
        ("Scotland", "2027-11-30", "St Andrew's Day"),
        ("Scotland", "2027-01-02", "2 January"),
        ("Scotland", "2027-01-04", "2 January holiday"),
        ("Scotland", "2027-08-02", "Summer bank holiday"),
        ("Northern Ireland", "2027-03-17", "St Patrick's Day"),
        ("Northern Ireland", "2027-07-12", "Battle of the Boyne"),
    ],
)
def test_each_nation_has_its_own_bank_holidays_by_their_usual_names(nation, holiday, name):
    assert civic_calendar(nation, [2026, 2027]).bank_holidays[day(holiday)] == name


def test_bank_holidays_of_england_are_those_of_the_draft():
    calendar = civic_calendar("England", [2026, 2027])
    expected = days(
        "2026-12-25",
        "2026-12-28",
        "2027-01-01",
        "2027-03-26",
        "2027-03-29",
        "2027-05-03",
        "2027-05-31",
    )
    assert all(holiday in calendar.bank_holidays for holiday in expected)
    assert day("2027-03-29") not in civic_calendar("Scotland", [2027]).bank_holidays


def test_a_place_adds_and_removes_bank_holidays_of_its_own():
    calendar = civic_calendar(
        "England",
        [2027],
        additions={day("2027-06-14"): "Larkwell Day"},
        removals=days("2027-05-31"),
    )
    assert calendar.bank_holidays[day("2027-06-14")] == "Larkwell Day"
    assert day("2027-05-31") not in calendar.bank_holidays
    assert list(calendar.bank_holidays) == sorted(calendar.bank_holidays)


@pytest.mark.parametrize(
    ("when", "answer"),
    [
        ("2026-09-01", "unknown"),
        ("2026-09-02", "yes"),
        ("2026-10-26", "no"),
        ("2026-10-31", "yes"),
        ("2026-12-18", "yes"),
        ("2026-12-19", "no"),
        ("2027-01-04", "no"),
        ("2027-03-25", "yes"),
        ("2027-03-26", "unknown"),
    ],
)
def test_term_is_yes_no_or_unknown(when, answer, larkwell):
    assert larkwell.in_term(day(when)) == answer


def test_a_gap_too_long_for_a_holiday_is_a_missing_term():
    terms = (
        SchoolTerm(day("2026-09-02"), day("2026-12-18")),
        SchoolTerm(day("2027-04-12"), day("2027-07-21")),
        SchoolTerm(day("2027-09-02"), day("2027-12-17")),
    )
    calendar = CivicCalendar(terms=terms)
    assert calendar.in_term(day("2027-02-01")) == "unknown"
    assert calendar.in_term(day("2027-08-10")) == "no"


def test_with_no_terms_at_all_nothing_is_known():
    assert CivicCalendar().in_term(TODAY) == "unknown"
