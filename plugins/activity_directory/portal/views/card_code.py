"""The page of a card's code, and the box in which one is typed."""

from __future__ import annotations

from dataclasses import dataclass

from activity_directory.cards.old_card import ComparedFact


@dataclass(frozen=True, slots=True)
class OldCard:
    """A page that leads to `href`, and first says what has changed; without `facts`, at once."""

    site: str
    home: str
    tab: str
    heading: str
    name: str
    href: str
    canonical: str
    facts: tuple[ComparedFact, ...] = ()

    @property
    def has_changed(self) -> bool:
        """Whether some cards say what no longer holds."""
        return any(fact.earlier for fact in self.facts)


@dataclass(frozen=True, slots=True)
class CardCodeBox:
    """A box for a code; `href` is the address below which they are, the rest how they are made.

    `look_alikes` are pairs of a letter that is typed and the one that it is read as: "O0 I1".
    """

    href: str
    letters: str
    look_alikes: str
    least: int
    most: int
