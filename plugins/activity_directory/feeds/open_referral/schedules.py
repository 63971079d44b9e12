"""The times of an entry as schedules of HSDS: the parts of an RFC 5545 rule, and the words.

HSDS can't leave a date out, or ask about one. Both are said in the words of `description`, and word
for word in attributes.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, NamedTuple

from activity_directory.feeds.open_referral.taxonomies import TIME_NUMBER
from activity_directory.model.schedule import (
    Always,
    ByArrangement,
    ByRule,
    Hours,
    Limits,
    Monthly,
    NotKnown,
    Once,
    OpeningHours,
    Period,
    Rolling,
    Schedule,
    Weekly,
    YearlySeason,
)
from activity_directory.model.sessions import hours_on
from activity_directory.schema.values.days import DAYS
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.feeds.open_referral.taxonomies import Document, Taxonomies

_CODES = tuple(day[:2].upper() for day in DAYS)
_RULE_PARTS = {"FREQ": "freq", "BYDAY": "byday", "BYMONTHDAY": "bymonthday"}
_FREQUENCIES = frozenset({"WEEKLY", "MONTHLY"})


class Part(NamedTuple):
    """What one schedule of HSDS can say: a pattern, or one date, with its hours."""

    hours: Hours | None
    pattern: dict[str, Any]
    on: date | None = None


def schedules_of(
    schedule: Schedule, number: int, words: str, of: str, taxonomies: Taxonomies
) -> Iterator[Document]:
    """One time of an entry, its `number`th, as schedules.

    `words` are all that is said of it; `of` is the address of the activity. The first schedule has
    the facts that HSDS can't say, as attributes.
    """
    limits = schedule.limits
    for place, part in enumerate(_parts(schedule), start=1):
        own = f"{of}#time-{number}-{place}"
        facts = [(TIME_NUMBER, str(number))]
        if place == 1:
            facts += _facts(schedule)
        first, last = (part.on, part.on) if part.on else (limits.starting, limits.ending)
        if isinstance(limits.season, Period) and not part.on:
            first = max(first or date.min, limits.season.first)
            last = min(last or date.max, limits.season.last)
        hours = part.hours if part.hours and part.hours.known else None
        found = {
            "id": taxonomies.identity.of(own),
            "service_id": taxonomies.identity.of(of),
            "valid_from": _day(first),
            "valid_to": _day(last),
            "dtstart": _day(part.on or limits.starting),
            **part.pattern,
            "description": words,
            "opens_at": _clock(hours.start) if hours else "",
            "closes_at": _clock(hours.end) if hours and hours.end else "",
            "attending_type": limits.format.label if limits.format else "",
            "notes": limits.note,
            "attributes": [taxonomies.fact(own, code, value) for code, value in facts],
        }
        yield {name: value for name, value in found.items() if value != ""}


def _parts(schedule: Schedule) -> Iterator[Part]:
    """The patterns of a time and the dates it names outright."""
    match schedule:
        case Weekly(days=days, hours=hours, every=every):
            yield Part(hours, _pattern("WEEKLY", every, byday=_weekdays(days)))
        case OpeningHours():
            yield from _opening_hours(schedule)
        case Monthly():
            yield from _monthly(schedule)
        case ByRule(rule=rule, hours=hours):
            yield Part(hours, _of_a_rule(rule))
        case Once(on=on, hours=hours):
            yield Part(hours, {}, on)
        case Rolling() | ByArrangement() | Always() | NotKnown():
            yield Part(None, {})
    for day in schedule.limits.extra:
        for hours in hours_on(schedule, day)[:1]:
            yield Part(hours, {}, day)


def _opening_hours(schedule: OpeningHours) -> Iterator[Part]:
    by_hours: dict[Hours, list[int]] = {}
    for weekday, hours in schedule.days:
        by_hours.setdefault(hours, []).append(weekday)
    for hours, weekdays in by_hours.items():
        yield Part(hours, _pattern("WEEKLY", 1, byday=_weekdays(weekdays)))


def _monthly(schedule: Monthly) -> Iterator[Part]:
    """Weekdays and dates apart: together they would mean the days that are both."""
    weekdays = [
        f"{day.nth or ''}{_CODES[day.weekday]}" for day in schedule.days if day.weekday is not None
    ]
    dates = [str(day.day) for day in schedule.days if day.day is not None]
    for name, days in (("byday", weekdays), ("bymonthday", dates)):
        if days:
            yield Part(
                schedule.hours, _pattern("MONTHLY", schedule.every, **{name: ",".join(days)})
            )


def _pattern(frequency: str, every: int, **days: str) -> dict[str, Any]:
    return {"freq": frequency, "interval": every, **days}


def _of_a_rule(rule: str) -> dict[str, Any]:
    """A rule as far as HSDS has its parts; nothing of it where it hasn't all of them."""
    parts = dict(part.split("=") for part in rule.upper().split(";"))
    every = int(parts.pop("INTERVAL", "1"))
    if parts.get("FREQ") not in _FREQUENCIES or not parts.keys() <= _RULE_PARTS.keys():
        return {}
    return {"interval": every} | {_RULE_PARTS[name]: value for name, value in parts.items()}


def _facts(schedule: Schedule) -> list[tuple[str, str]]:
    """What stands in attributes alone, by the name of its field."""
    limits = schedule.limits
    found = {
        "sessions": limits.sessions,
        "except": ", ".join(map(_days_off, limits.skipped)),
        "extra": ", ".join(map(_day, limits.extra)),
        "next_intakes": ", ".join(map(_day, limits.next_intakes)),
        "term_time": "only" if limits.term_time_only else "",
        "season": _season(limits),
        # Of a season with its dates, `valid_to` is the earlier of the two.
        "ending": _day(limits.ending) if isinstance(limits.season, Period) else "",
        "bank_holidays": limits.bank_holidays,
        "text": limits.text,
        "book_ahead": limits.book_ahead,
    }
    match schedule:
        case Rolling(weeks=weeks, sessions_per_week=often):
            found |= {
                "rolling": counted(weeks, "week") if weeks else "yes",
                "sessions_per_week": often,
            }
        case ByArrangement(text=text):
            found["by_arrangement"] = text
        case Always(text=text):
            found["always"] = text
        case ByRule(rule=rule):
            found["rule"] = rule
        case OpeningHours():
            found["open"] = "yes"
        case NotKnown():
            found["ask"] = "yes"
        case _:
            pass
    return [(f"when.{name}", str(value)) for name, value in found.items() if value]


def _season(limits: Limits) -> str:
    match limits.season:
        case Period() as season:
            return _days_off(season)
        case YearlySeason(first=first, last=last):
            return " to ".join(f"{month:02}-{day:02}" for month, day in (first, last))
        case None:
            return ""


def _days_off(off: date | Period) -> str:
    if isinstance(off, Period):
        return f"{_day(off.first)} to {_day(off.last)}"
    return _day(off)


def _weekdays(days: tuple[int, ...] | list[int]) -> str:
    return ",".join(_CODES[day] for day in days)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _clock(moment: time) -> str:
    return f"{moment:%H:%M}"
