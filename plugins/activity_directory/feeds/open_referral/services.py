"""Activities as services, their places as locations, and who runs them, as documents of HSDS-UK."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from activity_directory.feeds.open_referral.identity import part_of
from activity_directory.feeds.open_referral.schedules import schedules_of
from activity_directory.feeds.open_referral.taxonomies import FIRST_TIME, OF_ELIGIBILITY
from activity_directory.listing.access import access_shown
from activity_directory.listing.facts import facts_of
from activity_directory.model.cost import TERM_OF
from activity_directory.model.eligibility import Eligibility
from activity_directory.model.status import Closed, Full, Paused, WaitingList, alternatives
from activity_directory.urls import addresses
from activity_directory.wording.costs import cost_words
from activity_directory.wording.places import shown_venues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from activity_directory.feeds.open_referral.taxonomies import Document, Taxonomies
    from activity_directory.listing.listing import Listing
    from activity_directory.model.activity import Activity
    from activity_directory.model.cost import Cost
    from activity_directory.model.organisation import Organisation
    from activity_directory.model.place import Venue
    from activity_directory.vocabulary import Term

STATUSES: Mapping[str, str] = {
    "paused": "temporarily closed",
    "seasonal": "temporarily closed",
    "finished": "inactive",
    "closed": "defunct",
}
"""Statuses of HSDS-UK by ours; all others are "active"."""
_OF_LISTS = frozenset(
    {
        "id", "name", "description", "url", "email", "status", "fees", "minimum_age",
        "maximum_age", "assured_date", "alert", "organization_id", "organization",
    }
)  # fmt: skip
"""What a list has of each service."""
_OF_PLACES = frozenset({"id", "name", "url", "status", "organization_id", "organization"})
"""What a place has of its service: the rest is in the service's own file."""
_AWAY = {"online": "virtual", "phone": "virtual", "postal": "postal"}
"""Kinds of location by formats for which people go nowhere, and nobody comes to them."""


