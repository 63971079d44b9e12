"""The times of one event of a calendar (its rule, exceptions, moved and added dates) as schedules.

Every date is reckoned in the event's own time zone and then told by the clock in London. What comes
of it is compared with our own engine, date by date: what an entry can't say is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cached_property
from itertools import groupby, takewhile
from typing import NamedTuple, TypeAlias

from dateutil.rrule import rrulestr

from activity_directory.intake.schedule_facts import Dated
from activity_directory.model import recurrence
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.schedule import (
    HOURS_NOT_KNOWN,
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
from activity_directory.model.sessions import london, planned_dates
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.dates import LONGEST_EVENT, end_fault
from activity_directory.schema.values.mistake import shown
from activity_directory.wording.counting import counted

Moment: TypeAlias = date | datetime
"""A day, or a time of a day: with a time zone, or by the clock on the wall."""

YEARS = 2
"""Years from today on in which each date of an entry is compared with the calendar's."""
MOST_LISTED = 60
"""Dates that are written one by one, where no rule of ours has them."""
LONGEST = 366
"""Days of one event: an exhibition, say."""
FEWEST_IN_A_BREAK = 3
_DAY = timedelta(days=1)
_LONGEST_BREAK = timedelta(days=300)
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NEVER = datetime(9999, 12, 31)  # noqa: DTZ001 - by the clock on the wall
MOST_EVERY = 26
"""Weeks or months from one time to the next that an entry can count."""
_WITHOUT_HOLIDAYS = CivicCalendar()


class NotCarried(Exception):
    """An entry can't say when this is. The message says why, as the end of a sentence."""


class TooMuch(Exception):
    """The dates of a file are more than any calendar of activities has."""


class Budget:
    """How many dates of a whole file may be reckoned."""

    def __init__(self, most: int) -> None:
        self.left = most

    def spend(self, dates: Iterable[datetime]) -> Iterator[datetime]:
        """The dates, counted. Raises TooMuch."""
        for one in dates:
            self.left -= 1
            if self.left < 0:
                raise TooMuch
            yield one


@dataclass(frozen=True)
class Stretch:
    """From one moment to another, as the calendar has it."""

    start: Moment
    end: Moment


@dataclass(frozen=True)
class Moved:
    """What becomes of one date of an event: another time, or nothing at all.

    `note` is what is different about it.
    """

    was: Moment
    now: Stretch | None
    note: str = ""


@dataclass(frozen=True)
class EventTimes:
    """What a calendar says about when one event is."""

    first: Stretch
    rules: tuple[str, ...] = ()
    off: tuple[Moment, ...] = ()
    added: tuple[Stretch, ...] = ()
    moved: tuple[Moved, ...] = ()


class _Clock(NamedTuple):
    """The hours of a time, and what they can't say."""

    hours: Hours
    note: str = ""


class _Time(NamedTuple):
    """One time it is on, by the clock in London."""

    on: date
    clock: _Clock


@dataclass(frozen=True)
class Made:
    """The schedules of an event, and what they say in words alone.

    `last` is its last date, None where there is no end.
    """

    schedules: tuple[Dated, ...]
    in_words: tuple[str, ...]
    last: date | None


def schedules_of(times: EventTimes, since: date, today: date, budget: Budget) -> Made:
    """The schedules of an event. Its dates before `since` are left out.

    Raises NotCarried, TooMuch.
    """
    event = _Event(times, since, today, budget)
    usual = tuple(one for one in event.usual if one.on >= since)
    named = tuple(one for one in event.named if one.on >= since)
    every = {*usual, *named}
    schedules = tuple(_schedules(event, usual, named, since))
    _compare(schedules, every, max(since, event.start.date()), event.horizon)
    notes = sorted({one.clock.note for one in every if one.clock.note})
    last = None
    if event.whole:
        last = max((one.on for one in (*event.usual, *event.named)), default=date.min)
    elif event.ends:
        last = event.last
    return Made(schedules, tuple(notes), last)


