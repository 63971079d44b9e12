"""Days and times as people write them on a line, and the `when` of an entry that they make.

`Monday 10:30 to 11:30`, `1st and 3rd Friday 2 - 4pm`, `Mon 10-12 & 1-3, Wed 2-4`,
`16 January 2027 10:00 to 15:00`. A line has one reading, or it is a question that shows them all:
nothing of it is used before its writer has chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from functools import lru_cache
from itertools import product
from typing import NamedTuple, TypeAlias

from activity_directory.intake import all_hours
from activity_directory.intake.beside_times import times_and_words
from activity_directory.intake.closed_days import without_closed_days
from activity_directory.intake.labelled_times import (
    last_days,
    put_together,
    sessions_in,
    with_its_days_of_the_month,
)
from activity_directory.intake.parts_of_sessions import names_parts, one_session
from activity_directory.intake.writing import Facts, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema import kinds
from activity_directory.schema.kinds import Text
from activity_directory.schema.values import clock
from activity_directory.schema.values.clock import CLOCK, PARTS_OF_A_DAY, TO, Span
from activity_directory.schema.values.dates import end_fault
from activity_directory.schema.values.days import DAYS, days_in, days_named, runs_of
from activity_directory.schema.values.mistake import Mistake, either, shown
from activity_directory.wording.counting import counted

_SPAN = re.compile(
    rf"(?:\bbetween\s+(?P<after>{CLOCK})\s+and\s+(?P<before>{CLOCK}))"
    rf"|(?P<start>{CLOCK})(?:{TO}(?P<end>{CLOCK}))?",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(
    rf"(?P<days>.*?\S)[,:]?\s+(?:from\s+|at\s+)?(?P<span>{CLOCK}(?:{TO}{CLOCK})?)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"^(?:[\s,;&/+:.]|\b(?:and|then|plus|from|at|between)\b)*$", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:[\s,;&/+:.]|\b(?:and|then|plus|also|on)\b)+|(?:[\s,;:.@–—-]|\b(?:from|at)\b)+$",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(morning|afternoon|eve|evening|night)s?\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:every other|alternate|fortnightly)\b", re.IGNORECASE)
_NOT_ON_BANK_HOLIDAYS = re.compile(
    r"\(?\b(?:except|exc|excl|excluding|not(?: open)?|closed|but not|excluding on)\.?"
    r"(?:\s+(?:on|for))?\s+(?:all\s+)?bank\s+hol(?:iday)?s?\b\)?",
    re.IGNORECASE,
)
_IN_TERM_TIME = re.compile(
    r"\(?\b(?:(?:in|during)\s+)?(?:(?:local\s+)?school\s+)?term[ -]?time(?:\s+only)?\b\)?"
    r"|\(?\b(?:except|excluding|not(?:\s+(?:in|during))?)\s+(?:the\s+)?school\s+hol(?:iday)?s\b\)?",
    re.IGNORECASE,
)


class Unread(NamedTuple):
    """A line that can't be read, with the message and the hint."""

    message: str
    hint: str = ""


_Further: TypeAlias = tuple[tuple[str, str], ...]
"""What holds for times besides, as an entry writes it."""


class _Line(NamedTuple):
    """One day with one pair of times. `further` is what holds for it besides."""

    days: str
    start: str
    end: str
    further: _Further = ()


