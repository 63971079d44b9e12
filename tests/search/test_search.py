"""The find page's files: columns tell the truth, words are all there, bytes hold still."""

import base64
import json
import shutil
import sys
from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activity_directory.catalogue.loading import load
from activity_directory.listing.access import access_answers
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.joining import Joining
from activity_directory.model.place import bus_lines
from activity_directory.model.schedule import (
    Always,
    ByArrangement,
    Hours,
    Limits,
    MonthDay,
    Monthly,
    Once,
    OpeningHours,
    Weekly,
)
from activity_directory.portal.frame import LIST_SCRIPT
from activity_directory.portal.pages.find import find_view
from activity_directory.search import facets as search_facets
from activity_directory.search import index_files, pagefind
from activity_directory.search.closed import Closed, Link, closed
from activity_directory.search.details import hours_of
from activity_directory.search.facets import (
    Row,
    facets_of,
    in_order,
    keywords,
    times_of,
)
from activity_directory.search.index_files import (
    MAP_SCRIPT,
    NEAR_SCRIPT,
    TEXTS,
    WORDS_SCRIPT,
    words_in,
)
from activity_directory.search.pagefind import Fragment, SearchFailed
from activity_directory.urls import addresses
from activity_directory.vocabulary import Term, Vocabulary

CONTENT = Path(__file__).parents[2] / "content"
TODAY = date(2026, 11, 23)
SCRIPTS = {name: name for name in (LIST_SCRIPT, NEAR_SCRIPT, WORDS_SCRIPT)} | {
    "results-map.css": "results-map.css",
    MAP_SCRIPT: MAP_SCRIPT,
}
FAMILIES = ("need", "category", "area", "times", "access", "ask", "cost")


WORDS_OF_A_RESULT = {
    "summary": "What it is.",
    "when": "Mondays",
    "where": "The hall",
    "cost": "Free",
    "joining": "Just turn up.",
    "icon": "arts-crafts",
    "hue": "hue-people",
}


def shown_as(slug, name, **words):
    return {"href": addresses.activity(slug), "name": name, **WORDS_OF_A_RESULT, **words}


def row_of(slug, *, status="running", listed=True, facets=None, **shown):
    name = shown.get("name", slug.title())
    words = shown_as(slug, **{"name": name, **shown})
    return Row(slug, addresses.activity(slug), name, words, status, listed, facets or {})


def fragment_of(address, text="", *, title="", summary=""):
    return Fragment(f"id-of-{address}", address, title, summary, text)


def rows_with(columns, family, value):
    """The numbers of the rows that have a value, read as the page reads them."""
    mask = base64.b64decode(columns["masks"].get(family, {}).get(value, ""))
    return [n for n in range(columns["count"]) if mask and mask[n >> 3] >> (n & 7) & 1]


def words_decoded(coded, between=" "):
    words = []
    for part in filter(None, coded.split(between)):
        before = words[-1] if words else ""
        words.append(before[: int(part[0], 36)] + part[1:])
    return words


@pytest.fixture(scope="module")
def borough():
    return load(CONTENT).catalogue


@pytest.fixture(scope="module")
def listings(borough):
    return listings_on(borough, TODAY, calendar_of(borough.site, TODAY))


@pytest.fixture(scope="module")
def rows(listings, borough):
    return tuple(
        search_facets.row(
            listing,
            addresses.activity(listing.activity.slug),
            shown_as(listing.activity.slug, listing.activity.name),
            borough.vocabularies["access"],
        )
        for listing in listings
    )


@pytest.fixture(scope="module")
def listing_by_slug(listings):
    return {listing.activity.slug: listing for listing in listings}


FEATURES = Vocabulary(
    "access",
    {
        term.id: term
        for term in (
            Term("step-free", "Step-free", "", scope="venue"),
            Term("lift", "Lift", "", scope="venue"),
            Term("toilet", "Toilets", "", scope="venue"),
            Term("accessible-toilet", "Accessible", "", scope="venue", parent="toilet"),
            Term("bsl", "BSL", "", scope="session"),
        )
    },
)


