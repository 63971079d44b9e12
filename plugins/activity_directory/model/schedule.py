"""The shapes of "when", as people write them. Pure values: what they come to is in `sessions`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import TYPE_CHECKING, Literal, TypeAlias

from activity_directory.records import record

if TYPE_CHECKING:
    from activity_directory.vocabulary import Term

BankHolidayRule = Literal["open", "closed", "ask"]


@record
class Hours:
    """From and to, by the clock on the wall. An end at or before the start is the next day's.

    Where they are not `known`, some time of the whole day is all that can be said.
    """

    start: time
    end: time | None = None
    known: bool = True

    @property
    def ends_next_day(self) -> bool:
        """Whether it goes on past midnight; 00:00 to 00:00 is the whole day."""
        return self.end is not None and self.end <= self.start


HOURS_NOT_KNOWN = Hours(time(0), time(0), known=False)
"""On a day that is known, at a time that somebody has to ask for."""

LAST_DAY = -1
"""The last day of a month, as the `day` of a `MonthDay`."""


@record
class MonthDay:
    """A day of the month: the first Monday (1, 0, None), the last Friday (-1, 4, None), the 15th.

    `day` is -1 for the last day.

    Weekdays count from Monday, 0. A month without such a day (a fifth Tuesday, a 31st) is missed.
    """

    nth: int | None = None
    weekday: int | None = None
    day: int | None = None


@record
class Period:
    """From one date to another, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether `day` is inside."""
        return self.first <= day <= self.last

    def days(self) -> Iterator[date]:
        """Every day of it."""
        return map(date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1))


@record
class YearlySeason:
    """From one (month, day) to another in every year, both included; it may wrap the new year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, day: date) -> bool:
        """Whether `day` is inside, in whatever year."""
        month_day = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= month_day <= self.last
        return month_day >= self.first or month_day <= self.last


@record
class Limits:
    """What narrows or widens a schedule, whatever its shape.

    `skipped` are dates and breaks of several weeks, in which it is not on.
    `sessions` is how many times a course meets in all: a date that is skipped does not count and
    an extra date does. Each of `next_intakes` begins another run of the same course.
    `bank_holidays` None means that nobody has told us, which is "ask".
    Each session is booked `book_ahead` working days before it, or earlier.
    `text` is the group's own words for the schedule; `venue` is the id of one of several venues,
    `format` one of several formats.
    """

    starting: date | None = None
    ending: date | None = None
    sessions: int | None = None
    skipped: tuple[date | Period, ...] = ()
    extra: tuple[date, ...] = ()
    next_intakes: tuple[date, ...] = ()
    term_time_only: bool = False
    season: Period | YearlySeason | None = None
    bank_holidays: BankHolidayRule | None = None
    text: str = ""
    note: str = ""
    book_ahead: int | None = None
    venue: str | None = None
    format: Term | None = None

    @property
    def breaks(self) -> tuple[Period, ...]:
        """The breaks among what is skipped."""
        return tuple(off for off in self.skipped if isinstance(off, Period))

    def skips(self, day: date) -> bool:
        """Whether it is off on `day`, by its date or by a break that holds it."""
        return any(
            off.holds(day) if isinstance(off, Period) else off == day for off in self.skipped
        )


NO_LIMITS = Limits()


@record
class Weekly:
    """On these weekdays every `every` weeks, counted from the week of `limits.starting`."""

    days: tuple[int, ...]
    hours: Hours
    every: int = 1
    limits: Limits = NO_LIMITS


@record
class Monthly:
    """On these days of every `every`th month, counted from the month of `limits.starting`."""

    days: tuple[MonthDay, ...]
    hours: Hours
    every: int = 1
    limits: Limits = NO_LIMITS


@record
class Once:
    """On one date."""

    on: date
    hours: Hours
    limits: Limits = NO_LIMITS


@record
class OpeningHours:
    """Come any time between these hours. (weekday, hours) in order; a day may open twice."""

    days: tuple[tuple[int, Hours], ...]
    limits: Limits = NO_LIMITS


@record
class Rolling:
    """So many weeks for each person from when they start, at times agreed with them."""

    weeks: int | None = None
    sessions_per_week: int | None = None
    limits: Limits = NO_LIMITS


@record
class ByArrangement:
    """At times agreed with each person, said in the group's own words."""

    text: str
    limits: Limits = NO_LIMITS


@record
class NotKnown:
    """On days and at times that nobody has told us."""

    limits: Limits = NO_LIMITS


@record
class Always:
    """Day and night, said in the group's own words."""

    text: str
    limits: Limits = NO_LIMITS


@record
class ByRule:
    """On the days of an RFC 5545 recurrence rule, for what words can't say."""

    rule: str
    hours: Hours
    limits: Limits = NO_LIMITS


Schedule: TypeAlias = (
    Weekly | Monthly | Once | OpeningHours | Rolling | ByArrangement | NotKnown | Always | ByRule
)


def has_known_hours(schedule: Schedule) -> bool:
    """Whether it is on at hours that can be told: on all of its days, or on some."""
    match schedule:
        case Weekly(hours=hours) | Monthly(hours=hours) | Once(hours=hours) | ByRule(hours=hours):
            return hours.known
        case OpeningHours(days=days):
            return any(hours.known for _, hours in days)
        case Rolling() | ByArrangement() | NotKnown():
            return False
        case Always():
            return True
