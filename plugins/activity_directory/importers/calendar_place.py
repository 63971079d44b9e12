"""The place of an event: one line with the hall, the street and the postcode."""

from __future__ import annotations

import re

from activity_directory.importers.kept_back.addresses import points_to_a_place
from activity_directory.importers.kept_back.meetings import lets_in

LONGEST_NAME = 60
"""The most letters of a name that is put together of parts."""
LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)


def is_map(where: str) -> bool:
    """Whether a place is a link to a map alone: it has no name, and isn't online."""
    return LINK.fullmatch(where.strip()) is not None and points_to_a_place(where)


def is_online(where: str) -> bool:
    """Whether a place is a link, or the name of an online meeting."""
    is_link = LINK.match(where) is not None and not LINK.sub("", where).strip()
    return is_link or lets_in(where)


_ALSO_ONLINE = re.compile(
    r"\s*(?:[;,/+&]|\band\b|\bor\b)\s*(?:(?:also|and) )?(?:online|(?:on |via )?zoom"
    r"|(?:microsoft |ms )?teams)(?: meeting)?\s*$"
    r"|^\s*(?:online|zoom|(?:microsoft |ms )?teams(?: meeting)?)\s*(?:[;/+&]|\band\b|\bor\b)\s*",
    re.IGNORECASE,
)


def at_a_place(where: str) -> tuple[str, bool]:
    """A place without the words that it is online as well, and whether it says so."""
    at = _ALSO_ONLINE.sub("", where, count=1).strip()
    return (at, True) if at and at != where.strip() and not is_online(at) else (where, False)


def place_of(where: str) -> tuple[str, str, str]:
    """The name, the street and the postcode in one line."""
    found = _POSTCODE.search(where)
    postcode = found[0] if found else ""
    parts = [part.strip() for part in re.split(r"[,\n;]", where.replace(postcode, " ", 1))]
    parts = [part for part in parts if part and part.casefold() not in _COUNTRIES]
    if not parts:
        return where, "", postcode
    first = 2 if _ROOM.fullmatch(parts[0]) else 1
    streets = (
        at
        for like in (_STREET, _MAY_BE_A_STREET)
        for at, part in enumerate(parts)
        if at >= first and like.search(part)
    )
    at = next(streets, 0) or (1 if first > 1 and _STREET.search(", ".join(parts[1:2])) else 0)
    name = ", ".join(parts[: at or first])
    return (
        name if len(name) <= LONGEST_NAME else parts[0],
        parts[at] if at else "",
        postcode,
    )


_STREET = re.compile(
    r"^\d|\b(?:road|rd|street|st|lane|ln|avenue|ave|close|drive|crescent|way|terrace|parade)\.?$",
    re.IGNORECASE,
)
"""What the part of an address looks like that is a street."""
_MAY_BE_A_STREET = re.compile(
    r"^the green$|\b(?:green|square|row|mews|place|hill|gardens|grove|walk|approach|yard)$",
    re.IGNORECASE,
)
"""The same, where no other part is one."""
_ROOM = re.compile(
    r"(?:the )?(?:(?:main|small|large|big|upper|lower|back|front|side|first floor|ground floor)"
    r" (?:hall|room)|(?:\w+ ){0,2}room(?: [\w.]{1,3})?|studio(?: [\w.]{1,3})?|lounge|foyer|annexe?"
    r"|hall [\w.]{1,2})",
    re.IGNORECASE,
)
"""The name of a room, which is part of a hall."""
_COUNTRIES = frozenset({"uk", "united kingdom", "england", "scotland", "wales", "northern ireland"})
