"""The ids of everything: made of addresses that last, so that they never change by themselves."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha1
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL

from activity_directory.urls import addresses

if TYPE_CHECKING:
    from activity_directory.model.activity import Activity
    from activity_directory.model.organisation import Organisation
    from activity_directory.model.place import Venue


_OF_ADDRESSES = NAMESPACE_URL.bytes


def part_of(address: str, name: str) -> str:
    """The address of a part of something, which may be a part itself."""
    return f"{address}{'-' if '#' in address else '#'}{name}"


class Identity:
    """Ids for a site whose address is `home`, wherever a copy of it is published.

    What was renamed keeps the id of its first name (`was`).
    """

    def __init__(self, home: str) -> None:
        self.home = home
        self._made = lru_cache(maxsize=None)(self._make)

    def of(self, address: str) -> str:
        """The id of what is at an address, or of a part of it: "activities/tea/#time-1"."""
        return self._made(address)

    def _make(self, address: str) -> str:
        # As `uuid5` does, without an object for each of tens of thousands.
        digest = sha1(_OF_ADDRESSES + (self.home + address).encode(), usedforsecurity=False)
        number = bytearray(digest.digest()[:16])
        number[6] = number[6] & 0x0F | 0x50
        number[8] = number[8] & 0x3F | 0x80
        text = number.hex()
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def place_of(self, activity: Activity) -> str:
        """The address that an activity had first."""
        return addresses.activity((*activity.was, activity.slug)[0])

    def place_of_venue(self, venue: Venue, activity: Activity) -> str:
        """The same of a place; one written in an entry is a part of that entry."""
        if not venue.id:
            number = activity.venues.index(venue) + 1
            return f"{self.place_of(activity)}#venue-{number}"
        return f"venues/{(*venue.was, venue.id)[0]}"

    def place_of_organisation(self, organisation: Organisation, activity: Activity) -> str:
        """The same of an organisation."""
        if not organisation.id:
            return f"{self.place_of(activity)}#organisation"
        return addresses.organisation((*organisation.was, organisation.id)[0])
