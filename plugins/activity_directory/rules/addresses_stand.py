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
    from collections.abc import Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue import Community
    from activity_directory.lasting import Moved
    from activity_directory.model.page import Page
    from activity_directory.problems import Places, Problem


def _reserved(page: Page, _community: Community, _today: date) -> Iterator[Problem]:
    if page.slug in addresses.RESERVED:
        yield page.places.problem(
            "",
            "reserved-address",
            f"A page can't be called '{page.slug}': the software's own list stands there",
            "Give the file another name.",
        )


def _compare(moved: Sequence[list[Moved]], community: Community, _today: date) -> Iterator[Problem]:
    """One address, one page."""
    yield from _taken([one for of_entry in moved for one in of_entry], community)
    yield from _taken_venues(community)


def _taken(of_entries: Sequence[Moved], community: Community) -> Iterator[Problem]:
    """Old names whose address is another's."""
    moves = (*lasting.in_order(of_entries), *lasting.moved_terms(community.vocabularies))
    if not moves:
        return
    taken = {addresses.page(slug): "is kept for the software" for slug in addresses.RESERVED}
    taken |= dict.fromkeys(lasting.standing(community), "is a file that is there now")
    for family in lasting.FAMILIES:
        for term in community.vocabularies[family]:
            taken[lasting.MADE_BY[family](term.id)[0]] = "is a term that is there now"
    taken |= dict.fromkeys(lasting.PERMANENT, "is a page of the software's own")
    for moved in moves:
        before = [old for old, _ in moved.leads]
        if why := next((taken[old] for old in before if old in taken), ""):
            yield _one_place(moved.places, moved.field, moved.old, why)
        taken |= dict.fromkeys(before, f"is an old name of '{moved.name}' too")


def _taken_venues(community: Community) -> Iterator[Problem]:
    """The same of venues, which have names and no pages."""
    taken = dict.fromkeys(community.names["venues"], "is a file that is there now")
    for venue in community.venues:
        for number, old in enumerate(venue.was):
            if old in taken and venue.places is not None:
                yield _one_place(venue.places, f"was.{number}", old, taken[old])
            taken[old] = f"is an old name of '{venue.id}' too"


def _one_place(places: Places, field: str, old: str, why: str) -> Problem:
    return places.problem(
        field, "address-taken", f"Was: '{old}' {why}", "Keep each old name in one place."
    )


RULE = Rule(
    ("reserved-address", "address-taken", "address-gone"),
    __doc__,
    looks={"pages": _reserved},
    notes=lasting.MOVED_BY,
    compare=_compare,
)
