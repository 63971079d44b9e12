"""A pause of many activities becomes its record."""

from __future__ import annotations

from activity_directory.model.site import BulkPause
from activity_directory.schema import fields as table
from activity_directory.schema.reading import Fields, ParseContext
from activity_directory.schema.records.shared import attributes_of


def parse_pause(fields: Fields, _context: ParseContext) -> BulkPause | None:
    """A pause of many: areas and formats are compared by their ids."""
    if not fields.sound:
        return None
    given = attributes_of(table.PAUSE, fields)
    for name in ("areas", "formats"):
        given[name] = tuple(term.id for term in fields.get(name, ()))
    return BulkPause(**given)
