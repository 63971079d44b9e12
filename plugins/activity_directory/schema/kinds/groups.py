"""Groups of fields, and other entries, written in place or by the name of their file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from activity_directory.problems import Repair, errors_in, line_of
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.kinds.choices import TermOf
from activity_directory.schema.kinds.lists import ListOf
from activity_directory.schema.kinds.text import (
    Plain,
    in_place_of,
    in_words,
    only_text,
)
from activity_directory.schema.reading import Fields, ParseContext, Piece, Spot, field_name
from activity_directory.schema.values.mistake import (
    either,
    shown,
)
from activity_directory.schema.values.not_known import says_not_known
from activity_directory.schema.values.numbers import (
    charge_in,
)
from activity_directory.schema.values.words import (
    slug_of,
    usable_slug,
)
from activity_directory.source import nodes
from activity_directory.vocabulary import nearest, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from activity_directory.schema.reading import (
        Audience,
        References,
        Schema,
        Table,
        Value,
    )


MISSING = "this is missing"


@dataclass(frozen=True)
class RefTo(Plain):
    """Another entry by its id; or, where `table` is given, the entry itself in its place."""

    folder: str
    one: str
    table: Table | None = None
    may_be_blank: ClassVar[bool] = False

    @property
    def in_reference(self) -> str:
        """The two ways to write it."""
        return self.expected.replace(f"content/{self.folder}", f"`content/{self.folder}`")

    def usual(self, node: nodes.Node, references: References) -> Iterator[Repair]:
        """Those of an entry written in its place."""
        if self.table is not None and isinstance(node, nodes.Mapping):
            yield from usual_fields(node, self.table, references)

    def schema(self, group: Callable[[Table], Schema]) -> Schema:
        """The name of a file, or the entry in its place."""
        name: Schema = {"type": ["string", "number"]}
        return name if self.table is None else {"anyOf": [name, group(self.table)]}

    @property
    def expected(self) -> str:
        """The two ways to write it."""
        in_place = f", or {self.one} written in its place" if self.table else ""
        return f"the name of a file in content/{self.folder}{in_place}"

    def known(self, references: References) -> Mapping[str, Value]:
        """The records by the names of their files."""
        return references.records[self.folder]

    def texts(self, node: nodes.Node, spot: Spot) -> Iterator[Piece]:
        """Those of an entry written in its place; of a reference, none."""
        if self.table is not None and isinstance(node, nodes.Mapping):
            yield from texts_of_fields(node, self.table, spot)

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The record; `Fields` where it is written in place; None where there is none."""
        if self.table is not None and type(node) is nodes.Mapping:
            return read_fields(node, self.table, context)
        text = only_text(node, context, label, self)
        if text is None:
            return None
        record = context.references.records[self.folder].get(text)
        if record is None and not context.references.may_have(self.folder, text):
            self._unknown(text, node, context, label)
        return record

    def _unknown(self, text: str, node: nodes.Node, context: ParseContext, label: str) -> None:
        references = context.references
        close = surely = references.called(self.folder).get(plain(text), "")
        if not close and context.may_guess():
            close, is_sure = references.guessed(self.folder, text)
            surely = close if is_sure else ""
        what = self.one.rpartition(" ")[2]
        hint = f"Did you mean `{close}`?"
        if not close:
            name = usable_slug(text, what) if slug_of(text) else "a-plain-name"
            hint = (
                f"Add the file content/{self.folder}/{name}.yml first, "
                "or choose one of the files there."
            )
        context.problem(
            node,
            f"unknown-{what}",
            f"{label}: there is no {what} with the name {quoted(shown(text))}",
            hint,
            meant=surely,
        )


