"""The pages of stories, funds and Champions."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from activity_directory.portal.views.common import Fact, Link, Picture, Tag, Way
from activity_directory.portal.views.lists import Result
from activity_directory.portal.views.patches import Patch
from activity_directory.wording.optional_text import OptionalMarkup, OptionalText


@dataclass(frozen=True, slots=True)
class ChampionPlaceView:
    """Somewhere a Champion looks things up with you.

    `opens` says when next; `sessions` and `until` are what a script needs to say it on a later day.
    """

    id: str
    name: str
    kind: str
    address: OptionalText
    hours: tuple[str, ...]
    offers: OptionalText
    ask_for: OptionalText
    best_time: OptionalText
    ways: tuple[Way, ...]
    checked: OptionalText
    opens: OptionalText
    sessions: OptionalText
    until: str


@dataclass(frozen=True, slots=True)
class ChampionArea:
    """The Champion places of an area. `label` is empty where no place says in which area it is."""

    id: str
    label: OptionalText
    places: tuple[ChampionPlaceView, ...]


@dataclass(frozen=True, slots=True)
class ChampionDay:
    """A day, with the places that have a Champion on it: each with its hours."""

    id: str
    day: str
    label: str
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChampionHelp:
    """Where the find page reads of Champion places, and the page that has all of them."""

    file: str
    script: str
    href: str


@dataclass(frozen=True, slots=True)
class DeskActivity:
    """An activity on the sheet for a desk: when it is on next, and how to reach it."""

    name: str
    href: str
    when: str
    reach: OptionalText


@dataclass(frozen=True, slots=True)
class DeskNeed:
    """A need on the sheet for a desk, with what to name first."""

    label: str
    href: str
    activities: tuple[DeskActivity, ...]


@dataclass(frozen=True, slots=True)
class WayToRefer:
    """How somebody gets in touch for themselves, for another, or at work."""

    icon: str
    heading: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FundView:
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
    patches: tuple[Patch, ...]
    needs: tuple[Link, ...]
