"""No two pages have the same address, and no published page is lost.

`reserved-address`: a page has the name of one of the software's own lists (activities, needs,
categories, areas, organisations, a-to-z). Give the file another name.

`address-taken`: an old name under `was:` is also the name of a file or the id of a term, or it is
listed twice. Keep each old name in one place only.

`address-gone`: a published page would no longer exist, because a file, a term, or an old name under
`was:` was removed. `check --base` finds it. Put it back (an activity that has ended gets
`status: {closed: 2026-11-23}`), or name it under `was:` in what replaces it. A page can replace
anything: `was: [stories/every-wednesday]` in `content/pages/stories.md`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.problems import Problem
from activity_directory.rules.rule import Rule
from activity_directory.sanitise.quoting import quoted
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
            f"A page can't be called `{page.slug}`: the website has a list at this address",
            "Give the file another name.",
        )


def _compare(moved: Sequence[list[Moved]], community: Community, _today: date) -> Iterator[Problem]:
    """One address, one page."""
    yield from _taken([move for of_entry in moved for move in of_entry], community)
    yield from _taken_venues(community)


class _Owner(NamedTuple):
    """What has an address. `reported` is the problem of a second one, at the file of the first."""

    why: str
    reported: Callable[[Moved], Problem] | None = None


def _taken(of_entries: Sequence[Moved], community: Community) -> Iterator[Problem]:
    """Old names whose address is another's."""
    moves = (*permalinks.in_order(of_entries), *permalinks.moved_terms(community.vocabularies))
    if not moves:
        return
    taken = {
        addresses.page(slug): _Owner("is an address that the software uses")
        for slug in addresses.RESERVED
    }
    taken |= _of_files(community)
    for family in permalinks.FAMILIES:
        for term in community.vocabularies[family]:
            taken[permalinks.MADE_BY[family](term.id)[0]] = _Owner("is the id of a term")
    taken |= dict.fromkeys(permalinks.PERMANENT, _Owner("is an address that the software uses"))
    for moved in moves:
        before = [old for old, _ in moved.leads]
        if owner := next((taken[old] for old in before if old in taken), None):
            twin = None if owner.reported is None else owner.reported(moved)
            problem = _one_place(moved.places, moved.field, moved.old, owner.why)
            yield replace(problem, twin=twin)
        taken |= dict.fromkeys(before, _of_an_old_name(moved))


def _of_files(community: Community) -> dict[str, _Owner]:
    """The addresses of all entries, with their files."""
    taken = {}
    for folder, made_by in permalinks.MADE_BY.items():
        for name in () if folder in permalinks.FAMILIES else community.names[folder]:
            owner = _Owner("is the name of a file", partial(_at_a_file, community, folder, name))
            taken.update(dict.fromkeys(made_by(name), owner))
    return taken


def _at_a_file(community: Community, folder: str, name: str, moved: Moved) -> Problem:
    """The problem as it is reported at the file that has another's old name."""
    return Problem(
        community.shown(community.file_of(folder, name)),
        1,
        1,
        "address-taken",
        f"This file's name is also an old name of {quoted(moved.title)} ({moved.places.path})",
        "If they are the same activity, keep only that file. If not, give this file another name."
        if folder == "activities"
        else "Give this file another name.",
    )


def _of_an_old_name(moved: Moved) -> _Owner:
    def reported(other: Moved) -> Problem:
        why = f"is also an old name of `{other.name}`"
        return _one_place(moved.places, moved.field, moved.old, why)

    return _Owner(f"is also an old name of `{moved.name}`", reported)


def _taken_venues(community: Community) -> Iterator[Problem]:
    """The same of venues, which have names and no pages."""
    taken = dict.fromkeys(community.names["venues"], "is the name of a file")
    for venue in community.venues:
        for number, old in enumerate(venue.was):
            if old in taken and venue.places is not None:
                yield _one_place(venue.places, f"was.{number}", old, taken[old])
            taken[old] = f"is also an old name of `{venue.id}`"


def _one_place(places: Places, field: str, old: str, why: str) -> Problem:
    return places.problem(
        field, "address-taken", f"Was: `{old}` {why}", "Keep each old name in one place only."
    )


RULE = Rule(
    ("reserved-address", "address-taken", "address-gone"),
    __doc__,
    check_entry={"pages": _reserved},
    collect=permalinks.MOVED_BY,
    check_all=_compare,
)
