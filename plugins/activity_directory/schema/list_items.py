"""Items taken out of a file that is a list, line by line: notes and all other lines stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.source import nodes
from activity_directory.source.entry import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection


def without_items(text: str, numbers: Collection[int]) -> str | None:
    """The text without these items, counted from 0.

    None where they don't stand on lines of their own, each after a dash.
    """
    read, _ = read_yaml(text.encode(), "")
    if read is None or not isinstance(read.header, nodes.Sequence):
        return None
    lines = text.split("\n")
    starts = [_start(lines, item.line - 1) for item in read.header.items]
    gone: set[int] = set()
    for number, start in enumerate(starts):
        if number not in numbers:
            continue
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        if start is None or end is None:
            return None
        while end > start + 1 and _is_note_or_blank(lines[end - 1]):
            end -= 1  # a note above the next item is the next item's
        gone.update(range(start, end))
    return "\n".join(line for number, line in enumerate(lines) if number not in gone)


def _start(lines: list[str], line: int) -> int | None:
    """The line with the dash of an item whose words begin at `line`, both counted from 0."""
    if lines[line].startswith("- "):
        return line
    return line - 1 if line and lines[line - 1].rstrip() == "-" else None


def _is_note_or_blank(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
