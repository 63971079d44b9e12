"""Words in order, each as how much it shares with the one before and the rest: they weigh less."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def shared_at_start(one: Sequence[str], other: Sequence[str], most: int) -> int:
    """How many letters of two words, or tokens of two phrases, are the same at the start."""
    shared = 0
    for first, second in zip(one[:most], other, strict=False):
        if first != second:
            break
        shared += 1
    return shared


def front_coded(in_order_of_letters: Iterable[str]) -> Iterator[str]:
    """Each word as how many letters it shares with the one before (in base 36) and the rest."""
    before = ""
    for word in in_order_of_letters:
        shared = shared_at_start(before, word, len(_DIGITS) - 1)
        yield f"{_DIGITS[shared]}{word[shared:]}"
        before = word
