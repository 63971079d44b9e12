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
    youngest = given.get("minimum_age", "")
    if found := _FROM.fullmatch(youngest) or _NUMBER.fullmatch(youngest):
        given["minimum_age"] = found[1]
    if found := _TO.fullmatch(given.get("maximum_age", "")):
        given["maximum_age"] = found[1]
    if not {"minimum_age", "maximum_age"} & given.keys():
        _of_a_sentence(answers)
    least, most = given.get("minimum_age", ""), given.get("maximum_age", "")
    if least.isdecimal() and most.isdecimal() and int(most) < int(least):
        for name, text in (("minimum_age", least), ("maximum_age", most)):
            why = f"{question(name).label}: nobody is from {least} to {most}"
            answers.kept[name] = Kept(text, Fault(name, why))
            del given[name]


def _of_a_sentence(answers: Answers) -> None:
    """The ages that are all of what is said of who can come."""
    given, asked = answers.given, question("eligibility")
    text = " ".join(given.get(asked.id, "").split())
    between, above = _RANGE.fullmatch(text), _FROM.fullmatch(text)
    if between and int(between[1]) < int(between[2]):
        given["minimum_age"], given["maximum_age"] = between.groups()
        ages = f"the youngest age is {between[1]} and the oldest {between[2]}"
    elif above:
        given["minimum_age"] = above[1]
        ages = f"the youngest age is {above[1]}"
    else:
        return
    del given[asked.id]
    answers.remark(asked, f"as this says {quoted(shown(text))}, {ages}")