_UNSURE_HOW_OFTEN = re.compile(
    r"\bbi[ -]?(?:annual|month|week|year)(?:ly)?\b"
    r"|\b(?:half|semi|tri|two|three|four|five|six|eight|ten)-(?:month|week)ly\b",
    re.IGNORECASE,
)
"""`Bi-weekly` is twice a week or every two weeks; `six-weekly` is no `weekly` either."""
_SAY_HOW_OFTEN = "Write how often it is on in other words, such as `every two weeks`."
_DOTS = re.compile(r"\s+[·•]\s+")
"""What parts sessions as a comma does: `Beavers 18:00 · Cubs 19:00`. `10·30` is a time."""


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of an answer, without the spaces around them."""
    lines = (" ".join(one.split()) for one in re.split(r"[\n;]", _COLON.sub(": ", text)))
    return tuple(filter(None, lines))


_COLON = re.compile(r"(?<=[A-Za-z]):(?=\d)")
"""`Wed:10am`, without the space."""


@lru_cache(maxsize=512)  # many rows of a list have the same times
def when(
    how_often: str, lines: str, origin: str, *, words_beside: bool = False
) -> tuple[tuple[Facts, ...], tuple[Unread, ...]]:
    """The items of `when` that the lines come to, and what could not be read of them.

    `how_often` is one of week, 2 weeks, month, once and open. With `words_beside`, a line may say
    more than its days and times, where that can't change when it is on: it is their `note`.
    """
    found: dict[tuple[str, str, _Further], list[str]] = {}
    unread: list[Unread] = []
    open_then, closed = _closed_days(lines_of(lines), how_often)
    of_times = put_together(open_then) if words_beside else open_then
    for line, limits in _with_limits_of_lines(of_times):
        read = _read(line, how_often, limits, words_beside=words_beside)
        for one in _but_for(closed, line, [*read]) if closed else read:
            if isinstance(one, Unread):
                unread.append(one)
            else:
                found.setdefault((one.start, one.end, one.further), []).append(one.days)
    if how_often == "open":
        return _opening_hours(found, origin), tuple(unread)
    items: list[Facts] = []
    for (start, end, further), days in found.items():
        times = {"from": Words(start, origin)} | ({"to": Words(end, origin)} if end else {})
        times |= {name: Words(text, origin) for name, text in further}
        if how_often == "once":
            items += [{"date": Words(day, origin), **times} for day in days]
        else:
            named = tuple(Words(day, origin) for day in dict.fromkeys(days))
            items.append({"every": Words(how_often, "how_often"), "days": named, **times})
    return tuple(items), tuple(unread)


def _opening_hours(
    found: dict[tuple[str, str, _Further], list[str]], origin: str
) -> tuple[Facts, ...]:
    """All lines with the same notes in one group, a day with two pairs of hours once."""
    groups: dict[_Further, dict[str, list[Words]]] = {}
    for (start, end, further), days in found.items():
        for day in days:
            hours = groups.setdefault(further, {}).setdefault(day, [])
            hours.append(Words(f"{start} to {end}", origin))
    return tuple(
        {
            "open": {
                day: spans[0] if len(spans) == 1 else tuple(spans) for day, spans in group.items()
            },
            **{name: Words(text, origin) for name, text in further},
        }
        for further, group in groups.items()
    )


def _closed_days(lines: tuple[str, ...], how_often: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The lines without the days of the week that they say are closed, and those days.

    Lines that name no other times stay as they are.
    """
    found = [without_closed_days(line) for line in lines]
    left = tuple(one.rest for one in found if one.rest)
    if how_often == "once" or not any(_SPAN.search(line) for line in left):
        return lines, frozenset()
    return left, frozenset().union(*(one.days for one in found))


def _but_for(
    closed: frozenset[str], line: str, read: list[_Line | Unread]
) -> Iterator[_Line | Unread]:
    """What is read of a line, without the days that are closed."""
    is_left = False
    for one in read:
        if isinstance(one, Unread):
            yield one
            continue
        named = days_named(one.days)
        if not named & closed:
            is_left = True
            yield one
        elif len(named) > 1:
            is_left = True
            days = tuple(day for day in DAYS if day in named - closed)
            yield from (one._replace(days=run) for run in runs_of(days))
    if read and not is_left and not any(isinstance(one, Unread) for one in read):
        yield Unread(f"{quoted(shown(line))} is on a day that is closed, as this says too")


def _with_limits_of_lines(lines: tuple[str, ...]) -> list[tuple[str, _Further]]:
    """The lines but those that are a limit and no more, each with what those say of it.

    `Not open on bank holidays` is about the lines above it, or about all where it is the first.
    """
    alone = {
        line: limits for line in lines for words, limits in (without_limits(line),) if not words
    }
    if len(alone) == len(lines):
        return [(line, ()) for line in lines]
    found: list[tuple[str, _Further]] = []
    first = 0
    of_all: _Further = ()
    for before, line in zip(("", *lines), lines, strict=False):
        limits = alone.get(line, ())
        if line not in alone:
            first = len(found) if before in alone else first
            found.append((line, of_all))
        elif not found:
            of_all += limits
        else:
            found[first:] = [(one, held + limits) for one, held in found[first:]]
    return found


