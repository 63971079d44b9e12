"""What templates see: finished words and links. This is the theme's contract.

A component of the theme names the class that it takes (docs/components.md is made from both), so
that a template only places it. Links are ready for the page they are handed to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from activity_directory import addresses
from activity_directory.cards.card import Card
from activity_directory.counting import counted
from activity_directory.model.freshness import Freshness
from activity_directory.problems import Problem
from activity_directory.texts import OptionalMarkup, OptionalText
from activity_directory.vocabulary import Term

Tone = Literal["", "good", "soon", "wait", "stop"]
"""How a fact stands out: plain, welcome, to come, needing patience, not possible."""

Answer = Literal["yes", "no", "ask"]
"""What is known of an access feature."""

Control = Literal["text", "lines", "date", "email", "radio", "checkbox"]
"""What a question is answered in."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. `text` is what stands beside them."""

    label: str
    href: OptionalText
    text: OptionalText = ""
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
    tone: Tone
    icon: OptionalText


@dataclass(frozen=True, slots=True)
class TagNow:
    """A tag that a script shows, hides or words anew: `now` is what it is about."""

    text: str
    tone: Tone
    icon: str
    now: OptionalText
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Crisis:
    """A number that answers when it matters."""

    name: str
    phone: str
    href: str
    text: OptionalText
    when: OptionalText
    whom: OptionalText = ""
    call: OptionalText = ""


@dataclass(frozen=True, slots=True)
class DangerLines:
    """The numbers for one kind of danger; `group` is its id in the words of danger."""

    group: str
    lines: tuple[Crisis, ...]


@dataclass(frozen=True, slots=True)
class DangerHelp:
    """What somebody sees at once who types words of danger."""

    groups: tuple[DangerLines, ...]
    leave: QuickExit
    more: Link | None


