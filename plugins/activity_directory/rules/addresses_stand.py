"""Two things can't stand at one address, and what stood at one goes on answering.

`reserved-address`: a page has the name of one of the software's own lists (activities, needs,
categories, areas, organisations, a-to-z). Give the file another name.

`address-taken`: an old name under `was:` is the name of a file or a term that is there now, or two
name the same old one. Keep each old name in one place.

`address-gone`: an address that was published would stop answering, because a file or a term went,
or an old name under `was:`. `check --base` finds it. Put it back (an activity that is over with
`status: {closed: 2026-11-23}`), or name it under `was:` in what takes its place. A page can take
the place of anything: `was: [stories/every-wednesday]` in `content/pages/stories.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory import addresses, lasting
from activity_directory.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue import Catalogue
    from activity_directory.problems import Places, Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """One address, one page."""
    del today
    for page in catalogue.pages:
        if page.slug in addresses.RESERVED:
            yield page.places.problem(
                "",
                "reserved-address",
                f"A page can't be called '{page.slug}': the software's own list stands there",
                "Give the file another name.",
            )
    yield from _taken(catalogue)
    yield from _taken_venues(catalogue)


def _taken(catalogue: Catalogue) -> Iterator[Problem]:
    """Old names whose address is another's."""
    taken = {addresses.page(slug): "is kept for the software" for slug in addresses.RESERVED}
    taken |= dict.fromkeys(lasting.standing(catalogue), "is a file that is there now")
    for family in lasting.FAMILIES:
        for term in catalogue.vocabularies[family]:
            taken[lasting.MADE_BY[family](term.id)[0]] = "is a term that is there now"
    taken |= dict.fromkeys(lasting.PERMANENT, "is a page of the software's own")
    for moved in lasting.moved(catalogue):
        before = [old for old, _ in moved.leads]
        if why := next((taken[old] for old in before if old in taken), ""):
            yield _one_place(moved.places, moved.field, moved.old, why)
        taken |= dict.fromkeys(before, f"is an old name of '{moved.name}' too")


def _taken_venues(catalogue: Catalogue) -> Iterator[Problem]:
    """The same of venues, which have names and no pages."""
    taken = dict.fromkeys(catalogue.names["venues"], "is a file that is there now")
    for venue in catalogue.venues:
        for number, old in enumerate(venue.was):
            if old in taken and venue.places is not None:
                yield _one_place(venue.places, f"was.{number}", old, taken[old])
            taken[old] = f"is an old name of '{venue.id}' too"


def _one_place(places: Places, field: str, old: str, why: str) -> Problem:
    return places.problem(
        field, "address-taken", f"Was: '{old}' {why}", "Keep each old name in one place."
    )


RULE = Rule(("reserved-address", "address-taken", "address-gone"), check, __doc__)
