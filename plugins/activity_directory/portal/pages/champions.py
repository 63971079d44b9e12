"""Champion places: where somebody looks things up with you."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import messages
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.viewing.champions import champion_areas, champion_days, hours_data
from activity_directory.portal.views.common import Link
from activity_directory.search.index_files import as_json
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one page of them."""
    words = edition.words("champions")
    href = linker(addresses.root_from(addresses.CHAMPIONS))
    hours = edition.champion_hours
    areas = champion_areas(hours, edition.catalogue.vocabularies["areas"])
    days = champion_days(hours)
    named = (*((one.label, one.id) for one in areas), *((one.label, one.id) for one in days))
    yield edition.rendering(
        PageMeta(
            addresses.CHAMPIONS,
            "champions.html",
            words.title,
            words.summary,
            scripts=("scripts/champions.js",),
            styles=("champions.css",),
        ),
        heading=words.title,
        lede=words.summary,
        text=edition.text("champions", addresses.CHAMPIONS),
        screen=Link(
            messages.text("screen.for-a-television"),
            href(addresses.SCREEN),
            messages.text("screen.for-a-television-advice"),
        ),
        embed=Link(our_words("embed").title, href(addresses.EMBED), our_words("embed").summary),
        sheet=Link(
            messages.text("champions.sheet"),
            href(addresses.DESK_SHEET),
            our_words("desk-sheet").summary,
        ),
        areas=areas,
        days=days,
        parts=tuple(Link(label, f"#{id_}") for label, id_ in named if label),
        booklets=tuple(booklet.link(href, booklet.what) for booklet in edition.booklets.values()),
    )


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """What the find page reads of them; no file where there are none."""
    hours = edition.champion_hours
    if hours.places:
        data = hours_data(hours, edition.catalogue.postcodes)
        yield addresses.CHAMPION_HOURS, as_json(data)
