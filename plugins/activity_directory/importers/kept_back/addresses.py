"""Addresses that a list masks, and where a text or a link shows one, however it is spelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import takewhile
from urllib.parse import unquote

from activity_directory.importers.kept_back.word import folded
from activity_directory.intake.writing import Facts, Words
from activity_directory.schema.values import no_place

WITHHELD: Facts = {"withheld": Words("yes")}
"""What a place says of itself whose address its list keeps back."""
NOT_PUBLISHED = no_place.NOT_PUBLISHED
"""The name of a place whose name would be its address, or somebody's."""
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SHORT = {
    **dict.fromkeys(("av", "ave"), "avenue"),
    **dict.fromkeys(("bldg", "bldgs"), "building"),
    **dict.fromkeys(("cl", "clo"), "close"),
    **dict.fromkeys(("cr", "cres", "cresc"), "crescent"),
    **dict.fromkeys(("ct", "crt"), "court"),
    **dict.fromkeys(("gdn", "gdns", "garden"), "gardens"),
    **dict.fromkeys(("gr", "grv"), "grove"),
    **dict.fromkeys(("ter", "terr", "tce"), "terrace"),
    "blvd": "boulevard",
    "dr": "drive",
    "hse": "house",
    "la": "lane",
    "ln": "lane",
    "pk": "park",
    "pl": "place",
    "rd": "road",
    "sq": "square",
    "st": "street",
    "str": "street",
    "wlk": "walk",
    "wy": "way",
    "saint": "street",
}
"""Words of addresses that are shortened. `St` is a saint as well: all are compared alike."""
STREETS = frozenset(
    re.findall(
        "[a-z]+",
        "avenue close court crescent drive gardens grove lane mews parade place road square "
        "street terrace walk way",
    )
)
"""What the name of a street ends in."""
_MAPS = re.compile(
    r"\bgoo\.gl/maps|maps\.app\.goo\.gl|google\.[a-z.]+/maps|\bmaps\.google\.|maps\.apple\.com"
    r"|bing\.com/maps|openstreetmap\.org|\bosm\.org|waze\.com|streetmap\.co|multimap\.com"
    r"|what3words|\bw3w\.co|/{3}[a-z]+\.[a-z]+\.[a-z]+|\bgeo:-?\d"
    r"|(?<![\d.])-?\d{1,2}\.\d{3,},\s*-?\d{1,3}\.\d{3,}|[?&/@](?:ll=|q=|daddr=)?-?\d{1,2}\.\d+,-?\d"
    r"|\b[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b",
    re.IGNORECASE,
)
"""What leads to one place on a map."""


def spelt(text: str) -> list[str]:
    """The words and numbers of an address as they are compared: `secret`, `street`."""
    low = folded(_unquoted(text)).casefold().replace("'", "")
    return [_SHORT.get(word, word) for word in _WORD.findall(low)]


def points_to_a_place(text: str) -> bool:
    """Whether a text has a link to a map, coordinates, or words that stand for them."""
    return _MAPS.search(_unquoted(text)) is not None


def _unquoted(text: str) -> str:
    """The text of a link as people read it."""
    return unquote(text) if "%" in text else text


def says_where(sentence: str) -> bool:
    """Whether a sentence says where something is, by a street or by what it is beside."""
    return POSTCODE.search(sentence) is not None or _A_STREET.search(sentence) is not None


_A_STREET = re.compile(
    r"\b[A-Z][\w’'-]+ (?:Ave(?:nue)?|Close|Court|Cres(?:cent)?|Dr(?:ive)?|Gardens|Green|Grove|Hill"
    r"|La(?:ne)?|Ln|Mews|Parade|Park|Place|R(?:oa)?d|Row|Sq(?:uare)?|St(?:reet)?|Terrace|Walk|Way)\b"
    r"|\b(?i:next (?:door )?to|opposite|behind|above|beside|near(?: to)?|across from"
    r"|round the corner from|a few doors (?:from|down)) (?:(?:the|our) )?"
    r"(?:[A-Z]|(?:church|school|station|library|park|shops?)\b)"
    r"|\b(?i:white|red|blue|green|black|yellow) (?:front )?door\b"
)


