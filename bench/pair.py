"""Which of two commands is faster, on a machine that others use too.

    python bench/pair.py 'COMMAND A' 'COMMAND B' [--runs 5] [--json FILE]

Each is run once to warm up, then A and B in turn. What disturbs one disturbs the other, so the
ratio is taken pair by pair and its median is printed with the lowest and the highest.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from command import CommandFailedError, Ran, run

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_pairs(first: Sequence[str], second: Sequence[str], runs: int) -> tuple[list[Ran], list[Ran]]:
    """The runs of both commands, in turn, after one of each that doesn't count."""
    run(first)
    run(second)
    found: tuple[list[Ran], list[Ran]] = ([], [])
    for _ in range(runs):
        found[0].append(run(first))
        found[1].append(run(second))
    return found


def summary(first: Sequence[Ran], second: Sequence[Ran]) -> dict[str, object]:
    """Medians of each, and the ratio A to B of each pair."""
    ratios = sorted(a.wall / b.wall for a, b in zip(first, second, strict=True))
    return {
        "load": os.getloadavg()[0],
        **{
            name: {
                "wall": median(run.wall for run in runs),
                "cpu": median(run.cpu for run in runs),
                "peak": median(run.peak for run in runs),
                "walls": [run.wall for run in runs],
            }
            for name, runs in (("a", first), ("b", second))
        },
        "ratio": {
            "wall": median(ratios),
            "lowest": ratios[0],
            "highest": ratios[-1],
            "cpu": median(a.cpu / b.cpu for a, b in zip(first, second, strict=True)),
        },
    }


def table(first: Sequence[Ran], second: Sequence[Ran]) -> str:
    """The same for people."""
    rows = [f"{'':10}{'wall s':>9}{'user+sys s':>12}{'peak MB':>9}"]
    for name, runs in (("A", first), ("B", second)):
        wall, cpu, peak = (
            median(getattr(run, what) for run in runs) for what in ("wall", "cpu", "peak")
        )
        rows.append(f"{name:10}{wall:9.3f}{cpu:12.3f}{peak:9.1f}")
    ratios = sorted(a.wall / b.wall for a, b in zip(first, second, strict=True))
    cpu_ratio = median(a.cpu / b.cpu for a, b in zip(first, second, strict=True))
    rows.append(
        f"{'A / B':10}{median(ratios):9.3f}{cpu_ratio:12.3f}"
        f"   pair by pair: {ratios[0]:.3f} to {ratios[-1]:.3f} in {len(ratios)} pairs"
    )
    rows.append(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")
    return "\n".join(rows)


def main() -> int:
    """Measure as the command line asks; 1 where a command failed."""
    parser = argparse.ArgumentParser(description="Time two commands in pairs.")
    parser.add_argument("first", metavar="A", help="a command, in quotes")
    parser.add_argument("second", metavar="B", help="another")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="pairs (usually: 5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    arguments = parser.parse_args()
    if arguments.runs < 1:
        parser.error("N is at least 1")
    try:
        first, second = in_pairs(
            shlex.split(arguments.first), shlex.split(arguments.second), arguments.runs
        )
    except (CommandFailedError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(table(first, second))
    if arguments.json:
        figures = json.dumps(summary(first, second), indent=2)
        arguments.json.write_text(figures + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
