"""What was imported before: the file content/imported.csv, a line for each listing.

A line has the listing's slug, and fingerprints: of the answers, of the entry that was made of them,
and of each of its facts. So it is known of each row of a file that is imported again whether it has
changed, and of each entry what was changed here. Nobody can tell the answers from a fingerprint.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from activity_directory.importers import three_way
from activity_directory.importers.three_way import NOTHING_KNOWN, Prints
from activity_directory.intake.submission import Submission
from activity_directory.intake.whole_entry import Origin
from activity_directory.sanitise.csv import as_csv, cell
from activity_directory.system.faults import naming
from activity_directory.vocabulary import plain

_COLUMNS = ("listing", "answers", "entry", "list", "id", "left", "facts")
_FINGERPRINT = r"[0-9a-f]{16}"
_FACT = re.compile(r"([a-z_.]+)=([0-9a-f]{8})")
WITHHELD = "withheld"
"""Among the facts of a line: that an address of the listing was not for the public."""
UNSETTLED = "0" * 16
"""In place of the answers of a listing that waits for a decision: so its row is looked at again."""


class Line(NamedTuple):
    """The slug of a listing, and the fingerprints of its answers, of its entry and of its facts.

    `list` and `id` say which list it is from, and its name there. `left` is the status that it had
    when it was paused, because its list no longer had it: as JSON; empty where the list has it.
    """

    listing: str
    answers: str
    entry: str
    list: str = ""
    id: str = ""
    left: str = ""
    facts: Prints = NOTHING_KNOWN


Imported = Mapping[str, Line]
"""The lines by slug."""


def read(file: Path) -> Imported:
    """The lines of the file; none where there is no file. What is no such line is left out."""
    with naming(file):
        text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
    lines = (_line(row) for row in csv.reader(text.splitlines()) if len(row) >= len(("", "", "")))
    return {
        line.listing: line
        for line in lines
        if re.fullmatch(_FINGERPRINT, line.answers) and re.fullmatch(_FINGERPRINT, line.entry)
    }


def _line(row: list[str]) -> Line:
    """A line of the file. An older one ends after the entry's fingerprint."""
    listing, answers, entry, of, its_id, left, facts, *_ = (*row, "", "", "", "")
    return Line(listing, answers, entry, of, its_id, left, dict(_FACT.findall(facts)))


def written(before: Imported, more: Iterable[Line]) -> str:
    """The text of the file with more lines, in the order of the slugs."""
    lines = {**before, **{line.listing: line for line in more}}
    return as_csv(
        _COLUMNS,
        (
            (*line[:-1], " ".join(f"{name}={of}" for name, of in line.facts.items()))
            for line in (lines[slug] for slug in sorted(lines))
        ),
    )


def line_of(slug: str, submission: Submission, text: str) -> Line:
    """The line of a listing whose entry is this text, as import made it of these answers."""
    origin = submission.origin
    return Line(
        slug,
        submission.fingerprint,
        of_text(text),
        cell(origin.list),
        cell(origin.id),
        facts=three_way.prints(text),
    )


def with_its_mask(line: Line, *, is_masked: bool) -> Line:
    """The line that remembers whether an address is not for the public."""
    if not is_masked:
        return line
    return line._replace(facts={**line.facts, WITHHELD: "0" * 8})


def known_as(origin: Origin) -> tuple[str, str] | None:
    """What a listing is known by in its list; None where it has no id there."""
    return (list_called(origin.list), cell(origin.id)) if origin.id else None


_DAY = re.compile(r"\b(?:19|20)\d\d(?:[ /-]\d\d?\b){0,2}(?!\d)")
"""A year, or a year's day, as `plain` leaves it: `2021`, `2021/22`, `2026 11 23`."""


def list_called(name: str) -> str:
    """What a list is known by: the one of 2021 and the one of 2022 are two states of one list.

    Any other number is its own: `Ward 1 groups` and `Ward 2 groups` are two lists.
    """
    return " ".join(_DAY.sub(" ", plain(cell(name))).split())


def of_text(text: str) -> str:
    """The fingerprint of an entry."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
