"""The lists of needs, categories and areas, and the indexes that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from activity_directory import messages
from activity_directory.listing.listing import Listing
from activity_directory.portal.edition import Edition, SitePage, Words, our_words, picture_of
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.lists import Collection, list_pages
from activity_directory.portal.pages import whats_on
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.lists import TileGroup, family_address
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.vocabulary import Term


class _Index(NamedTuple):
    family: str
    address: str
    in_search: str

    @property
    def words(self) -> Words:
        """Its title and its summary."""
        return our_words(self.family)


INDEXES = (
    _Index("needs", addresses.NEEDS, "need"),
    _Index("categories", addresses.CATEGORIES, "category"),
    _Index("areas", addresses.AREAS, "area"),
)


def pages(edition: Edition) -> Iterator[SitePage]:
    """An index for each family of terms, and a list for each term."""
    for index in INDEXES:
        yield _index_page(edition, index)
        for term in edition.catalogue.vocabularies[index.family]:
            yield from list_pages(
                edition, _collection(edition, index, term), edition.under(index.family, term)
            )


def _index_page(edition: Edition, index: _Index) -> SitePage:
    words = index.words
    href = linker(addresses.root_from(index.address))
    area_map = edition.drawn_areas.whole(href) if index.family == "areas" else None
    groups = () if area_map else _groups(edition, index.family, href)
    return edition.rendering(
        PageMeta(index.address, "browse.html", words.title, words.summary),
        heading=words.title,
        lede=words.summary,
        area_map=area_map,
        groups=groups,
        parts=tuple(Link(group.heading, f"#{group.id}") for group in groups if group.heading),
    )


def _groups(edition: Edition, family: str, href: Callable[[str], str]) -> tuple[TileGroup, ...]:
    if family != "needs":
        return (TileGroup(family, "", "", "", edition.tiles(family, href)),)
    return tuple(
        TileGroup(
            group.id,
            group.label,
            group.definition,
            f"hue-{group.id}",
            edition.tiles(family, href, group.id),
        )
        for group in edition.catalogue.vocabularies["need-groups"]
    )


def _collection(edition: Edition, index: _Index, term: Term) -> Collection:
    whole = index.family == "areas" and term.id == edition.catalogue.site.borough
    return Collection(
        family_address(index.family, term),
        term.label,
        term.definition,
        crumbs=((index.words.title, index.address),),
        icon=picture_of(index.family, term),
        hue=f"hue-{term.group}" if term.group else "",
        related=_near(edition, index.family, term),
        refine=_refine(index, term, whole=whole),
        has_calendar=not term.print_guard,
        booklet=_booklet(index, term, whole=whole),
        whats_on=whats_on.during_week(edition, index.family, term),
        crisis=term.crisis_note,
        needs=(term.id,) if index.family == "needs" else (),
        about_safety=term.print_guard,
        in_history=messages.text("titles.guarded") if term.print_guard else "",
        come=_that_come(edition) if index.family == "areas" and not whole else (),
        area=term if index.family == "areas" else None,
        embed=(index.family, term.id),
    )


def _that_come(edition: Edition) -> tuple[Listing, ...]:
    return tuple(
        listing
        for listing in edition.listings
        if listing.listed and listing.activity.comes_to_everybody
    )


def _booklet(index: _Index, term: Term, *, whole: bool) -> str:
    """The address that a booklet with its activities would have: of a need, that of its group."""
    if index.family == "areas":
        return addresses.booklet() if whole else addresses.booklet("areas", term.id)
    named = index.family == "needs" and term.group and not term.print_guard
    return addresses.booklet("needs", term.group) if named else ""


def _refine(index: _Index, term: Term, *, whole: bool) -> str | None:
    """None for what must not stand in an address."""
    if term.print_guard:
        return None
    return "" if whole else f"{index.in_search}={term.id}"


def _near(edition: Edition, family: str, term: Term) -> tuple[tuple[str, str], ...]:
    """The terms that stand close by: a need's own group, the other categories or areas."""
    return tuple(
        (one.label, family_address(family, one))
        for one in edition.terms(family)
        if one is not term
        and (
            family != "needs"
            or one.group == term.group
            or one.parent == term.id
            or one.id == term.parent
        )
    )
