"""The sizes that a card is printed in, and how large its type is in each.

`theme/templates/components/card/style.css` and `theme/pdf/card.typ` draw with the same measures;
tests/browser/test_card_print.py holds them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

SizeName = Literal["a5", "pocket", "large-print", "easy-read", "poster"]
Spacing = Literal["open", "tight", "least"]
Labels = Literal["beside", "above", "before"]
"""Where the label of a row is: in a column of its own, on a line of its own, on the first line."""


@dataclass(frozen=True, slots=True)
class Size:
    """One size of paper. Measures are millimetres, but type, which is in points.

    `width` and `height` are what may be printed on. Type is between `smallest` and `largest`;
    `name` and `number` are those of the activity and of the telephone number where the rest is
    `smallest`. `column` is the room before the answers, for their labels or pictures. `code` is
    the QR code with its quiet zone; `patch` is 0 where there is no room for one.
    """

    id: SizeName
    width: float
    height: float
    smallest: float
    largest: float
    name: float
    number: float
    labels: Labels
    column: float
    code: float
    patch: float

    @property
    def unit(self) -> float:
        """What a millimetre of the A5 card is here: space grows with the type."""
        return self.smallest / 12

    @property
    def code_on_back(self) -> bool:
        """Whether the QR code is on the back, so that the front has room for what matters."""
        return self.id == "pocket"


A5 = Size("a5", 132, 194, 12, 16, 21, 26, "beside", 27.5, 34, 18)
"""148 by 210 mm without 8 mm on every side, which an ordinary printer reaches."""

POCKET = Size("pocket", 91, 134, 12, 14, 18, 24, "before", 0, 31, 0)
"""A6, 105 by 148 mm, without 7 mm on every side."""

LARGE_PRINT = Size("large-print", 190, 277, 18, 22, 30, 38, "beside", 42, 42, 22)
EASY_READ = Size("easy-read", 190, 277, 14, 18, 26, 32, "above", 18, 40, 22)
"""Both: A4, 210 by 297 mm, without 10 mm on every side."""

POSTER = Size("poster", 190, 171, 14, 22, 38, 34, "beside", 36, 42, 0)
"""What stands on a poster between its pattern and the strips to tear off; no card to hand over."""

SIZES = (A5, POCKET, LARGE_PRINT, EASY_READ)
"""The usual one first."""


@dataclass(frozen=True)
class Setting:
    """How a card is set: its type in points, how close its lines are, whether it has a patch."""

    of: Size
    points: float
    spacing: Spacing = "open"
    patch: bool = False

    @cached_property
    def grown(self) -> float:
        """How much larger the type is than the smallest: 0.1 is a tenth."""
        return self.points / self.of.smallest - 1

    @cached_property
    def leading(self) -> float:
        """From line to line, as a multiple of the type."""
        return {"open": 1.25 + 0.3 * self.grown, "tight": 1.15, "least": 1.1}[self.spacing]

    @cached_property
    def gap(self) -> float:
        """Between rows, in millimetres."""
        of_a5 = {"open": 1.8 + 7.2 * self.grown, "tight": 1.1, "least": 0.6}[self.spacing]
        return of_a5 * self.of.unit

    @cached_property
    def name(self) -> float:
        """The type of the activity's name."""
        share = {"open": 1 + 1.7 * self.grown, "tight": 0.857, "least": 0.667}[self.spacing]
        return self.of.name * share

    @cached_property
    def number(self) -> float:
        """The type of the telephone number."""
        share = {"open": 1 + 0.46 * self.grown, "tight": 0.923, "least": 0.769}[self.spacing]
        return self.of.number * share


def class_of_type(points: float) -> str:
    """A size of type as the classes of the stylesheet have it: "13-5"."""
    return f"{points:g}".replace(".", "-")


def points_of(class_of_type: str) -> float:
    """The size of type that a class of the stylesheet names."""
    return float(class_of_type.replace("-", "."))


@cache
def setting_of(
    size: Size, points: float, spacing: Spacing = "open", *, patch: bool = False
) -> Setting:
    """The one setting of these facts, which works its measures out once."""
    return Setting(size, points, spacing, patch)


@cache
def settings_of(size: Size) -> tuple[Setting, ...]:
    """Every way to set a whole card from the largest type to the smallest, half a point apart."""
    halves = range(round(2 * size.largest), round(2 * size.smallest) - 1, -1)
    return tuple(setting_of(size, half / 2) for half in halves)
