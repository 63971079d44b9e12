"""The booklets: printed directories for people without the internet, made as PDFs.

One has all of the borough, others one area or one group of needs. docs/decisions/0044-booklets.md
says which there are and what is in them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from activity_directory import messages
from activity_directory.cards.fit import facts_of as rows_of
from activity_directory.cards.sizes import A5, setting_of
from activity_directory.cards.words import Words, unbroken, words_of
from activity_directory.portal.typesetter import (
    Typesetter,
    drawable,
    language_and_region,
    refuse_what_tells,
)
from activity_directory.portal.views.booklet import Booklet
from activity_directory.sanitise.alphabets import place_in_a_list
from activity_directory.urls import addresses
from activity_directory.wording.dates import full_date, weekday_name
from activity_directory.wording.phrases import phone_words, sentence
from activity_directory.wording.schedules import months_words

if TYPE_CHECKING:
    from pathlib import Path

    from activity_directory.listing.listing import Listing
    from activity_directory.model.sessions import PartOfDay
    from activity_directory.portal.edition import Edition
    from activity_directory.vocabulary import Term

LEAST = 4
"""Activities that are worth a booklet of their own."""
_PARTS: tuple[PartOfDay, ...] = ("morning", "afternoon", "evening")
_LONG = 1500
"""Letters of an activity that may go over the end of a page: others stand on one."""


@dataclass(frozen=True, slots=True)
class Section:
    """The activities under one heading of a booklet."""

    label: str
    about: str
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A booklet to make."""

    address: str
    what: str
    about: str
    sections: tuple[Section, ...]

    @property
    def listings(self) -> tuple[Listing, ...]:
        """Everything in it, in its order."""
        return tuple(one for section in self.sections for one in section.listings)


def plans(edition: Edition) -> tuple[Plan, ...]:
    """Every booklet that there is enough for; none where the community wants none."""
    site = edition.catalogue.site
    if not site.booklets:
        return ()
    printed = tuple(one for one in edition.listings if is_printed(one))
    whole = messages.text("booklet.all", place=site.place)
    found = [Plan(addresses.booklet(), whole, "", _by_group(edition, printed))]
    for area in edition.terms("areas"):
        here = tuple(one for one in edition.under("areas", area) if is_printed(one))
        address = addresses.booklet("areas", area.id)
        found.append(Plan(address, area.label, area.definition, _by_group(edition, here)))
    for group in edition.catalogue.vocabularies["need-groups"]:
        here = tuple(one for one in printed if any(need.group == group.id for need in _spoken(one)))
        address = addresses.booklet("needs", group.id)
        found.append(Plan(address, group.label, group.definition, _by_area(edition, here)))
    return tuple(plan for plan in found if len(plan.listings) >= LEAST)


def is_printed(listing: Listing) -> bool:
    """Whether it is in a booklet, which lies where anybody can read it.

    Not what people can't go to, what nobody has checked for long, what is about safety, or what
    happens at a place that is withheld.
    """
    return listing.listed and listing.is_on and listing.activity.may_be_kept


def made(
    edition: Edition, show: Callable[[int, int], None] = lambda _done, _all: None
) -> Mapping[str, Booklet]:
    """Every booklet by its address. `show` gets how many activities are set, of how many."""
    wanted = plans(edition)
    if not wanted:
        return {}
    entries: dict[str, dict[str, Any]] = {}
    every, done = sum(len(plan.listings) for plan in wanted), 0
    booklets = {}
    with Typesetter("booklet.typ", only_newest=True) as typesetter:
        for plan in sorted(wanted, key=lambda plan: len(plan.listings)):  # something is soon shown
            source = _source(edition, plan, entries)
            refuse_what_tells(edition.catalogue.certain_secrets, plan.address, source)
            booklets[plan.address] = Booklet(plan.address, plan.what, typesetter.pdf(source))
            done += len(plan.listings)
            show(done, every)
    return {plan.address: booklets[plan.address] for plan in wanted}


