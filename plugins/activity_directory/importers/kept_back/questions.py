"""The questions of a listing, by what their answers may say of people and places."""

from __future__ import annotations

PLACE = ("venue", "street", "postcode")
WHERE = (*PLACE, "area")
TIMES = frozenset({"times", "times_in_words"})
WAYS = ("phone", "text")
LINKS = frozenset({"website", "organisation_website"})
NO_TEXTS = frozenset({"name", "organisation", "email", "phone", "text", *PLACE, *LINKS})
"""Answers that say nothing in sentences."""
