"""A page built on one day and read on another: the script's answers are the engine's.

One set of questions is put to both: the engine answers in Python, the script in Deno.
"""

import json
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import read_later
from tests.any_schedule import CALENDAR, a_day, bounded, schedules
from tests.conftest import CONTENT, small_borough
from tests.in_deno import called
from tests.records import MORNING, TODAY, TUE, activity, day, listing

from activity_directory.catalogue.loading import load
from activity_directory.listing.listing import (
    NEAR,
    Listing,
    Suspension,
    calendar_of,
    listing_on,
    listings_on,
)
from activity_directory.model.cost import Cost, is_free_on
from activity_directory.model.schedule import Always, OpeningHours, Weekly
from activity_directory.model.sessions import london
from activity_directory.model.site import Review
from activity_directory.model.status import Closed, Full, Paused, Running, WaitingList
from activity_directory.portal.later_days import (
    MOST_SESSIONS,
    later_changes_of,
    later_days_of,
)
from activity_directory.wording.costs import cost_summary
from activity_directory.wording.schedules import session_words

MODULES = [
    "scripts/later-days/agenda.js",
    "scripts/later-days/listing.js",
    "scripts/later-days/page-age.js",
    "scripts/later-days/sessions.js",
    "scripts/shared/dates.js",
    "scripts/shared/london-time.js",
]
NOT_REBUILT = "and has not been rebuilt for {} days. Please ring before you go."
TIMES = ((0, 0), (1, 30), (9, 59), (10, 0), (11, 59), (12, 0), (16, 30), (23, 59))


def answers_at(listing: Listing, moment: datetime) -> dict[str, str | bool]:
    """What the script must answer at an aware `moment`: the engine's own words, for its tests."""
    day = moment.date()
    then = listing.on(day)
    following = [
        session
        for session in (then.next_since(moment, 1 if then.joins_any_session else 60))
        if then.is_on
        and then.last_day_to_join(session) in {session.on, *days_from(day, session.on)}
    ]
    return {
        "status": then.current_status,
        "cost": cost_summary(listing.activity.costs, day),
        "free": is_free_on(listing.activity.costs, day),
        "next": session_words(following[0], day) if following else "",
        "open": then.open_at(moment) if then.is_on else "no",
    }


def days_from(first, last):
    return [first + timedelta(days=more) for more in range((last - first).days + 1)]


def asked_of_the_script(calls):
    """What the script's functions answer; each call is a name and what it is given."""
    return called(MODULES, calls)


def moments(today, count=NEAR.days, step=1):
    """Moments on the days from today, a few on each."""
    for number in range(0, count + 1, step):
        on = today + timedelta(days=number)
        for place in (number, number + 3, number + 5):
            hour, minute = TIMES[place % len(TIMES)]
            yield datetime(on.year, on.month, on.day, hour, minute, tzinfo=london())


def compare(listings, step=1):
    """The engine and the script answer alike for every listing at every moment it can speak of."""
    labels = {"running": "Running", "paused": "Paused for now"}
    expected, calls, asked = [], [], []
    for one in listings:
        later = json.loads(later_days_of(one, labels))
        for moment in moments(one.today, step=step):
            if moment.date().isoformat() <= later["until"]:
                expected.append(answers_at(one, moment))
                calls.append(["listingOn", later, f"{moment:%Y-%m-%d}", f"{moment:%H:%M}"])
                asked.append((one.activity.slug, f"{moment:%Y-%m-%d %H:%M}"))
    for question, ours, theirs in zip(asked, expected, asked_of_the_script(calls), strict=True):
        label = theirs.pop("label")
        assert label == labels.get(ours["status"], ours["status"]), question
        assert theirs == ours, question
    return len(asked)


@pytest.fixture(scope="module")
def larkwell():
    return load(CONTENT).catalogue


@pytest.mark.parametrize("built", ["2026-11-23", "2026-12-21", "2027-03-20", "2027-10-22"])
def test_larkwell_read_later_is_larkwell_built_later(larkwell, built):
    calendar = calendar_of(larkwell.site, day(built))
    assert compare(listings_on(larkwell, day(built), calendar), step=3) > 500


