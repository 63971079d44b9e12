"""Activities that are over: who looks for one by its name is told so, and what to try instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from activity_directory.listing.facts import facts_of
from activity_directory.model.status import OVER
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from activity_directory.listing.listing import Listing


@dataclass(frozen=True, slots=True)
class Link:
    """A listing's name, and the address of its page from the site's root."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Closed:
    """An activity that is over. `status` is the sentence of its own page."""

    slug: str
    listing: Link
    other_names: tuple[str, ...]
    status: str
    instead: tuple[Link, ...]


def closed(listing: Listing, instead: Iterable[Listing]) -> Closed | None:
    """What is said of a listing that is over, with what can be tried instead.

    None for one that isn't over, and for one whose name tells where people are kept safe.
    """
    activity = listing.activity
    if listing.current_status not in OVER or not activity.may_be_kept:
        return None
    return Closed(
        slug=activity.slug,
        listing=_link(listing),
        other_names=activity.also_known_as,
        status=facts_of(listing).status,
        instead=tuple(map(_link, instead)),
    )


def _link(listing: Listing) -> Link:
    return Link(listing.activity.name, addresses.activity(listing.activity.slug))