class Services:
    """Makes the documents of listings of one catalogue that is published at `base`."""

    def __init__(self, taxonomies: Taxonomies, base: str) -> None:
        self.taxonomies = taxonomies
        self.identity = taxonomies.identity
        self.catalogue = taxonomies.catalogue
        self.base = base
        self._organisations: dict[str, Document] = {}
        self._locations: dict[str, Document] = {}

    # --- a service

    def service(self, listing: Listing) -> Document:
        """All of one service."""
        activity = listing.activity
        of = self.identity.place_of(activity)
        organisation = self.organisation(activity.organisation, activity)
        eligibility = activity.eligibility or Eligibility()
        facts = facts_of(listing)
        page = addresses.absolute(self.base, addresses.activity(activity.slug))
        return _known(
            {
                "id": self.identity.of(of),
                "organization_id": organisation["id"],
                "name": activity.name,
                "description": activity.description or activity.summary,
                "url": page,
                "email": activity.contact.email,
                "status": STATUSES.get(listing.current_status, "active"),
                "fees": facts.cost_in_one,
                "minimum_age": eligibility.minimum_age,
                "maximum_age": eligibility.maximum_age,
                "assured_date": activity.checked and activity.checked.on.isoformat(),
                "alert": " ".join(filter(None, (facts.status, facts.to_come, facts.doubt))),
                "organization": organisation,
                "schedules": list(self._schedules(listing, of)),
                "service_areas": list(self._areas(activity, eligibility, of)),
                "service_at_locations": [
                    {name: value for name, value in place.items() if name != "service"}
                    for place in self.places(listing)
                ],
                "languages": list(self._languages(activity, of)),
                "cost_options": [
                    self._cost(cost, number, of)
                    for number, cost in enumerate(activity.costs, start=1)
                    if cost.charge != "ask"
                ],
                "contacts": list(self._contacts(activity, of)),
                "attributes": list(self._attributes(listing, of)),
            }
        )

    def _schedules(self, listing: Listing, of: str) -> Iterator[Document]:
        activity = listing.activity
        when = facts_of(listing).when
        for number, (schedule, words) in enumerate(zip(activity.when, when, strict=True), start=1):
            shown = shown_venues(activity.venues_at(schedule))
            named = schedule.limits.venue is not None and len(shown) == 1
            for one in schedules_of(schedule, number, words, of, self.taxonomies):
                if named:
                    one["service_at_location_id"] = self._id_of_place(shown[0], activity)
                yield one

    def _areas(self, activity: Activity, eligibility: Eligibility, of: str) -> Iterator[Document]:
        """Where people must live; the whole borough, where what comes to them asks for nothing."""
        names = [area.label for area in eligibility.lives_in]
        if not names and activity.comes_to_everybody:
            names = [self.catalogue.site.place]
        for name in names:
            yield {
                "id": self.identity.of(f"{of}#area-{name}"),
                "service_id": self.identity.of(of),
                "name": name,
            }

    def _languages(self, activity: Activity, of: str) -> Iterator[Document]:
        for term in activity.languages:
            yield {
                "id": self.identity.of(f"{of}#language-{term.id}"),
                "service_id": self.identity.of(of),
                "name": term.label,
                "code": term.id,
            }

    def _cost(self, cost: Cost, number: int, of: str) -> Document:
        own = f"{of}#cost-{number}"
        term = self.catalogue.vocabularies["costs"].get(TERM_OF[cost.charge])
        amount = 0 if cost.charge == "free" else cost.pence and cost.pence / 100
        return _known(
            {
                "id": self.identity.of(own),
                "service_id": self.identity.of(of),
                "valid_from": cost.since and cost.since.isoformat(),
                "valid_to": cost.until and cost.until.isoformat(),
                "option": cost.only_for or cost.free_for,
                "currency": "gbp" if amount is not None else None,
                "amount": amount,
                "amount_description": cost_words(cost),
                "attributes": [
                    *(
                        self.taxonomies.attribute(own, "cost", self.taxonomies.term("costs", one))
                        for one in (term,)
                        if one
                    ),
                    *(self.taxonomies.fact(own, code, value) for code, value in _of_a_cost(cost)),
                ],
            }
        )

    def _contacts(self, activity: Activity, of: str) -> Iterator[Document]:
        """One contact: a role and its numbers, never a person's name."""
        contact = activity.contact
        own = f"{of}#contact"
        numbers = [("voice", contact.phone), ("text", contact.text)]
        phones = [
            {
                "id": self.identity.of(f"{own}-{kind}"),
                "contact_id": self.identity.of(own),
                "number": number,
                "type": kind,
            }
            for kind, number in numbers
            if number
        ]
        if phones or contact.ask_for or contact.website:
            best = contact.best_time
            yield _known(
                {
                    "id": self.identity.of(own),
                    "service_id": self.identity.of(of),
                    "title": contact.ask_for,
                    "website": contact.website,
                    "phones": phones,
                    "attributes": [self.taxonomies.fact(own, "contact.best_time", best)]
                    if best
                    else [],
                }
            )

    def _attributes(self, listing: Listing, of: str) -> Iterator[Document]:
        """Its terms, then the facts that HSDS-UK has no place for."""
        activity = listing.activity
        vocabularies = self.catalogue.vocabularies
        status = vocabularies["statuses"].get(listing.current_status)
        eligibility = activity.eligibility or Eligibility()
        families: tuple[tuple[str, Iterable[Term]], ...] = (
            ("needs", activity.needs),
            ("categories", activity.categories),
            ("audiences", activity.audiences),
            ("five-ways", activity.five_ways),
            ("formats", activity.formats),
            ("joining", activity.joining.routes),
            ("concessions", activity.concessions),
            ("languages", activity.languages),
            ("checks", (activity.checked.level,) if activity.checked else ()),
            ("statuses", (status,) if status else ()),
            ("areas", eligibility.lives_in),
        )
        for family, terms in families:
            for term in terms:
                document = self.taxonomies.term(family, term)
                yield self.taxonomies.attribute(of, family, document)
        for term, answer in activity.access:
            document = self.taxonomies.term("access", term)
            yield self.taxonomies.attribute(of, "access", document, answer)
        for code, value in _facts(listing):
            yield self.taxonomies.fact(of, code, value)

    # --- places

    def places(self, listing: Listing) -> Iterator[Document]:
        """A service at each of its locations. Of a withheld place there is none."""
        activity = listing.activity
        of = self.identity.place_of(activity)
        for venue in shown_venues(activity.venues):
            yield {
                "id": self._id_of_place(venue, activity),
                "service_id": self.identity.of(of),
                "location": self._location(venue, activity),
            }
        for term in activity.formats:
            if kind := _AWAY.get(term.id):
                yield {
                    "id": self.identity.of(f"{of}#at-{term.id}"),
                    "service_id": self.identity.of(of),
                    "location": {
                        "id": self.identity.of(f"{addresses.VOCABULARIES}#location-{term.id}"),
                        "location_type": kind,
                        "name": term.label,
                    },
                }

    def _id_of_place(self, venue: Venue, activity: Activity) -> str:
        place = self.identity.place_of_venue(venue, activity).rpartition("#")[2]
        return self.identity.of(f"{self.identity.place_of(activity)}#at-{place}")

    def _location(self, venue: Venue, activity: Activity) -> Document:
        """A place, made once."""
        of = self.identity.place_of_venue(venue, activity)
        known = self._locations.get(of)
        if known is None:
            known = self._locations[of] = self._make_location(venue, of)
        return known

    def _make_location(self, venue: Venue, of: str) -> Document:
        latitude, longitude = venue.location or (None, None)
        facts = {
            "access_note": venue.access_note,
            "buses": venue.buses,
            "parking": venue.parking,
            "getting_there": venue.getting_there,
            "phone": venue.phone,
            "website": venue.website,
        }
        area = venue.area
        attributes = [
            self.taxonomies.fact(of, f"venue.{name}", value)
            for name, value in facts.items()
            if value
        ]
        if area is not None:
            document = self.taxonomies.term("areas", area)
            attributes.insert(0, self.taxonomies.attribute(of, "areas", document))
        return _known(
            {
                "id": self.identity.of(of),
                "location_type": "physical",
                "name": venue.name,
                "latitude": latitude,
                "longitude": longitude,
                "addresses": [self._address(venue, of)] if venue.street or venue.postcode else [],
                "accessibility": list(self._accessibility(venue, of)),
                "attributes": attributes,
            }
        )

    def _address(self, venue: Venue, of: str) -> Document:
        """HSDS-UK wants a city and a state of every address."""
        site = self.catalogue.site
        part = part_of(of, "address")
        return {
            "id": self.identity.of(part),
            "location_id": self.identity.of(of),
            "address_1": venue.street or venue.name,
            "city": site.place,
            "region": venue.area.label if venue.area else site.place,
            "state_province": site.nation,
            "postal_code": venue.postcode,
            "country": "GB",
            "address_type": "physical",
        }

    def _accessibility(self, venue: Venue, of: str) -> Iterator[Document]:
        """Each feature with its answer in the same line: nobody takes a "no" for a feature."""
        features = self.catalogue.vocabularies["access"]
        for term, answer in access_shown(venue.access, features, of_a_place=True):
            own = part_of(of, f"access-{term.id}")
            attribute = self.taxonomies.attribute(
                own, "access", self.taxonomies.term("access", term), answer
            )
            del attribute["taxonomy_term"]  # ten of them would be half of the file
            yield {
                "id": self.identity.of(own),
                "location_id": self.identity.of(of),
                "description": f"{term.label}: {answer}",
                "details": answer,
                "attributes": [attribute],
            }

    # --- who runs it

    def organisation(self, organisation: Organisation, activity: Activity) -> Document:
        """An organisation, made once. HSDS-UK wants a description of each."""
        of = self.identity.place_of_organisation(organisation, activity)
        known = self._organisations.get(of)
        if known is None:
            known = self._organisations[of] = self._organisation(organisation, of)
        return known

    @property
    def organisations(self) -> tuple[Document, ...]:
        """Every organisation that was asked for."""
        return tuple(self._organisations.values())

    def _organisation(self, organisation: Organisation, of: str) -> Document:
        number = organisation.charity_number
        own = part_of(of, "charity")
        page = addresses.absolute(self.base, addresses.organisation(organisation.id))
        kind = organisation.kind
        return _known(
            {
                "id": self.identity.of(of),
                "name": organisation.name,
                "description": organisation.description or organisation.name,
                "email": organisation.email,
                "website": organisation.website,
                "uri": page if organisation.id else None,
                "phones": [
                    {
                        "id": self.identity.of(part_of(of, "phone")),
                        "organization_id": self.identity.of(of),
                        "number": organisation.phone,
                        "type": "voice",
                    }
                ]
                if organisation.phone
                else [],
                "organization_identifiers": [
                    {
                        "id": self.identity.of(own),
                        "organization_id": self.identity.of(of),
                        "identifier_scheme": _register(number),
                        "identifier_type": "Charity number",
                        "identifier": number,
                    }
                ]
                if number
                else [],
                "attributes": [
                    self.taxonomies.attribute(
                        of, "kind", self.taxonomies.term("organisation-kinds", kind)
                    )
                ]
                if kind
                else [],
            }
        )


