"""Schedules of certain dates as entries write them: the items of `when`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias

from activity_directory import messages
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.model.schedule import (
    LAST_DAY,
    ByRule,
    Hours,
    Limits,
    MonthDay,
    Monthly,
    Once,
    Period,
    Weekly,
)
from activity_directory.schema.values.dates import LONGEST_EVENT
from activity_directory.schema.values.days import DAYS, ORDINALS
from activity_directory.schema.values.not_known import ASK
from activity_directory.wording.counting import counted

Dated: TypeAlias = Weekly | Monthly | Once | ByRule

_NTH = {number: word for word, number in ORDINALS.items()}


def as_facts(schedule: Dated, origin: str) -> Facts:
    """The item of `when` that is read as this schedule again. `origin` is what it came from."""
    facts: dict[str, str | tuple[str, ...]] = {}
    limits, extra = schedule.limits, schedule.limits.extra
    match schedule:
        case Weekly(days=days, every=every):
            facts["every"] = "week" if every == 1 else counted(every, "week")
            facts["days"] = tuple(DAYS[day] for day in days)
        case Monthly(days=month_days, every=every):
            facts["every"] = "month" if every == 1 else counted(every, "month")
            facts["days"] = tuple(map(_day_of_month, month_days))
        case Once(on=on):
            last, extra = _in_a_row(on, extra)
            facts["date"] = f"{on}" if last == on else f"{on} to {last}"
        case ByRule(rule=rule):
            facts["rule"] = rule
    facts |= {**_clock(schedule.hours), **_limits(limits, extra)}
    return {name: _value(text, origin) for name, text in facts.items()}


def _value(text: str | tuple[str, ...], origin: str) -> Value:
    if isinstance(text, str):
        return Words(text, origin)
    return tuple(Words(one, origin) for one in text)


def _day_of_month(day: MonthDay) -> str:
    if day.weekday is not None and day.nth is not None:
        return f"{_NTH[day.nth]} {DAYS[day.weekday]}"
    if day.day is None or day.day == LAST_DAY:
        return "last day"
    with messages.speaking(messages.FIRST):
        return messages.ordinal(day.day)


def _in_a_row(on: date, extra: tuple[date, ...]) -> tuple[date, tuple[date, ...]]:
    """The last of the days that follow one another from the first, and the dates beside them."""
    last = on
    while (day := last + timedelta(days=1)) in extra and day - on <= LONGEST_EVENT:
        last = day
    return last, tuple(day for day in extra if not on <= day <= last)


def _clock(hours: Hours) -> dict[str, str]:
    if not hours.known:
        return {"from": ASK}
    if hours.start == hours.end:
        return {"all_day": "yes"}
    end = {} if hours.end is None else {"to": f"{hours.end:%H:%M}"}
    return {"from": f"{hours.start:%H:%M}", **end}


def _limits(limits: Limits, extra: tuple[date, ...]) -> dict[str, str | tuple[str, ...]]:
    facts: dict[str, str | tuple[str, ...]] = {
        "starting": "" if limits.starting is None else f"{limits.starting}",
        "ending": "" if limits.ending is None else f"{limits.ending}",
        "except": tuple(map(_off, limits.skipped)),
        "extra": tuple(map(str, extra)),
        "note": limits.note,
    }
    return {name: text for name, text in facts.items() if text}


def _off(day: date | Period) -> str:
    return f"{day.first} to {day.last}" if isinstance(day, Period) else f"{day}"
