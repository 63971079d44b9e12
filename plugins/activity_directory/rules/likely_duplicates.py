"""One activity is listed once.

`likely-duplicate` (a warning): another entry has the same name, or nearly the same, and the same
postcode, telephone number or times, all of them. Its other names (`also_known_as:`) count too. A
place at the start or the end of a name does not: "Men's Shed, Highfield" may be "Men's Shed". What
is at another postcode, or another point on a map, is another. Keep the one that is kept up to date,
and name the other's file under its `was:`, so that old links still answer. If both are right, give
them names that tell them apart.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from activity_directory.model.schedule import Monthly, Once, Weekly
from activity_directory.model.status import Closed
from activity_directory.rules.rule import Rule
from activity_directory.sanitise.alphabets import without_accents
from activity_directory.sanitise.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.problems import Problem
    from activity_directory.source.places import Places

MOST_COMPARED = 20
"""Entries of one postcode or number that share a word: of a commoner word nothing follows."""


Words = tuple[str, ...]
"""The words of a name in order, as they are compared."""


Point = tuple[float, float]
"""Latitude and longitude, in degrees."""


class _Entry(NamedTuple):
    """What two listings of one activity have in common. `called` begins with the name itself."""

    slug: str
    name: str
    places: Places
    called: tuple[Words, ...]
    venues: frozenset[Words]
    postcodes: frozenset[str]
    points: frozenset[Point]
    phone: str
    times: frozenset[Hashable]


def _compare(entries: Sequence[_Entry], community: Community, _today: date) -> Iterator[Problem]:
    """Each likely duplicate is reported once, at the later of the two; the earlier is its twin."""
    reported: set[str] = set()
    for first, second, why in (*_same_name(entries, community), *_similar_name(entries)):
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
_BETWEEN = frozenset({"at", "in", "of", "on", "the"})
"""Words between a name and the place after it."""


@lru_cache(maxsize=10_000)  # the names of venues, and of many activities, are said often
def _words(text: str) -> Words:
    plain = without_accents(text.casefold()).replace("'", "").replace("’", "")
    return tuple(_WORD.findall(plain))


def _entry(activity: Activity) -> _Entry | None:
    if isinstance(activity.status, Closed):
        return None
    return _Entry(
        activity.slug,
        activity.name,
        activity.places_in_file,
        tuple(map(_words, (activity.name, *activity.also_known_as))),
        _set_of(*_place_words(venue.name for venue in activity.venues)),
        _set_of(*(venue.postcode for venue in activity.venues if venue.postcode)),
        _set_of(*(venue.location for venue in activity.venues if venue.location)),
        activity.contact.phone,
        _set_of(*_times(activity)),
    )


@lru_cache(maxsize=10_000)
def _set_of(*values: Hashable) -> frozenset[Any]:
    """These as a set: one for all entries that have the same, as an empty one takes 216 bytes."""
    return frozenset(values)


def _times(activity: Activity) -> Iterator[Hashable]:
    for schedule in activity.when:
        match schedule:
            case Weekly(days=days, hours=hours) if hours.known:
                yield from ((day, hours.start) for day in days)
            case Monthly(days=month_days, hours=hours) if hours.known:
                yield from ((day, hours.start) for day in month_days)
            case Once(on=on, hours=hours) if hours.known:
                yield on, hours.start
            case _:
                pass


def _elsewhere(first: _Entry, second: _Entry) -> bool:
    """Whether both say where they are, and it is not the same place."""
    if first.postcodes and second.postcodes and first.postcodes.isdisjoint(second.postcodes):
        return True
    return bool(
        first.points
        and second.points
        and not any(_near(one, other) for one in first.points for other in second.points)
    )


_DEGREES = 0.01
"""Of latitude and of longitude that two points of one place are apart at most."""


def _near(one: Point, other: Point) -> bool:
    return all(abs(here - there) < _DEGREES for here, there in zip(one, other, strict=True))


class _Name(NamedTuple):
    """One name of an entry: its telling words, without the places at its start and its end."""

    words: frozenset[str]
    places: frozenset[Words]
    is_first: bool


def _place_words(names: Iterable[str]) -> Iterator[Words]:
    """The words of places' names: a leading "the" may be left out in the name of an activity."""
    for name in names:
        words = _words(name)
        yield words[1:] if words[:1] == ("the",) else words


