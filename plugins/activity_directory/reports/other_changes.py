"""What a change touches besides the entries, by kind, for the people who review it.

Reviewers must know when the changes of the entries are not everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from activity_directory.catalogue.folders import CODES
from activity_directory.system.git import (
    EXECUTABLE,
    FILE,
    LINK,
    NOTHING,
    SUBMODULE,
    every_disk_takes,
)
from activity_directory.wording.phrases import joined

if TYPE_CHECKING:
    from activity_directory.system.git import Difference, Git

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "the workflows": r"\.github/(?:workflows|actions)/|\.ci/",
        "who must agree to a change": r"(?:\.github/|docs/)?CODEOWNERS",
        "the software": r"plugins/|tools/|tests/|bench/|publish\.py|pelicanconf\.py"
        r"|pyproject\.toml|requirements[^/]*\.lock|connected\.json",
        "the templates": r"theme/templates/",
        "the theme": r"theme/",
        "the forms of the forge": r"\.github/ISSUE_TEMPLATE/",
        "the settings": r"\.github/|\.vscode/|\.git[^/]*|\.editorconfig|schemas/",
    }
)
"""What stands outside the content, by patterns of paths. The first that fits decides."""
ANYTHING_ELSE = "other files"
CODES_OF_CARDS = "the codes of cards"
"""They are no entries; a new entry brings its own. One that goes is an error of `check --base`."""
NO_ENTRY = "files among the entries that aren't entries"
"""Links, submodules, programs and hidden files: the description of the entries doesn't mention
them.
"""
_ENTRY = re.compile(r"[^./][^/]*(?:/[^./][^/]*)*\.(?:md|yml)|images/[^./][^/]*")
_CODE = re.compile(rf"{CODES}/[^./][^/]*\.csv")
_START = 8000
"""Bytes at the start of a file among which git looks for a zero."""
_MOST_READ = 2**20
MOST_NAMED = 3
"""Files of one kind that are named in a sentence."""
LONGEST_NAMED = 100
"""Characters of a path that is."""


@dataclass(frozen=True, slots=True)
class Touched:
    """One other file, its kind, and what happened to it, in words."""

    path: str
    kind: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """All other files that a change touches, by kind and path."""

    files: tuple[Touched, ...] = ()

    def sentence(self, shown: Callable[[str], str]) -> str:
        """A sentence that says what changes besides entries; `shown` formats a path.

        Empty where only entries change.
        """
        if not self.files:
            return ""
        by_kind: dict[str, list[str]] = {}
        for file in self.files:
            by_kind.setdefault(file.kind, []).append(file.path)
        kinds = [f"{kind} ({_some(paths, shown)})" for kind, paths in by_kind.items()]
        return (
            f"This also changes {joined(kinds)}. Read those changes themselves, not only this "
            "summary."
        )


def _some(paths: Sequence[str], shown: Callable[[str], str]) -> str:
    named = [shown(_ending(path)) for path in paths[:MOST_NAMED]]
    more = len(paths) - len(named)
    return joined([*named, f"{more:,} more"] if more else named)


def _ending(path: str) -> str:
    """A path, or the end of one that would fill the sentence."""
    return path if len(path) <= LONGEST_NAMED else f"...{path[3 - LONGEST_NAMED :]}"


def touched(git: Git, content: str, before: str, after: str | None) -> Beside:
    """What is not an entry and not the same at two commits.

    `content` is the path of the entries in the repository; `after` is None for the files as they
    are on the disk. Raises CannotLook.
    """
    found = [
        (kind, difference)
        for difference in git.differences(before, after)
        if (kind := _kind_of(difference, content)) is not None
    ]
    unreadable = _unreadable([difference for _, difference in found], git)
    order = [*KINDS, CODES_OF_CARDS, NO_ENTRY, ANYTHING_ELSE]
    return Beside(
        tuple(
            Touched(
                difference.path,
                kind,
                tuple(filter(None, (*_what(difference), unreadable.get(difference.path, "")))),
            )
            for kind, difference in sorted(
                found, key=lambda each: (order.index(each[0]), each[1].path)
            )
        )
    )


def _kind_of(difference: Difference, content: str) -> str | None:
    """What a file is of which nothing is told elsewhere; None for an entry that was and is one."""
    kinds = [
        _kind(path, mode, content)
        for path, mode in (
            (difference.was or difference.path, difference.before),
            (difference.path, difference.after),
        )
        if mode != NOTHING
    ]
    return next((kind for kind in kinds if kind is not None), None)


def _kind(path: str, mode: str, content: str) -> str | None:
    below = path.removeprefix(f"{content}/")
    if content == "." or below != path:
        plain = mode == FILE and _ENTRY.fullmatch(below) and every_disk_takes(below)
        if mode == FILE and _CODE.fullmatch(below):
            return CODES_OF_CARDS
        return None if plain else NO_ENTRY
    for kind, pattern in KINDS.items():
        match = re.match(pattern, path)
        if match and (match[0].endswith("/") or match[0] == path):
            return kind
    return ANYTHING_ELSE


def _what(difference: Difference) -> Iterator[str]:
    if difference.is_new:
        yield "new"
    elif difference.is_gone:
        yield "deleted"
    elif difference.was:
        yield f"moved here from {difference.was}"
    else:
        yield "changed"
    if difference.after == EXECUTABLE and difference.before != EXECUTABLE:
        yield "an executable file"
    if difference.before == EXECUTABLE and difference.after == FILE:
        yield "no longer an executable file"
    if difference.after == LINK:
        yield "a symbolic link"
    if difference.after == SUBMODULE:
        yield "a submodule, which is another repository"
    if difference.before in {LINK, SUBMODULE} and difference.after in {FILE, EXECUTABLE}:
        yield "a file, where a link or a submodule was"


def _unreadable(differences: Iterable[Difference], git: Git) -> dict[str, str]:
    """The files that nobody can read line by line, and why. No attribute has a say in it."""
    files = [difference for difference in differences if difference.after in {FILE, EXECUTABLE}]
    in_git = [file for file in files if file.blob.strip("0")]
    sizes = git.sizes([difference.blob for difference in in_git]) if in_git else []
    small = [
        difference
        for difference, size in zip(in_git, sizes, strict=True)
        if (size or 0) <= _MOST_READ
    ]
    texts = git.contents([difference.blob for difference in small]) if small else []
    starts = {difference.path: text[:_START] for difference, text in zip(small, texts, strict=True)}
    on_disk = [file for file in files if file not in in_git]
    top = git.top() if on_disk else Path()
    starts |= {difference.path: _start(top / difference.path) for difference in on_disk}
    return {
        **{
            difference.path: "too large to compare"
            for difference in in_git
            if difference.path not in starts
        },
        **{path: "not a text file" for path, raw in starts.items() if 0 in raw},
    }


def _start(file: Path) -> bytes:
    """The first bytes of a file on the disk; none where it can't be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(_START)
    except OSError:
        return b""