some_statuses = st.one_of(
    st.sampled_from([Running(), WaitingList(), Full()]),
    st.builds(Full, a_day),
    st.builds(Closed, a_day),
    st.builds(Paused, a_day, st.none() | a_day),
)
some_costs = st.lists(
    st.builds(
        Cost,
        st.sampled_from(["free", "per_session", "donation"]),
        st.sampled_from([None, 350]),
        since=st.none() | a_day,
        until=st.none() | a_day,
    ),
    max_size=2,
).map(tuple)
some_schedules = st.lists(schedules | st.just(Always("Day and night.")), min_size=1, max_size=2)


@st.composite
def listings_built(draw):
    """An activity with something about to change, on a day not far from it."""
    today = draw(a_day)
    soon = st.integers(-5, 35).map(lambda number: today + timedelta(days=number))
    status = draw(some_statuses | st.builds(Paused, soon, soon) | st.builds(Closed, soon))
    pauses = draw(st.lists(st.builds(Suspension, st.builds(Paused, soon, soon)), max_size=1))
    one = activity(when=tuple(draw(some_schedules)), status=status, costs=draw(some_costs))
    return listing_on(one, tuple(pauses), Review(), today, CALENDAR)


@bounded(5)
@given(st.tuples(*[listings_built()] * 8))
def test_any_listing_read_later_is_the_listing_built_later(several):
    compare(several)


@bounded(60)
@given(listings_built())
def test_no_day_on_which_something_changes_is_overlooked(one):
    later = json.loads(later_days_of(one, {}))
    until = date.fromisoformat(later["until"])
    on = one.today
    while on <= until:
        told = [
            [change[1:] for change in later[what] if change[0] <= on.isoformat()][-1]
            for what in ("statuses", "costs")
        ]
        then = answers_at(one, datetime(on.year, on.month, on.day, 12, tzinfo=london()))
        assert told == [
            [then["status"], then["status"]],
            [then["cost"], int(then["free"])],
        ], on
        on += timedelta(days=1)


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """The activities of the table as they stand on the day their pages are built."""
    folder = read_later.content(small_borough(tmp_path_factory.mktemp("table") / "content"))
    loaded = load(folder)
    assert loaded.problems == ()
    today = day(read_later.BUILT)
    listings = listings_on(loaded.catalogue, today, calendar_of(loaded.catalogue.site, today))
    return {listing.activity.slug: listing for listing in listings}


def test_engine_and_script_answer_the_table_of_moments(table):
    calls, expected = [], []
    for case in read_later.CASES:
        on, _, time = case.read.partition(" ")
        answer = {
            "next": case.next,
            "open": case.open,
            "cost": case.cost,
            "free": case.free == "free",
            "status": case.current_status,
        }
        moment = datetime.fromisoformat(case.read).replace(tzinfo=london())
        assert answers_at(table[case.slug], moment) == answer, case
        later = json.loads(later_days_of(table[case.slug], {}))
        calls.append(["listingOn", later, on, time])
        expected.append(answer | {"label": case.current_status})
    assert asked_of_the_script(calls) == expected


def test_a_list_carries_only_what_changes(table):
    labels = {"running": "Running"}
    assert later_changes_of(table["tuesdays"], labels) == ""
    carried = json.loads(later_changes_of(table["dearer"], labels))
    assert carried["costs"] == [
        ["2026-11-23", "£3 each time, until 30 November", 0],
        ["2026-12-01", "£3.50 each time", 0],
    ]
    assert carried["sessions"] == ""
    assert asked_of_the_script([["listingOn", carried, "2026-12-02", "09:00"]]) == [
        {
            "status": "running",
            "label": "Running",
            "cost": "£3.50 each time",
            "free": False,
            "next": "",
            "open": "no",
        }
    ]


