"""Schedules of a service as times of an entry.

A pattern is used only where an entry can say all of it, and where its own words don't say
otherwise: where the two contradict each other the times are not known, and both are quoted. What is
over is no time of the service any more. What can't be read is in the entry in plain English.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from activity_directory.importers.open_referral import patterns
from activity_directory.importers.open_referral.beside import held_against
from activity_directory.importers.open_referral.in_words import dated, hours_in_words, in_words
from activity_directory.importers.open_referral.shapes import Document, day, line, remark
from activity_directory.intake.answers import Fault
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Facts, Value, Words, text_of
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values import clock
from activity_directory.schema.values.days import DAYS
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import ASK

ORIGIN = "times"
MOST = 40
"""Times of one entry."""
LONGEST = 200
"""Characters of words about a time."""


@dataclass(frozen=True)
class Scheduled:
    """A schedule, the name of its place and how it happens, where a service has several of them."""

    document: Document
    place: str = ""
    format: str = ""


@dataclass
class Times:
    """The times of a service.

    `when` are those that are known; `unread` are words that the reader of times may understand;
    `in_words` are those of rules that no entry can say, and are for people. `other_days` are days
    with other hours or none, in words. `remarks` are losses.
    """

    when: tuple[Facts, ...] = ()
    unread: list[str] = field(default_factory=list)
    in_words: list[str] = field(default_factory=list)
    other_days: list[str] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    over: date | None = None
    """The last day of them all, where every one is past and nothing else is said of times."""


@dataclass(frozen=True)
class _Read:
    """A schedule whose rule is a time of ours."""

    made: Facts
    scheduled: Scheduled


def times_of(schedules: Sequence[Scheduled], holidays: Sequence[Document], today: date) -> Times:
    """All that the schedules of a service say."""
    found = Times()
    read: list[_Read] = []
    over: list[date] = []
    for one in schedules:
        made = patterns.over_since(one.document, today) or _made(one.document, today)
        if isinstance(made, date):
            over.append(made)
            _over(found, one.document, made, today)
        elif made is None:
            _unread(found, one.document, today)
        else:
            read.append(_Read(made, one))
            if patterns.is_by_another_clock(one.document):
                words = quoted(shown(hours_in_words(one.document)))
                _lost(found, f"{words} may be another time here, so it is in words")
    read = _once_each(read)
    others = [off for off in holidays if (_last_day(off) or today) >= today]
    contradiction = _contradiction(read)
    if contradiction:
        found.in_words.insert(0, contradiction)
        found.other_days += [words for off in others if (words := _other_day(off))]
        _lost(found, contradiction, "So it says neither, and asks people to get in touch.")
        return found
    items: list[Facts] = []
    dates = [made for off in others if (made := _on_that_day(off)) is not None]
    for item in (*(_with_what_else(known, read, others) for known in read), *dates):
        if item not in items:
            items.append(item)
    found.when = tuple(items[:MOST])
    found.in_words += [_in_short(item) for item in items[MOST:]]
    for off in others:
        _note_other_day(found, off, items)
    if over and not (found.when or found.in_words or found.unread):
        found.over = max(over)
    return found


def _once_each(every: Sequence[_Read]) -> list[_Read]:
    """The times without those of no place that are said again of a place; their words stay."""
    found = list(every)
    for one in every:
        if one.scheduled.place:
            continue
        again = next((other for other in found if _is_the_same_time(one, other)), None)
        if again is not None:
            found[found.index(again)] = replace(again, scheduled=_with_words_of(one, again))
            found = [other for other in found if other is not one]
    return found


def _is_the_same_time(one: _Read, other: _Read) -> bool:
    formats = {one.scheduled.format, other.scheduled.format} - {""}
    return bool(other.scheduled.place) and one.made == other.made and len(formats) < 2


def _with_words_of(one: _Read, again: _Read) -> Scheduled:
    """A schedule with the words of another of the same time, and how it happens."""
    document = dict(again.scheduled.document)
    for name in ("description", "notes"):
        words = (remark(document, name), remark(one.scheduled.document, name))
        document[name] = ". ".join(dict.fromkeys(filter(None, words)))
    format_ = again.scheduled.format or one.scheduled.format
    return replace(again.scheduled, document=document, format=format_)


def _lost(found: Times, message: str, hint: str = "") -> None:
    fault = Fault(ORIGIN, f"{question(ORIGIN).label}: {message}", hint)
    if fault not in found.remarks:
        found.remarks.append(fault)


def _over(found: Times, one: Document, ended: date, today: date) -> None:
    words = in_words(one, hours_in_words(one), today) or "a time"
    _lost(found, f"{quoted(shown(words))} was over on {ended.isoformat()}, so it is left out")


def _unread(found: Times, one: Document, today: date) -> None:
    """Words alone may be read as those of a spreadsheet are; a rule is for people."""
    rule = {
        *("byday", "weekday", "bymonthday", "dtstart", "until", "count", "valid_to"),
        *("opens_at", "closes_at"),
    }
    is_words_alone = (
        not any(patterns.value_of(one, name) for name in rule)
        and patterns.unit_of(one) in {"", "week"}
        and patterns.interval_of(one) == 1
        and not patterns.beside(one)
    )
    words = remark(one, "description", "notes") if is_words_alone else ""
    into = found.unread if words else found.in_words
    words = words or in_words(one, hours_in_words(one), today)
    if not words or words in into:
        return
    into.append(words)
    if into is found.in_words:
        _lost(found, f"{quoted(shown(words))} is no time that an entry can give, so it is in words")


def _made(one: Document, today: date) -> Facts | date | None:
    """The time of a schedule; the day on which it was, if that is past; else nothing."""
    hours = _hours(one)
    if hours is None:
        return None
    if patterns.is_single(one) or patterns.is_of_one_day(one):
        return _on_a_date(one, hours, today)
    pattern = patterns.whole_pattern(one, today)
    if pattern is None:
        return None
    if pattern.ending is not None and pattern.ending < today:
        return pattern.ending
    facts: dict[str, Value] = {
        "every": Words(pattern.every, ORIGIN),
        "days": tuple(Words(name, ORIGIN) for name in pattern.days),
        **hours,
    }
    if pattern.starting is not None:
        facts["starting"] = Words(pattern.starting.isoformat(), ORIGIN)
    if pattern.ending is not None:
        facts["ending"] = Words(pattern.ending.isoformat(), ORIGIN)
    return facts


def _on_a_date(one: Document, hours: Facts, today: date) -> Facts | date | None:
    first, last = day(one, "dtstart"), day(one, "valid_to")
    if first is None and last is not None and day(one, "valid_from") == last:
        first = last
    if first is None or (last is not None and last != first):
        return None
    if patterns.value_of(one, "count") not in {"", "0", "1"}:
        return None
    return first if first < today else {"date": Words(first.isoformat(), ORIGIN), **hours}


def _hours(one: Document) -> Facts | None:
    """The hours, which may not be known; nothing where what is there is no time."""
    opens, closes = line(one, "opens_at"), line(one, "closes_at")
    if not (opens or closes) or patterns.is_by_another_clock(one):
        return {"from": Words(ASK, ORIGIN)}
    start, end = patterns.minutes(opens), patterns.minutes(closes)
    if start is None or (closes and end is None):
        return None
    found: dict[str, Value] = {"from": Words(clock.written(start), ORIGIN)}
    if end is not None:
        if end <= start:
            return {"from": Words(ASK, ORIGIN)} if end == start == 0 else None
        found["to"] = Words(clock.written(end), ORIGIN)
    return found


def _with_what_else(one: _Read, every: Collection[_Read], others: Sequence[Document]) -> Facts:
    """The time with its days off, its limits, its place and what is said of it."""
    item = dict(one.made)
    if off := tuple(_days_off(one.made, others)):
        item["except"] = off
    if one.scheduled.place:
        item["venue"] = Words(one.scheduled.place, ORIGIN)
    if one.scheduled.format:
        item["format"] = Words(one.scheduled.format, ORIGIN)
    document = one.scheduled.document
    phrases = []
    if patterns.is_by_another_clock(document):
        phrases.append(f"The list says {hours_in_words(document)}.")
    for name in ("notes", "description"):
        words = remark(document, name)
        if not words:
            continue
        beside = held_against(words, (one.made,), _made_of(every), about_all=False)
        if "date" not in item:
            item |= {fact: Words(value, ORIGIN) for fact, value in beside.facts.items()}
        if beside.says_more:
            phrases.append(words)
    note = " ".join(dict.fromkeys(phrases))
    if note and len(note) <= LONGEST:
        item["note"] = Words(note, ORIGIN)
    elif note:
        item["note"] = Words(f"{note[: LONGEST - 1].rpartition(' ')[0]}…", ORIGIN)
    return item


def _made_of(every: Collection[_Read]) -> list[Facts]:
    return [one.made for one in every]


# --- days that are not as usual


def _is_closed(one: Document) -> bool | None:
    """Whether it is closed on these days; None where nobody says so."""
    value = one.get("closed")
    text = line(one, "closed").casefold()
    if value is True or text in {"true", "yes", "1"}:
        return True
    return False if value is False or text in {"false", "no", "0"} else None


def _last_day(one: Document) -> date | None:
    return day(one, "end_date") or day(one, "start_date")


def _days_off(made: Facts, others: Sequence[Document]) -> Iterator[Words]:
    """The days on which a pattern does not hold: a single one only where it would be on."""
    if "date" in made:
        return
    weekdays = {*text_of(made.get("days")).split(", ")}
    for one in others:
        first, last = day(one, "start_date"), _last_day(one)
        hours = _hours(one)
        holds = _is_closed(one) is True or (hours is not None and "to" in hours)
        if first is None or last is None or last < first or not holds:
            continue
        if first < last:
            yield Words(f"{first} to {last}", "not_on")
        elif not weekdays <= {*DAYS} or DAYS[first.weekday()] in weekdays:
            yield Words(first.isoformat(), "not_on")


def _on_that_day(one: Document) -> Facts | None:
    """The time of one day that has other hours than usual."""
    first, hours = day(one, "start_date"), _hours(one)
    if _is_closed(one) is True or first is None or first != _last_day(one):
        return None
    if hours is None or "to" not in hours:
        return None
    return {"date": Words(first.isoformat(), ORIGIN), **hours}


def _other_day(one: Document) -> str:
    """Days that are not as usual, in words."""
    first, last = day(one, "start_date"), _last_day(one)
    if first is None or last is None:
        return ""
    days = dated(first) if first == last else f"{dated(first)} to {dated(last)}"
    if _is_closed(one) is True:
        return f"Closed {days}"
    hours = hours_in_words(one)
    return f"{days}: {hours}" if hours else f"Perhaps not as usual: {days}"


def _note_other_day(found: Times, one: Document, items: Sequence[Facts]) -> None:
    """Keep in words what is no fact of the times."""
    words = _other_day(one)
    if not words or _on_that_day(one) is not None:
        return
    is_closed = _is_closed(one)
    if is_closed is True and any("every" in item for item in items):
        return
    if is_closed is False and not hours_in_words(one):
        words = f"Open {words.partition(': ')[2]}"
    found.other_days.append(words)
    _lost(found, f"{quoted(shown(words))} is no time that an entry can give, so it is in words")


# --- whether a pattern and its words say the same


def _contradiction(read: Sequence[_Read]) -> str:
    """What patterns and their words say against each other; nothing where they agree.

    One text may be about all schedules, so it is held against all that have it.
    """
    by_words: dict[tuple[str, str], list[Facts]] = {}
    for one in read:
        for name in ("description", "notes"):
            if words := remark(one.scheduled.document, name):
                by_words.setdefault((name, words), []).append(one.made)
    every = _made_of(read)
    against = [
        (words, items)
        for (name, words), items in by_words.items()
        if held_against(words, items, every, about_all=name == "description").against
    ]
    if not against:
        return ""
    named = [id(made) for _, items in against for made in items]
    rest = [_in_short(made) for made in every if id(made) not in named]
    quotes = [
        f"“{'; '.join(dict.fromkeys(map(_in_short, items)))}”, and also “{words}”"
        for words, items in against
    ]
    also = f"; besides, “{'; '.join(dict.fromkeys(rest))}”" if rest else ""
    return f"The list says {'; '.join(quotes)}{also}"


def _in_short(made: Facts) -> str:
    often = text_of(made.get("every"))
    hours = " to ".join(filter(None, (text_of(made.get("from")), text_of(made.get("to")))))
    words = " ".join(
        (
            *(("Every", f"{often},") if often not in {"", "week", "month"} else ()),
            text_of(made.get("days")) or text_of(made.get("date")),
            *((hours,) if hours and hours != ASK else ()),
        )
    )
    limits = [
        f"{before} {dated(date.fromisoformat(text))}"
        for before, name in (("from", "starting"), ("until", "ending"))
        if (text := text_of(made.get(name)))
    ]
    return ", ".join((words, *limits))
