"""Files that are written whole: if writing is interrupted, the old file stays, or there is none."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.system import unfinished
from activity_directory.system.faults import naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ANYBODY, OWNER = 0o666, 0o600
"""Who may read a new file: everybody whom the computer allows, or only the user who wrote it."""


def write(file: Path, content: bytes, *, readers: int = ANYBODY, replace: bool = True) -> None:
    """Write the file, or replace it.

    At no time can anybody but `readers` read it. The folder is made if necessary. Raises
    FileExistsError where there is a file and `replace` is false.
    """
    put_all({file: content}, readers=readers, replace=replace)


def put_all(files: Mapping[Path, bytes], *, readers: int = ANYBODY, replace: bool = True) -> None:
    """Write some files, and remove what interrupted processes left beside them."""
    _make_ready(file.parent for file in files)
    for file, content in files.items():
        with naming(file):
            _put(file, content, readers, replace=replace)


def put_in(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts, by their paths in a folder: thousands, of which one is bytes at a time."""
    _make_ready(folder / one for one in dict.fromkeys(map(_folder_of, files)))
    for name, text in files.items():
        file = folder / name
        with naming(file):
            _put(file, text.encode(), ANYBODY, replace=True)


def _folder_of(name: str) -> str:
    return name.rpartition("/")[0]


def _make_ready(folders: Iterable[Path]) -> None:
    """Make folders that are not there, and remove what interrupted processes left in the others."""
    for folder in dict.fromkeys(folders):
        with naming(folder):
            folder.mkdir(parents=True, exist_ok=True)
        unfinished.sweep(folder)


def _put(file: Path, content: bytes, readers: int, *, replace: bool) -> None:
    if os.name == "nt" and file.is_dir():  # elsewhere, renaming says so
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    new, held = unfinished.file(file, mode=readers)
    try:
        with open(held, "wb") as opened:  # noqa: PTH123 - it is open already
            opened.write(content)
            opened.flush()
            if os.name != "nt":  # there, what is open can't be renamed
                _name(new, file, replace=replace)
        if os.name == "nt":
            _name(new, file, replace=replace)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _name(new: Path, file: Path, *, replace: bool) -> None:
    """Give the new file its name, in one step."""
    if replace:
        os.replace(new, file)  # noqa: PTH105 - of thousands, a path more for each is slow
    elif os.name == "nt":
        new.rename(file)  # there, it never replaces
    else:
        try:
            os.link(new, file)
            new.unlink()
        except FileExistsError:
            raise
        except OSError:  # this disk has no hard links
            if os.path.lexists(file):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
            new.rename(file)