def _read(
    line: str, how_often: str, of_lines: _Further, *, words_beside: bool
) -> Iterator[_Line | Unread]:
    """A line for each day and each pair of times that is named in it.

    `of_lines` is what other lines say of it.
    """
    if unsure := _UNSURE_HOW_OFTEN.search(line):
        yield Unread(f"{quoted(unsure[0])} can mean two things", _SAY_HOW_OFTEN)
        return
    line = _DOTS.sub(", ", line)
    line = with_its_days_of_the_month(line) if words_beside else line
    parts = _by_limits(line)
    if len(parts) > 1:
        for part in _with_their_days(parts):
            yield from _read(part, how_often, of_lines, words_beside=words_beside)
        return
    words, further = without_limits(line if how_often == "once" else _usual(line, how_often))
    further = tuple(dict.fromkeys((*further, *of_lines)))
    if words_beside and how_often != "once" and names_parts(words):
        yield from _with_its_parts(line, words, further, how_often)
        return
    found = _one_reading(line, words, further, how_often, words_beside=words_beside)
    labelled = _labelled(words, further, how_often) if words_beside and how_often != "once" else ()
    is_read = not any(isinstance(one, Unread) for one in found)
    # What a sentence says beside its times is not about those of the sentence before it.
    is_one = not labelled or not _NEXT_SENTENCE.search(times_and_words(words)[0])
    yield from found if not labelled or (is_read and is_one) else labelled


def _one_reading(
    line: str, words: str, further: _Further, how_often: str, *, words_beside: bool
) -> list[_Line | Unread]:
    """What the words of a line come to, where they say one thing beside days and times."""
    if words_beside:
        words, beside = times_and_words(words)
        further += (("note", beside),) if beside else ()
    groups = tuple(_dated(words) if how_often == "once" else _groups(words))
    if not groups:
        return [_not_understood(line, how_often)]
    return [
        one for days, spans in groups for one in _in_group(line, days, spans, further, how_often)
    ]


def _with_its_parts(
    line: str, words: str, further: _Further, how_often: str
) -> Iterator[_Line | Unread]:
    """What a line comes to that names when the doors open, or when it ends, apart."""
    session = one_session(words)
    if session is None:
        message = f"{quoted(shown(line))} doesn't say plainly when it starts and when it ends"
        yield Unread(message, f"Write those alone, for example `{example(how_often)}`.")
        return
    beside = (*further, ("note", session.label)) if session.label else further
    for days, spans in _groups(session.times):
        yield from _in_group(line, days, spans, beside, how_often)


def _labelled(words: str, further: _Further, how_often: str) -> list[_Line | Unread]:
    """What a line comes to that has a label beside each of its times; nothing if one is unread."""
    found: list[_Line | Unread] = []
    for times, label in sessions_in(words):
        beside = (*further, ("note", label)) if label else further
        for days, spans in _groups(times):
            found += _in_group(times, days, spans, beside, how_often)
    return [] if any(isinstance(one, Unread) for one in found) else found


_NEXT_SENTENCE = re.compile(r"(?<=[\w)])\.\s+(?=[A-Z0-9])")


_NO_NEW_DAY = re.compile(rf"\s*{CLOCK}")


