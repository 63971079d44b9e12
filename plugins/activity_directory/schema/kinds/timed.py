"""A group of fields with a start and an end, which are read together.

`from: 7pm` says what `to: 9` means: 21:00. Neither is repaired without the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING

from activity_directory.problems import Problem, Repair
from activity_directory.schema.kinds.groups import RecordOf
from activity_directory.schema.kinds.text import note
from activity_directory.schema.reading import ParseContext, as_written, field_name
from activity_directory.schema.values import clock
from activity_directory.schema.values.clock import Span
from activity_directory.schema.values.dates import parse_time
from activity_directory.schema.values.mistake import Mistake, proposed
from activity_directory.schema.values.not_known import ASK, says_not_known
from activity_directory.source import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from activity_directory.schema.reading import References, Schema, Table, Value


@dataclass(frozen=True)
class TimedOf(RecordOf):
    """A group of fields in which `start` and `end` name a time of the day each.

    The word `ask` alone stands for the group whose field `ask` says that nobody knows.
    """

    start: str = "from"
    end: str = "to"

    @property
    def in_reference(self) -> str:
        """Where the fields of the group are listed, and the word that may stand for it."""
        return f"{super().in_reference}; or `{ASK}`"

    def schema(self, group: Callable[[Table], Schema]) -> Schema:
        """The group, or the word that stands for it."""
        return {"anyOf": [super().schema(group), {"const": ASK}]}

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The fields as values; a start and an end that are wrong are looked at together."""
        if isinstance(node, nodes.Scalar) and says_not_known(node.text):
            if node.text.strip() != ASK:
                return note(Mistake(node.text, meant=ASK), node, context, label, self)
            node = node.as_field(node, node.with_text(""))
        before = len(context.problems)
        fields = super().read(node, context, label)
        if len(context.problems) > before and isinstance(node, nodes.Mapping):
            start, end = _scalar(node, self.start), _scalar(node, self.end)
            if start is not None:
                reported = context.problems[before:]
                context.problems[before:] = [self._in_pairs(one, start, end) for one in reported]
        return fields

    def usual(self, node: nodes.Node, references: References) -> Iterator[Repair]:
        """The usual spelling of each field, but not of one time where the other can't be read.

        `7:30` beside `9pm` may be in the evening, and `07:30` would be sure.
        """
        unsure: set[tuple[int, int]] = set()
        if isinstance(node, nodes.Mapping):
            pair = [one for name in (self.start, self.end) if (one := _scalar(node, name))]
            if any(isinstance(parse_time(one.text.strip()), Mistake) for one in pair):
                unsure = {(one.line, one.column) for one in pair}
        for repair in super().usual(node, references):
            if (repair.line, repair.column) not in unsure:
                yield repair

    def _in_pairs(self, problem: Problem, start: nodes.Scalar, end: nodes.Scalar | None) -> Problem:
        """The problem at a start or an end, with what the two can mean together."""
        place = (problem.line, problem.column)
        at_start = place == (start.line, start.column)
        at_end = end is not None and place == (end.line, end.column)
        if problem.rule != "wrong-value" or not (at_start or at_end):
            return problem
        spans = _spans(start.text.strip(), end.text.strip() if end is not None else "")
        if not spans:
            return problem
        if len(spans) > 1:
            return replace(problem, hint=self._question(spans), repair=None)
        minutes = spans[0].start if at_start else spans[0].end
        node = start if at_start else end
        if minutes is None or node is None:
            return problem
        meant = clock.written(minutes)
        repair = Repair(node.line, node.column, node.end_line, node.end_column, as_written(meant))
        return replace(problem, hint=proposed(meant, node.text), repair=repair)

    def _question(self, spans: tuple[Span, ...]) -> str:
        return f"Write {', or '.join(self._written(span) for span in spans)}."

    def _written(self, span: Span) -> str:
        first = f"`{self.start}: {clock.written(span.start)}`"
        if span.end is None:
            return first
        return f"{first} and `{self.end}: {clock.written(span.end)}`"


def _scalar(node: nodes.Mapping, name: str) -> nodes.Scalar | None:
    """What is written for a field, on one line; None where that is nothing."""
    found = next((value for key, value in node.fields.items() if field_name(key) == name), None)
    is_plain = isinstance(found, nodes.Scalar) and found.line == found.end_line and found.text
    return found if is_plain and isinstance(found, nodes.Scalar) else None


def _spans(start: str, end: str) -> tuple[Span, ...]:
    """The readings of the two, and those in which a right one of them stays as it is.

    A right start such as 7:30 beside an end such as 9pm has two.
    """
    spans = clock.readings(start, end)
    first, last = parse_time(start), parse_time(end) if end else None
    kept: list[Span] = []
    if isinstance(first, time) and end:
        ends = clock.readings_of_one(end)
        begins = clock.minutes_of(first)
        later = [Span(begins, minute) for minute in ends if minute > begins]
        kept = [] if any(span.start == begins for span in spans) else later
    elif isinstance(last, time):
        closes = clock.minutes_of(last)
        if not any(span.end is not None and span.end % clock.DAY == closes for span in spans):
            kept = [Span(begins, closes) for begins in clock.readings_of_one(start)]
    return tuple(dict.fromkeys((*kept, *spans)))
