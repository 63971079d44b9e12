"""Ages as lists write them.

`16+` in the place of a number, `5 to 11` in that of a sentence, `Over 50s` among audiences.
"""

from __future__ import annotations

import re

from activity_directory.intake import ages_in_months
from activity_directory.intake.answers import Answers, Fault, Kept, parts_of
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import plain

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
_WHO = re.compile(
    r"(?:(?:are|for|is|those|those who are|anyone|anybody|everyone|adults?|people|persons?|children"
    r"|young people) )+",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"(?:the )?over(?:[ -]the age of|[ -]age)?[ -]?(\d{{1,3}})(?:[’']?s)?{_UNIT}(?: only)?",
    re.IGNORECASE,
)
_AN_AGE = re.compile(r"\d|(?:thir|for|fif|six|seven|eigh)ties\b", re.IGNORECASE)


def put_in_place(answers: Answers) -> None:
    """Make numbers of what is certain. Two that can't both be right are words."""
    given = answers.given
    ages_in_months.put_in_place(answers)
    _in_place_of_a_number(answers)
    if not {"minimum_age", "maximum_age"} & given.keys():
        _of_a_sentence(answers)
    if _AN_AGE.search(given.get("audiences", "")):
        _among_audiences(answers)
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
    found = next((part for part in parts if ages_of_audience(part)), "")
    if not found:
        _of_words_before_more(answers, parts)
        return
    ages = ages_of_audience(found)
    under = next((one for part in parts if (one := _UNDER.fullmatch(part))), None)
    if under is not None and "maximum_age" not in ages and int(under[1]) > int(ages["minimum_age"]):
        ages = {**ages, "maximum_age": str(int(under[1]) - 1)}
        parts.remove(under[0])
    given |= ages
    rest = "; ".join(part for part in parts if part != found)
    if rest:
        given[asked.id] = rest
    else:
        del given[asked.id]
    answers.remark(asked, _remark(found, ages))


_UNDER = re.compile(rf"under(?:[ -]the age of)? ?(\d{{1,3}}){_UNIT}", re.IGNORECASE)
_BEGINS_WITH_AGES = re.compile(
    rf"(?:(?:men|women|people|adults|anyone|anybody|those|young (?:people|adults)) )"
    rf"(?:who are )?(?:aged|from|between|aged between|from the age of) "
    rf"(?P<ages>\d{{1,2}}{_UNIT} ?(?:-|–|—|to|and) ?\d{{1,2}}){_UNIT}\b"
    rf"(?!-? ?(?:{ages_in_months.MONTHS}|m|days?)\b)",
    re.IGNORECASE,
)


def _of_words_before_more(answers: Answers, parts: list[str]) -> None:
    """The ages with which a sentence begins that goes on: `Men aged 18-30 who are homeless`."""
    found = [one for part in parts if (one := _BEGINS_WITH_AGES.match(part))]
    ages = _ages_in(found[0]["ages"]) if len(found) == 1 else {}
    if ages:
        answers.given |= ages
        answers.remark(question("eligibility"), _remark(found[0][0], ages))


def ages_of_audience(text: str) -> dict[str, str]:
    """The ages of people whom words name and say nothing else of: `Over 50s`, `Adults 18+`."""
    words = " ".join(text.split()).rstrip(".")
    words = _WHO.sub("", words, count=1) if _WHO.match(words) else words
    over = _OVER.fullmatch(words)
    return {"minimum_age": over[1]} if over else _ages_in(words)


def _among_audiences(answers: Answers) -> None:
    """Take the ages that stand among the audiences: `Over 50s` is more than *Older people*.

    Of what is no sure age the words are about who can come, where a choice would replace them.
    """
    given, asked = answers.given, question("audiences")
    offered = asked.choices(answers.references.vocabularies)
    called = {plain(name) for choice in offered for name in choice}
    left = parts_of(given[asked.id])
    for part in [one for one in left if _AN_AGE.search(one) and plain(one) not in called]:
        known = {one: given[one] for one in ("minimum_age", "maximum_age") if one in given}
        ages = ages_of_audience(part)
        again = answers.but_for(audiences=part)
        is_a_choice = bool(again.choices(asked)) and not again.kept
        if ages and known in ({}, ages):
            given |= ages
            if not known:
                answers.remark(asked, _remark(part, ages))
            if not is_a_choice:
                left.remove(part)
        elif is_a_choice:
            before, other = given.get("eligibility", ""), question("eligibility")
            given[other.id] = f"{before}; {part}" if before else part
            answers.remark(asked, f"{quoted(shown(part))} is also under {other.label}")
    given[asked.id] = "\n".join(left)
    if not left:
        del given[asked.id]


def _remark(words: str, ages: dict[str, str]) -> str:
    most = f" and the oldest {ages['maximum_age']}" if "maximum_age" in ages else ""
    return f"as this says {quoted(shown(words))}, the youngest age is {ages['minimum_age']}{most}"
