"""Calendars (RFC 5545) of one activity or of many: the sessions of the engine, in its own words.

The bytes of an activity's calendar depend on its entry and on the community's holidays, terms and
pauses. Today changes them once: what nobody has checked for too long is tentative. They hold two
years from the day the entry was checked: nobody vouches for more. An extra or an uncertain date is
an event of its own, not an `RDATE`: Outlook refuses those.

The calendar of a list has the same events under the same names, but only those of the months people
plan in, and in fewer words: it is there to be subscribed to, and programs refuse large files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit

from activity_directory import messages
from activity_directory.feeds.series import Series, Strand, in_series, strands_of
from activity_directory.listing.facts import doubt_words
from activity_directory.listing.listing import Listing
from activity_directory.model.activity import Activity
from activity_directory.model.freshness import NOT_CHECKED as UNSURE
from activity_directory.model.place import Venue
from activity_directory.model.schedule import (
    ByRule,
    Hours,
    Monthly,
    Once,
    OpeningHours,
    Period,
    Schedule,
    Weekly,
    has_known_hours,
)
from activity_directory.model.sessions import (
    SCHOOL_DATES_UNKNOWN,
    ZONE,
    hours_on,
    london,
    planned_dates,
)
from activity_directory.model.site import Site
from activity_directory.model.status import Closed, Full, Paused, WaitingList
from activity_directory.urls import addresses
from activity_directory.wording.costs import cost_by_date
from activity_directory.wording.dates import full_date
from activity_directory.wording.joining import joining_sentence
from activity_directory.wording.phrases import joined, phone_words, postcode_words, sentence
from activity_directory.wording.quotation_marks import curly
from activity_directory.wording.schedules import book_ahead_words, doubt_sentence
from activity_directory.wording.status import checked_words, status_sentence, suspension_words

YEARS = 2
"""For how long after its check the sessions of an entry are published."""
MONTHS_OF_A_LIST = 4
"""The calendar of a list has this month and the three after it."""
LONGEST_LIST = 750
"""So many activities take about a megabyte, which is what calendar programs still read."""

Firmness = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]

NOT_CHECKED = "not-checked"
"""Why every date is asked about of what nobody has checked for too long."""
_NAMES_OF_SERIES = MappingProxyType({"": "", NOT_CHECKED: "", SCHOOL_DATES_UNKNOWN: ".ask"})
"""What ends the name of a series of dates, by the reason to ask about them."""

_ALL_DAY = Hours(time(0), time(0))
_NEW_LINE = "\n"
_AWAY = frozenset({"online", "phone", "postal"})
_CLOCKS_HAVE_CHANGED = time(2)
_OCTETS_IN_A_LINE = 75
_NEVER_CHECKED_BEFORE = date(2000, 1, 1)
_SIGNS = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
    | {chr(code): None for code in (*range(10), *range(11, 32), 127)}
)
# The clocks of the United Kingdom since 1996 (https://www.gov.uk/when-do-the-clocks-change).
_CLOCKS = f"""\
BEGIN:VTIMEZONE
TZID:{ZONE}
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


@dataclass(frozen=True, slots=True)
class Together:
    """Several activities under one name: the calendar of a list at `address`."""

    address: str
    name: str
    about: str
    listings: Sequence[Listing]


def has_calendar(activity: Activity) -> bool:
    """Whether an activity has a calendar: its name may be carried home, and it has times.

    What is on at some time of a day would look as if it were on all day.
    """
    dated = Weekly | Monthly | Once | OpeningHours | ByRule
    return not activity.about_safety and any(
        isinstance(schedule, dated) and has_known_hours(schedule) for schedule in activity.when
    )


def calendars(
    listings: Iterable[Listing], lists: Iterable[Together], site: Site, base: str
) -> Iterator[tuple[str, bytes]]:
    """Every calendar of a site published at `base`: its address and its bytes.

    One for each activity that has one, and one for each list, of those of its activities that stand
    in lists without being asked for.
    """
    in_a_list: dict[str, str] = {}
    for listing in listings:
        activity = listing.activity
        if has_calendar(activity):
            own = events_of(listing, site, base)
            about = activity.summary if own else _over(listing)
            address = addresses.calendar(addresses.activity(activity.slug))
            yield address, calendar_of(activity.name, about, (own,))
            if listing.listed:
                months = months_of_a_list(listing.today)
                in_a_list[activity.slug] = events_of(listing, site, base, months)
    for together in lists:
        slugs = [one.activity.slug for one in together.listings if one.activity.slug in in_a_list]
        about, events = together.about, [in_a_list[slug] for slug in slugs]
        if fills_a_calendar(together.listings):
            link = addresses.absolute(base, together.address)
            about = messages.text("calendar.too-long", link=link)
            events = []
        address = addresses.calendar(together.address)
        yield address, calendar_of(together.name, about, events)


