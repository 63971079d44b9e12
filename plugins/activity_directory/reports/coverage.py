"""What a borough lacks: needs and times with nothing on, what ends soon, what depends on one group.

Counted is what stands in lists on the day. The formats are pure; `picture` says where the squares
of a small drawing go, for a template to place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import product
from types import MappingProxyType
from typing import get_args

from activity_directory import messages
from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.listing.listing import Listing
from activity_directory.model.organisation import Organisation
from activity_directory.model.sessions import PartOfDay, Session, next_four_weeks, part_of_day
from activity_directory.model.status import Closed
from activity_directory.reports import queries
from activity_directory.reports.queries import Asked
from activity_directory.sanitise.csv import as_csv
from activity_directory.sanitise.terminal import visible_lines
from activity_directory.vocabulary import Term, Vocabulary
from activity_directory.wording.counting import counted
from activity_directory.wording.dates import full_date, weekday_name
from activity_directory.wording.phrases import joined, phone_words
from activity_directory.wording.status import suspension_words

SOON = timedelta(days=56)
"""What ends within eight weeks ends soon."""
PARTS: tuple[PartOfDay, ...] = get_args(PartOfDay)

_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Ending:
    """An activity that stops on a date that is known: its last session, or its closing."""

    slug: str
    name: str
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class Dependence:
    """A need or other thing that depends on one organisation or contact: `what` depends on `on`."""

    kind: str
    what: str
    on: str
    activities: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the borough is covered on `today`. `grid` has a row a need and a column an area.

    `unmet` needs have nothing in lists at all, `stopped` ones only what nobody can go to now.
    `times` counts the sessions of four weeks by weekday (Monday 0) and part of day.
    """

    today: date
    needs: tuple[Term, ...]
    areas: tuple[str, ...]
    grid: tuple[tuple[int, ...], ...]
    totals: tuple[int, ...]
    unmet: tuple[Term, ...]
    stopped: tuple[Term, ...]
    times: Mapping[tuple[int, PartOfDay], int]
    ending: tuple[Ending, ...]
    dependences: tuple[Dependence, ...]

    @property
    def quiet(self) -> tuple[tuple[int, PartOfDay], ...]:
        """The times of the week at which nothing is on."""
        return tuple(when for when in product(range(7), PARTS) if not self.times[when])


def coverage_of(catalogue: Catalogue, listings: Iterable[Listing], today: date) -> Coverage:
    """What the listings cover of the needs, the areas and the week."""
    shown = [listing for listing in listings if listing.listed]
    needs = tuple(catalogue.vocabularies["needs"])
    columns = _narrowest(catalogue.vocabularies["areas"], catalogue.site.borough)
    by_need = _by_need(shown, catalogue.vocabularies["needs"])
    grid = tuple(
        tuple(len(met) for met in _by_area(by_need[need.id], columns).values()) for need in needs
    )
    return Coverage(
        today=today,
        needs=needs,
        areas=(*(area.label for area in columns), messages.text("coverage.nowhere")),
        grid=grid,
        totals=tuple(len(by_need[need.id]) for need in needs),
        unmet=tuple(need for need in needs if not by_need[need.id]),
        stopped=tuple(
            need
            for need in needs
            if by_need[need.id] and not any(listing.is_on for listing in by_need[need.id])
        ),
        times=_times(shown, today),
        ending=_ending(shown, today),
        dependences=(
            *_on_one_organisation("need", needs, by_need),
            *_on_one_organisation("area", columns, _by_area(shown, columns)),
            *_on_one_contact(shown),
        ),
    )


def _narrowest(areas: Vocabulary, borough: str) -> tuple[Term, ...]:
    """The areas that hold no other: the whole borough is no column of its own."""
    wider = {area.parent for area in areas} | {borough}
    return tuple(area for area in areas if area.id not in wider)


def _by_need(shown: Iterable[Listing], needs: Vocabulary) -> Mapping[str, Sequence[Listing]]:
    """The listings of each need, those of the narrower needs included."""
    found: dict[str, dict[str, Listing]] = defaultdict(dict)
    for listing in shown:
        for need in needs.with_wider(listing.activity.needs):
            found[need.id][listing.activity.slug] = listing
    return defaultdict(list, {need: list(listings.values()) for need, listings in found.items()})


