"""What a source says of a listing beyond the questions: several places, two kinds of time, a rule.

The facts are as an entry writes them, and are read again with the entry that they become a part of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from activity_directory.intake import place
from activity_directory.intake.answers import Answers, Fault, Kept
from activity_directory.intake.beside_times import LONGEST_NOTE
from activity_directory.intake.directory import Directory
from activity_directory.intake.making import Making
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Facts, Value, Words, text_of
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.fields import ACTIVITY
from activity_directory.schema.reading import field_name
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import ASK
from activity_directory.vocabulary import plain


@dataclass(frozen=True)
class Place:
    """One of several places: the answers to the questions about it, and what no question asks."""

    answers: Mapping[str, str]
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Beyond:
    """What the answers can't say.

    `facts` stand in place of what the answers make; so do `places`, of which each is at least
    named. `organisation` is more about who runs it; `address` is the slug that it had elsewhere;
    `position` is where its place is on a map.
    A time in `facts` names its place by the place's name.
    """

    facts: Facts = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    organisation: Facts = field(default_factory=dict)
    address: str = ""
    position: str = ""

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.facts or self.places or self.organisation or self.address or self.position)


NOTHING = Beyond()


def added(facts: Facts, more: Beyond, making: Making) -> dict[str, Value]:
    """The facts of the answers with those that no question asks, in the order of the table."""
    found = dict(facts)
    for name, value in more.facts.items():
        before = found.get(name)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            found[name] = {**before, **value}
        else:
            found[name] = value
    if "venue" in found and more.position:
        found["venue"] = _on_its_map(found["venue"], more.position, making)
    venues = [one for at in more.places for one in _at(at, found, making)]
    if venues:
        found["venue"] = venues[0] if len(venues) == 1 else tuple(venues)
    if "when" in more.facts:
        found["when"] = _at_their_places(more.facts["when"], venues, making.directory)
    partners = found.pop("partners", ())
    if not isinstance(partners, Words | Mapping) and (known := tuple(_partners(partners, making))):
        found["partners"] = known
    return dict(sorted(found.items(), key=lambda one: _ORDER.get(field_name(one[0]), 0)))


def _on_its_map(venue: Value, position: str, making: Making) -> Value:
    """A place with its position; one that is withheld or that nobody has named has none."""
    if not isinstance(venue, Mapping):
        if text_of(venue) == ASK:
            making.answers.remark(question("venue"), _NO_NAME)
        return venue
    if "withheld" in venue:
        return venue
    if text_of(venue.get("name")) == place.SEVERAL:
        making.answers.remark(question("venue"), _NO_NAME)
        return venue
    return {**venue, "location": Words(position, "venue")}


_NO_NAME = "the list says where it is on a map, but no name of its place, so that is unused"


def _partners(named: Iterable[Value], making: Making) -> Iterator[Words]:
    """The ids of organisations by their names; one without a file is named in the description."""
    unknown = []
    for one in named:
        name = one.text if isinstance(one, Words) else ""
        known = making.directory.organisations.get(plain(name))
        if known:
            yield Words(known)
        else:
            unknown.append(name)
    if unknown:
        asked = question("organisation")
        message = f"{asked.label}: there is no organisation {quoted(shown(unknown[0]))}"
        fault = Fault(asked.id, message)
        making.answers.kept[asked.id] = Kept(f"also {', '.join(unknown)}", fault)


def _at(one: Place, found: dict[str, Value], making: Making) -> Iterator[Value]:
    """One of several places; what it says of the session is put into `found`."""
    answers = Answers(
        {**one.answers, "format": making.answers.given.get("format", "")},
        making.directory.references,
        making.directory.guessing,
        making.answers.optional,
    )
    there = Making(answers, making.directory, moved_in=making.moved_in)
    value = with_more(place.venue(there), one.facts)
    session, before = place.access(there, "session"), found.get("access")
    if session:
        found["access"] = {**session, **(before if isinstance(before, Mapping) else {})}
    making.answers.faults += answers.faults
    for name, kept in answers.kept.items():
        above = making.answers.kept.get(name)
        text = f"{above.text}; {kept.text}" if above else kept.text
        making.answers.kept[name] = kept._replace(text=text)
    if value:
        yield value


_ORDER = {one.name: number for number, one in enumerate(ACTIVITY.fields)}


def with_more(value: Value | None, more: Facts) -> Value | None:
    """A group that is written in place, with what else is known; the id of a file stays."""
    if not more or value is None:
        return value
    if isinstance(value, Mapping):
        return {**more, **value}
    return value


def _at_their_places(when: Value, places: Sequence[Value], directory: Directory) -> Value:
    """Times that name their place by the id of its file, or in words where it has no file."""
    if isinstance(when, Words | Mapping):
        return when
    ids = {one.text for one in places if isinstance(one, Words)}
    return tuple(
        _at_its_place(one, ids, directory, alone=len(places) < 2)
        if isinstance(one, Mapping)
        else one
        for one in when
    )


def _at_its_place(time: Facts, ids: set[str], directory: Directory, *, alone: bool) -> Facts:
    named = time.get("venue")
    if not isinstance(named, Words):
        return time
    rest = {name: value for name, value in time.items() if name != "venue"}
    known = directory.venues.get(plain(named.text), "")
    if alone:
        return rest
    if known in ids:
        return {**rest, "venue": Words(known, named.origin)}
    note = rest.get("note")
    before = note.text if isinstance(note, Words) else ""
    where = f"At {named.text}."
    words = f"{where} {before}".strip()
    return {**rest, "note": Words(words if len(words) <= LONGEST_NOTE else where, named.origin)}
