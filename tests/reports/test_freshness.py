"""Whether a listing was checked lately enough, to the day; and the report of those that weren't."""

import csv
import io
import json
import random
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import cmarkgfm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.records import (
    BASE,
    FRIENDS,
    NOWHERE,
    SITE,
    TODAY,
    activity,
    checked,
    day,
)
from tests.small_catalogue import SMALL, catalogue

from activity_directory.cards import card
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.contact import Contact
from activity_directory.model.freshness import freshness_on
from activity_directory.model.organisation import Organisation
from activity_directory.model.site import Review, Site
from activity_directory.model.status import Closed
from activity_directory.portal.assets import Assets
from activity_directory.portal.edition import Edition
from activity_directory.portal.pages import terms
from activity_directory.portal.viewing.activity import activity_view
from activity_directory.reports.freshness import FORMATS, mail_merge, report
from activity_directory.sanitise.csv import cell
from activity_directory.urls.addresses import linker
from activity_directory.urls.edit_links import still_right

HALF_A_YEAR, A_YEAR = 6, 12


# ---- to the day


@pytest.mark.parametrize(
    ("checked_on", "last_fresh", "last_due"),
    [
        ("2026-05-23", "2026-11-22", "2027-05-22"),
        ("2026-05-24", "2026-11-23", "2027-05-23"),
        # A month that is too short ends what a longer one began.
        ("2026-08-31", "2027-02-27", "2027-08-30"),
        ("2027-08-31", "2028-02-28", "2028-08-30"),
        ("2026-03-31", "2026-09-29", "2027-03-30"),
        ("2026-08-29", "2027-02-27", "2027-08-28"),
        # A leap day: half a year later, and the year after, which has none.
        ("2028-02-29", "2028-08-28", "2029-02-27"),
        ("2027-02-28", "2027-08-27", "2028-02-27"),
        ("2026-12-31", "2027-06-29", "2027-12-30"),
    ],
)
def test_a_check_holds_six_months_and_is_overdue_after_twelve(checked_on, last_fresh, last_due):
    after = timedelta(days=1)
    steps = [day(checked_on), day(last_fresh), day(last_fresh) + after, day(last_due)]
    steps.append(day(last_due) + after)
    assert [freshness_on(day(checked_on), step, Review()) for step in steps] == [
        "fresh",
        "fresh",
        "due",
        "due",
        "overdue",
    ]


def test_a_borough_sets_its_own_periods():
    soon = Review(due_after=3, overdue_after=4)
    assert freshness_on(day("2026-01-15"), day("2026-04-14"), soon) == "fresh"
    assert freshness_on(day("2026-01-15"), day("2026-04-15"), soon) == "due"
    assert freshness_on(day("2026-01-15"), day("2026-05-15"), soon) == "overdue"


@settings(derandomize=True, max_examples=150, deadline=None, database=None)
@given(st.dates(date(2020, 1, 1), date(2032, 1, 1)), st.integers(0, 800))
def test_a_check_only_ever_ages(checked_on, age):
    order = ["fresh", "due", "overdue"]
    today = checked_on + timedelta(days=age)
    now, tomorrow = (
        order.index(freshness_on(checked_on, one, Review()))
        for one in (today, today + timedelta(days=1))
    )
    assert now <= tomorrow
    assert (now == 0) is (whole_months(checked_on, today) < HALF_A_YEAR)
    assert (now == 2) is (whole_months(checked_on, today) >= A_YEAR)


def whole_months(since, until):
    """The months that have passed, counted on a wall calendar and not by a library.

    A month is over on the same day of the next one, or on its last day where it has no such day.
    """
    months = (until.year - since.year) * 12 + until.month - since.month
    is_last_day = (until + timedelta(days=1)).month != until.month
    return months if until.day >= since.day or is_last_day else months - 1


# ---- two years, day by day


