"""Where the codes of cards lead, whatever has become of the activity, and where one is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.cards.code_book import without_secrets
from activity_directory.cards.old_card import ComparedFact, compared
from activity_directory.cards.printed_facts import printed_facts
from activity_directory.model.card_code import ALPHABET, LONGEST, READ_AS, SHORTEST, CardCode
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.pages.my_list import ways_to_find
from activity_directory.portal.views.card_code import CardCodeBox, OldCard
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker

if TYPE_CHECKING:
    from activity_directory.listing.listing import Listing

BOX_SCRIPT = "scripts/card-code.js"
_CARD_SCRIPT = "scripts/old-card.js"


@dataclass(frozen=True, slots=True)
class _Page:
    """What every page says of itself, of one that has no frame around it."""

    root: str
    language: str
    indexed: bool = False


def pages(edition: Edition) -> Iterator[SitePage]:
    """A page for each code, and one to type a code; none where the community has no codes."""
    codes = edition.catalogue.codes
    if not codes:
        return
    words = our_words("card-code")
    yield _with_frame(
        edition,
        addresses.CODES,
        words.title,
        words.summary,
        card_code_box(linker(addresses.root_from(addresses.CODES))(addresses.CODES)),
    )
    listing_of = {old: one for one in edition.listings for old in one.activity.was}
    listing_of |= edition.by_slug
    for code in codes:
        listing = listing_of.get(code.activity)
        if listing is None:
            heading, advice = (
                messages.text("card-code.gone"),
                messages.text("card-code.gone-advice"),
            )
            yield _with_frame(edition, addresses.code(code.code), heading, advice)
        else:
            yield _old_card(edition, code, listing)


def card_code_box(href: str) -> CardCodeBox:
    """The box; `href` leads to `addresses.CODES`."""
    pairs = " ".join(f"{letter}{read_as}" for letter, read_as in READ_AS.items())
    return CardCodeBox(href, ALPHABET, pairs, SHORTEST, LONGEST)


def _with_frame(
    edition: Edition, address: str, heading: str, lede: str, box: CardCodeBox | None = None
) -> SitePage:
    href = linker(addresses.root_from(address))
    ways = ways_to_find(href)
    scripts = (BOX_SCRIPT,) if box else ()
    meta = PageMeta(address, "card-codes.html", heading, lede, indexed=False, scripts=scripts)
    return edition.rendering(meta, heading=heading, lede=lede, box=box, ways=ways)


def _old_card(edition: Edition, code: CardCode, listing: Listing) -> SitePage:
    activity = listing.activity
    address = addresses.code(code.code)
    root = addresses.root_from(address)
    to = addresses.activity(activity.slug)
    guarded = activity.about_safety
    named = edition.assets.named
    title = messages.text("titles.guarded") if guarded else activity.name
    href = linker(root)
    card = OldCard(
        site=edition.catalogue.site.name,
        home=href(addresses.HOME),
        tab=messages.text("card-code.tab", title=title, site=edition.catalogue.site.name),
        heading=messages.text("card-code.heading-of-none")
        if guarded
        else messages.text("card-code.heading", name=activity.name),
        name=messages.text("card-code.go-on-to-none")
        if guarded
        else messages.text("card-code.go-on", name=activity.name),
        href=href(to),
        canonical=addresses.absolute(edition.base, to),
        facts=_compared(edition, code, listing),
    )
    view = {
        "page": _Page(root, edition.catalogue.site.language),
        "card": card,
        "style": edition.assets.stylesheet,
        "font": named["fonts/atkinson-hyperlegible-next-latin.woff2"],
        "icon": named["images/icon.svg"],
        "script": named[_CARD_SCRIPT],
    }
    return SitePage(address, "card-code.html", view)


def _compared(edition: Edition, code: CardCode, listing: Listing) -> tuple[ComparedFact, ...]:
    """The facts as they are and as cards said them; none where the page of the activity is enough.

    Where it isn't on, its page says that first, and what to try instead. What is about safety is
    told nowhere but there.
    """
    if listing.activity.about_safety or not listing.is_on:
        return ()
    known = without_secrets(code, listing.activity, edition.catalogue)
    return compared(known, printed_facts(listing.activity))
