"""Records become views: the words are `wording`'s, the links fit the page they are made for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from activity_directory import addresses, doors, prose, wording
from activity_directory.cards.words import unbroken
from activity_directory.counting import counted
from activity_directory.feeds.ahead import ahead_of, changes_of, session_code
from activity_directory.feeds.calendar import has_calendar
from activity_directory.model import sessions
from activity_directory.model.cost import is_free_on
from activity_directory.model.place import access_together
from activity_directory.model.schedule import Always, OpeningHours
from activity_directory.model.status import OVER
from activity_directory.portal import views
from activity_directory.schema.fields import ACTIVITY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from activity_directory.catalogue import Catalogue
    from activity_directory.listing import Listing
    from activity_directory.model.activity import Activity, Checked, Image
    from activity_directory.model.champion import ChampionPlace
    from activity_directory.model.civic_calendar import CivicCalendar
    from activity_directory.model.contact import Contact
    from activity_directory.model.fund import Fund
    from activity_directory.model.organisation import Organisation
    from activity_directory.model.place import Access, Venue
    from activity_directory.model.status import Standing
    from activity_directory.model.story import Story
    from activity_directory.portal.assets import PublishedPicture
    from activity_directory.vocabulary import Term

    Href = Callable[[str], str]

SKIPPED_WITHIN = timedelta(days=42)
"""How far ahead a page says that a usual day is not on."""

TONES: dict[Standing, views.Tone] = {
    "running": "good",
    "starting-soon": "soon",
    "waiting-list": "wait",
    "full": "wait",
    "paused": "stop",
    "seasonal": "stop",
    "finished": "stop",
    "closed": "stop",
}
ANSWERS: dict[views.Answer, str] = {"yes": "Yes", "ask": "Please ask", "no": "No"}
OPENNESS: dict[str, tuple[str, views.Tone]] = {
    "open": ("Open now", "good"),
    "opens-later": ("Opens later", "soon"),
    "closed": ("Closed", "stop"),
}
WITHHELD = (
    "To keep everyone safe, the address is not published. You are told it when you get in touch."
)


class Viewer:
    """Makes views of one catalogue on one date."""

    def __init__(
        self,
        catalogue: Catalogue,
        today: date,
        base: str,
        pictures: Mapping[str, PublishedPicture],
    ) -> None:
        self.catalogue = catalogue
        self.pictures = pictures
        self.today = today
        self.base = base
        self._standings = {term.id: term.label for term in catalogue.vocabularies["statuses"]}
        self._choices: dict[str, tuple[str, str]] = {}
        self._how_we_check = "how-we-check" in catalogue.names["pages"]

    # --- lists ---

    def result(self, listing: Listing) -> views.Result:
        """An activity in a list; its link is an address from the site's root."""
        one = listing.activity
        address = addresses.activity(one.slug)
        return views.Result(
            address=address,
            name=one.name,
            href=address,
            summary=one.summary,
            icon=picture(one),
            hue=hue(one),
            highlight=one.highlight,
            when="; ".join(line.removesuffix(".") for line in self.when_lines(listing)),
            where=unbroken(where_words(one)),
            cost=wording.cost_summary(one.costs, self.today),
            joining=wording.joining_sentence(one.joining) if listing.is_on else "",
            tag=self.standing_tag(listing),
            standing_label=self._standings.get(listing.standing, listing.standing),
            freshness_note=self._freshness_words(listing),
            ahead=changes_of(listing, self._standings) if listing.listed else "",
        )

    def standing_tag(self, listing: Listing) -> views.Tag | None:
        """How it stands, where it doesn't simply run."""
        if listing.standing == "running":
            return None
        label = self._standings.get(listing.standing, listing.standing)
        return views.Tag(label, TONES[listing.standing], listing.standing)

    def session(
        self,
        session: sessions.Session,
        listing: Listing,
        *,
        note: str = "",
        dated: bool = True,
    ) -> views.SessionRow:
        """One session as it is on its own day: its price then, and how it stands then.

        One that stands for every week is not `dated`. Its link is an address from the site's root.
        """
        one = listing.activity
        doubt = None
        if not session.certain:
            doubt = views.Tag(wording.uncertain_words(session), "wait", "question")
        then = listing if listing.standing == "running" else listing.on(session.on)
        address = addresses.activity(one.slug)
        return views.SessionRow(
            address,
            wording.session_hours(session),
            one.name,
            address,
            place_words(one),
            wording.cost_summary(one.costs, session.on),
            doubt or self.standing_tag(then),
            note,
            session_code(session) if dated else "",
            *self._chosen_by(one),
            " ".join(
                name
                for name, holds in (
                    ("free", is_free_on(one.costs, session.on)),
                    ("drop-in", one.joining.turn_up),
                )
                if holds
            ),
        )

    def _chosen_by(self, one: Activity) -> tuple[str, str]:
        """The areas and the needs it may be chosen by, the wider ones included.

        Not by what must not be read over a shoulder.
        """
        known = self._choices.get(one.slug)
        if known is None:
            vocabularies = self.catalogue.vocabularies
            areas = vocabularies["areas"].with_wider(one.areas)
            needs = vocabularies["needs"].with_wider(one.needs)
            known = self._choices[one.slug] = (
                " ".join(area.id for area in areas),
                " ".join(need.id for need in needs if not need.print_guard),
            )
        return known

    def when_lines(self, listing: Listing) -> tuple[str, ...]:
        """Every line of `when`, in words."""
        return tuple(
            wording.schedule_line(schedule, self.today, listing.calendar)
            for schedule in listing.activity.when
        )

    def _freshness_words(self, listing: Listing) -> str:
        on = wording.full_date(listing.activity.checked.on)
        match listing.freshness:
            case "fresh":
                return ""
            case "due":
                return f"Last checked on {on}. Please ask before you go."
            case "overdue":
                return f"Nobody has checked this since {on}. Please ask before you go."

    # --- parts ---

    def contact(self, contact: Contact, heading: str = "Who to contact") -> views.Contact:
        """Ways to reach a role."""
        return views.Contact(
            heading=heading,
            ask_for=ask_for(contact),
            best_time=best_time(contact),
            note="",
            phone=phone(contact.phone),
            text=text_to(contact.text),
            email=email(contact.email),
            website=website(contact.website),
        )

    def organisation_contact(self, one: Organisation) -> views.Contact:
        """Ways to reach an organisation."""
        return views.Contact(
            "Contact", "", "", "", phone(one.phone), None, email(one.email), website(one.website)
        )

    def place(self, venue: Venue, access: Access, heading: str, href: Href) -> views.Place:
        """A venue that may be shown. Raises ValueError for a withheld one."""
        if venue.withheld:
            message = "a withheld venue has no view"
            raise ValueError(message)
        ways = (
            views.Fact("bus", "Buses", venue.buses),
            views.Fact("parking", "Parking", venue.parking),
            views.Fact("where", "Finding it", venue.getting_there),
            *_ways_to_ask(venue),
        )
        return views.Place(
            heading=heading,
            name=venue.name,
            href="",
            lines=tuple(
                line for line in (venue.street, venue.area.label if venue.area else "") if line
            ),
            postcode=venue.postcode,
            withheld="",
            ways=tuple(way for way in ways if way.text),
            directions=views.Link(
                f"Everything in {venue.area.label}", href(addresses.area(venue.area.id))
            )
            if venue.area
            else None,
            features=features(access),
            access_note=venue.access_note,
        )

    def picture(self, image: Image | None, href: Href) -> views.Picture | None:
        """A picture as it is published."""
        if image is None:
            return None
        made = self.pictures[image.file]
        return views.Picture(href(made.address), image.alt, image.credit, made.width, made.height)

    def terms(self, family: str, terms: Iterable[Term], href: Href) -> tuple[views.Link, ...]:
        """Links to the lists of some terms."""
        return tuple(
            views.Link(term.label, href(views.family_address(family, term))) for term in terms
        )

    def organisation(self, organisation: Organisation, href: Href) -> views.Link:
        """An organisation; its link is empty where it has no page of its own."""
        has_page = bool(organisation.id)
        return views.Link(
            organisation.name, href(addresses.organisation(organisation.id)) if has_page else ""
        )

    def teaser(self, story: Story, href: Href) -> views.Teaser:
        """The beginning of a story."""
        return views.Teaser(
            story.title,
            href(addresses.story(story.slug)),
            story.summary,
            wording.sentence(story.consent),
        )

    def story(self, story: Story, results: Sequence[views.Result], href: Href) -> views.StoryView:
        """A whole story."""
        told = f" Told on {wording.full_date(story.told_on)}." if story.told_on else ""
        return views.StoryView(
            title=story.title,
            summary=story.summary,
            quote=story.quote,
            picture=self.picture(story.image, href),
            text=prose.html_of(story.text, href),
            note=f"{wording.sentence(story.consent)}{told}",
            activities=tuple(results),
            needs=self.terms("needs", story.needs, href),
        )

    def fund(self, fund: Fund, href: Href) -> views.Fund:
        """A fund, open or not on this date."""
        words, tone = OPENNESS[fund.openness(self.today)]
        facts = (
            views.Fact("cost", "How much", _amount(fund)),
            views.Fact("eligibility", "Who can apply", fund.who),
            views.Fact("clock", "When", _fund_dates(fund)),
            views.Fact("people", "Given by", fund.organisation.name if fund.organisation else ""),
        )
        return views.Fund(
            name=fund.name,
            href=fund.website,
            summary=fund.summary,
            tag=views.Tag(words, tone, "tick" if tone == "good" else "clock"),
            facts=tuple(fact for fact in facts if fact.text),
            priorities_heading="What it would like to pay for",
            priorities=(*fund.priorities, *(area.label for area in fund.priority_areas)),
            ask_for=ask_for(fund.contact),
            best_time=best_time(fund.contact),
            ways=ways_to(fund.contact),
            text=prose.html_of(fund.text, href),
        )

    def champion(self, place: ChampionPlace, calendar: CivicCalendar) -> views.ChampionPlace:
        """A Champion place; at a withheld venue, without its address."""
        venue = place.venue
        area = venue.area.label if venue.area else ""
        address = ", ".join(part for part in (venue.street, area, venue.postcode) if part)
        check = place.checked
        return views.ChampionPlace(
            name=place.name or (place.kind.label if venue.withheld else venue.name),
            kind=place.kind.label,
            address="" if venue.withheld else unbroken(address),
            hours=tuple(
                wording.schedule_line(schedule, self.today, calendar) for schedule in place.when
            ),
            offers=place.offers,
            ask_for=ask_for(place.contact),
            best_time=best_time(place.contact),
            ways=ways_to(place.contact),
            checked=f"{checked_by(check)} {level_of(check)}" if check else "",
        )

    # --- the activity ---

    def activity(
        self,
        listing: Listing,
        instead: Sequence[views.Result],
        stories: Sequence[Story],
        keywords: str,
        href: Href,
    ) -> views.ActivityView:
        """One activity's page."""
        one = listing.activity
        can_print = listing.is_on
        return views.ActivityView(
            name=one.name,
            summary=one.summary,
            icon=picture(one),
            hue=hue(one),
            organisation=self.organisation(one.organisation, href),
            partners=tuple(self.organisation(other, href) for other in one.partners),
            also_known_as=wording.joined(one.also_known_as),
            highlight=one.highlight,
            tags=self._tags(listing),
            status=self._status(listing, instead),
            freshness=self._freshness_banner(listing),
            to_come=wording.status_to_come(listing.status_to_come, self.today),
            picture=self.picture(one.image, href),
            description=prose.html_of(one.description, href),
            facts=self._facts(listing),
            places=self._places(listing, href),
            session_features=features(one.access) if len(_shown(one)) != 1 else (),
            more_about=_more_about(one),
            first_time=prose.html_of(one.first_time, href),
            contact=self.contact(one.contact),
            checked=self._checked(listing, href),
            professionals=self._professionals(listing),
            stories=tuple(self.teaser(story, href) for story in stories),
            needs=self.terms("needs", one.needs, href),
            categories=self.terms("categories", one.categories, href),
            areas=self.terms("areas", one.areas, href),
            links=tuple(views.Link(link.title, link.url) for link in one.links),
            card=views.Link("Print a card", href(addresses.card(one.slug))) if can_print else None,
            calendar=views.Link(
                "Add to calendar", href(addresses.calendar(addresses.activity(one.slug)))
            )
            if listing.is_on and has_calendar(one)
            else None,
            text_message=self._text_message(listing),
            change=self._change(one),
            wrong=wrong_links(one, href),
            keywords=keywords,
            ahead=ahead_of(listing, self._standings) if listing.standing not in OVER else "",
            in_search=listing.standing not in OVER,
        )

    def _tags(self, listing: Listing) -> tuple[views.TagNow, ...]:
        """What people look for first: whether it runs, is free, and lets them just come.

        Whether it is on now is for the script alone to say.
        """
        one = listing.activity
        standing = views.TagNow("Running", "good", "running", "standing")
        tag = self.standing_tag(listing)
        if tag is not None:
            standing = views.TagNow(tag.text, tag.tone, tag.icon, "standing")
        elif listing.freshness == "overdue":
            standing = views.TagNow("Ask if it still runs", "wait", "overdue", "standing")
        found = [standing]
        if listing.standing not in OVER:
            opens = any(isinstance(schedule, OpeningHours) for schedule in one.when)
            now = "Open now" if opens else "On now"
            free = listing.is_on and listing.free
            found.append(views.TagNow(now, "good", "clock", "open", hidden=True))
            found.append(views.TagNow("Free today", "good", "cost", "free", hidden=not free))
        if listing.is_on and one.joining.turn_up and one.venues:
            found.append(views.TagNow("Just turn up", "good", "joining", ""))
        return tuple(found)

    def _status(
        self, listing: Listing, instead: Sequence[views.Result]
    ) -> views.StatusBanner | None:
        if listing.standing == "running":
            return None
        words = wording.status_sentence(
            listing.status,
            listing.standing,
            starts=listing.starts,
            ends=listing.ends,
            wait=listing.activity.joining.wait,
        )
        heading, _, rest = words.partition(". ")
        return views.StatusBanner(
            kind=listing.standing,
            tone=TONES[listing.standing],
            heading=heading.rstrip("."),
            text=rest,
            alternatives_heading="You could try one of these:" if instead else "",
            alternatives=tuple(
                views.Link(result.name, result.href, result.summary) for result in instead
            ),
            now="banner",
        )

    def _freshness_banner(self, listing: Listing) -> views.StatusBanner | None:
        words = self._freshness_words(listing)
        if not words or listing.standing in {"closed", "finished"}:
            return None
        heading, _, rest = words.partition(". ")
        more = "It may have changed or stopped. " if listing.freshness == "overdue" else ""
        tone: views.Tone = "wait" if listing.freshness == "overdue" else ""
        return views.StatusBanner(listing.freshness, tone, heading, more + rest, "", ())

    def _facts(self, listing: Listing) -> tuple[views.Fact, ...]:
        one = listing.activity
        when = self.when_lines(listing)
        coming = listing.coming
        then = coming[1:] if coming and not isinstance(coming[0].schedule, Always) else ()
        cost = wording.cost_lines(one.costs, self.today)
        on = listing.is_on
        found = (
            views.Fact(
                "when",
                "When",
                when[0],
                first=self._next_date(listing),
                lines=(
                    *when[1:],
                    *(f"Then {wording.session_start(later, self.today)}" for later in then),
                ),
                note=" ".join(self._when_notes(listing)),
                awaits=not on and listing.standing not in OVER,
            ),
            views.Fact(
                "where",
                "Where",
                unbroken(where_words(one)),
                note=_by_bus(one),
                href="#getting-there" if _has_place(one) else "",
                link="How to get there" if _has_place(one) else "",
            ),
            views.Fact(
                "cost",
                "Cost today",
                cost[0],
                lines=cost[1:],
                note=" ".join(wording.cost_changes(one.costs, self.today)),
                now="cost",
            ),
            views.Fact(
                "eligibility", "Is it for me?", wording.eligibility_sentence(one.eligibility)
            ),
            views.Fact(
                "joining",
                "How to join",
                wording.joining_sentence(one.joining) if on else "You can’t join at the moment.",
                note=self._joining_note(listing) if on else "",
                href="#contact",
                link="Who to contact",
                now="joining",
            ),
        )
        return tuple(fact for fact in found if fact.text)

    def _next_date(self, listing: Listing) -> str:
        """The next session by its date: a page that is read tomorrow must not say "today"."""
        coming = listing.coming
        if not coming or isinstance(coming[0].schedule, Always):
            return ""
        return wording.session_start(coming[0], self.today)

    def _joining_note(self, listing: Listing) -> str:
        one = listing.activity
        reply = one.joining.reply_time
        notes = (
            wording.wait_sentence(one.joining),
            f"You will hear back {reply}." if reply else "",
            _places_words(one),
        )
        return " ".join(note for note in notes if note)

    def _when_notes(self, listing: Listing) -> Iterable[str]:
        if not listing.is_on:
            return
        for session in listing.coming:
            if not session.certain:
                on = wording.date_words(session.on, self.today)
                yield wording.sentence(f"{on}: {wording.uncertain_words(session)}")
        one = listing.activity
        horizon = self.today + SKIPPED_WITHIN
        skipped = sessions.skipped_between(one.when, self.today, horizon, listing.calendar)
        if skipped:
            yield wording.not_on_words(skipped, self.today)
        notes = [wording.bank_holiday_words(one.when)]
        notes += [
            wording.intake_words(schedule, self.today, listing.calendar) for schedule in one.when
        ]
        yield from (note for note in notes if note)

    def _places(self, listing: Listing, href: Href) -> tuple[views.Place, ...]:
        one = listing.activity
        shown = _shown(one)
        alone = len(shown) == 1
        places = [
            self.place(
                venue,
                access_together(venue.access, one.access) if alone else venue.access,
                "How to get there" if alone else venue.name,
                href,
            )
            for venue in shown
        ]
        if one.withholds_its_place:
            places.append(views.Place("How to get there", "", "", (), "", WITHHELD, (), None))
        return tuple(places)

    def _checked(self, listing: Listing, href: Href) -> views.CheckedLine:
        check = listing.activity.checked
        return views.CheckedLine(
            state=listing.freshness,
            short=f"{wording.checked_words(check.on)}.",
            text=checked_by(check),
            level=level_of(check),
            href=href(addresses.page("how-we-check")) if self._how_we_check else "",
            link="How we check listings" if self._how_we_check else "",
        )

    def _professionals(self, listing: Listing) -> views.Professionals:
        one = listing.activity
        eligibility = one.eligibility
        private_routes = tuple(term for name, term in one.private if name == "joining")
        joining = replace(one.joining, routes=(*one.joining.routes, *private_routes))
        facts = (
            views.Fact("", "Wait", joining.wait),
            views.Fact("", "Reply", joining.reply_time),
            views.Fact("", "Places", _places_words(one)),
            views.Fact("", "How long", one.duration),
            views.Fact(
                "", "Five ways to wellbeing", wording.joined(way.label for way in one.five_ways)
            ),
            *_private_facts(one),
        )
        prescribed = (
            "You can refer people to this."
            if joining.by_professional
            else "People join this by themselves: no referral is needed."
        )
        standing = self._standings.get(listing.standing, listing.standing)
        checked = wording.checked_words(one.checked.on)
        return views.Professionals(
            heading="For professionals",
            state=f"{standing}. {checked}. {prescribed}",
            criteria_heading="Tick before you refer",
            criteria=wording.eligibility_criteria(eligibility) if eligibility else (),
            exclusions_heading="Not suitable for",
            exclusions=wording.eligibility_exclusions(eligibility) if eligibility else (),
            own_words=eligibility.in_their_words if eligibility else "",
            own_words_heading="In the provider’s own words",
            routes_heading="Ways in",
            routes=tuple(views.Link(term.label, "", term.definition) for term in joining.routes),
            facts=tuple(fact for fact in facts if fact.text),
            referral=views.Link("The provider’s referral form", joining.form)
            if joining.form
            else None,
        )

    def _text_message(self, listing: Listing) -> str:
        """At most 160 characters for a link worker to send; none for what must not be printed."""
        one = listing.activity
        if not listing.is_on or one.print_guard:
            return ""
        return wording.text_message(
            one.name,
            self.when_lines(listing)[0],
            wording.phone_words(one.contact.phone) if one.contact.phone else "",
            addresses.in_words(self.base, addresses.activity(one.slug)),
            where_words(one),
        )

    def _change(self, one: Activity) -> views.Link | None:
        doors_in = doors.change(one, self.catalogue.site)
        return views.Link(doors_in[0].label, doors_in[0].href) if doors_in else None


