"""What is on this week, small, for other people's pages: a surgery's, a library's, a parish's.

One for everything, and one for each area, need, kind, venue and organisation, whether or not
anything is on: somebody pastes a line once. docs/decisions/0048-others-pages.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from itertools import groupby
from typing import NamedTuple

from activity_directory import messages
from activity_directory.listing.facts import status_label
from activity_directory.listing.listing import Listing
from activity_directory.model import sessions
from activity_directory.model.schedule import Schedule
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.lists import paged, parts, titled
from activity_directory.portal.pages import whats_on
from activity_directory.portal.this_week import (
    Shown,
    by_activity,
    by_place,
    in_turn,
    shown_this_week,
)
from activity_directory.portal.views.activity import CopyText
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.embed import EmbedDay, EmbedView, PasteLine
from activity_directory.portal.views.lists import FAMILIES, family_address
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.vocabulary import Term, Vocabulary
from activity_directory.wording.dates import date_list, date_words, range_words
from activity_directory.wording.quotation_marks import curly
from activity_directory.wording.schedules import not_on_words, session_date

MOST_SESSIONS = 20
"""More than that, and each activity is there once, so many of them."""
MOST_OFF = 5
WIDTH, HEIGHT = 320, 480
"""Pixels of the place that a line makes. A site may take its style away: then a phone shows it."""
LOOK = "width:100%;max-width:40rem;border:1px solid #857668;border-radius:8px"


class _Off(NamedTuple):
    """An activity that is usually on this week and is not, with the times that are meant."""

    listing: Listing
    schedules: tuple[Schedule, ...]
    words: str


class _Part(NamedTuple):
    """A part of the directory that others can show: its name, and what belongs to it.

    `everything` is a label and an address; `week` the page with all its sessions of this week, or
    empty. A `guarded` one must not be named, and shows nothing.
    """

    family: str
    id: str
    name: str
    shown: Sequence[Shown]
    listings: Sequence[Listing]
    holds: Callable[[Listing, Schedule], bool]
    everything: tuple[str, str]
    week: str = ""
    crisis: bool = False
    guarded: bool = False

    @property
    def address(self) -> str:
        """Where it is."""
        if not self.id:
            return addresses.EMBED_ALL
        return addresses.embed_of(self.family, self.id)

    @property
    def heading(self) -> str:
        """What it is called."""
        if self.guarded:
            return messages.text("titles.guarded")
        if not self.id:
            return messages.text("embed.heading")
        return messages.text(f"embed.heading-{self.family}", what=self.name)


def pages(edition: Edition) -> Iterator[SitePage]:
    """What others show, and the pages with the lines to paste."""
    off = tuple(_not_on(edition))
    families = _parts(edition)
    (everything,) = families.pop("all")
    yield _page(edition, everything, off)
    for found in families.values():
        for part in found:
            yield _page(edition, part, off)
    yield _first(edition, everything, families)
    for family, found in families.items():
        yield from _lines(edition, family, found)


# --- the parts


def _parts(edition: Edition) -> dict[str, list[_Part]]:
    """Every part, by its family."""
    week = tuple(shown_this_week(edition))
    by_area, by_venue = by_place(week)
    by_slug = by_activity(week)
    place = edition.catalogue.site.place
    found = {
        "all": [
            _Part(
                "all",
                "",
                place,
                week,
                edition.listings,
                _always,
                (messages.text("embed.all", what=place), addresses.whats_on_in("four-weeks")),
                addresses.whats_on_in("week"),
            )
        ]
    }
    for family in FAMILIES:
        found[family] = [
            _of_term(edition, family, term, by_area, by_slug)
            for term in edition.catalogue.vocabularies[family]
        ]
    found["venues"] = list(_of_venues(edition, by_venue))
    found["organisations"] = list(_of_organisations(edition, by_slug))
    return {"all": found["all"], **{family: found[family] for family in addresses.EMBED_FAMILIES}}


def _always(_listing: Listing, _schedule: Schedule) -> bool:
    return True


def _is_in(areas: Vocabulary, area: Term, listing: Listing, schedule: Schedule) -> bool:
    return area in areas.with_wider(listing.activity.areas_at(schedule))


def _is_at(venue: str, listing: Listing, schedule: Schedule) -> bool:
    return any(one.id == venue for one in listing.activity.venues_at(schedule))


def _of_term(
    edition: Edition,
    family: str,
    term: Term,
    by_area: Mapping[str, Sequence[Shown]],
    by_slug: Mapping[str, Sequence[Shown]],
) -> _Part:
    listings = edition.under(family, term)
    of_areas = family == "areas"
    areas = edition.catalogue.vocabularies["areas"]
    shown = by_area.get(term.id, ()) if of_areas else _in_order(listings, by_slug)
    guarded = term.id not in edition.embeds[family]
    return _Part(
        family,
        term.id,
        term.label,
        () if guarded else shown,
        listings,
        partial(_is_in, areas, term) if of_areas else _always,
        (messages.text("embed.all-about", what=term.label), family_address(family, term)),
        whats_on.during_week(edition, family, term),
        term.crisis_note,
        guarded,
    )


def _in_order(
    listings: Iterable[Listing], by_slug: Mapping[str, Sequence[Shown]]
) -> Sequence[Shown]:
    return sorted(
        (shown for listing in listings for shown in by_slug.get(listing.activity.slug, ())),
        key=lambda shown: (shown.session.start, shown.listing.activity.slug),
    )


def _of_venues(edition: Edition, by_venue: Mapping[str, Sequence[Shown]]) -> Iterator[_Part]:
    at_venue: dict[str, list[Listing]] = defaultdict(list)
    for listing in edition.listings:
        for venue in listing.activity.venues:
            at_venue[venue.id].append(listing)
    for venue in edition.catalogue.venues:
        if venue.withheld:
            continue
        area = venue.area
        yield _Part(
            "venues",
            venue.id,
            venue.name,
            by_venue.get(venue.id, ()),
            at_venue[venue.id],
            partial(_is_at, venue.id),
            (messages.text("embed.all-about", what=area.label), addresses.area(area.id))
            if area
            else (messages.text("titles.title-a-to-z"), addresses.A_TO_Z),
        )


def _of_organisations(edition: Edition, by_slug: Mapping[str, Sequence[Shown]]) -> Iterator[_Part]:
    for one in edition.catalogue.organisations:
        listings = edition.by_organisation.get(one.id, ())
        yield _Part(
            "organisations",
            one.id,
            one.name,
            _in_order(listings, by_slug),
            listings,
            _always,
            (messages.text("embed.all-about", what=one.name), addresses.organisation(one.id)),
            guarded=one.id not in edition.embeds["organisations"],
        )


# --- what others show


def _not_on(edition: Edition) -> Iterator[_Off]:
    """What would be on in these seven days and is not: a date left out, or a pause."""
    today = edition.today
    last = edition.days[-1][0]
    for listing in edition.listings:
        activity = listing.activity
        if not (listing.listed and activity.may_be_kept):
            continue
        skipped = sessions.skipped_between(activity.when, today, last, listing.calendar)
        stopped: tuple[sessions.Session, ...] = ()
        if listing.suspensions:
            planned = sessions.sessions_between(activity.when, today, last, listing.calendar)
            on = set(listing.sessions_between(today, last))
            stopped = tuple(one for one in planned if one not in on)
        words = [not_on_words(skipped, today)] if skipped else []
        if stopped and not listing.is_on:
            words = [status_label(listing, edition.viewer.status_labels)]
        elif stopped:
            dates = date_list({one.on for one in stopped}, today, a_choice=True)
            words.append(messages.text("embed.stopped", dates=dates))
        if words:
            schedules = (*(one.schedule for one in skipped), *(one.schedule for one in stopped))
            yield _Off(listing, schedules, ". ".join(words))


def _page(edition: Edition, part: _Part, off: Sequence[_Off]) -> SitePage:
    here = part.address
    root = addresses.root_from(here)
    href = linker(root)
    title = part.heading
    site = edition.catalogue.site.name
    meta = PageMeta(
        here,
        "embed.html",
        title,
        messages.text("embed.summary", heading=title, site=site),
        crisis=part.crisis or part.guarded,
        indexed=False,
    )
    if part.guarded:
        view = EmbedView(
            heading=title,
            dates="",
            days=(),
            nothing=messages.text("embed.elsewhere"),
            following=None,
            off=(),
            more=None,
            everything=Link(messages.text("embed.see-all", site=site), href(addresses.HOME)),
            stylesheet=root + edition.assets.named["embed.css"],
        )
    else:
        view = _view(edition, part, off, href)
    return SitePage(here, meta.template, {**edition.frame.around(meta), "embed": view})


def _view(
    edition: Edition, part: _Part, off: Sequence[_Off], href: Callable[[str], str]
) -> EmbedView:
    shown, hidden = _chosen(edition, part.shown)
    first, last = edition.days[0][0], edition.days[-1][0]
    label, everything = part.everything
    return EmbedView(
        heading=part.heading,
        dates=range_words(date_words(first, first), date_words(last, first)),
        days=tuple(
            EmbedDay(
                date_words(day, first),
                edition.showing.holiday_note(day),
                tuple(one.row.seen_from(href) for one in together),
            )
            for day, together in groupby(shown, key=lambda one: one.session.on)
        ),
        nothing="" if shown else messages.text("embed.nothing"),
        following=None if shown else _following(edition, part, href),
        off=tuple(_off(part, off, href)),
        more=Link(messages.text("embed.more", count=hidden), href(part.week or everything))
        if hidden
        else None,
        everything=Link(label, href(everything)),
        stylesheet=href(edition.assets.named["embed.css"]),
    )


def _chosen(edition: Edition, week: Sequence[Shown]) -> tuple[Sequence[Shown], int]:
    """The sessions that are shown, and how many are not."""
    if len(week) <= MOST_SESSIONS:
        return week, 0
    by_slug = by_activity(week)
    turn = in_turn(by_slug, edition.today, MOST_SESSIONS)
    shown = [found[0] for slug, found in by_slug.items() if slug in turn]
    return shown, len(week) - len(shown)


def _off(part: _Part, off: Iterable[_Off], href: Callable[[str], str]) -> Iterator[Link]:
    """The first of those that are not on."""
    slugs = {listing.activity.slug for listing in part.listings}
    found = [
        one
        for one in off
        if one.listing.activity.slug in slugs
        and any(part.holds(one.listing, schedule) for schedule in one.schedules)
    ]
    for one in found[:MOST_OFF]:
        activity = one.listing.activity
        yield Link(activity.name, href(addresses.activity(activity.slug)), one.words)


def _following(edition: Edition, part: _Part, href: Callable[[str], str]) -> Link | None:
    """The first session after the week."""
    coming = [
        (session.start, listing.activity.slug, session, listing)
        for listing in part.listings
        if listing.listed and listing.activity.may_be_kept
        for session in listing.coming
        if part.holds(listing, session.schedule)
    ]
    if not coming:
        return None
    *_, session, listing = min(coming, key=lambda one: one[:2])
    activity = listing.activity
    return Link(
        activity.name,
        href(addresses.activity(activity.slug)),
        session_date(session, edition.today),
    )


# --- the lines to paste


def _line(edition: Edition, part: _Part, here: str) -> PasteLine:
    site = edition.catalogue.site.name
    title = curly(messages.text("frame.title", title=part.heading, site=site))
    label, everything = part.everything
    link = curly(messages.text("embed.link", what=part.heading if part.week else label, site=site))
    source = addresses.absolute(edition.base, part.address)
    to = addresses.absolute(edition.base, part.week or everything)
    line = (
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="{WIDTH}" height="{HEIGHT}" '
        f'loading="lazy" referrerpolicy="no-referrer" style="{LOOK}"></iframe>'
        f'<p><a href="{escape(to)}">{escape(link)}</a></p>'
    )
    return PasteLine(
        id=part.id or "all",
        name=part.name,
        label=messages.text("embed.line-of", what=part.name),
        line=line,
        copy=CopyText(messages.text("embed.copy"), line, messages.text("embed.copied")),
        href=linker(addresses.root_from(here))(part.address),
        preview=messages.text("embed.preview-of", heading=part.heading),
    )


def _first(
    edition: Edition, everything: _Part, families: Mapping[str, Sequence[_Part]]
) -> SitePage:
    """The page with the line for everything, and the ways to the others."""
    here = addresses.EMBED
    href = linker(addresses.root_from(here))
    words = our_words("embed")
    return edition.rendering(
        PageMeta(here, "embed-lines.html", words.title, words.summary),
        heading=words.title,
        lede=words.summary,
        first=_line(edition, everything, here),
        choices=tuple(
            Link(messages.text(f"embed.choose-{family}"), href(addresses.embed_lines(family)))
            for family in families
        ),
        lines=(),
        pages=None,
        explains=True,
    )


def _lines(edition: Edition, family: str, found: Sequence[_Part]) -> Iterator[SitePage]:
    """The lines of a family; what must not be named has none."""
    place = edition.embeds[family]
    named = sorted((part for part in found if not part.guarded), key=lambda part: place[part.id])
    above = addresses.embed_lines(family)
    title = messages.text(f"embed.title-{family}")
    for number, count, some in parts(named):
        here = addresses.numbered(above, number)
        href = linker(addresses.root_from(here))
        yield edition.rendering(
            PageMeta(
                here,
                "embed-lines.html",
                titled(title, number, count),
                messages.text("embed.summary-of"),
                crumbs=((our_words("embed").title, addresses.EMBED),),
                indexed=False,
                scripts=("scripts/embed-lines.js",),
            ),
            heading=title,
            lede=messages.text("embed.summary-of"),
            first=None,
            choices=(),
            lines=tuple(_line(edition, part, here) for part in some),
            pages=paged(above, number, count, href),
            explains=False,
        )
