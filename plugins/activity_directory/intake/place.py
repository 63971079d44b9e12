"""The place of a submission, and what access there is, as its answers say it together."""

from __future__ import annotations

from typing import Literal

from activity_directory.intake.making import Making
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.model.place import AT_A_PLACE, Access
from activity_directory.schema.values.not_known import ASK, says_not_known
from activity_directory.vocabulary import plain


def venue(making: Making) -> Words | Facts | None:
    """The place's file where there is one, else its facts in place."""
    name = making.line("venue")
    if name is None and making.moved_in:
        return _place_not_known(making)
    if name is None:
        if not making.changing and {"street", "postcode"} & set(making.answers.given):
            making.answers.fault(
                question("venue"),
                "this place has an address, so please give it a name too",
                "What is written on the door. For a house, its number and street.",
            )
        elif making.answers.optional and AT_A_PLACE & {
            one.text for one in making.choices("format")
        }:
            making.answers.lacks(
                question("venue"),
                "an activity at a place needs one",
                making.answers.asked_for(question("venue")),
            )
        return None
    if says_not_known(name.text) and not any(
        map(making.answers.given.get, ("street", "postcode", "area"))
    ):
        return Words(ASK, "venue")
    known = _known(making, name.text)
    if known:
        making.of_its_own(name.text, ("street", "postcode", "area", "buses", "access_note"))
        return Words(known, "venue")
    area = making.answers.choice(question("area"))
    facts: dict[str, Value | None] = {
        "name": name,
        "area": area,
        "street": making.line("street"),
        "postcode": making.line("postcode"),
        "access": access(making, "venue"),
        "access_note": making.line("access_note"),
        "buses": making.line("buses"),
    }
    return {field: value for field, value in facts.items() if value}


def _place_not_known(making: Making) -> Words | Facts | None:
    """The area of a place that nobody has named, or that it has to be asked for."""
    if not AT_A_PLACE & {one.text for one in making.choices("format")}:
        return None
    area = making.answers.choice(question("area"))
    if area is None:
        return Words(ASK, "venue")
    return {"name": Words("Various places", "area"), "area": area}


def access(making: Making, scope: Literal["venue", "session"]) -> Facts | None:
    """What is there, of a place that is written here or of the session; the rest is left "ask".

    Of a place with a file of its own, or of none, the session says it.
    """
    terms = making.directory.catalogue.vocabularies["access"]
    place = making.answers.given.get("venue", "")
    known = _known(making, place)
    there = {
        term for term, answer in _access_of(making, known) if answer == "yes"
    }  # in its own file
    written_here = bool(place) and not known
    found = {
        words.text: Words("yes", "access")
        for words in making.choices("access")
        if (term := terms.get(words.text)) is not None
        and term not in there
        and (written_here and term.scope == "venue") == (scope == "venue")
    }
    return found or None


def _known(making: Making, name: str) -> str:
    """The id of the place's file. A list of others may mean another place of the same name."""
    if making.moved_in and (postcode := making.answers.given.get("postcode", "")):
        return making.directory.venue_called(name, postcode)
    return making.directory.venues.get(plain(name), "")


def _access_of(making: Making, venue: str) -> Access:
    found = making.directory.venue_by_id.get(venue)
    return found.access if found is not None else ()
