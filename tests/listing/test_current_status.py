"""How an activity stands on a date, whether it is free then, and what is offered instead."""

from datetime import time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import CONTENT
from tests.records import (
    BARN,
    BY_PHONE,
    COMPANY,
    HALL,
    HILL,
    IN_PERSON,
    MONEY,
    MORNING,
    TODAY,
    TUE,
    activity,
    day,
    days,
    listing,
)
from tests.small_catalogue import catalogue

from activity_directory.catalogue.loading import load
from activity_directory.listing.alternatives import Alternatives, alternatives_to
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.civic_calendar import SchoolTerm
from activity_directory.model.cost import Cost, costs_on, is_free_on
from activity_directory.model.place import Venue
from activity_directory.model.schedule import (
    Always,
    ByArrangement,
    ByRule,
    Hours,
    Limits,
    Once,
    OpeningHours,
    Period,
    Rolling,
    Weekly,
    YearlySeason,
)
from activity_directory.model.site import BulkPause
from activity_directory.model.status import Closed, Full, Paused, Running, WaitingList
from activity_directory.rules import school_terms_run_out
from activity_directory.rules.checking import problems_found_by
from activity_directory.wording.costs import cost_by_date, cost_changes, cost_lines
from activity_directory.wording.status import status_sentence, status_to_come

MON, FRI = 0, 4
EVENING = Hours(time(19), time(21))
CLUB = Weekly((TUE,), MORNING)


def stand(one, today, *pauses):
    """An activity as the public sees it on a date."""
    own = catalogue(one, pauses=pauses)
    [found] = listings_on(own, today, calendar_of(own.site, today))
    return found


def status_on(status, when, today, *pauses):
    return stand(activity(when=when, status=status), day(today), *pauses).current_status


# ---- every status, by date

COURSE = Weekly(
    (MON,),
    MORNING,
    limits=Limits(starting=day("2027-01-11"), sessions=4, next_intakes=days("2027-04-19")),
)
WINTERS = OpeningHours(((MON, MORNING),), Limits(season=YearlySeason((11, 1), (3, 26))))
THIS_WINTER = OpeningHours(
    ((MON, MORNING),), Limits(season=Period(day("2026-11-02"), day("2027-03-26")))
)

