"""Which words of an address are a town or a county: those are no name of a place.

`Coventry CV1 5AB` names no place to go to. A town is known by its name, or because other rows
of the list have it where an address has its town.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from activity_directory.schema.values.contact import IN_AN_ADDRESS
from activity_directory.schema.values.town_names import is_a_county, is_a_town
from activity_directory.vocabulary import plain

_OFTEN_ENOUGH = 2
"""Addresses of a list that end in the same words, which are then a town."""


def is_town(part: str, of_list: frozenset[str] = frozenset()) -> bool:
    """Whether a part of an address is a town or a county. `of_list` is from `towns_of`."""
    return is_a_town(part) or plain(part) in of_list


def towns_of(rows: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """The towns of a list, made plain: what several of its addresses with a street end in."""
    ends: Counter[str] = Counter()
    for answers in rows:
        text = answers.get("street", "") or answers.get("venue", "")
        parts = [part.strip(" .") for part in re.split(r"[,\n;]", IN_AN_ADDRESS.sub(",", text))]
        whole = [part for part in parts if part and not is_a_county(part)]
        if len(whole) > 1 and _HAS_NUMBER.search(text) and whole[-1].replace(" ", "").isalpha():
            ends[plain(whole[-1])] += 1
    return frozenset(town for town, times in ends.items() if times >= _OFTEN_ENOUGH)


_HAS_NUMBER = re.compile(r"(?:^|[,\n;])\s*\d+[a-z]?\s+[a-z]", re.IGNORECASE)
