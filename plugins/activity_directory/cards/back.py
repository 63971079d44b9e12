"""The back of a card: lines to write on, whom to ring, crisis lines where the needs have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from activity_directory import messages
from activity_directory.cards.fit import lines_of_dates, lines_to_look_up
from activity_directory.cards.measure import POINT, lines
from activity_directory.cards.sizes import Size
from activity_directory.cards.words import Words, unbroken
from activity_directory.model.activity import Activity
from activity_directory.model.site import Site
from activity_directory.wording.optional_text import OptionalText
from activity_directory.wording.phrases import phone_words

MOST_CRISIS_LINES = 3
"""A longer list is no help to somebody who needs one number."""
MOST_RULES = 6
RULE = 9.0
"""Millimetres from line to line on A5, at least: room for large handwriting."""
_AROUND, _AROUND_CRISIS, _UNDER_CODE = 14.0, 6.0, 1.5
"""Millimetres on A5 between all that it says."""


@dataclass(frozen=True, slots=True)
class Back:
    """What the back says.

    `blanks` is what people may write, each with how many lines it has for that. `ring` says whom
    to tell that the activity isn't right, at `number`. `crisis` has who answers, and the number.
    """

    blanks: tuple[tuple[str, tuple[int, ...]], ...]
    fine: str
    ring: OptionalText
    number: OptionalText
    link: OptionalText
    crisis: tuple[tuple[str, str], ...]


def back_of(activity: Activity, site: Site, words: Words, size: Size) -> Back | None:
    """The back of a card of this size; none where nobody else may learn what the card is for.

    It gives up lines to write on, never a number.
    """
    if activity.about_safety:
        return None
    phone = site.contact.phone
    whom = site.contact.ask_for or site.name
    crisis = [line for line in site.crisis_lines if line.everywhere and line.phone]
    back = Back(
        blanks=(),
        fine=messages.text("card.back-fine"),
        ring=messages.text("card.back-ring", whom=whom) if phone else "",
        number=unbroken(phone_words(phone)) if phone else "",
        link=f"tel:{phone}" if phone else "",
        crisis=tuple(
            (line.name, unbroken(phone_words(line.phone))) for line in crisis[:MOST_CRISIS_LINES]
        )
        if activity.needs_crisis_lines
        else (),
    )
    room = size.height - _height(back, words, size)
    return replace(back, blanks=tuple(_blanks(room, size)))


def _blanks(room: float, size: Size) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What to write on the back: questions get as many lines as there is room for."""
    # 2 mm above each label.
    label, rule = size.smallest * 1.25 * POINT + 2 * size.unit, RULE * size.unit
    for name in ("card.back-when", "card.back-with", "card.back-ask"):
        rules = min(MOST_RULES if name == "card.back-ask" else 1, int((room - label) / rule))
        if rules < 1:
            return
        yield messages.text(name), tuple(range(rules))
        room -= label + rules * rule


def _height(back: Back, words: Words, size: Size) -> float:
    """The millimetres of all but the blanks, rather more than less."""
    unit, small = size.unit, size.smallest
    line = small * 1.25 * POINT
    room = size.width - (size.code + 2 * unit if size.code_on_back else 0)
    helping = (lines(back.fine, room, small, bold=True) + lines(back.ring, room, small)) * line + (
        size.number * 0.8 * 1.15 * POINT if back.number else 0
    )
    crisis = sum(
        lines(f"{who}: {number}", size.width - 6 * unit, small, bold=True)
        for who, number in back.crisis
    )
    dated = 0.0
    if size.code_on_back:
        helping = max(helping, size.code) + _UNDER_CODE * unit
        dated = line * (
            lines_to_look_up(words.address, size.width, size) + lines_of_dates(words.checked, size)
        )
    return (
        lines(words.name, size.width, small * 14 / 12, bold=True) * small * 14 / 12 * 1.15 * POINT
        + helping
        + (line * (1 + crisis) + _AROUND_CRISIS * unit if crisis else 0)
        + dated
        + _AROUND * unit
    )
