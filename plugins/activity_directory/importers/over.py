"""Words about times that name only days of the past: `1-4 June 2018`, `until 12th July 2021`.

Only dates with their year count. What runs again and again is over where its last day is; a date
since when it runs (`from 3 May 2019`) ends nothing.
"""

from __future__ import annotations

import re
from datetime import date

from activity_directory.schema.values.days_with_years import (
    A_DATE,
    A_MONTH,
    days_named_in,
    end_of_course,
)

LONGEST = 200
"""Characters of words about times: a long text may tell of anything that is past."""
LONGEST_CELL = 3_000
"""Characters of a cell that counts if it names days of the past and nothing else of when it is."""
_MAY_BE_OVER = re.compile(r"\d{4}|/\d\d\b")
_AGAIN = re.compile(
    r"\b(?:every|each|weekly|fortnightly|monthly|daily|annual(?:ly)?|yearly|alternate|regular(?:ly)?"
    r"|ongoing|(?:mon|tues|wednes|thurs|fri|satur|sun)days|\d+ (?:days|times) (?:a|per) \w+"
    r"|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:(?:and|&) \w+ )?\w+day)\b",
    re.IGNORECASE,
)


_MAY_GO_ON = re.compile(
    rf"\b(?:{A_MONTH}|20\d\d|again|coming|further|future|more dates|new dates|next|open|return\w*"
    r"|session times|tb[ac]|to be (?:confirmed|announced)|term[ -]?time|week ?days?)\b",
    re.IGNORECASE,
)
"""What in a long text beside its dates may say that it goes on."""


def words_that_it_is_over(times: str, how_often: str, today: date) -> str:
    """The words of the last day, where all the days that are named are past; else empty."""
    if len(times) > LONGEST_CELL or not _MAY_BE_OVER.search(times):
        return ""
    text = " ".join(times.split())
    if len(times) > LONGEST and _may_go_on(text):
        return ""
    found = [*days_named_in(text)]
    course = end_of_course(text)
    found += [course] if course else []
    ends = [one for one in found if one.what == "last"]
    goes_on = _AGAIN.search(f"{how_often}; {A_DATE.sub(' ', text)}") is not None
    if not found or any(one.day >= today for one in found):
        return ""
    if not ends and (goes_on or any(one.what != "day" for one in found)):
        return ""
    return max(ends or found, key=lambda one: one.day).words


def _may_go_on(text: str) -> bool:
    """Whether a long text names more of when it is on than dates with their year."""
    rest = A_DATE.sub(" ", text)
    return _MAY_GO_ON.search(rest) is not None or _AGAIN.search(rest) is not None
