"""The kinds of value: each turns a node into a value, or says what was expected in its place.

Parsing makes values, so nothing downstream ever sees a string that might be wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from activity_directory.problems import Repair, errors_in, line_of
from activity_directory.schema.reading import Fields, ParseContext, Piece, Spot, field_name
from activity_directory.schema.values import contact
from activity_directory.schema.values.contact import (
    DEMONSTRATION_AREA,
    DIRECTORY_ENQUIRIES,
    LONGEST_EMAIL,
    LONGEST_URL,
    POSTCODE_AREAS,
    SHORT_CODES,
    TOO_LONG_A_URL,
    TOO_LONG_AN_EMAIL,
    WEB_ADDRESS,
    in_one_way,
    parse_email,
    parse_link,
    parse_location,
    parse_phone,
    parse_postcode,
    parse_secure_url,
    parse_url,
)
from activity_directory.schema.values.dates import (
    DATE_SHAPE,
    MONTHS,
    RULE_PARTS,
    parse_bank_holidays,
    parse_date,
    parse_day,
    parse_days,
    parse_hours,
    parse_interval,
    parse_months,
    parse_period,
    parse_rule,
    parse_time,
    parse_until,
    parse_weeks,
    run_of_days,
)
from activity_directory.schema.values.mistake import (
    NO_SUCH_AREA,
    NO_SUCH_DATE,
    NO_SUCH_PHONE,
    OTHER_YEAR,
    SEVERAL,
    YEARS,
    Mistake,
    either,
    shown,
)
from activity_directory.schema.values.numbers import (
    NOTHING_TO_PAY,
    parse_answer,
    parse_money,
    parse_price,
    parse_whole,
    parse_yes,
)
from activity_directory.schema.values.words import (
    parse_address,
    parse_nothing,
    parse_picture,
    parse_prose,
    parse_slug,
    parse_two_dates,
    parse_words,
    slug_of,
    usable_slug,
    without_marks,
)
from activity_directory.schema.web import NOT_PLAIN, Form, expects, of, says
from activity_directory.source import nodes
from activity_directory.vocabulary import nearest, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from activity_directory.model.schedule import Hours
    from activity_directory.schema.reading import (
        Audience,
        Holds,
        Kind,
        References,
        Schema,
        Table,
        Value,
        ValueIs,
    )


MISSING = "this must be given"

NONE_KNOWN: Mapping[str, Value] = MappingProxyType({})


class Plain:
    """What holds for a kind unless it says otherwise."""

    @property
    def value_is(self) -> ValueIs:
        """Nothing that its type doesn't say."""
        return ""

    def known(self, _shelves: References) -> Mapping[str, Value]:
        """Nothing is known beforehand."""
        return NONE_KNOWN

    def texts(self, _node: nodes.Node, _spot: Spot) -> Iterator[Piece]:
        """None: the words are the software's, or stand elsewhere."""
        return iter(())

    def usual(self, _node: nodes.Node, _shelves: References) -> Iterator[Repair]:
        """Nothing: there is one way to write it."""
        return iter(())


