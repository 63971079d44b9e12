"""A bar on long work. Knows nothing of what is worked on."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

LONG_WORK = 200
"""Files or pages from which on a progress bar is worth the space."""

Show = Callable[[int, int], None]
"""Shows how much is done, of how much."""


@contextlib.contextmanager
def progress(what: str) -> Iterator[Show]:
    """A bar on long work where a person watches; nothing otherwise."""
    with bars(what) as (show,):
        yield show


@contextlib.contextmanager
def bars(*whats: str) -> Iterator[tuple[Show, ...]]:
    """The same for several pieces of work, each with a line of its own."""
    if not sys.stderr.isatty():
        yield tuple(lambda _done, _all: None for _ in whats)
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress

    columns = (*Progress.get_default_columns(), MofNCompleteColumn())
    # Drawn from here and not by a thread: while one runs, there is no second process.
    with Progress(
        *columns, console=Console(stderr=True), transient=True, auto_refresh=False
    ) as bar:

        def shower(what: str) -> Show:
            task = bar.add_task(what, total=None, visible=False)

            def show(done: int, every: int) -> None:
                if every >= LONG_WORK and done * 100 // every > bar.tasks[task].percentage:
                    bar.update(task, completed=done, total=every, visible=True, refresh=True)

            return show

        yield tuple(map(shower, whats))
