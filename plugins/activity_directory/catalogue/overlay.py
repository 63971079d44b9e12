"""A content folder as it would be with other files in it."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from activity_directory.catalogue.catalogue import Community, Entry, ReadFile
from activity_directory.catalogue.files import EntryFile, file_nodes, name_fault, problem_of_file
from activity_directory.catalogue.folders import EXCEPTIONS, FOLDERS, REFERRED_TO
from activity_directory.catalogue.parsing import (
    catalogue_of,
    errors_of,
    parse_entry,
    parse_exceptions,
)
from activity_directory.model.card_code import CardCode, with_new
from activity_directory.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from activity_directory.catalogue.catalogue import Catalogue, Loaded


def read_file(loaded: Loaded, catalogue: Catalogue, file: str, text: bytes) -> ReadFile:
    """One file of `ENTRIES` more, as if this text stood at this path in the content folder.

    `catalogue` is that of `loaded`: nothing in it means anything else by the new file.
    """
    folder, _, name = file.partition("/")
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - as for the files that are there
    one = EntryFile(stem, ending, file, f"{loaded.shown_as}/{file}")
    problems = [problem for problem in loaded.others if problem.path == one.shown]
    if problems:  # what stands at this path is a folder, or a link
        return ReadFile(file, Entry(folder), tuple(problems))
    other = one._replace(ending=".yml" if ending == ".md" else ".md")
    same_name = other if f"{folder}/{stem}{other.ending}" in catalogue.files else None
    if fault := name_fault(one, same_name):
        return ReadFile(file, Entry(folder), (problem_of_file(one.shown, *fault),))
    nodes = file_nodes(text, one, problems)
    entry = parse_entry(folder, one, nodes, loaded.references, problems)
    return ReadFile(file, entry, tuple(problems))


def _with_new_codes(catalogue: Catalogue, more: Iterable[ReadFile]) -> tuple[CardCode, ...] | None:
    """The codes of cards, and one for each new activity: who writes its file writes that too."""
    if catalogue.codes is None:
        return None
    added = (one.entry.record for one in more if one.entry.folder == "activities")
    names = ((one.slug, *one.was) for one in added if one is not None)
    codes = with_new(catalogue.codes, names)
    return tuple(codes[code] for code in sorted(codes))


def with_files(
    loaded: Loaded, catalogue: Catalogue, more: Iterable[ReadFile], exceptions: str | None = None
) -> tuple[Loaded, Catalogue]:
    """The folder as it would be with these files, and with this text of its exceptions.

    `catalogue` is that of `loaded`. A file takes the place of one with the same path.
    """
    more = tuple(more)
    others = loaded.others
    changed: dict[str, object] = {"codes": _with_new_codes(catalogue, more)}
    if exceptions is not None:
        file = EntryFile("exceptions", ".yml", EXCEPTIONS, f"{loaded.shown_as}/{EXCEPTIONS}")
        found: list[Problem] = []
        nodes = file_nodes(exceptions.encode(), file, found)
        changed["exceptions"], problems = parse_exceptions(nodes, found, loaded.references)
        others = (*(other for other in others if other.path != file.shown), *problems)
    return _overlaid(replace(loaded, others=others), catalogue, more, (), changed)


def with_changes(
    loaded: Loaded, catalogue: Catalogue, changed: Iterable[ReadFile], gone: Iterable[str]
) -> tuple[Loaded, Catalogue]:
    """The folder once these files of `ENTRIES` have been saved there, and others deleted.

    `catalogue` is that of `loaded`. Nothing else in the folder has changed.
    """
    return _overlaid(loaded, catalogue, tuple(changed), tuple(gone), {})


def _overlaid(
    loaded: Loaded,
    catalogue: Catalogue,
    more: tuple[ReadFile, ...],
    gone: tuple[str, ...],
    changed: Mapping[str, object],
) -> tuple[Loaded, Catalogue]:
    """The folder with some files more and without others, and what has changed of the rest."""
    by_path = {read_file.file: read_file for read_file in loaded.read}
    names = {folder: set(known) for folder, known in catalogue.names.items()}
    for file in gone:
        folder, _, name = file.partition("/")
        del by_path[file]
        names[folder].discard(name.rpartition(".")[0])
    for one in more:
        by_path[one.file] = one
        names[one.entry.folder].add(one.file.partition("/")[2].rpartition(".")[0])
    order = {folder: number for number, folder in enumerate(FOLDERS)}
    read = tuple(
        sorted(
            by_path.values(), key=lambda read_file: (order[read_file.entry.folder], read_file.file)
        )
    )
    community = {
        **{field.name: getattr(catalogue, field.name) for field in fields(Community)},
        "files": frozenset(by_path),
        "names": MappingProxyType({folder: frozenset(ids) for folder, ids in names.items()}),
        **changed,
    }
    new = catalogue_of(community, read, loaded.others)
    there = replace(
        loaded,
        catalogue=new,
        problems=errors_of(read, loaded.others),
        files=loaded.files + len(by_path) - len(loaded.read),
        read=read,
    )
    return there, new


def with_referred_to(
    loaded: Loaded, catalogue: Catalogue, more: Iterable[ReadFile]
) -> tuple[Loaded, Catalogue]:
    """The folder with these files of organisations and venues, to which others may then refer."""
    more = tuple(more)
    records = {folder: dict(loaded.references.records[folder]) for folder in REFERRED_TO}
    names = {folder: set(loaded.references.names[folder]) for folder in REFERRED_TO}
    for one in more:
        name = one.file.partition("/")[2].rpartition(".")[0]
        names[one.entry.folder].add(name)
        if one.entry.record is not None:
            records[one.entry.folder][name] = one.entry.record
    references = replace(
        loaded.references,
        records={**loaded.references.records, **records},
        names={
            **loaded.references.names,
            **{folder: frozenset(ids) for folder, ids in names.items()},
        },
        _guessed={},
        _called={},
    )
    organisations, venues = (
        tuple(found[name] for name in sorted(found))
        for found in (records[folder] for folder in REFERRED_TO)
    )
    there = replace(catalogue, organisations=organisations, venues=venues)
    return with_files(replace(loaded, references=references), there, more)
