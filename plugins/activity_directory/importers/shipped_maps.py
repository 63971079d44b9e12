"""The maps that come with this software: for the sheets of other directories' software."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from activity_directory.importers import map_file, names
from activity_directory.importers.other_sheets import BETWEEN
from activity_directory.importers.sent import Incoming

_FOLDER = Path(__file__).parent / "maps"
ENDING = ".map.yml"
MOST_OF_ITS_COLUMNS = 0.8
"""The share of a map's columns that a table must have for it to be that software's."""


def every() -> tuple[str, ...]:
    """The names of the maps."""
    return tuple(sorted(file.name.removesuffix(ENDING) for file in _FOLDER.glob(f"*{ENDING}")))


def called(name: str) -> bytes:
    """The map of this name; nothing where there is none."""
    return (_FOLDER / f"{name}{ENDING}").read_bytes() if name in every() else b""


class _Fitting(NamedTuple):
    """What a map is for: a table with these columns, in a workbook with some of these sheets."""

    name: str
    columns: frozenset[str]
    sheets: frozenset[str]


@lru_cache(maxsize=1)
def _fitting() -> tuple[_Fitting, ...]:
    return tuple(map(_of, every()))


def _of(name: str) -> _Fitting:
    one = map_file.read(called(name))
    sheets = frozenset(join.sheet.casefold() for join in one.joins)
    beside = tuple(names.spoken(f"{sheet}{BETWEEN}x")[:-1] for sheet in sheets)
    return _Fitting(
        name, frozenset(column for column in one.columns if not column.startswith(beside)), sheets
    )


def that_fits(found: Incoming) -> str:
    """The name of the map of a table; empty where there is none.

    Of two with these columns, the one that reads more sheets of the workbook. One that reads others
    needs one of them: people delete sheets, and without any it is no such workbook.
    """
    there = frozenset(map(names.spoken, found.columns))
    shares = [
        (len(one.columns & there) / len(one.columns), len(one.sheets & found.sheets), one.name)
        for one in _fitting()
        if one.columns and (not one.sheets or one.sheets & found.sheets)
    ]
    share, _, name = max(shares, default=(0.0, 0, ""))
    return name if share >= MOST_OF_ITS_COLUMNS else ""