def _by_limits(line: str) -> tuple[str, ...]:
    """The line in parts, where a limit stands behind some of its times and holds for those alone.

    `Fri 4-6 (term time only), Sat 10-1` has two parts. A limit before all the times, or after the
    last of several with commas between them, holds for all, as one does with times of no other
    day behind it: `Wed 10:00 term time only 10 am to 12`.
    """
    limits = [
        match for one in (_IN_TERM_TIME, _NOT_ON_BANK_HOLIDAYS) for match in one.finditer(line)
    ]
    if not limits:
        return (line,)
    limit_ends = {match.end() for match in limits}
    ends = limit_ends | {match.end() for match in _NEXT_SENTENCE.finditer(line)}
    parts, start = [], 0
    for end in sorted(ends):
        goes_on = end in limit_ends and _NO_NEW_DAY.match(line, end)
        if not goes_on and _SPAN.search(line, start, end) and _SPAN.search(line, end):
            parts.append(line[start:end].strip(" ,.&"))
            start = end
    return (*parts, line[start:].strip(" ,&"))


def _with_their_days(parts: tuple[str, ...]) -> Iterator[str]:
    """The parts of a line; one that begins with times has the days of the part before it."""
    days = ""
    for part in parts:
        own = last_days(part)
        yield f"{days} {part}" if days and not own and _SPAN.match(part) else part
        days = own or days


_WITHOUT_COLONS = re.compile(
    r"\b([01]\d|2[0-3])([0-5]\d)(\s*(?:-|–|—|to)\s*)([01]\d|2[0-3])([0-5]\d)(?!\d)"
)
_A_SLIP = re.compile(r"(?<=[\dm])\s*=\s*(?=\d)")
"""The key beside the hyphen: `10am = 4pm`."""
_HOURS = re.compile(r"(?<=\d)\s?(?:hrs|hours)\b", re.IGNORECASE)
_NO_END_YET = re.compile(
    rf"(?<=\d|m){TO}(?:tb[ac]|to be (?:confirmed|announced))\b\.?", re.IGNORECASE
)
"""An end that isn't settled: `19:15 - TBC` says the start."""
AGAIN = {"week": r"weekly|every week", "month": r"monthly|(?:every|each|once a) month"}
"""What says once more how often it is on."""


DAILY = re.compile(r"\(daily\)", re.IGNORECASE)
"""Each of the days that are named: `Monday-Friday 09:00-17:00 (Daily)`."""
_SEVEN_DAYS = re.compile(
    r"\b(?:open )?(?:7|seven)[ -]?days?(?:(?: (?:a|each|every|per) | ?/ ?)week"
    rf"|(?=\W{{1,3}}(?:from )?{CLOCK}{TO}{CLOCK}))\b",
    re.IGNORECASE,
)


def _usual(line: str, how_often: str) -> str:
    """The line in the more usual of two writings: `1000-1200hrs` as `10:00-12:00`."""
    line = all_hours.as_times(_NO_END_YET.sub("", line))
    words = _HOURS.sub("", _WITHOUT_COLONS.sub(r"\1:\2\3\4:\5", _A_SLIP.sub(" - ", line)))
    again = AGAIN.get(how_often)
    if again is None:
        return words
    words = _SEVEN_DAYS.sub("Daily", words)
    without = DAILY.sub("", words)
    words = without if days_named(without) else words
    return re.sub(
        rf"[\s,:]*\b(?:of |in )?\b(?:{again})\b[\s,:]*", " ", words, flags=re.IGNORECASE
    ).strip()


def without_limits(line: str) -> tuple[str, _Further]:
    """The line without what it says of holidays, and that as facts of an entry."""
    words = line
    found: list[tuple[str, str]] = []
    for pattern, fact in (
        (_IN_TERM_TIME, ("term_time", "only")),
        (_NOT_ON_BANK_HOLIDAYS, ("bank_holidays", "closed")),
    ):
        words, count = pattern.subn("", words)
        found += [fact] if count else []
    return (words.replace(" .", ".") if found else words).strip(" ."), tuple(found)


class _TimePair(NamedTuple):
    """A pair of times as it is written; a single time has no end."""

    start: str
    end: str


_Group = tuple[str, tuple[_TimePair, ...]]
"""The words for some days, and the times that are written beside them."""


def _dated(words: str) -> Iterator[_Group]:
    """A date and the times behind it."""
    match = _AT_THE_END.fullmatch(words)
    if match is not None and (span := _SPAN.fullmatch(match["span"])):
        yield match["days"].strip(" ,:"), (_time_pair(span),)


