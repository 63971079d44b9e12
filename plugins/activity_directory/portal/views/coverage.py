"""What the borough has and lacks, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from activity_directory.portal.views.common import Link
from activity_directory.vocabulary import Term
from activity_directory.wording.optional_text import OptionalText


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place of a picture: after it, on both sides of it, or upwards from it."""

    x: int
    y: int
    text: str
    kind: Literal["after", "middle", "up"]


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of a picture; `title` says all that it means, and `text` is written inside.

    `strength` is 0 for nothing, then 1 to 4; 5 is the part of a bar that is only outlined.
    """

    x: int
    y: int
    width: int
    height: int
    strength: int
    title: str
    text: OptionalText = ""

    @property
    def middle(self) -> tuple[int, int]:
        """Where its text is."""
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of numbers: blocks, then the words beside and inside them."""

    width: int
    height: int
    label: str
    blocks: tuple[Block, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column. One that is not `drawn` in the picture is not printed."""

    text: str
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, or nothing where there is none."""

    text: OptionalText
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is about, and its numbers."""

    name: str
    cells: tuple[Cell, ...]
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a picture. `first` heads the names of the rows; `wide` has many columns."""

    label: str
    first: str
    columns: tuple[Heading, ...]
    rows: tuple[Row, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption, its table and the file that has its numbers."""

    id: str
    heading: str
    caption: str
    notes: tuple[str, ...]
    picture: Picture
    table: Table
    file: Link


@dataclass(frozen=True, slots=True)
class Lines:
    """A list of sentences, some of which lead somewhere.

    On paper the first dozen are enough: `more` says how many others there are. `in_one` has them
    all in one sentence.
    """

    links: tuple[Link, ...]
    in_one: OptionalText
    more: OptionalText


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Everything else that the page says, in words."""

    as_of: str
    nowhere: str
    unmet: tuple[Term, ...]
    stopped: tuple[Term, ...]
    quiet: tuple[str, ...]
    ending: tuple[tuple[str, str], ...]
    dependences: tuple[str, ...]
