"""Days and times as people write them on a line, and the `when` of an entry that they come to.

`Monday 10:30 to 11:30`, `first Friday 2pm - 4pm`, `16 January 2027 10:00 to 15:00`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from activity_directory.intake.writing import Facts, Words
from activity_directory.schema import kinds
from activity_directory.schema.kinds import Text
from activity_directory.schema.values.dates import parse_time
from activity_directory.schema.values.mistake import SEVERAL, Mistake, shown

_CLOCK = r"(?:\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|noon|midday|midnight)"
_LINE = re.compile(
    rf"(?P<days>.*?\S)[,:]?\s+(?:from\s+)?(?P<start>{_CLOCK})"
    rf"(?:\s*(?:to|until|till|-|–|—)\s*(?P<end>{_CLOCK}))?\s*\.?",
    re.IGNORECASE,
)
_HALF = re.compile(r"[ap]\.?m", re.IGNORECASE)


class Unread(NamedTuple):
    """A line that can't be read: what to tell its writer."""

    message: str
    hint: str = ""


class _Line(NamedTuple):
    days: str
    start: str
    end: str


def when(how_often: str, lines: str, origin: str) -> tuple[tuple[Facts, ...], tuple[Unread, ...]]:
    """The items of `when` that the lines come to, and what could not be read of them.

    `how_often` is one of week, 2 weeks, month, once and open.
    """
    found: dict[tuple[str, str], list[str]] = {}
    unread: list[Unread] = []
    for line in filter(None, map(str.strip, re.split(r"[\n;]", lines))):
        for one in _read(line, how_often):
            if isinstance(one, Unread):
                unread.append(one)
            else:
                found.setdefault((one.start, one.end), []).append(one.days)
    if how_often == "open":
        return _opening_hours(found, origin), tuple(unread)
    items: list[Facts] = []
    for (start, end), days in found.items():
        clock = {"from": Words(start, origin)} | ({"to": Words(end, origin)} if end else {})
        if how_often == "once":
            items += [{"date": Words(day, origin), **clock} for day in days]
        else:
            named = tuple(Words(day, origin) for day in dict.fromkeys(days))
            items.append({"every": Words(how_often, "how_often"), "days": named, **clock})
    return tuple(items), tuple(unread)


def _opening_hours(found: dict[tuple[str, str], list[str]], origin: str) -> tuple[Facts, ...]:
    """All lines in one group, a day with two pairs of hours once."""
    hours: dict[str, list[Words]] = {}
    for (start, end), days in found.items():
        for day in days:
            hours.setdefault(day, []).append(Words(f"{start} to {end}", origin))
    opening = {day: spans[0] if len(spans) == 1 else tuple(spans) for day, spans in hours.items()}
    return ({"open": opening},) if opening else ()


def _read(line: str, how_often: str) -> Iterator[_Line | Unread]:
    """A line for each day that is named in it."""
    parts = _LINE.fullmatch(line)
    if parts is None:
        yield Unread(
            f"expected a day and two times such as {example(how_often)}, found '{shown(line)}'",
            "Write one on each line.",
        )
        return
    start, end = _clock(parts["start"], parts["end"] or "")
    if how_often == "open" and not end:
        yield Unread(f"'{shown(line)}' says when it opens, not when it closes")
        return
    kind = _kind_of_day(how_often)
    spoken = parts["days"].strip(" ,:")
    days = [spoken] if how_often in {"open", "once"} else SEVERAL.split(spoken)
    for said in filter(None, days):
        day = meant(kind, re.sub(r"^(?:on|every|each)\s+", "", said.strip(), flags=re.IGNORECASE))
        if isinstance(day, Mistake):
            yield Unread(
                f"expected {day.expected or kind.expected}, found '{shown(said)}'",
                day.advice(),
            )
        else:
            yield _Line(day, start, end)


def _kind_of_day(how_often: str) -> Text:
    if how_often == "once":
        return kinds.DATE
    return kinds.DAYS_OF_WEEK if how_often == "open" else kinds.DAY


def example(how_often: str) -> str:
    """A line that could be the answer."""
    return {
        "once": "2027-01-16 10:00 to 15:00",
        "month": "first Monday 14:00 to 16:00",
        "open": "Monday to Friday 10:00 to 16:00",
    }.get(how_often, "Monday 10:30 to 11:30")


def meant(kind: Text, text: str) -> str | Mistake:
    """The words as entries write them, where what was meant is certain; else the mistake."""
    value = kind.parse(text)
    if isinstance(value, Mistake) and value.meant and value.certain:
        return value.meant if not isinstance(kind.parse(value.meant), Mistake) else value
    return value if isinstance(value, Mistake) else text


def _clock(start: str, end: str) -> tuple[str, str]:
    """`2 to 4pm` is from two in the afternoon, `11 to 1pm` from eleven in the morning."""
    half = _HALF.search(end)
    if half is not None and not _HALF.search(start) and re.match(r"\d", start):
        same = _in_24_hours(start + half[0])
        closes = _in_24_hours(end)
        other = "am" if half[0].casefold().startswith("p") else "pm"
        start = same if same < closes else _in_24_hours(start + other)
    return _in_24_hours(start), _in_24_hours(end) if end else ""


def _in_24_hours(text: str) -> str:
    """`2.30pm` as `14:30`."""
    words = text.strip().rstrip(".")
    value = parse_time(words)
    written = value.meant or words if isinstance(value, Mistake) else words
    return written if len(written) != len("9:30") else f"0{written}"
