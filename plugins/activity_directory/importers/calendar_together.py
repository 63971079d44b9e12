"""Times of a calendar that differ only in their days, in one item of an entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from activity_directory.intake.schedule_facts import Dated
from activity_directory.model.schedule import Once, Weekly


def together(schedules: Sequence[Dated]) -> Iterator[Dated]:
    """Times that differ only in their days, in one item."""
    left = list(dict.fromkeys(schedules))
    while left:
        first = left.pop(0)
        for other in tuple(left):
            joint = _joint(first, other)
            if joint is not None:
                left.remove(other)
                first = joint
        yield first


def _joint(one: Dated, other: Dated) -> Dated | None:
    mine, theirs = one.limits, other.limits
    if one.hours != other.hours or mine.note != theirs.note:
        return None
    extra = tuple(sorted({*mine.extra, *theirs.extra}))
    if isinstance(one, Once) and isinstance(other, Once):
        first, *more = sorted({one.on, other.on, *extra})
        return Once(first, one.hours, replace(mine, extra=tuple(more)))
    if not (isinstance(one, Weekly) and isinstance(other, Weekly)):
        return None
    apart = not set(one.days) & set(other.days)
    plain_weeks = one.every == other.every == 1 and not (mine.breaks or theirs.breaks)
    if not (apart and plain_weeks and not extra) or mine.ending != theirs.ending:
        return None
    starts = [mine.starting, theirs.starting]
    begin = [day for day in starts if day is not None]
    if len(begin) == 1 or (begin and begin[0].isocalendar()[:2] != begin[1].isocalendar()[:2]):
        return None
    return replace(
        one,
        days=tuple(sorted({*one.days, *other.days})),
        limits=replace(
            mine,
            starting=min(begin, default=None),
            skipped=tuple(sorted({*mine.skipped, *theirs.skipped}, key=str)),
        ),
    )
