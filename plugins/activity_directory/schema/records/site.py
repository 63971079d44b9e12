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


def parse_terms(entry: nodes.Source, vocabulary: str, context: ParseContext) -> tuple[Term, ...]:
    """The terms of the file of one vocabulary: a list, each item a term."""
    if isinstance(entry.header, nodes.Mapping):
        context.problem(
            entry.header,
            "no-list",
            "Expected a list of terms, each starting with a dash",
            "For example `- id: loneliness`.",
        )
        return ()
    terms: dict[str, Term] = {}
    for node in entry.header.items:
        if not isinstance(node, nodes.Mapping):
            context.problem(
                node,
                "wrong-shape",
                "Expected a term, with fields such as id, label, definition",
                "For example `- id: loneliness`.",
            )
            continue
        fields = read_fields(node, table.TERM, context)
        if not table.TERM.needed <= fields.keys():
            continue
        if fields["id"] in terms:
            context.problem(
                fields.key("id"),
                "repeated-term",
                f"Id: `{fields['id']}` is listed twice",
                "Keep one of the two.",
            )
            continue
        _have_an_effect(fields, vocabulary, context)
        fields.update(_filled_in(fields, context))
        term = record_of_file(Term, table.TERM, fields, context)
        if term is not None:
            terms[term.id] = term
    return tuple(terms.values())


_PLACEHOLDER = re.compile(r"\{([a-z_ ]{1,40})\}")
_FILLED_IN_LATER = frozenset({"checked_on"})


def _filled_in(fields: Fields, context: ParseContext) -> dict[str, Any]:
    """The fields of a term with what a link worker is called here in its place."""
    link_worker, link_workers = context.references.link_worker
    names = {"link_worker": link_worker, "link_workers": link_workers}

    def filled(text: str) -> str:
        return _PLACEHOLDER.sub(lambda match: names.get(match[1], match[0]), text)

    found: dict[str, Any] = {}
    for name, value in fields.items():
        found[name] = value
        if isinstance(value, str) and "{" in value:
            found[name] = filled(value)
            _is_a_placeholder(value, name, {*names, *_FILLED_IN_LATER}, fields, context)
        elif isinstance(value, tuple) and any("{" in text for text in value):
            found[name] = tuple(filled(text) for text in value)
    return found


def _is_a_placeholder(
    text: str, name: str, known: set[str], fields: Fields, context: ParseContext
) -> None:
    """A problem where words in braces are nearly a placeholder: they would be shown as they are."""
    for match in _PLACEHOLDER.finditer(text):
        if match[1] not in known and (close := nearest(match[1], known)):
            context.problem(
                fields.value(name),
                "unknown-placeholder",
                f"{table.TERM.by_name[name].label}: `{match[0]}` can't be filled in",
                f"Did you mean `{{{close}}}`?",
            )


def _have_an_effect(fields: Fields, vocabulary: str, context: ParseContext) -> None:
    """A problem at each field that means nothing in this vocabulary, or of a private term."""
    if fields.get("private") and "was" in fields:
        context.problem(
            fields.key("was"),
            "field-without-effect",
            "Was: a term for professionals only has no page, so an old address can't go to it",
            "Move the line to the term that replaces it.",
        )
    for field in table.TERM.fields:
        if field.name in fields and field.only_in and vocabulary not in field.only_in:
            lists = either(tuple(f"{name}.yml" for name in sorted(field.only_in)))
            context.problem(
                fields.key(field.name),
                "field-without-effect",
                f"{field.label}: this has no effect in {vocabulary}.yml",
                f"Remove the line. It has an effect only in {lists}.",
            )


def parse_exemptions(entry: nodes.Source, context: ParseContext) -> tuple[Exemption, ...]:
    """The exceptions of content/exceptions.yml, each an item of a list."""
    if isinstance(entry.header, nodes.Mapping):
        context.problem(
            entry.header,
            "no-list",
            "Expected a list of exceptions, each starting with a dash",
            "For example `- rule: review-overdue`.",
        )
        return ()
    exemptions = []
    for number, node in enumerate(entry.header.items):
        if not isinstance(node, nodes.Mapping):
            context.problem(
                node,
                "wrong-shape",
                "Expected an exception, with rule, file, reason and until",
                "For example `- rule: review-overdue`.",
            )
            continue
        fields = read_fields(node, table.EXEMPTION, context)
        exemption = record_of_file(Exemption, table.EXEMPTION, fields, context, number=number)
        if exemption is not None:
            exemptions.append(exemption)
    return tuple(exemptions)


def parse_site(entry: nodes.Source, context: ParseContext) -> Site | None:
    """The site's own facts."""
    fields = parse_header(entry, table.SITE, context)
    if fields is None:
        return None
    address = fields.get("address", "")
    if address and not address.endswith("/"):
        fields["address"] = f"{address}/"
    return record_of_file(Site, table.SITE, fields, context)
