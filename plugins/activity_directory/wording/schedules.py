"""When it is on, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from itertools import groupby
from operator import attrgetter

from activity_directory import messages
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.schedule import (
    Always,
    ByArrangement,
    ByRule,
    Hours,
    Limits,
    MonthDay,
    Monthly,
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
from activity_directory.wording.counting import counted
from activity_directory.wording.dates import (
    MONTHS,
    TOMORROW,
    WEEKDAYS,
    date_list,
    date_words,
    day_and_month,
    hours_words,
    period_words,
    time_words,
)
from activity_directory.wording.phrases import joined, ordinal, sentence

_COUNTED = ("first", "second", "third", "fourth", "fifth")

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
    if own and isinstance(schedule, Weekly | Monthly | Once | OpeningHours):
        words = own if _has_no_hours(schedule) else f"{own}: {_after_colon(words)}"
    # The dates of a one-off are all there is to say of it.
    return words if isinstance(schedule, Once) else _clauses(words, limits, today, run)


def schedule_line(schedule: Schedule, today: date, calendar: CivicCalendar) -> str:
    """When it is on, with its note: "Tuesday to Thursday, 10am to 4pm. Phone line."."""
    words = schedule_words(schedule, today, calendar)
    note = schedule.limits.note
    return f"{sentence(words)} {sentence(note)}" if note else words


def intake_words(schedule: Schedule, today: date, calendar: CivicCalendar) -> str:
    """The starts of a course after the run that is on or next: "Next course starts 19 April."."""
    since = max(today, current_run(schedule, today, calendar) or today)
    later = [day for day in schedule.limits.next_intakes if day > since]
    if not later:
        return ""
    starts = "course starts" if len(later) == 1 else "courses start"
    return f"Next {starts} {date_list(later, today, weekday=False)}."


def bank_holiday_words(schedules: Iterable[Schedule]) -> str:
    """What to do about bank holidays, where the entry leaves it open."""
    open_question = any(
        schedule.limits.bank_holidays in {None, "ask"}
        for schedule in schedules
        if isinstance(schedule, Weekly | Monthly | OpeningHours | ByRule)
    )
    return "Please ask about bank holidays." if open_question else ""


def session_hours(session: Session) -> str:
    """The time of one session: "2pm to 3.30pm"; where no end is known, its start alone."""
    if session.end is None:
        return time_words(session.start.time())
    return hours_words(Hours(session.start.time(), session.end.time()))


def session_date(session: Session, today: date) -> str:
    """Date and time of one session: "Friday 27 November, 7pm to 9pm"."""
    day = date_words(session.on, today)
    return day if _has_no_hours(session.schedule) else f"{day}, {session_hours(session)}"


def session_start(session: Session, today: date) -> str:
    """When one session starts, by its date: "Friday 27 November, 7pm", or its hours."""
    day = date_words(session.on, today)
    if _has_no_hours(session.schedule):
        return day
    if isinstance(session.schedule, OpeningHours | Always):
        return f"{day}, {session_hours(session)}"
    return f"{day}, {time_words(session.start.time())}"


def session_words(session: Session, today: date) -> str:
    """When one session starts: "today at 2pm", "tomorrow at 10am", "Friday 27 November, 7pm".

    Where people may come at any time in between, its hours: "today, 10am to 4pm".
    """
    near = {today: "today", today + TOMORROW: "tomorrow"}.get(session.on)
    if near is None:
        return session_start(session, today)
    if isinstance(session.schedule, OpeningHours | Always):
        return f"{near}, {session_hours(session)}"
    if _has_no_hours(session.schedule):
        return near
    return f"{near} at {time_words(session.start.time())}"


def words_and_next(words: str, session: Session | None, today: date) -> str:
    """A schedule and its next date: "Every second Friday, 7pm to 9pm; next on 27 November"."""
    return words if session is None else f"{words}; next on {day_and_month(session.on, today)}"


def uncertain_words(session: Session) -> str:
    """What to ask before going to a session that is uncertain; nothing where it isn't."""
    return doubt_sentence(session.why_uncertain)


def doubt_sentence(why: str) -> str:
    """What to ask where a session is uncertain because of `why`; nothing where it isn't."""
    if why == TIMES_MAY_DIFFER:
        return "Please ask for the times."
    return f"Please check that it is on: {_doubt(why)}." if why else ""


