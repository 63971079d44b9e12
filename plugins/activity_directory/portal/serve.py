"""The website on this computer while somebody writes.

Once an entry is saved, its pages are made from memory (portal/live.py) and shown at once. Then the
whole site is built in a process of its own (portal/whole_build.py) and takes their place. A mistake
is shown in the terminal and on the page; the last good version stays below it.
docs/decisions/0035-build-speed.md says why it is so.
"""

from __future__ import annotations

import gc
import os
import queue
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from jinja2 import Environment, FileSystemLoader, TemplateError, TemplateNotFound

from activity_directory.catalogue.saved import saved
from activity_directory.portal import jinja, live, watching
from activity_directory.portal.local_server import Desk, server_for
from activity_directory.portal.scripts import joined as joined_script
from activity_directory.portal.views.common import ProblemView
from activity_directory.portal.whole_build import Outcome, Wanted, WholeBuild, what_was_read
from activity_directory.problems import errors_in
from activity_directory.reports import formats
from activity_directory.reports.growth import history_of
from activity_directory.rules.checked_content import (
    CheckedContent,
    ReadAgain,
    check_saved,
    read_again,
)
from activity_directory.system import unfinished
from activity_directory.system.faults import MachineFault, sentence
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import joined

if TYPE_CHECKING:
    from datetime import date

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.problems import Problem

A_MOMENT = 0.05
"""Seconds after which a file that is gone, or has a mistake, is looked at again: an editor may
have been at work on it.
"""
COMPARED_AFTER = 0.15
"""Seconds without a change after which files are compared: browsers ask for the page first."""
_NAMED = 3
"""As many entries that were saved are named in the terminal."""


class CannotRead(Exception):
    """The content can't be read at the moment, as while git replaces it. The message says why."""


