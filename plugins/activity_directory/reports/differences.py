"""Values of entries in words, and how two versions of a record differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from activity_directory.model.activity import Activity
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.cost import Cost
from activity_directory.model.organisation import Organisation
from activity_directory.model.place import Venue
from activity_directory.model.schedule import Hours, Limits, Schedule
from activity_directory.model.status import Closed, Full, Paused, Status, alternatives
from activity_directory.reports.change_words import (
    Items,
    answers_changed,
    changed,
    how_long,
    is_prose,
    list_changed,
    lowered,
    plain_words,
    quoted,
    sentence,
    text_changed,
)
from activity_directory.schema import fields as table
from activity_directory.schema.kinds import EMAIL, PHONE, TEXT_NUMBER, URL, ListOf, RecordOf
from activity_directory.schema.reading import Field, Table
from activity_directory.vocabulary import Term
from activity_directory.wording.costs import cost_by_date
from activity_directory.wording.dates import full_date, hours_words, time_words
from activity_directory.wording.phrases import joined
from activity_directory.wording.schedules import schedule_line
from activity_directory.wording.status import suspension_words

WITHHELD = "a place that is withheld"
MOST_LINES = 60
"""Lines about one entry."""


BODIES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "activity": (("First time", "first_time"),),
        "story": (("Words of the story", "text"),),
        "fund": (("Words of the page", "text"),),
        "page": (("Words of the page", "text"),),
    }
)
"""Texts below the header, which no field of the table stands for."""


def _ask_about(of: Table, field: Field) -> str:
    """How to make sure that a new value of a field is right; empty where nobody needs to ask."""
    if of is table.CHECKED and field.name == "by":
        return "ask those who checked before whether that is right"
    return next((ask for kind, ask in _ASK if field.kind is kind), "")


_ASK = (
    (PHONE, "ring the old number and ask whether that is right"),
    (TEXT_NUMBER, "write to the old number and ask whether that is right"),
    (EMAIL, "write to the old address and ask whether that is right"),
    (URL, "look at both pages, and ask the group whether that is right"),
)
"""A change of these could lead people away from a group, so it is asked through its old contact."""

WITHOUT_THE_GROUP = frozenset({"contact", "checked", "eligibility"})
"""Groups whose fields say by themselves what they are."""


@dataclass(frozen=True, slots=True)
class Differences:
    """Says values in words, and how two of them differ."""

    today: date
    calendar: CivicCalendar

    def first(self, record: Any, of: Table) -> Iterator[str]:  # noqa: ANN401 - of any folder
        """What a new entry says, each field once; nothing of a place that is withheld."""
        if getattr(record, "withheld", False):
            yield "It is not shown here: the place is withheld."
            return
        for field in of.fields:
            value = _value(record, field)
            words = how_long(value) if is_prose(value) else self.words(value, field)
            if field.name not in {"name", "title"} and words not in {"", "no"}:
                yield sentence(f"{field.label}: {words}")
        for label, attribute in BODIES.get(of.name, ()):
            if getattr(record, attribute):
                yield f"{label}: {how_long(getattr(record, attribute))}."

    def between(self, before: Any, after: Any, of: Table) -> Iterator[str]:  # noqa: ANN401
        """How two versions of a record differ, field by field in the order of the table.

        Of a place that is withheld, in either, only that it changed.
        """
        hidden = getattr(before, "withheld", False) or getattr(after, "withheld", False)
        lines = [
            f"{field.label} changed. It is not shown here: the place is withheld."
            if hidden and field.name != "withheld"
            else line
            for field in of.fields
            for line in self._differing(field, _value(before, field), _value(after, field))
        ]
        for label, attribute in BODIES.get(of.name, ()):
            lines += text_changed(label, getattr(before, attribute), getattr(after, attribute))
        yield from lines[:MOST_LINES]
        if len(lines) > MOST_LINES:
            yield f"And {len(lines) - MOST_LINES} more."

    def to_ask(self, before: Any, after: Any, of: Table) -> Iterator[str]:  # noqa: ANN401
        """What to ask where people are to be reached another way, or somebody else has checked."""
        if getattr(before, "withheld", False) or getattr(after, "withheld", False):
            return
        for field in of.fields:
            was, now = _value(before, field), _value(after, field)
            if _is_record(was, field.kind) and _is_record(now, field.kind):
                inner = field.kind.table if isinstance(field.kind, RecordOf) else _table_of(now)
                yield from self.to_ask(was, now, inner)
            elif was and was != now and (ask := _ask_about(of, field)):
                old, new = self.words(was, field), self.words(now, field)
                yield f"{field.label} was {old}, and {f'is {new}' if new else 'is gone'}: {ask}."

    def _differing(self, field: Field, before: Any, after: Any) -> Iterator[str]:  # noqa: ANN401
        kind = field.kind
        if _id(before) and _id(before) == _id(after):
            return  # what changed in it is told where it stands
        if field.name == "when":
            yield from self._times(before, after)
        elif kind.value_is == "answers":
            yield from answers_changed(field.label, before, after)
        elif isinstance(kind, RecordOf) and isinstance(before or after, _STATUS):
            yield from changed(field.label, self.status(before), self.status(after))
        elif _is_record(before, kind) and _is_record(after, kind):
            inner = kind.table if isinstance(kind, RecordOf) else _table_of(after)
            for line in self.between(before, after, inner):
                plain = field.name in WITHOUT_THE_GROUP
                yield line if plain else f"{field.label}: {lowered(line)}"
        elif isinstance(kind, ListOf):
            was, now = self.items(before, kind), self.items(after, kind)
            records = isinstance(kind.kind, RecordOf) and field.name != "cost"
            yield from list_changed(field.label, was, now, whole=not records)
        else:
            old, new = self.words(before, field), self.words(after, field)
            if is_prose(before) or is_prose(after):
                yield from text_changed(field.label, before or "", after or "")
            else:
                yield from changed(field.label, old, new)

    # --- values in words

    def words(self, value: Any, field: Field) -> str:  # noqa: ANN401 - of any kind
        """A value as a phrase; empty where there is nothing to say."""
        if value is None or value in ("", ()):
            return ""
        if isinstance(value, _STATUS):
            return self.status(value)
        if field.kind.value_is == "answers":
            return joined(f"{term.label}: {answer}" for term, answer in value)
        if isinstance(value, tuple) and isinstance(field.kind, ListOf):
            return joined(self.items(value, field.kind).values())
        if isinstance(field.kind, RecordOf):
            return self.record(value, field.kind.table)
        return self.one(value, field.kind)

    def items(self, values: Iterable[Any], kind: Any) -> Items:  # noqa: ANN401 - as above
        """Each value of a list in words. `kind` is the list's, or the table of its records."""
        inner = kind.kind if isinstance(kind, ListOf) else kind
        described = ((value, self.one(value, inner)) for value in values)
        return {_id(value) or words: words for value, words in described}

    def one(self, value: Any, kind: Any) -> str:  # noqa: ANN401 - as above
        """One value of a kind."""
        match value:
            case Cost():
                return cost_by_date([value], date.min)[0].rstrip(".")
            case Venue(withheld=True):
                return WITHHELD
            case Organisation(id="") | Venue(id=""):
                name, _, rest = self.record(value, _table_of(value)).partition("; ")
                return name.partition(": ")[2] + (f" ({rest})" if rest else "")
            case Organisation() | Venue():
                return quoted(value.name)
            case Term():
                return quoted(value.label)
            case _ if isinstance(kind, RecordOf):
                return self.record(value, kind.table)
            case _ if isinstance(kind, Table):
                return self.record(value, kind)
            case tuple():
                return joined(self.one(item, kind) for item in value)
            case _:
                return plain_words(value, kind)

    def record(self, value: Any, of: Table) -> str:  # noqa: ANN401 - as above
        """A record in one phrase, field by field."""
        if _is_schedule(value):
            return self.time(value)
        if isinstance(value, Cost):
            return self.one(value, None)
        if isinstance(value, tuple):  # (date, name) of a bank holiday
            return ", ".join(self.one(part, None) for part in value)
        labelled = ((field.label, self.words(_value(value, field), field)) for field in of.fields)
        return "; ".join(
            f"{label}: {words}" for label, words in labelled if words and words != "no"
        )

    def status(self, status: Status) -> str:
        """How it is running, on whatever day this is read."""
        match status:
            case Paused() | Closed():
                words = suspension_words(status).rstrip(".")
            case Full(until=date() as until):
                words = f"Full until {full_date(until)}"
            case _:
                words = {"WaitingList": "Waiting list"}.get(type(status).__name__) or type(
                    status
                ).__name__
        offered = alternatives(status)
        return f"{words}; instead: {', '.join(offered)}" if offered else words

    # --- times

    def time(self, schedule: Schedule) -> str:
        """A time as people read it, quoted: it has commas of its own."""
        return f"“{schedule_line(schedule, self.today, self.calendar)}”"

    def _times(self, before: Sequence[Schedule], after: Sequence[Schedule]) -> Iterator[str]:
        old = [schedule for schedule in before if schedule not in after]
        new = [schedule for schedule in after if schedule not in before]
        if len(old) != len(new):
            in_words = ({words: words for words in map(self.time, times)} for times in (old, new))
            yield from list_changed("When", *in_words, whole=False)
            return
        for was, now in zip(old, new, strict=True):
            which = "" if len(before) == len(after) == 1 else f"{self.time(was)}: "
            for line in self._time(was, now):
                yield f"{which}{lowered(line) if which else line}"

    def _time(self, was: Schedule, now: Schedule) -> Iterator[str]:
        """How one time differs: its hours alone, its limits alone, or all of it."""
        limited = replace(was, limits=now.limits)
        hours_then, hours_now = getattr(was, "hours", None), getattr(now, "hours", None)
        if limited == now:
            yield from self._limits(was.limits, now.limits)
        elif (
            isinstance(hours_then, Hours)
            and isinstance(hours_now, Hours)
            and type(was) is type(now)
            and _with_hours(limited, hours_now) == now
        ):
            yield from _hours(hours_then, hours_now)
            yield from self._limits(was.limits, now.limits)
        else:
            then, words = self.time(was), self.time(now)
            if then == words:
                yield f"When changed in a way that its sentence, {words}, does not show."
            else:
                yield sentence(f"When changed from {then} to {words}")

    def _limits(self, was: Limits, now: Limits) -> Iterator[str]:
        for field in table.WHEN.fields:
            part, _, name = field.attribute.partition(".")
            if part == "limits":
                yield from self._differing(field, getattr(was, name), getattr(now, name))


