"""Columns of other sheets of a workbook, put beside the rows that name a row there by its id.

A map names such a column as a formula of a spreadsheet does, with the sheet before it:
`Organisation!Name`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from activity_directory.importers import names
from activity_directory.importers.table import BLANK, Below, Cell, Row, some
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

BETWEEN = "!"
"""Between the name of a sheet and that of its column."""


class Join(NamedTuple):
    """Which column of a row says what `theirs`, a column of another sheet, says of its rows."""

    column: str
    sheet: str
    theirs: str


Find = Callable[[str], Below | None]
"""The sheet of a name; None where there is none."""


def joined(below: Below, joins: Sequence[Join], find: Find) -> tuple[Below, tuple[str, ...]]:
    """The rows, each with what the rows of other sheets say that it names; and remarks.

    Where several rows there have its id, the first counts. A remark says so, and of ids that no
    row there has.
    """
    remarks: list[str] = []
    for join in joins:
        begins = f"{join.sheet}{BETWEEN}".casefold()
        if any(cell.text.strip().casefold().startswith(begins) for cell in below.titles.cells):
            continue  # so it is in our own file of rows that wait
        other = find(join.sheet)
        ours = _index(below.titles, join.column)
        theirs = _index(other.titles, join.theirs) if other is not None else None
        if other is None or ours is None or theirs is None:
            remarks.append(_nothing_to_join(join, other, ours))
            continue
        by_id, again = _by_id(other.rows, theirs)
        below = _beside(below, ours, other.titles, by_id, join.sheet)
        sheet = f"the sheet {quoted(shown(join.sheet))}"
        lost = [row.number for row in below.rows if (one := _id(row, ours)) and one not in by_id]
        if lost:
            remarks.append(f"{sheet} has nothing for row {some(lost)}")
        several = [row.number for row in below.rows if _id(row, ours) in again]
        if several:
            remarks.append(
                f"{sheet} has several rows for row {some(several)}; only the first is read"
            )
    return below, tuple(remarks)


def _nothing_to_join(join: Join, other: Below | None, ours: int | None) -> str:
    if other is None:
        return (
            f"no sheet that can be seen is called {quoted(shown(join.sheet))}, which the map names"
        )
    column = join.column if ours is None else f"{join.sheet}{BETWEEN}{join.theirs}"
    return f"no column is called {quoted(shown(column))}, which the map names"


def _index(titles: Row, name: str) -> int | None:
    wanted = names.spoken(name)
    spoken = [names.spoken(cell.text) for cell in titles.cells]
    return spoken.index(wanted) if wanted in spoken else None


def _id(row: Row, index: int) -> str:
    return row.cells[index].text.strip() if index < len(row.cells) else ""


def _by_id(rows: Sequence[Row], index: int) -> tuple[Mapping[str, Row], set[str]]:
    """The first row of each id, and the ids that further rows have."""
    found: dict[str, Row] = {}
    again: set[str] = set()
    for row in rows:
        if one := _id(row, index):
            if one in found:
                again.add(one)
            else:
                found[one] = row
    return found, again


def _beside(below: Below, ours: int, titles: Row, by_id: Mapping[str, Row], sheet: str) -> Below:
    width = max(len(below.titles.cells), *(len(row.cells) for row in below.rows))
    more = len(titles.cells)
    named = tuple(Cell(f"{sheet}{BETWEEN}{cell.text.strip()}") for cell in titles.cells)

    def wider(row: Row, cells: Sequence[Cell]) -> Row:
        return row._replace(cells=(*row.cells, *[BLANK] * (width - len(row.cells)), *cells[:more]))

    nothing = Row(0, ())
    return Below(
        wider(below.titles, named),
        [wider(row, by_id.get(_id(row, ours), nothing).cells) for row in below.rows],
    )
