"""What was imported before: the file content/imported.csv, a line for each listing.

A line has the listing's slug, and two fingerprints: of the answers, and of the entry that was made
of them. So it is known of each row of a file that is imported again whether it has changed, and of
each entry whether it was changed here. Nobody can tell the answers from their fingerprint.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from activity_directory.intake.questions import is_question, question
from activity_directory.intake.submission import Submission
from activity_directory.sanitise.csv import as_csv
from activity_directory.system.faults import naming

_COLUMNS = ("listing", "answers", "entry")
_FINGERPRINT = r"[0-9a-f]{16}"


class Line(NamedTuple):
    """The slug of a listing, and the fingerprints of its answers and of its entry."""

    listing: str
    answers: str
    entry: str


Imported = Mapping[str, Line]
"""The lines by slug."""


def read(file: Path) -> Imported:
    """The lines of the file; none where there is no file. What is no such line is left out."""
    with naming(file):
        text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
    lines = (Line(*row) for row in csv.reader(text.splitlines()) if len(row) == len(_COLUMNS))
    return {
        line.listing: line
        for line in lines
        if re.fullmatch(_FINGERPRINT, line.answers) and re.fullmatch(_FINGERPRINT, line.entry)
    }


def written(before: Imported, more: Iterable[Line]) -> str:
    """The text of the file with more lines, in the order of the slugs."""
    lines = {**before, **{line.listing: line for line in more}}
    return as_csv(_COLUMNS, (lines[slug] for slug in sorted(lines)))


def of_text(text: str) -> str:
    """The fingerprint of an entry."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def of_answers(submission: Submission) -> str:
    """The fingerprint of the answers that are published."""
    text = io.StringIO()
    published = {
        name: " ".join(answer.split())
        for name, answer in submission.answers.items()
        if is_question(name) and not question(name).confidential
    }
    if submission.origin.checked is not None:
        published["checked"] = submission.origin.checked.isoformat()
    csv.writer(text).writerows(sorted(published.items()))
    return of_text(text.getvalue())
