"""The website on this computer while somebody writes: built again on every change.

A mistake is shown in the terminal and on the page; the last good site stays below it.
"""

from __future__ import annotations

import functools
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jinja2 import Environment, FileSystemLoader, TemplateNotFound

from activity_directory.portal import build, jinja, watching
from activity_directory.portal.local_server import Desk, server_for
from activity_directory.portal.views.common import ProblemView
from activity_directory.reports import formats
from activity_directory.system import unfinished
from activity_directory.system.faults import MachineFault, sentence
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.problems import Problem


class CannotRead(Exception):
    """The content can't be read at the moment, as while git replaces it. The message says why."""


class Outcome(Protocol):
    """What came of a check: see `Checked` in cli/content.py."""

    @property
    def catalogue(self) -> Catalogue | None: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def files(self) -> int: ...
    @property
    def today(self) -> date: ...
    @property
    def sound(self) -> bool: ...


def serve(
    *,
    check: Callable[[], Outcome],
    content: Path,
    project: Path,
    port: int,
    say: Callable[[str], None],
) -> int:
    """Serve until interrupted; 0. Raises OSError where no address on this computer is free.

    `check` raises CannotRead where there is nothing to check.
    """
    desk = Desk()
    server = server_for(desk, port)
    base = server.home
    threading.Thread(target=server.serve_forever, daemon=True).start()
    changed, stopped = threading.Event(), threading.Event()
    watcher = threading.Thread(
        target=watching.watch, args=((content, project / "theme"), changed, stopped), daemon=True
    )
    watcher.start()  # before the first build, so that nothing saved meanwhile is missed
    with unfinished.temporary("serve") as editions:
        work = functools.partial(_edition, check, content, project, base, editions, desk, say)
        try:
            work()
            say(f"Serving at {base}  (Ctrl+C stops)")
            while True:
                changed.wait()
                changed.clear()
                say("Something changed. Building again ...")
                work()
        except KeyboardInterrupt:
            say("\nStopped.")
        finally:
            stopped.set()
            desk.stop()
            server.shutdown()
            server.server_close()
            watcher.join()
    return 0


def _edition(
    check: Callable[[], Outcome],
    content: Path,
    project: Path,
    base: str,
    editions: Path,
    desk: Desk,
    say: Callable[[str], None],
) -> None:
    """Check, build beside the last edition, and put the outcome on the desk."""
    theme = project / "theme"
    site = editions / f"{desk.edition + 1}"
    try:
        outcome = check()
        if outcome.problems:
            say(formats.as_text(outcome.problems, outcome.files).rstrip())
        if outcome.catalogue is None or not outcome.sound:
            desk.tell(site=None, notice=_notice(theme, outcome.problems, ""))
            return
        order = build.Order(
            outcome.catalogue,
            outcome.today,
            base,
            content,
            site,
            project / "pelicanconf.py",
            taken_from=desk.site,
        )
        pages = build.build(order)
    except (CannotRead, build.BuildFailed, OSError, MemoryError, MachineFault) as error:
        known = isinstance(error, CannotRead | build.BuildFailed)
        failure = str(error) if known else sentence(error)
        if failure is None:
            raise
        say(f"The website was not built: {failure}")
        desk.tell(site=None, notice=_notice(theme, (), failure))
        return
    last = desk.site
    desk.tell(site=site, notice=b"")
    if last is not None:
        shutil.rmtree(last, ignore_errors=True)
    say(f"{counted(pages, 'page')} as of {outcome.today}.")


def _notice(theme: Path, problems: Sequence[Problem], failure: str) -> bytes:
    """What stands above every page while something is wrong."""
    text = failure or "Below is the last good version. Mend these and it will be built again."
    mistakes = tuple(ProblemView.of(problem) for problem in problems)
    facts = {
        "heading": "The website could not be built",
        "text": text,
        "mistakes": mistakes,
    }
    loader = FileSystemLoader(theme / "templates")
    environment = Environment(loader=loader, **jinja.ENVIRONMENT)  # noqa: S701 - it is on there
    whole = (
        '{% from "components/mistake-list/macro.html" import mistake_list %}'
        "{{ mistake_list(heading, text, mistakes) }}"
    )
    try:
        return environment.from_string(whole).render(facts).encode()
    except TemplateNotFound:  # the theme has gone as well
        bare = environment.from_string("<h2>{{ heading }}</h2><p>{{ text }}</p>")
        return bare.render(facts).encode()
