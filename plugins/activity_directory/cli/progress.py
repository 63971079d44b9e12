"""A bar on long work. Knows nothing of what is worked on."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

LONG_WORK = 200
"""Files or pages from which on a progress bar is worth the space."""


@contextlib.contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on long work where a person watches; nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # Drawn from here and not by a thread: while one runs, there is no second process.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=None, visible=False)

        def show(done: int, every: int) -> None:
            if every >= LONG_WORK and done * 100 // every > bar.tasks[task].percentage:
                bar.update(task, completed=done, total=every, visible=True, refresh=True)

        yield show
