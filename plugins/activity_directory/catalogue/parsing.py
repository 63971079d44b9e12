"""What one file of a content folder says: its record, its texts and its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from activity_directory.catalogue.catalogue import Catalogue, Entry
from activity_directory.catalogue.files import limited, problem_of_file
from activity_directory.catalogue.folders import ENTRIES, PARSERS
from activity_directory.problems import Problem
from activity_directory.schema.reading import ParseContext, References
from activity_directory.schema.records.site import parse_exemptions
from activity_directory.schema.texts import Texts, below, texts_of
from activity_directory.source import nodes as source_nodes
from activity_directory.source.parser import MOST_REPAIRS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from activity_directory.catalogue.catalogue import ReadFile
    from activity_directory.catalogue.files import EntryFile
    from activity_directory.model.exemption import Exemption


Made = TypeVar("Made")


def problems_of(read: Iterable[ReadFile]) -> Iterator[Problem]:
    for one in read:
        yield from one.problems


def errors_of(read: Iterable[ReadFile], others: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(one for one in (*others, *problems_of(read)) if one.severity == "error")


def catalogue_of(
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


def parse_entry(
    folder: str,
    file: EntryFile,
    nodes: source_nodes.Source | None,
    shelves: References,
    problems: list[Problem],
) -> Entry:
    """What one file holds, of whose text these are the nodes."""
    if nodes is None:
        return Entry(folder)
    if folder in {"stories", "pages"} and file.ending == ".yml":
        problems.append(
            problem_of_file(
                file.shown,
                "file-ending",
                "A page with words ends in .md",
                f"Rename it to {file.id}.md and put --- above and below the facts.",
            )
        )
    reading = ParseContext(nodes.path, shelves, nodes.text)
    record = PARSERS[folder](nodes, file.id, reading)
    if reading.problems:
        problems.extend(problems_in_context(reading, problems))
    places = reading.places()
    if reading.has_markdown:
        texts = texts_of(folder, places)
    else:
        texts = Texts(folder, places, below(folder, places, nodes))
    return Entry(folder, record, texts)


def parse_exceptions(
    nodes: source_nodes.Source | None, found: Sequence[Problem], shelves: References
) -> tuple[tuple[Exemption, ...], list[Problem]]:
    """The exceptions, and the problems of their file. `found` are those of its lines."""
    problems = [one for one in found if one.rule != "empty-entry"]  # it needs none
    if nodes is None:
        return (), problems
    reading = ParseContext(nodes.path, shelves, nodes.text)
    exceptions = parse_exemptions(nodes, reading)
    problems.extend(problems_in_context(reading, problems))
    return exceptions, problems


def problems_in_context(reading: ParseContext, before: list[Problem]) -> list[Problem]:
    """The problems of one reading, but for what follows from a line that had to be mended."""
    told = {(one.path, one.line, one.column) for one in before[-MOST_REPAIRS:]}
    found = [one for one in reading.problems if (one.path, one.line, one.column) not in told]
    return limited(found)
