"""What a site has beside its pages: calendars, the sitemap, robots.txt, answers for the forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from activity_directory import addresses
from activity_directory.feeds.calendar import Together, calendars
from activity_directory.portal import views
from activity_directory.portal.edition import Edition
from activity_directory.portal.pages import forms
from activity_directory.portal.sitemap import robots, sitemap


def every_file(edition: Edition, indexed: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each with its address. `indexed` are the pages that search engines may list."""
    site = edition.catalogue.site
    yield addresses.SITEMAP, sitemap(edition.base, indexed).encode()
    yield addresses.ROBOTS, robots(edition.base, demonstration=site.demonstration).encode()
    yield from calendars(edition.listings, _lists(edition), site, edition.base)
    yield from forms.files(edition)


def _lists(edition: Edition) -> Iterator[Together]:
    """Everything in one calendar, and a calendar for each list of a need, category or area."""
    site = edition.catalogue.site
    yield Together(addresses.HOME, site.name, site.strapline, edition.listings)
    for family in views.FAMILIES:
        for term in edition.catalogue.vocabularies[family]:
            if term.print_guard:
                continue  # its name is not to be carried home
            yield Together(
                views.family_address(family, term),
                f"{site.name}: {term.label}",
                term.definition,
                edition.under(family, term),
            )
