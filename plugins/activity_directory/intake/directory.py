"""The entries that submissions refer to, each found by what people call it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol
from urllib.parse import unquote, urlsplit

from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.intake.answers import Guessing
from activity_directory.model.activity import Activity
from activity_directory.model.place import Venue
from activity_directory.schema.reading import References
from activity_directory.schema.values.contact import parse_postcode
from activity_directory.schema.values.mistake import Mistake, MistakeText
from activity_directory.schema.values.words import (
    slug_before_a_number,
    slug_cut_in_a_word,
    usable_slug,
)
from activity_directory.urls import permalinks
from activity_directory.vocabulary import plain

MOST_GUESSES = 300
"""Of all submissions that are read together."""
OLD_NAME = MistakeText(
    "this was the name of what is now `{now}`",
    "If it is the same activity, ask to change that listing. "
    "If it is another, give it a name of its own.",
)
"""Why a new listing can't have a name that is under `was:`."""


@dataclass(frozen=True, eq=False)
class Directory:
    """The existing entries, everything that an entry may refer to, and the date."""

    catalogue: Catalogue
    references: References
    today: date

    @cached_property
    def guessing(self) -> Guessing:
        """What was most likely meant by answers that are no choice, of all that are read."""
        return Guessing(MOST_GUESSES)

    @cached_property
    def organisations(self) -> Mapping[str, str]:
        """The ids of the organisations by what people call them."""
        return _called(self.catalogue.organisations)

    @cached_property
    def venues(self) -> Mapping[str, str]:
        """The ids of the venues by what people call them."""
        return _called(self.catalogue.venues)

    @cached_property
    def _venues_by_name(self) -> Mapping[str, list[Venue]]:
        by_name: dict[str, list[Venue]] = {}
        for venue in self.catalogue.venues:
            by_name.setdefault(plain(venue.name), []).append(venue)
        return by_name

    @cached_property
    def _organisations_by_name(self) -> Mapping[str, str]:
        return {plain(one.name): one.id for one in reversed(self.catalogue.organisations)}

    def organisation_called(self, name: str) -> str:
        """The id of the organisation of just this name: a list of others knows no ids."""
        return self._organisations_by_name.get(plain(name), "")

    def venue_called(self, name: str, postcode: str = "") -> str:
        """The id of the venue of just this name; with a postcode, of one that isn't elsewhere."""
        whole, found = self.whole_postcode(postcode), self._venues_by_name.get(plain(name), ())
        there = [one for one in found if not whole or one.postcode in {"", whole}]
        return max(there, key=lambda one: bool(whole and one.postcode)).id if there else ""

    def count_venues_called(self, name: str) -> int:
        """How many venues have just this name."""
        return len(self._venues_by_name.get(plain(name), ()))

    def whole_postcode(self, text: str) -> str:
        """The postcode that a text is, in the usual spelling; empty where it is none, or a half."""
        postcode = parse_postcode(text.strip(), self.references.demonstration)
        usual = postcode.meant if isinstance(postcode, Mistake) else postcode
        return usual if " " in usual else ""

    @cached_property
    def venue_by_id(self) -> Mapping[str, Venue]:
        """The venues that have a file of their own."""
        return {venue.id: venue for venue in self.catalogue.venues}

    @cached_property
    def old_names(self) -> Mapping[str, str]:
        """Old slugs of activities, with the title of the activity that replaced each."""
        return permalinks.old_names(self.catalogue, "activities")

    @cached_property
    def _by_name(self) -> Mapping[str, list[Activity]]:
        activities: dict[str, list[Activity]] = {}
        for activity in self.catalogue.activities:
            activities.setdefault(plain(activity.name), []).append(activity)
        return activities

    def old_name(self, name: str) -> str:
        """What it is now that had this name before; empty where nothing had."""
        found = (self.old_names.get(slug) for slug in slugs_for(name))
        return next(filter(None, found), "")

    @cached_property
    def _by_old_name(self) -> Mapping[str, list[Activity]]:
        activities: dict[str, list[Activity]] = {}
        for activity in self.catalogue.activities:
            for old in activity.was:
                activities.setdefault(old, []).append(activity)
        return activities

    def listing_meant(self, words: str) -> Activity | None:
        """The listing that is meant: by the address of its page, by its file, or by its name."""
        path = unquote(urlsplit(words.strip()).path)
        match = re.search(r"activities/([a-z0-9-]+)", path)
        slug = match[1] if match else path.strip("/").removesuffix(".md")
        by_slug = self.catalogue.activity_by_slug.get(slug)
        if by_slug is not None:
            return by_slug
        meant = [*self._by_name.get(plain(words), ()), *self._by_old_name.get(slug, ())]
        return meant[0] if len(meant) == 1 else None


class _Named(Protocol):
    """A record with an id and a name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


def _called(records: Iterable[_Named]) -> dict[str, str]:
    called: dict[str, str] = {}
    for record in records:
        called.setdefault(plain(record.id), record.id)
        called.setdefault(plain(record.name), record.id)
    return called


class Slugs:
    """The slugs of new entries: each one that no other has, and none ever had."""

    def __init__(self, directory: Directory, *, replacing: bool = False) -> None:
        """`replacing`: a new entry may take the place of a listing whose name makes its slug."""
        self.taken = set(directory.old_names)
        here = directory.catalogue.names["activities"]
        self.replaced = here if replacing else frozenset[str]()
        self.taken |= here - self.replaced
        self.last: dict[str, int] = {}

    def take(self, slug: str) -> None:
        """Note that an entry has this slug."""
        self.taken.add(slug)

    def free_with(self, name: str, more: Iterable[str]) -> str:
        """The slug of a new entry whose name is taken: the name, then words such as its place."""
        slugs = (slug_for(f"{name} {words}") for words in more if words)
        return next((one for one in slugs if one not in self.taken), self.free(name))

    def free(self, name: str) -> str:
        """The slug of a new entry with this name: with a number where others have it."""
        slug = next((one for one in slugs_for(name) if one in self.replaced), slug_for(name))
        if slug not in self.taken:
            return slug
        short = slug_before_a_number(slug)
        number = self.last.get(short, 2)
        while f"{short}-{number}" in self.taken:
            number += 1
        self.last[short] = number
        return f"{short}-{number}"


def slug_for(name: str) -> str:
    """The slug that a name makes."""
    return usable_slug(name, "activity")


def slugs_for(name: str) -> tuple[str, ...]:
    """Every slug that an entry of this name may have: the one that it makes, then as it was made.

    The slugs of long names were once cut in a word.
    """
    return tuple(dict.fromkeys(filter(None, (slug_for(name), slug_cut_in_a_word(name)))))
