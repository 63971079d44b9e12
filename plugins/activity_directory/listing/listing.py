"""An activity as it is on one date: the same answers for page, list, card, search and feed.

Worked out once for each activity. Knows nothing of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.model import sessions
from activity_directory.model.activity import Activity
from activity_directory.model.civic_calendar import CivicCalendar, civic_calendar
from activity_directory.model.cost import is_free_on
from activity_directory.model.freshness import Freshness, freshness_of
from activity_directory.model.place import Venue
from activity_directory.model.schedule import Schedule
from activity_directory.model.sessions import PartOfDay, Session
from activity_directory.model.site import BulkPause, Review, Site
from activity_directory.model.status import (
    NOT_ON,
    OVER,
    Closed,
    CurrentStatus,
    Full,
    Paused,
    Status,
    current_status_on,
    is_suspended_on,
    longest_suspension,
)
from activity_directory.sanitise.alphabets import place_in_a_list
from activity_directory.vocabulary import Vocabulary

COMING = 3
"""How many dates to come are told."""
NEAR = timedelta(days=28)
"""How far ahead every session is told."""
# A course that began ten years ago is the longest the engine follows: its dates count from there.
_YEARS_BACK, _YEARS_AHEAD = 10, 2


@dataclass(frozen=True, slots=True)
class Suspension:
    """A pause, or the end, of an activity: of all of it, or of what happens at some venues.

    `venues` are the ids of the venues it touches; None where it touches the whole activity.
    """

    status: Paused | Closed
    venues: frozenset[str] | None = None

    def holds(self, schedule: Schedule, day: date) -> bool:
        """Whether it keeps `schedule` from taking place on `day`."""
        at_venue = self.venues is None or schedule.limits.venue in self.venues
        return at_venue and is_suspended_on(self.status, day)


@dataclass(frozen=True, eq=False)
class Listing:
    """`status` is the entry's own, or the pause of many that holds today.

    `pauses` are the pauses of many that touch it, on whatever date.
    """

    activity: Activity
    today: date
    calendar: CivicCalendar
    status: Status
    current_status: CurrentStatus
    freshness: Freshness
    starts: date | None
    ends: date | None
    pauses: tuple[Suspension, ...] = ()
    review: Review = field(default_factory=Review)

    def is_of(
        self,
        activity: Activity,
        pauses: tuple[Suspension, ...],
        review: Review,
        today: date,
        calendar: CivicCalendar,
    ) -> bool:
        """Whether it was made by `listing_on` of this very activity and of the same else."""
        return (
            self.activity is activity
            and self.calendar is calendar
            and (self.today, self.review, self.pauses) == (today, review, pauses)
        )

    @cached_property
    def place_by_name(self) -> tuple[str, ...]:
        """Its place among others in the order of their names."""
        return (*place_in_a_list(self.activity.name), self.activity.slug)

    @property
    def is_on(self) -> bool:
        """Whether people can go, or ask for a place."""
        return self.current_status not in NOT_ON

    @property
    def listed(self) -> bool:
        """Whether it stands in lists and search results without being asked for."""
        return self.current_status not in OVER and self.freshness != "overdue"

    @property
    def moved_in(self) -> bool:
        """Whether it was taken over from another list and nobody here has checked it yet."""
        return self.freshness == "moved-in"

    @property
    def free(self) -> bool:
        """Whether anybody may come today without paying."""
        return is_free_on(self.activity.costs, self.today)

    @cached_property
    def suspensions(self) -> tuple[Suspension, ...]:
        """Every pause, and the end, of it or of a part of it, on whatever date."""
        own = self.activity.status
        if isinstance(own, Paused | Closed):
            return (Suspension(own), *self.pauses)
        return self.pauses

    @cached_property
    def coming(self) -> tuple[Session, ...]:
        """The next sessions that somebody new can still join; none while people can't go."""
        return self.coming_of(self.activity.when)

    def coming_of(self, schedules: Sequence[Schedule]) -> tuple[Session, ...]:
        """The same of some of its schedules."""
        if not self.is_on:
            return ()
        return sessions.next_sessions(
            schedules,
            self.today,
            COMING,
            self.calendar,
            stopped=None if self.joins_any_session else self._is_missed,
        )

    @cached_property
    def joins_any_session(self) -> bool:
        """Whether nothing keeps somebody new from the very next session."""
        booked = any(schedule.limits.book_ahead for schedule in self.activity.when)
        return not (booked or self.suspensions or self._full_until)

    @property
    def _full_until(self) -> date | None:
        status = self.activity.status
        return status.until if isinstance(status, Full) else None

    def last_day_to_join(self, session: Session) -> date:
        """The last day on which somebody new can join a session; long ago where it is full."""
        if self._full_until is not None and session.on <= self._full_until:
            return date.min
        ahead = session.schedule.limits.book_ahead
        return self.calendar.working_days_before(session.on, ahead) if ahead else session.on

    def _is_missed(self, session: Session) -> bool:
        return self._is_stopped(session) or self.last_day_to_join(session) < self.today

    @cached_property
    def near(self) -> tuple[Session, ...]:
        """Every session from yesterday, whose night may be going on, to `NEAR` ahead."""
        return self.sessions_between(self.today - timedelta(days=1), self.today + NEAR)

    @cached_property
    def next_by_schedule(self) -> Session | None:
        """Its next session by its schedules alone, whatever keeps it from taking place."""
        found = sessions.next_sessions(self.activity.when, self.today, 1, self.calendar)
        return found[0] if found else None

    def next_since(
        self, since: date, count: int, of: Sequence[Schedule] | None = None
    ) -> tuple[Session, ...]:
        """The next sessions from a date, or those not over at a moment, that nothing stops.

        With `of`, only those of some of its schedules.
        """
        return sessions.next_sessions(
            self.activity.when if of is None else of,
            since,
            count,
            self.calendar,
            stopped=self._is_stopped if self.suspensions else None,
        )

    @cached_property
    def times(self) -> frozenset[tuple[int, PartOfDay]]:
        """The times of the week at which it takes place."""
        return sessions.usual_times(self.activity.when, self.today, self.calendar)

    def on(self, day: date) -> Listing:
        """The same activity as it is on another day."""
        return listing_on(self.activity, self.pauses, self.review, day, self.calendar)

    def sessions_between(self, first: date, last: date) -> tuple[Session, ...]:
        """The sessions from `first` to `last` that no pause or end keeps from taking place.

        A pause counts on its own dates: what is paused today is on after it, and what pauses on
        Friday is not on at the weekend.
        """
        found = sessions.sessions_between(self.activity.when, first, last, self.calendar)
        if not self.suspensions:
            return found
        return tuple(session for session in found if not self._is_stopped(session))

    @property
    def status_to_come(self) -> Status:
        """What is known to happen to all of it and isn't here yet; else its status today."""
        later = [
            suspension.status
            for suspension in self.suspensions
            if suspension.venues is None
            and suspension.status.since is not None
            and suspension.status.since > self.today
        ]
        return min(later, key=lambda status: status.since or date.max, default=self.status)

    def _is_stopped(self, session: Session) -> bool:
        return any(
            suspension.holds(session.schedule, session.on) for suspension in self.suspensions
        )

    def open_at(self, moment: datetime) -> Literal["yes", "no", "ask"]:
        """Whether a session is going on at `moment`, which is aware."""
        on = moment.astimezone(sessions.london()).date()
        near = self.sessions_between(on - timedelta(days=1), on)
        return sessions.open_during(near, moment)