@dataclass(frozen=True)
class OfWords(Plain):
    """A kind of value that is one piece of text.

    `longest` (in characters), `bounds` (of a number), `choices` and `pattern` (of the whole text,
    where it is in its usual spelling) are what others may be told of it; `is_number` says that an
    editor may take it for a number. `spelled` gives the usual spelling of a right value from the
    value and its text, `parted` the values of words that stand for several. `form` is how a web
    page asks for it, where it can't be any words.
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

    @property
    def in_reference(self) -> str:
        """What is expected, with an example."""
        return self.expected

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

    def known(self, _shelves: References) -> Mapping[str, Value]:
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
        "If the words should have brackets or a colon, put quotation marks around all of them.",
    )
    return None


def in_words(node: nodes.Node) -> str:
    """What a node is, for those who have never heard of nodes."""
    if isinstance(node, nodes.Scalar):
        return f"'{shown(node.text)}'"
    return "a list" if isinstance(node, nodes.Sequence) else "a group of fields"


def note(mistake: Mistake, node: nodes.Node, context: ParseContext, label: str, kind: Kind) -> None:
    """A problem of the mistake at `node`."""
    unknown = "If nobody knows, and the field may be left out, take the line out."
    context.problem(
        node,
        mistake.rule,
        mistake.message_for(label, kind.expected),
        mistake.advice() or (unknown if plain(mistake.found) in _NOT_KNOWN else ""),
        meant=mistake.meant if mistake.certain else "",
    )


_NOT_KNOWN = frozenset({"n/a", "na", "none", "nil", "no", "tba", "tbc", "unknown", "?", "-", "x"})


@dataclass(frozen=True)
class OneOf(Plain):
    """A word out of a few that the software gives a meaning."""

    choices: tuple[str, ...]
    also_said: tuple[tuple[str, str], ...] = ()
    may_be_blank: ClassVar[bool] = False

    @property
    def expected(self) -> str:
        """The choices in words."""
        return either(self.choices)

    @property
    def in_reference(self) -> str:
        """Each choice as it is written."""
        return " · ".join(f"`{choice}`" for choice in self.choices)

    @property
    def value_is(self) -> ValueIs:
        """One of the choices."""
        return "choice"

    def schema(self, _group: Callable[[Table], Schema]) -> Schema:
        """The choices."""
        return {"enum": list(self.choices)}

    @cached_property
    def _known(self) -> dict[str, str]:
        return {choice: choice for choice in self.choices}

    def known(self, _shelves: References) -> Mapping[str, Value]:
        """The choices."""
        return self._known

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The choice, or None and a problem."""
        text = only_text(node, context, label, self)
        if text is None or text in self.choices:
            return text
        named = {plain(choice): choice for choice in self.choices} | dict(self.also_said)
        close = plain(text) if plain(text) in named else nearest(plain(text), named)
        meant = named[close] if close else ""
        return note(Mistake(text, meant=meant), node, context, label, self)


ID = r"[a-z0-9]+(-[a-z0-9]+)*"
"""The shape of an id, whatever its length."""