def wrong_links(one: Activity, href: Href) -> tuple[views.Link, ...]:
    """What anybody can do about a listing that is wrong, or right: the form, filled in already."""
    asked = (
        ("change", "Change it"),
        ("pause", "Pause it"),
        ("close", "Close it"),
        ("still-right", "It is all still right"),
    )
    return tuple(
        views.Link(label, href(addresses.change(one.slug, request))) for request, label in asked
    )


def features(access: Access) -> tuple[views.Feature, ...]:
    """Yes first, then ask, then no."""
    order = list(ANSWERS)
    return tuple(
        views.Feature(answer, ANSWERS[answer], term.label, "")
        for term, answer in sorted(access, key=lambda fact: order.index(fact[1]))
    )


def checked_by(check: Checked) -> str:
    """When it was checked last, and by whom."""
    return f"{wording.checked_words(check.on)} by {check.by}."


def level_of(check: Checked) -> str:
    """How far the check went."""
    return wording.checked_note(check.level.public_note or check.level.definition, check.on)


def ask_for(contact: Contact | None) -> str:
    """Whom to ask for."""
    return f"Ask for {contact.ask_for}." if contact and contact.ask_for else ""


def best_time(contact: Contact | None) -> str:
    """When somebody answers."""
    return f"Best time: {contact.best_time}." if contact and contact.best_time else ""