def fills_a_calendar(listings: Iterable[Listing]) -> bool:
    """Whether a list has so many activities with dates that nobody could use its calendar."""
    dated = (listing for listing in listings if listing.listed and has_calendar(listing.activity))
    return next(islice(dated, LONGEST_LIST, None), None) is not None


def months_of_a_list(today: date) -> Period:
    """Whole months, so that the calendars of lists change with a month and not with every day."""
    year, month = divmod(today.year * 12 + today.month - 1 + MONTHS_OF_A_LIST, 12)
    return Period(today.replace(day=1), date(year, month + 1, 1) - timedelta(days=1))


def _over(listing: Listing) -> str:
    """What it is, and why there is nothing in its calendar: what the dates alone say."""
    if listing.ends is None:
        reason = messages.text("calendar.no-dates")
    else:
        reason = messages.text("calendar.last-session", date=full_date(listing.ends))
    summary = sentence(listing.activity.summary)
    return messages.text("calendar.over", summary=summary, reason=reason)


def calendar_of(name: str, about: str, events: Iterable[str]) -> bytes:
    """A whole calendar, even of no events."""
    name, about = _text(name), _text(about)
    head = _lines(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Connected//Activity directory//{messages.spoken().tag.upper()}",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        f"DESCRIPTION:{about}",
        f"X-WR-CALDESC:{about}",
        f"X-WR-TIMEZONE:{ZONE}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    )
    return f"{head}{_CLOCKS}{''.join(events)}END:VCALENDAR\r\n".encode()


def events_of(listing: Listing, site: Site, base: str, within: Period | None = None) -> str:
    """The events of one activity: for a calendar of its own, or for one of many `within` a time.

    Every schedule has names of its own for its events: `slug.1@host` for its series, with more
    behind it where it takes several. Their order in the entry alone makes them.
    """
    host = urlsplit(site.address or base).hostname or "localhost"
    url = addresses.absolute(base, addresses.activity(listing.activity.slug))
    return "".join(
        text
        for place, schedule in enumerate(listing.activity.when, 1)
        for text in _Schedule(listing, schedule, url, place, host, within).events()
    )


class _Schedule:
    """One schedule of an activity as events. What its events share is made once."""

    def __init__(
        self,
        listing: Listing,
        schedule: Schedule,
        url: str,
        place: int,
        host: str,
        within: Period | None,
    ) -> None:
        self.listing = listing
        self.within = within
        self.activity = listing.activity
        self.schedule = schedule
        self.url = url
        self.name = f"{self.activity.slug}.{place}"
        self.host = host
        self.about: dict[str, str] = {}

    def events(self) -> Iterator[str]:
        """Every event of two years; one cancelled one where all of them are stopped."""
        if not has_known_hours(self.schedule):
            return
        checked = self.activity.known_on
        until = _years_after(checked, YEARS) - timedelta(days=1)
        if self.within is not None:
            until = min(until, self.within.last)
        planned = planned_dates(self.schedule, checked, until, self.listing.calendar)
        doubt = NOT_CHECKED if self.listing.freshness in UNSURE else ""
        asks = {day: why or doubt for day, off, why in planned if off is None}
        stopped = self._stopped(asks)
        self.stops = tuple(dict.fromkeys(stopped.values()))
        for day in stopped:
            del asks[day]
        if stopped and not asks:
            first = min(filter(self._is_near, stopped), default=None)
            if first is None:
                return
            hours = hours_on(self.schedule, first)[0]
            yield self._event(Series(first, first), hours, self.name, "", "CANCELLED")
        strands = [one for one in strands_of(self.schedule, asks) if one.hours.known]
        for place, strand in enumerate(strands, 1):
            part = f".{place}" if len(strands) > 1 else ""
            yield from self._strand(strand, f"{self.name}{part}")

    def _is_near(self, day: date) -> bool:
        """Whether what lasts until `day` reaches into the time that is asked for."""
        return self.within is None or day >= self.within.first

    def _stopped(self, days: Iterable[date]) -> dict[date, Paused | Closed]:
        """The days on which a pause or an end keeps it from taking place, and which."""
        return {
            day: suspension.status
            for suspension in reversed(self.listing.suspensions)
            for day in days
            if suspension.holds(self.schedule, day)
        }

    def _strand(self, strand: Strand, name: str) -> Iterator[str]:
        """Series of what is certain, of what waits for a reason of its own; single dates last."""
        hours = strand.hours
        uneven = _nights_of_another_length(hours, strand.asks)
        alone = [
            day for day, why in strand.asks.items() if day in uneven or why not in _NAMES_OF_SERIES
        ]
        for asked, part in _NAMES_OF_SERIES.items():
            series_name = f"{name}{part}"
            days = [day for day, why in strand.asks.items() if why == asked and day not in uneven]
            unnamed = True
            for series in in_series(days, strand):
                if not series.rule:
                    alone.append(series.first)
                    continue
                own = series_name if unnamed else f"{series_name}.{_digits(series.first)}"
                if self._is_near(series.last):
                    yield self._event(series, hours, own, asked, _firmness(asked))
                unnamed = False
        for day in sorted(filter(self._is_near, alone)):
            asked = strand.asks[day]
            own = f"{name}.{_digits(day)}"
            yield self._event(Series(day, day), hours, own, asked, _firmness(asked))

    def _event(
        self, series: Series, hours: Hours, name: str, asked: str, firmness: Firmness
    ) -> str:
        checked = self.activity.known_on
        is_overdue = self.listing.freshness == "overdue"
        when = [_moment("DTSTART", series.first, hours)]
        if hours.end is not None:
            end = series.first + timedelta(days=hours.ends_next_day)
            when.append(_moment("DTEND", end, hours, hours.end))
        if series.rule:
            when.append(f"RRULE:{series.rule};UNTIL={_last_moment(series.last, hours)}")
        if series.but:
            when.append(
                _moment("EXDATE", series.but[0], hours)
                + "".join(f",{_value(day, hours)}" for day in series.but[1:])
            )
        head = _lines(
            "BEGIN:VEVENT",
            f"UID:{name}@{self.host}",
            f"DTSTAMP:{_digits(checked)}T000000Z",
            f"SEQUENCE:{max(0, (checked - _NEVER_CHECKED_BEFORE).days) + is_overdue}",
            *when,
            f"STATUS:{firmness}",
        )
        if asked not in self.about:
            self.about[asked] = self._about(asked, hours, firmness)
        return head + self.about[asked]

    def _about(self, asked: str, hours: Hours, firmness: Firmness) -> str:
        """What is the same for all events of a schedule of which the same is to be asked."""
        activity = self.activity
        place, position = self._place()
        alone = self.within is None
        free = isinstance(self.schedule, OpeningHours) or hours == _ALL_DAY
        description = self._reasons() if firmness == "CANCELLED" else self._description(asked)
        return _lines(
            f"SUMMARY:{_text(_title(activity.name, firmness))}",
            *([f"LOCATION:{_text(place)}"] if place else []),
            *([f"GEO:{position[0]:.6f};{position[1]:.6f}"] if position and alone else []),
            f"DESCRIPTION:{_text(_NEW_LINE.join(description))}",
            # The description ends with it, which is where most programs show it.
            *([f"URL:{self.url}"] if alone else []),
            *(["TRANSP:TRANSPARENT"] if free or firmness == "CANCELLED" else []),
            "END:VEVENT",
        )

    def _reasons(self) -> Sequence[str]:
        return (*(suspension_words(suspension) for suspension in self.stops), self.url)

    def _description(self, asked: str) -> Sequence[str]:
        activity = self.activity
        *suspensions, url = self._reasons()
        alone = self.within is None
        unchecked = asked == NOT_CHECKED
        lines = (
            doubt_words(activity, "overdue") if unchecked else doubt_sentence(asked),
            *suspensions,
            _room(activity),
            sentence(activity.summary) if alone else "",
            book_ahead_words(self.schedule),
            sentence(self.schedule.limits.note),
            *cost_by_date(activity.costs, activity.known_on),
            joining_sentence(activity.joining, away=activity.is_away) if alone else "",
            messages.text("calendar.withheld")
            if any(venue.withheld for venue in self._venues())
            else "",
            _asking(activity),
            self._checked() if alone and not unchecked else "",
            url,
        )
        return tuple(line for line in lines if line)

    def _checked(self) -> str:
        """When somebody made sure of it, and to make sure again; whose list it is from, else."""
        activity = self.activity
        if activity.checked is None:
            return doubt_words(activity, "overdue")
        check = "calendar.please-check-away" if activity.is_away else "calendar.please-check"
        return messages.text(check, checked=checked_words(activity.checked.on))

    def _venues(self) -> Sequence[Venue]:
        """Where this schedule takes place: its own venue, else any of the activity's."""
        return self.activity.venues_at(self.schedule)

    def _place(self) -> tuple[str, tuple[float, float] | None]:
        """Where it is, and its latitude and longitude; nothing of what may be withheld."""
        venues = self._venues()
        if any(venue.withheld for venue in venues):
            return "", None
        if len(venues) == 1:
            venue = venues[0]
            area = venue.area.label if venue.area else ""
            parts = (venue.name, venue.street, area, postcode_words(venue.postcode))
            return ", ".join(part for part in parts if part), venue.location
        if venues:
            return joined(venue.name for venue in venues), None
        formats = self.activity.formats_at(self.schedule)
        away = [term.label for term in formats if term.id in _AWAY]
        return joined(away), None


def _firmness(asked: str) -> Firmness:
    return "TENTATIVE" if asked else "CONFIRMED"


def _title(name: str, firmness: Firmness) -> str:
    match firmness:
        case "CONFIRMED":
            return name
        case "TENTATIVE":
            return messages.text("calendar.check-first", name=name)
        case "CANCELLED":
            return messages.text("calendar.not-on", name=name)


def _room(activity: Activity) -> str:
    """Whether there are places: said with dates, for it is read on any day."""
    match activity.status:
        case Full():
            return status_sentence(activity.status, "full")
        case WaitingList():
            return status_sentence(activity.status, "waiting-list", wait=activity.joining.wait)
        case _:
            return ""


def _asking(activity: Activity) -> str:
    """Whom to ask, and how: "Ask for the class leader: 01632 960110."."""
    contact = activity.contact
    number = contact.phone or contact.text
    way = phone_words(number) if number else contact.email or contact.website
    if not way:
        return ""
    if not contact.ask_for:
        return messages.text("calendar.ask", way=way)
    return messages.text("calendar.ask-for", whom=contact.ask_for, way=way)


# ---- moments


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _value(day: date, hours: Hours, clock: time | None = None) -> str:
    if hours == _ALL_DAY:
        return _digits(day)
    moment = clock or hours.start
    return f"{_digits(day)}T{moment.hour:02}{moment.minute:02}{moment.second:02}"


def _moment(property_name: str, day: date, hours: Hours, clock: time | None = None) -> str:
    kind = "VALUE=DATE" if hours == _ALL_DAY else f"TZID={ZONE}"
    return f"{property_name};{kind}:{_value(day, hours, clock)}"


def _last_moment(day: date, hours: Hours) -> str:
    """The end of a rule: in universal time where its start has a time (RFC 5545, 3.3.10)."""
    if hours == _ALL_DAY:
        return _digits(day)
    last = datetime.combine(day, hours.start, london()).astimezone(UTC)
    return f"{last:%Y%m%dT%H%M%SZ}"


def _nights_of_another_length(hours: Hours, days: Iterable[date]) -> AbstractSet[date]:
    """The days on which the clock changes between its start and its end.

    A series gives all its events the same length in real hours (RFC 5545, 3.8.5.3), while people
    go home by the clock on the wall.
    """
    if hours.end is None or hours == _ALL_DAY:
        return frozenset()
    if not hours.ends_next_day and hours.start >= _CLOCKS_HAVE_CHANGED:
        return frozenset()
    nights = timedelta(days=hours.ends_next_day)
    return {
        day
        for day in days
        if datetime.combine(day, hours.start, london()).utcoffset()
        != datetime.combine(day + nights, hours.end, london()).utcoffset()
    }


@lru_cache(maxsize=1024)
def _years_after(day: date, years: int) -> date:
    last_of_february = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if last_of_february else day.day)


# ---- lines


def _text(words: str) -> str:
    """Words as a value: signs that mean something escaped, those that may not stand left out."""
    return curly(words).translate(_SIGNS)


def _lines(*lines: str) -> str:
    return "".join(map(_folded, lines))


def _folded(line: str) -> str:
    """A content line with its end, in pieces of at most 75 octets that part no character."""
    if len(line) <= _OCTETS_IN_A_LINE and line.isascii():
        return f"{line}\r\n"
    pieces, rest, room = [], line.encode(), _OCTETS_IN_A_LINE
    while len(rest) > room:
        end = room
        while rest[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        pieces.append(rest[:end].decode())
        rest, room = rest[end:], _OCTETS_IN_A_LINE - 1
    return "\r\n ".join([*pieces, rest.decode()]) + "\r\n"
