"""Whoever an event of a calendar names, and how they are reached: none of it is published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from activity_directory.importers.calendar_parts import every_of, text_of
from activity_directory.importers.kept_back.homes import public_names
from activity_directory.importers.kept_back.known import Private, named_in
from activity_directory.importers.kept_back.person import has_word_of_a_group, people_in
from activity_directory.importers.kept_back.reached import addresses_in, is_of_an_office, numbers_in

if TYPE_CHECKING:
    from icalendar import Component


def private_of(every: Sequence[Component]) -> Private:
    """The people of the parts of an event, and how they are reached where that is no office."""
    at = text_of(every[0], "LOCATION")
    found = Private(called=text_of(every[0], "SUMMARY"), where=public_names([at]))
    for part in every:
        for name in ("ORGANIZER", "ATTENDEE", "CONTACT"):
            for value in every_of(part, name):
                called = str(getattr(value, "params", {}).get("CN", "")).strip(" '\"")
                found = found.with_more(_of_somebody(str(value), called))
    return found


def _of_somebody(words: str, called: str) -> Private:
    """What is private of somebody: an address with a name, or words with a name and a number."""
    words = re.sub("^mailto:", "", words.strip(), flags=re.IGNORECASE)
    people = frozenset((*people_in(called), *people_in(words)))
    addresses = addresses_in(words)
    if has_word_of_a_group(called or words) and not people:
        return Private()
    if not people and all(map(is_of_an_office, addresses)) and addresses:
        return Private()
    own = frozenset(one for one in addresses if not is_of_an_office(one))
    return Private(people | named_in(own), own, frozenset(numbers_in(words)))
