"""Times of the day and ranges of them, as people write them: `2.30pm`, `7pm - 9`, `10-12`.

A time without am or pm can be read in two ways. A range is read with both of its ends: what nobody
would mean (a class that starts at two in the night) is no reading. One reading that is left is
what the words say; several are a question, and no part of the software may choose between them.
"""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

HOUR, DAY = 60, 24 * 60
"""Minutes."""
EARLIEST, LATEST = 5 * HOUR, 21 * HOUR
"""Between these a time without am or pm can start: before and after, nobody leaves am or pm out."""
EARLIEST_OF_TWO = 6 * HOUR
"""The same where the end has no am or pm either: `5 to 7` is in the evening."""
LONGEST_NIGHT = 6 * HOUR
"""The longest that something goes on past midnight, where the words don't say so themselves."""
LONGEST_WHOLE_NIGHT = 13 * HOUR
"""The longest where they do: `8pm to 8am` is a shelter, `7pm to 10am` a slip of the hand."""
EVENING = 17 * HOUR
"""From then on it may end the next day."""
NOON = 12 * HOUR

PARTS_OF_A_DAY = {
    "morning": (0, 12 * HOUR),
    "afternoon": (12 * HOUR, 18 * HOUR),
    "evening": (16 * HOUR, DAY),
}
"""When something can start that is said to be on in the morning; in minutes of the day."""

CLOCK = (
    r"(?:(?<![\w.:£])(?:\d{1,2}(?:[:.h]\d{1,2}(?::00)?)?|\d{3,4}(?=\s?[ap]\.?m))"
    r"(?![\d⁰¹²³⁴-⁹]|st|nd|rd|th|[.:]\d)"
    r"(?:\s?(?:[ap]\.?\s?m\b\.?|noon\b|midday\b|midnight\b))?"
    r"|\b(?:noon|midday|midnight)\b)"
)
"""A time of the day, in small letters."""
TO = r"\s*(?:\bto\b|\buntil\b|\btill?\b|-|–|—)\s*"
_WRITTEN = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<sign>[:.h])(?P<minute>\d{1,2})(?::00)?)?(?P<half>[ap])?(?:\.?m\.?)?"
)
_COMPACT = re.compile(r"(?P<hour>\d{1,2})(?P<sign>)(?P<minute>\d{2})(?P<half>[ap])?(?:\.?m\.?)?")
_RANGE = re.compile(rf"(?:from\s+|between\s+)?(\S.*?)(?:{TO}|\s+and\s+)(\S.*)", re.IGNORECASE)


class Span(NamedTuple):
    """A start and an end in minutes of the day; no end is None, an end at midnight is 24:00."""

    start: int
    end: int | None

    def written(self) -> str:
        """As entries write it: `19:00 to 21:00`."""
        return written(self.start) + ("" if self.end is None else f" to {written(self.end)}")


class _Time(NamedTuple):
    """One time as it is written. `minutes` are those it may stand for, of which `sure` has one."""

    minutes: tuple[int, ...]
    is_sure: bool
    is_full: bool = False
    """Whether it has two digits, a colon and two digits, as entries write times."""
    says_am: bool = False

    @property
    def is_twelve_am(self) -> bool:
        """Whether it is `12am`: midnight, and for many who write it noon."""
        return self.says_am and self.minutes[0] < HOUR


def written(minutes: int) -> str:
    """Minutes of the day on a clock of 24 hours: `19:00`."""
    return f"{minutes // HOUR % 24:02}:{minutes % HOUR:02}"


def minutes_of(clock: time) -> int:
    """The minute of the day."""
    return clock.hour * HOUR + clock.minute


