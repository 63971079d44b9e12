"""Listings of which nobody has told us when, where or how: whom to ring, and what to ask.

They are shown, and say "please ask". Those that can be prescribed, or that answer most needs, come
first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from activity_directory.model.schedule import NotKnown, OpeningHours, has_known_hours
from activity_directory.model.status import OVER
from activity_directory.reports.freshness import Row, least_wanted, row_of
from activity_directory.sanitise.forge_markdown import code, link, plain
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from activity_directory.listing.listing import Listing
    from activity_directory.model.activity import Activity
    from activity_directory.model.schedule import Schedule
    from activity_directory.model.site import Site

_MOST = 50
"""A forge takes 65,536 characters; a line with its links may have 500."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A listing, and the facts of it that nobody knows, in words."""

    row: Row
    facts: tuple[str, ...]


def not_known(
    listings: Iterable[Listing], site: Site, base: str, today: date
) -> tuple[Unknown, ...]:
    """Those that say `ask` of a fact without which people can't go; nothing of what is over."""
    found = [
        (least_wanted(listing), Unknown(row_of(listing, site, base, today), facts))
        for listing in listings
        if listing.current_status not in OVER and (facts := tuple(_facts(listing.activity)))
    ]
    found.sort(key=lambda one: (one[0], one[1].row.slug))
    return tuple(one for _, one in found)


def as_markdown(unknown: tuple[Unknown, ...]) -> Iterator[str]:
    """For an issue: a line for each, with what to ask and whom."""
    if not unknown:
        yield "Every listing says when and where it is, what it costs and how to join."
        return
    listings = counted(len(unknown), "listing says", "listings say")
    yield (
        f"{listings} `ask` in place of a fact. Ring the groups, and write down what they say. "
        "First come those that professionals send people to, then those that answer most needs."
    )
    yield ""
    for one in unknown[:_MOST]:
        row = one.row
        whom = (row.organisation, f"ask for {row.ask_for}" if row.ask_for else "")
        ways = (row.phone, row.email)
        ask = ", ".join((*map(plain, filter(None, whom)), *map(code, filter(None, ways))))
        yield f"- {link(row.name, row.url)}: {joined(one.facts)}. {ask}"
    if len(unknown) > _MOST:
        yield f"- and {len(unknown) - _MOST} more"


def _facts(activity: Activity) -> Iterator[str]:
    if any(isinstance(schedule, NotKnown) for schedule in activity.when):
        yield "the days and times"
    elif any(map(_lacks_hours, activity.when)):
        yield "the time of day"
    if not activity.formats:
        yield "how it happens"
    if activity.place_is_not_known:
        yield "the place"
    if any(cost.charge == "ask" for cost in activity.costs):
        yield "the price"
    if not activity.joining.routes and not activity.joining.how:
        yield "how to join"


def _lacks_hours(schedule: Schedule) -> bool:
    """Whether it names a day and, for that, no time."""
    if isinstance(schedule, OpeningHours):
        return not all(hours.known for _, hours in schedule.days)
    return hasattr(schedule, "hours") and not has_known_hours(schedule)