class _Event:
    """One event: the dates of its rule, reckoned in its own zone, and those that are named."""

    def __init__(self, times: EventTimes, since: date, today: date, budget: Budget) -> None:
        self.times, self.since = times, since
        start = times.first.start
        self.whole_days = not isinstance(start, datetime)
        self.zone: tzinfo | None = start.tzinfo if isinstance(start, datetime) else None
        self.length = _length(times.first)
        self.start = self._local(start)
        self.horizon = self._horizon(today)
        if len(times.rules) > 1:
            message = "it has several rules at once"
            raise NotCarried(message)
        parts = _parts(times.rules[0].upper()) if times.rules else {}
        self.until = self._until(parts.pop("UNTIL", ""))
        counted_rule = _rule(parts)
        self.ends = not parts or "COUNT" in parts or self.until < _NEVER
        self.whole = not parts or "COUNT" in parts or self.until.date() <= self.horizon
        """Whether all of its dates are reckoned."""
        self.turns = self._turns(counted_rule, budget) if parts else ()
        """The dates of the rule."""
        parts.pop("COUNT", "")
        self.parts = parts
        self.usual = tuple(self._usual())
        self.named = tuple(dict.fromkeys(self._named()))

    def _horizon(self, today: date) -> date:
        """The last day that is reckoned: all dates that the event names are before it."""
        named = [self.start, *map(self._local, self.times.off)]
        named += [self._local(one.was) for one in self.times.moved]
        first = max(today, self.start.date())
        return min(
            max(_years_on(first, YEARS), *(one.date() for one in named)),
            _years_on(first, 2 * YEARS),
        )

    def _local(self, moment: Moment) -> datetime:
        """By the clock of the event's own zone."""
        if not isinstance(moment, datetime):
            return datetime.combine(moment, time(0))
        if moment.tzinfo is None:
            return moment
        return moment.astimezone(self.zone or london()).replace(tzinfo=None)

    def _until(self, text: str) -> datetime:
        """The last moment of the rule by the same clock. A day without a time counts whole."""
        if not text:
            return _NEVER
        try:
            if "T" not in text or self.whole_days:
                return datetime.combine(date.fromisoformat(text[:8]), time.max)
            moment = datetime.fromisoformat(text)
        except ValueError:
            message = f"its rule ends on {quoted(shown(text))}, which is no date"
            raise NotCarried(message) from None
        return self._local(moment)

    @property
    def last(self) -> date | None:
        """The last day of the rule; None where it has no end, or there is none."""
        if not self.turns or not self.ends:
            return None
        if self.until == _NEVER:
            return self.turns[-1].date()
        return self.until.date() - _DAY * (self.until.time() < self.start.time())

    def _turns(self, rule: str, budget: Budget) -> tuple[datetime, ...]:
        if mistake := recurrence.rule_mistake(rule, self.start.date()):
            message = f"of its rule, {quoted(shown(rule))}: {mistake}"
            raise NotCarried(message)
        last = self.until
        if "COUNT" not in rule:  # a count is small, and all of it says when the last one is
            last = min(last, datetime.combine(self.horizon, time.max))
        dates = budget.spend(rrulestr(rule, dtstart=self._counted_from(rule), ignoretz=True))
        return tuple(takewhile(lambda turn: turn <= last, dates))

    def _counted_from(self, rule: str) -> datetime:
        """A late date from which the rule has the same turns: nobody needs those of ten years."""
        parts = _parts(rule)
        days = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"], 0) * int(parts.get("INTERVAL", "1"))
        before = (self.since - self.start.date()).days
        if "COUNT" in parts or not days or before <= 2 * days:
            return self.start
        return self.start + _DAY * (before // days - 1) * days

    def _is_off(self, turn: datetime) -> bool:
        off = self._off
        return turn in off or turn.date() in self._off_days

    @cached_property
    def _off(self) -> frozenset[datetime]:
        return frozenset(map(self._local, self.times.off))

    @cached_property
    def _off_days(self) -> frozenset[date]:
        return frozenset(one for one in self.times.off if not isinstance(one, datetime))

    @cached_property
    def _moved(self) -> Mapping[datetime, Moved]:
        return {self._local(one.was): one for one in self.times.moved}

    def _usual(self) -> Iterator[_Time]:
        """The dates of the rule that are on at the usual time.

        By the clock in London, what begins at the same time has the same hours on any day.
        """
        is_london = self.zone is None or self.zone is london()
        clocks: dict[time, _Clock] = {}
        for turn in self.turns:
            if self._is_off(turn) or turn in self._moved:
                continue
            clock = clocks.get(turn.time()) if is_london else None
            if clock is None:
                one = _by_our_clock(self._stretch(turn, self.length))
                clocks[turn.time()] = one.clock
                yield one
            else:
                yield _Time(turn.date(), clock)

    def _named(self) -> Iterator[_Time]:
        """The dates that the event names: its first, those that were added or moved."""
        turns = set(self.turns)
        added = [(self._local(one.start), _length(one)) for one in self.times.added]
        for turn, length in ((self.start, self.length), *added):
            if turn not in turns and not self._is_off(turn) and turn not in self._moved:
                yield from _each_day(self._stretch(turn, length or self.length))
        for was, change in self._moved.items():
            if change.now is not None and not self._is_off(was):
                yield from _each_day(change.now, change.note)

    def _stretch(self, turn: datetime, length: timedelta) -> Stretch:
        """A time that begins at this moment of the event's own clock."""
        if self.whole_days:
            return Stretch(turn.date(), turn.date() + length)
        start, end = (one.replace(tzinfo=self.zone) for one in (turn, turn + length))
        return Stretch(start, end)


def _length(stretch: Stretch) -> timedelta:
    """How long it lasts by the clock on the wall. Raises NotCarried."""
    length = _from_start_to_end(stretch)
    if length < timedelta():
        message = "it ends before it begins"
        raise NotCarried(message)
    return length


def _from_start_to_end(stretch: Stretch) -> timedelta:
    start, end = stretch.start, stretch.end
    if isinstance(start, datetime) and isinstance(end, datetime):
        if start.tzinfo is not None and end.tzinfo is not None:
            end = end.astimezone(start.tzinfo)
        return end.replace(tzinfo=None) - start.replace(tzinfo=None)
    if isinstance(start, datetime) or isinstance(end, datetime):
        message = "it begins with a time and ends without one, or the other way round"
        raise NotCarried(message)
    return end - start


def _parts(rule: str) -> dict[str, str]:
    return {name: value for name, _, value in (part.partition("=") for part in rule.split(";"))}


def _rule(parts: Mapping[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _years_on(day: date, years: int) -> date:
    return day.replace(year=min(day.year + years, date.max.year), day=min(day.day, 28))


def _each_day(stretch: Stretch, note: str = "") -> Iterator[_Time]:
    """A time that comes once: whole days are each a date of its own."""
    first, last = stretch.start, stretch.end
    if isinstance(first, datetime) or isinstance(last, datetime):
        yield _by_our_clock(stretch, note)
        return
    if (last - first).days > LONGEST:
        message = f"it goes on for {counted((last - first).days, 'day')} without a break"
        raise NotCarried(message)
    for number in range(max((last - first).days, 1)):
        day = first + _DAY * number
        yield _by_our_clock(Stretch(day, day + _DAY), note)


def _by_our_clock(stretch: Stretch, note: str = "") -> _Time:
    """A time by the clock in London. What our hours can't say is in the note."""
    start, end = stretch.start, stretch.end
    if not (isinstance(start, datetime) and isinstance(end, datetime)):
        days = _length(stretch).days
        for_days = f"For {counted(days, 'day')}" if days > 1 else ""
        return _Time(start, _Clock(HOURS_NOT_KNOWN, _notes(for_days, note)))
    starts, ends = _on_the_wall(start), _on_the_wall(end)
    if starts.second or ends.second:
        message = "its times have seconds"
        raise NotCarried(message)
    on, begins, stops = starts.date(), starts.time(), ends.time()
    later = (ends.date() - on).days
    if ends <= starts:
        return _Time(on, _Clock(Hours(begins), note))
    if later == 1 and begins == stops == time(0):
        return _Time(on, _Clock(HOURS_NOT_KNOWN, note))
    fault = end_fault(begins, stops)
    if later == 0 or (later == 1 and stops < begins and (fault is None or fault[2] != "error")):
        return _Time(on, _Clock(Hours(begins, stops), note))
    day = "the next day" if later == 1 else f"{counted(later, 'day')} later"
    return _Time(on, _Clock(Hours(begins), _notes(f"Until {stops:%H:%M}, {day}", note)))


def _notes(*words: str) -> str:
    return ". ".join(filter(None, words))


def _on_the_wall(moment: datetime) -> datetime:
    """Without a zone, it is by the clock on the wall already."""
    if moment.tzinfo is None or moment.tzinfo is london():
        return moment.replace(tzinfo=None)
    return moment.astimezone(london()).replace(tzinfo=None)


# --- as an entry says it


def _schedules(
    event: _Event, usual: Sequence[_Time], named: Sequence[_Time], since: date
) -> Iterator[Dated]:
    apart = set(named)
    if usual:
        regular = _regular(event, usual, named, since)
        if regular is None:
            if not event.whole or len({*usual, *named}) > MOST_LISTED:
                raise NotCarried(_why(usual))
            apart |= set(usual)
        else:
            yield regular
            clock = usual[0].clock
            apart = {one for one in apart if one.clock != clock}
    by_clock: dict[_Clock, list[date]] = {}
    for one in sorted(apart, key=lambda one: (one.on, one.clock.hours.start, one.clock.note)):
        by_clock.setdefault(one.clock, []).append(one.on)
    for clock, (first, *others) in by_clock.items():
        if len(others) > LONGEST_EVENT.days and others[-1] - first == _DAY * len(others):
            limits = Limits(starting=first, ending=others[-1], note=clock.note)
            yield Weekly(tuple(range(7)), clock.hours, limits=limits)
            continue
        yield Once(first, clock.hours, Limits(extra=tuple(others), note=clock.note))


def _why(usual: Sequence[_Time]) -> str:
    starts = sorted({f"{one.clock.hours.start:%H:%M}" for one in usual})
    if len(starts) > 1:
        return (
            "it keeps to the clock of another time zone, so that in London it is "
            f"at {' or '.join(starts)}, by the time of year"
        )
    return "no rule of ours has just its dates"


def _regular(
    event: _Event, usual: Sequence[_Time], named: Sequence[_Time], since: date
) -> Dated | None:
    """The rule in the plainest form that has just its dates; None where no form has."""
    pattern = [turn.date() for turn in event.turns]
    clock = usual[0].clock
    on = {one.on for one in usual}
    if any(one.clock != clock for one in usual) or not on <= set(pattern):
        return None  # at other hours, or on another day than in its own zone
    first = max(since, pattern[0])
    pattern = [day for day in pattern if day >= first]
    same = {one.on for one in named if one.clock == clock}
    extra = sorted(same - set(pattern))
    skipped = set(pattern) - on - same
    for form in _forms(event, clock.hours):
        starting = None
        if isinstance(form, ByRule):
            starting = event.start.date()
        elif form.every > 1 or event.turns[0].date() >= since:
            starting = event.turns[0].date()
        bounds = Limits(starting=starting, ending=event.last)
        if _dates(replace(form, limits=bounds), first, event.horizon) == [
            day for day in pattern if day <= event.horizon
        ]:
            breaks = tuple(_breaks(pattern, skipped, extra))
            limits = replace(bounds, skipped=breaks, extra=tuple(extra), note=clock.note)
            return replace(form, limits=limits)
    return None


def without_dates(schedule: Dated, days: Iterable[date]) -> Dated:
    """The schedule without some of its dates; one that would have none left stays as it is."""
    off = {day for day in days if _dates(schedule, day, day)}
    limits = schedule.limits
    if isinstance(schedule, Once):
        left = sorted({schedule.on, *limits.extra} - off)
        if not left:
            return schedule
        return replace(schedule, on=left[0], limits=replace(limits, extra=tuple(left[1:])))
    extra = tuple(day for day in limits.extra if day not in off)
    skipped = (*limits.skipped, *(day for day in sorted(off) if day not in limits.extra))
    skipped = tuple(sorted(skipped, key=str))
    return replace(schedule, limits=replace(limits, skipped=skipped, extra=extra))


def _dates(schedule: Dated, first: date, last: date) -> list[date]:
    """The dates that our engine finds."""
    planned = planned_dates(schedule, first, last, _WITHOUT_HOLIDAYS)
    return [one.on for one in planned if one.off is None]


def _forms(event: _Event, hours: Hours) -> Iterator[Weekly | Monthly | ByRule]:
    """The ways in which an entry may say a rule, the plainest first."""
    parts = event.parts
    names = parts.keys() - {"FREQ", "INTERVAL", "WKST"}
    every = int(parts.get("INTERVAL", "1"))
    days = parts.get("BYDAY", "").split(",")
    if names <= {"BYDAY"} and every <= MOST_EVERY:
        weekdays = [_CODES.index(day) for day in days if day in _CODES]
        if parts["FREQ"] == "DAILY" and every == 1:
            yield Weekly(tuple(sorted(weekdays)) or tuple(range(7)), hours)
        elif parts["FREQ"] == "WEEKLY":
            own = (event.start.weekday(),)
            yield Weekly(tuple(sorted({*weekdays})) or own, hours, every)
    month_days = tuple(_month_days(parts, event.start)) if parts["FREQ"] == "MONTHLY" else ()
    if month_days and every <= MOST_EVERY:
        yield Monthly(month_days, hours, every)
    yield ByRule(_rule(parts), hours)


def _month_days(parts: Mapping[str, str], start: datetime) -> Iterator[MonthDay]:
    """The days of the month that a rule names; none where it names others as well."""
    names = parts.keys() - {"FREQ", "INTERVAL", "WKST"}
    by_place = re.fullmatch(r"[1-5]|-1", parts.get("BYSETPOS", ""))
    if not names:
        yield MonthDay(day=start.day)
    elif names == {"BYMONTHDAY"}:
        days = [int(day) for day in parts["BYMONTHDAY"].split(",")]
        if all(day == LAST_DAY or day > 0 for day in days):
            yield from (MonthDay(day=day) for day in days)
    elif names == {"BYDAY"}:
        found = [re.fullmatch(r"\+?([1-5]|-1)([A-Z]{2})", day) for day in parts["BYDAY"].split(",")]
        if all(found):
            yield from (MonthDay(int(day[1]), _CODES.index(day[2])) for day in found if day)
    elif names == {"BYDAY", "BYSETPOS"} and by_place and parts["BYDAY"] in _CODES:
        yield MonthDay(int(parts["BYSETPOS"]), _CODES.index(parts["BYDAY"]))


def _breaks(
    pattern: Sequence[date], skipped: AbstractSet[date], extra: Sequence[date]
) -> Iterator[date | Period]:
    """The dates on which it is not on; several in a row are a break."""
    for is_off, days in groupby(pattern, skipped.__contains__):
        run = list(days)
        if not is_off:
            continue
        first, last = run[0], run[-1]
        is_free = not any(first <= day <= last for day in extra)
        if len(run) >= FEWEST_IN_A_BREAK and last - first <= _LONGEST_BREAK and is_free:
            yield Period(first, last)
        else:
            yield from run


def _compare(
    schedules: Iterable[Dated], every: AbstractSet[_Time], first: date, last: date
) -> None:
    """See that the schedules have all of the times, and no other. Raises NotCarried."""
    found = {
        _Time(day, _Clock(one.hours, one.limits.note))
        for one in schedules
        for day in _dates(one, first, last)
    }
    if found != {one for one in every if one.on <= last}:
        message = "no entry can have just its dates"
        raise NotCarried(message)
