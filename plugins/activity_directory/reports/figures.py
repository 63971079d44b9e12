"""What the pictures for commissioners count: needs by areas, the week by hours, checks, growth.

All are counts of listings, so those about safety are in them like any other. Pure; where the marks
of a picture go is the portal's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product
from types import MappingProxyType
from typing import get_args

from activity_directory import messages
from activity_directory.listing.listing import Listing
from activity_directory.model.freshness import Freshness
from activity_directory.model.sessions import Session, next_four_weeks
from activity_directory.model.site import Review
from activity_directory.model.status import OVER
from activity_directory.reports.coverage import Coverage
from activity_directory.reports.growth import Month, WhyUnknown
from activity_directory.sanitise.csv import as_csv
from activity_directory.wording.dates import time_words, weekday_name

MOST_NEEDS = 24
"""Rows of the picture of needs and areas: as many as half a sheet of A4 has room for."""
MOST_AREAS = 32
"""Columns of it, beside "no one area" and "all"."""
MOST_MONTHS = 24
"""Columns of the picture of growth."""

BEFORE, FROM = 7, 22
BANDS = (0, *range(BEFORE, FROM), FROM)
"""The hours of the day by when they begin: all before seven is one, and all from ten at night."""
CHECKS: tuple[Freshness, ...] = get_args(Freshness)

_HOUR = timedelta(hours=1)
_MARK_OF_UTF_8 = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it, Excel shows other letters than A to Z as two or three."""

Hour = tuple[int, int]
"""A weekday, Monday being 0, and the hour at which a band begins."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The sessions of four weeks by weekday and hour: how many are on in it, and begin in it.

    `uncounted` activities that people can go to have no session with hours in those weeks.
    """

    on: Mapping[Hour, int]
    begin: Mapping[Hour, int]
    uncounted: int


@dataclass(frozen=True, slots=True)
class Check:
    """The listings that are fresh, due, overdue or moved in.

    Those that are on, and those that are paused or out of season.
    """

    state: Freshness
    on: int
    stopped: int

    @property
    def all(self) -> int:
        """On or not."""
        return self.on + self.stopped


@dataclass(frozen=True, slots=True)
class Figures:
    """All that the pictures show. `needs` and `areas` are the rows and columns that are drawn."""

    coverage: Coverage
    needs: tuple[int, ...]
    areas: tuple[int, ...]
    hours: Hours
    checks: tuple[Check, ...]
    review: Review
    growth: tuple[Month, ...] | WhyUnknown


def figures_of(
    coverage: Coverage,
    listings: Sequence[Listing],
    growth: tuple[Month, ...] | WhyUnknown,
    review: Review,
) -> Figures:
    """What the pictures of one day show."""
    nowhere = len(coverage.areas) - 1
    columns = [sum(row[area] for row in coverage.grid) for area in range(nowhere)]
    return Figures(
        coverage,
        _greatest(coverage.totals, MOST_NEEDS),
        (*_greatest(columns, MOST_AREAS), nowhere),
        hours_of([listing for listing in listings if listing.listed], coverage.today),
        checks_of(listings),
        review,
        growth,
    )


def _greatest(counts: Sequence[int], most: int) -> tuple[int, ...]:
    """The places of the greatest numbers, in their order; of equal ones the first."""
    by_size = sorted(range(len(counts)), key=lambda place: (-counts[place], place))
    return tuple(sorted(by_size[:most]))


def hours_of(listings: Iterable[Listing], today: date) -> Hours:
    """When the sessions of the next four weeks are on. Those without hours are in none."""
    weeks = next_four_weeks(today)
    on: Counter[Hour] = Counter()
    begin: Counter[Hour] = Counter()
    uncounted = 0
    for listing in listings:
        timed = [one for one in listing.near if weeks.holds(one.on) and not one.whole_day]
        uncounted += listing.is_on and not timed
        for session in timed:
            begin[session.on.weekday(), band(session.start.time())] += 1
            on.update({(day.weekday(), hour) for day, hour in _bands_of(session)})
    times = tuple(product(range(7), BANDS))
    return Hours(
        MappingProxyType({when: on[when] for when in times}),
        MappingProxyType({when: begin[when] for when in times}),
        uncounted,
    )


def band(moment: time) -> int:
    """The hour at which the band begins in which a time is."""
    return 0 if moment.hour < BEFORE else min(moment.hour, FROM)


def _bands_of(session: Session) -> Iterator[tuple[date, int]]:
    """The bands in which it is on: only the first, where nobody said when it ends."""
    moment = session.start
    yield moment.date(), band(moment.time())
    end = session.end or session.start
    moment = _whole_hour(moment) + _HOUR
    while moment < end:
        yield moment.date(), band(moment.time())
        moment += _HOUR


def _whole_hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def checks_of(listings: Iterable[Listing]) -> tuple[Check, ...]:
    """How lately the listings that aren't over were checked."""
    found = Counter(
        (one.freshness, one.is_on) for one in listings if one.current_status not in OVER
    )
    return tuple(Check(state, found[state, True], found[state, False]) for state in CHECKS)


# --- files for a spreadsheet


def files(found: Figures) -> Iterator[tuple[str, str]]:
    """The numbers of each picture as CSV, by the picture's name: all of them, drawn or not."""
    yield "needs", _needs(found.coverage)
    yield "week", _week(found.hours)
    yield "checks", _checks(found)
    if not isinstance(found.growth, str):
        yield "growth", _growth(found.growth)


def _needs(coverage: Coverage) -> str:
    headings = (messages.text("coverage.need"), *coverage.areas, messages.text("coverage.all"))
    rows = zip(coverage.needs, coverage.grid, coverage.totals, strict=True)
    return _file(headings, ((need.label, *row, total) for need, row, total in rows))


def _week(hours: Hours) -> str:
    headings = (
        messages.text("coverage.day"),
        messages.text("coverage.hour"),
        messages.text("coverage.on"),
        messages.text("coverage.begin"),
    )
    rows = (
        (weekday_name(weekday), hour_words(hour), count, hours.begin[weekday, hour])
        for (weekday, hour), count in hours.on.items()
    )
    return _file(headings, rows)


def _checks(found: Figures) -> str:
    headings = (messages.text("coverage.state"), *map(_column, ("listings", "of-these-stopped")))
    rows = ((check_words(one.state, found.review), one.all, one.stopped) for one in found.checks)
    return _file(headings, rows)


def _growth(months: Iterable[Month]) -> str:
    headings = (messages.text("coverage.month"), *map(_column, ("published", "came", "went")))
    rows = ((f"{one.first:%Y-%m}", one.count, one.came, one.went) for one in months)
    return _file(headings, rows)


def _column(name: str) -> str:
    return messages.text(f"coverage.column-{name}")


def _file(headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    return _MARK_OF_UTF_8 + as_csv(headings, rows)


# --- words


def hour_words(hour: int) -> str:
    """A band of hours: "before 7am", "10am", "10pm on"."""
    if hour == 0:
        return messages.text("coverage.hours-before", time=time_words(time(BEFORE)))
    words = time_words(time(hour))
    return messages.text("coverage.hours-from", time=words) if hour == FROM else words


def check_words(state: Freshness, review: Review) -> str:
    """How lately listings of this state were checked, by what the site says of checks."""
    months = {
        "fresh": review.due_after,
        "due": review.due_after,
        "overdue": review.overdue_after,
        "moved-in": review.moved_in,
    }[state]
    return messages.text(f"coverage.check-{state}", count=months)
