"""The drafts of a content folder, in step with the rows that they are of.

A row that only lacks an answer is a draft. Once it comes in whole, its draft has done its work, and
is removed. What somebody has written into a draft is never written over, and never removed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from activity_directory.catalogue import drafts
from activity_directory.catalogue.folders import DRAFTS
from activity_directory.importers import account, imported
from activity_directory.importers.acceptance import Accepted
from activity_directory.importers.again import undated
from activity_directory.importers.imported import Imported, Line
from activity_directory.system import ordinary_files


class Kept(NamedTuple):
    """The drafts to write, those to remove, and those that somebody has to look at."""

    files: dict[str, str]
    lines: tuple[Line, ...]
    done: tuple[str, ...]
    edited: tuple[str, ...]


def kept(every: Sequence[Accepted], folder: Path, before: Imported) -> Kept:
    """What becomes of the drafts of some rows, in a content folder."""
    files: dict[str, str] = {}
    lines: list[Line] = []
    done: list[str] = []
    edited: list[str] = []
    for one in every:
        file = f"{DRAFTS}/{Path(one.understood.file).name}"
        name = file.removesuffix(".md")
        if not one.understood.file or not (one.is_a_draft or (one.sound and name in before)):
            continue
        here = _text(folder / file)
        line = before.get(name)
        is_ours = line is not None and imported.of_text(here) == line.entry
        if one.is_a_draft:
            text = drafts.of_entry(one.understood.text, account.lacks(one))
            if not here or (is_ours and undated(here) != undated(text)):
                files[file] = text
                made = imported.line_of(name, one.sent.submission, one.understood.text)
                lines.append(made._replace(entry=imported.of_text(text)))
        elif here:
            (done if is_ours else edited).append(file)
    return Kept(files, tuple(lines), tuple(done), tuple(edited))


def _text(file: Path) -> str:
    """What is in a draft; empty where there is none."""
    if ordinary_files.kind(str(file)) == "nothing":
        return ""
    return file.read_text(encoding="utf-8", errors="replace")


def lines(drafts_of: Kept, *, check: bool) -> Iterator[str]:
    """What happened to the drafts whose rows came in whole."""
    for file in drafts_of.done:
        did = "Would remove" if check else "Removed"
        yield f"{did}: content/{file}, as its row came in whole"
    for file in drafts_of.edited:
        yield (
            f"content/{file} was changed here, and its row came in whole. Look whether the listing "
            "has all that it says, and delete it"
        )
