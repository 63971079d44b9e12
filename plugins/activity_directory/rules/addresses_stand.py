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

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.problems import Problem
from activity_directory.rules.rule import Rule
from activity_directory.urls import addresses, permalinks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.page import Page
    from activity_directory.source.places import Places
    from activity_directory.urls.permalinks import Moved


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


class _Owner(NamedTuple):
    """What stands at an address. `told` is how a second one there is reported to the owner."""

    why: str
    told: Callable[[Moved], Problem] | None = None


def _taken(of_entries: Sequence[Moved], community: Community) -> Iterator[Problem]:
    """Old names whose address is another's."""
    moves = (*permalinks.in_order(of_entries), *permalinks.moved_terms(community.vocabularies))
    if not moves:
        return
    taken = {
        addresses.page(slug): _Owner("is kept for the software") for slug in addresses.RESERVED
    }
    taken |= _of_files(community)
    for family in permalinks.FAMILIES:
        for term in community.vocabularies[family]:
            taken[permalinks.MADE_BY[family](term.id)[0]] = _Owner("is a term that is there now")
    taken |= dict.fromkeys(permalinks.PERMANENT, _Owner("is a page of the software's own"))
    for moved in moves:
        before = [old for old, _ in moved.leads]
        if owner := next((taken[old] for old in before if old in taken), None):
            twin = None if owner.told is None else owner.told(moved)
            problem = _one_place(moved.places, moved.field, moved.old, owner.why)
            yield replace(problem, twin=twin)
        taken |= dict.fromkeys(before, _of_an_old_name(moved))


def _of_files(community: Community) -> dict[str, _Owner]:
    """The addresses of all entries, with their files."""
    taken = {}
    for folder, made_by in permalinks.MADE_BY.items():
        for name in () if folder in permalinks.FAMILIES else community.names[folder]:
            owner = _Owner(
                "is a file that is there now", partial(_at_a_file, community, folder, name)
            )
            taken.update(dict.fromkeys(made_by(name), owner))
    return taken


def _at_a_file(community: Community, folder: str, name: str, moved: Moved) -> Problem:
    """The problem as it is reported at the file that has another's old name."""
    return Problem(
        community.shown(community.file_of(folder, name)),
        1,
        1,
        "address-taken",
        f"This file's name is an old name of '{moved.title}' ({moved.places.path})",
        "If they are one activity, keep that file. If not, give this file another name."
        if folder == "activities"
        else "Give this file another name.",
    )


def _of_an_old_name(moved: Moved) -> _Owner:
    def told(other: Moved) -> Problem:
        why = f"is an old name of '{other.name}' too"
        return _one_place(moved.places, moved.field, moved.old, why)

    return _Owner(f"is an old name of '{moved.name}' too", told)


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
    check_entry={"pages": _reserved},
    collect=permalinks.MOVED_BY,
    check_all=_compare,
)
