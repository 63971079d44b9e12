"""Where things are: the project, its content, and what people name by a path."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from activity_directory import site_folder
from activity_directory.cli.endings import WrongCall

PROJECT = Path(__file__).resolve().parents[3]


def usual_site() -> Path:
    """The folder in which a website is put where no other is named."""
    return PROJECT / "output"


def content_folder(given: Path | None) -> Path:
    """The content folder that a command was given, or the usual one. Raises WrongCall."""
    folder = given or PROJECT / "content"
    known = _looked_at(folder)
    if known is None or not stat.S_ISDIR(known.st_mode):
        message = f"there is no folder {folder}"
        raise WrongCall(message)
    return folder


def there(paths: Iterable[Path]) -> list[Path]:
    """Files and folders by their whole paths. Raises WrongCall where one is not there."""
    found = []
    for path in paths:
        if _looked_at(path) is None:
            message = f"there is no file or folder {path}"
            raise WrongCall(message)
        found.append(path.resolve())
    return found


def among(paths: Iterable[Path]) -> Callable[[str | Path], bool]:
    """Whether a file is one of these, or in one of these folders. Raises WrongCall."""
    wanted = frozenset(there(paths))

    def is_among(file: str | Path) -> bool:
        whole = Path(file).resolve()
        return not wanted.isdisjoint((whole, *whole.parents))

    return is_among


_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP})


def _looked_at(path: Path) -> os.stat_result | None:
    """What there is; None where there is nothing, nor can be. Raises OSError if that is hidden."""
    try:
        return path.stat()
    except OSError as error:
        if error.errno in _NOT_THERE:
            return None
        raise


def put_right(site: Path) -> None:
    """Bring back the website if a killed build had moved it aside, sweep the rest, and say so."""
    if site_folder.put_right(site):
        print(
            f"A build was stopped as it replaced the website in {as_typed(site)}: "
            "the last good one is back.",
            file=sys.stderr,
        )


def as_typed(path: Path) -> str:
    """A file or folder as people name it: from where they stand, when it is below."""
    with contextlib.suppress(ValueError, OSError):  # the folder we stand in may be gone
        return path.resolve().relative_to(Path.cwd()).as_posix()
    return path.as_posix()
