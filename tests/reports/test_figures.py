"""What the pictures for commissioners count, and what is drawn of it."""

import csv
import io
import re
from datetime import time, timedelta

import pytest
from tests.records import (
    MORNING,
    SITE,
    TODAY,
    TUE,
    activity,
    checked,
    day,
    term,
)
from tests.small_catalogue import catalogue

from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.activity import Source
from activity_directory.model.schedule import Always, Hours, Once, Weekly
from activity_directory.model.status import Closed, Paused
from activity_directory.portal.viewing.figures import OUTLINED, STEPS, figures, why_no_growth
from activity_directory.reports.coverage import Coverage, coverage_of
from activity_directory.reports.figures import BANDS, MOST_NEEDS, figures_of, files
from activity_directory.reports.growth import Month

MON, SUN = 0, 6


def found(*activities, growth="no-history"):
    own = catalogue(*activities)
    listings = listings_on(own, TODAY, calendar_of(own.site, TODAY))
    return figures_of(coverage_of(own, listings, TODAY), listings, growth, own.site.review)


def drawn(of):
    return {figure.id: figure for figure in figures(of, "../".__add__)}


def weekly(weekday, start, end=None):
    return activity(f"on-{weekday}-{start.hour}", when=(Weekly((weekday,), Hours(start, end)),))


# --- the week by hours


@pytest.mark.parametrize(
    ("one", "on", "begin"),
    [
        (weekly(TUE, time(10), time(12)), {(TUE, 10), (TUE, 11)}, (TUE, 10)),
        (weekly(TUE, time(9, 30), time(11, 5)), {(TUE, 9), (TUE, 10), (TUE, 11)}, (TUE, 9)),
        (weekly(TUE, time(9, 45)), {(TUE, 9)}, (TUE, 9)),
        (weekly(TUE, time(5), time(8)), {(TUE, 0), (TUE, 7)}, (TUE, 0)),
        (weekly(TUE, time(21), time(23, 30)), {(TUE, 21), (TUE, 22)}, (TUE, 21)),
        (weekly(SUN, time(22, 30), time(1)), {(SUN, 22), (MON, 0)}, (SUN, 22)),
    ],
    ids=["two hours", "half hours", "no end", "early", "late", "over midnight"],
)  # fmt: skip
def test_a_session_is_on_in_each_hour_of_which_it_has_a_part(one, on, begin):
    hours = found(one).hours
    assert {when for when, count in hours.on.items() if count} == on
    assert set(hours.on.values()) == {0, 4}
    assert {when for when, count in hours.begin.items() if count} == {begin}
    assert hours.uncounted == 0


def test_what_has_no_hours_is_in_none_and_is_counted_apart():
    hours = found(
        activity("always", when=(Always("Day and night."),)),
        activity("later", when=(Once(TODAY + timedelta(days=28), MORNING),)),
        activity("paused", status=Paused()),
        activity("over", status=Closed(day("2026-01-01"))),
    ).hours
    assert not any(hours.on.values())
    assert hours.uncounted == 2


def test_the_week_has_a_square_for_every_hour_and_says_in_which_nothing_is_on():
    week = drawn(found(activity("a"), weekly(TUE, time(11), time(12))))["week"]
    blocks = {block.title: block for block in week.picture.blocks}
    assert len(blocks) == 7 * len(BANDS)
    assert (
        blocks["Tuesday 10am: 4 sessions"].strength,
        blocks["Tuesday 11am: 8 sessions"].strength,
    ) == (
        STEPS // 2,
        STEPS,
    )
    assert blocks["Monday before 7am: nothing"].strength == 0
    assert blocks["Monday 10pm on: nothing"].text == "0"
    assert week.notes == ()
    assert [cell.text for cell in week.table.rows[TUE].cells][3:7] == ["", "4", "8", ""]


# --- needs by areas


def test_the_grid_draws_what_its_table_says():
    needs = drawn(found(activity("a"), activity("b")))["needs"]
    assert [heading.text for heading in needs.table.columns] == [
        "Wharf",
        "Hill",
        "No one area",
        "All",
    ]
    [company, *_] = needs.table.rows
    assert (company.name, [cell.text for cell in company.cells]) == (
        "Feeling lonely", ["2", "", "", "2"],
    )  # fmt: skip
    assert [block.title for block in needs.picture.blocks[:2]] == [
        "Feeling lonely, Wharf: 2 activities",
        "Feeling lonely, Hill: 0 activities",
    ]
    assert needs.notes == ()


def many(needs, areas):
    """A borough in which a need with a greater number has activities in more areas."""
    counts = tuple((*(int(area < need) for area in range(areas)), 0) for need in range(needs))
    coverage = Coverage(
        TODAY, tuple(term(f"need-{n}", f"Need {n}") for n in range(needs)),
        (*(f"Area {n}" for n in range(areas)), "No one area"), counts, tuple(map(sum, counts)),
        (), (), found().coverage.times, (), (),
    )  # fmt: skip
    return figures_of(coverage, (), "no-history", SITE.review)


