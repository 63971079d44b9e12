"""What the looks find: words that claim a fact; and what their gates ask of the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from activity_directory.model.activity import Activity


class Claim(NamedTuple):
    """Words that say a fact: where they start in all the words, and the fact they are against."""

    start: int
    words: str
    rule: str
    against: str
    place: str
    hint: str = "Find out which of the two is right, and change the other."


class Signs:
    """What the gates of the looks ask of all the words of an entry, worked out once.

    A gate (`_may_...`) only spares work: its look finds nothing in words that it keeps out.
    """

    __slots__ = ("after_digits", "has_digit", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.has_digit = bool(text.encode("utf-8", "replace").translate(None, _NO_DIGITS))
        self.after_digits = frozenset(_AFTER_A_DIGIT.findall(text) if self.has_digit else ())


# The patterns begin with a letter or a digit that text can be searched for at speed; what must
# stand in front of them is looked at afterwards.
_NO_DIGITS = bytes(byte for byte in range(256) if chr(byte) not in "0123456789")
_AFTER_A_DIGIT = re.compile(r"[0-9]\s*(am|pm|to|until|till|–|-|\+|and|or|plus)")


Look = tuple[Callable[[Signs], bool], Callable[["Activity", str, date], Iterator[Claim]]]
"""A gate, and what finds the claims in all the words of an entry on a day."""
