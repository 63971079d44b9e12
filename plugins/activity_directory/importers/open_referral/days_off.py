"""What the words of a service say of days when it isn't on, and its schedules don't.

`Closed 24 December to 3 January` is a break, `except December` a season and `not bank holidays` a
limit that an entry has a field for. Of other words, such as `not half term`, nobody here knows the
dates: they stand beside the times, so that no date is shown without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from activity_directory.importers.names import label_of
from activity_directory.importers.open_referral.beside import days_named, text_of
from activity_directory.intake.answers import Fault
from activity_directory.intake.beyond import LONGEST_NOTE
from activity_directory.intake.from_a_list import END_OF_SENTENCE
from activity_directory.intake.times import without_limits
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.dates import MONTHS
from activity_directory.schema.values.days import DAYS
from activity_directory.schema.values.mistake import shown

ORIGIN = "times"
_LONGEST_SENTENCE = 300
_SOON = timedelta(days=183)
"""How far ahead a date without a year may be: after that it may be one that is past."""
_LONGEST_BREAK = timedelta(days=120)
_NAMES = "|".join((*(name for name in MONTHS if name != "may"), "sept"))
_MONTH = rf"(?:(?:{_NAMES}|{'|'.join(name[:3] for name in MONTHS if name != 'may')})\b)"
_ANY_MONTH = rf"(?:{_MONTH}|may\b)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?s?\b)"
_HOLIDAY = (
    r"(?:(?:(?:bank|public|school|summer|christmas|xmas|easter|national) )?hol(?:iday)?s?"
    r"|half[ -]?terms?|term[ -]?time|christmas|xmas|easter|new year|inset days?|summer|winter)\b"
)
_DATE = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_ANY_MONTH}|\d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|\d{{1,2}} ?(?:-|–|to) ?\d{{1,2}} {_ANY_MONTH}"
)
_KIND = r"(?:sessions?|class(?:es)?|meetings?|groups?|clubs?|walks?|lessons?|rehearsals?|choir)"
_NOT = (
    r"(?:except(?:ing)?|excluding|excl|apart from|other than|not(?: (?:on|open|running|meeting))?"
    r"|(?<!not )(?<!never )closed"
    rf"|(?:there (?:is|are|will be) )?no {_KIND}"
    r"|(?:don[’']t|do not|does not|doesn[’']t|won[’']t|will not) (?:meet|run|open|be open))"
)
_BEFORE = r"(?:(?:in|on|at|over|during|for|from|between|every|the|all|any|whole|of)\s+){0,3}"
_OFF = re.compile(
    rf"\b{_NOT}[\s,:]+{_BEFORE}(?P<days>(?:{_ANY_MONTH}|{_HOLIDAY}|{_WEEKDAY}|{_DATE})[^();]*)"
    rf"|\bbut (?:on )?(?:the )?\w+ {_WEEKDAY} (?:in|of) {_ANY_MONTH}",
    re.IGNORECASE,
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:office|phone ?lines?|lines|reception|enquir\w+|e-?mails?|telephone|calls?|parking|lift"
    r"|toilets?)\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:has|have|is|are|be|will|to|[’'](?:s|re|ve|ll))(?: (?:now|all|be|also))* "
    r"(?:moving|moved?|relocat(?:ed?|ing))\b"
    r"|^\W*(?:now )?(?:moving|moves|moved|relocat(?:ed|ing)) to\b"
    r"|\bnew (?:venue|location|day|times?)\b|\bchange of (?:venue|location|day|time)\b"
    r"|\bwill (?:meet|run|be held) (?:at|in) (?!the (?:day|evening|morning|afternoon))",
    re.IGNORECASE,
)
"""That it is elsewhere, or at another time, from some day on."""
_THEN = re.compile(
    r"\b(?:from|on|as of|after|starting|in|until)\s+"
    r"(?:(?:the|early|late|mid|start|beginning|end|of)\s+)*"
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    rf"(?P<month>{_ANY_MONTH})"
    r"|(?:spring|summer|autumn|winter|new year|next (?:week|month|term|year))\b)"
    r"(?:,?\s+(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_IT_IS_ON = re.compile(r"\b(?:we meet|meets?|meeting|runs?|running|held)\b", re.IGNORECASE)
_NOT_IN_TERM_TIME = re.compile(
    r"\b(?:outside|out of|not|except|excluding|nor|non)\b[^.;]{0,20}\bterm[ -]?time", re.IGNORECASE
)
_MONTHS = re.compile(rf"{_ANY_MONTH}(?:\s*(?:,|&|/|\band\b|\bor\b)\s*{_ANY_MONTH})*", re.IGNORECASE)


def _one_date(number: int) -> str:
    return (
        rf"(?:{_WEEKDAY},?\s+)?(?P<day{number}>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"(?:\s+(?:of\s+)?(?P<month{number}>{_ANY_MONTH}))?(?:,?\s+(?P<year{number}>20\d\d))?"
    )


_BREAK = re.compile(
    rf"{_one_date(1)}(?:\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*(?:the\s+)?{_one_date(2)})?"
    r"(?:\s+(?:\(?inclusive\)?))?",
    re.IGNORECASE,
)


def with_days_off(
    when: tuple[Facts, ...], texts: Sequence[str], today: date
) -> tuple[tuple[Facts, ...], tuple[str, ...]]:
    """The times with what the texts of their service say of days off.

    The second are the sentences that are no fact of a time, and stand beside the times.
    """
    beside: list[str] = []
    for sentence in dict.fromkeys(_sentences(texts)):
        patterns = [one for one in when if "every" in one]
        off_then = _days_off(sentence, patterns, today) if patterns else None
        if off_then is None or all(sentence in text_of(one.get("note")) for one in patterns):
            continue
        when = tuple(
            (_with_facts(one, off_then) if off_then else _with_note(one, sentence))
            if "every" in one
            else one
            for one in when
        )
        beside += [] if off_then else [sentence]
    return when, tuple(beside)


def beside_the_times(sentence: str) -> Fault:
    """What is reported of a sentence that stands beside the times."""
    message = (
        f"{quoted(shown(sentence))} is no fact that an entry has, so it stands beside the times"
    )
    return Fault(ORIGIN, f"{label_of(ORIGIN)}: {message}")


def _moves(sentence: str, today: date) -> bool:
    """Whether a sentence says that it moves on some day, which is not past."""
    if not _MOVES.search(sentence) or not (found := _THEN.search(sentence)):
        return False
    month, year = found["month"], found["year"]
    if not year or not month:
        return not year or int(year) >= today.year
    return (int(year), _month(month)) >= (today.year, today.month)


def _sentences(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        for line in text.splitlines():
            for sentence in END_OF_SENTENCE.split(" ".join(line.split())):
                yield sentence.strip(" *#-•")[:_LONGEST_SENTENCE]


def _with_facts(time: Facts, facts: Mapping[str, Value]) -> Facts:
    before = time.get("except", ())
    found = {**time, **{name: value for name, value in facts.items() if name not in time}}
    if "except" in facts and isinstance(before, tuple) and isinstance(facts["except"], tuple):
        found["except"] = (*before, *facts["except"])
    return found


def _with_note(time: Facts, sentence: str) -> Facts:
    before = text_of(time.get("note"))
    words = f"{before.rstrip('.')}. {sentence}" if before else sentence
    if len(words) > LONGEST_NOTE:
        words = sentence if len(sentence) <= LONGEST_NOTE else f"{sentence[: LONGEST_NOTE - 1]}…"
    return {**time, "note": Words(words, ORIGIN)}


def _days_off(sentence: str, patterns: Sequence[Facts], today: date) -> Mapping[str, Value] | None:
    """The facts that a sentence comes to; none where nobody knows them; None if it says no more."""
    if _OF_SOMETHING_ELSE.search(sentence):
        return None
    if _moves(sentence, today):
        return {}
    every_day = {name for one in patterns for name in DAYS if name in text_of(one.get("days"))}
    found = _OFF.search(sentence)
    off = ((found["days"] or "") if found else "").strip(" .,!")
    rest, limits = without_limits(found[0] if found else sentence)
    if found is None and not limits:
        return None
    named = days_named(sentence)
    if off and (of_week := days_named(off)) and not re.search(r"\d", off):
        return {} if of_week & every_day else None
    is_about_all = not named or every_day <= named
    facts: Mapping[str, Value] = {}
    if limits and not _NOT_IN_TERM_TIME.search(sentence):
        if all(name in one for one in patterns for name, _ in limits):
            return None
        is_sure = not re.search(r"\w", rest) or (found is None and _IT_IS_ON.search(sentence))
        facts = {name: Words(value, ORIGIN) for name, value in limits} if is_sure else {}
    elif off and _MONTHS.fullmatch(off):
        facts = _season(off) if not any("season" in one for one in patterns) else {}
    elif off and (match := _BREAK.fullmatch(off)):
        return _break(match, patterns, every_day, today)
    return facts if is_about_all else {}


def _season(off: str) -> Mapping[str, Value]:
    """The part of the year that is left without some months, where these are in a row."""
    months = sorted({_month(name) for name in re.findall(r"[a-z]+", off.casefold()) if _is(name)})
    starts = [one for one in months if (one - 2) % 12 + 1 not in months]
    if len(starts) != 1:
        return {}
    first = (starts[0] + len(months) - 1) % 12 + 1
    last = (starts[0] - 2) % 12 + 1
    days = 29 if last == 2 else (date(2028, last % 12 + 1, 1) - timedelta(days=1)).day
    words = f"1 {MONTHS[first - 1].capitalize()} to {days} {MONTHS[last - 1].capitalize()}"
    return {"season": Words(words, ORIGIN)}


def _is(name: str) -> bool:
    return any(month.startswith(name[:3]) for month in MONTHS) and name not in {"and", "or"}


def _month(name: str) -> int:
    return next(n for n, one in enumerate(MONTHS, start=1) if one.startswith(name[:3].casefold()))


def _break(
    match: re.Match[str], patterns: Sequence[Facts], every_day: set[str], today: date
) -> Mapping[str, Value] | None:
    """The days of a break, where there is no doubt of the year; None where they are past."""
    begins = match["month1"] or match["month2"]
    if not begins:
        return {}
    ends = match["month2"] or begins
    has_year = bool(match["year1"] or match["year2"])
    year = int(match["year1"] or match["year2"] or today.year)
    if match["year2"] and not match["year1"] and _month(ends) < _month(begins):
        year -= 1
    try:
        first = date(year, _month(begins), int(match["day1"]))
        last = date(int(match["year2"] or year), _month(ends), int(match["day2"] or match["day1"]))
        last = last if last >= first else last.replace(year=last.year + 1)
        if last < today and not has_year:
            first, last = first.replace(year=year + 1), last.replace(year=last.year + 1)
    except ValueError:
        return {}
    if last < today:
        return None
    if (first - today > _SOON and not has_year) or last - first > _LONGEST_BREAK:
        return {}
    if first == last and every_day and DAYS[first.weekday()] not in every_day:
        return None
    words = first.isoformat() if first == last else f"{first} to {last}"
    if all(words in text_of(one.get("except")) for one in patterns):
        return None
    return {"except": (Words(words, "not_on"),)}
