"""Where each field of an entry stands, so that a problem can point at it."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from activity_directory.problems import Problem, line_of
from activity_directory.records import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from activity_directory.problems import Repair, Severity


def _no_facts(_text: str, _path: str) -> None:
    """Of what was made without a file."""


@record
class Places:
    """Where each field of one entry stands, so that a rule can point at it.

    Few places are ever asked for, so no more is kept than the whole file's `text`. `facts` gives
    the nodes of a text and a path, of which nothing is known here but that a group has `pairs`, a
    list has `items`, and each has a `line` and a `column`.
    """

    path: str
    text: str = field(default="", repr=False)
    facts: Callable[[str, str], Any] = field(default=_no_facts, repr=False)

    def at(self, field: str = "") -> tuple[int, int]:
        """The place of a field ("status.back", "when.0.days"), or of the nearest that holds it."""
        node, place = self.facts(self.text, self.path), (1, 1)
        for part in field.split(".") if field else ():
            pairs, items = getattr(node, "pairs", None), getattr(node, "items", None)
            inner = None
            if pairs is not None:
                wanted = _plain_name(part)
                inner = next((pair for pair in pairs if _plain_name(pair[0].text) == wanted), None)
            if inner is not None:
                key, node = inner
                shown = key if getattr(node, "text", None) == "" else node
                place = (shown.line, shown.column)
            elif not part.isdigit():
                break
            elif isinstance(items, tuple):
                if int(part) >= len(items):
                    break
                node = items[int(part)]
                place = (node.line, node.column)
            # else it is a list of one, written without brackets
        return place

    def problem(
        self,
        where: str | tuple[int, int],
        rule: str,
        message: str,
        hint: str = "",
        severity: Severity = "error",
        repair: Repair | None = None,
    ) -> Problem:
        """A problem at a field, or at a line and a column."""
        line, column = self.at(where) if isinstance(where, str) else where
        return Problem(
            self.path,
            line,
            column,
            rule,
            message,
            hint,
            severity,
            line_of(self.text, line),
            repair,
        )


def _plain_name(name: str) -> str:
    return name.casefold().replace("-", " ").replace("_", " ").strip()
