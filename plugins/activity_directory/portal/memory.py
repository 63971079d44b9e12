"""What one build leaves for the next, so that it need not do the same again: lists of hashes.

Each is a file of its own in `.connected`, safe to delete; the first word of its name is its kind.
One that was cut off, or that another version of the software left, is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from activity_directory.system import atomic

PROJECT = Path(__file__).resolve().parents[3]
KEPT = PROJECT / ".connected" / "builds"
_MOST = 20
"""As many files of a kind are kept; those written longest ago are deleted."""
_SOFTWARE = ("requirements.lock", "pelicanconf.py", "plugins")


def remembered(name: str) -> Any:  # noqa: ANN401 - what was given to `remember`
    """What was kept by this name; None where there is nothing, or nothing to trust."""
    with suppress(OSError):
        digest, _, written = _file(name).read_bytes().partition(b"\n")
        if digest == hash_of(hash_of_software(), written).encode():
            return json.loads(written)
    return None


def remember(name: str, value: object) -> None:
    """Keep a value of JSON by this name."""
    written = json.dumps(value, separators=(",", ":")).encode()
    digest = hash_of(hash_of_software(), written).encode()
    with suppress(OSError):  # a folder that can't be written costs time, and no more
        atomic.write(_file(name), digest + b"\n" + written)
        of_this_kind = KEPT.glob(f"{_kind_of(name)}-*.json")
        files = sorted(of_this_kind, key=lambda one: one.stat().st_mtime_ns)
        for forgotten in files[:-_MOST]:
            forgotten.unlink()


def _file(name: str) -> Path:
    return KEPT / f"{_kind_of(name)}-{hash_of(name)}.json"


def _kind_of(name: str) -> str:
    return name.partition(" ")[0]


def hash_of(*parts: object) -> str:
    """One hash of some texts, bytes and plain values, in their order."""
    together = hashlib.sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else repr(part).encode("utf-8", "replace")
        together.update(b"%d:" % len(content))
        together.update(content)
    return together.hexdigest()


@cache
def hash_of_software() -> str:
    """What makes sites; asked once, as a program that runs doesn't read itself again."""
    return hash_of(
        platform.python_version(), *(hash_of_files(PROJECT / name) for name in _SOFTWARE)
    )


def hash_of_files(path: Path) -> str:
    """The hash of a file, or of all files in a folder, but for what Python keeps of its own."""
    files = [path, *sorted(path.rglob("*"))]
    return hash_of(
        *(
            part
            for file in files
            if file.is_file() and file.suffix != ".pyc"
            for part in (file.relative_to(path).as_posix(), file.read_bytes())
        )
    )


def hash_of_content(content: Path, leaves_out: Callable[[str], bool]) -> str:
    """The hash of the names and the bytes of all files of the entries, the same on any system.

    `leaves_out` is asked of the name of each file and folder. A file that can't be read counts by
    its name, and so does what is no file, such as a pipe, which nobody may ever write to: where it
    is in the place of an entry, no site is built.
    """
    every = hashlib.sha256()
    root = len(str(content))
    for path, folders, files in os.walk(content):
        folders[:] = sorted(name for name in folders if not leaves_out(name))
        for name in sorted(name for name in files if not leaves_out(name)):
            file = f"{path}/{name}"
            written = hash_of(file[root:].replace(os.sep, "/"), _content_of(file))
            every.update(written.encode())
    return every.hexdigest()


def _content_of(file: str) -> bytes:
    with suppress(OSError):
        if stat.S_ISREG(os.stat(file).st_mode):  # noqa: PTH116 - a `Path` for each takes longer
            with open(file, "rb") as opened:  # noqa: PTH123 - as above
                return opened.read()
    return b""
