"""What pages tell search engines: what is certain, and nothing that must not be found."""

import json
import re
from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from tests.any_schedule import CALENDAR, FIRST, bounded, schedules
from tests.conftest import CONTENT
from tests.pages import Page
from tests.records import BARN, BASE, HALL, IN_PERSON, TODAY, activity, listing, term

from activity_directory.catalogue.loading import load
from activity_directory.feeds.schema_org import HORIZON, MOST_TIMES, described
from activity_directory.listing.listing import Listing, calendar_of, listings_on
from activity_directory.model.cost import Cost
from activity_directory.model.eligibility import Eligibility
from activity_directory.model.place import Venue
from activity_directory.model.schedule import ByArrangement
from activity_directory.model.sessions import planned_dates
from activity_directory.sanitise.html import data_block
from activity_directory.vocabulary import Vocabulary

STEP_FREE = term("step-free")
FEATURES = Vocabulary("access", {"step-free": STEP_FREE})
FREQUENCIES = {"W": "WEEKLY", "M": "MONTHLY", "D": "DAILY", "Y": "YEARLY"}
HIDDEN = Venue("Lantern House", "", HALL.area, "9 Secret Row", "LW9 9ZZ", withheld=True)


def told(one: Listing):
    found = described(one, FEATURES, BASE)
    assert found is not None
    return found


def block(page: Page):
    [found] = page.tree.all("script", type="application/ld+json") or [None]
    return found and json.loads("".join(map(str, found.inside)))


def dates_of(schedule, until: date) -> set[tuple[date, str, str]]:
    """The days of a `Schedule`, each with its hours, read by another library's rules."""
    first = date.fromisoformat(schedule["startDate"])
    last = min(until, date.fromisoformat(schedule.get("endDate", until.isoformat())))
    days = {first}
    if frequency := schedule.get("repeatFrequency"):
        every, unit = re.fullmatch(r"P(\d+)([WMDY])", frequency).groups()
        parts = [f"FREQ={FREQUENCIES[unit]}", f"INTERVAL={every}", "WKST=MO"]
        if by_day := schedule.get("byDay"):
            ends = [day.rpartition("/") for day in by_day]  # "https://schema.org/Monday", or "2SA"
            codes = [end[:2].upper() if place else end for place, _, end in ends]
            parts.append(f"BYDAY={','.join(codes)}")
        if numbers := schedule.get("byMonthDay"):
            parts.append(f"BYMONTHDAY={','.join(map(str, numbers))}")
        start, end = (datetime.combine(day, time()) for day in (first, last))
        turns = rrulestr(";".join(parts), dtstart=start).between(start, end, inc=True)
        days = {turn.date() for turn in turns}
    days -= {date.fromisoformat(day) for day in schedule.get("exceptDate", ())}
    return {(day, schedule["startTime"], schedule.get("endTime", "")) for day in days}


def test_each_page_tells_what_is_certain_and_no_other_does(larkwell: dict[str, Page]):
    catalogue = load(CONTENT).catalogue
    today = catalogue.site.today
    listings = listings_on(catalogue, today, calendar_of(catalogue.site, today))
    kinds = set()
    for one in listings:
        found = block(larkwell[f"activities/{one.activity.slug}/"])
        assert (found is not None) == (one.listed and not one.activity.about_safety)
        if found:
            kinds.add(found["@type"])
            assert found["name"] == one.activity.name
            assert found["url"].endswith(f"/activities/{one.activity.slug}/")
    assert kinds == {"Event", "Service"}
    assert not any(
        block(page)
        for address, page in larkwell.items()
        if not re.fullmatch("activities/[^/]+/", address)
    )


