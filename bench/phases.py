"""One `check` or `build` in this process, its time told phase by phase.

Started by `run.py`, which wants a fresh process for each run. The product has no code for this:
its public functions are wrapped here at the seams listed below, and `portal.build` says itself
when a phase begins. A seam that is gone, or that nothing passes, stops the run: a wrong figure is
worse than none.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import resource
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from command import BYTES_OF_MAXRSS, MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PROJECT = Path(__file__).resolve().parents[1]
SAMPLED_EVERY = 0.003
"""Seconds between two looks at the memory, in the run that looks."""


class SeamGoneError(Exception):
    """What this file wraps is no longer there, or no longer called."""


@dataclass
class Stopwatch:
    """Time is charged to the innermost phase that is open: the phases add up to the whole."""

    since: float
    wall: dict[str, float] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)
    open: list[str] = field(default_factory=lambda: ["start-up"])
    cpu_since: float = 0.0

    def charge(self) -> None:
        """Charge what has passed since the last call."""
        now, cpu_now = time.perf_counter(), time.process_time()
        name = self.open[-1]
        self.wall[name] = self.wall.get(name, 0.0) + now - self.since
        self.cpu[name] = self.cpu.get(name, 0.0) + cpu_now - self.cpu_since
        self.since, self.cpu_since = now, cpu_now

    def enter(self, name: str) -> None:
        """A phase inside the one that is open."""
        self.charge()
        self.open.append(name)

    def leave(self) -> None:
        """Back to the phase around it."""
        self.charge()
        self.open.pop()

    def base(self, name: str) -> None:
        """The phase to which everything goes that no seam claims."""
        self.charge()
        self.open[0] = name


@dataclass(frozen=True)
class Seam:
    """Where a phase is entered. `detail` names a part of it from the call's arguments."""

    module: str
    name: str
    phase: str
    stream: bool = False
    detail: Callable[..., str] | None = None


def _template(template: Any, *_arguments: Any) -> str:  # noqa: ANN401 - Jinja2's own
    return str(template.name)


READ_SEAMS = (
    Seam("activity_directory.catalogue.files", "read_entry", "read", detail=lambda *_: "entries"),
    Seam(
        "activity_directory.catalogue.files", "read_yaml", "read", detail=lambda *_: "facts alone"
    ),
)
CHECK_SEAMS = (*READ_SEAMS, Seam("activity_directory.cli.content", "load_and_check", "parse"))
BUILD_SEAMS = (
    *READ_SEAMS,
    Seam("activity_directory.cli.content", "load", "parse"),
    Seam("activity_directory.portal.edition", "listings_on", "listings"),
    Seam("activity_directory.portal.assets", "gather", "assets"),
    Seam(
        "activity_directory.portal.edition",
        "Edition.__init__",
        "views",
        detail=lambda *_: "what pages share",
    ),
    Seam("activity_directory.portal.pages", "every_page", "views", stream=True),
    Seam("activity_directory.sanitise.html", "html_of", "views", detail=lambda *_: "Markdown"),
    Seam("activity_directory.cards.card", "qr_code", "views", detail=lambda *_: "QR codes"),
    Seam("jinja2", "Environment.get_template", "templates"),
    Seam("jinja2", "Template.render", "render", detail=_template),
    Seam("activity_directory.portal.generators", "PortalGenerator._write", "write"),
    Seam("activity_directory.search.pagefind", "build_index", "Pagefind"),
    Seam("activity_directory.search.index_files", "find_page_files", "columns"),
)
BUILD_PHASES = {
    "pages": "Pelican itself",
    "search": "columns",
    "last look": "last look",
    "publish": "publish",
}
"""What `portal.build` calls its phases, and what is left of each when the seams have theirs."""