@dataclass(frozen=True)
class TermOf(Plain):
    """A term of a vocabulary, by its id."""

    vocabulary: str
    may_be_blank: ClassVar[bool] = False

    @property
    def expected(self) -> str:
        """Where the terms are listed."""
        return f"a term of content/vocabularies/{self.vocabulary}.yml"

    @property
    def in_reference(self) -> str:
        """Where the terms are listed."""
        return f"a term of `content/vocabularies/{self.vocabulary}.yml`"

    def known(self, references: References) -> Mapping[str, Value]:
        """The terms by their ids."""
        return references.vocabularies[self.vocabulary].terms

    def schema(self, _group: Callable[[Table], Schema]) -> Schema:
        """An id: which terms there are, only `check` knows."""
        return {"type": "string", "pattern": f"^({ID})$"}

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The term, or None and a problem."""
        text = only_text(node, context, label, self)
        if text is None:
            return None
        vocabulary = context.references.vocabularies[self.vocabulary]
        term = vocabulary.terms.get(text)
        if term is None and vocabulary.whole:
            meant = vocabulary.meant(text) if context.may_guess() else None
            several = text.split()
            advice = f"The terms are listed in content/vocabularies/{self.vocabulary}.yml."
            for other in ("needs", "audiences", "categories"):
                astray = None if meant else context.references.vocabularies[other].named(text)
                if astray is not None:
                    advice = f"It is one of the {other}: move it behind  {other}:"
                    if astray.id != text:
                        advice = f"That is one of the {other}: write  {astray.id}  behind  {other}:"
            if len(several) > 1 and all(vocabulary.get(one) for one in several):
                meant, advice = None, f"Put a comma between them:  {', '.join(several)}"
            context.problem(
                node,
                "unknown-term",
                f"{label}: '{shown(text)}' is not one of the terms",
                f"did you mean '{meant.id}' ({meant.label})?" if meant else advice,
                meant=meant.id if meant and vocabulary.surely(text) else "",
            )
        return term


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
        hint = f"did you mean '{close}'?"
        if not close:
            name = usable_slug(text, what) if slug_of(text) else "a-plain-name"
            hint = (
                f"Add the file content/{self.folder}/{name}.yml first, or choose one that is there."
            )
        context.problem(
            node,
            f"unknown-{what}",
            f"{label}: there is no {what} called '{shown(text)}'",
            hint,
            meant=surely,
        )


@dataclass(frozen=True)
class ListOf(Plain):
    """Some of one kind. A list of one may be written without brackets."""

    kind: Kind
    most: int = 40
    may_be_blank: ClassVar[bool] = False

    @property
    def expected(self) -> str:
        """What the list is of."""
        return f"a list: {self.kind.expected}"

    @property
    def in_reference(self) -> str:
        """What the list is of."""
        return f"a list of: {self.kind.in_reference}"

    def usual(self, node: nodes.Node, references: References) -> Iterator[Repair]:
        """Those of each item."""
        for item in node.items if isinstance(node, nodes.Sequence) else (node,):
            yield from self.kind.usual(item, references)

    def schema(self, group: Callable[[Table], Schema]) -> Schema:
        """One, or a list."""
        one = self.kind.schema(group)
        return {"anyOf": [one, {"type": "array", "items": one, "maxItems": self.most}]}

    def texts(self, node: nodes.Node, spot: Spot) -> Iterator[Piece]:
        """Those of each item."""
        items = node.items if isinstance(node, nodes.Sequence) else (node,)
        for number, item in enumerate(items):
            yield from self.kind.texts(item, spot.item(number))

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The items that could be read; None where none could."""
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
                f"{label}: there are {len(node.items)} here, {self.most} at most",
                "Keep those that matter most.",
            )
            return None
        found = []
        for item in node.items:
            if type(item) is nodes.Scalar and not item.text.strip():
                context.problem(
                    item,
                    "blank-item",
                    f"{label}: an item of this list is blank",
                    "Write the item or take out its dash or comma.",
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
                f"Write  [{', '.join(items)}]",
                meant=f"[{', '.join(items)}]",
            )
        return None

    def _without_brackets(self, node: nodes.Scalar, context: ParseContext) -> tuple[str, ...]:
        """The items of `a, b and c`, if all of them would do."""
        text = " ".join(node.text.split())
        items = [item for item in SEVERAL.split(text) if item]
        parted = self.kind.parted if isinstance(self.kind, OfWords) else None
        if len(items) < 2 and parted is not None:
            items = [*parted(text)]
        if not 2 <= len(items) <= self.most:
            return ()
        for number, item in enumerate(items):
            trial = ParseContext(context.path, context.references)
            self.kind.read(node.saying(item), trial, "")
            repairs = [problem.repair for problem in trial.problems]
            if any(repair is None for repair in repairs):
                return ()
            items[number] = next((repair.words for repair in repairs if repair), item)
        return tuple(items)


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
            return f"{alone}, or a group such as  {self.table.example}"
        names = ", ".join(field.written for field in self.table.fields[:3])
        return f"{self.table.one}, with fields such as {names}"

    def texts(self, node: nodes.Node, spot: Spot) -> Iterator[Piece]:
        """Those of its fields."""
        if isinstance(node, nodes.Scalar) and self.short:
            node = node.as_field(node.saying(self.short), node)
        if isinstance(node, nodes.Mapping):
            yield from texts_of_fields(node, self.table, spot)

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The fields as values, or None and a problem where they are no group."""
        if type(node) is nodes.Mapping:
            return read_fields(node, self.table, context)
        if isinstance(node, nodes.Scalar):
            name = field_name(node.text)
            if name in self.bare:
                node = node.as_field(node, node.saying(""))
            elif self.short:
                node = node.as_field(node.saying(self.short), node)
        if not isinstance(node, nodes.Mapping):
            self._no_group(node, context, label)
            return None
        return read_fields(node, self.table, context)

    def _no_group(self, node: nodes.Node, context: ParseContext, label: str) -> None:
        close = None
        if isinstance(node, nodes.Scalar) and self.bare:
            text = plain(node.text)
            is_free = text in NOTHING_TO_PAY or text in {"0", "£0", "£0.00"}
            close = "free" if is_free else nearest(text, map(_spoken, self.bare))
        below = "" if self.bare else "Write its fields on the lines below, with spaces in front. "
        advice = f"{below}For example  {self.table.example}"
        if self.bare and (amounts := re.findall(r"£\d+(?:\.\d\d)?", found := in_words(node))):
            what = "donation" if "donation" in found.casefold() else "per session"
            advice = f"Write on the line below, with two spaces in front:  {what}: {amounts[0]}"
        context.problem(
            node,
            "wrong-shape",
            f"{label}: expected {self.expected}, found {in_words(node)}",
            f"did you mean '{close}'?" if close else advice,
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
                f"'{shown(written)}' is written twice",
                "Keep one of the two and take out the other.",
            )
        elif type(value) is nodes.Scalar and not value.text.strip():
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
                    f"For example  {field.written}: {field.example}",
                )
            elif name == table.withheld_by and not lost:
                context.problem(
                    node.key(written),
                    "missing-field",
                    f"{label}: this must not be blank",
                    f"Write  {field.written}: yes , or take the line out.",
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


def in_place_of(node: nodes.Scalar, words: str) -> Repair:
    """Other words in the place of a scalar that stands on one line."""
    return Repair(node.line, node.column, node.end_line, node.end_column, words)


def _lost_after_hash(key: nodes.Scalar, context: ParseContext) -> bool:
    """Whether all the words of a field are lost, as they start with a #; then a problem says so."""
    match = re.search(r":[ \t]+(#[^\s#].*)", line_of(context.text, key.line))
    if match is None:
        return False
    place = (key.line, match.start(1) + 1)
    message = f"The words from '{match[1][:40]}' on are lost: # after a space starts a note"
    hint = "Put quotation marks around all the words. If it is a note, put a space after the #."
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
        f"'{shown(key.text)}' belongs to {inner.one}, and this line has no spaces in front",
        f"Put two spaces in front of each line that belongs to  {group.text}:",
    )


