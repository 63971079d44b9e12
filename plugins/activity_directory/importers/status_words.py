"""What the words in a column *Status* say: `Active`, `Full - waiting list`, `On hold`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from activity_directory.intake.answers import Fault
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

_RUNNING = re.compile(
    r"(?:active|running|live|open|current|published|yes|y|true|approved|ok|on|available|ongoing"
    r"|no wait(?:ing(?: list)?)?|not full|taking (?:new )?(?:people|referrals|members)"
    r"|(?:places|spaces) available)",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"(?:currently |now |at present )?(?:full(?:y booked)?(?: up)?|oversubscribed|at capacity"
    r"|no (?:places|spaces|vacancies)(?: left| available)?)(?: at (?:the moment|present)| for now)?"
    r"|wait(?:ing)?[ -]?list (?:is )?(?:closed|full)",
    re.IGNORECASE,
)
_WAITING = re.compile(
    r"(?:(?:there is|has|have|with|operates?|running) )?(?:a |the )?wait(?:ing)?[ -]?list"
    r"(?: (?:only|open|in operation|operates|applies|available|in place|is open))?",
    re.IGNORECASE,
)
_NOT_RUNNING = re.compile(
    r"\b(?:inactive|not active|closed?|paused?|suspended|ended|finished|stopped|cancelled|expired"
    r"|archived|unpublished|draft|pending|deleted|temporarily closed|defunct|on hold"
    r"|dormant|dissolved|withdrawn|removed|hidden|not running"
    r"|not (?:currently )?open)\b|^(?:n|no|false)$",
    re.IGNORECASE,
)
_FOR_A_WHILE = re.compile(r"\b(?:in|on|over|during|at|for) \w", re.IGNORECASE)
"""What is closed then runs on: `Open, closed in August`."""
_BETWEEN = re.compile(r"\s*(?:[;:,/()\[\]|–—]|\s-\s|\b(?:but|and|with)\b)\s*", re.IGNORECASE)


class Status(NamedTuple):
    """What words say: a status by its id, that it has ended, or nothing that is known.

    `rest` is what a listing that is running says beside that: `closed in August`.
    """

    known: Literal["", "running", "full", "waiting-list", "ended"]
    rest: str = ""


def status_in(text: str) -> Status:
    """The status that words say. Of `Full - waiting list` people can be put on that list."""
    words = " ".join(text.split()).strip(" .!*")
    parts = [part for part in _BETWEEN.split(words) if part]
    each = [_of_a_part(part) for part in (words, *parts)]
    known = [one for one in (each[0], *each[1:]) if one]
    if not words or not known:
        return Status("")
    if each[0]:
        return Status(each[0])
    ended = [part for part, one in zip(parts, each[1:], strict=True) if one == "ended"]
    if ended and not (each[1] == "running" and all(map(_FOR_A_WHILE.search, ended))):
        return Status("ended")
    best = next(one for one in ("waiting-list", "full", "running") if one in known)
    return Status(best, words if ended or not all(each[1:]) else "")


def _of_a_part(words: str) -> Literal["", "running", "full", "waiting-list", "ended"]:
    if _RUNNING.fullmatch(words):
        return "running"
    if _FULL.fullmatch(words):
        return "full"
    if _WAITING.fullmatch(words):
        return "waiting-list"
    return "ended" if not _BETWEEN.search(words) and _NOT_RUNNING.search(words) else ""


def has_ended(status: str) -> bool:
    """Whether words say that a listing is not running."""
    return status_in(status).known == "ended"


def not_understood(text: str) -> Iterator[Fault]:
    """Why a row with a status that nobody knows is refused."""
    if text.strip() and not status_in(text).known:
        yield Fault(
            "",
            f"Status: expected `Active`, `Waiting list`, `Full` or `Closed`, found "
            f"{quoted(shown(text))}",
            "Write one of these, or say in a map that the column is `not used`.",
        )


def not_running(status: str) -> Fault:
    """Why a row is refused with a status that says that it is not running."""
    return Fault(
        "",
        f"Status: this says {quoted(status)}, so it is not imported",
        "If it is running, write `Active` there.",
    )
