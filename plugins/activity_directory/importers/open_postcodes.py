"""Open files of postcodes: Code-Point Open of Ordnance Survey, and the ONS Postcode Directory.

Either is read as it is downloaded: a zip, the folder that was in it, or one CSV file. Only what is
near some places is kept, and no more than a line of the rest is in memory.
"""

from __future__ import annotations

import csv
import io
import math
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from activity_directory.importers.national_grid import in_degrees
from activity_directory.model.postcodes import MILES_TO_A_DEGREE, Position, Postcodes, Unit

_LICENCE = "Licensed under the Open Government Licence v3.0."
_OWNERS = (
    "Contains OS data © Crown copyright and database right {year}. Contains Royal Mail data "
    "© Royal Mail copyright and database right {year}. "
)
_WHOLE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")


class NoPostcodes(Exception):
    """No file of postcodes was found, or it has none of ours. The message says which."""


class Line(NamedTuple):
    """One postcode of a file, its position as the file has it."""

    outward: str
    inward: str
    at: tuple[float, float]
    district: str


@dataclass(frozen=True)
class _Format:
    """A kind of file: how a row of it is read, and what its licence asks us to print."""

    line: Callable[[Sequence[str]], Line | None]
    degrees: Callable[[float, float], Position]
    attribution: str


def near(path: Path, venues: Collection[str], miles: float, year: int) -> Postcodes:
    """The outward codes of some postcodes, and every other with a postcode near one of them.

    `venues` are postcodes such as "LW3 2TU"; near is at most `miles` away. `year` is printed beside
    the names of those who own the data. Raises NoPostcodes or OSError.
    """
    known = {postcode.replace(" ", "") for postcode in venues}
    boxes: dict[str, list[float]] = {}
    places: list[Position] = []
    form = _CODE_POINT
    for form, line in _lines(path):
        (one, other), box = line.at, boxes.get(line.outward)
        if box is None:
            boxes[line.outward] = [one, other, one, other]
        else:
            box[0], box[1] = min(box[0], one), min(box[1], other)
            box[2], box[3] = max(box[2], one), max(box[3], other)
        if line.outward + line.inward in known:
            places.append(form.degrees(*line.at))
    if not boxes:
        message = (
            f"there is no file of Code-Point Open or of the ONS Postcode Directory in {path.name}"
        )
        raise NoPostcodes(message)
    if not places:
        message = f"{path.name} has none of the postcodes of your venues"
        raise NoPostcodes(message)
    wanted = {
        outward
        for outward, box in boxes.items()
        if any(
            _miles_to_box(place, form.degrees(*box[:2]), form.degrees(*box[2:])) <= miles
            for place in places
        )
    }
    units: dict[str, dict[str, Unit]] = defaultdict(dict)
    for form, line in _lines(path):
        if line.outward in wanted:
            north, east = form.degrees(*line.at)
            unit = Unit(line.inward, round(north, 5), round(east, 5), line.district)
            units[line.outward][line.inward] = unit
    by_outward = {outward: tuple(sorted(found.values())) for outward, found in units.items()}
    return Postcodes(dict(sorted(by_outward.items())), form.attribution.format(year=year))


def _miles_to_box(place: Position, one: Position, other: Position) -> float:
    """How far a place is from a box that is given by two corners; 0 in it."""
    apart = [
        max(min(low, high) - at, 0.0, at - max(low, high))
        for at, low, high in zip(place, one, other, strict=True)
    ]
    east = apart[1] * math.cos(math.radians(place[0]))
    return MILES_TO_A_DEGREE * math.hypot(apart[0], east)


def _lines(path: Path) -> Iterator[tuple[_Format, Line]]:
    for opened in _files(path):
        with opened as file:
            rows = csv.reader(file)
            first = next(rows, [])
            form, is_heading = _format(first)
            if form is None:
                continue
            if not is_heading and (line := form.line(first)):
                yield form, line
            for row in rows:
                if line := form.line(row):
                    yield form, line


def _files(path: Path) -> Iterator[IO[str]]:
    """Each CSV file of a zip, of a folder, or the one file that was given."""
    if path.is_dir():
        for file in sorted(path.rglob("*.csv")):
            yield file.open(encoding="utf-8-sig", newline="")
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as whole:
            for name in sorted(whole.namelist()):
                if name.casefold().endswith(".csv"):
                    yield io.TextIOWrapper(whole.open(name), encoding="utf-8-sig", newline="")
    else:
        yield path.open(encoding="utf-8-sig", newline="")


def _format(first: Sequence[str]) -> tuple[_Format | None, bool]:
    """What kind of file starts with a row, and whether the row is its heading."""
    columns = {name.strip().casefold(): number for number, name in enumerate(first)}
    if {"pcds", "lat", "long"} <= columns.keys():
        return _ons(columns), True
    if len(first) == 10 and _WHOLE.fullmatch(first[0].replace(" ", "")):
        return _CODE_POINT, False
    return None, False


def _code_point_line(row: Sequence[str]) -> Line | None:
    whole = _WHOLE.fullmatch(row[0].replace(" ", "")) if len(row) == 10 else None
    if whole is None or row[1] == "90":  # a quality of 90: nobody knows where it is
        return None
    return Line(whole[1], whole[2], (float(row[2]), float(row[3])), row[8])


_CODE_POINT = _Format(
    _code_point_line,
    in_degrees,
    f"{_OWNERS}Contains National Statistics data © Crown copyright and database right {{year}}. "
    f"{_LICENCE}",
)


def _ons(columns: Mapping[str, int]) -> _Format:
    """The ONS Postcode Directory. The column of councils has the year in its name: lad24cd."""
    postcode, north, east = columns["pcds"], columns["lat"], columns["long"]
    ended = columns.get("doterm")
    councils = [at for name, at in columns.items() if re.fullmatch(r"(?:os)?laua|lad\d\dcd", name)]

    def line(row: Sequence[str]) -> Line | None:
        whole = _WHOLE.fullmatch(row[postcode].replace(" ", "")) if len(row) > east else None
        if whole is None or (ended is not None and row[ended]):
            return None
        latitude = float(row[north])
        if latitude > 90:  # 99.999999: nobody knows where it is
            return None
        district = row[councils[0]] if councils else ""
        return Line(whole[1], whole[2], (latitude, float(row[east])), district)

    return _Format(
        line,
        lambda latitude, longitude: (latitude, longitude),
        f"Source: Office for National Statistics. {_OWNERS}{_LICENCE}",
    )
