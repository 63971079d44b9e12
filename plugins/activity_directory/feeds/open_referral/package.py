"""The same documents as tables that refer to one another: the data package of HSDS.

Each kind of thing inside a document is a table of its own; a row names the row that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from activity_directory.feeds.json_files import as_json
from activity_directory.sanitise.csv import as_csv
from activity_directory.urls import addresses
from activity_directory.wording.phrases import phone_words

if TYPE_CHECKING:
    from activity_directory.feeds.open_referral.taxonomies import Document

TABLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "service_at_locations": ("service_at_locations", "service_at_location_id"),
        "location": ("locations", "location_id"),
        "organization": ("organizations", "organization_id"),
        "taxonomy_term": ("taxonomy_terms", "taxonomy_term_id"),
        "accessibility": ("accessibility", ""),
        "addresses": ("addresses", ""),
        "attributes": ("attributes", ""),
        "contacts": ("contacts", "contact_id"),
        "cost_options": ("cost_options", ""),
        "languages": ("languages", ""),
        "organization_identifiers": ("organization_identifiers", ""),
        "phones": ("phones", ""),
        "schedules": ("schedules", ""),
        "service_areas": ("service_areas", ""),
    }
)
"""By the name of a property with other things in it: their table, and what names one of them."""

Rows = dict[str, dict[str, dict[str, Any]]]
"""The rows of every table by the table's name and their ids: each thing once."""


def package_of(kinds: Iterable[tuple[str, Iterable[Document]]]) -> Iterator[tuple[str, bytes]]:
    """Each table as CSV, and what the package holds. `kinds` are documents by their table."""
    rows: Rows = {}
    for table, documents in kinds:
        for document in documents:
            _take(table, document, rows)
    resources = []
    for table, by_id in sorted(rows.items()):
        columns = list(dict.fromkeys(name for row in by_id.values() for name in row))
        cells = ([_cell(row.get(name)) for name in columns] for row in by_id.values())
        yield addresses.open_referral_table(table), as_csv(columns, cells).encode()
        resources.append(
            {
                "name": table,
                "path": f"{table}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [{"name": name, "type": "string"} for name in columns],
                    "primaryKey": ["id"],
                },
            }
        )
    yield (
        addresses.OPEN_REFERRAL_PACKAGE,
        as_json({"name": "open-referral", "profile": "data-package", "resources": resources}),
    )


def _take(table: str, document: Document, rows: Rows) -> None:
    """Put a document and all that is inside it where they belong."""
    known = rows.setdefault(table, {})
    if document["id"] in known:
        return
    row = known[document["id"]] = {}
    for name, value in document.items():
        if name not in TABLES:
            row[name] = value
            continue
        inside, refers = TABLES[name]
        for one in value if isinstance(value, list) else [value]:
            if not isinstance(value, list):
                row[refers] = one["id"]
            _take(inside, one, rows)


def _cell(value: object) -> str:
    """A value for a cell; a telephone number as people dial it, for a `+` begins a formula."""
    if value is None:
        return ""
    text = str(value)
    return phone_words(text) if text.startswith("+") else text
