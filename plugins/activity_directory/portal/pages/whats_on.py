"""What is on today, on each of the next six days, this week, at the weekend and in four weeks.

Each period also for one area or one need alone. Later pages of a long period are numbered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from activity_directory.listing.listing import Listing
from activity_directory.model.schedule import Period
from activity_directory.model.sessions import (
    Session,
    next_four_weeks,
    this_week,
    this_weekend,
)
from activity_directory.portal.agenda import Entry, by_day, by_week
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
from activity_directory.wording.counting import counted
from activity_directory.wording.dates import date_words, period_words
from activity_directory.wording.schedules import schedule_words, words_and_next

FAMILIES = ("areas", "needs")
A_DAY = "day"
FOUR_WEEKS = "four-weeks"
SCRIPT = "scripts/whats-on.js"
_LABELS = ("Today", "This week", "This weekend", "Next four weeks")
_IN_A_TITLE = ("today", "this week", "this weekend", "in the next four weeks")


class _Chosen(NamedTuple):
    """The one area or need that is wanted: its family, its list's address, its activities."""

    family: str
    term: Term
    list: str
    slugs: frozenset[str]

    @property
    def in_words(self) -> str:
        """As it stands behind a title."""
        return f" in {self.term.label}" if self.family == "areas" else f": {self.term.label}"


class _Period(NamedTuple):
    """Some days under one address. `name` is one of `addresses.PERIODS`, or `A_DAY`."""

    name: str
    label: str
    words: str
    days: Period
    address: str


def pages(edition: Edition) -> Iterator[SitePage]:
    """Every period, each day of the week to come, and every period of each area and need."""
    periods = _periods(edition.today)
    entries = [_entries(edition, period) for period in periods]
    for period, found in zip(periods, entries, strict=True):
        yield from _pages(edition, period, found)
    for day, _ in edition.days[1:]:
        words = f"on {date_words(day, edition.today)}"
        one = _Period(A_DAY, "", words, Period(day, day), addresses.whats_on(day))
        yield from _pages(edition, one, _entries(edition, one))
    for family in FAMILIES:
        for term in _choosable(edition, family):
            slugs = frozenset(listing.activity.slug for listing in edition.under(family, term))
            chosen = _Chosen(family, term, family_address(family, term), slugs)
            for period, found in zip(_periods(edition.today, chosen.list), entries, strict=True):
                own = tuple(entry for entry in found if entry.listing.activity.slug in slugs)
                yield from _pages(edition, period, own, chosen)


def day_links(edition: Edition, here: str, shown: date | None = None) -> Iterator[DayLink]:
    """The ways to each day from the page at `here`."""
    href = linker(addresses.root_from(here))
    for day, together in edition.days:
        weekday, _, date_in_month = date_words(day, edition.today).partition(" ")
        today = day == edition.today
        yield DayLink(
            "Today" if today else weekday,
            date_in_month,
            counted(len(together), "session") if together else "Nothing",
            href(addresses.WHATS_ON if today else addresses.whats_on(day)),
            current=day == shown,
            day=day.isoformat(),
        )


def during_week(edition: Edition, family: str, term: Term) -> str:
    """The address of this week's sessions of a term; empty where it has no such page."""
    if family not in FAMILIES or term not in _choosable(edition, family):
        return ""
    return addresses.whats_on_in("week", family_address(family, term))


def first_of_today(edition: Edition, most: int, here: str) -> tuple[Day, ...]:
    """The beginning of today, for the page at `here`."""
    day, together = edition.days[0]
    groups = _groups(edition, tuple(by_day({day: together[:most]})), here)
    return groups[0].days if groups else ()


def _groups(edition: Edition, entries: tuple[Entry, ...], here: str) -> tuple[DayGroup, ...]:
    return edition.showing.groups(entries, linker(addresses.root_from(here)))


