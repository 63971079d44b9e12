"""The files of a content folder: which of them are entries, and what is in them."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from activity_directory.catalogue.folders import (
    CODES,
    DRAFTS,
    EXCEPTIONS,
    FOLDERS,
    IMPORTED,
    POSTCODES,
)
from activity_directory.catalogue.layout import Fault
from activity_directory.problems import Problem
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.words import slug_fault, slug_of, usable_slug
from activity_directory.source import nodes
from activity_directory.source.entry import LARGEST_LIST, read_entry, read_yaml
from activity_directory.system import ordinary_files
from activity_directory.system.faults import reason
from activity_directory.wording.counting import counted

MOST_REPORTED = 100
"""Problems of one file that are told in one run."""


class EntryFile(NamedTuple):
    """A file of a folder. `shown` is its path as problems give it."""

    id: str
    ending: str
    path: str
    shown: str


def problem_of_file(shown: str, rule: str, message: str, hint: str = "") -> Problem:
    return Problem(shown, 1, 1, rule, message, hint)


TOP_LEVEL = frozenset(
    {
        *FOLDERS,
        "vocabularies",
        "images",
        CODES,
        POSTCODES,
        "site.yml",
        EXCEPTIONS,
        IMPORTED,
        DRAFTS,
        "README.md",
    }
)
"""What may be in a content folder."""


def read_source(file: EntryFile, problems: list[Problem]) -> nodes.Source | None:
    """The nodes of a file; None, and a problem, where they can't be read."""
    try:
        raw = ordinary_files.read(file.path, LARGEST_LIST + 1)
    except OSError as error:
        fault = f"This file can't be opened: {reason(error)}"
        problems.append(
            problem_of_file(file.shown, "unreadable", fault, "Check who is allowed to read it.")
        )
        return None
    return file_nodes(raw, file, problems)


def file_nodes(raw: bytes, file: EntryFile, problems: list[Problem]) -> nodes.Source | None:
    """The nodes of what stands in a file; None, and a problem, where they can't be read."""
    read = read_entry if file.ending == ".md" else read_yaml
    entry, found = read(raw, file.shown)
    problems.extend(limited(list(found)))
    return entry


def limited(problems: list[Problem]) -> list[Problem]:
    """As many problems of one file as anybody will fix at a time, and how many more there are."""
    if len(problems) > MOST_REPORTED:
        last = problems[MOST_REPORTED]
        problems[MOST_REPORTED:] = [
            Problem(
                last.path,
                last.line,
                last.column,
                "many-mistakes",
                f"This file has {counted(len(problems) - MOST_REPORTED, 'more mistake')}",
                "Fix those above first, then check again.",
            )
        ]
    return problems


def name_fault(file: EntryFile, same_name: EntryFile | None) -> Fault | None:
    """What keeps a file from being read, by its name. `same_name` is another with this id."""
    if file.ending not in {".md", ".yml"}:
        return Fault(
            "file-ending",
            f"The file's name ends in {quoted(file.ending)}"
            if file.ending
            else "The file's name has no ending",
            _ending_hint(file),
        )
    if fault := slug_fault(file.id):
        return Fault(
            "file-name",
            f"The file's name can't be used in a web address: {fault}",
            f"{_of_a_copy(file.id)} `{_plain_name(file)}{file.ending}`.",
        )
    if same_name is not None:
        return Fault(
            "two-files",
            f"There is also a file called `{file.id}{same_name.ending}`",
            "Keep one of the two.",
        )
    return None


_COPY = re.compile(r"copy of .+|.+ copy(?: \d+)?|.+ ?\(\d+\)|.+ - copy(?: \(\d+\))?", re.IGNORECASE)
"""As desktops and browsers call a copy, of a file of that name or beside it."""
_BACKUPS = frozenset({".bak", ".backup", ".old", ".orig", ".rej", ".save", ".tmp", ".temp"})


def _of_a_copy(stem: str) -> str:
    """What to do with a file that can't be called so: it may be a copy that nobody wants."""
    if _COPY.fullmatch(stem):
        return "If it is a copy of another entry, delete it. If it is one of its own, rename it to"
    return "Rename it to"


def _ending_hint(file: EntryFile) -> str:
    if file.ending.casefold() in _BACKUPS:
        return (
            "It looks like the backup of an editor or another program. Delete it, or move it out "
            "of the content folder."
        )
    ending = {"": ".md", ".txt": ".md", ".markdown": ".md", ".md": ".md", ".yaml": ".yml"}.get(
        file.ending.casefold()
    )
    stem = file.id.removesuffix(".md")
    if ending is not None and not slug_fault(stem):
        return f"Rename it to `{stem}{ending}`."
    return (
        "The name of an entry ends in `.md`, or in `.yml` if it has facts only. "
        "Pictures go into content/images."
    )


def _plain_name(file: EntryFile) -> str:
    """What a file could be called; only where its name has no letter, that is left to people."""
    what = _ONE[PurePosixPath(file.shown).parent.name]
    return usable_slug(file.id, what) if slug_of(file.id) else "a-plain-name"


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