def calendar_of(site: Site, today: date) -> CivicCalendar:
    """The community's bank holidays, ten years back and two ahead, and its school terms."""
    return civic_calendar(
        site.nation,
        range(today.year - _YEARS_BACK, today.year + _YEARS_AHEAD + 1),
        site.school_terms,
        dict(site.bank_holidays.add),
        site.bank_holidays.remove,
    )


def listings_on(
    catalogue: Catalogue,
    today: date,
    calendar: CivicCalendar,
    known: Mapping[str, Listing] = MappingProxyType({}),
) -> tuple[Listing, ...]:
    """Every activity as it is on `today`, in the order of their names.

    `known` are listings by their addresses. One that would be the same is taken from there.
    """
    pauses = tuple(
        _with_the_areas_inside(pause, catalogue.vocabularies["areas"])
        for pause in catalogue.site.pauses
    )
    review = catalogue.site.review
    listings = []
    for activity in catalogue.activities:
        touching = _suspensions_of(activity, pauses) if pauses else ()
        listing = known.get(activity.slug)
        if listing is None or not listing.is_of(activity, touching, review, today, calendar):
            listing = listing_on(activity, touching, review, today, calendar)
        listings.append(listing)
    return tuple(sorted(listings, key=lambda listing: listing.place_by_name))


