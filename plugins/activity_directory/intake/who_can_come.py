"""Who can come, where a list says it among those whom something is for.

`Women only` is more than an audience: nobody else can come. An audience of an age that the ages of
the same row leave out is not right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from activity_directory.intake.answers import Answers, parts_of
from activity_directory.intake.making import Making
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Facts, Words
from activity_directory.model.eligibility import AGES, OLDEST
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import plain
from activity_directory.wording.phrases import joined

_WHO = (
    r"(?P<women>wom[ae]n|lad(?:y|ies)|females?)|(?P<men>m[ae]n|gents|gentlemen|males?)"
    r"|(?P<girls>girls?)|(?P<boys>boys?)"
)
ALL_ANSWERED: Mapping[str, str] = MappingProxyType({})
_ONLY = re.compile(
    rf"(?:(?:this is |it is |is )?(?:a |an )?(?:for )?)?(?:{_WHO})(?:[’']s)?(?:[ -]only)"
    r"(?: (?:activity|class|club|event|group|service|session|space)s?)?[.!]?",
    re.IGNORECASE,
)
"""What says of a whole listing that it is for women only, or for men only."""
_ANY = re.compile(r"\bonly\b|-only", re.IGNORECASE)
_NAMED_IN = ("audiences", "eligibility", "who_comes")


_NO_LIMIT = re.compile(
    r"(?:there (?:is|are) )?(?:currently )?no (?:(?:access|entry|eligibility|specific) )*"
    r"(?:restrictions?|requirements?|criteria|criterion|limits?)"
    r"(?: (?:apply|applies|to (?:attend|join|come)|on who can (?:attend|join|come)))?"
    r"|unrestricted|(?:no|without) eligibility",
)
"""What says under who can come that anybody can."""
_SAYS_WHO = frozenset({"audiences", "minimum_age", "maximum_age"})


def put_in_place(answers: Answers, unanswered: Mapping[str, str] = ALL_ANSWERED) -> None:
    """Take out of the answers who alone can come, and audiences that the ages contradict.

    `unanswered` has the words of cells that are no answer, by question.
    """
    given = answers.given
    if "eligibility" in given or "eligibility" in unanswered:
        _without_limits(answers, unanswered.get("eligibility", ""))
    if any(_ANY.search(given.get(name, "")) for name in _NAMED_IN):
        _of_one_gender(answers)
    if "audiences" in given and {"minimum_age", "maximum_age"} & given.keys():
        _without_other_ages(answers)


def _without_limits(answers: Answers, nothing: str) -> None:
    """Leave `No restrictions` out beside ages. Of what says nothing, such as `N/A`, say so."""
    given, asked = answers.given, question("eligibility")
    text = given.get(asked.id, "")
    is_alone = _SAYS_WHO.isdisjoint(given)
    if _NO_LIMIT.fullmatch(plain(text).strip(" .!")):
        if not is_alone and "audiences" not in given:
            del given[asked.id]
    elif not text and is_alone and plain(nothing).strip(" .?"):
        answers.remark(asked, f"{quoted(shown(nothing))} doesn't say who, so people have to ask")


def gender_in(text: str) -> str:
    """Who alone can come, if words say that and nothing else: `women` of `Ladies only`."""
    found = _ONLY.fullmatch(" ".join(text.split()))
    return (found.lastgroup or "") if found else ""


def _of_one_gender(answers: Answers) -> None:
    given = answers.given
    parts = {
        name: parts_of(text) if name == "audiences" else re.split(r"\s*[;\n]\s*", text)
        for name in _NAMED_IN
        if (text := given.get(name, ""))
    }
    genders = {gender_in(part) for every in parts.values() for part in every} - {""}
    if len(genders) != 1:
        return
    answers.gender = genders.pop()
    for name, every in parts.items():
        left = [part for part in every if not gender_in(part)]
        if len(left) == len(every):
            continue
        if name == "audiences" and answers.gender in _TERMS:
            left.append(answers.gender)
        if left:
            given[name] = "\n".join(left) if name == "audiences" else "; ".join(left)
        else:
            del given[name]
    if sentence := given.get("eligibility"):  # people read it alone
        given["eligibility"] = f"{sentence.rstrip(' .')}; {answers.gender} only"


_TERMS = frozenset({"women", "men"})
"""Audiences of a gender, by which people filter."""


def eligibility(making: Making) -> Facts | None:
    """The facts about who can come."""
    facts = making.group(minimum_age="minimum_age", maximum_age="maximum_age") or {}
    if making.answers.gender:
        facts = {**facts, "gender": Words(making.answers.gender, "audiences")}
    return {**facts, **(making.group(text="eligibility") or {})} or None


def _without_other_ages(answers: Answers) -> None:
    """Leave out the audiences of an age of whom nobody can come."""
    given, asked = answers.given, question("audiences")
    ages = [given.get(name, "") for name in ("minimum_age", "maximum_age")]
    least, most = (
        int(text) if text.isdecimal() else limit
        for text, limit in zip(ages, (0, OLDEST), strict=True)
    )
    left: list[str] = []
    out: list[str] = []
    for part in parts_of(given[asked.id]):
        again = answers.but_for(audiences=part)
        terms = [one.text for one in again.choices(asked)]
        barred = bool(terms) and all(
            one in AGES and (AGES[one][1] < least or most < AGES[one][0]) for one in terms
        )
        (out if barred else left).append(part)
    if not out:
        return
    given[asked.id] = "\n".join(left)
    if not left:
        del given[asked.id]
    who = joined([quoted(shown(one)) for one in out])
    span = f"from {least}" if most == OLDEST else f"from {least} to {most}"
    answers.remark(
        asked,
        f"the list says {who}, but also that people are {span}, so only the ages are in the entry",
        "Find out which of the two is right.",
    )