@dataclass(frozen=True)
class RecordOf(Plain):
    """A group of fields.

    One word may stand for the group: one of `bare` is a field without a value (`cost: free`), any
    other is the value of the field `short` (`status: running`).
    """

    table: Table
    short: str = ""
    bare: tuple[str, ...] = ()
    may_be_blank: ClassVar[bool] = False

    @property
    def in_reference(self) -> str:
        """Where the fields of the group are listed."""
        return f"a group: [{self.table.name}](#{self.table.name.replace(' ', '-')})"

    def usual(self, node: nodes.Node, references: References) -> Iterator[Repair]:
        """Those of its fields."""
        if isinstance(node, nodes.Mapping):
            yield from usual_fields(node, self.table, references)

    def schema(self, group: Callable[[Table], Schema]) -> Schema:
        """The group, or one word that stands for it."""
        allowed = [group(self.table)]
        if self.bare:
            spaced = (_spoken(name) for name in self.bare if "_" in name)
            allowed.append({"enum": [*self.bare, *spaced]})
        if self.short:
            allowed.append(self.table.by_name[self.short].kind.schema(group))
        return allowed[0] if len(allowed) == 1 else {"anyOf": allowed}

    @property
    def expected(self) -> str:
        """What the group holds."""
        if self.bare:
            alone = either(tuple(map(_spoken, self.bare)))
            return f"{alone}, or a group such as `{self.table.example}`"
        names = ", ".join(field.written for field in self.table.fields[:3])
        return f"{self.table.one}, with fields such as {names}"

    def texts(self, node: nodes.Node, spot: Spot) -> Iterator[Piece]:
        """Those of its fields."""
        if isinstance(node, nodes.Scalar) and self.short:
            node = node.as_field(node.with_text(self.short), node)
        if isinstance(node, nodes.Mapping):
            yield from texts_of_fields(node, self.table, spot)

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The fields as values, or None and a problem where they are no group."""
        if type(node) is nodes.Mapping:
            return read_fields(node, self.table, context)
        if isinstance(node, nodes.Scalar):
            name = field_name(node.text)
            if name in self.bare:
                node = node.as_field(node, node.with_text(""))
            elif self.short:
                node = node.as_field(node.with_text(self.short), node)
        if not isinstance(node, nodes.Mapping):
            self._no_group(node, context, label)
            return None
        return read_fields(node, self.table, context)

    def _no_group(self, node: nodes.Node, context: ParseContext, label: str) -> None:
        close = None
        if isinstance(node, nodes.Scalar) and self.bare:
            text = plain(node.text)
            charge = "ask" if says_not_known(node.text) else charge_in(node.text)
            close = (
                _spoken(charge) if charge in self.bare else nearest(text, map(_spoken, self.bare))
            )
        below = "" if self.bare else "Write its fields on the lines below, each after two spaces. "
        advice = f"{below}For example `{self.table.example}`."
        if self.bare and (amounts := re.findall(r"£\d+(?:\.\d\d)?", found := in_words(node))):
            what = "donation" if "donation" in found.casefold() else "per session"
            advice = f"Write on the line below, after two spaces: `{what}: {amounts[0]}`."
        context.problem(
            node,
            "wrong-shape",
            f"{label}: expected {self.expected}, found {in_words(node)}",
            f"Did you mean `{close}`?" if close else advice,
            meant=close or "",
        )


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def read_fields(node: nodes.Mapping, table: Table, context: ParseContext) -> Fields:
    """Every field of the group as a value; problems for the unknown, the missing, the wrong.

    A misspelt field is not also a missing one, and one that can't be read isn't either.
    """
    as_written = table.as_written
    read: dict[str, Any] = {}
    failed: set[str] = set()
    before = len(context.problems)
    emptied: tuple[nodes.Scalar, Table] | None = None
    for written, value in node.fields.items():
        known = as_written.get(written) or as_written.get(field_name(written))
        if known is None:
            if emptied is not None and field_name(written) in emptied[1].by_name:
                _fallen_out(node.key(written), *emptied, context)
                continue
            untried = (text for text in table.by_name if text not in read and text not in failed)
            failed.add(_unknown_field(node.key(written), table, untried, context))
            continue
        name, label, value_of, field = known
        if name in read or name in failed:
            context.problem(
                node.key(written),
                "repeated-field",
                f"{quoted(shown(written))} is written twice",
                "Keep one of the two and remove the other.",
            )
        elif type(value) is nodes.Scalar and (not value.text or value.text.isspace()):
            if field.kind.may_be_blank:
                read[name] = ""
                continue
            failed.add(name)
            lost = _lost_after_hash(node.key(written), context)
            group = field.kind.kind if isinstance(field.kind, ListOf) else field.kind
            if isinstance(group, RecordOf):
                emptied = node.key(written), group.table
            if field.required and not lost:
                context.problem(
                    node.key(written),
                    "missing-field",
                    f"{label}: this must not be blank",
                    f"For example `{field.written}: {field.example}`.",
                )
            elif name == table.withheld_by and not lost:
                context.problem(
                    node.key(written),
                    "missing-field",
                    f"{label}: this must not be blank",
                    f"Write `{field.written}: yes`, or remove the line.",
                )
        elif (found := value_of(value, context, label)) is not None:
            read[name] = found
        else:
            failed.add(name)
    if not table.needed <= read.keys():
        _missing_fields(node, table, read.keys() | failed, context)
    fields = Fields(read)
    fields.node = node
    fields.sound = len(context.problems) == before or not errors_in(context.problems[before:])
    return fields


_WIDEST_FIRST: tuple[Audience, ...] = ("everyone", "professionals", "maintainers")


def texts_of_fields(node: nodes.Mapping, table: Table, spot: Spot) -> Iterator[Piece]:
    """Every text in a group of fields that stands at `spot`, in the order in which it is written.

    Nobody but the maintainers sees anything of a record that its own facts withhold.
    """
    seen_by = spot.seen_by
    if table.withheld_by and any(
        field_name(name) == table.withheld_by
        and isinstance(value, nodes.Scalar)
        and value.text.strip().casefold() != "no"
        for name, value in node.fields.items()
    ):
        seen_by = "maintainers"
    for name, value in node.fields.items():
        known = table.as_written.get(name) or table.as_written.get(field_name(name))
        if known is not None:
            field = known[3]
            narrowest = max(seen_by, field.seen_by, key=_WIDEST_FIRST.index)
            way = f"{spot.field}.{field.name}" if spot.field else field.name
            yield from field.kind.texts(value, Spot(way, field.label, narrowest))


def usual_fields(node: nodes.Mapping, table: Table, references: References) -> Iterator[Repair]:
    """Field names as the table spells them, and values in their usual spelling."""
    for key, value in node.pairs:
        field = table.by_name.get(field_name(key.text))
        if field is None:
            continue
        if key.text not in {field.name, field.name.replace("_", " ")}:
            yield in_place_of(key, field.written)
        yield from field.kind.usual(value, references)


def _lost_after_hash(key: nodes.Scalar, context: ParseContext) -> bool:
    """Whether all the words of a field are lost, as they start with a #; then a problem says so."""
    match = re.search(r":[ \t]+(#[^\s#].*)", line_of(context.text, key.line))
    if match is None:
        return False
    place = (key.line, match.start(1) + 1)
    message = f"The text from {quoted(match[1][:40])} on is lost: `#` after a space starts a note"
    hint = (
        "Put quotation marks around the whole text. If this is a note, put a space after the `#`."
    )
    context.problems.append(context.places().problem(place, "lost-words", message, hint))
    return True