def _by_area(
    listings: Iterable[Listing], columns: Sequence[Term]
) -> Mapping[str, Sequence[Listing]]:
    """The listings of each area in turn, and last those that are in none of them."""
    found: dict[str, list[Listing]] = {area.id: [] for area in columns}
    elsewhere: list[Listing] = []
    for listing in listings:
        inside = [found[area.id] for area in listing.activity.areas if area.id in found]
        for area in inside or [elsewhere]:
            area.append(listing)
    return {**found, "": elsewhere}


def _times(shown: Iterable[Listing], today: date) -> Mapping[tuple[int, PartOfDay], int]:
    weeks = next_four_weeks(today)
    met: Counter[tuple[int, PartOfDay]] = Counter()
    for listing in shown:
        for session in listing.near:
            if weeks.holds(session.on) and not session.whole_day:
                met.update((session.on.weekday(), part) for part in _parts_of(session))
    return MappingProxyType({when: met[when] for when in product(range(7), PARTS)})


def _parts_of(session: Session) -> Iterable[PartOfDay]:
    """The part of the day in which it starts, and the later ones of which it has an hour or more.

    Hours from half past nine to half past five are a morning and an afternoon.
    """
    end = session.end or session.start
    last = time.max if end.date() > session.on else (end - _AN_HOUR).time()
    first = PARTS.index(session.part_of_day)
    return PARTS[first : max(first, PARTS.index(part_of_day(last))) + 1]


def _ending(shown: Iterable[Listing], today: date) -> tuple[Ending, ...]:
    endings = []
    for listing in shown:
        activity = listing.activity
        ends = (
            [(listing.ends, messages.text("coverage.last-session"))]
            if listing.ends is not None
            else []
        )
        ends += [
            (suspension.status.since - timedelta(days=1), suspension_words(suspension.status))
            for suspension in listing.suspensions
            if isinstance(suspension.status, Closed) and suspension.status.since is not None
        ]
        soon = [(last, why) for last, why in ends if today <= last <= today + SOON]
        if soon:
            last, why = min(soon)
            endings.append(Ending(activity.slug, activity.name, last, why))
    return tuple(sorted(endings, key=lambda ending: (ending.last, ending.slug)))


def _on_one_organisation(
    kind: str, terms: Iterable[Term], by_term: Mapping[str, Sequence[Listing]]
) -> Iterable[Dependence]:
    for term in terms:
        listings = by_term[term.id]
        names = {
            _key(listing.activity.organisation): listing.activity.organisation
            for listing in listings
        }
        if len(names) == 1:
            [organisation] = names.values()
            yield Dependence(kind, term.label, organisation.name, len(listings))


def _on_one_contact(shown: Iterable[Listing]) -> Iterable[Dependence]:
    """Organisations whose activities all have the same single contact."""
    by_organisation: dict[str, list[Listing]] = defaultdict(list)
    for listing in shown:
        by_organisation[_key(listing.activity.organisation)].append(listing)
    for _, listings in sorted(by_organisation.items()):
        organisation = listings[0].activity.organisation
        contacts = [listing.activity.contact for listing in listings]
        own = (organisation.phone, organisation.email)
        ways = {
            way for contact in contacts for way in (contact.phone, contact.text, contact.email)
        } | set(own)
        ways.discard("")
        if len(listings) > 1 and len(ways) == 1:
            [way] = ways
            words = way if "@" in way else phone_words(way)
            yield Dependence("organisation", organisation.name, words, len(listings))


def _key(organisation: Organisation) -> str:
    return organisation.id or organisation.name.casefold()


def time_of_week_words(when: tuple[int, PartOfDay]) -> str:
    weekday, part = when
    part_words = messages.text(f"dates.part-{part}")
    return messages.text("coverage.time-of-week", weekday=weekday_name(weekday), part=part_words)


def dependence_words(dependence: Dependence) -> str:
    """One such dependence: "Debt (2 activities) depends on Larkwell Advice alone."."""
    count, what = dependence.activities, dependence.what
    if dependence.kind == "organisation":
        return messages.text("coverage.reached-at", count=count, what=what, way=dependence.on)
    return messages.text("coverage.depends-on", count=count, what=what, whom=dependence.on)


