"""Every activity by name: one list, entered by its letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from activity_directory import messages
from activity_directory.listing.listing import Listing
from activity_directory.model.status import OVER
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.lists import (
    LONGEST_LIST,
    anchor,
    in_groups,
    initial,
    paged,
    parts,
    titled,
)
from activity_directory.portal.views.lists import Letter, LinkGroup, NotedLink
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.wording.schedules import months_words


def pages(edition: Edition) -> Iterator[SitePage]:
    """The list in pages of a hundred; a letter leads to the page where it begins."""
    listings = [listing for listing in edition.listings if listing.current_status not in OVER]
    listings.sort(key=lambda listing: in_groups(listing.activity.name))
    words = our_words("a-to-z")
    first_on: dict[str, int] = {}
    for place, listing in enumerate(listings):
        first_on.setdefault(initial(listing.activity.name), place // LONGEST_LIST + 1)
    for number, of_pages, part in parts(listings):
        here = addresses.numbered(addresses.A_TO_Z, number)
        root = addresses.root_from(here)
        meta = PageMeta(
            here,
            "a-to-z.html",
            titled(words.title, number, of_pages),
            words.summary,
            crumbs=((words.title, addresses.A_TO_Z),) if number > 1 else (),
            shows=part,
        )
        yield edition.rendering(
            meta,
            heading=words.title,
            lede=words.summary,
            letters=tuple(_letters(first_on, root)),
            groups=tuple(
                _group(edition, letter, list(together), root)
                for letter, together in groupby(
                    part, key=lambda listing: initial(listing.activity.name)
                )
            ),
            pages=paged(addresses.A_TO_Z, number, of_pages, linker(root)),
            count=_count(edition, listings),
        )


def _count(edition: Edition, listings: Sequence[Listing]) -> str:
    """How many there are, with those long unchecked apart: other lists fold them away."""
    old = sum(not listing.listed for listing in listings)
    activities = messages.text("lists.count", count=len(listings) - old)
    if not old:
        return activities
    period = months_words(edition.catalogue.site.review.overdue_after)
    return messages.text("lists.and-overdue", activities=activities, count=old, period=period)


def _letters(first_on: dict[str, int], root: str) -> Iterator[Letter]:
    for letter in [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *(["#"] if "#" in first_on else [])]:
        if letter not in first_on:
            yield Letter(letter, "")
            continue
        there = linker(root)(addresses.numbered(addresses.A_TO_Z, first_on[letter]))
        yield Letter(letter, f"{there}#{anchor(letter)}")


def _group(edition: Edition, letter: str, together: list[Listing], root: str) -> LinkGroup:
    links = tuple(
        NotedLink(result.name, result.href, result.summary)
        for result in edition.seen(together, root)
    )
    return LinkGroup(anchor(letter), letter, links)
