"""What changed between two readings of the entries, in plain English, by the field table's labels.

Made from values, so that another way of writing the same is no change of the listing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from activity_directory.catalogue.catalogue import Catalogue, Loaded
from activity_directory.catalogue.folders import FOLDERS
from activity_directory.listing.listing import calendar_of
from activity_directory.model.activity import Activity
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.cost import Cost
from activity_directory.model.organisation import Organisation
from activity_directory.model.place import Venue
from activity_directory.model.schedule import Hours, Limits, Period, Schedule, YearlySeason
from activity_directory.model.status import Closed, Full, Paused, Status, alternatives
from activity_directory.rules.checked_content import checked, new_problems
from activity_directory.schema import fields as table
from activity_directory.schema.kinds import EMAIL, PHONE, URL, ListOf, RecordOf
from activity_directory.schema.reading import Field, Table
from activity_directory.source.places import Places
from activity_directory.system import ordinary_files
from activity_directory.vocabulary import Term
from activity_directory.wording.costs import cost_by_date
from activity_directory.wording.counting import counted
from activity_directory.wording.dates import MONTHS, full_date, hours_words, time_words
from activity_directory.wording.phrases import joined, money, phone_words
from activity_directory.wording.schedules import schedule_line
from activity_directory.wording.status import suspension_words

Items = Mapping[str, str]
"""The values of a list in words, by what makes two of them the same."""
What = Literal["new", "changed", "moved", "gone"]
WITHHELD = "a place that is withheld"
NOT_SHOWN = "A line is not shown here: it would tell where a withheld place is."
LONG = 120
"""Characters from which on a text is counted, not quoted."""
LONGEST_WARNING = 480
"""Characters of a warning that are told."""
MOST_LINES = 60
"""Lines told of one entry."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that is not as it was. `path` is where it stands, or stood; `lines` are whole."""

    path: str
    folder: str
    id: str
    name: str
    what: What
    lines: tuple[str, ...]
    worth_a_look: tuple[str, ...] = ()
    """What may be right as it is, and somebody should make sure of."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A file that changed, of which it can't be said how."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that changed, in the order of the folders."""

    changes: tuple[Change, ...]
    untold: tuple[Untold, ...] = ()


@dataclass(frozen=True)
class Version:
    """One version of the content: what was read, and the folder where it was read."""

    loaded: Loaded
    folder: Path

    def records(self, folder: str) -> Mapping[str, Any]:
        """The sound entries of a folder by id."""
        return self.loaded.references.records.get(folder, {})

    def names(self, folder: str) -> frozenset[str]:
        """The ids of all its files, those with mistakes included."""
        return self.loaded.references.names.get(folder, frozenset())

    @cached_property
    def broken(self) -> frozenset[str]:
        """The paths of the files with mistakes: what was read of them may not be all."""
        return frozenset(
            problem.path for problem in self.loaded.problems if problem.severity == "error"
        )

    def file(self, folder: str, file_id: str) -> Path | None:
        """The file of an id, where there is one."""
        files = (self.folder / folder / f"{file_id}{ending}" for ending in (".md", ".yml"))
        return next((file for file in files if ordinary_files.is_ordinary(file)), None)


def account_of(before: Version, after: Version, shown_as: str, today: date) -> Account:
    """What changed from one version to the other. Paths start with `shown_as`.

    An entry with mistakes, then or now, is named and does not keep the others from being told.
    """
    catalogue = after.loaded.catalogue or before.loaded.catalogue
    calendar = calendar_of(catalogue.site, today) if catalogue else CivicCalendar()
    comparison = _Comparison(before, after, shown_as.rstrip("/"), Teller(today, calendar))
    changes = [
        *(change for folder in FOLDERS for change in comparison.folder(folder)),
        *comparison.site(),
        *comparison.vocabularies(),
    ]
    warned = _new_warnings(before.loaded, after.loaded, today)
    known = [version.loaded.catalogue for version in (before, after) if version.loaded.catalogue]
    return Account(
        tuple(
            _without_secrets(
                replace(change, worth_a_look=(*change.worth_a_look, *warned.get(change.path, ()))),
                known,
            )
            for change in changes
        ),
        tuple(comparison.untold),
    )