def venue_with(access, **facts):
    given_access = tuple((FEATURES.terms[name], answer) for name, answer in access.items())
    return SimpleNamespace(access=given_access, withheld=False, **facts)


def activity_at(*venues):
    return SimpleNamespace(venues=venues, access=(), formats=(SimpleNamespace(id="in-person"),))


# ---- columns


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(FAMILIES),
            st.lists(st.sampled_from("abcdefgh"), unique=True).map(tuple),
        ),
        max_size=70,
    )
)
def test_a_column_has_exactly_the_rows_that_have_the_value(facets):
    made = [row_of(f"a{number}", facets=one) for number, one in enumerate(facets)]
    columns = index_files.columns(made)
    assert columns["count"] == len(made)
    for family in FAMILIES:
        for value in "abcdefgh":
            having = [n for n, one in enumerate(facets) if value in one.get(family, ())]
            assert rows_with(columns, family, value) == having


def test_every_value_of_the_demonstration_is_in_its_column_and_nowhere_else(rows):
    ordered = in_order(rows)
    columns = index_files.columns(ordered)
    for family, masks in columns["masks"].items():
        for value in masks:
            named = {ordered[n].slug for n in rows_with(columns, family, value)}
            assert named == {row.slug for row in rows if value in row.facets.get(family, ())}
    told = {(f, v) for row in rows for f, values in row.facets.items() for v in values}
    assert told == {(f, v) for f, masks in columns["masks"].items() for v in masks}


def test_the_columns_of_most_first_answers_are_fetched_apart_from_the_others(rows, borough):
    files = files_of(rows, borough)
    first, more = (json.loads(files[one]) for one in (addresses.COLUMNS, addresses.MORE_COLUMNS))
    every = index_files.columns(in_order(rows))
    assert first["masks"] | more["masks"] == every["masks"]
    assert (
        {"need", "category", "audience", "area"}
        <= first["masks"].keys()
        == (first["masks"].keys() - more["masks"].keys())
    )
    assert {key: first[key] for key in every if key != "masks"} == {
        key: every[key] for key in every if key != "masks"
    }


def test_what_people_can_go_to_comes_first_and_what_is_left_out_comes_last():
    made = [
        row_of("closed-club", status="closed", listed=False),
        row_of("paused-club", status="paused"),
        row_of("full-club", status="full"),
        row_of("waiting-club", status="waiting-list"),
        row_of("unchecked-club", status="running", listed=False),
        row_of("zither-club", status="running"),
        row_of("art-club", status="running"),
        row_of("garden-club", status="seasonal"),
        row_of("new-club", status="starting-soon"),
        replace(row_of("old-list-club", status="running"), moved_in=True),
    ]
    ordered = in_order(made)
    assert [row.slug for row in ordered] == [
        "art-club", "zither-club", "new-club", "waiting-club", "full-club",
        "old-list-club", "garden-club", "paused-club", "closed-club", "unchecked-club",
    ]  # fmt: skip
    assert index_files.columns(ordered)["tiers"] == [2, 4, 5, 6, 8]


# ---- facets


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("about 3 weeks", 21),
        ("2 to 3 weeks", 21),
        ("up to a month", 31),
        ("5 working days", 5),
        ("one week", 7),
        ("ask us", None),
        ("", None),
    ],
)
def test_how_long_people_wait_is_read_where_it_is_said_in_figures(said, days):
    longest = Joining((), wait=said).longest_wait
    assert longest == (None if days is None else timedelta(days=days))


