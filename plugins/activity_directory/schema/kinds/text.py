"""Kinds of value that are one piece of text, and what holds for every kind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from activity_directory.problems import Repair
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.reading import ParseContext, Piece, Spot
from activity_directory.schema.values.mistake import (
    Mistake,
    shown,
)
from activity_directory.schema.values.words import (
    without_marks,
)
from activity_directory.schema.web import Form
from activity_directory.source import nodes
from activity_directory.vocabulary import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from activity_directory.schema.reading import (
        Holds,
        Kind,
        References,
        Schema,
        Table,
        Value,
        ValueIs,
    )


NONE_KNOWN: Mapping[str, Value] = MappingProxyType({})


class Plain:
    """What holds for a kind unless it says otherwise."""

    @property
    def value_is(self) -> ValueIs:
        """Nothing that its type doesn't say."""
        return ""

    def known(self, _references: References) -> Mapping[str, Value]:
        """Nothing is known beforehand."""
        return NONE_KNOWN

    def texts(self, _node: nodes.Node, _spot: Spot) -> Iterator[Piece]:
        """None: the words are the software's, or stand elsewhere."""
        return iter(())

    def usual(self, _node: nodes.Node, _references: References) -> Iterator[Repair]:
        """Nothing: there is one way to write it."""
        return iter(())


@dataclass(frozen=True)
class OfWords(Plain):
    """A kind of value that is one piece of text.

    `longest` (in characters), `bounds` (of a number), `choices` and `pattern` (of the whole text,
    where it is in its usual spelling) are what others may be told of it; `is_number` says that an
    editor may take it for a number. `spelled` gives the usual spelling of a right value from the
    value and its text, `parted` the values of words that stand for several. `form` is how a web
    page asks for it, where it can't be any words. `or_else` is what else may be written, for those
    who look it up.
    """

    expected: str
    parse: Callable[..., Any]
    may_be_blank: bool = False
    longest: int = 0
    bounds: tuple[int, int] | None = None
    choices: tuple[str, ...] = ()
    pattern: str = ""
    is_number: bool = False
    holds: Holds = "nothing"
    says: ValueIs = ""
    spelled: Callable[[Any, str], str] | None = None
    parted: Callable[[str], Iterable[str]] | None = None
    form: Form | None = None
    or_else: str = ""

    @property
    def in_reference(self) -> str:
        """What is expected, with an example, and what else may be written."""
        return "; or ".join(filter(None, (self.expected, self.or_else)))

    @property
    def value_is(self) -> ValueIs:
        """What its value is, where its type doesn't say it."""
        return self.says

    @property
    def many_lines(self) -> bool:
        """Whether it may have more than one line."""
        return self.holds == "markdown"

    @property
    def whole_pattern(self) -> str:
        """A pattern that only the whole of a text fits; empty where none is known."""
        return f"^({self.pattern})$" if self.pattern else ""

    def parsed(self, text: str, *, demonstration: bool) -> Any:  # noqa: ANN401 - any value
        """The value of a text, or a `Mistake`."""
        raise NotImplementedError

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The value, or None and a problem."""
        text = only_text(node, context, label, self)
        if text is None:
            return None
        text = " ".join(text.split())
        demonstration = context.references.demonstration
        value = self.parse(text, demonstration)
        if type(value) is Mistake:
            sure = _sure(value, lambda meant: self.parse(meant, demonstration))
            return note(sure, node, context, label, self)
        return value

    def texts(self, node: nodes.Node, spot: Spot) -> Iterator[Piece]:
        """The text itself, unless nobody could read anything in it."""
        if self.holds != "nothing" and isinstance(node, nodes.Scalar):
            yield Piece(spot, self.holds, node)

    def usual(self, node: nodes.Node, references: References) -> Iterator[Repair]:
        """The usual spelling, where the text is right and has another."""
        if self.spelled is None or not isinstance(node, nodes.Scalar):
            return
        text = node.text.strip()
        value = self.parsed(text, demonstration=references.demonstration)
        if node.line == node.end_line and not isinstance(value, Mistake):
            words = self.spelled(value, text)
            if words != text:
                yield in_place_of(node, words)

    def schema(self, _group: Callable[[Table], Schema]) -> Schema:
        """Its pattern, its choices or its limits."""
        if self.choices:
            return {"enum": list(self.choices)}
        if self.pattern:
            text = {"type": "string", "pattern": self.whole_pattern}
            return {"anyOf": [text, {"type": "integer"}]} if self.is_number else text
        if self.bounds is not None:
            return {"type": "integer", "minimum": self.bounds[0], "maximum": self.bounds[1]}
        longest = {"maxLength": self.longest} if self.longest else {}
        return {"type": ["string", "number", "boolean"]} | longest


@dataclass(frozen=True)
class Text(OfWords):
    """One piece of text, turned into a value by `parse`, which knows the words alone."""

    def parsed(self, text: str, *, demonstration: bool) -> Any:  # noqa: ANN401, ARG002 - as above
        """The value of a text, or a `Mistake`."""
        return self.parse(text)

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The value, or None and a problem."""
        if type(node) is not nodes.Scalar:
            return only_text(node, context, label, self)
        text = node.text.strip()
        if not self.longest and "  " in text:
            text = " ".join(text.split())  # or patterns would look for an end at each of the spaces
        value = self.parse(text)
        if type(value) is Mistake:
            inner = without_marks(text)
            if inner and not isinstance(self.parse(inner), Mistake):
                value = replace(value, meant=inner)
            return note(_sure(value, self.parse), node, context, label, self)
        return value


