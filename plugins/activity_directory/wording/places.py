"""Where an activity takes place, and where each of its times does, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.model.place import AT_A_PLACE, is_at_a_place
from activity_directory.wording.phrases import joined, postcode_words, without_capital
from activity_directory.wording.schedules import schedule_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from activity_directory.model.activity import Activity
    from activity_directory.model.civic_calendar import CivicCalendar
    from activity_directory.model.place import Venue
    from activity_directory.model.schedule import Schedule
    from activity_directory.vocabulary import Term


def where_words(activity: Activity) -> str:
    """Where it is, in one line: its venue with area and postcode, its venues, or how it happens."""
    shown = shown_venues(activity.venues)
    if len(shown) == 1:
        venue = shown[0]
        parts = (venue.name, venue.area.label if venue.area else "", venue.postcode)
        return ", ".join(part for part in parts if part)
    return _places(activity.venues, activity.formats)


def session_place(activity: Activity, schedule: Schedule) -> str:
    """Where one of its times takes place, shorter: a list of sessions needs no postcode."""
    venues = activity.venues_at(schedule)
    if len(venues) == 1 and not venues[0].withheld and (area := venues[0].area) is not None:
        return messages.text("places.with-area", place=venues[0].name, area=area.label)
    return _places(venues, activity.formats_at(schedule))


def short_places(activity: Activity) -> tuple[str, ...]:
    """Where it is in one short line: with the name of the venue, and by its postcode alone."""
    shown = shown_venues(activity.venues)
    if activity.venues and not shown:
        # An address that is given later is no help to find the way: it goes before the rest.
        return (messages.text("places.withheld"), "")
    if len(shown) != 1 or len(activity.venues) > 1:
        return (_places(activity.venues, activity.formats),)
    venue = shown[0]
    postcode = postcode_words(venue.postcode) if venue.postcode else ""
    return (f"{venue.name} {postcode}".strip(), postcode or venue.name)


def place_of_a_time(activity: Activity, schedule: Schedule) -> str:
    """What a line of `when` says of the place: "at Northgate Library", "by phone".

    Empty where all times share one place, or where that is not published.
    """
    format_ = schedule.limits.format
    if format_ is not None and len(activity.formats) > 1 and format_.id not in AT_A_PLACE:
        return without_capital(format_.label)
    several = len(activity.venues) > 1 or not AT_A_PLACE.issuperset(
        term.id for term in activity.formats
    )
    venues = activity.venues_at(schedule)
    own = schedule.limits.venue is not None or format_ is not None
    if several and own and len(venues) == 1 and not venues[0].withheld:
        return messages.text("places.at", place=venues[0].name)
    return ""


def when_lines(activity: Activity, today: date, calendar: CivicCalendar) -> tuple[str, ...]:
    """Every time of an activity in words, each with its place where the times differ in it."""
    return tuple(
        schedule_line(schedule, today, calendar, place_of_a_time(activity, schedule))
        for schedule in activity.when
    )


def shown_venues(venues: Iterable[Venue]) -> tuple[Venue, ...]:
    """The venues that may be shown to the public."""
    return tuple(venue for venue in venues if not venue.withheld)


def formats_in_words(formats: Sequence[Term]) -> str:
    """How it happens: "In person and by phone"; to be asked about where nobody knows."""
    if not formats:
        return messages.text("places.how-not-known")
    first, *others = (term.label for term in formats)
    return joined((first, *(without_capital(label) for label in others)))


def _places(venues: Sequence[Venue], formats: Sequence[Term]) -> str:
    if shown := shown_venues(venues):
        return joined(venue.name for venue in shown)
    if venues:
        return messages.text("places.withheld")
    return (
        messages.text("places.not-known") if is_at_a_place(formats) else formats_in_words(formats)
    )
