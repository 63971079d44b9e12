"""What was taken over from another list is shown, marked, and never said to be checked."""

import json
from dataclasses import replace

import pytest
from tests.records import BASE, SITE, TODAY, activity, day, term

from activity_directory.cards.words import words_of
from activity_directory.feeds.calendar import events_of
from activity_directory.feeds.changes import last_change
from activity_directory.feeds.schema_org import described
from activity_directory.listing.facts import facts_of, status_label
from activity_directory.listing.listing import Listing, calendar_of, listing_on
from activity_directory.model.activity import Activity, Source
from activity_directory.model.eligibility import Eligibility
from activity_directory.model.joining import Joining
from activity_directory.model.site import Review
from activity_directory.reports import not_known
from activity_directory.reports.freshness import FORMATS, report
from activity_directory.search.facets import facets_of
from activity_directory.vocabulary import Vocabulary

OLD_LIST = Source("the council's list of 2021", day("2026-10-03"), "4711")
FEATURES = Vocabulary("access", {})
CALENDAR = calendar_of(SITE, TODAY)


def on(one: Activity, when: str = "2026-11-23", review: Review | None = None) -> Listing:
    return listing_on(one, (), review or Review(), day(when), CALENDAR)


def moved_in(slug: str = "old-lunch", **changes: object) -> Activity:
    return activity(slug, checked=None, source=OLD_LIST, **changes)


def test_it_is_shown_and_says_in_every_output_that_nobody_has_checked_it():
    one = on(moved_in())
    said = "From the council's list of 2021, not checked since."
    facts = facts_of(one)
    assert (one.freshness, one.listed) == ("moved-in", True)
    assert (facts.checked, facts.doubt) == (said, f"{said} Please ask before you go.")
    assert status_label(one, {"running": "Running"}) == "Ask if it still runs"
    card = words_of(one, SITE, BASE)
    assert card.checked == said
    assert "From the council's list of 2021. Nobody has checked it since" in card.warnings[0]
    events = events_of(one, SITE, BASE).replace("\r\n ", "")
    assert "STATUS:CONFIRMED" not in events
    assert "not checked since" in events
    assert "Details checked" not in events
    assert described(one, FEATURES, BASE) is None
    assert last_change(one)[:2] == (OLD_LIST.taken, "moved-in")


@pytest.mark.parametrize(
    ("when", "months", "freshness"),
    [
        ("2027-04-02", 6, "moved-in"),
        ("2027-04-03", 6, "overdue"),
        ("2026-11-02", 1, "moved-in"),
        ("2026-11-03", 1, "overdue"),
    ],
)
def test_after_its_time_it_leaves_the_lists(when, months, freshness):
    one = on(moved_in(), when, Review(moved_in=months))
    assert (one.freshness, one.listed) == (freshness, freshness == "moved-in")
    assert "not checked since" in facts_of(one).doubt


def test_a_check_of_ours_or_of_theirs_goes_before_the_day_it_was_taken_over():
    one = on(activity(source=OLD_LIST))
    assert (one.freshness, one.activity.known_on) == ("fresh", day("2026-11-02"))
    assert facts_of(one).checked == "Details checked 2 November 2026."


def test_the_report_says_whom_to_ring_first_and_until_when():
    referred = Joining((term("professional-referral"),))
    needs = (term("loneliness"), term("debt"))
    many = moved_in("many", needs=needs)
    prescribed = moved_in("prescribed", joining=referred)
    plain = moved_in("a-plain-one")
    due = activity("due", checked=replace(activity().checked, on=day("2026-03-01")))
    found = report([on(one) for one in (plain, many, prescribed, due)], SITE, BASE, TODAY)
    assert [row.slug for row in found.rows] == ["due", "prescribed", "many", "a-plain-one"]
    assert "leave the lists from 3 April 2027." in FORMATS["text"](found)
    told = json.loads(FORMATS["json"](found))
    assert (told["moved_in"], told["listings"][1]["checked"]) == (3, None)
    assert "moved-in, from the council's list of 2021" in FORMATS["markdown"](found)


def test_what_nobody_knows_is_asked_for_in_the_weekly_report():
    unknown = activity("unknown", joining=Joining(()), venues=())
    found = not_known.not_known([on(activity()), on(unknown)], SITE, BASE, TODAY)
    [*_, line] = not_known.as_markdown(found)
    assert "the place and how to join." in line
    assert "01632 960110" in line
    assert list(not_known.as_markdown(())) == [
        "Every listing says when and where it is, what it costs and how to join."
    ]


def test_who_can_come_is_asked_where_a_list_says_nothing_of_it():
    women = (term("women"),)
    assert facts_of(on(moved_in())).who == "Please ask who it is for."
    only_mainly = on(moved_in(audiences=women))
    assert facts_of(only_mainly).who == ("It is mainly for: women. Please ask who else can come.")
    assert words_of(only_mainly, SITE, BASE).who == facts_of(only_mainly).who
    for known in (
        moved_in(audiences=(term("everyone"),)),
        activity(source=OLD_LIST),  # somebody here has checked it
        activity(),
    ):
        assert facts_of(on(known)).who == "Anyone can come."
    theirs = activity(source=OLD_LIST, checked=replace(activity().checked, on=OLD_LIST.taken))
    assert facts_of(on(theirs)).who == "Please ask who it is for."
    assert "audience" not in (described(on(theirs), FEATURES, BASE) or {})


def test_what_a_list_leaves_open_is_found_but_not_as_open_to_everyone():
    assert facets_of(on(moved_in()), FEATURES)["open"] == ("ask",)
    aged = moved_in(eligibility=Eligibility(minimum_age=18))
    assert facets_of(on(aged), FEATURES)["open"] == ("yes",)
