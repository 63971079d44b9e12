"""Splits the list in a JSON text into its items, without parsing them.

So an item that is damaged, or nested a hundred thousand levels deep, affects no other. Knows
nothing of what the items mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

_SIGN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?P<closed>"?)|[][{},:]', re.DOTALL)
"""A text between quotation marks, or a sign outside of one."""


class Piece(NamedTuple):
    """What stands between two commas, or brackets, of `whole[start:end]`.

    `depth` says how many brackets stand inside one another in it; it is `closed` unless the text
    breaks off inside it. `value` is where it starts behind a name and a colon.
    """

    start: int
    end: int
    depth: int
    value: int
    closed: bool = True


def name_of(field: Piece, text: str) -> str:
    """The name of a field of a group."""
    return text[field.start : field.value].strip(" \t\r\n:\"'")


class TooManySigns(Exception):
    """There are more brackets and values in the text than the limit."""


class Signs:
    """Counts the brackets and values of a text, as each takes time and memory."""

    def __init__(self, most: int) -> None:
        self.left = most
        self.end = 0
        """Where the last of them ended."""

    def of(self, text: str, start: int) -> Iterator[re.Match[str]]:
        """The signs of a text from a place on. Raises TooManySigns."""
        for sign in _SIGN.finditer(text, start):
            self.left -= 1
            if self.left < 0:
                raise TooManySigns
            self.end = sign.end()
            yield sign


def pieces(text: str, opening: int, signs: Signs) -> Iterator[Piece]:
    """The items of the list, or the fields of the group, that opens at a place of the text.

    Raises TooManySigns.
    """
    depth, deepest = 0, 0
    start = value = opening + 1
    for sign in signs.of(text, opening):
        match sign[0]:
            case "[" | "{":
                depth += 1
                deepest = max(deepest, depth - 1)
            case "]" | "}":
                depth -= 1
                if not depth:
                    if text[start : sign.start()].strip():
                        yield Piece(start, sign.start(), deepest, value)
                    return
            case "," if depth == 1:
                yield Piece(start, sign.start(), deepest, value)
                start = value = sign.end()
                deepest = 0
            case ":" if depth == 1 and value == start:
                value = sign.end()
            case words if words.startswith('"') and not sign["closed"]:
                break
            case _:
                pass
    yield Piece(start, len(text), deepest, value, closed=False)


def list_called(text: str, opening: int, names: AbstractSet[str], signs: Signs) -> int:
    """Where the list of one of these names opens in the group that opens there; -1 if nowhere.

    Nothing after it is read. Raises TooManySigns.
    """
    depth, name = 0, ""
    for sign in signs.of(text, opening):
        match sign[0]:
            case "[" | "{" as bracket:
                depth += 1
                if bracket == "[" and depth == len("[{") and name in names:
                    return sign.start()
            case "]" | "}":
                depth -= 1
                if not depth:
                    break
            case "," if depth == 1:
                name = ""
            case words if depth == 1 and not name and words.startswith('"'):
                name = words.strip('"')
            case _:
                pass
    return -1
