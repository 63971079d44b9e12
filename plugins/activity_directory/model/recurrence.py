"""The dates of a pattern alone, without its limits: every week, month or rule by python-dateutil.

Dates are found a year at a time and remembered: of ten thousand activities most share a few hundred
patterns. Rules of RFC 5545 come from entries, so they are read with care.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from itertools import islice, takewhile

from dateutil.rrule import DAILY, MO, MONTHLY, WEEKLY, rrule, rruleset, rrulestr, weekday

from activity_directory.model.schedule import (
    Always,
    ByRule,
    MonthDay,
    Monthly,
    OpeningHours,
    Schedule,
    Weekly,
)

_RULE_PARTS = (
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "WKST",
    "BYDAY",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYMONTH",
    "BYSETPOS",
)
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_ONLY_WITH = {
    "BYMONTHDAY": ("DAILY", "MONTHLY", "YEARLY"),
    "BYYEARDAY": ("YEARLY",),
    "BYWEEKNO": ("YEARLY",),
}
"""The frequencies of some parts: with others RFC 5545 (3.3.10) has no meaning for them."""
_ENDS = ("COUNT", "UNTIL")
_RULE_FORM = re.compile(r"[A-Z]+=[A-Z0-9,+-]+(;[A-Z]+=[A-Z0-9,+-]+)*")
NO_DATE = "no date fits this rule"
_LARGEST_NUMBER = 1000
_DAYS_IN_400_YEARS = 146_097


def pattern_dates(
    schedule: Schedule, first: date, last: date, anchor: date | None
) -> Sequence[date]:
    """The dates of the pattern from `first` to `last` in order, turns counted from `anchor`.

    None of them for what has no pattern, a fortnight without an anchor, or a mistaken rule.
    """
    dates_of = _year_finder(schedule, anchor)
    if dates_of is None or first > last:
        return ()
    dates = dates_of(first.year)
    for year in range(first.year + 1, last.year + 1):
        dates += dates_of(year)
    return dates[bisect_left(dates, first) : bisect_right(dates, last)]


def _year_finder(
    schedule: Schedule, anchor: date | None
) -> Callable[[int], tuple[date, ...]] | None:
    match schedule:
        case Weekly(days=days, every=every) if days and (every == 1 or anchor):
            return partial(_weekly_year, days, every, _week_of(anchor) % every if anchor else 0)
        case OpeningHours(days=opened) if opened:
            return partial(_weekly_year, tuple(dict.fromkeys(day for day, _ in opened)), 1, 0)
        case Monthly(days=days, every=every) if every == 1 or anchor:
            return partial(_monthly_year, days, every, _month_of(anchor) % every if anchor else 0)
        case ByRule(rule=rule) if not rule_mistake(rule, anchor):
            return partial(_rule_year, rule, anchor)
        case Always():
            return _every_day
        case _:
            return None


def _week_of(day: date) -> int:
    # The first day of the calendar, 1 January of year 1, was a Monday.
    return (day.toordinal() - 1) // 7


def _month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


@lru_cache(maxsize=4096)
def _weekly_year(days: tuple[int, ...], every: int, phase: int, year: int) -> tuple[date, ...]:
    # Any week of the same phase anchors the same fortnights: take the last one before the year,
    # for dateutil walks every week from its start.
    week = _week_of(date(year, 1, 1))
    week -= (week - phase) % every
    monday = datetime.fromordinal(week * 7 + 1)
    turns = rrule(
        WEEKLY,
        dtstart=monday,
        interval=every,
        byweekday=days,
        wkst=MO,
        until=datetime(year, 12, 31),  # noqa: DTZ001 - dateutil counts days here, not moments
    )
    return tuple(turn.date() for turn in turns if turn.year == year)


@lru_cache(maxsize=4096)
def _monthly_year(
    days: tuple[MonthDay, ...], every: int, phase: int, year: int
) -> tuple[date, ...]:
    month = _month_of(date(year, 1, 1))
    month -= (month - phase) % every
    start = datetime(month // 12, month % 12 + 1, 1)  # noqa: DTZ001 - days, not moments
    until = datetime(year, 12, 31)  # noqa: DTZ001
    turns = rruleset()
    for day in days:
        turns.rrule(
            rrule(
                MONTHLY,
                dtstart=start,
                interval=every,
                byweekday=None if day.weekday is None else weekday(day.weekday, day.nth),
                bymonthday=day.day,
                until=until,
            )
        )
    return tuple(turn.date() for turn in turns if turn.year == year)


@lru_cache(maxsize=16)
def _every_day(year: int) -> tuple[date, ...]:
    days = rrule(DAILY, datetime(year, 1, 1), until=datetime(year, 12, 31))  # noqa: DTZ001
    return tuple(day.date() for day in days)


@lru_cache(maxsize=1024)
def rule_mistake(rule: str, anchor: date | None) -> str:
    """What is wrong with an RFC 5545 rule counted from `anchor`, in words, or nothing.

    A rule may not go below the day: hours are written beside it.
    """
    if not _RULE_FORM.fullmatch(rule.upper()):
        return "a rule is pairs such as `FREQ=MONTHLY;BYDAY=2SA`, with `;` between them"
    pairs = [pair.split("=") for pair in rule.upper().split(";")]
    parts = {name: value for name, value in pairs if name in _RULE_PARTS}
    numbers = {name: parts.get(name, "1") for name in ("INTERVAL", "COUNT")}
    uncounted = next((name for name, number in numbers.items() if not _is_small_number(number)), "")
    frequency = parts.get("FREQ", "")
    misplaced = next(
        (name for name in _ONLY_WITH if name in parts and frequency not in _ONLY_WITH[name]), ""
    )
    counted_days = re.search(r"\d", parts.get("BYDAY", ""))
    checks = (
        (len(parts) < len(pairs), f"a rule can have each of {', '.join(_RULE_PARTS)} only once"),
        (frequency not in _FREQUENCIES, f"FREQ must be one of {', '.join(_FREQUENCIES)}"),
        (uncounted, f"{uncounted} must be a number from 1 to {_LARGEST_NUMBER}"),
        (
            counted_days and frequency in {"DAILY", "WEEKLY"},
            "a counted day such as 2SA needs FREQ=MONTHLY or FREQ=YEARLY",
        ),
        (misplaced, f"{misplaced} can't be in a rule with FREQ={frequency}"),
        ("COUNT" in parts and "UNTIL" in parts, "a rule can have COUNT or UNTIL, not both"),
        (
            anchor is None and _needs_anchor(parts),
            "this rule needs `starting`, the first date",
        ),
    )
    mistakes = [sentence for wrong, sentence in checks if wrong]
    return mistakes[0] if mistakes else _never_matches(rule, parts, anchor)


def _never_matches(rule: str, parts: Mapping[str, str], anchor: date | None) -> str:
    """What is wrong with a well-formed rule that no date fits.

    dateutil searches to the year 9999 for a match. The calendar repeats itself every 400 years,
    weekdays included, so a rule that fits no date of the last ones fits none.
    """
    endless = ";".join(f"{name}={value}" for name, value in parts.items() if name not in _ENDS)
    start = anchor or date(2000, 1, 1)
    late_start = start + timedelta(days=(9999 - start.year) // 400 * _DAYS_IN_400_YEARS)
    try:
        _rule(rule, start)
        return "" if any(True for _ in _rule(endless, late_start)) else NO_DATE
    except ValueError:
        return "calendars do not understand this rule"


def _is_small_number(text: str) -> bool:
    return text.isdigit() and 1 <= int(text) <= _LARGEST_NUMBER


def _needs_anchor(parts: Mapping[str, str]) -> bool:
    names_days = parts.get("FREQ") == "DAILY" or {"BYDAY", "BYMONTHDAY", "BYYEARDAY"} & set(parts)
    return not names_days or parts.get("INTERVAL", "1") != "1" or "COUNT" in parts


def _rule(rule: str, start: date) -> Iterable[datetime]:
    midnight = datetime(start.year, start.month, start.day)  # noqa: DTZ001
    return rrulestr(rule.upper(), dtstart=midnight, ignoretz=True)


@lru_cache(maxsize=1024)
def _rule_year(rule: str, anchor: date | None, year: int) -> tuple[date, ...]:
    new_year = date(year, 1, 1)
    days = []
    for turn in _rule(rule, anchor or new_year):
        if turn.year > year:
            break
        if turn.year == year:
            days.append(turn.date())
    return tuple(days)


@lru_cache(maxsize=1024)
def first_turns(rule: str, start: date, most: int) -> tuple[date, ...]:
    """The first dates of a rule without a mistake, counted from `start`."""
    return tuple(turn.date() for turn in islice(_rule(rule, start), most))


def rule_dates(rule: str, start: date, last: date) -> tuple[date, ...]:
    """The dates of a rule without a mistake, counted from `start`, up to `last`."""
    end = datetime(last.year, last.month, last.day)  # noqa: DTZ001
    return tuple(turn.date() for turn in takewhile(lambda turn: turn <= end, _rule(rule, start)))


@lru_cache(maxsize=1024)
def rule_end(rule: str, anchor: date | None) -> date | None:
    """The last date of a rule that has an end and no mistake."""
    if not any(end in rule.upper() for end in _ENDS) or rule_mistake(rule, anchor):
        return None
    until = re.search(r"UNTIL=(\d{8})", rule.upper())
    if until:
        return date.fromisoformat(until[1])
    return max((turn.date() for turn in _rule(rule, anchor or date.max)), default=None)
