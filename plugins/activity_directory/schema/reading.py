"""One file being read: the fields it may have, what it may refer to, and the problems so far.

What a field, a kind of value and a table of fields are is said here; which there are, in `fields`
and `kinds`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from activity_directory.model.site import LINK_WORKER
from activity_directory.problems import Problem, Repair, Severity
from activity_directory.source import nodes
from activity_directory.source.entry import facts
from activity_directory.source.places import Places
from activity_directory.source.yaml_errors import in_quotation_marks
from activity_directory.vocabulary import nearest, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from activity_directory.vocabulary import Vocabulary


ValueOf: TypeAlias = "Callable[[nodes.Node, ParseContext, str], Value]"
Make: TypeAlias = "Callable[[nodes.Source, str, ParseContext], Any]"
"""What makes a record of the nodes of a file and of its id."""
Audience = Literal["everyone", "professionals", "maintainers"]


@dataclass(frozen=True)
class Field:
    """One fact. `seen_by` says how far it may travel."""

    name: str
    label: str
    kind: Kind
    help: str
    example: str
    required: bool = False
    seen_by: Audience = "everyone"
    only_in: frozenset[str] = frozenset()
    """For a field of a term: the vocabularies in which it has an effect; empty means in all."""
    becomes: str = ""
    """The attribute of the record, where that has another name; "joining.how" is one of a part."""

    @property
    def attribute(self) -> str:
        """The attribute of the record that takes the value."""
        return self.becomes or self.name

    @property
    def written(self) -> str:
        """The name as people write it."""
        return self.name.replace("_", " ") if self.name.startswith("per_") else self.name


@dataclass(frozen=True, eq=False)
class Table:
    """The fields of one kind of record. `one` names it: "an activity"."""

    name: str
    one: str
    fields: tuple[Field, ...]
    shown_by: str = ""
    """The field that serves as an example of the record; left out, the first."""
    elsewhere: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Names people reach for that are no field here: the field they stand for, and advice."""
    below: str = ""
    """What the Markdown below the facts is called; empty where there is no room for any."""
    withheld_by: str = ""
    """The field that keeps the whole record from everybody but the maintainers."""
    retired: Mapping[str, str] = field(default_factory=dict)
    """Names of former fields, each with what takes its place. They are reported and ignored."""
    makes: tuple[type, ...] = ()
    """The record that the fields become, or the records, of which each takes some of them."""
    parts: Mapping[str, type] = field(default_factory=dict)
    """The attributes of the record that are records of several fields by themselves."""

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def as_written(self) -> dict[str, tuple[str, str, ValueOf, Field]]:
        """Name, label, reader and field, by each name as nearly everybody writes it."""
        return {
            written: (field.name, field.label, field.kind.read, field)
            for field in self.fields
            for written in (field.name, field.name.replace("_", " "))
        }

    @cached_property
    def example(self) -> str:
        """The first field with its example, as somebody would write it."""
        chosen = next(
            (field for field in self.fields if field.name == self.shown_by), self.fields[0]
        )
        return f"{chosen.written}: {chosen.example}"

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The fields that a record can't do without."""
        return tuple(field for field in self.fields if field.required)

    @cached_property
    def direct(self) -> dict[str, str]:
        """The attribute of each field, those of a part left out."""
        return {field.name: field.attribute for field in self.fields if "." not in field.attribute}

    @cached_property
    def fields_of_parts(self) -> tuple[tuple[str, type, tuple[tuple[str, str], ...]], ...]:
        """Each part with its record, and with the fields and the attributes that make it."""
        return tuple(
            (
                part,
                kind,
                tuple(
                    (field.name, field.attribute.removeprefix(f"{part}."))
                    for field in self.fields
                    if field.attribute.startswith(f"{part}.")
                ),
            )
            for part, kind in self.parts.items()
        )

    @cached_property
    def needed(self) -> frozenset[str]:
        """Their names."""
        return frozenset(field.name for field in self.required)


Value: TypeAlias = Any
"""The value of a kind, which the table of fields alone knows; None where it can't be read."""


Holds = Literal["words", "role", "markdown", "address", "place", "nothing"]
"""What a person can read in a value: words in a line, words that name a role, Markdown; an address
(of a page, a mailbox, a file), in which words run together; where a place is; or no text at all.
"""


class Spot(NamedTuple):
    """Where a value stands in its file, what it is called, and who may see it.

    `field` is the way to it as `Places.at` takes it: "when.0.note".
    """

    field: str
    label: str
    seen_by: Audience

    def item(self, number: int) -> Spot:
        """An item of the list that stands here."""
        return Spot(f"{self.field}.{number}", self.label, self.seen_by)


