"""The maps that come with this software: for the sheets of other directories' software."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from activity_directory.importers import map_file, names

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


@lru_cache(maxsize=1)
def _columns() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, frozenset(map_file.read(called(name)).columns)) for name in every())


def that_fits(columns: Sequence[str]) -> str:
    """The name of the map of a table with these columns; empty where there is none."""
    there = frozenset(map(names.spoken, columns))
    shares = [(len(theirs & there) / len(theirs), name) for name, theirs in _columns() if theirs]
    share, name = max(shares, default=(0.0, ""))
    return name if share >= MOST_OF_ITS_COLUMNS else ""
