"""A content folder, read once: every record that could be made, and every problem in the files.

Whoever needs no more than what is wrong has each entry checked while it is read: none is kept.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from activity_directory.catalogue import code_files, layout, postcode_files
from activity_directory.catalogue.catalogue import Checked, Community, Loaded, ReadFile
from activity_directory.catalogue.files import (
    TOP_LEVEL,
    EntryFile,
    name_fault,
    problem_of_file,
    read_source,
)
from activity_directory.catalogue.folders import (
    CODES,
    DRAFTS,
    ENTRIES,
    EXCEPTIONS,
    FOLDERS,
    POSTCODES,
    REFERRED_TO,
    VOCABULARIES,
)
from activity_directory.catalogue.parsing import (
    catalogue_of,
    errors_of,
    parse_entry,
    parse_exceptions,
    problems_in_context,
    problems_of,
)
from activity_directory.model.site import LINK_WORKER
from activity_directory.problems import Problem
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.reading import ParseContext, References, field_name
from activity_directory.schema.records.danger import parse_danger
from activity_directory.schema.records.site import parse_site, parse_terms
from activity_directory.source import nodes as source_nodes
from activity_directory.system import ordinary_files, two_processes
from activity_directory.system.garbage import without_garbage_collection
from activity_directory.vocabulary import Term, Vocabulary, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from activity_directory.catalogue.catalogue import Entry, Findings
    from activity_directory.catalogue.parsing import Made
    from activity_directory.model.danger import Danger
    from activity_directory.model.exemption import Exemption
    from activity_directory.model.site import Site


DANGER = "vocabularies/danger.yml"
"""The file of the words of danger, by its path in the content folder."""


def load(
    content: Path,
    *,
    shown_as: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Loaded:
    """Read every file of `content` once. Paths in problems start with `shown_as`."""
    with without_garbage_collection():
        return _Loading(content, shown_as or content.as_posix(), progress).load()


def load_and_check(
    content: Path,
    checker_of: Callable[[Community], Callable[[Entry], Findings]],
    *,
    shown_as: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Checked[Findings]:
    """Read every file once, and have each entry checked in whichever process reads it.

    `checker_of` gets what all entries share, and gives the function that checks one of them. Its
    findings must be something that can be sent from one process to another.
    """
    with without_garbage_collection():
        return _Loading(content, shown_as or content.as_posix(), progress).load_and_check(
            checker_of
        )


class _Loading:
    """The one walk through the folder: later folders may refer to earlier ones."""

    def __init__(self, content: Path, shown_as: str, progress: Callable[[int, int], None]) -> None:
        self.content = content
        self.shown_as = shown_as.rstrip("/")
        self.progress = progress
        self.problems: list[Problem] = []
        self.read: list[ReadFile] = []
        self.misnamed: dict[str, set[str]] = {}
        self.unread = frozenset(
            folder
            for folder in (*FOLDERS, "vocabularies")
            if layout.no_folder(ordinary_files.kind(content / folder))
        )
        self.files = {folder: self._files(folder) for folder in FOLDERS}
        self.names = {
            folder: frozenset({*self.misnamed.get(folder, ()), *(file.id for file in files)})
            for folder, files in self.files.items()
        }
        self._report_unexpected_files()
        self.all = sum(map(len, self.files.values()))
        self.done = 0
        self.records: dict[str, dict[str, Any]] = {}
        self.vocabularies: dict[str, Vocabulary] = {}

    def load(self) -> Loaded:
        community = self._community()
        self._keep(ENTRIES)
        read, others = tuple(self.read), tuple(self.problems)
        catalogue = None if community is None else catalogue_of(vars(community), read, others)
        problems = errors_of(read, others) if catalogue else (*others, *problems_of(read))
        return Loaded(catalogue, problems, self.all, self.references, self.shown_as, read, others)

    def load_and_check(
        self, checker_of: Callable[[Community], Callable[[Entry], Findings]]
    ) -> Checked[Findings]:
        community = self._community()
        if community is None:
            self._keep(ENTRIES)
            return Checked(None, (), (*self.problems, *problems_of(self.read)), self.all)
        check_entry = checker_of(community)
        findings = [check_entry(read_file.entry) for read_file in self.read]
        problems = [*self.problems, *problems_of(self.read)]
        for _, _, found, of_file in self._each(ENTRIES, check_entry):
            findings.append(found)
            problems.extend(of_file)
        return Checked(community, tuple(findings), tuple(problems), self.all)

    def _community(self) -> Community | None:
        nodes = self._site_nodes()
        self.references = References(
            self.vocabularies,
            self.records,
            self.names,
            _is_demonstration(nodes),
            _link_worker(nodes),
            self.unread,
        )
        misnamed = self._unread_vocabularies()
        for name in VOCABULARIES:
            self.vocabularies[name] = self._vocabulary(name, misnamed.get(name, ""))
        site = self._site(nodes)
        self._keep(REFERRED_TO)
        exceptions = self._exceptions()
        danger = self._danger()
        postcodes, problems = postcode_files.read(self.content, self.shown_as)
        codes, of_codes = code_files.read(self.content, self.shown_as)
        self.problems.extend((*problems, *of_codes))
        if site is None:
            return None
        return Community(
            site=site,
            vocabularies=MappingProxyType(self.vocabularies),
            organisations=tuple(self.records["organisations"].values()),
            venues=tuple(self.records["venues"].values()),
            names=MappingProxyType(self.names),
            files=frozenset(
                f"{folder}/{file.id}{file.ending}"
                for folder, files in self.files.items()
                for file in files
            ),
            folder=self.content,
            exceptions=exceptions,
            own_danger=danger,
            postcodes=postcodes,
            codes=codes,
        )

    def _files(self, folder: str) -> tuple[EntryFile, ...]:
        files: dict[str, EntryFile] = {}
        for entry in layout.entries(self.content / folder):
            file_id, ending = os.path.splitext(entry.name)  # noqa: PTH122 - ten times as quick
            shown = f"{self.shown_as}/{folder}/{entry.name}"
            file = EntryFile(file_id, ending, entry.path, shown)
            if fault := layout.fault_among_entries(entry):
                self.problems.append(layout.problem_at(shown, fault))
            elif fault := name_fault(file, files.get(file_id)):
                self.problems.append(layout.problem_at(shown, fault))
                if folder in REFERRED_TO and fault[0] == "file-ending":
                    self.misnamed.setdefault(folder, set()).add(file_id)
            else:
                files[file_id] = file
        return tuple(files.values())

    def _report_unexpected_files(self) -> None:
        """A problem for what nobody would read, but for the vocabularies."""
        top, shown = self.content.resolve(), self.shown_as  # it may be a link itself
        for folder in (*FOLDERS, "vocabularies", "images", CODES, POSTCODES, DRAFTS):
            self.problems.extend(layout.in_place(top / folder, f"{shown}/{folder}"))
        self.problems.extend(layout.at_the_top(top, shown, TOP_LEVEL))
        self.problems.extend(layout.among_pictures(top / "images", f"{shown}/images"))

    def _unread_vocabularies(self) -> dict[str, str]:
        """The files of terms by the vocabulary that each most likely holds.

        One whose name is like none, or like that of a file that is there, is a problem: nobody
        would read it.
        """
        names = []
        for entry in layout.entries(self.content / "vocabularies"):
            if fault := layout.fault_among_entries(entry):
                shown = f"{self.shown_as}/vocabularies/{entry.name}"
                self.problems.append(layout.problem_at(shown, fault))
            else:
                names.append(entry.name)
        read = {f"{name}.yml": name for name in VOCABULARIES}
        missing = [name for file, name in read.items() if file not in names]
        misnamed: dict[str, str] = {}
        known = {*read, PurePosixPath(DANGER).name}
        for name in (name for name in names if name not in known):
            close = nearest(name.partition(".")[0].casefold(), missing)
            if close:
                misnamed.setdefault(close, name)
                continue
            problem = problem_of_file(
                f"{self.shown_as}/vocabularies/{name}",
                "out-of-place",
                "A file with this name in vocabularies is not read",
                "Delete it, or move it out of the content folder.",
            )
            self.problems.append(replace(problem, severity="warning"))
        return misnamed

    def _shared(self, name: str) -> EntryFile:
        """A file that every content folder has, by its path in the folder."""
        path = self.content / name
        return EntryFile(path.stem, path.suffix, str(path), f"{self.shown_as}/{name}")

    def _shared_source(
        self, file: EntryFile, problems: list[Problem] | None = None
    ) -> source_nodes.Source | None:
        """The nodes of such a file; None, and a problem, where it is none or can't be read."""
        problems = self.problems if problems is None else problems
        if fault := layout.no_file(ordinary_files.kind(file.path)):
            problems.append(layout.problem_at(file.shown, fault))
            return None
        return read_source(file, problems)

    def _report(self, shown: str, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(problem_of_file(shown, rule, message, hint))

    def _keep(self, folders: Iterable[str]) -> None:
        """Read these folders, and keep what is in them."""
        self.records.update({folder: {} for folder in folders})
        for folder, file, entry, problems in self._each(folders, lambda entry: entry):
            path = f"{folder}/{file.id}{file.ending}"
            self.read.append(ReadFile(path, entry, tuple(problems)))
            if entry.record is not None:
                self.records[folder][file.id] = entry.record

    def _each(
        self, folders: Iterable[str], make: Callable[[Entry], Made]
    ) -> list[tuple[str, EntryFile, Made, list[Problem]]]:
        """What is made of each entry of these folders, and the problems of reading it.

        None of them refers to one of another.
        """
        files = [(folder, file) for folder in folders for file in self.files[folder]]
        made: list[Any] = [None] * len(files)
        pace = 2 if two_processes.is_worth_it(len(files)) else 1
        made[::2], made[1::2] = two_processes.both(
            lambda: [self._made(folder, file, make, pace) for folder, file in files[::2]],
            lambda: [self._made(folder, file, make, 2 - pace) for folder, file in files[1::2]],
            size=len(files),
            known=self._known(),
        )
        return [(*file, *one) for file, one in zip(files, made, strict=True)]

    def _known(self) -> Iterator[object]:
        """All that an entry may refer to."""
        for vocabulary in self.vocabularies.values():
            yield from vocabulary.terms.values()
        for records in self.records.values():
            yield from records.values()

    def _made(
        self, folder: str, file: EntryFile, make: Callable[[Entry], Made], pace: int
    ) -> tuple[Made, list[Problem]]:
        """What is made of one file, whatever the others hold, and the problems of reading it.

        `pace` is how many files are done by then: two where another process reads as many, and
        none in that process, which tells nobody.
        """
        if pace:
            self.done = min(self.done + pace, self.all)
            self.progress(self.done, self.all)
        problems: list[Problem] = []
        return make(self._entry(folder, file, problems)), problems

    def _entry(self, folder: str, file: EntryFile, problems: list[Problem]) -> Entry:
        return parse_entry(folder, file, read_source(file, problems), self.references, problems)

    def _note(self, context: ParseContext) -> None:
        self.problems.extend(problems_in_context(context, self.problems))

    def _vocabulary(self, name: str, misnamed: str) -> Vocabulary:
        """The terms of one file. `misnamed` most likely has them, where that file isn't there."""
        file = self._shared(f"vocabularies/{name}.yml")
        terms: tuple[Term, ...] = ()
        listed = 1  # at least, in a file that can't be read
        if "vocabularies" in self.unread:
            pass  # that is reported already
        elif ordinary_files.kind(file.path) != "nothing":
            entry = self._shared_source(file)
            if entry is not None:
                context = ParseContext(entry.path, self.references, entry.text)
                terms = parse_terms(entry, name, context)
                self._note(context)
                if isinstance(entry.header, source_nodes.Sequence):
                    listed = len(entry.header.items)
        else:
            self._report(
                file.shown,
                "no-vocabulary",
                "This file of terms is missing",
                f"Rename {quoted(misnamed)}, in the same folder, to `{name}.yml`."
                if misnamed
                else "Copy it from the content folder of the software.",
            )
        by_id = MappingProxyType({term.id: term for term in terms})
        return Vocabulary(name, by_id, whole=len(by_id) == listed)

    def _site_nodes(self) -> source_nodes.Source | None:
        """`site.yml` as nodes: whether made-up numbers pass is asked before any number is read."""
        file = self._shared("site.yml")
        if ordinary_files.kind(file.path) != "nothing":
            return self._shared_source(file)
        self._report(
            file.shown,
            "no-site",
            "This file, with the facts of the community, is missing",
            "Start it with two lines such as `name: Connected Larkwell` and `place: Larkwell`.",
        )
        return None

    def _danger(self) -> Danger | None:
        file = self._shared(DANGER)
        if "vocabularies" in self.unread or ordinary_files.kind(file.path) == "nothing":
            return None
        entry = self._shared_source(file)
        if entry is None:
            return None
        context = ParseContext(entry.path, self.references, entry.text)
        danger = parse_danger(entry, context)
        self._note(context)
        return danger

    def _exceptions(self) -> tuple[Exemption, ...]:
        file = self._shared(EXCEPTIONS)
        if ordinary_files.kind(file.path) == "nothing":
            return ()
        found: list[Problem] = []
        exceptions, problems = parse_exceptions(
            self._shared_source(file, found), found, self.references
        )
        self.problems.extend(problems)
        return exceptions

    def _site(self, nodes: source_nodes.Source | None) -> Site | None:
        if nodes is None:
            return None
        context = ParseContext(nodes.path, self.references, nodes.text)
        site = parse_site(nodes, context)
        self._note(context)
        return site


def _link_worker(nodes: source_nodes.Source | None) -> tuple[str, str]:
    """What the site calls a link worker: terms say it, and are read before the rest of the site."""
    names = dict(zip(("link_worker", "link_worker_plural"), LINK_WORKER, strict=True))
    if nodes is not None and isinstance(nodes.header, source_nodes.Mapping):
        for key, value in nodes.header.pairs:
            if (
                field_name(key.text) in names
                and isinstance(value, source_nodes.Scalar)
                and value.text
            ):
                names[field_name(key.text)] = value.text
    return names["link_worker"], names["link_worker_plural"]


def _is_demonstration(nodes: source_nodes.Source | None) -> bool:
    if nodes is None or isinstance(nodes.header, source_nodes.Sequence):
        return True  # a file that tells nothing is one mistake, not one a telephone number
    return any(
        key.text == "demonstration"
        and isinstance(value, source_nodes.Scalar)
        and value.text == "yes"
        for key, value in nodes.header.pairs
    )
