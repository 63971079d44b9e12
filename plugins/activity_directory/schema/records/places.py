"""The fields of an organisation or a venue become its record."""

from __future__ import annotations

from activity_directory.model.organisation import Organisation
from activity_directory.model.place import Venue
from activity_directory.schema import fields as table
from activity_directory.schema.reading import ParseContext
from activity_directory.schema.records.record import record_of_file
from activity_directory.schema.records.shared import parse_facts_alone
from activity_directory.source import nodes


def parse_organisation(
    entry: nodes.Source, slug: str, context: ParseContext
) -> Organisation | None:
    """An organisation with a file of its own."""
    fields = parse_facts_alone(entry, table.ORGANISATION, context, "description")
    return record_of_file(Organisation, table.ORGANISATION, fields, context, id=slug)


def parse_venue(entry: nodes.Source, slug: str, context: ParseContext) -> Venue | None:
    """A venue with a file of its own."""
    fields = parse_facts_alone(entry, table.VENUE, context, "getting_there")
    return record_of_file(Venue, table.VENUE, fields, context, id=slug)
