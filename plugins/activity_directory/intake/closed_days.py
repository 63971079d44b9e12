"""Days of the week on which times say that nothing is on: `Wednesday closed`, `not Fridays`.

They are no session. What is closed on dates, in some months or for a part of a day says more than
that, and is left where it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from activity_directory.schema.values.days import WEEKDAY, days_named

_DAY = rf"(?:{WEEKDAY}|week ?days?|weekends?)\b"
_RUN = rf"{_DAY}(?:\s*(?:-|–|—|\bto\b|&|/|\+|\band\b)\s*{_DAY})*"
_LIST = rf"{_RUN}(?:\s*,\s*{_RUN})*"
_NO_KIND = r"no (?:sessions?|class(?:es)?|groups?|clubs?|meetings?|activit(?:y|ies))"
_CLOSED = rf"(?:closed|shut|not (?:open|on|running)|{_NO_KIND})"
_AFTER_ITS_DAYS = rf"(?:(?:is |are |we are |all day |- ?)*{_CLOSED}(?: all day)?|n/?a|none|off)"
_BEFORE_ITS_DAYS = (
    rf"(?:(?:we are |always )?{_CLOSED}(?: all day)?|not|but not|except(?:ing)?|excluding|excl?\.?"
    r"|apart from)"
)
_BANK_HOLIDAYS = r"(?:\s*(?:,|&|\band\b)\s*(?:on )?(?:all )?(?P<bank{}>bank hol(?:iday)?s?))?"
_END = rf"(?=\s*(?:$|[,;.|)\n]|/\s|{_DAY}))"
_REST = r"(?:closed|shut|not open)\W+(?:on )?(?:all )?(?:the )?other days|all other days\W+closed"
_FOUND = re.compile(
    rf"(?:(?<=^)|(?<=[\s(,;./|]))\(?(?:(?P<days>{_LIST})\s*[:=–—-]?\s*\(?{_AFTER_ITS_DAYS}\)?"
    rf"{_BANK_HOLIDAYS.format(1)}"
    rf"|{_BEFORE_ITS_DAYS}\s*:?\s*(?:on )?(?:every )?(?P<off>{_RUN}){_BANK_HOLIDAYS.format(2)}"
    rf"|(?:{_REST})){_END}\)?",
    re.IGNORECASE,
)
_MAY_GO_ON = re.compile(rf"\s*,\s*{_RUN}\s*(?:,|$)", re.IGNORECASE)
"""Behind `closed Monday`: of `, Tuesday, Wednesday 10-4` nobody knows where the times begin."""
_ON_BANK_HOLIDAYS = "not on bank holidays"


class Closed(NamedTuple):
    """What is left of words about times, and the days of the week on which nothing is on."""

    rest: str
    days: frozenset[str]


def without_closed_days(line: str) -> Closed:
    """A line of times without the days that it says are closed."""
    closed: set[str] = set()

    def take_out(match: re.Match[str]) -> str:
        if match["off"] and _MAY_GO_ON.match(line, match.end()):
            return match[0]
        closed.update(days_named(match["days"] or match["off"] or ""))
        is_more = match["bank1"] or match["bank2"]
        return f" {_ON_BANK_HOLIDAYS} " if is_more else " "

    rest = _FOUND.sub(take_out, line)
    if rest == line:
        return Closed(line, frozenset())
    return Closed(_tidied(rest), frozenset(closed))


def are_closed_days(words: str) -> bool:
    """Whether words say no more than on which days of the week nothing is on."""
    return not re.search(r"\w", without_closed_days(words).rest.replace(_ON_BANK_HOLIDAYS, ""))


def _tidied(text: str) -> str:
    """Words without the signs that stood beside what was taken out of them."""
    once = re.sub(r"\s*([,;/|])(?:\s*[,;/|.])*\s*", r"\1 ", " ".join(text.split()))
    return once.strip(" ,;/|–—-").removeprefix(". ")
