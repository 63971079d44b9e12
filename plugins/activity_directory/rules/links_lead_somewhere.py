"""A link to a page of this site leads to a page that is there.

`no-such-page`: a link goes to a page of this site that doesn't exist. Links inside the site start
with a slash: `/professionals/`, `/needs/loneliness/`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.rules.rule import TEXTS, Rule
from activity_directory.sanitise import markdown
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.reading import MOST_GUESSES
from activity_directory.urls import addresses
from activity_directory.urls.permalinks import permanent_urls
from activity_directory.vocabulary import Guesses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.problems import Problem
    from activity_directory.schema.texts import Texts
    from activity_directory.source.places import Places


class _Link(NamedTuple):
    """A link to a page of this site, and where it stands."""

    to: str
    places: Places
    place: tuple[int, int]


def _rooted(texts: Texts) -> list[_Link]:
    """Every rooted link of the Markdown of a file."""
    return [
        _Link(link.to, text.places, text.place(max(0, text.words.find(link.to))))
        for text in texts.markdown
        if _may_have_rooted_links(text.words)
        for link in markdown.contents(text.words).links
        if link.to.startswith("/")
    ]


def _may_have_rooted_links(text: str) -> bool:
    return _ROOTED.search(text) is not None


def _compare(
    linked: Sequence[list[_Link]], community: Community, _today: date
) -> Iterator[Problem]:
    links = [link for of_text in linked for link in of_text]
    site = community.site
    if site.banner is not None and site.banner.link.startswith("/"):
        links.append(_Link(site.banner.link, site.places, site.places.at("banner.link")))
    there = permanent_urls(community).union(_periods(community)) if links else frozenset()
    guesses = Guesses(there, MOST_GUESSES)
    for link in links:
        address = _address(link.to)
        if address not in there:
            yield _nowhere(link, guesses.nearest(address))


def _periods(community: Community) -> Iterator[str]:
    """What is on, by the needs and areas that have such lists."""
    needs, areas = (community.vocabularies[family] for family in ("needs", "areas"))
    lists = [addresses.need(term.id) for term in needs if not term.print_guard]
    lists += [addresses.area(term.id) for term in areas if term.id != community.site.borough]
    for of in lists:
        yield from (addresses.whats_on_in(period, of) for period in addresses.PERIODS)


_ROOTED = re.compile(r"\](?:\(|:)[\s>]*<?[/\\&]")
"""A slash, or what Markdown may take for one: `\\/` and `&#47;`."""

_OF_A_FILE = re.compile(
    r"(?:activities|organisations|stories)/([a-z0-9]+(?:-[a-z0-9]+)*)/(?:card/)?"
)
"""The address of a page that a file makes, with the name of the file."""


def _address(link: str) -> str:
    return link.removeprefix("/").partition("#")[0]


def _nowhere(link: _Link, close: str) -> Problem:
    hint = (
        f"Did you mean `/{close}`?"
        if close
        else "Check the address. A link inside the site looks like `/needs/loneliness/`."
    )
    if made := _OF_A_FILE.fullmatch(_address(link.to)):
        hint += f" If a file was renamed, write `was: [{made[1]}]` in it: the old address leads on."
    return link.places.problem(
        link.place,
        "no-such-page",
        f"A link goes to {quoted(link.to)}, but this site has no such page",
        hint,
    )


RULE = Rule(("no-such-page",), __doc__, collect={TEXTS: _rooted}, check_all=_compare)
