"""The fields of an activity become its record.

Faults that lie between two fields of one record (an end before a start, a time with no day) are
found here, where the record is made; faults between entries are found by `rules`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.model.activity import Activity
from activity_directory.model.place import is_at_a_place
from activity_directory.schema import fields as table
from activity_directory.schema.kinds import MISSING
from activity_directory.schema.reading import Fields, ParseContext
from activity_directory.schema.records.record import record_of
from activity_directory.schema.records.shared import parse_header, set_apart
from activity_directory.schema.values.mistake import Mistake
from activity_directory.source import nodes
from activity_directory.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Iterable


FIRST_TIME = "the first time"


def parse_activity(entry: nodes.Source, slug: str, context: ParseContext) -> Activity | None:
    """The activity, as far as it can be read; None where a fact it can't do without is missing."""
    fields = parse_header(entry, table.ACTIVITY, context)
    if fields is None:
        return None
    private = set_apart(fields, table.ACTIVITY, context)
    description, first_time = lifted(entry.body)
    in_header = fields.get("description")
    if in_header is not None and entry.body.strip():
        context.problem(
            fields.key("description"),
            "described-twice",
            "Description: this is given twice, here and below the facts",
            "Keep the one below the facts.",
        )
    elif in_header is not None:
        description, first_time = lifted(in_header)
    elif len(entry.body) > table.DESCRIPTION.longest:
        _has_its_length(entry, context)
    unread = any(
        fields.mentions(name) and not context.references.vocabularies[name].whole
        for name in ("needs", "categories")
    )
    if not (fields.get("needs") or fields.get("categories") or unread):
        shown = " that is not for professionals only" if private else ""
        context.problem(
            fields.node,
            "no-need-or-category",
            f"Give at least one need or one category{shown}",
            "For example `needs: [loneliness]`.",
        )
    formats: tuple[Term, ...] = fields["format"]
    _has_somewhere(fields, formats, context)
    _has_a_contact(fields["contact"], fields, context)
    if not fields.mentions("checked") and not fields.mentions("source"):
        checked = table.ACTIVITY.by_name["checked"]
        context.problem(
            fields.node,
            "missing-field",
            f"{checked.label}: {MISSING}",
            f"For example `{checked.written}: {checked.example}`.",
        )
    places, left = fields.get("places"), fields.get("places_left")
    if places is not None and left is not None and left > places:
        context.problem(
            fields.value("places_left"),
            "more-places-left-than-places",
            f"Places left: {left} is more than the {places} of the group",
            "Check the two numbers.",
        )
    if "five_ways" not in fields:
        fields["five_ways"] = _five_ways(fields.get("categories", ()), context)
    made = record_of(
        table.ACTIVITY,
        fields,
        context,
        slug=slug,
        private=private,
        description=description,
        first_time=first_time,
        places_in_file=context.places(),
    )
    if not isinstance(made, Activity) or (made.checked is None and made.source is None):
        return None
    return made


def _has_its_length(entry: nodes.Source, context: ParseContext) -> None:
    """A description below the facts may be as long as one among them."""
    text = entry.body.strip()
    mistake = table.DESCRIPTION.parse(text)
    if isinstance(mistake, Mistake):
        above = entry.body.count("\n", 0, entry.body.find(text))
        context.problems.append(
            context.places().problem(
                (entry.body_line + above, 1),
                mistake.rule,
                mistake.message_for(table.ACTIVITY.below, table.DESCRIPTION.expected),
                mistake.advice(),
            )
        )


def lifted(body: str) -> tuple[str, str]:
    """The description, and what is under its heading "The first time"."""
    text = body.strip()
    if "```" in text:
        return _lifted_by_lines(text)
    above, *parts = f"\n{text}".split("\n## ")
    kept = [above]
    lifted: list[str] = []
    for part in parts:
        heading, _, words = part.partition("\n")
        if heading.strip().casefold() == FIRST_TIME:
            lifted.append(words)
        else:
            kept.append(part)
    return "\n## ".join(kept).strip(), "\n".join(lifted).strip()


def _lifted_by_lines(text: str) -> tuple[str, str]:
    """The same, where a heading may stand inside a block of code and be none."""
    kept: list[str] = []
    lifted: list[str] = []
    inside = fenced = False
    for line in text.split("\n"):
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced and line.startswith("## "):
            inside = line[3:].strip().casefold() == FIRST_TIME
            if inside:
                continue
        (lifted if inside else kept).append(line)
    return "\n".join(kept).strip(), "\n".join(lifted).strip()


def _five_ways(categories: Iterable[Term], context: ParseContext) -> tuple[Term, ...]:
    ways = context.references.vocabularies["five-ways"].terms
    ids = dict.fromkeys([way for category in categories for way in category.five_ways])
    return tuple([ways[way] for way in ids if way in ways])


def _has_somewhere(fields: Fields, formats: tuple[Term, ...], context: ParseContext) -> None:
    if not fields.mentions("venue") and "format" in fields and is_at_a_place(formats):
        context.problem(
            fields.node,
            "missing-field",
            "Venue: this is missing. An activity at a place needs one",
            f"For example `venue: {table.ACTIVITY.by_name['venue'].example}`.",
        )


_WAYS_OF_CONTACT = frozenset({"phone", "text", "email", "website"})


def _has_a_contact(contact_fields: Fields, fields: Fields, context: ParseContext) -> None:
    if contact_fields.sound and _WAYS_OF_CONTACT.isdisjoint(contact_fields):
        context.problem(
            fields.key("contact"),
            "no-contact",
            "Contact: expected a phone number, an e-mail address or a website",
            "For example `phone: 01632 960110`.",
        )
