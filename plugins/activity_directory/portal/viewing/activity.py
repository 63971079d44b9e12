"""The page of one activity, as a view."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.cards.words import unbroken
from activity_directory.feeds.calendar import has_calendar
from activity_directory.listing.access import access_shown
from activity_directory.listing.facts import facts_of, status_label
from activity_directory.model import sessions
from activity_directory.model.joining import Joining
from activity_directory.model.place import access_together
from activity_directory.model.schedule import Always, OpeningHours
from activity_directory.model.status import OVER
from activity_directory.portal.later_days import later_days_of
from activity_directory.portal.viewing.copy_text import copy_text
from activity_directory.portal.viewing.others import teaser
from activity_directory.portal.viewing.viewer import (
    TONES,
    checked_by,
    drawing_of,
    features,
    hue,
    level_of,
    patch,
)
from activity_directory.portal.views.activity import (
    ActivityView,
    CheckedLine,
    Feature,
    PlaceView,
    Professionals,
    StatusBanner,
)
from activity_directory.portal.views.common import Fact, Link, TagNow, Tone
from activity_directory.portal.views.lists import Result
from activity_directory.sanitise import html
from activity_directory.schema.fields import ACTIVITY
from activity_directory.urls import addresses, edit_links
from activity_directory.wording.costs import cost_changes
from activity_directory.wording.dates import date_words
from activity_directory.wording.joining import referral_sentence, route_sentences
from activity_directory.wording.people import (
    eligibility_criteria,
    eligibility_exclusions,
)
from activity_directory.wording.phrases import joined, sentence
from activity_directory.wording.places import (
    formats_in_words,
    place_of_a_time,
    shown_venues,
)
from activity_directory.wording.schedules import (
    bank_holiday_words,
    intake_words,
    not_on_words,
    session_start,
    uncertain_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from activity_directory.listing.listing import Listing
    from activity_directory.model.activity import Activity
    from activity_directory.model.sessions import Session
    from activity_directory.model.story import Story
    from activity_directory.portal.viewing.viewer import Href, Viewer


SKIPPED_WITHIN = timedelta(days=42)
"""How far ahead a page says that a usual day is not on."""


def wrong_links(activity: Activity, href: Href) -> tuple[Link, ...]:
    """What anybody can do about a listing that is wrong, or right: the form, filled in already."""
    labels = {
        "time": messages.text("activity.change-time"),
        "price": messages.text("activity.change-price"),
        "pause": messages.text("activity.pause"),
        "close": messages.text("activity.close"),
        "still-right": messages.text("activity.still-right"),
        "change": messages.text("activity.change"),
    }
    if activity.about_safety:
        del labels["close"]
    return tuple(
        Link(label, href(addresses.change(activity.slug, request)))
        for request, label in labels.items()
    )


def _by_bus(activity: Activity) -> str:
    shown = shown_venues(activity.venues)
    if len(shown) != 1 or not shown[0].buses:
        return ""
    return messages.text("activity.by-bus", buses=shown[0].buses)


def _has_place(activity: Activity) -> bool:
    return bool(activity.venues)


def _more_about(activity: Activity) -> tuple[Fact, ...]:
    facts = (
        Fact(
            "cost",
            messages.text("activity.paying-less"),
            lines=tuple(term.label for term in activity.concessions),
        ),
        Fact("duration", messages.text("activity.duration"), activity.duration),
        Fact(
            "language",
            messages.text("activity.languages"),
            joined(term.label for term in activity.languages),
        ),
        Fact(
            "transport-practical", messages.text("activity.getting-there"), activity.getting_there
        ),
        Fact(
            drawing_of(activity.formats[0]),
            messages.text("activity.format"),
            formats_in_words(activity.formats),
        ),
    )
    return tuple(fact for fact in facts if fact.text or fact.lines)


def _private_facts(activity: Activity) -> Iterator[Fact]:
    """The terms for professionals only, by field; the ways in stand among the other ways in."""
    for name, terms in groupby(activity.private, key=itemgetter(0)):
        if name != "joining":
            labels = joined(term.label for _, term in terms)
            yield Fact("", ACTIVITY.by_name[name].label, labels)


def _places_words(activity: Activity) -> str:
    if activity.places_left == 0:
        return messages.text("activity.no-places-left")
    places, left = activity.places, activity.places_left
    sentences = (
        "" if places is None else messages.text("activity.group-of", places=places),
        "" if left is None else messages.text("activity.places-left", count=left),
    )
    return " ".join(filter(None, sentences))


def activity_view(
    viewer: Viewer,
    listing: Listing,
    instead: Sequence[Result],
    stories: Sequence[Story],
    keywords: str,
    href: Href,
) -> ActivityView:
    """One activity's page."""
    activity = listing.activity
    can_print = listing.is_on and not activity.about_safety
    return ActivityView(
        name=activity.name,
        summary=activity.summary,
        patch=patch(activity),
        hue=hue(activity),
        organisation=viewer.organisation(activity.organisation, href),
        partners=tuple(viewer.organisation(other, href) for other in activity.partners),
        also_known_as=joined(activity.also_known_as),
        highlight=activity.highlight,
        tags=_tags(viewer, listing),
        status=_status(listing, instead),
        freshness=_freshness_banner(listing),
        to_come=facts_of(listing).to_come,
        picture=viewer.picture(activity.image, href),
        description=html.html_of(activity.description, href),
        facts=_facts(viewer, listing),
        places=_places(viewer, listing, href),
        session_features=_session_features(viewer, activity),
        more_about=_more_about(activity),
        first_time=html.html_of(activity.first_time, href),
        contact=viewer.contact(activity.contact),
        checked=_checked(viewer, listing, href),
        professionals=_professionals(viewer, listing, href),
        stories=tuple(teaser(story, href) for story in stories),
        needs=viewer.terms("needs", activity.needs, href),
        categories=viewer.terms("categories", activity.categories, href),
        areas=viewer.terms("areas", activity.areas, href),
        links=tuple(Link(link.title, link.url) for link in activity.links),
        card=Link(messages.text("activity.print-card"), href(addresses.card(activity.slug)))
        if can_print
        else None,
        calendar=Link(
            messages.text("activity.add-to-calendar"),
            href(addresses.calendar(addresses.activity(activity.slug))),
        )
        if listing.is_on and has_calendar(activity)
        else None,
        text_message=copy_text(viewer, listing),
        wrong=(*wrong_links(activity, href), *_links_to_edit(viewer, activity)),
        keywords=keywords,
        later_days=later_days_of(listing, viewer.status_labels)
        if listing.current_status not in OVER
        else "",
        in_search=listing.current_status not in OVER,
        is_over=listing.current_status in OVER,
    )