def test_for_two_years_nothing_is_shown_as_fresh_without_a_confirmation_inside_the_period():
    """Each group confirms when it likes; every day the public sees lists, search and pages."""
    chance = random.Random(1)
    begins = date(2027, 1, 1)
    habits = {f"group-{number}": chance.choice([0, 90, 170, 184, 400]) for number in range(6)}
    confirmed = {slug: [begins - timedelta(days=chance.randrange(300))] for slug in habits}
    needs = (SMALL.vocabularies["needs"].terms["loneliness"],)
    shown = {slug: activity(slug, needs=needs) for slug in habits}
    nothing = Assets({}, defaultdict(str), "", {})
    seen = Counter()
    before = {}
    for number in range(731):
        today = begins + timedelta(days=number)
        for slug, habit in habits.items():
            asked = habit and (today - confirmed[slug][-1]).days >= habit + chance.randrange(9)
            if asked:
                confirmed[slug].append(today)
        edition = Edition(
            catalogue(
                *(
                    replace(shown[slug], checked=replace(shown[slug].checked, on=dates[-1]))
                    for slug, dates in confirmed.items()
                )
            ),
            today,
            BASE,
            nothing,
        )
        ages = {
            slug: min(whole_months(when, today) for when in dates)
            for slug, dates in confirmed.items()
        }
        fresh = {slug for slug, age in ages.items() if age < HALF_A_YEAR}
        listed = {slug for slug, age in ages.items() if age < A_YEAR}
        assert fresh_and_listed_in_lists(edition) == (fresh, listed)
        assert {row.slug for row in edition.rows if row.listed} == listed
        assert {row.slug for row in edition.rows if "freshness" not in row.shown} == fresh
        assert what_is_on(edition) <= listed
        for slug in ages:
            now = (slug in fresh, slug in listed)
            assert is_fresh_on_its_page(edition, slug) is (slug in fresh)
            if before.get(slug) != now:  # a card takes longer to make than all the rest
                assert is_fresh_on_its_card(edition, slug) is (slug in fresh)
            before[slug] = now
        seen.update(fresh=len(fresh), due=len(listed - fresh), overdue=len(ages) - len(listed))
    assert min(seen.values()) > 100
    assert len(seen) == 3


def is_fresh_on_its_page(edition, slug):
    """Whether an activity's own page says nothing of an old check."""
    page = activity_view(edition.viewer, edition.by_slug[slug], (), (), "", linker("../../"))
    assert (page.freshness is None) is (page.checked.state == "fresh")
    return page.freshness is None


def is_fresh_on_its_card(edition, slug):
    """Whether a card has no warning."""
    made = card(edition.by_slug[slug], edition.catalogue.site, edition.base)
    return not any("checked this since" in line for line in made.warnings)


def fresh_and_listed_in_lists(edition):
    """What the list of their need shows without a word, and what it shows at all."""
    page = next(one for one in terms.pages(edition) if one.address == "needs/loneliness/")
    in_list, folded_away = page.view["list"].results, page.view["list"].overdue
    assert not {one.name for one in in_list} & {one.name for one in folded_away}
    assert all(one.freshness_note for one in folded_away)
    names = {listing.activity.name: listing.activity.slug for listing in edition.listings}
    return (
        {names[one.name] for one in in_list if not one.freshness_note},
        {names[one.name] for one in in_list},
    )


def what_is_on(edition):
    """What is said to be on in the next days."""
    return {listing.activity.slug for _, together in edition.days for _, listing in together}


# ---- the report

OLD = activity(
    "old",
    checked=checked("2025-09-01"),
    contact=Contact(phone="+441632960110", email="tea@wharf.example.org", ask_for="the tea team"),
)
DUE = activity("due", checked=checked("2026-05-01"), contact=Contact(phone="+441632960111"))
NEW = activity("new")
GONE = activity("gone", checked=checked("2020-01-01"), status=Closed(day("2021-01-01")))
SILENT = activity(
    "silent",
    checked=checked("2026-05-02"),
    organisation=Organisation("Nobody Answers"),
    contact=Contact(website="https://nobody.example.org/"),
)


def found(*activities, site=SITE, today=TODAY):
    own = catalogue(*activities)
    listings = listings_on(own, today, calendar_of(own.site, today))
    return report(listings, site, BASE, today)


