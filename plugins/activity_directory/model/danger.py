"""Words of danger or despair that people type into the search box, and what they bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.records import entity, record

if TYPE_CHECKING:
    from activity_directory.source.places import Places


@record
class WordList:
    """Words that stand for each other: a phrase names the list in capitals.

    `danger`: each of the words may mean danger even when it stands alone.
    """

    id: str
    words: tuple[str, ...]
    danger: bool = False


@record
class DangerGroup:
    """One kind of danger. `lines` are ids of crisis lines, `needs` ids of needs."""

    id: str
    maintainer_note: str
    words: tuple[str, ...]
    lines: tuple[str, ...]
    needs: tuple[str, ...] = ()


@entity
class Danger:
    """All that is recognised. `harmless` phrases are taken away before anything is looked for."""

    groups: tuple[DangerGroup, ...]
    sets: tuple[WordList, ...] = ()
    harmless: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()
    places: Places | None = None
