"""Where the time of `check` and `build` goes: every phase, in a table and as JSON.

    python bench/run.py [--sizes 1000,5000] [--runs 3] [--phases] [--json FILE]

Each run is a fresh process. Figures are medians; the range of the whole is given with them. One
more run looks at the memory, so that looking costs the timed ones nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import generate
from command import CommandFailedError, Ran, run

HERE = Path(__file__).resolve().parent
COMMANDS = ("check", "build")
BUDGET_OF_CHECK = {1000: 0.5, 5000: 1.5, 10000: 3.0}
BUDGET_OF_MEMORY = {1000: 100, 5000: 200, 10000: 350}
"""Seconds for `check` with its start-up; megabytes for both commands, search index apart."""


@dataclass(frozen=True)
class Phase:
    """Medians of one phase. `peak` is that of this process: Pagefind's own is told apart."""

    name: str
    wall: float
    cpu: float
    peak: float | None


@dataclass(frozen=True)
class Result:
    """One command at one size."""

    command: str
    activities: int
    files: int
    phases: tuple[Phase, ...]
    walls: tuple[float, ...]
    cpu: float
    peak: float | None
    peak_of_tools: float | None

    @property
    def wall(self) -> float:
        """The median of the whole command, as it is felt outside."""
        return median(self.walls)


class Bench:
    """Runs of the commands over catalogues made for it."""

    def __init__(self, folder: Path, runs: int, *, detailed: bool) -> None:
        self.folder = folder
        self.runs = runs
        self.detailed = detailed

    def measure(self, command: str, activities: int) -> Result:
        """The medians of all runs of a command at one size."""
        content = self.folder / f"content-{activities}"
        if not content.is_dir():
            generate.generate(activities, content, 1, generate.PROJECT / "content")
        answers = [self._once(command, content) for _ in range(self.runs)]
        seen = self._once(command, content, "memory") if sys.platform == "linux" else {}
        peaks: dict[str, float] = seen.get("peak", {})
        if command == "check":
            # Phases are those of one process; the whole is what a person waits for.
            plain = [self._as_typed(content) for _ in range(self.runs)]
            walls, cpus = [one.wall for one in plain], [one.cpu for one in plain]
        else:
            walls, cpus = ([answer[name] for answer in answers] for name in ("whole", "whole_cpu"))
        names = list(dict.fromkeys(name for answer in answers for name in answer["wall"]))
        phases = tuple(
            Phase(
                name,
                median(answer["wall"].get(name, 0.0) for answer in answers),
                median(answer["cpu"].get(name, 0.0) for answer in answers),
                peaks.get(name),
            )
            for name in names
        )
        return Result(
            command,
            activities,
            sum(1 for path in content.rglob("*.*") if path.is_file()),
            phases,
            tuple(walls),
            median(cpus),
            max(peaks.values(), default=None),
            seen.get("peak_of_tools"),
        )

    def _as_typed(self, content: Path) -> Ran:
        """The command `check` as people give it, in as many processes as it takes."""
        door = str(generate.PROJECT / "publish.py")
        return run([sys.executable, door, "check", "--content", str(content)])

    def _once(self, command: str, content: Path, *wishes: str) -> dict[str, Any]:
        """The figures of one fresh process, with what its end costs as a phase of its own.

        It begins without a site, so that no page is taken over from the last one.
        """
        shutil.rmtree(self.folder / "output", ignore_errors=True)
        answer = self.folder / "answer.json"
        answer.unlink(missing_ok=True)
        started = time.perf_counter()
        ran = run(
            [
                sys.executable,
                str(HERE / "phases.py"),
                command,
                str(content),
                str(self.folder / "output"),
                repr(started),
                str(answer),
                *(["detailed"] if self.detailed else []),
                *wishes,
            ]
        )
        ended = time.perf_counter()
        figures: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
        figures["wall"]["exit"] = ended - figures["ended"]
        if command == "build":
            figures["cpu"]["Pagefind"] += figures["cpu_of_tools"]
        figures["cpu"]["exit"] = max(0.0, ran.cpu - sum(figures["cpu"].values()))
        figures["whole"] = ran.wall
        figures["whole_cpu"] = ran.cpu
        return figures


def table(result: Result) -> str:
    """One command at one size, for people."""
    rows = [
        f"{result.command} · {result.activities:,} activities · {result.files:,} files",
        f"  {'phase':34}{'wall s':>9}{'cpu s':>9}{'µs each':>10}{'peak MB':>9}",
    ]
    for phase in result.phases:
        each = phase.wall / result.activities * 1e6
        peak = f"{phase.peak:9.0f}" if phase.peak else f"{'–':>9}"
        rows.append(f"  {phase.name:34}{phase.wall:9.3f}{phase.cpu:9.3f}{each:10.0f}{peak}")
    each = result.wall / result.activities * 1e6
    peak = f"{result.peak:9.0f}" if result.peak else f"{'–':>9}"
    rows.append(f"  {'the whole command':34}{result.wall:9.3f}{result.cpu:9.3f}{each:10.0f}{peak}")
    rows.append(
        f"  {len(result.walls)} runs from {min(result.walls):.3f} to {max(result.walls):.3f} s"
    )
    if result.command == "build" and result.peak_of_tools:
        rows.append(f"  the largest other program (Pagefind) took {result.peak_of_tools:.0f} MB")
    budget = BUDGET_OF_CHECK.get(result.activities)
    if result.command == "check" and budget:
        rows.append(f"  budget {budget} s: {result.wall / budget:.2f} times that")
    memory = BUDGET_OF_MEMORY.get(result.activities)
    if memory and result.peak:
        rows.append(f"  budget {memory} MB: {result.peak / memory:.2f} times that")
    return "\n".join(rows)


def machine() -> dict[str, object]:
    """On what the figures were taken, and how busy it was."""
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
    }


def main() -> int:
    """Measure as the command line asks; 1 where a command failed."""
    parser = argparse.ArgumentParser(description="Time each phase of check and build.")
    parser.add_argument("--sizes", default="1000,5000", help="numbers of activities, with commas")
    parser.add_argument("--commands", default="check,build", help="check, build or both")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="of each (usually: 3)")
    parser.add_argument("--phases", action="store_true", help="each rule and template too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the catalogues there")
    arguments = parser.parse_args()
    commands = arguments.commands.split(",")
    if set(commands) - set(COMMANDS) or arguments.runs < 1:
        parser.error("--commands is check, build or both, and --runs at least 1")
    sizes = [int(size) for size in arguments.sizes.split(",")]
    before = machine()
    print(" · ".join(f"{name} {value}" for name, value in before.items()), flush=True)
    results = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder, arguments.runs, detailed=arguments.phases)
        try:
            for size in sizes:
                for command in commands:
                    results.append(bench.measure(command, size))
                    print(f"\n{table(results[-1])}", flush=True)
        except CommandFailedError as error:
            print(error, file=sys.stderr)
            return 1
    after = os.getloadavg()[0]
    print(f"\nload of the machine at the end: {after:.1f}")
    if arguments.json:
        figures = {
            "machine": {**before, "load_after": after},
            "results": [asdict(result) for result in results],
        }
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
