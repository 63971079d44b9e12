"""The map of results: its ground, the names of areas, and the places of listings.

Nothing of it comes from elsewhere. The ground is where postcodes are, so that a river, parks and
fields show as gaps; without a table of postcodes it is what lies about the venues. The find page
fetches the file when somebody opens the map: docs/decisions/0038-map-of-results.md.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass
from itertools import count
from statistics import median
from typing import TYPE_CHECKING, Any

from activity_directory.model.postcodes import MILES_TO_A_DEGREE
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.place import Venue
    from activity_directory.model.postcodes import Position, Postcodes
    from activity_directory.search.facets import Row


MAP = f"{addresses.SEARCH}map.json"

LONGER_SIDE = 1000
"""Units of the drawing."""
MOST_DOTS = 4_000
"""Where there are more postcodes, those that are close to each other are one dot."""

Spot = tuple[int, int]
"""Units from the start and from the top of the drawing."""

_FARTHEST = 25.0
"""Miles from the middle of all places. A place beyond, or one that is mistyped, would make the rest
too small to see: it is not on the map."""
_LEAST_SIDE = 1.0
"""Miles."""
_MARGIN = 0.05
_CELL = 12
"""Units. Each cell belongs to the area of the nearest venue."""
_ABOUT_A_VENUE = 0.5
"""Miles of ground about a venue, where there is no table of postcodes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the drawing shows of the world. Positions are in degrees, `mile` is in units."""

    north: float
    west: float
    across: float
    down: float
    width: int
    height: int

    @property
    def mile(self) -> float:
        """How many units a mile is."""
        return self.down / MILES_TO_A_DEGREE

    def spot(self, position: Position) -> Spot:
        """Where a position is in the drawing."""
        north, east = position
        return round((east - self.west) * self.across), round((self.north - north) * self.down)

    def holds(self, spot: Spot) -> bool:
        """Whether the drawing shows it."""
        return 0 <= spot[0] <= self.width and 0 <= spot[1] <= self.height


@dataclass(frozen=True, slots=True)
class Ground:
    """The dots of the areas of one cloth; of no area where `cloth` is empty."""

    cloth: str
    dots: tuple[Spot, ...]

    def within(self, x: int, y: int, width: int, height: int) -> str:
        """The dots of a part of the drawing, as the data of a path."""
        return dots_path(
            (left, top)
            for left, top in self.dots
            if x <= left <= x + width and y <= top <= y + height
        )


@dataclass(frozen=True, slots=True)
class AreaName:
    """The name of an area, in the middle of its ground. `id` is that of its term."""

    id: str
    label: str
    x: int
    y: int


Place = tuple["Venue", "Position"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The ground and the names of areas in a frame, and the places that the frame holds."""

    frame: Frame
    places: tuple[Place, ...]
    ground: tuple[Ground, ...]
    names: tuple[AreaName, ...]


def drawing_of(
    places: Iterable[Place], community: Community, cloths: Mapping[str, str]
) -> Drawing | None:
    """The drawing about some places, each once; None where there is none. `cloths` are by area."""
    each, postcodes = dict.fromkeys(places), community.postcodes
    home = postcodes.main_district(community.shown_venues)
    frame = frame_of([position for _, position in each], postcodes, home)
    if frame is None:
        return None
    held = tuple(place for place in each if frame.holds(frame.spot(place[1])))
    return Drawing(frame, held, *ground_of(frame, held, postcodes, home, cloths))


def places_of(
    venues: Iterable[Venue], postcodes: Postcodes, *, about_safety: bool
) -> tuple[Place, ...]:
    """The venues of a listing that a map may show, with where they are: no withheld one.

    None of what is about safety, wherever it is.
    """
    if about_safety:
        return ()
    found = ((venue, postcodes.position_of(venue)) for venue in venues)
    return tuple((venue, position) for venue, position in found if position is not None)


def _places_of(row: Row, postcodes: Postcodes) -> tuple[Place, ...]:
    return places_of(row.venues, postcodes, about_safety="safety" in row.facets)


def has_map(rows: Iterable[Row], postcodes: Postcodes) -> bool:
    """Whether any listing has a place that a map may show."""
    return any(_places_of(row, postcodes) for row in rows)


def map_files(
    community: Community, ordered: Sequence[Row], cloths: Mapping[str, str]
) -> Mapping[str, dict[str, Any]]:
    """The map by its address; no file where no listing has a place.

    `box` is its width and height, `north` and `west` its first corner, in hundred-thousandths of a
    degree, `down` and `across` the units of such a one, and `mile` those of a mile. `ground` are
    the dots as paths, each with its cloth, and `areas` names with where they are. `places` are
    venues: the name, north and east. `rows` has the numbers of those of each row. `cloths` are the
    areas' by id; `dots` says whether dots are postcodes.
    """
    of_rows = [_places_of(row, community.postcodes) for row in ordered]
    drawn = drawing_of((place for of_row in of_rows for place in of_row), community, cloths)
    if drawn is None:
        return {}
    frame = drawn.frame
    on_map = {place: number for number, place in enumerate(drawn.places)}
    drawing = {
        "box": [frame.width, frame.height],
        "north": _whole(frame.north),
        "west": _whole(frame.west),
        "across": round(frame.across / _TO_A_DEGREE, 6),
        "down": round(frame.down / _TO_A_DEGREE, 6),
        "mile": round(frame.mile, 2),
        "ground": [[one.cloth, dots_path(one.dots)] for one in drawn.ground],
        "areas": [[name.label, name.x, name.y] for name in drawn.names],
        "places": [[venue.name, *map(_whole, position)] for venue, position in on_map],
        "rows": [
            [on_map[place] for place in dict.fromkeys(of_row) if place in on_map]
            for of_row in of_rows
        ],
        "dots": int(bool(community.postcodes)),
    }
    return {MAP: drawing}


