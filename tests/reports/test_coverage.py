"""What the borough lacks, counted on a catalogue small enough to count by hand."""

import csv
import io
from dataclasses import replace
from datetime import time, timedelta
from types import MappingProxyType

import pytest
from tests.conftest import CONTENT
from tests.records import (
    BARN,
    BY_PHONE,
    COMPANY,
    FRIENDS,
    HALL,
    MONEY,
    MORNING,
    TODAY,
    TUE,
    activity,
    checked,
    day,
    listing,
    term,
)
from tests.small_catalogue import catalogue

from activity_directory.catalogue.loading import load
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.contact import Contact
from activity_directory.model.organisation import Organisation
from activity_directory.model.schedule import Always, Hours, Limits, Once, Weekly
from activity_directory.model.status import Closed, Paused
from activity_directory.portal.pages.coverage import view_of
from activity_directory.reports.coverage import (
    PARTS,
    as_spreadsheet,
    as_text,
    coverage_of,
    dependence_words,
    ending_words,
)
from activity_directory.reports.queries import Query, came_of
from activity_directory.vocabulary import Vocabulary

SAT = 5
HOUSING = term("housing")
DEBT_ADVICE = term("debt-advice", parent="debt")
ADVICE = Organisation("Advice Centre", "advice", phone="+441632960120")


def covered(*activities, today=TODAY):
    own = catalogue(*activities)
    needs = (COMPANY, MONEY, DEBT_ADVICE, HOUSING)
    words = Vocabulary("needs", MappingProxyType({need.id: need for need in needs}))
    own = replace(own, vocabularies={**own.vocabularies, "needs": words})
    return coverage_of(own, listings_on(own, today, calendar_of(own.site, today)), today)


def labels(terms):
    return [term.label for term in terms]


def test_needs_with_no_activity_are_named():
    assert labels(covered(activity()).unmet) == ["Debt", "Debt advice", "Housing"]


@pytest.mark.parametrize(
    "gone",
    [
        activity("gone", needs=(HOUSING,), status=Closed(day("2026-01-01"))),
        activity("over", needs=(HOUSING,), when=(Once(day("2026-11-22"), MORNING),)),
        activity("old", needs=(HOUSING,), checked=checked("2025-01-01")),
    ],
)
def test_what_is_over_or_long_unchecked_meets_no_need(gone):
    assert "Housing" in labels(covered(gone).unmet)


def test_a_need_that_only_paused_activities_meet_is_told_apart():
    found = covered(activity(), activity("paused", needs=(MONEY,), status=Paused()))
    assert labels(found.stopped) == ["Debt"]
    assert "Debt" not in labels(found.unmet)


def test_the_grid_counts_each_activity_where_it_takes_place():
    found = covered(
        activity("a"),
        activity("b", venues=(BARN,)),
        activity("c", venues=(HALL, BARN), needs=(COMPANY, MONEY)),
        activity("d", venues=(), formats=(BY_PHONE,), needs=(DEBT_ADVICE,)),
    )
    assert found.areas == ("Wharf", "Hill", "No one area")
    assert dict(zip(labels(found.needs), found.grid, strict=True)) == {
        "Loneliness": (2, 2, 0),
        "Debt": (1, 1, 1),
        "Debt advice": (0, 0, 1),
        "Housing": (0, 0, 0),
    }
    assert found.totals == (3, 2, 1, 0)


def test_times_with_nothing_on_are_found_in_the_next_four_weeks():
    found = covered(
        activity("a"),
        activity("b", when=(Weekly((SAT,), Hours(time(11), time(18, 30))),)),
        activity("c", when=(Once(TODAY + timedelta(days=28), MORNING),)),
        activity("d", when=(Always("Day and night."),)),
    )
    assert found.times[TUE, "morning"] == 4
    assert [found.times[SAT, part] for part in PARTS] == [4, 4, 4]
    assert sum(found.times.values()) == 16
    assert len(found.quiet) == 21 - 4
    assert (TUE, "afternoon") in found.quiet


def test_half_an_hour_is_no_evening_and_a_night_is_one():
    short = covered(activity("a", when=(Weekly((SAT,), Hours(time(9, 30), time(17, 30))),)))
    night = covered(activity("b", when=(Weekly((SAT,), Hours(time(16), time(1))),)))
    open_end = covered(activity("c", when=(Weekly((SAT,), Hours(time(16))),)))
    assert [short.times[SAT, part] for part in PARTS] == [4, 4, 0]
    assert [night.times[SAT, part] for part in PARTS] == [0, 4, 4]
    assert [open_end.times[SAT, part] for part in PARTS] == [0, 4, 0]


def test_sessions_in_a_pause_fill_no_time():
    paused = activity(status=Paused(day("2026-11-30"), day("2026-12-14")))
    assert covered(paused).times[TUE, "morning"] == 2


