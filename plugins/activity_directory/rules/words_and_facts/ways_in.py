"""Words that say people can drop in, or must book, against `joining:`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from activity_directory.model.joining import TURN_UP
from activity_directory.rules.words_and_facts.claims import Claim, Look, Signs
from activity_directory.rules.words_and_facts.sentences import plain_statement
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import either

if TYPE_CHECKING:
    from activity_directory.model.activity import Activity


def _may_name_a_way_in(signs: Signs) -> bool:
    text = signs.text
    return any(common in text for common in _DROP_IN) or any(common in text for common in _BOOK)


# What the signs of a line have in common is looked for first: most texts have none of it.
_DROP_IN = {
    "rop": ("drop in", "Drop in", "drop-in", "Drop-in"),
    "urn up": ("urn up on the day", "ust turn up"),
    "ust come along": ("ust come along",),
    "o book": ("o need to book", "o booking"),
    "ust pop": ("ust pop along", "ust pop in"),
}
_BOOK = {
    "ooking ": (
        *("ooking is essential", "ooking is needed", "ooking is required"),
        *("ooking essential", "ooking required"),
    ),
    " book": ("ou must book", "ou need to book", "ou have to book", "lease book", "ust be booked"),
}
_IF = re.compile(r"\b(?:if|more than)\b", re.IGNORECASE)
_NO = re.compile(
    r"\b(?:no(?: (?:advance|prior|pre))?|without(?: any)?|never|not|nor|(?:do|does|is|are)n[’']t)"
    r"[ -]+(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
"""Words in front of `booking required` by which none is: `no booking is required`."""


def _another_way_in(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    if not activity.joining.routes or (
        len(activity.joining.routes) > 1 and activity.joining.turn_up
    ):
        return  # they are for professionals only, or there are ways enough for any words
    turn_up_alone = all(route.id == TURN_UP for route in activity.joining.routes)
    for common, signs in (_BOOK if turn_up_alone else _DROP_IN).items():
        for sign in signs if common in text else ():
            if sign in text:
                for match in re.finditer(rf"\w?{re.escape(sign)}\b", text):
                    is_none = turn_up_alone and _NO.search(text[: match.start()][-40:])
                    if not is_none and plain_statement(activity, text, match, _IF):
                        yield _way_in_claim(activity, match)


def _way_in_claim(activity: Activity, match: re.Match[str]) -> Claim:
    labels = either(tuple(quoted(route.label) for route in activity.joining.routes))
    against = f"but `joining:` says {labels}"
    return Claim(match.start(), match[0], "words-say-another-way-in", against, "joining")


LOOKS: tuple[Look, ...] = ((_may_name_a_way_in, _another_way_in),)
