"""What is on today, on each of the next six days, this week, at the weekend and in four weeks.

Each period also for one area or one need alone. Later pages of a long period are numbered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from activity_directory import messages
from activity_directory.listing.listing import Listing
from activity_directory.model.schedule import Period
from activity_directory.model.sessions import (
    Session,
    next_four_weeks,
    this_week,
    this_weekend,
)
from activity_directory.portal.agenda import Entry, by_day, by_week, count_words
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.lists import paged, parts, titled
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.lists import Nothing, family_address
from activity_directory.portal.views.whats_on import (
    Agenda,
    Choice,
    ChoiceGroup,
    Choices,
    Day,
    DayGroup,
    DayLink,
)
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.vocabulary import Term
from activity_directory.wording.dates import date_words, day_and_month, period_words, weekday_name
from activity_directory.wording.schedules import schedule_words, words_and_next

FAMILIES = ("areas", "needs")
A_DAY = "day"
FOUR_WEEKS = "four-weeks"
SCRIPT = "scripts/whats-on.js"


class _Chosen(NamedTuple):
    """The one area or need that is wanted: its family, its list's address, its activities."""

    family: str
    term: Term
    list: str
    slugs: frozenset[str]

    def holds(self, edition: Edition, entry: Entry) -> bool:
        """Whether one session is wanted: of an area, whether that session is in it."""
        activity = entry.listing.activity
        if activity.slug not in self.slugs:
            return False
        if self.family != "areas" or len(activity.areas) <= 1:
            return True
        areas = activity.areas_at(entry.session.schedule)
        return self.term in edition.catalogue.vocabularies["areas"].with_wider(areas)

    def added_to(self, title: str) -> str:
        """A title, and what is chosen: "What’s on today in Quay"."""
        if self.family == "areas":
            return messages.text("whats-on.in-area", title=title, area=self.term.label)
        return messages.text("whats-on.of-need", title=title, need=self.term.label)


class _Period(NamedTuple):
    """Some days under one address. `name` is one of `addresses.PERIODS`, or `A_DAY`.

    `date` is the day in words where there is just one that isn't today.
    """

    name: str
    days: Period
    address: str
    date: str = ""

    @property
    def key(self) -> str:
        """Its name as messages have it."""
        return self.name or "today"

    @property
    def label(self) -> str:
        """What the way to it is called."""
        return messages.text(f"whats-on.label-{self.key}")

    @property
    def everything(self) -> str:
        """What the way to all of its sessions is called."""
        return messages.text(f"whats-on.everything-{self.key}")

    @property
    def nothing(self) -> str:
        """That nothing is on in it."""
        if self.date:
            return messages.text("whats-on.none-on", date=self.date)
        return messages.text(f"whats-on.nothing-{self.key}")

    def title(self, title: str) -> str:
        """The title of its page: "What’s on this week"."""
        if self.date:
            return messages.text("whats-on.titled-on", title=title, date=self.date)
        return messages.text(f"whats-on.title-{self.key}", title=title)


def pages(edition: Edition) -> Iterator[SitePage]:
    """Every period, each day of the week to come, and every period of each area and need."""
    periods = _periods(edition.today)
    entries = [_entries(edition, period) for period in periods]
    for period, found in zip(periods, entries, strict=True):
        yield from _pages(edition, period, found)
    for day, _ in edition.days[1:]:
        words = date_words(day, edition.today)
        one = _Period(A_DAY, Period(day, day), addresses.whats_on(day), words)
        yield from _pages(edition, one, _entries(edition, one))
    for family in FAMILIES:
        for term in _choosable(edition, family):
            slugs = frozenset(listing.activity.slug for listing in edition.under(family, term))
            chosen = _Chosen(family, term, family_address(family, term), slugs)
            for period, found in zip(_periods(edition.today, chosen.list), entries, strict=True):
                own = tuple(entry for entry in found if chosen.holds(edition, entry))
                yield from _pages(edition, period, own, chosen)


def day_links(edition: Edition, here: str, shown: date | None = None) -> Iterator[DayLink]:
    """The ways to each day from the page at `here`."""
    href = linker(addresses.root_from(here))
    for day, together in edition.days:
        today = day == edition.today
        yield DayLink(
            messages.text("whats-on.label-today") if today else weekday_name(day.weekday()),
            day_and_month(day, edition.today),
            count_words(session for session, _ in edition.at_times(day) or together)
            or messages.text("whats-on.no-sessions"),
            href(addresses.WHATS_ON if today else addresses.whats_on(day)),
            current=day == shown,
            day=day.isoformat(),
        )


