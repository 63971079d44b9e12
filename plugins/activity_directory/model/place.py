"""Where it is and how to get in: each access fact is yes, no or ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from activity_directory.records import entity

if TYPE_CHECKING:
    from collections.abc import Collection

    from activity_directory.source.places import Places
    from activity_directory.vocabulary import Term

Answer = Literal["yes", "no", "ask"]
Access = tuple[tuple["Term", Answer], ...]
AT_A_PLACE = frozenset({"in-person", "outdoors", "blended"})
"""Ids of the formats for which people go somewhere."""


@entity
class Venue:
    """A place. `withheld` means that nothing but its area may reach any output.

    `id` is empty for a venue written inside one entry. `location` is (latitude, longitude).
    """

    name: str
    id: str = ""
    area: Term | None = None
    street: str = ""
    postcode: str = ""
    access: Access = ()
    access_note: str = ""
    buses: str = ""
    parking: str = ""
    getting_there: str = ""
    location: tuple[float, float] | None = None
    phone: str = ""
    website: str = ""
    withheld: bool = False
    was: tuple[str, ...] = ()
    maintainer_note: str = ""
    places: Places | None = None


_BUS_NUMBERS = re.compile(r"[A-Z]{0,2}\d+[A-Z]?(?:(?:, | and |, and )[A-Z]{0,2}\d+[A-Z]?)*")


def bus_lines(buses: str) -> tuple[str, ...]:
    """The numbers of the buses, where the entry says nothing else of them."""
    if not _BUS_NUMBERS.fullmatch(buses):
        return ()
    return tuple(re.findall(r"\w*\d\w*", buses))


def is_at_a_place(formats: Collection[Term]) -> bool:
    """Whether people go somewhere in any of these ways; they may, where nobody knows how."""
    return not formats or any(term.id in AT_A_PLACE for term in formats)


def answer_to(feature: str, access: Access) -> Answer:
    """What is said of a feature, by its id; "ask" where nothing is."""
    return next((answer for term, answer in access if term.id == feature), "ask")


def access_together(venue: Access, session: Access) -> Access:
    """The access facts of a session at a venue: what the session says goes before the venue's."""
    own = {term.id for term, _ in session}
    return (*(fact for fact in venue if fact[0].id not in own), *session)
