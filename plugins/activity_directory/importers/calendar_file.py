"""A calendar (`.ics`) of a group or a venue: one listing for each activity in it.

Events with the same name at the same place are one activity. Organizers, attendees and contacts are
people of the activity, of which nothing is published unless they are plainly an office.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from activity_directory.importers import calendar_titles, names, table
from activity_directory.importers.calendar_parts import (
    added_to,
    days_of,
    every_of,
    in_zone,
    moment_of,
    rule_of,
    sequence_of,
    stretch_of,
    text_of,
    zone_of,
)
from activity_directory.importers.calendar_people import private_of
from activity_directory.importers.calendar_place import (
    LINK,
    at_a_place,
    is_map,
    is_online,
    place_of,
)
from activity_directory.importers.calendar_text import calendars_in
from activity_directory.importers.calendar_times import (
    Budget,
    EventTimes,
    Moved,
    NotCarried,
    TooMuch,
    schedules_of,
    without_dates,
)
from activity_directory.importers.calendar_together import together
from activity_directory.importers.kept_back.anybody import names_anybody
from activity_directory.importers.kept_back.known import (
    NOTHING_PRIVATE,
    KeptBack,
    OfAFile,
    Private,
)
from activity_directory.importers.kept_back.meetings import lets_in
from activity_directory.importers.kept_back.person import is_named
from activity_directory.importers.kept_back.taking import without
from activity_directory.importers.kept_back.whose_address import look_whose_addresses
from activity_directory.importers.not_running import (
    remark_of,
    says_that_it_is_full,
    words_that_it_is_off,
)
from activity_directory.importers.sent import (
    NOT_FOR_THE_PUBLIC,
    Incoming,
    Sent,
    Unreadable,
)
from activity_directory.importers.table import Meant
from activity_directory.intake.answers import Fault
from activity_directory.intake.beyond import NOTHING, Beyond
from activity_directory.intake.days_off import beside_the_times, with_days_off
from activity_directory.intake.from_a_list import END_OF_SENTENCE
from activity_directory.intake.schedule_facts import Dated, as_facts
from activity_directory.intake.submission import Submission
from activity_directory.intake.whole_entry import Origin
from activity_directory.intake.writing import Value, Words
from activity_directory.sanitise.from_html import as_markdown, has_html, has_struck_out
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import plain
from activity_directory.wording.phrases import joined

if TYPE_CHECKING:
    from icalendar import Calendar, Component

LONGEST_TITLE = 60
_NAMELESS = "a calendar"
"""What a calendar without a title is called."""
MOST_DATES = 600_000
"""Dates of all events of a file that are reckoned: 5,000 events, some of them weekly for years."""
_TITLES = (
    names.ID_THERE,
    "name",
    "description",
    "venue",
    "street",
    "postcode",
    "format",
    "categories",
    "website",
)
"""What a calendar can answer, as the columns of a table."""
_ELSEWHERE = "Not at the usual place, so please ask where"
_NOT_AS_USUAL = "Not as usual, so please ask"
_NOT_CERTAIN = "Not certain yet"
"""What is said of one date where its calendar says what is not for the public, or is not sure."""


@dataclass
class _Series:
    """All parts of a calendar with one UID: the event, and its dates that are different."""

    uid: str
    event: Component | None = None
    different: list[Component] = field(default_factory=list)

    @property
    def main(self) -> Component:
        """The part that says what it is."""
        return self.event if self.event is not None else self.different[0]


Key: TypeAlias = tuple[str, str]
"""The name and the place of an activity."""


class _NotListed(NamedTuple):
    """An event that is left out, and why."""

    why: str
    place: str
    key: Key
    series: _Series


class _Off(NamedTuple):
    """An event that says what is not on; `what` is its name, as it is compared."""

    place: str
    what: str
    series: _Series


@dataclass
class _Activity:
    """Events with the same name at the same place."""

    place: str
    key: Key
    series: _Series
    schedules: list[Dated] = field(default_factory=list)
    in_words: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    ends: list[date | None] = field(default_factory=list)
    private: Private = NOTHING_PRIVATE
    texts: list[str] = field(default_factory=list)
    usual: list[str] = field(default_factory=list)
    """The texts of those of its events that repeat."""
    dates_with_own_text: list[date] = field(default_factory=list)
    """The dates of which the calendar says something that it doesn't say of the others."""

    @property
    def main(self) -> Component:
        """The event that says what it is."""
        return self.series.main

    @property
    def uid(self) -> str:
        """What it is known by."""
        return self.series.uid


