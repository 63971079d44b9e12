"""What professionals read of an activity, pass on of it and write down."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING
from urllib.parse import quote

from activity_directory import messages
from activity_directory.listing.eligibility import rules_of
from activity_directory.listing.facts import facts_of, status_label
from activity_directory.model.joining import Joining
from activity_directory.portal.viewing.copy_text import copied, copy_text
from activity_directory.portal.viewing.others import ways_to
from activity_directory.portal.views.activity import CopyText, Professionals
from activity_directory.portal.views.common import Fact, Link
from activity_directory.portal.views.professionals import ForProfessionals, ReferralSlip, Share
from activity_directory.schema.fields import ACTIVITY
from activity_directory.urls import addresses
from activity_directory.wording.joining import referral_sentence, route_sentences
from activity_directory.wording.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.listing.listing import Listing
    from activity_directory.model.activity import Activity
    from activity_directory.portal.viewing.viewer import Href, Viewer


def professionals_for_everybody(viewer: Viewer, listing: Listing, href: Href) -> Professionals:
    """What everybody may read of it; what is for professionals alone is on the page `more`."""
    activity = listing.activity
    more = None
    if activity.has_a_page_for_professionals:
        more = Link(
            messages.text("activity.who-can-be-referred"),
            href(addresses.for_professionals(activity.slug)),
        )
    if not activity.is_partly_for_professionals:
        return replace(professionals_view(viewer, listing), more=more)
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
        more=more,
    )


def professionals_view(viewer: Viewer, listing: Listing) -> Professionals:
    """Everything that a professional may ask, what nobody else is to read included."""
    activity = listing.activity
    eligibility = activity.eligibility
    rules = rules_of(eligibility, viewer.catalogue.vocabularies["areas"])
    private_routes = tuple(term for name, term in activity.private if name == "joining")
    joining = replace(activity.joining, routes=(*activity.joining.routes, *private_routes))
    return Professionals(
        heading=messages.text("activity.professionals"),
        state=_state_for_professionals(viewer, listing, joining),
        criteria_heading=messages.text("activity.criteria"),
        criteria=tuple(rule.words for rule in rules if not rule.excludes),
        exclusions_heading=messages.text("activity.exclusions"),
        exclusions=tuple(rule.words for rule in rules if rule.excludes),
        own_words=eligibility.in_their_words if eligibility else "",
        own_words_heading=messages.text("activity.own-words"),
        routes_heading=messages.text("activity.routes"),
        routes=(*_ways_in(listing), *_private_ways_in(listing)),
        facts=(*_facts_for_professionals(listing), *_private_facts(activity)),
        referral=Link(messages.text("activity.referral-form"), joining.form)
        if joining.form and listing.is_on
        else None,
    )


def for_professionals_view(viewer: Viewer, listing: Listing) -> ForProfessionals:
    """The page of one activity for professionals."""
    activity = listing.activity
    block = professionals_view(viewer, listing)
    message = copy_text(viewer, listing)
    return ForProfessionals(
        professionals=block,
        contact=viewer.contact(activity.contact),
        text_message=message,
        email=_email(viewer, listing) if message else None,
        email_to_copy=_email_to_copy(viewer, listing) if message else None,
        share=Share(activity.name, message.content, _url(viewer, activity)) if message else None,
        for_the_record=tuple(_for_the_record(activity)) if message else (),
        slip=_slip(listing, block) if message and activity.joining.by_professional else None,
    )


def _url(viewer: Viewer, activity: Activity) -> str:
    return addresses.absolute(viewer.base, addresses.activity(activity.slug))


def _letter(viewer: Viewer, listing: Listing) -> tuple[str, str]:
    """The subject and the words of an email to the person, with nothing of why they go."""
    activity, facts = listing.activity, facts_of(listing)
    contact = (way.words for way in ways_to(activity.contact))
    lines = (*facts.when, facts.where, *facts.cost, facts.joining, *contact, _url(viewer, activity))
    body = "\n".join((activity.name, "", *filter(None, lines)))
    return messages.text("professionals.email-subject", name=activity.name), body


def _email(viewer: Viewer, listing: Listing) -> Link:
    """The email in the professional's own mail program."""
    subject, body = (quote(part) for part in _letter(viewer, listing))
    return Link(messages.text("professionals.email"), f"mailto:?subject={subject}&body={body}")


def _email_to_copy(viewer: Viewer, listing: Listing) -> CopyText:
    """The same words for where no mail program opens: a record system, mail on the web."""
    _, body = _letter(viewer, listing)
    return CopyText(messages.text("professionals.copy-email"), body, copied(viewer, body))


def _for_the_record(activity: Activity) -> Iterator[CopyText]:
    """A line for the notes where the person accepts, and one where they don't."""
    for answer in ("accepted", "declined"):
        yield CopyText(
            messages.text(f"professionals.record-{answer}"),
            messages.text(
                f"professionals.line-{answer}",
                name=activity.name,
                organisation=activity.organisation.name,
            ),
            messages.text("professionals.copied"),
        )


def _slip(listing: Listing, block: Professionals) -> ReferralSlip:
    activity = listing.activity
    contact = activity.contact
    whom = (messages.text("activity.ask-for", whom=contact.ask_for),) if contact.ask_for else ()
    return ReferralSlip(
        name=activity.name,
        organisation=activity.organisation.name,
        send_to=(*(way.words for way in ways_to(contact)), *whom),
        facts=tuple(_facts_of_joining(activity.joining)),
        criteria=block.criteria,
        exclusions=block.exclusions,
        own_words=block.own_words,
    )


def _facts_of_joining(joining: Joining) -> Iterator[Fact]:
    if joining.reply_time:
        yield Fact("", messages.text("activity.reply"), joining.reply_time)
    if joining.wait:
        yield Fact("", messages.text("activity.wait"), joining.wait)


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
        *_facts_of_joining(joining),
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
