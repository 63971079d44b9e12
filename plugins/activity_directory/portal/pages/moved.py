"""Signposts: small pages that lead on, on any host.

They stand at each address that was moved, and at that of the folder of activities, to which people
come who shorten an activity's address.
"""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import messages
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.views.site import SignpostView
from activity_directory.urls import addresses, permalinks
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """A signpost at every old address, and from all activities to their list by name."""
    name = edition.catalogue.site.name
    for moved in permalinks.moved(edition.catalogue):
        heading = messages.text("not-found.moved")
        tab = messages.text("not-found.moved-title", title=moved.title, site=name)
        for old, now in moved.leads:
            # What others show may be of something that is not to be named on their pages.
            title, of_tab = (name, name) if addresses.is_embed(old) else (moved.title, tab)
            yield _signpost(edition, old, now, (title, of_tab, heading))
    every = messages.text("not-found.every-activity")
    tab = messages.text("frame.title", title=every, site=name)
    words = (our_words("a-to-z").title, tab, every)
    yield _signpost(edition, addresses.ACTIVITIES, addresses.A_TO_Z, words)


def _signpost(edition: Edition, old: str, now: str, words: tuple[str, str, str]) -> SitePage:
    """A page at `old` that leads to `now`. `words`: the title there, the tab's and the heading."""
    title, tab, heading = words
    site = edition.catalogue.site
    page = SignpostView(
        title=title,
        tab=tab,
        heading=heading,
        language=site.language,
        href=linker(addresses.root_from(old))(now),
        canonical=addresses.absolute(edition.base, now),
    )
    return SitePage(old, "moved.html", {"page": page})
