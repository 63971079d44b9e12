"""Files of places that a list shows no more, and that no entry names: they go with the address.

An entry that may not be published any longer, or whose address is masked now, loses its place. The
file of that place, which an import made for several entries, would still say where it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.importers.acceptance import Acceptance
from activity_directory.importers.imported import Line
from activity_directory.importers.sent import NOT_FOR_THE_PUBLIC


def hidden_places(
    found: Acceptance, before: Catalogue, lines: Mapping[str, Line]
) -> tuple[str, ...]:
    """The files of such places. `lines` are those that imports have made."""
    hidden = {
        one.understood.slug
        for one in (*found.every, *found.left)
        if one.sound and (one.sent.is_masked or one.sent.ended == NOT_FOR_THE_PUBLIC)
    }
    was = {
        venue.id
        for activity in before.activities
        if activity.slug in hidden
        for venue in activity.venues
        if venue.id
    }
    after = found.after.catalogue
    used = {venue.id for activity in after.activities for venue in activity.venues}
    used |= {champion.venue.id for champion in after.champions}
    files = (
        before.file_of("venues", one) for one in sorted(was - used) if f"venues/{one}" in lines
    )
    return tuple(filter(None, files))
