"""What the borough lacks, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from activity_directory.vocabulary import Term
from activity_directory.wording.optional_text import OptionalText


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place of a picture, from its top left corner."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Square:
    """One square of a picture: `strength` is 0 for nothing, then 1 to 4; `title` says it all."""

    x: int
    y: int
    middle_x: int
    middle_y: int
    size: int
    strength: int
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A small drawing of the week: a column a day, a row a part of the day."""

    width: int
    height: int
    label: str
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """One need: its count in each area, empty where there is none, and in all."""

    need: str
    counts: tuple[OptionalText, ...]
    total: OptionalText


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Everything the maintainers' page says, in words."""

    as_of: str
    nowhere: str
    unmet: tuple[Term, ...]
    stopped: tuple[Term, ...]
    quiet: tuple[str, ...]
    ending: tuple[tuple[str, str], ...]
    dependences: tuple[str, ...]
    columns: tuple[str, ...]
    grid: tuple[GridRow, ...]
    picture: Picture
