"""The card of an activity for the counter of a pharmacy or a library, where people ask about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from activity_directory import messages
from activity_directory.cards.fit import left_out_of
from activity_directory.cards.measure import POINT, lines, lines_of_pieces
from activity_directory.cards.qr import QrCode
from activity_directory.cards.sizes import class_of_type
from activity_directory.cards.words import Way, Words, unbroken
from activity_directory.wording.optional_text import OptionalText

FACES = 4
"""On a sheet: two cards, each folded in the middle, with the same words on both of its sides."""
_WIDTH, _HEIGHT, _CODE = 89.0, 117.0, 34.0
"""Millimetres of a face that are printed on, and of the QR code with its quiet zone."""
_TYPES = tuple(half / 2 for half in range(40, 23, -1))
_NAME, _NUMBER, _SMALL = 1.7, 20.0, 12.0
"""The type of the name as a multiple of the rest; points of the number and of what is below it."""
_LEADING, _LEADING_OF_NAME = 1.25, 1.12
_BETWEEN, _AROUND_WARNINGS = 13.0, 5.0
"""Millimetres between all that a face says, and about the frame of its warnings."""


@dataclass(frozen=True, slots=True)
class CounterCard:
    """What is on each face; `points` is its type as a class has it ("13-5").

    `others` are the faces that say the same as the first. `left_out` is what had no room: there are
    all times or none, because one of several would mislead.
    """

    points: str
    name: str
    summary: OptionalText
    warnings: tuple[str, ...]
    when: OptionalText
    way: Way
    activity: str
    address: tuple[str, ...]
    qr: QrCode
    qr_title: str
    url: str
    checked: OptionalText
    left_out: OptionalText
    others: tuple[int, ...] = tuple(range(1, FACES))
    size: Literal["counter"] = "counter"
    code_on_back: bool = False
    fits: bool = True


def counter_card_of(words: Words, activity: str, qr: QrCode, url: str) -> CounterCard | None:
    """The card of what a poster says; None where even the least has no room in the smallest type.

    `activity` is the way from the site's root to its page, `url` what the QR code holds.
    """
    room = _HEIGHT - _height_of_what_stays(words)
    for fewer in _ways_to_say_less(words):
        when = unbroken(" ".join(fewer.when))
        for points in _TYPES:
            if _height(fewer, when, points) <= room:
                return CounterCard(
                    points=class_of_type(points),
                    name=fewer.name,
                    summary=fewer.summary,
                    warnings=tuple(map(unbroken, fewer.warnings)),
                    when=when,
                    way=fewer.way,
                    activity=activity,
                    address=fewer.address,
                    qr=qr,
                    qr_title=messages.text("card.code"),
                    url=url,
                    checked=unbroken(fewer.checked),
                    left_out=left_out_of(fewer),
                )
    return None


def _ways_to_say_less(words: Words) -> Iterator[Words]:
    """Everything; without what it is; without its times; without both."""
    yield words
    briefly = words.leaving_out("what", summary="")
    yield briefly
    yield words.leaving_out("when", when=())
    yield briefly.leaving_out("when", when=())


def _height(words: Words, when: str, points: float) -> float:
    """The millimetres of what is in the type that is tried, rather more than less."""
    line, name = points * _LEADING * POINT, points * _NAME
    return (
        lines(words.name, _WIDTH, name, bold=True) * name * _LEADING_OF_NAME * POINT
        + (lines(words.summary, _WIDTH, points) + lines(when, _WIDTH, points, bold=True)) * line
    )


def _height_of_what_stays(words: Words) -> float:
    """The millimetres of all else on a face, which no way to say less takes away."""
    small = _SMALL * _LEADING * POINT
    warned = sum(lines(one, _WIDTH - 6, _SMALL, bold=True) for one in words.warnings)
    way = lines_of_pieces((f"{words.way.verb} ", *words.way.pieces), _WIDTH, _NUMBER, bold=True)
    return (
        (warned * small + _AROUND_WARNINGS if warned else 0)
        + _CODE
        + way * _NUMBER * _LEADING * POINT
        + lines_of_pieces(words.address, _WIDTH, _SMALL) * small
        + lines(words.checked, _WIDTH, _SMALL) * small
        + _BETWEEN
    )