@dataclass(frozen=True, slots=True)
class CrisisHelp:
    """All of them, with a heading."""

    heading: str
    text: OptionalText
    lines: tuple[Crisis, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class Banner:
    """A line above every page."""

    text: str
    href: OptionalText = ""
    label: OptionalText = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of every page."""

    crisis_heading: OptionalText
    crisis_lines: tuple[Crisis, ...]
    crisis_href: OptionalText
    crisis_label: OptionalText
    links: tuple[Link, ...]
    contact: Link | None
    checked: OptionalText
    licence: OptionalText
    licence_href: OptionalText


@dataclass(frozen=True, slots=True)
class SiteView:
    """What stands around every page: the same object for every page of one depth and menu."""

    name: str
    place: OptionalText
    strapline: OptionalText
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
    pinned: OptionalText
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
    hint: OptionalText


@dataclass(frozen=True, slots=True)
class PageView:
    """One page; `root` is the way from it to the site's root."""

    title: str
    description: OptionalText
    canonical: OptionalText
    root: str
    crumbs: tuple[Link, ...] = ()
    indexed: bool = True
    preview: Preview | None = None
    scripts: tuple[str, ...] = ()
    quick_exit: QuickExit | None = None
    language: OptionalText = ""
    direction: str = "ltr"
    posts_to: OptionalText = ""


@dataclass(frozen=True, slots=True)
class SignpostView:
    """A page at an old address, which leads on to `href` and says so to search engines."""

    title: str
    site_name: str
    language: str
    href: str
    canonical: OptionalText
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
    icon: OptionalText
    hue: OptionalText
    highlight: OptionalText
    when: str
    where: OptionalText
    cost: str
    joining: OptionalText
    tag: Tag | None
    standing_label: OptionalText
    freshness_note: OptionalText
    ahead: OptionalText = ""
    matched: OptionalText = ""

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
    where: OptionalText
    cost: OptionalText
    tag: Tag | None
    note: OptionalText
    code: OptionalText
    areas: OptionalText
    needs: OptionalText
    traits: OptionalText

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
    date: OptionalText
    heading: str
    note: OptionalText
    parts: tuple[PartOfDay, ...]


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Days under one heading; `heading` is empty where they need none."""

    id: str
    heading: OptionalText
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

    heading: OptionalText
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything to choose from of one kind: "area" or "need"."""

    family: Literal["area", "need"]
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
    instead: OptionalText
    count_of_pages: int
    nothing: Nothing | None


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
    """A list of activities. `overdue` are those nobody has checked for too long: folded away."""

    title: str
    lede: OptionalText
    caption: OptionalText
    icon: OptionalText
    hue: OptionalText
    count: str
    results: tuple[Result, ...]
    pages: Pages | None
    overdue: tuple[Result, ...]
    overdue_heading: OptionalText
    related_heading: OptionalText
    related: tuple[Link, ...]
    refine: Link | None
    calendar: Link | None
    whats_on: Link | None


@dataclass(frozen=True, slots=True)
class Tile:
    """A term to browse by. `id` names its place on the page."""

    label: str
    href: str
    text: OptionalText
    icon: str
    count: OptionalText


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
class Contact:
    """A way to a role."""

    heading: str
    ask_for: OptionalText
    best_time: OptionalText
    note: OptionalText
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

    icon: OptionalText
    label: str
    text: OptionalText = ""
    first: OptionalText = ""
    lines: tuple[str, ...] = ()
    note: OptionalText = ""
    href: OptionalText = ""
    link: OptionalText = ""
    now: OptionalText = ""
    awaits: bool = False


@dataclass(frozen=True, slots=True)
class StatusBanner:
    """What has to be known before anything else."""

    kind: str
    tone: Tone
    heading: str
    text: OptionalText
    alternatives_heading: OptionalText
    alternatives: tuple[Link, ...]
    now: OptionalText = ""


@dataclass(frozen=True, slots=True)
class Feature:
    """One access feature: what isn't known is "ask", never "yes"."""

    answer: Answer
    answer_text: str
    label: str
    note: OptionalText


@dataclass(frozen=True, slots=True)
class Place:
    """How to get to one venue, and whether one can get in."""

    heading: str
    name: OptionalText
    href: OptionalText
    lines: tuple[str, ...]
    postcode: OptionalText
    withheld: OptionalText
    ways: tuple[Fact, ...]
    directions: Link | None
    features: tuple[Feature, ...] = ()
    access_note: OptionalText = ""


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """When the listing was checked, by whom, and how."""

    state: Freshness
    short: OptionalText
    text: str
    level: OptionalText
    href: OptionalText
    link: OptionalText


@dataclass(frozen=True, slots=True)
class Professionals:
    """What a professional asks: never on a card, never in a list."""

    heading: str
    state: OptionalText
    criteria_heading: OptionalText
    criteria: tuple[str, ...]
    exclusions_heading: OptionalText
    exclusions: tuple[str, ...]
    own_words: OptionalText
    own_words_heading: OptionalText
    routes_heading: OptionalText
    routes: tuple[Link, ...]
    facts: tuple[Fact, ...]
    referral: Link | None


@dataclass(frozen=True, slots=True)
class Teaser:
    """The beginning of a story."""

    title: str
    href: str
    text: str
    note: OptionalText


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with words for those who can't see it. Sizes are in pixels."""

    src: str
    alt: OptionalText
    credit: OptionalText
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ActivityHeading:
    """The top of an activity's page."""

    name: str
    summary: str
    icon: str
    hue: OptionalText
    organisation: Link
    partners: tuple[Link, ...]
    also_known_as: OptionalText
    highlight: OptionalText
    tags: tuple[TagNow, ...]
    checked: CheckedLine


@dataclass(frozen=True, slots=True)
class ActivityView(ActivityHeading):
    """Everything one activity's page says, in the order people ask."""

    status: StatusBanner | None
    freshness: StatusBanner | None
    to_come: OptionalText
    picture: Picture | None
    description: OptionalMarkup
    facts: tuple[Fact, ...]
    places: tuple[Place, ...]
    session_features: tuple[Feature, ...]
    more_about: tuple[Fact, ...]
    first_time: OptionalMarkup
    contact: Contact
    professionals: Professionals
    stories: tuple[Teaser, ...]
    needs: tuple[Link, ...]
    categories: tuple[Link, ...]
    areas: tuple[Link, ...]
    links: tuple[Link, ...]
    card: Link | None
    calendar: Link | None
    text_message: OptionalText
    change: Link | None
    wrong: tuple[Link, ...]
    keywords: OptionalText
    ahead: OptionalText
    in_search: bool


@dataclass(frozen=True, slots=True)
class ChampionPlace:
    """Somewhere a Champion looks things up with you."""

    name: str
    kind: str
    address: OptionalText
    hours: tuple[str, ...]
    offers: OptionalText
    ask_for: OptionalText
    best_time: OptionalText
    ways: tuple[Way, ...]
    checked: OptionalText


@dataclass(frozen=True, slots=True)
class Fund:
    """Money that a group can ask for."""

    name: str
    href: OptionalText
    summary: OptionalText
    tag: Tag
    facts: tuple[Fact, ...]
    priorities_heading: OptionalText
    priorities: tuple[str, ...]
    ask_for: OptionalText
    best_time: OptionalText
    ways: tuple[Way, ...]
    text: OptionalMarkup


@dataclass(frozen=True, slots=True)
class StoryView:
    """A whole story."""

    title: str
    summary: str
    quote: OptionalText
    picture: Picture | None
    text: Markup
    note: str
    activities: tuple[Result, ...]
    needs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question of a form. `id` is its own on the page; `names` says whose names are offered.

    `optional` says that people are told so: in a change they know that it all is.
    """

    id: str
    name: str
    label: str
    hint: OptionalText
    control: Control
    choices: tuple[tuple[str, str], ...]
    required: bool
    optional: bool
    confidential: bool
    check: OptionalText
    expected: OptionalText
    longest: int
    bounds: OptionalText
    keyboard: OptionalText
    autocomplete: OptionalText
    names: OptionalText

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
    post: OptionalText
    email: OptionalText
    forge: OptionalText
    forge_name: OptionalText
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
class ProblemView:
    """A problem of the entries as `serve` and previews show it; `place` is "path:line:column"."""

    place: str
    severity: Literal["error", "warning"]
    message: str
    hint: OptionalText
    rule: str

    @classmethod
    def of(cls, problem: Problem) -> ProblemView:
        """The problem in the order in which people read it."""
        place = f"{problem.path}:{problem.line}:{problem.column}"
        return cls(place, problem.severity, problem.message, problem.hint, problem.rule)


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """What may be claimed: nothing of compliance until `tested`."""

    tested: bool
    tested_on: OptionalText
    tested_by: OptionalText
    next_test: OptionalText
    contact: OptionalText
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
