"""A Champion place: somewhere with hours where somebody looks things up with you."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.records import entity

if TYPE_CHECKING:
    from activity_directory.model.activity import Checked
    from activity_directory.model.contact import Contact
    from activity_directory.model.place import Venue
    from activity_directory.model.schedule import Schedule
    from activity_directory.source.places import Places
    from activity_directory.vocabulary import Term


@entity
class ChampionPlace:
    """A place and hours, never a person. `name` is empty where the venue's own name serves."""

    id: str
    kind: Term
    venue: Venue
    when: tuple[Schedule, ...]
    places: Places
    name: str = ""
    offers: str = ""
    contact: Contact | None = None
    checked: Checked | None = None
    maintainer_note: str = ""
