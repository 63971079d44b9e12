"""A link to a page of this site leads to a page that is there.

`no-such-page`: a link leads to a page that isn't there. Links inside the site are written from its
root: `/professionals/`, `/needs/loneliness/`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory import addresses, prose
from activity_directory.lasting import standing
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
    there = standing(catalogue) | set(_periods(catalogue))
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


def _periods(catalogue: Catalogue) -> Iterator[str]:
    """What is on, by the needs and areas that have such lists."""
    needs, areas = (catalogue.vocabularies[family] for family in ("needs", "areas"))
    lists = [addresses.need(term.id) for term in needs if not term.print_guard]
    lists += [addresses.area(term.id) for term in areas if term.id != catalogue.site.borough]
    for of in lists:
        yield from (addresses.whats_on_in(period, of) for period in addresses.PERIODS)


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


RULE = Rule(("no-such-page",), check, __doc__)
