"""A spreadsheet (.xlsx): the sheet with listings, each cell as people see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from activity_directory.importers import table
from activity_directory.importers.sent import Incoming
from activity_directory.importers.table import BLANK, Cell, Row
from activity_directory.importers.xlsx import Sheet, Workbook, XlsxCell


def incoming(raw: bytes) -> Incoming:
    """The submissions of a spreadsheet's first sheet with listings. Raises Unreadable."""
    book = Workbook(raw)
    tops = [(sheet, table.top_of(_rows(book, sheet))) for sheet in book.sheets]
    listings = [(sheet, top) for sheet, top in tops if table.titles_of(top) is not None]
    if not listings:
        return table.incoming(())
    (first, _), *others = listings
    incoming = table.incoming(_rows(book, first))
    unread = tuple(
        f"the sheet '{sheet.name}' was not read, only '{first.name}'. Save it as a file of its own."
        for sheet, top in others
        if table.has_names(top)
    )
    return Incoming(incoming.every, (*incoming.remarks, *unread))


def _rows(book: Workbook, sheet: Sheet) -> Iterator[Row]:
    """The rows of a sheet with something in them."""
    for number, cells in book.rows(sheet):
        filled = {
            column: seen
            for column, cell in cells.items()
            if (seen := _cell(cell)).text or seen.fault
        }
        width = max(filled, default=-1) + 1
        yield Row(number, tuple(filled.get(column, BLANK) for column in range(width)))


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
    return Cell(as_seen(cell.value, cell.number_format))


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
