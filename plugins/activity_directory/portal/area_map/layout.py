"""Where the areas lie in the drawing, their edges, and which of them are neighbours."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from activity_directory.portal.area_map.geometry import (
    CENTRE,
    RADII,
    Point,
    Polygon,
    evened,
    outline,
    shared_out,
)

Position = tuple[float, float]
"""Latitude and longitude, in degrees."""
Corner = tuple[int, int]
"""A point of the drawing."""
Edge = tuple[Corner, Corner]
"""The lesser corner comes first."""

FABRICS = ("coral", "leaf", "violet", "honey", "teal", "rose")
"""The cloths, by their hues. Six are enough for any neighbours to differ (`fabrics_of`)."""
_TIMES_OF_ROWS = 3
_TIMES_OF_POSITIONS = 8
_JOINED = 4
"""Corners that are so near to each other are one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The areas in the drawing, each as its corners; `edges` says whose each edge is."""

    shapes: tuple[tuple[Corner, ...], ...]
    edges: Mapping[Edge, tuple[int, ...]]
    fabrics: tuple[str, ...]

    def border(self, one: int, other: int) -> tuple[Edge, ...]:
        """The edges between two areas."""
        return tuple(edge for edge, whose in self.edges.items() if set(whose) == {one, other})

    def shore(self, one: int) -> tuple[Edge, ...]:
        """The edges of an area at the rim of the land."""
        return tuple(edge for edge, whose in self.edges.items() if whose == (one,))


def of_rows(rows: Sequence[int], shift: float = 0) -> tuple[Point, ...]:
    """A point for each area: rows from north to south, each of so many areas from west to east.

    `shift` is how far each row is out of line with the next, in halves of an area's width.
    """
    points = []
    for number, count in enumerate(rows):
        down = 0.78 * ((2 * number + 1) / len(rows) - 1)
        half = RADII[0] * math.sqrt(1 - down * down)
        for place in range(count):
            across = (2 * place + 1 + (shift if number % 2 else -shift)) / count - 1
            points.append((CENTRE[0] + half * across, CENTRE[1] + RADII[1] * down))
    return evened(outline(), points, _TIMES_OF_ROWS)


def of_positions(positions: Sequence[Position]) -> tuple[Point, ...]:
    """A point for each area, as the positions lie to each other."""
    middle = math.radians(sum(north for north, _ in positions) / len(positions))
    flat = [(east * math.cos(middle), -north) for north, east in positions]
    points = tuple(
        zip(
            _spread([x for x, _ in flat], CENTRE[0], RADII[0]),
            _spread([y for _, y in flat], CENTRE[1], RADII[1]),
            strict=True,
        )
    )
    return evened(outline(), points, _TIMES_OF_POSITIONS)


def _spread(values: Sequence[float], centre: float, radius: float) -> list[float]:
    least, most = min(values), max(values)
    half = (most - least) / 2 or 1
    return [centre + 0.7 * radius * (value - (least + most) / 2) / half for value in values]


def in_order(count: int) -> tuple[Point, ...]:
    """A point for each area in its order, where nobody says how they lie."""
    rows = max(1, round(math.sqrt(0.7 * count)))
    lengths = [count * (row + 1) // rows - count * row // rows for row in range(rows)]
    return of_rows(lengths, shift=0.3)


def layout(seeds: Sequence[Point]) -> Layout:
    """The land shared out between the seeds, its corners rounded so that neighbours meet."""
    known: list[Corner] = []
    shapes = tuple(_rounded(cell, known) for cell in shared_out(outline(), seeds))
    edges: dict[Edge, list[int]] = defaultdict(list)
    for number, shape in enumerate(shapes):
        for edge in edges_of(shape):
            edges[edge].append(number)
    whose = {edge: tuple(numbers) for edge, numbers in edges.items()}
    return Layout(shapes, whose, fabrics_of(len(shapes), whose))


def _rounded(cell: Polygon, known: list[Corner]) -> tuple[Corner, ...]:
    corners: list[Corner] = []
    for point in cell:
        corner = next((one for one in known if math.dist(one, point) < _JOINED), None)
        if corner is None:
            corner = round(point[0]), round(point[1])
            known.append(corner)
        if corner not in corners:
            corners.append(corner)
    return tuple(corners)


def edges_of(shape: Sequence[Corner]) -> list[Edge]:
    """The edges of a shape in order."""
    following = (*shape[1:], *shape[:1])
    return [(a, b) if a < b else (b, a) for a, b in zip(shape, following, strict=True)]


def fabrics_of(count: int, edges: Mapping[Edge, tuple[int, ...]]) -> tuple[str, ...]:
    """A cloth for each area, neighbours never the same, each used about as often.

    The area with the fewest neighbours is put aside, again and again. In the plane it has at most
    five, so when they are taken back one of six cloths is always left.
    """
    beside: dict[int, set[int]] = {number: set() for number in range(count)}
    for whose in edges.values():
        for one, other in combinations(whose, 2):
            beside[one].add(other)
            beside[other].add(one)
    left, order = set(beside), []
    while left:
        fewest = min(left, key=lambda one: (len(beside[one] & left), -one))
        left.remove(fewest)
        order.append(fewest)
    chosen: dict[int, str] = {}
    for number in reversed(order):
        taken = {chosen[other] for other in beside[number] if other in chosen}
        used = list(chosen.values())
        free = [fabric for fabric in FABRICS if fabric not in taken] or list(FABRICS)
        chosen[number] = min(free, key=lambda fabric: (used.count(fabric), FABRICS.index(fabric)))
    return tuple(chosen[number] for number in range(count))
