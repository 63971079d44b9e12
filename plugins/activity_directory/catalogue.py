"""A content folder, read once: every record that could be made, and every problem in the files.

The catalogue never changes. Everything the public sees is a function of it and of one date. Whoever
needs no more than a verdict on each entry has the entries judged while they are read: none is kept.
"""

from __future__ import annotations

import contextlib
import gc
import os
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from activity_directory import alongside, layout, ordinary_files, source
from activity_directory.counting import counted
from activity_directory.layout import Fault
from activity_directory.machine_faults import reason
from activity_directory.model.site import LINK_WORKER
from activity_directory.problems import Places, Problem
from activity_directory.schema import parse, values
from activity_directory.schema.reading import Reading, Shelves, field_name
from activity_directory.schema.texts import Texts, below, texts_of
from activity_directory.vocabulary import Term, Vocabulary, nearest
from activity_directory.withheld import Hidden, Secrets, secrets_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from activity_directory.model.activity import Activity
    from activity_directory.model.champion import ChampionPlace
    from activity_directory.model.danger import Danger
    from activity_directory.model.exemption import Exemption
    from activity_directory.model.fund import Fund
    from activity_directory.model.organisation import Organisation
    from activity_directory.model.page import Page
    from activity_directory.model.place import Venue
    from activity_directory.model.site import Site
    from activity_directory.model.story import Story

VOCABULARIES = (
    "need-groups",
    "needs",
    "categories",
    "audiences",
    "access",
    "joining",
    "costs",
    "concessions",
    "formats",
    "statuses",
    "checks",
    "five-ways",
    "organisation-kinds",
    "champion-kinds",
    "areas",
    "languages",
)
Verdict = TypeVar("Verdict")
Made = TypeVar("Made")
EXCEPTIONS = "exceptions.yml"
"""The file of warnings that may stay, by its path in the content folder."""
DANGER = "vocabularies/danger.yml"
"""The file of the words of danger, by its path in the content folder."""
MOST_TOLD = 100
"""Problems of one file that are told in one run."""
MAKERS: Mapping[str, Callable[[source.Source, str, Reading], Any]] = MappingProxyType(
    {
        "organisations": parse.organisation,
        "venues": parse.venue,
        "activities": parse.activity,
        "champions": parse.champion,
        "stories": parse.story,
        "funding": parse.fund,
        "pages": parse.page,
    }
)
"""What makes a record of a file of each folder."""
FOLDERS = tuple(MAKERS)
"""In the order of reading: later folders may refer to earlier ones."""
REFERRED_TO = ("organisations", "venues")
"""Folders to whose records the entries of others refer."""
ENTRIES = tuple(folder for folder in FOLDERS if folder not in REFERRED_TO)
"""The others, whose records nothing refers to while it is read."""


@lru_cache(maxsize=1)
def default_danger() -> Danger:
    """The software's own words of danger, for a community that has no file of them."""
    file = Path(__file__).with_name("danger.yml")
    entry, _ = source.read_yaml(file.read_bytes(), file.name)
    shelves = Shelves({}, {}, {})
    danger = entry and parse.danger(entry, Reading(file.name, shelves, entry.text))
    if not danger:
        message = f"{file.name} of the software can't be read"
        raise ValueError(message)
    return danger


class Entry(NamedTuple):
    """What one file holds: its record, if it made one, and its texts, if it could be read."""

    folder: str
    record: Any = None
    texts: Texts | None = None


