"""The visitor's own list: one page, and files in which it looks activities up by their slugs.

Which activities are on it stands behind the `#` of its address, so no server is told. Nor does one
learn it from what the page fetches: a file has about ten activities.
docs/decisions/0034-my-list.md says why it is so, and what is in the files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from activity_directory import messages
from activity_directory.model.status import OVER
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.pages.find import drawings_of, tags_of
from activity_directory.portal.viewing.others import ways_to
from activity_directory.portal.views.activity import CopyText
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.find import Shape
from activity_directory.portal.views.my_list import MyListView
from activity_directory.search.index_files import as_json, as_printed
from activity_directory.urls import addresses, permalinks
from activity_directory.urls.addresses import linker
from activity_directory.wording.dates import full_date
from activity_directory.wording.quotation_marks import curly

if TYPE_CHECKING:
    from activity_directory.listing.listing import Listing

SCRIPT = "scripts/my-list.js"
IN_A_FILE = 16
"""Activities of a file at most, on the average: with more of them, files double."""


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one page, which its script fills."""
    words = our_words("my-list")
    href = linker(addresses.root_from(addresses.LIST))
    of = _how_many_files(edition)
    ways = (
        Link(messages.text("frame.find"), href(addresses.SEARCH)),
        Link(our_words("needs").title, href(addresses.NEEDS)),
        Link(our_words("a-to-z").title, href(addresses.A_TO_Z)),
        Link(edition.words("whats-on").title, href(addresses.WHATS_ON)),
    )
    results = [result for result in edition.results.values() if result.keep]
    yield edition.rendering(
        PageMeta(
            addresses.LIST,
            "my-list.html",
            words.title,
            words.summary,
            indexed=False,
            scripts=(SCRIPT,),
        ),
        heading=words.title,
        lede=words.summary,
        my_list=MyListView(
            home=href(addresses.HOME),
            files=href(addresses.listed(0, of)).removesuffix("0.json"),
            of=of,
            site=edition.catalogue.site.name,
            as_of=full_date(edition.today),
            ways=ways,
            copy=CopyText(
                messages.text("my-list.copy"), edition.base, messages.text("my-list.copied")
            ),
            shape=Shape(keep=""),
            tags=tags_of(results),
            patches=drawings_of(results),
        ),
    )


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Each file with its address: what the page shows of each activity, by its slug."""
    of = _how_many_files(edition)
    together: dict[int, dict[str, Any]] = defaultdict(dict)
    for slug, shown in _by_slug(edition).items():
        together[file_of(slug, of)][slug] = shown
    for number in range(of):
        yield addresses.listed(number, of), as_json(together[number])


def file_of(slug: str, of: int) -> int:
    """In which of so many files a slug is. The page's script works it out in the same way."""
    number = 0
    for letter in slug:
        number = (number * 31 + ord(letter)) % 65536
    return number % of


def _how_many_files(edition: Edition) -> int:
    """A power of two, so that the addresses of files seldom change."""
    count = 1
    while count * IN_A_FILE < len(edition.listings):
        count *= 2
    return count


def _by_slug(edition: Edition) -> Mapping[str, Mapping[str, Any]]:
    """What is shown of everything that may be kept, and which slug took the place of an old one."""
    found: dict[str, Mapping[str, Any]] = {
        listing.activity.slug: _shown(edition, listing)
        for listing in edition.listings
        if listing.activity.may_be_kept and listing.current_status not in OVER
    }
    for closed in edition.closed:
        found[closed.slug] = {
            "name": curly(closed.listing.name),
            "href": closed.listing.address,
            "status": curly(closed.status),
            "instead": [[curly(other.name), other.address] for other in closed.instead],
        }
    for moved in permalinks.moved(edition.catalogue):
        if moved.folder == "activities" and moved.name in found:
            found.setdefault(moved.old, {"now": moved.name})
    return found


def _shown(edition: Edition, listing: Listing) -> Mapping[str, str]:
    """Its result, and the quickest way to reach it."""
    shown = edition.results[listing.activity.slug].for_search()
    for way in ways_to(listing.activity.contact)[:1]:
        shown |= {"reach": way.words, "reachHref": way.href}
    return as_printed(shown)
