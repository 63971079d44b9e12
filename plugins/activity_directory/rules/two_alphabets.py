"""A word is written with the letters of one alphabet.

`two-alphabets` (a warning): a word has plain letters and others that only look like them, from the
Cyrillic or the Greek alphabet for instance, or it is set in letters made for sums. No search finds
it, a screen reader spells it out, and it may pass for a name that it is not. Type it again.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from activity_directory.rules.text_rule import Finding, text_rule
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.contact import letter_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.schema.texts import Passage

_FOREIGN = re.compile(
    "["
    "\u0370-\u03ff\u1f00-\u1fff"  # Greek
    "\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f"  # Cyrillic
    "\u0530-\u058f"  # Armenian
    "\u13a0-\u13fd\uab70-\uabbf"  # Cherokee
    "\u2c80-\u2cff\ua4d0-\ua4ff"  # Coptic, Lisu
    "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb"  # of full width, and made for sums
    "]"
)
"""Letters of the alphabets that have some which look like ours."""
_ASCII = bytes(range(128))
_PLAIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")
_LOOKS = MappingProxyType(
    dict(
        zip(
            "АВЕЅІЈКМНОРСТУХҮѴԌԚԜӀаеѕіјорсухһԁԛԝүѵгкӏьпΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρυιγκτωՏԼՕՍօսհոցզ",
            "ABESIJKMHOPCTYXYVGQWIaesijopcyxhdqwyvrklbnABEZHIKMNOPTYXaovpuiyktwSLOUouhngq",
            strict=True,
        )
    )
)
"""What they look like, by Unicode's list of confusable letters (UTS 39)."""
MOST_LETTERS = 3
"""Letters reported of one word."""
MOST_WORDS = 5
"""Words reported of one text: who pasted a page of such letters knows by then."""


def _may_have_two_alphabets(written: str) -> bool:
    """Whether a file may have a letter that looks like a plain one."""
    return not written.isascii() and _FOREIGN.search(_beyond_ascii(written)) is not None


def _beyond_ascii(text: str) -> str:
    """The letters and signs of a text that are not ASCII: there are few in most."""
    return text.encode("utf-8", "replace").translate(None, _ASCII).decode()


def mixed_words(text: str) -> Iterator[Finding]:
    """The first words of a text that have letters of two alphabets."""
    left = MOST_WORDS
    for word in _WORD.finditer(text) if _may_have_two_alphabets(text) else ():
        odd = [*dict.fromkeys(_FOREIGN.findall(word[0]))]
        if odd and (_PLAIN.search(word[0]) or any(map(_made_plain, odd))):
            yield _finding(word, odd)
            left -= 1
            if not left:
                return


def _finding(word: re.Match[str], odd: list[str]) -> Finding:
    letters = [f"{quoted(letter)} is {_described(letter)}" for letter in odd[:MOST_LETTERS]]
    more = [f"{len(odd) - MOST_LETTERS} more"] if len(odd) > MOST_LETTERS else []
    plain = "".join(_look(letter) or letter for letter in word[0])
    again = f": `{plain}`" if _FOREIGN.search(plain) is None else ""
    return Finding(
        word.start(),
        "two-alphabets",
        f"{quoted(word[0])} has unusual letters: {', '.join([*letters, *more])}",
        f"Type the word again on your keyboard{again}.",
    )


def _described(letter: str) -> str:
    look = _look(letter)
    return letter_name(letter) + (f", which looks like {quoted(look)}" if look else "")


def _look(letter: str) -> str:
    """The plain letter that it looks like; empty where it looks like none, or is one."""
    return _LOOKS.get(letter, "") or _made_plain(letter)


def _made_plain(letter: str) -> str:
    """A letter of full width, or made for sums, as a plain one."""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if plain != letter and plain.isascii() else ""


def _findings(passage: Passage) -> Iterator[Finding]:
    if passage.holds != "address":  # in which no such letter is let through
        yield from mixed_words(passage.words)


RULE = text_rule(("two-alphabets",), __doc__, _may_have_two_alphabets, _findings)
