"""Dates and times in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from activity_directory.model.schedule import Hours
from activity_directory.wording.phrases import either, joined

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

TOMORROW = timedelta(days=1)


def full_date(day: date) -> str:
    """A date that must still be right in years: "2 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_and_month(day: date, today: date) -> str:
    """A date near `today`: "27 November", with its year where that is another."""
    return full_date(day) if day.year != today.year else f"{day.day} {MONTHS[day.month - 1]}"


def date_words(day: date, today: date) -> str:
    """A date with its weekday: "Friday 27 November", "Friday 15 January 2027"."""
    return f"{WEEKDAYS[day.weekday()]} {day_and_month(day, today)}"


def date_list(
    days: Iterable[date], today: date, *, weekday: bool = True, a_choice: bool = False
) -> str:
    """Dates in order, a year said once, after its last date, and only where it isn't today's.

    "Monday 7 December, Monday 4 January and Monday 1 February 2027"; of `a_choice`, the last "or".
    """
    in_order = sorted(days)
    said = []
    for day, following in zip(in_order, [*in_order[1:], None], strict=True):
        year_follows = following is not None and following.year == day.year
        words = day_and_month(day, day if year_follows else today)
        said.append(f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words)
    return either(said) if a_choice else joined(said)


def period_words(first: date, last: date, today: date) -> str:
    """Two dates: "11 January to 29 March 2027", "2 November 2026 to 26 March 2027"."""
    if first.year == last.year:
        return f"{day_and_month(first, last)} to {day_and_month(last, today)}"
    return f"{full_date(first)} to {full_date(last)}"


def time_words(moment: time) -> str:
    """A time: "10.30am", "2pm", "noon", "midnight"."""
    if (moment.hour, moment.minute) in {(0, 0), (12, 0)}:
        return "noon" if moment.hour else "midnight"
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def hours_words(hours: Hours) -> str:
    """From and to, each with its own am or pm: "10.30am to noon", "from 7pm", "all day"."""
    if hours.end is None:
        return f"from {time_words(hours.start)}"
    if hours.end == hours.start:
        return "all day" if hours.start == time(0) else f"24 hours from {time_words(hours.start)}"
    return f"{time_words(hours.start)} to {time_words(hours.end)}"
