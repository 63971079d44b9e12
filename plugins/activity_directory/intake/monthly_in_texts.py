"""What a text says of times that name a day of the week alone: `Last Monday of every month`.

A column with days of the week has no room for that, so its times would be those of every week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from activity_directory.intake import times
from activity_directory.intake.from_a_list import sentences
from activity_directory.intake.writing import Facts, Value, Words, items_of, text_of
from activity_directory.schema.values.days import OF_THE_MONTH, WEEKDAY, days_named

_MAY = re.compile(r"month|dates", re.IGNORECASE)
_EVERY_WEEK = re.compile(
    rf"\b(?:weekly|daily|(?:every|each|once a|per|a) week|(?:every|each) {WEEKDAY}"
    rf"|{WEEKDAY}s)\b(?! (?:of|in) )",
    re.IGNORECASE,
)
_WE_MEET = (
    r"(?:(?:we|it|this|the (?:group|club|class|session)|sessions?|classes|meetings?)(?: is| are)? "
    r"|(?:please )?note:? )?(?:(?:meets?|meeting|held|runs?|running|takes? place|open) )?"
)
_WHICH = r"(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th))"
_LIMIT = r"(?:\s*\([^()]{1,40}\))*"
_A_DAY_OF_THE_MONTH = re.compile(
    rf"{_WE_MEET}(?:on )?(?:the )?(?P<days>{_WHICH}(?:(?:,| and| &) (?:the )?{_WHICH})* {WEEKDAY})"
    rf" {OF_THE_MONTH}{_LIMIT}",
    re.IGNORECASE,
)
_ASK = (
    r"(?:please )?(?:ask|ring|call|phone|e-?mail|contact us|get in touch|see (?:our|the) website)"
    r" for (?:the |our |more )?dates|dates (?:will )?vary"
)
_OPEN = re.compile(
    rf"(?:{_WE_MEET}(?:monthly|once (?:a|per|every|each) month)(?:\s*[,;–-]?\s*(?:{_ASK}))?|{_ASK})"
    rf"{_LIMIT}",
    re.IGNORECASE,
)
_A_MONTHLY_ONE = re.compile(
    r"(?:this is )?(?:an?|our|this) monthly "
    r"(?!(?:news|magazine|e-?mail|fee|pay|subscription|membership|cost|charge|price|report))\w",
    re.IGNORECASE,
)
"""What the first sentence of a text begins with: it is about the listing itself."""
_BETWEEN = re.compile(
    r"(?<=\))\s+(?=[A-Z\d])|(?<=[.!?])\s+(?=(?:once|please|dates|monthly)\b)"
    r"|(?<=\w)\s+(?=Please (?:ask|ring|call|phone|contact))"
)
"""Where a sentence ends, too: behind brackets, or without a full stop or a capital letter."""


class Monthly(NamedTuple):
    """Which days of the month it is on, as an entry writes them, or none; and the words for it."""

    days: tuple[Value, ...]
    words: str


def monthly_in(made: tuple[Facts, ...], written: str, texts: Sequence[str]) -> Monthly | None:
    """What texts say of weekly times that don't say themselves that they are every week.

    `written` is what the list has for the times. None where the texts say no more than it, or say
    of another day, or that it is weekly.
    """
    days = {text_of(day) for one in made for day in items_of(one.get("days"))}
    are_weekly = all(text_of(one.get("every")) == "week" for one in made)
    if len(days) != 1 or not are_weekly or not _MAY.search(" ".join(texts)):
        return None
    if any(_EVERY_WEEK.search(text) for text in (written, *texts)):
        return None
    found = [*_found(texts, days)]
    if not found:
        return None
    patterns = {text_of(day): day for one in found for day in one.days}
    first = next((one for one in found if one.days), found[0])
    is_sure = first.days and {*patterns} == {text_of(day) for day in first.days}
    return first if is_sure else Monthly((), ". ".join(dict.fromkeys(one.words for one in found)))


def _found(texts: Sequence[str], days: set[str]) -> Iterator[Monthly]:
    for text in texts:
        for number, one in enumerate(_clauses(text)):
            pattern = _A_DAY_OF_THE_MONTH.fullmatch(one)
            if pattern and days_named(one) == days:
                yield Monthly(_days_of(pattern["days"]), one)
            elif _OPEN.fullmatch(one) or (not number and _A_MONTHLY_ONE.match(one)):
                yield Monthly((), one)


def _clauses(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        for one in _BETWEEN.split(" ".join(sentence.split())):
            yield re.sub(r"\s+(?=[,;])", "", one).strip(" *#-•.!")


def _days_of(words: str) -> tuple[Value, ...]:
    """The days of a month as an entry writes them; none where they can't be read."""
    read, unread = times.when("month", f"{words} 10:00 to 11:00", "times")
    return () if unread or len(read) != 1 else tuple(items_of(read[0].get("days")))


def each_month(made: tuple[Facts, ...], days: tuple[Value, ...]) -> tuple[Facts, ...]:
    """Weekly times as those of some days of the month."""
    monthly: Mapping[str, Value] = {"every": Words("month", "times"), "days": days}
    return tuple({**one, **monthly} for one in made)
