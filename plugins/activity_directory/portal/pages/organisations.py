"""Every organisation with what it runs, and the list of them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from activity_directory.model.organisation import Organisation
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.lists import Collection, anchor, initial, list_pages
from activity_directory.portal.views.lists import LinkGroup, NotedLink
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.wording.counting import counted

HEADING = "Organisations"
LEDE = "The groups, charities and services that run activities here."


def pages(edition: Edition) -> Iterator[SitePage]:
    """The index, and a page for each organisation that has a file of its own."""
    in_order = sorted(edition.catalogue.organisations, key=lambda o: (o.name.casefold(), o.id))
    yield _index_page(edition, in_order)
    for one in in_order:
        collection = Collection(
            addresses.organisation(one.id),
            one.name,
            one.description,
            template="organisation.html",
            crumbs=((HEADING, addresses.ORGANISATIONS),),
            caption=one.kind.label if one.kind else "",
        )
        beside = {
            "contact": edition.viewer.organisation_contact(one),
            "charity_number": f"Charity number {one.charity_number}." if one.charity_number else "",
        }
        yield from list_pages(
            edition, collection, edition.by_organisation.get(one.id, ()), _the_same(beside)
        )


def _the_same(beside: Mapping[str, Any]) -> Callable[[str], Mapping[str, Any]]:
    """On every page of the list."""
    return lambda _here: beside


def _index_page(edition: Edition, in_order: Sequence[Organisation]) -> SitePage:
    href = linker(addresses.root_from(addresses.ORGANISATIONS))
    groups = tuple(
        LinkGroup(
            anchor(letter),
            letter,
            tuple(
                NotedLink(
                    organisation.name,
                    href(addresses.organisation(organisation.id)),
                    _count_words(edition, organisation),
                )
                for organisation in together
            ),
        )
        for letter, together in groupby(
            in_order, key=lambda organisation: initial(organisation.name)
        )
    )
    return edition.rendering(
        PageMeta(addresses.ORGANISATIONS, "organisations.html", HEADING, LEDE),
        heading=HEADING,
        lede=LEDE,
        groups=groups,
    )


def _count_words(edition: Edition, organisation: Organisation) -> str:
    count = sum(listing.listed for listing in edition.by_organisation.get(organisation.id, ()))
    return counted(count, "activity", "activities") if count else ""