def _without_secrets(change: Change, known: Iterable[Catalogue]) -> Change:
    """The same, where no line tells the address of a place that is withheld, then or now."""

    def harmless(line: str) -> bool:
        return not any(
            catalogue.certain_secrets.told(line) for catalogue in known if catalogue.certain_secrets
        )

    lines, worth_a_look = (
        tuple(line if harmless(line) else NOT_SHOWN for line in some)
        for some in (change.lines, change.worth_a_look)
    )
    name = change.name if harmless(change.name) else change.id
    return replace(change, name=name, lines=lines, worth_a_look=worth_a_look)


def _new_warnings(before: Loaded, after: Loaded, today: date) -> Mapping[str, Sequence[str]]:
    """The warnings that were not there before, by the paths of their files."""
    if before.catalogue is None or after.catalogue is None:
        return {}
    was, now = (
        checked(loaded, loaded.catalogue, today) for loaded in (before, after) if loaded.catalogue
    )
    found: dict[str, list[str]] = {}
    for problem in new_problems(was, now):
        if problem.severity == "warning":
            told = found.setdefault(problem.path, [])
            told.append(" ".join((_ended(problem.message), _ended(problem.hint)))[:LONGEST_WARNING])
    return found


def _same(path: Path, other: Path) -> bool:
    """Whether two files hold the same, as far as anybody may read them."""
    try:
        return ordinary_files.read(path) == ordinary_files.read(other)
    except OSError:
        return False


class _Comparison:
    """Two versions, folder by folder; `untold` grows with what can't be compared."""

    def __init__(self, before: Version, after: Version, shown_as: str, teller: Teller) -> None:
        self.before = before
        self.after = after
        self.shown_as = shown_as
        self.teller = teller
        self.untold: list[Untold] = []

    def folder(self, folder: str) -> Iterator[Change]:
        """The entries of a folder that are not as they were, by id."""
        then, now = self.before.records(folder), self.after.records(folder)
        was_there, is_there = self.before.names(folder), self.after.names(folder)
        moved = {
            file_id: was
            for file_id, record in now.items()
            for was in getattr(record, "was", ())
            if file_id not in was_there and was in then and was not in is_there
        }
        for file_id in sorted(was_there | is_there):
            was = moved.get(file_id, file_id)
            if file_id not in is_there:
                if file_id not in moved.values():
                    yield self._gone(folder, file_id)
            elif file_id not in now or _places(now[file_id]).path in self.after.broken:
                self._unread(folder, file_id, "has")
            elif was in was_there and (
                was not in then or _places(then[was]).path in self.before.broken
            ):
                self._unread(folder, file_id, "had")
            elif was in then:
                yield from self._changed(folder, file_id, (then[was], was), now[file_id])
            else:
                lines = tuple(self.teller.first(now[file_id], table.OF_FOLDER[folder]))
                yield self._change(folder, file_id, now[file_id], "new", lines)

    def _unread(self, folder: str, file_id: str, verb: str) -> None:
        """Name a file with mistakes, where it is not as it was."""
        then, now = self.before.file(folder, file_id), self.after.file(folder, file_id)
        if now and (then is None or not _same(then, now)):
            self._untold(f"{folder}/{now.name}", verb)

    def _untold(self, file: str, verb: str) -> None:
        path = f"{self.shown_as}/{file}"
        why = f"{path} {verb} mistakes, so what changed in it can’t be told."
        self.untold.append(Untold(path, why))

    def _gone(self, folder: str, file_id: str) -> Change:
        lines = ["The file is gone, and its address with it."]
        if folder == "activities":
            lines.append("Old cards lead there. To close a listing, write  status: closed")
        record = self.before.records(folder).get(file_id)
        if record is not None:
            return self._change(folder, file_id, record, "gone", lines)
        file = self.before.file(folder, file_id)
        path = f"{self.shown_as}/{folder}/{file.name if file else file_id}"
        return Change(path, folder, file_id, file_id, "gone", tuple(lines))

    def _changed(
        self,
        folder: str,
        file_id: str,
        then: tuple[Any, str],
        now: Any,  # noqa: ANN401 - a record of whichever folder
    ) -> Iterator[Change]:
        record, was = then
        lines = list(self.teller.between(record, now, table.OF_FOLDER[folder]))
        if not lines and _places(record).text != _places(now).text:
            lines = ["Only the way it is written changed: what people read is the same."]
        if was != file_id:
            lines.insert(0, f"Its address changed from {was} to {file_id}.")
        if lines:
            change = self._change(
                folder, file_id, now, "moved" if was != file_id else "changed", lines
            )
            ask = tuple(self.teller.to_ask(record, now, table.OF_FOLDER[folder]))
            yield replace(change, worth_a_look=ask)

    def _change(
        self,
        folder: str,
        file_id: str,
        record: Any,  # noqa: ANN401 - of whichever folder
        what: What,
        lines: Sequence[str],
    ) -> Change:
        return Change(_places(record).path, folder, file_id, _name_of(record), what, tuple(lines))

    def site(self) -> Iterator[Change]:
        """The community's own facts, and the exceptions."""
        then, now = self.before.loaded.catalogue, self.after.loaded.catalogue
        path = f"{self.shown_as}/site.yml"
        if then is None or now is None or path in self.before.broken | self.after.broken:
            broken = now is None or path in self.after.broken
            self._untold("site.yml", "has" if broken else "had")
            return
        lines = self.teller.between(then.site, now.site, table.SITE)
        ask = tuple(self.teller.to_ask(then.site, now.site, table.SITE))
        for change in self._shared("site.yml", now.site.name, lines):
            yield replace(change, worth_a_look=ask)
        was, known = (
            self.teller.items(catalogue.exceptions, table.EXEMPTION) for catalogue in (then, now)
        )
        yield from self._shared("exceptions.yml", "Exceptions", _lists("Exception", was, known))

    def vocabularies(self) -> Iterator[Change]:
        """The terms that people may choose from."""
        for name, vocabulary in sorted(self.after.loaded.references.vocabularies.items()):
            old = self.before.loaded.references.vocabularies.get(name)
            lines = self._terms(old.terms if old else {}, vocabulary.terms)
            yield from self._shared(f"vocabularies/{name}.yml", f"The terms of {name}", lines)

    def _terms(self, then: Mapping[str, Term], now: Mapping[str, Term]) -> Iterator[str]:
        for term_id, term in now.items():
            was = then.get(term_id)
            if was is None:
                yield f"Term added: {_quoted(term.label)}."
            else:
                for line in self.teller.between(was, term, table.TERM):
                    yield f"{_quoted(term.label)}: {_lowered(line)}"
        for term_id, term in then.items():
            if term_id not in now:
                yield f"Term taken out: {_quoted(term.label)}."

    def _shared(self, file: str, name: str, lines: Iterable[str]) -> Iterator[Change]:
        """A file that every content folder has, where there is something to tell of it."""
        told = tuple(lines)
        if told:
            yield Change(f"{self.shown_as}/{file}", "", file, name, "changed", told)