class Piece(NamedTuple):
    """One text as it was found in the nodes of a file."""

    spot: Spot
    holds: Holds
    node: nodes.Scalar


Schema = dict[str, Any]
"""A part of a JSON Schema."""
ValueIs = Literal["", "pence", "months", "phone", "choice", "answers"]
"""What a value is, where its type doesn't say it: those who put it in words go by this."""


class Kind(Protocol):
    """Everything that is known of one kind of value; a new kind is a new object, here.

    `expected` completes "Expected ..."; `read` gives a value, or None and a problem.
    """

    @property
    def expected(self) -> str:
        """What the kind is, with an example."""

    @property
    def in_reference(self) -> str:
        """How a value is written, for docs/fields.md."""

    @property
    def value_is(self) -> ValueIs:
        """What its value is, where its type doesn't say it."""

    @property
    def may_be_blank(self) -> bool:
        """Whether the field may be given without a value."""

    def known(self, references: References) -> Mapping[str, Value]:
        """Texts with their values, of which a list is read at once: not all that are right."""

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The value of `node`; `label` names the field to the reader of a problem."""

    def texts(self, node: nodes.Node, spot: Spot) -> Iterator[Piece]:
        """Every text in a node that stands at `spot`: what people could read of the value."""

    def usual(self, node: nodes.Node, references: References) -> Iterator[Repair]:
        """What would write a right value in its usual spelling, where it has another."""

    def schema(self, group: Callable[[Table], Schema]) -> Schema:
        """What an editor may know of a value; `group` refers to the schema of a table."""


Name = TypeVar("Name", bound=str)


@dataclass(frozen=True)
class References:
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
    _last_made: list[tuple[nodes.Source, str, Make, tuple[Any, ParseContext]]] = field(
        default_factory=list, repr=False, compare=False
    )

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


def record_in(
    file: nodes.Source, name: str, make: Make, references: References
) -> tuple[Any, ParseContext]:
    """The record of a file with this id, and what was noted while it was made.

    Both are remembered until the next: an entry that was tidied is checked at once.
    """
    last = references._last_made  # noqa: SLF001 - a part of the same reading
    if not (last and last[0][0] is file and last[0][1:3] == (name, make)):
        context = ParseContext(file.path, references, file.text)
        last[:] = [(file, name, make, (make(file, name, context), context))]
    return last[0][3]


@dataclass
class ParseContext:
    """The reading of one file."""

    path: str
    references: References
    text: str = ""
    problems: list[Problem] = field(default_factory=list)
    table: Table | None = None
    misplaced: set[str] = field(default_factory=set)
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
        node: nodes.Node,
        rule: str,
        message: str,
        hint: str = "",
        severity: Severity = "error",
        meant: str = "",
    ) -> None:
        """Note a problem at `node`. `meant` are the words that would mend it in its place."""
        repair = None
        if meant and isinstance(node, nodes.Scalar) and node.line == node.end_line:
            repair = Repair(
                node.line, node.column, node.end_line, node.end_column, as_written(meant)
            )
        self.problems.append(
            self.places().problem((node.line, node.column), rule, message, hint, severity, repair)
        )

    def places(self) -> Places:
        """Where every field read so far stands."""
        if self._places is None:
            self._places = Places(self.path, self.text, facts)
        return self._places


class Fields(dict[str, Any]):
    """The fields of one record as values. What was left out, or can't be read, is not there.

    `node` is what they were read from; they are `sound` where no error was found inside.
    """

    __slots__ = ("node", "sound")
    node: nodes.Mapping
    sound: bool

    def mentions(self, name: str) -> bool:
        """Whether the field is written at all, readable or not."""
        return name in self or any(field_name(written) == name for written in self.node.fields)

    def value(self, name: str) -> nodes.Node:
        """What is written for the field; the whole record where there is nothing."""
        return next(
            (value for written, value in self.node.fields.items() if field_name(written) == name),
            self.node,
        )

    def key(self, name: str) -> nodes.Node:
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
    return words if re.fullmatch(_PLAIN, words) else in_quotation_marks(words)


@lru_cache(maxsize=1024)
def field_name(written: str) -> str:
    """A field's name as the table has it: `Per session` and `per-session` are `per_session`."""
    return "_".join(written.strip().lower().replace("-", " ").replace("_", " ").split())
