"""Who it is for: whom a listing is open to although it is for nobody in particular."""

from dataclasses import replace
from datetime import date

import pytest
from tests.conftest import CONTENT

from activity_directory.catalogue.loading import load
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.eligibility import Eligibility
from activity_directory.search.facets import facets_of

LARKWELL = load(CONTENT).catalogue
TODAY = date(2026, 11, 23)
FEATURES = LARKWELL.vocabularies["access"]
LISTINGS = {
    listing.activity.slug: listing
    for listing in listings_on(LARKWELL, TODAY, calendar_of(LARKWELL.site, TODAY))
}


def facets_with(**facts):
    """The facets of an activity for everyone, with other facts about who may come."""
    listing = LISTINGS["connect-day"]
    activity = replace(listing.activity, eligibility=Eligibility(**facts) if facts else None)
    return facets_of(replace(listing, activity=activity), FEATURES)


@pytest.mark.parametrize(
    ("facts", "barred"),
    [
        ({}, ()),
        ({"minimum_age": 18}, ("children",)),
        ({"over_age": 16}, ("children",)),
        ({"minimum_age": 60}, ("children", "young-people")),
        ({"maximum_age": 16}, ("older-people",)),
        ({"maximum_age": 12}, ("young-people", "older-people")),
        ({"minimum_age": 13, "maximum_age": 54}, ("children", "older-people")),
    ],
)
def test_what_is_open_to_everyone_is_open_to_whoever_is_of_the_right_age(facts, barred):
    found = facets_with(**facts)
    assert found["open"] == ("yes",)
    assert found.get("barred", ()) == barred


@pytest.mark.parametrize(
    "facts",
    [
        {"gender": "women"},
        {"role": "carer"},
        {"community": "the Tamil community"},
        {"benefit": "Pension Credit"},
        {"registered_with": "Mill Lane Surgery"},
        {"bmi_over": 30},
    ],
)
def test_what_asks_for_more_is_not_open_to_everyone(facts):
    assert "open" not in facets_with(**facts)


def test_what_is_for_some_is_not_open_to_everyone():
    assert "open" not in facets_of(LISTINGS["buggy-walk"], FEATURES)
    assert facets_of(LISTINGS["buggy-walk"], FEATURES)["audience"] == ("parents",)


def test_english_is_no_language_that_people_look_for():
    spoken = facets_of(LISTINGS["advice-drop-in"], FEATURES)["language"]
    assert spoken == ("pl", "ta")