STATUSES = [
    ("a group that simply runs", Running(), (CLUB,), [("2026-11-23", "running")]),
    (
        "a group that starts on a date",
        Running(),
        (Weekly((TUE,), MORNING, limits=Limits(starting=day("2026-12-01"))),),
        [("2026-11-30", "starting-soon"), ("2026-12-01", "running"), ("2026-12-02", "running")],
    ),
    (
        "its first session is what counts, not the date it may start from",
        Running(),
        (Weekly((TUE,), MORNING, limits=Limits(starting=day("2026-11-28"))),),
        [("2026-11-30", "starting-soon"), ("2026-12-01", "running")],
    ),
    (
        "a group that ends",
        Running(),
        (Weekly((TUE,), MORNING, limits=Limits(ending=day("2026-12-05"))),),
        [("2026-12-01", "running"), ("2026-12-02", "finished")],
    ),
    (
        "once",
        Running(),
        (Once(day("2027-01-16"), MORNING),),
        [("2027-01-15", "starting-soon"), ("2027-01-16", "running"), ("2027-01-17", "finished")],
    ),
    (
        "a course with a second intake: nobody can join in between",
        Running(),
        (COURSE,),
        [
            ("2027-01-10", "starting-soon"),
            ("2027-01-11", "running"),
            ("2027-02-01", "running"),
            ("2027-02-02", "starting-soon"),
            ("2027-04-18", "starting-soon"),
            ("2027-04-19", "running"),
            ("2027-05-10", "running"),
            ("2027-05-11", "finished"),
        ],
    ),
    (
        "a rule with an end",
        Running(),
        (ByRule("FREQ=WEEKLY;COUNT=2;BYDAY=TU", MORNING, Limits(starting=day("2026-12-01"))),),
        [
            ("2026-11-30", "starting-soon"),
            ("2026-12-01", "running"),
            ("2026-12-08", "running"),
            ("2026-12-09", "finished"),
        ],
    ),
    (
        "every winter, over the new year",
        Running(),
        (WINTERS,),
        [
            ("2026-10-31", "seasonal"),
            ("2026-11-01", "running"),
            ("2026-12-31", "running"),
            ("2027-01-01", "running"),
            ("2027-03-26", "running"),
            ("2027-03-27", "seasonal"),
            ("2028-02-29", "running"),
        ],
    ),
    (
        "one winter, after which nothing is known to come",
        Running(),
        (THIS_WINTER,),
        [
            ("2026-11-01", "seasonal"),
            ("2026-11-02", "running"),
            ("2027-03-22", "running"),
            ("2027-03-23", "finished"),
        ],
    ),
    (
        "an opening party that is over leaves a season a season",
        Running(),
        (WINTERS, Once(day("2026-06-01"), MORNING)),
        [("2026-06-01", "running"), ("2026-07-01", "seasonal"), ("2026-11-01", "running")],
    ),
    (
        "summers and winters",
        Running(),
        (WINTERS, Weekly((TUE,), MORNING, limits=Limits(season=YearlySeason((6, 1), (8, 31))))),
        [("2027-04-15", "seasonal"), ("2027-06-01", "running"), ("2027-09-01", "seasonal")],
    ),
    (
        "full until a date, which is its last full day",
        Full(day("2026-12-31")),
        (CLUB,),
        [("2026-12-31", "full"), ("2027-01-01", "running")],
    ),
    ("full, nobody knows for how long", Full(), (CLUB,), [("2030-01-01", "full")]),
    ("a full course that is over", Full(), (COURSE,), [("2027-05-11", "finished")]),
    (
        "a waiting list, before the start as well",
        WaitingList(),
        (COURSE,),
        [("2026-11-23", "waiting-list"), ("2027-05-11", "finished")],
    ),
    (
        "a pause: its first day is off, the day it is back is on",
        Paused(day("2026-12-01"), day("2027-01-05")),
        (CLUB,),
        [
            ("2026-11-30", "running"),
            ("2026-12-01", "paused"),
            ("2027-01-04", "paused"),
            ("2027-01-05", "running"),
        ],
    ),
    (
        "a pause without an end",
        Paused(day("2026-10-20")),
        (CLUB,),
        [("2026-10-19", "running"), ("2030-01-01", "paused")],
    ),
    (
        "a pause that somebody wrote without a date",
        Paused(),
        (CLUB,),
        [("2020-01-01", "paused"), ("2030-01-01", "paused")],
    ),
    (
        "back from a pause into another season",
        Paused(day("2027-02-01"), day("2027-04-01")),
        (WINTERS,),
        [("2027-03-31", "paused"), ("2027-04-01", "seasonal"), ("2027-11-01", "running")],
    ),
    (
        "closing in the future",
        Closed(day("2026-12-20")),
        (CLUB,),
        [("2026-12-19", "running"), ("2026-12-20", "closed"), ("2030-01-01", "closed")],
    ),
    (
        "closed beats finished: people wrote it",
        Closed(day("2027-06-01")),
        (COURSE,),
        [("2027-05-20", "finished"), ("2027-06-01", "closed")],
    ),
    (
        "times by agreement know no dates",
        Running(),
        (Rolling(12, 2), ByArrangement("We ring you."), Always("Day and night.")),
        [("2026-11-23", "running")],
    ),
    (
        "a programme that takes people from a date",
        Running(),
        (Rolling(12, limits=Limits(starting=day("2026-12-01"), ending=day("2027-03-31"))),),
        [
            ("2026-11-30", "starting-soon"),
            ("2026-12-01", "running"),
            ("2027-03-31", "running"),
            ("2027-04-01", "finished"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("status", "when", "today", "expected"),
    [
        pytest.param(status, when, today, expected, id=f"{what}, {today}")
        for what, status, when, expectations in STATUSES
        for today, expected in expectations
    ],
)
def test_every_status_on_every_date(status, when, today, expected):
    assert status_on(status, when, today) == expected


@pytest.mark.parametrize(
    ("status", "when", "today", "sentence"),
    [
        (Running(), (COURSE,), "2027-02-02", "Starts on 19 April 2027."),
        (Running(), (COURSE,), "2027-05-11", "Finished on 10 May 2027."),
        (
            Running(),
            (WINTERS,),
            "2027-07-01",
            "Not running at this time of year. Starts again on 1 November 2027.",
        ),
        (Full(day("2026-12-31")), (CLUB,), "2026-11-23", "Full until 31 December 2026."),
        (
            Paused(day("2026-10-20"), day("2027-02-02"), "Our tutor is away."),
            (CLUB,),
            "2026-11-23",
            "Paused since 20 October 2026. Our tutor is away. Back on 2 February 2027.",
        ),
    ],
)
def test_the_dates_that_make_a_standing_are_said(status, when, today, sentence):
    found = stand(activity(when=when, status=status), day(today))
    said = status_sentence(found.status, found.current_status, starts=found.starts, ends=found.ends)
    assert said == sentence


# ---- sessions under a pause or an end, each by its own date


def dates_of(sessions):
    return [str(session.on) for session in sessions]


def test_a_session_in_a_pause_to_come_is_not_on():
    paused = Paused(day("2026-12-01"), day("2026-12-15"))
    found = stand(activity(status=paused), TODAY)
    assert found.is_on
    assert dates_of(found.coming) == ["2026-11-24", "2026-12-15", "2026-12-22"]
    assert dates_of(found.sessions_between(TODAY, day("2026-12-31"))) == [
        "2026-11-24",
        "2026-12-15",
        "2026-12-22",
        "2026-12-29",
    ]


def test_what_is_paused_today_is_on_again_the_day_it_is_back():
    found = stand(activity(status=Paused(day("2026-10-20"), day("2026-12-01"))), TODAY)
    assert not found.is_on
    assert found.coming == ()
    assert dates_of(found.sessions_between(TODAY, day("2026-12-08"))) == [
        "2026-12-01",
        "2026-12-08",
    ]


def test_nothing_is_on_from_the_day_of_closing():
    found = stand(activity(status=Closed(day("2026-12-08"))), TODAY)
    assert dates_of(found.coming) == ["2026-11-24", "2026-12-01"]


@settings(derandomize=True, max_examples=150, deadline=None, database=None)
@given(
    st.sampled_from([Paused, Closed]),
    st.integers(-40, 40),
    st.none() | st.integers(1, 60),
    st.integers(-60, 60),
)
def test_a_day_is_off_in_the_list_of_sessions_exactly_when_it_is_stopped(
    kind, since, length, shift
):
    begins = TODAY + timedelta(days=since)
    back = begins + timedelta(days=length) if length is not None else None
    status = Paused(begins, back) if kind is Paused else Closed(begins)
    today = TODAY + timedelta(days=shift)
    daily = Weekly(tuple(range(7)), MORNING, limits=Limits(bank_holidays="open"))
    found = stand(activity(when=(daily,), status=status), today)
    on_today = bool(found.sessions_between(today, today))
    assert on_today is (found.current_status == "running")
    assert on_today is (found.current_status not in {"paused", "closed"})


# ---- bulk pauses


def pause(**matches):
    """Every Pennybridge kettle is broken, from the day before to the day after."""
    return BulkPause("The kettles are broken.", day("2026-11-22"), day("2026-12-01"), **matches)


SAFE_HOUSE = Venue("Safe House", "safe-house", HILL, withheld=True)

BULK = [
    ("its area", {"areas": ("wharf",)}, {}, "paused"),
    ("the area around its area", {"areas": ("pennybridge",)}, {}, "paused"),
    ("another area", {"areas": ("hill",)}, {}, "running"),
    ("its venue", {"venues": ("wharf-hall",)}, {}, "paused"),
    ("another venue", {"venues": ("hill-barn",)}, {}, "running"),
    ("its organisation", {"organisations": ("wharf-friends",)}, {}, "paused"),
    ("another organisation", {"organisations": ("hill-friends",)}, {}, "running"),
    ("its format", {"formats": ("in-person", "outdoors")}, {}, "paused"),
    ("another format", {"formats": ("phone",)}, {}, "running"),
    ("one of two formats", {"formats": ("phone",)}, {"formats": (IN_PERSON, BY_PHONE)}, "paused"),
    ("one of two venues", {"venues": ("wharf-hall",)}, {"venues": (HALL, BARN)}, "running"),
    ("both venues", {"venues": ("wharf-hall", "hill-barn")}, {"venues": (HALL, BARN)}, "paused"),
    ("the area of a withheld venue", {"areas": ("hill",)}, {"venues": (SAFE_HOUSE,)}, "paused"),
    ("no place at all", {"areas": ("pennybridge",)}, {"venues": ()}, "running"),
    ("a venue written in the entry", {"venues": ("",)}, {"venues": (Venue("Hut"),)}, "running"),
    ("nothing", {}, {}, "running"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("matches", "changes", "expected"), [case[1:] for case in BULK], ids=[case[0] for case in BULK]
)
def test_a_pause_of_many_takes_what_it_names(matches, changes, expected):
    found = stand(activity(**changes), TODAY, pause(**matches))
    assert found.current_status == expected
    if expected == "paused":
        assert found.status == Paused(
            day("2026-11-22"), day("2026-12-01"), "The kettles are broken."
        )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-21", "running"),
        ("2026-11-22", "paused"),
        ("2026-11-30", "paused"),
        ("2026-12-01", "running"),
    ],
)
def test_a_pause_of_many_has_the_same_ends_as_a_pause_of_one(today, expected):
    assert stand(activity(), day(today), pause(areas=("wharf",))).current_status == expected


def test_of_two_pauses_the_one_that_lasts_longer_is_said():
    own = Paused(day("2026-11-01"), day("2027-03-01"), "The tutor is away.")
    found = stand(activity(status=own), TODAY, pause(areas=("wharf",)))
    assert found.status == own
    open_end = BulkPause("Floods.", day("2026-11-01"), None, areas=("wharf",))
    found = stand(activity(status=own), TODAY, pause(areas=("wharf",)), open_end)
    assert found.status == Paused(day("2026-11-01"), None, "Floods.")


def test_what_has_closed_is_never_merely_paused():
    found = stand(activity(status=Closed(day("2026-11-01"))), TODAY, pause(areas=("wharf",)))
    assert found.current_status == "closed"


def test_what_will_close_is_paused_until_then_like_the_rest():
    found = stand(activity(status=Closed(day("2026-12-20"))), TODAY, pause(areas=("wharf",)))
    assert found.current_status == "paused"


def test_a_full_group_in_a_lockdown_is_paused():
    found = stand(activity(status=Full()), TODAY, pause(formats=("in-person",)))
    assert found.current_status == "paused"


def test_while_one_venue_is_shut_what_happens_at_the_other_goes_on():
    when = (
        Weekly((TUE,), MORNING, limits=Limits(venue="wharf-hall")),
        Weekly((FRI,), MORNING, limits=Limits(venue="hill-barn")),
    )
    one = activity(venues=(HALL, BARN), when=when)
    found = stand(one, TODAY, pause(venues=("wharf-hall",)))
    assert found.current_status == "running"
    assert dates_of(found.sessions_between(TODAY, day("2026-12-04"))) == [
        "2026-11-27",
        "2026-12-01",
        "2026-12-04",
    ]


def test_a_pause_of_many_that_is_still_to_come_can_be_announced():
    to_come = BulkPause("The hall is being mended.", day("2026-12-07"), areas=("wharf",))
    found = stand(activity(), TODAY, to_come)
    assert found.current_status == "running"
    said = status_to_come(found.status_to_come, TODAY)
    assert said == "It will pause from 7 December."
    assert status_to_come(stand(activity(), TODAY).status_to_come, TODAY) == ""


# ---- money by date

NEW_PRICE = "From 1 January 2027: £3.50 each time."
FREE_THEN_PAID = (
    Cost("free", until=day("2026-12-31")),
    Cost("per_session", 350, since=day("2027-01-01")),
)


@pytest.mark.parametrize(
    ("today", "free", "lines", "changes"),
    [
        ("2026-12-03", True, ("Free, until 31 December",), ()),
        ("2026-12-04", True, ("Free, until 31 December",), (NEW_PRICE,)),
        ("2026-12-31", True, ("Free, until 31 December",), (NEW_PRICE,)),
        ("2027-01-01", False, ("£3.50 each time",), ()),
    ],
)
def test_today_has_todays_price_and_a_change_is_announced_four_weeks_before(
    today, free, lines, changes
):
    assert is_free_on(FREE_THEN_PAID, day(today)) is free
    assert cost_lines(FREE_THEN_PAID, day(today)) == lines
    assert cost_changes(FREE_THEN_PAID, day(today)) == changes
    assert stand(activity(costs=FREE_THEN_PAID), day(today)).free is free


@pytest.mark.parametrize(
    ("costs", "free"),
    [
        ((Cost("free"),), True),
        ((Cost("donation", 200),), True),
        ((Cost("free"), Cost("donation")), True),
        ((Cost("free"), Cost("materials", 200)), False),
        ((Cost("free", only_for="people on benefits"), Cost("per_session", 500)), False),
        ((Cost("free", only_for="people on benefits"),), False),
        ((Cost("free"), Cost("per_session", 300, only_for="people from elsewhere")), False),
        ((Cost("free_if", free_for="you qualify"),), False),
        ((Cost("pay_what_you_can"),), False),
        ((Cost("ask"),), False),
        ((), False),
        ((Cost("free", until=day("2026-11-22")),), False),
        ((Cost("free", since=day("2026-11-24")),), False),
        ((Cost("free", since=day("2026-11-23"), until=day("2026-11-23")),), True),
    ],
)
def test_free_is_free_for_anybody_today(costs, free):
    assert is_free_on(costs, TODAY) is free


def test_the_last_day_of_one_price_is_the_day_before_the_next():
    for offset in range(-3, 3):
        assert len(costs_on(FREE_THEN_PAID, day("2027-01-01") + timedelta(days=offset))) == 1


def test_prices_with_their_dates_outlive_the_day_they_are_read():
    assert cost_by_date(FREE_THEN_PAID, day("2026-11-02")) == (
        "Free until 31 December 2026.",
        "From 1 January 2027: £3.50 each time.",
    )
    assert cost_by_date(FREE_THEN_PAID, day("2027-02-01")) == ("£3.50 each time.",)
    assert cost_by_date((), TODAY) == ("Ask about the cost.",)


# ---- what is offered instead


def offered(closed, *others):
    return [
        listing.activity.slug for listing in alternatives_to(closed, Alternatives(others), most=9)
    ]


def test_alternatives_share_needs_then_the_area_then_the_time():
    closed = listing(activity("old", needs=(COMPANY, MONEY)))
    same_time = listing(activity("a-same-time"))
    other_time = listing(activity("b-other-time", when=(Weekly((TUE,), EVENING),)))
    other_area = listing(activity("c-other-area", venues=(BARN,)))
    both_needs = listing(activity("d-both-needs", needs=(COMPANY, MONEY), venues=(BARN,)))
    assert offered(closed, other_area, other_time, same_time, both_needs) == [
        "d-both-needs",
        "a-same-time",
        "b-other-time",
        "c-other-area",
    ]


def test_what_the_entry_names_comes_first_whatever_it_shares():
    closed = listing(activity("old", status=Closed(TODAY, try_instead=("far",))))
    far = listing(activity("far", needs=(MONEY,), venues=(BARN,)))
    near = listing(activity("near"))
    assert offered(closed, near, far) == ["far", "near"]


def test_nothing_is_offered_that_people_cannot_go_to():
    others = [
        listing(activity("paused"), current_status="paused"),
        listing(activity("overdue"), freshness="overdue"),
        listing(activity("guarded", print_guard=True)),
        listing(activity("another-need", needs=(MONEY,))),
    ]
    assert offered(listing(activity("old")), *others) == []


def test_what_runs_is_offered_before_what_starts_later():
    later = listing(activity("a-later"), current_status="starting-soon")
    now = listing(activity("b-now"))
    assert offered(listing(activity("old")), later, now) == ["b-now", "a-later"]


# ---- the demonstration, over a year


def test_larkwell_stands_as_one_thing_on_every_day_of_a_year():
    larkwell = load(CONTENT).catalogue
    calendar = calendar_of(larkwell.site, TODAY)
    for offset in range(0, 366, 7):
        today = TODAY + timedelta(days=offset)
        for one in listings_on(larkwell, today, calendar):
            assert one.is_on or not one.coming
            if one.current_status == "finished":
                assert not one.sessions_between(today, today + timedelta(days=400))
            if one.current_status == "starting-soon":
                assert one.starts is not None
                assert one.starts > today
                assert not one.sessions_between(today, one.starts - timedelta(days=1))


# ---- school terms

IN_TERM = Weekly((TUE,), MORNING, limits=Limits(term_time_only=True))
TERMS = (
    SchoolTerm(day("2027-01-05"), day("2027-05-31")),
    SchoolTerm(day("2026-09-02"), day("2026-12-18")),
)


def told(today, *activities, terms=TERMS):
    return [
        (problem.rule, problem.severity, problem.message)
        for problem in problems_found_by(
            [school_terms_run_out.RULE],
            catalogue(*activities, school_terms=terms),
            day(today),
        )
    ]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2027-02-27", None),
        ("2027-02-28", "the last known term ends on 2027-05-31"),
        ("2027-05-31", "the last known term ends on 2027-05-31"),
        ("2027-06-01", "the last known term ended on 2027-05-31"),
    ],
)
def test_three_months_before_the_school_terms_run_out_somebody_is_told(today, said):
    expected = f"School terms: {said}, and 1 activity meets in term time only"
    found = told(today, activity(when=(IN_TERM,)))
    assert found == ([("school-terms-run-out", "warning", expected)] if said else [])