BODIES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "activity": (("First time", "first_time"),),
        "story": (("Words of the story", "text"),),
        "fund": (("Words of the page", "text"),),
        "page": (("Words of the page", "text"),),
    }
)
"""Texts below the header, which no field of the table stands for."""


def _ask_about(told: Table, field: Field) -> str:
    """How to make sure that another value of a field is right; empty where nobody need ask."""
    if told is table.CHECKED and field.name == "by":
        return "ask those who checked before if that is right"
    return next((ask for kind, ask in _ASK if field.kind is kind), "")


_ASK = (
    (PHONE, "ring the old number to ask if that is right"),
    (EMAIL, "write to the old address to ask if that is right"),
    (URL, "look at both pages, and ask the group if that is right"),
)
"""Whoever changes these may lead people away from a group: it is asked the way that was known."""

WITHOUT_THE_GROUP = frozenset({"contact", "checked", "eligibility"})
"""Groups whose fields say by themselves what they are."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Says values in words, and how two of them differ."""

    today: date
    calendar: CivicCalendar

    def first(self, record: Any, told: Table) -> Iterator[str]:  # noqa: ANN401 - of any folder
        """What a new entry says, each field once; nothing of a place that is withheld."""
        if getattr(record, "withheld", False):
            yield "It is not shown here: the place is withheld."
            return
        for field in told.fields:
            value = _value(record, field)
            words = _how_long(value) if _is_prose(value) else self.words(value, field)
            if field.name not in {"name", "title"} and words not in {"", "no"}:
                yield _ended(f"{field.label}: {words}")
        for label, attribute in BODIES.get(told.name, ()):
            if getattr(record, attribute):
                yield f"{label}: {_how_long(getattr(record, attribute))}."

    def between(self, before: Any, after: Any, told: Table) -> Iterator[str]:  # noqa: ANN401
        """How two versions of a record differ, field by field in the order of the table.

        Of a place that is withheld, in either, only that it changed.
        """
        hidden = getattr(before, "withheld", False) or getattr(after, "withheld", False)
        lines = [
            f"{field.label} changed. It is not shown here: the place is withheld."
            if hidden and field.name != "withheld"
            else line
            for field in told.fields
            for line in self._differing(field, _value(before, field), _value(after, field))
        ]
        for label, attribute in BODIES.get(told.name, ()):
            lines += _texts(label, getattr(before, attribute), getattr(after, attribute))
        yield from lines[:MOST_LINES]
        if len(lines) > MOST_LINES:
            yield f"And {len(lines) - MOST_LINES} more."

    def to_ask(self, before: Any, after: Any, told: Table) -> Iterator[str]:  # noqa: ANN401
        """What to ask where people are to be reached another way, or somebody else has checked."""
        if getattr(before, "withheld", False) or getattr(after, "withheld", False):
            return
        for field in told.fields:
            was, now = _value(before, field), _value(after, field)
            if _is_record(was, field.kind) and _is_record(now, field.kind):
                inner = field.kind.table if isinstance(field.kind, RecordOf) else _table_of(now)
                yield from self.to_ask(was, now, inner)
            elif was and was != now and (ask := _ask_about(told, field)):
                old, new = self.words(was, field), self.words(now, field)
                yield f"{field.label} was {old}, and {f'is {new}' if new else 'is gone'}: {ask}."

    def _differing(self, field: Field, before: Any, after: Any) -> Iterator[str]:  # noqa: ANN401
        kind = field.kind
        if _id(before) and _id(before) == _id(after):
            return  # what changed in it is told where it stands
        if field.name == "when":
            yield from self._times(before, after)
        elif kind.value_is == "answers":
            yield from _answers(field.label, before, after)
        elif isinstance(kind, RecordOf) and isinstance(before or after, _STATUS):
            yield from _said(field.label, self.status(before), self.status(after))
        elif _is_record(before, kind) and _is_record(after, kind):
            inner = kind.table if isinstance(kind, RecordOf) else _table_of(after)
            for line in self.between(before, after, inner):
                plain = field.name in WITHOUT_THE_GROUP
                yield line if plain else f"{field.label}: {_lowered(line)}"
        elif isinstance(kind, ListOf):
            was, now = self.items(before, kind), self.items(after, kind)
            records = isinstance(kind.kind, RecordOf) and field.name != "cost"
            yield from _lists(field.label, was, now, whole=not records)
        else:
            old, new = self.words(before, field), self.words(after, field)
            if _is_prose(before) or _is_prose(after):
                yield from _texts(field.label, before or "", after or "")
            else:
                yield from _said(field.label, old, new)

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
        said = ((value, self.one(value, inner)) for value in values)
        return {_id(value) or words: words for value, words in said}

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
                return _quoted(value.name)
            case Term():
                return _quoted(value.label)
            case _ if isinstance(kind, RecordOf):
                return self.record(value, kind.table)
            case _ if isinstance(kind, Table):
                return self.record(value, kind)
            case tuple():
                return joined(self.one(item, kind) for item in value)
            case _:
                return _plain(value, kind)

    def record(self, value: Any, told: Table) -> str:  # noqa: ANN401 - as above
        """A record in one phrase, field by field."""
        if _is_schedule(value):
            return self.time(value)
        if isinstance(value, Cost):
            return self.one(value, None)
        if isinstance(value, tuple):  # (date, name) of a bank holiday
            return ", ".join(self.one(part, None) for part in value)
        said = ((field.label, self.words(_value(value, field), field)) for field in told.fields)
        return "; ".join(f"{label}: {words}" for label, words in said if words and words != "no")

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
            said = ({words: words for words in map(self.time, times)} for times in (old, new))
            yield from _lists("When", *said, whole=False)
            return
        for was, now in zip(old, new, strict=True):
            which = "" if len(before) == len(after) == 1 else f"{self.time(was)}: "
            for line in self._time(was, now):
                yield f"{which}{_lowered(line) if which else line}"

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
                yield f"When changed in a way that its words, {words}, do not show."
            else:
                yield _ended(f"When changed from {then} to {words}")

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
    yield from _said(start, time_words(was.start), time_words(now.start))
    yield from _said(
        end,
        time_words(was.end) if was.end else "",
        time_words(now.end) if now.end else "",
    )


