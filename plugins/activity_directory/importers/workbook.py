"""A spreadsheet (.xlsx): each cell as people see it, within bounds that no bomb gets through.

The parts of the file are XML in a zip. Their sizes are added up before anything is unpacked, and
defusedxml, which openpyxl takes where it is there, refuses every entity.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from activity_directory.importers import table
from activity_directory.importers.sent import Incoming, Unreadable
from activity_directory.importers.table import Cell, Row

MOST_UNPACKED = 40_000_000
"""Bytes of all parts together: 5,000 listings have about 15 million."""
MOST_PARTS = 2_000
LOWEST = 20_000
"""The last row that is looked at: blank ones between the listings cost nothing but time."""


def incoming(raw: bytes) -> Incoming:
    """The submissions of a spreadsheet's first sheet with listings. Raises Unreadable."""
    formulas = _looked_into(raw)
    sheets = _sheets(raw, formulas=formulas)
    listings = [(name, rows) for name, rows in sheets if table.titles_of(rows) is not None]
    if not listings:
        return table.incoming(())
    (first, rows), *others = listings
    found = table.incoming(rows)
    unread = tuple(
        f"the sheet '{name}' was not read, only '{first}'. Save it as a file of its own."
        for name, rows in others
        if table.has_names(rows)
    )
    return Incoming(found.every, (*found.remarks, *unread))


def _looked_into(raw: bytes) -> bool:
    """Whether the file has formulas. Raises Unreadable where it is no spreadsheet of this kind."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            every = parts.infolist()
            size = sum(part.file_size for part in every)
            if size > MOST_UNPACKED or len(every) > MOST_PARTS:
                message = (
                    f"it grows to {size / 1e6:,.0f} MB when it is unpacked, "
                    f"{MOST_UNPACKED // 1_000_000} MB at most. Copy the listings into a new file."
                )
                raise Unreadable(message)
            if "xl/workbook.xml" not in {part.filename for part in every}:
                message = "it is not an Excel workbook. Save the spreadsheet as .xlsx or as CSV."
                raise Unreadable(message)
            sheets = [one for one in every if one.filename.startswith("xl/worksheets/")]
            return any(re.search(rb"<(?:\w+:)?f[ >/]", parts.read(one)) for one in sheets)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as broken:
        message = "the file is damaged, or has a password. Open it and save it again as .xlsx."
        raise Unreadable(message) from broken


def _sheets(raw: bytes, *, formulas: bool) -> list[tuple[str, tuple[Row, ...]]]:
    """Every sheet that people see, by its name. A formula counts with its last result."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and rules for cells, which we don't need
            results = _opened(raw, results=True)
            asked = _opened(raw, results=False) if formulas else [(name, ()) for name, _ in results]
    except Unreadable:
        raise
    except Exception as broken:  # openpyxl raises whatever a broken part makes it trip over
        message = "the file is damaged. Open it, save it again as .xlsx, and try once more."
        raise Unreadable(message) from broken
    return [
        (name, tuple(_rows(rows, questions)))
        for (name, rows), (_, questions) in zip(results, asked, strict=True)
    ]


def _opened(raw: bytes, *, results: bool) -> list[tuple[str, tuple[tuple[Any, ...], ...]]]:
    import openpyxl  # noqa: PLC0415 - a quarter of a second that no other kind of file need pay

    book = openpyxl.load_workbook(
        io.BytesIO(raw), read_only=True, data_only=results, keep_links=False
    )
    sheets = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # what the file says of its own size may be anything
        rows = tuple(sheet.iter_rows(max_row=LOWEST + 1, max_col=table.MOST_COLUMNS + 1))
        if len(rows) > LOWEST:
            message = (
                f"its sheet '{sheet.title}' goes on below row {LOWEST:,}. "
                "Copy the listings into a new file."
            )
            raise Unreadable(message)
        sheets.append((sheet.title, rows))
    return sheets


def _rows(
    rows: tuple[tuple[Any, ...], ...], questions: tuple[tuple[Any, ...], ...]
) -> Iterator[Row]:
    for index, cells in enumerate(rows):
        asked = questions[index] if index < len(questions) else ()
        row = [
            _cell(cell, asked[place] if place < len(asked) else None)
            for place, cell in enumerate(cells)
        ]
        while row and row[-1] == Cell(""):
            row.pop()
        yield Row(index + 1, tuple(row))


def _cell(cell: Any, asked: Any) -> Cell:  # noqa: ANN401 - openpyxl's own kinds of cell
    """What people see; `asked` is the same cell with its formula."""
    if cell.value is None:
        if asked is not None and asked.data_type == "f":
            return Cell(
                "",
                "there is a formula here that has no result",
                "Type the words or the number instead.",
            )
        return Cell("")
    if cell.data_type == "e":
        return Cell("", f"the spreadsheet shows {cell.value} here", "Type what it should say.")
    return Cell(as_seen(cell.value, str(cell.number_format or "")))


def as_seen(value: object, number_format: str) -> str:
    """A value of a cell as people see it: 10:30, £3.50, 2026-12-14, and whole numbers as such."""
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
    """Hours and minutes: a time is kept as a part of a day, and is off by a hair."""
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
