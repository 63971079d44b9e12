"""Whether it is running, as people write it and as it stands on a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Running:
    """It is on as described."""


@dataclass(frozen=True, slots=True)
class WaitingList:
    """People can ask for a place and may have to wait."""


@dataclass(frozen=True, slots=True)
class Full:
    """No places until `until`, where that is known."""

    until: date | None = None
    try_instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paused:
    """Stopped for a while since `since`; back on `back`, where that is known."""

    since: date | None = None
    back: date | None = None
    because: str = ""
    try_instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """Stopped for good on `since`."""

    since: date | None = None
    because: str = ""
    try_instead: tuple[str, ...] = ()


Status = Running | WaitingList | Full | Paused | Closed

Standing = Literal[
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

NOT_ON: frozenset[Standing] = frozenset({"paused", "seasonal", "finished", "closed"})
"""Standings in which nobody can go: no card is printed and alternatives are offered."""

OVER: frozenset[Standing] = frozenset({"finished", "closed"})
"""Standings that keep their page and leave every list."""


def alternatives(status: Status) -> tuple[str, ...]:
    """The activities the entry itself offers instead."""
    match status:
        case Full(try_instead=ids) | Paused(try_instead=ids) | Closed(try_instead=ids):
            return ids
        case Running() | WaitingList():
            return ()


def standing_on(
    status: Status,
    day: date,
    *,
    starts: date | None,
    ends: date | None,
    in_season: bool,
) -> Standing:
    """The status on `day`: what people wrote, and what the dates make of it.

    `starts` and `ends` are the first and the last session, None where there is no such day.
    A pause ends by itself on the day it says; so does "full".
    """
    match status:
        case Closed(since=since) if since is None or since <= day:
            return "closed"
        case Paused(since=since, back=back) if (since is None or since <= day) and (
            back is None or day < back
        ):
            return "paused"
        case _:
            pass
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
