"""Whether a website is still what a build would make: then nothing has to be built.

A build remembers what its site was made of, and how each file of it stands on the disk. A site is
as it was where all of that is the same: the content, the theme, the software, the day, the address
and the history of the entries, and in the site the size and the times of every file.
docs/decisions/0035-build-speed.md says why it is so.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from activity_directory.portal.memory import (
    hash_of,
    hash_of_content,
    hash_of_files,
    remember,
    remembered,
)


@dataclass(frozen=True)
class Asked:
    """What a build was asked: `made_with` is the theme and the settings, `by` is all else."""

    content: Path
    output: Path
    made_with: tuple[Path, ...]
    by: tuple[str, ...]

    def made_of(self) -> str:
        """The hash of all but the day that the site is made of."""
        content = hash_of_content(self.content, ".git".__eq__)  # what is hidden brings a warning
        return hash_of(str(self.content), content, *map(hash_of_files, self.made_with), *self.by)


@dataclass(frozen=True)
class LastSite:
    """A site as its build left it, which the software of another version doesn't know."""

    made_of: str
    day: str
    pinned: str
    """The day that `site.yml` names; empty where it names none."""
    problems: str
    """What was said of the entries, line by line."""
    pages: int
    files: str = ""


def last_site(output: Path) -> LastSite | None:
    """What is remembered of the site in a folder."""
    known = remembered(_name_of(output))
    return LastSite(**known) if known else None


def is_as_it_was(last: LastSite, asked: Asked, made_of: str, day: str) -> bool:
    """Whether a build for that day would make just the site that is there."""
    return (last.day, last.made_of) == (day, made_of) and last.files == _state_of(asked.output)


def keep(site: LastSite, asked: Asked) -> None:
    """Remember a site that was just built, unless what it is made of has changed meanwhile."""
    if site.made_of == asked.made_of():
        remember(_name_of(asked.output), asdict(site) | {"files": _state_of(asked.output)})


def _name_of(output: Path) -> str:
    return f"site {output}"


def _state_of(folder: Path) -> str:
    """The hash of the names, sizes and times of all files in a folder.

    A file that was written since has another time of its change, which programs can't set.
    """
    every = hashlib.sha256()
    for path, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            found = os.lstat(f"{path}/{name}")
            state = found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
            every.update(repr((path, name, state)).encode("utf-8", "surrogateescape"))
        every.update(repr((path, folders)).encode("utf-8", "surrogateescape"))
    return every.hexdigest()
