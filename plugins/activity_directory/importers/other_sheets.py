"""Columns of other sheets of a workbook, put beside the rows that name a row there by its id.

A map names such a column as a formula of a spreadsheet does, with the sheet before it:
`Organisation!Name`. Where several rows there have the id of a row, a question that takes several
choices has those of all; for any other the first of them counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from activity_directory.importers import names
from activity_directory.importers.table import BLANK, NOT_USED, Below, Cell, Meant, Row, some
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

BETWEEN = "!"
"""Between the name of a sheet and that of its column."""
MOST_OF_ONE = 50
"""Rows of another sheet that count for one row: more kinds than anything has."""


class Join(NamedTuple):
    """Which column of a row says what `theirs`, a column of another sheet, says of its rows."""

    column: str
    sheet: str
    theirs: str


Find = Callable[[str], Below | None]
"""The sheet of a name; None where there is none."""


def joined(
    below: Below, joins: Sequence[Join], find: Find, meant: Meant
) -> tuple[Below, tuple[str, ...]]:
    """The rows, each with what the rows of other sheets say that it names; and remarks.

    `meant` says what a column answers. A remark names the rows whose id no row there has, and those
    of which only the first row there counts.
    """
    remarks: list[str] = []
    wide = _Wide(below)
    for join in joins:
        begins = f"{join.sheet}{BETWEEN}".casefold()
        if any(cell.text.strip().casefold().startswith(begins) for cell in wide.titles):
            continue  # so it is in our own file of rows that wait
        other = find(join.sheet)
        ours = _index(wide.titles, join.column)
        theirs = _index(other.titles.cells, join.theirs) if other is not None else None
        if other is None or ours is None or theirs is None:
            remarks.append(_nothing_to_join(join, other, ours))
            continue
        by_id = _by_id(other.rows, theirs)
        ids = wide.words_in(ours)
        found = [_rows_of(each, by_id) for each in ids]
        titles = [Cell(f"{join.sheet}{BETWEEN}{cell.text.strip()}") for cell in other.titles.cells]
        takes_one = [at for at, title in enumerate(titles) if _takes_one(meant(title.text))]
        joins_of_rows = zip((row.number for row in below.rows), ids, found, strict=True)
        remarks += _not_whole(join.sheet, [*joins_of_rows], takes_one)
        wide.widen(titles, found)
    return wide.table(meant), tuple(remarks)


def _not_whole(
    name: str, every: Sequence[tuple[int, list[str], list[Row]]], takes_one: Sequence[int]
) -> Iterator[str]:
    """What could not be joined: `every` has our rows, by number, with their ids and rows there.

    Of the columns there that are in `takes_one` only the first row counts.
    """
    sheet = f"the sheet {quoted(shown(name))}"
    lost = [number for number, ids, rows in every if ids and not rows]
    if lost and not any(rows for _, _, rows in every):
        yield f"{sheet} has nothing for any row, so no listing has what it would say"
    elif lost:
        yield f"{sheet} has nothing for row {some(lost)}"
    several = [
        number
        for number, _, rows in every
        if any(len({_words(row, at) for row in rows}) > 1 for at in takes_one)
    ]
    if several:
        yield f"{sheet} has several rows for row {some(several)}; only the first is read"


def _takes_one(meant: str) -> bool:
    return meant not in {"", NOT_USED} and not names.takes_several(meant)


class _Wide:
    """Rows with rows of other sheets beside them: in each column a row has one cell, or several."""

    def __init__(self, below: Below) -> None:
        self.below = below
        width = max(len(row.cells) for row in (below.titles, *below.rows))
        self.titles = _as_wide(below.titles.cells, width)
        self.rows = [_as_wide(row.cells, width) for row in below.rows]
        self.further: dict[tuple[int, int], list[str]] = {}
        """What rows of another sheet say after the first, by the places of row and column."""

    def words_in(self, column: int) -> list[list[str]]:
        """What each row says in a column, each word once; nothing where it is blank."""
        return [
            _each_once([cells[column].text, *self.further.get((at, column), ())])
            for at, cells in enumerate(self.rows)
        ]

    def widen(self, titles: Sequence[Cell], found: Sequence[Sequence[Row]]) -> None:
        """Put columns beside the others; `found` are the rows there for each row."""
        start = len(self.titles)
        self.titles += titles
        for at, rows in enumerate(found):
            first = rows[0].cells if rows else ()
            self.rows[at] += _as_wide(first, len(titles))
            if len(rows) > 1:
                for column in range(len(titles)):
                    self.further[at, start + column] = [_words(row, column) for row in rows[1:]]

    def table(self, meant: Meant) -> Below:
        """One cell in each column: of choices, with those of every row there, each on a line."""
        has_choices = {
            at for at, title in enumerate(self.titles) if names.takes_several(meant(title.text))
        }
        for (at, column), further in self.further.items():
            if column in has_choices:
                cell = self.rows[at][column]
                every = "\n".join(_each_once([cell.text, *further]))
                self.rows[at][column] = cell._replace(text=every)
        return Below(
            self.below.titles._replace(cells=tuple(self.titles)),
            [
                row._replace(cells=tuple(cells))
                for row, cells in zip(self.below.rows, self.rows, strict=True)
            ],
        )


def _as_wide(cells: Sequence[Cell], width: int) -> list[Cell]:
    return [*cells[:width], *[BLANK] * (width - len(cells))]


def _each_once(texts: Iterable[str]) -> list[str]:
    return [*dict.fromkeys(filter(None, (text.strip() for text in texts)))]


def _nothing_to_join(join: Join, other: Below | None, ours: int | None) -> str:
    if other is None:
        return (
            f"no sheet that can be seen is called {quoted(shown(join.sheet))}, which the map names"
        )
    column = join.column if ours is None else f"{join.sheet}{BETWEEN}{join.theirs}"
    return f"no column is called {quoted(shown(column))}, which the map names"


def _index(titles: Sequence[Cell], name: str) -> int | None:
    wanted = names.spoken(name)
    spoken = [names.spoken(cell.text) for cell in titles]
    return spoken.index(wanted) if wanted in spoken else None


def _words(row: Row, index: int) -> str:
    return row.cells[index].text.strip() if index < len(row.cells) else ""


def _by_id(rows: Iterable[Row], index: int) -> Mapping[str, list[Row]]:
    """The rows of each id, in their order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if one := _words(row, index):
            found.setdefault(one, []).append(row)
    return found


def _rows_of(ids: Iterable[str], by_id: Mapping[str, list[Row]]) -> list[Row]:
    return [*islice((row for one in ids for row in by_id.get(one, ())), MOST_OF_ONE)]
