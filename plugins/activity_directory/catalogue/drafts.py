"""Listings that wait: files of content/drafts, each an entry that still lacks a fact.

Import writes them. No page, feed or search reads them; the weekly report names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from activity_directory.catalogue import layout
from activity_directory.catalogue.folders import DRAFTS
from activity_directory.system import ordinary_files

LACKS = "# Lacks: "
"""What the second line of a draft begins with."""
_MOST_BYTES = 100_000


class Draft(NamedTuple):
    """A draft: its file below the content folder, its name, and what it lacked when it came."""

    file: str
    name: str
    lacks: str
    is_listed: bool
    """Whether there is a listing with the same file name by now."""


def of_entry(text: str, lacks: str) -> str:
    """The text of an entry as a draft."""
    first, _, rest = text.partition("\n")
    return f"{first}\n{LACKS}{lacks}\n{rest}"


def drafts_in(content: Path) -> Iterator[Draft]:
    """The drafts of a content folder, by their file names."""
    for entry in layout.entries(content / DRAFTS):
        if not entry.name.endswith(".md") or layout.fault_among_entries(entry):
            continue
        text = ordinary_files.read(entry.path, _MOST_BYTES).decode("utf-8", "replace")
        lacks = next((one for one in text.split("\n") if one.startswith(LACKS)), "")
        name = re.search(r"(?m)^name: *(.+)$", text)
        yield Draft(
            f"{DRAFTS}/{entry.name}",
            name[1].strip("\"' ") if name else entry.name,
            lacks.removeprefix(LACKS),
            (content / "activities" / entry.name).exists(),
        )
