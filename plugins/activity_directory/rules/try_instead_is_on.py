"""Other activities are named by the names of their files.

`unknown-activity`: `try_instead:` in a status, or `activities:` in a story, names a file that
isn't in content/activities. Give the file's name without .md.

`try-instead-is-over` (a warning): an activity that is suggested instead has closed too. Suggest
another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.model.status import Closed, alternatives
from activity_directory.rules.rule import Rule
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.reading import MOST_GUESSES
from activity_directory.vocabulary import Guesses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.model.story import Story
    from activity_directory.problems import Problem
    from activity_directory.source.places import Places


class _Noted(NamedTuple):
    """The activities that an entry names, and whether it is one that has closed itself."""

    places: Places
    field: str
    label: str
    named: tuple[str, ...]
    slug: str = ""
    name: str = ""
    closed: Closed | None = None


def _of_activity(activity: Activity) -> _Noted | None:
    closed = activity.status if isinstance(activity.status, Closed) else None
    named = alternatives(activity.status)
    if not named and closed is None:
        return None
    field, label = "status.try_instead", "Try instead"
    return _Noted(
        activity.places_in_file, field, label, named, activity.slug, activity.name, closed
    )


def _of_story(story: Story) -> _Noted | None:
    if not story.activities:
        return None
    return _Noted(story.places, "activities", "Activities", story.activities)


def _is_over(status: Closed, today: date) -> bool:
    return status.since is None or status.since <= today


def _compare(noted: Sequence[_Noted], community: Community, today: date) -> Iterator[Problem]:
    """Every activity that is named is there, and those offered instead are on."""
    known = community.names["activities"]
    closed = {note.slug: note for note in noted if note.closed and _is_over(note.closed, today)}
    guesses = Guesses(known, MOST_GUESSES)
    for note in noted:
        for number, slug in enumerate(note.named):
            field = f"{note.field}.{number}"
            if slug not in known:
                close = guesses.nearest(slug)
                yield note.places.problem(
                    field,
                    "unknown-activity",
                    f"{note.label}: there is no activity called {quoted(slug)}",
                    f"Did you mean `{close}`?"
                    if close
                    else "Give the name of a file in content/activities, without `.md`.",
                )
            elif note.slug and slug in closed:
                yield _over(note, field, closed[slug])


def _over(noted: _Noted, field: str, other: _Noted) -> Problem:
    """An alternative that has closed, as it is reported at either of the two."""
    problem = noted.places.problem(
        field,
        "try-instead-is-over",
        f"Try instead: {quoted(other.name)} has closed too",
        "Suggest another activity.",
        "warning",
    )
    twin = other.places.problem(
        "status",
        "try-instead-is-over",
        f"Status: this has closed, but {quoted(noted.name)} suggests it ({noted.places.path})",
        "Suggest another activity there.",
        "warning",
    )
    return replace(problem, twin=twin)


RULE = Rule(
    ("unknown-activity", "try-instead-is-over"),
    __doc__,
    collect={"activities": _of_activity, "stories": _of_story},
    check_all=_compare,
)