@bounded(60)
@given(schedules)
def test_the_dates_are_those_that_are_certain(schedule):
    one = listing(
        activity(when=(schedule,), checked=activity().checked), today=FIRST, calendar=CALENDAR
    )
    found = told(one)
    until = FIRST + HORIZON
    certain = {
        day
        for day, off, why in planned_dates(schedule, FIRST, until, CALENDAR)
        if not off and not why
    }
    times = found.get("eventSchedule", ())
    if found["@type"] == "Event":
        days = {day for told_of in times for day, _, _ in dates_of(told_of, until)}
        assert days == certain if len(times) < MOST_TIMES else days <= certain
    if "startDate" in found and certain:
        assert date.fromisoformat(found["startDate"][:10]) == min(certain)


@pytest.mark.parametrize(
    "changes",
    [{"print_guard": True}, {"quick_exit": True}, {"needs": (term("safe", print_guard=True),)}],
)
def test_what_is_about_safety_is_told_to_nobody(changes):
    assert described(listing(activity(**changes)), FEATURES, BASE) is None


def test_nothing_is_told_of_what_is_over_or_was_not_checked_for_too_long():
    assert described(listing(current_status="closed"), FEATURES, BASE) is None
    assert described(listing(freshness="overdue"), FEATURES, BASE) is None


def test_a_withheld_place_is_told_with_no_other_beside_it():
    for venues in ((HIDDEN,), (HALL, HIDDEN)):
        for when in (activity().when, (ByArrangement("By phone."),)):
            text = json.dumps(told(listing(activity(venues=venues, when=when))))
            for words in ("Secret", "Lantern", "LW9", "Quay", "PostalAddress", "geo"):
                assert words not in text


def test_how_it_stands():
    assert told(listing())["eventStatus"] == "https://schema.org/EventScheduled"
    paused = told(listing(current_status="paused"))
    assert paused["eventStatus"] == "https://schema.org/EventPostponed"
    assert not {"startDate", "eventSchedule"} & paused.keys()
    full = told(listing(current_status="full"))
    assert full["offers"][0]["availability"] == "https://schema.org/SoldOut"


def test_only_a_price_that_holds_for_anybody_is_a_number():
    def offers(*costs: Cost):
        return told(listing(activity(costs=costs))).get("offers", [])

    assert offers(Cost("per_session", 350))[0]["price"] == "3.50"
    assert offers(Cost("donation", 200))[0]["price"] == "0"
    for cost in (Cost("free_if", free_for="you qualify"), Cost("pay_what_you_can", 300)):
        assert "price" not in offers(cost)[0]
    assert offers(Cost("ask")) == []
    later = offers(Cost("free", until=TODAY), Cost("per_session", 100, since=date(2027, 4, 1)))
    assert [one.get("validFrom") for one in later] == [None, "2027-04-01"]
    assert offers(Cost("free", until=date(2026, 11, 22))) == []


def test_for_whom_is_told_without_what_is_for_professionals():
    eligible = Eligibility(minimum_age=60, text="For people aged 60 and over.", bmi_over=28,
                           in_their_words="A BMI over 28")  # fmt: skip
    found = told(listing(activity(eligibility=eligible)))
    assert found["audience"]["suggestedMinAge"] == 60
    assert "28" not in json.dumps(found["audience"])


def test_access_that_nobody_has_stated_is_no_feature():
    stated = Venue("Hill Barn", "hill-barn", BARN.area, access=((STEP_FREE, "no"),))
    [place] = told(listing(activity(venues=(stated,))))["location"]
    assert [(one["name"], one["value"]) for one in place["amenityFeature"]] == [
        ("Step free", False)
    ]
    [place] = told(listing(activity(venues=(BARN,))))["location"]
    assert "amenityFeature" not in place


def test_what_takes_place_online_too_says_so():
    online = activity(formats=(IN_PERSON, term("online")))
    assert told(listing(online))["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert told(listing())["eventAttendanceMode"].endswith("OfflineEventAttendanceMode")


def test_nothing_in_the_data_closes_its_element():
    words = "</script><!--&amp;\u2028"
    text = data_block({"name": words})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"name": words}
