"""What stands where in a content folder: what is no ordinary file or folder, and what nobody reads.

Knows the names of what may be there, and nothing of what is in it.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.problems import Problem
from activity_directory.system import ordinary_files, unfinished
from activity_directory.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from activity_directory.system.ordinary_files import Kind

README = "README.md"
"""Allowed in every folder, and read in none."""
_LEFT_ALONE = re.compile(
    r"\.git(?:keep|ignore|attributes)|\.keep"
    r"|\.DS_Store|\._.+|\.localized|Thumbs\.db|desktop\.ini|\.directory"  # of desktops
    r"|\.vscode|\.idea|\.obsidian"  # folders of editors
    r"|\..+\.sw[a-p]|\.#.+|\.~lock\..+#|~\$.+"  # files that an editor has open
    r"|#.+#|.+~"  # what an editor keeps of a file in case it is lost
)


class Fault(NamedTuple):
    """What keeps something from being read."""

    rule: str
    message: str
    hint: str


_NO_FILE: dict[Kind, Fault] = {
    "link": Fault("not-a-file", "This is a link to another file", "Put the file itself here."),
    "folder": Fault(
        "not-a-file",
        "There is a folder here",
        "Move its files into the folder above it.",
    ),
    "device": Fault(
        "not-a-file",
        "This is not an ordinary file: programs use it to talk to each other",
        "Delete it, and put an ordinary file here.",
    ),
}
_NO_FOLDER: dict[Kind, Fault] = {
    "link": Fault("not-a-file", "This is a link to another folder", "Put the folder itself here."),
    "file": Fault(
        "not-a-file",
        "This is a file, but a folder was expected",
        "Move it, and make a folder with this name.",
    ),
    "device": Fault("not-a-file", "This is not a folder", "Make a folder with this name."),
}
_AWAY = "Delete it, or move it out of the content folder."


def no_file(kind: Kind) -> Fault | None:
    """Why something that should be a file isn't read; None for a file, and for nothing."""
    return _NO_FILE.get(kind)


def no_folder(kind: Kind) -> Fault | None:
    """The same for what should be a folder."""
    return _NO_FOLDER.get(kind)


def kind_of(entry: os.DirEntry[str]) -> Kind:
    """What a folder's entry is; the system has said that with its name."""
    if entry.is_symlink():
        return "link"
    if entry.is_dir():
        return "folder"
    return "file" if entry.is_file() else "device"


def fault_among_entries(entry: os.DirEntry[str]) -> Fault | None:
    """Why something in a folder of entries, or of pictures, isn't read, whatever it is called."""
    if fault := no_file(kind_of(entry)):
        return fault
    return _hidden(entry.name) if entry.name.startswith(".") else None


def _hidden(name: str) -> Fault:
    bare = name.lstrip(".")
    is_entry = name.endswith((".md", ".yml")) and bare not in {"md", "yml"}
    return Fault(
        "out-of-place",
        "This is hidden, so it is not read: its name starts with a dot",
        f"If it is an entry, rename it to `{bare}`." if is_entry else _AWAY,
    )


def in_place(folder: Path, shown: str) -> Iterator[Problem]:
    """A problem for a folder of the content that is none."""
    if fault := no_folder(ordinary_files.kind(folder)):
        yield problem_at(shown, fault)


def at_the_top(content: Path, shown_as: str, known: Collection[str]) -> Iterator[Problem]:
    """A problem for what nobody would read: entries beside the folders, and other folders.

    `known` are the names of what belongs there; those without a dot are folders.
    """
    for entry in entries(content):
        if entry.name in known:
            continue
        shown = f"{shown_as}/{entry.name}"
        if entry.name.startswith("."):
            yield problem_at(shown, _hidden(entry.name))
            continue
        folder = entry.is_dir()
        meant = nearest(entry.name.casefold(), (name for name in known if folder != ("." in name)))
        if folder and not meant:
            message = "A folder with this name is not read"
            hint = "Move its files into a folder that is read, such as `activities`."
        elif folder:
            message = "A folder with this name is not read"
            hint = f"Move its files into `{meant}`, and delete this folder."
        elif meant or entry.name.casefold().endswith((".md", ".yml", ".yaml")):
            message = "This file is next to the folders, where it is not read"
            hint = (
                f"Rename it to `{meant}`."
                if meant
                else "Move it into a folder, such as `activities`."
            )
        else:
            message = "A file with this name is not read"
            hint = _AWAY
        problem = problem_at(shown, Fault("out-of-place", message, hint))
        yield replace(problem, severity="error" if meant else "warning")


def among_pictures(images: Path, shown: str) -> Iterator[Problem]:
    """A problem for what is no file, or hidden."""
    for entry in entries(images):
        if fault := fault_among_entries(entry):
            yield problem_at(f"{shown}/{entry.name}", fault)


def pictures_in(images: Path) -> list[str]:
    """The names of the files among which pictures are looked for."""
    return [entry.name for entry in entries(images) if fault_among_entries(entry) is None]


def entries(folder: Path) -> list[os.DirEntry[str]]:
    """What people have put into a folder, in order; nothing where it is none, or a link to one."""
    if ordinary_files.kind(folder) != "folder":
        return []
    with os.scandir(folder) as every:
        entries = [entry for entry in every if not is_left_alone(entry.name)]
    return sorted(entries, key=lambda entry: entry.name)


def is_left_alone(name: str) -> bool:
    """Whether desktops, editors, git or we ourselves put files of this name anywhere."""
    if name[0] not in ".TdR#~" and name[-1] != "~":
        return False  # most names, and quickly
    return name == README or _LEFT_ALONE.fullmatch(name) is not None or unfinished.is_ours(name)


def problem_at(shown: str, fault: Fault) -> Problem:
    problem = Problem(shown, 1, 1, fault.rule, fault.message, fault.hint)
    return replace(problem, severity="warning") if fault.rule == "out-of-place" else problem
