"""Every repair that needs no knowledge of the activity, made in the text of an entry.

What mends a mistake comes with the problem itself; beside those, times and telephone numbers are
written in one way. No comment is touched and no word is lost. Knows nothing of files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.problems import Repair
from activity_directory.schema.kinds import usual_fields
from activity_directory.schema.reading import record_in
from activity_directory.source import nodes
from activity_directory.source.entry import read_entry, read_yaml
from activity_directory.source.pasted_text import bullet_repairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.schema.reading import Make, References

MOST_ROUNDS = 40
"""A repair may bring the next one to light. An entry that never comes to rest is left as it was."""


def tidied(
    text: str,
    make: Make,
    references: References,
    *,
    with_body: bool = True,
    path: str = "",
) -> str:
    """The text with every mechanical repair made; `make` reads it as its folder asks.

    Tidying twice is tidying once, and what could be read before means the same after. Who gives
    the `path` of its file, and checks it next, need not wait for it to be read again.
    """
    before = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    after = before
    for _ in range(MOST_ROUNDS):
        repairs = tuple(_repairs(after, make, references, path, with_body=with_body))
        if not repairs:
            return after
        after = applied(after, repairs)
    return before


def applied(text: str, repairs: tuple[Repair, ...]) -> str:
    """The text after these repairs, the first of those that overlap."""
    lines = text.split("\n")
    last = (len(lines) + 1, 0)
    for repair in sorted(set(repairs), reverse=True):
        if repair.line != repair.end_line or (repair.line, repair.end_column) > last:
            continue
        line = lines[repair.line - 1]
        before, after = line[: repair.column - 1], line[repair.end_column - 1 :]
        lines[repair.line - 1] = before + repair.words + after
        last = (repair.line, repair.column)
    return "\n".join(lines)


def _repairs(
    text: str,
    make: Make,
    references: References,
    path: str,
    *,
    with_body: bool,
) -> Iterator[Repair]:
    """The repairs of one round: of lines first, as they move what stands behind them."""
    read = read_entry if with_body else read_yaml
    entry, problems = read(text.encode("utf-8", "replace"), path)
    of_lines = [problem.repair for problem in problems if problem.repair is not None]
    if entry is not None:
        of_lines += bullet_repairs(entry.body, entry.body_line)
    if of_lines or entry is None:
        yield from of_lines
        return
    name = path.rpartition("/")[2].rpartition(".")[0]
    _, context = record_in(entry, name, make, references)
    for problem in context.problems:
        if problem.repair is not None:
            yield problem.repair
    if isinstance(entry.header, nodes.Mapping) and context.table is not None:
        yield from usual_fields(entry.header, context.table, references)