def incoming(
    text: str, today: date, meant: Meant = names.meant, public: frozenset[str] = frozenset()
) -> Incoming:
    """The activities of a calendar. Raises Unreadable.

    `public` are e-mail addresses of which a map says that they may be published.
    """
    calendars = calendars_in(text)
    left_out: Counter[str] = Counter()
    reading = _Reading(calendars, today, left_out)
    try:
        activities = reading.activities()
    except TooMuch:
        message = "its events repeat so often that it is no calendar of activities"
        raise Unreadable(message) from None
    whole = [one for one in activities if one.schedules or one.faults]
    of_others = (private_of((one.series.main, *one.series.different)) for one in reading.not_listed)
    every_private = [*(one.private for one in whole), *of_others]
    file = OfAFile(every_private)
    texts = ((one.private, [text_of(one.series.main, "DESCRIPTION")]) for one in whole)
    look_whose_addresses(texts, file, public)
    list_ = _list(reading.title, every_private)
    not_listed = tuple(_not_listed(reading.not_listed, whole, list_))
    if not whole and not any(one.ended for one in not_listed):
        why = f": {joined(list(_counts(left_out)))}" if left_out else ""
        message = f"there are no events in it that people can still come to{why}"
        raise Unreadable(message)
    sheet = table.incoming(_rows(whole), meant=meant) if whole else Incoming((), is_table=True)
    every = tuple(
        _sent(sent, activity, list_, file, today)
        for sent, activity in zip(sheet.every, whole, strict=True)
    )
    remarks = tuple(f"{count}, so not imported" for count in _counts(left_out))
    return replace(
        sheet,
        every=every,
        remarks=(*remarks, *reading.closed, *sheet.remarks),
        moved_in=True,
        list=list_,
        rows_are_whole=False,
        not_listed=not_listed,
        unnamed=frozenset({_NAMELESS, list_}),
    )


def _not_listed(
    found: Iterable[_NotListed], listed: Iterable[_Activity], list_: str
) -> Iterator[Sent]:
    """The events that are in the calendar, and in no listing of it."""
    keys = {one.key for one in listed}
    for one in found:
        if one.key not in keys:
            name = text_of(one.series.main, "SUMMARY")
            origin = Origin(list=list_, id=_id(one.series.uid))
            ended = {"cancelled": one.why, "private": NOT_FOR_THE_PUBLIC}.get(one.why, "")
            submission = Submission("add", {"name": name}, origin)
            yield Sent(submission, one.place, ended=ended)


def _id(uid: str) -> str:
    """What an event is known by: its UID may have an address in it."""
    return hashlib.sha256(uid.encode("utf-8", "replace")).hexdigest()[:16]


_LEFT_OUT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "over": ("event is over already", "events are over already"),
        "private": ("event is marked as private", "events are marked as private"),
        "tentative": ("event is not certain yet", "events are not certain yet"),
        "cancelled": ("event is cancelled", "events are cancelled"),
        "VTODO": ("task is no event", "tasks are no events"),
        "VJOURNAL": ("note is no event", "notes are no events"),
    }
)
"""Why something is left out, of one and of several."""


def _counts(left_out: Mapping[str, int]) -> Iterator[str]:
    for why, count in left_out.items():
        yield f"{count:,} {_LEFT_OUT[why][count > 1]}"


_CLOSED = (
    "{}: if nothing is on there then, write these days under `except:` of each listing that has "
    "them"
)


