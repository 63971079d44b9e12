"""A link to a page of this site leads to a page that is there.

`no-such-page`: a link leads to a page that isn't there. Links inside the site are written from its
root: `/professionals/`, `/needs/loneliness/`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory import addresses, prose
from activity_directory.rules.rule import Rule
from activity_directory.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue import Catalogue
    from activity_directory.problems import Places, Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Every rooted link of pages, stories, funds and descriptions."""
    del today
    there = standing(catalogue)
    for text in catalogue.texts:
        if _ROOTED.search(text.words) is None:
            continue
        for link in prose.contents(text.words).links:
            if link.to.startswith("/") and _address(link.to) not in there:
                start = max(0, text.words.find(link.to))
                yield _nowhere(link.to, there, text.places, text.place(start))
    banner = catalogue.site.banner
    if banner is not None and banner.link.startswith("/") and _address(banner.link) not in there:
        places = catalogue.site.places
        yield _nowhere(banner.link, there, places, places.at("banner.link"))


_ROOTED = re.compile(r"\]\(\s*<?/|\]:\s*<?/")


def _address(link: str) -> str:
    return link.removeprefix("/").partition("#")[0]


def _nowhere(link: str, there: frozenset[str], places: Places, place: tuple[int, int]) -> Problem:
    close = nearest(_address(link), there)
    return places.problem(
        place,
        "no-such-page",
        f"A link leads to '{link}', and there is no such page",
        f"did you mean '/{close}'?" if close else "Check the address.",
    )


def standing(catalogue: Catalogue) -> frozenset[str]:
    """The addresses to which words may link."""
    names = catalogue.names
    vocabularies = catalogue.vocabularies
    return frozenset(
        {
            addresses.HOME,
            addresses.SEARCH,
            addresses.WHATS_ON,
            addresses.PROFESSIONALS,
            addresses.CHAMPIONS,
            addresses.STORIES,
            addresses.FUNDING,
            addresses.A_TO_Z,
            addresses.NEEDS,
            addresses.CATEGORIES,
            addresses.AREAS,
            addresses.ORGANISATIONS,
            addresses.ADD,
            addresses.CHANGE,
            addresses.PAPER,
            *(addresses.page(slug) for slug in names["pages"]),
            *(addresses.activity(slug) for slug in names["activities"]),
            *(addresses.card(slug) for slug in names["activities"]),
            *(addresses.organisation(slug) for slug in names["organisations"]),
            *(addresses.story(slug) for slug in names["stories"]),
            *(addresses.need(term.id) for term in vocabularies["needs"]),
            *(addresses.category(term.id) for term in vocabularies["categories"]),
            *(addresses.area(term.id) for term in vocabularies["areas"]),
        }
    )


RULE = Rule(("no-such-page",), check, __doc__)