@pytest.mark.parametrize(
    ("status", "said", "found"),
    [
        ("running", "", ("none", "short")),
        ("running", "about 3 weeks", ("short",)),
        ("running", "about 3 months", ()),
        ("waiting-list", "4 weeks", ("short",)),
        ("waiting-list", "", ()),
        ("full", "2 weeks", ()),
        ("paused", "", ()),
    ],
)
def test_nobody_is_told_of_no_wait_where_there_may_be_one(listings, status, said, found):
    listing = listings[0]
    activity = replace(listing.activity, joining=replace(listing.activity.joining, wait=said))
    changed = replace(listing, activity=activity, current_status=status)
    assert facets_of(changed, FEATURES).get("wait", ()) == found


def test_free_is_a_question_about_today(borough):
    slug = next(
        activity.slug
        for activity in borough.activities
        if any(cost.charge == "free" and cost.until for cost in activity.costs)
        and any(cost.charge != "free" and cost.since for cost in activity.costs)
    )
    change = next(cost.until for cost in borough.activity_by_slug[slug].costs if cost.until)

    def cost_on(day):
        listings = listings_on(borough, day, calendar_of(borough.site, day))
        return facets_of(
            next(listing for listing in listings if listing.activity.slug == slug),
            borough.vocabularies["access"],
        ).get("cost")

    assert cost_on(change) == ("free",)
    assert cost_on(date.fromordinal(change.toordinal() + 1)) is None


def test_access_is_yes_only_where_every_place_says_so():
    hall = venue_with({"step-free": "yes", "lift": "yes", "toilet": "no"})
    annexe = venue_with({"step-free": "yes", "lift": "no", "toilet": "no"})
    assert access_answers(activity_at(hall, annexe), FEATURES) == {
        "lift": "ask", "step-free": "yes", "toilet": "no", "accessible-toilet": "no", "bsl": "ask",
    }  # fmt: skip


def test_a_feature_that_one_place_does_not_mention_must_be_asked_for():
    hall = venue_with({"step-free": "yes"})
    answers = access_answers(activity_at(hall, venue_with({})), FEATURES)
    assert set(answers.values()) == {"ask"}
    assert set(answers) == set(FEATURES.terms)


def test_a_narrower_feature_brings_the_wider_one():
    answers = access_answers(activity_at(venue_with({"accessible-toilet": "yes"})), FEATURES)
    assert answers["toilet"] == "yes"
    assert answers["step-free"] == "ask"


def test_who_goes_nowhere_is_not_asked_about_steps():
    by_phone = SimpleNamespace(venues=(), access=(), formats=(SimpleNamespace(id="phone"),))
    assert access_answers(by_phone, FEATURES) == {"bsl": "ask"}


def test_the_access_of_a_withheld_place_is_not_told(borough, listing_by_slug):
    kept = [
        activity
        for activity in borough.activities
        if activity.venues and all(venue.withheld for venue in activity.venues)
    ]
    assert kept
    for one in kept:
        facets = facets_of(listing_by_slug[one.slug], borough.vocabularies["access"])
        own = {term.id for term, answer in one.access if answer == "yes"}
        assert set(facets.get("access", ())) <= own
        assert "area" not in facets


def test_no_listing_answers_yes_and_ask_to_the_same_question(rows):
    for row in rows:
        assert not set(row.facets.get("access", ())) & set(row.facets.get("ask", ()))


def test_what_needs_no_way_comes_to_you_wherever_you_live(listing_by_slug, borough):
    access = borough.vocabularies["access"]
    calls = listing_by_slug["friendly-calls"]
    assert facets_of(calls, access)["comes"] == ("yes",)
    assert "comes" not in facets_of(listing_by_slug["larkwell-shed"], access)
    highfield = borough.vocabularies["areas"].terms["highfield"]
    only = replace(calls.activity.eligibility, lives_in=(highfield,))
    near = replace(calls, activity=replace(calls.activity, eligibility=only))
    assert "comes" not in facets_of(near, access)


def test_a_route_through_any_professional_is_one_value(rows, borough):
    through = {activity.slug for activity in borough.activities if activity.joining.by_professional}
    assert through
    assert {row.slug for row in rows if "professional" in row.facets.get("joining", ())} == through


