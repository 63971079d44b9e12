"""How a person comes to join: a set of routes, never one."""

from __future__ import annotations

import re
from datetime import timedelta
from types import MappingProxyType
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

_DAYS = MappingProxyType({"day": 1, "week": 7, "month": 31})
_SPAN = re.compile(r"\b(\d{1,3}|an?|one) (?:working )?(day|week|month)s?\b")


@record
class Joining:
    """The routes in, in the order the entry gives them, and what to expect of them.

    Without any, nobody knows the way in.
    """

    routes: tuple[Term, ...]
    how: str = ""
    form: str = ""
    reply_time: str = ""
    wait: str = ""

    @property
    def longest_wait(self) -> timedelta | None:
        """How long people wait at most; None where that isn't said in figures."""
        spans = _SPAN.findall(self.wait.casefold())
        if not spans:
            return None
        number, unit = spans[-1]
        return timedelta(days=(int(number) if number.isdigit() else 1) * _DAYS[unit])

    def _any(self, ids: frozenset[str]) -> bool:
        return any(route.id in ids for route in self.routes)

    @property
    def turn_up(self) -> bool:
        """Whether a person may just come along."""
        return self._any(frozenset({TURN_UP}))

    @property
    def referral(self) -> Literal["must", "may", "none", "ask"]:
        """Whether people must be referred by a professional, may be, or none refers them.

        "ask" where nobody knows a way in.
        """
        if not self.routes:
            return "ask"
        if not self.by_professional:
            return "none"
        return "must" if all(route.id in BY_PROFESSIONAL for route in self.routes) else "may"

    @property
    def by_professional(self) -> bool:
        """Whether a professional can refer, that is: whether it can be prescribed."""
        return self._any(BY_PROFESSIONAL)
