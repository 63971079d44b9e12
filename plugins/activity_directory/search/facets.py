"""The facts of each listing that the find page counts and filters by.

Knows nothing of templates or of how a page is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from activity_directory import messages
from activity_directory.listing.access import access_answers
from activity_directory.model import sessions
from activity_directory.model.cost import costs_on
from activity_directory.model.eligibility import AGES, EVERYONE, OLDEST
from activity_directory.model.joining import BY_PROFESSIONAL, TURN_UP
from activity_directory.model.place import bus_lines
from activity_directory.model.schedule import Always, Hours, Monthly, OpeningHours, Weekly
from activity_directory.sanitise.alphabets import also_written, place_in_a_list
from activity_directory.schema.values.days import DAYS as WEEKDAYS
from activity_directory.search.details import OFTEN_ON_A_DAY, SOON, details_of, often_on
from activity_directory.search.shared import key_of
from activity_directory.urls import addresses
from activity_directory.wording.dates import weekday_name
from activity_directory.wording.places import shown_venues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.listing.listing import Listing
    from activity_directory.model.activity import Activity
    from activity_directory.model.civic_calendar import CivicCalendar
    from activity_directory.model.eligibility import Eligibility
    from activity_directory.model.place import Venue
    from activity_directory.model.schedule import Schedule
    from activity_directory.model.sessions import Session
    from activity_directory.model.status import CurrentStatus
    from activity_directory.vocabulary import Term, Vocabulary


PROFESSIONAL = "professional"
"""The one value of the family `joining` for every route that goes through a professional."""

OUR_LANGUAGE = "en"
"""Nobody looks for it: it is spoken everywhere."""

DAYS = tuple(day.casefold() for day in WEEKDAYS)
PARTS = ("morning", "afternoon", "evening")
NOT_KNOWN = "ask"
"""In place of a part of the day, where the day is known and the hours aren't."""
_NOON, _FIVE = 12, 17
_WELL_INTO_EVENING = 19
"""Opening hours are on in the evening where they last at least until then."""
NOTHING_ASKED = frozenset({"free", "donation", "pay_what_you_can"})
"""Charges that need not cost anything."""
SHORT_WAIT = timedelta(weeks=4)

TIERS: tuple[frozenset[CurrentStatus], ...] = (
    frozenset({"running"}),
    frozenset({"starting-soon", "waiting-list"}),
    frozenset({"full"}),
    frozenset(),
    frozenset({"paused", "seasonal"}),
)
MOVED_IN = 3
"""The tier of what was taken over and nobody has checked, unless its status puts it below."""
"""What people can go to comes first; within a tier, results are in order of fit, then of name.

After the last tier comes what is left out unless asked for: what nobody has checked for too long,
and whatever else the portal hands over that isn't listed.
"""


# ---- what the portal hands over: one row a listing


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """One listing: where its page is, how it is shown, its status, and its values by family.

    `shown` has the words of its result by the names that the find page's script knows them by.

    `facets` has the ids of terms under need, category, audience, area, format, joining, access
    (places that say yes) and ask (places where somebody must ask); "free" under cost; "yes" under
    comes where people need not go anywhere, wherever they live; "yes" under safety where the page
    can be left at once; "yes" under later where it is not on within two weeks; under times each day
    and part of day that it is on, such as "monday-morning", or "monday-ask" where nobody knows
    at what time; under apart an area and a time of its
    that are of no one session ("highfield tuesday-morning"); "yes" under open where it is for
    nobody in particular, "ask" where nobody has said so, and under barred the audiences that are
    too young or too old for it; under ages the years of age that may come ("18-120"), where that is
    limited, and under child-ages those of the children who are brought; under price the least that
    anybody pays, in whole pounds; under wait "none" where people need not wait, and "short" where
    they wait four weeks at most; under language the languages that are spoken besides English.
    Under main are its first need and category ("need:loneliness"): who searches for one of those
    meets it sooner.

    `venues` are those that are not withheld. `sessions` are the next from today on; none while
    people can't go.
    """

    slug: str
    address: str
    name: str
    shown: Mapping[str, str]
    current_status: CurrentStatus
    listed: bool
    facets: Mapping[str, tuple[str, ...]]
    other_names: tuple[str, ...] = ()
    venues: tuple[Venue, ...] = ()
    sessions: tuple[Session, ...] = ()
    organisation: str = ""
    moved_in: bool = False
    key: str = ""
    """By which another directory knows it: see search/shared.py."""


