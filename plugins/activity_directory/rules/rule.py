"""A rule: what it finds, how it looks for that, and a docstring that is its manual.

Most rules look at one record, or at the texts of one file, by itself. What has to be compared is
noted of each first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from activity_directory.catalogue.catalogue import Community
from activity_directory.problems import Problem

CheckEntry = Callable[[Any, Community, date], Iterable[Problem]]
"""What is wrong with one record, or with the texts of one file, on a day."""
Collect = Callable[[Any], Any]
"""What has to be known of a record when all are compared: little, and often nothing at all."""
CheckAll = Callable[[Sequence[Any], Community, date], Iterator[Problem]]
"""What is wrong between the entries of which these are the notes, in the order of reading."""

TEXTS = "texts"
"""In place of a folder: the texts of every file, those with mistakes in their facts included."""
UNREAD_TEXTS = "unread texts"
"""In place of a folder: the texts of those files alone whose facts make no record."""


@dataclass(frozen=True, eq=False)
class Rule:
    """One thing that can be wrong in an entry, between entries, or between an entry and a date."""

    names: tuple[str, ...]
    manual: str
    check_entry: Mapping[str, CheckEntry] = field(default_factory=dict)
    """How to look at a record, by the folder it is in."""
    collect: Mapping[str, Collect] = field(default_factory=dict)
    """What to note of a record, by the folder it is in."""
    check_all: CheckAll | None = None
