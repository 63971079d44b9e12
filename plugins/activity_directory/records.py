"""What a record is: a value that never changes once it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True)
def record(kind: type[Kind]) -> type[Kind]:
    """A dataclass of values, equal to another of the same values.

    The type checker sees to it that nobody changes one. Python's own guard (`frozen`) is left out,
    as it makes every record anew by a call for each field: a hundred calls an entry.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)


@dataclass_transform(frozen_default=True, eq_default=False)
def entity(kind: type[Kind]) -> type[Kind]:
    """A record of something that has a name of its own: equal to itself alone."""
    return dataclass(slots=True, eq=False)(kind)
