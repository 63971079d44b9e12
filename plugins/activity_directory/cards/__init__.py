"""The card: what a professional prints in a consultation and hands to a person."""

from activity_directory.cards.card import Alternative, Card, Refusal, card

__all__ = ["Alternative", "Card", "Refusal", "card"]
