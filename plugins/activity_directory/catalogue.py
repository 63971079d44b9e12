"""A content folder, loaded once: every record that could be made, and every problem in the files.

The catalogue never changes. Everything the public sees is a function of it and of one date.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from activity_directory import source
from activity_directory.problems import Problem
from activity_directory.schema import parse, values
from activity_directory.schema.reading import Reading, Shelves
from activity_directory.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from activity_directory.model.activity import Activity
    from activity_directory.model.champion import ChampionPlace
    from activity_directory.model.fund import Fund
    from activity_directory.model.organisation import Organisation
    from activity_directory.model.page import Page
    from activity_directory.model.place import Venue
    from activity_directory.model.site import Site
    from activity_directory.model.story import Story

VOCABULARIES = (
    "need-groups", "needs", "categories", "audiences", "access", "joining", "costs",
    "concessions", "formats", "statuses", "checks", "five-ways", "eligibility",
    "organisation-kinds", "champion-kinds", "areas", "languages",
)
FOLDERS = ("organisations", "venues", "activities", "champions", "stories", "funding", "pages")


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Everything sound in a content folder. Tuples are in the order of their ids."""

    site: Site
    vocabularies: Mapping[str, Vocabulary]
    organisations: tuple[Organisation, ...]
    venues: tuple[Venue, ...]
    activities: tuple[Activity, ...]
    champions: tuple[ChampionPlace, ...]
    stories: tuple[Story, ...]
    funds: tuple[Fund, ...]
    pages: tuple[Page, ...]
    names: Mapping[str, frozenset[str]]
    """The ids of every file by folder, those with mistakes included."""

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
    """What came of loading. Without a readable `site.yml` there is no catalogue."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    files: int


def load(
    content: Path,
    *,
    shown_as: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Loaded:
    """Read every file of `content` once. Paths in problems start with `shown_as`."""
    return _Loading(content, shown_as or content.as_posix(), progress).load()


class _Loading:
    """The one walk through the folder: later folders may refer to earlier ones."""

    def __init__(
        self, content: Path, shown_as: str, progress: Callable[[int, int], None]
    ) -> None:
        self.content = content
        self.shown_as = shown_as.rstrip("/")
        self.progress = progress
        self.problems: list[Problem] = []
        self.files = {folder: self._files(folder) for folder in FOLDERS}
        self.names = {
            folder: frozenset(path.stem for path in paths) for folder, paths in self.files.items()
        }
        self.all = sum(len(paths) for paths in self.files.values())
        self.done = 0
        self.records: dict[str, dict[str, Any]] = {}
        self.vocabularies: dict[str, Vocabulary] = {}

    def load(self) -> Loaded:
        community = self._community()
        shelves = Shelves(
            self.vocabularies, self.records, self.names, _is_demonstration(community)
        )
        for name in VOCABULARIES:
            self.vocabularies[name] = self._vocabulary(name, shelves)
        site = self._site(community, shelves)
        makers: dict[str, Callable[[source.Source, str, Reading], Any]] = {
            "organisations": parse.organisation,
            "venues": parse.venue,
            "activities": parse.activity,
            "champions": parse.champion,
            "stories": parse.story,
            "funding": parse.fund,
            "pages": parse.page,
        }
        for folder in FOLDERS:
            self.records[folder] = {}
            for path in self.files[folder]:
                record = self._record(path, folder, makers[folder], shelves)
                if record is not None:
                    self.records[folder][path.stem] = record
        if site is None:
            return Loaded(None, tuple(self.problems), self.all)
        kept = {folder: tuple(records.values()) for folder, records in self.records.items()}
        catalogue = Catalogue(
            site=site,
            vocabularies=MappingProxyType(self.vocabularies),
            organisations=kept["organisations"],
            venues=kept["venues"],
            activities=kept["activities"],
            champions=kept["champions"],
            stories=kept["stories"],
            funds=kept["funding"],
            pages=kept["pages"],
            names=MappingProxyType(self.names),
        )
        return Loaded(catalogue, tuple(self.problems), self.all)

    def _files(self, folder: str) -> tuple[Path, ...]:
        place = self.content / folder
        if not place.is_dir():
            return ()
        found: dict[str, Path] = {}
        for path in sorted(place.iterdir(), key=lambda one: one.name):
            if path.name.startswith(".") or path.name == "README.md" or path.is_dir():
                continue
            if path.suffix not in {".md", ".yml"}:
                self._complain(
                    path, "file-ending", f"The file's name ends in '{path.suffix}'",
                    "Entries end in .md, and facts alone in .yml. Pictures go to content/images.",
                )
                continue
            if fault := values.slug_fault(path.stem):
                self._complain(
                    path, "file-name", f"The file's name can't be an address: {fault}",
                    f"Rename it to {values.slug_of(path.stem) or 'a-plain-name'}{path.suffix}",
                )
                continue
            if path.stem in found:
                self._complain(
                    path, "two-files", f"There is also a file called {found[path.stem].name}",
                    "Keep one of the two.",
                )
                continue
            found[path.stem] = path
        return tuple(found.values())

    def _shown(self, path: Path) -> str:
        return f"{self.shown_as}/{path.relative_to(self.content).as_posix()}"

    def _complain(self, path: Path, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self._shown(path), 1, 1, rule, message, hint))

    def _read(self, path: Path) -> source.Source | None:
        read = source.read_entry if path.suffix == ".md" else source.read_yaml
        try:
            raw = path.read_bytes()
        except OSError as error:
            self._complain(path, "unreadable", f"This file can't be opened ({error.strerror})")
            return None
        entry, problems = read(raw, self._shown(path))
        self.problems.extend(problems)
        return entry

    def _record(
        self,
        path: Path,
        folder: str,
        make: Callable[[source.Source, str, Reading], Any],
        shelves: Shelves,
    ) -> Any | None:  # noqa: ANN401 - whichever record the folder holds
        self.done += 1
        self.progress(self.done, self.all)
        entry = self._read(path)
        if entry is None:
            return None
        if folder in {"stories", "pages"} and path.suffix == ".yml":
            self._complain(
                path, "file-ending", "A page with words ends in .md",
                f"Rename it to {path.stem}.md and put --- above and below the facts.",
            )
        reading = Reading(entry.path, shelves, entry.text)
        record = make(entry, path.stem, reading)
        self.problems.extend(reading.problems)
        return record

    def _vocabulary(self, name: str, shelves: Shelves) -> Vocabulary:
        path = self.content / "vocabularies" / f"{name}.yml"
        terms: Iterable[Term] = ()
        if path.is_file():
            entry = self._read(path)
            if entry is not None:
                reading = Reading(entry.path, shelves, entry.text)
                terms = parse.terms(entry, reading)
                self.problems.extend(reading.problems)
        else:
            self._complain(
                path, "no-vocabulary", "This file of terms is missing",
                "Copy it from the software's own content folder.",
            )
        return Vocabulary(name, MappingProxyType({term.id: term for term in terms}))

    def _community(self) -> source.Source | None:
        """`site.yml` as nodes: whether made-up numbers pass is asked before any number is read."""
        path = self.content / "site.yml"
        if path.is_file():
            return self._read(path)
        self._complain(
            path, "no-site", "This file with the community's own facts is missing",
            "Start it with  name: Connected Larkwell  and  place: Larkwell",
        )
        return None

    def _site(self, community: source.Source | None, shelves: Shelves) -> Site | None:
        if community is None:
            return None
        reading = Reading(community.path, shelves, community.text)
        site = parse.site(community, reading)
        self.problems.extend(reading.problems)
        return site


def _is_demonstration(community: source.Source | None) -> bool:
    if community is None or isinstance(community.header, source.Sequence):
        return False
    return any(
        key.text == "demonstration" and isinstance(value, source.Scalar) and value.text == "yes"
        for key, value in community.header.pairs
    )
