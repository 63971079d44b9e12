"""What a site has beside its pages: calendars, the sitemap, and what hosts and robots read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from activity_directory import messages
from activity_directory.feeds import changes, vocabularies, whole
from activity_directory.feeds.calendar import Together, calendars
from activity_directory.feeds.open_referral import files as open_referral
from activity_directory.portal import booklets, card_pdfs, for_browsers, headers
from activity_directory.portal.edition import Edition
from activity_directory.portal.pages import champions, coverage, eligible, forms, my_list
from activity_directory.portal.sitemap import robots, sitemap
from activity_directory.portal.views.lists import FAMILIES, family_address
from activity_directory.urls import addresses, permalinks

File = tuple[str, bytes]
"""The address of a file, and what it holds."""


def every_file(edition: Edition, share: int = 0, shares: int = 1) -> Iterator[File]:
    """Every file but the sitemap, or those of one of several shares: each with its address."""
    for make in KINDS[share::shares]:
        yield from make(edition)
    yield from card_pdfs.files(edition, share, shares)


def sitemap_of(edition: Edition, indexed: Iterable[str]) -> File:
    """The sitemap. `indexed` are the pages that search engines may list."""
    return addresses.SITEMAP, sitemap(edition.base, indexed).encode()


def _for_programs(edition: Edition) -> Iterator[File]:
    """What hosts, robots and browsers read, and the terms."""
    site = edition.catalogue.site
    yield addresses.ROBOTS, robots(edition.base, demonstration=site.demonstration).encode()
    at = {*permalinks.permanent_urls(edition.catalogue), *(old for old, _ in _leads(edition))}
    yield from headers.every_file(site, edition.base, at)
    yield addresses.MANIFEST, for_browsers.manifest(site, edition.assets)
    yield (
        addresses.OPEN_SEARCH,
        for_browsers.open_search(site, edition.base, edition.assets).encode(),
    )
    yield from forms.files(edition)
    yield from my_list.files(edition)
    yield from eligible.files(edition)
    yield from champions.files(edition)
    yield from coverage.files(edition)
    yield addresses.VOCABULARIES, vocabularies.as_json(edition.catalogue)
    yield addresses.CHANGES, changes.feed(edition.listings, site, edition.today, edition.base)
    yield addresses.PERMALINKS, permalinks.as_list(edition.catalogue).encode()
    if leads := _leads(edition):
        yield addresses.REDIRECTS, _redirects(edition.base, leads).encode()


def _whole(edition: Edition) -> Iterator[File]:
    return whole.files(edition.listings, edition.catalogue, edition.today, edition.base)


def _named_with_their_size(edition: Edition) -> Iterator[File]:
    """What pages say the size of: made once for both, as those pages are of the same share."""
    yield addresses.HEALTHCARE_SERVICES, edition.healthcare_services
    yield from booklets.files(edition)


def _open_referral(edition: Edition) -> Iterator[File]:
    return open_referral.files(edition.listings, edition.catalogue, edition.today, edition.base)


def _calendars(edition: Edition) -> Iterator[File]:
    copies = defaultdict(list)
    for old, now in _leads(edition):
        copies[addresses.calendar(now)].append(addresses.calendar(old))
    site = edition.catalogue.site
    for address, content in calendars(edition.listings, _lists(edition), site, edition.base):
        yield address, content
        if address != addresses.calendar(addresses.HOME):
            # No program follows a page that leads on: who subscribed to the old address gets this.
            yield from ((old, content) for old in copies[address])


KINDS: tuple[Callable[[Edition], Iterator[File]], ...] = (
    _named_with_their_size,
    _open_referral,
    _calendars,
    _whole,
    _for_programs,
)
"""In such an order that every second one is half of the work. The cards' PDFs are shared out by
activities."""


def _leads(edition: Edition) -> list[tuple[str, str]]:
    """Each old address, and the one to which it leads now."""
    return [lead for moved in permalinks.moved(edition.catalogue) for lead in moved.leads]


def _redirects(base: str, leads: Iterable[tuple[str, str]]) -> str:
    """For Netlify and Cloudflare Pages: the old addresses, which answer "301, for ever, there"."""
    root = urlsplit(base).path
    return "".join(
        f"{root}{written} {root}{now} 301\n"
        for old, now in leads
        for written in (old, old.rstrip("/"))
    )


def _lists(edition: Edition) -> Iterator[Together]:
    """Everything in one calendar, and a calendar for each list of a need, category or area."""
    site = edition.catalogue.site
    yield Together(addresses.HOME, site.name, site.strapline, edition.listings)
    for family in FAMILIES:
        for term in edition.catalogue.vocabularies[family]:
            if term.print_guard:
                continue  # its name is not to be carried home
            yield Together(
                family_address(family, term),
                messages.text("calendar.of-list", site=site.name, list=term.label),
                term.definition,
                edition.under(family, term),
            )
