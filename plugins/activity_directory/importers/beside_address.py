"""What is in the cell of an address but not part of it: `Mill Hall (ring 01632 960110)`.

A telephone number, an e-mail address, a link and words that find a place on a map. They are taken
out with the words about them, up to the next comma or bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from activity_directory.importers.kept_back.reached import ADDRESS
from activity_directory.schema.values.contact import IN_AN_ADDRESS, numbers_in

_OTHER = re.compile(
    rf"{ADDRESS}|(?:https?://|www\.)\S+"
    r"|(?:\b(?:what3words|w3w)\b[\s:=]*|(?<!\S)(?=///))/{0,3}[a-z]+\.[a-z]+\.[a-z]+"
    r"|(?<![\d.])-?\d{1,2}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}",
    re.IGNORECASE,
)
_ABOUT_IT = re.compile(
    r"\b(?:(?:please|to book|or|for (?:more |further )?(?:info\w*|details|directions))\W+)*"
    r"(?:contact|tel(?:ephone)?|phone|mob(?:ile)?|call|ring|text|e-?mail|ask for|speak to|see"
    r"|website|web|map|location|what3words|w3w|gps|co-?ordinates)\b",
    re.IGNORECASE,
)
"""Where words about such a fact begin, if no sign does."""
_STARTS = re.compile(r"\(?[0+]")
"""What telephone numbers begin with, and the numbers of houses don't: `1479-1489 Mill Road`."""
_CALLED_SO = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mob(?:ile)?|call|ring|text|fax)\b"
    r"(?: (?:no|number|us|on))*[\s.:(]*$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[,;\n()]|\s[-–—/|]\s|\.\s")
_SIGNS = " ,;:.|/–—-\n\t"


class Apart(NamedTuple):
    """The words of an address, and what else was in the cell, in its order."""

    address: str
    others: tuple[str, ...]


def apart(text: str) -> Apart:
    """An address without what is not part of it."""
    address = text
    others: list[str] = []
    for start, end in [*_facts(text)][::-1]:
        others.insert(0, text[start:end].strip(f"{_SIGNS}()"))
        before, after = address[:start].rstrip(_SIGNS), address[end:].lstrip(" ")
        is_between = before and after[:1] not in {"", ",", ";", "\n", ")"}
        address = f"{before}{', ' if is_between else ''}{after}"
    return Apart(address.strip(_SIGNS), tuple(others)) if others else Apart(text, ())


def _facts(text: str) -> Iterator[tuple[int, int]]:
    """Where each fact begins and ends, with the words about it."""
    found = [(one.start(), one.end()) for one in _OTHER.finditer(text)]
    for number in dict.fromkeys(numbers_in(text)):
        start = text.find(number) + (number[0] == "(" and ")" not in number)
        if _STARTS.match(number) or _CALLED_SO.search(text, 0, start):
            found.append((start, text.find(number) + len(number)))
    last = 0
    for start, end in sorted(found):
        if start >= last:
            begins, last = _with_its_words(text, last, start, end)
            yield begins, last


def _with_its_words(text: str, last: int, start: int, end: int) -> tuple[int, int]:
    """Where a fact begins and ends: with its bracket, or with words such as `Tel` before it."""
    bracket = text.rfind("(", last, start)
    if bracket > text.rfind(")", last, start):
        closed = text.find(")", end)
        return bracket, closed + 1 if closed >= 0 else len(text)
    signs = [last, *(one.end() for one in _SIGN.finditer(text, last, start))]
    about = _ABOUT_IT.search(text, signs[-1], start)
    if about is None:
        return start, end
    ends = (_SIGN.search(text, end), IN_AN_ADDRESS.search(text, end))
    return about.start(), min((one.start() for one in ends if one), default=len(text))
