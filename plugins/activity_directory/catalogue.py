"""A content folder, read once: every record that could be made, and every problem in the files.

The catalogue never changes. Everything the public sees is a function of it and of one date. Whoever
needs no more than a verdict on each entry has the entries judged while they are read: none is kept.
"""

from __future__ import annotations

import contextlib
import gc
import os
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from activity_directory import alongside, source
from activity_directory.counting import counted
from activity_directory.model.site import LINK_WORKER
from activity_directory.problems import Problem
from activity_directory.schema import parse, values
from activity_directory.schema.reading import Reading, Shelves, field_name
from activity_directory.schema.texts import Texts, below, texts_of
from activity_directory.vocabulary import Term, Vocabulary, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from activity_directory.model.activity import Activity
    from activity_directory.model.champion import ChampionPlace
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


class Entry(NamedTuple):
    """What one file holds: its record, if it made one, and its texts, if it could be read."""

    folder: str
    record: Any = None
    texts: Texts | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Community:
    """What all the entries share. Tuples are in the order of their ids."""

    site: Site
    vocabularies: Mapping[str, Vocabulary]
    organisations: tuple[Organisation, ...]
    venues: tuple[Venue, ...]
    names: Mapping[str, frozenset[str]]
    """The ids of every file by folder, those with mistakes included."""
    folder: Path
    """Where the pictures are that entries name."""
    exceptions: tuple[Exemption, ...] = ()


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
        self.texts: list[Texts] = []
        self.misnamed: dict[str, set[str]] = {}
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
        if community is None:
            return Loaded(None, tuple(self.problems), self.all, self.shelves)
        kept = {folder: tuple(self.records[folder].values()) for folder in ENTRIES}
        catalogue = Catalogue(
            activities=kept["activities"],
            champions=kept["champions"],
            stories=kept["stories"],
            funds=kept["funding"],
            pages=kept["pages"],
            texts=tuple(self.texts),
            warnings=tuple(one for one in self.problems if one.severity == "warning"),
            **vars(community),
        )
        errors = tuple(one for one in self.problems if one.severity == "error")
        return Loaded(catalogue, errors, self.all, self.shelves)

    def judge(self, judging: Callable[[Community], Callable[[Entry], Verdict]]) -> Judged[Verdict]:
        community = self._community()
        if community is None:
            self._keep(ENTRIES)
            return Judged(None, (), tuple(self.problems), self.all)
        verdict_on = judging(community)
        verdicts = [
            verdict_on(Entry(folder, record))
            for folder in REFERRED_TO
            for record in self.records[folder].values()
        ]
        verdicts += [verdict_on(Entry(texts.folder, None, texts)) for texts in self.texts]
        verdicts += [verdict for _, _, verdict in self._each(ENTRIES, verdict_on)]
        return Judged(community, tuple(verdicts), tuple(self.problems), self.all)

    def _community(self) -> Community | None:
        nodes = self._site_nodes()
        self.shelves = Shelves(
            self.vocabularies,
            self.records,
            self.names,
            _is_demonstration(nodes),
            _link_worker(nodes),
        )
        misnamed = self._unread_vocabularies()
        for name in VOCABULARIES:
            self.vocabularies[name] = self._vocabulary(name, misnamed.get(name, ""))
        site = self._site(nodes)
        self._keep(REFERRED_TO)
        exceptions = self._exceptions()
        if site is None:
            return None
        return Community(
            site=site,
            vocabularies=MappingProxyType(self.vocabularies),
            organisations=tuple(self.records["organisations"].values()),
            venues=tuple(self.records["venues"].values()),
            names=MappingProxyType(self.names),
            folder=self.content,
            exceptions=exceptions,
        )

    def _files(self, folder: str) -> tuple[_File, ...]:
        place = self.content / folder
        if not place.is_dir():
            return ()
        with os.scandir(place) as every:
            entries = sorted(every, key=lambda one: one.name)
        found: dict[str, _File] = {}
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "README.md":
                continue
            file_id, ending = os.path.splitext(entry.name)  # noqa: PTH122 - ten times as quick
            shown = f"{self.shown_as}/{folder}/{entry.name}"
            file = _File(file_id, ending, entry.path, shown)
            if fault := _fault_of_a_file(entry, file, found):
                self._complain(shown, *fault)
                if folder in REFERRED_TO and fault[0] == "file-ending":
                    self.misnamed.setdefault(folder, set()).add(file_id)
            else:
                found[file_id] = file
        return tuple(found.values())

    def _look_for_strays(self) -> None:
        """A problem for what nobody would read: entries beside the folders, and other folders."""
        if not self.content.is_dir():
            return
        with os.scandir(self.content) as every:
            entries = sorted(every, key=lambda one: one.name)
        for entry in entries:
            if entry.name in _AT_THE_TOP or entry.name.startswith("."):
                continue
            low, folder = entry.name.casefold(), entry.is_dir()
            if not folder and not low.endswith((".md", ".yml", ".yaml")):
                continue
            meant = nearest(low, (name for name in _AT_THE_TOP if folder != ("." in name)))
            if folder and not meant:
                continue
            fault = (
                "Nothing is read from a folder of this name",
                f"Put its files into  {meant}  and delete this folder.",
            )
            if not folder:
                fault = (
                    "This file stands beside the folders, where it isn't read",
                    f"Rename it to {meant}" if meant else "Move it into one, such as  activities",
                )
            problem = _of_the_file(f"{self.shown_as}/{entry.name}", "out-of-place", *fault)
            self.problems.append(problem if meant else replace(problem, severity="warning"))

    def _unread_vocabularies(self) -> dict[str, str]:
        """The files of terms by the vocabulary that each most likely holds.

        One whose name is like none, or like that of a file that is there, is a problem: nobody
        would read it.
        """
        folder = self.content / "vocabularies"
        if not folder.is_dir():
            return {}
        names = {file.name for file in folder.iterdir()}
        missing = [name for name in VOCABULARIES if f"{name}.yml" not in names]
        misnamed: dict[str, str] = {}
        for name in sorted(names - {f"{one}.yml" for one in VOCABULARIES} - {"README.md"}):
            if name.startswith("."):
                continue
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

    def _complain(self, shown: str, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(_of_the_file(shown, rule, message, hint))

    def _keep(self, folders: Iterable[str]) -> None:
        """Read these folders, and keep what is in them."""
        self.records.update({folder: {} for folder in folders})
        for folder, file, entry in self._each(folders, lambda entry: entry):
            if entry.texts is not None:
                self.texts.append(entry.texts)
            if entry.record is not None:
                self.records[folder][file.id] = entry.record

    def _each(
        self, folders: Iterable[str], make: Callable[[Entry], Made]
    ) -> list[tuple[str, _File, Made]]:
        """What is made of each entry of these folders. None of them refers to one of another."""
        files = [(folder, file) for folder in folders for file in self.files[folder]]
        made: list[Any] = [None] * len(files)
        pace = 2 if alongside.pays(len(files)) else 1
        made[::2], made[1::2] = alongside.both(
            lambda: [self._made(folder, file, make, pace) for folder, file in files[::2]],
            lambda: [self._made(folder, file, make, 2 - pace) for folder, file in files[1::2]],
            size=len(files),
            known=self._known(),
        )
        for _, problems in made:
            self.problems.extend(problems)
        return [(folder, file, one) for (folder, file), (one, _) in zip(files, made, strict=True)]

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
        entry = _source(file, problems)
        if entry is None:
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
        reading = Reading(entry.path, self.shelves, entry.text)
        record = MAKERS[folder](entry, file.id, reading)
        if reading.problems:
            problems.extend(_noted(reading, problems))
        places = reading.places()
        if reading.has_markdown:
            texts = texts_of(folder, places)
        else:
            texts = Texts(folder, places, below(folder, places, entry))
        return Entry(folder, record, texts)

    def _note(self, reading: Reading) -> None:
        self.problems.extend(_noted(reading, self.problems))

    def _vocabulary(self, name: str, misnamed: str) -> Vocabulary:
        """The terms of one file. `misnamed` most likely has them, where that file isn't there."""
        file = self._shared(f"vocabularies/{name}.yml")
        terms: tuple[Term, ...] = ()
        listed = 1  # at least, in a file that can't be read
        if Path(file.path).is_file():
            entry = _source(file, self.problems)
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
        if Path(file.path).is_file():
            return _source(file, self.problems)
        self._complain(
            file.shown,
            "no-site",
            "This file with the community's own facts is missing",
            "Start it with  name: Connected Larkwell  and  place: Larkwell",
        )
        return None

    def _exceptions(self) -> tuple[Exemption, ...]:
        file = self._shared("exceptions.yml")
        found: list[Problem] = []
        entry = _source(file, found) if Path(file.path).is_file() else None
        self.problems.extend(one for one in found if one.rule != "empty-entry")  # it needs none
        if entry is None:
            return ()
        reading = Reading(entry.path, self.shelves, entry.text)
        exceptions = parse.exemptions(entry, reading)
        self._note(reading)
        return exceptions

    def _site(self, nodes: source.Source | None) -> Site | None:
        if nodes is None:
            return None
        reading = Reading(nodes.path, self.shelves, nodes.text)
        site = parse.site(nodes, reading)
        self._note(reading)
        return site


def _of_the_file(shown: str, rule: str, message: str, hint: str = "") -> Problem:
    return Problem(shown, 1, 1, rule, message, hint)


_AT_THE_TOP = frozenset(
    {*FOLDERS, "vocabularies", "images", "site.yml", "exceptions.yml", "README.md"}
)
"""What may be in a content folder."""
_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # Windows would take a byte for the end


def _source(file: _File, problems: list[Problem]) -> source.Source | None:
    """The nodes of a file; None, and a problem, where they can't be read."""
    read = source.read_entry if file.ending == ".md" else source.read_yaml
    try:
        opened = os.open(file.path, _TO_READ)  # two thirds of the time of `open`
        try:
            raw = os.read(opened, source.LARGEST + 1)
        finally:
            os.close(opened)
    except OSError as error:
        fault = f"This file can't be opened ({error.strerror})"
        problems.append(_of_the_file(file.shown, "unreadable", fault, "Look at who may read it."))
        return None
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


def _fault_of_a_file(
    entry: os.DirEntry[str], file: _File, found: Mapping[str, _File]
) -> tuple[str, str, str] | None:
    """Rule, message and hint of what keeps a file from being read at all."""
    if entry.is_symlink():
        return (
            "not-a-file",
            "This is a link to another file",
            "Put the file itself here.",
        )
    if entry.is_dir():
        return (
            "not-a-file",
            "There is a folder here",
            "Put the files straight into the folder above it.",
        )
    if file.ending not in {".md", ".yml"}:
        return (
            "file-ending",
            f"The file's name ends in '{file.ending}'" if file.ending else "The name has no ending",
            _ending_advised(file),
        )
    if fault := values.slug_fault(file.id):
        return (
            "file-name",
            f"The file's name can't be an address: {fault}",
            f"Rename it to {_plain_name(file)}{file.ending}",
        )
    if file.id in found:
        return (
            "two-files",
            f"There is also a file called {file.id}{found[file.id].ending}",
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