def not_on_words(skipped: Sequence[SkippedSession], today: date) -> str:
    """Dates it would have been on: "Not on Monday 3 May (bank holiday)"."""
    days: dict[Because, list[date]] = {}
    for session in skipped:
        days.setdefault(session.because, []).append(session.on)
    parts = []
    for because, dates in days.items():
        reason = "" if because == "no session" else f" ({_many(because, len(set(dates)))})"
        parts.append(date_list(set(dates), today, a_choice=True) + reason)
    return f"Not on {'; or '.join(parts)}" if parts else ""


def _many(because: Because, number: int) -> str:
    return "bank holidays" if because == "bank holiday" and number > 1 else because


def _doubt(why: str) -> str:
    if why == SCHOOL_DATES_UNKNOWN:
        return "we do not know the school holidays yet"
    return "it is a bank holiday" if why.startswith("bank holiday") else why


def _shape_words(schedule: Schedule, own: str, today: date, run: date | None) -> str:
    match schedule:
        case Weekly(hours=hours) | Monthly(hours=hours):
            days = _weekly(schedule) if isinstance(schedule, Weekly) else _monthly(schedule)
            days = _in_term(days, schedule.limits)
            words = days if run is None else _course(schedule, days, run, today)
            return words if _has_no_hours(schedule) else _at(words, hours)
        case Once(on=on, hours=hours, limits=limits):
            dates = {on, *limits.extra} - set(limits.skipped)
            return _at(date_list(dates or {on}, today), hours)
        case ByRule(hours=hours, limits=limits):
            return _at(_in_term(own or "On set dates", limits), hours)
        case OpeningHours():
            return _opening_hours(schedule)
        case Rolling():
            return own or _rolling(schedule)
        case ByArrangement(text=text) | Always(text=text):
            unsaid = "Day and night" if isinstance(schedule, Always) else "Times agreed with you"
            return text.strip().rstrip(".") or own or unsaid


def _in_term(days: str, limits: Limits) -> str:
    return f"{days} in term time" if limits.term_time_only else days


def _has_no_hours(schedule: Schedule) -> bool:
    """Whether it is a matter of days alone: a packet that comes on the 15th."""
    return isinstance(schedule, Weekly | Monthly) and schedule.hours == _ALL_DAY


def _after_colon(words: str) -> str:
    return words if words.startswith(WEEKDAYS) else words[:1].lower() + words[1:]


def _at(words: str, hours: Hours) -> str:
    if hours.end is None:
        return f"{words} at {time_words(hours.start)}"
    return f"{words}, {hours_words(hours)}"


def _day_run(days: Sequence[int]) -> str:
    """Weekdays in a row as a range ("Monday to Friday"), or nothing."""
    if tuple(days) == tuple(range(7)):
        return "every day"
    in_a_row = len(days) > 2 and list(days) == list(range(days[0], days[0] + len(days)))
    return f"{WEEKDAYS[days[0]]} to {WEEKDAYS[days[-1]]}" if in_a_row else ""


def _weekly(schedule: Weekly) -> str:
    days = sorted(set(schedule.days))
    names = joined(WEEKDAYS[day] for day in days)
    if schedule.every == 1:
        run = _day_run(days)
        return run[:1].upper() + run[1:] if run else joined(f"{WEEKDAYS[day]}s" for day in days)
    if schedule.every == 2:
        return f"Every second {names}" if len(days) == 1 else f"Every second week on {names}"
    return f"Every {counted(schedule.every, 'week')} on {names}"


def _monthly(schedule: Monthly) -> str:
    every = {1: "the month", 2: "every second month"}.get(
        schedule.every, f"every {ordinal(schedule.every)} month"
    )
    words = joined(_month_days(schedule.days))
    if schedule.every == 1 and all(day.day is not None for day in schedule.days):
        every = "each month"
    return f"{words[:1].upper()}{words[1:]} of {every}"


def _month_days(days: Iterable[MonthDay]) -> list[str]:
    """Each day of the month, the places of one weekday together: "first and third Monday"."""
    said = []
    for weekday, same in groupby(days, key=attrgetter("weekday")):
        if weekday is None:
            said += [f"the {_nth_date(day.day or 0)}" for day in same]
        else:
            places = joined(_nth(day.nth) for day in same)
            said.append(f"{places} {WEEKDAYS[weekday]}")
    return said


