"""Every area is once in the rows of the map.

`map-rows` (a warning): `rows:` of `map:` in content/site.yml leaves out an area, which is then
drawn in a last row of its own; or it has one twice, of which the first counts; or one that has
areas of its own, such as the whole borough, which is not drawn. Correct the rows, or leave `rows:`
out: then the areas are drawn as their venues lie, or in their order.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from activity_directory.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.problems import Problem


def _compare(_notes: Sequence[None], community: Community, _today: date) -> Iterator[Problem]:
    """The rows have every area that is drawn, each once, and no other."""
    site, areas = community.site, community.vocabularies["areas"]
    if not site.map.rows:
        return
    wider = {area.parent for area in areas} | {site.borough}
    named = Counter(area for row in site.map.rows for area in row)
    mistakes = [
        (f"`{area.id}` is in no row", f"Add it where it lies, or as a last row: `- [{area.id}]`.")
        for area in areas
        if area.id not in wider and area not in named
    ]
    for area, times in named.items():
        if area.id in wider:
            mistakes.append(
                (f"`{area.id}` has areas of its own, so it isn't drawn", "Take it out of the rows.")
            )
        elif times > 1:
            mistakes.append(
                (f"`{area.id}` is there more than once", "Leave it in one place: where it lies.")
            )
    for mistake, repair in mistakes:
        yield site.places.problem("map", "map-rows", f"Rows: {mistake}", repair, "warning")


RULE = Rule(("map-rows",), __doc__, check_all=_compare)
