"""A card is made to fit one side of A5: as large as its words allow, then fewer words.

`theme/templates/components/card/style.css` draws with the measures given here, and
tests/browser/test_card_print.py holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from activity_directory import messages
from activity_directory.cards.measure import POINT, lines, lines_of_pieces, width
from activity_directory.cards.words import (
    Place,
    Words,
    lines_of_places,
    shortened,
    together,
    unbroken,
)
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import joined

Spacing = Literal["roomy", "easy", "close", "tight", "least"]


@dataclass(frozen=True, slots=True)
class Setting:
    """Sizes of type in points, `leading` as a multiple of it, `gap` between rows in mm."""

    spacing: Spacing
    size: float
    leading: float
    gap: float
    name: float
    number: float

    def text(self, count: int) -> float:
        """The height of so many lines of text."""
        return count * self.size * self.leading * POINT


SETTINGS = (
    Setting("roomy", 14, 1.3, 3.0, 27, 28),
    Setting("easy", 13, 1.28, 2.4, 24, 27),
    Setting("close", 12, 1.25, 1.8, 21, 26),
    Setting("tight", 12, 1.15, 1.1, 18, 24),
    Setting("least", 12, 1.1, 0.6, 14, 20),
)
"""From the most generous to the closest: never less than 12 points."""

WIDTH = 132.0
HEIGHT = 194.0
"""A5 without 8 mm on every side, which an ordinary printer reaches."""

QR_CODE = 34.0
"""With its quiet zone; then the code itself is at least 26 mm for any address."""

LABELS = 27.5
_SMALL = Setting("close", 12, 1.25, 0, 0, 0)
_TOP = 5.6
_UNDER_NAME = 1.5
_WARNINGS = 6.0
_CONTACT = 5.4
_CONTACT_ROOM = WIDTH - 6.4 - QR_CODE - 2
_FOOT = 3.0
_A_LONG_DATE = date(2026, 9, 23)


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the card: what it answers, and the answer in one or more lines."""

    label: str
    lines: tuple[str, ...]


def facts_of(words: Words, setting: Setting) -> tuple[Fact, ...]:
    """The rows of the card in their order; those with nothing to say are left out."""
    dates = words.dates
    if setting.spacing in {"tight", "least"} and len(dates) > 1:
        dates = (words.dates_in_one,)
    after = (words.not_on,)
    rows: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("card.when", words.when if dates else (*words.when, *after)),
        (
            "card.next-dates" if len(words.dates) > 1 else "card.next-date",
            (*dates, *after, words.intakes) if dates else (),
        ),
        ("card.where", (*lines_of_places(words.where), words.journey)),
        ("card.cost", (*words.cost, *words.cost_changes, words.concessions)),
        ("card.how-to-join", (together(words.joining, words.wait),)),
        ("card.who-for", (words.who,)),
        ("card.first-time", (" ".join(words.first_time),)),
    )
    facts = (
        Fact(messages.text(name), tuple(unbroken(line) for line in answer if line))
        for name, answer in rows
    )
    return tuple(fact for fact in facts if fact.lines)


def fitted(words: Words) -> tuple[Setting, Words, bool]:
    """The most generous way of setting the words on one side, and whether even that fits."""
    setting, fewer = SETTINGS[0], words
    for setting, fewer in _ways_to_set(words):
        if height(fewer, setting) <= HEIGHT:
            return setting, fewer, True
    return setting, fewer, False


def height(words: Words, setting: Setting) -> float:
    """The millimetres that the card takes, rather more than less."""
    room = WIDTH - LABELS
    facts = facts_of(words, setting)
    fact_lines = sum(lines(line, room, setting.size) for fact in facts for line in fact.lines)
    name = lines(words.name, WIDTH, setting.name, bold=True)
    opening = lines(words.highlight, WIDTH, setting.size, bold=True) + lines(
        words.summary, WIDTH, setting.size
    )
    warnings = sum(lines(warning, WIDTH - 6, 12, bold=True) for warning in words.warnings)
    printed = messages.text("card.printed-on", date=full_date(_A_LONG_DATE))
    foot = lines(f"{words.checked} {printed}", WIDTH, 12)
    foot += lines(words.please, WIDTH, 12, bold=True)
    return sum(
        (
            _SMALL.text(_lines_of_top(words)) + _TOP,
            name * setting.name * 1.12 * POINT + _UNDER_NAME,
            setting.text(opening),
            _SMALL.text(warnings) + _WARNINGS if warnings else 0,
            setting.text(fact_lines) + (len(facts) + 2) * setting.gap,
            _CONTACT + max(QR_CODE, _height_of_contact(words, setting)),
            _FOOT + _SMALL.text(foot),
        )
    )


