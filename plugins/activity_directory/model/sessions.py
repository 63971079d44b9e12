"""The one engine that answers "when is it on?", for page, filter, card, calendar and feed.

Pure: schedules, a calendar and dates go in, sessions by the clock in London come out. What holds
for every shape:

* Recurrence is python-dateutil's. A fortnight is counted from the week, Monday to Sunday, of
  `starting`; without one it cannot be placed, and nothing is made up.
* `skipped` beats everything. A date named outright (`extra`, a one-off, an intake) is on whatever
  the rules below say of it.
* On a bank holiday: closed is not on; open is on; ask, or no word, is on but uncertain.
* Term time only: not on in the holidays and half-term, uncertain where no term is known.
* A course's `sessions` is how often it meets in all. A date that is skipped or closed does not
  count, an extra date does (it is most often a moved one), an uncertain one does. Each intake
  begins another run of as many. `ending` ends the runs that begin before it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain, filterfalse, islice
from operator import attrgetter
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.recurrence import pattern_dates, rule_end
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
)
from activity_directory.records import record

ZONE = "Europe/London"

Because = Literal["bank holiday", "half-term", "school holidays", "no session"]
PartOfDay = Literal["morning", "afternoon", "evening"]

SCHOOL_DATES_UNKNOWN = "school dates not known yet"
TIMES_MAY_DIFFER = "times may differ"

_DAY = timedelta(days=1)
_MIDNIGHT = time(0, 0)
_WHOLE_DAY = (Hours(_MIDNIGHT, _MIDNIGHT),)
# A year and a month: the next date of anything yearly, and both sides of a long summer.
_HORIZON_DAYS = 400
_SOON_DAYS = 35
# A course that has not met often enough by then never will.
_LONGEST_RUN_YEARS = 10


@record
class Session:
    """One time it is on. `end` is None where nobody said; `why_uncertain` says what to ask.

    Where the hours aren't known, it lasts from midnight to midnight, for it is at some time of that
    day.
    """

    start: datetime
    end: datetime | None
    schedule: Schedule
    certain: bool = True
    why_uncertain: str = ""
    hours_known: bool = True

    @property
    def on(self) -> date:
        """The date on which it starts."""
        return self.start.date()

    @property
    def whole_day(self) -> bool:
        """Whether it lasts from midnight to midnight, for all that anybody knows."""
        midnight = self.start.time() == _MIDNIGHT
        return midnight and self.end is not None and self.end.time() == _MIDNIGHT

    @property
    def part_of_day(self) -> PartOfDay:
        """The part of the day in which it starts."""
        return part_of_day(self.start.time())


def part_of_day(moment: time) -> PartOfDay:
    """Morning is before noon, evening is from 5pm."""
    if moment.hour < 12:
        return "morning"
    return "afternoon" if moment.hour < 17 else "evening"


@record
class SkippedSession:
    """A time it would have been on and is not. `holiday` is the name of the bank holiday."""

    start: datetime
    schedule: Schedule
    because: Because
    holiday: str = ""

    @property
    def on(self) -> date:
        """The date on which it would have started."""
        return self.start.date()

    @property
    def reason(self) -> str:
        """In words: "half-term", "bank holiday (Good Friday)", "no session this week"."""
        if self.holiday:
            return f"{self.because} ({self.holiday})"
        if self.because != "no session":
            return self.because
        match self.schedule:
            case Weekly(days=(_,)):
                return "no session this week"
            case Monthly(days=(_,)):
                return "no session this month"
            case _:
                return "no session that day"


def sessions_between(
    schedules: Iterable[Schedule], first: date, last: date, calendar: CivicCalendar
) -> tuple[Session, ...]:
    """The sessions that start from `first` to `last`, both included, in order.

    Programmes with times by agreement have none. What is always on has one a day, midnight to
    midnight.
    """
    zone = london()
    sessions: list[Session] = []
    for schedule in schedules:
        for planned in planned_dates(schedule, first, last, calendar):
            if planned.off is None:
                sessions += [
                    _session(schedule, planned, hours, zone)
                    for hours in hours_on(schedule, planned.on)
                ]
    sessions.sort(key=attrgetter("start"))
    return tuple(sessions)


def next_sessions(
    schedules: Sequence[Schedule],
    since: date,
    count: int,
    calendar: CivicCalendar,
    horizon_days: int = _HORIZON_DAYS,
    stopped: Callable[[Session], bool] | None = None,
) -> tuple[Session, ...]:
    """At most `count` sessions, the soonest first, none more than `horizon_days` ahead.

    From a date: those that start on it or later. From an aware datetime: those that are not over.
    Those that are `stopped` (by a pause, say) don't count.
    """
    coming: Iterator[Session]
    if isinstance(since, datetime):
        moment = since.astimezone(london())
        since_yesterday = _coming(schedules, moment.date() - _DAY, horizon_days + 1, calendar)
        coming = (session for session in since_yesterday if (session.end or session.start) > moment)
    else:
        coming = _coming(schedules, since, horizon_days, calendar)
    if stopped is not None:
        coming = filterfalse(stopped, coming)
    return tuple(islice(coming, count))


def skipped_between(
    schedules: Iterable[Schedule], first: date, last: date, calendar: CivicCalendar
) -> tuple[SkippedSession, ...]:
    """The sessions that would have been but are not, one a date and schedule, in order."""
    zone = london()
    missed = [
        SkippedSession(
            datetime.combine(planned.on, hours_on(schedule, planned.on)[0].start, zone),
            schedule,
            planned.off,
            planned.why,
        )
        for schedule in schedules
        for planned in planned_dates(schedule, first, last, calendar)
        if planned.off is not None
    ]
    missed.sort(key=attrgetter("start"))
    return tuple(missed)


def open_at(
    schedules: Iterable[Schedule], moment: datetime, calendar: CivicCalendar
) -> Literal["yes", "no", "ask"]:
    """Whether a session is going on at `moment`, which is aware.

    "ask" where it is uncertain, or has begun that day and nobody said when it ends, or begins.
    """
    today = moment.astimezone(london()).date()
    return open_during(sessions_between(schedules, today - _DAY, today, calendar), moment)


def open_during(near: Iterable[Session], moment: datetime) -> Literal["yes", "no", "ask"]:
    """Whether one of these sessions, yesterday's and today's, is going on at `moment`."""
    now = moment.astimezone(london())
    today = now.date()
    answers = set()
    for session in near:
        if session.start <= now and session.end is None and session.on == today:
            answers.add("ask")
        elif session.end is not None and session.start <= now < session.end:
            answers.add("yes" if session.certain and session.hours_known else "ask")
    if "yes" in answers:
        return "yes"
    return "ask" if answers else "no"


def last_date(schedules: Iterable[Schedule], calendar: CivicCalendar) -> date | None:
    """The date on which it is on for the last time; None where no end is known."""
    lasts = [_last(schedule, calendar) for schedule in schedules]
    known = [day for day in lasts if day is not None]
    return max(known) if known and len(known) == len(lasts) else None


def out_of_season(schedules: Sequence[Schedule], today: date) -> bool:
    """Whether every way it is still on has a season, and `today` is in none of them."""
    still_on = [schedule for schedule in schedules if not _is_past(schedule, today)] or schedules
    return bool(schedules) and all(
        schedule.limits.season is not None and not schedule.limits.season.holds(today)
        for schedule in still_on
    )


def next_start(schedules: Sequence[Schedule], today: date, calendar: CivicCalendar) -> date | None:
    """The date on which it next begins, where it is not under way on `today`.

    That is its first session, the first of a course's next run, or the first of its next season.
    None where it is under way, has finished, or no date is known.
    """
    if any(_under_way(schedule, today, calendar) for schedule in schedules):
        return None
    starts = [session.on for session in next_sessions(schedules, today, 1, calendar)]
    for schedule in schedules:
        begins = _first(schedule, calendar)
        if begins is not None and begins > today:
            starts.append(begins)
    return min(starts, default=None)


def stretches(
    schedule: Schedule, calendar: CivicCalendar
) -> Iterator[tuple[date | None, date | None]]:
    """The first and the last day of every stretch in which it is under way, seasons apart.

    That is each run of a course, each date of a one-off, or all of it; None where there is no end.
    """
    if isinstance(schedule, Once):
        yield from ((day, day) for day in _explicit(schedule, schedule.limits))
    elif _is_course(schedule):
        met = (_met(run) for run in _runs(schedule, calendar))
        yield from ((run[0], run[-1]) for run in met if run)
    else:
        yield _first(schedule, calendar), _last(schedule, calendar)


def current_run(schedule: Schedule, today: date, calendar: CivicCalendar) -> date | None:
    """The first day of the run of a course that is on or comes next; its last one's when over.

    None for what is not a course.
    """
    runs = [_met(run) for run in _runs(schedule, calendar)]
    held = [run for run in runs if run]
    if not held:
        return None
    unfinished = (run for run in held if run[-1] >= today)
    return next(unfinished, held[-1])[0]


def weekdays(schedules: Sequence[Schedule], today: date, calendar: CivicCalendar) -> frozenset[int]:
    """The weekdays, from Monday 0, on which it takes place: for a filter by day.

    Where the shape names no weekday (a date, the 15th, a rule), those of the next three sessions.
    """
    days: set[int] = set()
    for schedule in schedules:
        match schedule:
            case Weekly(days=named):
                days.update(named)
            case OpeningHours(days=opened):
                days.update(day for day, _ in opened)
            case Monthly(days=named_days) if all(day.weekday is not None for day in named_days):
                days.update(day.weekday for day in named_days if day.weekday is not None)
            case Always():
                days.update(range(7))
            case _:
                coming = next_sessions((schedule,), today, 3, calendar)
                days.update(session.on.weekday() for session in coming)
    return frozenset(days)


def usual_times(
    schedules: Sequence[Schedule], today: date, calendar: CivicCalendar
) -> frozenset[tuple[int, PartOfDay]]:
    """The times of the week at which it takes place, for finding something at the same time.

    Where the shape names no weekday, those of the next three sessions; none for what is always on,
    nor where the hours aren't known.
    """
    times: set[tuple[int, PartOfDay]] = set()
    for schedule in schedules:
        match schedule:
            case Weekly(hours=hours) | Monthly(hours=hours):
                part = part_of_day(hours.start)
                days = weekdays((schedule,), today, calendar) if hours.known else ()
                times.update((day, part) for day in days)
            case OpeningHours(days=opened):
                times.update(
                    (day, part_of_day(hours.start)) for day, hours in opened if hours.known
                )
            case Once() | ByRule():
                coming = next_sessions((schedule,), today, 3, calendar)
                times.update(
                    (session.on.weekday(), session.part_of_day)
                    for session in coming
                    if session.hours_known
                )
            case Rolling() | ByArrangement() | NotKnown() | Always():
                pass
    return frozenset(times)


def this_week(today: date) -> Period:
    """From today to Sunday."""
    return Period(today, today + timedelta(days=6 - today.weekday()))


def this_weekend(today: date) -> Period:
    """Saturday and Sunday of this week, or what is left of them."""
    saturday = today + timedelta(days=max(0, 5 - today.weekday()))
    return Period(saturday, this_week(today).last)


def next_four_weeks(today: date) -> Period:
    """Twenty-eight days from today."""
    return Period(today, today + timedelta(days=27))


@lru_cache(maxsize=1)
def london() -> ZoneInfo:
    """The clock on the wall."""
    return ZoneInfo(ZONE)


# What is planned: every date of a schedule, with what becomes of it.


class PlannedDate(NamedTuple):
    """A date of a schedule: on where `off` is None; `why` names the holiday, or what to ask."""

    on: date
    off: Because | None = None
    why: str = ""


def _session(schedule: Schedule, planned: PlannedDate, hours: Hours, zone: ZoneInfo) -> Session:
    end = None
    if hours.end is not None:
        end = datetime.combine(planned.on + _DAY * hours.ends_next_day, hours.end, zone)
    start = datetime.combine(planned.on, hours.start, zone)
    return Session(start, end, schedule, not planned.why, planned.why, hours.known)


def planned_dates(
    schedule: Schedule, first: date, last: date, calendar: CivicCalendar
) -> Sequence[PlannedDate]:
    """Every date of a schedule from `first` to `last`, those that are off included, in order."""
    limits = schedule.limits
    if not _has_sessions(schedule):
        return ()
    if _is_course(schedule):
        planned = _course(schedule, calendar)
        return [one for one in planned if first <= one.on <= last]
    explicit = _explicit(schedule, limits)
    since, until = _bounds(limits)
    regular = [
        _like_any_other(day)
        if day not in calendar.bank_holidays
        and not (limits.skipped and limits.skips(day))
        and not limits.term_time_only
        else _planned_date(day, schedule, calendar)
        for day in pattern_dates(schedule, max(first, since), min(last, until), limits.starting)
        if limits.season is None or limits.season.holds(day)
    ]
    if not explicit:
        return regular
    return _together(
        chain(
            regular,
            (_named(day, schedule, calendar) for day in explicit if first <= day <= last),
        )
    )


@lru_cache(maxsize=2048)
def _like_any_other(day: date) -> PlannedDate:
    """Most days are, and most schedules have the same ones."""
    return PlannedDate(day)


def _course(schedule: Schedule, calendar: CivicCalendar) -> Sequence[PlannedDate]:
    extra = (_named(day, schedule, calendar) for day in schedule.limits.extra)
    return _together(chain(*_runs(schedule, calendar), extra))


def _runs(schedule: Schedule, calendar: CivicCalendar) -> Iterator[tuple[PlannedDate, ...]]:
    """The runs of a course in order, each with the extra dates from its start to the next."""
    limits = schedule.limits
    if limits.sessions is None or limits.starting is None or not _is_course(schedule):
        return
    starts = sorted({limits.starting, *limits.next_intakes})
    for start, following in zip(starts, [*starts[1:], date.max], strict=True):
        since = date.min if start == starts[0] else start
        extra = {day for day in limits.extra if since <= day < following}
        meetings = limits.sessions - len({day for day in extra if not limits.skips(day)})
        regular = _run(schedule, start, meetings, calendar)
        named = (_named(day, schedule, calendar) for day in extra)
        yield tuple(_together(chain(regular, named)))


def _run(
    schedule: Schedule, start: date, meetings: int, calendar: CivicCalendar
) -> Iterator[PlannedDate]:
    limits = schedule.limits
    end = limits.ending if limits.ending is not None and limits.ending >= start else date.max
    met = 0
    for year in range(start.year, start.year + _LONGEST_RUN_YEARS):
        since, until = max(start, date(year, 1, 1)), min(end, date(year, 12, 31))
        for day in pattern_dates(schedule, since, until, start):
            if met >= meetings:
                return
            if day in limits.extra or (limits.season and not limits.season.holds(day)):
                continue
            planned = _planned_date(day, schedule, calendar)
            met += planned.off is None
            yield planned


def _together(planned: Iterable[PlannedDate]) -> Sequence[PlannedDate]:
    """Each date once, in order; the later word on a date holds."""
    by_date = {one.on: one for one in planned}
    return [by_date[day] for day in sorted(by_date)]


def _planned_date(day: date, schedule: Schedule, calendar: CivicCalendar) -> PlannedDate:
    """What becomes of a date of the pattern."""
    limits = schedule.limits
    holiday = calendar.bank_holidays.get(day, "")
    if limits.skips(day):
        return _skipped(day, holiday, calendar)
    if holiday and limits.bank_holidays == "closed":
        return PlannedDate(day, "bank holiday", holiday)
    term = calendar.in_term(day) if limits.term_time_only else "yes"
    if term == "no":
        half_term = calendar.is_half_term(day)
        return PlannedDate(day, "half-term" if half_term else "school holidays")
    if holiday and _asks_on_bank_holidays(schedule):
        return PlannedDate(day, None, f"bank holiday ({holiday})")
    return PlannedDate(day, None, SCHOOL_DATES_UNKNOWN if term == "unknown" else "")


def _named(day: date, schedule: Schedule, calendar: CivicCalendar) -> PlannedDate:
    """What becomes of a date that the entry names outright."""
    if schedule.limits.skips(day):
        return _skipped(day, calendar.bank_holidays.get(day, ""), calendar)
    if isinstance(schedule, OpeningHours) and all(
        opened != day.weekday() for opened, _ in schedule.days
    ):
        return PlannedDate(day, None, TIMES_MAY_DIFFER)
    return PlannedDate(day)


def _skipped(day: date, holiday: str, calendar: CivicCalendar) -> PlannedDate:
    if holiday:
        return PlannedDate(day, "bank holiday", holiday)
    return PlannedDate(day, "half-term" if calendar.is_half_term(day) else "no session")


def _asks_on_bank_holidays(schedule: Schedule) -> bool:
    rule = schedule.limits.bank_holidays
    # "Day and night" has said already that it knows no holidays.
    return rule == "ask" or (rule is None and not isinstance(schedule, Always))


def _has_sessions(schedule: Schedule) -> bool:
    return not isinstance(schedule, Rolling | ByArrangement | NotKnown)


def _is_course(schedule: Schedule) -> bool:
    repeats = isinstance(schedule, Weekly | Monthly | OpeningHours | ByRule)
    return repeats and schedule.limits.sessions is not None


def hours_on(schedule: Schedule, day: date) -> tuple[Hours, ...]:
    """From when to when a schedule is on, on a day that is one of its dates."""
    match schedule:
        case Weekly(hours=hours) | Monthly(hours=hours) | Once(hours=hours) | ByRule(hours=hours):
            return (hours,)
        case OpeningHours(days=days):
            that_day = tuple(hours for opened, hours in days if opened == day.weekday())
            # An extra day has the hours of the first; `_named` marks it uncertain.
            return that_day or tuple(hours for opened, hours in days if opened == days[0][0])
        case Always():
            return _WHOLE_DAY
        case Rolling() | ByArrangement() | NotKnown():
            return ()


def _explicit(schedule: Schedule, limits: Limits) -> tuple[date, ...]:
    """The dates that the entry names outright. A course's intakes are runs, not dates."""
    named = (*limits.extra, *limits.next_intakes)
    return (schedule.on, *named) if isinstance(schedule, Once) else named


