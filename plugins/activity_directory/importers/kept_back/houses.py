"""Addresses that are no more than a house in a street, and places that begin with people.

Nothing says that somebody lives there, and nothing that nobody does: a club may be reached at its
secretary's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from activity_directory.importers.kept_back.addresses import is_public
from activity_directory.importers.kept_back.anybody import is_a_whole_name
from activity_directory.importers.kept_back.person import is_first_name, is_titled

_NUMBERED = re.compile(
    r"\d+[a-z]? (?:[^\W\d_][\w’'.-]* ){1,3}(?:avenue|ave?|close|crescent|cres|drive|dr|gardens|gdns"
    r"|grove|lane|road|rd|terrace|walk|way)\.?",
    re.IGNORECASE,
)
"""A number and the name of a street in which people live; shops are in `Street` and `Square`."""
_OF_SHOPS = re.compile(
    r"\b(?:station|london|market|mill|church|school|high|industrial|trading|business|park) \w+$",
    re.IGNORECASE,
)
_IN_A_BUILDING = re.compile(r"\b(?:floor|offices?|shop|suite|unit)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:&|/|\band\b)\s*")


def may_be_a_home(place: Mapping[str, str]) -> bool:
    """Whether a place is the number of a house in a street, and no building with a name."""
    first, others = _parts_of(place)
    return (
        _NUMBERED.fullmatch(first) is not None
        and _OF_SHOPS.search(first) is None
        and not any(map(_is_a_building, others))
    )


def is_numbered_in_a_street(place: Mapping[str, str]) -> bool:
    """The same of any street but those of shops, for a row that names a person.

    So `70 Old Church Lane` and `1 Elmfield` may be the home of whoever that is.
    """
    first, others = _parts_of(place)
    return (
        _NUMBER_AND_STREET.fullmatch(first) is not None
        and _OF_BUSINESSES.search(first) is None
        and not any(map(_is_a_building, (first, *others)))
    )


_NUMBER_AND_STREET = re.compile(r"\d+[a-zA-Z]?,? (?:[^\W\d_][\w’'.-]* ){0,4}[^\W\d_][\w’'.-]*")
_OF_BUSINESSES = re.compile(
    r"\b(?:high (?:st|street|road)|broadway|parade|precinct|arcade|market(?: \w+)?|quay|wharf"
    r"|(?:industrial|trading|business|retail|shopping) \w+"
    r"|arms|bar|caf[eé]|chapel|farm|gurdwara|gym|hotel|hut|inn|mosque|pub|rooms?|stadium|studios?"
    r"|synagogue|temple)$",
    re.IGNORECASE,
)


def _parts_of(place: Mapping[str, str]) -> tuple[str, list[str]]:
    """The first part of an address, with the number before it, and the others."""
    whole = ", ".join(place[one] for one in ("venue", "street") if place.get(one))
    first, *others = re.split(r"\s*[,\n]\s*", whole.strip())
    if re.fullmatch(r"\d+[a-zA-Z]?", first) and others:
        first, *others = f"{first} {others[0]}", *others[1:]
    return first, others


def _is_a_building(part: str) -> bool:
    return is_public(part) or _IN_A_BUILDING.search(part) is not None


def are_people(words: str) -> bool:
    """Whether words are whole names and nothing else: `Jean Okafor & Bob Peck`, `Jean & Bob Peck`.

    It is for where a place is named, so that a name of several words of which one alone may be
    somebody's is none.
    """
    *others, last = _AND.split(words.strip())
    if not is_a_whole_name(last):
        return False
    return all(is_a_whole_name(one) or is_first_name(one) or is_titled(one) for one in others)


def without_people(place: Mapping[str, str]) -> dict[str, str]:
    """A place without the people who are named before it; the same place where nobody is.

    `Jean Okafor & Bob Peck` before `Mill Hall, Mill Lane` are nobody's hall, whether a comma or a
    column is between them. One name alone is left before all but a public place and a house: a
    pub may be called so.
    """
    asked = next((one for one in ("venue", "street") if place.get(one)), "")
    name, _, after = (one.strip() for one in place.get(asked, "").partition(","))
    if not name or not are_people(name):
        return {**place}
    left = {one: text for one, text in place.items() if one not in {"venue", "street"}}
    first, _, others = (after or place.get("street", "")).partition(",")
    named = first if asked == "street" or not after else after
    street = others if asked == "street" or not after else place.get("street", "")
    left |= {"venue": named.strip()} if named.strip() else {}
    left |= {"street": street.strip()} if street.strip() else {}
    is_theirs = _AND.search(name) or is_public(first.strip()) or may_be_a_home(left)
    return left if is_theirs else {**place}