def test_nobody_can_just_turn_up_at_a_telephone(listing_by_slug, borough):
    access = borough.vocabularies["access"]
    assert "joining" not in facets_of(listing_by_slug["safe-line"], access)
    assert "drop-in" in facets_of(listing_by_slug["talking-cafe"], access)["joining"]


def test_an_area_and_a_time_of_no_one_session_are_apart(listing_by_slug, borough):
    """Advice is given in Station Quarter on some mornings, and by phone on other days."""
    access = borough.vocabularies["access"]
    assert facets_of(listing_by_slug["advice-drop-in"], access)["apart"] == (
        "station-quarter tuesday-morning",
        "station-quarter tuesday-afternoon",
        "station-quarter thursday-morning",
        "station-quarter thursday-afternoon",
    )
    assert "apart" not in facets_of(listing_by_slug["talking-cafe"], access)


def test_what_is_at_two_venues_is_in_each_area_on_its_own_day(listing_by_slug, borough):
    """The Monday is at one of the two venues, and the Tuesday at the other."""
    listing = listing_by_slug["talking-cafe"]
    venues = {venue.id: venue for one in borough.activities for venue in one.venues}
    two = (venues["highfield-cc"], venues["northgate-lib"])
    when = tuple(
        Weekly((day,), Hours(time(10), time(11)), limits=Limits(venue=venue.id))
        for day, venue in enumerate(two)
    )
    moved = replace(listing, activity=replace(listing.activity, venues=two, when=when))
    facets = facets_of(moved, borough.vocabularies["access"])
    assert facets["area"] == ("highfield", "northgate")
    assert facets["times"] == ("monday-morning", "tuesday-morning")
    assert facets["apart"] == ("highfield tuesday-morning", "northgate monday-morning")


CLOSED_AT_NOON = OpeningHours(((0, Hours(time(9), time(12))), (5, Hours(time(10), time(17, 30)))))


@pytest.mark.parametrize(
    ("schedule", "times"),
    [
        (Weekly((0, 4), Hours(time(10, 30), time(13))), ("monday-morning", "friday-morning")),
        (Weekly((1,), Hours(time(17))), ("tuesday-evening",)),
        (Monthly((MonthDay(nth=-1, weekday=2),), Hours(time(12))), ("wednesday-afternoon",)),
        (
            CLOSED_AT_NOON,
            ("monday-morning", "saturday-morning", "saturday-afternoon"),
        ),
        (
            OpeningHours(((0, Hours(time(14), time(20))),)),
            ("monday-afternoon", "monday-evening"),
        ),
        (
            OpeningHours(((6, Hours(time(22), time(2))),)),
            ("sunday-evening",),
        ),
        (Once(date(2026, 11, 26), Hours(time(14))), ("thursday-afternoon",)),
        (ByArrangement("When it suits you"), ()),
        (Weekly((0,), Hours(time(10)), limits=Limits(ending=date(2026, 11, 22))), ()),
    ],
)
def test_it_is_on_at_these_parts_of_the_week(schedule, times):
    assert times_of((schedule,), TODAY, CivicCalendar()) == times


@pytest.mark.parametrize(
    ("schedule", "hours"),
    [
        (Weekly((0,), Hours(time(10, 30), time(13))), (10, 11, 12)),
        (Weekly((0,), Hours(time(18))), (18,)),
        (Weekly((0,), Hours(time(0), time(0), known=False)), ()),
        (CLOSED_AT_NOON, tuple(range(9, 18))),
        (OpeningHours(((6, Hours(time(22), time(2))),)), (22, 23)),
        (Always("Day and night"), tuple(range(24))),
        (Weekly((0,), Hours(time(10)), limits=Limits(ending=date(2026, 11, 22))), ()),
    ],
)
def test_it_is_on_in_these_hours(schedule, hours):
    assert hours_of((schedule,), TODAY) == hours