def _is_closed_all_day(part: Component, name: str, today: date) -> bool:
    """Whether an event says that the place is closed on some days, of which one is to come."""
    first, last = moment_of(part, "DTSTART"), moment_of(part, "DTEND")
    if isinstance(first, datetime) or first is None or not calendar_titles.says_closed(name):
        return False
    is_over = not isinstance(last, datetime) and (last or first + timedelta(days=1)) <= today
    return "RRULE" not in part and not is_over


def _days_of(series: _Series) -> Iterator[date]:
    """The days of the parts of an event, each by the date on which it begins."""
    for part in (*([series.event] if series.event is not None else ()), *series.different):
        start = moment_of(part, "DTSTART")
        if start is not None:
            yield start.date() if isinstance(start, datetime) else start


def _closed_days(part: Component, called: str) -> str:
    """`HALL CLOSED` with its dates."""
    first, after = moment_of(part, "DTSTART"), moment_of(part, "DTEND")
    last = after - timedelta(days=1) if after is not None and after != first else first
    days = f"on {first}" if first == last else f"from {first} to {last}"
    return f"{called} {days}"


class _Reading:
    """The calendars of a file, event by event."""

    def __init__(self, calendars: Sequence[Calendar], today: date, left_out: Counter[str]) -> None:
        self.calendars, self.today, self.left_out = calendars, today, left_out
        self.budget = Budget(MOST_DATES)
        self.not_listed: list[_NotListed] = []
        self.closed: list[str] = []
        """What is said of days on which something is not on, with its dates."""
        self.off: list[_Off] = []
        stamps = [
            stamp
            for calendar in calendars
            for part in calendar.subcomponents
            for name in ("DTSTAMP", "LAST-MODIFIED")
            if isinstance(stamp := moment_of(part, name), datetime)
        ]
        year = min(max((stamp.year for stamp in stamps), default=today.year), today.year)
        # The year of the file, not of today: the same file says the same on any day.
        self.since = date(year, 1, 1)

    @property
    def title(self) -> str:
        """What the calendar is called; nothing where it has several names, or a person's."""
        titles = {title for calendar in self.calendars if (title := _title(calendar))}
        return titles.pop() if len(titles) == 1 else ""

    def activities(self) -> list[_Activity]:
        """The activities that go on. Raises TooMuch."""
        found: dict[Key, _Activity] = {}
        for number, (calendar, series) in enumerate(self._series(), start=1):
            name, place = (text_of(series.main, one) for one in ("SUMMARY", "LOCATION"))
            called = quoted(shown(name)) if name else "without a name"
            if _is_closed_all_day(series.main, name, self.today):
                self.closed.append(_CLOSED.format(_closed_days(series.main, called)))
                continue
            fresh = _Activity(f"event {number} ({called})", (plain(name), plain(place)), series)
            if what := calendar_titles.what_is_off(name):
                self.off.append(_Off(f"event {number} ({called})", what, series))
                continue
            if why := _kept_back(series.main, self.today) or _not_certain(series.main):
                self._leave_out(why, fresh)
                continue
            activity = found.get(fresh.key, fresh)
            if self._add(activity, series, zone_of(calendar)):
                found.setdefault(fresh.key, activity)
            else:
                self._leave_out("over", fresh)
        for one in self.off:
            self._take_off(one, found.values())
        return [one for one in found.values() if self._goes_on(one)]

    def _take_off(self, off: _Off, every: Iterable[_Activity]) -> None:
        """Take the dates of an event such as `No yoga today` out of the activity that it names."""
        days = [*_days_of(off.series)]
        if not days or max(days) < self.today:
            self.left_out["over"] += 1
            return
        called = [one for one in every if f" {off.what} " in f" {one.key[0]} "]
        is_taken_off = False
        for one in called if len({one.key[0] for one in called}) == 1 else ():
            left = [without_dates(schedule, days) for schedule in one.schedules]
            is_taken_off = is_taken_off or left != one.schedules
            one.schedules = left
        when = joined([str(day) for day in days])
        became = (
            "its listing says so" if is_taken_off else "no listing of the calendar has that date"
        )
        self.closed.append(f"{off.place}: it is not on {when}, and {became}")

    def _leave_out(self, why: str, activity: _Activity, events: int = 1) -> None:
        self.left_out[why] += events
        self.not_listed.append(_NotListed(why, activity.place, activity.key, activity.series))

    def _goes_on(self, activity: _Activity) -> bool:
        if activity.faults or any(day is None or day >= self.today for day in activity.ends):
            activity.schedules = list(together(activity.schedules))
            return True
        self._leave_out("over", activity, len(activity.ends))
        return False

    def _series(self) -> Iterator[tuple[Calendar, _Series]]:
        """The events by UID, in the order of the file."""
        self.left_out.update(
            part.name
            for calendar in self.calendars
            for part in calendar.subcomponents
            if part.name in {"VTODO", "VJOURNAL"}
        )
        for calendar in self.calendars:
            found: dict[str, _Series] = {}
            for number, part in enumerate(calendar.subcomponents):
                if part.name != "VEVENT":
                    continue
                uid = str(part.get("UID", f"without {number}"))
                series = found.setdefault(uid, _Series(uid))
                if "RECURRENCE-ID" in part:
                    series.different.append(part)
                elif series.event is None or sequence_of(part) >= sequence_of(series.event):
                    series.event = part
            yield from ((calendar, series) for series in found.values())

    def _add(self, activity: _Activity, series: _Series, zone: tzinfo | None) -> bool:
        """Add the times of an event; whether it has any that count."""
        try:
            times = _times_of(series, zone, self.today)
            made = schedules_of(times, self.since, self.today, self.budget)
        except NotCarried as why:
            activity.faults.append(str(why))
        else:
            if not made.schedules:
                return False
            activity.schedules += made.schedules
            activity.in_words += made.in_words
            activity.ends.append(made.last)
        activity.private = activity.private.with_more(private_of((series.main, *series.different)))
        text = text_of(series.main, "DESCRIPTION")
        activity.texts.append(text)
        if series.event is not None and "RRULE" in series.event:
            activity.usual.append(text)
        activity.dates_with_own_text += _dates_with_own_text(series, self.today)
        return True


