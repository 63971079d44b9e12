"""A list of values of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from activity_directory.problems import Repair
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.kinds.text import OfWords, Plain, note
from activity_directory.schema.reading import ParseContext, Piece, Spot
from activity_directory.schema.values.mistake import (
    SEVERAL,
    Mistake,
)
from activity_directory.schema.values.not_known import ASK, says_not_known
from activity_directory.source import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from activity_directory.schema.reading import (
        Kind,
        References,
        Schema,
        Table,
        Value,
    )


@dataclass(frozen=True)
class ListOf(Plain):
    """Some of one kind. A list of one may be written without brackets.

    With `or_ask`, the word `ask` in place of them says that nobody knows them: then there are none.
    """

    kind: Kind
    most: int = 40
    or_ask: bool = False
    may_be_blank: ClassVar[bool] = False

    @property
    def expected(self) -> str:
        """What the list is of."""
        return f"a list: {self.kind.expected}{', or ask' if self.or_ask else ''}"

    @property
    def in_reference(self) -> str:
        """What the list is of."""
        return f"a list of: {self.kind.in_reference}{'; or `ask`' if self.or_ask else ''}"

    def usual(self, node: nodes.Node, references: References) -> Iterator[Repair]:
        """Those of each item."""
        for item in node.items if isinstance(node, nodes.Sequence) else (node,):
            yield from self.kind.usual(item, references)

    def schema(self, group: Callable[[Table], Schema]) -> Schema:
        """One, or a list."""
        one = self.kind.schema(group)
        several = {"type": "array", "items": one, "maxItems": self.most}
        return {"anyOf": [one, several, *([{"const": ASK}] if self.or_ask else [])]}

    def texts(self, node: nodes.Node, spot: Spot) -> Iterator[Piece]:
        """Those of each item."""
        items = node.items if isinstance(node, nodes.Sequence) else (node,)
        for number, item in enumerate(items):
            yield from self.kind.texts(item, spot.item(number))

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The items that could be read; None where none could, () where they aren't known."""
        if self.or_ask and type(node) is nodes.Sequence and len(node.items) == 1:
            [one] = node.items
            if type(one) is nodes.Scalar and says_not_known(one.text):
                node = one
        if self.or_ask and type(node) is nodes.Scalar and says_not_known(node.text):
            if node.text.strip() == ASK:
                return ()
            return note(Mistake(node.text, meant=ASK), node, context, label, self)
        if type(node) is not nodes.Sequence:
            return self._one(node, context, label)
        if known := self.kind.known(context.references):
            found = [known.get(one.text) for one in node.items if type(one) is nodes.Scalar]
            if None not in found and 0 < len(found) == len(node.items) <= self.most:
                return tuple(found)
        return self._one_by_one(node, context, label)

    def _one_by_one(self, node: nodes.Sequence, context: ParseContext, label: str) -> Value:
        if len(node.items) > self.most:
            context.problem(
                node,
                "too-many",
                f"{label}: there are {len(node.items)} here, but the limit is {self.most}",
                "Keep the ones that matter most.",
            )
            return None
        found = []
        for item in node.items:
            if type(item) is nodes.Scalar and not item.text.strip():
                context.problem(
                    item,
                    "blank-item",
                    f"{label}: an item of this list is blank",
                    "Write the item, or remove its dash or comma.",
                )
                continue
            value = self.kind.read(item, context, label)
            if value is not None:
                found.append(value)
        return tuple(found) or None

    def _one(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        before = len(context.problems)
        value = self.kind.read(node, context, label)
        if value is not None:
            return (value,)
        if isinstance(node, nodes.Scalar) and (items := self._without_brackets(node, context)):
            del context.problems[before:]
            context.problem(
                node,
                "no-brackets",
                f"{label}: a list needs brackets around it",
                f"Write {quoted('[' + ', '.join(items) + ']')}.",
                meant=f"[{', '.join(items)}]",
            )
        return None

    def _without_brackets(self, node: nodes.Scalar, context: ParseContext) -> tuple[str, ...]:
        """The items of `a, b and c`, if all of them would do."""
        text = " ".join(node.text.split())
        parted = self.kind.parted if isinstance(self.kind, OfWords) else None
        if parted is not None:  # items that lean on each other: 1st and 3rd Tuesday
            items = [*parted(text)]
        else:
            items = [item for item in SEVERAL.split(text) if item]
        if not 2 <= len(items) <= self.most:
            return ()
        for number, item in enumerate(items):
            trial = ParseContext(context.path, context.references)
            self.kind.read(node.with_text(item), trial, "")
            repairs = [problem.repair for problem in trial.problems]
            if any(repair is None for repair in repairs):
                return ()
            items[number] = next((repair.words for repair in repairs if repair), item)
        return tuple(items)
