"""Facts as the text of an entry, in the usual style; and new facts in the text of an existing one.

Knows nothing of questions: each line has a name that says where its text came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from activity_directory.schema.reading import field_name
from activity_directory.source import nodes
from activity_directory.source.entry import read_entry, read_yaml
from activity_directory.source.yaml_errors import in_quotation_marks


class Words(NamedTuple):
    """The value of a field as entries write it, and the name of what it came from."""

    text: str
    origin: str = ""


Value: TypeAlias = "Words | tuple[Value, ...] | Mapping[str, Value]"
Facts: TypeAlias = Mapping[str, Value]
"""Fields in the order of writing. A field of a group in one step is `contact.phone`."""

PARTS_BEGIN = frozenset({"format", "when", "cost", "eligibility", "joining", "contact", "status"})
"""A blank line stands above these, as in the annotated entry."""


class Line(NamedTuple):
    """A line of an entry, and what it came from."""

    text: str
    origin: str = ""


@dataclass(frozen=True)
class Written:
    """An entry. `origins` says of each line of the text what it came from."""

    text: str
    origins: tuple[str, ...]

    def origin(self, line: int) -> str:
        """Where a line, counted from 1, came from; of a line that is our own, the one above."""
        for number in range(min(line, len(self.origins)), 0, -1):
            if self.origins[number - 1]:
                return self.origins[number - 1]
        return ""


def entry(facts: Facts, body: tuple[Line, ...]) -> Written:
    """A whole entry: its facts, and below them the words that people read."""
    lines = [Line("---")]
    for name, value in facts.items():
        if name in PARTS_BEGIN and len(lines) > 1:
            lines.append(Line(""))
        lines.extend(_field(name, value, ""))
    lines += [Line("---"), *((Line(""), *body) if body else ())]
    return Written("".join(f"{line.text}\n" for line in lines), tuple(one.origin for one in lines))


def body_of(*parts: tuple[str, str]) -> tuple[Line, ...]:
    """Some texts with a blank line between them, each with what it came from."""
    lines: list[Line] = []
    for text, origin in parts:
        if text:
            lines += [Line("")] if lines else []
            lines += [Line(line.rstrip(), origin) for line in text.split("\n")]
    return tuple(lines)


def field_lines(name: str, value: Value) -> tuple[str, ...]:
    """A field as the lines of an entry."""
    return tuple(line.text for line in _field(name, value, ""))


def _field(name: str, value: Value, indent: str) -> Iterator[Line]:
    if isinstance(value, Words):
        words = in_header(value.text)
        yield Line(f"{indent}{name}:{f' {words}' if words else ''}", value.origin)
    elif isinstance(value, Mapping):
        yield Line(f"{indent}{name}:", origin_of(value))
        for inner, one in value.items():
            yield from _field(inner, one, f"{indent}  ")
    elif all(isinstance(one, Words) for one in value):
        items = ", ".join(_in_list(one.text) for one in value if isinstance(one, Words))
        yield Line(f"{indent}{name}: [{items}]", origin_of(value))
    else:
        yield Line(f"{indent}{name}:", origin_of(value))
        for one in value:
            yield from _item(one, f"{indent}  ")


def _item(value: Value, indent: str) -> Iterator[Line]:
    """An item of a list, after a dash."""
    if isinstance(value, Mapping):
        inner = [line for name, one in value.items() for line in _field(name, one, f"{indent}  ")]
        first, *others = inner
        yield first._replace(text=f"{indent}- {first.text.removeprefix(f'{indent}  ')}")
        yield from others
    else:
        words = value if isinstance(value, Words) else Words("")
        yield Line(f"{indent}- {in_header(words.text)}", words.origin)


def origin_of(value: Value | None) -> str:
    """Where the first of some words came from."""
    if value is None:
        return ""
    if isinstance(value, Words):
        return value.origin
    inner = value.values() if isinstance(value, Mapping) else value
    return next((text for one in inner if (text := origin_of(one))), "")


_PLAIN = re.compile(r"[A-Za-z0-9£+(](?:[^:#\n\"\\]|:(?![\s]|$)|(?<!\s)#)*")
_LOOKS_LIKE_MORE = re.compile(r"[\[\]{},&*!|>'%@`]|\s$")


def in_header(text: str) -> str:
    """Words as a value of a field: in quotation marks where the bare words would not be read."""
    if not text or (_PLAIN.fullmatch(text) and not _LOOKS_LIKE_MORE.search(text[0] + text[-1])):
        return text
    return in_quotation_marks(" ".join(text.split("\n")))


def _in_list(text: str) -> str:
    """The same inside brackets, where a comma begins the next item."""
    bare = in_header(text)
    return bare if bare and not set(bare) & set(",[]{}") else in_quotation_marks(text)


# ---- new facts in an old text


def changed(text: str, facts: Mapping[str, Value | None]) -> str:
    """The entry with these facts in place of its own; None takes a fact out.

    All else stays as it was written, notes too: but for those inside a group that is written anew.
    """
    for path, value in facts.items():
        text = _with_fact(text, path.split("."), value)
    return text


def with_body(text: str, body: str) -> str:
    """The entry with other words below its header; in a file of facts alone, as a fact."""
    if not text.startswith("---"):
        return changed(text, {"description": Words(body.strip())})
    lines = text.split("\n")
    end = _header_end(lines)
    return "\n".join([*lines[: end + 1], "", body.strip(), ""])


def _with_fact(text: str, path: list[str], value: Value | None) -> str:
    header = _header(text)
    name, *inner = path
    pair = _pair(header, name)
    if inner:
        group = pair[1] if pair is not None else None
        facts = dict(_facts(group)) if isinstance(group, nodes.Mapping) else {}
        if isinstance(group, nodes.Mapping) and isinstance(value, Words):
            own = _pair(group, inner[0])
            if own is not None and _on_one_line(own[1]):
                return _in_place(text, own[1], value.text)
        known = next((key for key in facts if field_name(key) == inner[0]), inner[0])
        if value is None:
            facts.pop(known, None)
        else:
            facts[known] = value
        return _with_fact(text, [name], facts or None)
    if pair is not None and isinstance(value, Words) and _on_one_line(pair[1]):
        return _in_place(text, pair[1], value.text)
    return _with_lines(text, header, name, value)


def origins_by_field(made: str, origins: Sequence[str], text: str) -> tuple[str, ...]:
    """What each line of another text of an entry came from: by the field it stands under."""
    by_field: dict[str, str] = {}
    for name, origin in zip(_under(made), origins, strict=False):
        if origin:
            by_field.setdefault(name, origin)
    return tuple(by_field.get(name, "") for name in _under(text))


def _under(text: str) -> Iterator[str]:
    """The name of the field that each line stands under; nothing below the facts."""
    name, inside = "", text.startswith("---")
    for number, line in enumerate(text.split("\n")):
        if number and line.rstrip() == "---":
            name, inside = "", False
        elif inside and line[:1].isalpha() and ":" in line:
            name = field_name(line.partition(":")[0])
        yield name


def header_of(text: str) -> Mapping[str, Value]:
    """The facts of an entry that can be read, by the names of their fields."""
    return {field_name(name): value for name, value in _facts(_header(text))}


def body_in(text: str) -> str:
    """The words below the facts of an entry; of one that is facts alone, its description."""
    if text.startswith("---"):
        lines = text.split("\n")
        return "\n".join(lines[_header_end(lines) + 1 :]).strip()
    described = header_of(text).get("description")
    return described.text.strip() if isinstance(described, Words) else ""


def _header(text: str) -> nodes.Mapping:
    read = read_entry if text.startswith("---") else read_yaml
    entry_source, _ = read(text.encode(), "")
    if entry_source is None or not isinstance(entry_source.header, nodes.Mapping):
        message = "an entry that was read once can be read again"
        raise AssertionError(message)
    return entry_source.header


def _pair(node: nodes.Mapping, name: str) -> tuple[nodes.Scalar, nodes.Node] | None:
    return next((pair for pair in node.pairs if field_name(pair[0].text) == name), None)


def _on_one_line(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and node.line == node.end_line and bool(node.text)


def _in_place(text: str, node: nodes.Node, words: str) -> str:
    """Other words in place of a scalar; a note behind it stays."""
    if not isinstance(node, nodes.Scalar):
        return text
    lines = text.split("\n")
    line = lines[node.line - 1]
    lines[node.line - 1] = line[: node.column - 1] + in_header(words) + line[node.end_column - 1 :]
    return "\n".join(lines)


def _with_lines(text: str, header: nodes.Mapping, name: str, value: Value | None) -> str:
    """The field's lines written anew; a field that is new stands before the status."""
    lines = text.split("\n")
    new = [] if value is None else [line.text for line in _field(name, value, "")]
    starts = [key.line - 1 for key, _ in header.pairs]
    pair = _pair(header, name)
    if pair is not None:
        first = pair[0].line - 1
        last = min((start for start in starts if start > first), default=_header_end(lines))
        while last > first + 1 and _is_note_or_blank(lines[last - 1]):
            last -= 1  # a note above the next field is the next field's
    else:
        status = _pair(header, "status")
        first = last = status[0].line - 1 if status else _header_end(lines)
    return "\n".join([*lines[:first], *new, *lines[last:]])