def _lines_of_top(words: Words) -> int:
    heading, portal = width(words.heading, 12, bold=True), width(words.portal, 12)
    if heading + portal + 6 <= WIDTH:
        return 1
    return lines(words.heading, WIDTH, 12, bold=True) + lines(words.portal, WIDTH, 12)


def _height_of_contact(words: Words, setting: Setting) -> float:
    size = setting.number if words.way.is_number else setting.size + 2
    verb = width(f"{words.way.verb} ", 14)
    way = lines_of_pieces(words.way.pieces, _CONTACT_ROOM - verb, size, bold=True)
    other = words.other_way
    pieces = (messages.text(f"card.or-{other.means}", link=""), *other.pieces) if other else ()
    ask_for = messages.text("card.ask-for", whom=words.ask_for) if words.ask_for else ""
    best_time = messages.text("card.best-time", time=words.best_time) if words.best_time else ""
    small = (
        lines(ask_for, _CONTACT_ROOM, 12, bold=True)
        + lines(best_time, _CONTACT_ROOM, 12)
        + lines(words.also, _CONTACT_ROOM, 12)
        + lines_of_pieces(pieces, _CONTACT_ROOM, 12)
        + 1  # what the QR code and the address are for
        + lines_of_pieces(words.address, _CONTACT_ROOM, 12, bold=True)
    )
    return way * size * 1.15 * POINT + _SMALL.text(small) + 1.5


# ---- fewer words


def _ways_to_set(words: Words) -> Iterator[tuple[Setting, Words]]:
    """From everything in large type to the least that a card may say."""
    *larger, close, tight, least = SETTINGS
    for setting in (*larger, close):
        yield setting, words
    leaner = words
    for leaner in _shortened(words, _SPARED_FIRST):
        yield close, leaner
    yield from ((close, fewer) for fewer in _shortened(leaner, _EASILY_SPARED))
    yield tight, leaner
    fewest = leaner
    for fewest in _shortened(leaner, _HARDLY_SPARED):
        yield tight, fewest
    yield least, fewest


def _shortened(words: Words, ways: Iterable[Callable[[Words], Words]]) -> Iterator[Words]:
    """Each way of saying less, one on top of another; those that change nothing are skipped."""
    for shorten in ways:
        fewer = shorten(words)
        if fewer is not words:
            words = fewer
            yield words


def _first_time_of(most: int) -> Callable[[Words], Words]:
    def shorten(words: Words) -> Words:
        if len(words.first_time) <= most:
            return words
        what = "some-first-time" if most else "first-time"
        return replace(words, first_time=words.first_time[:most]).and_left_out(what)

    return shorten


def _without_notes_on_access(words: Words) -> Words:
    if not any(place.about_access for place in words.where):
        return words
    where = tuple(replace(place, about_access="") for place in words.where)
    return replace(words, where=where).and_left_out("access")


def _without_later_courses(words: Words) -> Words:
    return replace(words, intakes="").and_left_out("later-courses") if words.intakes else words


def _without_journey(words: Words) -> Words:
    return replace(words, journey="").and_left_out("journey") if words.journey else words


def _without_who(words: Words) -> Words:
    return replace(words, who="").and_left_out("who") if words.who else words


def _without_anyone(words: Words) -> Words:
    # Where nothing is said of who may come, everybody may.
    anyone = {messages.text("people.anyone"), messages.text("people.anyone-away")}
    return replace(words, who="") if words.who in anyone else words


def _without_concessions(words: Words) -> Words:
    return (
        replace(words, concessions="").and_left_out("concessions") if words.concessions else words
    )


def _without_other_way(words: Words) -> Words:
    return replace(words, other_way=None).and_left_out("other-way") if words.other_way else words


def _short_who(words: Words) -> Words:
    who = shortened(words.who, 120)
    return words if who == words.who else replace(words, who=who).and_left_out("some-who")


def _short_journey(words: Words) -> Words:
    journey = shortened(words.journey, 100)
    if journey == words.journey:
        return words
    return replace(words, journey=journey).and_left_out("some-journey")


