"""Folders that are watched: every change is told, and a folder may go away and come back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading

LOOK_AGAIN = 0.5
"""Seconds between two looks at whether a watched folder is still the same one."""
STEP = 10
"""Milliseconds without a change until changes are passed on: an editor makes several at once."""

Tell = Callable[[frozenset[Path] | None], None]
"""Told where something has changed; None where it may be anywhere."""


def watch(folders: tuple[Path, ...], tell: Tell, stopped: threading.Event) -> None:
    """Tell of every change, and of a folder that goes away and comes back."""
    watched = _identities(folders)
    came_back = False
    while not stopped.is_set():
        if None not in watched:
            with contextlib.suppress(FileNotFoundError):
                _watch_these(folders, watched, tell, stopped, at_once=came_back)
        else:
            stopped.wait(LOOK_AGAIN)
        now = _identities(folders)
        came_back = None not in now
        if now != watched and not came_back:
            tell(None)
        watched = now


def _watch_these(
    folders: tuple[Path, ...],
    watched: tuple[object, ...],
    tell: Tell,
    stopped: threading.Event,
    *,
    at_once: bool,
) -> None:
    """Tell of every change until one of the folders is another one, or isn't there.

    `at_once` tells of one as soon as the watch has begun: something may have changed before.
    """
    import watchfiles  # noqa: PLC0415 - only `serve` watches

    for changes in watchfiles.watch(
        *folders,
        step=STEP,
        stop_event=stopped,
        raise_interrupt=False,
        rust_timeout=round(LOOK_AGAIN * 1000),
        yield_on_timeout=True,
    ):
        paths = frozenset(Path(path) for _, path in changes)
        if at_once:
            tell(None)
        elif paths:
            tell(paths)
        at_once = False
        replaced = not paths.isdisjoint(folders)
        if replaced or _identities(folders) != watched:
            return


def _identities(folders: tuple[Path, ...]) -> tuple[tuple[int, int] | None, ...]:
    """What tells each folder from another of its name; None where there is none."""

    def identity(folder: Path) -> tuple[int, int] | None:
        try:
            known = folder.stat()
        except OSError:
            return None
        return known.st_dev, known.st_ino

    return tuple(map(identity, folders))
