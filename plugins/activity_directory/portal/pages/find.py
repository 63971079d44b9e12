"""The find page: words by Pagefind, facts by our own columns."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import addresses, search
from activity_directory.portal import views
from activity_directory.portal.edition import Edition, Leaf, Rendering, linker
from activity_directory.portal.pages import home


def pages(edition: Edition) -> Iterator[Rendering]:
    """The one find page. Without scripts it leads to the lists, which are complete."""
    words = edition.words("search")
    href = linker(addresses.root_from(addresses.SEARCH))
    yield edition.rendering(
        Leaf(addresses.SEARCH, "search.html", words.title, words.summary, scripts=search.SCRIPTS),
        heading=words.title,
        lede=words.summary,
        text=edition.text("search", addresses.SEARCH),
        find=search.find_view(edition.catalogue, edition.rows, edition.today),
        need_groups=home.need_groups(edition, href),
        ways=(
            views.Link("Browse by need", href(addresses.NEEDS)),
            views.Link("Browse by kind of activity", href(addresses.CATEGORIES)),
            views.Link("Browse by area", href(addresses.AREAS)),
            views.Link("A to Z", href(addresses.A_TO_Z)),
        ),
    )
