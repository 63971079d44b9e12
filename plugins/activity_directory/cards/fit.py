"""A card is made to fit one side of its paper: as large as its words allow, then fewer words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from activity_directory import messages
from activity_directory.cards.measure import POINT, lines, lines_of_pieces, width
from activity_directory.cards.sizes import Setting, Size, setting_of, settings_of
from activity_directory.cards.words import (
    Place,
    Words,
    lines_of_places,
    shortened,
    together,
    unbroken,
)
from activity_directory.wording.dates import full_date
from activity_directory.wording.optional_text import OptionalText
from activity_directory.wording.phrases import joined, sentences

# Millimetres on A5; on other sizes as much more as the type is larger.
_TOP = 5.6
_UNDER_NAME = 1.5
_WARNINGS = 6.0
_CONTACT = 5.4
_FOOT = 3.0
_BESIDE_PATCH = 4.0
AROUND_CODE = 8.4
"""Millimetres on A5 that a row with the QR code needs beside the code and the words."""
_A_LONG_DATE = date(2026, 9, 23)


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the card: what it answers, and the answer in one or more lines.

    `picture` names a drawing where the card has one beside each row.
    """

    label: str
    lines: tuple[str, ...]
    picture: OptionalText = ""


_QUESTIONS = (
    ("when", "when"),
    ("next-date", "when"),
    ("where", "where"),
    ("cost", "cost"),
    ("how-to-join", "joining"),
    ("who-for", "eligibility"),
    ("first-time", "first-time"),
)
"""The rows in their order, each with its picture."""


def facts_of(words: Words, setting: Setting) -> tuple[Fact, ...]:
    """The rows of the card in their order; those with nothing to say are left out."""
    dates = words.dates
    if setting.spacing != "open" and len(dates) > 1:
        dates = (words.dates_in_one,)
    after = (words.not_on,)
    answers: tuple[tuple[str, ...], ...] = (
        words.when if dates else (*words.when, *after),
        (*dates, *after, words.intakes) if dates else (),
        (*lines_of_places(words.where), words.journey),
        (*words.cost, *words.cost_changes, words.concessions),
        (together(words.joining, words.wait),),
        (words.who,),
        (" ".join(words.first_time),),
    )
    easy = setting.of.labels == "above"
    facts = []
    for (name, picture), answer in zip(_QUESTIONS, answers, strict=True):
        texts = [unbroken(line) for line in answer if line]
        if easy:  # a sentence on each line
            texts = [one for line in texts for one in sentences(line)]
        if texts:
            row = "next-dates" if name == "next-date" and len(words.dates) > 1 else name
            label = f"card.question-{row}" if easy else f"card.row-{row}"
            facts.append(Fact(messages.text(label), tuple(texts), picture if easy else ""))
    return tuple(facts)


def fitted(words: Words, size: Size, *, patch: bool = False) -> tuple[Setting, Words, bool]:
    """The most generous way of setting the words on one side, and whether even that fits.

    With `patch`, the activity has one, which is drawn where it takes nothing from the words.
    """
    if size.code_on_back:
        words = _in_short(words)
    draft = Draft(words, size)
    sizes_of_type = settings_of(size)
    # Larger type takes more room, so that the largest that fits is found by halving.
    at = bisect_left(sizes_of_type, -size.height, key=lambda one: -draft.height(one))
    if at < len(sizes_of_type):
        plain = sizes_of_type[at]
        drawn = setting_of(size, plain.points, patch=patch and size.patch > 0)
        with_patch = drawn.patch and draft.height(drawn) <= size.height
        return drawn if with_patch else plain, words, True
    setting, fewer = sizes_of_type[-1], words
    for setting, fewer in _ways_to_say_less(words, size):
        if height(fewer, setting) <= size.height:
            return setting, fewer, True
    return setting, fewer, False


def height(words: Words, setting: Setting) -> float:
    """The millimetres that the card takes, rather more than less."""
    return Draft(words, setting.of).height(setting)