def _time_pair(span: re.Match[str]) -> _TimePair:
    return _TimePair(span["start"] or span["after"], span["end"] or span["before"] or "")


def _groups(words: str) -> Iterator[_Group]:
    """Days with their times: `Mon 10-12 & 1-3, Wed 2-4`, or the times first: `10-12 Mon`."""
    spans = [*_SPAN.finditer(words)]
    ends = [0, *(span.end() for span in spans)]
    starts = [*(span.start() for span in spans), len(words)]
    between = [words[end:start] for end, start in zip(ends, starts, strict=True)]
    if not spans:
        return
    times_first = _JOINT.match(between[0]) is not None
    if times_first:
        between = between[1:]  # then the days stand behind each of the times
    elif _JOINT.match(between[-1]) is None:
        return  # days in front and days behind
    else:
        between = between[:-1]
    waiting: list[_TimePair] = []
    days = ""
    for span, text in zip(spans, between, strict=True):
        named = "" if _JOINT.match(text) else text
        if times_first:
            waiting.append(_time_pair(span))
            if named:
                yield named, tuple(waiting)
                waiting = []
        else:
            if named and waiting:
                yield days, tuple(waiting)
                waiting = []
            days = named or days
            waiting.append(_time_pair(span))
    if waiting:
        yield ("" if times_first else days), tuple(waiting)


def _in_group(
    line: str,
    days: str,
    pairs: tuple[_TimePair, ...],
    further: _Further,
    how_often: str,
) -> Iterator[_Line | Unread]:
    """The lines of some days and their times; else what keeps them from being read."""
    parts = {_part(match[1].casefold()) for match in _PART.finditer(days)}
    named = _PART.sub("", days) if how_often != "once" else days
    spans = [clock.readings(*one, part=next(iter(parts), "")) for one in pairs]
    if (odd := next(filter(_is_odd, pairs), None)) is not None:
        yield Unread(
            f"{quoted(f'{odd.start} to {odd.end}')} can't be when it starts and ends",
            "Check the two times: which is in the morning, and which in the afternoon?",
        )
        return
    are_unsure = any(not one.end for one in pairs) and not _are_starts(line, pairs)
    if len(parts) > 1 or not all(spans) or (len(pairs) > 1 and are_unsure):
        yield _not_understood(line, how_often)
        return
    named = _AROUND.sub("", named).strip()
    if not named:
        yield _not_understood(line, how_often)
        return
    found = _days(named, how_often)
    if isinstance(found, Unread):
        yield found
        return
    if any(len(readings) > 1 for readings in spans):
        yield _question(line, found, spans)
        return
    for readings in spans:
        span = readings[0]
        if how_often == "open" and span.end is None:
            yield Unread(f"{quoted(shown(line))} says when it opens, not when it closes")
            return
    for day, (span, *_) in product(found, spans):
        end = "" if span.end is None else clock.written(span.end)
        yield _Line(day, clock.written(span.start), end, further)


def _are_starts(line: str, pairs: tuple[_TimePair, ...]) -> bool:
    """Whether single times are when each of several sessions starts: `09:00 and 11:00`.

    `9 and 11` may be a day, a house or a span, and so may `between 09:00 and 11:00`.
    """
    starts = [one.start for one in pairs]
    if any(one.end for one in pairs) or not all(map(_A_WHOLE_TIME.search, starts)):
        return False
    *others, last = map(re.escape, starts)
    whole = r",?\s*(?:and|&)\s*".join((r",?\s*(?:(?:and|&)\s*)?".join(others), last))
    return re.search(rf"(?<!\w){whole}(?!\w)", line) is not None and not _A_SPAN.search(line)


_A_WHOLE_TIME = re.compile(r"\d[:.]\d\d|\d ?[ap]\.?m\b", re.IGNORECASE)
_A_SPAN = re.compile(r"\b(?:between|from)\b", re.IGNORECASE)


def _is_odd(pair: _TimePair) -> bool:
    """Whether both are times of the day, and yet nothing can be on from one to the other."""
    if not pair.end or not (clock.readings_of_one(pair.start) and clock.readings_of_one(pair.end)):
        return False
    spans = clock.readings(*pair)
    return not spans or all(_ends_before_it_starts(span) for span in spans)


