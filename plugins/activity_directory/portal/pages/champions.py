"""Champion places: where somebody looks things up with you."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import messages
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.viewing.others import champion_view
from activity_directory.portal.views.common import Link
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one page of them."""
    words = edition.words("champions")
    yield edition.rendering(
        PageMeta(addresses.CHAMPIONS, "champions.html", words.title, words.summary),
        heading=words.title,
        lede=words.summary,
        text=edition.text("champions", addresses.CHAMPIONS),
        screen=Link(
            messages.text("screen.for-a-television"),
            linker(addresses.root_from(addresses.CHAMPIONS))(addresses.SCREEN),
            messages.text("screen.for-a-television-advice"),
        ),
        sheet=Link(
            messages.text("champions.sheet"),
            linker(addresses.root_from(addresses.CHAMPIONS))(addresses.DESK_SHEET),
            our_words("desk-sheet").summary,
        ),
        places=tuple(
            champion_view(edition.viewer, place, edition.calendar)
            for place in edition.catalogue.champions
        ),
    )
