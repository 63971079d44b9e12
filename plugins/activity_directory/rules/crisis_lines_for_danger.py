"""Somebody who searches for words of danger is shown numbers to ring.

`no-crisis-line` (a warning): `content/vocabularies/danger.yml`, or the list that comes with the
software, has a kind of danger for which `crisis_lines:` in content/site.yml has no line, so general
numbers are shown instead. Add a line with one of the ids that are named; `starter/content/site.yml`
has the national ones. Nothing is asked of a demonstration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.rules.rule import Rule
from activity_directory.sanitise.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.problems import Problem


def _compare(_notes: Sequence[None], community: Community, _today: date) -> Iterator[Problem]:
    """Every kind of danger has a crisis line."""
    if community.site.demonstration:
        return
    lines = {line.id for line in community.site.crisis_lines}
    for group in community.danger.groups:
        if lines.isdisjoint(group.lines):
            ids = " or ".join(f"`id: {name}`" for name in group.lines)
            yield community.site.places.problem(
                "crisis_lines",
                "no-crisis-line",
                f"Crisis lines: there is none for {quoted(group.maintainer_note)}",
                f"Add a line with {ids}, as `starter/content/site.yml` has it.",
                "warning",
            )


RULE = Rule(("no-crisis-line",), __doc__, check_all=_compare)