def _ends_before_it_starts(span: Span) -> bool:
    end = (span.end or 0) % clock.DAY
    start = time(span.start // clock.HOUR, span.start % clock.HOUR)
    fault = end_fault(start, time(end // clock.HOUR, end % clock.HOUR))
    return fault is not None and fault[2] == "error" and (span.start, end) != (0, 0)


def _part(word: str) -> str:
    return word if word in PARTS_OF_A_DAY else "evening"


MOST_SHOWN = 4
"""Readings of a line that its writer is shown."""


def _question(line: str, days: tuple[str, ...], spans: list[tuple[Span, ...]]) -> Unread:
    """A line with several readings, and each of them as it could be written instead."""
    named = ", ".join(days)
    ways = [
        f"`{named} {' and '.join(span.written() for span in one)}`"
        for one in list(product(*spans))[:MOST_SHOWN]
    ]
    count = 1
    for readings in spans:
        count *= len(readings)
    return Unread(
        f"{quoted(shown(line))} can be read in {counted(count, 'way')}",
        f"Write {either(tuple(ways))}.",
    )


def _not_understood(line: str, how_often: str) -> Unread:
    if days := days_in(_PART.sub("", line)):
        named = ", ".join(days[0])
        return Unread(
            f"{quoted(shown(line))} names no time", f"For example `{named} 10:30 to 11:30`."
        )
    return Unread(
        f"expected a day and two times such as `{example(how_often)}`, found {quoted(shown(line))}",
        "Write one on each line.",
    )


def _days(words: str, how_often: str) -> tuple[str, ...] | Unread:
    """The days, or the date, as entries write them."""
    kind = _kind_of_day(how_often)
    if how_often == "once":
        day = meant(kind, re.sub(r"^on\s+", "", words))
        return (day,) if isinstance(day, str) else _no_day(words, kind, day)
    if _OTHER.search(words) and how_often != "2 weeks":
        return Unread(f"{quoted(shown(words))} is every two weeks", "Choose every two weeks above.")
    found = days_in(_OTHER.sub("", words))
    if len(found) > 1:
        message = f"{quoted(shown(words))} can be read in {counted(len(found), 'way')}"
        hint = f"Write `{', '.join(found[0])}` with its times, or give each day a line of its own."
        return Unread(message, hint)
    if not found:
        day = meant(kind, words)
        if isinstance(day, Mistake):
            return _no_day(words, kind, day)
        found = ((day,),)
    days = found[0]
    if how_often == "open":
        return tuple(runs_of(days)) if {*days} <= {*DAYS} else _no_day(words, kind, Mistake(words))
    if how_often != "month" and not {*days} <= {*DAYS}:
        day_of_month = next(day for day in days if day not in DAYS)
        return Unread(
            f"`{day_of_month}` is a day of the month, and the answer above says it is every week",
            "Choose every month, or name the day alone.",
        )
    return days


def _no_day(words: str, kind: Text, mistake: Mistake) -> Unread:
    return Unread(
        f"expected {mistake.expected or kind.expected}, found {quoted(shown(words))}",
        mistake.advice(),
    )


def _kind_of_day(how_often: str) -> Text:
    if how_often == "once":
        return kinds.DATE
    return kinds.DAYS_OF_WEEK if how_often == "open" else kinds.DAY


def example(how_often: str) -> str:
    """A line that could be the answer."""
    return {
        "once": "2027-01-16 10:00 to 15:00",
        "month": "first Monday 14:00 to 16:00",
        "open": "Monday to Friday 10:00 to 16:00",
    }.get(how_often, "Monday 10:30 to 11:30")


def meant(kind: Text, text: str) -> str | Mistake:
    """The words as entries write them, where what was meant is certain; else the mistake."""
    value = kind.parse(text)
    if isinstance(value, Mistake) and value.meant and value.certain:
        return value.meant if not isinstance(kind.parse(value.meant), Mistake) else value
    return value if isinstance(value, Mistake) else text
