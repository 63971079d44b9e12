"""The poster and the cards for a counter: what they say, and when there are none."""

from dataclasses import replace
from datetime import date

import pytest
from tests.conftest import CONTENT

from activity_directory import cards
from activity_directory.cards.card import Refusal
from activity_directory.catalogue.loading import load
from activity_directory.listing.listing import calendar_of, listings_on

TODAY = date(2026, 11, 23)
BASE = "https://connected-larkwell.example.org/"


@pytest.fixture(scope="module")
def borough():
    return load(CONTENT).catalogue


@pytest.fixture(scope="module")
def made(borough):
    """Every card of the demonstration, by slug."""
    listings = listings_on(borough, TODAY, calendar_of(borough.site, TODAY))
    return {
        one.activity.slug: cards.cards_of(
            one, borough.site, BASE, code=borough.code_by_slug[one.activity.slug]
        )
        for one in listings
    }


def test_whatever_has_a_card_has_a_poster_and_what_is_guarded_has_none(made, borough):
    for slug, of_activity in made.items():
        if isinstance(of_activity, Refusal):
            continue
        if borough.activity_by_slug[slug].about_safety:
            assert (of_activity.poster, of_activity.strip) == (None, None)
            assert of_activity.counter is None
            assert [card.size for card in of_activity.choices] == ["a5"]
        else:
            assert of_activity.choices[-2:] == (of_activity.poster, of_activity.counter), slug
            assert of_activity.poster.fits
            assert of_activity.strip.way == of_activity.poster.way == of_activity.of_sizes[0].way
            assert of_activity.strip.name == borough.activity_by_slug[slug].name
    assert sum(isinstance(one, Refusal) for one in made.values()) >= 2
    assert sum(one.guarded for one in made.values()) > 0


def test_a_poster_says_what_is_needed_to_come(made, borough):
    poster, strip = made["chair-exercise"].poster, made["chair-exercise"].strip
    assert (poster.heading, poster.portal) == (borough.site.name, borough.site.strapline)
    labels = [fact.label for fact in poster.facts]
    assert labels == ["When", "Where", "Cost", "How to join", "Who for"]
    assert strip.when.startswith("Mondays and Fridays, 10.30am to 11.30am")
    assert "".join(strip.address).startswith("connected-larkwell.example.org/a/")
    assert poster.back is None
    assert "There is no hearing loop" not in str(poster.facts)


def test_a_strip_has_all_times_or_none_and_never_cuts_a_name(borough):
    listings = listings_on(borough, TODAY, calendar_of(borough.site, TODAY))
    listing = next(one for one in listings if one.activity.slug == "chair-exercise")
    longest = "Wonderful Woodwork, Weaving and Winter Warmers for Women and Men in Walthamwick."
    activity = replace(listing.activity, name=longest, when=listing.activity.when * 5)
    strip = cards.cards_of(replace(listing, activity=activity), borough.site, BASE).strip
    assert (strip.name, strip.when) == (longest, "")
    address = BASE + "/".join(["a-folder-of-a-larger-site"] * 8) + "/"
    without = cards.cards_of(replace(listing, activity=activity), borough.site, address)
    assert (without.poster, without.strip) == (None, None)


def test_a_card_for_a_counter_has_all_times_or_none_and_every_warning(made, borough):
    card = made["chair-exercise"].counter
    of_poster = made["chair-exercise"].poster
    assert (card.name, card.summary, card.way) == (
        of_poster.name, of_poster.summary, of_poster.way
    )  # fmt: skip
    assert card.when.replace("\N{NO-BREAK SPACE}", " ").startswith("Mondays and Fridays, 10.30am")
    assert card.left_out == ""
    assert made["friendly-calls"].counter.warnings == made["friendly-calls"].poster.warnings != ()
    listings = listings_on(borough, TODAY, calendar_of(borough.site, TODAY))
    listing = next(one for one in listings if one.activity.slug == "chair-exercise")
    often = replace(listing.activity, when=listing.activity.when * 9)
    card = cards.cards_of(replace(listing, activity=often), borough.site, BASE).counter
    assert (card.when, card.left_out) == ("", "when it is on")
    endless = replace(listing.activity, name="Wonderful woodwork " * 15)
    nothing = cards.cards_of(replace(listing, activity=endless), borough.site, BASE)
    assert nothing.counter is None
