"""The find page: words by Pagefind, facts by our own columns."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import addresses, search
from activity_directory.portal.edition import Edition, Leaf, Rendering, linker


def pages(edition: Edition) -> Iterator[Rendering]:
    """The one find page. Without scripts it leads to the lists, which are complete."""
    words = edition.words("search")
    yield edition.rendering(
        Leaf(addresses.SEARCH, "search.html", words.title, words.summary, scripts=(search.SCRIPT,)),
        heading=words.title,
        lede=words.summary,
        text=edition.text("search", addresses.SEARCH),
        find=search.find_view(edition.catalogue, edition.rows, edition.today),
        danger=edition.danger_help(linker(addresses.root_from(addresses.SEARCH))),
    )
