"""What a content folder holds once it is read. It never changes.

Everything the public sees is a function of it and of one date.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from activity_directory.catalogue.files import EntryFile, file_nodes
from activity_directory.catalogue.withheld import Hidden, Secrets, secrets_of
from activity_directory.model.card_code import CardCode, code_of_each
from activity_directory.model.postcodes import Postcodes
from activity_directory.problems import Problem
from activity_directory.schema.reading import ParseContext, References
from activity_directory.schema.records.danger import parse_danger
from activity_directory.schema.texts import Texts, texts_of
from activity_directory.source.entry import LARGEST, facts, read_yaml, text_of
from activity_directory.source.places import Places
from activity_directory.system import ordinary_files
from activity_directory.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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


Findings = TypeVar("Findings")


@lru_cache(maxsize=1)
def default_danger() -> Danger:
    """The software's own words of danger, for a community that has no file of them."""
    file = Path(__file__).with_name("danger.yml")
    entry, _ = read_yaml(file.read_bytes(), file.name)
    references = References({}, {}, {})
    danger = entry and parse_danger(entry, ParseContext(file.name, references, entry.text))
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
    postcodes: Postcodes = field(default_factory=Postcodes)
    """Where postcodes are, here and round about; empty where the community has no table."""
    codes: tuple[CardCode, ...] | None = None
    """The codes of cards in order; None where the community has no folder of them."""

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
                and file_nodes(written.encode(), EntryFile(file.stem, file.suffix, path, shown), [])
            ):
                yield texts_of(path.partition("/")[0], Places(shown, written, facts))


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
                *((activity.venues, activity.places_in_file) for activity in self.activities),
                *(((champion.venue,), champion.places) for champion in self.champions),
            )
            for venue in venues
            if venue.places is None
        ]
        hidden = [Hidden(venue, places.path) for venue, places in in_place if venue.withheld]
        shown = [venue for venue, _ in in_place if not venue.withheld]
        secrets = secrets_of([*self.hidden, *hidden], [*self.shown_venues, *shown])
        certain = (secret for secret in secrets.all if not (secret.shared or secret.single))
        return replace(secrets, all=tuple(certain))

    def texts_where(self, wanted: Callable[[str], bool]) -> Iterator[Texts]:
        """The same of the files as they were read."""
        return (text for text in self.texts if wanted(f"{text.places.path}\n{text.written}"))

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
        return MappingProxyType({activity.slug: activity for activity in self.activities})

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The address today of each activity's old ones."""
        return {old: activity.slug for activity in self.activities for old in activity.was}

    @cached_property
    def code_by_slug(self) -> Mapping[str, str]:
        """The code that each activity's card shows, of those that have one."""
        each = code_of_each(self.codes or (), self.renamed)
        return {slug: one.code for slug, one in each.items()}

    @cached_property
    def stories_by_activity(self) -> Mapping[str, tuple[Story, ...]]:
        """The stories told of each activity."""
        by_activity: dict[str, list[Story]] = {}
        for story in self.stories:
            for slug in story.activities:
                by_activity.setdefault(slug, []).append(story)
        return MappingProxyType({slug: tuple(stories) for slug, stories in by_activity.items()})


@dataclass(frozen=True)
class Loaded:
    """What came of loading. Without a readable `site.yml` there is no catalogue.

    The warnings of a catalogue are its own: `problems` are then errors alone.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    files: int
    references: References
    """All that an entry may refer to: what is needed to read, or to tidy, one more."""
    shown_as: str
    """What the paths of problems start with."""
    read: tuple[ReadFile, ...]
    """Every entry's file, in the order of reading."""
    others: tuple[Problem, ...]
    """The problems of all other files, and of those that could not be an entry's."""


@dataclass(frozen=True)
class Checked(Generic[Findings]):
    """What came of reading each entry and of judging it there and then.

    Without a readable `site.yml` there is no community, and nothing was judged.
    """

    community: Community | None
    findings: tuple[Findings, ...]
    problems: tuple[Problem, ...]
    """What was found while reading, warnings among it."""
    files: int


def _text_of(file: Path) -> str:
    """The text of a file; empty where it can't be read, which has been told."""
    try:
        return text_of(ordinary_files.read(file, LARGEST + 1))
    except OSError:
        return ""
