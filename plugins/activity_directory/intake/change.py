"""A listing that is there already, with what a submission asks to change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from types import MappingProxyType

from activity_directory.intake import place, prices, schedule, writing
from activity_directory.intake.making import Making
from activity_directory.intake.questions import BY_A_READER, REMOVED, Request, question
from activity_directory.intake.today import answers_of
from activity_directory.intake.writing import Facts, Value, Words, Written
from activity_directory.model.activity import Activity
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.reading import field_name
from activity_directory.schema.values.mistake import shown
from activity_directory.source import nodes
from activity_directory.source.entry import read_entry, read_yaml

MADE_OF_SEVERAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "when": (
            "how_often",
            "times",
            "starting",
            "sessions",
            "not_on",
            "bank_holidays",
            "times_in_words",
        ),
        "venue": ("venue", "street", "postcode", "area", "buses", "access", "access_note"),
        "cost": ("price", "amount", "price_since", "price_note"),
        "organisation": ("organisation", "organisation_website"),
    }
)
"""Facts that several questions make together: a change of one answer rewrites the fact."""


def listing_meant(making: Making) -> Activity | None:
    """The listing that is meant: by the address of its page, by its file, or by its name."""
    text = making.answers.given.get("listing", "")
    if not text:
        return None
    activity = making.directory.listing_meant(text)
    if activity is None:
        making.answers.fault(
            question("listing"),
            f"there is no listing called {quoted(text[:60])}",
            "Copy the address of its page from the top of your browser.",
        )
    return activity


def changed(making: Making, activity: Activity, request: Request) -> Written:
    """The entry with what was asked for."""
    before = activity.places_in_file.text
    making.changing = True
    facts: dict[str, Value | None]
    if request == "still-right":
        facts = _still_right(making)
    elif request == "pause":
        facts = {**_status(making, paused="paused", back="back", because="because")}
    elif request == "close":
        facts = {**_closed(making)}
    else:
        facts = dict(_changes(making, activity))
        before = _other_words(making, activity, before)
    text = writing.changed(before, facts)
    return Written(text, _origins(text, facts))


def _still_right(making: Making) -> dict[str, Value | None]:
    """The date of the check, and by whom; nothing where the answer to that is refused."""
    role = making.line("your_role")
    if role is None and "your_role" not in making.answers:
        role = Words(BY_A_READER, "your_role")
    return {"checked": making.check(role)} if role else {}


def _closed(making: Making) -> Mapping[str, Facts]:
    instead = _try_instead(making)
    return {
        name: {**status, **({"try_instead": instead} if instead else {})}
        for name, status in _status(making, closed="closed", because="because").items()
    }


def _status(making: Making, **fields: str) -> Mapping[str, Facts]:
    group = making.group(**fields)
    first = next(iter(fields))
    return {"status": group} if group and first in group else {}


def _try_instead(making: Making) -> tuple[Words, ...]:
    """The listings that are named, each once; each that is not there is a fault."""
    asked = question("try_instead")
    found = {}
    for line in making.answers.given.get(asked.id, "").splitlines():
        if not line.strip():
            continue
        activity = making.directory.listing_meant(line.strip())
        if activity is None:
            making.answers.fault(
                asked,
                f"there is no listing called {quoted(shown(line.strip()))}",
                "Copy the address of its page from the top of your browser.",
            )
        else:
            found[activity.slug] = Words(activity.slug, asked.id)
    return tuple(found.values())


def _other_words(making: Making, activity: Activity, before: str) -> str:
    """The text with another description or another first time."""
    description, first_time = (_long_answer(making, name) for name in ("description", "first_time"))
    texts = (
        activity.description if description is None else description,
        activity.first_time if first_time is None else first_time,
    )
    if texts == (activity.description, activity.first_time):
        return before
    body = texts[0] + (f"\n\n## The first time\n\n{texts[1]}" if texts[1] else "")
    return writing.with_body(before, body)


def _long_answer(making: Making, name: str) -> str | None:
    """An answer of many lines: None where it was left blank, nothing where it says `none`."""
    if name not in making.answers:
        return None
    text = making.text(name)
    return "" if text.casefold() == REMOVED else text


def _changes(making: Making, activity: Activity) -> Iterator[tuple[str, Value | None]]:
    """The facts whose answers differ from today's."""
    now = answers_of(activity, making.today)
    differing = {
        name
        for name, text in making.answers.given.items()
        if " ".join(text.split()) != " ".join(now.get(name, "").split())
    } - {"listing", "your_role", "description", "first_time"}
    removed = {name for name in differing if making.answers.given[name].casefold() == REMOVED}
    making.answered_now = differing - removed
    for name in removed:
        del making.answers.given[name]
    several = {name for names in MADE_OF_SEVERAL.values() for name in names}
    for field, names in MADE_OF_SEVERAL.items():
        if differing & set(names):
            for name in set(names) - removed:
                if name in now:
                    making.answers.given.setdefault(name, now[name])
            yield from _made_anew(making, field, activity, removed)
    for name in sorted(differing - several):
        path = question(name).path
        # No form shows the terms for professionals only, so no answer speaks of them.
        kept = tuple(Words(term.id) for field, term in activity.private if field == path)
        if name in removed:
            yield path, kept or None
        elif value := _value(making, name):
            yield path, (*making.choices(name), *kept) if kept else value


