"""When it is on, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from itertools import groupby
from operator import attrgetter

from activity_directory import messages
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.schedule import (
    HOURS_NOT_KNOWN,
    Always,
    ByArrangement,
    ByRule,
    Hours,
    Limits,
    MonthDay,
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
from activity_directory.model.sessions import (
    SCHOOL_DATES_UNKNOWN,
    TIMES_MAY_DIFFER,
    Because,
    Session,
    SkippedSession,
    current_run,
)
from activity_directory.wording.dates import (
    TOMORROW,
    date_list,
    date_words,
    day_and_month,
    hours_words,
    month_and_day,
    period_words,
    range_words,
    time_pattern,
    time_words,
    weekday_name,
    weekday_names,
)
from activity_directory.wording.phrases import (
    either,
    joined,
    sentence,
    with_capital,
    without_capital,
)

_ALL_DAY = Hours(time(0), time(0))


def months_words(months: int) -> str:
    """A length of time: "3 months", "a year", "2 years"."""
    years, rest = divmod(months, 12)
    if rest or not years:
        return messages.text("dates.months", count=months)
    return (
        messages.text("dates.a-year") if years == 1 else messages.text("dates.years", count=years)
    )


# ---- when it is on


def schedule_words(schedule: Schedule, today: date, calendar: CivicCalendar) -> str:
    """When it is on, as one clause without a full stop: "Tuesdays, 10.30am to noon".

    The group's own `text` comes first where the shape can be said in words, and stands alone where
    it can't or where there are no hours to add. The `note` is left to `schedule_line`.
    """
    limits = schedule.limits
    run = current_run(schedule, today, calendar)
    own = limits.text.strip().rstrip(".")
    words = _shape_words(schedule, own, today, run)
    if own and isinstance(schedule, Weekly | Monthly | Once | OpeningHours | NotKnown):
        words = own if _has_no_hours(schedule) else _after_own_words(own, words)
    # The dates of a one-off are all there is to say of it.
    return words if isinstance(schedule, Once) else _clauses(words, limits, today, run)


def schedule_line(schedule: Schedule, today: date, calendar: CivicCalendar, place: str = "") -> str:
    """When it is on, where, and its note: "Mondays, 10am to 4pm, at The Hall. Ring the bell."."""
    words = schedule_words(schedule, today, calendar)
    if place:
        words = messages.text("dates.time-and-place", time=words, place=place)
    notes = [book_ahead_words(schedule), sentence(schedule.limits.note)]
    return " ".join([sentence(words), *filter(None, notes)]) if any(notes) else words


def book_ahead_words(schedule: Schedule) -> str:
    """How long before a session it is booked; nothing where nobody need book each one."""
    days = schedule.limits.book_ahead
    return messages.text("schedules.book-ahead", count=days) if days else ""


def short_times(schedule: Schedule, today: date, calendar: CivicCalendar) -> Iterator[str]:
    """When it is on in ever fewer words, the fullest first, for where there is little room.

    First without a note, then without the group's own words, then up to its last hours, then with
    the first of several hours alone.
    """
    yield schedule_words(schedule, today, calendar)
    bare = replace(schedule, limits=replace(schedule.limits, text=""))
    words = schedule_words(bare, today, calendar) or schedule_words(schedule, today, calendar)
    yield words
    hours = [match.end() for match in time_pattern().finditer(words)]
    if hours:
        yield words[: hours[-1]]
        first, *others = words[: hours[-1]].split(messages.text("schedules.between-hours"))
        yield messages.text("schedules.and-other-times", time=first) if others else first


def least_time(schedule: Schedule) -> str:
    """The days alone, or that times are agreed: the least that can be said; else nothing."""
    match schedule:
        case OpeningHours(days=days):
            return _day_ranges(sorted({weekday for weekday, _ in days}))
        case Rolling() | ByArrangement():
            return messages.text("schedules.by-arrangement")
        case NotKnown():
            return messages.text("schedules.not-known")
        case _:
            return ""


def intake_words(schedule: Schedule, today: date, calendar: CivicCalendar) -> str:
    """The starts of a course after the run that is on or next: "Next course starts 19 April."."""
    since = max(today, current_run(schedule, today, calendar) or today)
    later = [day for day in schedule.limits.next_intakes if day > since]
    if not later:
        return ""
    dates = date_list(later, today, weekday=False)
    return messages.text("schedules.next-courses", count=len(later), dates=dates)


def bank_holiday_words(schedules: Iterable[Schedule]) -> str:
    """What to do about bank holidays, where the entry leaves it open."""
    open_question = any(
        schedule.limits.bank_holidays in {None, "ask"}
        for schedule in schedules
        if isinstance(schedule, Weekly | Monthly | OpeningHours | ByRule)
    )
    return messages.text("schedules.ask-about-bank-holidays") if open_question else ""


def session_hours(session: Session) -> str:
    """The time of one session: "2pm to 3.30pm"; where no end is known, its start alone.

    Where nobody knows the time, that it is to be asked for.
    """
    if not session.hours_known:
        return hours_words(HOURS_NOT_KNOWN)
    if session.end is None:
        return time_words(session.start.time())
    return hours_words(Hours(session.start.time(), session.end.time()))


def session_date(session: Session, today: date) -> str:
    """Date and time of one session: "Friday 27 November, 7pm to 9pm"."""
    day = date_words(session.on, today)
    return day if _has_no_hours(session.schedule) else _near(day, session_hours(session))


def session_start(session: Session, today: date) -> str:
    """When one session starts, by its date: "Friday 27 November, 7pm", or its hours."""
    day = date_words(session.on, today)
    if _has_no_hours(session.schedule):
        return day
    if isinstance(session.schedule, OpeningHours | Always) or not session.hours_known:
        return _near(day, session_hours(session))
    return _near(day, time_words(session.start.time()))


def session_words(session: Session, today: date) -> str:
    """When one session starts: "today at 2pm", "tomorrow at 10am", "Friday 27 November, 7pm".

    Where people may come at any time in between, its hours: "today, 10am to 4pm".
    """
    if session.on not in {today, today + TOMORROW}:
        return session_start(session, today)
    near = messages.text("dates.today" if session.on == today else "dates.tomorrow")
    if isinstance(session.schedule, OpeningHours | Always) or not session.hours_known:
        return _near(near, session_hours(session))
    if _has_no_hours(session.schedule):
        return near
    return messages.text("dates.near-at", day=near, time=time_words(session.start.time()))


def opening_words(session: Session, today: date) -> str:
    """When a place opens next: "Open today, 2pm to 6pm"; where that is uncertain, to ask first."""
    when = session_words(session, today)
    return messages.text("champions.opens" if session.certain else "champions.may-open", when=when)


def _near(day: str, hours: str) -> str:
    return messages.text("dates.near", day=day, hours=hours)


def words_and_next(words: str, session: Session | None, today: date) -> str:
    """A schedule and its next date: "Every second Friday, 7pm to 9pm; next on 27 November"."""
    if session is None:
        return words
    return messages.text("schedules.next", schedule=words, date=day_and_month(session.on, today))


def uncertain_words(session: Session) -> str:
    """What to ask before going to a session that is uncertain; nothing where it isn't."""
    return doubt_sentence(session.why_uncertain)