def during_week(edition: Edition, family: str, term: Term) -> str:
    """The address of this week's sessions of a term; empty where it has no such page."""
    if family not in FAMILIES or term not in _choosable(edition, family):
        return ""
    return addresses.whats_on_in("week", family_address(family, term))


def first_of(edition: Edition, day: date, most: int, here: str) -> Day | None:
    """The first sessions of a day of the next four weeks, for the page at `here`; None if bare."""
    groups = _groups(edition, tuple(by_day({day: edition.at_times(day)[:most]})), here)
    return groups[0].days[0] if groups else None


def _groups(edition: Edition, entries: tuple[Entry, ...], here: str) -> tuple[DayGroup, ...]:
    return edition.showing.groups(entries, addresses.root_from(here))


def _periods(today: date, of: str = "") -> tuple[_Period, ...]:
    days = (Period(today, today), this_week(today), this_weekend(today), next_four_weeks(today))
    return tuple(
        _Period(name, those, addresses.whats_on_in(name, of))
        for name, those in zip(addresses.PERIODS, days, strict=True)
    )


def _choosable(edition: Edition, family: str) -> list[Term]:
    """The terms with pages of what is on: not the borough, nor what must not be carried home."""
    borough = edition.catalogue.site.borough
    return [
        term
        for term in edition.catalogue.vocabularies[family]
        if not term.print_guard and not (family == "areas" and term.id == borough)
    ]


def _entries(edition: Edition, period: _Period) -> tuple[Entry, ...]:
    """Everything on in a period, in order."""
    days = {day: found for day, found in edition.four_weeks.items() if period.days.holds(day)}
    weekly = period.name == FOUR_WEEKS
    return tuple(by_week(days, edition.today) if weekly else by_day(days))


def _pages(
    edition: Edition,
    period: _Period,
    entries: tuple[Entry, ...],
    chosen: _Chosen | None = None,
) -> Iterator[SitePage]:
    """A period as pages of at most a hundred lines."""
    words = edition.words("whats-on")
    main = period.address == addresses.WHATS_ON
    title = words.title if main else period.title(words.title)
    if chosen is not None:
        title = chosen.added_to(title)
    for number, of_pages, part in parts(entries):
        here = addresses.numbered(period.address, number)
        root = addresses.root_from(here)
        href = linker(root)
        groups = _groups(edition, tuple(part), here)
        agenda = Agenda(
            heading=title,
            lede=words.summary if main else "",
            span=_span(edition, period, entries),
            first=period.days.first.isoformat(),
            last=period.days.last.isoformat(),
            periods=_period_links(edition, period, chosen, href),
            days=() if chosen else tuple(day_links(edition, here, _one_day(period))),
            chosen=_chosen_words(period, chosen, href) if chosen else None,
            choices=tuple(_choices(edition, period, chosen, href)),
            groups=groups,
            jumps=tuple(
                Link(group.heading or messages.text("whats-on.by-day"), f"#{group.id}")
                for group in groups
                if groups[1:]
            ),
            pages=paged(period.address, number, of_pages, href),
            list=href(period.address),
            instead=href(addresses.whats_on_in(FOUR_WEEKS, chosen.list if chosen else "")),
            count_of_pages=of_pages,
            nothing=None if entries else _nothing(edition, period, chosen, href),
        )
        meta = PageMeta(
            here,
            "whats-on.html",
            titled(title, number, of_pages),
            words.summary
            if main
            else messages.text("whats-on.summary", title=title, days=agenda.span),
            crumbs=() if main else ((words.title, addresses.WHATS_ON),),
            shows=tuple(entry.listing for entry in part),
            crisis=bool(chosen and chosen.term.crisis_note),
            # The lists of needs and areas last; what is on in them is another thing every day.
            indexed=chosen is None,
            scripts=(SCRIPT,),
        )
        text = edition.text("whats-on", here) if main else ""
        yield edition.rendering(meta, agenda=agenda, text=text)


def _one_day(period: _Period) -> date | None:
    return period.days.first if period.name in {"", A_DAY} else None


