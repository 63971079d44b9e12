"""What a text says of times that name a day of the week alone: `Last Monday of every month`.

A column with days of the week has no room for that, so its times would be those of every week. The
same goes for `every other week`, and for a course from a day of a year that nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from activity_directory.intake import times
from activity_directory.intake.from_a_list import sentences
from activity_directory.intake.writing import Facts, Value, Words, items_of, text_of
from activity_directory.schema.values.dates import MONTH
from activity_directory.schema.values.days import OF_THE_MONTH, WEEKDAY, days_named

_MAY = re.compile(
    r"month|dates|fortnight|alternate|every other|every second|weeks? in |week course"
    r"|\b(?:from|start|begin|commenc)",
    re.IGNORECASE,
)
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
_SOME_WEEKS = re.compile(
    rf"\b(?:once|twice|(?:(?:at least|about|around|roughly|usually) )?(?:one|two|three|[1-3])"
    rf" (?:{WEEKDAY}|weeks?|times?|sessions?|evenings?))(?: out)?"
    r" (?:an?|per|each|every|of (?:the|each|every)|in (?:the|each|every|a)) (?:calendar )?month\b"
    r"|\b(?:one|two) weeks? in (?:two|three|four)\b|\bfortnight(?:ly)?\b"
    rf"|\b(?:every other|every second|alternate) (?:weeks?|{WEEKDAY})\b",
    re.IGNORECASE,
)
"""Not each week: `at least one Saturday every month`, `every other week`."""
_OF_ITSELF = re.compile(
    rf"\b(?:an?|and|are|at|being|class(?:es)?|clubs?|courses?|currently|evenings?|events?"
    rf"|(?:after)?noons?|from|generally|groups?|held|instead|in|is|it|just|mainly|meet(?:s|ings?)?"
    rf"|mornings?|mostly|normally|note|of|on|only|open|our|place|please|run(?:s|ning)?|sessions?"
    rf"|takes?|that|the|these|this|to|until|usually|we|weeks?|with|workshops?|{WEEKDAY})\b"
    r"|\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.?m\b)?|\W",
    re.IGNORECASE,
)
"""Words of a sentence that says when a listing itself is on, and nothing else."""
_OF_A_MONTH = re.compile(
    rf"\b(?P<days>{_WHICH}(?:(?:,| and| &) (?:the )?{_WHICH})* {WEEKDAY}) {OF_THE_MONTH}{_LIMIT}",
    re.IGNORECASE,
)
_FROM_A_DAY = re.compile(
    rf"\b(?:from|start(?:s|ing)?|begin(?:s|ning)?|commenc(?:es|ing))\b(?: (?:on|the|{WEEKDAY}))*"
    rf" (?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTH})\b|(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b)"
    r"(?!,? \d{4})",
    re.IGNORECASE,
)
"""A first day without its year."""
_A_COURSE = re.compile(
    r"\b(?:\d{1,2}|four|five|six|seven|eight|nine|ten|twelve)[- ]weeks?\b|\bcourse\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?<=\))\s+(?=[A-Z\d])|(?<=[.!?])\s+(?=(?:once|please|dates|monthly)\b)"
    r"|(?<=\w)\s+(?=Please (?:ask|ring|call|phone|contact))"
)
"""Where a sentence ends, too: behind brackets, or without a full stop or a capital letter."""


class Monthly(NamedTuple):
    """Which days of the month it is on, as an entry writes them, or none; and the words for it."""

    days: tuple[Value, ...]
    words: str


def course_in(name: str, texts: Sequence[str]) -> str:
    """The words by which weekly times begin on a day of a year that nobody knows; else none.

    So it is with `Drawing Course from 27 March`, and with a course of some weeks in a text.
    """
    if found := _FROM_A_DAY.search(name):
        return found[0]
    every = (one for text in texts if _FROM_A_DAY.search(text) for one in _clauses(text))
    return next((one for one in every if _FROM_A_DAY.search(one) and _A_COURSE.search(one)), "")


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
            pattern = _of_itself(_OF_A_MONTH, one)
            if pattern and days_named(one) == days:
                yield Monthly(_days_of(pattern["days"]), one)
            elif _says_not_each_week(one, is_first=not number):
                yield Monthly((), one)


def _says_not_each_week(clause: str, *, is_first: bool) -> bool:
    if _of_itself(_SOME_WEEKS, clause) or _OPEN.fullmatch(clause):
        return True
    return is_first and _A_MONTHLY_ONE.match(clause) is not None


def _of_itself(pattern: re.Pattern[str], clause: str) -> re.Match[str] | None:
    """What a pattern finds in a sentence about the listing itself, and nothing else."""
    found = pattern.search(clause)
    if found is None or _OF_ITSELF.sub("", f"{clause[: found.start()]} {clause[found.end() :]}"):
        return None
    return found


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