def _bounds(limits: Limits) -> tuple[date, date]:
    since = limits.starting or date.min
    until = limits.ending or date.max
    if isinstance(limits.season, Period):
        return max(since, limits.season.first), min(until, limits.season.last)
    return since, until


def _coming(
    schedules: Sequence[Schedule], first: date, days: int, calendar: CivicCalendar
) -> Iterator[Session]:
    """The sessions from `first` for so many days, the near ones before the far are looked for."""
    soon, horizon = (first + timedelta(days=min(near, days)) for near in (_SOON_DAYS, days))
    yield from sessions_between(schedules, first, soon, calendar)
    yield from sessions_between(schedules, soon + _DAY, horizon, calendar)


def _first(schedule: Schedule, calendar: CivicCalendar) -> date | None:
    limits = schedule.limits
    named = [day for day in _explicit(schedule, limits) if not limits.skips(day)]
    if isinstance(schedule, Once):
        return min(named, default=schedule.on)
    since, _ = _bounds(limits)
    if since == date.min:
        return None
    if _is_course(schedule):
        return next(iter(_met(_course(schedule, calendar))), since)
    start = min([since, *named])
    years = range(start.year, start.year + _LONGEST_RUN_YEARS)
    return next(chain.from_iterable(_on_in(schedule, year, calendar) for year in years), since)