@dataclass
class Wrapped:
    """The seams of one run, each with the number of times it was passed."""

    stopwatch: Stopwatch
    detailed: bool
    passed: dict[Seam, int] = field(default_factory=dict)

    def wrap(self, seam: Seam) -> None:
        """Put the stopwatch around one function."""
        owner: Any = importlib.import_module(seam.module)
        *parents, name = seam.name.split(".")
        for parent in parents:
            owner = getattr(owner, parent, None)
        inner = getattr(owner, name, None)
        if inner is None:
            message = f"{seam.module} has no {seam.name}: mend the seams in bench/phases.py"
            raise SeamGoneError(message)
        self.passed[seam] = 0
        setattr(owner, name, self._stream(seam, inner) if seam.stream else self._call(seam, inner))

    def _phase(self, seam: Seam, arguments: tuple[Any, ...]) -> str:
        if self.detailed and seam.detail is not None:
            return f"{seam.phase}: {seam.detail(*arguments)}"
        return seam.phase

    def _call(self, seam: Seam, inner: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it wraps
            self.passed[seam] += 1
            self.stopwatch.enter(self._phase(seam, arguments))
            try:
                return inner(*arguments, **named)
            finally:
                self.stopwatch.leave()

        return timed

    def _stream(self, seam: Seam, inner: Callable[..., Iterable[Any]]) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
            self.passed[seam] += 1
            yield from drawn(
                iter(inner(*arguments, **named)), self.stopwatch, self._phase(seam, arguments)
            )

        return timed

    def never_passed(self) -> list[str]:
        """The seams that nothing went through."""
        return [f"{seam.module}.{seam.name}" for seam, times in self.passed.items() if not times]


def drawn(items: Iterator[Any], stopwatch: Stopwatch, phase: str) -> Iterator[Any]:
    """The items, with the time that making each one takes charged to `phase`."""
    while True:
        stopwatch.enter(phase)
        try:
            item = next(items)
        except StopIteration:
            return
        finally:
            stopwatch.leave()
        yield item


def time_each_rule(stopwatch: Stopwatch, *, detailed: bool) -> None:
    """Rules are values in a list: each is replaced by itself with the stopwatch around it."""
    from activity_directory import rules  # noqa: PLC0415 - only once the clock is running

    def timed(rule: Any) -> Any:  # noqa: ANN401 - the product's own Rule
        phase = f"rules: {rule.names[0]}" if detailed else "rules"

        def around(inner: Callable[..., Any]) -> Callable[..., Any]:
            def worked_out(*given: Any) -> Any:  # noqa: ANN401 - whatever it wraps
                stopwatch.enter(phase)
                try:
                    found = inner(*given)
                    return list(found) if isinstance(found, Iterator) else found
                finally:
                    stopwatch.leave()

            return worked_out

        return replace(
            rule,
            check_entry={folder: around(look) for folder, look in rule.check_entry.items()},
            collect={folder: around(collect) for folder, collect in rule.collect.items()},
            check_all=rule.check_all and around(rule.check_all),
        )

    rules.RULES = tuple(timed(rule) for rule in rules.RULES)


def say_phases(stopwatch: Stopwatch) -> None:
    """Let `portal.build` tell the stopwatch where it is, by the hook it has for that."""
    build: Any = importlib.import_module("activity_directory.portal.build")
    inner = build.build

    def told(order: Any, **named: Any) -> Any:  # noqa: ANN401 - the product's own Order
        return inner(order, phase=lambda name: stopwatch.base(BUILD_PHASES[name]), **named)

    build.build = told


class Memory(threading.Thread):
    """Looks at the memory of this process every few milliseconds, in whatever phase it is."""

    def __init__(self, stopwatch: Stopwatch) -> None:
        super().__init__(daemon=True)
        self.stopwatch = stopwatch
        self.peaks: dict[str, float] = {}
        self.over = threading.Event()

    def run(self) -> None:
        """Until told that it is over."""
        page = os.sysconf("SC_PAGESIZE")
        with Path("/proc/self/statm").open() as statm:
            while not self.over.wait(SAMPLED_EVERY):
                statm.seek(0)
                now = int(statm.read().split()[1]) * page / MEGABYTE
                name = self.stopwatch.open[-1]
                self.peaks[name] = max(now, self.peaks.get(name, 0.0))


def main() -> int:
    """`check|build CONTENT OUTPUT STARTED ANSWER [detailed] [memory]`: figures go to ANSWER."""
    command, content, output, started, answer, *wishes = sys.argv[1:]
    stopwatch = Stopwatch(float(started))
    memory = Memory(stopwatch) if "memory" in wishes else None
    if memory:
        memory.start()
    sys.path.insert(0, str(PROJECT / "plugins"))
    from activity_directory import cli  # noqa: PLC0415 - their import is what is timed
    from activity_directory.system import two_processes  # noqa: PLC0415 - their import is what is timed

    # A phase is told in whole: all of it happens here, and none in a second process.
    two_processes.is_worth_it = lambda _size: False
    wrapped = Wrapped(stopwatch, "detailed" in wishes)
    if command == "build":
        stopwatch.base("start Pelican")
        for module in ("generators", "register", "build"):
            importlib.import_module(f"activity_directory.portal.{module}")
        say_phases(stopwatch)
    importlib.import_module(f"{cli.__name__}.{cli.COMMANDS[command]}")
    for seam in CHECK_SEAMS if command == "check" else BUILD_SEAMS:
        wrapped.wrap(seam)
    time_each_rule(stopwatch, detailed=wrapped.detailed)
    stopwatch.base("report")
    arguments = [command, "--content", content]
    arguments += ["--output", output] if command == "build" else []
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code: int = cli.main(arguments)
    stopwatch.charge()
    if code:
        print(f"{command} ended with {code}: {said.getvalue()[-2000:]}", file=sys.stderr)
        return code
    if gone := wrapped.never_passed():
        message = f"nothing passed {', '.join(gone)}: mend the seams in bench/phases.py"
        raise SeamGoneError(message)
    tools = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures: dict[str, object] = {
        "wall": stopwatch.wall,
        "cpu": stopwatch.cpu,
        "cpu_of_tools": tools.ru_utime + tools.ru_stime,
        "peak_of_tools": tools.ru_maxrss * BYTES_OF_MAXRSS / MEGABYTE,
    }
    if memory:
        memory.over.set()
        memory.join()
        figures["peak"] = memory.peaks
    figures["ended"] = time.perf_counter()
    Path(answer).write_text(json.dumps(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
