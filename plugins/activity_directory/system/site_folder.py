"""The folder of a website: replaced in one step, and repaired after an interruption.

A new site is made in a folder beside it. Where the system can, the two change places in one step.
Elsewhere the old site is moved aside first, and the next command moves it back if the build was
interrupted.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.system import unfinished
from activity_directory.system.faults import naming

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = ".built-by-connected"
"""A file in every site that this software makes. A folder without it is not replaced."""
_NEW, _OLD, _DONE = "site", "old", "done"
"""In the work folder: the new site, the old site while they change places, and what is deleted."""


class NotOurs(Exception):
    """The output folder has something that this software did not make, or is not a folder."""


@contextlib.contextmanager
def replaced(output: Path) -> Iterator[Path]:
    """A new folder for a site. At the end it takes the place of `output`; an exception leaves that.

    Raises NotOurs, or OSError where it can't be made or put in place.
    """
    put_right(output)
    refuse_what_is_not_ours(output)
    try:
        with naming(output.parent):
            output.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        message = f"{output} can't be made: {error.filename} is not a folder."
        raise NotOurs(message) from error
    with unfinished.folder(output.parent, output.name) as work:
        new = work / _NEW
        new.mkdir()
        new.chmod(0o755)
        with _reported_for(output, work):
            yield new
        with naming(output):
            (new / MARK).write_text("Each build replaces this folder completely.\n", "utf-8")
            put_in_place(new, output)


@contextlib.contextmanager
def _reported_for(output: Path, work: Path) -> Iterator[None]:
    """A fault of the computer in the work folder is reported for the folder that people know."""
    try:
        yield
    except OSError as error:
        if error.filename is None or Path(str(error.filename)).is_relative_to(work):
            error.filename, error.filename2 = str(output), None
        raise


def put_right(output: Path) -> bool:
    """Restore a site that was moved aside when its build was killed, and remove what is left over.

    Returns whether there was one.
    """
    brought_back = False

    def bring_back(work: Path) -> None:
        nonlocal brought_back
        old = work / _OLD
        if old.is_dir() and not os.path.lexists(output):
            with naming(output):
                old.rename(output)
            brought_back = True

    unfinished.sweep(output.parent, output.name, before=bring_back)
    return brought_back


def refuse_what_is_not_ours(output: Path) -> None:
    """Raise NotOurs where `output` is something other than a site of ours, or nothing."""
    if output.is_symlink() or output.is_file():
        message = f"{output} is not a folder."
        raise NotOurs(message)
    if output.is_dir() and not (output / MARK).is_file() and any(output.iterdir()):
        message = (
            f"{output} contains files that this command did not make, so it is not replaced. "
            "Choose another folder, or empty this one."
        )
        raise NotOurs(message)


def put_in_place(new: Path, output: Path) -> None:
    """Give a new folder the place of another one, which then stands beside where it was made."""
    if not os.path.lexists(output):
        new.rename(output)
    elif not exchanged(output, new):
        _replaced_in_two_steps(output, new)


def _replaced_in_two_steps(output: Path, new: Path) -> None:
    """If the second step fails, the first is undone; if we are killed, `put_right` does that."""
    old = new.with_name(_OLD)
    try:
        output.rename(old)
        new.rename(output)
    except BaseException:
        if old.is_dir() and not os.path.lexists(output):
            old.rename(output)
        raise
    old.rename(new.with_name(_DONE))


def exchanged(path: Path, other: Path) -> bool:
    """Whether the two have changed places, which some systems and disks do in one step."""
    import ctypes  # noqa: PLC0415 - only a build needs it

    paths = os.fsencode(path), os.fsencode(other)
    system = os.uname().sysname if os.name == "posix" else ""
    if system == "Linux":
        rename = getattr(ctypes.CDLL(None), "renameat2", None)
        current_folder, exchange = -100, 2
        return rename is not None and not rename(
            current_folder, paths[0], current_folder, paths[1], exchange
        )
    if system == "Darwin":
        rename = getattr(ctypes.CDLL(None), "renamex_np", None)
        swap = 2
        return rename is not None and not rename(*paths, swap)
    return False
