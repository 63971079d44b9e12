"""Whether what a listing says was checked lately enough to be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from datetime import date

    from activity_directory.model.site import Review

Freshness = Literal["fresh", "due", "overdue"]


def freshness_on(checked_on: date, day: date, review: Review) -> Freshness:
    """Fresh until `review.due_after` months have passed, then due, then overdue."""
    if day >= checked_on + relativedelta(months=review.overdue_after):
        return "overdue"
    if day >= checked_on + relativedelta(months=review.due_after):
        return "due"
    return "fresh"
