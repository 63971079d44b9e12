"""Sessions by their dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from activity_directory.portal.views.common import Link, Tag
from activity_directory.portal.views.lists import Nothing, Pages
from activity_directory.wording.optional_text import OptionalText


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session of a day, or what is on every week at one time.

    `address` is from the site's root, wherever it is seen from.
    For scripts: `code` is when it is (later_days.py), empty for what has no date; `areas`,
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
