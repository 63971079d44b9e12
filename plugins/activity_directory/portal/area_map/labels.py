"""Where the names stand. A name stays inside its own area, so no two can overlap.

A name is broken between words, never shortened. Where it has no place, the area has a number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from activity_directory.portal.area_map.geometry import Point, Polygon, centre, depth, spots

NAME, COUNT = 27, 22
"""Sizes of letters, in units of the drawing; on a phone the half in pixels."""
NUMBER = 21
"""The radius of the disc under a number."""
_LINES = 4
_PADDING = (20, 11)
LEADING = 1.18
_NARROW, _WIDE = frozenset("iljtfrI1.,:;'’()-– "), frozenset("mwMWQGOD@&%")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, by the middle of it."""

    x: float
    y: float
    width: float
    height: float

    def corners(self) -> tuple[Point, ...]:
        """Its four corners."""
        across, down = self.width / 2, self.height / 2
        return tuple(
            (self.x + a * across, self.y + b * down)
            for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        )

    def overlaps(self, other: Box) -> bool:
        """Whether the two have any surface in common."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """The lines of a label and where they stand; `counted` says that the last is the count."""

    box: Box
    lines: tuple[str, ...]
    counted: bool


def placed(
    cells: Sequence[Polygon], names: Sequence[str], counts: Sequence[str]
) -> tuple[Placed | None, ...]:
    """A label for each area: all with their counts, else none; None where a number must do."""
    with_counts = [
        _label(cell, name, count) for cell, name, count in zip(cells, names, counts, strict=True)
    ]
    if all(label is not None for label in with_counts):
        return tuple(with_counts)
    return tuple(_label(cell, name, "") for cell, name in zip(cells, names, strict=True))


def number_box(cell: Polygon) -> Box:
    """The disc under a number, in the widest part of an area."""
    x, y = max(spots(cell, centre(cell)), key=lambda spot: depth(cell, spot))
    return Box(x, y, 2 * NUMBER, 2 * NUMBER)


def _label(cell: Polygon, name: str, count: str) -> Placed | None:
    for lines in _broken(name):
        rows = (*lines, count) if count else lines
        sizes = [NAME] * len(lines) + [COUNT] * bool(count)
        pairs = zip(rows, sizes, strict=True)
        width = max(width_of(text) * size for text, size in pairs) + 2 * _PADDING[0]
        height = sum(sizes) * LEADING + 2 * _PADDING[1]
        for x, y in spots(cell, centre(cell)):
            box = Box(x, y, width, height)
            if all(depth(cell, corner) >= 0 for corner in box.corners()):
                return Placed(box, rows, bool(count))
    return None


def _broken(name: str) -> Iterator[tuple[str, ...]]:
    """A name on one line, on two and so on: each as even as its words allow."""
    words = name.split()
    for count in range(1, min(_LINES, len(words)) + 1):
        yield min(_breaks(words, count), key=lambda lines: max(map(width_of, lines)))


def _breaks(words: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    if count == 1:
        yield (" ".join(words),)
        return
    for first in range(1, len(words) - count + 2):
        for rest in _breaks(words[first:], count - 1):
            yield (" ".join(words[:first]), *rest)


def width_of(text: str) -> float:
    """About how wide a text is in bold letters of size 1: rather too wide than too narrow."""
    return sum(map(_width_of_letter, text))


def _width_of_letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE or letter.isupper():
        return 0.9 if letter in _WIDE else 0.7
    return 1.05 if unicodedata.east_asian_width(letter) in {"W", "F"} else 0.6