def in_a_list(service: Document) -> Document:
    """What lists have of a service."""
    found = {name: value for name, value in service.items() if name in _OF_LISTS}
    organisation = service["organization"]
    plain = {name: value for name, value in organisation.items() if not isinstance(value, list)}
    return found | {"organization": plain}


def at_a_place(listed: Document) -> Document:
    """What a place has of a service, from what lists have of it."""
    return {name: value for name, value in listed.items() if name in _OF_PLACES}


def _facts(listing: Listing) -> Iterator[tuple[str, str]]:
    """What stands in attributes alone, by the name of its field."""
    activity = listing.activity
    joining = activity.joining
    eligibility = activity.eligibility or Eligibility()
    several: dict[str, Iterable[str]] = {
        "activity.also_known_as": activity.also_known_as,
        "activity.partners": (partner.name for partner in activity.partners),
        "activity.was": activity.was,
        "status.try_instead": alternatives(activity.status),
    }
    for code, values in several.items():
        yield from ((code, value) for value in values)
    single: dict[str, object] = {
        "activity.summary": activity.summary,
        "activity.highlight": activity.highlight,
        FIRST_TIME: activity.first_time,
        "activity.getting_there": activity.getting_there,
        "activity.who_comes": activity.who_comes,
        "activity.how_to_join": joining.how,
        "activity.referral_form": joining.form,
        "activity.reply_time": joining.reply_time,
        "activity.wait": joining.wait,
        "activity.places": activity.places,
        "activity.places_left": activity.places_left,
        "activity.duration": activity.duration,
        "activity.print_guard": "yes" if activity.about_safety else "",
        "venue.withheld": "yes" if activity.withholds_its_place else "",
        "checked.by": activity.checked and activity.checked.by,
        "source.list": activity.source and activity.source.name,
        "source.id": activity.source and activity.source.id,
        "source.taken": activity.source and activity.source.taken.isoformat(),
        **{f"eligibility.{name}": getattr(eligibility, name) for name in OF_ELIGIBILITY},
        **_of_the_status(activity),
        "cost.note": next((cost.note for cost in activity.costs if cost.charge == "ask"), ""),
    }
    yield from ((code, str(value)) for code, value in single.items() if value not in {None, ""})