def row(listing: Listing, address: str, shown: Mapping[str, str], features: Vocabulary) -> Row:
    """The row of a listing whose words the portal has found already.

    `features` are the vocabulary of access.
    """
    activity = listing.activity
    facets = facets_of(listing, features)
    return Row(
        activity.slug,
        address,
        activity.name,
        shown,
        listing.current_status,
        listing.listed,
        facets,
        activity.also_known_as,
        shown_venues(activity.venues),
        _first_sessions(listing) if listing.is_on else (),
        activity.organisation.name,
        listing.moved_in,
        key_of(activity, shown.get("when", "")),
    )


_MOST_SESSIONS = 4
"""By which a listing is put among what is on soonest: a site is built every day."""


def _first_sessions(listing: Listing) -> tuple[Session, ...]:
    from_today = (session for session in listing.near if session.on >= listing.today)
    return tuple(islice(from_today, _MOST_SESSIONS))


def keywords(activity: Activity) -> str:
    """What a listing is called besides its name: other names, and the labels of its terms.

    Each line of buses is there as one word, "bus65", so that no other number is taken for it.
    Words that aren't in our letters are there a second time, as people without them type them.

    Never the terms' synonyms: the find page knows those from the word file and says that it used
    one. In Pagefind's index they would pass for words of the listing's own.
    """
    terms = (*activity.needs, *activity.categories, *activity.audiences)
    places = (
        text
        for venue in activity.venues
        if not venue.withheld
        for text in (venue.name, venue.street)
    )
    plain = also_written(
        (activity.name, *activity.also_known_as, activity.organisation.name, *places),
        (activity.summary, activity.description),
    )
    buses = (
        f"bus{line}" for venue in shown_venues(activity.venues) for line in bus_lines(venue.buses)
    )
    names = (*activity.also_known_as, *(term.label for term in terms), *plain, *buses)
    return ", ".join(dict.fromkeys(name for name in names if name))


