"""Unfinished files and folders: locked while their process runs, and removed once it has ended.

Their names say that they are ours. A lock says whether a process still works on them: the system
releases it however the process ends.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.system.faults import MachineFault, naming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOCK = "connected.lock"
"""In an unfinished folder, the file that its process locks."""
NAMED = re.compile(r"\.(?P<of>.+)\.connected-[0-9a-f]{16}")
"""The name of something unfinished; `of` is the final name."""
_LONGEST = 200
"""Bytes of a name that are kept, so that the longer name fits on every disk."""
_TRIES = 5


def _name_for(final: str) -> str:
    """An unused name for what will be called `final`, or belongs to it."""
    return f".{_shortened(final)}.connected-{os.urandom(8).hex()}"


def is_ours(name: str) -> bool:
    """Whether this is a name that only this software uses."""
    return NAMED.fullmatch(name) is not None


@contextlib.contextmanager
def folder(parent: Path, final: str) -> Iterator[Path]:
    """A new folder for work on what will be called `final`; removed at the end, whatever happens.

    What interrupted processes left over is removed first. Only this user can read it.
    """
    sweep(parent, final)
    with naming(parent):
        path, held = _made(parent, final)
    try:
        yield path
    finally:
        _remove(path, held)


def temporary_place() -> Path:
    """The folder for temporary files of this computer. Raises MachineFault."""
    import tempfile  # noqa: PLC0415 - most commands need none

    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError:
        message = (
            "This computer has no folder for temporary files that can be written to. Is the disk "
            "full? You can choose another one with `TMPDIR=/some/folder`."
        )
        raise MachineFault(message) from None


@contextlib.contextmanager
def temporary(purpose: str) -> Iterator[Path]:
    """A new folder there; removed at the end. Raises MachineFault."""
    with folder(temporary_place(), f"connected-{purpose}") as path:
        yield path


def file(final: Path, *, mode: int) -> tuple[Path, int]:
    """A new file in the folder of its final name, open for writing and locked until closed."""
    for _ in range(_TRIES):
        path = final.with_name(_name_for(final.name))
        with contextlib.suppress(FileNotFoundError, BlockingIOError):
            return path, _created(path, mode)
    raise _swept_away(final.parent)


def sweep(
    parent: Path,
    final: str | None = None,
    *,
    before: Callable[[Path], None] = lambda _folder: None,
) -> None:
    """Remove what interrupted processes left in `parent`: all of it, or what belongs to `final`.

    `before` is called with each folder before it is removed. What can't be removed stays.
    """
    for left in _left_in(parent, final):
        if left.is_dir():
            _sweep_folder(left, before)
        else:
            _sweep_file(left)


def _claim(file: Path) -> int:
    """Open and lock what another process has made. Raises OSError where it is still at work."""
    careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    opened = os.open(file, os.O_RDWR | careful)
    try:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise _NoLocks
        _lock(opened)
    except OSError:
        os.close(opened)
        raise
    return opened


class _NoLocks(OSError):
    """This disk has no locks."""


if sys.platform == "win32":

    def _lock(_opened: int) -> None:
        """No lock: on Windows nobody can remove a file that another process has open."""

    def _remove_held(file: Path, held: int) -> None:
        os.close(held)
        with contextlib.suppress(OSError):
            file.unlink()

else:
    import fcntl

    def _lock(opened: int) -> None:
        """Raises BlockingIOError, or _NoLocks."""
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError as error:
            raise _NoLocks from error

    def _remove_held(file: Path, held: int) -> None:
        with contextlib.suppress(OSError):
            file.unlink()
        os.close(held)


def _made(parent: Path, final: str) -> tuple[Path, int]:
    """A new folder, and its locked file.

    Another process may remove the folder before it is locked.
    """
    for _ in range(_TRIES):
        path = parent / _name_for(final)
        path.mkdir(0o700 if os.name == "posix" else 0o777)
        with contextlib.suppress(FileNotFoundError, BlockingIOError):
            return path, _created(path / LOCK, 0o600)
    raise _swept_away(parent)


def _created(file: Path, mode: int) -> int:
    """A new file, open and locked.

    Where the disk has no locks, nothing removes it either. Raises BlockingIOError or
    FileNotFoundError where another process removed it first.
    """
    opened = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with contextlib.suppress(_NoLocks):
            _lock(opened)
        file.stat()
    except OSError:
        os.close(opened)
        raise
    return opened


def _swept_away(folder: Path) -> OSError:
    return OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(folder))


def _left_in(parent: Path, final: str | None) -> list[Path]:
    wanted = None if final is None else _shortened(final)
    paths = []
    with contextlib.suppress(OSError), os.scandir(parent) as every:
        for entry in every:
            named = NAMED.fullmatch(entry.name)
            if named and (wanted is None or named["of"] == wanted) and not entry.is_symlink():
                paths.append(Path(entry.path))
    return paths


def _shortened(name: str) -> str:
    return os.fsdecode(os.fsencode(name)[:_LONGEST])


def _sweep_folder(left: Path, before: Callable[[Path], None]) -> None:
    try:
        held = _claim(left / LOCK)
    except FileNotFoundError:
        with contextlib.suppress(OSError):
            left.rmdir()  # only the last step was missing; a folder with anything in it isn't ours
        return
    except OSError:
        return
    try:
        before(left)
    except BaseException:
        os.close(held)
        raise
    _remove(left, held)


def _sweep_file(left: Path) -> None:
    with contextlib.suppress(OSError):
        _remove_held(left, _claim(left))


def _remove(path: Path, held: int) -> None:
    """Remove the folder, its lock last: what an interruption leaves must look like ours."""
    with contextlib.suppress(OSError), os.scandir(path) as every:
        for entry in every:
            if entry.name == LOCK:
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    Path(entry.path).unlink()
    if any(left.name != LOCK for left in _left(path)):
        os.close(held)  # something can't be removed: the next command tries again
        return
    _remove_held(path / LOCK, held)
    with contextlib.suppress(OSError):
        path.rmdir()


def _left(path: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return list(path.iterdir())
    return []
