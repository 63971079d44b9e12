"""A row that names one building as its place and another in its address: nobody knows which it is.

`Oak Inn` with `Mill Church Hall, Mill Lane` are two. `Mill Church` beside it is the same one in
fewer words; a room, or a library in a centre, is a part of it.
"""

from __future__ import annotations

import re

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
    r"\b(?:above|adjacent|adjoining|behind|below|beside|between|by|close to|entrance|facing"
    r"|in front|near|next|off|opposite|outside|park|parking|past|rear)\b",
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
_MAY_HAVE_ANOTHER = re.compile(r"\b(?:cent(?:re|er)|college|hospital|school)\b", re.IGNORECASE)
_MAY_BE_IN_ANOTHER = re.compile(r"\b(?:library|museum|theatre)\b", re.IGNORECASE)
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
    name, street = (" ".join(given.get(one, "").split()) for one in ("venue", "street"))
    if plain(name) in answers.references.called("venues"):
        return
    other, *rest = (part.strip() for part in street.split(","))
    towns = _words(", ".join((given.get("area", ""), *rest[-1:])))
    if plain(name) in plain(street) or not _are_two(name, other, towns):
        return
    words = f"{name}, {street}"
    postcode = given.get("postcode", "")
    del given["venue"], given["street"]
    given.pop("postcode", None)
    fault = Fault(
        asked.id,
        f"{asked.label}: {quoted(shown(name))} and {quoted(shown(other))} in its address are two "
        "buildings",
        "Ask which of the two it is, and correct the list.",
    )
    answers.kept[asked.id] = Kept(f"{words} {postcode}".strip(), fault)


def _are_two(name: str, other: str, towns: set[str]) -> bool:
    """Whether two names are of buildings of which neither is the other, or may be in it."""
    if not (_is_building(name) and _is_building(other)):
        return False
    if _MAY_BE_IN_ANOTHER.search(name) and _MAY_HAVE_ANOTHER.search(other):
        return False
    one, two = _words(name) - towns, _words(other) - towns
    return bool(one and two) and one.isdisjoint(two)


def _is_building(name: str) -> bool:
    if name[:1].isdigit() or not _KIND.search(name):
        return False
    return not any(one.search(name) for one in (A_STREET, _A_PART, _BESIDE_IT))


def _words(text: str) -> set[str]:
    """The words of a name that tell it from others."""
    return {word for word in re.findall(r"\w+", plain(text)) if not _OF_ANY.fullmatch(word)}
