"""The page of one activity, as a view."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.cards.words import unbroken
from activity_directory.feeds.calendar import has_calendar
from activity_directory.listing.access import access_shown
from activity_directory.listing.facts import facts_of, status_label
from activity_directory.model import sessions
from activity_directory.model.freshness import NOT_CHECKED
from activity_directory.model.place import access_together
from activity_directory.model.schedule import Always, OpeningHours
from activity_directory.model.status import OVER
from activity_directory.portal.later_days import later_days_of
from activity_directory.portal.viewing.actions import actions_of
from activity_directory.portal.viewing.copy_text import copy_text
from activity_directory.portal.viewing.others import teaser
from activity_directory.portal.viewing.professionals import (
    places_words,
    professionals_for_everybody,
)
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
    Alternative,
    CheckedLine,
    Features,
    PlaceView,
    StatusBanner,
)
from activity_directory.portal.views.common import Fact, Link, TagNow, Tone
from activity_directory.portal.views.lists import Result
from activity_directory.sanitise import html
from activity_directory.urls import addresses, edit_links
from activity_directory.wording.costs import cost_changes
from activity_directory.wording.dates import date_words, full_date
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


def _more_about(listing: Listing) -> tuple[Fact, ...]:
    activity, known = listing.activity, facts_of(listing)
    # Where nothing else says for whom it is, this stands among the first facts.
    who_comes = known.who_comes if known.who else ""
    facts = (
        Fact("eligibility", messages.text("activity.who-comes"), who_comes),
        Fact("people", _bring_someone(activity), known.company),
        Fact("duration", messages.text("activity.duration"), activity.duration),
        Fact(
            "language",
            messages.text("activity.languages"),
            joined(term.label for term in activity.languages),
        ),
        Fact(
            drawing_of(activity.formats[0]) if activity.formats else "compass",
            messages.text("activity.format"),
            formats_in_words(activity.formats),
        ),
    )
    return tuple(fact for fact in facts if fact.text)


def activity_view(
    viewer: Viewer,
    listing: Listing,
    instead: Sequence[tuple[Listing, Result]],
    stories: Sequence[Story],
    keywords: str,
    href: Href,
) -> ActivityView:
    """One activity's page."""
    activity = listing.activity
    on = listing.is_on
    return ActivityView(
        name=activity.name,
        summary=activity.summary,
        patch=patch(activity),
        hue=hue(activity),
        next=_next_date(listing),
        awaits_next=not on and listing.current_status not in OVER,
        when=_times_without_a_date(listing),
        actions=actions_of(listing, href, has_instead=bool(instead)),
        organisation=viewer.organisation(activity.organisation, href),
        partners=tuple(viewer.organisation(other, href) for other in activity.partners),
        also_known_as=joined(activity.also_known_as),
        highlight=activity.highlight,
        tags=_tags(viewer, listing),
        status=_status(listing, instead, href),
        freshness=_freshness_banner(listing),
        to_come=facts_of(listing).to_come,
        picture=viewer.picture(activity.image, href),
        description=html.html_of(activity.description, href),
        facts=_facts(viewer, listing),
        places=_places(viewer, listing),
        session_features=_session_features(viewer, activity),
        more_about=_more_about(listing),
        first_time=html.html_of(activity.first_time, href),
        contact=viewer.contact(activity.contact),
        checked=_checked(viewer, listing, href),
        professionals=professionals_for_everybody(viewer, listing, href),
        stories=tuple(teaser(story, href) for story in stories),
        needs=viewer.terms("needs", activity.needs, href),
        categories=viewer.terms("categories", activity.categories, href),
        areas=viewer.terms("areas", activity.areas, href),
        links=tuple(Link(link.title, link.url) for link in activity.links),
        calendar=Link(
            messages.text("activity.add-to-calendar"),
            href(addresses.calendar(addresses.activity(activity.slug))),
        )
        if on and has_calendar(activity)
        else None,
        text_message=copy_text(viewer, listing),
        keep=activity.slug if activity.may_be_kept and listing.current_status not in OVER else "",
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
    if listing.current_status == "running" and listing.freshness in NOT_CHECKED:
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


def _status(
    listing: Listing, instead: Sequence[tuple[Listing, Result]], href: Href
) -> StatusBanner | None:
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
        alternatives=tuple(
            Alternative(
                result.name,
                result.href,
                result.summary,
                Link(
                    messages.text("card.print-for", name=result.name),
                    href(addresses.card(other.activity.slug)),
                ),
            )
            for other, result in instead
        ),
        now="banner",
    )


