"""Times of a list that are all hours of their days: `Monday 24/7`, `Mon-Fri 24 hours`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from activity_directory.intake.writing import Facts, Words, text_of
from activity_directory.schema.values.dates import says_all_hours
from activity_directory.schema.values.days import DAYS, days_in

_SIGN = re.compile(r"\b24|\bround the clock|\bday and night", re.IGNORECASE)
_AFTER_DAYS = re.compile(
    r"(?P<days>[^\W\d].*?)[\s,:–—-]+\(?(?P<hours>(?:(?:open|available) )?"
    r"(?:24\b|round the clock|day and night).*?)[).\s]*",
    re.IGNORECASE,
)
_OF_A_WEEK = re.compile(r"24 ?/ ?7|\b(?:days|every)\b", re.IGNORECASE)
HINT = (
    "If it is on day and night on all days, write `24 hours` alone; "
    "if only on some days, name them, as in `Monday to Friday 24 hours`."
)


class _AllHours(NamedTuple):
    """Days of the week that are on at all hours; `is_week` where the words are of all days."""

    days: tuple[str, ...]
    is_week: bool


def _read(line: str) -> _AllHours | None:
    found = _AFTER_DAYS.fullmatch(line) if _SIGN.search(line) else None
    if found is None or not says_all_hours(found["hours"]):
        return None
    readings = days_in(found["days"])
    if len(readings) != 1 or not {*readings[0]} <= {*DAYS}:
        return None
    return _AllHours(readings[0], _OF_A_WEEK.search(found["hours"]) is not None)


def are_always(lines: Sequence[str]) -> bool:
    """Whether all lines are days at all hours, and all days of the week are among them.

    `24/7` beside one day says itself that it is each day.
    """
    read = [_read(line) for line in lines]
    found = [one for one in read if one is not None]
    if not found or len(found) < len(read):
        return False
    named = {day for one in found for day in one.days}
    return named == {*DAYS} or (len(named) == 1 and all(one.is_week for one in found))


def as_times(line: str) -> str:
    """`Friday 24 hours` as `Friday 00:00 to 00:00`; not `Friday 24/7`, which is each day."""
    found = _read(line)
    if found is None or (found.is_week and {*found.days} != {*DAYS}):
        return line
    return f"{', '.join(found.days)} 00:00 to 00:00"


def says_so(text: str) -> bool:
    """Whether words about times may name all hours: there midnight to midnight is no slip."""
    return _SIGN.search(text) is not None


def as_whole_days(made: tuple[Facts, ...]) -> tuple[Facts, ...]:
    """Times from midnight to midnight as an entry writes them: `all_day: yes`."""
    return tuple(_whole_day(one) for one in made)


def _whole_day(one: Facts) -> Facts:
    ends = {text_of(one.get(name)) for name in ("from", "to")}
    if "every" not in one or ends != {"00:00"}:
        return one
    rest = {name: value for name, value in one.items() if name not in {"from", "to"}}
    return {**rest, "all_day": Words("yes", "times")}