def _plain(value: Any, kind: Any) -> str:  # noqa: ANN401 - as above
    """A value that stands by itself: a number, a date, words."""
    value_is = getattr(kind, "value_is", "")
    match value:
        case bool():
            return "yes" if value else "no"
        case int() if value_is == "pence":
            return money(value)
        case int() if value_is == "months":
            return counted(value, "month")
        case date():
            return full_date(value)
        case Period(first=first, last=last):
            return _quoted(f"{full_date(first)} to {full_date(last)}")
        case YearlySeason(first=(begins, first), last=(ends, last)):
            since = f"{first} {MONTHS[begins - 1]}"
            return _quoted(f"{since} to {last} {MONTHS[ends - 1]} each year")
        case str() if value_is == "phone":
            return phone_words(value)
        case str() if value_is != "choice":
            return _quoted(value)
        case _:
            return str(value)


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


def _name_of(record: Any) -> str:  # noqa: ANN401 - of any folder
    if getattr(record, "withheld", False):
        return WITHHELD.capitalize()
    return str(getattr(record, "name", "") or getattr(record, "title", "") or record.id)


def _places(record: Any) -> Places:  # noqa: ANN401 - of any folder
    places = getattr(record, "places_in_file", None) or record.places
    return places if isinstance(places, Places) else Places("")