def _periods(today: date, of: str = "") -> tuple[_Period, ...]:
    days = (Period(today, today), this_week(today), this_weekend(today), next_four_weeks(today))
    return tuple(
        _Period(name, label, words, those, addresses.whats_on_in(name, of))
        for name, label, words, those in zip(
            addresses.PERIODS, _LABELS, _IN_A_TITLE, days, strict=True
        )
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
    whole = words.title if main else f"{words.title} {period.words}"
    title = whole + (chosen.in_words if chosen else "")
    for number, of_pages, part in parts(entries):
        here = addresses.numbered(period.address, number)
        root = addresses.root_from(here)
        href = linker(root)
        groups = _groups(edition, tuple(part), here)
        agenda = Agenda(
            heading=title,
            lede=words.summary if main else "",
            span=_span(edition, period, len(entries)),
            first=period.days.first.isoformat(),
            last=period.days.last.isoformat(),
            periods=_period_links(edition, period, chosen, href),
            days=() if chosen else tuple(day_links(edition, here, _one_day(period))),
            chosen=_chosen_words(period, chosen, href) if chosen else None,
            choices=tuple(_choices(edition, period, chosen, href)),
            groups=groups,
            jumps=tuple(
                Link(group.heading or "By day", f"#{group.id}") for group in groups if groups[1:]
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
            words.summary if main else f"{title}: {agenda.span}",
            crumbs=() if main else ((words.title, addresses.WHATS_ON),),
            crisis=bool(chosen and chosen.term.crisis_note),
            # The lists of needs and areas last; what is on in them is another thing every day.
            indexed=chosen is None,
            scripts=(SCRIPT,),
        )
        text = edition.text("whats-on", here) if main else ""
        yield edition.rendering(meta, agenda=agenda, text=text)


def _one_day(period: _Period) -> date | None:
    return period.days.first if period.name in {"", A_DAY} else None


def _span(edition: Edition, period: _Period, lines: int) -> str:
    """Which days, and how much is on: "Monday 23 November: 18 sessions."."""
    first, last = period.days.first, period.days.last
    today = edition.today
    days = date_words(first, today) if first == last else period_words(first, last, today)
    # What is on every week is one line of four weeks, so that lines are no sessions.
    if period.name == FOUR_WEEKS or not lines:
        return f"{days}."
    return f"{days}: {counted(lines, 'session')}."


def _period_links(
    edition: Edition, shown: _Period, chosen: _Chosen | None, href: Callable[[str], str]
) -> tuple[Link, ...]:
    return tuple(
        Link(period.label, href(period.address), current=period.address == shown.address)
        for period in _periods(edition.today, chosen.list if chosen else "")
    )


def _chosen_words(period: _Period, chosen: _Chosen, href: Callable[[str], str]) -> Nothing:
    """What the page is narrowed to, and the ways out."""
    return Nothing(
        "",
        f"You see {chosen.term.label} alone.",
        (
            Link(f"Everything {period.words}", href(addresses.whats_on_in(period.name))),
            Link(f"All about {chosen.term.label}", href(chosen.list)),
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
    yield Choices("area", "Area", "Any area", (areas,))
    needs = (
        ChoiceGroup(group.label, choices("needs", group.id))
        for group in edition.catalogue.vocabularies["need-groups"]
    )
    yield Choices("need", "Need", "Any need", tuple(need for need in needs if need.choices))


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
        links.append(Link(f"{name}: {words}", href(address)))
    of = chosen.list if chosen else ""
    if period.name != FOUR_WEEKS:
        address = addresses.whats_on_in(FOUR_WEEKS, of)
        links.append(Link("See the next four weeks", href(address)))
    if chosen:
        links.append(Link(f"All about {chosen.term.label}", href(chosen.list)))
    return Nothing(
        f"Nothing is on {period.words}{chosen.in_words if chosen else ''}",
        "This comes next:"
        if following
        else "Some help has no dates: you ring, or it is planned with you.",
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
