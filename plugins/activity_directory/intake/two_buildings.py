"""A row that names one building as its place and another in its address: nobody knows which it is.

`Oak Inn` with `Mill Church Hall, Mill Lane` are two, and so are `53 Mill Lane` and `55 Mill Lane`.
`Mill Church` beside it is the same one in fewer words; a room, or a library in a centre, is a part
of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from activity_directory.intake.answers import Answers, Fault, Kept
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import plain

_KINDS = (
    r"(?:arms|cent(?:re|er)|chapel|church|club|college|hall|hospital|hotel|inn|institute|library"
    r"|mosque|museum|pub|school|tavern|temple|theatre)"
)
_KIND = re.compile(rf"\b{_KINDS}\b", re.IGNORECASE)
_BESIDE_IT = re.compile(
    r"\b(?:above|adjacent|adjoining|basement|behind|below|beside|between|by|c/o|close to|entrance"
    r"|facing|in front|inside|near|next|off|opposite|outside|park|parking|past|rear|within)\b",
    re.IGNORECASE,
)
"""Words that say how to find a place by another: `opposite the church`."""
A_STREET = re.compile(
    r"(?:avenue|ave|close|court|crescent|drive|gardens|gate|grove|hill|lane|ln|place|road|rd|row"
    r"|square|st|street|terrace|walk|way|yard)(?: (?:north|south|east|west))?\W*$",
    re.IGNORECASE,
)
_A_PART = re.compile(
    r"\b(?:annexe?|caf[eé]|floor|foyer|gym|kitchen|lounge|rooms?|studio|suite|unit)\b",
    re.IGNORECASE,
)
_MAY_HAVE_ANOTHER = re.compile(
    r"\b(?:cent(?:re|er)|college|hospital|hotel|school)\b", re.IGNORECASE
)
_MAY_BE_IN_ANOTHER = re.compile(
    r"\b(?:(?:church|club|mosque|temple)(?! hall)|library|museum|theatre)\b", re.IGNORECASE
)
_OF_ANY = re.compile(
    rf"{_KINDS}|an?|and|at|by|in|of|on|the|st|saint|arts?|baptist|catholic|children|city|community"
    r"|day|family|great|health|house|leisure|lecture|little|main|medical|memorial|methodist|new|old"
    r"|parish|primary|public|resource|s|social|sports?|town|united|reformed|urc|village|youth",
    re.IGNORECASE,
)
"""Words that many buildings have in their names."""


def ask_which(answers: Answers) -> None:
    """Take a place and its address away, to be asked for, where they are of two buildings.

    The words of both are kept for the description.
    """
    given, asked = answers.given, question("venue")
    name, street = _name_and_street(given)
    if not name or plain(name) in answers.references.called("venues") or not are_named(given):
        return
    postcode = given.get("postcode", "")
    del given["venue"], given["street"]
    given.pop("postcode", None)
    fault = Fault(
        asked.id,
        f"{asked.label}: {quoted(shown(name))} and {quoted(shown(_first_part(street)))} in its "
        "address are two buildings",
        "Ask which of the two it is, and correct the list.",
    )
    answers.kept[asked.id] = Kept(f"{name}, {street} {postcode}".strip(), fault)


def are_named(answers: Mapping[str, str]) -> bool:
    """Whether a row names one building as its place, and another in the address of it."""
    name, street = _name_and_street(answers)
    if not (name and street):
        return False
    if have_other_numbers(name, street):
        return True
    towns = _words(", ".join((answers.get("area", ""), *street.split(",")[1:][-1:])))
    return plain(name) not in plain(street) and _are_two(name, _first_part(street), towns)


def _name_and_street(answers: Mapping[str, str]) -> tuple[str, str]:
    name, street = (" ".join(answers.get(one, "").split()) for one in ("venue", "street"))
    return name, street


def _first_part(street: str) -> str:
    return street.partition(",")[0].strip()


def _are_two(name: str, other: str, towns: set[str]) -> bool:
    """Whether two names are of buildings of which neither is the other, or may be in it."""
    if not (_is_building(name) and _is_building(other)):
        return False
    one_town, other_town = _words_that_follow(name), _words_that_follow(other)
    is_elsewhere = bool(one_town and other_town) and one_town != other_town
    may_be_in_it = _MAY_BE_IN_ANOTHER.search(name) and _MAY_HAVE_ANOTHER.search(other)
    if may_be_in_it and not is_elsewhere:
        return False
    one, two = _words(name) - towns, _words(other) - towns
    return bool(one and two) and one.isdisjoint(two)


def _words_that_follow(name: str) -> str:
    """What stands behind a kind of building, mostly a town: `Oak Centre Canterbury`."""
    *_, last = _KIND.split(name)
    return plain(last)


def _is_building(name: str) -> bool:
    if name[:1].isdigit() or not _KIND.search(name):
        return False
    return not any(one.search(name) for one in (A_STREET, _A_PART, _BESIDE_IT))


def _words(text: str) -> set[str]:
    """The words of a name that tell it from others."""
    return {word for word in re.findall(r"\w+", plain(text)) if not _OF_ANY.fullmatch(word)}


_NUMBERED = re.compile(
    r"(?<![\w/.-])(?P<first>\d{1,4})(?:\s?[a-z])?(?:\s*[-–/&]\s*(?P<last>\d{1,4})[a-z]?)?"
    r",?\s+(?P<street>[a-z][^,;\n\d]{3,})",
    re.IGNORECASE,
)
_IN_A_BUILDING = re.compile(
    r"\b(?:block|court|flat|floor|hall|level|pitch|room|studio|suite)\W*$", re.IGNORECASE
)
_NO_STREET = re.compile(r"(?:floor|mins?|minutes?|miles?|metres?|yards?)\b", re.IGNORECASE)
_SHORT_FORMS = {"ave": "avenue", "cl": "close", "cres": "crescent", "dr": "drive", "ln": "lane"}
_SHORT_FORMS |= {"pl": "place", "rd": "road", "sq": "square", "st": "street"}


def have_other_numbers(one: str, other: str) -> bool:
    """Whether two addresses have different numbers of houses in one street: 53 and 55 Mill Lane.

    `53-55 Mill Lane` is both. A room's number is none of a house.
    """
    pairs = [(a, b) for a in _numbers(one) for b in _numbers(other) if _is_one_street(a[0], b[0])]
    return bool(pairs) and all(a[1].isdisjoint(b[1]) for a, b in pairs)


def _numbers(text: str) -> list[tuple[str, frozenset[int]]]:
    """The streets of an address, each with the numbers of its houses."""
    found: list[tuple[str, frozenset[int]]] = []
    for one in _NUMBERED.finditer(text) if any(map(str.isdigit, text)) else ():
        first, last = int(one["first"]), int(one["last"] or one["first"])
        is_street = not _IN_A_BUILDING.search(text[: one.start()])
        if is_street and not _NO_STREET.match(one["street"]) and first <= last < first + _MOST:
            words = [_SHORT_FORMS.get(word, word) for word in plain(one["street"]).split()]
            found.append((" ".join(words), frozenset(range(first, last + 1))))
    return found


_MOST = 100
"""The most numbers that one address has."""


def _is_one_street(one: str, other: str) -> bool:
    """Whether two streets are one, also where a town stands behind one of them."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")
