"""The poster of an activity for a notice board, and the strips that people tear off it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from activity_directory import messages
from activity_directory.cards.measure import POINT, lines, lines_of_pieces
from activity_directory.cards.sizes import class_of_type
from activity_directory.cards.words import Way, Words, unbroken
from activity_directory.model.site import Site
from activity_directory.wording.optional_text import OptionalText

STRIPS = 6
_LENGTH, _ACROSS = 58.0, 28.5
"""Millimetres of a strip that may be printed on, without the edges where it is cut."""
_TYPES = (12.0, 11.5, 11.0, 10.5, 10.0)
_LEADING = 1.15


@dataclass(frozen=True, slots=True)
class Strip:
    """What is on each of the `strips`; `points` is its type as a class has it ("10-5").

    `when` is empty where all times have no room: one of several would mislead.
    """

    points: str
    name: str
    when: OptionalText
    way: Way
    address: tuple[str, ...]
    strips: tuple[int, ...] = tuple(range(STRIPS))


def words_of_poster(words: Words, site: Site) -> Words:
    """What a poster says of all that a card could: whoever wants to know more asks."""
    return replace(
        words,
        heading=site.name,
        portal=site.strapline or messages.text("card.poster-heading"),
        first_time=(),
        where=tuple(replace(place, about_access="") for place in words.where),
        journey="",
        other_way=None,
        intakes="",
    )


def strip_of(words: Words) -> Strip | None:
    """The strip of a poster; None where even the least has no room in the smallest type."""
    for when in (unbroken(" ".join(words.when)), ""):
        for points in _TYPES:
            count = (
                lines(words.name, _LENGTH, points, bold=True)
                + lines(when, _LENGTH, points)
                + lines_of_pieces(
                    (f"{words.way.verb} ", *words.way.pieces), _LENGTH, points, bold=True
                )
                + lines_of_pieces(words.address, _LENGTH, points)
            )
            if count * points * _LEADING * POINT <= _ACROSS:
                return Strip(class_of_type(points), words.name, when, words.way, words.address)
    return None