def _missing_fields(
    node: nodes.Mapping, table: Table, tried: set[str], context: ParseContext
) -> None:
    """A problem for each field that nobody has tried to give."""
    astray = context.astray if table is context.table else frozenset()
    for one in table.required:
        if one.name not in tried and one.name not in astray:
            context.problem(
                node,
                "missing-field",
                f"{one.label}: {MISSING}",
                f"For example  {one.written}: {one.example}",
            )


def _retired_field(key: nodes.Scalar, table: Table, context: ParseContext) -> None:
    """A warning at a field of an earlier version of the software: nothing reads it any more."""
    context.problem(
        key,
        "retired-field",
        f"'{shown(key.text)}' has no effect any more",
        f"{table.retired[field_name(key.text)]} Take the line out.",
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
    close = (nearest(name, untried) or "") if context.may_guess() else ""
    outer, meant = context.table, ""
    if name in table.elsewhere:
        close, advice = table.elsewhere[name]
    elif outer is not None and outer is not table and name in outer.by_name:
        context.astray.add(name)
        close, advice = "", f"It belongs to {outer.one}: take out the spaces in front of it."
    elif close:
        meant = table.by_name[close].written
        advice = f"did you mean '{meant}'?"
    else:
        advice = f"The fields of {table.one} are listed in docs/fields.md."
    context.problem(
        key, "unknown-field", f"'{shown(key.text)}' is not a field", advice, meant=meant
    )
    return close


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


def words(
    most: int, what: str = "", kind: type[Text] = Text, holds: Literal["words", "role"] = "words"
) -> Text:
    """A line of text of at most `most` characters."""
    return kind(
        what or f"words, {most} characters at most",
        lambda text: parse_words(text, most),
        longest=most,
        holds=holds,
    )


def prose(most: int) -> Markdown:
    """Markdown of at most `most` characters."""
    return Markdown(
        f"text, {most} characters at most",
        lambda text: parse_prose(text, most),
        longest=most,
        holds="markdown",
    )


def whole(least: int, most: int) -> Text:
    """A whole number."""
    return CommonText(
        f"a whole number from {least} to {most}",
        lambda text: parse_whole(text, least, most),
        bounds=(least, most),
    )


_DATE = r"(199\d|20\d\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]?\d|2[0-3]):[0-5]\d"
_MONEY = r"(?!£[0,]+(\.00)?$|0+p$)(£\d{1,3}(,\d{3})+(\.\d{2})?|£\d{1,6}(\.\d{2})?|\d{1,2}p)"
_DAY = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_OF_YEAR = rf"(0?[1-9]|[12]\d|3[01]) ({'|'.join(month.title() for month in MONTHS)})"
_PART_OF_A_RULE = rf"({'|'.join(RULE_PARTS[1:])})=[A-Z0-9,+-]+"
_SHORT_URL = f"(?!.{{{LONGEST_URL + 1}}})"
_SHORT_EMAIL = f"(?!.{{{LONGEST_EMAIL + 1}}})"
_EMAIL = rf"(?!.*\.\.){of(contact.EMAIL)}"
_URL = of(WEB_ADDRESS)


def or_nothing(kind: CommonText) -> CommonText:
    """The same kind for a field that may be written without a value."""
    return replace(kind, expected=f"{kind.expected}, or nothing", may_be_blank=True, _known={})


def _two_digits(_value: object, text: str) -> str:
    """Times with two digits of the hour: `9:30` as `09:30`."""
    return re.sub(r"\b\d:", r"0\g<0>", text)


SLUG = Text(
    "a short name in small letters and dashes, such as sit-and-be-fit",
    parse_slug,
    pattern=f"(?!.{{61}}){ID}",
)
PUBLISHED_SLUG = replace(SLUG, holds="address")
"""A name that stands in the address of a page, not one by which an entry refers to another."""
YES_NO = CommonText("yes or no", parse_yes, choices=("yes", "no"))
ANSWER = CommonText("yes, no or ask", parse_answer, choices=("yes", "no", "ask"))
MONEY = CommonText(
    "an amount such as £3.50",
    parse_money,
    pattern=_MONEY,
    says="pence",
    form=Form(
        "money",
        lambda _: [expects(must=f"^({_MONEY})$")],
        tidy=(("^£?\\s*0*(?=\\d[\\d.:]*$)", "£"), (":", "."), ("(\\.\\d)$", "$10")),
        keyboard="decimal",
    ),
)
PRICE = replace(MONEY, parse=parse_price, _known={})
PRICE_OR_BLANK = or_nothing(PRICE)
DATE = CommonText(
    "a date such as 2026-11-02",
    parse_date,
    pattern=_DATE,
    form=Form(
        "date",
        lambda _: [
            expects(must=f"^{of(DATE_SHAPE)}$"),
            says(NO_SUCH_DATE, date=True),
            expects(years=YEARS, expected=OTHER_YEAR),
        ],
        control="date",
    ),
)
DATE_OR_BLANK = or_nothing(DATE)
TIME = CommonText("a time such as 10:30", parse_time, pattern=_TIME, spelled=_two_digits)
DAY = CommonText(
    "a day such as Monday, or for a month first Monday, last Friday or 15th",
    parse_day,
    parted=run_of_days,
    pattern=rf"((first|second|third|fourth|fifth|last) )?{_DAY}"
    r"|(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)",
)
HOURS = CommonText(
    "hours such as 10:00 to 16:00",
    parse_hours,
    pattern=rf"{_TIME} to {_TIME}",
    spelled=_two_digits,
)
PERIOD = CommonText(
    "two dates such as 2026-11-02 to 2027-03-26, or 1 November to 26 March",
    parse_period,
    pattern=rf"{_DATE} to {_DATE}|{_DAY_OF_YEAR} to {_DAY_OF_YEAR}",
)
TWO_DATES = CommonText(
    "two dates such as 2026-10-26 to 2026-10-30",
    parse_two_dates,
    pattern=rf"{_DATE} to {_DATE}",
)
INTERVAL = CommonText(
    "week, 2 weeks or month",
    parse_interval,
    pattern=r"((0?[1-9]|1\d|2[0-6]) )?(week|month)s?",
)
WEEKS = CommonText(
    "a number of weeks such as 12 weeks",
    parse_weeks,
    pattern=r"(?!0+ )\d{1,3} weeks?",
)
MONTHS_LONG = CommonText(
    "a number of months such as 6 months",
    parse_months,
    pattern=r"(?!0+ )\d{1,2} months?",
    says="months",
)
UNTIL = CommonText(
    "nothing, or until and a date, such as until 2026-03-31",
    parse_until,
    may_be_blank=True,
    pattern=rf"(until|from) {_DATE}",
)
RULE = Text(
    "a rule such as FREQ=MONTHLY;BYDAY=2SA",
    parse_rule,
    pattern=rf"({_PART_OF_A_RULE};)*FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;{_PART_OF_A_RULE})*",
)
BANK_HOLIDAYS = CommonText(
    "open, closed or ask", parse_bank_holidays, choices=("open", "closed", "ask")
)
EMAIL = CommonText(
    "an e-mail address such as hello@example.org",
    parse_email,
    pattern=f"{_SHORT_EMAIL}{_EMAIL}",
    holds="address",
    form=Form(
        "email",
        lambda _: [
            dict(NOT_PLAIN),
            says(TOO_LONG_AN_EMAIL, longest=LONGEST_EMAIL),
            expects(must=f"^{_EMAIL}$"),
        ],
        tidy=(("^MAILTO:", ""), (" AT ", "@"), (" ", "")),
        letters="small",
        control="email",
        keyboard="email",
        autocomplete="email",
    ),
)
URL = Text(
    "a web address such as https://www.example.org",
    parse_url,
    pattern=f"{_SHORT_URL}{_URL}",
    holds="address",
    form=Form(
        "web-address",
        lambda _: [
            dict(NOT_PLAIN),
            says(TOO_LONG_A_URL, longest=LONGEST_URL),
            expects(must=f"^{_URL}$"),
        ],
        tidy=(("^(?://)?(?=[^:]*$)", "https://"),),
        keyboard="url",
    ),
)
SECURE_URL = Text(
    URL.expected,
    parse_secure_url,
    pattern=f"(?=https:){_SHORT_URL}{_URL}",
    holds="address",
)
LINK = Text(
    f"{URL.expected}, or /about/",
    parse_link,
    pattern=rf"{URL.pattern}|/([a-z0-9-]+/)*",
    holds="address",
)
ADDRESS = Text(
    "an old address such as about-us or stories/every-wednesday",
    parse_address,
    pattern=rf"((activities|organisations|stories|needs|categories|areas)/)?{ID}",
    holds="address",
)
PICTURE = Text(
    "the name of a picture such as sit-and-be-fit.jpg",
    parse_picture,
    pattern=rf"{ID}\.(jpg|jpeg|png|webp)",
    holds="address",
)
LOCATION = Text(
    "latitude and longitude such as 51.4123, -0.3007",
    parse_location,
    pattern=r"-?\d{1,2}\.\d{1,7}, ?-?\d{1,2}\.\d{1,7}",
    holds="place",
)
POSTCODE = CommunityText(
    "a postcode such as SW1A 1AA",
    parse_postcode,
    pattern=of(contact.POSTCODE),
    holds="place",
    form=Form(
        "postcode",
        lambda demonstration: [
            expects(must=f"^{of(contact.POSTCODE)}$"),
            says(
                NO_SUCH_AREA,
                never=rf"^(?!GIR 0AA|(?:{_areas(demonstration=demonstration)})\d)([A-Z]+)",
                shows=2,
            ),
        ],
        tidy=(("[^A-Z0-9]", ""), ("(...)$", " $1")),
        letters="capital",
        autocomplete="postal-code",
    ),
)
_SHORT_NUMBERS = "|".join((*SHORT_CODES, DIRECTORY_ENQUIRIES.pattern))
"""Numbers that are none too short: what a page doesn't know of their cost is said on arrival."""
PHONE = CommunityText(
    "a telephone number such as 020 7946 0123",
    parse_phone,
    pattern="[0-9 +()-]+",
    is_number=True,
    says="phone",
    spelled=in_one_way,
    form=Form(
        "phone",
        lambda _: [
            expects(must=r"^[\d +()-]*$"),
            says(
                NO_SUCH_PHONE,
                never=rf"^(?!\+|(?:{_SHORT_NUMBERS})$)(?:[^\d]*\d){{3,6}}[^\d]*$",
            ),
        ],
        partly=True,
        keyboard="tel",
        autocomplete="tel",
    ),
)
DAYS_OF_WEEK = CommonText(
    "a day, or days such as Monday to Friday",
    parse_days,
    pattern=rf"Every day|{_DAY}( to {_DAY})?",
)


def _areas(*, demonstration: bool) -> str:
    invented = {DEMONSTRATION_AREA} if demonstration else set()
    return "|".join(sorted(POSTCODE_AREAS | invented))


@dataclass(frozen=True)
class Nothing(Text):
    """A field that is written without a value."""

    may_be_blank: bool = True

    def schema(self, _group: Callable[[Table], Schema]) -> Schema:
        """Blank."""
        return {"type": "null"}


NOTHING = Nothing("nothing", parse_nothing)
LIST_OF_HOURS = ListOf(HOURS)
ACCESS_FEATURE = TermOf("access")


@dataclass(frozen=True)
class AccessFacts(Plain):
    """Access features, each yes, no or ask."""

    may_be_blank: ClassVar[bool] = False
    expected: ClassVar[str] = "access features, each yes, no or ask, such as  step-free: yes"
    in_reference: ClassVar[str] = (
        "terms of `content/vocabularies/access.yml`, each `yes`, `no` or `ask`"
    )
    value_is: ClassVar[ValueIs] = "answers"

    def schema(self, group: Callable[[Table], Schema]) -> Schema:
        """A group of answers."""
        return {"type": "object", "additionalProperties": ANSWER.schema(group)}

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """(Term, answer) in the order written."""
        if type(node) is not nodes.Mapping:
            context.problem(
                node,
                "wrong-shape",
                f"{label}: expected {self.expected}, found {in_words(node)}",
                "Write each feature on its own line with its answer, such as  step-free: yes",
            )
            return None
        facts = []
        for key, value in node.pairs:
            term = ACCESS_FEATURE.read(key, context, label)
            answer = ANSWER.read(value, context, term.label if term else label)
            if term is not None and answer is not None:
                facts.append((term, answer))
        return tuple(facts)


@dataclass(frozen=True)
class OpenHours(Plain):
    """Opening hours: days, or a run of days, each with one or more pairs of times."""

    may_be_blank: ClassVar[bool] = False
    expected: ClassVar[str] = "days with hours, such as  Monday to Friday: 10:00 to 16:00"
    in_reference: ClassVar[str] = expected

    def usual(self, node: nodes.Node, references: References) -> Iterator[Repair]:
        """Those of the hours."""
        for _, hours in node.pairs if isinstance(node, nodes.Mapping) else ():
            yield from LIST_OF_HOURS.usual(hours, references)

    def schema(self, group: Callable[[Table], Schema]) -> Schema:
        """A group of hours by day."""
        return {
            "type": "object",
            "propertyNames": DAYS_OF_WEEK.schema(group),
            "additionalProperties": LIST_OF_HOURS.schema(group),
        }

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """(weekday, Hours) in the order of the week."""
        if type(node) is not nodes.Mapping:
            context.problem(
                node,
                "wrong-shape",
                f"{label}: expected {self.expected}, found {in_words(node)}",
                "Write each day on its own line under the field.",
            )
            return None
        found: list[tuple[int, Hours]] = []
        for key, value in node.pairs:
            days = DAYS_OF_WEEK.read(key, context, label)
            spans = LIST_OF_HOURS.read(value, context, label)
            if days is not None and spans is not None:
                found.extend((day, span) for day in days for span in spans)
        return tuple(sorted(found, key=lambda one: (one[0], one[1].start))) or None