def _title(calendar: Component) -> str:
    """The name of a calendar; nothing where that is a person's, as in `Ann's calendar`."""
    for name in ("X-WR-CALNAME", "NAME"):
        title = " ".join(html.unescape(str(calendar.get(name, ""))).split())
        whose = re.split(r"[’']s?\b", title, maxsplit=1)[0]
        if title and "@" not in title and not is_named(title) and not is_named(whose):
            return title
    return ""


def _dates_with_own_text(series: _Series, today: date) -> Iterator[date]:
    """The dates that are on, and have a description of their own."""
    usual = plain(text_of(series.main, "DESCRIPTION"))
    for part in series.different:
        on, own = moment_of(part, "DTSTART"), plain(text_of(part, "DESCRIPTION"))
        if on is not None and own not in {"", usual} and not _kept_back(part, today):
            yield on.date() if isinstance(on, datetime) else on


def _kept_back(part: Component, today: date) -> str:
    """Why an event is none for the public; else nothing."""
    if str(part.get("CLASS", "PUBLIC")).upper() not in {"PUBLIC", ""}:
        return "private"
    name = text_of(part, "SUMMARY")
    is_off = str(part.get("STATUS", "")).upper() == "CANCELLED" or calendar_titles.says_cancelled(
        name
    )
    if is_off or words_that_it_is_off(name, _in_plain_text(part), "", today):
        return "cancelled"
    return ""


def _not_certain(part: Component) -> str:
    """Whether a calendar says of an event that it may be called off; else nothing."""
    return "tentative" if str(part.get("STATUS", "")).upper() == "TENTATIVE" else ""


# --- times