class Content(Protocol):
    """What came of reading and checking the content: see `Content` in cli/content.py."""

    @property
    def whole(self) -> CheckedContent | None: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def files(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where the content is, and how to read it. `read` raises CannotRead where there is nothing.

    `day_of` is the day that a catalogue is to be shown on.
    """

    read: Callable[[], Content]
    day_of: Callable[[Catalogue], date]
    content: Path
    project: Path


class _Saved(NamedTuple):
    """Something has changed at these paths; None where it may be anywhere."""

    paths: frozenset[Path] | None


class _Ended(NamedTuple):
    """A build of the whole site has ended."""

    build: WholeBuild
    outcome: Outcome


_Event = _Saved | _Ended


def serve(*, source: Source, port: int, say: Callable[[str], None]) -> int:
    """Serve until interrupted; 0. Raises OSError where no address on this computer is free."""
    desk = Desk()
    script = joined_script(source.project / "theme" / "scripts" / "serve" / "reload.js")
    server = server_for(desk, port, script.encode())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    events: queue.Queue[_Event] = queue.Queue()
    stopped = threading.Event()
    watcher = threading.Thread(
        target=watching.watch,
        args=(
            (source.content, source.project / "theme"),
            lambda paths: events.put(_Saved(paths)),
            stopped,
        ),
        daemon=True,
    )
    watcher.start()  # before anything is read, so that nothing saved meanwhile is missed
    with unfinished.temporary("serve") as editions:
        work = _Work(source, server.home, editions, desk, events, say)
        try:
            work.begin()
            say(f"Serving at {server.home}  (Ctrl+C stops)")
            while True:
                work.go_on()
        except KeyboardInterrupt:
            say("\nStopped.")
        finally:
            work.stop()
            stopped.set()
            desk.stop()
            server.shutdown()
            server.server_close()
            watcher.join()
    return 0


class _Work:
    """What is known of the content, and what is shown of it. All is done by one thread."""

    def __init__(
        self,
        source: Source,
        base: str,
        editions: Path,
        desk: Desk,
        events: queue.Queue[_Event],
        say: Callable[[str], None],
    ) -> None:
        self._source = source
        self._base = base
        self._editions = editions
        self._desk = desk
        self._events = events
        self._say = say
        self._content: CheckedContent | ReadAgain | None = None
        """As it was read last, mistakes included; its files may still have to be compared."""
        self._problems: tuple[Problem, ...] = ()
        """What is known to be wrong with it."""
        self._reported: tuple[Problem, ...] = ()
        """What the terminal showed last."""
        self._site: live.LiveSite | None = None
        """Of the newest content in which no single file had a mistake."""
        self._good: live.LiveSite | None = None
        """The same once files were compared; None where the site that was built last is that."""
        self._is_shown = False
        """Whether that is the content that was read last."""
        self._build: WholeBuild | None = None
        self._builds = 0
        self._is_outdated = False
        """Whether something was saved since the build began that goes on."""
        self._is_doubted = False
        """Whether everything was read again because a build had read something else."""

    def go_on(self) -> None:
        """Do the next thing, once there is any."""
        is_compared = not isinstance(self._content, ReadAgain)
        try:
            event = self._events.get(timeout=None if is_compared else COMPARED_AFTER)
        except queue.Empty:
            event = None
        if isinstance(event, _Ended):
            self._showing_faults(partial(self._built, event.build, event.outcome))
        elif event is not None:
            self._showing_faults(partial(self._saved, event.paths))
        elif isinstance(self._content, ReadAgain):
            self._showing_faults(partial(self._compare, self._content))

    def begin(self) -> None:
        """Read the content for the first time."""
        self._showing_faults(self._read_everything)

    def _showing_faults(self, work: Callable[[], None]) -> None:
        """Do some work. A fault of the computer is shown."""
        try:
            work()
        except (OSError, MemoryError, MachineFault) as error:
            failure = sentence(error)
            if failure is None:
                raise
            self._fail(failure)

    def stop(self) -> None:
        """End the build that goes on."""
        if self._build is not None:
            self._build.stop()

    # --- something was saved

    def _saved(self, paths: frozenset[Path] | None) -> None:
        paths = self._all_saved(paths)
        content, changed = self._content, None
        if paths is not None and content is not None:
            changed = saved(content.loaded, content.catalogue, paths)
        if (
            content is None
            or changed is None
            or self._site is None
            or self._source.day_of(content.catalogue) != content.today
        ):
            self._say("Something changed. Reading everything again ...")
            self._read_everything()
            return
        if not (changed.texts or changed.gone):
            return
        files = [check_saved(content, file, text) for file, text in changed.texts.items()]
        again = read_again(content, files, changed.gone)
        if (again.own_errors or changed.gone) and self._more_is_saved_than(paths):
            return
        names = sorted((*changed.texts, *changed.gone))
        shown_as = {content.catalogue.shown(file) for file in names}
        others = [one for one in self._problems if one.path not in shown_as]
        self._content, self._problems = again, (*again.own_errors, *others)
        self._is_shown = not errors_in(self._problems)
        if self._is_shown:
            self._show(live.after(self._site, again.catalogue, self._desk.shown.site))
        elif again.own_errors:
            self._desk.warn(self._notice(self._problems, ""))
        few = len(names) <= _NAMED
        self._say(f"Changed: {joined(names) if few else counted(len(names), 'entry')}.")

    def _compare(self, again: ReadAgain) -> None:
        """See what is wrong between files, and begin to build the site where nothing is.

        That takes longest by far, and is seldom anything. So the page is shown before.
        """
        self._content = content = again.compared()
        self._problems = content.problems
        if content.problems != self._reported:
            self._report(content.problems, content.loaded.files)
        if errors_in(content.problems):
            self._desk.go_back(self._good, self._notice(content.problems, ""))
            return
        if self._site is not None and not self._is_shown:
            self._show(live.after(self._site, content.catalogue, self._desk.shown.site))
        self._good = self._site
        self._begin()

    def _all_saved(self, paths: frozenset[Path] | None) -> frozenset[Path] | None:
        """These paths and all that are known to have changed since."""
        ended = []
        while not self._events.empty():
            event = self._events.get()
            if isinstance(event, _Saved):
                paths = None if paths is None or event.paths is None else paths | event.paths
            else:
                ended.append(event)
        for event in ended:
            self._events.put(event)
        return paths

    def _more_is_saved_than(self, paths: frozenset[Path] | None) -> bool:
        """Wait for a moment: whether an editor was still at work. Then all is looked at again."""
        try:
            event = self._events.get(timeout=A_MOMENT)
        except queue.Empty:
            return False
        self._events.put(event)
        self._events.put(_Saved(paths))
        return True

    def _read_everything(self) -> None:
        """Read and check the content, and begin to build the site of it."""
        gc.unfreeze()  # what was read before may go
        self._read_and_show()
        gc.collect()
        gc.freeze()  # or a search for garbage, through all that was read, holds up a page

    def _read_and_show(self) -> None:
        try:
            read = self._source.read()
        except CannotRead as error:
            self._content = None
            self._fail(str(error))
            return
        self._content, self._problems = read.whole, read.problems
        if read.problems or self._reported:
            self._report(read.problems, read.files)
        if self._content is None or errors_in(read.problems):
            self._desk.warn(self._notice(read.problems, ""))
            return
        catalogue, built = self._content.catalogue, self._desk.shown.site
        try:
            theme = live.theme_for(self._source.project / "theme", catalogue)
            history = partial(history_of, self._source.content, os.environ)
            site = live.first(catalogue, self._content.today, self._base, theme, built, history)
            self._show(site)
            self._good = site
        except (TemplateError, ValueError, KeyError) as error:
            # The theme is wrong: what is wrong with it, the build says as it always does.
            self._site = self._good = None
            self._say(f"The pages are shown when the whole website is built ({error}).")
        self._begin()

    def _show(self, site: live.LiveSite) -> None:
        self._site, self._is_shown = site, True
        self._desk.show(site)

    # --- the whole site

    def _begin(self) -> None:
        """Build the whole site of what is on the disk, now or after the build that goes on."""
        self._is_outdated = self._build is not None
        if self._build is not None or self._content is None:
            return
        self._builds += 1
        last = self._desk.shown.site
        build_begun = WholeBuild(
            Wanted(
                content=str(self._source.content),
                shown_as=self._content.loaded.shown_as,
                today=self._content.today.isoformat(),
                base=self._base,
                output=str(self._editions / f"{self._builds}"),
                settings=str(self._source.project / "pelicanconf.py"),
                last=str(last or ""),
            )
        )
        self._build = build_begun
        threading.Thread(
            target=lambda: self._events.put(_Ended(build_begun, build_begun.outcome())),
            daemon=True,
        ).start()

    def _built(self, ended: WholeBuild, outcome: Outcome) -> None:
        self._build = None
        content = self._content
        is_sound = content is not None and not errors_in(self._problems)
        is_newest = content is not None and outcome.read == what_was_read(content.loaded)
        is_compared = isinstance(content, CheckedContent)  # else a build is begun after that
        if outcome.pages:
            last = self._desk.shown
            if is_newest and is_sound and is_compared:
                self._good = None
                self._desk.put(ended.site, None, b"")
            else:
                self._desk.put(ended.site, last.live, last.notice)
            if last.site is not None:
                shutil.rmtree(last.site, ignore_errors=True)
            if content is not None:
                self._say(f"{counted(outcome.pages, 'page')} as of {content.today}.")
        elif outcome.failure:
            self._fail(outcome.failure)
        if is_sound and is_compared and self._is_outdated:
            self._begin()
        elif is_sound and is_compared and not outcome.failure and not is_newest:
            self._doubt()
        elif is_newest:
            self._is_doubted = False

    def _doubt(self) -> None:
        """The build has read something else: read everything again, unless that is known to come.

        Once only: it would go on for ever where something else than the entries is the reason.
        """
        try:
            event = self._events.get(timeout=10 * A_MOMENT)
        except queue.Empty:
            if not self._is_doubted:
                self._is_doubted = True
                self._say("Something else was read. Reading everything again ...")
                self._read_everything()
        else:
            self._events.put(event)

    # --- words

    def _fail(self, failure: str) -> None:
        self._say(f"The website was not built: {failure}")
        self._desk.warn(self._notice((), failure))

    def _report(self, problems: tuple[Problem, ...], files: int) -> None:
        self._reported = problems
        self._say(formats.as_text(problems, files).rstrip())

    def _notice(self, problems: Sequence[Problem], failure: str) -> bytes:
        return notice(self._source.project / "theme", _errors(problems), failure)


def _errors(problems: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity == "error"]


@cache
def _environment(theme: Path) -> Environment:
    """The templates, read again when they have changed, and else once."""
    settings = {**jinja.ENVIRONMENT, "auto_reload": True}
    return Environment(loader=FileSystemLoader(theme / "templates"), **settings)  # noqa: S701 - it is on


def notice(theme: Path, problems: Sequence[Problem], failure: str) -> bytes:
    """What stands above every page while something is wrong."""
    text = failure or "Below is the last good version. Mend these and it will be built again."
    mistakes = tuple(ProblemView.of(problem) for problem in problems)
    facts = {
        "heading": "The website could not be built",
        "text": text,
        "mistakes": mistakes,
    }
    environment = _environment(theme)
    whole = (
        '{% from "components/mistake-list/macro.html" import mistake_list %}'
        "{{ mistake_list(heading, text, mistakes) }}"
    )
    try:
        return environment.from_string(whole).render(facts).encode()
    except TemplateNotFound:  # the theme has gone as well
        bare = environment.from_string("<h2>{{ heading }}</h2><p>{{ text }}</p>")
        return bare.render(facts).encode()
