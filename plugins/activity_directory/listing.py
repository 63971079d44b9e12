"""An activity as it stands on one date: the same answers for page, list, card, search and feed.

Worked out once for each activity. Knows nothing of pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from activity_directory.freshness import Freshness, freshness_on
from activity_directory.model import sessions
from activity_directory.model.civic_calendar import CivicCalendar, civic_calendar
from activity_directory.model.cost import is_free_on
from activity_directory.model.status import (
    NOT_ON,
    OVER,
    Closed,
    Paused,
    Standing,
    Status,
    alternatives,
    standing_on,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from activity_directory.catalogue import Catalogue
    from activity_directory.model.activity import Activity
    from activity_directory.model.sessions import Session
    from activity_directory.model.site import BulkPause, Site

COMING = 3
"""How many dates to come are told."""


@dataclass(frozen=True, eq=False)
class Listing:
    """`status` is the entry's own, or the pause of many that holds today."""

    activity: Activity
    today: date
    calendar: CivicCalendar
    status: Status
    standing: Standing
    freshness: Freshness
    starts: date | None
    ends: date | None

    @property
    def is_on(self) -> bool:
        """Whether people can go, or ask for a place."""
        return self.standing not in NOT_ON

    @property
    def listed(self) -> bool:
        """Whether it stands in lists and search results without being asked for."""
        return self.standing not in OVER and self.freshness != "overdue"

    @property
    def free(self) -> bool:
        """Whether anybody may come today without paying."""
        return is_free_on(self.activity.costs, self.today)

    @cached_property
    def coming(self) -> tuple[Session, ...]:
        """The next sessions; none while people can't go."""
        if not self.is_on:
            return ()
        return sessions.next_sessions(self.activity.when, self.today, COMING, self.calendar)


def calendar_of(site: Site, today: date) -> CivicCalendar:
    """The community's bank holidays from last year to two years ahead, and its school terms."""
    return civic_calendar(
        site.nation,
        range(today.year - 1, today.year + 3),
        site.school_terms,
        dict(site.bank_holidays.add),
        site.bank_holidays.remove,
    )


def listings_on(
    catalogue: Catalogue, today: date, calendar: CivicCalendar
) -> tuple[Listing, ...]:
    """Every activity as it stands on `today`, in the order of their names."""
    pauses = tuple(
        pause
        for pause in catalogue.site.pauses
        if pause.since <= today and (pause.back is None or today < pause.back)
    )
    found = (_listing(one, catalogue.site, pauses, today, calendar) for one in catalogue.activities)
    return tuple(sorted(found, key=lambda one: (one.activity.name.casefold(), one.activity.slug)))


def _listing(
    activity: Activity,
    site: Site,
    pauses: Iterable[BulkPause],
    today: date,
    calendar: CivicCalendar,
) -> Listing:
    status = _paused_with_others(activity, pauses) or activity.status
    starts = sessions.next_start(activity.when, today, calendar)
    ends = sessions.last_date(activity.when, calendar)
    standing = standing_on(
        status,
        today,
        starts=starts,
        ends=ends,
        in_season=not sessions.out_of_season(activity.when, today),
    )
    freshness = freshness_on(activity.checked.on, today, site.review)
    return Listing(activity, today, calendar, status, standing, freshness, starts, ends)


def _paused_with_others(activity: Activity, pauses: Iterable[BulkPause]) -> Paused | None:
    if isinstance(activity.status, Closed):
        return None
    for pause in pauses:
        if (
            any(area.id in pause.areas for area in activity.areas)
            or any(venue.id in pause.venues for venue in activity.venues if venue.id)
            or activity.organisation.id in pause.organisations
            or any(one.id in pause.formats for one in activity.formats)
        ):
            return Paused(pause.since, pause.back, pause.because)
    return None


def alternatives_to(listing: Listing, others: Iterable[Listing], most: int = 2) -> tuple[Listing, ...]:
    """What to offer instead: what the entry names, then what shares most needs and its area.

    Only what people can go to; in a fixed order.
    """
    named = alternatives(listing.status) or alternatives(listing.activity.status)
    needs = set(listing.activity.needs)
    areas = set(listing.activity.areas)
    ranked = []
    for other in others:
        one = other.activity
        if one is listing.activity or not other.is_on or not other.listed or one.print_guard:
            continue
        rank = named.index(one.slug) if one.slug in named else len(named)
        shared = len(needs & set(one.needs))
        if rank < len(named) or shared:
            ranked.append((rank, -shared, not areas & set(one.areas), one.slug, other))
    return tuple(other for *_, other in sorted(ranked, key=lambda found: found[:4])[:most])
