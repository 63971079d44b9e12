"""Rows as CSV that a spreadsheet may open without harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from activity_directory.sanitise.terminal import CONTROLS, visible

_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """A table with its columns named in the first line, lines ended as RFC 4180 says."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def cell(value: str | int) -> str:
    """A value on one line that no spreadsheet takes for a formula: such a one gets an apostrophe.

    Entries are written by anybody: "=HYPERLINK(...)" in a name must not run on a council's desk.
    """
    words = " ".join(str(value).split())
    if not words.isprintable():
        words = CONTROLS.sub(lambda letter: visible(letter[0]), words)
    is_formula = isinstance(value, str) and words.startswith(_STARTS_A_FORMULA)
    return f"'{words}" if is_formula else words
