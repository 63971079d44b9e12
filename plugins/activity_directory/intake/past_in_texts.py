"""Dates of a text that are past, beside nothing newer: `Our Christmas party on 14 December 2022`.

The words stay, and the report says so, since such a text may be of what is long over. Where all of
a listing is over (a course by its first day and its weeks, a party of that name) no session is made
of it. What a text tells as history (`founded on 3 May 2019`) is none, nor is a date since when
something runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from activity_directory.intake.from_a_list import sentences
from activity_directory.intake.making import Making
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Value, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.dates import month_called
from activity_directory.schema.values.days import WEEKDAY
from activity_directory.schema.values.days_with_years import (
    A_DATE,
    A_MONTH,
    days_named_in,
    end_of_course,
)
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import ASK
from activity_directory.schema.values.words import on_one_line

_TEXTS = ("name", "summary", "description", "first_time", "how_to_join")
_DATED = ("times", "how_often", "times_in_words", "starting", "sessions", "not_on")
_MAY = re.compile(r"\b20\d\d\b|\d/\d\d\b")
_YEAR = re.compile(r"\b20\d\d\b")
_OF_AN_OCCASION = re.compile(
    r"\b(?:agm|annual general meeting|appeal|barbecue|bbq|carol service|ceilidh|celebration"
    r"|classes|concert|course|coffee morning|dates?|disco|event|exhibition|fair|fayre|f[eê]te"
    r"|festival|fun day|join us|launch|lunch|meeting|next|open (?:day|evening|morning)|outing"
    r"|part(?:y|ies)|performance|picnic|programme|quiz|sale|session|show|social|supper|talk|taster|term|trip"
    r"|walk|workshop)s?\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:ago|anniversary|as (?:at|of)|became|been|began|charity|copyright|cqc|did|founded|grew"
    r"|had|has|have|last|moved|number|ofsted|ran|since|started|took|was|went|were|won"
    r"|(?!need)[a-z]{3,}(?<!book)(?<!unlimit)ed (?:in|on|by|to|as))\b|©",
    re.IGNORECASE,
)
"""Words by which a sentence says what was, and not what is on."""
_A_MONTH_OF_A_YEAR = re.compile(
    rf"\b(?:{A_MONTH}|spring|summer|autumn|winter|christmas|easter)(?: term)?,? (?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_IS_A_COURSE = re.compile(r"\b(?:course|programme|\d+[- ]weeks?)\b", re.IGNORECASE)


_A_COURSE_FROM = re.compile(
    r"\bcourse\b.{0,60}\b(?:from|start(?:s|ing)?|begin(?:s|ning)?|commenc(?:es|ing))\b",
    re.IGNORECASE,
)
"""A course that has begun: `A year long course beginning in September 2015`."""


_ONCE = re.compile(
    r"\b(?:concert|fair|fayre|f[eê]te|festival|fun day|launch|open day|party)\b", re.IGNORECASE
)
"""What is on one day, and may be all that a listing is."""


class Past(NamedTuple):
    """What a text says is over: where, in which words, and if that is all of the listing."""

    question: str
    words: str
    is_all_of_it: bool


def compared(making: Making, made: Value, written: str, past: Past) -> Value:
    """The times of a listing; people have to ask where a text says that all of it is over.

    `written` are the times as the list has them.
    """
    says = f"this names dates that are past, {quoted(shown(past.words))}, and nothing newer"
    asked, hint = question(past.question), "Look whether it still runs, and change the words."
    if not (past.is_all_of_it and _comes_round(made)):
        making.answers.remark(asked, says, hint)
        return made
    making.answers.remark(asked, f"{says}, so people have to ask when it is on", hint)
    words = on_one_line(written)
    if not words or len(words) > question("times_in_words").longest:
        return Words(ASK, "times")
    return ({"ask": Words("", "times"), "text": Words(words, "times")},)


def _comes_round(made: Value) -> bool:
    """Whether times are those of every week or the like."""
    items = made if isinstance(made, tuple) and not isinstance(made, Words) else ()
    return any(isinstance(one, Mapping) and "every" in one for one in items)


def past_of(making: Making) -> Past | None:
    """The first words of an occasion that is past; None where something newer is said."""
    given, today = making.answers.given, making.today
    texts = {name: given[name] for name in _TEXTS if _MAY.search(given.get(name, ""))}
    if not texts or any(_may_be_new(given.get(name, ""), today) for name in _DATED):
        return None
    if any(_may_be_new(text, today) for text in texts.values()):
        return None
    return next(_occasions(texts, given.get("name", ""), today), None)


def _may_be_new(text: str, today: date) -> bool:
    """Whether a text names this year or a later one otherwise than in dates that are past."""
    if not _MAY.search(text):
        return False
    days = [*days_named_in(text)]
    if any(one.day >= today for one in days):
        return True
    for one in days:
        text = text.replace(one.words, " ")
    return any(int(year) >= today.year for year in _YEAR.findall(text))


def _occasions(texts: dict[str, str], name: str, today: date) -> Iterator[Past]:
    for asked, text in texts.items():
        every = [*sentences(text), ""]
        for number, (sentence, after) in enumerate(pairwise(every)):
            if not _MAY.search(sentence) or _HISTORY.search(sentence):
                continue
            course = end_of_course(sentence)
            if course is not None:
                if course.day < today:
                    is_it = not number or _IS_A_COURSE.search(name) is not None
                    yield Past(asked, sentence, asked != "how_to_join" and is_it)
            elif _is_of_an_occasion(sentence, after) and _names_the_past(sentence, today):
                once = _ONCE.search(sentence)
                is_it = once is not None and once[0].casefold() in name.casefold()
                is_it = is_it or (not number and _A_COURSE_FROM.search(sentence) is not None)
                yield Past(asked, sentence, asked == "name" or is_it)


def _is_of_an_occasion(sentence: str, after: str) -> bool:
    """Whether a sentence names an occasion, or is a date and nothing else: `Sat 18 June 2016`.

    So it is too where the sentence `after` it goes on with a day of the same month, which is of
    that year: `In Larkwell 3-5 April 2020. The walk is on Sunday 5 April.`
    """
    if _OF_AN_OCCASION.search(sentence) or _goes_on(sentence, after):
        return True
    return not re.search(r"\w", _WEEKDAY.sub(" ", A_DATE.sub(" ", sentence)))


def _goes_on(sentence: str, after: str) -> bool:
    """Whether the sentence `after` one with dates names a day of the same months, and no year."""
    months = {one.day.month for one in days_named_in(sentence)}
    return not _HISTORY.search(after) and any(
        month_called(one["before"] or one["behind"]) in months
        for one in _WITHOUT_YEAR.finditer(after)
    )


_WITHOUT_YEAR = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?P<before>{A_MONTH})\b"
    rf"|(?P<behind>{A_MONTH})\b\.? \d{{1,2}}(?:st|nd|rd|th)?\b)(?!\W{{1,3}}\d{{4}})",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)


def _names_the_past(sentence: str, today: date) -> bool:
    """Whether all days that a sentence names are past, and none is since when something runs."""
    days = [*days_named_in(sentence)]
    if days:
        is_course = _IS_A_COURSE.search(sentence) is not None
        return all(one.what != "first" or is_course for one in days)
    return any(int(one["year"]) < today.year for one in _A_MONTH_OF_A_YEAR.finditer(sentence))
