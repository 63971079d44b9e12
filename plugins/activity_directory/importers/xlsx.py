"""The cells of a spreadsheet (.xlsx), one row after another, within limits.

The parts of the file are XML in a zip. They are read piece by piece and their elements are counted;
only the content of cells is kept. openpyxl would build an object for every element: a file of 100
KB can take a gigabyte. Dates and their formats are still left to openpyxl. See
docs/decisions/0025-what-import-accepts.md.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from math import isfinite
from posixpath import dirname, join, normpath
from typing import Any, Literal, NamedTuple, NoReturn, TypeAlias
from xml.parsers import expat

from activity_directory.importers.sent import Unreadable, whatever_a_library_raises

MOST_UNPACKED = 40_000_000
"""Bytes of all parts together: 5,000 listings have about 15 million."""
MOST_PARTS = 2_000
MOST_ELEMENTS = 1_500_000
"""Elements that are read, of all parts together: 300,000 cells and their words have 1.2 million."""
DEEPEST = 40
LONGEST_CELL = 100_000
"""Characters of one cell that are kept; Excel itself allows 32,767."""
LONGEST_FORMAT = 255
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_CHUNK = 65_536
MOST_SILENT = 4
"""Chunks inside one tag or note: the parser starts it anew with each of them."""
_NO_VALUE = "#VALUE!"
"""What spreadsheets show where a number or a date could not be computed."""
_TRUE = frozenset({"1", "true"})
_MERGED = r"([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})"
_DAMAGED = "the file is damaged, or has a password. Open it and save it again as .xlsx."

Value: TypeAlias = str | bool | int | float | date | datetime | time | timedelta | None


class XlsxCell(NamedTuple):
    """A cell: its value and number format, whether a formula makes it, and an error it shows.

    `is_struck`: some of its words, or all, are struck out; `value` has the others.
    """

    value: Value
    number_format: str = ""
    has_formula: bool = False
    error: str = ""
    is_struck: bool = False


class XlsxRow(NamedTuple):
    """The cells of a row by their columns; both are counted from 1 and 0 as elsewhere here."""

    number: int
    cells: dict[int, XlsxCell]
    is_hidden: bool = False


class Merged(NamedTuple):
    """Cells of one column that are merged: the column, and the first and the last row."""

    column: int
    first: int
    last: int


class Sheet(NamedTuple):
    """A sheet: its name, the part of the file that it is in, and whether people see it."""

    name: str
    part: str
    is_hidden: bool = False


class _Event(NamedTuple):
    """A start or an end of an element, by its name without a prefix, or text."""

    kind: Literal["start", "end", "text"]
    name: str
    attributes: dict[str, str] = {}  # noqa: RUF012 - nobody changes it


class Workbook:
    """A file with sheets. Every method raises Unreadable."""

    def __init__(self, raw: bytes) -> None:
        with whatever_a_library_raises(_DAMAGED):
            self.zip = zipfile.ZipFile(io.BytesIO(raw))
            parts = self.zip.infolist()
        size = sum(part.file_size for part in parts)
        if size > MOST_UNPACKED or len(parts) > MOST_PARTS:
            message = (
                f"unpacked it has {size / 1e6:,.0f} MB; the limit is {MOST_UNPACKED // 1_000_000} "
                "MB. Copy the listings into a new file."
            )
            raise Unreadable(message)
        self.parts = frozenset(part.filename for part in parts)
        self.left = MOST_ELEMENTS
        workbook = self._part_of("", "officeDocument", "xl/workbook.xml")
        if workbook not in self.parts:
            message = "it is not an Excel workbook. Save the spreadsheet as .xlsx or as CSV."
            raise Unreadable(message)
        self.since_1904 = False
        self.sheets = tuple(self._sheets(workbook))
        styles = self._part_of(workbook, "styles")
        self.formats = tuple(self._formats(styles))
        self.struck_styles = frozenset(self._struck_styles(styles))
        strings = tuple(self._strings(self._part_of(workbook, "sharedStrings")))
        self.strings = tuple(text for text, _ in strings)
        self.struck_strings = frozenset(
            number for number, (_, is_struck) in enumerate(strings) if is_struck
        )
        self.are_dates: dict[str, tuple[bool, bool]] = {}

    # --- the parts

    def _related(self, part: str) -> Iterator[tuple[str, str, str]]:
        """The id, the kind and the path of each part that a part names."""
        above = dirname(part)
        rels = join(above, "_rels", f"{part.rpartition('/')[2]}.rels")
        for event in self._events(rels):
            if event.kind == "start" and event.name == "Relationship":
                kind = event.attributes.get("Type", "").rpartition("/")[2]
                target = event.attributes.get("Target", "")
                path = target[1:] if target.startswith("/") else normpath(join(above, target))
                yield event.attributes.get("Id", ""), kind, path

    def _part_of(self, part: str, wanted: str, usual: str = "") -> str:
        """The part of a kind that a part names."""
        return next((path for _, kind, path in self._related(part) if kind == wanted), usual)

    def _sheets(self, workbook: str) -> Iterator[Sheet]:
        parts = {name: path for name, kind, path in self._related(workbook) if kind == "worksheet"}
        seen: set[str] = set()
        for event in self._events(workbook):
            if event.kind != "start":
                continue
            if event.name == "workbookPr":
                self.since_1904 = event.attributes.get("date1904") in {"1", "true"}
            elif event.name == "sheet":
                name = next(
                    (text for key, text in event.attributes.items() if key.endswith(":id")), ""
                )
                part = parts.get(name, "")
                if part in self.parts and part not in seen:
                    seen.add(part)
                    is_hidden = event.attributes.get("state", "visible") != "visible"
                    yield Sheet(event.attributes.get("name", ""), part, is_hidden)

    def _formats(self, styles: str) -> Iterator[str]:
        """The number format of each style that a cell may have."""
        from openpyxl.styles.numbers import (  # noqa: PLC0415 - a quarter of a second
            BUILTIN_FORMATS,
        )

        codes: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
        in_cells = False
        for event in self._events(styles):
            if event.name == "cellXfs":
                in_cells = event.kind == "start"
            elif event.kind != "start":
                continue
            elif event.name == "numFmt":
                code = event.attributes.get("formatCode", "")
                codes[event.attributes.get("numFmtId", "")] = code[:LONGEST_FORMAT]
            elif event.name == "xf" and in_cells:
                yield codes.get(event.attributes.get("numFmtId", ""), "")

    def _struck_styles(self, styles: str) -> Iterator[int]:
        """The styles of cells whose words are struck out, by number."""
        fonts: list[bool] = []
        part, number = "", -1
        for event in self._events(styles):
            if event.kind != "start":
                continue
            if event.name in {"fonts", "cellXfs", "cellStyleXfs", "dxfs"}:
                part = event.name
            elif part == "fonts" and event.name == "font":
                fonts.append(False)
            elif part == "fonts" and fonts and _strikes(event):
                fonts[-1] = True
            elif part == "cellXfs" and event.name == "xf":
                number += 1
                font = event.attributes.get("fontId", "")
                if font in {str(one) for one, is_struck in enumerate(fonts) if is_struck}:
                    yield number

    def _strings(self, part: str) -> Iterator[tuple[str, bool]]:
        """The texts that cells name by number, and whether some of their words are struck out."""
        text = _Words()
        for event in self._events(part):
            if event.name == "si" and event.kind != "text":
                if event.kind == "end":
                    yield text.taken(), text.has_struck
                text = _Words()
            else:
                text.hear(event)

    # --- the rows

    def rows(self, sheet: Sheet) -> Iterator[XlsxRow]:
        """The rows of a sheet with something in them."""
        number, cells, inside, is_hidden = 0, _Cells(self, 0), False, False
        for event in self._events(sheet.part):
            if event.name == "sheetData" and event.kind != "text":
                inside = event.kind == "start"
            elif inside and event.name == "row" and event.kind == "start":
                number = _row_number(event.attributes.get("r"), number)
                is_hidden = event.attributes.get("hidden") in _TRUE
                cells = _Cells(self, number)
            elif inside and event.name == "row" and event.kind == "end":
                if cells.found:
                    yield XlsxRow(number, cells.found, is_hidden)
                cells = _Cells(self, number)
            elif inside:
                cells.hear(event)

    def hidden_columns(self, sheet: Sheet) -> frozenset[int]:
        """The columns of a sheet that nobody sees, counted from 0."""
        found: set[int] = set()
        for event in self._events(sheet.part):
            if event.kind == "start" and event.name == "sheetData":
                break
            if event.kind == "start" and event.name == "col":
                given = event.attributes
                first, last = given.get("min", ""), given.get("max", "")
                if given.get("hidden") in _TRUE and first.isdigit() and last.isdigit():
                    found.update(range(int(first[:6]) - 1, min(int(last[:6]), LAST_COLUMN)))
        return frozenset(found)

    def merged(self, sheet: Sheet) -> tuple[Merged, ...]:
        """The cells of a sheet that are merged with others below them."""
        with whatever_a_library_raises(_DAMAGED):
            has_any = b"mergeCell " in self.zip.read(sheet.part)
        return tuple(self._merged(sheet)) if has_any else ()

    def _merged(self, sheet: Sheet) -> Iterator[Merged]:
        for event in self._events(sheet.part):
            if event.kind != "start" or event.name != "mergeCell":
                continue
            ends = re.fullmatch(_MERGED, event.attributes.get("ref", ""))
            if ends is not None and int(ends[3]) > int(ends[2]):
                yield Merged(_column(ends[1] + ends[2], 0), int(ends[2]), int(ends[3]))

    def is_date(self, number_format: str) -> tuple[bool, bool]:
        """Whether a format makes a date or time of a number, and whether that is a length."""
        if number_format not in self.are_dates:
            from openpyxl.styles.numbers import (  # noqa: PLC0415 - as above
                is_date_format,
                is_timedelta_format,
            )

            length = bool(is_timedelta_format(number_format))
            self.are_dates[number_format] = (bool(is_date_format(number_format)), length)
        return self.are_dates[number_format]

    def day(self, number: float, *, is_length: bool) -> Value:
        """The day, time or length that a number stands for. Raises ValueError or OverflowError."""
        from openpyxl.utils import datetime as days  # noqa: PLC0415 - as above

        since = days.MAC_EPOCH if self.since_1904 else days.WINDOWS_EPOCH
        found: Value = days.from_excel(number, since, timedelta=is_length)
        return found

    def day_in_words(self, words: str) -> Value:
        """The day or time that is written out. Raises ValueError."""
        from openpyxl.utils import datetime as days  # noqa: PLC0415 - as above

        read: Any = days.from_ISO8601  # it has no types
        found: Value = read(words)
        return found

    # --- XML

    def _events(self, part: str) -> Iterator[_Event]:
        """The events of a part, one after another; none where there is no such part."""
        if part not in self.parts:
            return
        events: list[_Event] = []
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = lambda name, attributes: events.append(
            _Event("start", name.rpartition(":")[2], attributes)
        )
        parser.EndElementHandler = lambda name: events.append(
            _Event("end", name.rpartition(":")[2])
        )
        parser.CharacterDataHandler = lambda text: events.append(_Event("text", text))
        depth = silent = 0
        with whatever_a_library_raises(_DAMAGED):
            stream = self.zip.open(part)
        with stream:
            chunk = b"-"
            while chunk:
                with whatever_a_library_raises(_DAMAGED):
                    chunk = stream.read(_CHUNK)
                    parser.Parse(chunk, not chunk)
                silent = 0 if events else silent + 1
                if silent > MOST_SILENT:
                    raise Unreadable(_DAMAGED)
                for event in events:
                    if event.kind == "start":
                        depth += 1
                        self.left -= 1
                    elif event.kind == "end":
                        depth -= 1
                    if depth > DEEPEST or self.left < 0:
                        message = (
                            f"it has more than {MOST_ELEMENTS:,} cells, texts and formats. "
                            "Copy the listings into a new file."
                        )
                        raise Unreadable(_DAMAGED if depth > DEEPEST else message)
                    yield event
                events.clear()


def _refuse(*_declared: object) -> NoReturn:
    """No real spreadsheet declares entities, which can turn a line into a gigabyte."""
    raise Unreadable(_DAMAGED)


def _row_number(written: str | None, before: int) -> int:
    """The number of a row, as it is written or else the next one."""
    number = before + 1
    if written is not None:
        number = int(written) if re.fullmatch(r"[0-9]{1,7}", written) else 0
    if not before < number <= LAST_ROW:
        raise Unreadable(_DAMAGED)
    return number


def _column(written: str | None, usual: int) -> int:
    """The column of a cell, counted from 0: by the letters of its name (AB7), or else `usual`."""
    number = usual
    if written is not None:
        named = re.fullmatch(r"([A-Z]{1,3})[0-9]{1,7}", written)
        letters = named[1] if named else ""
        number = -1
        for letter in letters:
            number = (number + 1) * 26 + ord(letter) - ord("A")
    if not 0 <= number < LAST_COLUMN:
        raise Unreadable(_DAMAGED)
    return number


def _number(words: str) -> float:
    """A number as it is kept. Raises ValueError."""
    if re.fullmatch(r"\s*[+-]?[0-9]{1,18}\s*", words):
        return int(words)
    number = float(words)
    if not isfinite(number):
        raise ValueError
    return number


def _strikes(event: _Event) -> bool:
    """Whether it says of the words around it that they are struck out."""
    return event.name == "strike" and event.attributes.get("val", "1") in _TRUE


class _Words:
    """The characters of a text, without phonetic notes and without what is struck out."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.has_struck = False
        self.is_run_struck = False
        self.length = 0
        self.listening = False
        self.spoken = 0

    def hear(self, event: _Event) -> None:
        """Take in an event between the start and the end of the text."""
        if event.kind == "text":
            if self.listening and self.is_run_struck:
                self.has_struck = True
            elif self.listening and not self.spoken and self.length <= LONGEST_CELL:
                self.pieces.append(event.name)
                self.length += len(event.name)
        elif event.name == "rPh":
            self.spoken += 1 if event.kind == "start" else -1
        elif event.name in {"t", "v"}:
            self.listening = event.kind == "start"
        elif event.name == "r":
            self.is_run_struck = False
        elif event.kind == "start" and _strikes(event):
            self.is_run_struck = True

    def taken(self) -> str:
        """The text."""
        return "".join(self.pieces)