def of_site(edition: Edition, site: Path | None) -> Mapping[str, Booklet]:
    """Those of a site that was built before: pages say how large the last ones were."""
    if site is None:
        return {}
    found = {}
    for plan in plans(edition):
        with suppress(OSError):
            content = (site / addresses.file_of(plan.address)).read_bytes()
            found[plan.address] = Booklet(plan.address, plan.what, content)
    return found


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Each booklet with its address."""
    for booklet in edition.booklets.values():
        yield booklet.address, booklet.content


# ---- what is in one


def _spoken(listing: Listing) -> Iterator[Term]:
    """The needs that may be named on paper."""
    return (need for need in listing.activity.needs if not need.print_guard)


def _by_group(edition: Edition, listings: Iterable[Listing]) -> tuple[Section, ...]:
    """By the group of the first need, in the order in which people browse them."""
    found: dict[str, list[Listing]] = defaultdict(list)
    for one in listings:
        found[next((need.group for need in _spoken(one)), "")].append(one)
    groups = edition.catalogue.vocabularies["need-groups"]
    return _sections(groups, found, messages.text("booklet.other"))


def _by_area(edition: Edition, listings: Iterable[Listing]) -> tuple[Section, ...]:
    """By where it is, for what comes to one area; then everything else."""
    areas = edition.terms("areas")
    known = {area.id for area in areas}
    found: dict[str, list[Listing]] = defaultdict(list)
    for one in listings:
        ids = [area.id for area in one.activity.areas]
        found[ids[0] if len(ids) == 1 and ids[0] in known else ""].append(one)
    return _sections(areas, found, messages.text("booklet.several-areas"))


def _sections(
    terms: Iterable[Term], found: Mapping[str, Sequence[Listing]], rest: str
) -> tuple[Section, ...]:
    known = [(term.id, term.label, term.definition) for term in terms]
    left = [one for key in found if key not in {key for key, *_ in known} for one in found[key]]
    sections = [Section(label, about, tuple(found.get(key, ()))) for key, label, about in known]
    sections.append(Section(rest, "", tuple(left)))
    return tuple(section for section in sections if section.listings)


def _source(edition: Edition, plan: Plan, entries: dict[str, dict[str, Any]]) -> str:
    """What the template gets, as one line of JSON. `entries` are those that are known already."""
    site, text = edition.catalogue.site, messages.text
    tongue, region = language_and_region(site.language)
    listings = plan.listings
    number_of = {one.activity.slug: number for number, one in enumerate(listings)}
    made_on = full_date(edition.today)
    given = {
        "language": tongue,
        "region": region,
        "title": text("booklet.title", site=site.name, what=plan.what, date=made_on),
        "portal": site.name,
        "strapline": site.strapline,
        "what": plan.what,
        "about": plan.about,
        "count": messages.text("lists.count", count=len(listings)),
        "made": text("booklet.made", date=unbroken(made_on)),
        "demonstration": text("frame.demonstration", place=site.place)
        if site.demonstration
        else "",
        "ring-first": text("booklet.ring-first"),
        "ring-first-because": text("booklet.ring-first-because"),
        "contact": tuple(_contact(edition)),
        "on-the-web": text("booklet.on-the-web"),
        "help": {
            "heading": text("frame.help-now"),
            "advice": text("frame.help-now-advice"),
            "lines": [
                {
                    "name": line.name,
                    "call": unbroken(line.phone),
                    "href": line.href,
                    "words": " ".join(
                        map(sentence, filter(None, (line.text, line.when, line.whom)))
                    ),
                }
                for line in edition.frame.crisis_lines
            ],
        },
        "how": {"heading": text("booklet.how"), "lines": tuple(_how(edition))},
        "contents": text("booklet.contents"),
        "week": {
            "heading": text("booklet.week"),
            "advice": text("booklet.week-advice"),
            "days": tuple(_week(listings, number_of)),
        },
        "activities": [_entry(edition, one, entries) for one in listings],
        "sections": [
            {
                "label": section.label,
                "about": section.about,
                "activities": [number_of[one.activity.slug] for one in section.listings],
            }
            for section in plan.sections
        ],
        "names": {"heading": text("booklet.names"), "rows": _names(listings, number_of)},
        "places": {
            "heading": text("booklet.places"),
            "areas": tuple(_places(edition, listings, number_of)),
        },
    }
    return drawable(json.dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def _contact(edition: Edition) -> Iterator[str]:
    """How to reach the community itself."""
    site = edition.catalogue.site
    if site.contact.phone:
        yield messages.text(
            "booklet.ring-us",
            whom=site.contact.ask_for or site.name,
            number=unbroken(phone_words(site.contact.phone)),
        )
        yield site.contact.best_time
    elif site.contact.email:
        yield messages.text("booklet.write-us", email=site.contact.email)
    address = addresses.in_words(edition.base, addresses.HOME)
    yield messages.text("booklet.look", address=address)


def _how(edition: Edition) -> Iterator[str]:
    """How to use it, a sentence or two each."""
    text = messages.text
    yield text("booklet.how-week", heading=text("booklet.week"))
    for name in ("name", "number", "access", "checked", "short"):
        yield text(f"booklet.use-{name}")
    period = months_words(edition.catalogue.site.review.overdue_after)
    yield text("booklet.how-left-out", period=period)


def _entry(
    edition: Edition, listing: Listing, entries: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """An activity as a booklet has it: its card's words without those that only a visit needs."""
    slug = listing.activity.slug
    entry = entries.get(slug)
    if entry is None:
        site, base = edition.catalogue.site, edition.base
        words = words_of(listing, site, base, edition.code_of(listing))
        entry = entries[slug] = _entry_of(listing, words, edition)
    return entry