def ways_to(contact: Contact | None) -> tuple[views.Way, ...]:
    """Every way to get in touch, the quickest first."""
    if contact is None:
        return ()
    found = (
        phone(contact.phone),
        text_to(contact.text) if contact.text != contact.phone else None,
        email(contact.email),
        website(contact.website),
    )
    return tuple(way for way in found if way is not None)


def text_to(number: str) -> views.Way | None:
    """A number for text messages, where there is one."""
    return views.Way(wording.phone_words(number), f"sms:{number}") if number else None


def phone(number: str) -> views.Way | None:
    """A telephone number, where there is one."""
    return views.Way(wording.phone_words(number), f"tel:{number}") if number else None


def email(address: str) -> views.Way | None:
    """An e-mail address, where there is one."""
    return views.Way(address, f"mailto:{address}") if address else None


def website(url: str) -> views.Way | None:
    """A website as people say it."""
    if not url:
        return None
    return views.Way(url.partition("://")[2].removeprefix("www.").rstrip("/"), url)


def picture(one: Activity) -> str:
    """The drawing of an activity: its first category's."""
    return one.categories[0].id if one.categories else one.needs[0].group or "seed"


def hue(one: Activity) -> str:
    """The colour of an activity: its first need's group."""
    return f"hue-{one.needs[0].group}" if one.needs and one.needs[0].group else ""


