"""Every listing as FHIR R4: one Bundle of services, their places, and who runs them.

For software of surgeries and hospitals, which reads `HealthcareService`. What that has no place for
is in words, in the same sentences as everywhere. docs/open-data.md says what is where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from activity_directory import messages
from activity_directory.feeds.json_files import as_json
from activity_directory.feeds.open_referral.identity import Identity
from activity_directory.listing.access import access_shown
from activity_directory.listing.facts import facts_of
from activity_directory.model.joining import TURN_UP
from activity_directory.model.schedule import OpeningHours, Weekly
from activity_directory.model.status import Paused
from activity_directory.urls import addresses
from activity_directory.wording.places import shown_venues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.listing.listing import Listing
    from activity_directory.model.activity import Activity
    from activity_directory.model.organisation import Organisation
    from activity_directory.model.place import Venue
    from activity_directory.model.schedule import Hours, Schedule
    from activity_directory.vocabulary import Term

Resource = dict[str, Any]
"""One thing of FHIR: its type, and its elements that are known."""

COUNTRY = "GB"
PROVISION = "http://terminology.hl7.org/CodeSystem/service-provision-conditions"
"""The codes of FHIR for what a service costs."""
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def bundle(listings: Iterable[Listing], catalogue: Catalogue, today: date, base: str) -> bytes:
    """The file, for a site that is published at `base`."""
    making = _Making(catalogue, base)
    services = [making.service(listing) for listing in listings]
    every = (*making.organisations.values(), *making.locations.values(), *services)
    return as_json(
        {
            "resourceType": "Bundle",
            "id": making.identity.of(addresses.HEALTHCARE_SERVICES),
            "type": "collection",
            "timestamp": f"{today.isoformat()}T00:00:00Z",
            **({"entry": [_entry(one) for one in every]} if every else {}),
        }
    )


def _entry(resource: Resource) -> Resource:
    return {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}


class _Making:
    """The resources of one catalogue. Who runs several things, or has several, is there once."""

    def __init__(self, catalogue: Catalogue, base: str) -> None:
        self.catalogue = catalogue
        self.base = base
        self.identity = Identity(catalogue.site.address or base)
        self.system = addresses.absolute(
            catalogue.site.address or base, f"{addresses.VOCABULARIES}#"
        )
        self.organisations: dict[str, Resource] = {}
        self.locations: dict[str, Resource] = {}

    def service(self, listing: Listing) -> Resource:
        """An activity. Nobody can go to what isn't active: it is paused, out of season or over."""
        activity = listing.activity
        facts = facts_of(listing)
        page = addresses.absolute(self.base, addresses.activity(activity.slug))
        places = [self._location(venue, activity) for venue in shown_venues(activity.venues)]
        routes = activity.joining.routes
        how_it_is = (facts.status, facts.to_come, facts.doubt or facts.checked)
        where = "" if places else facts.where
        about = (activity.summary, *how_it_is, where, facts.joining, facts.wait)
        return _known(
            {
                "resourceType": "HealthcareService",
                "id": self.identity.of(self.identity.place_of(activity)),
                "identifier": [{"system": "urn:ietf:rfc:3986", "value": page}],
                "active": listing.is_on,
                "providedBy": self._organisation(activity.organisation, activity),
                "category": self._concepts("categories", activity.categories),
                "type": self._concepts("formats", activity.formats),
                "location": places,
                "name": activity.name,
                "comment": " ".join(filter(None, about)),
                "extraDetails": activity.description,
                "telecom": list(_contact(activity)),
                "serviceProvisionCode": [_provision(listing, facts.cost_in_one)],
                "eligibility": [{"code": {"text": facts.who}}]
                if facts.who and activity.who_is_known
                else [],
                "characteristic": [
                    *self._concepts("needs", activity.needs),
                    *self._concepts("audiences", activity.audiences),
                    *self._marks(activity),
                ],
                "communication": self._concepts("languages", activity.languages),
                "referralMethod": self._concepts("joining", routes),
                "appointmentRequired": False if any(one.id == TURN_UP for one in routes) else None,
                "availableTime": [
                    time
                    for schedule in activity.when
                    if listing.is_on and _is_every_week(schedule, listing.today)
                    for time in _times(schedule)
                ],
                "notAvailable": list(_pauses(listing, facts.status)),
                "availabilityExceptions": " ".join(facts.when),
            }
        )

    def _concepts(self, vocabulary: str, terms: Iterable[Term]) -> list[Resource]:
        return [
            {
                "coding": [
                    {"system": f"{self.system}{vocabulary}", "code": one.id, "display": one.label}
                ],
                "text": one.label,
            }
            for one in terms
        ]

    def _marks(self, activity: Activity) -> Iterator[Resource]:
        """What is there in the session itself, and whether pages about it must be left quickly."""
        for term, answer in activity.access:
            if answer == "yes":
                yield from self._concepts("access", (term,))
        if activity.about_safety:
            yield {"text": messages.text("data.fhir-safety")}

    def _organisation(self, organisation: Organisation, activity: Activity) -> Resource:
        """A reference to who runs it."""
        of = self.identity.place_of_organisation(organisation, activity)
        if of not in self.organisations:
            number, kind = organisation.charity_number, organisation.kind
            label = messages.text("data.fhir-charity")
            self.organisations[of] = _known(
                {
                    "resourceType": "Organization",
                    "id": self.identity.of(of),
                    "identifier": [{"type": {"text": label}, "value": number}] if number else [],
                    "active": True,
                    "type": self._concepts("organisation-kinds", (kind,)) if kind else [],
                    "name": organisation.name,
                    "telecom": list(
                        _telecom(
                            phone=organisation.phone,
                            email=organisation.email,
                            url=organisation.website,
                        )
                    ),
                }
            )
        return _reference(self.organisations[of])

    def _location(self, venue: Venue, activity: Activity) -> Resource:
        """A reference to a place that may be shown."""
        of = self.identity.place_of_venue(venue, activity)
        if of not in self.locations:
            features = self.catalogue.vocabularies["access"]
            known = access_shown(venue.access, features, of_a_place=True)
            access = "; ".join(f"{term.label}: {answer}" for term, answer in known)
            self.locations[of] = _known(
                {
                    "resourceType": "Location",
                    "id": self.identity.of(of),
                    "status": "active",
                    "name": venue.name,
                    "description": ". ".join(
                        filter(None, (access, venue.access_note.rstrip("."), venue.getting_there))
                    ),
                    "telecom": list(_telecom(phone=venue.phone, url=venue.website)),
                    "address": _known(
                        {
                            "line": [venue.street] if venue.street else [],
                            "district": venue.area.label if venue.area else "",
                            "postalCode": venue.postcode,
                            "country": COUNTRY if venue.street or venue.postcode else "",
                        }
                    ),
                    "position": _position(venue),
                }
            )
        return _reference(self.locations[of])


