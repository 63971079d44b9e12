"""How far two places of a list are from each other, by where they are on a map."""

from __future__ import annotations

import math

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""
PLAINLY_ELSEWHERE = 500
"""Metres from which on two points are of two places, though name and postcode are the same."""
_A_DEGREE = 111_320
"""Metres from north to south."""


def point_of(position: str) -> Point:
    """The point that a position as entries write it is: `51.50135, -0.14189`."""
    latitude, longitude = map(float, position.split(", "))
    return latitude, longitude


def metres_between(one: Point, other: Point) -> float:
    """How far two points are from each other."""
    north = one[0] - other[0]
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return math.hypot(north, east) * _A_DEGREE