def where_words(one: Activity) -> str:
    """Where it is, in one line: its venues, or how it happens."""
    shown = _shown(one)
    if len(shown) == 1:
        venue = shown[0]
        parts = (venue.name, venue.area.label if venue.area else "", venue.postcode)
        return ", ".join(part for part in parts if part)
    if shown:
        return wording.joined(venue.name for venue in shown)
    if one.withholds_its_place:
        return "Address given when you get in touch"
    return _formats(one)


def place_words(one: Activity) -> str:
    """The same, shorter: a list of sessions needs no postcode."""
    shown = _shown(one)
    if len(shown) != 1 or shown[0].area is None:
        return where_words(one)
    return f"{shown[0].name}, {shown[0].area.label}"


def _formats(one: Activity) -> str:
    """How it happens: "In person and by phone"."""
    first, *others = (term.label for term in one.formats)
    return wording.joined((first, *(label[:1].lower() + label[1:] for label in others)))


def _by_bus(one: Activity) -> str:
    shown = _shown(one)
    return f"Buses: {shown[0].buses}" if len(shown) == 1 and shown[0].buses else ""


def _shown(one: Activity) -> tuple[Venue, ...]:
    return tuple(venue for venue in one.venues if not venue.withheld)


def _ways_to_ask(venue: Venue) -> Iterator[views.Fact]:
    """The venue's own telephone number and site."""
    for icon, label, way in (
        ("phone", "Phone of the venue", phone(venue.phone)),
        ("website", "Website of the venue", website(venue.website)),
    ):
        if way is not None:
            yield views.Fact(icon, label, way.words, href=way.href)


