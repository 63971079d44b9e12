"""For professionals: the search, how to print a card, and everything they can refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from activity_directory import messages
from activity_directory.listing.eligibility import is_referred_to
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.lists import Collection, list_pages
from activity_directory.portal.views.common import Link
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """The page, with its list in pages of a hundred."""
    words = edition.words("professionals")

    def beside(here: str) -> Mapping[str, Any]:
        href = linker(addresses.root_from(here))
        ways = (
            Link(messages.text("professionals.list"), "#activities"),
            Link(our_words("eligible").title, href(addresses.ELIGIBLE)),
            Link(our_words("needs").title, href(addresses.NEEDS)),
            Link(our_words("a-to-z").title, href(addresses.A_TO_Z)),
            Link(our_words("coverage").title, href(addresses.COVERAGE)),
            Link(messages.text("screen.for-a-television"), href(addresses.SCREEN)),
            Link(our_words("embed").title, href(addresses.EMBED)),
        )
        return {"text": edition.text("professionals", here), "ways": ways}

    yield from list_pages(
        edition,
        Collection(
            addresses.PROFESSIONALS,
            words.title,
            words.summary,
            template="professionals.html",
            count="professionals.count",
            for_professionals=True,
            scripts=("scripts/key-switch.js",),
        ),
        [listing for listing in edition.listings if is_referred_to(listing.activity)],
        beside,
    )
