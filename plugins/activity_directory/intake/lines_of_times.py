"""Lines of a cell of times that have no time themselves: they belong to the lines above them.

`Tuesday 10-11`, and below it `Please ring first`, is the same as both on one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from activity_directory.intake.beside_times import without_other_numbers
from activity_directory.intake.labelled_times import SPAN
from activity_directory.schema.values.clock import CLOCK, TO
from activity_directory.schema.values.dates import MONTH
from activity_directory.schema.values.days import days_named

_A_TIME = re.compile(
    rf"{CLOCK}{TO}{CLOCK}|(?<![\d£])\d{{1,2}}[:.]\d\d(?![\d/.])|\d ?[ap]\.? ?m\b"
    r"|\b(?:noon|midday|midnight)\b",
    re.IGNORECASE,
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_NO_TIME = re.compile(
    rf"{_NTH}(?: ?(?:-|–|to|&|and) ?{_NTH})?(?: of)? (?:{MONTH})\b|\b(?:{MONTH}) \d{{1,2}}\b"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|£\s?\d+(?:\.\d\d)?",
    re.IGNORECASE,
)
"""Dates and prices, whose numbers are no times."""


def has_a_time(line: str) -> bool:
    """Whether a line has a time of the day, rather than a date, an age or a price."""
    line = _NO_TIME.sub(" ", without_other_numbers(line))
    return _A_TIME.search(line) is not None or SPAN.fullmatch(line.strip()) is not None


def is_beside_times(line: str, others: Sequence[str]) -> bool:
    """Whether a line names no day and no time, and is about those that other lines have."""
    return not (days_named(line) or has_a_time(line)) and any(map(has_a_time, others))


def as_one_line(lines: Sequence[str]) -> list[str]:
    """The lines, as one where a single one of them has times: the others stand beside those."""
    beside = [is_beside_times(line, lines) for line in lines]
    if beside.count(False) != 1:
        return [*lines]
    found = ""
    for line, is_words in zip(lines, beside, strict=True):
        found += f"{_sign_between(found, line, is_words=is_words)}{line}"
    return [found]


def _sign_between(before: str, line: str, *, is_words: bool) -> str:
    if not before:
        return ""
    if before[-1] in ".!?,;:–-" or line[0] in "(–-*":
        return " "
    if not is_words:
        return ": "
    return ". " if line[0].isupper() else ", "