def table(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_longest_unchecked_comes_first_and_what_is_over_is_left_alone():
    told = found(NEW, DUE, GONE, OLD, SILENT)
    assert [(row.slug, row.level, row.days) for row in told.rows] == [
        ("old", "overdue", 448),
        ("due", "due", 206),
        ("silent", "due", 205),
    ]
    assert told.fresh == 1


def test_it_says_whom_to_ask_the_group_itself_or_else_its_organisation():
    [old, due, silent] = found(OLD, DUE, SILENT).rows
    assert (old.ask_for, old.phone, old.email) == (
        "the tea team",
        "01632 960110",
        "tea@wharf.example.org",
    )
    assert (due.phone, due.email) == ("01632 960111", FRIENDS.email)
    assert (silent.phone, silent.email, silent.organisation) == ("", "", "Nobody Answers")


def test_the_text_reads_from_top_to_bottom():
    assert FORMATS["text"](found(OLD, DUE, NEW)) == (
        "2 listings need a check on 23 November 2026: 1 overdue and left out of lists and 1 due."
        " 1 listing is fresh.\n"
        "\n"
        "overdue: Old (checked 1 September 2025, 14 months ago)\n"
        "    Wharf Friends, ask for the tea team, 01632 960110, tea@wharf.example.org\n"
        "    https://pennybridge.example.org/activities/old/\n"
        "\n"
        "due: Due (checked 1 May 2026, 6 months ago); leaves the lists on 1 May 2027\n"
        "    Wharf Friends, 01632 960111, friends@wharf.example.org\n"
        "    https://pennybridge.example.org/activities/due/\n"
    )


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_where_everything_is_fresh_every_format_says_so_in_its_way(name):
    text = FORMATS[name](found(NEW))
    assert {
        "text": "Nothing needs a check on 23 November 2026. 1 listing is fresh.\n",
        "markdown": "Nothing needs a check on 23 November 2026. 1 listing is fresh.\n",
        "csv": "state,days,checked,leaves_lists,listing,organisation,ask_for,phone,email,url,"
        "still_right,source\r\n",
        "json": '{\n  "today": "2026-11-23",\n  "fresh": 1,\n  "due": 0,\n  "overdue": 0,\n'
        '  "moved_in": 0,\n  "listings": []\n}\n',
    }[name] == text


def test_the_json_form_is_a_contract():
    told = json.loads(FORMATS["json"](found(OLD)))
    [row] = told.pop("listings")
    assert told == {"today": "2026-11-23", "fresh": 0, "due": 0, "overdue": 1, "moved_in": 0}
    assert row.pop("still_right").startswith(BASE)
    assert row == {
        "slug": "old",
        "name": "Old",
        "level": "overdue",
        "checked": "2025-09-01",
        "source": None,
        "days": 448,
        "due_on": "2026-03-01",
        "overdue_on": "2026-09-01",
        "organisation": "Wharf Friends",
        "ask_for": "the tea team",
        "phone": "01632 960110",
        "email": "tea@wharf.example.org",
        "url": "https://pennybridge.example.org/activities/old/",
    }


def test_a_spreadsheet_has_one_line_a_listing():
    rows = table(FORMATS["csv"](found(OLD, DUE)))
    assert [(row["state"], row["days"], row["listing"]) for row in rows] == [
        ("overdue", "448", "Old"),
        ("due", "206", "Due"),
    ]


def test_the_markdown_is_one_table_whatever_a_group_is_called():
    nasty = activity("x", name="A|B](https://evil.example.org) <b>@all #1", checked=OLD.checked)
    text = FORMATS["markdown"](found(nasty))
    page = cmarkgfm.github_flavored_markdown_to_html(text)
    assert page.count("<tr>") == 2
    assert page.count("<td") == 6
    assert "https://evil.example.org" not in page.split("href=")[1].split('"')[1]
    assert "<b>" not in page
    assert "A|B](" in page


def test_an_issue_never_grows_past_what_a_forge_takes():
    many = [activity(f"group-{number}", checked=OLD.checked) for number in range(200)]
    text = FORMATS["markdown"](found(*many))
    assert len(text) < 65_536
    assert "And 120 more: `python3 publish.py freshness` lists them all." in text


# ---- letters


def test_a_letter_goes_to_whoever_can_be_written_to():
    rows = table(mail_merge(found(OLD, DUE, SILENT)))
    assert [list(row.values())[:5] for row in rows] == [
        [
            "tea@wharf.example.org",
            "the tea team",
            "Old",
            "https://pennybridge.example.org/activities/old/",
            "1 September 2025",
        ],
        [
            FRIENDS.email,
            "Wharf Friends",
            "Due",
            "https://pennybridge.example.org/activities/due/",
            "1 May 2026",
        ],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " +", "\r-", "＝"])
def test_nothing_in_a_spreadsheet_is_a_formula(start):
    evil = activity("evil", name=f"{start}HYPERLINK(1)", checked=OLD.checked)
    told = found(evil)
    for text in (FORMATS["csv"](told), mail_merge(told)):
        [row] = table(text)
        assert row["listing"].startswith("'")
        assert "HYPERLINK(1)" in row["listing"]


@settings(derandomize=True, max_examples=150, deadline=None, database=None)
@given(st.text())
def test_a_cell_is_one_line_that_starts_with_no_sign_of_a_formula(words):
    safe = cell(words)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert len(safe.splitlines()) <= 1


def test_numbers_stay_numbers():
    assert cell(448) == "448"
    assert cell(-1) == "-1"


def site(**facts):
    return Site("Connected", "Pennybridge", facts.pop("contact", Contact()), NOWHERE, **facts)


def test_still_right_is_a_form_without_an_account_where_there_is_one():
    form = site(submissions="https://forms.example.org/x", repository="https://forge.example.org/a")
    assert still_right(OLD, form, BASE) == f"{BASE}change/#listing=old&do=still-right"


def test_still_right_is_a_filled_in_issue_otherwise():
    link = urlsplit(still_right(OLD, site(repository="https://forge.example.org/a/b/"), BASE))
    assert (link.netloc, link.path) == ("forge.example.org", "/a/b/issues/new")
    assert parse_qs(link.query) == {
        "template": ["still-right.yml"],
        "title": ["Still right: Old"],
        "listing": [f"{BASE}activities/old/"],
    }


def test_still_right_is_the_portals_own_form_where_the_forge_has_none():
    for one in (site(), site(repository="https://gitlab.com/a/b")):
        assert still_right(OLD, one, BASE) == f"{BASE}change/#listing=old&do=still-right"
