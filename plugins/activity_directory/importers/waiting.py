"""The rows of a table that were left out, as a spreadsheet: to be mended, and imported again.

It has the columns of the table they come from, and one more that says what to do; where listings
lack a reason, two more that suggest one. Of a feed it has whom to ask, and is only to be read.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from activity_directory.importers.acceptance import Accepted
from activity_directory.importers.names import label_of
from activity_directory.importers.sent import Incoming
from activity_directory.importers.suggestions import Suggestions
from activity_directory.importers.table import PERHAPS, TO_DO, is_ours
from activity_directory.importers.template import without_a_clock
from activity_directory.intake.needed import A_REASON
from activity_directory.system.faults import naming
from activity_directory.vocabulary import Vocabulary

_NOT_IN_CELLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
WIDE = 24
"""Characters in the width of a column."""


def rows_of(
    incoming: Incoming,
    every: Sequence[Accepted],
    vocabularies: Mapping[str, Vocabulary],
    today: date,
) -> bytes:
    """The spreadsheet of what was left out of a table or a feed; nothing where nothing was."""
    if incoming.is_feed:
        return _of_feed(every, today)
    return _of_table(incoming, every, vocabularies, today)


def _of_table(
    incoming: Incoming,
    every: Sequence[Accepted],
    vocabularies: Mapping[str, Vocabulary],
    today: date,
) -> bytes:
    """The spreadsheet; nothing where no row was left out. All cells are text."""
    left_out = _ended_last(one for one in every if not one.sound and one.sent.row)
    if not left_out:
        return b""
    columns = [
        index for index, title in enumerate(incoming.columns) if title and not is_ours(title)
    ]
    suggested = _suggested(left_out, vocabularies)
    rows = []
    for at, one in enumerate(left_out):
        more = [labels[at] for labels in suggested.values()]
        rows.append([*_cells(one.sent.row, columns), *more, to_do(one)])
        others = one.sent.more_rows
        rows += ([*_cells(row, columns), *more, WITH_THE_ROW_ABOVE] for row in others)
    return _book([*(incoming.columns[index] for index in columns), *suggested, TO_DO], rows, today)


def _ended_last(every: Iterable[Accepted]) -> list[Accepted]:
    """Listings in their order, but last those of which their list says that they have ended."""
    return sorted(every, key=lambda one: bool(one.sent.ended))


WITH_THE_ROW_ABOVE = "It is of the same listing as the row above: mend both in the same way."
"""What is said of a row that the map makes part of an earlier one."""


def _cells(row: Sequence[str], columns: Sequence[int]) -> list[str]:
    return [row[index] if index < len(row) else "" for index in columns]


_OF_A_SERVICE = ("organisation", "phone", "email", "website")


def _of_feed(every: Sequence[Accepted], today: date) -> bytes:
    """The services of a feed that were left out, and whom to ask; nothing where there are none.

    It is to be read, and sent to whoever keeps the feed: a row can't have the times of a service.
    """
    left_out = _ended_last(one for one in every if not one.sound)
    if not left_out:
        return b""
    titles = [label_of("name"), "Its id there", *map(label_of, _OF_A_SERVICE), TO_DO]
    rows = []
    for one in left_out:
        submission = one.sent.submission
        texts = (submission.answers.get(name, "") for name in _OF_A_SERVICE)
        name = submission.answers.get("name", "")
        rows.append([name, submission.origin.id, *texts, to_do(one)])
    return _book(titles, rows, today)


def _book(titles: Sequence[str], rows: Sequence[Sequence[str]], today: date) -> bytes:
    """A spreadsheet with a wide last column. All cells are text."""
    # As in template.py: with lxml, a full disk would not be an OSError.
    os.environ["OPENPYXL_LXML"] = "False"
    from openpyxl import Workbook  # noqa: PLC0415 - a quarter of a second that only this needs
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above
    from openpyxl.styles import Font  # noqa: PLC0415 - as above

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Waiting")
    sheet.freeze_panes = "A2"
    for index in range(1, len(titles) + 1):
        sheet.column_dimensions[_letter(index)].width = WIDE * (2 if index == len(titles) else 1)

    def cells(texts: Sequence[str], *, bold: bool = False) -> list[object]:
        made: list[object] = []
        for text in texts:
            cell = WriteOnlyCell(sheet, value=_NOT_IN_CELLS.sub("", text))
            cell.data_type, cell.number_format = "s", "@"  # no formula, and no number
            if bold:
                cell.font = Font(bold=True)
            made.append(cell)
        return made

    sheet.append(cells(titles, bold=True))
    for row in rows:
        sheet.append(cells(row))
    book.properties.created = datetime(today.year, today.month, today.day)  # noqa: DTZ001 - a day
    whole = io.BytesIO()
    with naming("The spreadsheet"):
        book.save(whole)
    return without_a_clock(whole.getvalue(), today)


def _suggested(
    left_out: Sequence[Accepted], vocabularies: Mapping[str, Vocabulary]
) -> dict[str, list[str]]:
    """By the name of each further column what it suggests for each row."""
    lacking = [not set(A_REASON.questions).isdisjoint(one.understood.missing) for one in left_out]
    if not any(lacking):
        return {}
    found = {}
    for name in A_REASON.questions:
        suggestions = Suggestions(vocabularies[name])
        found[f"{PERHAPS}{label_of(name)}"] = [
            "; ".join(suggestions.of(answers.get("name", ""), answers.get("summary", "")))
            if lacks
            else ""
            for answers, lacks in zip(
                (one.sent.submission.answers for one in left_out), lacking, strict=True
            )
        ]
    return found


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    return get_column_letter(number)


def to_do(one: Accepted) -> str:
    """What to mend in a row, a line for each fault."""
    place = f"{one.sent.place}: " if one.sent.place else ""
    lines = [f"{fault.message}. {fault.hint}".strip() for fault in one.faults]
    return place + "\n".join(lines)


def beside(source: Path, content: bytes) -> Path:
    """Where the file goes: beside the one it comes from, and over none but one that is the same.

    The same rows on another day are the same: a list is imported often, and few files are wanted.
    """
    stem = re.sub(r"-waiting(-\d+)?$", "", source.stem)
    number = 1
    while True:
        file = source.with_name(f"{stem}-waiting{f'-{number}' if number > 1 else ''}.xlsx")
        if not file.exists() or (
            file.is_file() and _rows_of(file.read_bytes()) == _rows_of(content)
        ):
            return file
        number += 1


def _rows_of(book: bytes) -> Mapping[str, bytes]:
    """What is in a spreadsheet, without the day it was made on; what can't be read, as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(book)) as parts:
            names = [name for name in parts.namelist() if not name.startswith("docProps/")]
            return {name: parts.read(name) for name in names}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
        return {"": book}
