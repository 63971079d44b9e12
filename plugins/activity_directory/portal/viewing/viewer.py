"""Records become views: lists, and the parts that several pages have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.cards.words import unbroken
from activity_directory.listing.access import access_shown
from activity_directory.listing.facts import facts_of, status_label
from activity_directory.model import sessions
from activity_directory.model.cost import is_free_on
from activity_directory.portal.later_days import later_changes_of, session_code
from activity_directory.portal.viewing.patches import hue_of, patch_of, pattern_of, plain_patch
from activity_directory.portal.views.activity import Answer, ContactView, Features, PlaceView
from activity_directory.portal.views.common import Directions, Fact, Link, Picture, Tag, Tone, Way
from activity_directory.portal.views.lists import Result, family_address
from activity_directory.portal.views.whats_on import SessionRow
from activity_directory.schema.drawings import DRAWINGS
from activity_directory.urls import addresses, map_links
from activity_directory.vocabulary import words_of
from activity_directory.wording.costs import cost_summary
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import phone_words
from activity_directory.wording.places import session_place
from activity_directory.wording.schedules import book_ahead_words, session_hours, uncertain_words
from activity_directory.wording.status import checked_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from activity_directory.listing.listing import Listing
    from activity_directory.model.activity import Activity, Checked, Image
    from activity_directory.model.contact import Contact
    from activity_directory.model.organisation import Organisation
    from activity_directory.model.place import Access, Venue
    from activity_directory.model.postcodes import Position
    from activity_directory.model.schedule import Schedule
    from activity_directory.model.status import CurrentStatus
    from activity_directory.portal.assets import PublishedPicture
    from activity_directory.portal.shared_facts import SharedFacts
    from activity_directory.portal.views.area_map import AreaMark
    from activity_directory.portal.views.patches import Patch
    from activity_directory.vocabulary import Term

    Href = Callable[[str], str]


TONES: dict[CurrentStatus, Tone] = {
    "running": "good",
    "starting-soon": "soon",
    "waiting-list": "wait",
    "full": "wait",
    "paused": "stop",
    "seasonal": "stop",
    "finished": "stop",
    "closed": "stop",
}
ANSWERS: tuple[Answer, ...] = ("yes", "ask", "no")
"""The answers about access, in the order they are shown."""


def booking_words(session: sessions.Session, listing: Listing | None) -> str:
    """How long before a session it is booked, or with its listing that it is too late to.

    Nothing where nobody need book.
    """
    words = book_ahead_words(session.schedule)
    if words and listing and listing.last_day_to_join(session) < listing.today:
        return messages.text("schedules.booking-closed")
    return words


TELLING = ("needs", "categories", "audiences")
"""Vocabularies whose words may tell why somebody goes."""


class Viewer:
    """Makes views of one catalogue on one date."""

    def __init__(
        self,
        catalogue: SharedFacts,
        today: date,
        base: str,
        pictures: Mapping[str, PublishedPicture],
        mark_of: Callable[[Term | None], AreaMark | None] = lambda _area: None,
    ) -> None:
        self.catalogue = catalogue
        self.pictures = pictures
        self.today = today
        self.base = base
        self.mark_of = mark_of
        self.access_features = catalogue.vocabularies["access"]
        self.status_labels = {term.id: term.label for term in catalogue.vocabularies["statuses"]}
        self._choices: dict[tuple[str, str | None, Term | None], tuple[str, str]] = {}
        self.has_how_we_check = "how-we-check" in catalogue.names["pages"]

    # --- lists ---

    def result(self, listing: Listing) -> Result:
        """An activity in a list; its link is an address from the site's root."""
        activity, facts = listing.activity, facts_of(listing)
        address = addresses.activity(activity.slug)
        return Result(
            address=address,
            name=activity.name,
            href=address,
            summary=activity.summary,
            patch=patch(activity),
            hue=hue(activity),
            highlight=activity.highlight,
            when=messages.text("lists.between-times").join(
                line.removesuffix(".") for line in facts.when
            ),
            where=unbroken(facts.where),
            cost=facts.cost_in_one,
            joining=facts.joining,
            tag=self.status_tag(listing),
            freshness_note=facts.doubt,
            later_days=later_changes_of(listing, self.status_labels) if listing.listed else "",
            keep=activity.slug if activity.may_be_kept else "",
        )

    def status_tag(self, listing: Listing) -> Tag | None:
        """How it stands, where it doesn't simply run."""
        if listing.current_status == "running":
            return None
        label = status_label(listing, self.status_labels)
        return Tag(label, TONES[listing.current_status], listing.current_status)

    def session(
        self,
        session: sessions.Session,
        listing: Listing,
        *,
        note: str = "",
        dated: bool = True,
    ) -> SessionRow:
        """One session as it is on its own day: its price then, and how it stands then.

        One that stands for every week is not `dated`. Its link is an address from the site's root.
        """
        activity = listing.activity
        doubt = None
        if not session.certain:
            doubt = Tag(uncertain_words(session), "wait", "question")
        elif listing.moved_in:
            doubt = Tag(status_label(listing, self.status_labels), "wait", "question")
        then = listing if listing.current_status == "running" else listing.on(session.on)
        address = addresses.activity(activity.slug)
        return SessionRow(
            address,
            session_hours(session),
            activity.name,
            address,
            session_place(activity, session.schedule),
            cost_summary(activity.costs, session.on),
            doubt or self.status_tag(then),
            " ".join(filter(None, (note, booking_words(session, listing if dated else None)))),
            session_code(session) if dated else "",
            *self._chosen_by(activity, session.schedule),
            " ".join(
                name
                for name, holds in (
                    ("free", is_free_on(activity.costs, session.on)),
                    ("drop-in", activity.turn_up),
                )
                if holds
            ),
        )

    def _chosen_by(self, activity: Activity, schedule: Schedule) -> tuple[str, str]:
        """The areas of a time and the needs it may be chosen by, the wider ones included.

        Not by what must not be read over a shoulder.
        """
        key = activity.slug, schedule.limits.venue, schedule.limits.format
        known = self._choices.get(key)
        if known is None:
            vocabularies = self.catalogue.vocabularies
            areas = vocabularies["areas"].with_wider(activity.areas_at(schedule))
            needs = vocabularies["needs"].with_wider(activity.needs)
            known = self._choices[key] = (
                " ".join(area.id for area in areas),
                " ".join(need.id for need in needs if not need.print_guard),
            )
        return known

    def tells_why(self, text: str) -> bool:
        """Whether a text tells why somebody may go: a need, a kind or an audience by any name."""
        words = words_of(text)
        return any(
            words[start : start + length] in names
            for name in TELLING
            for length, names in self.catalogue.vocabularies[name].names_as_words.items()
            for start in range(len(words) - length + 1)
        )

    # --- parts ---

    def contact(self, contact: Contact, heading: str = "") -> ContactView:
        """Ways to reach a role, under our heading where there is no other."""
        return ContactView(
            heading=heading or messages.text("activity.who-to-contact"),
            ask_for=ask_for(contact),
            best_time=best_time(contact),
            note="",
            phone=phone(contact.phone),
            text=text_to(contact.text),
            email=email(contact.email),
            website=website(contact.website),
        )

    def organisation_contact(self, organisation: Organisation) -> ContactView:
        """Ways to reach an organisation."""
        return ContactView(
            messages.text("lists.contact"),
            "",
            "",
            "",
            phone(organisation.phone),
            None,
            email(organisation.email),
            website(organisation.website),
        )

    def place(
        self,
        venue: Venue,
        access: Access,
        heading: str,
        contact: Contact,
        *,
        has_directions: bool = True,
    ) -> PlaceView:
        """A venue that may be shown, with its own ways to ask where they are not the contact's.

        `has_directions` is whether somebody else's map may be asked for it. Raises ValueError for a
        withheld one.
        """
        if venue.withheld:
            message = "a withheld venue has no view"
            raise ValueError(message)
        position = self.catalogue.postcodes.position_of(venue)
        ways = (
            Fact("bus", messages.text("activity.buses"), venue.buses),
            Fact("parking", messages.text("activity.parking"), venue.parking),
            Fact("where", messages.text("activity.finding-it"), venue.getting_there),
            *_ways_to_ask(venue, contact),
        )
        return PlaceView(
            heading=heading,
            name=venue.name,
            href="",
            lines=tuple(
                line for line in (venue.street, venue.area.label if venue.area else "") if line
            ),
            postcode=venue.postcode,
            withheld="",
            ways=tuple(way for way in ways if way.text),
            features=features(access_shown(access, self.access_features, of_a_place=True)),
            access_note=venue.access_note,
            mark=self.mark_of(venue.area),
            directions=directions_to(position) if has_directions and position else None,
        )

    def picture(self, image: Image | None, href: Href) -> Picture | None:
        """A picture as it is published."""
        if image is None:
            return None
        published_picture = self.pictures[image.file]
        return Picture(
            href(published_picture.address),
            image.alt,
            image.credit,
            published_picture.width,
            published_picture.height,
        )

    def terms(self, family: str, terms: Iterable[Term], href: Href) -> tuple[Link, ...]:
        """Links to the lists of some terms."""
        return tuple(Link(term.label, href(family_address(family, term))) for term in terms)

    def organisation(self, organisation: Organisation, href: Href) -> Link:
        """An organisation; its link is empty where it has no page of its own."""
        has_page = bool(organisation.id)
        return Link(
            organisation.name, href(addresses.organisation(organisation.id)) if has_page else ""
        )


