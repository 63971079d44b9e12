"""The folders of a content folder, and what makes a record of a file of each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from activity_directory.schema.reading import ParseContext
from activity_directory.schema.records.activity import parse_activity
from activity_directory.schema.records.others import (
    parse_champion,
    parse_fund,
    parse_page,
    parse_story,
)
from activity_directory.schema.records.places import parse_organisation, parse_venue
from activity_directory.source import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


VOCABULARIES = (
    "need-groups",
    "needs",
    "categories",
    "audiences",
    "access",
    "joining",
    "costs",
    "concessions",
    "formats",
    "statuses",
    "checks",
    "five-ways",
    "organisation-kinds",
    "champion-kinds",
    "areas",
    "languages",
)

EXCEPTIONS = "exceptions.yml"
"""The file of warnings that may stay, by its path in the content folder."""

IMPORTED = "imported.csv"
"""The file that says which listings were imported, and of what."""

DRAFTS = "drafts"
"""The folder of listings that wait for a fact. Nothing that is published reads it."""

CODES = "codes"
"""The folder of the codes of cards, a file for each."""

POSTCODES = "postcodes"
"""The folder of the table of postcodes."""

PARSERS: Mapping[str, Callable[[nodes.Source, str, ParseContext], Any]] = MappingProxyType(
    {
        "organisations": parse_organisation,
        "venues": parse_venue,
        "activities": parse_activity,
        "champions": parse_champion,
        "stories": parse_story,
        "funding": parse_fund,
        "pages": parse_page,
    }
)
"""What makes a record of a file of each folder."""
FOLDERS = tuple(PARSERS)
"""In the order of reading: later folders may refer to earlier ones."""
REFERRED_TO = ("organisations", "venues")
"""Folders to whose records the entries of others refer."""
ENTRIES = tuple(folder for folder in FOLDERS if folder not in REFERRED_TO)
"""The others, whose records nothing refers to while it is read."""