def _sure(mistake: Mistake, parse: Callable[[str], Any]) -> Mistake:
    """The mistake, proposing only what would be none itself."""
    if mistake.meant and isinstance(parse(mistake.meant), Mistake):
        return replace(mistake, meant="")
    return mistake


@dataclass(frozen=True)
class Markdown(Text):
    """Text of many lines, such as a description: the file it stands in is told that it has one."""

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The value, or None and a problem."""
        context.has_markdown = True
        return super().read(node, context, label)


MOST_KNOWN, LONGEST_KNOWN = 4096, 64
"""How many texts of one kind are remembered (more than there are days in ten years), if short."""


@dataclass(frozen=True)
class CommonText(Text):
    """Text such as a day, a time or a price: most entries give one that others gave before."""

    _known: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def known(self, _references: References) -> Mapping[str, Value]:
        """What was right before is right again."""
        return self._known

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The value, or None and a problem."""
        if type(node) is not nodes.Scalar:
            return only_text(node, context, label, self)
        value = self._known.get(node.text)
        if value is None:
            value = super().read(node, context, label)
            if (
                value is not None
                and len(self._known) < MOST_KNOWN
                and len(node.text) < LONGEST_KNOWN
            ):
                self._known[node.text] = value
        return value


@dataclass(frozen=True)
class CommunityText(OfWords):
    """Text whose reading depends on whether this is a demonstration: `parse` is told so."""

    def parsed(self, text: str, *, demonstration: bool) -> Any:  # noqa: ANN401 - as above
        """The value of a text, or a `Mistake`."""
        return self.parse(text, demonstration)


def only_text(node: nodes.Node, context: ParseContext, label: str, kind: Kind) -> str | None:
    """The text of a scalar; a problem where there is a list or a group of fields."""
    if type(node) is nodes.Scalar:
        return node.text.strip()
    context.problem(
        node,
        "wrong-shape",
        f"{label}: expected {kind.expected}, found {in_words(node)}",
        "If brackets or a colon are part of the text, put quotation marks around the whole text.",
    )
    return None


def in_words(node: nodes.Node) -> str:
    """What a node is, for those who have never heard of nodes."""
    if isinstance(node, nodes.Scalar):
        return quoted(shown(node.text))
    return "a list" if isinstance(node, nodes.Sequence) else "a group of fields"


def in_place_of(node: nodes.Scalar, words: str) -> Repair:
    """Other words in the place of a scalar that stands on one line."""
    return Repair(node.line, node.column, node.end_line, node.end_column, words)


def note(mistake: Mistake, node: nodes.Node, context: ParseContext, label: str, kind: Kind) -> None:
    """A problem of the mistake at `node`."""
    unknown = "If nobody knows, and the field may be left out, remove the line."
    context.problem(
        node,
        mistake.rule,
        mistake.message_for(label, kind.expected),
        mistake.advice() or (unknown if plain(mistake.found) in _NOT_KNOWN else ""),
        meant=mistake.meant if mistake.certain else "",
    )


_NOT_KNOWN = frozenset({"n/a", "na", "none", "nil", "no", "tba", "tbc", "unknown", "?", "-", "x"})
