"""The borough's quilt: patches of many activities together."""

from __future__ import annotations

from collections.abc import Callable

from activity_directory.listing.listing import Listing
from activity_directory.portal.edition import Edition
from activity_directory.portal.viewing.patches import UNSEWN, arranged
from activity_directory.portal.views.patches import Patch, QuiltPatch

MOST = 60
IN_A_SMALL_ONE = 9


def quilt(edition: Edition, href: Callable[[str], str]) -> tuple[QuiltPatch, ...]:
    """A patch for each activity that stands in lists, or for one of each kind where there are many.

    Those of one colour are together.
    """
    shown = _shown(edition)
    if len(shown) > MOST:
        kinds = {one.activity.categories[:1]: one for one in reversed(shown)}
        shown = [one for one in shown if kinds[one.activity.categories[:1]] is one]
    results = [edition.results[one.activity.slug] for one in shown[:MOST]]
    results.sort(key=lambda result: result.hue)
    return arranged(
        [QuiltPatch(result.name, href(result.address), result.patch) for result in results]
    )


def with_one_missing(edition: Edition) -> tuple[Patch, ...]:
    """Nine patches; the one in the middle is missing. Nothing where there are too few."""
    every = (edition.results[one.activity.slug].patch for one in _shown(edition))
    patches = list(dict.fromkeys(every))[: IN_A_SMALL_ONE - 1]
    if len(patches) < IN_A_SMALL_ONE - 1:
        return ()
    middle = IN_A_SMALL_ONE // 2
    return (*patches[:middle], UNSEWN, *patches[middle:])


def _shown(edition: Edition) -> list[Listing]:
    """Those in lists. What is about safety is not shown off."""
    return [one for one in edition.listings if one.listed and not one.activity.about_safety]