_STATUS = Status.__args__


def _is_schedule(value: Any) -> bool:  # noqa: ANN401 - any value is asked
    return isinstance(getattr(value, "limits", None), Limits)


def _with_hours(schedule: Any, hours: Hours) -> Any:  # noqa: ANN401 - those shapes that have hours
    return replace(schedule, hours=hours)


def _hours(was: Hours, now: Hours) -> Iterator[str]:
    start, end = table.WHEN.by_name["from"].label, table.WHEN.by_name["to"].label
    if was.start != now.start and was.end != now.end and was.end and now.end:
        yield f"Time changed from “{hours_words(was)}” to “{hours_words(now)}”."
        return
    yield from changed(start, time_words(was.start), time_words(now.start))
    yield from changed(
        end,
        time_words(was.end) if was.end else "",
        time_words(now.end) if now.end else "",
    )


def _value(record: Any, field: Field) -> Any:  # noqa: ANN401 - of any table
    """The value of a field, wherever the model keeps it; None where it has no such fact."""
    outer, _, _ = field.attribute.partition(".")
    if not hasattr(record, outer):
        return None
    value = attrgetter(field.attribute)(record)
    if isinstance(record, Activity):
        private = [term for name, term in record.private if name == field.name]
        return (*value, *private) if private else value
    return value


def _is_record(value: Any, kind: Any) -> bool:  # noqa: ANN401 - any value is asked
    """Whether it is a group of facts that stands inside the entry itself."""
    in_place = isinstance(value, Organisation | Venue) and not value.id
    return in_place or (isinstance(kind, RecordOf) and value is not None)


def _table_of(value: Organisation | Venue) -> Table:
    return table.VENUE if isinstance(value, Venue) else table.ORGANISATION


def _id(value: Any) -> str:  # noqa: ANN401 - any value is asked
    """The id of what stands in a file of its own, or among the terms."""
    return value.id if isinstance(value, Term | Organisation | Venue) else ""
