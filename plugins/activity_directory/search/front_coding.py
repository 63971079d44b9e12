"""Words in order, each as how much it shares with the one before and the rest: they weigh less."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def front_coded(in_order_of_letters: Iterable[str]) -> Iterator[str]:
    """Each word as how many letters it shares with the one before (in base 36) and the rest."""
    before = ""
    for word in in_order_of_letters:
        shared = 0
        for one, other in zip(before[: len(_DIGITS) - 1], word, strict=False):
            if one != other:
                break
            shared += 1
        yield f"{_DIGITS[shared]}{word[shared:]}"
        before = word