class Draft:
    """The words of a card on their way to paper: how high they are in one type or another."""

    def __init__(self, words: Words, size: Size) -> None:
        self.words, self.size = words, size
        self._facts: dict[bool, tuple[Fact, ...]] = {}

    def height(self, setting: Setting) -> float:
        """The millimetres that the card takes in this setting, rather more than less."""
        facts = self._facts_of(setting)
        fact_lines = sum(_lines_of_fact(fact, setting) for fact in facts)
        return (
            self._height_of_what_stays
            + self._height_of_opening(setting)
            + _text(setting, fact_lines)
            + (len(facts) + 2) * setting.gap
            + self._height_of_contact(setting)
        )

    def _facts_of(self, setting: Setting) -> tuple[Fact, ...]:
        is_open = setting.spacing == "open"
        if is_open not in self._facts:
            self._facts[is_open] = facts_of(self.words, setting)
        return self._facts[is_open]

    @cached_property
    def _height_of_what_stays(self) -> float:
        """What is in the smallest type, whatever the rest is in."""
        words, size = self.words, self.size
        unit, small = size.unit, size.smallest
        warnings = sum(
            lines(warning, size.width - 6 * unit, small, bold=True) for warning in words.warnings
        )
        foot = lines(words.please, size.width, small, bold=True)
        if not size.code_on_back:
            foot += lines_of_dates(words.checked, size)
        return (
            _small(size, _lines_of_top(words, size) + warnings + foot)
            + (_TOP + _FOOT + (_WARNINGS if warnings else 0)) * unit
        )

    def _height_of_opening(self, setting: Setting) -> float:
        """The name and what it is, beside the patch where there is one."""
        words, unit = self.words, self.size.unit
        patch = self.size.patch if setting.patch else 0
        room = self.size.width - (patch + _BESIDE_PATCH * unit if patch else 0)
        name = lines(words.name, room, setting.name, bold=True)
        under = lines(words.highlight, room, setting.points, bold=True) + lines(
            words.summary, room, setting.points
        )
        beside = name * setting.name * 1.12 * POINT + _text(setting, under)
        return max(patch, beside) + _UNDER_NAME * unit

    def _height_of_contact(self, setting: Setting) -> float:
        words, size = self.words, self.size
        points = setting.number if words.way.is_number else setting.points + 2
        room = self._room_for_ways - width(f"{words.way.verb} ", size.smallest * 14 / 12)
        way = lines_of_pieces(words.way.pieces, room, points, bold=True)
        ways = way * points * 1.15 * POINT + _small(size, self._lines_of_ways)
        if size.code_on_back:
            return _CONTACT * size.unit + ways
        find = _small(size, lines_to_look_up(words.address, self._room_for_ways, size))
        return _CONTACT * size.unit + max(size.code, ways + find + 1.5 * size.unit)

    @property
    def _room_for_ways(self) -> float:
        """Beside the QR code, where that is on this side."""
        code = 0 if self.size.code_on_back else self.size.code
        return self.size.width - AROUND_CODE * self.size.unit - code

    @cached_property
    def _lines_of_ways(self) -> int:
        """Lines of the smallest type under the number."""
        words, room, small = self.words, self._room_for_ways, self.size.smallest
        other = words.other_way
        pieces = (messages.text(f"card.or-{other.means}", link=""), *other.pieces) if other else ()
        ask_for = messages.text("card.ask-for", whom=words.ask_for) if words.ask_for else ""
        best_time = messages.text("card.best-time", time=words.best_time) if words.best_time else ""
        return (
            lines(ask_for, room, small, bold=True)
            + lines(best_time, room, small)
            + lines(words.also, room, small)
            + lines_of_pieces(pieces, room, small)
        )


def lines_to_look_up(address: Iterable[str], room: float, size: Size) -> int:
    """Lines that say what the QR code is for, and the address to type."""
    scan = lines(messages.text("card.scan"), room, size.smallest)
    return scan + lines_of_pieces(address, room, size.smallest, bold=True)


def lines_of_dates(checked: str, size: Size) -> int:
    """Lines with the day of the last check and the day of printing."""
    printed = messages.text("card.printed-on", date=full_date(_A_LONG_DATE))
    return lines(f"{checked} {printed}", size.width, size.smallest)


def _text(setting: Setting, count: int) -> float:
    """The height of so many lines of text."""
    return count * setting.points * setting.leading * POINT


def _small(size: Size, count: int) -> float:
    """The height of so many lines of the smallest type."""
    return count * size.smallest * 1.25 * POINT


def _lines_of_fact(fact: Fact, setting: Setting) -> int:
    room, points = setting.of.width - setting.of.column, setting.points
    if setting.of.labels == "before":
        first, *others = fact.lines
        # The label is bold, which is a little wider.
        return lines(f"{fact.label}\u00a0\u00a0 {first}", room * 0.98, points) + sum(
            lines(line, room, points) for line in others
        )
    own_line = 1 if setting.of.labels == "above" else 0
    return own_line + sum(lines(line, room, points) for line in fact.lines)


def _lines_of_top(words: Words, size: Size) -> int:
    small = size.smallest
    heading, portal = width(words.heading, small, bold=True), width(words.portal, small)
    if heading + portal + 6 * size.unit <= size.width:
        return 1
    return lines(words.heading, size.width, small, bold=True) + lines(
        words.portal, size.width, small
    )


# ---- fewer words