def _times_of(series: _Series, zone: tzinfo | None, today: date) -> EventTimes:
    """When a calendar says that an event is. Raises NotCarried."""
    different = [_moved(part, series.main, zone, today) for part in series.different]
    if series.event is None:
        on = [one.now for one in different if one.now is not None]
        if not on:
            message = "it has no date that is on"
            raise NotCarried(message)
        return EventTimes(on[0], added=tuple(on[1:]))
    event = series.event
    if "RRULE" in event:
        zone = None  # in UTC, its time here changes with the clocks: whose it is nobody can say
    return EventTimes(
        stretch_of(event, zone),
        tuple(rule_of(one) for one in every_of(event, "RRULE")),
        tuple(in_zone(day, zone) for day in days_of(event, "EXDATE") if isinstance(day, date)),
        tuple(added_to(event, zone)),
        tuple(different),
    )


def _moved(part: Component, event: Component, zone: tzinfo | None, today: date) -> Moved:
    """What becomes of one date of an event. Raises NotCarried."""
    was = moment_of(part, "RECURRENCE-ID")
    if was is None:
        message = "it has no date that says which one is different"
        raise NotCarried(message)
    if str(part["RECURRENCE-ID"].params.get("RANGE", "")).upper() == "THISANDFUTURE":
        message = f"it changes on {was:%Y-%m-%d} and from then on, which is a second event"
        raise NotCarried(message)
    if _kept_back(part, today):
        return Moved(in_zone(was, zone), None)
    return Moved(in_zone(was, zone), stretch_of(part, zone), _difference(part, event))


def _difference(part: Component, event: Component) -> str:
    """What is different about one date besides its time: another name, another place.

    What is not for the public is not named; that the date is not as usual is said all the same.
    """
    kept = KeptBack(private_of((part, event)))
    name, where = (
        "" if plain(text_of(part, one)) == plain(text_of(event, one)) else text_of(part, one)
        for one in ("SUMMARY", "LOCATION")
    )
    if kept.mentions_somebody(name):
        name = _NOT_AS_USUAL
    if is_map(where):
        where = _ELSEWHERE
    elif is_online(where):
        where = "Online"
    elif where:
        at, *_ = place_of(where)
        where = _ELSEWHERE if kept.is_somebodys(where) else f"At {at}"
    return ". ".join(filter(None, (_NOT_CERTAIN if _not_certain(part) else "", name, where)))


# --- what else it says


def _rows(activities: Sequence[_Activity]) -> Iterator[table.Row]:
    labels = [names.label_of(one) for one in _TITLES]
    yield table.row_of(1, labels)
    for number, one in enumerate(activities, start=2):
        yield table.row_of(number, list(_cells(one)))


def _cells(activity: _Activity) -> Iterator[str]:
    part = activity.main
    where, also_online = at_a_place(text_of(part, "LOCATION"))
    where = "" if is_map(where) else where
    online = is_online(where)
    name, street, postcode = ("", "", "") if online else place_of(where)
    link = text_of(part, "URL")
    categories = [
        str(one)
        for value in every_of(part, "CATEGORIES")
        for one in getattr(value, "cats", (value,))
    ]
    yield _id(activity.uid)
    yield text_of(part, "SUMMARY")
    yield _description(activity)
    yield name
    yield street
    yield postcode
    in_person = "in-person; online" if also_online else "in-person"
    yield "online" if online else in_person if name else ""
    yield "; ".join(categories)
    yield link if _is_a_page(link) else ""


def _is_a_page(link: str) -> bool:
    """Whether a link is a web page, and no way into a meeting."""
    is_web = LINK.fullmatch(link) or re.fullmatch(r"www\.\S+", link, re.IGNORECASE)
    return is_web is not None and not lets_in(link)


def _description(activity: _Activity) -> str:
    """The longest text of the events that repeat, or of all where those say nothing."""
    usual = [one for one in activity.usual if one]
    return _without_html(max(usual or activity.texts, key=len, default=""))


_MOST_QUOTED = 4


