"""Days that words name with their year: `1-4 June 2018`, `until 12th July 2021`.

Each is the first day of something (`from 3 May 2019`), its last, or just a day of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from activity_directory.schema.values.dates import MONTHS, month_called

A_MONTH = "|".join((*MONTHS, "sept", *(name[:3] for name in MONTHS)))
_OF_AA_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{A_MONTH})\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_JOINT = r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b|&|,)\s*"
A_DATE = re.compile(
    rf"(?P<before>(?:(?<![\d:.]){_DAY}(?: (?:{A_MONTH})\b\.?)?{_JOINT})*)"
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{A_MONTH})\b\.?,? (?P<y>\d{{4}})"
    rf"|(?P<m2>{A_MONTH})\b\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
    r"|(?P<d3>\d{1,2})[/.](?P<m3>\d{1,2})[/.](?P<y3>\d{4}|\d{2})"
    r"|(?P<y4>\d{4})-(?P<m4>\d\d)-(?P<d4>\d\d))(?![\d/])",
    re.IGNORECASE,
)
"""A date with its year, and days before it that are of the same year."""
_ON = r"\W*(?:(?:on|at|is|was|the|\w+day)\W+)*$"
_SINCE = re.compile(
    r"\b(?:from|since|start(?:s|ed|ing)?|beg(?:ins|an|inning)|commenc\w+|est(?:ablished)?|opened"
    rf"|updated?|checked|reviewed|version|correct|as (?:of|at)|first \w+|w/c)\b{_ON}",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:until|till?|up to|to|through|end(?:s|ed|ing)?|finish\w*|last (?:\w+ )?){_ON}",
    re.IGNORECASE,
)
_TO = re.compile(r"[-–—]|\b(?:to|until|till?)\b", re.IGNORECASE)
_BETWEEN = re.compile(rf"\s*(?:{_TO.pattern})\s*(?:the |\w+day )?", re.IGNORECASE)
_NOT_THEN = re.compile(
    r"\b(?:no|not|closed|except|excluding|excl?|off|break|paused|cancelled|suspended|back|resum\w+"
    r"|return\w*|re-?open\w*|moved?|was|were|previously|formerly)\b",
    re.IGNORECASE,
)
"""Words beside a date on which it is off, or since which something is otherwise."""


class Named(NamedTuple):
    """A day that words name, and whether it is the first of something, its last, or the day."""

    day: date
    words: str
    what: str


def days_named_in(text: str) -> Iterator[Named]:
    """The days that a text names with their year, but for those on which it is off."""
    for clause in re.split(r"[;\n]|(?<=[a-z)]{2})\.\s", text):
        if _NOT_THEN.search(clause):
            continue
        end = -1
        for match in A_DATE.finditer(clause):
            is_second = end >= 0 and _BETWEEN.fullmatch(clause[end : match.start()])
            end = match.end()
            if (day := _day(match)) is not None:
                front = clause[: match.start()]
                is_last = is_second or _TO.search(match["before"]) or _UNTIL.search(front)
                is_first = not match["before"] and _SINCE.search(front)
                what = "last" if is_last else "first" if is_first else "day"
                yield Named(day, match[0].strip(), what)


def _day(match: re.Match[str]) -> date | None:
    """The date; None where there is no such day."""
    year, month, day = (
        next(filter(None, (match[f"{part}{number}"] for number in ("", 2, 3, 4)))) for part in "ymd"
    )
    if not month.isdigit():
        month = str(month_called(month))
    try:
        return date(int(year) if len(year) > 2 else 2000 + int(year), int(month), int(day))
    except ValueError:
        return None


_IN_WORDS = ("four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"\d{{1,2}}|{'|'.join(_IN_WORDS)}"
_A_COURSE = re.compile(
    rf"\b(?P<weeks>{_NUMBER})[- ]weeks?"
    r" (?:(?:\w+ ){0,2}(?:course|programme|block)\b|(?=(?:from|starting|beginning|commencing)\b))"
    rf"|\bfor (?P<for>{_NUMBER}) weeks\b",
    re.IGNORECASE,
)
"""Words of one course that takes so many weeks; `6-week courses` come again."""


def end_of_course(text: str) -> Named | None:
    """The last day of a course of some weeks, of which words name the first; None without one."""
    course = _A_COURSE.search(text)
    if course is None:
        return None
    days = [one for one in days_named_in(text) if one.what != "last"]
    written = (course["weeks"] or course["for"]).casefold()
    weeks = int(written) if written.isdigit() else _IN_WORDS.index(written) + 4
    ends = [one._replace(day=one.day + timedelta(weeks=weeks), what="last") for one in days]
    return ends[0] if len(ends) == 1 else None
