"""Two things can't stand at one address.

`reserved-address`: a page has the name of one of the software's own lists (activities, needs,
categories, areas, organisations, a-to-z). Give the file another name.

`address-taken`: an old name under `was:` is the name of a file that is there now, or two files
name the same old one. Keep each old name in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory import addresses
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
    with_old_names: tuple[tuple[str, list[tuple[str, tuple[str, ...], Places | None]]], ...] = (
        ("activities", [(a.slug, a.was, a.places_in_file) for a in catalogue.activities]),
        ("organisations", [(o.id, o.was, o.places) for o in catalogue.organisations]),
        ("venues", [(v.id, v.was, v.places) for v in catalogue.venues]),
    )
    for folder, entries in with_old_names:
        taken = dict.fromkeys(catalogue.names[folder], "is a file that is there now")
        for slug, was, places in entries:
            for number, old in enumerate(was):
                if old in taken and places is not None:
                    yield places.problem(
                        f"was.{number}",
                        "address-taken",
                        f"Was: '{old}' {taken[old]}",
                        "Keep each old name in one place.",
                    )
                taken[old] = f"is an old name of '{slug}' too"


RULE = Rule(("reserved-address", "address-taken"), check, __doc__)
