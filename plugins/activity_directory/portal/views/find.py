"""The find page."""

from __future__ import annotations

from dataclasses import dataclass

from activity_directory.portal.views.common import Directions, Link, Tag
from activity_directory.portal.views.patches import Patch
from activity_directory.wording.optional_text import OptionalText


@dataclass(frozen=True, slots=True)
class Option:
    """A value in the filters. `count` is in brackets, as it is read: "(23)".

    A `guarded` one is never written to the address.
    """

    value: str
    label: str
    count: str
    checked: bool = False
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A family of filters: only values that some listing has.

    `age` is what the field for an age in years is called; empty where there is none.
    """

    id: str
    legend: str
    hint: OptionalText
    open: bool
    options: tuple[Option, ...]
    age: OptionalText = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """All filters."""

    heading: str
    clear: str
    groups: tuple[Group, ...]


NO_TAG = Tag("Status", "", "")
NO_PATCH = Patch("none", "", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Shape:
    """A result with every part filled in: the script takes its copies for the real ones."""

    name: str = "Name"
    href: str = "./"
    summary: str = "Summary"
    patch: Patch = NO_PATCH
    hue: OptionalText = ""
    highlight: str = "Highlight"
    when: str = "When"
    where: str = "Where"
    cost: str = "Cost"
    joining: str = "How to join"
    tag: Tag = NO_TAG
    freshness_note: str = "Checked"
    later_days: OptionalText = ""
    matched: OptionalText = ""
    keep: OptionalText = "slug"


@dataclass(frozen=True, slots=True)
class MapView:
    """The map of results: where its parts are fetched, and what is printed below it.

    `directions` leads to 0,0: the script puts a place in its stead.
    """

    file: str
    script: str
    style: str
    key: str
    attribution: OptionalText
    directions: Directions


@dataclass(frozen=True, slots=True)
class AlsoView:
    """Other directories that can be searched too, each with the words of a link to its results."""

    script: str
    label: str
    directories: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FindView:
    """What the template of the find page needs. Every href is ready to use on that page.

    `attribution` is what the licence of the postcodes asks us to print; empty where there is no
    table of postcodes, so that nobody can say where they are. There is no `map` where no listing
    has a place. `tell` passes on words to which nothing was found, which are put after its address.
    """

    panel: Panel
    count: str
    home: str
    columns: str
    more_columns: str
    rows: str
    words: str
    texts: str
    danger: str
    danger_phrases: str
    phrases: str
    soonest: str
    places: str
    postcodes: str
    attribution: OptionalText
    near_script: str
    words_script: str
    list_script: str
    shared: str
    bundle: str
    map: MapView | None
    patches: tuple[Patch, ...]
    tags: tuple[Tag, ...]
    shape: Shape
    lists: tuple[Link, ...]
    ways_on: tuple[Link, ...]
    tell: Link | None = None
    also: AlsoView | None = None
