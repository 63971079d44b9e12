"""Who it is for, in words."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import messages
from activity_directory.model.eligibility import Eligibility
from activity_directory.wording.phrases import either, joined, sentence, with_capital


def eligibility_sentence(eligibility: Eligibility | None) -> str:
    """Who may come, for everybody to read: nothing in it is for professionals only."""
    if eligibility is None or eligibility == Eligibility():
        return messages.text("people.anyone")
    if eligibility.text:
        return sentence(eligibility.text)
    who, conditions = _who(eligibility)
    if conditions:
        who = who or messages.text("people.people")
        return messages.text("people.for-who", who=who, conditions=joined(conditions))
    # Where only a professional can see the rest, all that may be said is that there is more.
    return messages.text("people.for", who=who) if who else messages.text("people.ask-if-right")


def not_known_sentence(whom: str = "") -> str:
    """That nobody knows who may come; `whom` it is mainly for, where that is known."""
    if whom:
        return messages.text("people.mainly-not-known", whom=whom)
    return messages.text("people.not-known")


def eligibility_criteria(eligibility: Eligibility) -> Iterator[tuple[str, str]]:
    """What a professional ticks, private facts included, each after what it is about.

    That is "age", "area" or "bmi"; nothing where it is only a fact.
    """
    if age := _age_words(eligibility):
        yield "age", with_capital(age)
    if child := _child_words(eligibility):
        yield "", messages.text("people.has", what=child)
    if eligibility.lives_in:
        yield "area", messages.text("people.lives-in", areas=_areas(eligibility))
    if eligibility.registered_with:
        yield "", messages.text("people.registered", practice=eligibility.registered_with)
    if eligibility.gender:
        yield "", messages.text("people.gender", gender=eligibility.gender)
    if eligibility.community:
        yield "", messages.text("people.community", community=eligibility.community)
    if eligibility.role:
        yield "", messages.text("people.role", role=eligibility.role)
    if eligibility.benefit:
        yield "", messages.text("people.gets", benefit=eligibility.benefit)
    yield from _health_criteria(eligibility)


def _health_criteria(eligibility: Eligibility) -> Iterator[tuple[str, str]]:
    if eligibility.bmi_over is not None:
        yield "bmi", messages.text("people.bmi-over", bmi=eligibility.bmi_over)
    if eligibility.conditions:
        yield "", messages.text("people.has", what=either(eligibility.conditions))
    if eligibility.inactive:
        yield "", messages.text("people.inactive")
    if eligibility.other:
        yield "", with_capital(eligibility.other)


def eligibility_exclusions(eligibility: Eligibility) -> tuple[str, ...]:
    """For whom a professional must not choose it."""
    months = eligibility.not_had_within
    again = (messages.text("people.had-within", count=months),) if months else ()
    return (*map(with_capital, eligibility.not_suitable_for), *again)


def _who(eligibility: Eligibility) -> tuple[str, tuple[str, ...]]:
    """Who people are ("women aged 50 and over"; may be empty), and what must be true of them."""
    role = _role_words(eligibility.role)
    facts = [eligibility.gender or role, _age_words(eligibility)]
    if eligibility.community:
        facts.append(messages.text("people.from-community", community=eligibility.community))
    if child := _child_words(eligibility):
        facts.append(messages.text("people.with-child", child=child))
    if any(facts) and not facts[0]:
        facts[0] = messages.text("people.people")
    between = messages.text("people.facts-between")
    return between.join(filter(None, facts)), tuple(_conditions(eligibility, role))


def _conditions(eligibility: Eligibility, role: str) -> Iterator[str]:
    if eligibility.gender and role:
        yield messages.text("people.are", whom=role)
    if eligibility.lives_in:
        yield messages.text("people.live-in", areas=_areas(eligibility))
    if eligibility.registered_with:
        yield messages.text("people.are-registered", practice=eligibility.registered_with)
    if eligibility.benefit:
        yield messages.text("people.get", benefit=eligibility.benefit)


def _role_words(role: str) -> str:
    """The people of a role: the two that are usual have their plural here."""
    if role == "carer":
        return messages.text("people.carers")
    return messages.text("people.parents") if role == "parent" else role


def _areas(eligibility: Eligibility) -> str:
    return either(area.label for area in eligibility.lives_in)


def _age_words(eligibility: Eligibility) -> str:
    youngest, oldest = eligibility.minimum_age, eligibility.maximum_age
    if youngest is None and eligibility.over_age is not None:
        if oldest:
            age = eligibility.over_age
            return messages.text("people.over-and-up-to", age=age, oldest=oldest)
        return messages.text("people.over", age=eligibility.over_age)
    if youngest is not None and oldest is not None:
        return messages.text("people.aged", youngest=youngest, oldest=oldest)
    if youngest is not None:
        return messages.text("people.aged-and-over", youngest=youngest)
    return "" if oldest is None else messages.text("people.aged-and-under", oldest=oldest)


def _child_words(eligibility: Eligibility) -> str:
    youngest, oldest = eligibility.child_minimum_age, eligibility.child_maximum_age
    if youngest is not None and oldest is not None:
        return messages.text("people.child-aged", youngest=youngest, oldest=oldest)
    if youngest is not None:
        return messages.text("people.child-aged-and-over", youngest=youngest)
    return "" if oldest is None else messages.text("people.child-aged-and-under", oldest=oldest)
