"""What is wrong in the content, where, by which rule, and what to do about it.

Knows nothing of files, YAML or how a problem is shown to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


Severity = Literal["error", "warning"]
WORTH_A_LOOK = "Please check these. They may be right as they are:"
"""The line above warnings, for whoever is to agree to a change."""


class Repair(NamedTuple):
    """Words to put in place of others, from one place up to another, both counted from 1."""

    line: int
    column: int
    end_line: int
    end_column: int
    words: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. `line` and `column` count from 1, columns in characters.

    `written` is the line as it is in the file, empty where there is none to show; `repair` is
    what would fix it, where that needs no knowledge of the activity. A mistake between two files
    is one problem, and its `twin` is the same one as it is reported at the other file.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    written: str = ""
    repair: Repair | None = None
    twin: Problem | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order in which problems are shown: by file, then downwards."""
        return (self.path, self.line, self.column, self.rule, self.message)


def of_file(problem: Problem, wanted: Callable[[str], bool]) -> Problem | None:
    """The problem at a file whose path is wanted; None where it is in no such file."""
    if wanted(problem.path):
        return problem
    return problem.twin if problem.twin is not None and wanted(problem.twin.path) else None


def line_of(text: str, number: int) -> str:
    """Line `number` of `text`, counted from 1; empty where there is none."""
    lines = _lines(text)
    return lines[number - 1] if 0 < number <= len(lines) else ""


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    """The lines of a file. The problems of one file follow one another."""
    return text.split("\n")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in the order in which they are shown, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))


def errors_in(problems: Iterable[Problem]) -> int:
    """How many of the problems stop the build."""
    return sum(problem.severity == "error" for problem in problems)