def test_children_are_brought_where_the_group_says_that_they_come(listing_by_slug, borough):
    features = borough.vocabularies["access"]
    brought = {
        slug
        for slug, listing in listing_by_slug.items()
        if facets_of(listing, features).get("with-children")
    }
    assert {"allotment", "connect-day", "english-cafe"} <= brought
    # A grown-up child is cared for; a child was lost.
    assert brought.isdisjoint({"carers-evening", "saturday-remembering"})


def test_what_is_always_on_is_on_at_every_part_of_the_week():
    assert len(times_of((Always("Day and night"),), TODAY, CivicCalendar())) == 21


# ---- words


@given(st.lists(st.text(alphabet="abcdé’'-. 19", max_size=12), max_size=40))
def test_the_words_of_listings_come_back_as_they_went_in(borough, texts):
    fragments = [fragment_of(f"page-{number}/", text) for number, text in enumerate(texts)]
    words = words_in(texts)
    assert words == sorted(set(words))
    assert words_decoded(index_files.texts((), fragments)["words"]) == words


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Can’t sleep", "cant sleep"),
        ("self-esteem", "self esteem"),
        ("  Café / BINGO! ", "cafe bingo"),
        ("LGBTQ+", "lgbtq"),
        ("10.30am", "1030am"),
        ("“St Anne's” – £3", "st annes 3"),
    ],
)
def test_what_is_typed_is_compared_in_plain_letters(text, typed):
    assert index_files.typed(text) == typed


def test_every_name_of_every_need_can_be_typed(borough):
    terms = index_files.words(borough, ())["terms"]
    names: dict[str, str] = {}
    of_need: dict[str, list[list[str]]] = {}
    phrases = index_files.phrases(borough, ())["phrases"]
    for (family, value, _, in_a_word, *_), in_several in zip(terms, phrases, strict=True):
        apart = [words_decoded(coded, ",") if coded else [] for coded in (in_a_word, in_several)]
        assert not any(" " in name or not name.isascii() for name in apart[0])
        assert not {*apart[0]}.intersection(apart[1])
        if family == "need":
            names |= dict.fromkeys(apart[0] + apart[1], value)
            of_need[value] = apart
    assert names["lonley"] == "loneliness"
    for need in borough.vocabularies["needs"]:
        for name in (need.label, *need.synonyms, *need.seldom):
            assert index_files.typed(name) in names
        in_a_word, in_several = of_need[need.id]
        assert {*map(index_files.typed, need.seldom)} <= {*in_several}
        assert not {*map(index_files.typed, need.seldom)}.intersection(in_a_word)


def test_the_whole_place_narrows_nothing(borough):
    words = index_files.words(borough, ())
    areas = {value for family, value, *_ in words["terms"] if family == "area"}
    assert "larkwell" in words["everywhere"]
    assert "larkwell" not in areas
    assert "riverside" in areas


def test_a_crisis_is_known_by_its_needs(borough):
    terms = index_files.words(borough, ())["terms"]
    crisis = {value for *_, value, _, _, _, flag in ((None, *term) for term in terms) if flag}
    assert crisis == {need.id for need in borough.vocabularies["needs"] if need.crisis_note}


def test_the_word_file_has_every_name_of_each_row(borough, rows):
    ordered = in_order(rows)
    names = index_files.words(borough, ordered)["names"]
    assert [of_row[0] for of_row in names] == [index_files.typed(row.name) for row in ordered]
    shed = next(of_row for of_row in names if of_row[0] == "larkwell shed")
    assert "mens shed" in shed


def test_a_first_answer_knows_the_organisations_of_one_word(borough, rows):
    ordered = tuple(
        replace(row, organisation=("The Shed", "Quiet Minds")[number])
        for number, row in enumerate(in_order(rows)[:2])
    )
    for part, names, by in (
        (index_files.words(borough, ordered), ["the shed"], [0, -1]),
        (index_files.phrases(borough, ordered), ["quiet minds", "the shed"], [1, 0]),
    ):
        assert (part["organisations"], part["by"]) == (names, by)


