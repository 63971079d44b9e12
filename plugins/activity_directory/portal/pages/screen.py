"""Screens for the televisions of waiting rooms: what is on this week, one thing after another.

One for the whole borough, one for each area and one for each venue with a file of its own, whether
or not anything is on there: a television is set up once. docs/decisions/0037-screens.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from activity_directory import messages
from activity_directory.cards.qr import qr_code
from activity_directory.listing.facts import facts_of
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.this_week import (
    Shown,
    by_activity,
    by_place,
    in_turn,
    shown_this_week,
)
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.screen import ScreenView, Slide
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import with_capital
from activity_directory.wording.schedules import session_start

SCRIPT = "scripts/screen.js"
SECONDS = 12
"""How long each slide stays."""
MINUTES = 60
"""How often a screen is fetched anew."""
PATIENCE_DAYS = 3
"""Days after the build from which times are no longer trusted: a weekend, and a day."""
MOST_SLIDES = 12
LONG_NAME = 28
"""Letters of a name that take more than two lines on a screen."""
LONG_HEADING = 36
"""Letters of a heading that take more than one line on a screen."""


def pages(edition: Edition) -> Iterator[SitePage]:
    """Each screen. Slides that several have are made once."""
    week = tuple(_certain(edition))
    slides = _Slides(edition)
    areas, venues = edition.terms("areas"), _venues(edition)
    everywhere = messages.text("screen.everywhere", place=edition.catalogue.site.place)
    back = (everywhere, addresses.SCREEN)
    of_areas = [(area.label, addresses.screen_of("areas", area.id)) for area in areas]
    of_venues = [(name, addresses.screen_of("venues", id_)) for id_, (name, _) in venues.items()]
    yield _page(edition, addresses.SCREEN, "", slides.of(week), [*of_areas, *of_venues])
    by_area, by_venue = by_place(week)
    for area in areas:
        others = [
            (name, addresses.screen_of("venues", venue))
            for venue, (name, of) in venues.items()
            if of == area.id
        ]
        here = addresses.screen_of("areas", area.id)
        yield _page(edition, here, area.label, slides.of(by_area[area.id]), [back, *others])
    for venue, (name, _) in venues.items():
        here = addresses.screen_of("venues", venue)
        yield _page(edition, here, name, slides.of(by_venue[venue]), [back])


def _certain(edition: Edition) -> Iterator[Shown]:
    """Every session of seven days that anybody may read of, and that people can simply go to."""
    for shown in shown_this_week(edition):
        if shown.row.tag is None and shown.session.hours_known:
            yield shown


def _venues(edition: Edition) -> Mapping[str, tuple[str, str]]:
    """The name and the area of each venue that may be named, by its id."""
    return {
        venue.id: (venue.name, venue.area.id if venue.area else "")
        for venue in edition.catalogue.venues
        if not venue.withheld
    }


class _Slides:
    """Makes the slides of screens; the code of an activity is drawn once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._made: dict[tuple[str, str], Slide] = {}

    def of(self, week: Sequence[Shown]) -> tuple[Slide, ...]:
        """The slides of some sessions, an activity each, by the time of its first session."""
        sessions = by_activity(week)
        chosen = in_turn(sessions, self._edition.today, MOST_SLIDES)
        return tuple(self._slide(found) for slug, found in sessions.items() if slug in chosen)

    def _slide(self, found: Sequence[Shown]) -> Slide:
        edition, (first, *_) = self._edition, found
        activity = first.listing.activity
        codes = " ".join(shown.row.code for shown in found)
        known = self._made.get((activity.slug, codes))
        if known is None:
            page = addresses.activity(activity.slug)
            known = self._made[activity.slug, codes] = Slide(
                name=activity.name,
                has_long_name=len(activity.name) > LONG_NAME,
                when=with_capital(session_start(first.session, edition.today)),
                where=first.row.where,
                cost=first.row.cost,
                joining=facts_of(first.listing).joining,
                patch=edition.results[activity.slug].patch,
                qr=qr_code(addresses.absolute(edition.base, page)),
                address=addresses.in_words(edition.base, page),
                sessions=codes,
            )
        return known


def _page(
    edition: Edition,
    here: str,
    where: str,
    slides: tuple[Slide, ...],
    others: Sequence[tuple[str, str]],
) -> SitePage:
    words = our_words("screen")
    root = addresses.root_from(here)
    href = linker(root)
    whats_on = addresses.in_words(edition.base, addresses.WHATS_ON)
    title = messages.text("screen.title-of", title=words.title, where=where)
    meta = PageMeta(
        here, "screen.html", title if where else words.title, words.summary, indexed=False
    )
    around = edition.frame.around(meta)
    heading = messages.text("screen.heading")
    if where:
        heading = messages.text("screen.heading-of", where=where)
    named = edition.assets.named
    return SitePage(
        here,
        meta.template,
        {
            **around,
            "screen": ScreenView(
                heading=heading,
                has_long_heading=len(heading) > LONG_HEADING,
                slides=slides,
                numbers=(
                    messages.text("screen.danger"),
                    *(
                        messages.text("screen.line", name=line.name, number=line.phone)
                        for line in around["site"].footer.crisis_lines
                        if line.href != "tel:999"
                    ),
                ),
                others=tuple(Link(label, href(address)) for label, address in others),
                stylesheet=root + named["screen.css"],
                portal=edition.catalogue.site.name,
                look=messages.text("screen.look", address=whats_on),
                date=full_date(edition.today),
                seconds=SECONDS,
                minutes=MINUTES,
                patience=PATIENCE_DAYS,
            ),
            "script": root + named[SCRIPT],
        },
    )
