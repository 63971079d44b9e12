"""Times of a list that were read and can't be right: at night, too long, one over another.

A class that begins at two in the night is a slip for two in the afternoon. Hours of more than half
a day are right where a place is open on most days of the week.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import time
from itertools import combinations

from activity_directory.intake import all_hours
from activity_directory.intake.writing import Facts, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.clock import (
    CLOCK,
    DAY,
    HOUR,
    NOON,
    TO,
    Span,
    minutes_of,
    readings_of_range,
    written,
)
from activity_directory.schema.values.days import DAYS
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import joined

SHORTEST_AT_NIGHT = 30
"""Minutes that something is on at least that begins at night: `00:08 to 00:11` is a slip."""
FIRST_OF_NIGHT, END_OF_NIGHT = HOUR, 5 * HOUR
EARLY = 6 * HOUR
"""Before then nothing begins, unless the words say that it does: `5.30am`, `sunrise`."""
LONGEST_SESSION = 12 * HOUR
"""The longest that something is on again and again, but for opening hours. In minutes."""
_FEWEST_OPEN = 5
"""Days of the week on which a place is open, rather than a class on."""
_FEWEST_IN_A_ROW = 3
"""The same of days that follow one another: `Monday to Thursday 8am-9pm`."""
_SHORTEST_OPEN = 6 * HOUR
"""The shortest that such a place is open on a day that counts. In minutes."""
_IS_OPEN = re.compile(r"\bopen(?:s|ing)?\b", re.IGNORECASE)
_AT_NIGHT = re.compile(
    r"\b(?:(?:all|mid|over)?nights?|nightly|night ?time|dawn|sunrise|small hours"
    r"|24 ?(?:hrs?|hours?)|early (?:birds?|mornings?)|help ?lines?|crisis lines?|24/7)\b",
    re.IGNORECASE,
)
"""Words by which something is on at night all the same, or before people get up."""
_MORNING = re.compile(r"\d\s?a\.?m\b", re.IGNORECASE)
_RANGE = re.compile(rf"{CLOCK}{TO}{CLOCK}", re.IGNORECASE)
_AFTER_NOON = re.compile(r"\dp\.?m|\d p\.?\s?m", re.IGNORECASE)


def why_odd(when: tuple[Facts, ...], cell: str, about: str = "") -> str:
    """Why times of a day that were read can't all be right: a sentence; empty where they can.

    `cell` has the words that were read, and `about` says what the listing is.
    """
    spans = [*_spans(when)]
    long = {day for day, first, last in spans if last - first > LONGEST_SESSION}
    is_place = _is_open_most_days(spans, long) or _IS_OPEN.search(cell) is not None
    for _, first, last in spans:
        if (first, last) == (0, DAY) and all_hours.says_so(cell):
            continue
        is_by_day = EARLY - HOUR <= first < NOON and last <= DAY
        if last - first > LONGEST_SESSION and not (is_place and is_by_day):
            return f"{_quoted(first, last)} is {counted((last - first) // HOUR, 'hour')}."
        if first < END_OF_NIGHT and last - first < SHORTEST_AT_NIGHT:
            return f"{_quoted(first, last)} is {counted(last - first, 'minute')} at night."
        if _is_a_slip(first, last, cell) and not _AT_NIGHT.search(f"{cell} {about}"):
            return f"{_quoted(first, last)} begins at night."
    return _overlapping(when)


def _is_open_most_days(spans: Iterable[tuple[str, int, int]], long: set[str]) -> bool:
    """Whether hours are those of a place: on most days, or on days in a row. `long` are over 12."""
    hours: Counter[str] = Counter()
    for day, first, last in spans:
        hours[day] += last - first
    most = [day for day, minutes in hours.items() if minutes >= _SHORTEST_OPEN]
    in_a_row = "".join("x" if day in long else " " for day in DAYS).split()
    return len(most) >= _FEWEST_OPEN or any(len(run) >= _FEWEST_IN_A_ROW for run in in_a_row)


def by_day(when: tuple[Facts, ...], cell: str, texts: Iterable[str]) -> tuple[Facts, ...]:
    """The times, with those at night twelve hours later where a text says the same with `pm`."""
    in_texts = {span for text in texts for span in _ranges_after_noon(text)}
    return tuple(_later(one, cell, in_texts) for one in when) if in_texts else when


def _later(one: Facts, cell: str, in_texts: set[Span]) -> Facts:
    span = next((Span(first, last) for _, first, last in _spans((one,))), None)
    if span is None or span.end is None or not _is_a_slip(span.start, span.end, cell):
        return one
    later = Span(span.start + NOON, span.end + NOON)
    if later not in in_texts:
        return one
    times = {"from": later.start, "to": later.end or 0}
    return {
        name: Words(written(times[name]), "times") if name in times else value
        for name, value in one.items()
    }


def _ranges_after_noon(text: str) -> Iterable[Span]:
    """The times of a text that say that they are after noon, where they have one reading."""
    for match in _RANGE.finditer(text):
        spans = readings_of_range(match[0]) if _AFTER_NOON.search(match[0]) else ()
        yield from spans if len(spans) == 1 else ()


def _is_a_slip(first: int, last: int, cell: str) -> bool:
    """Whether times begin at night, and no words say so: `02:00 - 03:30`, but not `5.30am`."""
    if not FIRST_OF_NIGHT <= first < EARLY or last - first > LONGEST_SESSION // 2:
        return False
    return first < END_OF_NIGHT or _MORNING.search(cell) is None


def _spans(when: tuple[Facts, ...]) -> Iterable[tuple[str, int, int]]:
    """Each day with its start and its end, in minutes; an end the next day is above 24 hours."""
    for one in when:
        start, end, days = one.get("from"), one.get("to"), one.get("days")
        if not (isinstance(start, Words) and isinstance(end, Words) and isinstance(days, tuple)):
            continue
        first, last = (minutes_of(time.fromisoformat(each.text)) for each in (start, end))
        last += DAY if last <= first else 0
        yield from ((one.text, first, last) for one in days if isinstance(one, Words))


def _quoted(first: int, last: int) -> str:
    return quoted(Span(first, last % DAY).written())


def _overlapping(when: tuple[Facts, ...]) -> str:
    """Whether something is on twice at once: but for two groups or rooms, as their notes say."""
    by_day: dict[str, list[tuple[int, int, str]]] = {}
    for one in when:
        note = one.get("note")
        beside = note.text if isinstance(note, Words) else ""
        for day, first, last in _spans((one,)):
            by_day.setdefault(day, []).append((first, last, beside))
    for day, each in by_day.items():
        for before, after in combinations(sorted(each), 2):
            are_apart = before[2] and after[2] and before[2] != after[2]
            if after[0] < before[1] and not are_apart:
                both = joined([_quoted(*before[:2]), _quoted(*after[:2])])
                return f"On {day}, {both} overlap."
    return ""
