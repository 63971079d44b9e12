"""Every organisation with what it runs, and the list of them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from activity_directory import messages
from activity_directory.model.activity import Activity
from activity_directory.model.organisation import Organisation
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.lists import Collection, anchor, in_groups, initial, list_pages
from activity_directory.portal.views.lists import LinkGroup, NotedLink
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """The index, and a page for each organisation that has a file of its own."""
    in_order = sorted(edition.catalogue.organisations, key=lambda o: (in_groups(o.name), o.id))
    yield _index_page(edition, in_order)
    index = our_words("organisations").title
    for one in in_order:
        activities = [listing.activity for listing in edition.by_organisation.get(one.id, ())]
        collection = Collection(
            addresses.organisation(one.id),
            one.name,
            one.description,
            template="organisation.html",
            crumbs=((index, addresses.ORGANISATIONS),),
            caption=one.kind.label if one.kind else "",
            about_safety=any(activity.about_safety for activity in activities),
            in_history=_title_in_history(activities),
            embed=("organisations", one.id),
        )
        beside = {
            "contact": edition.viewer.organisation_contact(one),
            "charity_number": _charity_number(one),
        }
        yield from list_pages(
            edition, collection, edition.by_organisation.get(one.id, ()), _the_same(beside)
        )


def _title_in_history(activities: Sequence[Activity]) -> str:
    """A title that says nothing, for an organisation all of whose activities are about safety."""
    if activities and all(activity.about_safety for activity in activities):
        return messages.text("titles.guarded")
    return ""


def _charity_number(organisation: Organisation) -> str:
    number = organisation.charity_number
    return messages.text("lists.charity-number", number=number) if number else ""


def _the_same(beside: Mapping[str, Any]) -> Callable[[str], Mapping[str, Any]]:
    """On every page of the list."""
    return lambda _here: beside


def _index_page(edition: Edition, in_order: Sequence[Organisation]) -> SitePage:
    words = our_words("organisations")
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
        PageMeta(addresses.ORGANISATIONS, "organisations.html", words.title, words.summary),
        heading=words.title,
        lede=words.summary,
        groups=groups,
    )


def _count_words(edition: Edition, organisation: Organisation) -> str:
    count = sum(listing.listed for listing in edition.by_organisation.get(organisation.id, ()))
    return messages.text("lists.count", count=count) if count else ""
