"""A text word by word, as names are looked for in it: without accents, capitals and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from activity_directory.sanitise.wrong_encoding import repaired

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
"""Accents, and signs that nobody sees."""
_LETTERS = str.maketrans("’‘`´łŁøØđĐ", "''''lLoOdD")
_APART = 6
"""The most signs between two words that belong together: `**Jean** Okafor`."""
_DAYS = frozenset(
    re.findall(
        "[a-z]+",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
)
_NOTES = frozenset({"nb", "ps"})
"""What begins a note, with capitals: `NB Doris does the bookings`."""
_ENDS = frozenset(".!?:;\n•")


class Word(NamedTuple):
    """A word as it is written, and as it is compared: `jean` for `Jean’s`, which is `whose`."""

    text: str
    key: str
    start: int
    end: int
    whose: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def folded(text: str) -> str:
    """A text without accents and invisible signs, its apostrophes all alike."""
    if text.isascii():
        return text.replace("`", "'")
    right = repaired(text).translate(_LETTERS)
    return _MARKS.sub("", unicodedata.normalize("NFKD", right))


@lru_cache(maxsize=256)  # of a few rows: their texts are looked through several times
def keys_in(text: str) -> frozenset[str]:
    """The words of a text as they are compared: a quick look at it, before it is read."""
    low = folded(text).casefold()
    found = frozenset(_WORD.findall(low))
    return found | {_key(one) for one in found if "'" in one} if "'" in low else found


def _key(low: str) -> str:
    """A word in small letters as it is compared."""
    return low.removesuffix("'s").replace("'", "")


class Read:
    """A text that is read word by word."""

    def __init__(self, text: str) -> None:
        self.text = folded(text)
        self.words = tuple(
            Word(one, _key(one.casefold()), found.start(), found.end(), one.endswith(("'s", "'")))
            for found in _WORD.finditer(self.text)
            for one in [found[0]]
        )

    def at(self, index: int) -> Word | None:
        """The word of this number, if there is one."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def gap(self, index: int) -> str:
        """The text between a word and the next, or after the last."""
        after = self.at(index + 1)
        return self.text[self.words[index].end : after.start if after else None]

    def joins(self, index: int) -> bool:
        """Whether a word and the next may be parts of one name."""
        gap = self.gap(index)
        return (
            index + 1 < len(self.words)
            and len(gap) <= _APART
            and not any(map(str.isdigit, gap))
            and "\n\n" not in gap
        )

    def next_to(self, index: int) -> Word | None:
        """The word that follows with nothing but a space or a hyphen before it."""
        after = self.at(index + 1)
        return after if after is not None and self.gap(index) in {" ", "-", "\n"} else None

    def begins(self, index: int) -> bool:
        """Whether a word begins a sentence or a line."""
        return index == 0 or not _ENDS.isdisjoint(self.gap(index - 1))

    def has_capital_after(self, index: int) -> bool:
        """Whether a word may be the first of a longer name: `Hope` in `Hope Street`."""
        after = self.next_to(index)
        return after is not None and after.is_capital and after.key not in _DAYS

    def has_capital_before(self, index: int) -> bool:
        """Whether a word may be the last of a longer name: `Grace` in `Amazing Grace`."""
        before = self.at(index - 1)
        is_name = before is not None and before.is_capital and before.key not in _NOTES
        return is_name and self.next_to(index - 1) is not None

    def is_in_address(self, index: int) -> bool:
        """Whether a word is a part of an e-mail address or a link."""
        word = self.words[index]
        start = max(self.text.rfind(sign, 0, word.start) for sign in " \n\t(<") + 1
        end = re.compile(r"[\s)>]|$").search(self.text, word.end)
        chunk = self.text[start : end.start() if end else None]
        return "@" in chunk or "://" in chunk or chunk.startswith("www.")

    def is_in_brackets(self, index: int) -> bool:
        """Whether a word stands alone between brackets."""
        word = self.words[index]
        return self.text[: word.start].rstrip().endswith("(") and self.text[
            word.end :
        ].lstrip().startswith(")")