class _Cells:
    """The cells of one row."""

    def __init__(self, book: Workbook, row: int) -> None:
        self.book = book
        self.row = row
        self.found: dict[int, XlsxCell] = {}
        self.column = -1
        self.attributes: dict[str, str] = {}
        self.words = _Words()
        self.has_formula = False

    def hear(self, event: _Event) -> None:
        """Take in an event between the start and the end of the row."""
        if event.kind == "start" and event.name == "c":
            self.attributes = event.attributes
            self.column = _column(event.attributes.get("r"), self.column + 1)
            self.words = _Words()
            self.has_formula = False
        elif event.kind == "end" and event.name == "c":
            cell = self._cell(self.words.taken())
            if cell is not None:
                self.found[self.column] = cell
        elif event.kind == "start" and event.name == "f":
            self.has_formula = True
        else:
            self.words.hear(event)

    def _cell(self, words: str) -> XlsxCell | None:
        """The cell of these words; None where there is nothing in it."""
        style = self.attributes.get("s", "0")
        if style.isascii() and style.isdigit() and int(style[:7]) in self.book.struck_styles:
            return XlsxCell("", is_struck=True) if words or self.words.has_struck else None
        if not words and self.words.has_struck:
            return XlsxCell("", is_struck=True)
        if not words:
            return XlsxCell(None, has_formula=True) if self.has_formula else None
        kind = self.attributes.get("t", "n")
        if kind == "e":
            return XlsxCell(None, error=words)
        number_format = self._number_format()
        try:
            value = self._value(kind, words, number_format)
        except (ValueError, OverflowError):  # that is no such number, or no such day
            return XlsxCell(None, error=_NO_VALUE)
        is_struck = self.words.has_struck or (
            kind == "s" and int(words) in self.book.struck_strings
        )
        if value == "" and not is_struck:
            return None
        return XlsxCell(value, number_format, self.has_formula, is_struck=is_struck)

    def _number_format(self) -> str:
        style, formats = self.attributes.get("s", "0"), self.book.formats
        known = style.isascii() and style.isdigit() and int(style[:7]) < len(formats)
        return formats[int(style)] if known else ""

    def _value(self, kind: str, words: str, number_format: str) -> Value:
        """The value of a cell. Raises ValueError or OverflowError."""
        match kind:
            case "s":
                number = int(words)
                if not 0 <= number < len(self.book.strings):
                    raise ValueError
                return self.book.strings[number]
            case "b":
                return bool(int(words))
            case "d":
                return self.book.day_in_words(words)
            case "n":
                worth = _number(words)
                is_date, is_length = self.book.is_date(number_format)
                return self.book.day(worth, is_length=is_length) if is_date else worth
            case _:
                return words
