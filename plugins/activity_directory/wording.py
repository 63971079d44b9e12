"""Values in plain English: dates, times, money, schedules, prices, who may come, how to join.

Text for people, never HTML. A sentence said in one place is said by the same function in all.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from activity_directory import messages
from activity_directory.counting import counted
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.cost import Charge, Cost, costs_after, costs_on
from activity_directory.model.eligibility import Eligibility
from activity_directory.model.joining import TURN_UP, Joining
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
from activity_directory.model.status import Closed, Full, Paused, Standing, Status

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_COUNTED = ("first", "second", "third", "fourth", "fifth")
_TOMORROW = timedelta(days=1)
_ALL_DAY = Hours(time(0), time(0))

# ---- lists and numbers


def joined(items: Iterable[str]) -> str:
    """A list as it is read aloud: "a, b and c"."""
    return _listed(items, "list.last")


def either(items: Iterable[str]) -> str:
    """A choice as it is read aloud: "a, b or c"."""
    return _listed(items, "list.last-choice")


def _listed(items: Iterable[str], message: str) -> str:
    *most, last = list(items) or [""]
    if not most:
        return last
    return messages.text(message, most=messages.text("list.between").join(most), last=last)


def ordinal(number: int) -> str:
    """A place in a row: "1st", "12th", "23rd"."""
    teens = 10 < number % 100 < 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def money(pence: int) -> str:
    """An amount: "£3.50", "£4", "50p", "£1,250"."""
    if 0 < pence < 100:
        return f"{pence}p"
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"


def sentence(text: str) -> str:
    """`text` with a capital at its start and a full stop at its end."""
    text = text.strip()
    ended = text if text.endswith((".", "!", "?")) or not text else text + "."
    return ended[:1].upper() + ended[1:]


# ---- dates and times


def full_date(day: date) -> str:
    """A date that must still be right in years: "2 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_and_month(day: date, today: date) -> str:
    """A date near `today`: "27 November", with its year where that is another."""
    return full_date(day) if day.year != today.year else f"{day.day} {MONTHS[day.month - 1]}"


def date_words(day: date, today: date) -> str:
    """A date with its weekday: "Friday 27 November", "Friday 15 January 2027"."""
    return f"{WEEKDAYS[day.weekday()]} {day_and_month(day, today)}"


def date_list(
    days: Iterable[date], today: date, *, weekday: bool = True, a_choice: bool = False
) -> str:
    """Dates in order, a year said once, after its last date, and only where it isn't today's.

    "Monday 7 December, Monday 4 January and Monday 1 February 2027"; of `a_choice`, the last "or".
    """
    in_order = sorted(days)
    said = []
    for day, following in zip(in_order, [*in_order[1:], None], strict=True):
        year_follows = following is not None and following.year == day.year
        words = day_and_month(day, day if year_follows else today)
        said.append(f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words)
    return either(said) if a_choice else joined(said)


def period_words(first: date, last: date, today: date) -> str:
    """Two dates: "11 January to 29 March 2027", "2 November 2026 to 26 March 2027"."""
    if first.year == last.year:
        return f"{day_and_month(first, last)} to {day_and_month(last, today)}"
    return f"{full_date(first)} to {full_date(last)}"


def time_words(moment: time) -> str:
    """A time: "10.30am", "2pm", "noon", "midnight"."""
    if (moment.hour, moment.minute) in {(0, 0), (12, 0)}:
        return "noon" if moment.hour else "midnight"
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def hours_words(hours: Hours) -> str:
    """From and to, each with its own am or pm: "10.30am to noon", "from 7pm", "all day"."""
    if hours.end is None:
        return f"from {time_words(hours.start)}"
    if hours.end == hours.start:
        return "all day" if hours.start == time(0) else f"24 hours from {time_words(hours.start)}"
    return f"{time_words(hours.start)} to {time_words(hours.end)}"


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
    near = {today: "today", today + _TOMORROW: "tomorrow"}.get(session.on)
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
        f"{_day_ranges(days)}, {joined(hours_words(one) for one in hours)}"
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


