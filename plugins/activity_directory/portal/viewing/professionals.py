"""What professionals read of an activity."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.listing.facts import facts_of, status_label
from activity_directory.model.joining import Joining
from activity_directory.portal.views.activity import Professionals
from activity_directory.portal.views.common import Fact, Link
from activity_directory.schema.fields import ACTIVITY
from activity_directory.urls import addresses
from activity_directory.wording.joining import referral_sentence, route_sentences
from activity_directory.wording.people import eligibility_criteria, eligibility_exclusions
from activity_directory.wording.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.listing.listing import Listing
    from activity_directory.model.activity import Activity
    from activity_directory.portal.viewing.viewer import Href, Viewer


def professionals_for_everybody(viewer: Viewer, listing: Listing, href: Href) -> Professionals:
    """What everybody may read of it; what is for professionals alone is on the page `more`."""
    activity = listing.activity
    if not activity.has_a_page_for_professionals:
        return professionals_view(viewer, listing)
    return Professionals(
        heading=messages.text("activity.professionals"),
        state=_state_for_professionals(viewer, listing, activity.joining),
        criteria_heading="",
        criteria=(),
        exclusions_heading="",
        exclusions=(),
        own_words="",
        own_words_heading="",
        routes_heading=messages.text("activity.routes"),
        routes=tuple(_ways_in(listing)),
        facts=_facts_for_professionals(listing),
        referral=None,
        more=Link(
            messages.text("activity.who-can-be-referred"),
            href(addresses.for_professionals(activity.slug)),
        ),
    )


def professionals_view(viewer: Viewer, listing: Listing) -> Professionals:
    """Everything that a professional may ask, what nobody else is to read included."""
    activity = listing.activity
    eligibility = activity.eligibility
    private_routes = tuple(term for name, term in activity.private if name == "joining")
    joining = replace(activity.joining, routes=(*activity.joining.routes, *private_routes))
    return Professionals(
        heading=messages.text("activity.professionals"),
        state=_state_for_professionals(viewer, listing, joining),
        criteria_heading=messages.text("activity.criteria"),
        criteria=eligibility_criteria(eligibility) if eligibility else (),
        exclusions_heading=messages.text("activity.exclusions"),
        exclusions=eligibility_exclusions(eligibility) if eligibility else (),
        own_words=eligibility.in_their_words if eligibility else "",
        own_words_heading=messages.text("activity.own-words"),
        routes_heading=messages.text("activity.routes"),
        routes=(*_ways_in(listing), *_private_ways_in(listing)),
        facts=(*_facts_for_professionals(listing), *_private_facts(activity)),
        referral=Link(messages.text("activity.referral-form"), joining.form)
        if joining.form and listing.is_on
        else None,
    )


def _ways_in(listing: Listing) -> Iterator[Link]:
    """Each way in as the sentence that everybody reads, while people can join."""
    activity = listing.activity
    if listing.is_on:
        for words in route_sentences(activity.joining, away=activity.is_away):
            yield Link(words, "")


def _private_ways_in(listing: Listing) -> Iterator[Link]:
    """The ways to join that only the page for professionals shows."""
    for name, term in listing.activity.private:
        if name == "joining" and listing.is_on:
            yield Link(term.label, "", term.definition)


def _state_for_professionals(viewer: Viewer, listing: Listing, joining: Joining) -> str:
    """Its status, when it was checked and, while people can join, whether they must be referred."""
    status = status_label(listing, viewer.status_labels)
    checked = facts_of(listing).checked.rstrip(".")
    if not listing.is_on:
        return messages.text("activity.state-not-on", status=status, checked=checked)
    referral = referral_sentence(joining)
    return messages.text("activity.state", status=status, checked=checked, referral=referral)


def _facts_for_professionals(listing: Listing) -> tuple[Fact, ...]:
    """What professionals ask that everybody may read; of joining only while people can join."""
    activity = listing.activity
    joining = activity.joining if listing.is_on else Joining(())
    places = places_words(activity) if listing.is_on else ""
    ways = joined(way.label for way in activity.five_ways)
    facts = (
        Fact("", messages.text("activity.wait"), joining.wait),
        Fact("", messages.text("activity.reply"), joining.reply_time),
        Fact("", messages.text("activity.places"), places),
        Fact("", messages.text("activity.how-long"), activity.duration),
        Fact("", messages.text("activity.five-ways"), ways),
    )
    return tuple(fact for fact in facts if fact.text)


def _private_facts(activity: Activity) -> Iterator[Fact]:
    """The terms for professionals only, by field; the ways in stand among the other ways in."""
    for name, terms in groupby(activity.private, key=itemgetter(0)):
        if name != "joining":
            labels = joined(term.label for _, term in terms)
            yield Fact("", ACTIVITY.by_name[name].label, labels)


def places_words(activity: Activity) -> str:
    """How many can come, and how many more."""
    if activity.places_left == 0:
        return messages.text("activity.no-places-left")
    places, left = activity.places, activity.places_left
    sentences = (
        "" if places is None else messages.text("activity.group-of", places=places),
        "" if left is None else messages.text("activity.places-left", count=left),
    )
    return " ".join(filter(None, sentences))
