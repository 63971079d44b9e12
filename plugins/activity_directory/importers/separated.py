"""A CSV file, however a spreadsheet or a form service saved it: commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from activity_directory.importers import table
from activity_directory.importers.sent import Incoming, Unreadable

_BETWEEN = (",", ";", "\t", "|")


def incoming(text: str) -> Incoming:
    """The submissions of a CSV file. Raises Unreadable."""
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        text = f"\n{rest}"  # Excel's own note; its row still counts
    top = "\n".join(text.split("\n", table.TITLES * 3)[: table.TITLES * 3])
    known = {between: _known(top, between) for between in _BETWEEN}
    return table.incoming(table.rows_of(_lines(text, max(known, key=known.__getitem__))))


def _known(top: str, between: str) -> int:
    """How many columns have names that we know, if this sign stands between them."""
    try:
        rows = table.rows_of(_lines(top, between))
    except Unreadable:
        return 0
    return max(map(table.known_titles, rows), default=0)


def _lines(text: str, between: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    try:
        yield from reader
    except csv.Error as error:
        message = (
            f"line {reader.line_num} of it can't be read ({error}). "
            "Look for a quotation mark that is never closed."
        )
        raise Unreadable(message) from None
