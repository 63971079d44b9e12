"""The page of one activity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from activity_directory.model.freshness import Freshness
from activity_directory.portal.views.area_map import AreaMark
from activity_directory.portal.views.common import (
    Directions,
    Fact,
    Link,
    Picture,
    TagNow,
    Tone,
    Way,
)
from activity_directory.portal.views.lists import Teaser
from activity_directory.portal.views.patches import Patch
from activity_directory.wording.optional_text import OptionalMarkup, OptionalText

Answer = Literal["yes", "no", "ask"]
"""What is known of an access feature."""


@dataclass(frozen=True, slots=True)
class ContactView:
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
class CopyText:
    """A button that copies `content`. `done` is said aloud once it has."""

    text: str
    content: str
    done: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """What people can go to instead, and its card."""

    label: str
    href: str
    text: OptionalText
    card: Link


@dataclass(frozen=True, slots=True)
class StatusBanner:
    """What has to be known before anything else."""

    kind: str
    tone: Tone
    heading: str
    text: OptionalText
    alternatives_heading: OptionalText
    alternatives: tuple[Alternative, ...]
    now: OptionalText = ""


@dataclass(frozen=True, slots=True)
class Features:
    """The access features that have one answer: what isn't known is "ask", never "yes"."""

    answer: Answer
    answer_text: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do at once. `name` is what a screen reader says, the label's words included."""

    icon: str
    label: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """How to get to one venue, and whether one can get in."""

    heading: str
    name: OptionalText
    href: OptionalText
    lines: tuple[str, ...]
    postcode: OptionalText
    withheld: OptionalText
    ways: tuple[Fact, ...]
    features: tuple[Features, ...] = ()
    access_note: OptionalText = ""
    mark: AreaMark | None = None
    directions: Directions | None = None


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """When the listing was checked, by whom, and how."""

    state: Freshness
    text: str
    level: OptionalText
    href: OptionalText
    link: OptionalText


@dataclass(frozen=True, slots=True)
class Professionals:
    """What a professional asks: never on a card, never in a list.

    `more` leads to the page of what is for professionals alone, where there is anything.
    """

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
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class ActivityHeading:
    """The top of an activity's page: what it is, its status, when it is next, what to do.

    `next` is a date; without one `when` says its times. `awaits_next` is whether a script may know
    a date on a later day.
    """

    name: str
    summary: str
    patch: Patch
    hue: OptionalText
    highlight: OptionalText
    tags: tuple[TagNow, ...]
    next: OptionalText
    awaits_next: bool
    when: OptionalText
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class ActivityView(ActivityHeading):
    """Everything one activity's page says, in the order people ask."""

    organisation: Link
    partners: tuple[Link, ...]
    also_known_as: OptionalText
    checked: CheckedLine
    status: StatusBanner | None
    freshness: StatusBanner | None
    to_come: OptionalText
    picture: Picture | None
    description: OptionalMarkup
    facts: tuple[Fact, ...]
    places: tuple[PlaceView, ...]
    session_features: tuple[Features, ...]
    more_about: tuple[Fact, ...]
    first_time: OptionalMarkup
    contact: ContactView
    professionals: Professionals
    stories: tuple[Teaser, ...]
    needs: tuple[Link, ...]
    categories: tuple[Link, ...]
    areas: tuple[Link, ...]
    links: tuple[Link, ...]
    calendar: Link | None
    text_message: CopyText | None
    keep: OptionalText
    wrong: tuple[Link, ...]
    keywords: OptionalText
    later_days: OptionalText
    in_search: bool
    is_over: bool
