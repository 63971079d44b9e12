"""The rows of a table that were left out, as a spreadsheet: to be mended, and imported again.

It has the columns of the table they come from, and one more that says what to do.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from activity_directory.importers.acceptance import Accepted
from activity_directory.importers.sent import Incoming
from activity_directory.importers.table import TO_DO
from activity_directory.importers.template import without_a_clock
from activity_directory.system.faults import naming

_NOT_IN_CELLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
WIDE = 24
"""Characters in the width of a column."""


def of_table(incoming: Incoming, every: Sequence[Accepted], today: date) -> bytes:
    """The spreadsheet; nothing where no row was left out. All cells are text."""
    left_out = [one for one in every if not one.sound and one.sent.row]
    if not left_out:
        return b""
    # As in template.py: with lxml, a full disk would not be an OSError.
    os.environ["OPENPYXL_LXML"] = "False"
    from openpyxl import Workbook  # noqa: PLC0415 - a quarter of a second that only this needs
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above
    from openpyxl.styles import Font  # noqa: PLC0415 - as above

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Waiting")
    columns = [index for index, title in enumerate(incoming.columns) if title and title != TO_DO]
    sheet.freeze_panes = "A2"
    for index in range(1, len(columns) + 2):
        sheet.column_dimensions[_letter(index)].width = WIDE * (2 if index > len(columns) else 1)

    def cells(texts: Sequence[str], *, bold: bool = False) -> list[object]:
        made: list[object] = []
        for text in texts:
            cell = WriteOnlyCell(sheet, value=_NOT_IN_CELLS.sub("", text))
            cell.data_type, cell.number_format = "s", "@"  # no formula, and no number
            if bold:
                cell.font = Font(bold=True)
            made.append(cell)
        return made

    sheet.append(cells([*(incoming.columns[index] for index in columns), TO_DO], bold=True))
    for one in left_out:
        row = one.sent.row
        texts = [row[index] if index < len(row) else "" for index in columns]
        sheet.append(cells([*texts, to_do(one)]))
    book.properties.created = datetime(today.year, today.month, today.day)  # noqa: DTZ001 - a day
    whole = io.BytesIO()
    with naming("The spreadsheet"):
        book.save(whole)
    return without_a_clock(whole.getvalue(), today)


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    return get_column_letter(number)


def to_do(one: Accepted) -> str:
    """What to mend in a row, a line for each fault."""
    place = f"{one.sent.place}: " if one.sent.place else ""
    lines = [f"{fault.message}. {fault.hint}".strip() for fault in one.faults]
    return place + "\n".join(lines)


def beside(source: Path, content: bytes) -> Path:
    """Where the file goes: beside the one it comes from, and over none but one that is the same."""
    stem = re.sub(r"-waiting(-\d+)?$", "", source.stem)
    number = 1
    while True:
        file = source.with_name(f"{stem}-waiting{f'-{number}' if number > 1 else ''}.xlsx")
        if not file.exists() or (file.is_file() and file.read_bytes() == content):
            return file
        number += 1
