"""Times as the columns of a spreadsheet have them: day, start and end apart, parts of a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from activity_directory.importers import names
from activity_directory.intake.answers import Fault
from activity_directory.intake.lines_of_times import is_beside_times
from activity_directory.intake.schedule import with_how_often
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.fields import WHEN
from activity_directory.schema.values.clock import readings_of_one, readings_of_range
from activity_directory.schema.values.dates import parse_time
from activity_directory.schema.values.days import days_named
from activity_directory.schema.values.mistake import Mistake, shown

OF_A_TIME = frozenset({names.DAY, names.START, names.END})
_FRACTION = re.compile(r"0?\.\d+")
_NO_DAY = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
    r"(?:Jan(?:uary)? 0?1,? 19[07]0|0?1 Jan(?:uary)? 19[07]0|0?[01]/0?1/19[07]0"
    r"|Dec(?:ember)? (?:30|31),? 1899|(?:30|31) Dec(?:ember)? 1899|(?:30|31)/12/1899"
    r"|12/(?:30|31)/1899|19[07]0-01-0[01]|1899-12-(?:30|31)),?[T ]+(?:at )?"
    r"(?=\d{1,2}[:.]\d\d)",
    re.IGNORECASE,
)
"""The day with which software writes a time alone: `Jan 1, 1970 18:15`, `1899-12-30T18:15`."""
_DAY_IN_MINUTES = 24 * 60


def without_its_day(text: str) -> str:
    """A time without such a day in front of it."""
    return _NO_DAY.sub("", text).strip() or text


def times_of_fractions(answers: dict[str, str]) -> Iterator[Fault]:
    """Times that a spreadsheet shows as parts of a day: 0.4166 is 10:00. A remark for each."""
    for name in (names.START, names.END, "times"):
        text = answers.get(name, "")
        if not _FRACTION.fullmatch(text):
            continue
        minutes = float(text) * _DAY_IN_MINUTES
        nearest = round(minutes / 5) * 5
        if abs(minutes - nearest) < 1:
            answers[name] = f"{nearest // 60 % 24:02}:{nearest % 60:02}"
            message = f"{names.label_of(name)}: `{text}` of a day is {answers[name]}"
            yield Fault("times", message, "Format the column as a time.")


_YES = re.compile(r"(?:yes|y|true|x|1|[✓✔])\.?", re.IGNORECASE)
_NO = re.compile(r"(?:no|n|false|0|closed|none|off|not open)\.?", re.IGNORECASE)
_OPENING = re.compile(r"\bopening\b", re.IGNORECASE)


def on_its_day(title: str, text: str) -> tuple[str, str]:
    """What a cell answers, and its words, in a column named by a day of the week: `10-12`.

    A mark says that it is on that day, and the times are in other columns.
    """
    day = title.strip().capitalize()
    if _NO.fullmatch(text):
        return "times", ""
    return (names.DAY, day) if _YES.fullmatch(text) else ("times", f"{day} {text}")


def is_of_opening(title: str) -> bool:
    """Whether a column has the hours of a building rather than the times of a session."""
    return _OPENING.search(title) is not None


def more_times(before: str, title: str, text: str) -> tuple[str, str]:
    """The times of two columns as lines; or the second as words, where it names no days.

    Beside times, the opening hours are words.
    """
    if is_of_opening(title) or not days_named(text):
        return before, f"{title}: {text}"
    return f"{before}\n{text}", ""


def join_times(answers: dict[str, str], places: dict[str, str]) -> Iterator[Fault]:
    """Columns for the day, the start and the end are one answer: `Monday 10:30 to 11:30`."""
    day, start, end = (answers.pop(name, "") for name in (names.DAY, names.START, names.END))
    if not (day or start or end):
        return
    if "times" in answers and day and not (start or end):
        yield from _with_their_day(answers, day)
    else:
        line = " ".join(filter(None, (day, f"{start} to {end}" if end else start)))
        answers["times"] = "\n".join(filter(None, (answers.get("times", ""), line)))
    for name, field, text in ((names.START, "from", start), (names.END, "to", end)):
        one = WHEN.by_name[field]
        found = parse_time(text) if text else None
        is_read = readings_of_one(text) or (not end and readings_of_range(text))
        if isinstance(found, Mistake) and not is_read:
            places["times"] = places[name]
            yield Fault("times", found.message_for(one.label, one.kind.expected))
    first = next(name for name in (names.DAY, names.START, names.END) if name in places)
    places.setdefault("times", places[first])


_MORE_THAN_DAYS = re.compile(r"\d{4}|\d/\d|\b(?:until|till?|from|since)\b", re.IGNORECASE)
"""What is in a cell for the day besides days of the week: from when it runs, or until when."""
_MORE_DAYS = re.compile(r"\b(?:also|plus|too)\b", re.IGNORECASE)


def _with_their_day(answers: dict[str, str], day: str) -> Iterator[Fault]:
    """A column for the day and one for the times: each time is on that day, or names its own.

    A line without either is about the times of the other lines.
    Where the times name further days beside that one, nobody can be sure which times are on
    which: both are words. Where they name only others, one of the two columns is wrong.
    """
    named, days = days_named(day), ", ".join(_lines_of(day))
    written = [*_lines_of(answers["times"])]
    lines, names_more = [], False
    for line in written:
        own = days_named(line)
        if is_beside_times(line, written):
            lines.append(line)
            continue
        has_all = own and named and not (own - named or _MORE_THAN_DAYS.search(day))
        lines.append(line if has_all else with_how_often(line, days))
        if not (named and own - named):
            continue
        if own & named or _MORE_DAYS.search(line):
            names_more = True
        else:
            wrote = f"{quoted(shown(line))} is not on {shown(days)}"
            message = f"{names.label_of('times')}: {wrote}"
            yield Fault("times", message, "Delete the day in one of the two columns.")
    answers["times"] = "\n".join(lines)
    if names_more:
        words = (answers.get("times_in_words", ""), "; ".join(lines))
        answers["times_in_words"] = " ".join(filter(None, words))
        del answers["times"]


_NEXT_LINE = re.compile(r"\n|;(?![^()\n]*\))")
"""What parts lines of times: a semicolon does, but within brackets."""


def _lines_of(text: str) -> Iterator[str]:
    return filter(None, map(str.strip, _NEXT_LINE.split(text)))
