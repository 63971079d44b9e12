"""Activities that meet in term time need school terms.

`school-terms-run-out` (a warning): after the last term under `school_terms:` in content/site.yml
nobody can say when such a group meets, and its dates are shown with a question mark. Three months
before that we ask for more. Look up the term dates on the council's website and add the next
school year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from activity_directory.model.status import Closed
from activity_directory.rules.rule import Rule
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.problems import Problem

NOTICE = relativedelta(months=3)
"""How long before the last known term ends the next one is asked for."""


def _in_term_time(activity: Activity) -> bool:
    over = isinstance(activity.status, Closed)
    return not over and any(schedule.limits.term_time_only for schedule in activity.when)


def _compare(in_term_time: Sequence[bool], community: Community, today: date) -> Iterator[Problem]:
    """Terms are known three months ahead, where anything meets in term time."""
    known_until = max((term.last for term in community.site.school_terms), default=None)
    if not in_term_time or (known_until is not None and today < known_until - NOTICE):
        return
    groups = counted(len(in_term_time), "activity meets", "activities meet")
    known = (
        "none is known"
        if known_until is None
        else f"the last known term {'ends' if today <= known_until else 'ended'} on {known_until}"
    )
    yield community.site.places.problem(
        "school_terms",
        "school-terms-run-out",
        f"School terms: {known}, and {groups} in term time only",
        "Add the terms of the next school year, for example "
        "`- {from: 2027-09-02, to: 2027-12-17}`.",
        "warning",
    )


RULE = Rule(
    ("school-terms-run-out",), __doc__, collect={"activities": _in_term_time}, check_all=_compare
)
