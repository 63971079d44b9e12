"""The header of an entry becomes nodes.

Built from the C parser's events under a depth limit: never composed, never constructed, so
`10:30` is never 630 and a thousand brackets are a problem, not a crash.
"""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave the name out
from yaml.events import (
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from activity_directory.problems import Problem, Repair, line_of
from activity_directory.sanitise.quoting import quoted
from activity_directory.source import nodes, yaml_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from activity_directory.source.yaml_errors import YamlError


DEEPEST = 8

MOST_REPAIRS = 20


class _Unreadable(Exception):
    """The parser can't go on past this place."""

    def __init__(self, error: YamlError) -> None:
        super().__init__(error.message)
        self.error = error


def parse_nodes(
    text: str, path: str, written: str, problems: list[Problem]
) -> nodes.Mapping | nodes.Sequence:
    """The nodes of `text`, as far as it can be read; `written` is the file it was made from.

    A line that can't be read is fixed, where that is mechanical, and reading goes on, so that
    the mistakes below it are found in the same run.
    """
    fixed = text
    repaired = -1
    for _ in range(MOST_REPAIRS):
        walk = _Walk(fixed, path, written)
        try:
            top = walk.read()
        except _Unreadable as unreadable:
            error = unreadable.error
            if error.line <= repaired:
                break
            problems.append(
                Problem(
                    path,
                    error.line + 1,
                    error.column + 1,
                    error.rule,
                    error.message,
                    error.hint,
                    written=line_of(written, error.line + 1),
                    repair=_of_a_line(fixed, error),
                )
            )
            if error.fixed is None:
                break
            repaired = error.line
            lines = fixed.split("\n")
            lines[repaired] = error.fixed
            fixed = "\n".join(lines)
        else:
            problems.extend(walk.problems)
            problems.extend(_lost_words(fixed, written, top, path))
            return top
    raise nodes.Stopped(problems.pop())


def _of_a_line(text: str, error: YamlError) -> Repair | None:
    if error.fixed is None or not error.certain:
        return None
    number = error.line + 1
    return Repair(number, 1, number, len(line_of(text, number)) + 1, error.fixed)


_SHORT = 40
"""Characters of values that many entries have, each kept once: `week`, `Tuesday`, the same list."""


class _Walk:
    """One walk over the parser's events."""

    def __init__(self, text: str, path: str, written: str) -> None:
        self.text = text
        self.path = path
        self.written = written
        self.problems: list[Problem] = []
        self._unusual = "&" in text or "*" in text or "!" in text or "\\" in text
        self._next: Callable[[], Any] = CParser(text).get_event

    def read(self) -> nodes.Mapping | nodes.Sequence:
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            raise _Unreadable(
                yaml_errors.explain(error, self.text.split("\n"), _open_quote(self.text))
            ) from error

    def _document(self) -> nodes.Mapping | nodes.Sequence:
        event = self._next
        event()
        start = event()
        if type(start) is StreamEndEvent:
            raise self._stop(
                0,
                0,
                "empty-entry",
                "There are no facts in this file",
                "Start with a line such as `name: Sit and Be Fit`.",
            )
        if start.version or start.tags:
            raise self._shorthand(start.start_mark)
        top = self._node(event(), 0)
        event()
        after = event()
        if not isinstance(after, StreamEndEvent):
            lines, line = self.text.split("\n"), after.start_mark.line
            raise _Unreadable(yaml_errors.second_document(lines, line))
        if isinstance(top, nodes.Scalar):
            raise self._stop(
                top.line - 1,
                top.column - 1,
                "no-fields",
                "The facts must be fields, each on a line of its own",
                "A field is a name, a colon, a space and a value: `name: Sit and Be Fit`.",
            )
        return top

    def _node(self, event: Any, depth: int) -> nodes.Node:  # noqa: ANN401 - see `nodes.Placed`
        """The node that `event` begins, with all that is inside it."""
        if type(event) is ScalarEvent:
            scalar = nodes.Scalar()
            scalar.event = event
            text = event.value
            scalar.text = text = intern(text) if len(text) <= _SHORT else text
            # Only what has a dash can be two items that became one text, on several lines.
            if self._unusual or ("-" in text and (" -" in text or "\n-" in text)):
                scalar.text = self._checked_text(scalar)
            return scalar
        if event.anchor or event.tag:  # an alias has an anchor, too
            raise self._shorthand(event.start_mark)
        if depth >= DEEPEST:
            raise self._too_deep(event.start_mark)
        if type(event) is SequenceStartEvent:
            return self._sequence(event, depth + 1)
        return self._mapping(event, depth + 1)

    def _sequence(self, begun: Any, depth: int) -> nodes.Sequence:  # noqa: ANN401 - see `nodes.Placed`
        following = self._next
        items = []
        while type(event := following()) is not SequenceEndEvent:
            items.append(self._node(event, depth))
        sequence = nodes.Sequence()
        sequence.event = begun
        sequence.items = tuple(items)
        return sequence

    def _mapping(self, begun: Any, depth: int) -> nodes.Mapping:  # noqa: ANN401 - see `nodes.Placed`
        following = self._next
        fields: dict[str, nodes.Node] = {}
        names: list[Any] = []
        repeated: list[nodes.Scalar] = []
        brackets = None  # in place of a name
        while type(name := following()) is not MappingEndEvent:
            if type(name) is ScalarEvent:
                called = name.value
                if self._unusual or "-" in called:
                    called = self._checked_text(nodes.scalar_at(called, name))
            else:
                self._node(name, depth)
                brackets = brackets or name
                called = ""
            value = self._node(following(), depth)
            if called in fields:
                repeated.append(nodes.scalar_at(called, name))
            else:
                fields[called] = value
                names.append(name)
        mapping = nodes.Mapping()
        mapping.event = begun
        mapping.fields = fields
        mapping.names = names
        if brackets or repeated or "<<" in fields:
            self._check_names(mapping, brackets, repeated)
        return mapping

    def _too_deep(self, mark: Any) -> _Unreadable:  # noqa: ANN401 - see `nodes.Placed`
        return self._stop(
            mark.line,
            mark.column,
            "too-deep",
            f"There are more than {DEEPEST} levels of lists and fields here",
            "Remove the extra brackets, or the extra spaces at the start of the lines.",
        )

    def _checked_text(self, scalar: nodes.Scalar) -> str:
        """The text of a scalar that could be more than it seems, from its signs."""
        event = scalar.event
        if event.anchor or event.tag:
            raise self._shorthand(event.start_mark)
        if event.style == '"':
            self._no_escapes(scalar)
        return scalar.text if scalar.quoted else self._without_dashes(scalar)

    def _check_names(
        self,
        mapping: nodes.Mapping,
        brackets: Any,  # noqa: ANN401 - see `nodes.Placed`
        repeated: list[nodes.Scalar],
    ) -> None:
        """Each field has a name of its own."""
        if brackets:
            raise self._stop(
                brackets.start_mark.line,
                brackets.start_mark.column,
                "no-fields",
                "Expected the name of a field here, but found brackets",
                "If the brackets are part of the text, put quotation marks around the text.",
            )
        if "<<" in mapping.fields:
            raise self._shorthand(mapping.key("<<").event.start_mark)
        for key in repeated:
            self._note(
                key,
                "repeated-field",
                f"{quoted(key.text)} is written twice: here and on line "
                f"{mapping.key(key.text).line}",
                "Keep one of the two and remove the other.",
            )

    def _without_dashes(self, scalar: nodes.Scalar) -> str:
        """A dash that doesn't line up makes one text of two items, without a complaint."""
        for number in range(scalar.line + 1, scalar.end_line + 1):
            line = line_of(self.text, number)
            if line.lstrip().startswith("- "):
                self.problems.append(
                    Problem(
                        self.path,
                        number,
                        len(line) - len(line.lstrip()) + 1,
                        "indent",
                        "This dash doesn't line up with the dashes above it",
                        "Put the same number of spaces before each dash of a list.",
                        written=line_of(self.written, number),
                    )
                )
                return line_of(self.text, scalar.line)[scalar.column - 1 :]
        return scalar.text

    def _no_escapes(self, scalar: nodes.Scalar) -> None:
        r"""`"\u202e"` would bring in what the check of the characters has kept out."""
        for number in range(scalar.line, scalar.end_line + 1):
            line = line_of(self.text, number)
            start = scalar.column if number == scalar.line else 0
            end = scalar.end_column - 1 if number == scalar.end_line else len(line)
            if match := _ESCAPE.search(line, start, end):
                error = yaml_errors.backslash(number - 1, match.start("escape"))
                self.problems.append(self._problem_of(error))
                return

    def _problem_of(self, error: YamlError) -> Problem:
        return Problem(
            self.path,
            error.line + 1,
            error.column + 1,
            error.rule,
            error.message,
            error.hint,
            written=line_of(self.written, error.line + 1),
        )

    def _note(self, scalar: nodes.Scalar, rule: str, message: str, hint: str) -> None:
        self.problems.append(
            Problem(
                self.path,
                scalar.line,
                scalar.column,
                rule,
                message,
                hint,
                written=line_of(self.written, scalar.line),
            )
        )

    def _stop(self, line: int, column: int, rule: str, message: str, hint: str) -> _Unreadable:
        return _Unreadable(yaml_errors.YamlError(line, column, rule, message, hint))

    def _shorthand(self, mark: Any) -> _Unreadable:  # noqa: ANN401 - see `nodes.Placed`
        return _Unreadable(yaml_errors.shorthand(self.text.split("\n"), mark.line, mark.column))


_ESCAPE = re.compile(r"(?<!\\)(?:\\[\\\"/])*(?P<escape>\\(?![\\\"/]))")
_LOST = re.compile(r"(?<=[^\s#])[ \t]+(#[^\s#].*)")


def _lost_words(text: str, written: str, top: nodes.Node, path: str) -> Iterator[Problem]:
    """`Room #4` is `Room`: a # after a space starts a note. A note has a space after the #."""
    if "#" not in text or _LOST.search(text) is None:
        return
    ends = {(plain_word.end_line, plain_word.end_column) for plain_word in _plain_words(top)}
    for number, line in enumerate(text.split("\n"), 1):
        match = _LOST.search(line)
        if match is not None and (number, match.start() + 1) in ends:
            yield Problem(
                path,
                number,
                match.start(1) + 1,
                "lost-words",
                f"The text from {quoted(match[1][:40])} on is lost: `#` after a space starts a "
                "note",
                "Put quotation marks around the whole text. "
                "If this is a note, put a space after the `#`.",
                written=line_of(written, number),
            )


def _plain_words(node: nodes.Node) -> Iterator[nodes.Scalar]:
    if isinstance(node, nodes.Scalar):
        if node.text and not node.quoted:
            yield node
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _plain_words(item)
    else:
        for _, value in node.pairs:
            yield from _plain_words(value)


def _open_quote(text: str) -> tuple[int, int] | None:
    """Where the last quoted words that run over a line's end open, as far as can be read."""
    opened = None
    following = CParser(text).get_event
    try:
        while (event := following()) is not None:
            if type(event) is ScalarEvent and event.style in {"'", '"'}:
                begin: Any = event.start_mark
                end: Any = event.end_mark
                opened = (begin.line, begin.column) if begin.line != end.line else None
    except yaml.YAMLError:
        return opened
    return None