@pytest.mark.parametrize(
    ("written", "read", "expected"),
    [
        ("2026-11-24s10:00-12:00", "2026-11-24 09:59", ""),
        ("2026-11-24s10:00-12:00", "2026-11-24 10:00", "on"),
        ("2026-11-24s10:00-12:00", "2026-11-24 12:00", "over"),
        ("2026-11-24s22:00-01:00", "2026-11-25 00:30", "on"),
        ("2026-11-24s10:00", "2026-11-24 16:00", ""),
        ("2026-11-24s10:00", "2026-11-25 00:00", "over"),
        ("2026-11-24s10:00-12:00?", "2026-11-24 11:00", ""),
        ("2026-11-24h00:00-00:00", "2026-11-24 11:00", ""),
    ],
)
def test_a_session_of_a_list_is_on_or_over_where_that_is_known(written, read, expected):
    asked = [["sessionState", written, *read.split()]]
    assert asked_of_the_script(asked) == [expected]


def test_days_of_whats_on_that_are_over_are_said_to_be():
    spans = [("2026-11-23", "2026-11-23"), ("2026-11-23", "2026-11-29")]
    reads = ["2026-11-23", "2026-11-24", "2026-11-30"]
    week = "These are the sessions from Monday 23 November to Sunday 29 November"
    asked = [["laterMessage", *span, read] for span in spans for read in reads]
    assert asked_of_the_script(asked) == [
        "",
        "These are the sessions of Monday 23 November. Today is Tuesday 24 November.",
        "These are the sessions of Monday 23 November. Today is Monday 30 November.",
        "",
        "Days that are over are left out.",
        f"{week}. Today is Monday 30 November.",
    ]


def test_what_a_page_carries_is_short():
    weekly = later_days_of(listing(calendar=CALENDAR), {"running": "Running"})
    tuesdays = ("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22")
    assert json.loads(weekly) == {
        "from": "2026-11-23",
        "until": "2026-12-21",
        "sessions": " ".join(f"{on}s10:00-12:00" for on in tuesdays),
        "statuses": [["2026-11-23", "running", "Running"]],
        "costs": [["2026-11-23", "Free", 1]],
    }
    assert len(weekly) < 260


def test_a_listing_with_many_sessions_speaks_of_fewer_days():
    busy = OpeningHours(tuple((weekday, MORNING) for weekday in range(7)) * 4)
    later = json.loads(later_days_of(listing(activity(when=(busy,)), calendar=CALENDAR), {}))
    sessions = later["sessions"].split()
    assert len(sessions) <= MOST_SESSIONS + 1
    assert sessions[-2][:10] == later["until"] < "2026-12-21"


def test_a_page_that_is_too_old_knows_nothing():
    later = json.loads(later_days_of(listing(calendar=CALENDAR), {}))
    asked = [["listingOn", later, on, "10:00"] for on in ("2026-11-22", "2026-12-22", "2027-11-23")]
    assert asked_of_the_script(asked) == [None, None, None]


def test_the_next_session_is_known_however_far_it_is():
    later = Weekly((TUE,), MORNING)
    one = listing(activity(when=(later,), status=Paused(TODAY, day("2027-06-01"))))
    later = json.loads(later_days_of(one, {}))
    assert later["sessions"].split()[0] == "2027-06-01s10:00-12:00"


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        ("2027-03-28T00:59:00Z", ["2027-03-28", "00:59"]),
        ("2027-03-28T01:00:00Z", ["2027-03-28", "02:00"]),
        ("2027-10-31T00:30:00Z", ["2027-10-31", "01:30"]),
        ("2027-10-31T01:30:00Z", ["2027-10-31", "01:30"]),
        ("2026-11-23T00:00:00Z", ["2026-11-23", "00:00"]),
        ("2026-06-30T23:30:00Z", ["2026-07-01", "00:30"]),
    ],
)
def test_the_readers_day_is_the_day_in_london_wherever_they_are(instant, expected):
    milliseconds = datetime.fromisoformat(instant).timestamp() * 1000
    assert asked_of_the_script([["londonTime", milliseconds]]) == [expected]


def test_a_site_that_is_no_longer_published_says_so_after_its_patience():
    read = ["2026-11-24", "2026-11-25", "2027-03-30"]
    assert asked_of_the_script([["ageMessage", "2026-11-23", on, 2] for on in read]) == [
        "",
        f"This page was made on Monday 23 November {NOT_REBUILT.format(2)}",
        f"This page was made on Monday 23 November 2026 {NOT_REBUILT.format(127)}",
    ]
