"""What was to end has ended, and somebody has said so.

`pause-has-ended` (a warning): the return date of a pause, or the end of "full", has passed. The
listing counts as running again from that day. It is in the weekly report (`upkeep`) too. Ask the
group whether it really is back. If so, write `status: running`; if not, give a new date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.model.status import Full, Paused, is_past
from activity_directory.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.problems import Problem


def _look(activity: Activity, _community: Community, today: date) -> Iterator[Problem]:
    if not is_past(activity.status, today):
        return
    match activity.status:
        case Paused(back=back):
            yield activity.places_in_file.problem(
                "status.back",
                "pause-has-ended",
                f"Back: the return date has passed ({back}), so this is shown as running again",
                "If it is running again, write `status: running`. If not, give a new date.",
                "warning",
            )
        case Full(until=until):
            yield activity.places_in_file.problem(
                "status.full",
                "pause-has-ended",
                f"Full: this date has passed ({until}), so this is shown as having places again",
                "If there are places, write `status: running`. If not, give a new date.",
                "warning",
            )
        case _:
            pass


RULE = Rule(("pause-has-ended",), __doc__, check_entry={"activities": _look})
