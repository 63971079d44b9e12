"""The site's own facts, its terms and its exceptions become records."""

from __future__ import annotations

import re
from typing import Any

from activity_directory.model.exemption import Exemption
from activity_directory.model.site import Site
from activity_directory.schema import fields as table
from activity_directory.schema.kinds import read_fields
from activity_directory.schema.reading import Fields, ParseContext
from activity_directory.schema.records.record import record_of_file
from activity_directory.schema.records.shared import parse_header
from activity_directory.schema.values.mistake import either
from activity_directory.source import nodes
from activity_directory.vocabulary import Term, nearest


def parse_terms(entry: nodes.Source, vocabulary: str, reading: ParseContext) -> tuple[Term, ...]:
    """The terms of the file of one vocabulary: a list, each item a term."""
    if isinstance(entry.header, nodes.Mapping):
        reading.problem(
            entry.header,
            "no-list",
            "Expected a list of terms, each starting with a dash",
            "For example  - id: loneliness",
        )
        return ()
    found: dict[str, Term] = {}
    for node in entry.header.items:
        if not isinstance(node, nodes.Mapping):
            reading.problem(
                node,
                "wrong-shape",
                "Expected a term, with fields such as id, label, definition",
                "For example  - id: loneliness",
            )
            continue
        fields = read_fields(node, table.TERM, reading)
        if not table.TERM.needed <= fields.keys():
            continue
        if fields["id"] in found:
            reading.problem(
                fields.key("id"),
                "repeated-term",
                f"Id: '{fields['id']}' is listed twice",
                "Keep one of the two.",
            )
            continue
        _have_an_effect(fields, vocabulary, reading)
        fields.update(_filled_in(fields, reading))
        term = record_of_file(Term, table.TERM, fields, reading)
        if term is not None:
            found[term.id] = term
    return tuple(found.values())


_PLACEHOLDER = re.compile(r"\{([a-z_ ]{1,40})\}")
_FILLED_IN_LATER = frozenset({"checked_on"})


def _filled_in(fields: Fields, reading: ParseContext) -> dict[str, Any]:
    """The fields of a term with what a link worker is called here in its place."""
    link_worker, link_workers = reading.references.link_worker
    names = {"link_worker": link_worker, "link_workers": link_workers}

    def filled(text: str) -> str:
        return _PLACEHOLDER.sub(lambda found: names.get(found[1], found[0]), text)

    found: dict[str, Any] = {}
    for name, value in fields.items():
        found[name] = value
        if isinstance(value, str) and "{" in value:
            found[name] = filled(value)
            _is_a_placeholder(value, name, {*names, *_FILLED_IN_LATER}, fields, reading)
        elif isinstance(value, tuple) and any("{" in text for text in value):
            found[name] = tuple(filled(text) for text in value)
    return found


def _is_a_placeholder(
    text: str, name: str, known: set[str], fields: Fields, reading: ParseContext
) -> None:
    """A problem where words in braces are nearly a placeholder: they would be shown as they are."""
    for found in _PLACEHOLDER.finditer(text):
        if found[1] not in known and (close := nearest(found[1], known)):
            reading.problem(
                fields.value(name),
                "unknown-placeholder",
                f"{table.TERM.by_name[name].label}: nothing is filled in for '{found[0]}'",
                f"did you mean `{{{close}}}`?",
            )


def _have_an_effect(fields: Fields, vocabulary: str, reading: ParseContext) -> None:
    """A problem at each field that means nothing in this vocabulary, or of a private term."""
    if fields.get("private") and "was" in fields:
        reading.problem(
            fields.key("was"),
            "field-without-effect",
            "Was: a term for professionals only has no page for old addresses to lead to",
            "Move the line to a term whose list takes its place.",
        )
    for field in table.TERM.fields:
        if field.name in fields and field.only_in and vocabulary not in field.only_in:
            lists = either(tuple(f"{name}.yml" for name in sorted(field.only_in)))
            reading.problem(
                fields.key(field.name),
                "field-without-effect",
                f"{field.label}: this has no effect in {vocabulary}.yml",
                f"Take the line out. It has an effect only in {lists}.",
            )


def parse_exemptions(entry: nodes.Source, reading: ParseContext) -> tuple[Exemption, ...]:
    """The exceptions of content/exceptions.yml, each an item of a list."""
    if isinstance(entry.header, nodes.Mapping):
        reading.problem(
            entry.header,
            "no-list",
            "Expected a list of exceptions, each starting with a dash",
            "For example  - rule: review-overdue",
        )
        return ()
    found = []
    for number, node in enumerate(entry.header.items):
        if not isinstance(node, nodes.Mapping):
            reading.problem(
                node,
                "wrong-shape",
                "Expected an exception, with rule, file, reason and until",
                "For example  - rule: review-overdue",
            )
            continue
        fields = read_fields(node, table.EXEMPTION, reading)
        exemption = record_of_file(Exemption, table.EXEMPTION, fields, reading, number=number)
        if exemption is not None:
            found.append(exemption)
    return tuple(found)


def parse_site(entry: nodes.Source, reading: ParseContext) -> Site | None:
    """The site's own facts."""
    fields = parse_header(entry, table.SITE, reading)
    if fields is None:
        return None
    address = fields.get("address", "")
    if address and not address.endswith("/"):
        fields["address"] = f"{address}/"
    return record_of_file(Site, table.SITE, fields, reading)
