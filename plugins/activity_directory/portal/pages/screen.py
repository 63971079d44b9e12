"""Screens for the televisions of waiting rooms: what is on this week, one thing after another.

One for the whole borough, one for each area and one for each venue with a file of its own, whether
or not anything is on there: a television is set up once. docs/decisions/0037-screens.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from activity_directory import messages
from activity_directory.cards.qr import qr_code
from activity_directory.listing.facts import facts_of
from activity_directory.model.schedule import Always
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.screen import ScreenView, Slide
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import with_capital
from activity_directory.wording.schedules import session_start

if TYPE_CHECKING:
    from activity_directory.listing.listing import Listing
    from activity_directory.model.sessions import Session
    from activity_directory.portal.views.whats_on import SessionRow

SCRIPT = "scripts/screen.js"
SECONDS = 12
"""How long each slide stays."""
MINUTES = 60
"""How often a screen is fetched anew."""
PATIENCE_DAYS = 3
"""Days after the build from which times are no longer trusted: a weekend, and a day."""
MOST_SLIDES = 12
MOST_OF_A_DAY = 3
"""So that Monday does not fill the week of a large borough."""
LONG_NAME = 28
"""Letters of a name that take more than two lines on a screen."""
LONG_HEADING = 36
"""Letters of a heading that take more than one line on a screen."""


class _Shown(NamedTuple):
    """A session that a screen may show."""

    session: Session
    listing: Listing
    row: SessionRow


def pages(edition: Edition) -> Iterator[SitePage]:
    """Each screen. Slides that several have are made once."""
    week = tuple(_week(edition))
    slides = _Slides(edition)
    areas, venues = edition.terms("areas"), _venues(edition)
    everywhere = messages.text("screen.everywhere", place=edition.catalogue.site.place)
    back = (everywhere, addresses.SCREEN)
    of_areas = [(area.label, addresses.screen_of("areas", area.id)) for area in areas]
    of_venues = [(name, addresses.screen_of("venues", id_)) for id_, (name, _) in venues.items()]
    yield _page(edition, addresses.SCREEN, "", slides.of(week), [*of_areas, *of_venues])
    by_area, by_venue = _by_place(week)
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


def _week(edition: Edition) -> Iterator[_Shown]:
    """Every session of seven days that anybody may read of in a waiting room, in order.

    Nothing about safety and nothing at a withheld place; only what is certain, and what people can
    simply go to.
    """
    for _, together in edition.days:
        for session, listing in together:
            if listing.activity.may_be_kept and not isinstance(session.schedule, Always):
                row = edition.showing.row(session, listing)
                if row.tag is None and session.hours_known:
                    yield _Shown(session, listing, row)


def _venues(edition: Edition) -> Mapping[str, tuple[str, str]]:
    """The name and the area of each venue that may be named, by its id."""
    return {
        venue.id: (venue.name, venue.area.id if venue.area else "")
        for venue in edition.catalogue.venues
        if not venue.withheld
    }


def _by_place(
    week: Iterable[_Shown],
) -> tuple[Mapping[str, list[_Shown]], Mapping[str, list[_Shown]]]:
    """The sessions in each area, and at each venue, by their ids."""
    by_area: dict[str, list[_Shown]] = defaultdict(list)
    by_venue: dict[str, list[_Shown]] = defaultdict(list)
    for shown in week:
        for area in shown.row.areas.split():
            by_area[area].append(shown)
        for venue in shown.listing.activity.venues_at(shown.session.schedule):
            by_venue[venue.id].append(shown)
    return by_area, by_venue


class _Slides:
    """Makes the slides of screens; the code of an activity is drawn once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._made: dict[tuple[str, str], Slide] = {}

    def of(self, week: Sequence[_Shown]) -> tuple[Slide, ...]:
        """The slides of some sessions, an activity each, by the time of its first session."""
        sessions: dict[str, list[_Shown]] = {}
        for shown in week:
            sessions.setdefault(shown.listing.activity.slug, []).append(shown)
        chosen = set(self._chosen(sessions))
        return tuple(self._slide(found) for slug, found in sessions.items() if slug in chosen)

    def _chosen(self, sessions: Mapping[str, Sequence[_Shown]]) -> list[str]:
        """Which activities have a slide: on each day others, so that all have their turn."""
        today = self._edition.today.isoformat()
        turn = sorted(sessions, key=lambda slug: blake2b(f"{today} {slug}".encode()).digest())
        of_a_day: Counter[int] = Counter()
        first: list[str] = []
        rest: list[str] = []
        for slug in turn:
            day = sessions[slug][0].session.on.toordinal()
            of_a_day[day] += 1
            (first if of_a_day[day] <= MOST_OF_A_DAY else rest).append(slug)
        return [*first, *rest][:MOST_SLIDES]

    def _slide(self, found: Sequence[_Shown]) -> Slide:
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
