"""A time that says where or how it happens says so in the entry's own terms.

`unknown-venue`: `venue:` of a time names one of the venues that the entry lists under `venue:`.

`unknown-format`: `format:` of a time names one of the formats that the entry lists under `format:`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.rules.rule import Rule
from activity_directory.sanitise.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.problems import Problem


def _look(activity: Activity, _community: Community, _today: date) -> Iterator[Problem]:
    """Every `venue:` and `format:` under `when:` stands under the entry's own too."""
    for number, schedule in enumerate(activity.when):
        how = schedule.limits.format
        if how is not None and how not in activity.formats:
            ids = [term.id for term in activity.formats]
            yield activity.places_in_file.problem(
                f"when.{number}.format",
                "unknown-format",
                f"How it happens: `{how.id}` is not one of this activity's formats",
                f"Write `format: [{', '.join([*ids, how.id])}]` for the activity, or remove the "
                "line here.",
            )
        named = schedule.limits.venue
        own = {venue.id for venue in activity.venues if venue.id}
        if named is not None and named not in own:
            yield activity.places_in_file.problem(
                f"when.{number}.venue",
                "unknown-venue",
                f"Venue: {quoted(named)} is not one of this activity's venues",
                f"Its venues are {', '.join(map(quoted, sorted(own)))}."
                if own
                else "Add the venue under `venue:` too.",
            )


RULE = Rule(("unknown-venue", "unknown-format"), __doc__, check_entry={"activities": _look})