def test_of_many_needs_those_with_most_are_drawn_and_the_rest_are_in_the_table_and_the_file():
    of = many(60, 40)
    needs = drawn(of)["needs"]
    shown = [row.name for row in needs.table.rows if row.drawn]
    assert shown == [f"Need {n}" for n in range(60 - MOST_NEEDS, 60)]
    assert {row.name for row in needs.table.rows} == {f"Need {n}" for n in range(60)}
    assert len(needs.picture.blocks) == MOST_NEEDS * (32 + 2)
    assert needs.notes == (
        "Drawn are the 24 needs with the most activities, of 60.",
        "Drawn are the 32 areas with the most activities, of 40.",
        "The table on the website has the others too, and so has the file.",
    )
    assert len(drawn(many(24, 40))["needs"].notes) == 2
    rows = list(csv.reader(io.StringIO(dict(files(of))["needs"], newline="")))
    assert (len(rows), len(rows[0])) == (61, 1 + 40 + 1 + 1)


def test_nothing_drawn_lies_outside_its_picture_or_over_something_else():
    of = many(60, 30)
    for figure in drawn(of).values():
        picture = figure.picture
        for block in picture.blocks:
            assert 0 <= block.x <= block.x + block.width <= picture.width
            assert 0 <= block.y <= block.y + block.height <= picture.height
        places = {(block.x, block.y) for block in picture.blocks}
        assert len(places) == len(picture.blocks)
        for label in picture.labels:
            assert 0 <= label.x < picture.width
            assert 0 <= label.y <= picture.height


def test_a_long_name_is_shortened_in_the_picture_and_whole_in_the_table():
    long = "Everything about the keeping of very many bees " * 3
    own = catalogue(activity())
    listings = listings_on(own, TODAY, calendar_of(own.site, TODAY))
    coverage = coverage_of(own, listings, TODAY)
    longer = Coverage(**{  # a record with one fact changed
        **{name: getattr(coverage, name) for name in coverage.__slots__},
        "needs": (term("bees", long), *coverage.needs[1:]),
        "areas": (long, *coverage.areas[1:]),
    })  # fmt: skip
    needs = drawn(figures_of(longer, listings, "no-history", SITE.review))["needs"]
    assert needs.table.rows[0].name == long
    shortened = [label.text for label in needs.picture.labels if label.text.endswith("…")]
    assert len(shortened) == 2
    assert all(long.startswith(text[:-1]) for text in shortened)


# --- checks


def test_checks_are_counted_by_state_and_what_is_stopped_for_now_apart():
    moved = activity("moved", checked=None, source=Source("The council's list", day("2026-11-01")))
    checks = drawn(found(
        activity("fresh"), activity("paused", status=Paused()),
        activity("due", checked=checked("2026-05-01")),
        activity("overdue", checked=checked("2025-11-01")),
        activity("closed", status=Closed(day("2026-01-01"))),
        moved,
    ))["checks"]  # fmt: skip
    assert [(row.name, *(cell.text for cell in row.cells)) for row in checks.table.rows] == [
        ("Checked within the last 6 months", "2", "1"),
        ("Checked more than 6 months ago: a new check is due", "1", "0"),
        ("Not checked for 12 months: overdue, and left out of lists", "1", "0"),
        ("Taken from another list less than 6 months ago, and not checked here yet", "1", "0"),
    ]
    assert [block.strength for block in checks.picture.blocks].count(OUTLINED) == 1
    assert "2 (40%)" in {label.text for label in checks.picture.labels}


def test_a_directory_without_listings_has_pictures_of_nothing():
    of = found()
    shown = drawn(of)
    assert list(shown) == ["needs", "week", "checks"]
    assert {block.strength for figure in shown.values() for block in figure.picture.blocks} == {0}
    assert why_no_growth(of).startswith("Nothing is known of that")


# --- growth


def test_growth_has_a_column_a_month_of_which_the_last_two_years_are_drawn():
    months = tuple(
        Month(day(f"{2024 + n // 12}-{n % 12 + 1:02}-01"), 1000 + n, 1, 0) for n in range(35)
    )
    of = found(growth=months)
    growth = drawn(of)["growth"]
    assert len(growth.picture.blocks) == 24
    assert growth.picture.blocks[-1].title == "November 2026: 1,034 activities"
    tall = [block.height for block in growth.picture.blocks]
    assert tall == sorted(tall)
    assert growth.notes == ("Drawn are the last 24 months. The file has all months.",)
    assert [row.cells[-1].text for row in growth.table.rows] == ["1,034", "1", "0"]
    rows = list(csv.DictReader(io.StringIO(dict(files(of))["growth"].lstrip("\ufeff"), newline="")))
    assert [row["Month"] for row in rows] == [f"{month.first:%Y-%m}" for month in months]
    assert why_no_growth(of) == ""


def test_a_month_without_activities_is_a_number_without_a_column():
    months = (Month(day("2026-10-01"), 1, 1, 0), Month(day("2026-11-01"), 0, 0, 1))
    growth = drawn(found(growth=months))["growth"]
    assert len(growth.picture.blocks) == 1
    assert "0" in {label.text for label in growth.picture.labels}


# --- files


def test_a_name_is_no_formula_in_a_spreadsheet():
    of = many(1, 1)
    text = dict(files(of))["needs"]
    assert text.startswith("\ufeffNeed,")
    assert set(dict(files(of))) == {"needs", "week", "checks"}
    assert not re.search(r"(?m)^=", text)