def _ways_to_say_less(words: Words, size: Size) -> Iterator[tuple[Setting, Words]]:
    """From a detail that is easily spared to the least that a card may say."""
    close, tight, least = (
        setting_of(size, size.smallest, spacing) for spacing in ("open", "tight", "least")
    )
    leaner = words
    for leaner in _shortened(words, _SPARED_FIRST):
        yield close, leaner
    yield from ((close, fewer) for fewer in _shortened(leaner, _EASILY_SPARED))
    yield tight, leaner
    fewest = leaner
    for fewest in _shortened(leaner, _HARDLY_SPARED):
        yield tight, fewest
    yield least, fewest


def _in_short(words: Words) -> Words:
    """What a card for the pocket says at most: when, where, what it costs, how to join."""
    for shorten in _NOT_IN_A_POCKET:
        words = shorten(words)
    return words


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
        return words.leaving_out(what, first_time=words.first_time[:most])

    return shorten


def _without_notes_on_access(words: Words) -> Words:
    if not any(place.about_access for place in words.where):
        return words
    where = tuple(replace(place, about_access="") for place in words.where)
    return words.leaving_out("access", where=where)


def _without_later_courses(words: Words) -> Words:
    return words.leaving_out("later-courses", intakes="") if words.intakes else words


def _without_journey(words: Words) -> Words:
    return words.leaving_out("journey", journey="") if words.journey else words


def _without_who(words: Words) -> Words:
    return words.leaving_out("who", who="") if words.who else words


def _without_anyone(words: Words) -> Words:
    # Where nothing is said of who may come, everybody may.
    anyone = {messages.text("people.anyone"), messages.text("people.anyone-away")}
    return replace(words, who="") if words.who in anyone else words


def _without_concessions(words: Words) -> Words:
    return words.leaving_out("concessions", concessions="") if words.concessions else words


def _without_other_way(words: Words) -> Words:
    return words.leaving_out("other-way", other_way=None) if words.other_way else words


def _short_who(words: Words) -> Words:
    who = shortened(words.who, 120)
    return words if who == words.who else words.leaving_out("some-who", who=who)


def _short_journey(words: Words) -> Words:
    journey = shortened(words.journey, 100)
    if journey == words.journey:
        return words
    return words.leaving_out("some-journey", journey=journey)


def _times_of(most: int, length: int) -> Callable[[Words], Words]:
    def shorten(words: Words) -> Words:
        more = messages.text("card.more-times")
        kept = tuple(shortened(text, length) for text in words.when if text != more)[:most]
        if words.when in {kept, (*kept, more)}:
            return words
        return words.leaving_out("some-times", when=(*kept, more))

    return shorten


def _places_of(most: int) -> Callable[[Words], Words]:
    def shorten(words: Words) -> Words:
        if len(words.where) <= most:
            return words
        where = (*words.where[:most], Place(messages.text("card.more-places")))
        return words.leaving_out("some-places", where=where)

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
        return words.leaving_out("some-prices", cost=(*kept, more), cost_changes=changes)

    return shorten


def _short_joining(words: Words) -> Words:
    joining, wait = shortened(words.joining, 110), shortened(words.wait, 60)
    if (joining, wait) == (words.joining, words.wait):
        return words
    return words.leaving_out("some-joining", joining=joining, wait=wait)


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
    return words.leaving_out("some-place", where=where)


def _short_dates(words: Words) -> Words:
    if not words.not_on and len(words.dates) <= 1:
        return words
    return words.leaving_out("some-dates", dates=words.dates[:1], not_on="")


def _short_contact(words: Words) -> Words:
    best_time, ask_for = shortened(words.best_time, 36), shortened(words.ask_for, 36)
    if (best_time, ask_for) == (words.best_time, words.ask_for):
        return words
    return words.leaving_out("some-contact", best_time=best_time, ask_for=ask_for)


def _short_opening(words: Words) -> Words:
    summary = shortened(words.summary, 90)
    if summary == words.summary and not words.highlight:
        return words
    return words.leaving_out("some-what", highlight="", summary=summary)


def _least(words: Words) -> Words:
    """What nobody can do without: the rest is one telephone call away."""
    return words.leaving_out(
        "what",
        summary="",
        cost_changes=(),
        joining=shortened(words.joining, 60),
        wait="",
        ask_for=shortened(words.ask_for, 24),
        best_time="",
        also="",
    )


_SPARED_FIRST: tuple[Callable[[Words], Words], ...] = (
    _without_anyone,
    _without_notes_on_access,
    _without_later_courses,
    _short_journey,
    _short_who,
)
_EASILY_SPARED: tuple[Callable[[Words], Words], ...] = (_first_time_of(4), _first_time_of(3))
_NOT_IN_A_POCKET: tuple[Callable[[Words], Words], ...] = (
    _first_time_of(0),
    _without_notes_on_access,
    _without_journey,
    _without_who,
    _without_concessions,
    _without_other_way,
)
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
