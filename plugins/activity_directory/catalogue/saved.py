"""What was saved in a content folder since it was read, where that is entries and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.catalogue import layout
from activity_directory.catalogue.files import EntryFile, name_fault
from activity_directory.catalogue.folders import ENTRIES
from activity_directory.source.entry import LARGEST_LIST
from activity_directory.system import ordinary_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from activity_directory.catalogue.catalogue import Catalogue, Loaded


@dataclass(frozen=True, slots=True)
class Saved:
    """Entries by their paths in the content folder: the new texts, and those that are gone."""

    texts: dict[str, bytes] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


def saved(loaded: Loaded, catalogue: Catalogue, paths: Iterable[Path]) -> Saved | None:
    """What has changed at these paths; None where the folder has to be read as a whole.

    That is so for all that entries refer to (`REFERRED_TO`, vocabularies, the settings), for
    pictures, for names that aren't those of entries, and for what was no ordinary file before.
    """
    texts: dict[str, bytes] = {}
    gone: set[str] = set()
    faulty = {problem.path for problem in loaded.others}
    for path in set(paths):
        if not path.is_relative_to(catalogue.folder):
            return None
        folder, *rest = path.relative_to(catalogue.folder).parts or ("",)
        if rest and layout.is_left_alone(rest[-1]):
            continue
        if len(rest) != 1 or folder not in ENTRIES:
            return None
        file = f"{folder}/{rest[0]}"
        one = EntryFile(path.stem, path.suffix, str(path), f"{loaded.shown_as}/{file}")
        twin = f"{folder}/{one.id}{'.yml' if one.ending == '.md' else '.md'}"
        if {one.shown, f"{loaded.shown_as}/{twin}"} & faulty:
            return None
        try:
            if ordinary_files.kind(path) == "nothing":
                if file in catalogue.files:
                    gone.add(file)
                continue  # else an editor's own file, which came and went
            if (
                ordinary_files.kind(path) != "file"
                or name_fault(one, None)
                or twin in catalogue.files
            ):
                return None
            texts[file] = ordinary_files.read(path, LARGEST_LIST + 1)
        except OSError:
            return None
    return Saved(texts, frozenset(gone))
