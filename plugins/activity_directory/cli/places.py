"""Where things are: the project, its content, and what people name by a path."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from activity_directory.cli.endings import WrongCall

PROJECT = Path(__file__).resolve().parents[3]


def content_folder(given: Path | None) -> Path:
    """The content folder that a command was given, or the usual one. Raises WrongCall."""
    folder = given or PROJECT / "content"
    if not folder.is_dir():
        message = f"there is no folder {folder}"
        raise WrongCall(message)
    return folder


def there(paths: Iterable[Path]) -> list[Path]:
    """Files and folders by their whole paths. Raises WrongCall where one is not there."""
    found = []
    for path in paths:
        if not path.exists():
            message = f"there is no file or folder {path}"
            raise WrongCall(message)
        found.append(path.resolve())
    return found


def as_typed(path: Path) -> str:
    """A file or folder as people name it: from where they stand, when it is below."""
    with contextlib.suppress(ValueError):
        return path.resolve().relative_to(Path.cwd()).as_posix()
    return path.as_posix()
