"""Sessions as people plan by them: by day and part of day, and what is on every week told once.

Knows nothing of pages and their addresses but how to link to an activity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Literal, NamedTuple

from activity_directory import messages
from activity_directory.listing.listing import Listing
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.schedule import Always
from activity_directory.model.sessions import Session
from activity_directory.portal.viewing.viewer import Viewer
from activity_directory.portal.views.whats_on import Day, DayGroup, PartOfDay, SessionRow
from activity_directory.schema.values.days import DAYS
from activity_directory.urls.addresses import linker
from activity_directory.wording.costs import cost_changes
from activity_directory.wording.dates import date_list, date_words, day_and_month, weekday_name
from activity_directory.wording.phrases import with_capital
from activity_directory.wording.schedules import uncertain_words

Group = Literal["days", "dates", "every-week", "any-hour"]
"""A part of an agenda: days, or (of four weeks) single dates, times of the week, any hour."""

MOST_WEEKS = 3
"""What is on at one time in so many of four weeks is told as a time of the week."""

_HEADINGS: Mapping[Group, str] = MappingProxyType(
    {
        "days": "",
        "dates": "whats-on.on-dates",
        "every-week": "whats-on.every-week",
        "any-hour": "whats-on.day-and-night",
    }
)
"""The message over each part of an agenda; days need none."""

Sessions = Iterable[tuple[Session, Listing]]


class Entry(NamedTuple):
    """One line of an agenda: where it stands, and what it tells of."""

    group: Group
    session: Session
    listing: Listing
    note: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether it tells of one date."""
        return self.group in {"days", "dates"}

    @property
    def day(self) -> date | int | None:
        """The date it stands under, or the day of every week (Monday 0), or none."""
        if self.group == "any-hour":
            return None
        return self.session.on.weekday() if self.group == "every-week" else self.session.on

    @property
    def part(self) -> str:
        """Where it stands in its day."""
        if not self.session.hours_known:
            return "ask"
        return "all-day" if self.session.whole_day else self.session.part_of_day


def has_times(session: Session) -> bool:
    """Whether it is on at a time, and not day and night."""
    return not isinstance(session.schedule, Always)


def count_words(sessions: Iterable[Session]) -> str:
    """How much is on: "41 sessions, and 1 open day and night". Nothing is ""."""
    found = tuple(sessions)
    timed = sum(map(has_times, found))
    always = len(found) - timed
    timed_words = messages.text("whats-on.sessions", count=timed) if timed else ""
    always_words = messages.text("whats-on.always-open", count=always) if always else ""
    if not (timed and always):
        return timed_words or always_words
    return messages.text("whats-on.and-always-open", sessions=timed_words, open=always_words)


def by_day(days: Mapping[date, Sessions]) -> Iterator[Entry]:
    """Every session on its day; over several days, what is always on stands once, at the end."""
    always: dict[str, Entry] = {}
    for together in days.values():
        for session, listing in together:
            if len(days) > 1 and not has_times(session):
                slug = listing.activity.slug
                always.setdefault(slug, Entry("any-hour", session, listing))
            else:
                yield Entry("days", session, listing)
    yield from always.values()


def by_week(days: Mapping[date, Sessions], today: date) -> Iterator[Entry]:
    """What is on on some dates, then what is on every week at one time, then what always is."""
    entries = tuple(by_day(days))
    at_one_time: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.group != "any-hour":
            at_one_time[_time_of_week(entry)].append(entry)
    weekly = {
        when: _every_week(found, days, today)
        for when, found in at_one_time.items()
        if len(found) >= MOST_WEEKS
    }
    for entry in entries:
        if entry.group != "any-hour" and _time_of_week(entry) not in weekly:
            yield entry._replace(group="dates")
    yield from sorted(weekly.values(), key=_order_of_week)
    yield from (entry for entry in entries if entry.group == "any-hour")


def _time_of_week(entry: Entry) -> Hashable:
    session = entry.session
    end = session.end and session.end.time()
    return entry.listing.activity.slug, session.on.weekday(), session.start.time(), end