def _names(entry: _Entry, everywhere: frozenset[Words]) -> list[_Name]:
    names = []
    for number, words in enumerate(entry.called):
        core, places = _without_places(words, everywhere | entry.venues)
        names.append(_Name(_telling(core), places, number == 0))
    return names


def _telling(words: Words) -> frozenset[str]:
    return frozenset(words) - _COMMON or frozenset(words)


def _without_places(words: Words, known: frozenset[Words]) -> tuple[Words, frozenset[Words]]:
    """The words of a name without places at its start and its end, and those places."""
    longest = max(map(len, known), default=0)
    for size in range(longest, 0, -1):
        at_end, at_start = words[-size:] in known, words[:size] in known
        for rest, place, found in (
            (words[:-size], words[-size:], at_end),
            (words[size:], words[:size], at_start and not at_end),
        ):
            core = _bare(rest)
            if found and not _COMMON.issuperset(core):
                more, others = _without_places(core, known)
                return more, frozenset({place, *others})
    return words, frozenset()


def _bare(words: Words) -> Words:
    """Without the small words at either end that led to a place."""
    while words and words[-1] in _BETWEEN:
        words = words[:-1]
    while words and words[0] in _BETWEEN:
        words = words[1:]
    return words


def _places_of(community: Community) -> frozenset[Words]:
    areas = community.vocabularies["areas"].terms.values()
    names = (name for area in areas for name in (area.label, *area.synonyms))
    return frozenset(filter(None, _place_words((community.site.place, *names))))


def _same_name(
    entries: Sequence[_Entry], community: Community
) -> Iterator[tuple[_Entry, _Entry, str]]:
    """A name of both is the same but for places, and one more thing is the same.

    Two groups may bear the names of two places ("Choir, Northgate" and "Choir, Riverside"): then
    two more things have to be the same.
    """
    everywhere = _places_of(community)
    named = [(entry, _names(entry, everywhere)) for entry in entries]
    how_many = Counter(words for _, names in named for words in {name.words for name in names})
    seen: dict[Hashable, tuple[_Entry, _Name]] = {}
    for entry, names in named:
        for name in names:
            if how_many[name.words] > 1:
                for what, value in _shareable(entry):
                    first, its_name = seen.setdefault((name.words, what, value), (entry, name))
                    if first is not entry and (
                        why := _why_the_same(first, its_name, entry, name, what)
                    ):
                        yield first, entry, why
                        break


def _shareable(entry: _Entry) -> Iterator[tuple[str, Hashable]]:
    yield from (("postcode", postcode) for postcode in sorted(entry.postcodes))
    if entry.phone:
        yield "telephone number", entry.phone
    yield from (("time", moment) for moment in sorted(entry.times, key=str))


def _why_the_same(first: _Entry, its: _Name, second: _Entry, name: _Name, what: str) -> str:
    """What is the same in two entries that share a name and `what`; empty where it's too little."""
    if what != "postcode" and _elsewhere(first, second):
        return ""
    if what == "time" and first.times != second.times:
        return ""  # on other days besides
    shared = [what]
    if its.places and name.places and its.places != name.places:
        both = {kind for kind, _ in {*_shareable(first)} & {*_shareable(second)}}
        shared = [kind for kind in ("postcode", "telephone number", "time") if kind in both]
        if len(shared) == 1:
            return ""
    if not (its.is_first and name.is_first):
        return f"a name in common, and the same {' and '.join(shared)}"
    if its.places != name.places:
        return f"the same name but for the place, and the same {' and '.join(shared)}"
    return f"the same name and {' and '.join(shared)}"


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
        for word in {word for words in entry.called for word in _telling(words)}:
            sharing.setdefault(word, []).append(entry)
    return sharing


def _pairs(sharing: Mapping[str, list[_Entry]]) -> Iterator[tuple[_Entry, _Entry]]:
    for _, group in sorted(sharing.items()):
        if not 1 < len(group) <= MOST_COMPARED:
            continue
        for number, second in enumerate(group):
            for first in group[:number]:
                if any(
                    _alike(_telling(one), _telling(other))
                    for one in first.called
                    for other in second.called
                ):
                    yield first, second


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Most words are the same, and those that differ are no numbers: `Craft 1` and `Craft 2`."""
    apart = first ^ second
    if any(word.isdigit() for word in apart):
        return False
    return len(apart) <= 2 and len(first & second) >= len(apart)


RULE = Rule(("likely-duplicate",), __doc__, collect={"activities": _entry}, check_all=_compare)
