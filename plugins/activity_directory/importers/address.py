"""An address that a list has in one cell, as the name of a place, its street and its postcode.

`Mill Hall, 3 Mill Lane, Larkwell LW1 7WX, UK` has all of them, with commas or line breaks between.
A house is known by its number and street. What is plainly no address to go to is left as it is: it
is for `intake/place.py` to say so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from activity_directory.importers.kept_back.addresses import STREETS, is_public, spelt
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
    organisation: str = ""


def address_in(text: str, organisation: str = "") -> Address | None:
    """What the words of one cell say of a place; None where that isn't plain.

    `organisation` is who runs it, where that is known: in front of the name of a public building it
    is no part of the address.
    """
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
    parts = _with_its_number([*dict.fromkeys(filter(None, every))])
    postcode = found[-1][0].upper() if found else ""
    if not parts:
        return None
    if len(parts) == 1 and has_country and not found and not _is_street(parts[0]):
        return Address(town=parts[0])
    runs_it = parts[0] if _runs_it(parts, organisation) else ""
    name, street = _name_and_street(parts[1:] if runs_it else parts)
    if len(name) > question("venue").longest:
        return None
    return Address(name, street, postcode, organisation=runs_it)


def _runs_it(parts: Sequence[str], organisation: str) -> bool:
    """Whether the first part of an address is who runs the public building behind it."""
    if len(parts) < 2 or is_public(parts[0]) or not is_public(parts[1]):
        return False
    return plain(parts[0]) == plain(organisation) if organisation else bool(_RUNS.search(parts[0]))


_RUNS = re.compile(r"\b(?:council|services?|trust)$", re.IGNORECASE)


def _to_go_to(text: str) -> str:
    """The one of several addresses that isn't to write to; all of them where none is so."""
    every = re.split(r"\s+/\s+", text)
    left = [one for one in every if not FOR_LETTERS.search(one)]
    return left[0] if len(left) == 1 else text


def _with_its_number(parts: list[str]) -> list[str]:
    """The parts with the number of a house and its street as one: `523`, `Mill Road`."""
    found = parts[:1]
    for part in parts[1:]:
        is_its_street = _is_street(part) and not _NUMBERED.match(part)
        if len(found) > 1 and is_its_street and _NUMBER.fullmatch(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _name_and_street(parts: list[str]) -> tuple[str, str]:
    """The name of a place, and the rest of its address. A town alone stays with the name.

    So do a village and its town behind a street, `Millgate, Delph, Oldham`, and what ends as
    streets do behind a road without a number, `Mill Road, Hazel Grove`.
    """
    first = 0
    while first < len(parts) - 1 and _ONLY_A_NUMBER.fullmatch(parts[first]):
        first += 1
    rest = parts[first + 1 :]
    head, streets = parts[first], [*filter(_is_street, rest)]
    is_an_address = _NUMBERED.match(head) or (_is_street(head) and not streets)
    is_a_road = _is_road(head) and not any(map(_NUMBERED.match, rest))
    names_no_street = not streets and (len(rest) == 1 or _MAY_BE_A_STREET.fullmatch(head))
    whole = ", ".join(parts)
    if len(whole) <= question("venue").longest and (is_an_address or is_a_road or names_no_street):
        return whole, ""
    return ", ".join(parts[: first + 1]), ", ".join(rest)


def _is_street(part: str) -> bool:
    """Whether a part has the number of a house, or ends as streets do: `Mill Lane`, `High St N`."""
    return _NUMBERED.match(part) is not None or _ends_in(part, _STREETS)


def _is_road(part: str) -> bool:
    """Whether a part is a road, and can be no building: `Mill Court` may be either."""
    return _ends_in(part, _ROADS) and not re.search(r"\b(?:at|in|of|off|on)\b", part, re.IGNORECASE)


def _ends_in(part: str, endings: Collection[str]) -> bool:
    words = [*spelt(part)]
    while len(words) > 2 and words[-1] in _WINDS:
        words.pop()
    return len(words) > 1 and words[-1] in endings


_STREETS = STREETS | {"gate", "precinct", "row", "wharf", "yard"}
_ROADS = frozenset({"avenue", "close", "crescent", "drive", "lane", "road", "street"})
_MAY_BE_A_STREET = re.compile(r"[a-z]{3,}gate|[\w' -]+ (?:brow|fold|rise|vale|view)", re.IGNORECASE)
"""A part that is a street if nothing behind it is one."""
_NUMBER = re.compile(r"\d+\s?[a-z]?(?:\s*[-–/&]\s*\d+[a-z]?)?", re.IGNORECASE)
_WINDS = frozenset({"north", "south", "east", "west", "n", "s", "e", "w", "side"})


def in_parts(answers: Mapping[str, str], known: Collection[str]) -> dict[str, str]:
    """The answers with the name, the street and the postcode of the place each in its own.

    `known` are the words of a place, made plain, for which a map has others.
    """
    answers = _with_the_street_of_its_number(answers)
    found = dict(answers)
    venue, street = (answers.get(one, "") for one in ("venue", "street"))
    text = venue or street
    if not text or plain(text) in known or _is_no_place(text) or (venue and _is_no_place(street)):
        return found
    is_one_cell = not (venue and street)
    if is_one_cell and not (street or re.search(r"[,\n]", text) or IN_AN_ADDRESS.search(text)):
        return found
    runs_it = answers.get("organisation", "") if is_one_cell else ""
    address = address_in(text if is_one_cell else street, runs_it)
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
        if address.organisation:
            found.setdefault("organisation", address.organisation)
    return found


def _with_the_street_of_its_number(answers: Mapping[str, str]) -> Mapping[str, str]:
    """The answers with a number at the end of one cell before the street that another begins with.

    `Mill Hall, 523` and `Mill Road, Larkwell` are the place's name and `523 Mill Road`.
    """
    for name, after in (("venue", "street"), ("street", "area"), ("venue", "area")):
        before, comma, number = answers.get(name, "").rstrip(" ,").rpartition(",")
        street, *rest = map(str.strip, answers.get(after, "").split(","))
        is_number = comma and _NUMBER.fullmatch(number.strip())
        is_street = _is_road(street) if after == "area" else _is_street(street)
        if not (is_number and is_street) or _NUMBERED.match(street):
            continue
        address = f"{number.strip()} {street}"
        found = {**answers, name: before.strip(), after: ", ".join(rest)}
        if after == "street":
            found["street"] = ", ".join((address, *rest))
        elif name == "street":
            found["street"] = f"{before.strip()}, {address}"
        elif not found.get("street"):
            found["street"] = address
        else:
            continue
        return {one: text for one, text in found.items() if text}
    return answers


def _is_no_place(text: str) -> bool:
    """Whether words say that it is online or the like, alone or beside a place."""
    return bool(text) and where_in(text) != Where("named", " ".join(text.split()))


def _is_elsewhere(postcode: str, other: str) -> bool:
    one, two = (plain(text).replace(" ", "").strip(".") for text in (postcode, other))
    return bool(one and two) and one != two
