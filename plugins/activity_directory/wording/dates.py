"""Dates and times in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time, timedelta
from functools import cache

from activity_directory import messages
from activity_directory.model.schedule import Hours
from activity_directory.wording.phrases import either, joined

TOMORROW = timedelta(days=1)
_TIMES = (
    "dates.am-minutes",
    "dates.am",
    "dates.pm-minutes",
    "dates.pm",
    "dates.noon",
    "dates.midnight",
    "dates.all-day",
    "dates.hours-not-known",
)
"""The messages of a time and of a whole day; those with more in them first."""


def weekday_name(weekday: int) -> str:
    """A day of the week, Monday being 0: "Monday"."""
    return messages.text(f"dates.weekday-{weekday + 1}")


def weekday_names() -> tuple[str, ...]:
    """Every day of the week from Monday."""
    return tuple(map(weekday_name, range(7)))


def month_name(month: int) -> str:
    """A month by its number, January being 1."""
    return messages.text(f"dates.month-{month}")


def month_names() -> tuple[str, ...]:
    """Every month from January."""
    return tuple(map(month_name, range(1, 13)))


def full_date(day: date) -> str:
    """A date that must still be right in years: "2 November 2026"."""
    month = month_name(day.month)
    return messages.text("dates.full", day=str(day.day), month=month, year=str(day.year))


def month_and_day(month: int, day: int) -> str:
    """A day of every year: "27 November"."""
    return messages.text("dates.day-and-month", day=str(day), month=month_name(month))


def day_and_month(day: date, today: date) -> str:
    """A date near `today`: "27 November", with its year where that is another."""
    return full_date(day) if day.year != today.year else month_and_day(day.month, day.day)


def date_words(day: date, today: date) -> str:
    """A date with its weekday: "Friday 27 November", "Friday 15 January 2027"."""
    return _with_weekday(day, day_and_month(day, today))


def _with_weekday(day: date, words: str) -> str:
    return messages.text("dates.with-weekday", weekday=weekday_name(day.weekday()), date=words)


def date_list(
    days: Iterable[date], today: date, *, weekday: bool = True, a_choice: bool = False
) -> str:
    """Dates in order, a year said once, after its last date, and only where it isn't today's.

    "Monday 7 December, Monday 4 January and Monday 1 February 2027"; of `a_choice`, the last "or".
    """
    in_order = sorted(days)
    dates = []
    for day, following in zip(in_order, [*in_order[1:], None], strict=True):
        year_follows = following is not None and following.year == day.year
        words = day_and_month(day, day if year_follows else today)
        dates.append(_with_weekday(day, words) if weekday else words)
    return either(dates) if a_choice else joined(dates)


def period_words(first: date, last: date, today: date) -> str:
    """Two dates: "11 January to 29 March 2027", "2 November 2026 to 26 March 2027"."""
    if first.year == last.year:
        return range_words(day_and_month(first, last), day_and_month(last, today))
    return range_words(full_date(first), full_date(last))


def range_words(first: str, last: str) -> str:
    """From one day to another: "Monday to Friday"."""
    return messages.text("dates.period", first=first, last=last)


def time_words(moment: time) -> str:
    """A time: "10.30am", "2pm", "noon", "midnight"."""
    if (moment.hour, moment.minute) in {(0, 0), (12, 0)}:
        return messages.text("dates.noon" if moment.hour else "dates.midnight")
    morning = moment.hour < 12
    hour = str(moment.hour if messages.spoken().clock == 24 else moment.hour % 12 or 12)
    if not moment.minute:
        return messages.text("dates.am" if morning else "dates.pm", hour=hour)
    name = "dates.am-minutes" if morning else "dates.pm-minutes"
    return messages.text(name, hour=hour, minutes=f"{moment.minute:02}")


def hours_words(hours: Hours) -> str:
    """From and to, each with its own am or pm: "10.30am to noon", "from 7pm", "all day"."""
    if not hours.known:
        return messages.text("dates.hours-not-known")
    start = time_words(hours.start)
    if hours.end is None:
        return messages.text("dates.hours-from", start=start)
    if hours.end == hours.start:
        if hours.start == time(0):
            return messages.text("dates.all-day")
        return messages.text("dates.a-whole-day", start=start)
    return messages.text("dates.hours", start=start, end=time_words(hours.end))


def time_pattern() -> re.Pattern[str]:
    """What finds a time in words that this module made: "10.30am", "noon", "all day"."""
    return _time_pattern(messages.spoken().tag)


@cache
def _time_pattern(tag: str) -> re.Pattern[str]:
    language = messages.language_of(tag)
    patterns = (language.messages[name].forms["other"] for name in _TIMES)
    times = [re.sub(r"\\\{\w+\\\}", r"\\d+", re.escape(pattern)) for pattern in patterns]
    return re.compile(rf"\b(?:{'|'.join(times)})\b")