# ---- what it costs


def cost_words(cost: Cost) -> str:
    """One way of paying: "Free", "£3.50 each time", "£2.50 each time for people on benefits"."""
    words = _charge_words(cost)
    if cost.only_for:
        words += f" for {cost.only_for}"
    return f"{words} ({cost.note})" if cost.note else words


def cost_lines(costs: Iterable[Cost], today: date) -> tuple[str, ...]:
    """Every way of paying on `today`, never none: what isn't known is said to be asked."""
    lines = []
    for cost in costs_on(costs, today):
        until = f", until {day_and_month(cost.until, today)}" if cost.until else ""
        lines.append(cost_words(cost) + until)
    return tuple(lines) or (cost_words(Cost("ask")),)


def cost_summary(costs: Iterable[Cost], today: date) -> str:
    """Every way of paying on `today`, in one line: "£20 for the course; free if you qualify"."""
    first, *others = cost_lines(costs, today)
    return "; ".join([first, *(line[:1].lower() + line[1:] for line in others)])


def cost_changes(costs: Iterable[Cost], today: date, within_days: int = 28) -> tuple[str, ...]:
    """The prices to come, as sentences: "From 1 April: £3.50 each time."."""
    horizon = today + timedelta(days=within_days)
    return tuple(
        f"From {day_and_month(cost.since, today)}: {cost_words(cost)}."
        for cost in costs_after(costs, today)
        if cost.since is not None and cost.since <= horizon
    )


def cost_by_date(costs: Iterable[Cost], since: date) -> tuple[str, ...]:
    """Every price from `since` on, each with its own dates, for words that outlive today.

    "Free until 31 March 2026.", "From 1 April 2026: £3.50 each time.".
    """
    lines = []
    for cost in sorted(costs, key=lambda cost: cost.since or date.min):
        if cost.until is not None and cost.until < since:
            continue
        words = cost_words(cost)
        begins = cost.since is not None and cost.since > since
        words = f"From {full_date(cost.since)}: {words}" if cost.since and begins else words
        lines.append(f"{words} until {full_date(cost.until)}." if cost.until else f"{words}.")
    return tuple(lines) or (f"{cost_words(Cost('ask'))}.",)


def _charge_words(cost: Cost) -> str:
    known, unknown = _CHARGE_WORDS[cost.charge]
    words = unknown if cost.pence is None else known
    return words.format(
        amount=money(cost.pence or 0),
        every=f" a {cost.every}" if cost.every else "",
        free_for=cost.free_for.rstrip(".") or "you qualify",
    )


# What is said where the amount is known, and where it isn't.
_CHARGE_WORDS: Mapping[Charge, tuple[str, str]] = MappingProxyType(
    {
        "free": ("Free", "Free"),
        "free_if": ("Free if {free_for}", "Free if {free_for}"),
        "donation": ("Free, suggested donation {amount}", "Free, donations welcome"),
        "pay_what_you_can": ("Pay what you can, {amount} suggested", "Pay what you can"),
        "per_session": ("{amount} each time", "You pay each time: ask how much"),
        "per_course": ("{amount} for the course", "You pay for the course: ask how much"),
        "membership": ("Membership {amount}{every}", "Members pay a fee: ask how much"),
        "materials": ("You only pay for materials: {amount}", "You only pay for materials"),
        "ask": ("Ask about the cost", "Ask about the cost"),
    }
)


# ---- how to join, and who it is for


def joining_sentence(joining: Joining) -> str:
    """How to join, the same on result, page and card: the entry's sentence or that of its routes.

    Where people may just turn up, that is all they need to know.
    """
    if joining.how:
        return sentence(joining.how)
    routes = [route for route in joining.routes if route.id == TURN_UP] or joining.routes
    lines = (sentence(route.card_line or route.definition or route.label) for route in routes)
    return " ".join(lines) or "Ask how to join."


