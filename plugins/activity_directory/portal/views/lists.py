"""Lists of activities, and the terms by which people browse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from activity_directory.portal.views.area_map import AreaMark, AreaPlaces
from activity_directory.portal.views.common import Link, Tag
from activity_directory.portal.views.patches import Patch
from activity_directory.sanitise.alphabets import passages
from activity_directory.urls import addresses
from activity_directory.vocabulary import Term
from activity_directory.wording.optional_text import OptionalText


@dataclass(frozen=True, slots=True)
class Result:
    """One activity in a list. `address` is from the site's root, wherever it is seen from.

    `later_days` is for somebody who reads the page later (portal/later_days.py). It is empty where
    nothing changes soon. `keep` is the slug by which a visitor's own list has it; empty where it
    must not be in one.
    """

    address: str
    name: str
    href: str
    summary: str
    patch: Patch
    hue: OptionalText
    highlight: OptionalText
    when: str
    where: OptionalText
    cost: str
    joining: OptionalText
    tag: Tag | None
    freshness_note: OptionalText
    later_days: OptionalText = ""
    matched: OptionalText = ""
    keep: OptionalText = ""

    def seen_from(self, href: Callable[[str], str]) -> Result:
        """The same on a page whose links are made by `href`."""
        return replace(self, href=href(self.address))

    def for_search(self) -> dict[str, str]:
        """What the find page's script fills a result with, by its names; without what is empty."""
        facts = {
            "href": self.address,
            "name": self.name,
            "highlight": self.highlight,
            "summary": self.summary,
            "when": self.when,
            "where": self.where,
            "cost": self.cost,
            "joining": self.joining,
            "tag": self.tag.icon if self.tag is not None else "",
            "freshness": self.freshness_note,
            "patch": self.patch.drawing,
            "look": self.patch.look,
            "turned": self.patch.turned,
            "hue": self.hue,
            "keep": self.keep,
            "nameScript": _script(self.name),
            "summaryScript": _script(self.summary),
        }
        return {name: words for name, words in facts.items() if words}


def _script(text: str) -> str:
    """Language and direction of a text in one script that isn't ours: "ar rtl", or " ltr"."""
    found = passages(text)
    return f"{found[0].language} {found[0].direction}".rstrip() if len(found) == 1 else ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty page, said kindly, with the nearest thing."""

    heading: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PageNumber:
    """One number of a list's pages; `gap` stands for those left out."""

    number: int
    href: OptionalText
    current: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """The way through a list of several pages."""

    previous: Link | None
    following: Link | None
    numbers: tuple[PageNumber, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of activities, and those that `come` to people wherever they live.

    `overdue` are those nobody has checked for too long: folded away.
    """

    title: str
    lede: OptionalText
    caption: OptionalText
    icon: OptionalText
    hue: OptionalText
    patches: tuple[Patch, ...]
    count: str
    results: tuple[Result, ...]
    come: tuple[Result, ...]
    pages: Pages | None
    overdue: tuple[Result, ...]
    overdue_heading: OptionalText
    related_heading: OptionalText
    related: tuple[Link, ...]
    refine: Link | None
    calendar: Link | None
    whats_on: Link | None
    booklet: Link | None = None
    embed: Link | None = None
    mark: AreaMark | None = None
    places: AreaPlaces | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """A term to browse by. `id` names its place on the page."""

    label: str
    href: str
    text: OptionalText
    icon: str
    count: OptionalText
    patches: tuple[Patch, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """A group of needs as a tile of the home page."""

    label: str
    href: str
    text: OptionalText
    icon: str
    hue: str
    links: tuple[Link, ...]
    more: OptionalText


@dataclass(frozen=True, slots=True)
class TileGroup:
    """Terms under one heading."""

    id: str
    heading: OptionalText
    text: OptionalText
    hue: OptionalText
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class NotedLink:
    """A link with a note behind it."""

    label: str
    href: str
    note: OptionalText


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links under one heading."""

    id: OptionalText
    heading: OptionalText
    links: tuple[NotedLink, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A way to a letter of the A to Z; `href` is empty where nothing starts with it."""

    letter: str
    href: OptionalText


@dataclass(frozen=True, slots=True)
class Teaser:
    """The beginning of a story. `quote` is what the person in it said."""

    title: str
    href: str
    text: str
    note: OptionalText
    quote: OptionalText = ""
    patches: tuple[Patch, ...] = ()


FAMILIES = {
    "needs": addresses.need,
    "categories": addresses.category,
    "areas": addresses.area,
}
"""Vocabularies whose terms have a list of their own, and where it is."""


def family_address(family: str, term: Term) -> str:
    """The list of a term."""
    return FAMILIES[family](term.id)
