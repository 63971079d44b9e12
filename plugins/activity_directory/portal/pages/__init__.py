"""Every page of the site: a module a kind of page, each listed here. The one stream of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

from activity_directory.listing.listing import Listing
from activity_directory.portal.edition import DAYS_AHEAD, Edition, SitePage
from activity_directory.portal.kept_pages import KeptPages, TakenOver
from activity_directory.portal.pages import (
    a_to_z,
    activities,
    card_codes,
    champions,
    coverage,
    data,
    desk_sheet,
    eligible,
    embed,
    find,
    forms,
    funding,
    home,
    keep,
    moved,
    my_list,
    not_found,
    organisations,
    own_words,
    plan,
    professionals,
    refer,
    screen,
    stories,
    terms,
    whats_on,
)

KINDS: tuple[Callable[[Edition], Iterator[SitePage]], ...] = (
    home.pages,
    activities.pages,
    card_codes.pages,
    terms.pages,
    organisations.pages,
    a_to_z.pages,
    whats_on.pages,
    screen.pages,
    embed.pages,
    find.pages,
    my_list.pages,
    plan.pages,
    forms.pages,
    keep.pages,
    professionals.pages,
    eligible.pages,
    refer.pages,
    champions.pages,
    desk_sheet.pages,
    coverage.pages,
    data.pages,
    funding.pages,
    stories.pages,
    own_words.pages,
    moved.pages,
    not_found.pages,
)

NAMING_SIZES = (terms.pages, champions.pages, data.pages)
"""Those that name how large the booklets or the file of FHIR are, which take long to make."""


def every_page(
    edition: Edition, share: int = 0, shares: int = 1, kept: KeptPages | None = None
) -> Iterator[SitePage | TakenOver]:
    """Every page, once, made when it is asked for; or those of one of several equal shares.

    The pages of each activity are one piece of the work, and so is every other kind of page. Those
    of an activity are taken from what is `kept` of the last site, where they would be the same.
    """
    for make in islice(_makers(edition, kept), share, None, shares):
        yield from make()


def _makers(
    edition: Edition, kept: KeptPages | None
) -> Iterator[Callable[[], Iterator[SitePage | TakenOver]]]:
    yield partial(_of_sizes, edition)
    for pages in KINDS:
        if pages is activities.pages:
            for listing in edition.listings:
                yield partial(_of_activity, edition, listing, kept)
        elif pages not in NAMING_SIZES:
            yield partial(pages, edition)


def _of_sizes(edition: Edition) -> Iterator[SitePage]:
    """In the first share, which makes what they say the size of (portal/other_files.py)."""
    for pages in NAMING_SIZES:
        yield from pages(edition)


def _of_activity(
    edition: Edition, listing: Listing, kept: KeptPages | None
) -> Iterator[SitePage | TakenOver]:
    if kept is None:
        yield from activities.pages_of(edition, listing)
        return
    made_of = kept.made_of(activities.made_of(edition, listing))
    taken_over = kept.pages(made_of)
    yield from taken_over
    if not taken_over:
        for page in activities.pages_of(edition, listing):
            yield replace(page, made_of=made_of)


def about_how_many(edition: Edition) -> int:
    """About how many pages there will be, for a progress bar."""
    catalogue = edition.catalogue
    lists = sum(len(edition.terms(family)) for family in edition.by_term)
    others = len(catalogue.organisations) + len(catalogue.stories) + len(catalogue.pages)
    return 2 * len(edition.listings) + lists + others + DAYS_AHEAD
