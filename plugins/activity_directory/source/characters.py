"""Characters that can't be seen: found, and taken out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from activity_directory.problems import Problem, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator


_FLAGS = (
    "\U0001f3f4(?:\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067"
    "|\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074"
    "|\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073)\U000e007f"
)
_JOINED = "[\u0590-\u1dff\u2190-\u2bff\u3000-\ufdff\ufe0f\ufe70-\ufefe\U00010000-\U000dffff]"
_NEVER_SEEN = (
    # Control characters, but for the tab and the end of a line.
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    # Invisible letters and fillers, marks that set the direction, ends of line of other systems.
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\uffff"
    # Invisible marks of shorthand and of music.
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    # Private letters, which every machine shows differently; tags; hidden variants.
    "\ue000-\uf8ff\U000e0000-\U0010ffff"
)
_SUSPECT = re.compile(f"[{_NEVER_SEEN}\u200c\u200d\u0300-\u036f]")
_HIDDEN = (
    # Flags of England, Scotland and Wales are written with tag characters.
    f"(?P<flag>{_FLAGS})|[{_NEVER_SEEN}]"
    # Joiners belong in Persian, Indian scripts and emoji, after a letter or picture of theirs.
    f"|(?<!{_JOINED})[\u200c\u200d]"
    # A letter under a heap of accents.
    "|(?<=[\u0300-\u036f]{4})[\u0300-\u036f]"
)
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOT_A_SPACE = f"(?m)^[ \t]*(?P<space>{_ODD_SPACE.pattern})[^\\S\n]*"
_USUAL = bytes((*range(0x20, 0x7F), *b"\n\t"))
"""What nearly every text is made of: taken out at once, so that the rest can be looked at."""


def may_hide_characters(text: str) -> bool:
    """Whether its lines must be looked at one by one, as those of nearly no text must."""
    unusual = text.encode().translate(None, _USUAL).decode()
    return bool(unusual) and bool(_SUSPECT.search(unusual) or _ODD_SPACE.search(unusual))


def hidden_characters(text: str, path: str) -> Iterator[Problem]:
    """The first on each line: one slip of the hand leaves many."""
    for number, line in enumerate(text.split("\n"), 1):
        hidden = _SUSPECT.search(line) and next(
            (match for match in re.finditer(_HIDDEN, line) if not match["flag"]), None
        )
        if hidden:
            yield Problem(
                path,
                number,
                hidden.start() + 1,
                "hidden-character",
                f"There is an invisible character here ({_named(hidden[0])})",
                "Delete the words around it and type them again. "
                "Such characters often come from copying out of an e-mail or a PDF.",
                written=line,
                repair=Repair(number, 1, number, len(line) + 1, cleaned(line)),
            )
        elif odd := re.match(_NOT_A_SPACE, line):
            yield Problem(
                path,
                number,
                odd.start("space") + 1,
                "hidden-character",
                f"This is not an ordinary space ({_named(odd['space'])})",
                "Delete the spaces at the start of the line and type them again.",
                written=line,
                repair=Repair(number, 1, number, len(line) + 1, cleaned(line)),
            )


def _named(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").capitalize()


def _left_out(match: re.Match[str]) -> str:
    return match[0] if match["flag"] else " " if match[0] in "\x85\u2028\u2029" else ""


def cleaned(text: str) -> str:
    """The text without what can't be seen, and with ordinary spaces in front of its lines."""
    if not (_SUSPECT.search(text) or _ODD_SPACE.search(text)):
        return text
    return re.sub(_NOT_A_SPACE, _spaced, re.sub(_HIDDEN, _left_out, text))


def _spaced(match: re.Match[str]) -> str:
    return " " * len(match[0])
