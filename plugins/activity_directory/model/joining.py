"""How a person comes to join: a set of routes, never one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from activity_directory.records import record

if TYPE_CHECKING:
    from activity_directory.vocabulary import Term

TURN_UP = "drop-in"
BY_ONESELF = frozenset({TURN_UP, "book", "self-referral", "membership"})
BY_FAMILY = "family-referral"
BY_CHAMPION = "champion-referral"
BY_PROFESSIONAL = frozenset({"professional-referral", "link-worker-only", "statutory"})
"""Ids of the vocabulary `joining` to which the software gives a meaning."""


@record
class Joining:
    """The routes in, in the order the entry gives them, and what to expect of them."""

    routes: tuple[Term, ...]
    how: str = ""
    form: str = ""
    reply_time: str = ""
    wait: str = ""

    def _any(self, ids: frozenset[str]) -> bool:
        return any(route.id in ids for route in self.routes)

    @property
    def turn_up(self) -> bool:
        """Whether a person may just come along."""
        return self._any(frozenset({TURN_UP}))

    @property
    def referral(self) -> Literal["must", "may", "none"]:
        """Whether people must be referred by a professional, may be, or none refers them."""
        if not self.by_professional:
            return "none"
        return "must" if all(route.id in BY_PROFESSIONAL for route in self.routes) else "may"

    @property
    def by_professional(self) -> bool:
        """Whether a professional can refer, that is: whether it can be prescribed."""
        return self._any(BY_PROFESSIONAL)
