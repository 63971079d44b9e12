"""For professionals: the search, how to print a card, and everything they can refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from activity_directory import addresses
from activity_directory.portal import views
from activity_directory.portal.edition import Edition, Rendering, linker
from activity_directory.portal.lists import Collection, list_pages


def pages(edition: Edition) -> Iterator[Rendering]:
    """The page, with its list in pages of a hundred."""
    words = edition.words("professionals")

    def beside(here: str) -> Mapping[str, Any]:
        href = linker(addresses.root_from(here))
        ways = (
            views.Link("Activities you can refer people to", "#activities"),
            views.Link("Browse by need", href(addresses.NEEDS)),
            views.Link("A to Z", href(addresses.A_TO_Z)),
            views.Link("What is missing", href(addresses.COVERAGE)),
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
        ),
        [one for one in edition.listings if one.activity.joining.by_professional],
        beside,
    )
