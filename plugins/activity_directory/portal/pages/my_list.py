"""The visitor's own list: one page, and files in which it looks activities up by their slugs.

Which activities are on it stands behind the `#` of its address, so no server is told. Nor does one
learn it from what the page fetches: a file has about ten activities.
docs/decisions/0034-my-list.md says why it is so, and what is in the files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from activity_directory import messages
from activity_directory.listing.alternatives import alternatives_to
from activity_directory.listing.facts import facts_of
from activity_directory.model.status import OVER
from activity_directory.portal.agenda import has_times
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.later_days import session_code
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
from activity_directory.wording.places import place_of_a_time
from activity_directory.wording.quotation_marks import curly

if TYPE_CHECKING:
    from activity_directory.listing.listing import Listing

    Href = Callable[[str], str]

SCRIPT = "scripts/my-list.js"
IN_A_FILE = 16
"""Activities of a file at most, on the average: with more of them, files double."""
PLANNED = timedelta(days=14)


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one page, which its script fills."""
    words = our_words("my-list")
    href = linker(addresses.root_from(addresses.LIST))
    begin, of = files_from(edition, href)
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
            files=begin,
            of=of,
            site=edition.catalogue.site.name,
            as_of=full_date(edition.today),
            plan=href(addresses.PLAN),
            ways=ways_on(edition, href),
            copy=CopyText(
                messages.text("my-list.copy"), edition.base, messages.text("my-list.copied")
            ),
            shape=Shape(keep=""),
            tags=tags_of(results),
            patches=drawings_of(results),
        ),
    )


def files_from(edition: Edition, href: Href) -> tuple[str, int]:
    """How the addresses of the files begin, and how many there are."""
    of = _how_many_files(edition)
    return href(addresses.listed(0, of)).removesuffix("0.json"), of


def ways_to_find(href: Href) -> tuple[Link, ...]:
    """Where to look for an activity."""
    return (
        Link(messages.text("frame.find"), href(addresses.SEARCH)),
        Link(our_words("needs").title, href(addresses.NEEDS)),
        Link(our_words("a-to-z").title, href(addresses.A_TO_Z)),
    )


def ways_on(edition: Edition, href: Href) -> tuple[Link, ...]:
    """Where to look for something to put on a list."""
    return (
        *ways_to_find(href),
        Link(edition.words("whats-on").title, href(addresses.WHATS_ON)),
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
            "instead": _instead(edition, edition.by_slug[closed.slug]),
        }
    for moved in permalinks.moved(edition.catalogue):
        if moved.folder == "activities" and moved.name in found:
            found.setdefault(moved.old, {"now": moved.name})
    return found


def _shown(edition: Edition, listing: Listing) -> Mapping[str, Any]:
    """Its result, the quickest way to reach it, and what a plan needs besides.

    That is how it stands where it doesn't simply run, whether nobody can go, and its sessions.
    """
    shown = edition.results[listing.activity.slug].for_search()
    for way in ways_to(listing.activity.contact)[:1]:
        shown |= {"reach": way.words, "reachHref": way.href}
    if warning := facts_of(listing).status:
        shown |= {"warning": warning}
    if not listing.is_on:
        return as_printed(shown) | {"off": True, "instead": _instead(edition, listing)}
    return as_printed(shown) | {"days": list(_days(listing))}


def _instead(edition: Edition, listing: Listing) -> list[tuple[str, str, str]]:
    """What can be tried instead: names, and the addresses of pages and cards."""
    return [
        (
            curly(other.activity.name),
            addresses.activity(other.activity.slug),
            addresses.card(other.activity.slug),
        )
        for other in alternatives_to(listing, edition.alternatives)
    ]


def _days(listing: Listing) -> Iterator[tuple[str, str]]:
    """Its sessions of two weeks, each with its place where there are several.

    So a page of some days ago still has a week. Only sessions to which somebody new can go: not
    where it is too late to book.
    """
    activity = listing.activity
    for session in listing.near:
        in_time = listing.last_day_to_join(session) >= listing.today
        if session.on < listing.today + PLANNED and in_time and has_times(session):
            place = curly(place_of_a_time(activity, session.schedule))
            yield session_code(session), place
