"""The areas of a catalogue become the drawn map: decision 30."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

from activity_directory import messages
from activity_directory.portal.area_map import drawing, geometry, labels
from activity_directory.portal.area_map.layout import (
    FABRICS,
    Corner,
    Layout,
    Position,
    in_order,
    layout,
    of_positions,
    of_rows,
)
from activity_directory.portal.views.area_map import (
    AreaInList,
    AreaLabel,
    AreaMap,
    AreaMark,
    AreaOnMap,
    Emblem,
    LabelLine,
    Pin,
)
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from activity_directory.listing.listing import Listing
    from activity_directory.model.place import Venue
    from activity_directory.model.site import Site
    from activity_directory.portal.viewing.viewer import Href
    from activity_directory.vocabulary import Term

MOST_AREAS = 24
"""With more, the drawing would be too small to press on a phone: there is only the list."""
_PIN = 12
"""The radius of a pin; what people press is twice as wide."""
_MOST_PINS = 12
_AROUND = 8
"""The paper around an emblem."""


class _Place(NamedTuple):
    """A venue that people may know of, and what is on there."""

    venue: Venue
    position: Position
    slugs: tuple[str, ...]


class DrawnAreas:
    """The map of some areas, worked out once for every page that shows it."""

    def __init__(
        self,
        site: Site,
        areas: Sequence[Term],
        count: Callable[[Term], int],
        listings: Iterable[Listing],
    ) -> None:
        self._site = site
        self._listed = tuple(areas)
        self._how_many = count
        self._listings = listings
        self._marks: dict[Term | None, AreaMark | None] = {}

    @cached_property
    def _places(self) -> Mapping[str, tuple[_Place, ...]]:
        return _places(self._listings)

    @cached_property
    def _areas(self) -> tuple[Term, ...]:
        """The areas in the order in which they are drawn."""
        areas = self._listed
        if not 1 < len(areas) <= MOST_AREAS:
            return ()
        rows = self._site.map.rows
        if rows:
            wanted = dict.fromkeys(term for row in rows for term in row if term in areas)
            return tuple({**wanted, **dict.fromkeys(areas)})
        known = tuple(area for area in areas if area.id in self._places)
        return known if len(known) > max(2, len(areas) // 2) else tuple(areas)

    @cached_property
    def _layout(self) -> Layout:
        return layout(self._seeds())

    def _seeds(self) -> tuple[geometry.Point, ...]:
        rows = self._site.map.rows
        if rows:
            lengths = [len([term for term in row if term in self._areas]) for row in rows]
            left = len(self._areas) - sum(lengths)
            return of_rows([count for count in (*lengths, left) if count > 0])
        positions = [self._position(area) for area in self._areas]
        known = [position for position in positions if position is not None]
        if len(known) == len(positions) > 2:
            return of_positions(known)
        return in_order(len(self._areas))

    def _position(self, area: Term) -> Position | None:
        """The middle of an area's places, where any is known."""
        places = self._places.get(area.id, ())
        if not places:
            return None
        north, east = zip(*(place.position for place in places), strict=True)
        return sum(north) / len(places), sum(east) / len(places)

    @cached_property
    def _river(self) -> str:
        numbers = {area: number for number, area in enumerate(self._areas)}
        through = [numbers[area] for area in self._site.map.river if area in numbers]
        return drawing.river_path(self._layout, through)

    @cached_property
    def cloths(self) -> Mapping[str, str]:
        """The cloth of each area, by its id; each in turn where the areas are not drawn."""
        fabrics = self._layout.fabrics if self._areas else FABRICS
        areas = self._areas or self._listed
        return {area.id: fabric for area, fabric in zip(areas, cycle(fabrics), strict=False)}

    # --- what pages show ---

    def whole(self, href: Href) -> AreaMap | None:
        """The map with a link for each area, and the list of all of them.

        None where there is one area, or so many that none could be pressed.
        """
        if not self._areas:
            return None
        shapes = [_exact(shape) for shape in self._layout.shapes]
        counts = [self._count(area) for area in self._areas]
        placed = labels.placed(shapes, [area.label for area in self._areas], counts)
        numbers = self._numbers(placed)
        boxes = [
            label.box if label else labels.number_box(shape)
            for label, shape in zip(placed, shapes, strict=True)
        ]
        shown = [
            _label(
                box,
                label.lines if label else (numbers[area],),
                counted=bool(label and label.counted),
            )
            for area, label, box in zip(self._areas, placed, boxes, strict=True)
        ]
        return AreaMap(
            messages.text("areas.map", place=self._site.place),
            tuple(fabric for fabric in FABRICS if fabric in self._layout.fabrics),
            tuple(
                AreaOnMap(
                    href(addresses.area(area.id)),
                    self._name(area, numbers.get(area, "")),
                    self._layout.fabrics[number],
                    drawing.closed_path(self._layout.shapes[number]),
                    shown[number],
                )
                for number, area in enumerate(self._areas)
            ),
            drawing.edges_path(self._layout.edges),
            self._river,
            tuple(self._pins(shapes, boxes, href)),
            tuple(self._in_list(area, numbers.get(area, ""), href) for area in self._listed),
        )

    def mark(self, area: Term | None) -> AreaMark | None:
        """The map with one area lit; None where the area is not on it."""
        if area not in self._marks:
            self._marks[area] = self._mark(area)
        return self._marks[area]

    def _mark(self, area: Term | None) -> AreaMark | None:
        if area is None or area not in self._areas:
            return None
        number = self._areas.index(area)
        rim = [edge for edge, whose in self._layout.edges.items() if len(whose) == 1]
        return AreaMark(
            messages.text("areas.mark", area=area.label, place=self._site.place),
            self._layout.fabrics[number],
            drawing.edges_path(rim),
            drawing.closed_path(self._layout.shapes[number]),
            drawing.edges_path(self._layout.edges),
            self._river,
        )

    # --- parts ---

    def _count(self, area: Term) -> str:
        count = self._how_many(area)
        return messages.text("lists.count", count=count) if count else ""

    def _name(self, area: Term, number: str) -> str:
        count = self._count(area)
        name = (
            messages.text("areas.with-count", area=area.label, count=count) if count else area.label
        )
        return messages.text("areas.numbered", number=number, area=name) if number else name

    def _numbers(self, placed: Sequence[labels.Placed | None]) -> Mapping[Term, str]:
        """The areas whose names do not fit on the map, each with its number in the list."""
        missing = {area for area, label in zip(self._areas, placed, strict=True) if label is None}
        in_list = [area for area in self._listed if area in missing]
        return {area: str(number) for number, area in enumerate(in_list, 1)}

    def _in_list(self, area: Term, number: str, href: Href) -> AreaInList:
        link = href(addresses.area(area.id))
        return AreaInList(
            area.label, link, area.definition, self._count(area), number, self._emblem(area)
        )

    def _emblem(self, area: Term) -> Emblem | None:
        """The shape of an area in the middle of a square; None where it is not on the map."""
        if area not in self._areas:
            return None
        number = self._areas.index(area)
        shape = self._layout.shapes[number]
        least_x, least_y, most_x, most_y = geometry.bounds(_exact(shape))
        side = round(max(most_x - least_x, most_y - least_y)) + 2 * _AROUND
        x, y = round((least_x + most_x - side) / 2), round((least_y + most_y - side) / 2)
        return Emblem(
            self._layout.fabrics[number], f"{x} {y} {side} {side}", drawing.closed_path(shape)
        )

    def _pins(
        self, shapes: Sequence[geometry.Polygon], boxes: Sequence[labels.Box], href: Href
    ) -> Iterable[Pin]:
        """Some places whose position is known, each in its area and clear of all others."""
        taken = list(boxes)
        pins: list[Pin] = []
        most = max(1, _MOST_PINS // len(self._areas))
        for area, shape in zip(self._areas, shapes, strict=True):
            for place, wanted in self._wanted(area, shape)[:most]:
                box = _free(shape, wanted, taken)
                if box is not None:
                    taken.append(box)
                    pins.append(self._pin(area, place, box, href))
        return pins

    def _pin(self, area: Term, place: _Place, box: labels.Box, href: Href) -> Pin:
        """A pin leads to the one thing that is on at a place, or to all that is in its area."""
        count = len(place.slugs)
        address = addresses.activity(place.slugs[0]) if count == 1 else addresses.area(area.id)
        things = messages.text("lists.count", count=count)
        name = messages.text("areas.with-count", area=place.venue.name, count=things)
        return Pin(href(address), name, round(box.x), round(box.y))

    def _wanted(self, area: Term, shape: geometry.Polygon) -> list[tuple[_Place, geometry.Point]]:
        """Where the places of an area are in its shape, as they lie to each other.

        Those where most is on come first.
        """
        places = self._places.get(area.id, ())
        middle = self._position(area)
        if middle is None:
            return []
        x, y = geometry.centre(shape)
        room = geometry.depth(shape, (x, y)) - 2 * _PIN
        away = [(place.position[1] - middle[1], middle[0] - place.position[0]) for place in places]
        farthest = max(abs(one) for pair in away for one in pair) or 1
        found = [
            (place, (x + room * east / farthest, y + room * south / farthest))
            for place, (east, south) in zip(places, away, strict=True)
        ]
        return sorted(found, key=lambda one: -len(one[0].slugs))


def _places(listings: Iterable[Listing]) -> Mapping[str, tuple[_Place, ...]]:
    """The places of each area, by its id. A withheld place is none of them."""
    found: dict[tuple[str, Position], tuple[Venue, list[str]]] = {}
    for listing in listings:
        for venue in listing.activity.venues if listing.listed else ():
            if venue.area is None or venue.location is None or venue.withheld:
                continue
            _, slugs = found.setdefault((venue.area.id, venue.location), (venue, []))
            slugs.append(listing.activity.slug)
    by_area: dict[str, list[_Place]] = defaultdict(list)
    for (area, position), (venue, slugs) in sorted(found.items()):
        by_area[area].append(_Place(venue, position, tuple(dict.fromkeys(slugs))))
    return {area: tuple(places) for area, places in by_area.items()}


def _free(
    shape: geometry.Polygon, wanted: geometry.Point, taken: Sequence[labels.Box]
) -> labels.Box | None:
    """The room for a pin that is nearest to where it is wanted, if there is any."""
    for x, y in geometry.spots(shape, wanted):
        box = labels.Box(x, y, 4 * _PIN, 4 * _PIN)
        if geometry.depth(shape, (x, y)) > 2 * _PIN and not any(map(box.overlaps, taken)):
            return box
    return None


def _exact(shape: Sequence[Corner]) -> geometry.Polygon:
    return tuple((float(x), float(y)) for x, y in shape)


def _label(box: labels.Box, lines: Sequence[str], *, counted: bool) -> AreaLabel:
    """A label as it is drawn: its paper, and where the letters of each line stand."""
    sizes = [labels.NAME] * (len(lines) - counted) + [labels.COUNT] * counted
    y = box.y - sum(sizes) * labels.LEADING / 2
    shown = []
    for text, size in zip(lines, sizes, strict=True):
        shown.append(LabelLine(round(y + size), text, size == labels.COUNT))
        y += size * labels.LEADING
    return AreaLabel(
        round(box.x),
        round(box.x - box.width / 2),
        round(box.y - box.height / 2),
        round(box.width),
        round(box.height),
        tuple(shown),
    )
