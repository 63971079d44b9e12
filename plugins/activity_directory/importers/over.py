"""Words about times that name only days of the past: `1-4 June 2018`, `until 12th July 2021`.

Only dates with their year count. What runs again and again is over where its last day is; a date
since when it runs (`from 3 May 2019`) ends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from activity_directory.schema.values.dates import MONTHS, month_called

LONGEST = 200
"""Characters of words about times: a long text may tell of anything that is past."""
LONGEST_CELL = 3_000
"""Characters of a cell that counts if it names days of the past and nothing else of when it is."""
_MAY_BE_OVER = re.compile(r"\d{4}|/\d\d\b")
_MONTH = "|".join((*MONTHS, "sept", *(name[:3] for name in MONTHS)))
_OF_A_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_JOINT = r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b|&|,)\s*"
_A_DATE = re.compile(
    rf"(?P<before>(?:(?<![\d:.]){_DAY}(?: (?:{_MONTH})\b\.?)?{_JOINT})*)"
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{_MONTH})\b\.?,? (?P<y>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\b\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
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
_AGAIN = re.compile(
    r"\b(?:every|each|weekly|fortnightly|monthly|daily|annual(?:ly)?|yearly|alternate|regular(?:ly)?"
    r"|ongoing|(?:mon|tues|wednes|thurs|fri|satur|sun)days|\d+ (?:days|times) (?:a|per) \w+"
    r"|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:(?:and|&) \w+ )?\w+day)\b",
    re.IGNORECASE,
)


_MAY_GO_ON = re.compile(
    rf"\b(?:{_MONTH}|20\d\d|again|coming|further|future|more dates|new dates|next|open|return\w*"
    r"|session times|tb[ac]|to be (?:confirmed|announced)|term[ -]?time|week ?days?)\b",
    re.IGNORECASE,
)
"""What in a long text beside its dates may say that it goes on."""


class _Named(NamedTuple):
    """A day that words name, and whether it is the first of something, its last, or the day."""

    day: date
    words: str
    what: str


def words_that_it_is_over(times: str, how_often: str, today: date) -> str:
    """The words of the last day, where all the days that are named are past; else empty."""
    if len(times) > LONGEST_CELL or not _MAY_BE_OVER.search(times):
        return ""
    text = " ".join(times.split())
    if len(times) > LONGEST and _may_go_on(text):
        return ""
    found = [*_named(text)]
    ends = [one for one in found if one.what == "last"]
    goes_on = _AGAIN.search(f"{how_often}; {_A_DATE.sub(' ', text)}") is not None
    if not found or any(one.day >= today for one in found):
        return ""
    if not ends and (goes_on or any(one.what != "day" for one in found)):
        return ""
    return max(ends or found, key=lambda one: one.day).words


def _may_go_on(text: str) -> bool:
    """Whether a long text names more of when it is on than dates with their year."""
    rest = _A_DATE.sub(" ", text)
    return _MAY_GO_ON.search(rest) is not None or _AGAIN.search(rest) is not None


def _named(text: str) -> Iterator[_Named]:
    """The days that a text names with their year, but for those on which it is off."""
    for clause in re.split(r"[;\n]|(?<=[a-z)]{2})\.\s", text):
        if _NOT_THEN.search(clause):
            continue
        end = -1
        for match in _A_DATE.finditer(clause):
            is_second = end >= 0 and _BETWEEN.fullmatch(clause[end : match.start()])
            end = match.end()
            if (day := _day(match)) is not None:
                front = clause[: match.start()]
                is_last = is_second or _TO.search(match["before"]) or _UNTIL.search(front)
                is_first = not match["before"] and _SINCE.search(front)
                what = "last" if is_last else "first" if is_first else "day"
                yield _Named(day, match[0].strip(), what)


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