def ending_words(ending: Ending) -> str:
    """What ends, and when: "Memory cafe: on until 4 December 2026. Its last session."."""
    last = full_date(ending.last)
    return messages.text("coverage.ends", name=ending.name, date=last, why=ending.why)


def headline(found: Coverage) -> str:
    """What is missing, in one sentence."""
    parts = [
        counted(len(these), *words)
        for these, words in (
            (found.unmet, ("need has no activity", "needs have no activity")),
            (found.stopped, ("need has only what is paused or out of season",
                             "needs have only what is paused or out of season")),
            (found.quiet, ("time of the week has nothing on", "times of the week have nothing on")),
            (found.ending, ("activity ends soon", "activities end soon")),
            (found.dependences, ("thing depends on a single group",
                                 "things depend on a single group")),
        )
        if these
    ]  # fmt: skip
    return f"{joined(parts)}." if parts else "Nothing."


def as_text(coverage: Coverage, asked: Sequence[Asked] = ()) -> str:
    """For a terminal: what is missing, what was `asked` of the search in vain, then the grid."""
    parts = [
        ("Needs with no activity", [need.label for need in coverage.unmet]),
        ("Needs whose activities are all paused or out of season",
         [need.label for need in coverage.stopped]),
        ("Mornings, afternoons and evenings (from 5pm) with nothing in the next four weeks",
         [time_of_week_words(when) for when in coverage.quiet]),
        ("Ending within eight weeks", [ending_words(ending) for ending in coverage.ending]),
        ("Depending on a single group or contact",
         [dependence_words(dependence) for dependence in coverage.dependences]),
    ]  # fmt: skip
    lines = [f"What is covered on {full_date(coverage.today)}."]
    for heading, items in parts:
        lines += ["", f"{heading}: {len(items) or 'none'}", *(f"  {item}" for item in items)]
    if asked:
        lines += ["", f"What people look for. {queries.summary(asked)}", *queries.lines(asked)]
    return visible_lines([*lines, "", *_grid_lines(coverage)])


def _grid_lines(coverage: Coverage) -> Iterable[str]:
    """The grid in columns, its zeros as dots so that they are seen."""
    yield "Activities by need and area:"
    names = max((len(need.label) for need in coverage.needs), default=0)
    heads = [*coverage.areas, "All"]
    widths = [max(len(head), 3) for head in heads]
    cells = [head.rjust(width) for head, width in zip(heads, widths, strict=True)]
    yield "  ".join(["".ljust(names), *cells])
    for need, row, total in zip(coverage.needs, coverage.grid, coverage.totals, strict=True):
        numbers = [str(count or ".") for count in (*row, total)]
        cells = [number.rjust(width) for number, width in zip(numbers, widths, strict=True)]
        yield "  ".join([need.label.ljust(names), *cells])


def as_spreadsheet(found: Coverage, asked: Sequence[Asked] = ()) -> str:
    """For a spreadsheet: one finding a line, to be filtered by its first column."""
    rows: list[tuple[str, str, str, str | int, str]] = [
        ("need with no activity", need.label, "", 0, "") for need in found.unmet
    ]
    rows += [("need with nothing on now", need.label, "", 0, "") for need in found.stopped]
    rows += [("time with nothing on", time_of_week_words(when), "", 0, "") for when in found.quiet]
    rows += [
        ("ends soon", ending.name, ending.why, "", ending.last.isoformat())
        for ending in found.ending
    ]
    rows += [
        (f"{one.kind} on one group", one.what, one.on, one.activities, "")
        for one in found.dependences
    ]
    rows += [
        ("need and area", need.label, area, count, "")
        for need, row in zip(found.needs, found.grid, strict=True)
        for area, count in zip(found.areas, row, strict=True)
    ]
    rows += [
        (f"looked for: {one.came}", one.query.words, "", one.found, "")
        for one in asked
        if one.came in queries.GAPS
    ]
    return as_csv(("finding", "what", "where_or_whom", "activities", "date"), rows)
