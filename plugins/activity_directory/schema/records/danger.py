"""The file of the words of danger becomes its record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory.model.danger import Danger
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema import fields as table
from activity_directory.schema.records.record import record_of_file
from activity_directory.schema.records.shared import parse_header

if TYPE_CHECKING:
    from activity_directory.problems import Problem
    from activity_directory.schema.reading import ParseContext
    from activity_directory.source import nodes


_NAME_OF_A_LIST = re.compile(r"(?<!\S)[A-Z][A-Z-]+(?!\S)")


def parse_danger(entry: nodes.Source, context: ParseContext) -> Danger | None:
    """The words of danger; a phrase may name in capitals only a list that is there."""
    fields = parse_header(entry, table.DANGER, context)
    danger = record_of_file(Danger, table.DANGER, fields, context)
    if danger is None or fields is None:
        return danger
    lists = {one.id.upper() for one in danger.sets}
    phrases = {
        "groups": [group.words for group in danger.groups],
        "sets": [one.words for one in danger.sets],
    }
    fields_of = [
        (f"{key}.{number}.words", words)
        for key, records in phrases.items()
        for number, words in enumerate(records)
    ]
    for field, words in (*fields_of, ("harmless", danger.harmless)):
        for at, phrase in enumerate(words):
            context.problems.extend(
                _no_list(phrase, name, f"{field}.{at}", context)
                for name in _NAME_OF_A_LIST.findall(phrase)
                if name not in lists
            )
    return danger


def _no_list(phrase: str, name: str, field: str, context: ParseContext) -> Problem:
    return context.places().problem(
        context.places().at(field),
        "no-list-of-words",
        f"Words: {quoted(phrase)} names {name}, but there is no list of words with this name",
        f"Write small letters, or add a list of words with the id `{name.lower()}` under `sets:`.",
    )
