"""Who runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.records import entity

if TYPE_CHECKING:
    from activity_directory.source.places import Places
    from activity_directory.vocabulary import Term


@entity
class Organisation:
    """A provider. `id` is empty for one written inside an entry: it has no page of its own."""

    name: str
    id: str = ""
    kind: Term | None = None
    description: str = ""
    website: str = ""
    phone: str = ""
    email: str = ""
    charity_number: str = ""
    was: tuple[str, ...] = ()
    maintainer_note: str = ""
    places: Places | None = None
