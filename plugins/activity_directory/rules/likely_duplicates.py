"""One activity is listed once.

`likely-duplicate` (a warning): another entry has the same name, or nearly the same, and the same
postcode, telephone number or time. Keep the one that is kept up to date, and name the other's file
under its `was:`, so that old links still answer. If both are right, give them names that tell them
apart.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.model.schedule import Monthly, Once, Weekly
from activity_directory.model.status import Closed
from activity_directory.rules.rule import Rule
from activity_directory.sanitise.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.problems import Problem
    from activity_directory.source.places import Places

MOST_COMPARED = 20
"""Entries of one postcode or number that share a word: of a commoner word nothing follows."""


class _Entry(NamedTuple):
    """What two listings of one activity have in common."""

    slug: str
    name: str
    places: Places
    words: frozenset[str]
    postcodes: frozenset[str]
    phone: str
    times: frozenset[Hashable]


def _compare(entries: Sequence[_Entry], _community: Community, _today: date) -> Iterator[Problem]:
    """Each pair is reported once, at the later of the two, with the earlier as its twin."""
    reported: set[str] = set()
    for first, second, why in (*_same_name(entries), *_similar_name(entries)):
        pair = {first.slug, second.slug}
        if not pair <= reported:
            reported |= pair
            yield replace(_problem(second, first, why), twin=_problem(first, second, why))


def _problem(entry: _Entry, other: _Entry, why: str) -> Problem:
    return entry.places.problem(
        "name",
        "likely-duplicate",
        f"Name: this looks like {quoted(other.name)} (activities/{other.slug}): they have {why}",
        "If they are the same activity, keep one file and put the name of the other under `was:` "
        "in it. If not, give them different names.",
        "warning",
    )


_COMMON = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "for",
        "in",
        "of",
        "on",
        "the",
        "to",
        "with",
        "group",
        "club",
        "class",
        "classes",
        "session",
        "sessions",
    }
)


_WORD = re.compile(r"\w+")


def _entry(activity: Activity) -> _Entry | None:
    if isinstance(activity.status, Closed):
        return None
    words = frozenset(_WORD.findall(activity.name.casefold().replace("'", "").replace("’", "")))
    return _Entry(
        activity.slug,
        activity.name,
        activity.places_in_file,
        words - _COMMON or words,
        frozenset(venue.postcode for venue in activity.venues if venue.postcode),
        activity.contact.phone,
        frozenset(_times(activity)),
    )


def _times(activity: Activity) -> Iterator[Hashable]:
    for schedule in activity.when:
        match schedule:
            case Weekly(days=days, hours=hours):
                yield from ((day, hours.start) for day in days)
            case Monthly(days=month_days, hours=hours):
                yield from ((day, hours.start) for day in month_days)
            case Once(on=on, hours=hours):
                yield on, hours.start
            case _:
                pass


def _elsewhere(first: _Entry, second: _Entry) -> bool:
    """Whether both say where they are, and it is not the same place."""
    return bool(
        first.postcodes and second.postcodes and first.postcodes.isdisjoint(second.postcodes)
    )


def _same_name(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, _Entry, str]]:
    """The same words in the name, and one more thing the same."""
    entries_named = Counter(entry.words for entry in entries)
    seen: dict[Hashable, _Entry] = {}
    for entry in entries:
        if entries_named[entry.words] == 1:
            continue
        shared: list[tuple[Hashable, str, bool]] = [
            ((entry.words, postcode), "the same name and postcode", False)
            for postcode in sorted(entry.postcodes)
        ]
        if entry.phone:
            shared.append(((entry.words, entry.phone), "the same name and telephone number", True))
        shared += [
            ((entry.words, moment), "the same name and time", True)
            for moment in sorted(entry.times, key=str)
        ]
        for key, why, may_be_elsewhere in shared:
            first = seen.setdefault(key, entry)
            if first is not entry and not (may_be_elsewhere and _elsewhere(first, entry)):
                yield first, entry, why
                break


def _similar_name(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, _Entry, str]]:
    """Nearly the same words, the same time, and the same place or number."""
    together: dict[Hashable, list[_Entry]] = {}
    for entry in entries:
        for key in (*entry.postcodes, entry.phone):
            if key:
                for moment in entry.times:
                    together.setdefault((key, moment), []).append(entry)
    for group in together.values():
        if len(group) > 1:
            for first, second in _pairs(_by_word(group)):
                same = "place" if first.postcodes & second.postcodes else "telephone number"
                yield first, second, f"nearly the same name, the same {same} and the same time"


def _by_word(group: list[_Entry]) -> Mapping[str, list[_Entry]]:
    """The entries of a group that share a word: only those are ever compared."""
    sharing: dict[str, list[_Entry]] = {}
    for entry in group:
        for word in entry.words:
            sharing.setdefault(word, []).append(entry)
    return sharing


def _pairs(sharing: Mapping[str, list[_Entry]]) -> Iterator[tuple[_Entry, _Entry]]:
    for _, group in sorted(sharing.items()):
        if not 1 < len(group) <= MOST_COMPARED:
            continue
        for number, second in enumerate(group):
            for first in group[:number]:
                if _alike(first.words, second.words):
                    yield first, second


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Most words are the same, and those that differ are no numbers: `Craft 1` and `Craft 2`."""
    apart = first ^ second
    if any(word.isdigit() for word in apart):
        return False
    return len(apart) <= 2 and len(first & second) >= len(apart)


RULE = Rule(("likely-duplicate",), __doc__, collect={"activities": _entry}, check_all=_compare)
