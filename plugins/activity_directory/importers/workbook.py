"""A spreadsheet (.xlsx): the sheet with listings, each cell as people see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from activity_directory.importers import table
from activity_directory.importers.sent import Incoming
from activity_directory.importers.table import BLANK, Cell, Row
from activity_directory.importers.xlsx import Sheet, Workbook, XlsxCell
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown


def incoming(raw: bytes) -> Incoming:
    """The submissions of a spreadsheet's first sheet with listings. Raises Unreadable.

    What its owner has hidden (rows, columns, sheets and words that are struck out) is reported, and
    not imported.
    """
    book = Workbook(raw)
    tops = [(sheet, table.top_of(_rows(book, sheet, {}))) for sheet in book.sheets]
    listings = [(sheet, top) for sheet, top in tops if table.titles_of(top) is not None]
    seen = [one for one in listings if not one[0].is_hidden]
    if not seen:
        return table.incoming(())
    first, _ = seen[0]
    merged = _merged_cells(book, first)
    incoming = table.incoming(_rows(book, first, merged), hidden=book.hidden_columns(first))
    unread = tuple(
        _why_not_read(sheet, first)
        for sheet, top in listings
        if sheet != first and table.has_names(top)
    )
    return Incoming(incoming.every, (*incoming.remarks, *unread))


def _why_not_read(sheet: Sheet, first: Sheet) -> str:
    name = f"the sheet {quoted(shown(sheet.name))}"
    if sheet.is_hidden:
        return f"{name} is hidden, so it was not read. Show it and save it as a file of its own."
    read = quoted(shown(first.name))
    return f"{name} was not read, only {read}. Save it as a file of its own."


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
        return Cell(
            "", f"the spreadsheet shows {cell.error[:20]} here", "Type what should be here."
        )
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
