"""Days that a list names without their times: `Tuesdays`, `Monday and Thursday evenings`.

The days are known and the hours are not, so an entry says `from: ask`, and the part of the day is
the note beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from activity_directory.intake.times import AGAIN, DAILY, Unread, lines_of, without_limits
from activity_directory.intake.writing import Facts, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.days import DAYS, WEEKDAY, days_in, runs_of
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import ASK

_A_DAY = re.compile(rf"\b{WEEKDAY}\b", re.IGNORECASE)
_PART = re.compile(
    r"(?:\b(?:in|during) the )?\b(?:early |late |mid[- ]?)?"
    r"(?:(?:morning|afternoon|evening|eve|night|lunchtime)s?\b|[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_OF_THE_CLOCK = {"am": "mornings", "pm": "afternoons or evenings"}
_AGAIN = re.compile(rf"\b(?:{AGAIN['week']})\b|{DAILY.pattern}", re.IGNORECASE)
_BETWEEN_DAYS = re.compile(r"\s*(?:,|&|/|\band\b)\s*", re.IGNORECASE)


@lru_cache(maxsize=512)  # many rows of a list have the same days
def when(how_often: str, lines: str, origin: str) -> tuple[tuple[Facts, ...], tuple[Unread, ...]]:
    """The items of `when` that lines of days come to, and what could not be read of them.

    `how_often` is one of week, 2 weeks, month, once and open, as in `times.when`. A day must be
    named: `Daily` may be each working day.
    """
    items: list[Facts] = []
    for line in lines_of(lines):
        words, limits = without_limits(line)
        further = {name: Words(text, origin) for name, text in limits}
        found = [*_days_and_parts(_AGAIN.sub("", words).strip(" ,:()."))]
        if not all(_are_days_of(how_often, days) for days, _ in found):
            return (), (Unread(f"{quoted(shown(line))} names no time"),)
        items += ({**_item(how_often, days, part, origin), **further} for days, part in found)
    return tuple(items), ()


def _days_and_parts(words: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The days, with the part of the day; each by itself where several have one of their own."""
    parts = _PART.findall(words)
    pieces = _BETWEEN_DAYS.split(words) if len(parts) > 1 else [words]
    for piece in pieces:
        part = _PART.search(piece)
        readings = days_in(_PART.sub("", piece).strip()) if _A_DAY.search(piece) else ()
        is_one = len(readings) == 1 and (part is not None or len(pieces) == 1)
        words = part[0].casefold() if part else ""
        yield (readings[0] if is_one else (), _OF_THE_CLOCK.get(words.replace(".", ""), words))


def _are_days_of(how_often: str, days: tuple[str, ...]) -> bool:
    """Whether it can be on on these days, so often: `first Monday` is one of a month."""
    of_the_week = {*days} <= {*DAYS}
    return bool(days) and how_often != "once" and of_the_week == (how_often != "month")


def _item(how_often: str, days: tuple[str, ...], part: str, origin: str) -> Facts:
    note = {"note": Words(part, origin)} if part else {}
    if how_often == "open":
        return {"open": {run: Words(ASK, origin) for run in runs_of(days)}, **note}
    named = tuple(Words(day, origin) for day in days)
    every = Words(how_often, "how_often")
    return {"every": every, "days": named, "from": Words(ASK, origin), **note}
