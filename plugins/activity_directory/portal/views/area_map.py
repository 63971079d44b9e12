"""The drawn map of the areas. Numbers are units of its drawing, of 720 by 500."""

from __future__ import annotations

from dataclasses import dataclass

from activity_directory.portal.views.common import Link
from activity_directory.wording.optional_text import OptionalText


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line of a label: where its letters are, and whether it is the count."""

    y: int
    text: str
    counted: bool


@dataclass(frozen=True, slots=True)
class AreaLabel:
    """The words on an area, or its number; `left` and `top` are of the paper under them."""

    x: int
    left: int
    top: int
    width: int
    height: int
    lines: tuple[LabelLine, ...]


@dataclass(frozen=True, slots=True)
class AreaOnMap:
    """One area: what a link to it says, and its shape."""

    href: str
    name: str
    fabric: str
    path: str
    label: AreaLabel


@dataclass(frozen=True, slots=True)
class Pin:
    """A place where something is on."""

    href: str
    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Emblem:
    """An area's own shape in its cloth; `box` is the part of the drawing that it fills."""

    fabric: str
    box: str
    path: str


@dataclass(frozen=True, slots=True)
class AreaInList:
    """An area in the list below the map. `number` is its number there, where it needs one."""

    label: str
    href: str
    text: OptionalText
    count: OptionalText
    number: OptionalText
    emblem: Emblem | None


@dataclass(frozen=True, slots=True)
class AreaMap:
    """The whole map; `fabrics` are the cloths that it is made of."""

    name: str
    fabrics: tuple[str, ...]
    areas: tuple[AreaOnMap, ...]
    edges: str
    river: OptionalText
    pins: tuple[Pin, ...]
    list: tuple[AreaInList, ...]


@dataclass(frozen=True, slots=True)
class AreaMark:
    """The map, small, with one area lit. `name` says it to those who can't see it."""

    name: str
    fabric: str
    outline: str
    path: str
    edges: str
    river: OptionalText


@dataclass(frozen=True, slots=True)
class GroundOfPlaces:
    """Dots of postcodes in the cloth of their area, or in none."""

    cloth: OptionalText
    path: str


@dataclass(frozen=True, slots=True)
class PlacePin:
    """The pin of a place, or of places that are close together, with where its letters are."""

    href: str
    name: str
    text: str
    left: int
    top: int
    width: int
    side: int
    x: int
    y: int
    size: int


@dataclass(frozen=True, slots=True)
class PlaceInList:
    """A place with its number on the map, and what is on there."""

    number: str
    name: str
    activities: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A length in miles: its line, and where its words are."""

    path: str
    text: str
    x: int
    y: int
    size: int


@dataclass(frozen=True, slots=True)
class AreaPlaces:
    """The places of an area as a map, with the list that says the same. `box` is its view."""

    name: str
    box: str
    ground: tuple[GroundOfPlaces, ...]
    pins: tuple[PlacePin, ...]
    scale: Scale
    places: tuple[PlaceInList, ...]
    key: str
    attribution: OptionalText