def directions_to(position: Position) -> Directions:
    """The way to a place on a map that isn't ours."""
    return Directions(
        map_links.in_an_app(position), map_links.on_the_web(position), map_links.MAP_SITE
    )


def features(access: Access) -> tuple[Features, ...]:
    """By their answers: yes first, then ask, then no."""
    labels = {
        answer: tuple(term.label for term, answered in access if answered == answer)
        for answer in ANSWERS
    }
    return tuple(
        Features(answer, messages.text(f"activity.access-{answer}"), labels[answer])
        for answer in ANSWERS
        if labels[answer]
    )


def checked_by(check: Checked) -> str:
    """When it was checked last, and by whom."""
    return messages.text("status.checked-by", date=full_date(check.on), whom=check.by)


def level_of(check: Checked) -> str:
    """How far the check went."""
    return checked_note(check.level.public_note or check.level.definition, check.on)


def ask_for(contact: Contact | None) -> str:
    """Whom to ask for."""
    if contact is None or not contact.ask_for:
        return ""
    return messages.text("activity.ask-for", whom=contact.ask_for)


def best_time(contact: Contact | None) -> str:
    """When somebody answers."""
    if contact is None or not contact.best_time:
        return ""
    return messages.text("activity.best-time", time=contact.best_time)


def contact_words(contact: Contact) -> str:
    """One way to get in touch, of whatever kind there is, the quickest first."""
    if contact.phone:
        return phone_words(contact.phone)
    if contact.text:
        return messages.text("activity.text-to", number=phone_words(contact.text))
    way = email(contact.email) or website(contact.website)
    return way.words if way else ""


