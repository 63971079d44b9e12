"""How to join, in words: made of all the routes, never of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.model.joining import BY_ONESELF, BY_PROFESSIONAL, TURN_UP
from activity_directory.wording.phrases import sentence

if TYPE_CHECKING:
    from activity_directory.model.joining import Joining
    from activity_directory.vocabulary import Term


def joining_sentence(joining: Joining, *, away: bool = False) -> str:
    """How to join, the same in every output: the entry's own sentence, or one for each route.

    `away` is for what people go nowhere for: nobody can "come along" to a telephone line.
    """
    if joining.how:
        return sentence(joining.how)
    return " ".join(route_sentences(joining, away=away)) or messages.text("joining.ask")


def route_sentences(joining: Joining, *, away: bool = False) -> tuple[str, ...]:
    """Each way in, as a sentence that holds beside all the others.

    What people can do by themselves comes first, and just turning up before all else. A route says
    "also" where it is not the only way in: who may be referred need not be.
    """
    routes = sorted(joining.routes, key=_place_in_line)
    lines = (
        _alone(route, away=away) if number == 0 else _also(route, away=away)
        for number, route in enumerate(routes)
    )
    return tuple(dict.fromkeys(map(sentence, lines)))


def referral_sentence(joining: Joining) -> str:
    """What a professional must know: whether people can, or must, be referred."""
    return messages.text(f"joining.referral-{joining.referral}")


def wait_sentence(joining: Joining) -> str:
    """How long people wait for a place, where that is known."""
    wait = joining.wait.rstrip(".")
    return messages.text("joining.wait", wait=wait) if joining.wait else ""


def _place_in_line(route: Term) -> int:
    if route.id == TURN_UP:
        return 0
    if route.id in BY_ONESELF:
        return 1
    return 3 if route.id in BY_PROFESSIONAL else 2


def _alone(route: Term, *, away: bool) -> str:
    if away and route.id == TURN_UP:
        return messages.text("joining.no-booking")
    return route.card_line or route.definition or route.label


def _also(route: Term, *, away: bool) -> str:
    if route.also_line:
        return route.also_line
    return (
        messages.text("joining.also-referred")
        if route.id in BY_PROFESSIONAL
        else _alone(route, away=away)
    )
