"""One file being read: what it may refer to, and the problems and places found so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from activity_directory import source
from activity_directory.complaints import quoted
from activity_directory.model.site import LINK_WORKER
from activity_directory.problems import Places, Problem, Repair, Severity
from activity_directory.vocabulary import nearest, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activity_directory.schema.fields import Table
    from activity_directory.vocabulary import Vocabulary


Name = TypeVar("Name", bound=str)


@dataclass(frozen=True)
class Shelves:
    """All that one file may refer to.

    `records` are the sound ones of each folder by id; `names` are the ids of every file there,
    so that a reference to a file with mistakes of its own is not a second mistake.
    """

    vocabularies: Mapping[str, Vocabulary]
    records: Mapping[str, Mapping[str, Any]]
    names: Mapping[str, frozenset[str]]
    demonstration: bool = False
    link_worker: tuple[str, str] = LINK_WORKER
    """What a link worker is called here, and several of them."""
    unread: frozenset[str] = frozenset()
    """The folders of which nothing is known: links lead out of the content, and aren't followed."""
    _guessed: dict[tuple[str, str], tuple[str, bool]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _called: dict[str, dict[str, str]] = field(default_factory=dict, repr=False, compare=False)

    def may_have(self, folder: str, name: str) -> bool:
        """Whether a folder has a file of this id, as far as anybody knows."""
        return name in self.names[folder] or folder in self.unread

    def called(self, folder: str) -> Mapping[str, str]:
        """The ids of a folder's records by what people call them."""
        if folder not in self._called:
            called = {plain(name): name for name in self.names[folder]}
            for name, record in self.records[folder].items():
                called.setdefault(plain(record.name), name)
            self._called[folder] = called
        return self._called[folder]

    def guessed(self, folder: str, text: str) -> tuple[str, bool]:
        """The id most likely meant, if there is one, and whether there is hardly a doubt.

        It is remembered: one name that has changed is wrong in thousands of entries.
        """
        if (folder, text) not in self._guessed:
            called = self.called(folder)
            close = nearest(plain(text), called) or ""
            is_sure = nearest(plain(text), [close], 0.85) is not None
            self._guessed[folder, text] = (called.get(close, ""), is_sure)
        return self._guessed[folder, text]


MOST_GUESSES = 30


@dataclass
class Reading:
    """The reading of one file."""

    path: str
    shelves: Shelves
    text: str = ""
    problems: list[Problem] = field(default_factory=list)
    table: Table | None = None
    astray: set[str] = field(default_factory=set)
    """Fields of `table`, that of the whole file, which stand inside another group."""
    guesses: int = 0
    has_markdown: bool = False
    """Whether a field holds Markdown, as a description does in a file of facts alone."""
    _places: Places | None = None

    def may_guess(self) -> bool:
        """Whether to look for what was meant: past the thirtieth mistake nobody needs a guess."""
        self.guesses += 1
        return self.guesses <= MOST_GUESSES

    def problem(
        self,
        node: source.Node,
        rule: str,
        message: str,
        hint: str = "",
        severity: Severity = "error",
        meant: str = "",
    ) -> None:
        """Note a problem at `node`. `meant` are the words that would mend it in its place."""
        repair = None
        if meant and isinstance(node, source.Scalar) and node.line == node.end_line:
            repair = Repair(
                node.line, node.column, node.end_line, node.end_column, as_written(meant)
            )
        self.problems.append(
            self.places().problem((node.line, node.column), rule, message, hint, severity, repair)
        )

    def places(self) -> Places:
        """Where every field read so far stands."""
        if self._places is None:
            self._places = Places(self.path, self.text, source.facts)
        return self._places


class Fields(dict[str, Any]):
    """The fields of one record as values. What was left out, or can't be read, is not there.

    `node` is what they were read from; they are `sound` where no error was found inside.
    """

    __slots__ = ("node", "sound")
    node: source.Mapping
    sound: bool

    def mentions(self, name: str) -> bool:
        """Whether the field is written at all, readable or not."""
        return name in self or any(field_name(written) == name for written in self.node.fields)

    def value(self, name: str) -> source.Node:
        """What is written for the field; the whole record where there is nothing."""
        return next(
            (value for written, value in self.node.fields.items() if field_name(written) == name),
            self.node,
        )

    def key(self, name: str) -> source.Node:
        """Where the field's name is written; the whole record where it is not."""
        return next((key for key, _ in self.node.pairs if field_name(key.text) == name), self.node)

    def only(self, *names: str) -> dict[str, Any]:
        """Those of the named fields that were given."""
        wanted = frozenset(names)
        return {name: value for name, value in self.items() if name in wanted}

    def among(self, names: tuple[Name, ...]) -> list[Name]:
        """Which of these names were given, in the order of `names`."""
        given = self.keys()
        return [name for name in names if name in given]


_PLAIN = r"\[.*\]|[\w£/](?:[^:#,\[\]{}\"']|:(?!\s|$))*"


def as_written(words: str) -> str:
    """`words` as a value in a header, with quotation marks where they would be misread bare."""
    return words if re.fullmatch(_PLAIN, words) else quoted(words)


@lru_cache(maxsize=1024)
def field_name(written: str) -> str:
    """A field's name as the table has it: `Per session` and `per-session` are `per_session`."""
    return "_".join(written.strip().lower().replace("-", " ").replace("_", " ").split())
