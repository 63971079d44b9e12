"""The times of two listings that become one: one activity may be on at those of both. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from activity_directory.intake.writing import Value, items_of, text_of
from activity_directory.schema.reading import field_name
from activity_directory.schema.values.days import DAYS

_HOLD_FOR_TIMES = frozenset({"venue", "format", "cost", "audiences", "access", "languages"})
"""Facts that hold for all times of a listing: where they differ, so do the sessions."""


def times_of_both(here: Mapping[str, Value], there: Mapping[str, Value]) -> Value | None:
    """The `when` of both listings; None where they have no times to add, or differ in more.

    `here` and `there` are the facts of both, by name. Patterns that differ in their days alone
    become one.
    """
    ours, theirs = _patterns(here.get("when")), _patterns(there.get("when"))
    both = {name for name in here.keys() & there.keys() if _holds_for_times(name)}
    if not (ours and theirs) or any(here[name] != there[name] for name in both):
        return None
    found = list(ours)
    for one in theirs:
        _add(found, one)
    return tuple(found) if found != list(ours) else None


def _holds_for_times(name: str) -> bool:
    return name in _HOLD_FOR_TIMES or name.startswith("eligibility.")


def _patterns(when: Value | None) -> tuple[Mapping[str, Value], ...]:
    """Times that come again, or dates; nothing where not all of them are such."""
    items = (when,) if isinstance(when, Mapping) else when if isinstance(when, tuple) else ()
    found = tuple(one for one in items if isinstance(one, Mapping) and _is_at_times(one))
    return found if len(found) == len(items) else ()


def _is_at_times(one: Mapping[str, Value]) -> bool:
    return not {"every", "dates", "date"}.isdisjoint(map(field_name, one))


def _add(found: list[Mapping[str, Value]], one: Mapping[str, Value]) -> None:
    """Add a pattern, or its days to the first that says the same of others."""
    for index, other in enumerate(found):
        if one == other:
            return
        if "days" in one and "days" in other and _but_for_days(one) == _but_for_days(other):
            found[index] = {**other, "days": _days(other["days"], one["days"])}
            return
    found.append(one)


def _but_for_days(one: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in one.items() if name != "days"}


def _days(*every: Value) -> Value:
    """The days of both, each once, in the order of the week; others as they were written."""
    days = {text_of(day): day for one in every for day in items_of(one)}
    order = {day: number for number, day in enumerate(DAYS)}
    return tuple(days[day] for day in sorted(days, key=lambda day: order.get(day, len(DAYS))))