def _only_in_others(activity: _Activity, kept: KeptBack) -> list[str]:
    """What its other events say, sentence by sentence, but for what may name somebody."""
    there = plain(_description(activity))
    sentences = (
        " ".join(sentence.split())
        for text in activity.texts
        for line in _without_html(text).split("\n")
        for sentence in END_OF_SENTENCE.split(line)
    )
    return [
        one
        for one in dict.fromkeys(sentences)
        if plain(one) not in there
        and not (kept.mentions_somebody(one) or kept.lets_in(one) or names_anybody(one))
    ]


def _in_plain_text(part: Component) -> str:
    return _without_html(text_of(part, "DESCRIPTION"))


def _without_html(text: str) -> str:
    return as_markdown(text).strip() if has_html(text) else text


def _list(title: str, every: Iterable[Private]) -> str:
    """What readers call the calendar, after the word From; without a name if that is somebody's."""
    everybody = KeptBack(Private(frozenset(one for private in every for one in private.people)))
    if everybody.is_somebodys(title) or everybody.mentions_somebody(title):
        return _NAMELESS
    return f"the calendar “{title}”" if 0 < len(title) <= LONGEST_TITLE else _NAMELESS


def _sent(sent: Sent, activity: _Activity, list_: str, file: OfAFile, today: date) -> Sent:
    """The submission with the times of its events, and what became of the rest."""
    answers = dict(sent.submission.answers)
    when, beside = with_days_off(
        tuple(as_facts(one, "times") for one in activity.schedules),
        [answers.get("description", "")],
        today,
    )
    faults = [*sent.faults]
    faults += (
        Fault(
            "times",
            f"{names.label_of('times')}: an entry can't say when: {why}",
            "Change the event in the calendar, or write its entry by hand.",
        )
        for why in activity.faults
    )
    kept = KeptBack(activity.private, file)
    remarks = [*sent.remarks, *_remarks(activity, kept), *beside_the_times(beside)]
    full = says_that_it_is_full(answers.get("name", ""), answers.get("description", ""), "")
    facts: dict[str, Value] = {"when": when} if when else {}
    if full is not None:
        facts["status"] = Words(full.status)
        remarks.append(remark_of(full))
    if calendar_titles.is_hired(answers.get("name", "")):
        faults.append(
            Fault(
                "",
                "this seems to be somebody's own booking, and nothing that anybody can come to",
                "If it is for the public, give the event the name of the activity.",
            )
        )
        answers.pop("name")
    submission = replace(
        sent.submission,
        answers=answers,
        origin=replace(sent.submission.origin, list=list_),
        beyond=Beyond(facts) if facts else NOTHING,
    )
    made = replace(
        sent,
        submission=submission,
        place=activity.place,
        places={},
        faults=tuple(faults),
        remarks=tuple(remarks),
        lost=frozenset({"times", "description", "venue", "website"}),
    )
    return without(made, kept)


def _remarks(activity: _Activity, kept: KeptBack) -> Iterator[Fault]:
    for note in dict.fromkeys(activity.in_words):
        yield Fault(
            "times", f"{names.label_of('times')}: “{note}” stands in a note, in words alone"
        )
    link = text_of(activity.main, "URL")
    if link and not _is_a_page(link):
        yield Fault(
            "website", f"{names.label_of('website')}: its link is no web page for everybody"
        )
    for on in dict.fromkeys(activity.dates_with_own_text):
        yield Fault(
            "description",
            f"{names.label_of('description')}: what is said of {on.isoformat()} alone is left out",
        )
    if any(map(has_struck_out, activity.texts)):
        yield Fault(
            "description",
            f"{names.label_of('description')}: words that are struck out are left out",
        )
    if len({" ".join(re.findall(r"\w+", plain(text))) for text in activity.texts if text}) > 1:
        besides = _only_in_others(activity, kept)
        quotes = joined([quoted(shown(one)) for one in besides[:_MOST_QUOTED]])
        what = f", and not {quotes}" if quotes else ""
        yield Fault(
            "description",
            f"{names.label_of('description')}: its events say different things; the listing has "
            f"the text of those that repeat, or the longest{what}",
            "Give events with a text of their own a name of their own, or write it in the entry.",
        )
