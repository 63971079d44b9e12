"""What answers where there is no page."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import messages
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.pages.card_codes import BOX_SCRIPT, card_code_box
from activity_directory.portal.quilt import with_one_missing
from activity_directory.portal.views.common import Link
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """The 404 page. Its links can't be relative: nobody knows from where it will be shown."""
    href = linker(edition.path)
    words = our_words("not-found")
    has_codes = bool(edition.catalogue.codes)
    yield edition.rendering(
        PageMeta(
            addresses.NOT_FOUND,
            "404.html",
            words.title,
            words.summary,
            indexed=False,
            scripts=(BOX_SCRIPT,) if has_codes else (),
        ),
        box=card_code_box(href(addresses.CODES)) if has_codes else None,
        ways=(
            Link(messages.text("not-found.search"), href(addresses.SEARCH)),
            Link(our_words("needs").title, href(addresses.NEEDS)),
            Link(our_words("a-to-z").title, href(addresses.A_TO_Z)),
        ),
        patches=with_one_missing(edition),
    )