def facets_of(listing: Listing, features: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """Every value that a listing has, by family; a family without any is left out."""
    activity = listing.activity
    answers = access_answers(activity, features)
    found: dict[str, tuple[str, ...]] = {
        "need": _ids(activity.needs),
        "category": _ids(activity.categories),
        "audience": _ids(activity.audiences),
        "open": (("yes",) if activity.who_is_known else ("ask",)) if _is_open(activity) else (),
        "barred": _barred(activity.eligibility),
        "ages": _ages(activity.eligibility),
        "child-ages": _child_ages(activity.eligibility),
        "language": tuple(term.id for term in activity.languages if term.id != OUR_LANGUAGE),
        "area": _ids(activity.areas),
        "times": times_of(activity.when, listing.today, listing.calendar),
        "apart": _apart(listing),
        "cost": ("free",) if listing.free else (),
        "price": _price(listing),
        "format": _ids(activity.formats),
        "later": ("yes",) if _is_later(listing) else (),
        "safety": ("yes",) if activity.about_safety else (),
        "comes": ("yes",) if activity.comes_to_everybody else (),
        "joining": tuple(
            dict.fromkeys(
                route_id(term)
                for term in activity.joining.routes
                if term.id != TURN_UP or activity.turn_up
            )
        ),
        "wait": _wait(listing),
        "access": tuple(term_id for term_id, answer in answers.items() if answer == "yes"),
        "ask": tuple(term_id for term_id, answer in answers.items() if answer == "ask"),
        "main": (
            *(f"need:{term.id}" for term in activity.needs[:1]),
            *(f"category:{term.id}" for term in activity.categories[:1]),
        ),
        **details_of(listing),
    }
    return MappingProxyType({family: values for family, values in found.items() if values})


def _wait(listing: Listing) -> tuple[str, ...]:
    """Whether people can start at once, as far as the group says, or within some weeks."""
    joining = listing.activity.joining
    if not joining.routes:
        return ()
    if listing.current_status == "running" and not joining.wait:
        return ("none", "short")
    longest = joining.longest_wait
    can_wait = listing.current_status in {"running", "starting-soon", "waiting-list"}
    return ("short",) if can_wait and longest is not None and longest <= SHORT_WAIT else ()


def _is_open(activity: Activity) -> bool:
    """Whether it is for nobody in particular: whoever is of the right age may come."""
    who = activity.eligibility
    is_limited = who is not None and any(
        (
            who.gender,
            who.community,
            who.role,
            who.benefit,
            who.registered_with,
            who.for_professionals,
        )
    )
    meant = {term.id for term in activity.audiences}
    return not is_limited and (not meant or EVERYONE in meant)


def _barred(who: Eligibility | None) -> tuple[str, ...]:
    """The audiences of an age (`AGES`) of whom nobody is old, or young, enough to come."""
    if who is None:
        return ()
    oldest = AGES["older-people"][1] if who.maximum_age is None else who.maximum_age
    return tuple(
        audience
        for audience, (first, last) in AGES.items()
        if last < who.youngest or oldest < first
    )


def _ages(who: Eligibility | None) -> tuple[str, ...]:
    if who is None or not (who.youngest or who.maximum_age is not None):
        return ()
    return (_years(who.youngest, who.maximum_age),)


def _child_ages(who: Eligibility | None) -> tuple[str, ...]:
    if who is None or (who.child_minimum_age is None and who.child_maximum_age is None):
        return ()
    return (_years(who.child_minimum_age, who.child_maximum_age),)


def _years(first: int | None, last: int | None) -> str:
    return f"{first or 0}-{OLDEST if last is None else last}"


def _price(listing: Listing) -> tuple[str, ...]:
    """The least that anybody pays today, in whole pounds rounded up; nothing where nobody says."""
    amounts = [
        0 if cost.charge in NOTHING_ASKED else cost.pence
        for cost in costs_on(listing.activity.costs, listing.today)
        if not cost.only_for
    ]
    known = [amount for amount in amounts if amount is not None]
    return (str(-(-min(known) // 100)),) if known else ()


def times_of(
    schedules: Iterable[Schedule], today: date, calendar: CivicCalendar
) -> tuple[str, ...]:
    """The days and parts of day it is on ("monday-morning"), in order of the week.

    Opening hours count for every part of the day they reach into, and for the evening only where
    they last well into it; a session counts for the part in
    which it starts. Schedules that ended before `today` don't count.
    """
    found: set[tuple[int, str]] = set()
    for schedule in schedules:
        ending = schedule.limits.ending
        if ending is None or ending >= today:
            found.update(_times(schedule, today, calendar))
    in_order = sorted(found, key=lambda time: (time[0], (*PARTS, NOT_KNOWN).index(time[1])))
    return tuple(f"{DAYS[day]}-{part}" for day, part in in_order)


def _is_later(listing: Listing) -> bool:
    """Whether its next session is more than two weeks away."""
    coming = listing.next_by_schedule
    return coming is not None and coming.on > listing.today + SOON


def _apart(listing: Listing) -> tuple[str, ...]:
    """The pairs of its areas and its times at which no session of it is."""
    activity, today, calendar = listing.activity, listing.today, listing.calendar
    if len(activity.when) == 1:
        return ()
    times = times_of(activity.when, today, calendar)
    there = {
        area: times_of(
            (schedule for schedule in activity.when if area in activity.areas_at(schedule)),
            today,
            calendar,
        )
        for area in activity.areas
    }
    return tuple(f"{area.id} {time}" for area in there for time in times if time not in there[area])


def _times(schedule: Schedule, today: date, calendar: CivicCalendar) -> Iterator[tuple[int, str]]:
    match schedule:
        case Weekly(hours=hours) | Monthly(hours=hours):
            for day in sessions.weekdays((schedule,), today, calendar):
                yield day, _part(hours.start.hour) if hours.known else NOT_KNOWN
        case OpeningHours(days=days):
            for day, hours in days:
                for part in _parts(hours) if hours.known else (NOT_KNOWN,):
                    yield day, part
        case Always():
            for day in range(7):
                for part in PARTS:
                    yield day, part
        case _:
            for session in sessions.next_sessions((schedule,), today, 3, calendar):
                part = session.part_of_day if session.hours_known else NOT_KNOWN
                yield session.on.weekday(), part


def _part(hour: int) -> str:
    if hour < _NOON:
        return "morning"
    return "afternoon" if hour < _FIVE else "evening"


def _parts(hours: Hours) -> Iterator[str]:
    """The parts of the day that opening hours reach into; an end on the hour is not in the next."""
    start = hours.start.hour
    if hours.end is None:
        last = start
    elif hours.ends_next_day:
        last = 23
    else:
        last = hours.end.hour if hours.end.minute else hours.end.hour - 1
        if start < _FIVE <= last and hours.end.hour < _WELL_INTO_EVENING:
            last = _FIVE - 1
    yield from PARTS[PARTS.index(_part(start)) : PARTS.index(_part(last)) + 1]


def _ids(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(term.id for term in terms)


def route_id(term: Term) -> str:
    return PROFESSIONAL if term.id in BY_PROFESSIONAL else term.id


# ---- the families of values, for the page's filters and for the words people type


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a family. `names` is what people may type for it, `seldom` what few do.

    `address` has its own list.
    One that is `guarded` never stands in an address.
    """

    id: str
    label: str
    names: tuple[str, ...] = ()
    address: str = ""
    crisis: bool = False
    guarded: bool = False
    seldom: tuple[str, ...] = ()


def values_of(community: Community) -> Mapping[str, tuple[Value, ...]]:
    """Every family's values in the order they are shown, whether or not a listing has them."""
    vocabularies = community.vocabularies
    costs = vocabularies["costs"].get("free")
    routes = tuple(_value(term) for term in vocabularies["joining"] if route_id(term) == term.id)
    by_professional = [term for term in vocabularies["joining"] if route_id(term) != term.id]
    whole = wider_areas(vocabularies)
    return MappingProxyType(
        {
            "need": tuple(_value(term, addresses.need) for term in vocabularies["needs"]),
            "category": tuple(
                _value(term, addresses.category) for term in vocabularies["categories"]
            ),
            "audience": tuple(_value(term) for term in vocabularies["audiences"]),
            "area": tuple(
                _value(term, addresses.area)
                for term in vocabularies["areas"]
                if term.id not in whole
            ),
            "comes": (Value("yes", messages.text("find.comes"), _words("find.words-comes")),),
            "language": tuple(
                _value(term) for term in vocabularies["languages"] if term.id != OUR_LANGUAGE
            ),
            "day": tuple(_weekday(number, day) for number, day in enumerate(DAYS)),
            "time": (
                Value("morning", messages.text("find.morning"), _words("find.words-morning")),
                Value("afternoon", messages.text("find.afternoon"), _words("find.words-afternoon")),
                Value("evening", messages.text("find.evening"), _words("find.words-evening")),
            ),
            "cost": (
                Value(
                    "free",
                    messages.text("find.free"),
                    costs.synonyms if costs else _words("find.words-free"),
                ),
            ),
            "format": tuple(_value(term) for term in vocabularies["formats"]),
            "joining": (
                *routes,
                Value(
                    PROFESSIONAL,
                    messages.text(
                        "find.through-a-professional", link_worker=community.site.link_worker
                    ),
                    tuple(name for term in by_professional for name in term.synonyms),
                ),
            ),
            "wait": (
                Value("none", messages.text("find.wait-none")),
                Value("short", messages.text("find.wait-short")),
            ),
            "access": tuple(_value(term) for term in vocabularies["access"]),
        }
    )


def _weekday(number: int, day: str) -> Value:
    name = weekday_name(number)
    every = messages.text(f"dates.every-{number + 1}")
    often = (one for often in OFTEN_ON_A_DAY for one in often_on(often, number))
    return Value(day, name, (name, every, *_words(f"find.words-{day.lower()}"), *often))


def _words(name: str) -> tuple[str, ...]:
    """The words of a message that has several, with commas between."""
    return tuple(messages.text(name).split(", "))


def _value(term: Term, address_of: Any = None) -> Value:  # noqa: ANN401 - a function, or None
    return Value(
        term.id,
        term.label,
        (term.label, *term.synonyms),
        address_of(term.id) if address_of else "",
        term.crisis_note,
        guarded=term.print_guard,
        seldom=term.seldom,
    )


def wider_areas(vocabularies: Mapping[str, Vocabulary]) -> frozenset[str]:
    """The areas that have areas in them: the borough, where everything is."""
    return frozenset(term.parent for term in vocabularies["areas"] if term.parent)


# ---- our own files


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows in the order of results: what people can go to first, what is old last."""
    return tuple(sorted(rows, key=lambda row: (tier_of(row), place_in_a_list(row.name), row.slug)))


def tier_of(row: Row) -> int:
    if not row.listed:
        return len(TIERS)
    tier = next(tier for tier, statuses in enumerate(TIERS) if row.current_status in statuses)
    return max(tier, MOVED_IN) if row.moved_in else tier
