"""What nobody has told us is to be asked for, in every output, and never passes for a yes."""

from datetime import datetime, time

import pytest
from tests.records import BASE, HALL, SITE, TUE, activity, day, listing

from activity_directory.cards.words import words_of
from activity_directory.feeds.calendar import events_of, has_calendar
from activity_directory.feeds.schema_org import described
from activity_directory.listing.facts import facts_of
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.cost import Cost
from activity_directory.model.joining import Joining
from activity_directory.model.place import Venue
from activity_directory.model.schedule import (
    HOURS_NOT_KNOWN,
    Hours,
    MonthDay,
    Monthly,
    NotKnown,
    Once,
    OpeningHours,
    Weekly,
)
from activity_directory.model.sessions import london, sessions_between, usual_times
from activity_directory.portal.agenda import place_in_a_day
from activity_directory.portal.later_days import session_code
from activity_directory.search.facets import facets_of
from activity_directory.vocabulary import Vocabulary
from activity_directory.wording.places import formats_in_words
from activity_directory.wording.schedules import session_words

FEATURES = Vocabulary("access", {})
NOTHING = activity(when=(NotKnown(),), venues=(), costs=(Cost("ask"),), joining=Joining(()))
NO_WAY = activity(formats=(), venues=())
TUESDAY = Weekly((TUE,), HOURS_NOT_KNOWN)


def test_nothing_known_is_asked_for_and_counted_nowhere():
    one = listing(NOTHING)
    facts = facts_of(one)
    assert (facts.when, facts.where, facts.cost, facts.joining) == (
        ("Please ask for the days and times",),
        "Please ask where it is",
        ("Ask about the cost",),
        "Ask how to join.",
    )
    assert one.activity.joining.referral == "ask"
    facets = facets_of(one, FEATURES)
    counted = ("times", "area", "cost", "price", "joining", "wait", "comes", "later", "often")
    assert not facets.keys() & set(counted)
    assert [place.name for place in words_of(one, SITE, BASE).where] == [facts.where]
    assert (one.near, one.free, one.activity.turn_up) == ((), False, False)
    assert not has_calendar(one.activity)
    assert described(one, FEATURES, BASE)["@type"] == "Service"


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (TUESDAY, "Tuesdays, ask for the time"),
        (
            Monthly((MonthDay(nth=4, weekday=TUE),), HOURS_NOT_KNOWN),
            "Fourth Tuesday of the month, ask for the time",
        ),
        (Once(day("2026-11-24"), HOURS_NOT_KNOWN), "Tuesday 24 November, ask for the time"),
        (OpeningHours(((TUE, HOURS_NOT_KNOWN),)), "Tuesday, ask for the time"),
    ],
)
def test_a_day_at_a_time_that_nobody_knows_is_on_that_day_alone(schedule, words):
    one = listing(activity(when=(schedule,)), today=day("2026-11-23"))
    assert facts_of(one).when == (words,)
    times = facets_of(one, FEATURES)["times"]
    assert times == ("tuesday-ask",)
    assert usual_times((schedule,), one.today, one.calendar) == frozenset()
    first = sessions_between((schedule,), one.today, day("2026-12-01"), CivicCalendar())[0]
    assert session_words(first, one.today) == "tomorrow, ask for the time"
    assert one.open_at(datetime(2026, 11, 24, 11, tzinfo=london())) in {"ask", "no"}
    assert session_code(first) == f"{first.on}a00:00-00:00"
    assert not has_calendar(one.activity)
    assert events_of(one, SITE, BASE) == ""
    thing = described(one, FEATURES, BASE)
    assert "eventSchedule" not in thing
    assert "hoursAvailable" not in thing
    assert "T" not in thing.get("startDate", "")


def test_in_a_day_it_comes_after_all_that_has_a_time():
    evening = Weekly((TUE,), Hours(time(21)))
    all_day = Weekly((TUE,), Hours(time(0), time(0)))
    tuesday = day("2026-11-24")
    found = sessions_between((TUESDAY, all_day, evening), tuesday, tuesday, CivicCalendar())
    assert [one.schedule for one in sorted(found, key=place_in_a_day)] == [
        evening,
        all_day,
        TUESDAY,
    ]


def test_only_the_days_with_hours_are_in_its_calendar():
    hours = Hours(time(10), time(12))
    one = listing(activity(when=(OpeningHours(((TUE, HOURS_NOT_KNOWN), (3, hours))),)))
    events = events_of(one, SITE, BASE)
    assert "BYDAY=TH" in events
    assert "BYDAY=TU" not in events


def test_half_a_postcode_is_shown_and_is_no_position():
    somewhere = Venue("Various places", area=HALL.area, postcode="LW4")
    one = listing(activity(venues=(somewhere,)))
    assert facts_of(one).where == "Various places, Wharf, LW4"


def test_how_it_happens_is_asked_for_and_may_be_at_a_place():
    one = listing(NO_WAY)
    assert facts_of(one).where == "Please ask where it is"
    assert NO_WAY.place_is_not_known
    assert not NO_WAY.is_away
    assert not NO_WAY.comes_to_everybody
    assert "format" not in facets_of(one, FEATURES)
    assert [place.name for place in words_of(one, SITE, BASE).where] == ["Please ask where it is"]
    assert "eventAttendanceMode" not in described(one, FEATURES, BASE)


def test_a_place_that_is_known_says_so_though_nobody_knows_how_it_happens():
    one = listing(activity(formats=(), venues=(HALL,)))
    names = [place.name for place in words_of(one, SITE, BASE).where]
    assert names == [HALL.name, "Please ask how it happens"]
    assert formats_in_words(one.activity.formats) == "Please ask how it happens"
