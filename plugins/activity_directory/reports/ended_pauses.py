"""Listings that were to be back by now, or to have places again, and nobody has said whether.

They are shown as running. The rule `pause-has-ended` says the same of each entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from activity_directory.listing.listing import Listing
from activity_directory.model.site import Site
from activity_directory.model.status import OVER, Full, Paused, is_past
from activity_directory.reports.freshness import Row, row_of
from activity_directory.sanitise.forge_markdown import code, link, plain
from activity_directory.wording.dates import full_date

_MOST = 50
"""A forge takes 65,536 characters; a line with its links may have 500."""


@dataclass(frozen=True, slots=True)
class EndedPause:
    """A listing whose pause, or whose "full", ended on `ended_on`."""

    row: Row
    ended_on: date
    was_full: bool


def ended_pauses(
    listings: Iterable[Listing], site: Site, base: str, today: date
) -> tuple[EndedPause, ...]:
    """Those that have ended by `today`, the longest ago first. What is over needs no answer."""
    found = []
    for listing in listings:
        status = listing.activity.status
        if listing.current_status in OVER or not is_past(status, today):
            continue
        ended_on = status.back if isinstance(status, Paused) else None
        if isinstance(status, Full):
            ended_on = status.until
        if ended_on is not None:
            row = row_of(listing, site, base, today)
            found.append(EndedPause(row, ended_on, isinstance(status, Full)))
    return tuple(sorted(found, key=lambda pause: (pause.ended_on, pause.row.slug)))


def as_markdown(pauses: tuple[EndedPause, ...]) -> Iterator[str]:
    """For an issue: a line for each, with whom to ask and a link to answer."""
    if not pauses:
        yield "No pause has ended without a word."
        return
    yield "These are shown as running again. Ask whether they are, and change the entry."
    yield ""
    for pause in pauses[:_MOST]:
        row = pause.row
        when = "It was full until" if pause.was_full else "It was due back on"
        whom = (row.organisation, f"ask for {row.ask_for}" if row.ask_for else "")
        ways = (row.phone, row.email)
        ask = ", ".join((*map(plain, filter(None, whom)), *map(code, filter(None, ways))))
        answer = link("Still right", row.still_right)
        yield f"- {link(row.name, row.url)}: {when} {full_date(pause.ended_on)}. {ask}. {answer}"
    if len(pauses) > _MOST:
        yield f"- and {len(pauses) - _MOST} more: `python3 publish.py check` names them"
