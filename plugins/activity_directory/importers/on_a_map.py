"""Where a place is on a map, as columns of a list say it: latitude and longitude, or a grid.

Only what is certain is used: both numbers, in Great Britain or Northern Ireland, and exact enough
for a door. A grid of Northern Ireland is another than that of Great Britain, and isn't read.
"""

from __future__ import annotations

import re

from activity_directory.importers import names
from activity_directory.importers.national_grid import in_degrees
from activity_directory.intake.answers import Fault
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

_DEGREES = re.compile(r"[-+]?\d{1,3}(?:\.\d+)?")
_METRES = re.compile(r"(\d{5,7})(?:\.\d+)?")
_SOUTH, _NORTH, _WEST, _EAST = 49.8, 60.9, -8.7, 1.8
"""The box round Great Britain and Northern Ireland, in degrees of WGS 84."""
_BESIDE_IT = (51.3, 54.0, -5.5)
"""The part of that box in the Republic of Ireland: from south to north, west of the last."""
_DECIMALS = 5
"""A metre."""
_FEWEST_DECIMALS = 4
"""Ten metres: with fewer, it may be any house of a street."""


def position_in(answers: dict[str, str]) -> tuple[str, tuple[Fault, ...]]:
    """Take the columns about a map out of the answers: the position, and a remark if it's unused.

    The position is as an entry writes it; it is empty where there is none.
    """
    given = {one: answers.pop(one).strip() for one in names.ON_A_MAP if one in answers}
    text = ", ".join(given.values())
    if not text or not re.search(r"[1-9]", text):
        return "", ()
    position = _position(given)
    of_column = next(one for one in given if given[one])
    if position is None:
        return "", (_unused(of_column, text, "is no place on a map"),)
    if not _is_here(*position):
        position = position[::-1] if _is_here(*position[::-1]) else position
    if names.EASTING in given and answers.get("postcode", "").strip().upper().startswith("BT"):
        return "", (_unused(of_column, text, "may be of the grid of Northern Ireland"),)
    if not _is_here(*position):
        why = "is in neither Great Britain nor Northern Ireland"
        return "", (_unused(of_column, text, why),)
    if all(round(one, _FEWEST_DECIMALS - 1) == one for one in position):
        return "", (_unused(of_column, text, "says only roughly where it is"),)
    return ", ".join(f"{one:.{_DECIMALS}f}" for one in position), ()


def _position(given: dict[str, str]) -> tuple[float, float] | None:
    east, north = (_METRES.fullmatch(given.get(one, "")) for one in (names.EASTING, names.NORTHING))
    if both := given.get(names.COORDINATES, ""):
        parts = re.split(r"\s*[,;\s]\s*", both.strip("()[] "))
    else:
        parts = [given.get(one, "") for one in (names.LATITUDE, names.LONGITUDE)]
    if len(parts) == 2 and all(map(_DEGREES.fullmatch, parts)):
        return float(parts[0]), float(parts[1])
    if east and north:
        return in_degrees(float(east[0]), float(north[0]))
    return None


def _is_here(latitude: float, longitude: float) -> bool:
    south, north, west = _BESIDE_IT
    is_beside = south <= latitude <= north and longitude < west
    return _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST and not is_beside


def _unused(of_column: str, text: str, why: str) -> Fault:
    return Fault(of_column, f"Where it is on a map: {quoted(shown(text))} {why}, so it is unused")
