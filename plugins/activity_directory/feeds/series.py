"""Dates as series that calendar programs understand: a rule, its end, and the dates left out.

Every rule is one that Google's, Apple's and Microsoft's programs read alike: a week, or one day of
the month that every month has. Whatever no such rule says is left as single dates. Knows nothing of
the text of a calendar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from activity_directory.model.recurrence import pattern_dates, rule_dates
from activity_directory.model.schedule import (
    ByRule,
    Hours,
    MonthDay,
    Monthly,
    OpeningHours,
    Schedule,
    Weekly,
)
from activity_directory.model.sessions import hours_on

Rule: TypeAlias = tuple[str, Callable[[date, date], Sequence[date]]]
"""The text of a rule, and the dates it gives from one of its dates to another."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Outlook takes a fifth Tuesday for the last one, and a 31st for the last day of the month.
_USUAL_PLACES = frozenset({1, 2, 3, 4, -1})
_DAYS_OF_EVERY_MONTH = range(1, 29)
_USUAL_PARTS = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"})
_ENDS = frozenset({"COUNT", "UNTIL"})
_FEWEST = 3
# After a longer break (a season, the months between two runs) another series begins.
_LONGEST_BREAK = 10


class Series(NamedTuple):
    """The dates of `rule` from `first`, which is one of them, to `last`, without those of `but`.

    One date alone has no rule.
    """

    first: date
    last: date
    rule: str = ""
    but: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Strand:
    """Those dates of a schedule that have the same hours, with what is to be asked of each."""

    hours: Hours
    asks: Mapping[date, str]
    rules: tuple[Rule, ...]


def strands_of(schedule: Schedule, asks: Mapping[date, str]) -> tuple[Strand, ...]:
    """Some dates of a schedule, in order, parted by their hours."""
    match schedule:
        case OpeningHours(days=opened):
            by_hours: dict[Hours, list[int]] = {}
            for weekday, hours in opened:
                by_hours.setdefault(hours, []).append(weekday)
            return tuple(
                Strand(
                    hours,
                    {
                        day: why
                        for day, why in asks.items()
                        # A day that is extra has its hours from elsewhere, and says so.
                        if day.weekday() in days or (why and hours in hours_on(schedule, day))
                    },
                    (_weekly(Weekly(tuple(days), hours)),),
                )
                for hours, days in by_hours.items()
            )
        case Weekly(hours=hours):
            return (Strand(hours, asks, (_weekly(schedule),)),)
        case Monthly(days=days, hours=hours):
            usual = (day for day in days if _is_usual(day))
            return (Strand(hours, asks, tuple(_monthly(day, schedule) for day in usual)),)
        case ByRule(rule=rule, hours=hours):
            return (Strand(hours, asks, _by_rule(rule)),)
        case _:
            return tuple(Strand(hours, asks, ()) for hours in _hours_of(schedule, asks))


def in_series(days: Sequence[date], strand: Strand) -> Iterator[Series]:
    """Some dates of a strand, in order: as series where its rules allow, else one by one."""
    left = days
    while left:
        series, taken = _begun_with(left, strand)
        yield series
        left = [day for day in left if day not in taken]


def _begun_with(days: Sequence[date], strand: Strand) -> tuple[Series, AbstractSet[date]]:
    """The series that the first of `days` begins, and the days it takes; or that day alone."""
    wanted = set(days)
    for text, dates in strand.rules:
        turns = dates(days[0], days[-1])
        if turns and turns[0] == days[0]:
            last = _last_before_a_break(turns, wanted)
            turns = turns[: last + 1]
            but = tuple(day for day in turns if day not in wanted)
            met = len(turns) - len(but)
            if met >= _FEWEST and len(but) <= met:
                return Series(days[0], turns[-1], text, but), wanted.intersection(turns)
    return Series(days[0], days[0]), {days[0]}


def _last_before_a_break(turns: Sequence[date], wanted: AbstractSet[date]) -> int:
    last = 0
    for place, day in enumerate(turns):
        if day in wanted:
            last = place
        elif place - last > _LONGEST_BREAK:
            break
    return last


def _hours_of(schedule: Schedule, asks: Mapping[date, str]) -> tuple[Hours, ...]:
    return hours_on(schedule, next(iter(asks))) if asks else ()


def _weekly(schedule: Weekly) -> Rule:
    days = ",".join(_WEEKDAYS[day] for day in sorted(set(schedule.days)))
    every = f";INTERVAL={schedule.every};WKST=MO" if schedule.every > 1 else ""
    return (
        f"FREQ=WEEKLY{every};BYDAY={days}",
        lambda first, last: pattern_dates(schedule, first, last, first),
    )


def _is_usual(day: MonthDay) -> bool:
    return day.nth in _USUAL_PLACES if day.day is None else day.day in _DAYS_OF_EVERY_MONTH


def _monthly(day: MonthDay, schedule: Monthly) -> Rule:
    every = f";INTERVAL={schedule.every}" if schedule.every > 1 else ""
    part = (
        f"BYMONTHDAY={day.day}"
        if day.weekday is None
        else f"BYDAY={day.nth}{_WEEKDAYS[day.weekday]}"
    )
    alone = Monthly((day,), schedule.hours, schedule.every)
    return (
        f"FREQ=MONTHLY{every};{part}",
        lambda first, last: pattern_dates(alone, first, last, first),
    )


def _by_rule(rule: str) -> tuple[Rule, ...]:
    parts = [part for part in rule.upper().split(";") if part.partition("=")[0] not in _ENDS]
    if not _USUAL_PARTS.issuperset(part.partition("=")[0] for part in parts):
        return ()
    endless = ";".join(parts)
    return ((endless, lambda first, last: rule_dates(endless, first, last)),)
