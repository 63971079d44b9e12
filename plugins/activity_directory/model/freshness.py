"""Whether what a listing says was checked lately enough to be believed."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dateutil.relativedelta import relativedelta

from activity_directory.model.site import Review

Freshness = Literal["fresh", "due", "overdue"]


def due_from(checked_on: date, review: Review) -> date:
    """The first day on which a check is due again; after 31 August that is 28 February."""
    return checked_on + relativedelta(months=review.due_after)


def overdue_from(checked_on: date, review: Review) -> date:
    """The first day on which a check is overdue."""
    return checked_on + relativedelta(months=review.overdue_after)


def freshness_on(checked_on: date, day: date, review: Review) -> Freshness:
    """Fresh until `review.due_after` months have passed, then due, then overdue."""
    if day >= overdue_from(checked_on, review):
        return "overdue"
    return "due" if day >= due_from(checked_on, review) else "fresh"
