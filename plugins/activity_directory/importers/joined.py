"""Two listings of one activity as one: what the kept entry lacks comes from the other. Pure."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from activity_directory.importers import three_way
from activity_directory.importers.joined_times import times_of_both
from activity_directory.intake.writing import Value, Words
from activity_directory.model.activity import Activity
from activity_directory.schema import fields as table

OF_EACH = frozenset({"name", "was", "status", "checked", "source"})
"""Facts of a listing itself, which say nothing of another one."""
WAS, WHEN = "was", "when"


class Different(NamedTuple):
    """A fact that both entries have, each otherwise."""

    fact: str
    label: str
    kept: str
    other: str


class Joined(NamedTuple):
    """The text of the kept entry, what came of the other, and what both say differently."""

    text: str
    added: tuple[tuple[str, str], ...]
    different: tuple[Different, ...]


def joined(kept: Activity, other: Activity, taken: Collection[str] = ()) -> Joined:
    """The kept entry, with the old addresses of the other.

    What the kept one says holds, but for the facts that are `taken`; the times are those of both,
    where the two don't differ in where it is, for whom and at what price.
    """
    text = kept.places_in_file.text
    here, there = (three_way.facts_in(one.places_in_file.text) for one in (kept, other))
    facts: dict[str, Value | None] = {}
    added: list[tuple[str, str]] = []
    different: list[Different] = []
    times = None if WHEN in taken else times_of_both(here, there)
    for name, value in there.items():
        if name in OF_EACH:
            continue
        if name == WHEN and times is not None:
            facts[name] = times
            added.append((label_of(name), three_way.in_one_line(name, there)))
            continue
        if name not in here:
            facts[name] = value
            added.append((label_of(name), three_way.in_one_line(name, there)))
        elif three_way.in_one_line(name, here) != three_way.in_one_line(name, there):
            if name in taken:
                facts[name] = value
            both = three_way.in_one_line(name, here), three_way.in_one_line(name, there)
            different.append(Different(name, label_of(name), *both))
    if kept.name != other.name:
        different.insert(0, Different("name", label_of("name"), kept.name, other.name))
    old = dict.fromkeys((*kept.was, other.slug, *other.was))
    facts[WAS] = tuple(map(Words, old))
    return Joined(three_way.with_facts(text, facts), tuple(added), tuple(different))


def label_of(name: str) -> str:
    """What people call a fact: `Phone` for `contact.phone`."""
    group, _, inner = name.rpartition(".")
    if group:
        tables = {"contact": table.CONTACT, "eligibility": table.ELIGIBILITY}
        found = tables[group].by_name.get(inner)
        return found.label if found is not None else inner
    field = table.ACTIVITY.by_name.get(name)
    return field.label if field is not None else name.replace("_", " ").capitalize()