def _last(schedule: Schedule, calendar: CivicCalendar) -> date | None:
    limits = schedule.limits
    named = [day for day in _explicit(schedule, limits) if not limits.skips(day)]
    if isinstance(schedule, Once):
        return max(named, default=schedule.on)
    if _is_course(schedule):
        met = _met(_course(schedule, calendar))
        return met[-1] if met else limits.ending or limits.starting
    _, until = _bounds(limits)
    if isinstance(schedule, ByRule):
        until = min(until, rule_end(schedule.rule, limits.starting) or date.max)
    if until == date.max:
        return None
    end = max([until, *named])
    years = range(end.year, end.year - _LONGEST_RUN_YEARS, -1)
    backwards = (reversed(_on_in(schedule, year, calendar)) for year in years)
    return next(chain.from_iterable(backwards), until)


def _is_past(schedule: Schedule, today: date) -> bool:
    """Whether its own dates say, without a calendar, that it is over."""
    limits = schedule.limits
    named = _explicit(schedule, limits)
    until = max(named) if isinstance(schedule, Once) else _bounds(limits)[1]
    return max([until, *named]) < today


def _on_in(schedule: Schedule, year: int, calendar: CivicCalendar) -> list[date]:
    return _met(planned_dates(schedule, date(year, 1, 1), date(year, 12, 31), calendar))


def _met(planned: Iterable[PlannedDate]) -> list[date]:
    return [one.on for one in planned if one.off is None]


def _under_way(schedule: Schedule, today: date, calendar: CivicCalendar) -> bool:
    limits = schedule.limits
    if isinstance(schedule, Once):
        return today in _explicit(schedule, limits)
    if _is_course(schedule):
        runs = (_met(run) for run in _runs(schedule, calendar))
        return any(run and run[0] <= today <= run[-1] for run in runs)
    if limits.season is not None and not limits.season.holds(today):
        return False
    first, last = _first(schedule, calendar), _last(schedule, calendar)
    return (first is None or first <= today) and (last is None or today <= last)