def test_a_term_and_audiences_of_one_name_are_known_together(borough):
    found = index_files.words(borough, ())["alsoAudiences"]
    assert ["access", "hearing-loop", "deaf-people"] in found


def test_what_is_over_is_told_in_the_words_of_its_page(listing_by_slug):
    listing, other = listing_by_slug["sewing-bees"], listing_by_slug["larkwell-shed"]
    assert closed(listing, (other,)) == Closed(
        "sewing-bees",
        Link("Sewing Bees", "activities/sewing-bees/"),
        (),
        "Closed since 31 July 2026.",
        (Link("Larkwell Shed", "activities/larkwell-shed/"),),
    )
    assert closed(other, ()) is None


def test_what_is_about_safety_or_at_a_withheld_place_is_not_told_as_closed(listing_by_slug):
    listing = listing_by_slug["sewing-bees"]
    safe = replace(listing.activity, print_guard=True)
    assert safe.about_safety
    assert closed(replace(listing, activity=safe), ()) is None
    (venue,) = listing.activity.venues
    withheld = replace(listing.activity, venues=(replace(venue, withheld=True),))
    assert closed(replace(listing, activity=withheld), ()) is None


def test_keywords_are_what_a_listing_is_called_and_never_synonyms(borough):
    for activity in borough.activities:
        said = keywords(activity)
        terms = (*activity.needs, *activity.categories, *activity.audiences)
        lines = {
            f"bus{line}"
            for venue in activity.venues
            if not venue.withheld
            for line in bus_lines(venue.buses)
        }
        called = {*activity.also_known_as, *(term.label for term in terms), *lines}
        assert all(name in said for name in called)
        assert len(said) == len(", ".join(called))


# ---- the page


def test_the_filters_count_what_is_listed(borough, rows):
    view = find_view(borough, rows, (), TODAY, SCRIPTS)
    listed = [row for row in rows if row.listed]
    assert view.count == f"{len(listed)} activities"
    seen = Counter()
    for group in view.panel.groups:
        for option in group.options:
            count = int(option.count.strip("()"))
            seen[group.id] += 1
            if group.id == "old":
                assert count == len(rows) - len(listed)
            elif group.id in {"day", "time"}:
                held = [
                    row for row in listed
                    if any(option.value in time.split("-") for time in row.facets.get("times", ()))
                ]  # fmt: skip
                assert count == len(held) > 0
            else:
                held = [row for row in listed if option.value in row.facets.get(group.id, ())]
                assert count == len(held) > 0
    assert set(seen) == {
        "cost", "day", "time", "audience", "need", "category", "area", "comes", "joining", "format",
        "language", "access", "old", "wait",
    }  # fmt: skip


def test_a_value_that_no_listing_has_is_no_filter(borough, rows):
    some = tuple(row for row in rows if "riverside" in row.facets.get("area", ()))
    view = find_view(borough, some, (), TODAY, SCRIPTS)
    areas = next(group for group in view.panel.groups if group.id == "area")
    assert [option.value for option in areas.options] == ["riverside"]


def test_free_says_on_which_day(borough, rows):
    view = find_view(borough, rows, (), TODAY, SCRIPTS)
    cost = next(group for group in view.panel.groups if group.id == "cost")
    assert "23 November 2026" in cost.hint


def test_the_addresses_on_the_page_lead_from_it(borough, rows):
    view = find_view(borough, rows, (), TODAY, SCRIPTS)
    assert view.columns == "../search/columns.json"
    assert {way.href for way in view.lists} == {
        "../needs/",
        "../categories/",
        "../areas/",
        "../a-to-z/",
    }
    assert any(way.href.startswith("tel:+44") for way in view.ways_on)


# ---- files


