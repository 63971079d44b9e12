"""What is on today and on each of the next six days, by part of day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from activity_directory import addresses, wording
from activity_directory.model import sessions
from activity_directory.portal import views
from activity_directory.portal.edition import Edition, Leaf, Rendering, Together, linker
from activity_directory.portal.lists import paged, parts, titled

PARTS_OF_DAY = {
    "all-day": "All day",
    "morning": "Morning",
    "afternoon": "Afternoon",
    "evening": "Evening",
}


def pages(edition: Edition) -> Iterator[Rendering]:
    """A page for each day; a day with over a hundred sessions has several."""
    words = edition.words("whats-on")
    for day, together in edition.days:
        today = day == edition.today
        named = wording.date_words(day, edition.today)
        title = words.title if today else f"{words.title} on {named}"
        address = _address(edition, day)
        for number, of_pages, part in parts(together):
            here = addresses.numbered(address, number)
            root = addresses.root_from(here)
            leaf = Leaf(
                here,
                "whats-on.html",
                titled(title, number, of_pages),
                words.summary,
                crumbs=() if today else ((words.title, addresses.WHATS_ON),),
            )
            yield edition.rendering(
                leaf,
                heading=words.title,
                lede=words.summary,
                text=edition.text("whats-on", here) if today else "",
                day=day_view(edition, day, tuple(part), root),
                days=tuple(day_links(edition, here, day)),
                pages=paged(address, number, of_pages, linker(root)),
                count=wording.counted(len(together), "session") if together else "",
            )


def day_links(edition: Edition, here: str, shown: date | None = None) -> Iterator[views.DayLink]:
    """The ways to each day from the page at `here`."""
    href = linker(addresses.root_from(here))
    for day, together in edition.days:
        weekday, _, date_in_month = wording.date_words(day, edition.today).partition(" ")
        yield views.DayLink(
            "Today" if day == edition.today else weekday,
            date_in_month,
            wording.counted(len(together), "session") if together else "Nothing",
            href(_address(edition, day)),
            current=day == shown,
        )


def day_view(edition: Edition, day: date, together: Together, root: str) -> views.Day:
    """Some sessions of a day by part of day."""
    href = linker(root)
    named = wording.date_words(day, edition.today)
    holiday = edition.calendar.bank_holidays.get(day, "")
    return views.Day(
        f"day-{day.isoformat()}",
        day.isoformat(),
        f"Today, {named}" if day == edition.today else named,
        f"{holiday}. Some groups do not meet: please ask." if holiday else "",
        tuple(
            views.PartOfDay(
                PARTS_OF_DAY[part],
                tuple(
                    edition.viewer.session(
                        session, listing, edition.results[listing.activity.slug], href
                    )
                    for session, listing in found
                ),
            )
            for part, found in groupby(together, key=lambda one: part_of_day(one[0]))
        ),
    )


def part_of_day(session: sessions.Session) -> str:
    """Where a session stands in the list of its day."""
    return "all-day" if session.whole_day else session.part_of_day


def _address(edition: Edition, day: date) -> str:
    return addresses.WHATS_ON if day == edition.today else addresses.whats_on(day)
