"""An address that a list has in one cell, as the name of a place, its street and its postcode.

`Mill Hall, 3 Mill Lane, Larkwell LW1 7WX, UK` has all of them, with commas or line breaks between.
A house is known by its number and street. What is plainly no address to go to is left as it is: it
is for `intake/place.py` to say so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from activity_directory.importers.kept_back.addresses import STREETS, spelt
from activity_directory.intake.place import FOR_LETTERS, is_plain_address
from activity_directory.intake.questions import question
from activity_directory.schema.values.contact import IN_AN_ADDRESS
from activity_directory.schema.values.no_place import Where, where_in
from activity_directory.vocabulary import plain

_COUNTRY = re.compile(
    rf"(?:[,\n]\s*|(?P<postcode>{IN_AN_ADDRESS.pattern})\s+)(?:the )?(?:uk|u\.k\.|united kingdom|gb"
    r"|great britain|england|scotland|wales|northern ireland)[\s.,]*$",
    re.IGNORECASE,
)
_CALLED_SO = re.compile(r"^(?:[\w ]{0,20}\b)?address\s*:\s*", re.IGNORECASE)
"""`Venue address:` in front of one."""
_BETWEEN_PARTS = re.compile(r"\s*[,\n](?![^(\n]*\))[\s,]*")
_ONLY_A_NUMBER = re.compile(
    r"(?:[a-z]?\d+[a-z]?(?:\s*[-–]\s*\d+)?"
    r"|(?:unit|suite|flat|room|block|floor|level|office)\s+[\w .-]{1,16}"
    r"|(?:\d+(?:st|nd|rd|th)|ground|first|second|third|lower|upper) floor(?:\s+[\w-]+)?)",
    re.IGNORECASE,
)
"""A part that says where in a building, or of which house: it goes with the one behind it."""
_NUMBERED = re.compile(r"\d+\s?[a-z]?\.?(?:\s*[-–/&]\s*\d+[a-z]?)?\s+\D", re.IGNORECASE)


class Address(NamedTuple):
    """What an address says; empty where it doesn't. `town` is one that stands alone."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""


def address_in(text: str) -> Address | None:
    """What the words of one cell say of a place; None where that isn't plain."""
    address = _to_go_to(text.replace("\xa0", " ").strip())
    words = _CALLED_SO.sub("", address)
    found = [*IN_AN_ADDRESS.finditer(words)]
    if FOR_LETTERS.search(address) or not is_plain_address(words):
        return None
    without = _COUNTRY.sub(lambda one: one["postcode"] or "", words)
    has_country = without != words
    if found and without[found[-1].end() :].strip(" .,\n"):
        return None
    without = IN_AN_ADDRESS.sub("", without)
    every = (" ".join(one.split()).strip(" .") for one in _BETWEEN_PARTS.split(without))
    parts = [*dict.fromkeys(filter(None, every))]
    postcode = found[-1][0].upper() if found else ""
    if not parts:
        return None
    if len(parts) == 1 and has_country and not found and not _is_street(parts[0]):
        return Address(town=parts[0])
    name, street = _name_and_street(parts)
    if len(name) > question("venue").longest:
        return None
    return Address(name, street, postcode)


def _to_go_to(text: str) -> str:
    """The one of several addresses that isn't to write to; all of them where none is so."""
    every = re.split(r"\s+/\s+", text)
    left = [one for one in every if not FOR_LETTERS.search(one)]
    return left[0] if len(left) == 1 else text


def _name_and_street(parts: list[str]) -> tuple[str, str]:
    """The name of a place, and the rest of its address. A town alone stays with the name."""
    first = 0
    while first < len(parts) - 1 and _ONLY_A_NUMBER.fullmatch(parts[first]):
        first += 1
    rest = parts[first + 1 :]
    is_number_and_street = _NUMBERED.match(parts[first]) or (
        _is_street(parts[first]) and not any(map(_is_street, rest))
    )
    whole = ", ".join(parts)
    is_short = len(whole) <= question("venue").longest
    if is_short and (is_number_and_street or (len(rest) == 1 and not _is_street(rest[0]))):
        return whole, ""
    return ", ".join(parts[: first + 1]), ", ".join(rest)


def _is_street(part: str) -> bool:
    """Whether a part has the number of a house, or ends as streets do: `Mill Lane`, `High St N`."""
    words = [*spelt(part)]
    while len(words) > 2 and words[-1] in _WINDS:
        words.pop()
    return _NUMBERED.match(part) is not None or (len(words) > 1 and words[-1] in STREETS)


_WINDS = frozenset({"north", "south", "east", "west", "n", "s", "e", "w", "side"})


def in_parts(answers: Mapping[str, str], known: Collection[str]) -> dict[str, str]:
    """The answers with the name, the street and the postcode of the place each in its own.

    `known` are the words of a place, made plain, for which a map has others.
    """
    found = dict(answers)
    venue, street = (answers.get(one, "") for one in ("venue", "street"))
    text = venue or street
    if not text or plain(text) in known or _is_no_place(text) or (venue and _is_no_place(street)):
        return found
    is_one_cell = not (venue and street)
    if is_one_cell and not (street or re.search(r"[,\n]", text) or IN_AN_ADDRESS.search(text)):
        return found
    address = address_in(text if is_one_cell else street)
    if address is None or _is_elsewhere(address.postcode, answers.get("postcode", "")):
        return found
    if address.postcode:
        found["postcode"] = address.postcode
    if not is_one_cell:
        lines = [one for one in (address.name, address.street) if plain(one) != plain(venue)]
        return {**found, "street": ", ".join(filter(None, lines)) or street}
    del found["venue" if venue else "street"]
    if address.town:
        found.setdefault("area", address.town)
    else:
        found["venue"] = address.name
        found |= {"street": address.street} if address.street else {}
    return found


def _is_no_place(text: str) -> bool:
    """Whether words say that it is online or the like, alone or beside a place."""
    return bool(text) and where_in(text) != Where("named", " ".join(text.split()))


def _is_elsewhere(postcode: str, other: str) -> bool:
    one, two = (plain(text).replace(" ", "").strip(".") for text in (postcode, other))
    return bool(one and two) and one != two
