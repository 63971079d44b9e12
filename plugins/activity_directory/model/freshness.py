"""Whether what a listing says was checked lately enough to be believed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from dateutil.relativedelta import relativedelta

from activity_directory.model.activity import Activity
from activity_directory.model.site import Review

Freshness = Literal["fresh", "due", "overdue", "moved-in"]
NOT_CHECKED: frozenset[Freshness] = frozenset({"overdue", "moved-in"})
"""Of what stands so nobody knows whether it still runs."""


def due_from(checked_on: date, review: Review) -> date:
    """The first day on which a check is due again; after 31 August that is 28 February."""
    return _months_after(checked_on, review.due_after)


def overdue_from(checked_on: date, review: Review) -> date:
    """The first day on which a check is overdue."""
    return _months_after(checked_on, review.overdue_after)


@lru_cache(maxsize=1024)  # many listings were checked on one day
def _months_after(day: date, months: int) -> date:
    return day + relativedelta(months=months)


def freshness_on(checked_on: date, day: date, review: Review) -> Freshness:
    """Fresh until `review.due_after` months have passed, then due, then overdue."""
    if day >= overdue_from(checked_on, review):
        return "overdue"
    return "due" if day >= due_from(checked_on, review) else "fresh"


def leaves_lists_on(activity: Activity, review: Review) -> date:
    """The first day on which it is overdue: after its last check, or after it was taken over."""
    if activity.checked is None:
        return activity.known_on + relativedelta(months=review.moved_in)
    return overdue_from(activity.checked.on, review)


def freshness_of(activity: Activity, day: date, review: Review) -> Freshness:
    """Of what nobody here has checked: moved in until `review.moved_in` months, then overdue."""
    if activity.checked is None:
        return "overdue" if day >= leaves_lists_on(activity, review) else "moved-in"
    return freshness_on(activity.checked.on, day, review)
