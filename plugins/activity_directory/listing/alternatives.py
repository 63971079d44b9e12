"""What to offer in place of an activity that people can't go to."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable

from activity_directory.listing.listing import Listing
from activity_directory.model.status import alternatives


class Alternatives:
    """What can be offered in place of something else: people can go to it, and it harms nobody."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        self.by_slug: dict[str, Listing] = {}
        self.by_need: dict[str, list[Listing]] = {}
        for listing in listings:
            if listing.is_on and listing.listed and not listing.activity.about_safety:
                self.by_slug[listing.activity.slug] = listing
                for need in listing.activity.needs:
                    self.by_need.setdefault(need.id, []).append(listing)


def alternatives_to(
    listing: Listing, candidates: Alternatives, most: int = 2
) -> tuple[Listing, ...]:
    """What to offer instead: what the entry names, then what is most like it.

    That is: what shares most needs, then is in its area, then at one of its times, then runs today.
    In a fixed order.
    """
    slugs = alternatives(listing.status) or alternatives(listing.activity.status)
    named = [candidates.by_slug[slug] for slug in slugs if slug in candidates.by_slug]
    listings = named[:most]
    needs = listing.activity.needs
    shared = Counter(other for need in needs for other in candidates.by_need.get(need.id, ()))
    for one in (listing, *named):
        shared.pop(one, None)
    areas = set(listing.activity.areas)

    def unlikeness(other: Listing) -> tuple[bool, bool, bool, str]:
        activity = other.activity
        return (
            areas.isdisjoint(activity.areas),
            listing.times.isdisjoint(other.times),
            other.current_status != "running",
            activity.slug,
        )

    for count in sorted(set(shared.values()), reverse=True):
        if len(listings) >= most:
            break
        alike = (other for other, needs in shared.items() if needs == count)
        listings += heapq.nsmallest(most - len(listings), alike, key=unlikeness)
    return tuple(listings)
