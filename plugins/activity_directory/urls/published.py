"""What was published before: at a commit, as git knows it, or on the web, as the site says itself.

Only reads: neither the working tree nor a branch is ever touched. Knows nothing of entries.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import urllib.error
import urllib.request
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.catalogue.folders import CODES
from activity_directory.system import ordinary_files, unfinished
from activity_directory.system.faults import naming
from activity_directory.system.git import (
    EXECUTABLE,
    FILE,
    LINK,
    CannotLook,
    Git,
    TreeFile,
    every_disk_takes,
)
from activity_directory.urls import addresses, permalinks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PATIENCE = 30
"""Seconds after which a site that says nothing is not there."""
LONGEST_LIST = 32 * 1024 * 1024


def on_disk(content: Path) -> permalinks.Tree:
    """The files of a content folder that make addresses."""
    found = {}
    for folder in sorted({*permalinks.MADE_BY, CODES, "vocabularies"} - set(permalinks.FAMILIES)):
        if (content / folder).is_dir():
            with os.scandir(content / folder) as every:
                for entry in every:
                    file = f"{folder}/{entry.name}"
                    if permalinks.makes_addresses(file) and entry.is_file(follow_symlinks=False):
                        found[file] = ordinary_files.read(content / file)
    return found


# --- git


def at_commit(content: Path, reference: str, environment: Mapping[str, str]) -> permalinks.Tree:
    """The same files as they were at a commit, by its name, its branch's or its tag's.

    Raises CannotLook where git is not there, the folder is in no repository, or it knows no such
    commit.
    """
    git = Git(content, environment)
    blobs = {
        file.path: file.blob
        for file in git.files(git.commit(reference))
        if file.mode in {FILE, EXECUTABLE} and permalinks.makes_addresses(file.path)
    }
    return dict(zip(blobs, git.contents(list(blobs.values())), strict=True))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in a content folder that no reader of it is given, and why."""

    path: str
    why: str


@contextlib.contextmanager
def content_at(content: Path, reference: str, environment: Mapping[str, str]) -> Iterator[Path]:
    """A folder with every file of `content` as it was at a commit, there until the end.

    It is empty where there was no such folder then. Raises CannotLook as above.
    """
    with unfinished.temporary("history") as path:
        old = path / "content"
        with naming(old):
            old.mkdir()
            for left_out in put_content_at(Git(content, environment), reference, old):
                if (
                    left_out.why == _TOO_LARGE
                ):  # a file that is there, and which every reader refuses
                    place = old / left_out.path
                    place.parent.mkdir(parents=True, exist_ok=True)
                    with place.open("wb") as stand_in:
                        stand_in.truncate(LARGEST_FILE + 1)
        yield old


def put_content_at(git: Git, reference: str, folder: Path) -> tuple[LeftOut, ...]:
    """Write what git's folder held at a commit into an empty one; what was left out of it.

    Files come out of git's own store, byte for byte: no attribute, filter, hook or link of the
    commit has a say. Raises CannotLook.
    """
    files, left = [], []
    for file in git.files(git.commit(reference)):
        why = _no_plain_file(file)
        if why:
            left.append(LeftOut(file.path, why))
        else:
            files.append(file)
    together: list[TreeFile] = []
    size = 0
    for file, bytes_ in zip(files, git.sizes([file.blob for file in files]), strict=True):
        if bytes_ is None or bytes_ > LARGEST_FILE:
            why = "git has no copy of it" if bytes_ is None else _TOO_LARGE
            left.append(LeftOut(file.path, why))
            continue
        if size + bytes_ > _AT_ONCE:
            _put(git, together, folder)
            together, size = [], 0
        together.append(file)
        size += bytes_
    _put(git, together, folder)
    return tuple(left)


LARGEST_FILE = 24 * 2**20
"""Bytes: twice what a picture may have."""
_NO_NAME = "not every computer accepts its name"
_TOO_LARGE = f"it is larger than {LARGEST_FILE // 2**20} MB"
_AT_ONCE = 64 * 2**20
"""Bytes that are kept in memory."""


def _no_plain_file(file: TreeFile) -> str:
    """Why something in a tree is not put on a disk; empty where it may be."""
    if file.mode == LINK:
        return "it is a symbolic link"
    if file.mode not in {FILE, EXECUTABLE}:
        return "it is a submodule, which is another repository"
    return "" if every_disk_takes(file.path) else _NO_NAME


def _put(git: Git, files: list[TreeFile], folder: Path) -> None:
    """Write files of git's store into a folder."""
    for file, content in zip(files, git.contents([file.blob for file in files]), strict=True):
        place = folder / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


# --- the web


def on_the_web(base: str) -> dict[str, permalinks.Answer] | None:
    """What the site published at `base` says of itself; None where none of ours is there yet.

    Raises CannotLook where it does not answer: what is there may then be lost unseen.
    """
    address = addresses.absolute(base, addresses.PERMALINKS)
    try:
        # The command line takes nothing but http and https.
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310
            return permalinks.from_list(answer.read(LONGEST_LIST).decode("utf-8", "replace"))
    except urllib.error.HTTPError as error:
        with error:
            if error.code in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
                return None
        message = f"{address} can't be read: the site answers {error.code}."
        raise CannotLook(message) from None
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_NONAME:
            return None  # the name is new: nobody has published there
        message = f"{address} can't be read: {reason}."
        raise CannotLook(message) from None