def _of_a_cost(cost: Cost) -> Iterator[tuple[str, str]]:
    """What the words of a price say, and no property alone."""
    found = {
        "free_if": cost.free_for,
        "every": cost.every,
        "note": cost.note,
        "only_for": cost.only_for,
    }
    yield from ((f"cost.{name}", value) for name, value in found.items() if value)


def _of_the_status(activity: Activity) -> dict[str, object]:
    match activity.status:
        case WaitingList():
            return {"status.status": "waiting-list"}
        case Full(until=until):
            return {"status.full": _until(until)}
        case Paused(since=since, back=back, because=because):
            return {
                "status.paused": since.isoformat() if since else "yes",
                "status.back": back.isoformat() if back else "",
                "status.because": because,
            }
        case Closed(since=since, because=because):
            return {
                "status.closed": since.isoformat() if since else "yes",
                "status.because": because,
            }
        case _:
            return {}


def _until(day: date | None) -> str:
    return f"until {day.isoformat()}" if day else "yes"


def _register(number: str) -> str:
    """The register of a charity's number, by its first letters (org-id.guide)."""
    if number.upper().startswith("SC"):
        return "GB-SC"
    return "GB-NIC" if number.upper().startswith("NIC") else "GB-CHC"


def _known(document: Mapping[str, Any]) -> Document:
    """A document without the properties of which nothing is known."""
    return {
        name: value
        for name, value in document.items()
        if value is not None and value not in ("", [])
    }