def _is_note_or_blank(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _header_end(lines: list[str]) -> int:
    """The line of the second `---`, counted from 0; in a file of facts alone, the last."""
    if not lines[0].startswith("---"):
        return len(lines) - 1
    return next(number for number, line in enumerate(lines) if number and line.rstrip() == "---")


def _facts(node: nodes.Mapping) -> Iterator[tuple[str, Value]]:
    for key, value in node.pairs:
        yield key.text, value_of(value)


def value_of(node: nodes.Node) -> Value:
    """What stands in an entry, to be written again."""
    if isinstance(node, nodes.Scalar):
        return Words(node.text)
    if isinstance(node, nodes.Sequence):
        return tuple(value_of(item) for item in node.items)
    return dict(_facts(node))


def text_of(value: Value | None) -> str:
    """A fact as words; those of a list with commas between them."""
    if value is None or isinstance(value, Mapping):
        return ""
    return value.text if isinstance(value, Words) else ", ".join(_texts(value))


def _texts(values: tuple[Value, ...]) -> Iterator[str]:
    return map(text_of, values)


def items_of(value: Value | None) -> tuple[Value, ...]:
    """The items of a fact that may be a list."""
    if value is None or isinstance(value, Mapping):
        return ()
    return (value,) if isinstance(value, Words) else value