def wait_sentence(joining: Joining) -> str:
    """How long people wait for a place, where that is known."""
    return f"The wait is {joining.wait.rstrip('.')}." if joining.wait else ""


def eligibility_sentence(eligibility: Eligibility | None) -> str:
    """Who may come, for everybody to read: nothing in it is for professionals only."""
    if eligibility is None or eligibility == Eligibility():
        return "Anyone can come."
    if eligibility.text:
        return sentence(eligibility.text)
    subject, clauses = _who(eligibility)
    who = f" who {joined(clauses)}" if clauses else ""
    if subject == "people" and not who:
        # Only a professional can see the rest, so all that may be said is that there is more.
        return "Ask if it is right for you."
    return f"For {subject}{who}."


def eligibility_criteria(eligibility: Eligibility) -> tuple[str, ...]:
    """What a professional ticks, private facts included."""
    age = _age_words(eligibility)
    child = _child_words(eligibility)
    conditions = eligibility.conditions
    bmi = eligibility.bmi_over
    areas = either(area.label for area in eligibility.lives_in)
    facts = (
        age[:1].upper() + age[1:],
        f"Has {child}" if child else "",
        f"Lives in {areas}" if areas else "",
        f"Registered with {eligibility.registered_with}" if eligibility.registered_with else "",
        f"Gender: {eligibility.gender}" if eligibility.gender else "",
        f"Community: {eligibility.community}" if eligibility.community else "",
        f"Role: {eligibility.role}" if eligibility.role else "",
        f"Gets {eligibility.benefit}" if eligibility.benefit else "",
        f"BMI over {bmi}" if bmi is not None else "",
        f"Has {either(conditions)}" if conditions else "",
        "Not active now: under 150 minutes of activity a week" if eligibility.inactive else "",
        eligibility.other,
    )
    return tuple(fact for fact in facts if fact)


def eligibility_exclusions(eligibility: Eligibility) -> tuple[str, ...]:
    """For whom a professional must not choose it."""
    months = eligibility.not_had_within
    again = (f"Had it in the last {counted(months, 'month')}",) if months else ()
    return (*(reason[:1].upper() + reason[1:] for reason in eligibility.not_suitable_for), *again)


def _who(eligibility: Eligibility) -> tuple[str, list[str]]:
    plural = {"carer": "carers", "parent": "parents"}.get(eligibility.role, eligibility.role)
    subject = eligibility.gender or plural or "people"
    words = [subject, _age_words(eligibility)]
    if eligibility.community:
        words.append(f"from {eligibility.community}")
    child = _child_words(eligibility)
    if child:
        words.append(f"with {child}")
    clauses = []
    if eligibility.gender and plural:
        clauses.append(f"are {plural}")
    if eligibility.lives_in:
        clauses.append(f"live in {either(area.label for area in eligibility.lives_in)}")
    if eligibility.registered_with:
        clauses.append(f"are registered with {eligibility.registered_with}")
    if eligibility.benefit:
        clauses.append(f"get {eligibility.benefit}")
    return " ".join(word for word in words if word), clauses


def _age_words(eligibility: Eligibility) -> str:
    if eligibility.minimum_age is None and eligibility.over_age is not None:
        oldest = eligibility.maximum_age
        return f"over {eligibility.over_age}" + (f" and up to {oldest}" if oldest else "")
    return _ages("aged", eligibility.minimum_age, eligibility.maximum_age)


def _child_words(eligibility: Eligibility) -> str:
    return _ages("a child aged", eligibility.child_minimum_age, eligibility.child_maximum_age)


def _ages(words: str, youngest: int | None, oldest: int | None) -> str:
    if youngest is not None and oldest is not None:
        return f"{words} {youngest} to {oldest}"
    if youngest is not None:
        return f"{words} {youngest} and over"
    return f"{words} {oldest} and under" if oldest is not None else ""


# ---- whether it is running, and when somebody last looked


