"""Which e-mail addresses of a file are groups', by what any of its rows is called.

One row has the name of a group that accounts for an address; others have the address alone. So all
rows are read for it before any of them is made a listing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from activity_directory.importers.kept_back.email_addresses import is_somebodys
from activity_directory.importers.kept_back.known import OfAFile, Private
from activity_directory.importers.kept_back.reached import addresses_written

Row = tuple[Private, Sequence[str]]
"""What a row says that is not for the public, and all of its words."""


def look_whose_addresses(rows: Iterable[Row], file: OfAFile, public: frozenset[str]) -> None:
    """Note in `file` which addresses are groups', and that all others are people's.

    `public` are those of which a map says that they may be published.
    """
    found: set[str] = set()
    of_groups: set[str] = set()
    for private, texts in rows:
        for one in {one for text in texts for one in addresses_written(text)}:
            found.add(one.casefold())
            if not is_somebodys(one, private.people, private.called, private.where):
                of_groups.add(one.casefold())
    file.public = public
    file.of_groups = frozenset(of_groups)
    file.of_people = frozenset(found - of_groups - public)
