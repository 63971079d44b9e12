"""A listing that nobody has checked for too long (`review-overdue`, a warning).

After the time set in content/site.yml (`review:`) the portal says so on the page and leaves the
listing out of search results. Ring the group, then change the date under `checked:`.

`checked-in-future` (an error): the date checked is later than today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.freshness import freshness_on
from activity_directory.model.status import Closed
from activity_directory.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue import Catalogue
    from activity_directory.problems import Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Every listing that is still on was checked, and not tomorrow."""
    for one in catalogue.activities:
        on = one.checked.on
        if on > today:
            yield one.places_in_file.problem(
                "checked.date", "checked-in-future",
                f"Date checked: {on} is later than today, {today}",
                "Give the day when somebody last made sure of the details.",
            )
        elif (
            not isinstance(one.status, Closed)
            and freshness_on(on, today, catalogue.site.review) == "overdue"
        ):
            yield one.places_in_file.problem(
                "checked.date", "review-overdue",
                f"Date checked: nobody has checked this since {on}, {(today - on).days} days ago",
                "Ask the group whether everything is still right, then change the date.",
                "warning",
            )


RULE = Rule(("review-overdue", "checked-in-future"), check, __doc__)
