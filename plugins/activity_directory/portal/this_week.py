"""The sessions of seven days as they may be shown where strangers look on: screens, others' pages.

Nothing about safety and nothing at a withheld place (`Activity.may_be_kept`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from activity_directory.listing.listing import Listing
from activity_directory.model.sessions import Session
from activity_directory.portal.agenda import has_times
from activity_directory.portal.edition import Edition
from activity_directory.portal.views.whats_on import SessionRow

MOST_OF_A_DAY = 3
"""So that Monday does not fill the week of a large borough."""


class Shown(NamedTuple):
    """A session that may be shown."""

    session: Session
    listing: Listing
    row: SessionRow


def shown_this_week(edition: Edition) -> Iterator[Shown]:
    """Every session of seven days, in order, without what is open day and night."""
    for _, together in edition.days:
        for session, listing in together:
            if listing.activity.may_be_kept and has_times(session):
                yield Shown(session, listing, edition.showing.row(session, listing))


def by_place(
    week: Iterable[Shown],
) -> tuple[Mapping[str, list[Shown]], Mapping[str, list[Shown]]]:
    """The sessions in each area, and at each venue, by their ids."""
    by_area: dict[str, list[Shown]] = defaultdict(list)
    by_venue: dict[str, list[Shown]] = defaultdict(list)
    for shown in week:
        for area in shown.row.areas.split():
            by_area[area].append(shown)
        for venue in shown.listing.activity.venues_at(shown.session.schedule):
            by_venue[venue.id].append(shown)
    return by_area, by_venue


def by_activity(week: Iterable[Shown]) -> Mapping[str, list[Shown]]:
    """The sessions of each activity by its slug, the activities in the order of the first ones."""
    sessions: dict[str, list[Shown]] = {}
    for shown in week:
        sessions.setdefault(shown.listing.activity.slug, []).append(shown)
    return sessions


def in_turn(sessions: Mapping[str, Sequence[Shown]], today: date, most: int) -> frozenset[str]:
    """At most so many activities: on each date others, so that all have their turn."""
    if len(sessions) <= most:
        return frozenset(sessions)
    on = today.isoformat()
    turn = sorted(sessions, key=lambda slug: blake2b(f"{on} {slug}".encode()).digest())
    of_a_day: Counter[int] = Counter()
    first: list[str] = []
    rest: list[str] = []
    for slug in turn:
        day = sessions[slug][0].session.on.toordinal()
        of_a_day[day] += 1
        (first if of_a_day[day] <= MOST_OF_A_DAY else rest).append(slug)
    return frozenset([*first, *rest][:most])
