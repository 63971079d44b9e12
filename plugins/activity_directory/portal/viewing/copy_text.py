"""The text message about one activity, for a link worker to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.cards.words import short_address
from activity_directory.listing.facts import facts_of
from activity_directory.model.schedule import OpeningHours
from activity_directory.portal.viewing.viewer import contact_words
from activity_directory.portal.views.activity import CopyText
from activity_directory.urls import addresses
from activity_directory.wording.phrases import postcode_words
from activity_directory.wording.places import place_of_a_time, short_places
from activity_directory.wording.schedules import least_time, short_times
from activity_directory.wording.text_message import text_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.listing.listing import Listing
    from activity_directory.model.activity import Activity
    from activity_directory.model.schedule import Schedule
    from activity_directory.portal.viewing.viewer import Viewer


def copy_text(viewer: Viewer, listing: Listing) -> CopyText | None:
    """At most 160 characters for a link worker to send; none for what is about safety."""
    activity = listing.activity
    if not listing.is_on or activity.about_safety:
        return None
    code = viewer.catalogue.code_by_slug.get(activity.slug, "")
    message = text_message(
        activity.name,
        _times_in_a_text_message(listing),
        () if place_of_a_time(activity, activity.when[0]) else short_places(activity),
        contact_words(activity.contact),
        addresses.in_words(viewer.base, short_address(activity, code)),
        _least_time(activity),
    )
    return CopyText(messages.text("activity.copy-text"), message, copied(viewer, message))


def copied(viewer: Viewer, words: str) -> str:
    """What is said once words about an activity were copied: a name may tell why somebody goes."""
    return messages.text(
        "activity.copied-a-need" if viewer.tells_why(words) else "activity.copied-no-need"
    )


def _times_in_a_text_message(listing: Listing) -> Iterator[str]:
    """Its times in ever fewer words. Where some are left out, that there are others is said."""
    activity = listing.activity
    first = activity.when[0]
    yield messages.text("lists.between-times").join(facts_of(listing).when)
    for words in short_times(first, listing.today, listing.calendar):
        for place in _places_of_a_time(activity, first):
            yield _one_of(activity, words, place)


def _least_time(activity: Activity) -> str:
    first = activity.when[0]
    words = least_time(first)
    if words and len(activity.when) > 1:
        return _one_of(activity, words, _places_of_a_time(activity, first)[-1])
    if words and isinstance(first, OpeningHours):
        return messages.text("schedules.ask-for-hours", days=words)
    return words


def _one_of(activity: Activity, words: str, place: str) -> str:
    """One of its times with its place, and that there are others."""
    time = messages.text("dates.time-and-place", time=words, place=place) if place else words
    several = len(activity.when) > 1
    return messages.text("activity.other-times", time=time) if several else time


def _places_of_a_time(activity: Activity, schedule: Schedule) -> tuple[str, ...]:
    """Where one time is, where that must be said with it: in words, and by the postcode alone."""
    place = place_of_a_time(activity, schedule)
    venues = activity.venues_at(schedule) if place else ()
    postcodes = (postcode_words(venue.postcode) for venue in venues if venue.postcode)
    return (place, *postcodes)
