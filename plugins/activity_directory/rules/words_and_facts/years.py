"""Words that look forward to a month that has long passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from activity_directory.rules.words_and_facts.claims import Claim, Look, Signs
from activity_directory.rules.words_and_facts.sentences import plain_statement
from activity_directory.schema.values.dates import MONTHS, month_called

if TYPE_CHECKING:
    from activity_directory.model.activity import Activity


def _may_name_a_year(signs: Signs) -> bool:
    return signs.has_digit and "20" in signs.text


_YEAR = re.compile(r"20\d\d\b")
_AHEAD = (
    r"\b(?:(?:starts?|starting|begins?|beginning|opens?|opening|back|returns?|next|runs?|join us)"
    r"\s+(?:[\w,]+\s+){0,4}?|(?:from|until|till|on)\s+"
    r"(?:(?:[MTWFS][a-z]+day,?|\d\w*|the|of|early|mid|late)\s+){0,4}?)(?P<month>"
    + "|".join(f"{month[:3].title()}(?:{month[3:]}|t)?" for month in MONTHS)
    + r")\s+$"
)
_HISTORY = (
    r"(?i)\b(?:since|last|ran|began|founded|set up|had|won|checked|dated|been|ago"
    r"|came|went|took|gave|made|held|(?!need)[a-z]{2,}ed)\b"
)


def _past_date(activity: Activity, text: str, today: date) -> Iterator[Claim]:
    for match in _YEAR.finditer(text):
        before = re.search(_AHEAD, text[max(0, match.start() - 60) : match.start()])
        if before is None:
            continue
        month = month_called(before["month"])
        year = int(match[0])
        ends = date(year + month // 12, month % 12 + 1, 1)
        long_past = ends < today - timedelta(days=31)
        if long_past and plain_statement(activity, text, match, re.compile(_HISTORY)):
            yield Claim(
                match.start(),
                before[0] + match[0],
                "words-say-a-past-date",
                f"which is long past: today is {today}. See when this was last checked",
                "checked.date",
            )


LOOKS: tuple[Look, ...] = ((_may_name_a_year, _past_date),)
