"""Whether it is running, as people write it and as it is on a date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from activity_directory.records import record


@record
class Running:
    """It is on as described."""


@record
class WaitingList:
    """People can ask for a place and may have to wait."""


@record
class Full:
    """No places until `until`, where that is known."""

    until: date | None = None
    try_instead: tuple[str, ...] = ()


@record
class Paused:
    """Stopped for a while since `since`; back on `back`, where that is known."""

    since: date | None = None
    back: date | None = None
    because: str = ""
    try_instead: tuple[str, ...] = ()


@record
class Closed:
    """Stopped for good on `since`."""

    since: date | None = None
    because: str = ""
    try_instead: tuple[str, ...] = ()


Status = Running | WaitingList | Full | Paused | Closed

CurrentStatus = Literal[
    "running",
    "starting-soon",
    "waiting-list",
    "full",
    "paused",
    "seasonal",
    "finished",
    "closed",
]
"""A status on a date: the ids of the vocabulary `statuses`."""

NOT_ON: frozenset[CurrentStatus] = frozenset({"paused", "seasonal", "finished", "closed"})
"""Statuses in which nobody can go: no card is printed and alternatives are offered."""

OVER: frozenset[CurrentStatus] = frozenset({"finished", "closed"})
"""Statuses that keep their page and leave every list."""


def alternatives(status: Status) -> tuple[str, ...]:
    """The activities the entry itself offers instead."""
    match status:
        case Full(try_instead=ids) | Paused(try_instead=ids) | Closed(try_instead=ids):
            return ids
        case Running() | WaitingList():
            return ()


def is_suspended_on(status: Status, day: date) -> bool:
    """Whether nothing takes place on `day`: it is paused, or has closed.

    The first day of a pause is off and the day it is back is on; the day of closing is off.
    """
    match status:
        case Closed(since=since):
            return since is None or since <= day
        case Paused(since=since, back=back):
            return (since is None or since <= day) and (back is None or day < back)
        case _:
            return False


def is_past(status: Status, day: date) -> bool:
    """Whether what stopped it has ended by `day`, and nobody has said since how it is."""
    match status:
        case Paused(back=back):
            return back is not None and back <= day
        case Full(until=until):
            return until is not None and until < day
        case _:
            return False


def longest_suspension(suspensions: Iterable[Closed | Paused], day: date) -> Closed | Paused | None:
    """Of what stops it on `day`, the one that lasts longest: closing, then an open end."""
    holding = [suspension for suspension in suspensions if is_suspended_on(suspension, day)]
    return max(holding, key=_lasts, default=None)


def _lasts(suspension: Closed | Paused) -> tuple[bool, bool, date]:
    back = suspension.back if isinstance(suspension, Paused) else None
    return (isinstance(suspension, Closed), back is None, back or date.max)


def current_status_on(
    status: Status,
    day: date,
    *,
    starts: date | None,
    ends: date | None,
    in_season: bool,
) -> CurrentStatus:
    """The status on `day`: what people wrote, and what the dates make of it.

    `starts` and `ends` are the first and the last session, None where there is no such day.
    A pause ends by itself on the day it says; so does "full".
    """
    if is_suspended_on(status, day):
        return "closed" if isinstance(status, Closed) else "paused"
    if ends is not None and ends < day:
        return "finished"
    if not in_season:
        return "seasonal"
    match status:
        case Full(until=until) if until is None or day <= until:
            return "full"
        case WaitingList():
            return "waiting-list"
        case _:
            pass
    if starts is not None and day < starts:
        return "starting-soon"
    return "running"