def _fallen_out(
    key: nodes.Scalar, group: nodes.Scalar, inner: Table, context: ParseContext
) -> None:
    """One problem where the fields of a group stand below its name without spaces in front."""
    problem = context.problems[-1] if context.problems else None
    if problem is not None and problem.rule == "indent":
        return
    if problem is not None and (problem.rule, problem.line) == ("missing-field", group.line):
        context.problems.pop()
    context.problem(
        key,
        "indent",
        f"{quoted(shown(key.text))} belongs to {inner.one}, but this line has no spaces before it",
        f"Put two spaces before each line that belongs to `{group.text}:`.",
    )


def _missing_fields(
    node: nodes.Mapping, table: Table, tried: set[str], context: ParseContext
) -> None:
    """A problem for each field that nobody has tried to give."""
    misplaced = context.misplaced if table is context.table else frozenset()
    for field in table.required:
        if field.name not in tried and field.name not in misplaced:
            context.problem(
                node,
                "missing-field",
                f"{field.label}: {MISSING}",
                f"For example `{field.written}: {field.example}`.",
            )


def _retired_field(key: nodes.Scalar, table: Table, context: ParseContext) -> None:
    """A warning at a field of an earlier version of the software: nothing reads it any more."""
    context.problem(
        key,
        "retired-field",
        f"{quoted(shown(key.text))} no longer has any effect",
        f"{table.retired[field_name(key.text)]} Remove the line.",
        "warning",
    )


def _unknown_field(
    key: nodes.Scalar, table: Table, untried: Iterable[str], context: ParseContext
) -> str:
    """A problem at a field that isn't there; the name of the field most likely meant."""
    name = field_name(key.text)
    if name in table.retired:
        _retired_field(key, table, context)
        return ""
    close = _closest(name, tuple(untried)) if context.may_guess() else ""
    outer, meant = context.table, ""
    if name in table.elsewhere:
        close, advice = table.elsewhere[name]
    elif outer is not None and outer is not table and name in outer.by_name:
        context.misplaced.add(name)
        close, advice = "", f"It belongs to {outer.one}: remove the spaces before it."
    elif close:
        meant = table.by_name[close].written
        advice = f"Did you mean `{meant}`?"
    else:
        advice = f"The fields of {table.one} are listed in docs/fields.md."
    context.problem(
        key, "unknown-field", f"{quoted(shown(key.text))} is not a field", advice, meant=meant
    )
    return close


def _closest(name: str, fields: tuple[str, ...]) -> str:
    """The field that was most likely meant: letters that changed places make `form` `from`."""
    turned = (one for one in fields if sorted(one) == sorted(name))
    return next(turned, "") or nearest(name, fields) or ""


@cache
def groups_of(table: Table) -> tuple[tuple[str, Table, bool], ...]:
    """The fields that are groups of fields, each with its table and whether there are several.

    One that may refer to a record elsewhere is among them.
    """
    found = []
    for one in table.fields:
        several = isinstance(one.kind, ListOf)
        inner = one.kind.kind if isinstance(one.kind, ListOf) else one.kind
        if isinstance(inner, RecordOf | RefTo) and inner.table is not None:
            found.append((one.name, inner.table, several))
    return tuple(found)


@cache
def fields_of_terms(table: Table) -> tuple[tuple[str, str], ...]:
    """The fields that list terms of a vocabulary, each with that vocabulary."""
    return tuple(
        (field.name, field.kind.kind.vocabulary)
        for field in table.fields
        if isinstance(field.kind, ListOf) and isinstance(field.kind.kind, TermOf)
    )


@cache
def is_plain(table: Table) -> bool:
    """Whether each field is an attribute of the same name, and none is a group of fields."""
    return not groups_of(table) and all(field.attribute == field.name for field in table.fields)