def _has_place(one: Activity) -> bool:
    return bool(one.venues)


def _more_about(one: Activity) -> tuple[views.Fact, ...]:
    found = (
        views.Fact("people", "Who comes", one.who_comes),
        views.Fact(
            "eligibility", "Who it is meant for", lines=tuple(term.label for term in one.audiences)
        ),
        views.Fact("cost", "Paying less", lines=tuple(term.label for term in one.concessions)),
        views.Fact("duration", "How long it lasts", one.duration),
        views.Fact("language", "Languages", wording.joined(term.label for term in one.languages)),
        views.Fact("transport-practical", "Help to get there", one.getting_there),
        views.Fact(one.formats[0].id, "How it happens", _formats(one)),
    )
    return tuple(fact for fact in found if fact.text or fact.lines)


def _private_facts(one: Activity) -> Iterator[views.Fact]:
    """The terms for professionals only, by field; the ways in stand among the other ways in."""
    for name, terms in groupby(one.private, key=itemgetter(0)):
        if name != "joining":
            labels = wording.joined(term.label for _, term in terms)
            yield views.Fact("", ACTIVITY.by_name[name].label, labels)


def _places_words(one: Activity) -> str:
    if one.places_left == 0:
        return "No places are left at the moment."
    left = counted(one.places_left, "place") if one.places_left is not None else ""
    if one.places is None:
        return f"{left} left." if left else ""
    return f"A group of up to {one.places}." + (f" {left} left." if left else "")


def _amount(fund: Fund) -> str:
    if fund.most is not None and fund.least is not None:
        return f"{wording.money(fund.least)} to {wording.money(fund.most)}"
    if fund.most is not None:
        return f"Up to {wording.money(fund.most)}"
    return f"From {wording.money(fund.least)}" if fund.least is not None else ""


def _fund_dates(fund: Fund) -> str:
    if fund.rolling:
        return "You can apply at any time."
    opens = wording.full_date(fund.opens) if fund.opens else ""
    closes = wording.full_date(fund.closes) if fund.closes else ""
    if opens and closes:
        return f"Opens on {opens} and closes on {closes}."
    if closes:
        return f"Closes on {closes}."
    return f"Opens on {opens}." if opens else "Ask when you can apply."
