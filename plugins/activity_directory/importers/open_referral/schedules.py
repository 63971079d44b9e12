"""Schedules of a service as times of an entry.

A pattern is used only where its own words don't say otherwise: where the two contradict each other
the times are not known, and both are quoted. What is over is no time of the service any more. What
can't be read stands in the entry in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from activity_directory.importers.open_referral.shapes import Document, day, line, number, remark
from activity_directory.intake import times
from activity_directory.intake.answers import Fault
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values import clock
from activity_directory.schema.values.days import DAYS, ORDINALS
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import ASK

ORIGIN = "times"
MOST = 40
"""Times of one entry."""
LONGEST = 200
"""Characters of words about a time."""
_CODES = {name[:2].casefold(): name for name in DAYS}
_NTH = {number: word for word, number in ORDINALS.items()}
_BYDAY = re.compile(r"([+-]?\d)?([a-z]{2,9})")
_FREQUENCIES = {
    **dict.fromkeys(("weekly", "week", "weeks"), "week"),
    **dict.fromkeys(("monthly", "month", "months"), "month"),
    **dict.fromkeys(("daily", "day", "days"), "day"),
}
_MOST_APART = 26
"""Weeks or months from one time to the next."""


@dataclass(frozen=True)
class Scheduled:
    """A schedule, and the name of the place that it belongs to where there are several."""

    document: Document
    place: str = ""


@dataclass
class Times:
    """The times of a service.

    `when` are those that are known; `unread` are the words of those that can't be read.
    `remarks` are losses.
    """

    when: tuple[Facts, ...] = ()
    unread: list[str] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    contradict: bool = False


def times_of(schedules: Sequence[Scheduled], holidays: Sequence[Document], today: date) -> Times:
    """All that the schedules of a service say."""
    found = Times()
    read: list[tuple[Facts, Scheduled]] = []
    for one in schedules:
        ended = day(one.document, "valid_to")
        if ended is not None and ended < today and not _is_single(one.document):
            _over(found, one.document, ended)
            continue
        made = _made(one.document, today)
        if isinstance(made, date):
            _over(found, one.document, made)
        elif made is None:
            words = _words(one.document)
            if words and words not in found.unread:
                found.unread.append(words)
        else:
            read.append((made, one))
    contradiction = _contradiction(read)
    if contradiction:
        found.contradict = True
        found.unread.insert(0, contradiction)
        _lost(found, contradiction, "So it says neither, and people are told to ask.")
        return found
    off = tuple(_days_off(holidays, today))
    items: list[Facts] = []
    for made, one in read:
        item = _with_what_else(made, one, off)
        if item not in items:
            items.append(item)
    found.when = tuple(items[:MOST])
    for _, one in read[MOST:]:
        found.unread.append(_words(one.document))
    return found


def _lost(found: Times, message: str, hint: str = "") -> None:
    found.remarks.append(Fault(ORIGIN, f"{question(ORIGIN).label}: {message}", hint))


def _over(found: Times, one: Document, ended: date) -> None:
    words = _words(one) or "a time"
    _lost(found, f"{quoted(shown(words))} was over on {ended.isoformat()}, so it is left out")


def _is_single(one: Document) -> bool:
    """Whether it is one date, or several days on end, and no pattern."""
    return not line(one, "freq", "byday", "BYDAY", "weekday", "bymonthday", "BYMONTHDAY")


def _made(one: Document, today: date) -> Facts | date | None:
    """The time of a schedule; the day on which it was, if that is past; else nothing."""
    hours = _hours(one)
    if hours is None:
        return None
    if _is_single(one):
        return _on_a_date(one, hours, today)
    pattern = pattern_of(one)
    if pattern is None:
        return None
    every, days = pattern
    interval = _interval(one)
    if interval is None:
        return None
    begins = day(one, "dtstart", "valid_from") if interval > 1 else day(one, "valid_from")
    if interval > 1 and begins is None:
        return None
    if begins is not None and interval == 1 and begins <= today:
        begins = None
    ends = day(one, "valid_to", "until", "UNTIL")
    if begins is not None and ends is not None and ends < begins:
        return None
    facts: dict[str, Value] = {
        "every": Words(f"{interval} {every}s" if interval > 1 else every, ORIGIN),
        "days": tuple(Words(name, ORIGIN) for name in days),
        **hours,
    }
    if begins is not None:
        facts["starting"] = Words(begins.isoformat(), ORIGIN)
    if ends is not None:
        facts["ending"] = Words(ends.isoformat(), ORIGIN)
    return facts


def _on_a_date(one: Document, hours: Facts, today: date) -> Facts | date | None:
    first, last = day(one, "dtstart"), day(one, "valid_to")
    if first is None and last is not None and day(one, "valid_from") == last:
        first = last
    if first is None or (last is not None and last != first):
        return None
    return first if first < today else {"date": Words(first.isoformat(), ORIGIN), **hours}


def _interval(one: Document) -> int | None:
    words = number(one, "interval") or "1"
    return int(words) if words.isdecimal() and 0 < int(words[:9]) <= _MOST_APART else None


def pattern_of(one: Document) -> tuple[str, tuple[str, ...]] | None:
    """How often it comes round, and on which days; nothing where that is no pattern of ours."""
    named = line(one, "freq", "FREQ").casefold()
    often = _FREQUENCIES.get(named, "" if named else "week")
    by_day = _values(line(one, "byday", "BYDAY", "weekday"))
    by_date = _values(line(one, "bymonthday", "BYMONTHDAY"))
    if by_day and by_date:
        return None  # the days that are both
    if by_date:
        dates = [_date_of_month(text) for text in by_date]
        fits = often == "month" or not named
        return ("month", tuple(dates)) if fits and all(dates) else None
    found = [_BYDAY.fullmatch(text) for text in by_day]
    days = [(match[1], _weekday(match[2])) for match in found if match]
    if len(days) < len(found) or not all(name for _, name in days):
        return None
    nth = [bool(number) for number, _ in days]
    if often == "day" and _interval(one) == 1 and not any(nth):
        return "week", tuple(name for _, name in days) or DAYS
    if not days or often in {"day", ""}:
        return None
    if all(nth) and (often == "month" or not named):
        words = [_NTH.get(int(number)) for number, _ in days]
        if not all(words):
            return None
        return "month", tuple(f"{word} {name}" for word, (_, name) in zip(words, days, strict=True))
    if often == "week" and not any(nth):
        names = {name for _, name in days}
        return "week", tuple(name for name in DAYS if name in names)
    return None


def _values(text: str) -> list[str]:
    return [part.casefold() for part in re.split(r"[\s,;]+", text) if part]


def _weekday(text: str) -> str:
    name = _CODES.get(text[:2], "")
    return name if name.casefold().startswith(text.removesuffix("s")) else ""


def _date_of_month(text: str) -> str:
    if text == "-1":
        return "last day"
    if not text.isdecimal() or not 1 <= int(text[:3]) <= 31:
        return ""
    number = int(text)
    ending = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_CLOCK = re.compile(
    r"(?:\d{4}-\d\d-\d\d[T ])?(\d\d?):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
)


def _hours(one: Document) -> Facts | None:
    """The hours, which may not be known; nothing where what is there is no time."""
    opens, closes = line(one, "opens_at"), line(one, "closes_at")
    if not opens and not closes:
        return {"from": Words(ASK, ORIGIN)}
    start, end = _minutes(opens), _minutes(closes)
    if start is None or (closes and end is None):
        return None
    found: dict[str, Value] = {"from": Words(clock.written(start), ORIGIN)}
    if end is not None:
        if end <= start:
            return {"from": Words(ASK, ORIGIN)} if end == start == 0 else None
        found["to"] = Words(clock.written(end), ORIGIN)
    return found


def _minutes(text: str) -> int | None:
    if match := _CLOCK.fullmatch(text):
        hour, minute = int(match[1]), int(match[2])
        return hour * 60 + minute if hour < 24 and minute < 60 else None
    readings = clock.readings_of_one(text) if text else ()
    return readings[0] if len(readings) == 1 else None


def _days_off(holidays: Sequence[Document], today: date) -> Iterator[Words]:
    """The days on which it is closed, from today on."""
    for one in holidays:
        first, last = day(one, "start_date"), day(one, "end_date")
        if one.get("closed") is not True or first is None:
            continue
        last = last or first
        if first <= last and last >= today:
            off = first.isoformat() if first == last else f"{first} to {last}"
            yield Words(off, "not_on")


def _with_what_else(made: Facts, one: Scheduled, off: tuple[Words, ...]) -> Facts:
    """The time with its days off, its place and what is said of it."""
    item = dict(made)
    if off and "date" not in item:
        item["except"] = off
    if one.place:
        item["venue"] = Words(one.place, ORIGIN)
    document = one.document
    phrases = [remark(document, "notes"), remark(document, "description")]
    if _is_read_as(phrases[1], made):
        phrases.pop()
    note = " ".join(dict.fromkeys(filter(None, phrases)))
    if note and len(note) <= LONGEST:
        item["note"] = Words(note, ORIGIN)
    elif note:
        item["note"] = Words(f"{note[: LONGEST - 1].rpartition(' ')[0]}…", ORIGIN)
    return item


def _words(one: Document) -> str:
    """What a schedule says, for people."""
    words = remark(one, "description")
    hours = " to ".join(filter(None, (line(one, "opens_at"), line(one, "closes_at"))))
    parts = (
        words,
        line(one, "freq", "FREQ"),
        line(one, "byday", "BYDAY", "weekday"),
        line(one, "bymonthday", "BYMONTHDAY"),
        hours,
        line(one, "notes"),
    )
    return words or ", ".join(filter(None, parts))


# --- whether a pattern and its words say the same

_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?s?"
_NAMED = re.compile(
    rf"\b(?P<first>{_WEEKDAY})\b(?:\s*(?:-|–|—|to|until|through)\s*(?P<last>{_WEEKDAY})\b)?"
    r"|\b(?P<weekdays>week\s?days?)\b|\b(?P<weekends>weekends?)\b"
    r"|\b(?P<all>every ?day|daily|7 days|seven days)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:except|not|no|closed|excluding|but|phone|ring|call|email)\b", re.IGNORECASE
)
_TIME = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\d{1,2}:\d\d\b|noon\b|midday\b)", re.IGNORECASE
)


def _is_read_as(words: str, made: Facts) -> bool:
    """Whether words say just what is known already."""
    every = made.get("every")
    often = every.text if isinstance(every, Words) else "once"
    if not words or often not in {"week", "2 weeks", "month", "once"}:
        return False
    items, unread = times.when(often, words, ORIGIN)
    whole = ("every", "days", "date", "from", "to")
    phrases = {name: _text(made.get(name)) for name in whole}
    return not unread and [{name: _text(one.get(name)) for name in whole} for one in items] == [
        phrases
    ]


def _text(value: Value | None) -> str:
    if value is None or isinstance(value, Mapping):
        return ""
    return value.text if isinstance(value, Words) else ", ".join(_text(one) for one in value)


def _contradiction(read: Sequence[tuple[Facts, Scheduled]]) -> str:
    """What patterns and their words say against each other; nothing where they agree.

    One text may be about all schedules, so it is held against all that have it.
    """
    by_words: dict[str, list[Facts]] = {}
    for made, one in read:
        by_words.setdefault(line(one.document, "description"), []).append(made)
    for words, items in by_words.items():
        if not words or _NOT.search(words):
            continue
        days, clocks = _days_named(words), _clocks_named(words)
        patterns = {name for made in items for name in DAYS if name in _text(made.get("days"))}
        on_days = all("days" in made for made in items) and bool(patterns)
        starts = {_text(made.get("from")) for made in items} - {ASK}
        if (days and on_days and days != patterns) or (clocks and starts and not starts & clocks):
            phrases = "; ".join(dict.fromkeys(map(_in_words, items)))
            return f"The list says “{phrases}”, and also “{words}”"
    return ""


def _in_words(made: Facts) -> str:
    hours = " to ".join(filter(None, (_text(made.get("from")), _text(made.get("to")))))
    return " ".join(filter(None, (_text(made.get("days")) or _text(made.get("date")), hours)))


def _days_named(words: str) -> set[str]:
    found: set[str] = set()
    for match in _NAMED.finditer(words):
        if match["weekdays"]:
            found |= {*DAYS[:5]}
        elif match["weekends"]:
            found |= {*DAYS[5:]}
        elif match["all"]:
            found |= {*DAYS}
        else:
            first = DAYS.index(_CODES[match["first"][:2].casefold()])
            last = DAYS.index(_CODES[match["last"][:2].casefold()]) if match["last"] else first
            count = (last - first) % 7 + 1
            found |= {DAYS[(first + step) % 7] for step in range(count)}
    return found


def _clocks_named(words: str) -> set[str]:
    """The times in some words, as entries write them; of one without its half, both."""
    found = set()
    for match in _TIME.finditer(words):
        found |= {clock.written(minute) for minute in clock.readings_of_one(match[0])}
    return found
