"""The header of an entry, and the attributes that its fields become."""

from __future__ import annotations

from typing import Any

from activity_directory.schema.kinds import fields_of_terms, is_plain, read_fields
from activity_directory.schema.reading import Fields, ParseContext, Table
from activity_directory.source import nodes
from activity_directory.vocabulary import Term


def parse_header(entry: nodes.Source, table: Table, context: ParseContext) -> Fields | None:
    if isinstance(entry.header, nodes.Sequence):
        context.problem(
            entry.header,
            "no-fields",
            f"Expected the fields of {table.one}, but found a list",
            f"Start with a line such as `{table.fields[0].written}: {table.fields[0].example}`.",
        )
        return None
    context.table = table
    fields = read_fields(entry.header, table, context)
    return fields if table.needed <= fields.keys() else None


def parse_facts_alone(
    entry: nodes.Source, table: Table, context: ParseContext, instead: str
) -> Fields | None:
    """The fields of a record whose page has no room for words below the header."""
    if entry.body.strip():
        above = len(entry.body) - len(entry.body.lstrip())
        context.problems.append(
            context.places().problem(
                (entry.body_line + entry.body.count("\n", 0, above), 1),
                "words-below",
                f"The text below the facts of {table.one} is not shown anywhere",
                f"Move it above the closing `---`, to `{instead}:`.",
            )
        )
    return parse_header(entry, table, context)


def set_apart(fields: Fields, table: Table, context: ParseContext) -> tuple[tuple[str, Term], ...]:
    """The terms for professionals only, each with the name of its field.

    They are taken out of the facts that everybody sees, so no output can show them by mistake.
    """
    private: list[tuple[str, Term]] = []
    for name, vocabulary in fields_of_terms(table):
        if name in fields and context.references.vocabularies[vocabulary].has_private:
            private += [(name, term) for term in fields[name] if term.private]
            fields[name] = tuple(term for term in fields[name] if not term.private)
    return tuple(private)


def attributes_of(table: Table, fields: Fields) -> dict[str, Any]:
    """The values of some fields by the attributes of the record that take them."""
    if is_plain(table):
        return dict(fields)
    direct = table.direct
    found = {direct[name]: value for name, value in fields.items() if name in direct}
    for part, kind, names in table.fields_of_parts:
        found[part] = kind(
            **{attribute: fields[name] for name, attribute in names if name in fields}
        )
    return found
