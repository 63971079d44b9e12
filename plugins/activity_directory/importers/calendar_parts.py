"""What the parts of a calendar's event say: its texts, its rule, its dates in the right zone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from activity_directory.importers.calendar_times import Moment, NotCarried, Stretch
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

if TYPE_CHECKING:
    from icalendar import Calendar, Component


def sequence_of(part: Component) -> int:
    """How often an event has been changed; 0 where it doesn't say."""
    try:
        return int(part.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        return 0


def text_of(part: Component, name: str) -> str:
    """A text of it, the first where it has several; empty without one."""
    value = part.get(name, "")
    return str(value[0] if isinstance(value, list) else value).strip()


def every_of(part: Component, name: str) -> Iterable[object]:
    """All its values of one name."""
    value = part.get(name, [])
    return value if isinstance(value, list) else [value]


def zone_of(calendar: Calendar) -> tzinfo | None:
    """The zone that the times in UTC are meant in, where a calendar names one for all."""
    from icalendar import use_zoneinfo  # noqa: PLC0415, F401 - slow to load, and few need it
    from icalendar.timezone import tzp  # noqa: PLC0415 - the same

    name = str(calendar.get("X-WR-TIMEZONE", ""))
    found: tzinfo | None = tzp.timezone(name) if name else None
    return found


def moment_of(part: Component, name: str) -> Moment | None:
    """A date, or a date with a time; None where it has none that can be read."""
    found = getattr(part.get(name), "dt", None)
    return found if isinstance(found, date) else None


def rule_of(rule: object) -> str:
    """A rule of repetition as the calendar writes it."""
    to_ical = getattr(rule, "to_ical", None)
    return to_ical().decode() if to_ical is not None else str(rule)


def days_of(part: Component, name: str) -> Iterator[object]:
    """The dates, times or pairs of one name. Raises NotCarried."""
    for value in every_of(part, name):
        for one in getattr(value, "dts", ()):
            _see_zone(one)
            yield one.dt


def added_to(event: Component, zone: tzinfo | None) -> Iterator[Stretch]:
    """The added dates, with an end where they have one of their own. Raises NotCarried."""
    for day in days_of(event, "RDATE"):
        if isinstance(day, tuple):
            start, end = day
            yield Stretch(in_zone(start, zone), in_zone(_end(start, end), zone))
        elif isinstance(day, date):
            yield Stretch(in_zone(day, zone), in_zone(day, zone))


def _end(start: Moment, end: object) -> Moment:
    if isinstance(end, timedelta):
        return start + end
    return end if isinstance(end, date) else start


def stretch_of(part: Component, zone: tzinfo | None) -> Stretch:
    """From its start to its end. Raises NotCarried."""
    start = moment_of(part, "DTSTART")
    if start is None:
        message = "it has no date"
        raise NotCarried(message)
    for name in ("DTSTART", "DTEND"):
        if name in part:
            _see_zone(part[name])
    end = moment_of(part, "DTEND")
    length = getattr(part.get("DURATION"), "dt", None)
    if end is None and isinstance(length, timedelta):
        end = start + length
    if end is None:
        end = start if isinstance(start, datetime) else start + timedelta(days=1)
    return Stretch(in_zone(start, zone), in_zone(end, zone))


def _see_zone(value: object) -> None:
    """See that a time is in a zone that is known, if it names one. Raises NotCarried."""
    params: Mapping[str, str] = getattr(value, "params", {})
    moment = getattr(value, "dt", None)
    if "TZID" in params and isinstance(moment, datetime) and moment.tzinfo is None:
        message = f"nobody knows its time zone, {quoted(shown(str(params['TZID'])))}"
        raise NotCarried(message)


def in_zone(moment: Moment, zone: tzinfo | None) -> Moment:
    """A time in UTC, in the zone of its calendar if that has one."""
    if isinstance(moment, datetime) and zone is not None and moment.tzname() == "UTC":
        return moment.astimezone(zone)
    return moment
