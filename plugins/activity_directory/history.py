"""The content as it stood at another commit, asked of git. Knows nothing of entries."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT = frozenset({b"100644", b"100755"})
"""What git calls files: neither links nor other repositories are brought back."""


class NoHistory(Exception):
    """Git can't say how the content stood. The message is a plain sentence."""


@contextlib.contextmanager
def content_at(content: Path, ref: str) -> Iterator[Path]:
    """A folder with the files of `content` as they stood at `ref`, there until the end.

    It is empty where there was no such folder then. Raises NoHistory where the folder isn't in a
    git repository, where git isn't here, or where it knows no commit of that name.
    """
    folder = content.resolve()
    if not _git(folder, "rev-parse", "--is-inside-work-tree"):
        message = f"{content} is not in a git repository, so nobody knows how it was at {ref}"
        raise NoHistory(message)
    named = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}")
    if not named:
        message = (
            f"git knows no commit called '{ref}'. In a copy without its history, "
            "git fetch --unshallow  brings it"
        )
        raise NoHistory(message)
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    inside = folder.relative_to(top.resolve()).as_posix()
    tree = named.decode().strip() if inside == "." else f"{named.decode().strip()}:{inside}"
    with tempfile.TemporaryDirectory(prefix="connected-history-") as made:
        old = Path(made) / "content"
        old.mkdir()
        for path, text in _files(folder, tree):
            file = old / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
        yield old


def _files(folder: Path, tree: str) -> Iterator[tuple[str, bytes]]:
    """Every file of a tree by its path in it, read by one call however many there are."""
    listing = _git(folder, "ls-tree", "-r", "-z", "--full-tree", tree)
    wanted = []
    for line in listing.split(b"\0"):
        kind, _, named = line.partition(b"\t")
        mode, _, rest = kind.partition(b" ")
        if mode in _KEPT:
            wanted.append((named.decode("utf-8", "replace"), rest.split(b" ")[1]))
    asked = b"".join(name + b"\n" for _, name in wanted)
    told = _git(folder, "cat-file", "--batch", asked=asked) if wanted else b""
    at = 0
    for path, _ in wanted:
        end = told.index(b"\n", at)
        size = int(told[at:end].rpartition(b" ")[2])
        yield path, told[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _git(folder: Path, *words: str, asked: bytes = b"") -> bytes:
    """What git says, nothing where it says no. Raises NoHistory without git."""
    try:
        told = subprocess.run(  # noqa: S603 - fixed words, and a name behind --end-of-options
            ["git", "-C", str(folder), *words],  # noqa: S607 - whichever git this person uses
            input=asked,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        message = "git is not installed here, and only git knows how the content was"
        raise NoHistory(message) from error
    return told.stdout if told.returncode == 0 else b""
