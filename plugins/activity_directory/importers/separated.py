"""A CSV file, however a spreadsheet or a form service saved it: commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from activity_directory.importers import names, table
from activity_directory.importers.sent import Incoming, Unreadable
from activity_directory.importers.table import Meant, Row
from activity_directory.wording.counting import counted

LONGEST_TOP = 100_000
"""Characters that are examined to find the delimiter."""
MOST_LINES = 1_100_000
"""A spreadsheet has 1,048,576 rows, and saves all of them if the last one was used."""
_BETWEEN = (",", ";", "\t", "|")
_NEVER_CLOSED = "a quotation mark here is never closed, so nothing below it can be read"
_LOOK = 'Look for a single `"` in this row.'


def incoming(text: str, meant: Meant = names.meant) -> Incoming:
    """The submissions of a CSV file. Raises Unreadable."""
    lines = text.count("\n") + 1
    if lines > MOST_LINES:
        found = counted(lines, "line")
        message = f"it has {found}; the limit is {MOST_LINES:,}. Delete the blank ones."
        raise Unreadable(message)
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        text = f"\n{rest}"  # Excel's own note; its row still counts
    top = "\n".join(text[:LONGEST_TOP].split("\n", table.TITLES * 3)[: table.TITLES * 3])
    known = {between: _known(top, between, meant) for between in _BETWEEN}
    return table.incoming(_rows(text, max(known, key=known.__getitem__)), meant=meant)


def _known(top: str, between: str, meant: Meant) -> tuple[int, int]:
    """How many columns have names that we know, with this delimiter, and how many that count.

    For a map that is begun any name counts: so does half a sentence between two semicolons.
    """
    rows = [*_rows(top, between)]
    known, counts = (
        max((table.known_titles(row, means) for row in rows), default=0)
        for means in (names.meant, meant)
    )
    return known, counts


def _rows(text: str, between: str) -> Iterator[Row]:
    """The rows with something in them. The last has a fault if the file ends inside a cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    waiting: Row | None = None
    number = above = before = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if cells:
                if waiting is not None:
                    yield waiting
                waiting = table.row_of(number, cells)
                above = before
            before = reader.line_num
    except csv.Error:  # a cell without an end: it is too long for one
        if waiting is not None:
            yield waiting
        yield Row(number + 1, (), _NEVER_CLOSED, _LOOK)
        return
    if waiting is not None:
        closed = _is_closed(text, above, between)
        yield waiting if closed else Row(waiting.number, (), _NEVER_CLOSED, _LOOK)


def _is_closed(text: str, above: int, between: str) -> bool:
    """Whether the last row, with so many lines above it, is whole: the reader takes it for that."""
    written = list(islice(io.StringIO(text, newline=""), above, None))
    if "".join(written).count('"') % 2 == 0:
        return True
    try:
        list(csv.reader(written, delimiter=between, strict=True))
    except csv.Error as error:
        return "end of data" not in str(error)
    return True