def files_of(rows, borough, **changes):
    fragments = [fragment_of(row.address, f"Words of {row.slug}") for row in rows]
    return index_files.find_page_files(changes.get("fragments", fragments), rows, borough)


def test_every_row_is_in_the_file_that_its_number_says(rows, borough):
    files = files_of(rows, borough)
    ordered = in_order(rows)
    columns = json.loads(files[addresses.COLUMNS])
    for number, row in enumerate(ordered):
        held = json.loads(files[f"search/rows/{number // columns['inAFile']}.json"])["rows"]
        assert held[number % columns["inAFile"]]["href"] == row.address
    of_rows = [name for name in files if name.startswith("search/rows/")]
    assert len(of_rows) == -(-len(rows) // columns["inAFile"])


def test_all_files_of_a_build_carry_its_version(rows, borough):
    versions = {json.loads(content)["version"] for content in files_of(rows, borough).values()}
    changed = (*rows[:-1], replace(rows[-1], facets={}))
    others = {json.loads(content)["version"] for content in files_of(changed, borough).values()}
    assert len(versions) == len(others) == 1
    assert versions != others


def test_the_order_in_which_rows_are_handed_over_changes_no_byte(rows, borough):
    fragments = [fragment_of(row.address, row.slug) for row in rows]
    once = index_files.find_page_files(fragments, rows, borough)
    again = index_files.find_page_files(fragments, tuple(reversed(rows)), borough)
    assert once == again


def test_pages_that_are_no_listings_are_found_beside_them(borough):
    about = fragment_of("about/", "Who we are", title="About us", summary="Who we are.")
    row = row_of("art-club")
    texts = index_files.texts((row,), (about, fragment_of(row.address)))
    assert texts["pages"] == [[about.id, "about/", "About us", "Who we are."]]


def test_a_listing_that_was_not_indexed_fails_the_build(rows, borough):
    listed = next(row for row in rows if row.listed)
    fragments = [fragment_of(row.address) for row in rows if row is not listed]
    with pytest.raises(SearchFailed, match=f"did not index {listed.address}"):
        files_of(rows, borough, fragments=fragments)


def test_a_listing_that_is_left_out_of_results_need_not_be_indexed(borough):
    old = row_of("old-club", listed=False)
    texts = json.loads(files_of((old,), borough, fragments=[])[TEXTS])
    assert texts["ids"] == "-"


# ---- Pagefind

PAGE = """<!doctype html><html lang="cy"><head><title>{title}</title>
<meta name="keywords" content="{keywords}" data-pagefind-meta="keywords[content]">
<meta name="description" content="A summary" data-pagefind-meta="summary[content]">
</head><body><nav>Furniture</nav><main{body}><h1>{title}</h1><p>Tea and cake on Tuesdays.</p>
<p data-pagefind-ignore>Hearing loop: no</p></main></body></html>"""


def site_in(folder, *, body=" data-pagefind-body"):
    for slug in ("art-club", "tea-club"):
        for address, marked in ((slug, body), (f"{slug}/card", "")):
            page = folder / "activities" / address / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(PAGE.format(title=slug, keywords=f"other {slug}", body=marked))
    return folder


def bytes_in(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_only_marked_pages_are_indexed_with_their_words_and_names(tmp_path):
    fragments = pagefind.build_index(site_in(tmp_path))
    assert [fragment.address for fragment in fragments] == [
        "activities/art-club/",
        "activities/tea-club/",
    ]
    art = fragments[0]
    assert (art.title, art.summary) == ("art-club", "A summary")
    words = words_in([art.text])
    assert {"tea", "cake", "tuesdays", "art", "other"} <= set(words)
    assert not {"furniture", "hearing"} & set(words)


def test_the_same_pages_give_the_same_index_byte_for_byte(tmp_path):
    first = pagefind.build_index(site_in(tmp_path / "first"))
    second = pagefind.build_index(site_in(tmp_path / "second"))
    assert first == second
    assert bytes_in(tmp_path / "first") == bytes_in(tmp_path / "second")
    before = bytes_in(tmp_path / "first")
    pagefind.build_index(tmp_path / "first")
    assert bytes_in(tmp_path / "first") == before


def test_the_index_is_english_and_holds_only_what_the_page_fetches(tmp_path):
    pagefind.build_index(site_in(tmp_path))
    kept = {
        path.relative_to(tmp_path / "pagefind").as_posix()
        for path in (tmp_path / "pagefind").rglob("*")
        if path.is_file()
    }
    by_name = {
        name for name in kept if not name.startswith("index/") and not name.endswith(".pf_meta")
    }
    assert by_name == {
        "pagefind.js",
        "pagefind-worker.js",
        "pagefind-entry.json",
        "wasm.en.pagefind",
    }
    assert list(
        json.loads((tmp_path / "pagefind" / "pagefind-entry.json").read_text())["languages"]
    ) == ["en"]


def test_settings_of_the_machine_do_not_reach_pagefind(tmp_path, monkeypatch):
    expected = pagefind.build_index(site_in(tmp_path / "plain"))
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "nav")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "pagefind.yml").write_text("root_selector: nav\n")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert pagefind.build_index(site_in(tmp_path / "again")) == expected


