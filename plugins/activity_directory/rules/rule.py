"""A rule over the whole catalogue: a name, what it finds, and a docstring that is its manual."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from activity_directory.catalogue import Catalogue
from activity_directory.problems import Problem

Check = Callable[[Catalogue, date], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """One thing that can be wrong between entries, or between an entry and a date."""

    names: tuple[str, ...]
    check: Check
    manual: str
