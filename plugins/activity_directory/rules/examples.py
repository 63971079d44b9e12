"""A wrong entry and a right one for each rule, from `examples.toml`, for the rule's page."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.sanitise.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = Path(__file__).with_name("examples.toml")
DESCRIPTION = "description"
NAMES = "names"
"""The texts are paths of files in the content folder, one on each line."""


class Example(NamedTuple):
    """What breaks a rule, and how it is right.

    `where` is empty for facts of an entry; else `DESCRIPTION`, `NAMES` or the path of another file
    in the content folder. `entry` are facts of an entry that belong to both.
    """

    wrong: str
    right: str
    where: str = ""
    entry: str = ""

    def lines(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """A heading for each text, and its lines; what can't be seen is shown as its code."""
        for heading, text in (("Wrong", self.wrong), ("Right", self.right)):
            yield f"{heading}{self._place()}:", tuple(map(visible, text.rstrip("\n").split("\n")))

    def _place(self) -> str:
        if self.where == NAMES:
            return ", as names of files in `content`"
        if self.where == DESCRIPTION:
            return ", in the description"
        return f", in `content/{self.where}`" if self.where else ""


@cache
def examples() -> Mapping[str, Example]:
    """Every example by the name of its rule."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            rule: Example(
                table["wrong"], table["right"], table.get("in", ""), table.get("entry", "")
            )
            for rule, table in tables.items()
        }
    )