def _tags(viewer: Viewer, listing: Listing) -> tuple[TagNow, ...]:
    """What people look for first: whether it runs, is free, and lets them just come.

    Whether it is on now is for the script alone to say.
    """
    activity = listing.activity
    label = status_label(listing, viewer.status_labels)
    current_status = TagNow(label, TONES[listing.current_status], listing.current_status, "status")
    if listing.current_status == "running" and listing.freshness == "overdue":
        current_status = TagNow(label, "wait", "overdue", "status")
    tags = [current_status]
    if listing.current_status not in OVER:
        opens = any(isinstance(schedule, OpeningHours) for schedule in activity.when)
        now = messages.text("activity.open-now" if opens else "activity.on-now")
        free = listing.current_status == "running" and listing.free
        free_today = messages.text("activity.free-today")
        tags.append(TagNow(now, "good", "clock", "open", hidden=True))
        tags.append(TagNow(free_today, "good", "cost", "free", hidden=not free))
    if listing.is_on and activity.turn_up:
        tags.append(TagNow(messages.text("activity.turn-up"), "good", "joining", ""))
    return tuple(tags)


def _status(listing: Listing, instead: Sequence[Result]) -> StatusBanner | None:
    if listing.current_status == "running":
        return None
    words = facts_of(listing).status
    heading, _, rest = words.partition(". ")
    return StatusBanner(
        kind=listing.current_status,
        tone=TONES[listing.current_status],
        heading=heading.rstrip("."),
        text=rest,
        alternatives_heading=messages.text("activity.alternatives") if instead else "",
        alternatives=tuple(Link(result.name, result.href, result.summary) for result in instead),
        now="banner",
    )


def _freshness_banner(listing: Listing) -> StatusBanner | None:
    words = facts_of(listing).doubt
    if not words:
        return None
    heading, _, rest = words.partition(". ")
    tone: Tone = ""
    if listing.freshness == "overdue":
        rest, tone = messages.text("activity.overdue-advice", advice=rest), "wait"
    return StatusBanner(listing.freshness, tone, heading, rest, "", ())


def _facts(viewer: Viewer, listing: Listing) -> tuple[Fact, ...]:
    activity = listing.activity
    facts = facts_of(listing)
    coming = listing.coming
    then = coming[1:] if coming and not isinstance(coming[0].schedule, Always) else ()
    on = listing.is_on
    lines = (
        Fact(
            "when",
            messages.text("activity.when"),
            facts.when[0],
            first=_next_date(listing),
            lines=(
                *facts.when[1:],
                *(
                    messages.text("activity.then", session=_session_line(listing, later))
                    for later in then
                ),
            ),
            note=" ".join(_when_notes(viewer, listing)),
            awaits=not on and listing.current_status not in OVER,
        ),
        Fact(
            "where",
            messages.text("activity.where"),
            unbroken(facts.where),
            note=_by_bus(activity),
            href="#getting-there" if _has_place(activity) else "",
            link=messages.text("activity.how-to-get-there") if _has_place(activity) else "",
        ),
        Fact(
            "cost",
            messages.text("activity.cost-today"),
            facts.cost[0],
            lines=facts.cost[1:],
            note=" ".join(cost_changes(activity.costs, viewer.today)),
            now="cost",
        ),
        Fact(
            "eligibility",
            messages.text("activity.is-it-for-me"),
            facts.who or facts.who_comes,
            lines=(facts.who_comes,) if facts.who and facts.who_comes else (),
        ),
        Fact("people", _bring_someone(activity), facts.company),
        Fact(
            "joining",
            messages.text("activity.how-to-join"),
            facts.joining,
            note=_joining_note(listing) if on else "",
            href="#contact",
            link=messages.text("activity.who-to-contact"),
            now="joining",
        ),
    )
    return tuple(line for line in lines if line.text)


