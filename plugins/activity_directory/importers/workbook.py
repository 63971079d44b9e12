"""A spreadsheet (.xlsx): the sheet with listings, each cell as people see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import islice
from typing import NamedTuple

from activity_directory.importers import other_sheets, table
from activity_directory.importers.other_sheets import Join
from activity_directory.importers.sent import Incoming, Unreadable
from activity_directory.importers.table import BLANK, CHOICES, Below, Cell, Meant, Row
from activity_directory.importers.xlsx import Sheet, Workbook, XlsxCell
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.wording.phrases import joined


def incoming(raw: bytes, named: str, meant: Meant, joins: Sequence[Join] = ()) -> Incoming:
    """The submissions of the sheet with the listings, or of the one that is `named`.

    The columns of other sheets are put beside its own, as `joins` say. What its owner has hidden
    (rows, columns, sheets and words that are struck out) is reported, and not imported. Raises
    Unreadable.
    """
    book = Workbook(raw)
    sheets = frozenset(_spelt(one.name) for one in book.sheets if not one.is_hidden)
    return replace(_of_sheet(book, named, meant, joins), sheets=sheets)


def _of_sheet(book: Workbook, named: str, meant: Meant, joins: Sequence[Join]) -> Incoming:
    if named:
        return _read(book, _called(named, book.sheets), meant, joins)
    tops = [(sheet, table.top_of(_rows(book, sheet, {}))) for sheet in book.sheets]
    listings = [
        _Listings(
            sheet,
            titles,
            has_names=table.has_names(top, meant),
            columns=table.known_titles(titles, meant),
        )
        for sheet, top in tops
        if (titles := table.titles_of(top, meant)) is not None
    ]
    seen = [one for one in listings if not one.sheet.is_hidden]
    if not seen:
        return table.incoming(())
    beside = {_spelt(join.sheet) for join in joins}
    own = [one for one in seen if _spelt(one.sheet.name) not in beside] or seen
    first = own[0].sheet if len(own) == 1 else _with_most(book, own)
    incoming = _read(book, first, meant, joins)
    read = {_spelt(first.name), *beside}
    unread = tuple(_not_read(first, read, tops, listings))
    return replace(incoming, remarks=(*incoming.remarks, *unread))


class _Listings(NamedTuple):
    """A sheet that may have listings, and the row that names its columns.

    `has_names`: one of them says which activity a row is about. `columns` are as many as we know.
    """

    sheet: Sheet
    titles: Row
    has_names: bool
    columns: int


MOST_COUNTED = 500
"""Rows that are counted of each sheet, to find the one with the listings."""


def _with_most(book: Workbook, seen: Sequence[_Listings]) -> Sheet:
    """The sheet with the most listings: it names them, in many rows and columns that we know."""

    def how_many(one: _Listings) -> tuple[bool, int]:
        rows = islice(_rows(book, one.sheet, {}), one.titles.number + MOST_COUNTED)
        below = sum(row.number > one.titles.number for row in rows)
        return one.has_names, below * one.columns

    return max(seen, key=how_many).sheet


def _spelt(name: str) -> str:
    return name.strip().casefold()


def _called(name: str, sheets: Sequence[Sheet]) -> Sheet:
    """The sheet with a name. Raises Unreadable."""
    wanted = _spelt(name)
    found = next((sheet for sheet in sheets if _spelt(sheet.name) == wanted), None)
    if found is None:
        every = joined([quoted(shown(sheet.name)) for sheet in sheets[:MOST_SHEETS]])
        message = f"it has no sheet {quoted(shown(name))}, only {every}"
        raise Unreadable(message)
    return found


MOST_SHEETS = 20
"""Sheets that a message names."""


def _read(book: Workbook, sheet: Sheet, meant: Meant, joins: Sequence[Join]) -> Incoming:
    """The submissions of one sheet. Raises Unreadable."""
    return table.incoming(
        _rows(book, sheet, _merged_cells(book, sheet)),
        book.hidden_columns(sheet),
        meant,
        partial(other_sheets.joined, joins=joins, find=partial(_below, book), meant=meant)
        if joins
        else None,
    )


def _below(book: Workbook, name: str) -> Below | None:
    """What can be seen of the sheet of this name. Raises Unreadable."""
    wanted = _spelt(name)
    for sheet in book.sheets:
        if _spelt(sheet.name) == wanted and not sheet.is_hidden:
            hidden = book.hidden_columns(sheet)
            rows = _rows(book, sheet, _merged_cells(book, sheet))
            return table.below_titles(_without(row, hidden) for row in rows)
    return None


def _without(row: Row, hidden: frozenset[int]) -> Row:
    cells = tuple(BLANK if at in hidden else cell for at, cell in enumerate(row.cells))
    return row._replace(cells=cells)


def _not_read(
    first: Sheet,
    read: AbstractSet[str],
    tops: Sequence[tuple[Sheet, tuple[Row, ...]]],
    listings: Sequence[_Listings],
) -> Iterator[str]:
    """The sheets that were not read. Our own, which has the choices alone, needs no word."""
    choices = {one.sheet for one in listings if not one.has_names}
    others = [
        quoted(shown(sheet.name))
        for sheet, top in tops
        if top
        and _spelt(sheet.name) not in read
        and not sheet.is_hidden
        and not (sheet.name == CHOICES and sheet in choices)
    ]
    if others:
        yield (
            f"only the sheet {quoted(shown(first.name))} was read, not "
            f"{joined(others[:MOST_SHEETS])}. To read another, add `--sheet` and its name."
        )
    for one in listings:
        if one.sheet.is_hidden and one.has_names:
            name = quoted(shown(one.sheet.name))
            yield (
                f"the sheet {name} is hidden, so it was not read. Show it and save it as a file of "
                "its own."
            )


_Merged = dict[tuple[int, int], int]
"""The first row of merged cells by the row and the column of each cell below it."""
MOST_MERGED = 100_000
"""Cells below the first of merged ones, in one sheet."""


def _merged_cells(book: Workbook, sheet: Sheet) -> _Merged:
    found: _Merged = {}
    for column, first, last in book.merged(sheet):
        for row in range(first + 1, min(last, first + table.MOST_ROWS) + 1):
            if len(found) < MOST_MERGED:
                found[row, column] = first
    return found


def _rows(book: Workbook, sheet: Sheet, merged: _Merged) -> Iterator[Row]:
    """The rows of a sheet with something in them.

    The words of merged cells hold for each of their rows, where the row has others of its own.
    """
    kept: dict[tuple[int, int], Cell] = {}
    starts = {(first, column) for (_, column), first in merged.items()}
    by_row: dict[int, list[int]] = {}
    for row, column in merged:
        by_row.setdefault(row, []).append(column)
    for number, cells, is_hidden in book.rows(sheet):
        filled = {
            column: seen
            for column, cell in cells.items()
            if (seen := _cell(cell)).text or seen.fault or seen.is_struck
        }
        kept |= {
            (number, column): cell for column, cell in filled.items() if (number, column) in starts
        }
        if filled:
            for column in by_row.get(number, ()):
                above = kept.get((merged[number, column], column))
                if above is not None:
                    filled.setdefault(column, above)
        width = max(filled, default=-1) + 1
        row_of_cells = tuple(filled.get(column, BLANK) for column in range(width))
        yield Row(number, row_of_cells, put_away=_put_away(filled, is_hidden=is_hidden))


def _put_away(cells: dict[int, Cell], *, is_hidden: bool) -> str:
    """How a row is kept from being read; empty where it is not."""
    if is_hidden:
        return "hidden"
    return "struck out" if cells and all(_is_gone(cell) for cell in cells.values()) else ""


def _is_gone(cell: Cell) -> bool:
    return cell.is_struck and not cell.text


def _cell(cell: XlsxCell) -> Cell:
    """What people see. A formula counts with its last result."""
    if cell.error:
        return table.shows_an_error(cell.error)
    if cell.value is None:
        return Cell(
            "",
            "this formula has no result",
            "Type the text or the number instead.",
        )
    return Cell(as_seen(cell.value, cell.number_format), is_struck=cell.is_struck)


def as_seen(value: object, number_format: str) -> str:
    """A value of a cell as people see it: 10:30, £3.50, 2026-12-14, 12."""
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            day, clock = value.date(), value.time()
            return day.isoformat() if clock == time() else f"{day.isoformat()} {_clock(clock)}"
        case date():
            return value.isoformat()
        case time():
            return _clock(value)
        case timedelta():
            minutes = round(value.total_seconds() / 60)  # a length such as 10:30, meant as a time
            return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
        case int() | float():
            return _number(value, number_format)
        case _:
            return _unescaped(str(value))


def _clock(clock: time) -> str:
    """Hours and minutes: a time is stored as a fraction of a day, with a rounding error."""
    minutes = round(clock.hour * 60 + clock.minute + clock.second / 60)
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _number(number: float, number_format: str) -> str:
    if "£" in number_format:
        return f"£{number:.2f}"
    if "%" in number_format:
        return f"{number * 100:.10g}%"
    if number == int(number) and not re.search(r"0\.00", number_format):
        noughts = re.fullmatch(r"0{2,}", number_format)
        return str(int(number)).zfill(len(number_format) if noughts else 0)
    return f"{number:.2f}" if re.search(r"0\.00", number_format) else f"{number:.10g}"


def _unescaped(text: str) -> str:
    """Excel writes a control character as `_x000D_`: a line that was ended on Windows."""
    return text.replace("_x000D_", "")
