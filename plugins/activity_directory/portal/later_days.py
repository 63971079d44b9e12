"""What a page must carry so that it is still right when it is read on a later day.

`theme/scripts/later-days` reads it and gives the engine's own answers for the reader's day:
how it stands, what it costs, when it is next, whether it is open now. The dates are worked out
here; the script only compares them.

The text is JSON: `from` and `until` are the first and the last day it can speak of; `sessions` are
parted by spaces, each a date, `s` (people come at the start), `h` (at any time between) or `d` (no
hours), its start, `-` and its end where known, `?` where it is uncertain, and behind `!` the last
day on which somebody new can join it, where that is not its own; `statuses` and `costs`
hold [from which day, what], in order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any

from activity_directory.listing.listing import NEAR, Listing
from activity_directory.model.cost import Cost, is_free_on
from activity_directory.model.schedule import (
    Always,
    Monthly,
    OpeningHours,
    Period,
    Weekly,
    YearlySeason,
)
from activity_directory.model.sessions import Session, stretches
from activity_directory.model.status import CurrentStatus, Full
from activity_directory.wording.costs import cost_summary

MOST_SESSIONS = 60

_DAY = timedelta(days=1)


def later_days_of(listing: Listing, labels: Mapping[str, str]) -> str:
    """The next four weeks of a listing, for the script. `labels` are the words of statuses."""
    sessions, until = _sessions(listing)
    return _written(listing, until, sessions, *_changes_until(until, listing, labels))


def later_changes_of(listing: Listing, labels: Mapping[str, str]) -> str:
    """The same without sessions, for a list; empty where nothing changes in four weeks."""
    until = listing.today + NEAR
    statuses, costs = _changes_until(until, listing, labels)
    if len(statuses) == len(costs) == 1:
        return ""
    return _written(listing, until, (), statuses, costs)


def _written(
    listing: Listing,
    until: date,
    sessions: Iterable[Session],
    statuses: Sequence[tuple[Any, ...]],
    costs: Sequence[tuple[Any, ...]],
) -> str:
    found = {
        "from": listing.today.isoformat(),
        "until": until.isoformat(),
        "sessions": " ".join(_session_to_join(session, listing) for session in sessions),
        "statuses": statuses,
        "costs": costs,
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _changes_until(
    until: date, listing: Listing, labels: Mapping[str, str]
) -> tuple[Sequence[tuple[Any, ...]], Sequence[tuple[Any, ...]]]:
    """How it stands, and what it costs, with the days on which either becomes another."""
    today, prices = listing.today, listing.activity.costs
    return (
        _changes(
            sorted({today, *_turns(listing, until)}), lambda day: _status(listing, day, labels)
        ),
        _changes(
            sorted({today, *_price_turns(prices, today, until)}),
            lambda day: (cost_summary(prices, day), int(is_free_on(prices, day))),
        ),
    )


def _sessions(listing: Listing) -> tuple[Sequence[Session], date]:
    """The sessions in a row from yesterday to a day, that day, and the first one after it."""
    last, near = listing.today + NEAR, listing.near
    if len(near) > MOST_SESSIONS:
        last = near[MOST_SESSIONS].on - _DAY
        near = tuple(session for session in near if session.on <= last)
    return (*near, *_first_after(listing, last)), last


def _first_after(listing: Listing, last: date) -> Iterator[Session]:
    """The sessions after `last`, up to the first one that can still be joined on it."""
    for session in listing.next_since(
        last + _DAY, 1 if listing.joins_any_session else MOST_SESSIONS
    ):
        yield session
        if listing.last_day_to_join(session) >= last:
            break


def _session_to_join(session: Session, listing: Listing) -> str:
    last = listing.last_day_to_join(session)
    return session_code(session) + ("" if last == session.on else f"!{last}")


def session_code(session: Session) -> str:
    """One session as the script reads it: "2026-11-24s10:00-12:00"."""
    end = f"-{session.end:%H:%M}" if session.end is not None else ""
    doubt = "" if session.certain else "?"
    return f"{session.on}{_kind(session)}{session.start:%H:%M}{end}{doubt}"


def _kind(session: Session) -> str:
    if not session.hours_known:
        return "a"
    match session.schedule:
        case OpeningHours() | Always():
            return "h"
        case Weekly(hours=hours) | Monthly(hours=hours) if hours.start == hours.end == time(0):
            return "d"
        case _:
            return "s"


def _status(listing: Listing, day: date, labels: Mapping[str, str]) -> tuple[CurrentStatus, str]:
    current_status = (
        listing.current_status if day == listing.today else listing.on(day).current_status
    )
    return current_status, labels.get(current_status, current_status)


def _changes(
    days: Iterable[date], answer: Callable[[date], tuple[Any, ...]]
) -> list[tuple[Any, ...]]:
    """The days on which the answer becomes another, each with the answer from then on."""
    answers = [(day, answer(day)) for day in days]
    new = [after for before, after in pairwise(answers) if after[1] != before[1]]
    return [(day.isoformat(), *words) for day, words in (*answers[:1], *new)]


def _turns(listing: Listing, until: date) -> Iterator[date]:
    """Every day up to `until` on which its status could change."""
    today = listing.today
    days: list[date | None] = [listing.starts, _after(listing.ends)]
    for suspension in listing.suspensions:
        days += [suspension.status.since, getattr(suspension.status, "back", None)]
    if isinstance(listing.activity.status, Full):
        days.append(_after(listing.activity.status.until))
    for schedule in listing.activity.when:
        for first, last in stretches(schedule, listing.calendar):
            days += [first, _after(last)]
        days += _season_turns(schedule.limits.season, today, until)
    return (day for day in days if day is not None and today < day <= until)


def _season_turns(season: Period | YearlySeason | None, today: date, until: date) -> Iterator[date]:
    if season is not None:
        for number in range(1, (until - today).days + 1):
            day = today + timedelta(days=number)
            if season.holds(day) is not season.holds(day - _DAY):
                yield day


def _price_turns(costs: Iterable[Cost], today: date, until: date) -> Iterator[date]:
    """Every day up to `until` on which a price starts or ends, or a year whose number is said."""
    days = [date(today.year + 1, 1, 1)]
    for cost in costs:
        days += [day for day in (cost.since, _after(cost.until)) if day is not None]
    return (day for day in days if today < day <= until)


def _after(day: date | None) -> date | None:
    return None if day is None else day + _DAY
