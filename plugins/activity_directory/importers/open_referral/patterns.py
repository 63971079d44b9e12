"""The pattern of a schedule: how often it comes round, on which days, from when until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import NamedTuple

from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule, weekday

from activity_directory.importers.open_referral.shapes import Document, day, line, number
from activity_directory.model.sessions import london
from activity_directory.schema.values import clock
from activity_directory.schema.values.days import DAYS, ORDINALS

_CODES = {name[:2].casefold(): name for name in DAYS}
_NTH = {number: word for word, number in ORDINALS.items()}
_BYDAY = re.compile(r"([+-]?\d)?([a-z]{2,9})")
_FREQUENCIES = {
    **dict.fromkeys(("weekly", "week", "weeks"), "week"),
    **dict.fromkeys(("monthly", "month", "months"), "month"),
    **dict.fromkeys(("daily", "day", "days"), "day"),
}
_BESIDE = ("bysetpos", "byweekno", "byyearday", "bymonth", "byhour", "byminute", "byeaster")
"""Parts of a rule that no time of an entry has."""
_DAYS_OF_WEEK = ("byday", "weekday")
_MOST_APART = 26
"""Weeks or months from one time to the next."""
_MOST_TURNS = 2_000
"""Dates of a pattern that are counted."""
_EARLIEST = 1970


class Pattern(NamedTuple):
    """What an entry can say of a schedule. `starting` and `ending` are dates of its own."""

    every: str
    days: tuple[str, ...]
    starting: date | None = None
    ending: date | None = None


def value_of(one: Document, *names: str) -> str:
    """The values of the first of these properties that has any; in small or large letters."""
    for name in (*names, *(name.upper() for name in names)):
        value = one.get(name)
        if isinstance(value, list):
            value = ",".join(part for part in value if isinstance(part, str))
        if words := line({name: value}, name):
            return words
    return ""


def beside(one: Document) -> dict[str, str]:
    """The parts of its rule that no time of an entry has, by name."""
    found = {name: value_of(one, name) for name in _BESIDE}
    if interval_of(one) != 1 and value_of(one, "wkst").casefold()[:2] not in {"", "mo"}:
        found["wkst"] = value_of(one, "wkst")
    return {name: words for name, words in found.items() if words not in {"", "0"}}


def is_single(one: Document) -> bool:
    """Whether it is one date, or several days on end, and no pattern."""
    return not value_of(one, "freq", "byday", "weekday", "bymonthday") and not beside(one)


def is_of_one_day(one: Document) -> bool:
    """Whether a rule begins and ends on the same day, on which it is on: then it is that date."""
    began, ends = day(one, "dtstart"), day(one, "until", "UNTIL", "valid_to")
    if began is None or began != ends or beside(one):
        return False
    by_day, by_date = (values(value_of(one, *names)) for names in (_DAYS_OF_WEEK, ("bymonthday",)))
    on_its_day = all(named_day(text)[1] == DAYS[began.weekday()] for text in by_day)
    return on_its_day and all(text == str(began.day) for text in by_date)


def interval_of(one: Document) -> int | None:
    """Every how many weeks or months; nothing where that is no number that an entry can have."""
    words = number(one, "interval") or "1"
    return int(words) if words.isdecimal() and 0 < int(words[:9]) <= _MOST_APART else None


def whole_pattern(one: Document, today: date) -> Pattern | None:
    """All that the rule of a schedule says; nothing where an entry would say less, or guess."""
    interval = interval_of(one)
    pattern = pattern_of(one) or _on_the_day_it_began(one)
    if pattern is None or interval is None or beside(one):
        return None
    unit, days = pattern
    began, valid = day(one, "dtstart"), day(one, "valid_from")
    ends = [last for name in ("valid_to", "until", "UNTIL") if (last := day(one, name))]
    count = value_of(one, "count")
    counts = count not in {"", "0"}
    if (interval > 1 or counts) and (began is None or began.year < _EARLIEST):
        return None
    if counts and began is not None:
        if not count.isdecimal() or int(count[:9]) > _MOST_TURNS:
            return None
        turns = list(islice(_turns(unit, interval, days, began), int(count)))
        if not turns:
            return None
        ends.append(turns[-1])
    ending = min(ends, default=None)
    first = max(filter(None, (began, valid)), default=None)
    starting = None
    if first is not None and (interval > 1 or first > today):
        anchor = began if interval > 1 and began is not None else first
        turns_from = islice(_turns(unit, interval, days, anchor), _MOST_TURNS)
        starting = next((turn for turn in turns_from if turn >= first), None)
        if starting is None or (ending is not None and ending < starting):
            return None
    return Pattern(f"{interval} {unit}s" if interval > 1 else unit, days, starting, ending)


def _on_the_day_it_began(one: Document) -> tuple[str, tuple[str, ...]] | None:
    """The day of its first date, where a rule names no day: a rule without days means that."""
    began = day(one, "dtstart")
    if began is None or value_of(one, "byday", "weekday", "bymonthday") or beside(one):
        return None
    often = _FREQUENCIES.get(value_of(one, "freq").casefold())
    if often == "week":
        return "week", (DAYS[began.weekday()],)
    return ("month", (date_of_month(str(began.day)),)) if often == "month" else None


def _turns(unit: str, interval: int, days: tuple[str, ...], began: date) -> Iterator[date]:
    """The dates of a pattern, from the day on which it began."""
    midnight = datetime.combine(began, time())
    nth = [name.rpartition(" ") for name in days]
    if unit == "week":
        on = [DAYS.index(name) for name in days]
        rule = rrule(WEEKLY, midnight, interval=interval, byweekday=on, wkst=MO)
    elif all(name in DAYS for _, _, name in nth):
        of = [weekday(DAYS.index(name), ORDINALS[word]) for word, _, name in nth]
        rule = rrule(MONTHLY, midnight, interval=interval, byweekday=of)
    else:
        dates = [-1 if name == "last day" else int(name[:-2]) for name in days]
        rule = rrule(MONTHLY, midnight, interval=interval, bymonthday=dates)
    return (turn.date() for turn in rule)


def pattern_of(one: Document) -> tuple[str, tuple[str, ...]] | None:
    """How often it comes round, and on which days; nothing where that is no pattern of ours."""
    named = value_of(one, "freq").casefold()
    often = _FREQUENCIES.get(named, "" if named else "week")
    by_day = values(value_of(one, "byday", "weekday"))
    by_date = values(value_of(one, "bymonthday"))
    if by_day and by_date:
        return None  # the days that are both
    if by_date:
        dates = [date_of_month(text) for text in by_date]
        fits = often == "month" or not named
        return ("month", tuple(dates)) if fits and all(dates) else None
    days = [named_day(text) for text in by_day]
    if not all(name for _, name in days):
        return None
    nth = [bool(number) for number, _ in days]
    if often == "day" and interval_of(one) == 1 and not any(nth):
        return "week", tuple(name for _, name in days) or DAYS
    if not days or often in {"day", ""}:
        return None
    if all(nth) and (often == "month" or not named):
        words = [_NTH.get(int(number)) for number, _ in days]
        if not all(words):
            return None
        return "month", tuple(f"{word} {name}" for word, (_, name) in zip(words, days, strict=True))
    if often == "week" and not any(nth):
        names = {name for _, name in days}
        return "week", tuple(name for name in DAYS if name in names)
    return None


def unit_of(one: Document) -> str:
    """What its rule counts: week, month, day; as it says where it is another, empty for none."""
    named = value_of(one, "freq").casefold()
    return _FREQUENCIES.get(named, {"yearly": "year"}.get(named, named))


def values(text: str) -> list[str]:
    """The values of a list, in small letters."""
    return [part.casefold() for part in re.split(r"[\s,;]+", text) if part]


def named_day(text: str) -> tuple[str, str]:
    """The number of a day and its name: `2` and Tuesday of `2tu`. No name where it is no day."""
    match = _BYDAY.fullmatch(text)
    return (match[1] or "", _weekday(match[2])) if match else ("", "")


def nth_in_words(number: str) -> str:
    """`first` for `1`, empty where it is no number of a day in a month."""
    return _NTH.get(int(number), "") if number else ""


def _weekday(text: str) -> str:
    name = _CODES.get(text[:2], "")
    return name if name.casefold().startswith(text.removesuffix("s")) else ""


def date_of_month(text: str) -> str:
    """`15th` for `15`, and `last day` for `-1`."""
    if text == "-1":
        return "last day"
    if not text.isdecimal() or not 1 <= int(text[:3]) <= 31:
        return ""
    number = int(text)
    ending = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def over_since(one: Document, today: date) -> date | None:
    """The last day of a schedule that is past, unless it begins after that."""
    ends = [last for name in ("valid_to", "until", "UNTIL") if (last := day(one, name))]
    began = day(one, "dtstart")
    is_over = bool(ends) and min(ends) < today and (began is None or began < today)
    return min(ends) if is_over else None


_ZONE = re.compile(r"(?:Z|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d))$")
_SUMMER_TIME = 60


def is_by_another_clock(one: Document) -> bool:
    """Whether its hours are in a zone that differs from the clock here on its first day.

    Where it has no first day, both of the year's clocks are taken for the one on the wall.
    """
    began = day(one, "dtstart", "valid_from", "start_date")
    for name in ("opens_at", "closes_at"):
        match = _ZONE.search(line(one, name))
        if match is None or not _CLOCK.fullmatch(line(one, name)):
            continue
        ahead = int(
            f"{match['sign'] or ''}{60 * int(match['hours'] or 0) + int(match['minutes'] or 0)}"
        )
        here = {0, _SUMMER_TIME} if began is None else {_ahead_here(began)}
        if ahead not in here:
            return True
    return False


def _ahead_here(on: date) -> int:
    """The minutes that the clock in London is ahead of universal time, at noon."""
    ahead = datetime.combine(on, time(12), london()).utcoffset()
    return int(ahead.total_seconds()) // 60 if ahead is not None else 0


_CLOCK = re.compile(
    r"(?:\d{4}-\d\d-\d\d[T ])?(\d\d?):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
)


def minutes(text: str) -> int | None:
    """The minute of the day; nothing where the words are no time, or may be two."""
    if match := _CLOCK.fullmatch(text):
        hour, minute = int(match[1]), int(match[2])
        return hour * 60 + minute if hour < 24 and minute < 60 else None
    readings = clock.readings_of_one(text) if text else ()
    return readings[0] if len(readings) == 1 else None
