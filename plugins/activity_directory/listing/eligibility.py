"""Who can be referred, as rules: one for each criterion and each exclusion of an entry.

The ticks that professionals read, the slip they fill in and the check "Is my patient eligible?"
are made of the same rules. `outcome` says what a rule answers; the script of the check works it
out in the same way (components/eligible/rules.js), from what `as_data` writes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from activity_directory import messages
from activity_directory.model.joining import BY_PROFESSIONAL
from activity_directory.wording.people import (
    eligibility_criteria,
    eligibility_exclusions,
    eligibility_sentence,
)
from activity_directory.wording.phrases import adds_nothing, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from activity_directory.model.activity import Activity
    from activity_directory.model.eligibility import Eligibility
    from activity_directory.vocabulary import Term, Vocabulary

About = Literal["age", "bmi", "area", "fact"]
"""What has to be known of a person: a number, where they live, or whether something is true."""
Outcome = Literal["yes", "no", "ask"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One criterion, or one exclusion, in the `words` that a professional ticks.

    Numbers are whole years of age, or a BMI: `least` and `most` are the last that fit, `above` the
    first too small; of `unclear` nobody can say, because the provider's words leave it open.
    `areas` are the ids of those that fit, `wider` of those in which some do.
    """

    words: str
    about: About = "fact"
    excludes: bool = False
    least: int | None = None
    most: int | None = None
    above: int | None = None
    unclear: int | None = None
    areas: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody: nothing in it says who they are.

    `area` is an area's id, or another text outside of the borough; None where it is not known.
    `facts` are answers by the words of the rule that asks.
    """

    age: int | None = None
    bmi: float | None = None
    area: str | None = None
    facts: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))


def is_referred_to(activity: Activity) -> bool:
    """Whether a referral opens a way in: not where people may just turn up."""
    private = (term.id for name, term in activity.private if name == "joining")
    by_professional = activity.joining.by_professional or not BY_PROFESSIONAL.isdisjoint(private)
    return by_professional and not activity.joining.turn_up


def rules_of(eligibility: Eligibility | None, areas: Vocabulary) -> tuple[Rule, ...]:
    """Every criterion and every exclusion, those for professionals alone included."""
    if eligibility is None:
        return ()
    rules = (
        *(_rule(about, words, eligibility, areas) for about, words in _criteria(eligibility)),
        *(Rule(words, excludes=True) for words in eligibility_exclusions(eligibility)),
    )
    own = eligibility.in_their_words
    return rules or ((Rule(own),) if own else ())


def outcome(rule: Rule, person: Person) -> Outcome:
    """Whether somebody meets a rule; "ask" where what is known doesn't tell."""
    match rule.about:
        case "age":
            return _of_number(rule, person.age)
        case "bmi":
            return _of_number(rule, person.bmi)
        case "area":
            return _of_area(rule, person.area)
        case "fact":
            answer = person.facts.get(rule.words)
            return "ask" if answer is None else "no" if answer is rule.excludes else "yes"


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Of all the rules of a listing: one that is not met decides, then one that is not known."""
    found = frozenset(outcomes)
    return "no" if "no" in found else "ask" if "ask" in found else "yes"


def as_data(rule: Rule) -> dict[str, Any]:
    """The rule for a script: its words, what it is about, and those of its limits that it has."""
    limits = {name: getattr(rule, name) for name in ("least", "most", "above", "unclear")}
    data: dict[str, Any] = {"words": rule.words, "about": rule.about}
    data |= {name: limit for name, limit in limits.items() if limit is not None}
    if rule.excludes:
        data["excludes"] = True
    if rule.about == "area":
        data |= {"areas": rule.areas, "wider": rule.wider}
    return data


# --- making them


def _criteria(eligibility: Eligibility) -> Iterator[tuple[str, str]]:
    """What each criterion is about, and its words; last what only the entry's sentence says."""
    known = tuple(eligibility_criteria(eligibility))
    yield from known
    if eligibility.text:
        structured = eligibility_sentence(replace(eligibility, text=""))
        covered = [structured, messages.text("people.says-nothing"), *(words for _, words in known)]
        if (eligibility.minimum_age or 0) >= _ADULT:
            covered.append(messages.text("people.says-adult"))
        if not adds_nothing(eligibility.text, " ".join(covered)):
            yield "", sentence(eligibility.text)


_ADULT = 18


def _rule(about: str, words: str, eligibility: Eligibility, areas: Vocabulary) -> Rule:
    match about:
        case "age":
            youngest, over = eligibility.minimum_age, eligibility.over_age
            unclear = over if youngest is None else None
            least = unclear if youngest is None else youngest
            return Rule(words, "age", least=least, most=eligibility.maximum_age, unclear=unclear)
        case "bmi":
            return Rule(words, "bmi", above=eligibility.bmi_over)
        case "area":
            inside = tuple(one.id for one in areas if _lies_in(one, eligibility.lives_in, areas))
            around = areas.with_wider(eligibility.lives_in)
            wider = tuple(one.id for one in around if one.id not in inside)
            return Rule(words, "area", areas=inside, wider=wider)
        case _:
            return Rule(words)


def _lies_in(area: Term, wanted: tuple[Term, ...], areas: Vocabulary) -> bool:
    return not set(wanted).isdisjoint(areas.with_wider((area,)))


# --- answering


def _of_number(rule: Rule, number: float | None) -> Outcome:
    if number is None or number == rule.unclear:
        return "ask"
    too_small = (rule.least is not None and number < rule.least) or (
        rule.above is not None and number <= rule.above
    )
    too_large = rule.most is not None and number > rule.most
    return "no" if too_small or too_large else "yes"


def _of_area(rule: Rule, area: str | None) -> Outcome:
    if area is None or area in rule.wider:
        return "ask"
    return "yes" if area in rule.areas else "no"