def _freshness_banner(listing: Listing) -> StatusBanner | None:
    words = facts_of(listing).doubt
    if not words:
        return None
    heading, _, rest = words.partition(". ")
    tone: Tone = ""
    if listing.freshness in NOT_CHECKED:
        rest, tone = messages.text("activity.overdue-advice", advice=rest), "wait"
    return StatusBanner(listing.freshness, tone, heading, rest, "", ())


def _facts(viewer: Viewer, listing: Listing) -> tuple[Fact, ...]:
    activity = listing.activity
    facts = facts_of(listing)
    on = listing.is_on
    lines = (
        Fact(
            "when",
            messages.text("activity.when"),
            "" if _times_without_a_date(listing) else facts.when[0],
            lines=(
                *facts.when[1:],
                *(
                    messages.text("activity.then", session=_session_line(listing, later))
                    for later in _after_the_next(listing)
                ),
            ),
            note=" ".join(_when_notes(viewer, listing)),
        ),
        Fact(
            "where",
            messages.text("activity.where"),
            unbroken(facts.where),
        ),
        Fact(
            "transport-practical", messages.text("activity.getting-there"), activity.getting_there
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
            "cost",
            messages.text("activity.paying-less"),
            lines=tuple(term.label for term in activity.concessions),
        ),
        Fact(
            "eligibility",
            messages.text("activity.is-it-for-me"),
            facts.who or facts.who_comes,
        ),
        Fact(
            "joining",
            messages.text("activity.how-to-join"),
            facts.joining,
            note=_joining_note(listing) if on else "",
            now="joining",
        ),
    )
    return tuple(fact for fact in lines if fact.text or fact.lines)


def _bring_someone(activity: Activity) -> str:
    if activity.is_away:
        return messages.text("activity.bring-someone-away")
    return messages.text("activity.bring-someone")


def _can_be_gone_to(listing: Listing) -> bool:
    """Whether its dates are for whoever reads of them: it is on, and nobody waits for a place."""
    return listing.is_on and listing.current_status != "waiting-list"


def _next_date(listing: Listing) -> str:
    """The next session by its date: a page that is read tomorrow must not say "today".

    Where people wait for a place it isn't theirs to come to: then its usual times stand there.
    """
    coming = listing.coming
    if not _can_be_gone_to(listing) or not coming or isinstance(coming[0].schedule, Always):
        return ""
    return _session_line(listing, coming[0])


def _times_without_a_date(listing: Listing) -> str:
    """Its first times, which its heading says where nobody can know the date of the next."""
    if not listing.is_on or _next_date(listing):
        return ""
    return facts_of(listing).when[0]


def _after_the_next(listing: Listing) -> tuple[Session, ...]:
    """The dates after the next one, of what has some: opening hours are on every other day."""
    return tuple(
        session
        for session in listing.coming[1:]
        if _can_be_gone_to(listing) and not isinstance(session.schedule, Always | OpeningHours)
    )


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
        places_words(activity),
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


def _session_features(viewer: Viewer, activity: Activity) -> tuple[Features, ...]:
    """Access of the sessions by itself, where there is no one place to say it with."""
    if len(shown_venues(activity.venues)) == 1:
        return ()
    return features(access_shown(activity.access, viewer.access_features, of_a_place=False))


def _places(viewer: Viewer, listing: Listing) -> tuple[PlaceView, ...]:
    activity = listing.activity
    shown = shown_venues(activity.venues)
    alone = len(shown) == 1
    heading = messages.text("activity.how-to-get-there")
    places = [
        viewer.place(
            venue,
            access_together(venue.access, activity.access) if alone else venue.access,
            heading if alone else venue.name,
            activity.contact,
            has_directions=not activity.about_safety,
        )
        for venue in shown
    ]
    if activity.withholds_its_place:
        withheld = messages.text("activity.withheld")
        places.append(PlaceView(heading, "", "", (), "", withheld, ()))
    return tuple(places)


def _checked(viewer: Viewer, listing: Listing, href: Href) -> CheckedLine:
    activity = listing.activity
    check, taken = activity.checked, full_date(activity.known_on)
    return CheckedLine(
        state=listing.freshness,
        text=checked_by(check) if check else facts_of(listing).checked.rstrip("."),
        level=level_of(check) if check else messages.text("status.taken-on", date=taken),
        href=href(addresses.page("how-we-check")) if viewer.has_how_we_check else "",
        link=messages.text("activity.how-we-check") if viewer.has_how_we_check else "",
    )


def _links_to_edit(viewer: Viewer, activity: Activity) -> Iterator[Link]:
    """The forge's own ways to change the entry, for those who have an account there."""
    for edit_link in edit_links.change(activity, viewer.catalogue.site):
        yield Link(edit_link.label, edit_link.href)