# --- sentences


def _said(label: str, before: str, after: str) -> Iterator[str]:
    if before == after:
        return
    if not before:
        yield _ended(f"{label} added: {after}")
    elif not after:
        yield _ended(f"{label} taken out. It was {before}")
    else:
        yield _ended(f"{label} changed from {_lowered(before)} to {_lowered(after)}")


def _lists(label: str, before: Items, after: Items, *, whole: bool = True) -> Iterator[str]:
    """One for one is a change; of several, what was added and what was taken out."""
    added = [words for key, words in after.items() if key not in before]
    removed = [words for key, words in before.items() if key not in after]
    if whole and len(before) == len(after) == len(added) == 1:
        yield from _said(label, removed[0], added[0])
        return
    if added:
        yield _ended(f"{label} added: {joined(added)}")
    if removed:
        yield _ended(f"{label} taken out: {joined(removed)}")
    if not added and not removed and list(before) != list(after):
        yield _ended(f"{label}: now in another order, {joined(after.values())}")


def _answers(
    label: str, before: Sequence[tuple[Term, str]], after: Sequence[tuple[Term, str]]
) -> Iterator[str]:
    """Access facts, feature by feature."""
    was = {term.label: answer for term, answer in before}
    now = {term.label: answer for term, answer in after}
    for feature in sorted({*was, *now}):
        yield from _said(f"{label}, {_quoted(feature)}", was.get(feature, ""), now.get(feature, ""))


def _texts(label: str, before: str, after: str) -> Iterator[str]:
    """How much of a long text changed: nobody wants to read it twice."""
    if before == after:
        return
    if not before:
        yield f"{label} added: {_how_long(after)}."
    elif not after:
        yield f"{label} taken out: {_how_long(before)}."
    else:
        was, now = Counter(before.split()), Counter(after.split())
        added, removed = (now - was).total(), (was - now).total()
        if added or removed:
            yield (
                f"{label} changed: {counted(added, 'word')} added, "
                f"{counted(removed, 'word')} taken out."
            )
        else:
            yield f"{label} changed: the same words in another order, or with other spaces."


def _how_long(text: str) -> str:
    return counted(len(text.split()), "word")


def _is_prose(value: Any) -> bool:  # noqa: ANN401 - any value is asked
    return isinstance(value, str) and len(value) > LONG


def _ended(line: str) -> str:
    """With a full stop, where a quotation at its end hasn't brought one."""
    return line if line.endswith((".", ".”", "!”", "?”")) else f"{line}."


def _quoted(text: str) -> str:
    return f"“{text}”"


def _lowered(words: str) -> str:
    """`words` as they go on in a sentence: a name or an initialism keeps its capital."""
    first, _, _ = words.partition(" ")
    lone = first[:1].isupper() and first[1:].islower()
    return words[:1].lower() + words[1:] if lone else words
