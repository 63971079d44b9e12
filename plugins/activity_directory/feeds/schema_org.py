"""What a page says, as schema.org (JSON-LD): for search engines and whatever else reads pages.

Only what is certain: nothing of what is over, was not checked for too long or was taken over with
no check, no date that has to be asked about, no place that is withheld. What is about safety has
none: a search engine would show its name and its times to whoever looks at the screen.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from activity_directory.feeds.series import in_series, strands_of
from activity_directory.listing.access import access_shown
from activity_directory.listing.facts import facts_of
from activity_directory.model.cost import FREE_CHARGES
from activity_directory.model.place import is_at_a_place
from activity_directory.model.schedule import ByRule, Monthly, Once, OpeningHours, Weekly
from activity_directory.model.sessions import ZONE, planned_dates
from activity_directory.schema.values.days import DAYS
from activity_directory.urls import addresses
from activity_directory.wording.costs import cost_words
from activity_directory.wording.places import shown_venues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from activity_directory.feeds.series import Series
    from activity_directory.listing.listing import Listing
    from activity_directory.model.cost import Cost
    from activity_directory.model.organisation import Organisation
    from activity_directory.model.place import Venue
    from activity_directory.model.schedule import Hours, Schedule
    from activity_directory.model.sessions import Session
    from activity_directory.vocabulary import Vocabulary

Thing = dict[str, Any]
"""One thing of schema.org: its type, and its properties that are known."""

VOCABULARY = "https://schema.org"
CURRENCY = "GBP"
COUNTRY = "GB"
HORIZON = timedelta(weeks=13)
"""How far ahead dates are looked for: a monthly pattern needs three of them to be one."""
MOST_TIMES = 12
"""Patterns and single dates of one activity: a page is for people first."""
_NEVER_PAID = frozenset({"free_if", "pay_what_you_can", "ask"})
"""Charges without a price that holds for anybody."""
_DAYS = {day[:2].upper(): day for day in DAYS}


def described(listing: Listing, features: Vocabulary, base: str) -> Thing | None:
    """An activity as an `Event`, or a `Service` where its times are agreed or it is always there.

    `features` are the vocabulary of access. None where nothing of it may be stated as certain.
    """
    activity = listing.activity
    if activity.about_safety or not listing.listed or listing.moved_in:
        return None
    is_event = any(isinstance(one, Weekly | Monthly | Once | ByRule) for one in activity.when)
    organiser = _organisation(activity.organisation, base)
    url = addresses.absolute(base, addresses.activity(activity.slug))
    common: Thing = {
        "@context": VOCABULARY,
        "@type": "Event" if is_event else "Service",
        "@id": url,
        "url": url,
        "name": activity.name,
        "alternateName": activity.also_known_as,
        "description": activity.summary,
        "audience": _audience(listing),
        "offers": [_offer(cost, listing) for cost in _prices(listing)],
    }
    own = _of_an_event if is_event else _of_a_service
    return _known(common | own(listing, organiser, features))


def _of_an_event(listing: Listing, organiser: Thing, features: Vocabulary) -> Thing:
    activity = listing.activity
    certain = [session for session in listing.coming if session.certain]
    return {
        "organizer": organiser,
        "eventStatus": _status(listing),
        "eventAttendanceMode": _attendance(listing),
        "location": _locations(listing, features),
        "isAccessibleForFree": listing.free or None,
        "maximumAttendeeCapacity": activity.places,
        "remainingAttendeeCapacity": activity.places_left,
        **(_moments(certain[0]) if certain else {}),
        "eventSchedule": [
            _schedule(hours, series, last)
            for schedule in activity.when
            for hours, series, last in _series(listing, schedule)
        ][:MOST_TIMES],
    }


def _of_a_service(listing: Listing, organiser: Thing, features: Vocabulary) -> Thing:
    activity = listing.activity
    places = [_place(venue, features) for venue in _venues(listing)]
    return {
        "provider": organiser,
        "serviceType": [term.label for term in activity.categories],
        "areaServed": [area.label for area in activity.areas],
        "hoursAvailable": [
            hours for schedule in activity.when for hours in _opening_hours(listing, schedule)
        ][:MOST_TIMES],
        "availableChannel": [
            {"@type": "ServiceChannel", "serviceLocation": place} for place in places
        ],
    }


# --- when


def _series(listing: Listing, schedule: Schedule) -> Iterator[tuple[Hours, Series, date | None]]:
    """The certain dates ahead as patterns: their hours, and the last of them where it is known."""
    if not listing.is_on or not isinstance(
        schedule, Weekly | Monthly | Once | ByRule | OpeningHours
    ):
        return
    until = listing.today + HORIZON
    sure = {
        day: ""
        for day, off, why in planned_dates(schedule, listing.today, until, listing.calendar)
        if off is None
        and not why
        and not any(stop.holds(schedule, day) for stop in listing.suspensions)
    }
    for strand in strands_of(schedule, sure):
        if not strand.hours.known:
            continue
        days = list(strand.asks)
        for series in in_series(days, strand):
            goes_on = series.last == days[-1] and (listing.ends is None or listing.ends > until)
            yield strand.hours, series, None if goes_on and series.rule else series.last


def _schedule(hours: Hours, series: Series, last: date | None) -> Thing:
    rule = dict(part.split("=") for part in series.rule.split(";") if part)
    every, frequency = rule.get("INTERVAL", "1"), rule.get("FREQ", "")[:1]
    return _known(
        {
            "@type": "Schedule",
            "repeatFrequency": f"P{every}{frequency}" if frequency else None,
            "byDay": _days(rule),
            "byMonthDay": [int(day) for day in rule.get("BYMONTHDAY", "").split(",") if day],
            "startDate": series.first.isoformat(),
            "endDate": last.isoformat() if last else None,
            "startTime": f"{hours.start:%H:%M}",
            "endTime": f"{hours.end:%H:%M}" if hours.end else None,
            "exceptDate": [day.isoformat() for day in series.but],
            "scheduleTimezone": ZONE,
        }
    )


def _days(rule: Mapping[str, str]) -> list[str]:
    """Weekdays by their addresses; with a place in the month as in a calendar: "2SA"."""
    days = [day for day in rule.get("BYDAY", "").split(",") if day]
    return [f"{VOCABULARY}/{_DAYS[day]}" if day in _DAYS else day for day in days]


def _opening_hours(listing: Listing, schedule: Schedule) -> Iterator[Thing]:
    for hours, series, last in _series(listing, schedule):
        days = _days(dict(part.split("=") for part in series.rule.split(";") if part))
        if days and hours.end is not None:
            yield _known(
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": days,
                    "opens": f"{hours.start:%H:%M}",
                    "closes": f"{hours.end:%H:%M}",
                    "validThrough": last.isoformat() if last else None,
                }
            )


def _moments(session: Session) -> Thing:
    if session.whole_day:
        return {"startDate": session.on.isoformat()}
    end = session.end.isoformat() if session.end else None
    return {"startDate": session.start.isoformat(), "endDate": end}


def _status(listing: Listing) -> str | None:
    """Whether it takes place; nothing of what is out of season, which is neither on nor put off."""
    if listing.current_status == "paused":
        return f"{VOCABULARY}/EventPostponed"
    return f"{VOCABULARY}/EventScheduled" if listing.is_on else None


# --- where


def _venues(listing: Listing) -> Sequence[Venue]:
    """Where it is; nowhere of what has a withheld place, for the others might tell which."""
    activity = listing.activity
    return () if activity.withholds_its_place else shown_venues(activity.venues)


def _attendance(listing: Listing) -> str | None:
    formats = listing.activity.formats
    if not formats:
        return None
    there = is_at_a_place(formats)
    online = _is_online(listing)
    if there and online:
        return f"{VOCABULARY}/MixedEventAttendanceMode"
    if online:
        return f"{VOCABULARY}/OnlineEventAttendanceMode"
    return f"{VOCABULARY}/OfflineEventAttendanceMode" if there else None


def _is_online(listing: Listing) -> bool:
    return any(term.id in {"online", "blended"} for term in listing.activity.formats)


def _locations(listing: Listing, features: Vocabulary) -> list[Thing]:
    found = [_place(venue, features) for venue in _venues(listing)]
    website = listing.activity.contact.website
    if website and _is_online(listing):
        found.append({"@type": "VirtualLocation", "url": website})
    return found


def _place(venue: Venue, features: Vocabulary) -> Thing:
    known = access_shown(venue.access, features, of_a_place=True)
    location = venue.location
    return _known(
        {
            "@type": "Place",
            "name": venue.name,
            "address": _known(
                {
                    "@type": "PostalAddress",
                    "streetAddress": venue.street,
                    "addressLocality": venue.area.label if venue.area else "",
                    "postalCode": venue.postcode,
                    "addressCountry": COUNTRY,
                }
            ),
            "geo": location
            and {"@type": "GeoCoordinates", "latitude": location[0], "longitude": location[1]},
            "telephone": venue.phone,
            "amenityFeature": [
                {
                    "@type": "LocationFeatureSpecification",
                    "name": term.label,
                    "value": answer == "yes",
                }
                for term, answer in known
                if answer != "ask"
            ],
        }
    )


# --- who and how much


def _organisation(organisation: Organisation, base: str) -> Thing:
    page = addresses.absolute(base, addresses.organisation(organisation.id))
    return _known(
        {
            "@type": "Organization",
            "@id": page if organisation.id else None,
            "name": organisation.name,
            "url": organisation.website or (page if organisation.id else None),
        }
    )


def _audience(listing: Listing) -> Thing | None:
    eligibility = listing.activity.eligibility
    who = facts_of(listing).who
    if not (who and listing.activity.who_is_known):
        return None
    return _known(
        {
            "@type": "PeopleAudience",
            "audienceType": who,
            "suggestedMinAge": eligibility and eligibility.minimum_age,
            "suggestedMaxAge": eligibility and eligibility.maximum_age,
        }
    )


def _prices(listing: Listing) -> Iterable[Cost]:
    """The charges that hold today or are to come, but what is not known."""
    return (
        cost
        for cost in listing.activity.costs
        if cost.charge != "ask" and (cost.until is None or cost.until >= listing.today)
    )


def _offer(cost: Cost, listing: Listing) -> Thing:
    price = None
    if cost.charge in FREE_CHARGES:
        price = "0"
    elif cost.pence is not None and cost.charge not in _NEVER_PAID:
        price = f"{cost.pence // 100}.{cost.pence % 100:02}"
    return _known(
        {
            "@type": "Offer",
            "price": price,
            "priceCurrency": CURRENCY if price else None,
            "description": cost_words(cost),
            "validFrom": cost.since.isoformat() if cost.since else None,
            "validThrough": cost.until.isoformat() if cost.until else None,
            "availability": f"{VOCABULARY}/SoldOut" if listing.current_status == "full" else None,
        }
    )


def _known(thing: Mapping[str, Any]) -> Thing:
    """A thing without the properties of which nothing is known."""
    return {name: value for name, value in thing.items() if value not in (None, "", (), [])}
