"""The text of a calendar file, read as calendars, as far as a file may be large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from activity_directory.importers.sent import Unreadable, whatever_a_library_raises
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from icalendar import Calendar

MOST_EVENTS = 5_000
MOST_NAMED = 100_000
"""Dates that all events of a file name one by one: each takes a kilobyte while it is read."""
_NAMED = re.compile(r"^(?:EXDATE|RDATE)\b.*(?:\r?\n[ \t].*)*", re.IGNORECASE | re.MULTILINE)
_BEGIN = "BEGIN:VCALENDAR"
_NOT_WHOLE = "it is no whole calendar. Export it again from where it is kept"


def is_calendar(text: str) -> bool:
    """Whether a text is a calendar."""
    return text.lstrip().upper().startswith(_BEGIN)


def calendars_in(text: str) -> tuple[Calendar, ...]:
    """The calendars of a text. Raises Unreadable if it has none, or too many events or dates."""
    begun = len(re.findall(r"(?im)^BEGIN:VEVENT\b", text))
    if begun > MOST_EVENTS:
        message = (
            f"it has {counted(begun, 'event')}; the limit is {MOST_EVENTS:,}. Export it again from "
            "a later date on."
        )
        raise Unreadable(message)
    dates = sum(1 + one[0].count(",") for one in _NAMED.finditer(text))
    if dates > MOST_NAMED:
        message = (
            f"its events name {dates:,} dates that are added or left out; the limit is "
            f"{MOST_NAMED:,}. Export it again from a later date on."
        )
        raise Unreadable(message)
    calendars = tuple(_calendars(text))
    if not calendars:
        raise Unreadable(_NOT_WHOLE)
    return calendars


def _calendars(text: str) -> Iterator[Calendar]:
    from icalendar import Calendar  # noqa: PLC0415 - a fifth of a second that only this needs

    with whatever_a_library_raises(_NOT_WHOLE):
        every = Calendar.from_ical(text, multiple=True)
    for one in every:
        if one.name == "VCALENDAR":
            yield one