def status_sentence(
    status: Status,
    standing: Standing,
    *,
    starts: date | None = None,
    ends: date | None = None,
    wait: str = "",
) -> str:
    """How it stands, with every date in full: "Paused since 20 October 2026. Our tutor is away. …".

    `starts` is when it next begins and `ends` when it was last on, where those are known.
    """
    match status, standing:
        case Paused(), "paused":
            return _paused(status)
        case Closed(), "closed":
            return _closed(status)
        case _:
            until = status.until if isinstance(status, Full) else None
            detail: date | str | None = {
                "starting-soon": starts,
                "seasonal": starts,
                "finished": ends,
                "full": until,
                "waiting-list": wait.rstrip("."),
            }.get(standing)
            known, unknown = _STANDING_WORDS[standing]
            if not detail:
                return unknown
            return known.format(full_date(detail) if isinstance(detail, date) else detail)


# What is said where its date (or the length of the wait) is known, and where it isn't.
_STANDING_WORDS: Mapping[Standing, tuple[str, str]] = MappingProxyType(
    {
        "running": ("Running.", "Running."),
        "starting-soon": ("Starts on {}.", "Starting soon."),
        "waiting-list": ("There is a waiting list: {}.", "There is a waiting list."),
        "full": ("Full until {}.", "Full at the moment."),
        "paused": ("Paused for now.", "Paused for now."),
        "seasonal": (
            "Not running at this time of year. Starts again on {}.",
            "Not running at this time of year.",
        ),
        "finished": ("Finished on {}.", "Finished."),
        "closed": ("Closed.", "Closed."),
    }
)


def status_to_come(status: Status, today: date) -> str:
    """A pause or an end that is known but not here yet; nothing where there is none."""
    match status:
        case Paused(since=date() as since, back=back) if since > today:
            until = f", until {day_and_month(back, today)}" if back else ""
            return f"It will pause from {day_and_month(since, today)}{until}."
        case Closed(since=date() as since) if since > today:
            return f"It will close on {day_and_month(since, today)}."
        case _:
            return ""


def stop_words(status: Paused | Closed) -> str:
    """A pause or an end, on whatever date it is read: "Paused from 1 May 2027. Back on …"."""
    what = "Paused" if isinstance(status, Paused) else "Closed"
    since = f" from {full_date(status.since)}" if status.since else ""
    back = status.back if isinstance(status, Paused) else None
    ends = f"Back on {full_date(back)}." if back else ""
    return " ".join(part for part in (f"{what}{since}.", sentence(status.because), ends) if part)


def checked_words(on: date) -> str:
    """When somebody last made sure: "Details checked 2 November 2026"."""
    return f"Details checked {full_date(on)}"


def checked_note(public_note: str, on: date) -> str:
    """How far the check went, with its date in place of {checked_on}."""
    return public_note.replace("{checked_on}", full_date(on))


def _paused(status: Paused) -> str:
    since = f" since {full_date(status.since)}" if status.since else " for now"
    back = (
        f"Back on {full_date(status.back)}."
        if status.back
        else "We do not know yet when it will be back."
    )
    return " ".join(part for part in (f"Paused{since}.", sentence(status.because), back) if part)


def _closed(status: Closed) -> str:
    since = f" since {full_date(status.since)}" if status.since else ""
    return f"Closed{since}. {sentence(status.because)}".rstrip()


# ---- numbers and postcodes as people write them

# How the figures of a national number stand together (Ofcom, "Telephone numbers for display"):
# the first pattern that fits decides.
_PHONE_GROUPS = tuple(
    re.compile(groups)
    for groups in (
        r"(02\d)(\d{4})(\d{4})",
        r"(011\d|01\d1|03\d\d|05\d\d|08\d\d|09\d\d)(\d{3})(\d{3,4})",
        r"(0\d{4})(\d{5,6})",
        r"(0800)(1111)",
        r"(116)(\d{3})",
    )
)


