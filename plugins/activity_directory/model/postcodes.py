"""Where postcodes are: the table from which venues, and visitors, get a position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.records import record

if TYPE_CHECKING:
    from activity_directory.model.place import Venue


Position = tuple[float, float]
"""Latitude and longitude (WGS 84), in degrees."""
MILES_TO_A_DEGREE = 69.05
"""Of latitude; a degree of longitude is narrower by the cosine of the latitude."""


class Unit(NamedTuple):
    """One postcode of an outward code: its last three characters, and its middle, in degrees.

    `district` is the code of the council that it is in, such as E07000148; empty if unknown.
    """

    inward: str
    latitude: float
    longitude: float
    district: str = ""


@record
class Postcodes:
    """The postcodes of a community and round about, by outward code.

    `attribution` is what the licence of the data asks us to print beside them.
    """

    by_outward: Mapping[str, tuple[Unit, ...]] = field(default_factory=lambda: MappingProxyType({}))
    attribution: str = ""

    def __bool__(self) -> bool:
        return bool(self.by_outward)

    def unit(self, postcode: str) -> Unit | None:
        """The unit of a postcode, written as "LW3 2TU"; None where the table lacks it."""
        outward, _, inward = postcode.partition(" ")
        return next((one for one in self.by_outward.get(outward, ()) if one.inward == inward), None)

    def position_of(self, venue: Venue) -> Position | None:
        """Where a venue is: as its entry says, else the middle of its postcode.

        None for a withheld venue, wherever it is.
        """
        if venue.withheld:
            return None
        if venue.location is not None:
            return venue.location
        unit = self.unit(venue.postcode) if venue.postcode else None
        return None if unit is None else (unit.latitude, unit.longitude)

    def main_district(self, venues: Iterable[Venue]) -> str:
        """The district that most of some venues are in; empty where no venue tells."""
        units = (self.unit(venue.postcode) for venue in venues if not venue.withheld)
        return most_common(unit.district for unit in units if unit is not None)


def most_common(names: Iterable[str]) -> str:
    """The name that is there most often, of equals the first; "" where there is none but ""."""
    counted = Counter(name for name in names if name)
    return min(counted, key=lambda name: (-counted[name], name), default="")