def _entry_of(listing: Listing, words: Words, edition: Edition) -> dict[str, Any]:
    text, other = messages.text, words.other_way
    rows = rows_of(replace(words, first_time=(), journey=""), setting_of(A5, A5.smallest, "tight"))
    code = edition.code_of(listing)
    activity = listing.activity
    address = addresses.code(code) if code else addresses.activity(activity.slug)
    beside = (
        text("card.ask-for", whom=words.ask_for) + "." if words.ask_for else "",
        text("card.best-time", time=words.best_time) + "." if words.best_time else "",
        words.also,
        text(f"card.or-{other.means}", link=other.words) + "." if other else "",
    )
    facts = [(row.label, row.lines) for row in rows]
    return {
        "name": words.name,
        "highlight": words.highlight,
        "summary": words.summary,
        "warnings": tuple(map(unbroken, words.warnings)),
        "facts": facts,
        "verb": words.way.verb,
        "reach": tuple(map(unbroken, words.way.pieces)),
        "link": words.way.link,
        "is-number": words.way.is_number,
        "beside": tuple(one for one in beside if one),
        "checked": unbroken(words.checked),
        "address": "".join(words.address),
        "url": addresses.absolute(edition.base, address),
        "is-long": len(str(facts)) + len(words.summary) > _LONG,
    }


# ---- ways to find something


def _week(listings: Iterable[Listing], number_of: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """The days with what is on in the morning, afternoon and evening, then all without times."""
    at: dict[tuple[int, PartOfDay], list[Listing]] = defaultdict(list)
    others = []
    for one in listings:
        for time in one.times:
            at[time].append(one)
        if not one.times:
            others.append(one)
    for day in range(7):
        parts = [
            {
                "label": messages.text(f"booklet.part-{part}"),
                "activities": _in_order(at[day, part], number_of),
            }
            for part in _PARTS
            if (day, part) in at
        ]
        if parts:
            yield {"label": weekday_name(day), "parts": parts}
    if others:
        parts = [{"label": "", "activities": _in_order(others, number_of)}]
        yield {"label": messages.text("booklet.any-time"), "parts": parts}


def _in_order(listings: Iterable[Listing], number_of: Mapping[str, int]) -> list[int]:
    """The numbers of some, by their names."""
    by_name = sorted(listings, key=lambda one: place_in_a_list(one.activity.name))
    return [number_of[one.activity.slug] for one in by_name]


def _names(listings: Iterable[Listing], number_of: Mapping[str, int]) -> list[tuple[str, int]]:
    """Every name, and every other name by which something is known."""
    names = {
        (name, number_of[one.activity.slug])
        for one in listings
        for name in (one.activity.name, *one.activity.also_known_as)
    }
    return sorted(names, key=lambda row: (place_in_a_list(row[0]), row[1]))


def _places(
    edition: Edition, listings: Iterable[Listing], number_of: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    """The places of each area with the numbers of what is there, then what is at no place."""
    at: dict[tuple[str, str], list[int]] = defaultdict(list)
    nowhere = []
    for one in listings:
        number = number_of[one.activity.slug]
        for venue in one.activity.venues:
            at[venue.area.id if venue.area else "", venue.name].append(number)
        if not one.activity.venues:
            nowhere.append(one)
    for area in (*edition.catalogue.vocabularies["areas"], None):
        area_id, label = (area.id, area.label) if area else ("", edition.catalogue.site.place)
        names = sorted((name for id_, name in at if id_ == area_id), key=place_in_a_list)
        if names:
            rows = [(name, sorted(set(at[area_id, name]))) for name in names]
            yield {"label": label, "rows": rows}
    if nowhere:
        rows = [(one.activity.name, [number_of[one.activity.slug]]) for one in nowhere]
        rows.sort(key=lambda row: place_in_a_list(row[0]))
        yield {"label": messages.text("booklet.no-place"), "rows": rows}