def _bring_someone(activity: Activity) -> str:
    if activity.is_away:
        return messages.text("activity.bring-someone-away")
    return messages.text("activity.bring-someone")


def _next_date(listing: Listing) -> str:
    """The next session by its date: a page that is read tomorrow must not say "today"."""
    coming = listing.coming
    if not coming or isinstance(coming[0].schedule, Always):
        return ""
    return _session_line(listing, coming[0])


def _session_line(listing: Listing, session: Session) -> str:
    """A session by its date, with its place where the times differ in it."""
    words = session_start(session, listing.today)
    place = place_of_a_time(listing.activity, session.schedule)
    return messages.text("dates.time-and-place", time=words, place=place) if place else words


def _joining_note(listing: Listing) -> str:
    activity = listing.activity
    reply = activity.joining.reply_time
    notes = (
        facts_of(listing).wait,
        messages.text("activity.hear-back", time=reply) if reply else "",
        _places_words(activity),
    )
    return " ".join(note for note in notes if note)


def _when_notes(viewer: Viewer, listing: Listing) -> Iterable[str]:
    if not listing.is_on:
        return
    for session in listing.coming:
        if not session.certain:
            on, advice = date_words(session.on, viewer.today), uncertain_words(session)
            yield sentence(messages.text("activity.uncertain", date=on, advice=advice))
    activity = listing.activity
    horizon = viewer.today + SKIPPED_WITHIN
    skipped = [
        session
        for session in sessions.skipped_between(
            activity.when, viewer.today, horizon, listing.calendar
        )
        # The schedule's own words name a break already, by its first and its last day.
        if not any(off.holds(session.on) for off in session.schedule.limits.breaks)
    ]
    if skipped:
        yield not_on_words(skipped, viewer.today)
    notes = [bank_holiday_words(activity.when)]
    notes += [intake_words(schedule, viewer.today, listing.calendar) for schedule in activity.when]
    yield from (note for note in notes if note)


def _session_features(viewer: Viewer, activity: Activity) -> tuple[Feature, ...]:
    """Access of the sessions by itself, where there is no one place to say it with."""
    if len(shown_venues(activity.venues)) == 1:
        return ()
    return features(access_shown(activity.access, viewer.access_features, of_a_place=False))


def _places(viewer: Viewer, listing: Listing, href: Href) -> tuple[PlaceView, ...]:
    activity = listing.activity
    shown = shown_venues(activity.venues)
    alone = len(shown) == 1
    heading = messages.text("activity.how-to-get-there")
    places = [
        viewer.place(
            venue,
            access_together(venue.access, activity.access) if alone else venue.access,
            heading if alone else venue.name,
            href,
        )
        for venue in shown
    ]
    if activity.withholds_its_place:
        withheld = messages.text("activity.withheld")
        places.append(PlaceView(heading, "", "", (), "", withheld, (), None))
    return tuple(places)


def _checked(viewer: Viewer, listing: Listing, href: Href) -> CheckedLine:
    check = listing.activity.checked
    return CheckedLine(
        state=listing.freshness,
        short=facts_of(listing).checked,
        text=checked_by(check),
        level=level_of(check),
        href=href(addresses.page("how-we-check")) if viewer.has_how_we_check else "",
        link=messages.text("activity.how-we-check") if viewer.has_how_we_check else "",
    )


def _professionals(viewer: Viewer, listing: Listing, href: Href) -> Professionals:
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
    """The ways in that professionals alone are told."""
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
    places = _places_words(activity) if listing.is_on else ""
    ways = joined(way.label for way in activity.five_ways)
    facts = (
        Fact("", messages.text("activity.wait"), joining.wait),
        Fact("", messages.text("activity.reply"), joining.reply_time),
        Fact("", messages.text("activity.places"), places),
        Fact("", messages.text("activity.how-long"), activity.duration),
        Fact("", messages.text("activity.five-ways"), ways),
    )
    return tuple(fact for fact in facts if fact.text)


def _links_to_edit(viewer: Viewer, activity: Activity) -> Iterator[Link]:
    """The forge's own ways to change the entry, for those who have an account there."""
    for edit_link in edit_links.change(activity, viewer.catalogue.site):
        yield Link(edit_link.label, edit_link.href)
