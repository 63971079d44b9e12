"""A link to a page of this site leads to a page that is there (`no-such-page`).

Links inside the site are written from its root: `/professionals/`, `/needs/loneliness/`.
"""

from __future__ import annotations

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
    texts: list[tuple[str, str, Places]] = [
        ("description", one.description + "\n\n" + one.first_time, one.places_in_file)
        for one in catalogue.activities
    ]
    texts += [("", story.text, story.places) for story in catalogue.stories]
    texts += [("", fund.text, fund.places) for fund in catalogue.funds]
    texts += [("", page.text, page.places) for page in catalogue.pages]
    banner = catalogue.site.banner
    if banner is not None and banner.link.startswith("/"):
        texts.append(("banner.link", f"[banner]({banner.link})", catalogue.site.places))
    for field, text, places in texts:
        if "](/" not in text and "]: /" not in text:
            continue
        for link in prose.links_in(text):
            address = link.removeprefix("/").partition("#")[0]
            if link.startswith("/") and address not in there:
                close = nearest(address, there)
                yield places.problem(
                    field, "no-such-page", f"A link leads to '{link}', and there is no such page",
                    f"did you mean '/{close}'?" if close else "Check the address.",
                )


def standing(catalogue: Catalogue) -> frozenset[str]:
    """The addresses to which words may link."""
    names = catalogue.names
    vocabularies = catalogue.vocabularies
    return frozenset(
        {
            addresses.HOME, addresses.SEARCH, addresses.WHATS_ON, addresses.PROFESSIONALS,
            addresses.CHAMPIONS, addresses.STORIES, addresses.FUNDING, addresses.A_TO_Z,
            addresses.NEEDS, addresses.CATEGORIES, addresses.AREAS, addresses.ORGANISATIONS,
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