def _value(making: Making, name: str) -> Value | None:
    if question(name).asked == "choices":
        return making.choices(name)
    return making.line(name)


def _made_anew(
    making: Making, field: str, activity: Activity, removed: AbstractSet[str]
) -> Iterator[tuple[str, Value | None]]:
    made: dict[str, Value | None] = {}
    if field == "when":
        made[field] = schedule.when(making)
    elif field == "cost":
        cost = prices.cost(making.answers, making.answered_now)
        made[field] = _after(cost, activity) if cost else None
    elif field == "organisation":
        made[field] = _with_the_rest(making.organisation(), activity, field)
    else:
        made[field] = _with_the_rest(place.venue(making), activity, field)
        before = _as_written(activity, "access")
        made["access"] = _with_the_noes(place.access(making, "session"), before)
    first = MADE_OF_SEVERAL[field][0]
    reported = {fault.question for fault in making.answers.faults}
    if not made[field] and first not in removed and not reported & set(MADE_OF_SEVERAL[field]):
        making.answers.fault(
            question(first),
            "please answer this too",
            "Without it we can't make the change.",
        )
    for name, value in made.items():
        if value or (name in removed and _node(activity, name) is not None):
            yield name, value or None


def _with_the_rest(value: Value | None, activity: Activity, field: str) -> Value | None:
    """A group written anew, with what no question asks: where the door is, a charity's number.

    Of another place, or another organisation, nothing of the old is true.
    """
    before = _as_written(activity, field)
    if not isinstance(before, Mapping) or not isinstance(value, Mapping):
        return value
    if getattr(before.get("name"), "text", "") != getattr(value.get("name"), "text", ""):
        return value
    asked = {question(name).path.rpartition(".")[2] for name in MADE_OF_SEVERAL[field]}
    rest = {name: old for name, old in before.items() if field_name(name) not in asked | {"name"}}
    noes = _with_the_noes(value.get("access"), rest.pop("access", None))
    return {**value, **rest} | ({"access": noes} if noes else {})


def _with_the_noes(value: Value | None, before: Value | None) -> Value | None:
    """What is there, and behind it what is known not to be there."""
    found = dict(value) if isinstance(value, Mapping) else {}
    for name, old in before.items() if isinstance(before, Mapping) else ():
        if isinstance(old, Words) and old.text != "yes":
            found.setdefault(name, old)
    return found or None


def _as_written(activity: Activity, name: str) -> Value | None:
    node = _node(activity, name)
    return None if node is None else writing.value_of(node)


def _after(cost: Words | tuple[Facts, ...], activity: Activity) -> Value:
    """The new price behind those that hold until it begins: an old price keeps its last day."""
    since = cost[0].get("since") if not isinstance(cost, Words) else None
    if not isinstance(since, Words):
        return cost
    begins = date.fromisoformat(since.text)
    last_day = Words((begins - timedelta(days=1)).isoformat())
    kept: list[Value] = []
    for one in _costs_as_written(activity):
        if "since" in one and str(getattr(one["since"], "text", "")) >= since.text:
            continue
        kept.append(one if "until" in one else {**one, "until": last_day})
    return (*kept, *(cost if not isinstance(cost, Words) else ()))


def _costs_as_written(activity: Activity) -> Iterator[dict[str, Value]]:
    node = _node(activity, "cost")
    items = node.items if isinstance(node, nodes.Sequence) else (node,)
    for item in items:
        value = None if item is None else writing.value_of(item)
        if isinstance(value, Words):
            yield {value.text: Words("")}
        elif isinstance(value, Mapping):
            yield dict(value)


def _node(activity: Activity, name: str) -> nodes.Node | None:
    text = activity.places_in_file.text
    read = read_entry if text.startswith("---") else read_yaml
    entry, _ = read(text.encode(), "")
    if entry is None or not isinstance(entry.header, nodes.Mapping):
        message = "an entry that was read once can be read again"
        raise AssertionError(message)
    pairs = entry.header.pairs
    return next((value for key, value in pairs if field_name(key.text) == name), None)


def _origins(text: str, facts: Mapping[str, Value | None]) -> tuple[str, ...]:
    """Which question each line of a changed entry came from: by the field it stands under."""
    by_field = {path.partition(".")[0]: writing.origin_of(value) for path, value in facts.items()}
    origins, under = [], ""
    inside = True
    for number, line in enumerate(text.split("\n")):
        if number and line.rstrip() == "---":
            inside = False
        name = re.match(r"([A-Za-z_ ]+):", line) if inside else None
        under = by_field.get(name[1], "") if name else (under if inside else "description")
        origins.append(under)
    return tuple(origins)
