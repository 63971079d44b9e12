"""Champion places by area and by day, without a script: hours, and the days without them."""

from dataclasses import replace
from datetime import date

from tests.conftest import CONTENT
from tests.in_deno import called

from activity_directory.catalogue.loading import load
from activity_directory.listing.listing import calendar_of
from activity_directory.portal.viewing.champions import (
    ChampionHours,
    champion_areas,
    champion_days,
    hours_data,
)

LARKWELL = load(CONTENT).catalogue
CHRISTMAS_WEEK = date(2026, 12, 21)


def hours_of(places, today=CHRISTMAS_WEEK):
    return ChampionHours(places, today, calendar_of(LARKWELL.site, today))


def test_each_day_has_its_hours_and_a_bank_holiday_is_never_taken_for_a_usual_day():
    days = {one.day: one for one in champion_days(hours_of(LARKWELL.champions))}
    assert len(days) == 7
    assert days["2026-12-21"].label == "Today, Monday 21 December"
    christmas = {one.label: one.text for one in days["2026-12-25"].places}
    assert christmas == {
        "Larkwell Civic Centre welcome desk (Old Town)": "closed (Christmas Day)",
        "Marsh End Chemist (Marsh End)": "9am to 1pm: ask first",
        "Mill Lane Surgery reception (Station Quarter)": "closed (Christmas Day)",
        "Riverside Leisure Centre reception (Riverside)": "9am to 8pm: ask first",
    }


def test_a_place_whose_hours_nobody_knows_is_never_open():
    [desk] = [one for one in LARKWELL.champions if one.id == "civic-desk"]
    hours = hours_of([replace(desk, when=())])
    [area] = champion_areas(hours, LARKWELL.vocabularies["areas"])
    [place] = area.places
    assert (place.opens, place.sessions, place.hours) == ("", "", ())
    assert not any(one.places for one in champion_days(hours))


def test_a_withheld_place_tells_neither_its_area_nor_where_it_is():
    [desk] = [one for one in LARKWELL.champions if one.id == "civic-desk"]
    hidden = replace(desk, name="", venue=replace(desk.venue, withheld=True))
    hours = hours_of([hidden])
    [place] = hours_data(hours, LARKWELL.postcodes)["places"]
    assert (place["name"], place["area"], place["areaName"], place["at"]) == (
        "Council office", "", "", [],
    )  # fmt: skip
    assert hours_data(hours_of([desk]), LARKWELL.postcodes)["places"][0]["at"]
    [area] = champion_areas(hours, LARKWELL.vocabularies["areas"])
    assert (area.label, area.places[0].address) == ("", "")


def test_the_script_says_when_a_place_opens_as_the_page_does():
    hours, today = hours_of(LARKWELL.champions), CHRISTMAS_WEEK.isoformat()
    module = "templates/components/champion-place/hours.js"
    views = [
        place
        for area in champion_areas(hours, LARKWELL.vocabularies["areas"])
        for place in area.places
    ]
    read = called([module], [["hoursOf", place.sessions, place.until, today] for place in views])
    following = called([module], [["nextHours", one, today, "00:00"] for one in read])
    words = called([module], [["openingWords", one, today, "00:00"] for one in following])
    assert words == [place.opens for place in views]
    assert "Open today, 9am to 4pm" in words
    assert "May be open Friday 25 December, 9am to 1pm: ask first" in words
    assert called([module], [["hoursOf", views[0].sessions, views[0].until, "2027-02-01"]]) == [[]]
