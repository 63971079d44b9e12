"""What a visitor may want to do at once: the row of buttons under an activity's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.model.status import OVER
from activity_directory.portal.viewing import viewer
from activity_directory.portal.views.activity import Action
from activity_directory.urls import addresses
from activity_directory.wording.places import shown_venues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.listing.listing import Listing
    from activity_directory.model.contact import Contact
    from activity_directory.portal.viewing.viewer import Href

MOST = 3
"""Buttons of a row before the last one, which leads to the rest."""


def actions_of(listing: Listing, href: Href, *, has_instead: bool) -> tuple[Action, ...]:
    """The most useful things first. `has_instead` is whether the page offers others instead.

    Of a listing about safety only how to reach it: there is nothing to carry away or to share.
    """
    activity = listing.activity
    ways = () if listing.current_status in OVER else tuple(_ways_to_reach(activity.contact))
    instead = _instead() if has_instead and not listing.is_on else ()
    if activity.about_safety:
        return (*instead, *ways[:1])
    place = _directions() if listing.is_on and shown_venues(activity.venues) else ()
    card = _print(href(addresses.card_to_print(activity.slug))) if listing.is_on else ()
    row = (*instead, *ways[:1], *place, *card, *ways[1:])
    return (*row[:MOST], _more())


def _ways_to_reach(contact: Contact) -> Iterator[Action]:
    """The quickest first, which is the one that most listings ask for."""
    ways = (
        ("phone", "ring", viewer.phone(contact.phone)),
        ("text", "text", viewer.text_to(contact.text)),
        ("email", "email", viewer.email(contact.email)),
        ("website", "website", viewer.website(contact.website)),
    )
    for icon, key, way in ways:
        if way is not None:
            name = messages.text(f"activity.reach-by-{key}", to=way.words)
            yield Action(icon, messages.text(f"activity.do-{key}"), name, way.href)


def _instead() -> tuple[Action, ...]:
    label = messages.text("activity.do-instead")
    return (Action("arrow", label, label, "#instead"),)


def _directions() -> tuple[Action, ...]:
    name = messages.text("activity.directions-in-full")
    return (Action("where", messages.text("activity.do-directions"), name, "#getting-there"),)


def _print(card: str) -> tuple[Action, ...]:
    name = messages.text("activity.print-in-full")
    return (Action("print", messages.text("activity.do-print"), name, card),)


def _more() -> Action:
    name = messages.text("activity.more-in-full")
    return Action("more", messages.text("activity.do-more"), name, "#more")