def _times(text: str) -> tuple[_Time, ...]:
    """What the words say, if they are one time: more than one where even its minutes are unsure."""
    low = re.sub(r"\s", "", text.casefold())
    if low in {"noon", "midday", "12noon", "12midday", "12:00noon", "12.00noon"}:
        return (_Time((12 * HOUR,), is_sure=True),)
    if low in {"midnight", "12midnight", "24:00"}:
        return (_Time((DAY,), is_sure=True, is_full=low == "24:00"),)
    match = _WRITTEN.fullmatch(low) or _COMPACT.fullmatch(low)
    if match is None or ("m" in low and not match["half"]):
        return ()
    minute = match["minute"] or "0"
    if len(minute) == 1 and match["minute"]:
        # A spreadsheet takes 10.30 for a number, and shows 10.3. 10.5 may be half past, too.
        if match["sign"] != "." or minute not in "012345":
            return ()
        if minute == "5":
            return tuple(
                one
                for minutes in ("30", "50")
                for one in _in_hours(match["hour"], minutes, match, low)
            )
        minute += "0"
    return _in_hours(match["hour"], minute, match, low)


def _in_hours(hours: str, minutes: str, match: re.Match[str], low: str) -> tuple[_Time, ...]:
    hour, minute = int(hours), int(minutes)
    half = match["half"]
    if hour > 23 or minute > 59 or (half == "a" and hour > 12):
        return ()
    if half == "p" and hour == 12:  # whoever writes 7pm to 12pm means midnight
        return (_Time((12 * HOUR + minute, DAY + minute), is_sure=False),)
    if half and hour <= 12:  # 13pm says the same as 13:00
        later = 12 * HOUR if half == "p" else 0
        exact = hour % 12 * HOUR + minute + later
        return (_Time((exact,), is_sure=True, says_am=half == "a"),)
    is_full = re.fullmatch(r"\d\d:\d\d(:00)?", low) is not None
    morning = hour * HOUR + minute
    if hour == 0 or hour > 12 or hours.startswith("0"):
        return (_Time((morning,), is_sure=True, is_full=is_full),)
    other = morning + 12 * HOUR if hour < 12 else minute
    return (_Time((morning, other), is_sure=False, is_full=is_full),)


def readings_of_one(text: str) -> tuple[int, ...]:
    """The minutes of the day that one time may stand for, whatever stands beside it."""
    every = [minute for one in _times(text) for minute in (*one.minutes, *_noon_of_twelve_am(one))]
    return tuple(dict.fromkeys(minute % DAY for minute in every))


def _noon_of_twelve_am(one: _Time) -> tuple[int, ...]:
    return (one.minutes[0] + NOON,) if one.is_twelve_am else ()


def readings(start: str, end: str = "", part: str = "") -> tuple[Span, ...]:
    """What a start, and an end where there is one, may mean; nothing where that is no time.

    `part` is the part of the day that the words name, of `PARTS_OF_A_DAY`.
    """
    found: dict[Span, None] = {}
    for first in _times(start):
        for last in _times(end) if end else (None,):
            for span in _spans(first, last, part):
                if not part or _starts_within(span, part):
                    found[span] = None
    return tuple(found)


def _starts_within(span: Span, part: str) -> bool:
    earliest, latest = PARTS_OF_A_DAY[part]
    return earliest <= span.start < latest


_NOON_OR_MIDNIGHT = (NOON, DAY)
"""What `12pm` may stand for."""


