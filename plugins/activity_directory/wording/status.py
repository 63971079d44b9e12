"""Whether it is running, and when it was last checked, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from activity_directory.model.status import Closed, CurrentStatus, Full, Paused, Status
from activity_directory.wording.dates import day_and_month, full_date
from activity_directory.wording.phrases import sentence


def status_sentence(
    status: Status,
    current_status: CurrentStatus,
    *,
    starts: date | None = None,
    ends: date | None = None,
    wait: str = "",
) -> str:
    """How it stands, with every date in full: "Paused since 20 October 2026. Our tutor is away. …".

    `starts` is when it next begins and `ends` when it was last on, where those are known.
    """
    match status, current_status:
        case Paused(), "paused":
            return _paused(status)
        case Closed(), "closed":
            return _closed(status)
        case _:
            until = status.until if isinstance(status, Full) else None
            detail: date | str | None = {
                "starting-soon": starts,
                "seasonal": starts,
                "finished": ends,
                "full": until,
                "waiting-list": wait.rstrip("."),
            }.get(current_status)
            known, unknown = _STATUS_WORDS[current_status]
            if not detail:
                return unknown
            return known.format(full_date(detail) if isinstance(detail, date) else detail)


# What is said where its date (or the length of the wait) is known, and where it isn't.
_STATUS_WORDS: Mapping[CurrentStatus, tuple[str, str]] = MappingProxyType(
    {
        "running": ("Running.", "Running."),
        "starting-soon": ("Starts on {}.", "Starting soon."),
        "waiting-list": ("There is a waiting list: {}.", "There is a waiting list."),
        "full": ("Full until {}.", "Full at the moment."),
        "paused": ("Paused for now.", "Paused for now."),
        "seasonal": (
            "Not running at this time of year. Starts again on {}.",
            "Not running at this time of year.",
        ),
        "finished": ("Finished on {}.", "Finished."),
        "closed": ("Closed.", "Closed."),
    }
)


def status_to_come(status: Status, today: date) -> str:
    """A pause or an end that is known but not here yet; nothing where there is none."""
    match status:
        case Paused(since=date() as since, back=back) if since > today:
            until = f", until {day_and_month(back, today)}" if back else ""
            return f"It will pause from {day_and_month(since, today)}{until}."
        case Closed(since=date() as since) if since > today:
            return f"It will close on {day_and_month(since, today)}."
        case _:
            return ""


def suspension_words(status: Paused | Closed) -> str:
    """A pause or an end, on whatever date it is read: "Paused from 1 May 2027. Back on …"."""
    what = "Paused" if isinstance(status, Paused) else "Closed"
    since = f" from {full_date(status.since)}" if status.since else ""
    back = status.back if isinstance(status, Paused) else None
    ends = f"Back on {full_date(back)}." if back else ""
    return " ".join(part for part in (f"{what}{since}.", sentence(status.because), ends) if part)


def checked_words(on: date) -> str:
    """When somebody last made sure: "Details checked 2 November 2026"."""
    return f"Details checked {full_date(on)}"


def checked_note(public_note: str, on: date) -> str:
    """How far the check went, with its date in place of {checked_on}."""
    return public_note.replace("{checked_on}", full_date(on))


def _paused(status: Paused) -> str:
    since = f" since {full_date(status.since)}" if status.since else " for now"
    back = (
        f"Back on {full_date(status.back)}."
        if status.back
        else "We do not know yet when it will be back."
    )
    return " ".join(part for part in (f"Paused{since}.", sentence(status.because), back) if part)


def _closed(status: Closed) -> str:
    since = f" since {full_date(status.since)}" if status.since else ""
    return f"Closed{since}. {sentence(status.because)}".rstrip()
