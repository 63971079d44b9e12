"""Weakens every rule once, and asks the cases whether one of them turns red.

python tools/weaken.py [--part N/M] [--only TEXT]

Each condition of `rules/`, `schema/`, `source.py` and `complaints.py` that leads to a problem (a
yield, a Mistake, a note, a stop) is made to fail always, in a copy of the package; then every case
in tests/cases is answered. A weakening that changes no answer is printed: a rule that could be
lost without anybody noticing. Takes minutes, so that it is a command of its own. `--part 1/2` does
the first half.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "plugins" / "activity_directory"
PLACES = (
    "rules/*.py",
    "schema/kinds.py",
    "schema/values.py",
    "schema/parse.py",
    "source.py",
    "complaints.py",
    "catalogue.py",
)
ANSWER = """
import sys, tempfile
from pathlib import Path
sys.path[:0] = [{plugins!r}, {tests!r}]
import test_cases
for case in sorted(test_cases.CASES):
    with tempfile.TemporaryDirectory() as folder:
        try:
            said = test_cases.answer(case, Path(folder))
        except Exception:
            sys.exit(1)
    if said != (case / "expected.txt").read_text(encoding="utf-8"):
        sys.exit(1)
"""


def tells(body: list[ast.stmt]) -> bool:
    """Whether the lines under a condition tell somebody of a mistake."""
    for line in body:
        for node in ast.walk(line):
            if isinstance(node, ast.Yield | ast.YieldFrom | ast.Raise):
                return True
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).rpartition(".")[2]
                if name in {"Mistake", "note", "problem", "problem_at", "_complain", "Complaint"}:
                    return True
    return False


def weakenings() -> Iterator[tuple[Path, int, str, str]]:
    """File, line, condition, and the file's text with that condition never true."""
    for pattern in PLACES:
        for path in sorted(PACKAGE.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.If) and tells(node.body):
                    yield path, node.lineno, ast.unparse(node.test), _never(text, node.test)
                if isinstance(node, ast.match_case) and node.guard and tells(node.body):
                    guard = node.guard
                    yield path, guard.lineno, ast.unparse(guard), _never(text, guard)


def _never(text: str, test: ast.expr) -> str:
    """The text with `(condition) and False`: it is still worked out, so that names stay bound."""
    lines = text.splitlines(keepends=True)
    first, last = test.lineno - 1, (test.end_lineno or test.lineno) - 1
    end = _column(lines[last], test.end_col_offset or 0)
    lines[last] = f"{lines[last][:end]}) and False{lines[last][end:]}"
    start = _column(lines[first], test.col_offset)
    lines[first] = f"{lines[first][:start]}({lines[first][start:]}"
    return "".join(lines)


def _column(line: str, in_bytes: int) -> int:
    return len(line.encode()[:in_bytes].decode())


def survives(path: Path, text: str) -> bool:
    """Whether every case is still answered in its own words."""
    with tempfile.TemporaryDirectory() as folder:
        plugins = Path(folder) / "plugins"
        shutil.copytree(
            PACKAGE, plugins / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__")
        )
        (plugins / PACKAGE.name / path.relative_to(PACKAGE)).write_text(text, encoding="utf-8")
        program = ANSWER.format(plugins=str(plugins), tests=str(ROOT / "tests"))
        return (
            subprocess.run(
                [sys.executable, "-c", program], check=False, capture_output=True, timeout=300
            ).returncode
            == 0
        )


def main() -> int:
    """The exit code: 1 where a weakening went unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="1/1")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    part, parts = (int(number) for number in arguments.part.split("/"))
    every = [one for one in weakenings() if arguments.only in str(one[0])]
    mine = every[part - 1 :: parts]
    unnoticed = 0
    for path, line, condition, text in mine:
        if survives(path, text):
            unnoticed += 1
            shown = path.relative_to(ROOT)
            print(f"{shown}:{line}: nobody notices when this never holds: {condition}", flush=True)
    print(f"{len(mine) - unnoticed} of {len(mine)} weakenings were noticed.")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
