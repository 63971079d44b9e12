"""How to join, in words: made of all the routes, never of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.model.joining import BY_ONESELF, BY_PROFESSIONAL, TURN_UP
from activity_directory.wording.phrases import sentence

if TYPE_CHECKING:
    from activity_directory.model.joining import Joining
    from activity_directory.vocabulary import Term


def joining_sentence(joining: Joining) -> str:
    """How to join, the same in every output: the entry's own sentence, or one for each route.

    What people can do by themselves comes first, and just turning up before all else. A route says
    "also" where it is not the only way in: who may be referred need not be.
    """
    if joining.how:
        return sentence(joining.how)
    routes = sorted(joining.routes, key=_place_in_line)
    if not routes:
        return messages.text("joining.ask")
    lines = [_alone(routes[0]), *map(_also, routes[1:])]
    return " ".join(dict.fromkeys(map(sentence, lines)))


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


def _alone(route: Term) -> str:
    return route.card_line or route.definition or route.label


def _also(route: Term) -> str:
    if route.also_line:
        return route.also_line
    return messages.text("joining.also-referred") if route.id in BY_PROFESSIONAL else _alone(route)
