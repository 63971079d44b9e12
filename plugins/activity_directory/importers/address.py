"""An address that a list has in one cell, as the name of a place, its street and its postcode.

`Mill Hall, 3 Mill Lane, Larkwell LW1 7WX, UK` has all of them, with commas or line breaks between.
A house is known by its number and street. What is plainly no address to go to is left as it is: it
is for `intake/place.py` to say so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from activity_directory.importers.beside_address import apart
from activity_directory.importers.kept_back.addresses import STREETS, is_public, spelt
from activity_directory.importers.towns import is_town
from activity_directory.intake.place import FOR_LETTERS, has_several, is_plain_address
from activity_directory.intake.questions import question
from activity_directory.schema.values.contact import IN_AN_ADDRESS, numbers_in
from activity_directory.schema.values.no_place import Where, is_a_page, where_in
from activity_directory.vocabulary import plain

_COUNTRY = re.compile(
    rf"(?:[,\n]\s*|(?P<postcode>{IN_AN_ADDRESS.pattern})\s+)(?:the )?(?:uk|u\.k\.|united kingdom|gb"
    r"|great britain|england|scotland|wales|northern ireland)[\s.,]*$",
    re.IGNORECASE,
)
_CALLED_SO = re.compile(r"^(?:[\w ]{0,20}\b)?address\s*:\s*", re.IGNORECASE)
"""`Venue address:` in front of one."""
_BETWEEN_PARTS = re.compile(r"\s*[,\n](?![^(\n]*\))[\s,]*")
_POSTCODE_CALLED_SO = re.compile(
    rf"\bpost ?code\s*[:=–—-]?\s*(?={IN_AN_ADDRESS.pattern})", re.IGNORECASE
)
_SENTENCE = re.compile(
    r"(?:(?<=[A-Za-z]{3}[a-z])|(?<=\d[A-Za-z]{2}))\.\s+(?=[A-Z0-9])"
    r"|(?<= \d[A-Z]{2})(?<!ST)(?<!ND)(?<!RD)(?<!TH)\s+(?=[A-Z][a-z]+ [a-z])"
)
"""What ends an address: a full stop, or its postcode in front of a sentence."""
_DIRECTIONS = re.compile(
    r"\b(?:turn|go|walk|drive|follow|continue|head) (?:in|left|right|down|up|along|on|past"
    r"|through|the|over|straight)\w*\b|\b(?:on|to) (?:your|the) (?:left|right)\b|\bset back\b",
    re.IGNORECASE,
)
"""Words that lead people to a place, and are no part of its address."""
_SMALL = r"(?:of|on|in|the|upon|by|near|nr|and|under|le|next|cum|st)"
_IS_CALLED = re.compile(rf"[\s,.]*(?:(?:[A-Z0-9][\w’'.&/-]*|{_SMALL})[\s,.]*)*")
"""Words with capitals, as the parts of an address have them; a sentence has not."""
_BRACKET_AFTER = re.compile(rf"\s*{IN_AN_ADDRESS.pattern}(?P<bracket>\s*\([^()]*\))", re.IGNORECASE)
_ONLY_A_NUMBER = re.compile(
    r"(?:[a-z]?\d+[a-z]?(?:\s*[-–]\s*\d+)?"
    r"|(?:unit|suite|flat|room|block|floor|level|office)\s+[\w .-]{1,16}"
    r"|(?:\d+(?:st|nd|rd|th)|ground|first|second|third|lower|upper) floor(?:\s+[\w-]+)?)",
    re.IGNORECASE,
)
"""A part that says where in a building, or of which house: it goes with the one behind it."""
_NUMBERED = re.compile(r"\d+\s?[a-z]?\.?(?:\s*[-–/&]\s*\d+[a-z]?)?\s+\D", re.IGNORECASE)


class Address(NamedTuple):
    """What an address says; empty where it doesn't. `town` is one that stands alone.

    `after` are sentences behind it that are no part of it.
    """

    name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    organisation: str = ""
    after: str = ""


def address_in(
    text: str, organisation: str = "", towns: frozenset[str] = frozenset()
) -> Address | None:
    """What the words of one cell say of a place; None where that isn't plain.

    `towns` are those of its list. `organisation` is who runs it, where that is known: in front of
    the name of a public building it is no part of the address.
    """
    address = _to_go_to(text.replace("\xa0", " ").strip())
    words, after = _without_sentences(_in_usual_signs(_CALLED_SO.sub("", address)))
    words, way = _without_directions(words)
    after = ". ".join(filter(None, (way, after)))
    if FOR_LETTERS.search(address) or has_several(address) or not is_plain_address(words):
        return None
    without = _COUNTRY.sub(lambda one: one["postcode"] or "", words)
    has_country = without != words
    postcode = next((one.upper() for one in IN_AN_ADDRESS.findall(without)), "")
    parts = _parts(without)
    is_one_word = len(parts) == 1 and has_country and not postcode and not _is_street(parts[0])
    if all(is_town(part, towns) for part in parts) or is_one_word:
        return Address(town=", ".join(parts), postcode=postcode, after=after)
    runs_it = parts[0] if _runs_it(parts, organisation) else ""
    name, street = _name_and_street(parts[1:] if runs_it else parts, towns)
    if len(name) > question("venue").longest:
        return None
    return Address(name, street, postcode, organisation=runs_it, after=after)


def _parts(words: str) -> list[str]:
    """The parts of an address, each once, without its postcode."""
    every = _BETWEEN_PARTS.split(_around_its_postcode(words))
    found = (" ".join(one.split()).strip(" .") for one in every)
    return _with_its_number([*dict.fromkeys(filter(None, found))])


def _in_usual_signs(words: str) -> str:
    """An address with commas in the place of the signs that it has between all its parts."""
    words = _POSTCODE_CALLED_SO.sub("", words)
    if "," in words or "\n" in words:
        return words.replace(";", ",")
    return re.sub(r"\s*;\s*|\s+[/|]\s+", ", ", words)


def _without_sentences(words: str) -> tuple[str, str]:
    """An address as one sentence, and the sentences behind its postcode that are no part of it.

    `Mill Hall. Mill Lane. LW1 7WX. Free parking.` has three parts of an address.
    """
    first, *others = _SENTENCE.split(words)
    after: list[str] = []
    for number, other in enumerate(others):
        if _IS_CALLED.fullmatch(IN_AN_ADDRESS.sub("", other)):
            first = f"{first}, {other}"
        elif IN_AN_ADDRESS.search(first) and not IN_AN_ADDRESS.search(other):
            after.append(other)
        else:
            return ". ".join((first, *others[number:])), ""
    return first, ". ".join(after)


def _without_directions(words: str) -> tuple[str, str]:
    """An address without the way there in front of it, and that way; a street must follow."""
    if not _DIRECTIONS.search(words):
        return words, ""
    parts = [one.strip() for one in _BETWEEN_PARTS.split(words)]
    first = next((at for at, one in enumerate(parts) if not _DIRECTIONS.search(one)), len(parts))
    is_address = 0 < first < len(parts) and (_is_street(parts[first]) or is_building(parts[first]))
    if not is_address:
        return words, ""
    return ", ".join(parts[first:]), ", ".join(parts[:first])


def _around_its_postcode(words: str) -> str:
    """An address with a comma in place of its postcode, behind a bracket that follows it."""
    return IN_AN_ADDRESS.sub(",", _BRACKET_AFTER.sub(lambda one: f"{one['bracket']},", words))


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


def _name_and_street(parts: list[str], towns: frozenset[str]) -> tuple[str, str]:
    """The name of a place, and the rest of its address.

    One more part stays with a name that may be a street, `Grange Park, Larkwell`; a building is in
    it. So do a village and its town behind a street, `Millgate, Delph, Oldham`, and what ends as
    streets do behind a road without a number, `Mill Road, Hazel Grove`.
    """
    first = 0
    while first < len(parts) - 1 and _ONLY_A_NUMBER.fullmatch(parts[first]):
        first += 1
    rest = parts[first + 1 :]
    head, streets = parts[first], [*filter(_is_street, rest)]
    is_an_address = _NUMBERED.match(head) or (_is_street(head) and not streets)
    is_a_road = _is_road(head) and not any(map(_NUMBERED.match, rest))
    names_no_street = not streets and (
        _MAY_BE_A_STREET.fullmatch(head) or (len(rest) == 1 and not _is_in(head, rest[0], towns))
    )
    whole = ", ".join(parts)
    if len(whole) <= question("venue").longest and (is_an_address or is_a_road or names_no_street):
        return whole, ""
    return ", ".join(parts[: first + 1]), ", ".join(rest)


def _is_in(head: str, rest: str, towns: frozenset[str]) -> bool:
    """Whether a place is in what stands behind it, which is no part of its name."""
    if is_building(head):
        return not is_building(rest) and not is_public(rest)
    return is_town(rest, towns) and not _OF_LAND.search(head)


def is_building(name: str) -> bool:
    """Whether a place is called as only buildings are: `Mill Hall`, `Station Hotel`."""
    return is_public(name) or _BUILDING.search(name) is not None


_BUILDING = re.compile(
    r"\b(?:academy|arms|arts|bar|bookshop|cabin|caf[eé]|chapel|cinema|gallery|gurdwara|gym|hotel"
    r"|hut|inn|institute|mosque|nursery|pub|rooms?|shop|stadium|studios?|synagogue|tavern|temple"
    r"|workshop)$",
    re.IGNORECASE,
)
_OF_LAND = re.compile(
    r"\b(?:bank|croft|end|fields?|green|hill|meadows?|mount|park|side|wood)$", re.IGNORECASE
)
"""What the name of a park ends in, and that of a street as well."""


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


def in_parts(
    answers: Mapping[str, str], known: Collection[str], towns: frozenset[str] = frozenset()
) -> dict[str, str]:
    """The answers with the name, the street and the postcode of the place each in its own.

    `known` are the words of a place, made plain, for which a map has others; `towns` are those of
    the list.
    """
    answers = _with_the_street_of_its_number(_without_other_facts(answers, known))
    found = dict(answers)
    venue, street = (answers.get(one, "") for one in ("venue", "street"))
    text = venue or street
    if not text or plain(text) in known or _is_no_place(text) or (venue and _is_no_place(street)):
        return found
    is_one_cell = not (venue and street)
    is_one_word = not (street or re.search(r"[,;\n]", text) or IN_AN_ADDRESS.search(text))
    if is_one_cell and is_one_word and not is_town(text, towns):
        return found
    runs_it = answers.get("organisation", "") if is_one_cell else ""
    address = address_in(text if is_one_cell else street, runs_it, towns)
    if address is None or _is_elsewhere(address.postcode, answers.get("postcode", "")):
        return found
    return _with_address(found, address)


def _with_address(answers: dict[str, str], address: Address) -> dict[str, str]:
    """The answers with an address in the place of the cell in which it stood."""
    venue, street = (answers.get(one, "") for one in ("venue", "street"))
    if address.postcode:
        answers["postcode"] = address.postcode
    if address.after:
        _say_beside(answers, "venue" if venue else "street", address.after)
    if venue and street:
        every = (address.name, address.street, address.town)
        lines = [one for one in every if one and plain(one) != plain(venue)]
        return {**answers, "street": ", ".join(lines) or street}
    del answers["venue" if venue else "street"]
    if address.town:
        answers.setdefault("area", address.town)
    if address.name:
        answers["venue"] = address.name
        answers |= {"street": address.street} if address.street else {}
    if address.organisation:
        answers.setdefault("organisation", address.organisation)
    return answers


def _without_other_facts(answers: Mapping[str, str], known: Collection[str]) -> Mapping[str, str]:
    """The answers with a telephone number, a link and the like each in its place, or in words."""
    found = dict(answers)
    for name in ("venue", "street"):
        text = answers.get(name, "")
        if plain(text) in known or is_a_page(text):
            continue
        address, others = apart(text)
        if not others:
            continue
        found[name] = address
        if not address:
            del found[name]
        for words in others:
            if numbers_in(words) and not found.get("phone"):
                found["phone"] = words
            else:
                _say_beside(found, name, words)
    return found


def _say_beside(answers: dict[str, str], name: str, words: str) -> None:
    """Add to the description what a cell about a place says besides."""
    paragraphs = (answers.get("description", ""), f"{question(name).label}: {words}")
    answers["description"] = "\n\n".join(filter(None, paragraphs))


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