def echoes(name: str, street: str) -> bool:
    """Whether the name of a place says its street: `Alder House` in `7 Alder Court`."""
    ordinary = {*_SHORT.values(), *STREETS, "hall", "the", "old", "new"}
    words = {word for word in spelt(name) if word.isalpha()} - ordinary
    return not words.isdisjoint(spelt(street))


def parts_of_address(words: str) -> Iterator[str]:
    """The parts of an address that say where it is, each without its number as well."""
    for number, part in enumerate(map(str.strip, re.split(r"[,;\n]", words))):
        if POSTCODE.fullmatch(part):
            yield part
            continue
        is_street = len(of := spelt(part)) > 1 and of[-1] in STREETS
        if " " in part and (number == 0 or is_street or re.search(r"\d", part)):
            yield part
            yield re.sub(r"^\d+\w?(?:\s*[-–/]\s*\d+\w?)?\s+(?=\w+ \w)", "", part)


def public_part(place: str, is_somebodys: Callable[[str], bool]) -> str:
    """The public place in a name that has somebody beside it; empty where it has neither."""
    parts = [*filter(None, map(str.strip, place.split(",")))]
    left = [part for part in parts if not is_somebodys(part)]
    return ", ".join(left) if left and is_public(left[0]) and len(left) < len(parts) else ""


def is_public(name: str) -> bool:
    """Whether a place is called like one that anybody may walk into: `Mill Hall`."""
    return _PUBLIC.search(name) is not None


_PUBLIC = re.compile(
    r"\b(?:cent(?:re|er)|church|clinic|club|college|hall|hospital|hub|library|museum|pavilion|school"
    r"|surgery|theatre)$",
    re.IGNORECASE,
)
"""What the name of a public place ends in."""


def may_have_an_office(answers: Mapping[str, str]) -> bool:
    """Whether a listing, or who runs it, is called as what has a house with an office: a church."""
    return any(_HAS_AN_OFFICE.search(answers.get(one, "")) for one in ("name", "organisation"))


_HAS_AN_OFFICE = re.compile(
    r"\b(?:cathedral|cent(?:re|er)|chapel|church|clinic|college|council|hall|hospice|hospital|hub"
    r"|library|mosque|museum|nursery|offices?|parish|practice|schools?|surgery|synagogue|temple"
    r"|theatre)\b",
    re.IGNORECASE,
)


class Hidden:
    """Parts of addresses that no text may show: each a row of words, by the first of them."""

    def __init__(self, parts: Iterable[str]) -> None:
        self.rows: dict[str, set[tuple[str, ...]]] = {}
        for part in parts:
            for row in _rows(part):
                self.rows.setdefault(row[0], set()).add(row)

    def shows(self, text: str) -> bool:
        """Whether a text shows one of them."""
        if not self.rows:
            return False
        words = spelt(text)
        return any(
            tuple(words[at : at + len(row)]) == row
            for at, word in enumerate(words)
            for row in self.rows.get(word, ())
        )


def _rows(part: str) -> Iterator[tuple[str, ...]]:
    """How a part of an address may be written: a street with its number without `Street`, too."""
    words = spelt(part)
    if not words:
        return
    if POSTCODE.fullmatch(part.strip()):
        compact = "".join(words)
        yield (compact,)
        yield (compact[:-3], compact[-3:])
        return
    yield tuple(words)
    numbers = [*takewhile(lambda word: word[0].isdigit(), words)]
    name = words[len(numbers) :]
    if len(name) > 1 and name[-1] in STREETS:
        yield from ((number, *name[:-1]) for number in numbers)


def without_those_of(parts: Iterable[str], places: Iterable[str]) -> Iterator[str]:
    """The parts of addresses that none of these places has."""
    shown = {tuple(spelt(part)) for place in places for part in parts_of_address(place)}
    return (part for part in parts if tuple(spelt(part)) not in shown)


def with_a_number(parts: Iterable[str]) -> Iterator[str]:
    """The parts that can only be one place: those with a number, and postcodes."""
    return (part for part in parts if part[:1].isdigit() or POSTCODE.fullmatch(part))
