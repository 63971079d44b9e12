"""What answers where there is no page."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.views.common import Link
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """The 404 page. Its links can't be relative: nobody knows from where it will be shown."""
    href = linker(edition.path)
    yield edition.rendering(
        PageMeta(
            addresses.NOT_FOUND,
            "404.html",
            "Page not found",
            "There is no page at this address.",
            indexed=False,
        ),
        ways=(
            Link("Search", href(addresses.SEARCH)),
            Link("Browse by need", href(addresses.NEEDS)),
            Link("A to Z", href(addresses.A_TO_Z)),
        ),
    )
