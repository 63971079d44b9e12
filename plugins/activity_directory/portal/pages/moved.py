"""Signposts: at each address that was moved, a small page that leads on, on any host."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.views.site import SignpostView
from activity_directory.urls import addresses, permalinks
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """A signpost at every old address."""
    site = edition.catalogue.site
    for moved in permalinks.moved(edition.catalogue):
        for old, now in moved.leads:
            page = SignpostView(
                title=moved.title,
                site_name=site.name,
                language=site.language,
                href=linker(addresses.root_from(old))(now),
                canonical=addresses.absolute(edition.base, now),
            )
            yield SitePage(old, "moved.html", {"page": page})