def phone_words(number: str) -> str:
    """A telephone number in groups: "01632 960110" for "+441632960110"; others as they are."""
    national = re.sub(r"^(\+44|0044)0?", "0", re.sub(r"[\s().-]", "", number))
    for pattern in _PHONE_GROUPS:
        groups = pattern.fullmatch(national)
        if groups:
            return " ".join(groups.groups())
    return number.strip()


def postcode_words(postcode: str) -> str:
    """A postcode in capitals with its one space: "LW2 4AB"."""
    compact = "".join(postcode.upper().split())
    return f"{compact[:-3]} {compact[-3:]}" if len(compact) > 4 else compact


# ---- one text message

TEXT_MESSAGE_LENGTH = 160
_LEAST_NAME = 24
_TO_THE_LAST_TIME = re.compile(r".*(\d[ap]m|noon|midnight|all day)\b")
# GSM 03.38: what one text message of 160 characters may hold; the second row counts double.
_GSM_SINGLE = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_DOUBLE = frozenset("^{}\\[~]|€")
_GSM_SPELLINGS: Mapping[int, str] = MappingProxyType(
    str.maketrans(
        {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "×": "x"}
    )
)


def text_message(name: str, when: str, phone: str, short_address: str, place: str = "") -> str:
    """Name, day and time, telephone, short address: at most 160 characters of GSM 03.38.

    What doesn't fit goes in this order: the place, what comes after the hours, the end of the name,
    the end of the days, the address. A number or an address is whole or absent. Only the parts
    given are said, so nothing of why somebody goes.
    """
    name, when, phone, address, place = (
        " ".join(gsm_text(part).split()) for part in (name, when, phone, short_address, place)
    )
    until_hours = _TO_THE_LAST_TIME.match(when)
    brief = until_hours[0] if until_hours else when
    for lines in (
        (name, when, place, phone, address),
        (name, when, phone, address),
        (name, brief, phone, address),
    ):
        if gsm_length(_lines(*lines)) <= TEXT_MESSAGE_LENGTH:
            return _lines(*lines)
    least = _fitted(name, _LEAST_NAME)
    # The name and the days each end a line.
    room = TEXT_MESSAGE_LENGTH - gsm_length(_lines(phone, address)) - 2
    if gsm_length(least) + gsm_length(brief) <= room:
        return _lines(_fitted(name, room - gsm_length(brief)), brief, phone, address)
    if room >= 2 * _LEAST_NAME:
        return _lines(least, _fitted(brief, room - gsm_length(least)), phone, address)
    if address:
        return text_message(name, when, phone, "")
    return _fitted(_lines(phone, name, brief), TEXT_MESSAGE_LENGTH)


def gsm_text(text: str) -> str:
    """`text` in the characters of GSM 03.38: accents it lacks are dropped, the rest is "?"."""
    said = []
    for character in unicodedata.normalize("NFC", text).translate(_GSM_SPELLINGS):
        plain = unicodedata.normalize("NFKD", character)
        kept = [one for one in plain if one in _GSM_SINGLE or one in _GSM_DOUBLE]
        if character in _GSM_SINGLE or character in _GSM_DOUBLE:
            said.append(character)
        elif character.isspace():
            said.append(" ")
        elif unicodedata.category(character) not in {"Cf", "Mn"}:
            said.append("".join(kept) or "?")
    return "".join(said)


def gsm_length(text: str) -> int:
    """How many of the 160 places `text` takes, itself in GSM 03.38."""
    return len(text) + sum(character in _GSM_DOUBLE for character in text)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _fitted(text: str, length: int) -> str:
    """The words of `text` that fit, with dots where some don't."""
    if gsm_length(text) <= length:
        return text
    shorter = text
    while shorter and gsm_length(shorter) > length - 3:
        shorter = shorter[:-1]
    at_word = shorter.rpartition(" ")[0] if text[len(shorter)] != " " else shorter
    return f"{(at_word or shorter).rstrip(' ,;:')}..."
