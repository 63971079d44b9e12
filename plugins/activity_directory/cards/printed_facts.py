"""What a card says that may change, so that an old card can tell its reader what has.

Each fact has words, and a mark in the address of the QR code. The mark is worked out from the
value itself: neither the day, nor the language, nor other words for the same thing change it.
docs/decisions/0042-card-codes.md says what counts as a change.
"""

from __future__ import annotations

import hashlib
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any, NamedTuple

from activity_directory import messages
from activity_directory.cards.words import Discretion, ways_to_get_in_touch
from activity_directory.model.card_code import PRINTED, CardCode, FactSince
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.schedule import Once
from activity_directory.vocabulary import Term
from activity_directory.wording.costs import cost_by_date
from activity_directory.wording.joining import joining_sentence
from activity_directory.wording.phrases import either, joined, postcode_words, sentence
from activity_directory.wording.places import formats_in_words
from activity_directory.wording.schedules import schedule_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.model.activity import Activity
    from activity_directory.model.place import Venue
    from activity_directory.model.schedule import Schedule

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_ANY_DAY = date(2000, 1, 1)
"""Long before anything is listed: words for it name the year of every date."""


class PrintedFact(NamedTuple):
    """One of the `PRINTED` facts: the mark of its value, and the value in words."""

    fact: str
    mark: str
    words: str


def printed_facts(activity: Activity) -> tuple[PrintedFact, ...]:
    """What any card of this version of the entry says, in the order of `PRINTED`."""
    discreet = Discretion(activity)
    way = ways_to_get_in_touch(activity)[0]
    joining = activity.joining
    how = discreet(joining_sentence(joining, away=activity.is_away))
    values = {
        "name": (activity.name, activity.name),
        "when": _when(activity),
        "where": _where(activity),
        "cost": (activity.costs, " ".join(cost_by_date(activity.costs, _ANY_DAY))),
        "joining": ((joining.routes, joining.how), how),
        "contact": (way.link, way.words),
    }
    return tuple(
        PrintedFact(fact, _mark(value), words)
        for fact, (value, words) in ((fact, values[fact]) for fact in PRINTED)
    )


def version_of(facts: tuple[PrintedFact, ...]) -> str:
    """The marks one after another: what the address of a card has behind its `#`."""
    return "".join(one.mark for one in facts)


def new_facts(code: CardCode, facts: tuple[PrintedFact, ...], on: date) -> tuple[FactSince, ...]:
    """What has to be added to a code's file, so that it knows these facts from `on`."""
    added = []
    for fact, mark, words in facts:
        last = code.last(fact)
        if last is None or last.mark != mark:
            added.append(FactSince(on, fact, mark, words))
    return tuple(added)


def _when(activity: Activity) -> tuple[object, str]:
    """The times without single dates: one that is off is on the page, where the code leads."""
    times = [_without_single_dates(one) for one in activity.when]
    words = (schedule_words(one, _ANY_DAY, CivicCalendar()) for one in times)
    return times, messages.text("card.dates-between").join(words)


def _without_single_dates(schedule: Schedule) -> Schedule:
    if isinstance(schedule, Once):
        return schedule
    limits = replace(schedule.limits, skipped=(), extra=(), next_intakes=())
    return replace(schedule, limits=limits)


def _where(activity: Activity) -> tuple[object, str]:
    """Its places; "withheld" for a withheld one; where there is none, how it takes place."""
    if activity.withholds_its_place:
        words = messages.text("card.withheld")
        return "withheld", words
    if not activity.venues:
        every = [term.label for term in activity.formats] or [formats_in_words(())]
        return activity.formats, sentence(either(every))
    places = [(one.name, one.street, one.postcode) for one in activity.venues]
    return places, joined(_address(one) for one in activity.venues)


def _address(venue: Venue) -> str:
    postcode = postcode_words(venue.postcode) if venue.postcode else ""
    return ", ".join(part for part in (venue.name, venue.street, postcode) if part)


def _mark(value: object) -> str:
    digest = hashlib.sha256(repr(_plain(value)).encode()).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:2])


def _plain(value: Any) -> object:  # noqa: ANN401 - whatever a fact is made of
    """A value as texts and lists, without what nobody has written: a new field changes no mark."""
    match value:
        case Term():
            return value.id
        case date() | time():
            return value.isoformat()
        case list() | tuple():
            return [_plain(one) for one in value]
        case _ if is_dataclass(value):
            return [type(value).__name__, *_written(value)]
        case _:
            return value


def _written(value: Any) -> Iterator[tuple[str, object]]:  # noqa: ANN401 - any record
    for field in fields(value):
        given = getattr(value, field.name)
        if field.default is MISSING or given != field.default:
            yield field.name, _plain(given)