_TO_A_DEGREE = 100_000


def _whole(degrees: float) -> int:
    return round(degrees * _TO_A_DEGREE)


def frame_of(positions: Sequence[Position], postcodes: Postcodes, home: str) -> Frame | None:
    """The frame about some places and the postcodes of our council; None where no place is.

    `home` is the code of that council, empty where nobody knows it.
    """
    if not positions:
        return None
    middle = median(north for north, _ in positions), median(east for _, east in positions)
    narrower = math.cos(math.radians(middle[0]))
    near = [one for one in positions if _miles(one, middle, narrower) <= _FARTHEST]
    shown = [
        (unit.latitude, unit.longitude)
        for units in postcodes.by_outward.values()
        for unit in units
        if home and unit.district == home
    ]
    norths, easts = zip(*(near or [middle]), *shown, strict=True)
    least = _LEAST_SIDE / MILES_TO_A_DEGREE
    tall = max(max(norths) - min(norths), least) * (1 + 2 * _MARGIN)
    wide = max((max(easts) - min(easts)) * narrower, least) * (1 + 2 * _MARGIN)
    down = LONGER_SIDE / max(tall, wide)
    return Frame(
        north=(max(norths) + min(norths) + tall) / 2,
        west=(max(easts) + min(easts) - wide / narrower) / 2,
        across=down * narrower,
        down=down,
        width=round(wide * down),
        height=round(tall * down),
    )


def _miles(one: Position, other: Position, narrower: float) -> float:
    return MILES_TO_A_DEGREE * math.hypot(one[0] - other[0], (one[1] - other[1]) * narrower)


def ground_of(
    frame: Frame,
    venues: Sequence[Place],
    postcodes: Postcodes,
    home: str,
    cloths: Mapping[str, str],
) -> tuple[tuple[Ground, ...], tuple[AreaName, ...]]:
    """The dots of each area, and its name amid them; first those of no area.

    A dot belongs to the area of the nearest venue. Postcodes of another council belong to none.
    """
    areas = {venue.area.id: venue.area.label for venue, _ in venues if venue.area is not None}
    cells = _cells(frame, venues)
    dots: dict[str, list[Spot]] = defaultdict(list)
    for spot, is_ours in _dots(frame, postcodes, home, cells):
        area = cells.get((spot[0] // _CELL, spot[1] // _CELL), ("", 0.0))[0]
        dots[area if is_ours else ""].append(spot)
    names = [
        AreaName(id_, label, *_middle(dots[id_])) for id_, label in areas.items() if id_ in dots
    ]
    by_cloth: dict[str, list[Spot]] = defaultdict(list)
    for area, spots in dots.items():
        by_cloth[cloths.get(area, "")] += spots
    return (
        tuple(Ground(cloth, tuple(spots)) for cloth, spots in sorted(by_cloth.items())),
        tuple(sorted(names, key=lambda name: name.label)),
    )


def _cells(frame: Frame, venues: Sequence[Place]) -> Mapping[Spot, tuple[str, float]]:
    """Each cell of the drawing: the area of the venue that is nearest, and how far that is."""
    found: dict[Spot, tuple[str, float]] = {}
    ahead: deque[tuple[Spot, Spot, str]] = deque()
    for venue, position in venues:
        x, y = frame.spot(position)
        cell = x // _CELL, y // _CELL
        if venue.area is not None and cell not in found:
            found[cell] = venue.area.id, 0.0
            ahead.append((cell, cell, venue.area.id))
    wide, tall = frame.width // _CELL, frame.height // _CELL
    while ahead:
        (x, y), seed, area = ahead.popleft()
        for cell in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            far = math.dist(cell, seed)
            known = found.get(cell)
            if 0 <= cell[0] <= wide and 0 <= cell[1] <= tall and (known is None or far < known[1]):
                found[cell] = area, far
                ahead.append((cell, seed, area))
    return found


def _dots(
    frame: Frame,
    postcodes: Postcodes,
    home: str,
    cells: Mapping[Spot, tuple[str, float]],
) -> Iterator[tuple[Spot, bool]]:
    """Where there is ground, and whether it is our council's."""
    if not postcodes:
        most = _ABOUT_A_VENUE * frame.mile / _CELL
        for (x, y), (_, far) in sorted(cells.items()):
            if far <= most:
                yield (x * _CELL + _CELL // 2, y * _CELL + _CELL // 2), True
        return
    units = [
        (frame.spot((unit.latitude, unit.longitude)), not home or unit.district == home)
        for of_outward in postcodes.by_outward.values()
        for unit in of_outward
    ]
    shown = [(spot, is_ours) for spot, is_ours in units if frame.holds(spot)]
    for step in count(1):
        dots = {((x // step) * step, (y // step) * step): is_ours for (x, y), is_ours in shown}
        if len(dots) <= MOST_DOTS:
            yield from sorted(dots.items())
            return


def _middle(spots: Sequence[Spot]) -> Spot:
    return (
        round(sum(x for x, _ in spots) / len(spots)),
        round(sum(y for _, y in spots) / len(spots)),
    )


def dots_path(spots: Iterable[Spot]) -> str:
    """Dots as the data of a path: lines of no length, which round ends make visible."""
    parts, x, y = [], 0, 0
    for to_x, to_y in sorted(set(spots)):
        parts.append(f"m{to_x - x}{to_y - y: d}h0")
        x, y = to_x, to_y
    return "".join(parts)
