"""Headers that can be read at a glance: shapes of line that can only mean one thing.

Fields, lists with dashes, lists in brackets, plain words and words in quotation marks, each on a
line of its own: nearly every entry is made of nothing else, and is read here in a third of the time
that YAML takes. Whatever is written in any other way is for `source` to read; so is what turns out
to have a mistake, as nothing here knows where it stands. tests/properties/test_glance.py holds that
both read the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from activity_directory import source
from activity_directory.source import Mapping, Scalar, Sequence, Source

if TYPE_CHECKING:
    from activity_directory.source import Node

# No sign of YAML's is among the first letters, so what starts with one is plain words, up to a
# colon or a # that has a space at its side.
_FIRST = "[A-Za-z0-9£/+(]"
_KEY = "[A-Za-z][A-Za-z0-9_-]*(?: [A-Za-z0-9_-]+)*"
_WORDS = rf"{_FIRST}[^:#]*(?:(?::(?=\S)|(?<=\S)#)[^:#]*)*"
_ITEM = rf"{_FIRST}(?:[A-Za-z0-9 .£/+()-]|(?<=\d):(?=\d))*"
_LINE = re.compile(
    rf"( *)(?:#.*|(- +)?(?:({_KEY}):(?: +|$))?"
    rf"(?:({_WORDS})|'([^']*)' *|\"([^\"\\]*)\" *|\[ *({_ITEM}(?:, *{_ITEM})*)\] *)?)"
)
_DEEPEST = 6


def glanced(raw: bytes, path: str) -> Source | None:
    """A file without mistakes, as `source` reads it but for the places; None where it isn't plain.

    Every place in it is the first of the file.
    """
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    if (
        len(raw) > source.LARGEST
        or "\r" in text
        or "\t" in text
        or source.may_hide_characters(text)
    ):
        return None
    header, body, body_line = text, "", 0
    if path.endswith(".md"):
        end = text.find("\n---\n", 3)
        if not text.startswith("---\n") or end < 0:
            return None
        header, body, body_line = text[4:end], text[end + 5 :], text.count("\n", 0, end) + 3
    facts = _facts(header)
    return None if facts is None else Source(path, text, facts, body, body_line)


class _Open:
    """A group of fields or a list, some of whose lines are still to come."""

    __slots__ = ("indent", "is_list", "names", "parts")

    def __init__(self, indent: int, *, is_list: bool) -> None:
        self.indent = indent
        self.is_list = is_list
        self.names: set[str] = set()
        self.parts: list[Any] = []


def _facts(header: str) -> Mapping | None:
    """The group of fields that these lines make; None unless every one of them is plain."""
    within = [top := _Open(0, is_list=False)]
    waiting: list[Any] | None = None  # a field without a value, which may stand below it
    for line in header.split("\n"):
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        spaces, dash, key, *written = found.groups()
        value = _value(*written)
        if dash is None and key is None:
            if value is None:
                continue  # a blank line, or a note
            return None
        inner = _home(within, waiting, len(spaces), is_item=dash is not None)
        if inner is None or (key is None and value is None):
            return None
        waiting = None
        if key is None:
            inner.parts.append(value)
            continue
        if dash is not None:
            item = _Open(found.start(3), is_list=False)
            inner.parts.append(item)
            within.append(item)
            inner = item
        if key in inner.names:
            return None
        inner.names.add(key)
        inner.parts.append(field := [Scalar(key, source.NOWHERE), value])
        if value is None:
            waiting = field
    return _group(top) if top.parts else None


def _home(
    within: list[_Open], waiting: list[Any] | None, indent: int, *, is_item: bool
) -> _Open | None:
    """What a line belongs to by its indent, the innermost of `within`; None where nothing fits."""
    inner = within[-1]
    if waiting is not None and (
        indent > inner.indent or (is_item and indent == inner.indent and not inner.is_list)
    ):
        inner = waiting[1] = _Open(indent, is_list=is_item)
        within.append(inner)
    while inner.indent > indent or (inner.indent == indent and inner.is_list and not is_item):
        within.pop()
        if not within:
            return None
        inner = within[-1]
    fits = inner.indent == indent and inner.is_list is is_item and len(within) <= _DEEPEST
    return inner if fits else None


def _value(
    words: str | None, single: str | None, double: str | None, items: str | None
) -> Node | None:
    """What stands behind a field or a dash."""
    if words is not None:
        return Scalar(words.rstrip(" "), source.NOWHERE)
    if items is not None:
        return Sequence(tuple(map(_spoken, items.split(","))), 1, 1)
    if single is not None or double is not None:
        return Scalar(single or double or "", source.NOWHERE)
    return None


def _spoken(item: str) -> Scalar:
    return Scalar(item.strip(" "), source.NOWHERE)


def _group(part: _Open) -> Mapping:
    return Mapping(tuple([(key, _node(value)) for key, value in part.parts]), 1, 1)


def _node(part: _Open | Node | None) -> Node:
    """A group or a list with all that is in it; what is still waited for is empty."""
    if isinstance(part, _Open):
        if part.is_list:
            return Sequence(tuple(map(_node, part.parts)), 1, 1)
        return _group(part)
    return Scalar("", source.NOWHERE) if part is None else part
