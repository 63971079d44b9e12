"""Champion places as views: by area, by day, and as data for the scripts that know the time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from activity_directory import messages
from activity_directory.cards.words import unbroken
from activity_directory.listing.listing import NEAR
from activity_directory.model import sessions
from activity_directory.portal.later_days import session_code
from activity_directory.portal.viewing.others import ways_to
from activity_directory.portal.viewing.viewer import ask_for, best_time, checked_by, level_of
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.others import ChampionArea, ChampionDay, ChampionPlaceView
from activity_directory.sanitise.alphabets import place_in_a_list
from activity_directory.wording.dates import date_words
from activity_directory.wording.quotation_marks import curly
from activity_directory.wording.schedules import opening_words, schedule_line, session_hours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from activity_directory.model.champion import ChampionPlace
    from activity_directory.model.civic_calendar import CivicCalendar
    from activity_directory.model.postcodes import Postcodes
    from activity_directory.model.sessions import Session
    from activity_directory.vocabulary import Term

DAYS = 7
"""Days that are told one by one."""
_DAY = timedelta(days=1)


class ChampionHours:
    """The Champion places on a date: where each is, and the hours from yesterday on."""

    def __init__(
        self, places: Iterable[ChampionPlace], today: date, calendar: CivicCalendar
    ) -> None:
        self.today = today
        self.until = today + NEAR
        self.calendar = calendar
        self.places = tuple(sorted(places, key=lambda one: place_in_a_list(champion_name(one))))
        self.sessions = {
            place.id: sessions.sessions_between(place.when, today - _DAY, self.until, calendar)
            for place in self.places
        }

    def next_of(self, place: ChampionPlace) -> Session | None:
        """When somebody is there next; None where no hours are known."""
        return next((one for one in self.sessions[place.id] if one.on >= self.today), None)

    def codes_of(self, place: ChampionPlace) -> str:
        """The hours as scripts read them."""
        return " ".join(session_code(session) for session in self.sessions[place.id])

    def by_area(self, areas: Iterable[Term]) -> Iterator[tuple[Term | None, list[ChampionPlace]]]:
        """The places of each area that has some, in the order of the areas; the others last."""
        for area in (*areas, None):
            found = [place for place in self.places if area_of(place) == area]
            if found:
                yield area, found

    def off_on(self, place: ChampionPlace, day: date) -> str:
        """The bank holiday for which nobody is there on a day; empty where there is none."""
        skipped = sessions.skipped_between(place.when, day, day, self.calendar)
        return skipped[0].holiday if skipped else ""


def champion_name(place: ChampionPlace) -> str:
    """What a Champion place is called: a withheld venue's own name is never told."""
    return place.name or (place.kind.label if place.venue.withheld else place.venue.name)


def area_of(place: ChampionPlace) -> Term | None:
    """The area of a Champion place; None where it has none, or must not be told."""
    return None if place.venue.withheld else place.venue.area


def champion_view(place: ChampionPlace, hours: ChampionHours) -> ChampionPlaceView:
    """A Champion place; at a withheld venue, without its address."""
    venue, today = place.venue, hours.today
    area = venue.area.label if venue.area else ""
    address = ", ".join(part for part in (venue.street, area, venue.postcode) if part)
    check, coming = place.checked, hours.next_of(place)
    return ChampionPlaceView(
        id=f"place-{place.id}",
        name=champion_name(place),
        kind=place.kind.label,
        address="" if venue.withheld else unbroken(address),
        hours=tuple(schedule_line(schedule, today, hours.calendar) for schedule in place.when),
        offers=place.offers,
        ask_for=ask_for(place.contact),
        best_time=best_time(place.contact),
        ways=ways_to(place.contact),
        checked=f"{checked_by(check)} {level_of(check)}" if check else "",
        opens=opening_words(coming, today) if coming else "",
        sessions=hours.codes_of(place),
        until=hours.until.isoformat(),
    )


def champion_areas(hours: ChampionHours, areas: Iterable[Term]) -> tuple[ChampionArea, ...]:
    """Every Champion place under its area."""
    found = list(hours.by_area(areas))
    others = messages.text("champions.other-places") if len(found) > 1 else ""
    return tuple(
        ChampionArea(
            f"area-{area.id}" if area else "other-places",
            area.label if area else others,
            tuple(champion_view(place, hours) for place in places),
        )
        for area, places in found
    )


def champion_days(hours: ChampionHours) -> tuple[ChampionDay, ...]:
    """The next seven days, each with where somebody is, and where nobody is for a bank holiday."""
    days = [hours.today + number * _DAY for number in range(DAYS)] if hours.places else []
    return tuple(
        ChampionDay(f"day-{day}", day.isoformat(), _label(day, hours.today), tuple(_on(day, hours)))
        for day in days
    )


def _label(day: date, today: date) -> str:
    words = date_words(day, today)
    return messages.text("whats-on.today", date=words) if day == today else words


def _on(day: date, hours: ChampionHours) -> Iterator[Link]:
    for place in hours.places:
        name, href = champion_name(place), f"#place-{place.id}"
        area = area_of(place)
        label = messages.text("champions.in-area", place=name, area=area.label) if area else name
        here = [one for one in hours.sessions[place.id] if one.on == day]
        if here:
            yield Link(label, href, _hours_words(here))
        elif holiday := hours.off_on(place, day):
            yield Link(label, href, messages.text("champions.closed-for", holiday=holiday))


def _hours_words(here: Sequence[Session]) -> str:
    words = messages.text("list.between").join(session_hours(one) for one in here)
    if all(one.certain for one in here):
        return words
    return messages.text("champions.ask-first", hours=words)


def hours_data(hours: ChampionHours, postcodes: Postcodes) -> dict[str, Any]:
    """What the find page reads of Champion places, once somebody comes to where it shows them.

    `places` have the id and name of their area, empty where it has none; and `at`, where they are
    in hundred-thousandths of a degree, north and east, where that is known.
    """
    return {
        "until": hours.until.isoformat(),
        "places": [
            {
                "id": f"place-{place.id}",
                "name": curly(champion_name(place)),
                "area": area.id if (area := area_of(place)) else "",
                "areaName": curly(area.label) if area else "",
                "sessions": hours.codes_of(place),
                "at": _at(place, postcodes),
            }
            for place in hours.places
        ],
    }


def _at(place: ChampionPlace, postcodes: Postcodes) -> list[int]:
    position = None if place.venue.withheld else postcodes.position_of(place.venue)
    return [round(degrees * 100_000) for degrees in position] if position else []
