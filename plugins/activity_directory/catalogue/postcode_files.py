"""The table of postcodes in a content folder: a file for each outward code, and an attribution.

`content/postcodes/LW3.csv` has a line for each postcode of LW3. `publish.py postcodes` writes them.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from activity_directory.catalogue import layout
from activity_directory.catalogue.folders import POSTCODES
from activity_directory.model.postcodes import Postcodes, Unit
from activity_directory.problems import Problem
from activity_directory.sanitise.quoting import quoted
from activity_directory.system import ordinary_files
from activity_directory.system.faults import reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


ATTRIBUTION = "attribution.txt"
"""The file of what the licence asks us to print."""
HEADING = "inward,latitude,longitude,district"
"""The first line of every table."""
LARGEST = 1_000_000
"""Bytes of a file: an outward code has at most a few thousand postcodes."""

OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_DEGREES = r"(-?[0-9]{1,2}\.[0-9]{1,6})"
_LINE = re.compile(rf"([0-9][A-Z]{{2}}),{_DEGREES},{_DEGREES},([A-Z][0-9]{{8}})?")


def read(content: Path, shown_as: str) -> tuple[Postcodes, list[Problem]]:
    """The table of a content folder, empty where there is none, and what is wrong with it."""
    problems: list[Problem] = []
    tables: dict[str, tuple[Unit, ...]] = {}
    attribution = ""
    for entry in layout.entries(content / POSTCODES):
        shown = f"{shown_as}/{POSTCODES}/{entry.name}"
        outward, _, ending = entry.name.partition(".")
        if fault := layout.fault_among_entries(entry):
            problems.append(layout.problem_at(shown, fault))
            continue
        try:
            text = ordinary_files.read(entry.path, LARGEST).decode()
        except OSError as error:
            problems.append(_problem(shown, 1, f"This file can't be opened: {reason(error)}"))
            continue
        except UnicodeDecodeError:
            problems.append(_problem(shown, 1, "This file is not plain text"))
            continue
        if entry.name == ATTRIBUTION:
            attribution = " ".join(text.split())
        elif ending == "csv" and OUTWARD.fullmatch(outward):
            units, found = _units(text, shown)
            tables[outward] = units
            problems.extend(found)
        else:
            problems.append(
                _problem(shown, 1, "This is no table of postcodes", "Name it as in `LW3.csv`.")
            )
    if tables and not attribution:
        problems.append(
            _problem(
                f"{shown_as}/{POSTCODES}/{ATTRIBUTION}",
                1,
                "The line that the licence of the postcodes asks for is missing",
                "Run `publish.py postcodes` again: it writes the line.",
            )
        )
    return Postcodes(MappingProxyType(tables), attribution), problems


def written(units: Iterable[Unit]) -> str:
    """The file of an outward code."""
    lines = (
        f"{one.inward},{one.latitude:.5f},{one.longitude:.5f},{one.district}"
        for one in sorted(units)
    )
    return "\n".join((HEADING, *lines)) + "\n"


def _units(text: str, shown: str) -> tuple[tuple[Unit, ...], list[Problem]]:
    """The units of a file, and a problem at its first line that can't be read."""
    units = []
    first, *lines = text.splitlines() or [""]
    if first != HEADING:
        return (), [_problem(shown, 1, f"The first line is not {quoted(HEADING)}")]
    for number, line in enumerate(lines, 2):
        match = _LINE.fullmatch(line)
        if match is None:
            return (), [_problem(shown, number, f"This line can't be read: {quoted(line)}")]
        units.append(Unit(match[1], float(match[2]), float(match[3]), match[4] or ""))
    return tuple(units), []


def _problem(
    shown: str, line: int, message: str, hint: str = "Run `publish.py postcodes` again."
) -> Problem:
    return Problem(shown, line, 1, "postcode-table", message, hint)
