"""Words that give times which are not those of `when:`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import TYPE_CHECKING

from activity_directory.model.schedule import Monthly, Once, OpeningHours, Weekly
from activity_directory.rules.words_and_facts.claims import Claim, Look, Signs
from activity_directory.rules.words_and_facts.days import BEGINS_WITH_DAY, OF_US
from activity_directory.rules.words_and_facts.sentences import plain_statement
from activity_directory.schema.values.dates import MONTHS
from activity_directory.schema.values.mistake import either

if TYPE_CHECKING:
    from activity_directory.model.activity import Activity
    from activity_directory.model.schedule import Hours


_SIGNS_OF_TIME = frozenset({"am", "pm", "to", "until", "till", "–", "-"})


def _may_name_a_time(signs: Signs) -> bool:
    text = signs.text
    return not signs.after_digits.isdisjoint(_SIGNS_OF_TIME) or (
        any(common in text for common in _IN_POINTS) and any(point in text for point in _POINTS)
    )


_CLOCK = r"(\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm)?|noon|midday)"
_SPAN = re.compile(
    rf"[0-9][0-9]?(?:[.:]\d{{2}})?\s*(?:am|pm)?\s*(?:to|until|till|-|–)\s*{_CLOCK}(?!\s*[%\d£])\b"
)
_TO = re.compile(r"\s*(?:to|until|till|-|–)\s*")
_HOURS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_MARK_OF_A_TIME = re.compile("[ap]m|:|noon|midday")
# What few texts need is compiled when one does.
_AFTER_A_DAY = ("day", "days", "mornings", "afternoons", "evenings")
_AND_NO_MORE = (".", ",", ";", ")", "!", " at ", " in ", " during ", " with ", " for ", " sharp")
_POINTS = (
    *("start at", "starts at", "begin at", "begins at", "promptly at"),
    *("finish at", "finishes at", "finish by", "ends at", "pack up at"),
)
_IN_POINTS = ("start", "begin", "promptly", "finish", "ends at", "pack up")
"""One of these is in each: there are half as many."""
_MOMENT = (
    r"(?:(?P<start>start|begin)s?|finish(?:es)?|ends?|pack up)\s+(?:promptly\s+)?(?:at|by)\s+"
    r"(?P<at>\d{1,2}(?:[.:]\d{2})?(?:\s*[ap]m)?|noon|midday|half (?:past )?[a-z]+)\b"
)
_OF_ITSELF = re.compile(
    r"(?:\b(?:it|we|(?:the|each|every) (?:class|session|group|club|walk|event|course|meeting)) "
    r"(?:always |usually )?|^\s*)$",
    re.IGNORECASE,
)
ONE_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{'|'.join(month.title() for month in MONTHS)})\b"
    r"|\b(?:Christmas|Easter|New Year)\b"
)
"""What is on a certain date is a party as often as it is the activity."""


def _another_time(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    hours = _hours(activity)
    if not hours:
        return
    for match in _SPAN.finditer(text):
        if text[max(0, match.start() - 1) : match.start()] in {"£", ".", ":", ",", "-"}:
            continue
        before = text[max(0, match.start() - 20) : match.start()].removesuffix("from ")
        if not _MARK_OF_A_TIME.search(match[0]) and not (
            before.rstrip(" ,").endswith(_AFTER_A_DAY) and _ends_there(text, match)
        ):
            continue
        spans = _spans(*_TO.split(match[0], maxsplit=1))
        fits = any(
            ours.start <= start and (ours.end is None or end <= ours.end)
            for start, end in spans
            for ours in hours
        )
        if spans and not fits:
            sentence = plain_statement(activity, text, match, ONE_DAY)
            if BEGINS_WITH_DAY.match(sentence) or OF_US.search(sentence):
                yield _time_claim(match, hours)
    if not any(words in text for words in _POINTS):
        return
    for match in re.finditer(_MOMENT, text):
        moments = _readings(match["at"])
        if match["start"]:
            fits = any(ours.start in moments for ours in hours)
        else:
            fits = any(
                ours.end is None or ours.start <= moment <= ours.end
                for moment in moments
                for ours in hours
            )
        plain = not match["at"].isdigit() or _ends_there(text, match)
        if moments and plain and not fits and _says_of_itself(activity, text, match):
            yield _time_claim(match, hours)


def _ends_there(text: str, match: re.Match[str]) -> bool:
    """10 to 12 of us are no times."""
    end = match.start() + len(match[0].rstrip())
    return text.startswith(_AND_NO_MORE, end) or not text[end:].strip()


def _says_of_itself(activity: Activity, text: str, match: re.Match[str]) -> bool:
    sentence = plain_statement(activity, text, match, ONE_DAY)
    return bool(sentence and _OF_ITSELF.search(sentence[: sentence.find(match[0])]))


def _time_claim(match: re.Match[str], hours: tuple[Hours, ...]) -> Claim:
    text = f"but the time is {either(tuple(dict.fromkeys(_shown(span) for span in hours)))}"
    return Claim(match.start(), match[0], "words-say-another-time", text, "when.0.from")


def _hours(activity: Activity) -> tuple[Hours, ...]:
    spans: list[Hours] = []
    for schedule in activity.when:
        if isinstance(schedule, OpeningHours):
            spans += [span for _, span in schedule.days]
        elif isinstance(schedule, Weekly | Monthly | Once):
            spans.append(schedule.hours)
        else:
            return ()
    return () if any(span.ends_next_day or not span.known for span in spans) else tuple(spans)


def _shown(span: Hours) -> str:
    return f"{span.start:%H:%M}" + (f" to {span.end:%H:%M}" if span.end else "")


def _spans(first: str, last: str) -> list[tuple[time, time]]:
    """What two times can mean: `10 to 11.30am` is both in the morning, `2 to 4` may be either."""
    starts, ends = _readings(first), _readings(last)
    return [(start, end) for start in starts for end in ends if start < end]


def _readings(words: str) -> list[time]:
    """`2pm` is one time; `half ten` and `7.30` may be either half of the day."""
    hour = words.rpartition(" ")[2]
    words = f"{_HOURS.index(hour) + 1}:30" if hour in _HOURS else words
    figures = re.match(r"[1-9]\d?", words)
    if figures is None or int(figures[0]) > 12 or words.endswith("m"):
        halves: tuple[str, ...] = ("",)
    else:
        halves = ("am", "pm")
    return [moment for half in halves if (moment := _time(words, half))]


def _time(words: str, half: str) -> time | None:
    if words in {"noon", "midday"}:
        return time(12)
    match = re.fullmatch(r"(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?", words)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3] or half
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


LOOKS: tuple[Look, ...] = ((_may_name_a_time, _another_time),)
