"""When it is on, against an independent reading: RFC 5545 text, expanded by somebody else's code.

The calendar text is written here from the schedule alone: what a bank holiday, a term, a season or
a course's number of sessions does to it is reckoned day by day, not asked of the engine.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from hypothesis import example, given
from hypothesis import strategies as st
from tests.any_schedule import ALL_DAYS, CALENDAR, FIRST, LAST, RULES, a_day, bounded, schedules

from activity_directory.model.schedule import (
    ByRule,
    Hours,
    Limits,
    MonthDay,
    Monthly,
    Once,
    OpeningHours,
    Period,
    Weekly,
    YearlySeason,
)
from activity_directory.model.sessions import (
    last_date,
    next_sessions,
    next_start,
    sessions_between,
    skipped_between,
)

LONDON = ZoneInfo("Europe/London")
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


# ---- the independent reading


def events_of(schedule):
    """Each (RRULE, whether a day is one of its days, hours) of a schedule, its turns apart."""
    match schedule:
        case Weekly(days=days, hours=hours, every=every):
            codes = ",".join(CODES[day] for day in days)
            rule = f"FREQ=WEEKLY;INTERVAL={every};WKST=MO;BYDAY={codes}"
            return [(rule, lambda day: day.weekday() in days, hours)]
        case OpeningHours(days=days):
            return [
                (f"FREQ=WEEKLY;BYDAY={CODES[opened]}", is_weekday(opened), hours)
                for opened, hours in days
            ]
        case Monthly(days=days, hours=hours, every=every):
            return [
                (f"FREQ=MONTHLY;INTERVAL={every};{by_part(day)}", is_month_day(day), hours)
                for day in days
            ]
        case ByRule(rule=rule, hours=hours):
            return [(rule, RULES[rule], hours)]
    return []


def is_weekday(opened):
    return lambda day: day.weekday() == opened


def by_part(one):
    return f"BYMONTHDAY={one.day}" if one.day else f"BYDAY={one.nth}{CODES[one.weekday]}"


def is_month_day(one):
    def fits(day):
        month_end = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        if one.day:
            return one.day in {day.day, day.day - month_end.day - 1}
        from_start = (day.day - 1) // 7 + 1
        from_end = -((month_end.day - day.day) // 7 + 1)
        return day.weekday() == one.weekday and one.nth in {from_start, from_end}

    return fits


def in_season(season, day):
    match season:
        case None:
            return True
        case Period(first=first, last=last):
            return first <= day <= last
        case YearlySeason(first=first, last=last):
            today = (day.month, day.day)
            wraps = first > last
            return (today >= first or today <= last) if wraps else first <= today <= last


def schools(day):
    """open, shut or unknown, from the three terms above."""
    if day < date(2026, 9, 2) or day > date(2027, 7, 21):
        return "unknown"
    shut = [
        (date(2026, 12, 19), date(2027, 1, 4)),
        (date(2027, 2, 15), date(2027, 2, 19)),
        (date(2027, 3, 26), date(2027, 4, 11)),
    ]
    return "shut" if any(first <= day <= last for first, last in shut) else "open"


def is_skipped(limits, day):
    return any(
        off == day if isinstance(off, date) else off.first <= day <= off.last
        for off in limits.skipped
    )


def is_off(limits, day):
    closed = limits.bank_holidays == "closed" and day in CALENDAR.bank_holidays
    out_of_term = limits.term_time_only and schools(day) == "shut"
    return is_skipped(limits, day) or closed or out_of_term


def must_ask(limits, day):
    holiday = limits.bank_holidays in {None, "ask"} and day in CALENDAR.bank_holidays
    return holiday or (limits.term_time_only and schools(day) == "unknown")


def calendar_text(rule, hours, start, until, excluded):
    def at(day, moment=hours.start):
        return f"TZID=Europe/London:{datetime.combine(day, moment):%Y%m%dT%H%M%S}"

    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//test//EN",
        "BEGIN:VEVENT",
        "UID:one",
        "DTSTAMP:20260101T000000Z",
        f"DTSTART;{at(start)}",
    ]
    if hours.end is not None:
        past_midnight = timedelta(days=1 if hours.end <= hours.start else 0)
        lines.append(f"DTEND;{at(start + past_midnight, hours.end)}")
    if rule:
        end_of_until = datetime.combine(until, time(23, 59, 59), LONDON).astimezone(UTC)
        lines.append(f"RRULE:{rule};UNTIL={end_of_until:%Y%m%dT%H%M%SZ}")
    lines += [f"EXDATE;{at(day)}" for day in sorted(excluded)]
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""])


def expanded(text):
    """(start, end) of the events of a calendar that start in our two years, by the wall clock."""
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
    found = set()
    for event in events.between(FIRST - timedelta(days=1), LAST + timedelta(days=2)):
        start, end = event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else None
        assert str(start.tzinfo) == "Europe/London"
        if FIRST <= start.date() <= LAST:
            same = end is None or end == start
            found.add((start.replace(tzinfo=None), None if same else end.replace(tzinfo=None)))
    return found


def once(day, hours):
    return expanded(calendar_text("", hours, day, day, []))


def regular_times(schedule, since, until):
    """The times of the pattern that are on, from `since` (also its anchor) to `until`."""
    limits = schedule.limits
    found = set()
    for rule, fits, hours in events_of(schedule):
        turns = [day for day in ALL_DAYS if day >= since and fits(day)]
        # An interval counts from the anchor's own week or month, which may hold no such day.
        start = next((day for day in turns if in_turn(schedule, since, day)), None)
        if start is not None:
            off = [
                day
                for day in turns
                if is_off(limits, day) or not in_season(limits.season, day) or day in limits.extra
            ]
            found |= expanded(calendar_text(rule, hours, start, until, off))
    return found


def in_turn(schedule, anchor, day):
    match schedule:
        case Weekly(every=every):
            monday = anchor - timedelta(days=anchor.weekday())
            return (day - monday).days // 7 % every == 0
        case Monthly(every=every):
            return (day.year * 12 + day.month - anchor.year * 12 - anchor.month) % every == 0
    return True


def named_days(schedule):
    """The days that the entry names outright, and does not cancel."""
    limits = schedule.limits
    named = set(limits.extra)
    if limits.sessions is None or isinstance(schedule, Once):
        named |= set(limits.next_intakes)
    if isinstance(schedule, Once):
        named |= {schedule.on}
    return {day for day in named if not is_skipped(limits, day)}


def named_times(schedule):
    if not isinstance(schedule, OpeningHours):
        return set().union(*(once(day, schedule.hours) for day in named_days(schedule)))
    times = set()
    for day in named_days(schedule):
        that_day = [hours for opened, hours in schedule.days if opened == day.weekday()]
        first_day = [hours for opened, hours in schedule.days if opened == schedule.days[0][0]]
        times |= set().union(*(once(day, hours) for hours in that_day or first_day))
    return times


def independent_reading(schedule):
    """Every (start, end) of the schedule in our two years, by the wall clock."""
    limits = schedule.limits
    named = named_days(schedule)
    times = named_times(schedule)
    if isinstance(schedule, Once):
        return times
    if limits.sessions is None:
        regular = regular_times(schedule, limits.starting, limits.ending or LAST)
        return times | {pair for pair in regular if pair[0].date() not in named}
    runs = sorted({limits.starting, *limits.next_intakes})
    for place, run in enumerate(runs):
        following = runs[place + 1] if place + 1 < len(runs) else date.max
        own_extra = [day for day in named if (run <= day or place == 0) and day < following]
        ends_here = limits.ending is not None and limits.ending >= run
        met = regular_times(schedule, run, limits.ending if ends_here else LAST)
        meeting_days = sorted({start.date() for start, _ in met})
        kept = set(meeting_days[: max(0, limits.sessions - len(own_extra))])
        times |= {pair for pair in met if pair[0].date() in kept}
    return times


def wall_clock(moment):
    return None if moment is None else moment.replace(tzinfo=None)


# ---- the properties


@bounded(400)
@given(schedules)
@example(Monthly((MonthDay(day=-1),), Hours(time(19), None), limits=Limits(starting=FIRST)))
def test_the_engine_and_a_calendar_agree_for_two_years(schedule):
    sessions = sessions_between([schedule], FIRST, LAST, CALENDAR)
    ours = [(wall_clock(session.start), wall_clock(session.end)) for session in sessions]
    assert set(ours) == independent_reading(schedule)
    assert len(set(ours)) == len(ours)
    assert [session.start for session in sessions] == sorted(s.start for s in sessions)


@bounded(200)
@given(schedules)
def test_a_session_is_uncertain_exactly_where_nobody_knows(schedule):
    for session in sessions_between([schedule], FIRST, LAST, CALENDAR):
        if session.on not in named_days(schedule):
            assert session.certain is not must_ask(schedule.limits, session.on)
            assert session.certain is not bool(session.why_uncertain)


@bounded(200)
@given(schedules)
def test_what_is_skipped_is_all_that_would_have_been_on(schedule):
    limits = schedule.limits
    never_off = replace(
        schedule,
        limits=replace(limits, skipped=(), bank_holidays="open", term_time_only=False),
    )
    on = {session.on for session in sessions_between([schedule], FIRST, LAST, CALENDAR)}
    off = {skipped.on for skipped in skipped_between([schedule], FIRST, LAST, CALENDAR)}
    would_be = {session.on for session in sessions_between([never_off], FIRST, LAST, CALENDAR)}
    assert not on & off
    assert off <= {day for day in ALL_DAYS if is_off(limits, day)}
    if limits.sessions is None:
        assert on | off == would_be


@bounded(100)
@given(st.lists(schedules, max_size=3), a_day, st.integers(1, 40))
def test_the_next_ones_are_the_first_of_those_between(several, since, count):
    coming = next_sessions(several, since, count, CALENDAR, horizon_days=300)
    until = since + timedelta(days=300)
    assert coming == sessions_between(several, since, until, CALENDAR)[:count]


@bounded(200)
@given(schedules)
def test_nothing_is_on_before_its_first_day_or_after_its_last(schedule):
    # Five years hold every run there can be: thirty meetings every third month.
    sessions = sessions_between([schedule], date(2025, 1, 1), date(2040, 1, 1), CALENDAR)
    first = next_start([schedule], date(2000, 1, 1), CALENDAR)
    last = last_date([schedule], CALENDAR)
    if sessions and first is not None:
        assert first == sessions[0].on
    if sessions and last is not None:
        assert last == sessions[-1].on
    if last is None:  # or its days are never in its season
        assert sessions or schedule.limits.season is not None
