"""What is wrong in the content, where, by which rule, and what to do about it.

Knows nothing of files, YAML or how a problem is shown to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. `line` and `column` count from 1, columns in characters.

    `written` is the line as it stands in the file, empty where there is none to show.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    written: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order in which problems are shown: by file, then downwards."""
        return (self.path, self.line, self.column, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class Places:
    """Where each field of one entry stands, so that a rule can point at it.

    `marks` maps a dotted field path ("status.back", "when.0.days") to (line, column); `text` is
    the whole file.
    """

    path: str
    marks: Mapping[str, tuple[int, int]]
    text: str = field(default="", repr=False)

    def at(self, field: str = "") -> tuple[int, int]:
        """The place of `field`, or of the nearest field that holds it."""
        while field not in self.marks:
            if not field:
                return (1, 1)
            field = field.rpartition(".")[0]
        return self.marks[field]

    def problem(
        self,
        where: str | tuple[int, int],
        rule: str,
        message: str,
        hint: str = "",
        severity: Severity = "error",
    ) -> Problem:
        """A problem at a field, or at a line and a column."""
        line, column = self.at(where) if isinstance(where, str) else where
        return Problem(
            self.path, line, column, rule, message, hint, severity, line_of(self.text, line)
        )


def line_of(text: str, number: int) -> str:
    """Line `number` of `text`, counted from 1; empty where there is none."""
    lines = text.split("\n", number)
    return lines[number - 1] if 0 < number <= len(lines) else ""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in the order in which they are shown, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))


def errors_in(problems: Iterable[Problem]) -> int:
    """How many of the problems stop the build."""
    return sum(problem.severity == "error" for problem in problems)
