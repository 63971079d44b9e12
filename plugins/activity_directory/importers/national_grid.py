"""Eastings and northings of Great Britain's National Grid as latitude and longitude.

The formulas are those of Ordnance Survey's "A guide to coordinate systems in Great Britain": from
the projection to Airy's ellipsoid, and from there to WGS 84 by one shift and turn. That is right to
5 metres; a postcode is 100 metres across.
"""

from __future__ import annotations

import math

from activity_directory.model.postcodes import Position

_AIRY = (6_377_563.396, 6_356_256.909)
_WGS84 = (6_378_137.0, 6_356_752.3142)
"""Half of the long and of the short axis of an ellipsoid, in metres."""
_SCALE = 0.9996012717
_ORIGIN = (math.radians(49), math.radians(-2))
_FALSE_NORTH, _FALSE_EAST = -100_000.0, 400_000.0
_SHIFT = (446.448, -125.157, 542.060)
_TURN = tuple(math.radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))
_GROWS = 1 - 20.4894e-6


def in_degrees(easting: float, northing: float) -> Position:
    """Latitude and longitude (WGS 84) of a point of the grid, given in metres."""
    return _on_wgs84(*_on_airy(easting, northing))


def _on_airy(easting: float, northing: float) -> Position:
    long, short = (half * _SCALE for half in _AIRY)
    squared = 1 - (_AIRY[1] / _AIRY[0]) ** 2
    latitude = (northing - _FALSE_NORTH) / long + _ORIGIN[0]
    while abs(left := northing - _FALSE_NORTH - _meridian(latitude, short)) >= 0.00001:
        latitude += left / long
    sine, tangent, cosine = math.sin(latitude), math.tan(latitude), math.cos(latitude)
    across = long / math.sqrt(1 - squared * sine**2)
    along = long * (1 - squared) / (1 - squared * sine**2) ** 1.5
    eta, t2 = across / along - 1, tangent**2
    east = easting - _FALSE_EAST
    north_of = (
        latitude
        - tangent / (2 * along * across) * east**2
        + tangent / (24 * along * across**3) * (5 + 3 * t2 + eta - 9 * t2 * eta) * east**4
        - tangent / (720 * along * across**5) * (61 + 90 * t2 + 45 * t2**2) * east**6
    )
    east_of = (
        _ORIGIN[1]
        + east / (cosine * across)
        - east**3 / (6 * cosine * across**3) * (across / along + 2 * t2)
        + east**5 / (120 * cosine * across**5) * (5 + 28 * t2 + 24 * t2**2)
    )
    return north_of, east_of


def _meridian(latitude: float, short: float) -> float:
    """Metres along the meridian from the grid's true origin."""
    ratio = (_AIRY[0] - _AIRY[1]) / (_AIRY[0] + _AIRY[1])
    apart, together = latitude - _ORIGIN[0], latitude + _ORIGIN[0]
    return short * (
        (1 + ratio + 1.25 * ratio**2 + 1.25 * ratio**3) * apart
        - (3 * ratio + 3 * ratio**2 + 2.625 * ratio**3) * math.sin(apart) * math.cos(together)
        + 1.875 * (ratio**2 + ratio**3) * math.sin(2 * apart) * math.cos(2 * together)
        - 35 / 24 * ratio**3 * math.sin(3 * apart) * math.cos(3 * together)
    )


def _on_wgs84(latitude: float, longitude: float) -> Position:
    """From radians on Airy's ellipsoid to degrees on WGS 84, at a height of nothing."""
    squared = 1 - (_AIRY[1] / _AIRY[0]) ** 2
    across = _AIRY[0] / math.sqrt(1 - squared * math.sin(latitude) ** 2)
    x = across * math.cos(latitude) * math.cos(longitude)
    y = across * math.cos(latitude) * math.sin(longitude)
    z = across * (1 - squared) * math.sin(latitude)
    turn = _TURN
    x, y, z = (
        _SHIFT[0] + _GROWS * x - turn[2] * y + turn[1] * z,
        _SHIFT[1] + turn[2] * x + _GROWS * y - turn[0] * z,
        _SHIFT[2] - turn[1] * x + turn[0] * y + _GROWS * z,
    )
    squared = 1 - (_WGS84[1] / _WGS84[0]) ** 2
    flat = math.hypot(x, y)
    north = math.atan2(z, flat * (1 - squared))
    for _ in range(4):
        across = _WGS84[0] / math.sqrt(1 - squared * math.sin(north) ** 2)
        north = math.atan2(z + squared * across * math.sin(north), flat)
    return math.degrees(north), math.degrees(math.atan2(y, x))
