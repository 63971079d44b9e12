"""Which e-mail addresses of a file are people's, by what any of its rows says.

A text of one row names whoever has an address; others have the address alone. So all rows are read
for it before any of them is made a listing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from activity_directory.importers.kept_back.anybody import whoever_is_named, whoever_is_reached
from activity_directory.importers.kept_back.email_addresses import (
    has_a_name,
    is_after,
    is_of_a_group_or_office,
    is_personal,
)
from activity_directory.importers.kept_back.known import KeptBack, OfAFile, Private
from activity_directory.importers.kept_back.reached import addresses_in
from activity_directory.importers.kept_back.word import folded, keys_in

Row = tuple[Private, Sequence[str]]
"""What a row says that is not for the public, and all of its words."""

_FEWEST = 3
"""The fewest letters of a name with which an address begins."""


def addresses_of_people(rows: Iterable[Row], file: OfAFile) -> frozenset[str]:
    """The addresses that a row shows to be a person's, in small letters.

    Where the address is that of a group by what one row is called, it is so in all of them.
    """
    theirs: set[str] = set()
    of_groups: set[str] = set()
    for private, texts in rows:
        kept = KeptBack(private, file)
        every = {one for text in texts for one in addresses_in(text)}
        if not every:
            continue
        called = private.called
        of_groups |= {one for one in every if is_of_a_group_or_office(one, called)}
        plain = {
            one
            for one in every
            if has_a_name(one, called) or is_personal(one, private.people, called)
        }
        theirs |= plain | _after_names(every - plain, texts, kept)
    return frozenset(theirs - of_groups)


def _after_names(every: set[str], texts: Sequence[str], kept: KeptBack) -> set[str]:
    """The addresses that begin with a name which the texts beside them have."""
    begun = [text for text in texts if any(_may_begin(one, text) for one in every)]
    people = [
        name
        for text in begun
        for found in (
            whoever_is_named(text, kept.is_called),
            whoever_is_reached(text, kept.mentions_somebody, kept.is_called),
        )
        for name in found
    ]
    return {one for one in every if people and is_after(one, people, kept.private.called)}


def _may_begin(address: str, text: str) -> bool:
    """Whether a word of a text begins an address: only then its names are looked for."""
    local = re.sub("[^a-z]", "", address.partition("@")[0])
    words = keys_in(re.sub(r"\S+@\S+", " ", folded(text)))
    return any(len(one) >= _FEWEST and local.startswith(one) for one in words)