class ReadFile(NamedTuple):
    """The file of one entry after reading. `file` is its path in the content folder."""

    file: str
    entry: Entry
    problems: tuple[Problem, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Community:
    """What all the entries share. Tuples are in the order of their ids."""

    site: Site
    vocabularies: Mapping[str, Vocabulary]
    organisations: tuple[Organisation, ...]
    venues: tuple[Venue, ...]
    names: Mapping[str, frozenset[str]]
    """The ids of every file by folder, those with mistakes included."""
    files: frozenset[str]
    """The same files by their paths in the content folder."""
    folder: Path
    """Where the pictures are that entries name."""
    exceptions: tuple[Exemption, ...] = ()
    own_danger: Danger | None = None
    """The community's own words of danger; without them the software's hold."""

    @cached_property
    def danger(self) -> Danger:
        """The words of danger that search recognises."""
        return self.own_danger or default_danger()

    def shown(self, file: str) -> str:
        """A path in the content folder as problems give it."""
        return f"{self.site.places.path.rpartition('/')[0]}/{file}"

    def file_of(self, folder: str, name: str) -> str:
        """The path in the content folder of the file with this id; empty where there is none."""
        paths = (f"{folder}/{name}{ending}" for ending in (".md", ".yml"))
        return next((path for path in paths if path in self.files), "")

    @cached_property
    def secrets(self) -> Secrets:
        """What no text may tell of the venues that are withheld."""
        return secrets_of(self.hidden, self.shown_venues)

    @cached_property
    def hidden(self) -> tuple[Hidden, ...]:
        """The venues that are withheld, each by the path of its file."""
        return tuple(
            Hidden(venue, venue.places.path)
            for venue in self.venues
            if venue.withheld and venue.places is not None
        )

    @cached_property
    def shown_venues(self) -> tuple[Venue, ...]:
        """The other venues."""
        return tuple(venue for venue in self.venues if not venue.withheld)

    @property
    def shared_texts(self) -> Iterator[Texts]:
        """The texts of the files that every content folder has."""
        yield Texts("site", self.site.places)
        for vocabulary in self.vocabularies.values():
            of_terms = [term.places for term in vocabulary if term.places is not None]
            if of_terms:
                yield Texts("vocabularies", of_terms[0])
        if self.own_danger is not None and self.own_danger.places is not None:
            yield Texts("danger", self.own_danger.places)
        if self.exceptions:
            yield Texts("exceptions", self.exceptions[0].places)

    def texts_where(self, wanted: Callable[[str], bool]) -> Iterator[Texts]:
        """The texts of the files that are wanted by their paths and all that is written in them.

        The files are read again: it is for who knows only at the end what to look for.
        """
        for path in sorted(self.files):
            file = self.folder / path
            shown, written = self.shown(path), _text_of(file)
            if (
                written
                and wanted(f"{shown}\n{written}")
                and _nodes(written.encode(), _File(file.stem, file.suffix, path, shown), [])
            ):
                yield texts_of(path.partition("/")[0], Places(shown, written, source.facts))


@dataclass(frozen=True, eq=False, kw_only=True)
class Catalogue(Community):
    """Everything sound in a content folder. Tuples are in the order of their ids."""

    activities: tuple[Activity, ...]
    champions: tuple[ChampionPlace, ...]
    stories: tuple[Story, ...]
    funds: tuple[Fund, ...]
    pages: tuple[Page, ...]
    texts: tuple[Texts, ...] = ()
    warnings: tuple[Problem, ...] = ()
    """What was found while reading and is no error: rules tell it, as it may have exceptions."""

    @cached_property
    def certain_secrets(self) -> Secrets:
        """What nothing that is made of the catalogue may tell, of places written in entries too.

        Single words, and what a place that is shown has as well, are left to the rules: elsewhere
        they would be found in the software's own words, or in that other place's address.
        """
        in_place = [
            (venue, places)
            for venues, places in (
                *((one.venues, one.places_in_file) for one in self.activities),
                *(((one.venue,), one.places) for one in self.champions),
            )
            for venue in venues
            if venue.places is None
        ]
        hidden = [Hidden(venue, places.path) for venue, places in in_place if venue.withheld]
        shown = [venue for venue, _ in in_place if not venue.withheld]
        found = secrets_of([*self.hidden, *hidden], [*self.shown_venues, *shown])
        certain = (secret for secret in found.all if not (secret.shared or secret.single))
        return replace(found, all=tuple(certain))

    def texts_where(self, wanted: Callable[[str], bool]) -> Iterator[Texts]:
        """The same of the files as they were read."""
        return (one for one in self.texts if wanted(f"{one.places.path}\n{one.written}"))

    @property
    def entries(self) -> Iterator[Entry]:
        """Every record and the texts of every file, those of one file apart from each other."""
        for folder, records in (
            ("organisations", self.organisations),
            ("venues", self.venues),
            ("activities", self.activities),
            ("champions", self.champions),
            ("stories", self.stories),
            ("funding", self.funds),
            ("pages", self.pages),
        ):
            for record in records:
                yield Entry(folder, record)
        for texts in self.texts:
            yield Entry(texts.folder, None, texts)

    @cached_property
    def activity_by_slug(self) -> Mapping[str, Activity]:
        """The activities by their addresses."""
        return MappingProxyType({one.slug: one for one in self.activities})

    @cached_property
    def stories_by_activity(self) -> Mapping[str, tuple[Story, ...]]:
        """The stories told of each activity."""
        told: dict[str, list[Story]] = {}
        for story in self.stories:
            for slug in story.activities:
                told.setdefault(slug, []).append(story)
        return MappingProxyType({slug: tuple(stories) for slug, stories in told.items()})


@dataclass(frozen=True)
class Loaded:
    """What came of loading. Without a readable `site.yml` there is no catalogue.

    The warnings of a catalogue are its own: `problems` are then errors alone.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    files: int
    shelves: Shelves
    """All that an entry may refer to: what is needed to read, or to tidy, one more."""
    shown_as: str
    """What the paths of problems start with."""
    read: tuple[ReadFile, ...]
    """Every entry's file, in the order of reading."""
    others: tuple[Problem, ...]
    """The problems of all other files, and of those that could not be an entry's."""


@dataclass(frozen=True)
class Judged(Generic[Verdict]):
    """What came of reading each entry and of judging it there and then.

    Without a readable `site.yml` there is no community, and nothing was judged.
    """

    community: Community | None
    verdicts: tuple[Verdict, ...]
    problems: tuple[Problem, ...]
    """What was found while reading, warnings among it."""
    files: int


def load(
    content: Path,
    *,
    shown_as: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Loaded:
    """Read every file of `content` once. Paths in problems start with `shown_as`."""
    with _nothing_collected():
        return _Loading(content, shown_as or content.as_posix(), progress).load()


def judge(
    content: Path,
    judging: Callable[[Community], Callable[[Entry], Verdict]],
    *,
    shown_as: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Judged[Verdict]:
    """Read every file once, and have each entry judged in whichever process reads it.

    `judging` is told what all entries share, and gives what judges one of them; a verdict must be
    something that can be sent from one process to another.
    """
    with _nothing_collected():
        return _Loading(content, shown_as or content.as_posix(), progress).judge(judging)


# --- the folder as it would be with other files in it


def read_file(loaded: Loaded, catalogue: Catalogue, file: str, text: str) -> ReadFile:
    """One file of `ENTRIES` more, as if this text stood at this path in the content folder.

    `catalogue` is that of `loaded`: nothing in it means anything else by the new file.
    """
    folder, _, name = file.partition("/")
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - as for the files that are there
    one = _File(stem, ending, file, f"{loaded.shown_as}/{file}")
    problems = [problem for problem in loaded.others if problem.path == one.shown]
    if problems:  # what stands at this path is a folder, or a link
        return ReadFile(file, Entry(folder), tuple(problems))
    other = one._replace(ending=".yml" if ending == ".md" else ".md")
    same_name = other if f"{folder}/{stem}{other.ending}" in catalogue.files else None
    if fault := _fault_of_a_name(one, same_name):
        return ReadFile(file, Entry(folder), (_of_the_file(one.shown, *fault),))
    nodes = _nodes(text.encode(), one, problems)
    entry = _entry(folder, one, nodes, loaded.shelves, problems)
    return ReadFile(file, entry, tuple(problems))


def with_files(
    loaded: Loaded, catalogue: Catalogue, more: Iterable[ReadFile], exceptions: str | None = None
) -> tuple[Loaded, Catalogue]:
    """The folder as it would be with these files, and with this text of its exceptions.

    `catalogue` is that of `loaded`. A file takes the place of one with the same path.
    """
    by_path = {one.file: one for one in loaded.read}
    names = {folder: set(known) for folder, known in catalogue.names.items()}
    for one in more:
        by_path[one.file] = one
        names[one.entry.folder].add(one.file.partition("/")[2].rpartition(".")[0])
    order = {folder: number for number, folder in enumerate(FOLDERS)}
    read = tuple(sorted(by_path.values(), key=lambda one: (order[one.entry.folder], one.file)))
    others = loaded.others
    community = {one.name: getattr(catalogue, one.name) for one in fields(Community)}
    community["files"] = frozenset(by_path)
    community["names"] = MappingProxyType({folder: frozenset(ids) for folder, ids in names.items()})
    if exceptions is not None:
        file = _File("exceptions", ".yml", EXCEPTIONS, f"{loaded.shown_as}/{EXCEPTIONS}")
        found: list[Problem] = []
        nodes = _nodes(exceptions.encode(), file, found)
        community["exceptions"], problems = _exceptions(nodes, found, loaded.shelves)
        others = (*(one for one in others if one.path != file.shown), *problems)
    new = _catalogue(community, read, others)
    there = replace(
        loaded,
        catalogue=new,
        problems=_errors(read, others),
        files=loaded.files + len(by_path) - len(loaded.read),
        read=read,
        others=others,
    )
    return there, new


@contextlib.contextmanager
def _nothing_collected() -> Iterator[None]:
    """No search for garbage: what is read is kept, and looking through it takes a fifth longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # or the first thing that happens is a search through all of it
            gc.enable()


class _File(NamedTuple):
    """A file of a folder. `shown` is its path as problems give it."""

    id: str
    ending: str
    path: str
    shown: str


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
        self._look_for_strays()
        self.all = sum(map(len, self.files.values()))
        self.done = 0
        self.records: dict[str, dict[str, Any]] = {}
        self.vocabularies: dict[str, Vocabulary] = {}

    def load(self) -> Loaded:
        community = self._community()
        self._keep(ENTRIES)
        read, others = tuple(self.read), tuple(self.problems)
        catalogue = None if community is None else _catalogue(vars(community), read, others)
        problems = _errors(read, others) if catalogue else (*others, *_problems(read))
        return Loaded(catalogue, problems, self.all, self.shelves, self.shown_as, read, others)

    def judge(self, judging: Callable[[Community], Callable[[Entry], Verdict]]) -> Judged[Verdict]:
        community = self._community()
        if community is None:
            self._keep(ENTRIES)
            return Judged(None, (), (*self.problems, *_problems(self.read)), self.all)
        verdict_on = judging(community)
        verdicts = [verdict_on(one.entry) for one in self.read]
        problems = [*self.problems, *_problems(self.read)]
        for _, _, verdict, found in self._each(ENTRIES, verdict_on):
            verdicts.append(verdict)
            problems.extend(found)
        return Judged(community, tuple(verdicts), tuple(problems), self.all)

    def _community(self) -> Community | None:
        nodes = self._site_nodes()
        self.shelves = Shelves(
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
        )

    def _files(self, folder: str) -> tuple[_File, ...]:
        found: dict[str, _File] = {}
        for entry in layout.entries(self.content / folder):
            file_id, ending = os.path.splitext(entry.name)  # noqa: PTH122 - ten times as quick
            shown = f"{self.shown_as}/{folder}/{entry.name}"
            file = _File(file_id, ending, entry.path, shown)
            if fault := layout.fault_among_entries(entry):
                self.problems.append(layout.told(shown, fault))
            elif fault := _fault_of_a_name(file, found.get(file_id)):
                self.problems.append(layout.told(shown, fault))
                if folder in REFERRED_TO and fault[0] == "file-ending":
                    self.misnamed.setdefault(folder, set()).add(file_id)
            else:
                found[file_id] = file
        return tuple(found.values())

    def _look_for_strays(self) -> None:
        """A problem for what nobody would read, but for the vocabularies."""
        top, shown = self.content.resolve(), self.shown_as  # it may be a link itself
        for folder in (*FOLDERS, "vocabularies", "images"):
            self.problems.extend(layout.in_place(top / folder, f"{shown}/{folder}"))
        self.problems.extend(layout.at_the_top(top, shown, _AT_THE_TOP))
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
                self.problems.append(layout.told(shown, fault))
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
            problem = _of_the_file(
                f"{self.shown_as}/vocabularies/{name}",
                "out-of-place",
                "Nothing is read from a file of this name in vocabularies",
                "Delete it, or move it out of the content folder.",
            )
            self.problems.append(replace(problem, severity="warning"))
        return misnamed

    def _shared(self, name: str) -> _File:
        """A file that every content folder has, by its path in the folder."""
        path = self.content / name
        return _File(path.stem, path.suffix, str(path), f"{self.shown_as}/{name}")

    def _shared_source(
        self, file: _File, problems: list[Problem] | None = None
    ) -> source.Source | None:
        """The nodes of such a file; None, and a problem, where it is none or can't be read."""
        problems = self.problems if problems is None else problems
        if fault := layout.no_file(ordinary_files.kind(file.path)):
            problems.append(layout.told(file.shown, fault))
            return None
        return _source(file, problems)

    def _complain(self, shown: str, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(_of_the_file(shown, rule, message, hint))

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
    ) -> list[tuple[str, _File, Made, list[Problem]]]:
        """What is made of each entry of these folders, and the problems of reading it.

        None of them refers to one of another.
        """
        files = [(folder, file) for folder in folders for file in self.files[folder]]
        made: list[Any] = [None] * len(files)
        pace = 2 if alongside.pays(len(files)) else 1
        made[::2], made[1::2] = alongside.both(
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
        self, folder: str, file: _File, make: Callable[[Entry], Made], pace: int
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

    def _entry(self, folder: str, file: _File, problems: list[Problem]) -> Entry:
        return _entry(folder, file, _source(file, problems), self.shelves, problems)

    def _note(self, reading: Reading) -> None:
        self.problems.extend(_noted(reading, self.problems))

    def _vocabulary(self, name: str, misnamed: str) -> Vocabulary:
        """The terms of one file. `misnamed` most likely has them, where that file isn't there."""
        file = self._shared(f"vocabularies/{name}.yml")
        terms: tuple[Term, ...] = ()
        listed = 1  # at least, in a file that can't be read
        if "vocabularies" in self.unread:
            pass  # that has been told
        elif ordinary_files.kind(file.path) != "nothing":
            entry = self._shared_source(file)
            if entry is not None:
                reading = Reading(entry.path, self.shelves, entry.text)
                terms = parse.terms(entry, name, reading)
                self._note(reading)
                if isinstance(entry.header, source.Sequence):
                    listed = len(entry.header.items)
        else:
            self._complain(
                file.shown,
                "no-vocabulary",
                "This file of terms is missing",
                f"Rename `{misnamed}`, which is beside it, to `{name}.yml`."
                if misnamed
                else "Copy it from the software's own content folder.",
            )
        by_id = MappingProxyType({term.id: term for term in terms})
        return Vocabulary(name, by_id, whole=len(by_id) == listed)

    def _site_nodes(self) -> source.Source | None:
        """`site.yml` as nodes: whether made-up numbers pass is asked before any number is read."""
        file = self._shared("site.yml")
        if ordinary_files.kind(file.path) != "nothing":
            return self._shared_source(file)
        self._complain(
            file.shown,
            "no-site",
            "This file with the community's own facts is missing",
            "Start it with  name: Connected Larkwell  and  place: Larkwell",
        )
        return None

    def _danger(self) -> Danger | None:
        file = self._shared(DANGER)
        if "vocabularies" in self.unread or ordinary_files.kind(file.path) == "nothing":
            return None
        entry = self._shared_source(file)
        if entry is None:
            return None
        reading = Reading(entry.path, self.shelves, entry.text)
        danger = parse.danger(entry, reading)
        self._note(reading)
        return danger

    def _exceptions(self) -> tuple[Exemption, ...]:
        file = self._shared(EXCEPTIONS)
        if ordinary_files.kind(file.path) == "nothing":
            return ()
        found: list[Problem] = []
        exceptions, problems = _exceptions(self._shared_source(file, found), found, self.shelves)
        self.problems.extend(problems)
        return exceptions

    def _site(self, nodes: source.Source | None) -> Site | None:
        if nodes is None:
            return None
        reading = Reading(nodes.path, self.shelves, nodes.text)
        site = parse.site(nodes, reading)
        self._note(reading)
        return site


def _problems(read: Iterable[ReadFile]) -> Iterator[Problem]:
    for one in read:
        yield from one.problems


def _errors(read: Iterable[ReadFile], others: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(one for one in (*others, *_problems(read)) if one.severity == "error")


def _catalogue(
    community: Mapping[str, Any], read: Iterable[ReadFile], others: Iterable[Problem]
) -> Catalogue:
    """The catalogue of a community, given by its attributes, and of what was read."""
    records: dict[str, list[Any]] = {folder: [] for folder in ENTRIES}
    texts: list[Texts] = []
    warnings = [one for one in others if one.severity == "warning"]
    for _, entry, problems in read:
        if entry.texts is not None:
            texts.append(entry.texts)
        if entry.record is not None and entry.folder in records:
            records[entry.folder].append(entry.record)
        warnings.extend(one for one in problems if one.severity == "warning")
    return Catalogue(
        activities=tuple(records["activities"]),
        champions=tuple(records["champions"]),
        stories=tuple(records["stories"]),
        funds=tuple(records["funding"]),
        pages=tuple(records["pages"]),
        texts=tuple(texts),
        warnings=tuple(warnings),
        **community,
    )


def _entry(
    folder: str,
    file: _File,
    nodes: source.Source | None,
    shelves: Shelves,
    problems: list[Problem],
) -> Entry:
    """What one file holds, of whose text these are the nodes."""
    if nodes is None:
        return Entry(folder)
    if folder in {"stories", "pages"} and file.ending == ".yml":
        problems.append(
            _of_the_file(
                file.shown,
                "file-ending",
                "A page with words ends in .md",
                f"Rename it to {file.id}.md and put --- above and below the facts.",
            )
        )
    reading = Reading(nodes.path, shelves, nodes.text)
    record = MAKERS[folder](nodes, file.id, reading)
    if reading.problems:
        problems.extend(_noted(reading, problems))
    places = reading.places()
    if reading.has_markdown:
        texts = texts_of(folder, places)
    else:
        texts = Texts(folder, places, below(folder, places, nodes))
    return Entry(folder, record, texts)


def _exceptions(
    nodes: source.Source | None, found: Sequence[Problem], shelves: Shelves
) -> tuple[tuple[Exemption, ...], list[Problem]]:
    """The exceptions, and the problems of their file. `found` are those of its lines."""
    problems = [one for one in found if one.rule != "empty-entry"]  # it needs none
    if nodes is None:
        return (), problems
    reading = Reading(nodes.path, shelves, nodes.text)
    exceptions = parse.exemptions(nodes, reading)
    problems.extend(_noted(reading, problems))
    return exceptions, problems


def _of_the_file(shown: str, rule: str, message: str, hint: str = "") -> Problem:
    return Problem(shown, 1, 1, rule, message, hint)


_AT_THE_TOP = frozenset({*FOLDERS, "vocabularies", "images", "site.yml", EXCEPTIONS, "README.md"})
"""What may be in a content folder."""


def _text_of(file: Path) -> str:
    """The text of a file; empty where it can't be read, which has been told."""
    try:
        return source.text_of(ordinary_files.read(file, source.LARGEST + 1))
    except OSError:
        return ""


def _source(file: _File, problems: list[Problem]) -> source.Source | None:
    """The nodes of a file; None, and a problem, where they can't be read."""
    try:
        raw = ordinary_files.read(file.path, source.LARGEST + 1)
    except OSError as error:
        fault = f"This file can't be opened: {reason(error)}"
        problems.append(_of_the_file(file.shown, "unreadable", fault, "Look at who may read it."))
        return None
    return _nodes(raw, file, problems)


def _nodes(raw: bytes, file: _File, problems: list[Problem]) -> source.Source | None:
    """The nodes of what stands in a file; None, and a problem, where they can't be read."""
    read = source.read_entry if file.ending == ".md" else source.read_yaml
    entry, found = read(raw, file.shown)
    problems.extend(_the_first(list(found)))
    return entry


def _noted(reading: Reading, before: list[Problem]) -> list[Problem]:
    """The problems of one reading, but for what follows from a line that had to be mended."""
    told = {(one.path, one.line, one.column) for one in before[-source.MOST_REPAIRS :]}
    found = [one for one in reading.problems if (one.path, one.line, one.column) not in told]
    return _the_first(found)


def _the_first(found: list[Problem]) -> list[Problem]:
    """As many problems of one file as anybody will mend at a time, and how many more there are."""
    if len(found) > MOST_TOLD:
        last = found[MOST_TOLD]
        found[MOST_TOLD:] = [
            Problem(
                last.path,
                last.line,
                last.column,
                "many-mistakes",
                f"This file has {counted(len(found) - MOST_TOLD, 'more mistake')}",
                "Mend those above first, then check again.",
            )
        ]
    return found


def _fault_of_a_name(file: _File, same_name: _File | None) -> Fault | None:
    """What keeps a file from being read, by its name. `same_name` is another with this id."""
    if file.ending not in {".md", ".yml"}:
        return Fault(
            "file-ending",
            f"The file's name ends in '{file.ending}'" if file.ending else "The name has no ending",
            _ending_advised(file),
        )
    if fault := values.slug_fault(file.id):
        return Fault(
            "file-name",
            f"The file's name can't be an address: {fault}",
            f"Rename it to {_plain_name(file)}{file.ending}",
        )
    if same_name is not None:
        return Fault(
            "two-files",
            f"There is also a file called {file.id}{same_name.ending}",
            "Keep one of the two.",
        )
    return None


def _ending_advised(file: _File) -> str:
    ending = {"": ".md", ".txt": ".md", ".markdown": ".md", ".md": ".md", ".yaml": ".yml"}.get(
        file.ending.casefold()
    )
    stem = file.id.removesuffix(".md")
    if ending is not None and not values.slug_fault(stem):
        return f"Rename it to {stem}{ending}"
    return "Entries end in .md, and facts alone in .yml. Pictures go to content/images."


def _plain_name(file: _File) -> str:
    """What a file could be called; only where its name has no letter, that is left to people."""
    what = _ONE[PurePosixPath(file.shown).parent.name]
    return values.usable_slug(file.id, what) if values.slug_of(file.id) else "a-plain-name"


_ONE = {
    "organisations": "organisation",
    "venues": "venue",
    "activities": "activity",
    "champions": "place",
    "stories": "story",
    "funding": "fund",
    "pages": "page",
}
"""What stands in a file of each folder."""


def _link_worker(nodes: source.Source | None) -> tuple[str, str]:
    """What the site calls a link worker: terms say it, and are read before the rest of the site."""
    names = dict(zip(("link_worker", "link_worker_plural"), LINK_WORKER, strict=True))
    if nodes is not None and isinstance(nodes.header, source.Mapping):
        for key, value in nodes.header.pairs:
            if field_name(key.text) in names and isinstance(value, source.Scalar) and value.text:
                names[field_name(key.text)] = value.text
    return names["link_worker"], names["link_worker_plural"]


def _is_demonstration(nodes: source.Source | None) -> bool:
    if nodes is None or isinstance(nodes.header, source.Sequence):
        return True  # a file that tells nothing is one mistake, not one a telephone number
    return any(
        key.text == "demonstration" and isinstance(value, source.Scalar) and value.text == "yes"
        for key, value in nodes.header.pairs
    )