def listing_on(
    activity: Activity,
    pauses: tuple[Suspension, ...],
    review: Review,
    today: date,
    calendar: CivicCalendar,
) -> Listing:
    """An activity as it is on `today`; `pauses` are those of many that touch it."""
    status = _status_on(today, activity.status, pauses)
    starts = sessions.next_start(activity.when, today, calendar)
    ends = sessions.last_date(activity.when, calendar)
    current_status = current_status_on(
        status,
        today,
        starts=starts,
        ends=ends,
        in_season=not sessions.out_of_season(activity.when, today),
    )
    return Listing(
        activity=activity,
        today=today,
        calendar=calendar,
        status=status,
        current_status=current_status,
        freshness=freshness_of(activity, today, review),
        starts=starts,
        ends=ends,
        pauses=pauses,
        review=review,
    )


def _suspensions_of(activity: Activity, pauses: Iterable[BulkPause]) -> tuple[Suspension, ...]:
    suspensions = (_suspension_of(pause, activity) for pause in pauses)
    return tuple(suspension for suspension in suspensions if suspension is not None)


def _status_on(today: date, own: Status, suspensions: Iterable[Suspension]) -> Status:
    """What the entry says, unless a pause of many holds today and lasts longer."""
    whole = [suspension.status for suspension in suspensions if suspension.venues is None]
    if isinstance(own, Paused | Closed):
        whole.insert(0, own)
    return longest_suspension(whole, today) or own


def _with_the_areas_inside(pause: BulkPause, areas: Vocabulary) -> BulkPause:
    """The same pause, with every area that lies in one of its areas: all of the borough's."""
    above = {area.id: area.parent for area in areas}
    inside = tuple(area for area in above if _lies_in(area, pause.areas, above))
    return replace(pause, areas=inside)


def _lies_in(area: str, wider: Iterable[str], above: Mapping[str, str]) -> bool:
    """Whether `area` is one of `wider` or inside one. A circle of areas ends the climb."""
    seen = set()
    while area and area not in seen:
        if area in wider:
            return True
        seen.add(area)
        area = above.get(area, "")
    return False


def _suspension_of(pause: BulkPause, activity: Activity) -> Suspension | None:
    """What a pause of many does to one activity.

    Where it shuts only some of several venues, what happens at the others goes on.
    """
    paused = Paused(pause.since, pause.back, pause.because)
    if activity.organisation.id in pause.organisations or any(
        one.id in pause.formats for one in activity.formats
    ):
        return Suspension(paused)
    shut = [venue for venue in activity.venues if _is_shut(venue, pause)]
    if not shut:
        return None
    if len(shut) == len(activity.venues):
        return Suspension(paused)
    return Suspension(paused, frozenset(venue.id for venue in shut if venue.id))


def _is_shut(venue: Venue, pause: BulkPause) -> bool:
    """Whether a pause shuts a venue. One that is withheld is in its area like any other."""
    in_area = venue.area is not None and venue.area.id in pause.areas
    return in_area or (bool(venue.id) and venue.id in pause.venues)
