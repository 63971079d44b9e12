"""Listings that are paused, as the list they came from no longer has them: somebody must ask.

`import` pauses them, and notes it in `content/imported.csv`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.model.status import Paused
from activity_directory.reports.freshness import row_of
from activity_directory.sanitise.forge_markdown import code, link, plain
from activity_directory.wording.counting import counted
from activity_directory.wording.dates import full_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from activity_directory.listing.listing import Listing
    from activity_directory.model.site import Site
    from activity_directory.reports.freshness import Row

_MOST = 50
"""A forge takes 65,536 characters; a line with its links may have 500."""

LeftList = tuple["Row", "date", str]
"""A listing, since when it is paused, and why."""


def left_lists(
    listings: Iterable[Listing], slugs: AbstractSet[str], site: Site, base: str, today: date
) -> tuple[LeftList, ...]:
    """Those of `slugs` that are still paused, the longest ago first."""
    found = []
    for listing in listings:
        activity, status = listing.activity, listing.activity.status
        if slugs.isdisjoint((activity.slug, *activity.was)) or not isinstance(status, Paused):
            continue
        row = row_of(listing, site, base, today)
        found.append((row, status.since or today, status.because))
    return tuple(sorted(found, key=lambda one: (one[1], one[0].slug)))


def as_markdown(left: tuple[LeftList, ...]) -> Iterator[str]:
    """For an issue: a line for each, with whom to ask."""
    if not left:
        yield "No listing is paused because its list no longer has it."
        return
    yield (
        f"{counted(len(left), 'listing is', 'listings are')} paused. Ask, and write "
        "`status: running` or `closed:` in the entry."
    )
    yield ""
    for row, since, because in left[:_MOST]:
        whom = (row.organisation, f"ask for {row.ask_for}" if row.ask_for else "")
        ways = (row.phone, row.email)
        ask = ", ".join((*map(plain, filter(None, whom)), *map(code, filter(None, ways))))
        yield f"- {link(row.name, row.url)}, since {full_date(since)}: {plain(because)} {ask}"
    if len(left) > _MOST:
        yield f"- and {len(left) - _MOST:,} more"