def text_to(number: str) -> Way | None:
    """A number for text messages, where there is one."""
    return Way(phone_words(number), f"sms:{number}") if number else None


def phone(number: str) -> Way | None:
    """A telephone number, where there is one."""
    return Way(phone_words(number), f"tel:{number}") if number else None


def email(address: str) -> Way | None:
    """An e-mail address, where there is one."""
    return Way(address, f"mailto:{address}") if address else None


def website(url: str) -> Way | None:
    """A website as people say it."""
    if not url:
        return None
    return Way(url.partition("://")[2].removeprefix("www.").rstrip("/"), url)


def drawing_of(term: Term) -> str:
    """The drawing of a term: the one it names, else the one of its id, else its group's."""
    return term.drawing or (term.id if term.id in DRAWINGS else term.group or "seed")


def picture(activity: Activity) -> str:
    """The drawing of an activity: its first category's, else its first need's."""
    return drawing_of((*activity.categories, *activity.needs)[0])


def hue(activity: Activity) -> str:
    """The colour of an activity: its first need's group, else one that its kind gives it."""
    groups = [need.group for need in activity.needs[:1]] + [one.id for one in activity.categories]
    return hue_of(next(filter(None, groups), ""))


def patch(activity: Activity) -> Patch:
    """The patch of an activity: its first category's block. What is about safety has none."""
    if activity.about_safety:
        return plain_patch(hue(activity))
    kind = activity.categories[0] if activity.categories else None
    pattern = (kind and kind.pattern) or pattern_of(kind.id if kind else activity.slug)
    return patch_of(activity.slug, pattern, hue(activity))


def _ways_to_ask(venue: Venue, contact: Contact) -> Iterator[Fact]:
    """The venue's own telephone number and site, unless they are those of whom to contact."""
    known = phone(contact.phone), website(contact.website)
    for icon, label, way in (
        ("phone", messages.text("activity.phone-of-the-venue"), phone(venue.phone)),
        ("website", messages.text("activity.website-of-the-venue"), website(venue.website)),
    ):
        if way is not None and way not in known:
            yield Fact(icon, label, way.words, href=way.href)
