"""Two groups whose keys are values: access features with answers, and days with opening hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from activity_directory.model.schedule import HOURS_NOT_KNOWN
from activity_directory.problems import Repair
from activity_directory.schema.kinds.choices import TermOf
from activity_directory.schema.kinds.lists import ListOf
from activity_directory.schema.kinds.named import ANSWER, DAYS_OF_WEEK, HOURS
from activity_directory.schema.kinds.text import Plain, in_words
from activity_directory.schema.reading import ParseContext
from activity_directory.schema.values.not_known import ASK
from activity_directory.source import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from activity_directory.model.schedule import Hours
    from activity_directory.schema.reading import (
        References,
        Schema,
        Table,
        Value,
        ValueIs,
    )


LIST_OF_HOURS = ListOf(HOURS)
ACCESS_FEATURE = TermOf("access")


@dataclass(frozen=True)
class AccessFacts(Plain):
    """Access features, each yes, no or ask."""

    may_be_blank: ClassVar[bool] = False
    expected: ClassVar[str] = "access features, each with yes, no or ask, such as `step-free: yes`"
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
                "Write each feature and its answer on a line, such as `step-free: yes`.",
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
    expected: ClassVar[str] = "days with hours, such as `Monday to Friday: 10:00 to 16:00`"
    in_reference: ClassVar[str] = f"{expected}, or `Friday: {ASK}` where nobody knows"

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
        """(weekday, Hours) in the order of the week; a day may have hours that aren't known."""
        if type(node) is not nodes.Mapping:
            context.problem(
                node,
                "wrong-shape",
                f"{label}: expected {self.expected}, found {in_words(node)}",
                "Write each day on a line of its own below the field. "
                "For help at any hour, write `always: Day and night` in place of it.",
            )
            return None
        found: list[tuple[int, Hours]] = []
        for key, value in node.pairs:
            days = DAYS_OF_WEEK.read(key, context, label)
            spans = LIST_OF_HOURS.read(value, context, label)
            if days is not None and spans is not None:
                known = [HOURS_NOT_KNOWN if span == ASK else span for span in spans]
                found.extend((day, span) for day in days for span in known)
        return tuple(sorted(found, key=lambda one: (one[0], one[1].start))) or None
