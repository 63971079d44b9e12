"""Money a group may ask for; whether it is open is computed from its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from activity_directory.records import entity

if TYPE_CHECKING:
    from datetime import date

    from activity_directory.model.contact import Contact
    from activity_directory.model.organisation import Organisation
    from activity_directory.source.places import Places
    from activity_directory.vocabulary import Term

Openness = Literal["open", "opens-later", "closed"]


@entity
class Fund:
    """`most` and `least` are pence; `text` is Markdown."""

    id: str
    name: str
    who: str
    places: Places
    summary: str = ""
    most: int | None = None
    least: int | None = None
    opens: date | None = None
    closes: date | None = None
    rolling: bool = False
    priorities: tuple[str, ...] = ()
    priority_areas: tuple[Term, ...] = ()
    contact: Contact | None = None
    website: str = ""
    organisation: Organisation | None = None
    text: str = ""

    def openness(self, day: date) -> Openness:
        """Whether a group may apply on `day`, both ends included."""
        if self.closes is not None and self.closes < day:
            return "closed"
        if self.opens is not None and day < self.opens:
            return "opens-later"
        return "open"
