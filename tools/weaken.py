"""Weakens every rule once, and asks the cases whether one of them turns red.

python tools/weaken.py [--every] [TEXT]     only files whose path has TEXT in it

Each condition of the places below that leads to a problem (a yield, a Mistake, a note, a stop) is
never to hold, one after the other. A weakening that changes no answer in tests/cases is printed: a
rule that could be lost without anybody noticing. All conditions are compiled once, in a copy of the
package, to ask `holds` what is weakened now. So one reading of the cases tells in which of them a
condition holds, and none of the others can change. It takes about a minute.

With `--every` all conditions are weakened, in four minutes. Some of what is printed then is no
rule: a short cut that changes no answer, a guard for the types, a value that other tests look at.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import importlib
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "plugins" / "activity_directory"
PLACES = (
    "rules/**/*.py",
    "schema/kinds/*.py",
    "schema/values/*.py",
    "schema/records/*.py",
    "source/*.py",
    "catalogue/*.py",
)
TELLERS = {"Mistake", "note", "problem", "problem_at", "_complain", "Complaint"}
SECONDS = 20


class Condition(NamedTuple):
    """What is asked before a mistake is told, and where."""

    path: str
    line: int
    words: str


class Weakener(ast.NodeTransformer):
    """Lets each condition before the telling of a mistake go through `holds(number, condition)`."""

    def __init__(self, *, every: bool) -> None:
        self.every = every
        self.path = ""
        self.conditions: list[Condition] = []

    def visit_If(self, node: ast.If) -> ast.AST:
        if ast.unparse(node.test) != "TYPE_CHECKING" and (self.every or tells(node.body)):
            node.test = self._asked(node.test)
        return self.generic_visit(node)

    def visit_match_case(self, node: ast.match_case) -> ast.AST:
        if node.guard and (self.every or tells(node.body)):
            node.guard = self._asked(node.guard)
        return self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        if self.every or tells([node.body]):
            node.test = self._asked(node.test)
        return self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        if self.every:
            node.ifs = [self._asked(one) for one in node.ifs]
        return self.generic_visit(node)

    def _asked(self, test: ast.expr) -> ast.expr:
        number = ast.Constant(len(self.conditions))
        self.conditions.append(Condition(self.path, test.lineno, ast.unparse(test)))
        return ast.Call(ast.Name("holds", ast.Load()), [number, test], [])


class Weakened:
    """Answers for each condition whether it holds, and remembers which did."""

    def __init__(self) -> None:
        self.now: int | None = None
        self.held: set[int] = set()

    def holds(self, number: int, found: object) -> object:
        """The condition is worked out first, so that names that it binds are bound."""
        if found:
            self.held.add(number)
        return found if number != self.now else False


def tells(body: Sequence[ast.AST]) -> bool:
    """Whether the lines under a condition tell somebody of a mistake."""
    for line in body:
        for node in ast.walk(line):
            if isinstance(node, ast.Yield | ast.YieldFrom | ast.Raise):
                return True
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called.rpartition(".")[2] in TELLERS:
                return True
    return False


def copied(plugins: Path, *, every: bool) -> list[Condition]:
    """The conditions, in their order, of a copy of the package in which each asks `holds`."""
    copy = plugins / PACKAGE.name
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    weakener = Weakener(every=every)
    for path in (path for pattern in PLACES for path in sorted(copy.glob(pattern))):
        weakener.path = str((PACKAGE / path.relative_to(copy)).relative_to(ROOT))
        tree = weakener.visit(ast.parse(path.read_text(encoding="utf-8")))
        path.write_text(ast.unparse(ast.fix_missing_locations(tree)), encoding="utf-8")
    return weakener.conditions


def forget() -> None:
    """Empties what the package remembers from one reading to the next."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith(PACKAGE.name):
            for var in vars(module).values():
                if callable(clear := getattr(var, "cache_clear", None)):
                    clear()


def too_long(*_: object) -> NoReturn:
    """A weakened loop may never end."""
    raise TimeoutError


def is_red(case: Path, answer: Callable[[Path, Path], str]) -> bool:
    """Whether a case is no longer answered in its own words."""
    forget()
    signal.alarm(SECONDS)
    try:
        with tempfile.TemporaryDirectory() as folder:
            text = answer(case, Path(folder))
    except Exception:  # noqa: BLE001 - whatever a weakened rule breaks
        return True
    finally:
        signal.alarm(0)
    return text != (case / "expected.txt").read_text(encoding="utf-8")


def main() -> int:
    """The exit code: 1 where a weakening went unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", action="store_true")
    parser.add_argument("only", nargs="?", default="")
    arguments = parser.parse_args()
    weakened = Weakened()
    builtins.holds = weakened.holds  # type: ignore[attr-defined]
    signal.signal(signal.SIGALRM, too_long)
    os.environ.pop("GITHUB_ACTIONS", None)
    with tempfile.TemporaryDirectory() as plugins:
        conditions = copied(Path(plugins), every=arguments.every)
        sys.path[:0] = [plugins, str(ROOT), str(ROOT / "tests" / "rules")]
        test_cases = importlib.import_module("test_cases")
        cases_of = defaultdict(list)
        for case in test_cases.CASES:
            weakened.held.clear()
            if is_red(case, test_cases.answer):
                print(f"{case.name} is red before anything is weakened.")
                return 1
            for number in weakened.held:
                cases_of[number].append(case)
        asked: Counter[str] = Counter()
        noticed: Counter[str] = Counter()
        for weakened.now, condition in enumerate(conditions):
            path, line, words = condition
            if arguments.only not in path:
                continue
            asked[path] += 1
            if any(is_red(case, test_cases.answer) for case in cases_of[weakened.now]):
                noticed[path] += 1
            else:
                print(f"{path}:{line}: nobody notices when this never holds: {words}", flush=True)
    for path in asked:
        print(f"{noticed[path]:4} of {asked[path]:4} {path}")
    print(f"{noticed.total()} of {asked.total()} weakenings were noticed.")
    return int(noticed != asked)


if __name__ == "__main__":
    sys.exit(main())
