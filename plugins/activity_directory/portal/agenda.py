"""Sessions as people plan by them: by day and part of day, and what is on every week told once.

Knows nothing of pages and their addresses but how to link to an activity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from activity_directory.listing.listing import Listing
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.schedule import Always
from activity_directory.model.sessions import Session
from activity_directory.portal.viewing.viewer import Viewer
from activity_directory.portal.views.whats_on import Day, DayGroup, PartOfDay, SessionRow
from activity_directory.wording.costs import cost_changes
from activity_directory.wording.dates import WEEKDAYS, date_list, date_words, day_and_month
from activity_directory.wording.schedules import uncertain_words

PARTS_OF_DAY = {
    "all-day": "All day",
    "morning": "Morning",
    "afternoon": "Afternoon",
    "evening": "Evening",
}
DAYS = ("days", "")
ON_A_DATE = ("dates", "On these dates")
EVERY_WEEK = ("every-week", "Every week")
ANY_HOUR = ("any-hour", "Day and night")
MOST_WEEKS = 3
"""What is on at one time in so many of four weeks is told as a time of the week."""

Sessions = Iterable[tuple[Session, Listing]]


class Entry(NamedTuple):
    """One line of an agenda: where it stands, and what it tells of."""

    group: tuple[str, str]
    session: Session
    listing: Listing
    note: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether it tells of one date."""
        return self.group in {DAYS, ON_A_DATE}

    @property
    def day(self) -> date | str:
        """The date it stands under, or the day of every week."""
        if self.group == ANY_HOUR:
            return ""
        if self.group == EVERY_WEEK:
            return WEEKDAYS[self.session.on.weekday()]
        return self.session.on

    @property
    def part(self) -> str:
        """Where it stands in its day."""
        return "all-day" if self.session.whole_day else self.session.part_of_day


def by_day(days: Mapping[date, Sessions]) -> Iterator[Entry]:
    """Every session on its day; over several days, what is always on stands once, at the end."""
    always: dict[str, Entry] = {}
    for together in days.values():
        for session, listing in together:
            if isinstance(session.schedule, Always) and len(days) > 1:
                slug = listing.activity.slug
                always.setdefault(slug, Entry(ANY_HOUR, session, listing))
            else:
                yield Entry(DAYS, session, listing)
    yield from always.values()


def by_week(days: Mapping[date, Sessions], today: date) -> Iterator[Entry]:
    """What is on on some dates, then what is on every week at one time, then what always is."""
    entries = tuple(by_day(days))
    at_one_time: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.group != ANY_HOUR:
            at_one_time[_time_of_week(entry)].append(entry)
    weekly = {
        when: _every_week(found, days, today)
        for when, found in at_one_time.items()
        if len(found) >= MOST_WEEKS
    }
    for entry in entries:
        if entry.group != ANY_HOUR and _time_of_week(entry) not in weekly:
            yield entry._replace(group=ON_A_DATE)
    yield from sorted(weekly.values(), key=_order_of_week)
    yield from (entry for entry in entries if entry.group == ANY_HOUR)


def _time_of_week(entry: Entry) -> Hashable:
    session = entry.session
    end = session.end and session.end.time()
    return entry.listing.activity.slug, session.on.weekday(), session.start.time(), end


def _every_week(entries: Sequence[Entry], days: Iterable[date], today: date) -> Entry:
    """The sessions of a weekday as one line, with the dates that are not as the others."""
    first = next((entry for entry in entries if entry.session.certain), entries[0])
    on = {entry.session.on for entry in entries}
    off = [day for day in days if day.weekday() == min(on).weekday() and day not in on]
    notes = [f"Not on {date_list(off, today, weekday=False, a_choice=True)}."] if off else []
    notes += [
        f"{day_and_month(entry.session.on, today)}: {uncertain_words(entry.session)}"
        for entry in entries
        if not entry.session.certain and entry is not first
    ]
    notes += cost_changes(first.listing.activity.costs, first.session.on)
    return Entry(EVERY_WEEK, first.session, first.listing, " ".join(notes))


def _order_of_week(entry: Entry) -> tuple[int, bool, time, str]:
    session, slug = entry.session, entry.listing.activity.slug
    return session.on.weekday(), session.whole_day, session.start.time(), slug


class Showing:
    """Makes views of entries. The line of a session is made once, on however many pages it is."""

    def __init__(self, viewer: Viewer, calendar: CivicCalendar) -> None:
        self._viewer = viewer
        self._calendar = calendar
        self._rows: dict[tuple[int, bool], SessionRow] = {}

    def groups(self, entries: Iterable[Entry], href: Callable[[str], str]) -> tuple[DayGroup, ...]:
        """Some entries, in order, for the page whose links `href` makes."""
        return tuple(
            DayGroup(
                group_id,
                heading,
                tuple(
                    Day(*self._heading(day), self._parts(of_day, href))
                    for day, of_day in groupby(in_group, key=attrgetter("day"))
                ),
            )
            for (group_id, heading), in_group in groupby(entries, key=attrgetter("group"))
        )

    def _heading(self, day: date | str) -> tuple[str, str, str, str]:
        """The id, the date, the heading and the note of a day."""
        if not isinstance(day, date):
            named = f"Every {day}" if day else "At any hour"
            return "-".join(named.casefold().split()), "", named, ""
        today = self._viewer.today
        named = date_words(day, today)
        holiday = self._calendar.bank_holidays.get(day, "")
        return (
            f"day-{day.isoformat()}",
            day.isoformat(),
            f"Today, {named}" if day == today else named,
            f"{holiday}. Some groups do not meet: please ask." if holiday else "",
        )

    def _parts(self, entries: Iterable[Entry], href: Callable[[str], str]) -> tuple[PartOfDay, ...]:
        return tuple(
            PartOfDay(
                part,
                PARTS_OF_DAY[part],
                tuple(self._row(entry).seen_from(href) for entry in of_part),
            )
            for part, of_part in groupby(entries, key=attrgetter("part"))
        )

    def _row(self, entry: Entry) -> SessionRow:
        # Listings keep their sessions near today, so that no other has its number.
        key = id(entry.session), entry.is_dated
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self._viewer.session(
                entry.session, entry.listing, note=entry.note, dated=entry.is_dated
            )
        return row
