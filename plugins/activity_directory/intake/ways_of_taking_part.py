"""How people take part, as the cells and the texts of a list say it together."""

from __future__ import annotations

import re

from activity_directory.intake.answers import Answers
from activity_directory.intake.questions import question
from activity_directory.model.place import AT_A_PLACE
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.dates import all_hours_in
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.no_place import Where, ways_named, where_in
from activity_directory.schema.values.not_known import ASK
from activity_directory.schema.values.ways_in_texts import (
    first_way_in_text,
    way_at_the_end,
    way_beside_times,
    way_in_first_words,
    ways_in_text,
    ways_together,
)
from activity_directory.wording.phrases import joined

_TEXTS = ("name", "summary", "description")
"""The questions whose answers may say how it happens."""


def ways_as_choices(answers: Answers) -> None:
    """Ways of taking part that a cell joins, as the choices they mean: `online or face to face`."""
    asked = question("format")
    text = " ".join(answers.given.get(asked.id, "").split())
    if text and len(ways := ways_named(text)) > 1:
        answers.given[asked.id] = "\n".join(ways)


def beside_all_hours(answers: Answers) -> None:
    """Take the way out of times such as `24/7 online`: it is how it happens, if nothing else is."""
    given, asked = answers.given, question("format")
    text = given.get("times", "")
    found = all_hours_in(text) if len(text) <= _LONGEST_HOURS else None
    if found is None or not found.beside or _A_LINE.search(found.beside):
        return
    where = where_in(found.beside)
    labels = dict(asked.choices(answers.references.vocabularies))
    had = {one.text for one in answers.but_for(format=given.get(asked.id, "")).choices(asked)}
    is_at_a_place = any(map(given.get, ("venue", "street", "postcode")))
    if where.known != "nowhere" or len(where.formats) != 1 or not {*where.formats} <= labels.keys():
        return
    if (had or is_at_a_place) and had != {*where.formats}:
        return
    [given[asked.id]] = where.formats
    given["times"] = found.hours
    if not had:
        message = f"this says {quoted(shown(text))}, so {asked.label} is "
        answers.remark(question("times"), f"{message}{quoted(labels[given[asked.id]])}")


_LONGEST_HOURS = 60
_A_LINE = re.compile(r"\b(?:help)?lines?\b", re.IGNORECASE)
"""A line that is open at any hour may not be the listing."""


def joined_in_texts(answers: Answers, where: Where) -> None:
    """Add the ways that a phrase of a text joins, where its list says less: `in person or online`.

    So it is where nothing says how it happens, or where a cell says that it is online alone.
    """
    given, asked = answers.given, question("format")
    again = answers.but_for(**{asked.id: given.get(asked.id, "")})
    had = {one.text for one in again.choices(asked)} | {*where.formats}
    if again.kept or not had - {ASK} <= {"online"} or given.get(asked.id) == ASK:
        return
    every = (ways_together(given.get(name, "")) for name in _TEXTS)
    is_more = (one for one in every if one[0] and ("in-person" in one[0] or not had))
    if (found := next(is_more, None)) is None:
        return
    ways, words = found
    labels = dict(asked.choices(answers.references.vocabularies))
    given[asked.id] = "\n".join(ways)
    if where.known == "nowhere":
        del given["venue"]
    named = joined([quoted(labels[one]) for one in ways])
    answers.remark(asked, f"a text says {quoted(shown(words))}, so it is {named}")


def as_texts_say(answers: Answers) -> None:
    """Where a listing has no place, it is online or by phone if a text plainly says so.

    A column or a map may have said of all rows alike that they are in person.
    """
    given, asked = answers.given, question("format")
    if given.get(asked.id) == ASK:
        return  # its list says so itself
    again = answers.but_for(**{asked.id: given.get(asked.id, "")})
    had = {one.text for one in again.choices(asked)} - {ASK}
    if not had <= {"in-person"} or any(map(given.get, ("street", "postcode"))):
        return
    ways: dict[str, str] = {}
    for name in _TEXTS:
        found, is_somewhere = ways_in_text(given.get(name, ""))
        if is_somewhere:
            return
        first, words = way_in_first_words(given.get(name, ""))
        ways = {**({first: words} if first else {}), **found, **ways}
    if not ways and (words := way_at_the_end(given.get("name", ""))):
        ways = {"online": words}
    if not ways and (words := way_beside_times(given.get("times", ""))):
        ways = {"online": words}
    if not ways:
        return
    labels = dict(asked.choices(answers.references.vocabularies))
    given[asked.id] = "\n".join(ways)
    words_of_it = joined([quoted(shown(one)) for one in ways.values()])
    named = joined([quoted(labels[one]) for one in ways])
    before = f"this is {quoted(labels['in-person'])}, but " if had else ""
    answers.remark(
        asked,
        f"{before}a text says {words_of_it} and no place is named, so it is {named}",
        "If people go to a place all the same, write it into the entry.",
    )


def compare_ways(answers: Answers) -> None:
    """Remark on a name or a text that says another way than how it happens: `Online`."""
    asked = question("format")
    ways = {one.text for one in answers.choices(asked)}
    if not ways or not ways <= AT_A_PLACE - {"blended"}:
        return
    for name in _TEXTS:
        text = answers.given.get(name, "")
        way, words = way_in_first_words(text)
        does = "begins with"
        if not way:
            way, words = first_way_in_text(text)
            does = "says"
        if way:
            labels = dict(asked.choices(answers.references.vocabularies))
            named = joined([quoted(labels.get(one, one)) for one in sorted(ways)])
            message = f"this {does} {quoted(shown(words))}, but {asked.label} is {named}"
            answers.remark(question(name), message, "Ask whoever keeps the list which is right.")
            return
