"""Ages as lists write them: `16+` in the place of a number, `5 to 11` in that of a sentence."""

from __future__ import annotations

import re

from activity_directory.intake.answers import Answers, Fault, Kept
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

_UNIT = r"(?: ?(?:years?|yrs?)(?: old| of age)?)?"
_FROM = re.compile(
    rf"(?:(?:from|aged?|ages) )*(\d{{1,3}}){_UNIT} ?"
    rf"(?:\+|plus|(?:and|or|&) (?:over|above|older|up)|upwards){_UNIT}",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"(?:(?:up to|to|aged?|ages) )*(\d{{1,3}}){_UNIT}(?: (?:and|or|&) (?:under|below|younger))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"(?:(?:from|aged?|ages) )*(\d{{1,3}}){_UNIT}", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:(?:from|for|aged?|ages|between) )*(\d{{1,2}}){_UNIT} ?(?:-|–|—|to|and) ?"
    rf"(\d{{1,2}}){_UNIT}",
    re.IGNORECASE,
)


def put_in_place(answers: Answers) -> None:
    """Make numbers of what is certain. Two that can't both be right are words."""
    given = answers.given
    _in_place_of_a_number(answers)
    if not {"minimum_age", "maximum_age"} & given.keys():
        _of_a_sentence(answers)
    least, most = given.get("minimum_age", ""), given.get("maximum_age", "")
    if least.isdecimal() and most.isdecimal() and int(most) < int(least):
        for name, text in (("minimum_age", least), ("maximum_age", most)):
            why = f"{question(name).label}: nobody is from {least} to {most}"
            answers.kept[name] = Kept(text, Fault(name, why))
            del given[name]


def _in_place_of_a_number(answers: Answers) -> None:
    """`16+` and `5 to 11` under *Youngest age*; what is no age is about who can come."""
    given = answers.given
    youngest = " ".join(given.get("minimum_age", "").split())
    if found := _NUMBER.fullmatch(youngest):
        given["minimum_age"] = found[1]
    elif youngest and (both := _ages_in(youngest)):
        most = both.get("maximum_age", "")
        given["minimum_age"] = both["minimum_age"]
        if most and given.setdefault("maximum_age", most) != most:
            answers.kept["minimum_age"] = Kept(
                youngest,
                Fault("minimum_age", f"{question('minimum_age').label}: another is the oldest"),
            )
    elif youngest[:1].isalpha():
        del given["minimum_age"]
        _about_who_can_come(answers, "minimum_age", youngest)
    if found := _TO.fullmatch(given.get("maximum_age", "")):
        given["maximum_age"] = found[1]


def _about_who_can_come(answers: Answers, name: str, text: str) -> None:
    """Move words such as `Adults` from the place of a number to the sentence."""
    before, asked = answers.given.get("eligibility", ""), question("eligibility")
    answers.given["eligibility"] = f"{before}; {text}" if before else text
    message = f"{quoted(shown(text))} is no number, so it is under {asked.label}"
    answers.remark(question(name), message)


def _ages_in(text: str) -> dict[str, str]:
    """The youngest and the oldest age, where words say nothing else."""
    if (between := _RANGE.fullmatch(text)) and int(between[1]) < int(between[2]):
        return {"minimum_age": between[1], "maximum_age": between[2]}
    above = _FROM.fullmatch(text)
    return {"minimum_age": above[1]} if above else {}


def _of_a_sentence(answers: Answers) -> None:
    """The ages that are all of what is said of who can come, or one part of it."""
    given, asked = answers.given, question("eligibility")
    parts = [" ".join(part.split()) for part in given.get(asked.id, "").split(";")]
    found = next((part for part in parts if _ages_in(part)), "")
    if not found:
        return
    ages = _ages_in(found)
    given |= ages
    most = f" and the oldest {ages['maximum_age']}" if "maximum_age" in ages else ""
    rest = "; ".join(part for part in parts if part != found)
    if rest:
        given[asked.id] = rest
    else:
        del given[asked.id]
    words = f"the youngest age is {ages['minimum_age']}{most}"
    answers.remark(asked, f"as this says {quoted(shown(found))}, {words}")
