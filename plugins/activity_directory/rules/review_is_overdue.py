"""Every listing that is on was checked lately, and not tomorrow.

`review-overdue` (a warning): nobody has checked the listing for the time set in content/site.yml
under `review:`. The portal says so on the page and leaves the listing out of search results. Ring
the group, then change the date under `checked:`.

`checked-in-future`: the date of the last check, or of the day on which a listing was taken over
from elsewhere, is in the future.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from activity_directory.model.freshness import freshness_of, freshness_on
from activity_directory.model.status import Closed
from activity_directory.rules.rule import Rule
from activity_directory.wording.counting import how_long

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.problems import Problem


def _look(activity: Activity, community: Community, today: date) -> Iterator[Problem]:
    if activity.checked is None:
        yield from _look_at_source(activity, community, today)
        return
    on = activity.checked.on
    if on > today:
        yield activity.places_in_file.problem(
            "checked.date",
            "checked-in-future",
            f"Date checked: {on} is in the future (today is {today})",
            "Give the date when somebody last checked the details.",
        )
    elif (
        on <= _surely_fresh(today, community.site.review.overdue_after)
        and not isinstance(activity.status, Closed)
        and freshness_on(on, today, community.site.review) == "overdue"
    ):
        ago = how_long((today - on).days)
        yield activity.places_in_file.problem(
            "checked.date",
            "review-overdue",
            f"Date checked: nobody has checked this since {on}, {ago} ago",
            "Ask the group whether everything is still right, then change the date.",
            "warning",
        )


def _look_at_source(activity: Activity, community: Community, today: date) -> Iterator[Problem]:
    on = activity.known_on
    if on > today:
        yield activity.places_in_file.problem(
            "source.taken",
            "checked-in-future",
            f"Taken: {on} is in the future (today is {today})",
            "Give the date when it was taken over from the other list.",
        )
    elif (
        not isinstance(activity.status, Closed)
        and freshness_of(activity, today, community.site.review) == "overdue"
    ):
        ago = how_long((today - on).days)
        yield activity.places_in_file.problem(
            "source.taken",
            "review-overdue",
            f"Taken: nobody has checked this since it was taken over on {on}, {ago} ago",
            "Ask the group whether everything is still right, then add `checked:` with the date.",
            "warning",
        )


@lru_cache(maxsize=1)
def _surely_fresh(today: date, months: int) -> date:
    """No month is shorter than 28 days, so what was checked since then needs no calendar."""
    return today - timedelta(days=28 * months)


RULE = Rule(("review-overdue", "checked-in-future"), __doc__, check_entry={"activities": _look})
