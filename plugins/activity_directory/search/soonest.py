"""The file by which the find page puts what is on soonest first."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from activity_directory.model.schedule import Always, OpeningHours
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from activity_directory.model.sessions import Session
    from activity_directory.search.facets import Row


SOONEST = f"{addresses.SEARCH}soonest.json"


def soonest(ordered: Sequence[Row]) -> dict[str, Any]:
    """The next sessions of each row: in minutes from the first midnight of `day`, in London.

    For each session, two numbers in a row: when it starts, and the last moment to come to it,
    which for opening hours is their end. `day` is empty where no row has a session.
    """
    first = min((row.sessions[0].start for row in ordered if row.sessions), default=None)
    if first is None:
        return {"day": "", "rows": [[] for _ in ordered]}
    midnight = datetime.combine(first.date(), time(), first.tzinfo)
    return {
        "day": midnight.date().isoformat(),
        "rows": [list(_moments(row.sessions, midnight)) for row in ordered],
    }


_LAST_MINUTE = 24 * 60 - 1


def _moments(sessions: Iterable[Session], midnight: datetime) -> Iterator[int]:
    for session in sessions:
        start = _minutes(session.start, midnight)
        if not session.hours_known:
            start += _LAST_MINUTE  # what is on at some time of a day comes after what has one
        yield start
        stays_open = isinstance(session.schedule, OpeningHours | Always)
        is_timed = stays_open and session.hours_known
        yield _minutes(session.end, midnight) if is_timed and session.end else start


def _minutes(moment: datetime, midnight: datetime) -> int:
    """As the clocks on the wall count them: a day has 1,440, even when they are changed."""
    day = (moment.date() - midnight.date()).days
    return 1440 * day + 60 * moment.hour + moment.minute