def _nth(nth: int | None) -> str:
    if nth is None:
        return "every"
    if nth < 0:
        return "last" if nth == -1 else f"{_COUNTED[-nth - 1]} to last"
    return _COUNTED[nth - 1]


def _nth_date(day: int) -> str:
    if day < 0:
        return "last day" if day == -1 else f"{ordinal(-day)} to last day"
    return ordinal(day)


def _course(schedule: Weekly | Monthly, days: str, run: date, today: date) -> str:
    """The run of a course: "12 Mondays from 11 January 2027"."""
    limits = schedule.limits
    number, since = limits.sessions or 0, f"from {day_and_month(run, today)}"
    if isinstance(schedule, Monthly) or schedule.every > 1:
        return f"{counted(number, 'session')}, {days[:1].lower()}{days[1:]} {since}"
    if len(schedule.days) > 1 or limits.extra or limits.term_time_only:
        return f"{counted(number, 'session')} on {days} {since}"
    return f"{counted(number, WEEKDAYS[schedule.days[0]])} {since}"


def _opening_hours(schedule: OpeningHours) -> str:
    by_day: dict[int, list[Hours]] = {}
    for day, hours in schedule.days:
        by_day.setdefault(day, []).append(hours)
    by_hours: dict[tuple[Hours, ...], list[int]] = {}
    for day in sorted(by_day):
        by_hours.setdefault(tuple(by_day[day]), []).append(day)
    said = [
        f"{_day_ranges(days)}, {joined(hours_words(hour) for hour in hours)}"
        for hours, days in by_hours.items()
    ]
    words = "; ".join(said)
    if schedule.limits.term_time_only:
        return f"In term time: {words}"
    return words[:1].upper() + words[1:]


def _day_ranges(days: Sequence[int]) -> str:
    """Weekdays with those in a row as ranges: "Monday to Wednesday, Friday and Saturday"."""
    whole = _day_run(days)
    if whole:
        return whole
    said: list[str] = []
    for _, row in groupby(enumerate(days), key=lambda place: place[1] - place[0]):
        in_row = [day for _, day in row]
        said += [_day_run(in_row)] if _day_run(in_row) else [WEEKDAYS[day] for day in in_row]
    return joined(said)


def _rolling(schedule: Rolling) -> str:
    parts = []
    if schedule.weeks is not None:
        parts.append(f"{counted(schedule.weeks, 'week')} from when you start")
    if schedule.sessions_per_week is not None:
        parts.append(f"{counted(schedule.sessions_per_week, 'session')} a week")
    return ", ".join([*parts, "at times agreed with you"] if parts else ["Times agreed with you"])


def _clauses(words: str, limits: Limits, today: date, run: date | None) -> str:
    """`words` and every limit that still matters on `today`."""
    # After "from 11 January 2027" the year of the other dates goes without saying.
    reference = max(today, run or today)
    skipped = [day for day in limits.skipped if day >= reference]
    extra = [day for day in limits.extra if day >= today]
    parts = [
        words,
        _season_words(limits, today) if limits.season else "",
        _bounds_words(limits, today, run),
        f"not {date_list(skipped, reference, weekday=False, a_choice=True)}" if skipped else "",
        f"and also {date_list(extra, reference)}" if extra else "",
        {"closed": "not on bank holidays", "open": "bank holidays too"}.get(
            limits.bank_holidays or "", ""
        ),
    ]
    # Opening hours that differ by day are parted by semicolons, and so is what holds for them all.
    return ("; " if ";" in words else ", ").join(part for part in parts if part)


def _season_words(limits: Limits, today: date) -> str:
    match limits.season:
        case Period(first=first, last=last):
            return f"from {period_words(first, last, today)}"
        case YearlySeason(first=(first_month, first_day), last=(last_month, last_day)):
            begins = f"{first_day} {MONTHS[first_month - 1]}"
            return f"{begins} to {last_day} {MONTHS[last_month - 1]} each year"
        case _:
            return ""


def _bounds_words(limits: Limits, today: date, run: date | None) -> str:
    starting = limits.starting if run is None else None
    if starting is not None and starting <= today:
        starting = None
    if starting is not None and limits.ending is not None:
        return f"from {period_words(starting, limits.ending, today)}"
    if starting is not None:
        return f"from {day_and_month(starting, today)}"
    return f"until {day_and_month(limits.ending, today)}" if limits.ending is not None else ""