def _spans(first: _Time, last: _Time | None, part: str) -> tuple[Span, ...]:
    if first.minutes == _NOON_OR_MIDNIGHT:
        first = _Time((NOON,), is_sure=True)  # nobody starts at midnight and calls it 12pm
    if last is None or not last.is_sure:
        first = first._replace(minutes=(*first.minutes, *_noon_of_twelve_am(first)))
    starts = tuple(minute % DAY for minute in first.minutes)
    usual = tuple(minute for minute in starts if part or EARLIEST <= minute < LATEST)
    if last is None and first.minutes == (DAY,):
        return ()  # the night before the day or after it: the text does not say
    if last is None:
        return tuple(Span(start, None) for start in (starts if first.is_sure else usual))
    if first.is_full and last.is_full:
        return (Span(first.minutes[0], last.minutes[0]),)
    if first.is_sure and last.is_sure:
        return tuple(filter(_can_be, _between(starts[0], last.minutes[0])))
    if first.is_sure and last.minutes == _NOON_OR_MIDNIGHT and starts[0] > NOON:
        return (Span(starts[0], DAY), Span(starts[0] - NOON, NOON))  # 10pm to 12pm: which is wrong?
    by_day = _by_day(starts, last)
    if first.is_full and last.minutes in {(0,), (DAY,)}:
        return (*by_day, *(Span(start, DAY) for start in starts))  # 10:00 to midnight
    if last.is_sure:
        return (*by_day, *_before(starts, last.minutes[0] or DAY, is_24=last.is_full))
    if first.minutes == last.minutes:  # `8 to 8`: by day or by night
        return () if part else tuple(Span(one, (one + NOON) % DAY) for one in sorted(starts))
    usual = (
        starts if first.is_sure else tuple(one for one in usual if part or one >= EARLIEST_OF_TWO)
    )
    spans = tuple(Span(start, _after(start, last.minutes)) for start in usual)
    return tuple(span for span in spans if _is_likely(span))


def _by_day(starts: tuple[int, ...], last: _Time) -> tuple[Span, ...]:
    """What ends at night may mean by day, where its `am` is a slip: `10-12am`, `11-1am`."""
    if not last.says_am or last.minutes[0] >= EARLIEST:
        return ()
    end = last.minutes[0] + NOON
    return tuple(Span(one, end) for one in starts if EARLIEST_OF_TWO <= one < min(end, LATEST))


def _before(starts: tuple[int, ...], end: int, *, is_24: bool) -> tuple[Span, ...]:
    """The starts that go with an end that says its half: `2 to 4pm` and `11 to 1pm` have one."""
    before = tuple(start for start in starts if EARLIEST <= start < end)
    if not before and end < EARLIEST:  # 10 to 2am
        return tuple(Span(start, end) for start in starts if start >= EVENING or start < end)
    if is_24:  # 7:00 to 21:00
        return tuple(Span(start, end) for start in before)
    return tuple(Span(start, end) for start in sorted(before)[-1:])


def _between(start: int, end: int) -> tuple[Span, ...]:
    """From one sure time to another. `10am to 12am` may be a slip of the hand for noon."""
    if end == 0 and start > 0:
        return (*((Span(start, NOON),) if start < NOON else ()), Span(start, DAY))
    return (Span(start, end),)


def _can_be(span: Span) -> bool:
    """Whether anything is on at such hours: not `9am to 5am`, and not `12am to 10pm`."""
    end = span.end or 0
    if end <= span.start:
        is_night = span.start >= EVENING and end + DAY - span.start <= LONGEST_WHOLE_NIGHT
        return is_night or (span.start, end) == (0, 0)
    return end == DAY or span.start >= EARLIEST or end - span.start <= LONGEST_NIGHT


def _after(start: int, ends: tuple[int, ...]) -> int:
    """The first time after a start that these words can stand for."""
    return min((end + turn for end in ends for turn in (0, DAY) if end + turn > start), default=0)


def _is_likely(span: Span) -> bool:
    """Whether anybody would mean it: not over twelve hours, and no long night."""
    end = span.end or 0
    long_night = end > DAY and (span.start < EVENING or end - span.start > LONGEST_NIGHT)
    return not long_night and end - span.start <= 12 * HOUR


def readings_of_range(text: str, part: str = "") -> tuple[Span, ...]:
    """What a range such as `7pm - 9` may mean; nothing where it is no range of times."""
    match = _RANGE.fullmatch(" ".join(text.split()))  # many spaces would be tried in many ways
    return readings(match[1], match[2], part) if match else ()


def in_words(spans: tuple[Span, ...]) -> str:
    """The readings to choose from: "`07:00 to 09:00` or `19:00 to 21:00`"."""
    return " or ".join(f"`{span.written()}`" for span in spans)
