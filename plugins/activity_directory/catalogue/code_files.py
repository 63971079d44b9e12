"""The codes of cards in a content folder: a file for each, by whose name no code is given twice.

`content/codes/K704.csv` names the activity that its cards lead to, and what they have said.
`publish.py codes` writes it, and so does whatever adds an activity.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING

from activity_directory.catalogue import layout
from activity_directory.catalogue.folders import CODES
from activity_directory.model.card_code import PRINTED, CardCode, FactSince, is_code
from activity_directory.problems import Problem
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.words import slug_fault
from activity_directory.system import ordinary_files
from activity_directory.system.faults import reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADING = ("since", "fact", "mark", "words")
"""The first line of every file."""
ACTIVITY = "activity"
"""What stands as the fact of the line that names the activity."""
LARGEST = 1_000_000
_MARK = re.compile("[a-z2-9]{2}")


def file_of(code: str) -> str:
    """The path of a code's file in the content folder."""
    return f"{CODES}/{code}.csv"


def read(content: Path, shown_as: str) -> tuple[tuple[CardCode, ...] | None, list[Problem]]:
    """The codes in order, and what is wrong with them; None where the community has none."""
    if ordinary_files.kind(content / CODES) == "nothing":
        return None, []
    codes: list[CardCode] = []
    problems: list[Problem] = []
    for entry in layout.entries(content / CODES):
        shown = f"{shown_as}/{CODES}/{entry.name}"
        code, _, ending = entry.name.partition(".")
        if fault := layout.fault_among_entries(entry):
            problems.append(layout.problem_at(shown, fault))
            continue
        if ending != "csv" or not is_code(code):
            message = "The name of this file is no code of a card"
            problems.append(_problem(shown, 1, message, _RESTORE))
            continue
        try:
            text = ordinary_files.read(entry.path, LARGEST).decode()
        except OSError as error:
            problems.append(_problem(shown, 1, f"This file can't be opened: {reason(error)}"))
        except UnicodeDecodeError:
            problems.append(_problem(shown, 1, "This file is not plain text"))
        else:
            found = _read(code, text, shown)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                codes.append(found)
    return tuple(codes), problems


def written(code: CardCode) -> str:
    """The file of a code."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(HEADING)
    rows.writerow(("", ACTIVITY, "", code.activity))
    rows.writerows((one.since.isoformat(), one.fact, one.mark, one.words) for one in code.history)
    return text.getvalue()


def new_files(
    before: Sequence[CardCode] | None, after: Sequence[CardCode] | None
) -> dict[str, str]:
    """The files of codes that were not there before, by their paths in the content folder."""
    known = {one.code for one in before or ()}
    return {file_of(one.code): written(one) for one in after or () if one.code not in known}


def _read(code: str, text: str, shown: str) -> CardCode | Problem:
    rows = list(csv.reader(text.splitlines()))
    if not rows or tuple(rows[0]) != HEADING:
        return _problem(shown, 1, f"The first line is not {quoted(','.join(HEADING))}")
    named = rows[1] if len(rows) > 1 else []
    if len(named) != len(HEADING) or named[1] != ACTIVITY or slug_fault(named[3]):
        return _problem(shown, 2, "The second line doesn't name the activity's file")
    history = []
    for number, row in enumerate(rows[2:], 3):
        one = _fact_since(row)
        if one is None:
            return _problem(shown, number, f"This line can't be read: {quoted(','.join(row))}")
        history.append(one)
    return CardCode(code, named[3], tuple(history))


def _fact_since(row: list[str]) -> FactSince | None:
    if len(row) != len(HEADING) or row[1] not in PRINTED or not _MARK.fullmatch(row[2]):
        return None
    try:
        return FactSince(date.fromisoformat(row[0]), row[1], row[2], row[3])
    except ValueError:
        return None


_RESTORE = "Give it the name that it had: `git log` tells it. Printed cards lead there."


def _problem(
    shown: str,
    line: int,
    message: str,
    hint: str = "Put the file back as it was, or delete this line and run `publish.py codes`.",
) -> Problem:
    return Problem(shown, line, 1, "card-code", message, hint)
