"""Every activity has a code for its card, where the community uses codes.

`no-card-code` (a warning): the activity has no code in content/codes, so its card shows its whole
address, and an old card can't say what has changed. Run `publish.py codes`: it gives every activity
a code. Without the folder content/codes nothing is reported: the first run makes it.

`card-code`: a file in content/codes is not as `publish.py codes` writes it. Put it back as it was.
Each file is a code that is on printed cards, so it keeps its name for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from activity_directory.model.status import Closed
from activity_directory.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.problems import Problem
    from activity_directory.source.places import Places


class _Named(NamedTuple):
    """An activity by all the names that its file has had."""

    names: tuple[str, ...]
    places: Places


def _named(activity: Activity) -> _Named | None:
    if isinstance(activity.status, Closed):
        return None  # no card of it is printed any more
    return _Named((activity.slug, *activity.was), activity.places_in_file)


def _compare(notes: Sequence[_Named], community: Community, _today: date) -> Iterator[Problem]:
    if community.codes is None:
        return
    have = {one.activity for one in community.codes}
    for named in notes:
        if have.isdisjoint(named.names):
            yield named.places.problem(
                "",
                "no-card-code",
                "This activity has no code for its card yet, so the card shows a long address",
                "Run `publish.py codes`: it gives it one. Or leave it to a maintainer.",
                "warning",
            )


RULE = Rule(
    ("no-card-code", "card-code"), __doc__, collect={"activities": _named}, check_all=_compare
)