def test_a_site_without_marked_pages_has_no_index(tmp_path):
    assert pagefind.build_index(site_in(tmp_path, body="")) == ()
    assert not (tmp_path / "pagefind").exists()


def test_the_order_of_files_on_a_disk_makes_no_other_index(tmp_path):
    """Folders of a disk have an order of their own, which Pagefind by itself would follow."""
    page = PAGE.format(title="{0}", keywords="{0}", body=" data-pagefind-body")
    slugs = [f"club-{number}" for number in range(30)]
    for name, order in (("first", slugs), ("second", slugs[::-1])):
        for slug in order:
            file = tmp_path / name / "activities" / slug / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(page.format(slug))
        pagefind.build_index(tmp_path / name)
    assert bytes_in(tmp_path / "first") == bytes_in(tmp_path / "second")


def test_what_pagefind_refuses_is_said_in_its_own_words(tmp_path, monkeypatch):
    monkeypatch.setattr(pagefind, "_LANGUAGE", 5)
    with pytest.raises(SearchFailed, match=r"Pagefind could not index the pages\. .*string"):
        pagefind.build_index(site_in(tmp_path))


def test_a_failing_pagefind_fails_with_its_last_words(tmp_path, monkeypatch):
    monkeypatch.setattr(pagefind, "_executable", lambda: sys.executable)
    with pytest.raises(SearchFailed, match=r"exit code 2\).*[Uu]nknown option"):
        pagefind.build_index(site_in(tmp_path))


def test_a_missing_pagefind_is_said_plainly(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(SearchFailed, match="is not installed"):
        pagefind.build_index(site_in(tmp_path))


def test_a_pagefind_that_cannot_start_is_said_plainly(tmp_path, monkeypatch):
    monkeypatch.setattr(pagefind, "_executable", lambda: str(tmp_path / "nothing"))
    with pytest.raises(SearchFailed, match="could not be started"):
        pagefind.build_index(site_in(tmp_path))


def test_every_page_with_words_of_its_own_is_opened(demonstration, tmp_path):
    """Pagefind is told where to look: a marked page elsewhere would be lost in silence."""
    marked = {
        page.relative_to(demonstration).as_posix().removesuffix("index.html")
        for page in demonstration.rglob("*.html")
        if "data-pagefind-body" in page.read_text(encoding="utf-8")
    }
    shutil.copytree(demonstration, tmp_path / "site")
    opened = {fragment.address for fragment in pagefind.build_index(tmp_path / "site")}
    assert opened == marked
    assert marked >= {"about/", "activities/quiet-garden/", "stories/garden-friends/"}
