"""The nodes of an entry. Each knows where it stands; every scalar stays text."""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml
from yaml.events import ScalarEvent

from activity_directory.problems import Problem


class _Placed:
    """What the parser's `event` begins. Lines and columns count from 1.

    They are worked out when somebody asks. No node has an `__init__`: sixty nodes are made of an
    entry, and its call would take as long as all else that is done for one.
    """

    __slots__ = ("event",)
    event: Any
    """PyYAML's stubs know nothing of what an event holds."""

    @property
    def line(self) -> int:
        """The line it starts on."""
        return self.event.start_mark.line + 1  # type: ignore[no-any-return]

    @property
    def column(self) -> int:
        """The column it starts at."""
        return self.event.start_mark.column + 1  # type: ignore[no-any-return]


class Scalar(_Placed):
    """One piece of text, as written. The end is after it."""

    __slots__ = ("text",)
    text: str

    def __repr__(self) -> str:
        """For debugging."""
        return f"<Scalar {self.text!r}, line {self.line}, column {self.column}>"

    @property
    def end_line(self) -> int:
        """The line it ends on."""
        return self.event.end_mark.line + 1  # type: ignore[no-any-return]

    @property
    def end_column(self) -> int:
        """The column after it."""
        return self.event.end_mark.column + 1  # type: ignore[no-any-return]

    @property
    def quoted(self) -> bool:
        """Whether it is more than bare words: in quotation marks, or a block of its own."""
        return self.event.style != ""  # type: ignore[no-any-return]

    def with_text(self, text: str) -> Scalar:
        """Other words in the same place."""
        return scalar_at(text, self.event)

    def as_field(self, key: Scalar, value: Scalar) -> Mapping:
        """One field alone in the same place."""
        mapping = Mapping()
        mapping.event = self.event
        mapping.fields = {key.text: value}
        mapping.names = [key.event]
        return mapping


class Sequence(_Placed):
    """A list."""

    __slots__ = ("items",)
    items: tuple[Node, ...]


class Mapping(_Placed):
    """Fields with values, in the order written; no key stands twice."""

    __slots__ = ("_events", "fields", "names")
    fields: dict[str, Node]
    """What is written for each field, by its name as it is written."""
    names: list[Any]
    """The events of the names: only who asks for a place needs more than the words."""

    @property
    def pairs(self) -> tuple[tuple[Scalar, Node], ...]:
        """The names with their places, and the values."""
        written = zip(self.names, self.fields.items(), strict=True)
        return tuple((scalar_at(name, event), value) for event, (name, value) in written)

    def key(self, name: str) -> Scalar:
        """Where the name of a field that is written stands."""
        if not hasattr(self, "_events"):
            self._events = dict(zip(self.fields, self.names, strict=True))
        return scalar_at(name, self._events[name])


Node = Scalar | Sequence | Mapping


def scalar_of(text: str) -> Scalar:
    """Words that stand in no file, as if they were the whole of one."""
    start, end = (yaml.Mark("", at, 0, at, "", 0) for at in (0, len(text)))
    return scalar_at(text, ScalarEvent(None, None, (True, False), text, start, end, "'"))


def scalar_at(text: str, event: Any) -> Scalar:  # noqa: ANN401 - see `_Placed`
    scalar = Scalar()
    scalar.text = text
    scalar.event = event
    return scalar


class Source(NamedTuple):
    """One file: its header (or the whole of a .yml file) and the Markdown below it.

    `text` is the whole file as it was written.
    """

    path: str
    text: str
    header: Mapping | Sequence
    body: str
    body_line: int


class Stopped(Exception):
    """Reading can't go on past this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
