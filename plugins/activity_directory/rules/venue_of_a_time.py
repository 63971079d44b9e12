"""A time that says at which venue it is names one of the entry's own (`unknown-venue`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.problems import Problem


def _look(activity: Activity, _community: Community, _today: date) -> Iterator[Problem]:
    """Every `venue:` under `when:` stands under `venue:` too."""
    for number, schedule in enumerate(activity.when):
        named = schedule.limits.venue
        if named is None:
            continue
        own = {venue.id for venue in activity.venues if venue.id}
        if named not in own:
            yield activity.places_in_file.problem(
                f"when.{number}.venue",
                "unknown-venue",
                f"Venue: '{named}' is not one of this activity's venues",
                f"Its venues are {', '.join(sorted(own))}."
                if own
                else "List the venue under  venue:  too.",
            )


RULE = Rule(("unknown-venue",), __doc__, check_entry={"activities": _look})