def _times_of(most: int, length: int) -> Callable[[Words], Words]:
    def shorten(words: Words) -> Words:
        more = messages.text("card.more-times")
        kept = tuple(shortened(text, length) for text in words.when if text != more)[:most]
        if words.when in {kept, (*kept, more)}:
            return words
        return replace(words, when=(*kept, more)).and_left_out("some-times")

    return shorten


def _places_of(most: int) -> Callable[[Words], Words]:
    def shorten(words: Words) -> Words:
        if len(words.where) <= most:
            return words
        where = (*words.where[:most], Place(messages.text("card.more-places")))
        return replace(words, where=where).and_left_out("some-places")

    return shorten


def _prices_of(most: int, length: int) -> Callable[[Words], Words]:
    def shorten(words: Words) -> Words:
        more = messages.text("card.more-prices")
        kept = tuple(shortened(text, length) for text in words.cost if text != more)[:most]
        changes = words.cost_changes[:1]
        changes = tuple(shortened(change, length) for change in changes)
        same = changes == words.cost_changes
        if same and words.cost in {kept, (*kept, more)}:
            return words
        return replace(words, cost=(*kept, more), cost_changes=changes).and_left_out("some-prices")

    return shorten


def _short_joining(words: Words) -> Words:
    joining, wait = shortened(words.joining, 110), shortened(words.wait, 60)
    if (joining, wait) == (words.joining, words.wait):
        return words
    return replace(words, joining=joining, wait=wait).and_left_out("some-joining")


def _short_places(words: Words) -> Words:
    # The postcode is what finds a place, so it stays whole.
    where = tuple(
        replace(
            place,
            name=shortened(place.name, 50),
            street=shortened(place.street, 40),
            buses=shortened(place.buses, 50),
        )
        for place in words.where
    )
    if where == words.where:
        return words
    return replace(words, where=where).and_left_out("some-place")


def _short_dates(words: Words) -> Words:
    if not words.not_on and len(words.dates) <= 1:
        return words
    return replace(words, dates=words.dates[:1], not_on="").and_left_out("some-dates")


def _short_contact(words: Words) -> Words:
    best_time, ask_for = shortened(words.best_time, 36), shortened(words.ask_for, 36)
    if (best_time, ask_for) == (words.best_time, words.ask_for):
        return words
    return replace(words, best_time=best_time, ask_for=ask_for).and_left_out("some-contact")


def _short_opening(words: Words) -> Words:
    summary = shortened(words.summary, 90)
    if summary == words.summary and not words.highlight:
        return words
    return replace(words, highlight="", summary=summary).and_left_out("some-what")


def _least(words: Words) -> Words:
    """What nobody can do without: the rest is one telephone call away."""
    least = replace(
        words,
        summary="",
        cost_changes=(),
        joining=shortened(words.joining, 60),
        wait="",
        ask_for=shortened(words.ask_for, 24),
        best_time="",
        also="",
    )
    return least.and_left_out("what")


_SPARED_FIRST: tuple[Callable[[Words], Words], ...] = (
    _without_anyone,
    _without_notes_on_access,
    _without_later_courses,
    _short_journey,
    _short_who,
)
_EASILY_SPARED: tuple[Callable[[Words], Words], ...] = (_first_time_of(4), _first_time_of(3))
_HARDLY_SPARED: tuple[Callable[[Words], Words], ...] = (
    _first_time_of(4),
    _first_time_of(3),
    _first_time_of(2),
    _first_time_of(1),
    *(_prices_of(most, 110) for most in (6, 5, 4, 3)),
    *(_times_of(most, 160) for most in (7, 6, 5, 4)),
    _places_of(2),
    _without_journey,
    _first_time_of(0),
    _without_who,
    _short_joining,
    _short_places,
    _without_concessions,
    _without_other_way,
    _times_of(3, 110),
    _times_of(2, 110),
    _prices_of(2, 90),
    _prices_of(1, 90),
    _places_of(1),
    _short_dates,
    _short_contact,
    _short_opening,
    _times_of(1, 60),
    _prices_of(1, 60),
    _least,
)


def left_out_of(words: Words) -> str:
    """What had no room, as a list to read: "some of the first time and later courses"."""
    # "some of the first time" goes without saying beside "the first time".
    whole = {f"some-{name}" for name in words.left_out}
    return joined(
        messages.text(f"card.part-{name}") for name in words.left_out if name not in whole
    )
