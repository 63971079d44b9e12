"""Who it is for: the facts, the sentence for everybody, and what only professionals see."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from activity_directory.records import record

if TYPE_CHECKING:
    from activity_directory.vocabulary import Term


FOR_PROFESSIONALS = (
    "in_their_words", "bmi_over", "conditions", "not_suitable_for", "inactive", "not_had_within",
    "other",
)  # fmt: skip
"""Attributes that professionals alone may read: in none of the outputs for everybody."""
EVERYONE = "everyone"
"""Id of the audience that means nobody in particular."""
OLDEST = 120
AGES = MappingProxyType(
    {"children": (0, 12), "young-people": (13, 25), "older-people": (55, OLDEST)}
)
"""The audiences that an age is of, from the first year to the last."""


@record
class Eligibility:
    """Ages are in whole years. `over_age` keeps a provider's "over 16", which is ambiguous.

    Those of `FOR_PROFESSIONALS` stand on a page of their own: never on a card.
    """

    minimum_age: int | None = None
    maximum_age: int | None = None
    over_age: int | None = None
    child_minimum_age: int | None = None
    child_maximum_age: int | None = None
    lives_in: tuple[Term, ...] = ()
    registered_with: str = ""
    gender: str = ""
    community: str = ""
    role: str = ""
    benefit: str = ""
    text: str = ""
    in_their_words: str = ""
    bmi_over: int | None = None
    conditions: tuple[str, ...] = ()
    not_suitable_for: tuple[str, ...] = ()
    inactive: bool = False
    not_had_within: int | None = None
    other: str = ""

    @property
    def for_professionals(self) -> bool:
        """Whether it says anything that professionals alone may read."""
        return any(getattr(self, name) not in {None, "", (), False} for name in FOR_PROFESSIONALS)

    @property
    def youngest(self) -> int:
        """The youngest age that may come, in years; 0 where there is none."""
        return self.minimum_age or self.over_age or 0


NO_LIMITS = Eligibility()
"""That of an entry which says nothing of who can come."""
