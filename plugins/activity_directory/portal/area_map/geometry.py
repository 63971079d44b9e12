"""Points, convex polygons, and how a polygon is shared out. Units are those of the drawing.

y grows downwards. Polygons go round clockwise as seen and don't repeat their first point.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Polygon = tuple[Point, ...]

WIDTH, HEIGHT = 720, 500
CENTRE: Point = (WIDTH / 2, HEIGHT / 2)
RADII = (340.0, 230.0)
"""Half the width and half the height of the land."""

_POINTS_OF_OUTLINE = 56
_LEAST_DISTANCE = 1e-6
_STEPS = 12


def outline() -> Polygon:
    """The land: a convex shape between an ellipse and a rectangle, a little fuller to one end."""
    points = []
    for step in range(_POINTS_OF_OUTLINE):
        angle = 2 * math.pi * step / _POINTS_OF_OUTLINE
        across, down = math.cos(angle), math.sin(angle)
        fuller = 1 + 0.035 * math.cos(angle - 0.7)
        points.append(
            (
                CENTRE[0] + RADII[0] * fuller * math.copysign(abs(across) ** 0.88, across),
                CENTRE[1] + RADII[1] * fuller * math.copysign(abs(down) ** 0.88, down),
            )
        )
    return tuple(points)


def nearer(polygon: Polygon, one: Point, other: Point) -> Polygon:
    """The part of a convex polygon that is nearer to `one` than to `other`."""
    normal = (other[0] - one[0], other[1] - one[1])
    middle = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)

    def beyond(point: Point) -> float:
        return (point[0] - middle[0]) * normal[0] + (point[1] - middle[1]) * normal[1]

    kept: list[Point] = []
    for start, end in zip(polygon, (*polygon[1:], *polygon[:1]), strict=True):
        at_start, at_end = beyond(start), beyond(end)
        if at_start <= 0:
            kept.append(start)
        if (at_start < 0 < at_end) or (at_end < 0 < at_start):
            part = at_start / (at_start - at_end)
            kept.append(
                (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))
            )
    return tuple(kept)


def shared_out(land: Polygon, seeds: Sequence[Point]) -> tuple[Polygon, ...]:
    """The land, each point of it given to the seed that is nearest; seeds must differ."""
    cells = []
    for seed in seeds:
        cell = land
        for other in sorted(seeds, key=lambda one: math.dist(one, seed)):
            if math.dist(other, seed) > 2 * max(math.dist(corner, seed) for corner in cell):
                break  # neither this one nor any farther one can take a part of it
            if other != seed:
                cell = nearer(cell, seed, other)
        cells.append(cell)
    return tuple(cells)


def evened(land: Polygon, seeds: Sequence[Point], times: int) -> tuple[Point, ...]:
    """The seeds moved towards the middles of their cells, so that no cell stays very small."""
    moved = apart(seeds)
    for _ in range(times):
        moved = tuple(
            centre(cell) if cell else seed
            for seed, cell in zip(moved, shared_out(land, moved), strict=True)
        )
    return moved


def apart(seeds: Sequence[Point]) -> tuple[Point, ...]:
    """The seeds; one that is where another is goes a little to the side, each to another side."""
    placed: list[Point] = []
    for number, (x, y) in enumerate(seeds):
        turn = number * math.pi * (3 - math.sqrt(5))
        here = (x, y)
        while any(math.dist(here, other) < 1 for other in placed):
            here = (here[0] + 3 * math.cos(turn), here[1] + 3 * math.sin(turn))
        placed.append(here)
    return tuple(placed)


def surface(polygon: Polygon) -> float:
    """How large it is."""
    pairs = zip(polygon, (*polygon[1:], *polygon[:1]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def centre(polygon: Polygon) -> Point:
    """The middle of its surface; of its points, where it has none."""
    total = x = y = 0.0
    for a, b in zip(polygon, (*polygon[1:], *polygon[:1]), strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        total += cross
        x += (a[0] + b[0]) * cross
        y += (a[1] + b[1]) * cross
    if abs(total) < _LEAST_DISTANCE:
        count = len(polygon)
        return sum(p[0] for p in polygon) / count, sum(p[1] for p in polygon) / count
    return x / (3 * total), y / (3 * total)


def depth(polygon: Polygon, point: Point) -> float:
    """How far a point is inside a convex polygon; less than nothing where it is outside."""
    least = math.inf
    for a, b in zip(polygon, (*polygon[1:], *polygon[:1]), strict=True):
        length = math.dist(a, b)
        if length > _LEAST_DISTANCE:
            across = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
            least = min(least, across / length)
    return least


def bounds(polygon: Polygon) -> tuple[float, float, float, float]:
    """The least x and y, the greatest x and y."""
    xs, ys = [p[0] for p in polygon], [p[1] for p in polygon]
    return min(xs), min(ys), max(xs), max(ys)


def spots(polygon: Polygon, near: Point) -> Iterator[Point]:
    """Points inside a convex polygon: the one that is wanted first, then others, ever farther."""
    least_x, least_y, most_x, most_y = bounds(polygon)
    steps = [step / _STEPS for step in range(1, _STEPS)]
    found = [
        (least_x + across * (most_x - least_x), least_y + down * (most_y - least_y))
        for down in steps
        for across in steps
    ]
    found.sort(key=lambda spot: math.dist(spot, near))
    yield near
    yield from (spot for spot in found if depth(polygon, spot) > 0)
