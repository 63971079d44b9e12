"""Other activities are named by the names of their files.

`unknown-activity`: `try_instead:` in a status, or `activities:` in a story, names a file that
isn't in content/activities. Check the spelling; the file's name without .md is what is asked.

`try-instead-is-over` (a warning): an alternative has itself closed. Offer another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.model.status import Closed, alternatives
from activity_directory.rules.rule import Rule
from activity_directory.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue import Catalogue
    from activity_directory.problems import Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Every activity that is named is there, and those offered instead are on."""
    known = catalogue.names["activities"]
    named = [
        (f"status.try_instead.{number}", "Try instead", slug, one.places_in_file)
        for one in catalogue.activities
        for number, slug in enumerate(alternatives(one.status))
    ] + [
        (f"activities.{number}", "Activities", slug, story.places)
        for story in catalogue.stories
        for number, slug in enumerate(story.activities)
    ]
    for field, label, slug, places in named:
        if slug not in known:
            close = nearest(slug, known)
            yield places.problem(
                field,
                "unknown-activity",
                f"{label}: there is no activity called '{slug}'",
                f"did you mean '{close}'?"
                if close
                else "Give the name of a file in content/activities, without .md",
            )
            continue
        other = catalogue.activity_by_slug.get(slug)
        if label == "Try instead" and other is not None and isinstance(other.status, Closed):
            since = other.status.since
            if since is None or since <= today:
                yield places.problem(
                    field,
                    "try-instead-is-over",
                    f"Try instead: '{other.name}' has closed too",
                    "Offer another activity.",
                    "warning",
                )


RULE = Rule(("unknown-activity", "try-instead-is-over"), check, __doc__)
