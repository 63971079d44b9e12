"""A new entry: every fact, in the order of entries, and its description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from activity_directory.intake import (
    beyond,
    from_a_list,
    past_in_texts,
    place,
    plain_lines,
    prices,
    schedule,
    times_in_texts,
    ways_of_taking_part,
    who_can_come,
    writing,
)
from activity_directory.intake.answers import Fault
from activity_directory.intake.beyond import NOTHING, Beyond
from activity_directory.intake.making import Making
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Facts, Value, Words, Written
from activity_directory.model.activity import Activity
from activity_directory.schema.values.not_known import ASK


@dataclass(frozen=True)
class Origin:
    """The list of others that a listing was taken from: what it is called, and what it says there.

    `id` is the listing's name in that list, `checked` the day on which somebody checked it.
    """

    list: str = ""
    id: str = ""
    checked: date | None = None


def entry(
    making: Making, origin: Origin, replaced: Activity | None = None, more: Beyond = NOTHING
) -> Written:
    """A whole entry, with what could be read of the answers, and what the source says beyond them.

    Old names of the listing that it replaces lead to it: what was published goes on answering.
    """
    making.position = more.position
    role = making.answers.line(question("your_role")) or Words("the group itself", "your_role")
    facts = {
        "name": making.line("name"),
        "was": tuple(map(Words, replaced.was)) if replaced else (),
        "summary": making.line("summary"),
        "organisation": beyond.with_more(making.organisation(), more.organisation),
        "categories": making.choices("categories"),
        "needs": making.needs(),
        "audiences": making.choices("audiences"),
        "format": making.format(),
        "venue": None if more.places else place.venue(making),
        "access": None if more.places else place.access(making, "session"),
        "when": None if "when" in more.facts else _when(making, origin.checked),
        "cost": None if "cost" in more.facts else prices.cost(making.answers, making.answered_now),
        "concessions": making.choices("concessions"),
        "eligibility": who_can_come.eligibility(making),
        "who_comes": making.line("who_comes"),
        "languages": making.choices("languages"),
        "joining": making.choices("joining") or (Words(ASK) if making.moved_in else ()),
        "how_to_join": making.line("how_to_join"),
        "contact": making.contact(),
        "status": Words("running"),
        "source": _source(origin, making.today),
        "checked": _checked_there(making, origin, role) if origin.list else making.check(role),
    }
    if making.moved_in:
        from_a_list.compare_days(making.answers, facts["when"])
        times_in_texts.compare_times(making.answers, facts["when"])
        ways_of_taking_part.compare_ways(making.answers)
    found: Facts = {name: value for name, value in facts.items() if value}
    if more:
        found = beyond.added(found, more, making)
    found = plain_lines.plain_facts(found, making.answers)
    first_time = making.text("first_time")
    body = writing.body_of(
        (_description(making, is_of_a_feed=bool(more)), "description"),
        *_kept(making),
        ("\n\n".join(making.answers.links), "website"),
        (f"## The first time\n\n{first_time}" if first_time else "", "first_time"),
    )
    return writing.entry(found, body)


def _when(making: Making, checked: date | None) -> Value:
    """When it is on; of a course that is over by a text of its list, people have to ask."""
    written = making.answers.given.get("times", "")
    past = past_in_texts.past_of(making) if making.moved_in else None
    made = schedule.when(making, checked)
    return past_in_texts.compared(making, made, written, past) if past is not None else made


def _description(making: Making, *, is_of_a_feed: bool) -> str:
    """The description, without a first paragraph that is the one line about a listing of a list.

    Pages show that line above it, and nobody reads it twice. A longer text of a feed stays as it
    is: what we have published ourselves comes back the same.
    """
    text = making.text("description")
    first, _, others = text.partition("\n\n")
    summary = making.answers.given.get("summary", "")
    is_its_line = making.moved_in and _same_words(first) == _same_words(summary)
    return text if not is_its_line or (others and is_of_a_feed) else others.lstrip("\n")


def _same_words(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


_LONG = 80
"""Characters of words that are the same by no chance."""


_ABOVE = {"audiences": "Who can come"}
"""What readers of a page call the words of an answer, where the label is for those who fill in."""


def _kept(making: Making) -> Iterator[tuple[str, str]]:
    """What was said and is no value of its field, as paragraphs of the description.

    What the description says already isn't said twice.
    """
    description = " ".join(making.answers.given.get("description", "").split())
    texts: set[str] = set()
    for name, kept in making.answers.kept.items():
        words = " ".join(kept.text.split())
        if len(kept.text) > _LONG and (words in description or words in texts):
            continue
        texts.add(words)
        yield f"{_ABOVE.get(name, question(name).label)}: {kept.text}", name


def _source(origin: Origin, today: date) -> Facts | None:
    """The list it was taken from, today."""
    if not origin.list:
        return None
    facts = {"list": Words(origin.list)}
    if origin.id:
        facts["id"] = Words(origin.id)
    return {**facts, "taken": Words(today.isoformat())}


def _checked_there(making: Making, origin: Origin, role: Words) -> Facts | None:
    """When the owners of its list have checked it: we have not."""
    day = origin.checked
    if day is not None and day > making.today:
        message = (
            f"Checked on: {day.isoformat()} is still to come, so nobody is said to have checked it"
        )
        making.answers.notes.append(Fault("", message))
    if day is None or day > making.today:
        return None
    return {**making.check(role), "date": Words(day.isoformat())}