def doubt_sentence(why: str) -> str:
    """What to ask where a session is uncertain because of `why`; nothing where it isn't."""
    match why:
        case "":
            return ""
        case _ if why == TIMES_MAY_DIFFER:
            return messages.text("schedules.ask-for-times")
        case _ if why == SCHOOL_DATES_UNKNOWN:
            return messages.text("schedules.check-school-dates")
        case _:
            return messages.text("schedules.check-bank-holiday")


def not_on_words(skipped: Sequence[SkippedSession], today: date) -> str:
    """Dates it would have been on: "Not on Monday 3 May (bank holiday)"."""
    days: dict[Because, list[date]] = {}
    for session in skipped:
        days.setdefault(session.because, []).append(session.on)
    if not days:
        return ""
    each = (_off(because, set(dates), today) for because, dates in days.items())
    return messages.text(
        "schedules.not-on", dates=messages.text("schedules.not-on-between").join(each)
    )


def _off(because: Because, days: set[date], today: date) -> str:
    """Dates that are off, with the reason where there is one."""
    dates = date_list(days, today, a_choice=True)
    if because == "no session":
        return dates
    if because == "bank holiday":
        reason = messages.text("schedules.bank-holiday", count=len(days))
    else:
        half_term = because == "half-term"
        reason = messages.text("schedules.half-term" if half_term else "schedules.school-holidays")
    return messages.text("schedules.because", dates=dates, reason=reason)


def _shape_words(schedule: Schedule, own: str, today: date, run: date | None) -> str:
    match schedule:
        case Weekly(hours=hours) | Monthly(hours=hours):
            days = _weekly(schedule) if isinstance(schedule, Weekly) else _monthly(schedule)
            days = _in_term(days, schedule.limits)
            words = days if run is None else _course(schedule, days, run, today)
            return words if _has_no_hours(schedule) else _at(words, hours)
        case Once(on=on, hours=hours, limits=limits):
            dates = {day for day in (on, *limits.extra) if not limits.skips(day)}
            return _at(_event_dates(sorted(dates or {on}), today), hours)
        case ByRule(hours=hours, limits=limits):
            return _at(_in_term(own or messages.text("schedules.set-dates"), limits), hours)
        case OpeningHours():
            return _opening_hours(schedule)
        case Rolling():
            return own or _rolling(schedule)
        case NotKnown():
            return messages.text("schedules.not-known")
        case ByArrangement(text=text) | Always(text=text):
            always = isinstance(schedule, Always)
            unsaid = "schedules.always" if always else "schedules.by-arrangement"
            return text.strip().rstrip(".") or own or messages.text(unsaid)


