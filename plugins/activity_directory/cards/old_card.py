"""What has changed since a card was printed, in sentences for whoever holds it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.wording.dates import full_date

if TYPE_CHECKING:
    from activity_directory.cards.printed_facts import PrintedFact
    from activity_directory.model.card_code import CardCode


@dataclass(frozen=True, slots=True)
class Earlier:
    """What cards once said of a fact: the mark in their addresses, and a sentence of the change."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class ComparedFact:
    """A fact as it is: its mark, what cards said before, and a sentence for any other mark."""

    mark: str
    now: str
    earlier: tuple[Earlier, ...]


def compared(code: CardCode, facts: tuple[PrintedFact, ...]) -> tuple[ComparedFact, ...]:
    """Each fact as it is, and as cards with this code have said it, what changed last first."""
    return tuple(_compared(code, one) for one in facts)


def _compared(code: CardCode, now: PrintedFact) -> ComparedFact:
    label, words = messages.text(f"card-code.fact-{now.fact}"), now.words.rstrip(".")
    history = [one for one in code.history if one.fact == now.fact]
    earlier = {}
    for one, after in zip_longest(history, history[1:]):
        if one.mark == now.mark:
            continue
        was = one.words.rstrip(".")
        if after is None:
            line = messages.text("card-code.changed", fact=label, was=was, now=words)
        else:
            until = full_date(after.since)
            line = messages.text(
                "card-code.changed-until", fact=label, was=was, date=until, now=words
            )
        earlier[one.mark] = Earlier(one.mark, line)
    is_now = messages.text("card-code.is-now", fact=label, now=words)
    return ComparedFact(now.mark, is_now, tuple(reversed(earlier.values())))
