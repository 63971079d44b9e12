"""What changed between two readings of the entries, in plain English, by the field table's labels.

Made from values, so that another way of writing the same is no change of the listing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from activity_directory.catalogue.catalogue import Catalogue, Loaded
from activity_directory.catalogue.folders import FOLDERS
from activity_directory.listing.listing import calendar_of
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.reports.change_words import list_changed, lowered, quoted, sentence
from activity_directory.reports.differences import WITHHELD, Differences
from activity_directory.rules.checked_content import checked, new_problems
from activity_directory.schema import fields as table
from activity_directory.source.places import Places
from activity_directory.system import ordinary_files
from activity_directory.vocabulary import Term

What = Literal["new", "changed", "moved", "gone"]
NOT_SHOWN = "A line is not shown here, because it would reveal where a withheld place is."
LONGEST_WARNING = 480
"""Characters of a warning that are shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that changed. `path` is where it is, or was; `lines` are whole sentences."""

    path: str
    folder: str
    id: str
    name: str
    what: What
    lines: tuple[str, ...]
    worth_a_look: tuple[str, ...] = ()
    """Warnings: what may be right, and somebody should make sure of."""


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A file that changed in a way that can't be described."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that changed, in the order of the folders."""

    changes: tuple[Change, ...]
    not_compared: tuple[NotCompared, ...] = ()


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

    An entry with mistakes, then or now, is only named. The others are still described.
    """
    catalogue = after.loaded.catalogue or before.loaded.catalogue
    calendar = calendar_of(catalogue.site, today) if catalogue else CivicCalendar()
    comparison = _Comparison(before, after, shown_as.rstrip("/"), Differences(today, calendar))
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
        tuple(comparison.not_compared),
    )


def _without_secrets(change: Change, known: Iterable[Catalogue]) -> Change:
    """The same, without any line that would reveal where a withheld place is, then or now."""

    def is_safe(line: str) -> bool:
        return not any(
            catalogue.certain_secrets.disclosures(line)
            for catalogue in known
            if catalogue.certain_secrets
        )

    lines, worth_a_look = (
        tuple(line if is_safe(line) else NOT_SHOWN for line in some)
        for some in (change.lines, change.worth_a_look)
    )
    name = change.name if is_safe(change.name) else change.id
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
            warnings = found.setdefault(problem.path, [])
            warnings.append(
                " ".join((sentence(problem.message), sentence(problem.hint)))[:LONGEST_WARNING]
            )
    return found


def _same(path: Path, other: Path) -> bool:
    """Whether two files hold the same, as far as anybody may read them."""
    try:
        return ordinary_files.read(path) == ordinary_files.read(other)
    except OSError:
        return False


class _Comparison:
    """Two versions, folder by folder; `not_compared` grows with what can't be compared."""

    def __init__(
        self, before: Version, after: Version, shown_as: str, differences: Differences
    ) -> None:
        self.before = before
        self.after = after
        self.shown_as = shown_as
        self.differences = differences
        self.not_compared: list[NotCompared] = []

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
                self._with_mistakes(folder, file_id, "has")
            elif was in was_there and (
                was not in then or _places(then[was]).path in self.before.broken
            ):
                self._with_mistakes(folder, file_id, "had")
            elif was in then:
                yield from self._changed(folder, file_id, (then[was], was), now[file_id])
            else:
                lines = tuple(self.differences.first(now[file_id], table.OF_FOLDER[folder]))
                yield self._change(folder, file_id, now[file_id], "new", lines)

    def _with_mistakes(self, folder: str, file_id: str, verb: str) -> None:
        """Name a file with mistakes, where it is not as it was."""
        then, now = self.before.file(folder, file_id), self.after.file(folder, file_id)
        if now and (then is None or not _same(then, now)):
            self._cannot_compare(f"{folder}/{now.name}", verb)

    def _cannot_compare(self, file: str, verb: str) -> None:
        path = f"{self.shown_as}/{file}"
        why = f"{path} {verb} mistakes, so its changes can’t be described."
        self.not_compared.append(NotCompared(path, why))

    def _gone(self, folder: str, file_id: str) -> Change:
        lines = ["The file is gone, and so is its page."]
        if folder == "activities":
            lines.append("Printed cards lead there. To close a listing, write `status: closed`.")
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
        lines = list(self.differences.between(record, now, table.OF_FOLDER[folder]))
        if not lines and _places(record).text != _places(now).text:
            lines = ["Only the file's layout has changed: what people read is the same."]
        if was != file_id:
            lines.insert(0, f"Its address changed from {was} to {file_id}.")
        if lines:
            change = self._change(
                folder, file_id, now, "moved" if was != file_id else "changed", lines
            )
            ask = tuple(self.differences.to_ask(record, now, table.OF_FOLDER[folder]))
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
            self._cannot_compare("site.yml", "has" if broken else "had")
            return
        lines = self.differences.between(then.site, now.site, table.SITE)
        ask = tuple(self.differences.to_ask(then.site, now.site, table.SITE))
        for change in self._shared("site.yml", now.site.name, lines):
            yield replace(change, worth_a_look=ask)
        was, known = (
            self.differences.items(catalogue.exceptions, table.EXEMPTION)
            for catalogue in (then, now)
        )
        yield from self._shared(
            "exceptions.yml", "Exceptions", list_changed("Exception", was, known)
        )

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
                yield f"Term added: {quoted(term.label)}."
            else:
                for line in self.differences.between(was, term, table.TERM):
                    yield f"{quoted(term.label)}: {lowered(line)}"
        for term_id, term in then.items():
            if term_id not in now:
                yield f"Term removed: {quoted(term.label)}."

    def _shared(self, file: str, name: str, lines: Iterable[str]) -> Iterator[Change]:
        """A file that every content folder has, where there is something to report about it."""
        reported = tuple(lines)
        if reported:
            yield Change(f"{self.shown_as}/{file}", "", file, name, "changed", reported)


def _name_of(record: Any) -> str:  # noqa: ANN401 - of any folder
    if getattr(record, "withheld", False):
        return WITHHELD.capitalize()
    return str(getattr(record, "name", "") or getattr(record, "title", "") or record.id)


def _places(record: Any) -> Places:  # noqa: ANN401 - of any folder
    places = getattr(record, "places_in_file", None) or record.places
    return places if isinstance(places, Places) else Places("")