def _event_dates(dates: Sequence[date], today: date) -> str:
    """The dates of an event: three or more in a row as "Friday 5 February to Sunday 7 February"."""
    first, last = dates[0], dates[-1]
    if len(dates) > 2 and (last - first).days == len(dates) - 1:
        return range_words(date_list([first], last), date_list([last], today))
    return date_list(dates, today)


def _in_term(days: str, limits: Limits) -> str:
    return messages.text("schedules.in-term-time", days=days) if limits.term_time_only else days


def _has_no_hours(schedule: Schedule) -> bool:
    """Whether it is a matter of days alone: a packet that comes on the 15th."""
    return isinstance(schedule, Weekly | Monthly) and schedule.hours == _ALL_DAY


def _after_own_words(own: str, words: str) -> str:
    """The group's own words, and after a colon the hours: a weekday keeps its capital."""
    hours = words if words.startswith(weekday_names()) else without_capital(words)
    return messages.text("schedules.own-words", text=own, schedule=hours)


def _at(words: str, hours: Hours) -> str:
    if hours.end is None:
        return messages.text("schedules.at", days=words, time=time_words(hours.start))
    return messages.text("schedules.days-and-hours", days=words, hours=hours_words(hours))


def _day_run(days: Sequence[int]) -> str:
    """Weekdays in a row as a range ("Monday to Friday"), or nothing."""
    if tuple(days) == tuple(range(7)):
        return messages.text("schedules.every-day")
    in_a_row = len(days) > 2 and list(days) == list(range(days[0], days[0] + len(days)))
    return range_words(weekday_name(days[0]), weekday_name(days[-1])) if in_a_row else ""


def _weekly(schedule: Weekly) -> str:
    days = sorted(set(schedule.days))
    if schedule.every == 1:
        run = _day_run(days)
        if run:
            return with_capital(run)
        return joined(messages.text(f"dates.every-{day + 1}") for day in days)
    names = joined(map(weekday_name, days))
    if schedule.every > 2:
        count = schedule.every
        return messages.text("schedules.every-few-weeks", count=count, weekdays=names)
    if len(days) == 1:
        return messages.text("schedules.every-second-day", weekday=names)
    return messages.text("schedules.every-second-week", weekdays=names)


def _monthly(schedule: Monthly) -> str:
    days = with_capital(joined(_month_days(schedule.days)))
    if schedule.every > 2:
        place = messages.ordinal(schedule.every)
        return messages.text("schedules.every-few-months", days=days, place=place)
    if schedule.every == 2:
        return messages.text("schedules.every-second-month", days=days)
    if all(day.day is not None for day in schedule.days):
        return messages.text("schedules.monthly-dates", days=days)
    return messages.text("schedules.monthly", days=days)


def _month_days(days: Iterable[MonthDay]) -> list[str]:
    """Each day of the month, the places of one weekday together: "first and third Monday"."""
    found = []
    for weekday, same in groupby(days, key=attrgetter("weekday")):
        if weekday is None:
            found += [_date_of_month(day.day or 0) for day in same]
        else:
            places = joined(_place(day.nth) for day in same)
            name = weekday_name(weekday)
            found.append(messages.text("schedules.places", places=places, weekday=name))
    return found


def _place(nth: int | None) -> str:
    """Which of the weekdays of a month: "first", "last", "second to last", or "every"."""
    if nth is None:
        return messages.text("schedules.place-every")
    if nth == -1:
        return messages.text("schedules.place-last")
    place = messages.text(f"schedules.place-{abs(nth)}")
    return place if nth > 0 else messages.text("schedules.before-last", place=place)


def _date_of_month(day: int) -> str:
    if day > 0:
        return messages.text("schedules.date", place=messages.ordinal(day))
    if day == -1:
        return messages.text("schedules.last-date")
    return messages.text("schedules.date-before-last", place=messages.ordinal(-day))


