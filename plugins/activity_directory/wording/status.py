"""Whether it is running, and when it was last checked, in words."""

from __future__ import annotations

from datetime import date

from activity_directory import messages
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
            if not detail:
                return messages.text(f"status.now-{current_status}")
            words = full_date(detail) if isinstance(detail, date) else detail
            return messages.text(f"status.with-detail-{current_status}", detail=words)


def status_to_come(status: Status, today: date) -> str:
    """A pause or an end that is known but not here yet; nothing where there is none."""
    match status:
        case Paused(since=date() as since, back=back) if since > today:
            date_since = day_and_month(since, today)
            if back is None:
                return messages.text("status.will-pause", date=date_since)
            until = day_and_month(back, today)
            return messages.text("status.will-pause-until", date=date_since, end=until)
        case Closed(since=date() as since) if since > today:
            return messages.text("status.will-close", date=day_and_month(since, today))
        case _:
            return ""


def suspension_words(status: Paused | Closed) -> str:
    """A pause or an end, on whatever date it is read: "Paused from 1 May 2027. Back on …"."""
    kind = "paused" if isinstance(status, Paused) else "closed"
    back = status.back if isinstance(status, Paused) else None
    if status.since:
        begins = messages.text(f"status.from-{kind}", date=full_date(status.since))
    else:
        begins = messages.text(f"status.undated-{kind}")
    ends = messages.text("status.back", date=full_date(back)) if back else ""
    return _sentences(begins, sentence(status.because), ends)


def checked_words(on: date) -> str:
    """When somebody last made sure: "Details checked 2 November 2026"."""
    return messages.text("status.checked", date=full_date(on))


def checked_note(public_note: str, on: date) -> str:
    """How far the check went, with its date in place of {checked_on}."""
    return public_note.replace("{checked_on}", full_date(on))


def _paused(status: Paused) -> str:
    if status.back:
        back = messages.text("status.back", date=full_date(status.back))
    else:
        back = messages.text("status.back-unknown")
    return _sentences(_since(status, "paused"), sentence(status.because), back)


def _closed(status: Closed) -> str:
    return _sentences(_since(status, "closed"), sentence(status.because))


def _since(status: Paused | Closed, kind: str) -> str:
    if status.since:
        return messages.text(f"status.since-{kind}", date=full_date(status.since))
    return messages.text(f"status.now-{kind}")


def _sentences(*sentences: str) -> str:
    """Those that there are, one after another."""
    return " ".join(filter(None, sentences))
