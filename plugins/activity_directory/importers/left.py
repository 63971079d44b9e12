"""Listings that their list no longer has, or calls closed: they are paused for people to look at.

Nothing is deleted. Once a list has a listing again, it is as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from activity_directory.importers import imported, three_way
from activity_directory.importers.again import Again
from activity_directory.importers.imported import Line
from activity_directory.importers.sent import NOT_FOR_THE_PUBLIC, Incoming, Sent
from activity_directory.importers.table import TO_DO
from activity_directory.intake.submission import Submission, Understood
from activity_directory.intake.writing import Value, Words
from activity_directory.model.activity import Activity
from activity_directory.model.status import Closed, Paused
from activity_directory.schema.values.not_known import ASK

MOST_AT_ONCE = 3
"""So many may leave a list at once, or a quarter of it: more looks like a part of the list."""
STATUS = "status"


class Gone(NamedTuple):
    """A listing that is to be paused: its row, where there is one, and what is written."""

    sent: Sent
    made: Understood
    line: Line


class Left(NamedTuple):
    """What is to be paused, and how many would be if the file were the whole list."""

    gone: tuple[Gone, ...] = ()
    held: int = 0
    of: int = 0
    is_damaged: bool = False
    """Whether nobody can say what the file has, as a part of it breaks off."""


NOTHING_LEFT = Left()


def left(
    incoming: Incoming, again: Again, ended: Mapping[str, Sent], today: date, *, is_whole: bool
) -> Left:
    """The listings that a list no longer has. `ended` are those whose row says that they ended.

    With `is_whole`, somebody has said that the file has all of the list.
    """
    found = [gone for slug, sent in ended.items() for gone in _gone(again, slug, sent, today)]
    was_left_out = TO_DO in incoming.columns  # rows that were left out before
    if not (incoming.list and incoming.is_table) or (was_left_out and not is_whole):
        return Left(tuple(found))
    of_it = [slug for slug, line in again.lines.items() if _is_of(line, incoming.list)]
    absent = [
        gone
        for slug in of_it
        if slug not in again.claimed | again.seen | ended.keys()
        for gone in _gone(again, slug, None, today)
    ]
    is_part = incoming.is_part or any(not sent.submission.answers for sent in incoming.every)
    too_many = is_part or len(absent) > max(MOST_AT_ONCE, len(of_it) // 4)
    if (too_many and not is_whole) or incoming.is_damaged:
        return Left(tuple(found), len(absent), len(of_it), incoming.is_damaged)
    return Left((*found, *absent))


def _is_of(line: Line, name: str) -> bool:
    return (
        bool(line.list)
        and "/" not in line.listing
        and imported.list_called(line.list) == imported.list_called(name)
    )


def may_be_paused(again: Again, slug: str) -> bool:
    """Whether it is a listing of its own that is neither paused nor closed already."""
    line, activity = again.lines.get(slug), again.now(slug)
    return (
        line is not None
        and activity is not None
        and not line.left
        and again.line_of(activity) is line
        and not isinstance(activity.status, Closed | Paused)
    )


def _gone(again: Again, slug: str, sent: Sent | None, today: date) -> Iterator[Gone]:
    """What is written of a listing that may be paused. Its line says which status it had."""
    line, activity = again.lines.get(slug), again.now(slug)
    if line is None or activity is None or not may_be_paused(again, slug):
        return
    ended = ended_of(sent)
    pause = _pause(line.list, ended, today)
    before = activity.places_in_file.text
    here = three_way.facts_in(before)
    status = here.get(STATUS, Words("running"))
    written: dict[str, Value | None] = {STATUS: pause}
    if ended_of(sent) == NOT_FOR_THE_PUBLIC:
        written |= _least(here)
    text = three_way.with_facts(before, written)
    facts = {name: of for name, of in line.facts.items() if name not in written}
    kept = {name: value for name, value in written.items() if value is not None}
    facts |= {name: three_way.print_of_fact(kept, name) for name in kept}
    yield Gone(
        Sent(
            Submission("pause", {"name": activity.name}),
            sent.place if sent is not None else "",
            ended=ended,
        ),
        Understood("pause", activity.slug, _file_of(activity), text, before, (), (), {}),
        line._replace(left=as_json(status), facts=facts),
    )


def ended_of(sent: Sent | None) -> str:
    """The word by which a row says that a listing ended; empty where there is no row."""
    return sent.ended if sent is not None else ""


_TEXTS = (three_way.FIRST_TIME, "access", "how_to_join")
"""What may say where something is, or how to get in, and which an entry can do without."""


def _least(here: Mapping[str, Value]) -> dict[str, Value | None]:
    """What stands in place of where it is, and of its texts, while it is not to be published.

    All that is left is what readers with an old card need: what it is called, and that it is off.
    """
    least: dict[str, Value | None] = {name: None for name in _TEXTS if name in here}
    if three_way.DESCRIPTION in here and "summary" in here:
        least[three_way.DESCRIPTION] = here["summary"]
    if "venue" in here:
        least["venue"] = Words(ASK)
    return least


def _file_of(activity: Activity) -> str:
    return f"activities/{activity.places_in_file.path.rpartition('/')[2]}"


def _pause(of: str, ended: str, today: date) -> dict[str, Value]:
    """The status that readers see, with the reason."""
    whose = of or "the list it came from"
    why = f"{whose} says “{ended}”" if ended else f"{whose} no longer has it"
    if ended == NOT_FOR_THE_PUBLIC:
        because = "We may not publish more about it at the moment. It may still run."
    else:
        because = f"{why[:1].upper()}{why[1:]}, so we are asking whether it still runs."
    return {"paused": Words(today.isoformat()), "because": Words(because)}


def as_json(value: Value) -> str:
    """The value of a field on one line."""
    return json.dumps(_bare(value), ensure_ascii=False)


def _bare(value: Value) -> object:
    if isinstance(value, Words):
        return value.text
    if isinstance(value, Mapping):
        return {name: _bare(one) for name, one in value.items()}
    return [_bare(one) for one in value]


def status_before(line: Line) -> Value:
    """The status that a listing had before it was paused; running where that can't be read."""
    try:
        return _value(json.loads(line.left)) or Words("running")
    except ValueError:
        return Words("running")


def _value(bare: object) -> Value:
    if isinstance(bare, dict):
        return {str(name): _value(one) for name, one in bare.items()}
    if isinstance(bare, list):
        return tuple(map(_value, bare))
    return Words(str(bare))
