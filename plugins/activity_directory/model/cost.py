"""What it costs, by date: a price may start or end, and "free" is a question about today."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from activity_directory.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

Charge = Literal[
    "free",
    "free_if",
    "donation",
    "pay_what_you_can",
    "per_session",
    "per_course",
    "membership",
    "materials",
    "ask",
]
TERM_OF: Mapping[Charge, str] = MappingProxyType(
    {
        "free": "free",
        "free_if": "funded-if-eligible",
        "donation": "donation",
        "pay_what_you_can": "pay-what-you-can",
        "per_session": "per-session",
        "per_course": "per-course",
        "membership": "membership-fee",
        "materials": "materials-only",
        "ask": "unknown",
    }
)
"""The term of the vocabulary `costs` that stands for each charge."""
FREE_CHARGES: frozenset[Charge] = frozenset({"free", "donation"})
"""Charges a person may meet without paying. A donation is welcome, never asked for."""


@record
class Cost:
    """One way of paying. `pence` is None where there is no amount, or none is known."""

    charge: Charge
    pence: int | None = None
    free_for: str = ""
    every: Literal["", "month", "year"] = ""
    since: date | None = None
    until: date | None = None
    note: str = ""
    only_for: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether this is the charge on `day`, both ends included."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


def costs_on(costs: Iterable[Cost], day: date) -> tuple[Cost, ...]:
    """The charges in force on `day`."""
    return tuple(cost for cost in costs if cost.holds_on(day))


def costs_after(costs: Iterable[Cost], day: date) -> tuple[Cost, ...]:
    """The charges that start after `day`, soonest first."""
    later = [cost for cost in costs if cost.since is not None and cost.since > day]
    return tuple(sorted(later, key=lambda cost: cost.since or day))


def is_free_on(costs: Iterable[Cost], day: date) -> bool:
    """Whether anyone at all may come on `day` without paying.

    Not where some people pay, nor where it is free only for some.
    """
    today = costs_on(costs, day)
    return all(cost.charge in FREE_CHARGES for cost in today) and any(
        not cost.only_for for cost in today
    )