def _span(edition: Edition, period: _Period, entries: Sequence[Entry]) -> str:
    """Which days, and how much is on. A day stands over its own sessions: "18 sessions."."""
    first, last = period.days.first, period.days.last
    today = edition.today
    counted = count_words(entry.session for entry in entries)
    if first == last and counted:
        return messages.text("whats-on.span-of-a-day", sessions=counted)
    days = date_words(first, today) if first == last else period_words(first, last, today)
    # What is on every week is one line of four weeks, so that lines are no sessions.
    if period.name == FOUR_WEEKS or not counted:
        return messages.text("whats-on.span", days=days)
    return messages.text("whats-on.span-with-sessions", sessions=counted, days=days)


def _period_links(
    edition: Edition, shown: _Period, chosen: _Chosen | None, href: Callable[[str], str]
) -> tuple[Link, ...]:
    return tuple(
        Link(period.label, href(period.address), current=period.address == shown.address)
        for period in _periods(edition.today, chosen.list if chosen else "")
    )


def _chosen_words(period: _Period, chosen: _Chosen, href: Callable[[str], str]) -> Nothing:
    """What the page is narrowed to, and the ways out."""
    what = chosen.term.label
    return Nothing(
        "",
        messages.text("whats-on.you-see", what=what),
        (
            Link(period.everything, href(addresses.whats_on_in(period.name))),
            Link(messages.text("whats-on.all-about", what=what), href(chosen.list)),
        ),
    )


def _choices(
    edition: Edition, period: _Period, chosen: _Chosen | None, href: Callable[[str], str]
) -> Iterator[Choices]:
    """The areas and needs that have anything in lists, each with its page of the same period."""
    name = FOUR_WEEKS if period.name == A_DAY else period.name

    def choices(family: str, group: str) -> tuple[Choice, ...]:
        return tuple(
            Choice(
                term.id,
                term.label,
                href(addresses.whats_on_in(name, family_address(family, term))),
                current=chosen is not None and term is chosen.term,
            )
            for term in _choosable(edition, family)
            if term.group == group and edition.count(family, term)
        )

    areas = ChoiceGroup("", choices("areas", ""))
    yield Choices(
        "area", messages.text("whats-on.area"), messages.text("whats-on.any-area"), (areas,)
    )
    needs = (
        ChoiceGroup(group.label, choices("needs", group.id))
        for group in edition.catalogue.vocabularies["need-groups"]
    )
    yield Choices(
        "need",
        messages.text("whats-on.need"),
        messages.text("whats-on.any-need"),
        tuple(need for need in needs if need.choices),
    )


def _nothing(
    edition: Edition,
    period: _Period,
    chosen: _Chosen | None,
    href: Callable[[str], str],
) -> Nothing:
    """An empty period, with the next thing that there is."""
    links = []
    following = _next(edition, period, chosen)
    if following is not None:
        session, listing = following
        usual = schedule_words(session.schedule, edition.today, edition.calendar)
        words = words_and_next(usual, session, edition.today)
        name, address = listing.activity.name, addresses.activity(listing.activity.slug)
        label = messages.text("whats-on.next-session", name=name, schedule=words)
        links.append(Link(label, href(address)))
    of = chosen.list if chosen else ""
    if period.name != FOUR_WEEKS:
        address = addresses.whats_on_in(FOUR_WEEKS, of)
        links.append(Link(messages.text("whats-on.see-four-weeks"), href(address)))
    if chosen:
        label = messages.text("whats-on.all-about", what=chosen.term.label)
        links.append(Link(label, href(chosen.list)))
    return Nothing(
        chosen.added_to(period.nothing) if chosen else period.nothing,
        messages.text("whats-on.this-comes-next" if following else "whats-on.no-dates"),
        tuple(links),
    )


def _next(
    edition: Edition, period: _Period, chosen: _Chosen | None
) -> tuple[Session, Listing] | None:
    """The first session after a period; else the first of all, within a year."""
    for day, together in edition.four_weeks.items():
        for session, listing in together if day > period.days.last else ():
            if chosen is None or listing.activity.slug in chosen.slugs:
                return session, listing
    listings = edition.under(chosen.family, chosen.term) if chosen else edition.listings
    coming = [(one.coming[0], one) for one in listings if one.listed and one.coming]
    return min(coming, key=lambda found: found[0].start, default=None)