def test_what_ends_within_eight_weeks_is_told_soonest_first():
    until = [
        Weekly((TUE,), MORNING, limits=Limits(ending=day(last)))
        for last in ("2027-01-12", "2027-01-19")
    ]
    found = covered(
        activity("ends", when=(until[0],)),
        activity("ends-later", when=(until[1],)),
        activity("closes", status=Closed(day("2026-12-25"), "The money has run out.")),
        activity("runs"),
    )
    assert [(one.slug, str(one.last)) for one in found.ending] == [
        ("closes", "2026-12-24"),
        ("ends", "2027-01-12"),
    ]
    assert [ending_words(one) for one in found.ending] == [
        "Closes: on until 24 December 2026. Closed from 25 December 2026. The money has run out.",
        "Ends: on until 12 January 2027. Its last session.",
    ]


def test_a_need_or_an_area_on_one_organisation_depends_on_it():
    found = covered(
        activity("a"),
        activity("b", organisation=ADVICE),
        activity("c", organisation=ADVICE, needs=(MONEY,), venues=(BARN,)),
        activity("d", organisation=ADVICE, needs=(MONEY,), venues=(BARN,)),
    )
    assert [dependence_words(dependence) for dependence in found.dependences] == [
        "Debt (2 activities) depends on Advice Centre alone.",
        "Hill (2 activities) depends on Advice Centre alone.",
    ]


def test_an_organisation_that_is_reached_in_one_way_depends_on_it():
    phone = Contact(phone=ADVICE.phone)
    activities = [activity(slug, organisation=ADVICE, contact=phone) for slug in ("a", "b", "c")]
    others = [activity(slug, organisation=FRIENDS, contact=phone) for slug in ("d", "e")]
    lone = activity("f", organisation=Organisation("Lone Group"), contact=phone)
    said = [
        dependence_words(dependence)
        for dependence in covered(*activities, *others, lone).dependences
    ]
    assert said == ["Advice Centre (3 activities) is reached at 01632 960120 alone."]


def test_two_groups_written_in_their_entries_are_one_where_they_have_one_name():
    first, second = (Organisation(name) for name in ("Quay Choir", "quay choir"))
    found = covered(activity("a", organisation=first), activity("b", organisation=second))
    assert [dependence.kind for dependence in found.dependences] == ["need", "area", "organisation"]


def test_the_text_says_what_is_missing_and_then_the_grid():
    text = as_text(covered(activity("a")))
    assert text.startswith(
        "What is covered on 23 November 2026.\n"
        "\n"
        "Needs with no activity: 3\n"
        "  Debt\n"
        "  Debt advice\n"
        "  Housing\n"
        "\n"
        "Needs whose activities are all paused or out of season: none\n"
        "\n"
        "Mornings, afternoons and evenings (from 5pm) with nothing in the next four weeks: 20\n"
        "  Monday morning\n"
    )
    assert text.endswith(
        "Activities by need and area:\n"
        "             Wharf  Hill  No one area  All\n"
        "Loneliness       1     .            .    1\n"
        "Debt             .     .            .    .\n"
        "Debt advice      .     .            .    .\n"
        "Housing          .     .            .    .\n"
    )


def test_the_spreadsheet_holds_every_finding_and_the_whole_grid():
    found = covered(activity("a"), activity("b", status=Closed(day("2026-12-25"))))
    rows = list(csv.DictReader(io.StringIO(as_spreadsheet(found), newline="")))
    kinds = [row["finding"] for row in rows]
    assert kinds.count("need with no activity") == 3
    assert kinds.count("time with nothing on") == 20
    assert kinds.count("need and area") == 12
    assert kinds.count("need on one group") == 1
    [ends] = [row for row in rows if row["finding"] == "ends soon"]
    assert (ends["what"], ends["date"]) == ("B", "2026-12-24")


def test_the_page_has_the_same_facts_as_the_text():
    found = covered(activity("a"))
    view = view_of(found)
    assert view.as_of == "23 November 2026"
    assert len(view.quiet) == 20
    assert view.dependences == tuple(
        dependence_words(dependence) for dependence in found.dependences
    )


def test_larkwell_lacks_exactly_the_needs_that_no_listed_entry_names():
    larkwell = load(CONTENT).catalogue
    listings = listings_on(larkwell, TODAY, calendar_of(larkwell.site, TODAY))
    coverage = coverage_of(larkwell, listings, TODAY)
    named = {need.id for listing in listings if listing.listed for need in listing.activity.needs}
    wider = {need.parent for need in larkwell.vocabularies["needs"] if need.id in named}
    assert {need.id for need in coverage.unmet} == set(
        larkwell.vocabularies["needs"].terms
    ) - named - wider
    assert coverage.unmet
    assert "Larkwell" not in coverage.areas


def test_a_guarded_activity_counts_like_any_other():
    own = catalogue()
    coverage = coverage_of(own, [listing(activity(print_guard=True))], TODAY)
    assert sum(coverage.times.values()) == 4


def test_a_spreadsheet_has_what_people_look_for_in_vain_and_no_words_of_danger():
    asked = [
        came_of(Query(words), found=0, old=0, older=False, missing=False, danger=danger)
        for words, danger in (("menopause", False), ("he hits me", True))
    ]
    rows = as_spreadsheet(covered(activity()), asked)
    assert "looked for: nothing,menopause,,0," in rows
    assert "hits" not in rows
