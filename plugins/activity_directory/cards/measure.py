"""How much room words take on paper: lines and millimetres.

An estimate on the safe side, so that a card is made to fit when it is built and is not cut off
when it is printed. Knows nothing of activities.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

POINT = 25.4 / 72
"""Millimetres in a point."""

# Widths of letters in thousandths of the type's size, rounded up: Atkinson Hyperlegible Next, which
# the site brings along. (Arial, which stands in for it, is as wide on average.) Bold is a little
# wider; what isn't here counts as a capital.
_GROUPS: Mapping[int, str] = MappingProxyType(
    {
        160: "'",
        210: ",.:;",
        250: "|`j‘’·",
        270: "il",
        280: " \u00a0",
        300: '!"()',
        330: "[ft",
        350: "]r{}",
        390: "/\\-_",
        410: "I1“”",
        460: "vyz",
        490: "*?csx",
        510: "7k–",
        530: "Ja",
        550: "2Lehnouéà×",
        570: "<>EFT^bdgp~",
        590: "35Yq",
        610: "$+69PSVZ£",
        630: "48ABRX=",
        650: "0CK",
        670: "#D…",
        700: "GHNUw",
        730: "OQ",
        780: "&@",
        860: "MWm—",
        920: "%",
    }
)
_OTHER = 720
_BOLDER = 1.09


_WIDEST = 1000
_FIRST_WIDE = "\u0900"
"""From here on, Unicode has the scripts of India, of East Asia and others with wide letters."""


class _Widths(dict[str, int]):
    """The width of each letter; of one that nobody measured, a capital's or that of a square."""

    def __missing__(self, letter: str) -> int:
        if unicodedata.category(letter) == "Mn":  # it stands above or below another
            return 0
        return _WIDEST if letter >= _FIRST_WIDE and letter.isalpha() else _OTHER


_WIDTH_OF = _Widths(
    {letter: width for width, letters in _GROUPS.items() for letter in letters}
).__getitem__
_SPACE = _WIDTH_OF(" ")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide `text` is on one line, in millimetres, in type of `size` points."""
    return _wide(text) * _thousandth(size, bold=bold)


def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """How many lines `text` takes where a line has `room` millimetres; none for no text."""
    if not text:
        return 0
    room /= _thousandth(size, bold=bold)
    return 1 if _wide(text) <= room else _wrapped(_widths_of_words(text), room, _SPACE)


def lines_of_pieces(pieces: Iterable[str], room: float, size: float, *, bold: bool = False) -> int:
    """The same for pieces that stand side by side and are parted only where they must be."""
    return _wrapped(map(_wide, pieces), room / _thousandth(size, bold=bold), 0)


def _thousandth(size: float, *, bold: bool) -> float:
    return size * POINT / 1000 * (_BOLDER if bold else 1)


# Both are remembered, because a card is tried in many sizes of type.


@lru_cache(maxsize=8192)
def _wide(text: str) -> int:
    return sum(map(_WIDTH_OF, text))


@lru_cache(maxsize=1024)
def _widths_of_words(text: str) -> tuple[int, ...]:
    return tuple(map(_wide, text.split(" ")))


def _wrapped(words: Iterable[int], room: float, space: int) -> int:
    taken, used = 0, room
    for wide in words:
        if used + space + wide <= room:
            used += space + wide
        elif wide <= room:
            taken, used = taken + 1, wide
        else:  # a word longer than a line is broken wherever the line ends, a letter early
            taken, used = taken + math.ceil(wide / (room * 0.95)), room
    return taken
