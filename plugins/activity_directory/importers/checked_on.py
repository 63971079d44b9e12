"""The day of a check, as lists of others write it: `3/5/2024`, `May 2024`, `45415`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from activity_directory.schema.values.dates import parse_date
from activity_directory.schema.values.mistake import YEARS, Mistake

_BY_HAND = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T].*)?")
_BY_MACHINE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T].*)?")
_NUMBERS_OF_A_MONTH = re.compile(r"(?:(\d{1,2})[/.-](\d{4})|(\d{4})[/.-](\d{1,2}))")
_NUMBER_OF_DAYS = re.compile(r"([345]\d{4})(?:\.\d+)?")


def day_in(text: str) -> date | None:
    """The day, by the calendar of this country; of a month the first: a check is no newer than it.

    None where it is no day and no month, or where there is no such day: `spring 2024`, `2019`. So
    is a day before 1990: computers write the first of 1900 or of 1970 where they have none.
    """
    day = _day_meant(text)
    return day if day is not None and day.year >= YEARS[0] else None


def _day_meant(text: str) -> date | None:
    if number := _NUMBER_OF_DAYS.fullmatch(text):
        return date(1899, 12, 30) + timedelta(int(number[1]))
    if by_hand := _BY_HAND.fullmatch(text):
        day, month, year = by_hand.groups()
        return _day(year if len(year) > 2 else f"20{year}", month, day)
    if by_machine := _BY_MACHINE.fullmatch(text):
        return _day(*by_machine.groups())
    if numbers := _NUMBERS_OF_A_MONTH.fullmatch(text):
        return _day(numbers[2] or numbers[3], numbers[1] or numbers[4], "1")
    words = " ".join(text.replace(",", " ").split())
    for one in (words, f"1 {words}"):
        found = parse_date(one)
        meant = parse_date(found.meant) if isinstance(found, Mistake) and found.certain else found
        if isinstance(meant, date):
            return meant
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