def _course(schedule: Weekly | Monthly, days: str, run: date, today: date) -> str:
    """The run of a course: "12 Mondays from 11 January 2027"."""
    limits = schedule.limits
    count, since = limits.sessions or 0, day_and_month(run, today)
    if isinstance(schedule, Monthly) or schedule.every > 1:
        days = without_capital(days)
        return messages.text("schedules.course", count=count, days=days, date=since)
    if len(schedule.days) > 1 or limits.extra or limits.term_time_only:
        return messages.text("schedules.course-on-days", count=count, days=days, date=since)
    [day] = schedule.days
    return messages.text(
        "schedules.course-of-weekday",
        count=count,
        weekday=weekday_name(day),
        weekdays=messages.text(f"dates.every-{day + 1}"),
        date=since,
    )


def _opening_hours(schedule: OpeningHours) -> str:
    by_day: dict[int, list[Hours]] = {}
    for day, hours in schedule.days:
        by_day.setdefault(day, []).append(hours)
    by_hours: dict[tuple[Hours, ...], list[int]] = {}
    for day in sorted(by_day):
        by_hours.setdefault(tuple(by_day[day]), []).append(day)
    words = messages.text("schedules.between-hours").join(
        messages.text(
            "schedules.days-and-hours",
            days=_day_ranges(days),
            hours=joined(hours_words(hour) for hour in hours),
        )
        for hours, days in by_hours.items()
    )
    if schedule.limits.term_time_only:
        return messages.text("schedules.hours-in-term-time", hours=words)
    return with_capital(words)


def _day_ranges(days: Sequence[int]) -> str:
    """Weekdays with those in a row as ranges: "Monday to Wednesday, Friday and Saturday"."""
    whole = _day_run(days)
    if whole:
        return whole
    found: list[str] = []
    for _, row in groupby(enumerate(days), key=lambda place: place[1] - place[0]):
        in_row = [day for _, day in row]
        run = _day_run(in_row)
        found += [run] if run else map(weekday_name, in_row)
    return joined(found)


def _rolling(schedule: Rolling) -> str:
    parts = []
    if schedule.weeks is not None:
        parts.append(messages.text("schedules.rolling-weeks", count=schedule.weeks))
    if schedule.sessions_per_week is not None:
        parts.append(messages.text("schedules.sessions-a-week", count=schedule.sessions_per_week))
    if not parts:
        return messages.text("schedules.by-arrangement")
    parts.append(messages.text("schedules.at-agreed-times"))
    return messages.text("schedules.between").join(parts)


def _clauses(words: str, limits: Limits, today: date, run: date | None) -> str:
    """`words` and every limit that still matters on `today`."""
    parts = tuple(part for part in _limits_words(limits, today, run) if part)
    if not parts:
        return words
    hours = messages.text("schedules.between-hours")
    # Opening hours that differ by day are parted by semicolons, and so is what holds for them all.
    between = hours if hours.strip() in words else messages.text("schedules.between")
    return between.join((words, *parts))


def _limits_words(limits: Limits, today: date, run: date | None) -> Iterator[str]:
    """Every limit as a clause; some are empty."""
    # After "from 11 January 2027" the year of the other dates goes without saying.
    reference = max(today, run or today)
    skipped = [day for day in limits.skipped if isinstance(day, date) and day >= reference]
    breaks = [off for off in limits.breaks if off.last >= reference]
    extra = [day for day in limits.extra if day >= today]
    yield _season_words(limits, today) if limits.season else ""
    yield _bounds_words(limits, today, run)
    if skipped:
        dates = date_list(skipped, reference, weekday=False, a_choice=True)
        yield messages.text("schedules.not-on-dates", dates=dates)
    if breaks:
        periods = (period_words(off.first, off.last, reference) for off in breaks)
        named = either([messages.text("schedules.in-period", period=words) for words in periods])
        yield messages.text("schedules.not-on-dates", dates=named)
    if extra:
        yield messages.text("schedules.also-on", dates=date_list(extra, reference))
    if limits.bank_holidays == "closed":
        yield messages.text("schedules.bank-holidays-closed")
    if limits.bank_holidays == "open":
        yield messages.text("schedules.bank-holidays-open")


def _season_words(limits: Limits, today: date) -> str:
    match limits.season:
        case Period(first=first, last=last):
            return messages.text("schedules.in-period", period=period_words(first, last, today))
        case YearlySeason(first=first_day, last=last_day):
            first_words, last_words = month_and_day(*first_day), month_and_day(*last_day)
            return messages.text("schedules.each-year", first=first_words, last=last_words)
        case _:
            return ""


def _bounds_words(limits: Limits, today: date, run: date | None) -> str:
    starting = limits.starting if run is None else None
    if starting is not None and starting <= today:
        starting = None
    if starting is not None and limits.ending is not None:
        period = period_words(starting, limits.ending, today)
        return messages.text("schedules.in-period", period=period)
    if starting is not None:
        return messages.text("schedules.from", date=day_and_month(starting, today))
    if limits.ending is not None:
        return messages.text("schedules.until", date=day_and_month(limits.ending, today))
    return ""
