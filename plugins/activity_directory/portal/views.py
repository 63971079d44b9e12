"""What templates see: finished words and links. This is the theme's contract.

Each class below is the parameter of one of the theme's components (theme/README.md), so that a
template only places it. Links are ready for the page they are handed to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from activity_directory import addresses
from activity_directory.counting import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from activity_directory.cards.card import Card
    from activity_directory.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. `text` is what stands beside them."""

    label: str
    href: str
    text: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach somebody, as people read it and as a telephone or mail program takes it."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Tag:
    """One short fact that stands out."""

    text: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class TagNow:
    """A tag that a script shows, hides or words anew: `now` is what it is about."""

    text: str
    tone: str
    icon: str
    now: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Crisis:
    """A number that answers when it matters."""

    name: str
    phone: str
    href: str
    text: str
    when: str


@dataclass(frozen=True, slots=True)
class CrisisHelp:
    """All of them, with a heading."""

    heading: str
    text: str
    lines: tuple[Crisis, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class Banner:
    """A line above every page."""

    text: str
    href: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of every page."""

    crisis_heading: str
    crisis_lines: tuple[Crisis, ...]
    crisis_href: str
    crisis_label: str
    links: tuple[Link, ...]
    contact: Link | None
    checked: str
    licence: str
    licence_href: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """What stands around every page: the same object for every page of one depth and menu."""

    name: str
    place: str
    strapline: str
    language: str
    home: str
    menu: tuple[Link, ...]
    footer: Footer
    demonstration: Banner | None
    banner: Banner | None
    stylesheet: str
    scripts: tuple[str, ...]
    font: str
    icon: str
    icon_touch: str
    as_of: str
    as_of_date: str
    pinned: str
    search: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The picture of a shared link."""

    image: str
    alt: str


@dataclass(frozen=True, slots=True)
class QuickExit:
    """A way out of a page that somebody must not be seen reading."""

    label: str
    href: str
    hint: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page; `root` is the way from it to the site's root."""

    title: str
    description: str
    canonical: str
    root: str
    crumbs: tuple[Link, ...] = ()
    indexed: bool = True
    preview: Preview | None = None
    scripts: tuple[str, ...] = ()
    quick_exit: QuickExit | None = None
    language: str = ""
    direction: str = "ltr"
    posts_to: str = ""


@dataclass(frozen=True, slots=True)
class SignpostView:
    """A page at an old address, which leads on to `href` and says so to search engines."""

    title: str
    site_name: str
    language: str
    href: str
    canonical: str
    indexed: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One activity in a list. `address` is from the site's root, wherever it is seen from.

    `ahead` is for a reader of a later day (feeds/ahead.py), where something changes soon.
    """

    address: str
    name: str
    href: str
    summary: str
    icon: str
    hue: str
    highlight: str
    when: str
    where: str
    cost: str
    joining: str
    tag: Tag | None
    standing_label: str
    freshness_note: str
    ahead: str = ""
    matched: str = ""

    @property
    def freshness(self) -> str:
        """What to say of an old check."""
        return self.freshness_note

    def seen_from(self, href: Callable[[str], str]) -> Result:
        """The same on a page whose links are made by `href`."""
        return replace(self, href=href(self.address))


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session of a day, or what is on every week at one time.

    `address` is from the site's root, wherever it is seen from.
    For scripts: `code` is when it is (feeds/ahead.py), empty for what has no one date; `areas`,
    `needs` and `traits` are what it may be chosen by.
    """

    address: str
    time: str
    name: str
    href: str
    where: str
    cost: str
    tag: Tag | None
    note: str
    code: str
    areas: str
    needs: str
    traits: str

    def seen_from(self, href: Callable[[str], str]) -> SessionRow:
        """The same on a page whose links are made by `href`."""
        return replace(self, href=href(self.address))


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """The sessions of a morning, an afternoon or an evening. `id` is its name for scripts."""

    id: str
    heading: str
    sessions: tuple[SessionRow, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One day of what's on. `date` is 2026-11-23, or empty for a weekday of every week."""

    id: str
    date: str
    heading: str
    note: str
    parts: tuple[PartOfDay, ...]


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Days under one heading; `heading` is empty where they need none."""

    id: str
    heading: str
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class DayLink:
    """A way to one day of what's on: "Tuesday", "24 November", "9 sessions". `day` is its date."""

    label: str
    date: str
    text: str
    href: str
    current: bool
    day: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to see one area or one need alone. `id` is its name for scripts."""

    id: str
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices under one heading, such as the needs of one group."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything to choose from of one kind: "area" or "need"."""

    family: str
    label: str
    any: str
    groups: tuple[ChoiceGroup, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty page, said kindly, with the nearest thing."""

    heading: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is on in a period. `first` and `last` are its days, `span` says them in words.

    `list` is the first of its `count_of_pages` pages; `instead` leads to four weeks, for a reader
    of a later day.
    """

    heading: str
    lede: str
    span: str
    first: str
    last: str
    periods: tuple[Link, ...]
    days: tuple[DayLink, ...]
    chosen: Nothing | None
    choices: tuple[Choices, ...]
    groups: tuple[DayGroup, ...]
    jumps: tuple[Link, ...]
    pages: Pages | None
    list: str
    instead: str
    count_of_pages: int
    nothing: Nothing | None


@dataclass(frozen=True, slots=True)
class PageNumber:
    """One number of a list's pages; `gap` stands for those left out."""

    number: int
    href: str
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
    """A list of activities. `overdue` are those nobody has checked for too long: folded away."""

    title: str
    lede: str
    caption: str
    icon: str
    hue: str
    count: str
    results: tuple[Result, ...]
    pages: Pages | None
    overdue: tuple[Result, ...]
    related_heading: str
    related: tuple[Link, ...]
    refine: Link | None
    calendar: Link | None
    whats_on: Link | None


@dataclass(frozen=True, slots=True)
class Tile:
    """A term to browse by. `id` names its place on the page."""

    label: str
    href: str
    text: str
    icon: str
    count: str


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """A group of needs as a tile of the home page."""

    label: str
    href: str
    text: str
    icon: str
    hue: str
    links: tuple[Link, ...]
    more: str


@dataclass(frozen=True, slots=True)
class TileGroup:
    """Terms under one heading."""

    id: str
    heading: str
    text: str
    hue: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class NotedLink:
    """A link with a note behind it."""

    label: str
    href: str
    note: str


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links under one heading."""

    id: str
    heading: str
    links: tuple[NotedLink, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A way to a letter of the A to Z; `href` is empty where nothing starts with it."""

    letter: str
    href: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to a role."""

    heading: str
    ask_for: str
    best_time: str
    note: str
    phone: Way | None
    text: Way | None
    email: Way | None
    website: Way | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its drawing. `first` is what people look for before the rest of it.

    `now` is what a script says of it on a later day, such as "cost"; `awaits`, that it may then
    know what comes first.
    """

    icon: str
    label: str
    text: str = ""
    first: str = ""
    lines: tuple[str, ...] = ()
    note: str = ""
    href: str = ""
    link: str = ""
    now: str = ""
    awaits: bool = False


@dataclass(frozen=True, slots=True)
class StatusBanner:
    """What has to be known before anything else."""

    kind: str
    tone: str
    heading: str
    text: str
    alternatives_heading: str
    alternatives: tuple[Link, ...]
    now: str = ""


@dataclass(frozen=True, slots=True)
class Feature:
    """One access feature: what isn't known is "ask", never "yes"."""

    answer: str
    answer_text: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class Place:
    """How to get to one venue, and whether one can get in."""

    heading: str
    name: str
    href: str
    lines: tuple[str, ...]
    postcode: str
    withheld: str
    ways: tuple[Fact, ...]
    directions: Link | None
    features: tuple[Feature, ...] = ()
    access_note: str = ""


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """When the listing was checked, by whom, and how."""

    state: str
    short: str
    text: str
    level: str
    href: str
    link: str


@dataclass(frozen=True, slots=True)
class Professionals:
    """What a professional asks: never on a card, never in a list."""

    heading: str
    state: str
    criteria_heading: str
    criteria: tuple[str, ...]
    exclusions_heading: str
    exclusions: tuple[str, ...]
    own_words: str
    own_words_heading: str
    routes_heading: str
    routes: tuple[Link, ...]
    facts: tuple[Fact, ...]
    referral: Link | None


@dataclass(frozen=True, slots=True)
class Teaser:
    """The beginning of a story."""

    title: str
    href: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with words for those who can't see it. Sizes are in pixels."""

    src: str
    alt: str
    credit: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ActivityView:
    """Everything one activity's page says, in the order people ask."""

    name: str
    summary: str
    icon: str
    hue: str
    organisation: Link
    partners: tuple[Link, ...]
    also_known_as: str
    highlight: str
    tags: tuple[TagNow, ...]
    status: StatusBanner | None
    freshness: StatusBanner | None
    to_come: str
    picture: Picture | None
    description: Markup
    facts: tuple[Fact, ...]
    places: tuple[Place, ...]
    session_features: tuple[Feature, ...]
    more_about: tuple[Fact, ...]
    first_time: Markup
    contact: Contact
    checked: CheckedLine
    professionals: Professionals
    stories: tuple[Teaser, ...]
    needs: tuple[Link, ...]
    categories: tuple[Link, ...]
    areas: tuple[Link, ...]
    links: tuple[Link, ...]
    card: Link | None
    calendar: Link | None
    text_message: str
    change: Link | None
    wrong: tuple[Link, ...]
    keywords: str
    ahead: str
    in_search: bool


@dataclass(frozen=True, slots=True)
class ChampionPlace:
    """Somewhere a Champion looks things up with you."""

    name: str
    kind: str
    address: str
    hours: tuple[str, ...]
    offers: str
    ask_for: str
    best_time: str
    ways: tuple[Way, ...]
    checked: str


@dataclass(frozen=True, slots=True)
class Fund:
    """Money that a group can ask for."""

    name: str
    href: str
    summary: str
    tag: Tag
    facts: tuple[Fact, ...]
    priorities_heading: str
    priorities: tuple[str, ...]
    ask_for: str
    best_time: str
    ways: tuple[Way, ...]
    text: Markup


@dataclass(frozen=True, slots=True)
class StoryView:
    """A whole story."""

    title: str
    summary: str
    quote: str
    picture: Picture | None
    text: Markup
    note: str
    activities: tuple[Result, ...]
    needs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question of a form. `id` is its own on the page; `names` says whose names are offered.

    `optional` says that people are told so: in a change they know that it all is.
    `control` is `text`, `lines`, `date`, `email`, `radio` or `checkbox`.
    """

    id: str
    name: str
    label: str
    hint: str
    control: str
    choices: tuple[tuple[str, str], ...]
    required: bool
    optional: bool
    confidential: bool
    check: str
    expected: str
    longest: int
    bounds: str
    keyboard: str
    autocomplete: str
    names: str

    @property
    def is_group(self) -> bool:
        """Whether it has several controls, with the question over all of them."""
        return self.control in {"radio", "checkbox"}

    @property
    def has_many_choices(self) -> bool:
        """Whether its choices want two columns."""
        return len(self.choices) > 9

    @property
    def is_short(self) -> bool:
        """Whether its answer is a few characters."""
        return self.control == "date" or self.check in {"money", "number", "postcode"}

    @property
    def room(self) -> str:
        """How long the answer may be, where people may come to the end of it."""
        is_long = self.control == "lines" or (self.check == "words" and self.longest > 80)
        return f"At most {counted(self.longest, 'character')}." if is_long else ""

    @property
    def described_by(self) -> str:
        """The ids of what describes its control to a screen reader."""
        hint = [f"{self.id}-hint"] if self.hint else []
        return " ".join(hint + ([f"{self.id}-count"] if self.room else []))


@dataclass(frozen=True, slots=True)
class FormStep:
    """A part of a form; `seldom` are the questions that few people need."""

    id: str
    heading: str
    questions: tuple[FormQuestion, ...]
    seldom: tuple[FormQuestion, ...]


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways in which a form leaves. What a community hasn't is empty."""

    id: str
    post: str
    email: str
    forge: str
    forge_name: str
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One request to the directory. `last` is the heading over what ends it."""

    request: str
    heading: str
    last: str
    lede: str
    steps: tuple[FormStep, ...]
    in_steps: bool
    doors: Doors
    format: str
    honeypot: str
    seconds: str


@dataclass(frozen=True, slots=True)
class ListingPreview:
    """A listing and its card with a place such as {name} for each answer."""

    result: Result
    facts: tuple[Fact, ...]
    description: str
    card: Card


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """What may be claimed: nothing of compliance until `tested`."""

    tested: bool
    tested_on: str
    tested_by: str
    next_test: str
    contact: str
    known_faults: tuple[str, ...]


FAMILIES = {
    "needs": addresses.need,
    "categories": addresses.category,
    "areas": addresses.area,
}
"""Vocabularies whose terms have a list of their own, and where it is."""


def family_address(family: str, term: Term) -> str:
    """The list of a term."""
    return FAMILIES[family](term.id)
