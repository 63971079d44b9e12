"""A schedule in plain English, for what no time of an entry can say. Never a code such as 2TU."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from activity_directory.importers.open_referral import patterns
from activity_directory.importers.open_referral.patterns import value_of
from activity_directory.importers.open_referral.shapes import Document, day, line, number, remark
from activity_directory.schema.values import clock
from activity_directory.schema.values.dates import MONTHS
from activity_directory.wording.counting import counted


def in_words(one: Document, hours: str, today: date) -> str:
    """All that a schedule says, for people: its rule, and the words beside it."""
    rule = [_how_often(one), *_limits(one, today)]
    if rule[0] or len(rule) > 1 or hours:
        first, *rest = [*filter(None, rule), *([hours] if hours else [])]
        rule_in_words = f"{first[:1].upper()}{first[1:]}{''.join(f', {part}' for part in rest)}"
    else:
        rule_in_words = ""
    phrases = (rule_in_words, remark(one, "description"), remark(one, "notes"))
    return ". ".join(dict.fromkeys(phrase.rstrip(".") for phrase in phrases if phrase))


def dated(on: date) -> str:
    """`16 November 2026`."""
    return f"{on.day} {MONTHS[on.month - 1].capitalize()} {on.year}"


def hours_in_words(one: Document) -> str:
    """The hours as a schedule gives them, without seconds where they are times by our clock."""
    every = (line(one, name) for name in ("opens_at", "closes_at"))
    if patterns.is_by_another_clock(one):
        as_given = (re.sub(r"(?<=:\d\d):00(?=\D|$)", "", words) for words in every)
        return f"{' to '.join(filter(None, as_given))} by another clock"
    opens, closes = map(_clock, every)
    if closes and not opens:
        return f"until {closes}"
    return f"{opens} to {closes}" if closes else opens


def _joined(items: list[str]) -> str:
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def _clock(text: str) -> str:
    minutes = patterns.minutes(text)
    return text if minutes is None else clock.written(minutes)


def _how_often(one: Document) -> str:
    unit, interval = patterns.unit_of(one), number(one, "interval")
    days = list(_days(one))
    if not unit and not days:
        return ""
    if unit in {"", "week", "month", "day", "year"}:
        unit = unit or "week"
        several = interval not in {"", "0", "1"} and interval.isdecimal()
        often = f"every {interval} {unit}s" if several else f"every {unit}"
    else:
        often = unit
    return f"{often} on {_joined(days)}" if days else often


def _days(one: Document) -> Iterator[str]:
    for text in patterns.values(value_of(one, "byday", "weekday")):
        nth, name = patterns.named_day(text)
        if name and nth:
            word = patterns.nth_in_words(nth)
            yield f"the {word} {name}" if word else f"some {name}s"
        elif name:
            yield name
    for text in patterns.values(value_of(one, "bymonthday")):
        if name := patterns.date_of_month(text):
            yield f"the {name}"


def _limits(one: Document, today: date) -> Iterator[str]:
    """What else its rule says."""
    beside = patterns.beside(one)
    for name, before, after in (
        ("byweekno", "in week", "of the year"),
        ("byyearday", "on day", "of the year"),
    ):
        if numbers := patterns.values(beside.get(name, "")):
            plural = "s" if len(numbers) > 1 else ""
            yield f"{before}{plural} {_joined(numbers)} {after}"
    months = [
        MONTHS[int(text) - 1].capitalize()
        for text in patterns.values(beside.get("bymonth", ""))
        if text.isdecimal() and 1 <= int(text[:3]) <= len(MONTHS)
    ]
    if months:
        yield f"in {_joined(months)}"
    if "bysetpos" in beside:
        yield "only some of these days"
    if {"byhour", "byminute", "byeaster"} & beside.keys():
        yield "at other times than usual"
    began, valid = day(one, "dtstart"), day(one, "valid_from")
    first = began if began is not None else valid
    if first is not None and (first == began or first > today or patterns.interval_of(one) != 1):
        yield f"from {dated(first)}"
    ends = [last for name in ("valid_to", "until", "UNTIL") if (last := day(one, name))]
    if ends:
        yield f"until {dated(min(ends))}"
    count = value_of(one, "count")
    if count.isdecimal() and count != "0":
        yield counted(int(count), "time") if count != "1" else "once"