def _reference(resource: Mapping[str, Any]) -> Resource:
    return {"reference": f"urn:uuid:{resource['id']}", "display": resource["name"]}


def _position(venue: Venue) -> Resource | None:
    if venue.location is None:
        return None
    latitude, longitude = venue.location
    return {"longitude": longitude, "latitude": latitude}


def _contact(activity: Activity) -> Iterator[Resource]:
    contact = activity.contact
    return _telecom(phone=contact.phone, sms=contact.text, email=contact.email, url=contact.website)


def _telecom(**ways: str) -> Iterator[Resource]:
    for system, value in ways.items():
        if value:
            yield {"system": system, "value": value}


def _provision(listing: Listing, cost: str) -> Resource:
    """What it costs today in words, and whether it is free."""
    unknown = any(one.charge == "ask" for one in listing.activity.costs)
    if unknown and not listing.free:
        return {"text": cost}
    code = "free" if listing.free else "cost"
    return {"coding": [{"system": PROVISION, "code": code}], "text": cost}


def _is_every_week(schedule: Schedule, today: date) -> bool:
    """Whether it is on each week at hours that can be told: only that has a place in FHIR."""
    limits = schedule.limits
    if not isinstance(schedule, Weekly | OpeningHours) or limits.season or limits.term_time_only:
        return False
    if isinstance(schedule, Weekly) and (schedule.every > 1 or limits.sessions):
        return False
    begun = limits.starting is None or limits.starting <= today
    return begun and (limits.ending is None or limits.ending >= today)


def _times(schedule: Schedule) -> Iterator[Resource]:
    match schedule:
        case Weekly(days=days, hours=hours):
            yield from _hours([_DAYS[day] for day in days], hours)
        case OpeningHours(days=opened):
            for day, hours in opened:
                yield from _hours([_DAYS[day]], hours)


def _hours(days: list[str], hours: Hours) -> Iterator[Resource]:
    """Days with their hours; none where they aren't known, or go on past midnight."""
    if not hours.known:
        return
    if hours.start == hours.end:
        yield {"daysOfWeek": days, "allDay": True}
    elif not hours.ends_next_day:
        yield _known(
            {
                "daysOfWeek": days,
                "availableStartTime": f"{hours.start:%H:%M:%S}",
                "availableEndTime": f"{hours.end:%H:%M:%S}" if hours.end else None,
            }
        )


def _pauses(listing: Listing, words: str) -> Iterator[Resource]:
    status = listing.status
    if isinstance(status, Paused) and listing.current_status == "paused":
        during = {
            "start": status.since.isoformat() if status.since else None,
            "end": status.back.isoformat() if status.back else None,
        }
        yield _known({"description": words, "during": _known(during)})


def _known(resource: Mapping[str, Any]) -> Resource:
    """A resource without the elements of which nothing is known: FHIR has no empty ones."""
    return {name: value for name, value in resource.items() if value not in (None, "", [], {})}
