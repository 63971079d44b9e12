"""What word processors put into a text, as Markdown means it: bullets, and years at the start.

`• Tea` on a line is an item of a list. `1986. That was the year.` is a sentence, and no list that
begins with 1986.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SURE = "•·●▪◦‣∙\uf0b7"
_ITEM = re.compile(
    rf"(?P<indent>[ \t]*)(?P<sign>[{_SURE}](?=[ \t\xa0]*\S)|(?:[o–—])(?=[ \t\xa0]+\S))"
)
_AFTER = re.compile(r"[ \t\xa0]*")
_LIKE = re.compile(r"[ \t]*(?:[o–—*+-])[ \t\xa0]+\S")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_YEAR = re.compile(r"^([ \t]{0,3}\d{4,9})([.)])(?=[ \t]|$)", re.MULTILINE)


LONGEST_ADDRESS = 500


class Bullet(NamedTuple):
    """A sign before an item: its line, and where the sign and the spaces behind it stand.

    All are counted from 0.
    """

    line: int
    start: int
    end: int
    sign: str


def bullets(text: str) -> Iterator[Bullet]:
    """The signs of a text that begin items of lists.

    A letter o or a dash is one only where the line above or below has one, too.
    """
    if text.isascii() and "o " not in text and "o\t" not in text:
        return
    lines = text.split("\n")
    in_code = False
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            in_code = not in_code
        match = None if in_code else _ITEM.match(line)
        if match is None or (match["sign"] in "o–—" and not _beside_another(lines, number)):
            continue
        spaces = _AFTER.match(line, match.end())
        yield Bullet(number, match.start("sign"), spaces.end() if spaces else 0, match["sign"])


def _beside_another(lines: list[str], number: int) -> bool:
    """Whether the next line above or below that is not blank begins with such a sign."""
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(lines) and not lines[at].strip():
            at += step
        if 0 <= at < len(lines) and _LIKE.match(lines[at]):
            return True
    return False


def _without_spaces_in_links(text: str) -> str:
    """A no-break space behind an address becomes a space: else it would belong to the address."""
    *pieces, end = text.split("\xa0")
    parts: list[str] = []
    for piece in pieces:
        last = (piece[-LONGEST_ADDRESS:].split() or [""])[-1]
        is_address = any(sign in last for sign in ("://", "www.", "@"))
        parts += [piece, " " if is_address else "\xa0"]
    return "".join([*parts, end])


def as_markdown(text: str) -> str:
    """The text with its lists as lists, its years kept, and its links without spaces."""
    found = [*bullets(text)]
    if found:
        lines = text.split("\n")
        for one in found:
            line = lines[one.line]
            lines[one.line] = f"{line[: one.start]}- {line[one.end :]}"
        text = "\n".join(lines)
    if "\xa0" in text:
        text = _without_spaces_in_links(text)
    return _YEAR.sub(r"\1\\\2", text)
