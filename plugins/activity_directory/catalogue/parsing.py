"""What one file of a content folder says: its record, its texts and its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from activity_directory.catalogue.catalogue import Catalogue, Entry
from activity_directory.catalogue.files import limited, problem_of_file
from activity_directory.catalogue.folders import ENTRIES, PARSERS
from activity_directory.problems import Problem
from activity_directory.schema.reading import ParseContext, References, record_in
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
    for read_file in read:
        yield from read_file.problems


def errors_of(read: Iterable[ReadFile], others: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(
        problem for problem in (*others, *problems_of(read)) if problem.severity == "error"
    )


def catalogue_of(
    community: Mapping[str, Any], read: Iterable[ReadFile], others: Iterable[Problem]
) -> Catalogue:
    """The catalogue of a community, given by its attributes, and of what was read."""
    records: dict[str, list[Any]] = {folder: [] for folder in ENTRIES}
    texts: list[Texts] = []
    warnings = [other for other in others if other.severity == "warning"]
    for _, entry, problems in read:
        if entry.texts is not None:
            texts.append(entry.texts)
        if entry.record is not None and entry.folder in records:
            records[entry.folder].append(entry.record)
        warnings.extend(problem for problem in problems if problem.severity == "warning")
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
    references: References,
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
                "The name of a page or a story must end in `.md`",
                f"Rename it to `{file.id}.md`, and put `---` above and below the facts.",
            )
        )
    record, context = record_in(nodes, file.id, PARSERS[folder], references)
    if context.problems:
        problems.extend(problems_in_context(context, problems))
    places = context.places()
    if context.has_markdown:
        texts = texts_of(folder, places)
    else:
        texts = Texts(folder, places, below(folder, places, nodes))
    return Entry(folder, record, texts)


def parse_exceptions(
    nodes: source_nodes.Source | None, found: Sequence[Problem], references: References
) -> tuple[tuple[Exemption, ...], list[Problem]]:
    """The exceptions, and the problems of their file. `found` are those of its lines."""
    problems = [problem for problem in found if problem.rule != "empty-entry"]  # it needs none
    if nodes is None:
        return (), problems
    context = ParseContext(nodes.path, references, nodes.text)
    exceptions = parse_exemptions(nodes, context)
    problems.extend(problems_in_context(context, problems))
    return exceptions, problems


def problems_in_context(context: ParseContext, before: list[Problem]) -> list[Problem]:
    """The problems of one reading, but for what follows from a line that had to be fixed."""
    reported = {(problem.path, problem.line, problem.column) for problem in before[-MOST_REPAIRS:]}
    problems = [
        problem
        for problem in context.problems
        if (problem.path, problem.line, problem.column) not in reported
    ]
    return limited(problems)
