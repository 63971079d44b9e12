"""The card: what a professional prints in a consultation and hands to a person."""

from activity_directory.cards.card import Alternative, Card, Cards, Refusal, card, cards_of
from activity_directory.cards.sizes import A5, EASY_READ, LARGE_PRINT, POCKET, SIZES, Size

__all__ = [
    "A5",
    "EASY_READ",
    "LARGE_PRINT",
    "POCKET",
    "SIZES",
    "Alternative",
    "Card",
    "Cards",
    "Refusal",
    "Size",
    "card",
    "cards_of",
]