def test_without_any_term_somebody_is_told_at_once():
    [(_, _, message)] = told(
        "2026-11-23", activity("a", when=(IN_TERM,)), activity("b", when=(IN_TERM,)), terms=()
    )
    assert message == ("School terms: none is known, and 2 activities meet in term time only")


def test_terms_are_nobodys_business_where_nothing_depends_on_them():
    assert told("2027-06-01", activity(), terms=()) == []
    assert told("2027-06-01", activity(when=(IN_TERM,), status=Closed(day("2027-01-01")))) == []


# ---- what can still be joined


@pytest.mark.parametrize(
    ("today", "following"),
    [
        ("2026-11-20", "2026-11-24"),  # a Friday: two working days before the Tuesday
        ("2026-11-21", "2026-12-01"),  # a Saturday: only the Monday is left
        ("2026-11-23", "2026-12-01"),
        ("2026-11-27", "2026-12-01"),
    ],
)
def test_a_session_that_must_be_booked_before_is_offered_while_it_can_be_booked(today, following):
    booked = activity(when=(Weekly((TUE,), MORNING, limits=Limits(book_ahead=2)),))
    assert stand(booked, day(today)).coming[0].on == day(following)


def test_working_days_leave_out_weekends_and_bank_holidays():
    calendar = calendar_of(catalogue().site, TODAY)
    assert calendar.working_days_before(day("2026-12-29"), 2) == day("2026-12-23")


def test_what_is_full_until_a_day_is_offered_after_it():
    full = activity(when=(CLUB,), status=Full(until=day("2026-12-01")))
    assert stand(full, day("2026-11-23")).coming[0].on == day("2026-12-08")
    assert stand(full, day("2026-12-02")).coming[0].on == day("2026-12-08")
