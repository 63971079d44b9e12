"""Where things are: the project, its content, and what people name by a path."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from activity_directory.cli.exit_codes import WrongCall
from activity_directory.system import site_folder
from activity_directory.system.faults import reason

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


def contents(file: Path) -> bytes:
    """The content of a file that another command or the forge wrote. Raises WrongCall."""
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"{file} can't be read: {reason(error)}"
        raise WrongCall(message) from None


@dataclass(frozen=True)
class Chosen:
    """What a command was told to look at, by the paths in the content folder; all where none is."""

    paths: tuple[str, ...] = ()

    def holds(self, path: str) -> bool:
        """Whether a path in the content folder is chosen, or holds what is."""
        return not self.paths or any(
            path == one or path.startswith(f"{one}/") or one.startswith(f"{path}/")
            for one in self.paths
        )


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name. One that is too long is none."""
    looked_at = _looked_at(path)
    return looked_at is not None and stat.S_ISDIR(looked_at.st_mode)


def chosen(paths: Iterable[Path], content: Path) -> Chosen:
    """Files and folders by their paths in the content folder.

    Raises WrongCall where one is not there, or not in there: nothing would be said of it, as if all
    were well.
    """
    found = [_path_in(content.resolve(), path, content) for path in paths]
    return Chosen(() if "" in found else tuple(found))


def _path_in(root: Path, path: Path, content: Path) -> str:
    """The path in the folder `root`; empty for that folder itself, and for what it is in."""
    # Path.is_symlink raises where a name is too long.
    if _looked_at(path) is None and not os.path.islink(path):  # noqa: PTH114
        message = f"there is no file or folder {path}"
        raise WrongCall(message)
    if root.is_relative_to(path.resolve()):
        return ""
    whole = path.absolute()
    place = whole.parent.resolve() / whole.name  # a link is meant itself, not where it leads
    for above in place.parents:
        if above.samefile(root):
            return _as_it_is_called(above, place.relative_to(above))
    message = f"{path} is outside {as_typed(content)}, the folder of entries"
    raise WrongCall(message)


def _as_it_is_called(folder: Path, path: Path) -> str:
    """A path by the very names on the disk: some disks take capitals for small letters."""
    names = []
    for part in path.parts:
        wanted, there = (folder / part).lstat(), [one.name for one in folder.iterdir()]
        same = (name for name in there if os.path.samestat((folder / name).lstat(), wanted))
        names.append(part if part in there else next(same, part))
        folder /= part
    return "/".join(names)


_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP})


def _looked_at(path: Path) -> os.stat_result | None:
    """What there is; None where there is nothing, nor can be. Raises OSError if that is hidden."""
    try:
        return path.stat()
    except OSError as error:
        if error.errno in _NOT_THERE:
            return None
        raise


def outside(output: Path, content: Path) -> Path:
    """Where something is put, by its whole path. Raises WrongCall where that is in the entries.

    It would be read with them, or they would be replaced with it.
    """
    whole = output.resolve()
    if holds(content.resolve(), whole):
        message = (
            f"{output} is in {as_typed(content)}, the folder of entries. Give a place outside it"
        )
        raise WrongCall(message)
    return whole


def apart(output: Path, content: Path) -> Path:
    """The same for a folder that is replaced whole: the entries may not be in it either."""
    whole = outside(output, content)
    if holds(whole, content.resolve()):
        message = f"{as_typed(content)}, the folder of entries, is in {output}. Give another folder"
        raise WrongCall(message)
    return whole


def holds(folder: Path, path: Path) -> bool:
    """Whether a folder is a path's own or above it, under whatever name it is called there."""
    if not folder.exists():
        return False
    return any(one.exists() and one.samefile(folder) for one in (path, *path.parents))


def put_right(site: Path) -> None:
    """Bring back the website if a killed build had moved it aside, sweep the rest, and say so."""
    if site_folder.put_right(site):
        print(
            f"A build was interrupted while it replaced the website in {as_typed(site)}. The last "
            "good one has been restored.",
            file=sys.stderr,
        )


def as_typed(path: Path) -> str:
    """A file or folder as people name it: from where they stand, when it is below."""
    with contextlib.suppress(ValueError, OSError):  # the current folder may have been deleted
        return path.resolve().relative_to(Path.cwd()).as_posix()
    return path.as_posix()