def _every_week(entries: Sequence[Entry], days: Iterable[date], today: date) -> Entry:
    """The sessions of a weekday as one line, with the dates that are not as the others."""
    first = next((entry for entry in entries if entry.session.certain), entries[0])
    on = {entry.session.on for entry in entries}
    off = [day for day in days if day.weekday() == min(on).weekday() and day not in on]
    notes = []
    if off:
        dates = date_list(off, today, weekday=False, a_choice=True)
        notes.append(messages.text("whats-on.not-on", dates=dates))
    notes += [
        messages.text(
            "whats-on.uncertain",
            date=day_and_month(entry.session.on, today),
            advice=uncertain_words(entry.session),
        )
        for entry in entries
        if not entry.session.certain and entry is not first
    ]
    notes += cost_changes(first.listing.activity.costs, first.session.on)
    return Entry("every-week", first.session, first.listing, " ".join(notes))


def _order_of_week(entry: Entry) -> tuple[int, tuple[bool, bool, time], str]:
    session, slug = entry.session, entry.listing.activity.slug
    return session.on.weekday(), place_in_a_day(session), slug


def place_in_a_day(session: Session) -> tuple[bool, bool, time]:
    """What puts sessions of a day in order: by their time, then all day, then when nobody knows."""
    return not session.hours_known, session.whole_day, session.start.time()


class Showing:
    """Makes views of entries. The line of a session is made once, on however many pages it is."""

    def __init__(self, viewer: Viewer, calendar: CivicCalendar) -> None:
        self._viewer = viewer
        self._calendar = calendar
        self._rows: dict[tuple[int, bool], SessionRow] = {}
        self._rows_from: dict[tuple[int, str], SessionRow] = {}

    def groups(self, entries: Iterable[Entry], root: str) -> tuple[DayGroup, ...]:
        """Some entries, in order, for a page whose way to the site's root is `root`."""
        return tuple(
            DayGroup(
                group,
                _HEADINGS[group] and messages.text(_HEADINGS[group]),
                tuple(
                    Day(*self._heading(day), self._parts(of_day, root))
                    for day, of_day in groupby(in_group, key=attrgetter("day"))
                ),
            )
            for group, in_group in groupby(entries, key=attrgetter("group"))
        )

    def _heading(self, day: date | int | None) -> tuple[str, str, str, str]:
        """The id, the date, the heading and the note of a day."""
        if day is None:
            return "at-any-hour", "", messages.text("whats-on.any-hour"), ""
        if isinstance(day, int):
            named = messages.text("whats-on.every", weekday=weekday_name(day))
            return f"every-{DAYS[day].casefold()}", "", named, ""
        today = self._viewer.today
        named = date_words(day, today)
        return (
            f"day-{day.isoformat()}",
            day.isoformat(),
            messages.text("whats-on.today", date=named) if day == today else named,
            self.holiday_note(day),
        )

    def _parts(self, entries: Iterable[Entry], root: str) -> tuple[PartOfDay, ...]:
        return tuple(
            PartOfDay(
                part,
                with_capital(messages.text(f"dates.part-{part}")),
                tuple(self._row_from(entry, root) for entry in of_part),
            )
            for part, of_part in groupby(entries, key=attrgetter("part"))
        )

    def holiday_note(self, day: date) -> str:
        """What is to be noted about a day: that it is a bank holiday."""
        holiday = self._calendar.bank_holidays.get(day, "")
        return messages.text("whats-on.holiday", holiday=holiday) if holiday else ""

    def row(self, session: Session, listing: Listing) -> SessionRow:
        """The line of one session on its day; its link is an address from the site's root."""
        return self._row(Entry("days", session, listing))

    def _row_from(self, entry: Entry, root: str) -> SessionRow:
        """The line of an entry with its link from a page at `root`: one object for all of them."""
        row = self._row(entry)
        key = id(row), root
        seen = self._rows_from.get(key)
        if seen is None:
            seen = self._rows_from[key] = row.seen_from(linker(root))
        return seen

    def _row(self, entry: Entry) -> SessionRow:
        # Listings keep their sessions near today, so that no other has its number.
        key = id(entry.session), entry.is_dated
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self._viewer.session(
                entry.session, entry.listing, note=entry.note, dated=entry.is_dated
            )
        return row
