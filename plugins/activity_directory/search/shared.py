"""By what two directories know that they have the same listing, so that a visitor sees it once.

docs/decisions/0051-several-directories.md says what has to be the same.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from activity_directory.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from activity_directory.model.activity import Activity

SHARED = f"{addresses.SEARCH}shared.json"
FORM = 1
"""Of the files in `search/`: with another number other directories can't read them as before."""
UNKNOWN = "-"
_BYTES = 6


def key_of(activity: Activity, when: str) -> str:
    """The key of a listing that is on at times which `when` puts into words.

    Its name, who runs it, where it is, how it is reached and when: a listing that differs in one of
    these tells something else, and is shown too. Empty where nothing says where it is or how it is
    reached, and where nobody may find out where it is.
    """
    if activity.withholds_its_place:
        return ""
    contact = activity.contact
    places = sorted({venue.postcode for venue in activity.venues if venue.postcode})
    ways = (contact.phone, contact.text, contact.email, contact.website)
    if not (places or any(ways)):
        return ""
    facts = (activity.name, activity.organisation.name, *places, *ways, when)
    together = "\n".join(" ".join(fact.casefold().split()) for fact in facts)
    return base64.b64encode(hashlib.sha256(together.encode()).digest()[:_BYTES]).decode()


def shared(keys: Iterable[str]) -> dict[str, Any]:
    """The form of the files, and the keys of all rows in their order, a space between them."""
    return {"form": FORM, "keys": " ".join(key or UNKNOWN for key in keys)}
