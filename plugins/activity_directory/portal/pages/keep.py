"""The page that keeps the site on a phone, and the one that says what such a copy lacks."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import messages
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.views.common import Link
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """Both; no search engine lists the second, which only a copy shows."""
    words = edition.words("keep")
    yield edition.rendering(
        PageMeta(
            addresses.KEEP, "keep.html", words.title, words.summary, scripts=("scripts/keep.js",)
        ),
        heading=words.title,
        lede=words.summary,
        text=edition.text("keep", addresses.KEEP),
        keeps=True,
        lists=(),
    )
    href = linker(addresses.root_from(addresses.NOT_IN_COPY))
    title = messages.text("keep.not-in-copy")
    advice = messages.text("keep.not-in-copy-advice")
    yield edition.rendering(
        PageMeta(addresses.NOT_IN_COPY, "keep.html", title, advice, indexed=False),
        heading=title,
        lede=advice,
        text="",
        keeps=False,
        lists=(
            Link(messages.text("not-found.search"), href(addresses.SEARCH)),
            Link(our_words("needs").title, href(addresses.NEEDS)),
            Link(our_words("a-to-z").title, href(addresses.A_TO_Z)),
        ),
    )
