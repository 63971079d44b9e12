"""A layout as the data of SVG paths: shapes, edges and the river."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from activity_directory.portal.area_map.geometry import CENTRE, Point, centre
from activity_directory.portal.area_map.layout import Corner, Edge, Layout

_BEYOND = 34
"""How far the river runs on past the land."""


def closed_path(shape: Sequence[Corner]) -> str:
    """A shape as the data of a path."""
    return _line(shape) + "z"


def _line(corners: Sequence[Corner]) -> str:
    """A line from corner to corner: the first, then how far it is to each of the others."""
    (x, y), *_ = corners
    steps = (f"{ends[0] - starts[0]}{ends[1] - starts[1]: d}" for starts, ends in pairwise(corners))
    return f"M{x} {y}l" + " ".join(steps).replace(" -", "-")


def edges_path(edges: Iterable[Edge]) -> str:
    """Every edge once, joined into lines that are as long as they can be."""
    beside: dict[Corner, list[Corner]] = defaultdict(list)
    for one, other in edges:
        beside[one].append(other)
        beside[other].append(one)
    starts = sorted(beside, key=lambda corner: (len(beside[corner]) % 2 == 0, corner))
    lines = []
    for start in starts:
        while beside[start]:
            here = start
            corners = [here]
            while beside[here]:
                following = beside[here].pop(0)
                beside[following].remove(here)
                corners.append(following)
                here = following
            lines.append(_line(corners))
    return "".join(lines)


def river_path(layout: Layout, through: Sequence[int]) -> str:
    """The river through some areas in their order, from beyond the land and out of it again."""
    if not through:
        return ""
    mouths = _mouths(layout, through)
    points: list[Point] = []
    if mouths[0] is not None:
        points.append(_outwards(mouths[0]))
    else:
        points.append(centre(layout.shapes[through[0]]))
    if len(through) == 1:
        points.append(centre(layout.shapes[through[0]]))
    for one, other in pairwise(through):
        border = layout.border(one, other)
        if border:
            points.append(_middle(border[0]))
        else:
            points += [centre(layout.shapes[one]), centre(layout.shapes[other])]
    if mouths[1] is not None:
        points.append(_outwards(mouths[1]))
    else:
        points.append(centre(layout.shapes[through[-1]]))
    return smooth([one for one, after in pairwise(points) if one != after] + points[-1:])


def _mouths(layout: Layout, through: Sequence[int]) -> tuple[Point | None, Point | None]:
    """Where the river comes in and goes out, for areas that are at the rim of the land."""
    first, last = _shore(layout, through[0]), _shore(layout, through[-1])
    parts = (1 / 2, 1 / 2) if len(through) > 1 else (1 / 4, 3 / 4)
    return (
        first[int(parts[0] * len(first))] if first else None,
        last[int(parts[1] * len(last))] if last else None,
    )


def _shore(layout: Layout, one: int) -> list[Point]:
    """The middles of an area's edges at the rim, in order round the land."""
    edges = layout.shore(one)
    middles = [_middle(edge) for edge in edges]
    own = centre(layout.shapes[one])
    facing = math.atan2(own[1] - CENTRE[1], own[0] - CENTRE[0])

    def turn(point: Point) -> float:
        angle = math.atan2(point[1] - CENTRE[1], point[0] - CENTRE[0]) - facing
        return math.remainder(angle, 2 * math.pi)

    return sorted(middles, key=turn)


def _middle(edge: Edge) -> Point:
    return (edge[0][0] + edge[1][0]) / 2, (edge[0][1] + edge[1][1]) / 2


def _outwards(point: Point) -> Point:
    length = math.dist(point, CENTRE)
    part = (length + _BEYOND) / length
    return CENTRE[0] + part * (point[0] - CENTRE[0]), CENTRE[1] + part * (point[1] - CENTRE[1])


def smooth(points: Sequence[Point]) -> str:
    """A soft line through all of the points (a Catmull-Rom spline as Bézier curves)."""
    around = [points[0], *points, points[-1]]
    x, y = points[0]
    curves = [f"M{round(x)} {round(y)}"]
    for before, start, end, after in zip(around, around[1:], around[2:], around[3:], strict=False):
        handles = (
            start[0] + (end[0] - before[0]) / 6,
            start[1] + (end[1] - before[1]) / 6,
            end[0] - (after[0] - start[0]) / 6,
            end[1] - (after[1] - start[1]) / 6,
            *end,
        )
        curves.append("C" + " ".join(str(round(number)) for number in handles))
    return "".join(curves)
