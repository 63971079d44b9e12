"""How to join, and who it is for, in words."""

from __future__ import annotations

from activity_directory.model.eligibility import Eligibility
from activity_directory.model.joining import TURN_UP, Joining
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import either, joined, sentence


def joining_sentence(joining: Joining) -> str:
    """How to join, the same on result, page and card: the entry's sentence or that of its routes.

    Where people may just turn up, that is all they need to know.
    """
    if joining.how:
        return sentence(joining.how)
    routes = [route for route in joining.routes if route.id == TURN_UP] or joining.routes
    lines = (sentence(route.card_line or route.definition or route.label) for route in routes)
    return " ".join(lines) or "Ask how to join."


def wait_sentence(joining: Joining) -> str:
    """How long people wait for a place, where that is known."""
    return f"The wait is {joining.wait.rstrip('.')}." if joining.wait else ""


def eligibility_sentence(eligibility: Eligibility | None) -> str:
    """Who may come, for everybody to read: nothing in it is for professionals only."""
    if eligibility is None or eligibility == Eligibility():
        return "Anyone can come."
    if eligibility.text:
        return sentence(eligibility.text)
    subject, clauses = _who(eligibility)
    who = f" who {joined(clauses)}" if clauses else ""
    if subject == "people" and not who:
        # Only a professional can see the rest, so all that may be said is that there is more.
        return "Ask if it is right for you."
    return f"For {subject}{who}."


def eligibility_criteria(eligibility: Eligibility) -> tuple[str, ...]:
    """What a professional ticks, private facts included."""
    age = _age_words(eligibility)
    child = _child_words(eligibility)
    conditions = eligibility.conditions
    bmi = eligibility.bmi_over
    areas = either(area.label for area in eligibility.lives_in)
    facts = (
        age[:1].upper() + age[1:],
        f"Has {child}" if child else "",
        f"Lives in {areas}" if areas else "",
        f"Registered with {eligibility.registered_with}" if eligibility.registered_with else "",
        f"Gender: {eligibility.gender}" if eligibility.gender else "",
        f"Community: {eligibility.community}" if eligibility.community else "",
        f"Role: {eligibility.role}" if eligibility.role else "",
        f"Gets {eligibility.benefit}" if eligibility.benefit else "",
        f"BMI over {bmi}" if bmi is not None else "",
        f"Has {either(conditions)}" if conditions else "",
        "Not active now: under 150 minutes of activity a week" if eligibility.inactive else "",
        eligibility.other,
    )
    return tuple(fact for fact in facts if fact)


def eligibility_exclusions(eligibility: Eligibility) -> tuple[str, ...]:
    """For whom a professional must not choose it."""
    months = eligibility.not_had_within
    again = (f"Had it in the last {counted(months, 'month')}",) if months else ()
    return (*(reason[:1].upper() + reason[1:] for reason in eligibility.not_suitable_for), *again)


def _who(eligibility: Eligibility) -> tuple[str, list[str]]:
    plural = {"carer": "carers", "parent": "parents"}.get(eligibility.role, eligibility.role)
    subject = eligibility.gender or plural or "people"
    words = [subject, _age_words(eligibility)]
    if eligibility.community:
        words.append(f"from {eligibility.community}")
    child = _child_words(eligibility)
    if child:
        words.append(f"with {child}")
    clauses = []
    if eligibility.gender and plural:
        clauses.append(f"are {plural}")
    if eligibility.lives_in:
        clauses.append(f"live in {either(area.label for area in eligibility.lives_in)}")
    if eligibility.registered_with:
        clauses.append(f"are registered with {eligibility.registered_with}")
    if eligibility.benefit:
        clauses.append(f"get {eligibility.benefit}")
    return " ".join(word for word in words if word), clauses


def _age_words(eligibility: Eligibility) -> str:
    if eligibility.minimum_age is None and eligibility.over_age is not None:
        oldest = eligibility.maximum_age
        return f"over {eligibility.over_age}" + (f" and up to {oldest}" if oldest else "")
    return _ages("aged", eligibility.minimum_age, eligibility.maximum_age)


def _child_words(eligibility: Eligibility) -> str:
    return _ages("a child aged", eligibility.child_minimum_age, eligibility.child_maximum_age)


def _ages(words: str, youngest: int | None, oldest: int | None) -> str:
    if youngest is not None and oldest is not None:
        return f"{words} {youngest} to {oldest}"
    if youngest is not None:
        return f"{words} {youngest} and over"
    return f"{words} {oldest} and under" if oldest is not None else ""
