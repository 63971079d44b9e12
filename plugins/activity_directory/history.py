"""What was published before: at a commit, as git knows it, or on the web, as the site says itself.

Only reads, and only for addresses: neither the working tree nor a branch is ever touched.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import urllib.error
import urllib.request
from http import HTTPStatus
from typing import TYPE_CHECKING

from activity_directory import addresses, lasting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PATIENCE = 30
"""Seconds after which a site that says nothing is not there."""
LONGEST_LIST = 32 * 1024 * 1024


class CannotLook(Exception):
    """What was published before can't be seen. The message is a plain sentence that says why."""


def on_disk(content: Path) -> lasting.Tree:
    """The files of a content folder that make addresses."""
    found = {}
    for folder in sorted({*lasting.MADE_BY, "vocabularies"} - set(lasting.FAMILIES)):
        if (content / folder).is_dir():
            with os.scandir(content / folder) as every:
                for entry in every:
                    file = f"{folder}/{entry.name}"
                    if lasting.makes_addresses(file) and entry.is_file(follow_symlinks=False):
                        found[file] = (content / file).read_bytes()
    return found


# --- git


def at_commit(content: Path, reference: str, environment: Mapping[str, str]) -> lasting.Tree:
    """The same files as they were at a commit, by its name, its branch's or its tag's.

    Raises CannotLook where git is not there, the folder is in no repository, or it knows no such
    commit.
    """
    git = _Git(content, environment)
    git.asked(
        "rev-parse", "--git-dir", otherwise=f"{content} is in no git repository that it reads"
    )
    found = git.answer(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}"
    )
    if found.returncode:
        raise CannotLook(_no_such_commit(git, reference))
    blobs = {}
    listing = git.asked("ls-tree", "-r", "-z", found.stdout.decode().strip())
    for line in filter(None, listing.split(b"\0")):
        (mode, _, sha), file = line.partition(b"\t")[0].split(), line.partition(b"\t")[2]
        name = file.decode("utf-8", "replace")
        if mode in {b"100644", b"100755"} and lasting.makes_addresses(name):
            blobs[name] = sha
    return dict(zip(blobs, git.contents(list(blobs.values())), strict=True))


def _no_such_commit(git: _Git, reference: str) -> str:
    shallow = git.answer("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    said = f"git knows no commit called '{reference}' here."
    if shallow:
        return f"{said} Only the newest commits are here: fetch it first, with  git fetch origin"
    return f"{said} A branch, a tag or a commit was expected, such as  main"


class _Git:
    """git, asked from inside a folder."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        # Inside a hook these name another folder's repository. What is missing is not fetched.
        others = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}
        kept = {name: value for name, value in environment.items() if name not in others}
        self.environment = {**kept, "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}

    def answer(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """What git did. Raises CannotLook where there is no git."""
        try:
            return subprocess.run(  # noqa: S603 - no word is a command, and none starts a shell
                ["git", *words],  # noqa: S607 - wherever a person has it
                cwd=self.folder,
                env=self.environment,
                input=given,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            message = "git is not installed, and only git knows what was there before."
            raise CannotLook(message) from None
        except OSError as error:
            message = f"git could not be started ({error.strerror})."
            raise CannotLook(message) from None

    def asked(
        self, *words: str, given: bytes = b"", otherwise: str = "git could not look"
    ) -> bytes:
        """What git says. Raises CannotLook where it fails."""
        done = self.answer(*words, given=given)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            message = f"{otherwise}: it says '{said}'."
            raise CannotLook(message)
        return done.stdout

    def contents(self, blobs: Sequence[bytes]) -> list[bytes]:
        """The files themselves. Raises CannotLook where one was never fetched."""
        written = self.asked("cat-file", "--batch", given=b"\n".join([*blobs, b""]))
        found, at = [], 0
        for blob in blobs:
            end = written.index(b"\n", at)
            words = written[at:end].split()
            if len(words) != 3:
                message = (
                    f"git has no copy of the file {blob.decode()}: fetch the whole repository."
                )
                raise CannotLook(message)
            begin, size = end + 1, int(words[2])
            found.append(written[begin : begin + size])
            at = begin + size + 1
        return found


# --- the web


def on_the_web(base: str) -> dict[str, lasting.Answer] | None:
    """What the site published at `base` says of itself; None where none of ours is there yet.

    Raises CannotLook where it does not answer: what is there may then be lost unseen.
    """
    address = addresses.absolute(base, addresses.LASTING)
    try:
        # The command line takes nothing but http and https.
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310
            return lasting.from_list(answer.read(LONGEST_LIST).decode("utf-8", "replace"))
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
