"""What the words of a listing say of days when it isn't on, and its times don't.

`Closed 24 December to 3 January` is a break, `except December` a season and `not bank holidays` a
limit that an entry has a field for. Of other words, such as `not half term` or `6 week blocks`,
nobody here knows the dates: they stand beside the times, so that no date is shown without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from activity_directory.intake.answers import Fault
from activity_directory.intake.beside_times import (
    LONGEST_NOTE,
    end_of_times,
    may_change_times,
    without_signs,
)
from activity_directory.intake.closed_days import are_closed_days
from activity_directory.intake.from_a_list import END_OF_SENTENCE
from activity_directory.intake.questions import question
from activity_directory.intake.shut_for_a_time import is_shut_within
from activity_directory.intake.times import without_limits
from activity_directory.intake.writing import Facts, Value, Words, items_of, text_of
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.clock import CLOCK, TO
from activity_directory.schema.values.dates import MONTHS, month_called
from activity_directory.schema.values.days import DAYS, WEEKDAY, days_named
from activity_directory.schema.values.mistake import shown
from activity_directory.wording.phrases import joined

ORIGIN = "times"
_LONGEST_SENTENCE = 300
_SOON = timedelta(days=183)
"""How far ahead a date without a year may be: after that it may be one that is past."""
_LONGEST_BREAK = timedelta(days=120)
_NAMES = "|".join((*(name for name in MONTHS if name != "may"), "sept"))
_MONTH = rf"(?:(?:{_NAMES}|{'|'.join(name[:3] for name in MONTHS if name != 'may')})\b)"
_ANY_MONTH = rf"(?:{_MONTH}|may\b)"
_WEEKDAY = rf"(?:{WEEKDAY}\b)"
_TERM = r"(?:(?:summer|autumn|spring|winter|easter|next|this|the|new)\s+)*term"
_HOLIDAY = (
    r"(?:(?:(?:bank|public|school|summer|christmas|xmas|easter|national) )?hol(?:iday)?s?"
    r"|half[ -]?terms?|term[ -]?time|christmas|xmas|easter|new year|inset days?|summer|winter)\b"
)
_NUMBERS = r"\d{1,2}[/.]\d{1,2}(?:[/.](?:20)?\d\d)?"
_DATE = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_ANY_MONTH}|\d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? ?(?:-|–|to|&|,|and) ?\d{{1,2}}(?:st|nd|rd|th)? {_ANY_MONTH}"
    rf"|{_NUMBERS}|20\d\d-\d\d-\d\d"
)
_KIND = (
    r"(?:sessions?|class(?:es)?|meetings?|groups?|clubs?|walks?|lessons?|rehearsals?|choir|yoga"
    r"|pilates|swims?|dates?|weeks?)"
)
_NOT = (
    r"(?:except(?:ing)?|excluding|excl|apart from|other than"
    r"|not(?: (?:on|open|running|meeting|taking place|held))?"
    r"|(?<!not )(?<!never )(?:closed|cancelled|suspended|paused|shut)"
    rf"(?: for(?: [a-z’'-]+){{1,5}}?(?=\s+on\s+(?:{_WEEKDAY},?\s+)?\d))?"
    rf"|(?:there (?:is|are|will be) )?no {_KIND}"
    r"|no (?!later|earlier|more|less|fee|charge|cost|need|book)[a-z]+(?: [a-z]+)?"
    rf"(?=[\s,:]+(?:on\s+)?(?:{_WEEKDAY},?\s+)?(?:{_DATE}))"
    r"|(?:don[’']t|do not|does not|doesn[’']t|won[’']t|will not|isn[’']t|is not|aren[’']t|are not)"
    r" (?:be |being )?(?:meet|run|running|meeting|open|on)"
    r"|(?:taking|having|on|have|take) a (?:short |little )?break|breaks? up)"
)
_BEFORE = (
    r"(?:(?:in|on|at|over|during|for|from|between|every|the|all|any|whole|of|this|next|our|a"
    r"|around|beginning|mid|early|late|end|months?)\s+){0,4}"
)
_WHEN = rf"(?:{_ANY_MONTH}|{_HOLIDAY}|{_TERM}\b|(?:{_WEEKDAY},?\s+)?(?:{_DATE})|20\d\d\b)"
_OFF = re.compile(
    rf"\b{_NOT}[\s,:]+{_BEFORE}(?P<days>(?:{_ANY_MONTH}|{_HOLIDAY}|{_WEEKDAY}|{_DATE})[^();]*)"
    rf"|\bbut (?:on )?(?:the )?\w+ {_WEEKDAY} (?:in|of) {_ANY_MONTH}"
    rf"|\b(?:(?:christmas|xmas|easter|summer|winter|half[ -]term) )?(?:break|closure)[\s:(]+"
    rf"{_BEFORE}(?P<break>(?:{_DATE})[^();]*)",
    re.IGNORECASE,
)
_GOES_ON = rf"[^.;()]{{0,40}}?\b(?:until|till?|from|this|next|for|over|during)\s+{_BEFORE}"
_CHANGES = re.compile(
    rf"\b{_NOT}\b{_GOES_ON}(?:{_WHEN}|further notice|week|month|term)"
    r"|\b(?:back|resum(?:es?|ing)|restart(?:s|ing)?|re-?open(?:s|ing)?|return(?:s|ing)?"
    r"|start(?:s|ing)?(?: again| back)?|begin(?:s|ning)?|commenc(?:es|ing))[\s,:]+"
    rf"{_BEFORE}{_WHEN}"
    rf"|\b(?:last|final) {_KIND}\b[^.;]{{0,40}}?(?:{_DATE})"
    rf"|\b(?:until|till|ends?|ending|finish(?:es|ing)?|up to)\s+{_BEFORE}{_WHEN}"
    r"|\b(?:\d{1,2}|four|five|six|eight|ten|twelve)[ -]?weeks?(?:ly)?[ -]"
    r"(?:rolling )?(?:blocks?|courses?|programmes?|cycles?|terms?)\b"
    rf"|^from\s+{_BEFORE}(?:{_WEEKDAY},?\s+)?(?:{_DATE})"
    r"|\bblocks? of (?:\d{1,2}|four|five|six|eight|ten|twelve)\b|\btermly blocks?\b"
    r"|\b(?:weather|numbers) permitting\b"
    r"|\b(?:meets?|meeting|held|runs?|running|sessions?(?: are)?|classes(?: are)?) "
    r"(?:every other|every second|alternate|fortnightly|every fortnight|once a month|monthly)\b"
    rf"|\bbi-?(?:month|week)ly {_KIND}\b"
    r"|\bon different (?:nights|days|evenings|weekdays)\b"
    r"|\b(?:meets?|meeting|held|runs?|running|sessions?(?: are)?|classes(?: are)?) "
    r"bi-?(?:month|week)ly\b"
    r"|\b(?:days|hours|sessions|times)(?: and (?:days|hours|times|venues?|dates))? "
    r"(?:may|might|can|could|will)(?: sometimes| also| occasionally)? "
    r"(?:be different|change|differ|vary)\b"
    r"|\b(?:days|hours|sessions|times)(?: and (?:days|hours|times|venues?|dates))? "
    r"(?:are |is |is/are )?subject to (?:change|variation)\b"
    r"|\b(?:days|hours|times)(?: and (?:days|hours|times|venues?|dates))? var(?:y|ies)\b",
    re.IGNORECASE,
)
"""Words that change when it is on, and are no day off: dates of a return, of an end, blocks."""
_UNTIL_A_DAY = re.compile(
    rf"\b(?:until|till?|ends?|ending|finish(?:es|ing)?|up to)\s+{_BEFORE}"
    rf"(?:{_WEEKDAY},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_ANY_MONTH}(?!,? \d{{4}})",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"\b(?:from|starting|starts?|begin(?:s|ning))(?: on| again| back)?\s+"
    rf"(?P<day>(?:{_WEEKDAY},?\s+)?(?:{_DATE})(?:,? 20\d\d)?)",
    re.IGNORECASE,
)
"""What is before the first date, beside times: `Tue 10-12 from 6 January`."""
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:office|phone ?lines?|lines|reception|enquir\w+|e-?mails?|telephone|calls?|parking"
    r"|car parks?|lift|toilets?|tickets?|applications?|enrol\w+|registrations?|funding|funded"
    r"|newsletter|magazine|deadline|offers?|entries)\b|\bbook(?:ings?)? (?:opens?|from|by|until)\b",
    re.IGNORECASE,
)
_FOR_A_HOLIDAY = re.compile(rf"^(?:{_HOLIDAY}[\s:,]*)(?:from\s+)?(?=\d)", re.IGNORECASE)
"""What stands before the dates: `Christmas 20 December to 4 January`."""
_MOVES = re.compile(
    r"\b(?:has|have|is|are|be|will|to|[’'](?:s|re|ve|ll))(?: (?:now|all|be|also))* "
    r"(?:moving|moved?|relocat(?:ed?|ing))\b"
    r"|^\W*(?:now )?(?:moving|moves|moved|relocat(?:ed|ing)) to\b"
    r"|\b(?:sessions?|classes|meetings?|group|club) (?:moved|moves) to\b"
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
_ONLY_THEN = re.compile(
    rf"(?:(?:open|on|we meet|meets?|runs?|running|held)\s+)?(?:from\s+|between\s+)?"
    rf"(?P<first>{_ANY_MONTH})\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b|\bthrough\b)\s*"
    rf"(?P<last>{_ANY_MONTH})(?:\s+(?:only|inclusive|each year|every year))*",
    re.IGNORECASE,
)
"""The part of the year in which it is on: `October to April`."""
_AFTER_TIMES = re.compile(rf"(?<=[\dm)])[\s,;(]+{_ONLY_THEN.pattern}\)?\.?$", re.IGNORECASE)
_HAS_A_TIME = re.compile(
    r"\d\s?[ap]\.?m\b|\d[:.]\d\d(?![/.\d])|\bnoon\b|\bmidday\b"
    rf"|{_WEEKDAY}\W{{1,3}}{CLOCK}{TO}{CLOCK}(?!\s*(?:of )?{_ANY_MONTH})",
    re.IGNORECASE,
)

_A_SESSION = re.compile(rf"\b{_WEEKDAY}\W{{1,3}}{CLOCK}{TO}{CLOCK}", re.IGNORECASE)


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
_SEVERAL = re.compile(r"\s*(?:,|&|\band\b|\bor\b)\s*", re.IGNORECASE)
_LAST_AND_BACK = re.compile(
    rf"(?:the )?(?:last|final) {_KIND}(?: (?:before|for|of) [a-z' ]{{3,25}}?)?(?: is| will be|:)?"
    rf"(?: on)?,? {_one_date(1)}[\s,;–-]*(?:and )?(?:then )?(?:we (?:are|will be) |we[’']re )?"
    rf"(?:back|restart\w*|resum\w+|re-?start\w*|return\w*|start\w*(?: again)?)(?: on)? "
    rf"{_one_date(2)}",
    re.IGNORECASE,
)


def with_days_off(
    when: tuple[Facts, ...],
    texts: Sequence[str],
    today: date,
    since: date | None = None,
    about_times: Sequence[str] = (),
) -> tuple[tuple[Facts, ...], tuple[str, ...]]:
    """The times with what the texts of their listing say of days off.

    The second are the sentences that are no fact of a time, and stand beside the times. A date
    without a year is the next one after `since`, the day of which the texts are. What is
    `about_times` was written where the times belong, and stays whatever it says.
    """
    beside: list[str] = []
    for sentence in dict.fromkeys((*about_times, *_sentences(texts))):
        patterns = [one for one in when if "every" in one or "open" in one]
        if sentence not in about_times:
            patterns = [one for one in patterns if not _is_of_another_day(sentence, one)]
        off_then = _days_off(sentence, patterns, today, since or today) if patterns else None
        if off_then is None and patterns and sentence in about_times:
            off_then = {}
        if off_then is None or (
            not off_then and all(_is_beside(sentence, one) for one in patterns)
        ):
            continue
        when = tuple(
            (_with_facts(one, off_then) if off_then else with_note(one, sentence))
            if one in patterns
            else one
            for one in when
        )
        beside += [] if off_then else [sentence]
    return when, tuple(beside)


def beside_the_times(sentences: Sequence[str], asked: str = ORIGIN) -> Iterator[Fault]:
    """What is reported of sentences that stand beside the times: a loss; nothing of none.

    `asked` is the question whose answer they are, as far as anybody knows.
    """
    if sentences:
        named = joined([quoted(shown(one)) for one in sentences])
        stand = "it stands" if len(sentences) == 1 else "they stand"
        message = f"{named} may change when it is on, so {stand} beside the times"
        hint = "If you know the dates, write them in its entry."
        yield Fault(asked, f"{question(ORIGIN).label}: {message}", hint)


def _moves(sentence: str, today: date) -> bool:
    """Whether a sentence says that it moves on some day, which is not past."""
    if not _MOVES.search(sentence) or not (found := _THEN.search(sentence)):
        return False
    month, year = found["month"], found["year"]
    if not year or not month:
        return not year or int(year) >= today.year
    return (int(year), month_called(month)) >= (today.year, today.month)


def _is_beside(sentence: str, time: Facts) -> bool:
    return any(sentence.rstrip(".") in text_of(time.get(one)) for one in ("note", "text"))


def _is_of_another_day(sentence: str, time: Facts) -> bool:
    """Whether a sentence is about sessions on other days: `Sun 10-11 (not 1st)` of a Friday."""
    if _A_SESSION.search(sentence) is None:
        return False
    return days_named(sentence).isdisjoint(_every_day([time]))


def _sentences(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        for line in text.splitlines():
            for whole in END_OF_SENTENCE.split(" ".join(line.split())):
                for sentence in _BEFORE_A_BRACKET.split(whole):
                    yield sentence.strip(" *#-•")[:_LONGEST_SENTENCE]


_BEFORE_A_BRACKET = re.compile(r"(?<=[\w)][.!?])(?=\()|(?<=\))(?=\()")
"""A bracket behind a full stop or another bracket, without a space: `Tea.(Term time only)`."""


def _with_facts(time: Facts, facts: Mapping[str, Value]) -> Facts:
    found = {**time, **{name: value for name, value in facts.items() if name not in time}}
    if "except" in facts and "except" in time:
        before = items_of(time["except"])
        known = {text_of(one) for one in before}
        more = (one for one in items_of(facts["except"]) if text_of(one) not in known)
        found["except"] = (*before, *more)
    return found


def with_note(time: Facts, sentence: str) -> Facts:
    """A time with a sentence beside it."""
    before = text_of(time.get("note"))
    words = f"{before.rstrip('.')}. {sentence}" if before else sentence
    if len(words) > LONGEST_NOTE:
        words = f"{words[: LONGEST_NOTE - 1]}…"
    return {**time, "note": Words(words, ORIGIN)}


def in_a_name(name: str) -> tuple[str, ...]:
    """What a name says in brackets or behind a dash: `Yoga (6 week course)`."""
    return tuple(filter(None, (one for parts in _AFTER_A_NAME.findall(name) for one in parts)))


_AFTER_A_NAME = re.compile(r"[(\[]([^)\]]+)[)\]]|\s[-–—]\s([^-–—()]+)$")


def apart(line: str) -> tuple[str, str]:
    """A line of times, and the words at its end that say when it isn't on; else empty words.

    `Mon 10-12, closed 23 Dec` is times and a break. Limits that times are read with stay.
    """
    moves = _MOVES.search(line) if _THEN.search(line) else None
    found = _OFF.search(line) or _CHANGES.search(line) or _FROM.search(line) or moves
    if found is None:
        season = _AFTER_TIMES.search(line)
        return (line[: season.start()], without_signs(season[0])) if season else (line, "")
    start = end_of_times(line[: found.start()])
    label = line[start : found.start()]
    if re.search(r"\w\)?(?:[,;.]|\s\()\W*$", label) and not may_change_times(label):
        start = found.start()
    rest, words = line[:start].rstrip(" ,;.(–-"), without_signs(line[start:])
    if _HAS_A_TIME.search(words) or without_limits(words)[1] or are_closed_days(words):
        return line, ""
    return rest, words


def ends_without_a_year(words: str) -> bool:
    """Whether words name the last day without its year, so that nobody can tell if it is past."""
    return _UNTIL_A_DAY.search(words) is not None and not re.search(_NOT, words, re.IGNORECASE)


def is_a_limit(sentence: str) -> bool:
    """Whether a sentence says only when of the year something is on: `Term time only`."""
    words = sentence.strip(" .!()")
    if _ONLY_THEN.fullmatch(words) or _A_SEASON_ONLY.fullmatch(words):
        return True
    rest, limits = without_limits(words)
    if limits and not re.search(r"\w", _LIMITS_BESIDE.sub(" ", rest)):
        return True
    off = _OFF.match(words)
    return off is not None and not _LIMITS_BESIDE.sub("", words[: off.end()])


_A_SEASON_ONLY = re.compile(
    r"(?:(?:spring|summer|autumn|winter)(?: and (?:spring|summer|autumn|winter))?"
    r"(?: (?:months|season|terms?))?|(?:school )?holidays) only",
    re.IGNORECASE,
)
_LIMITS_BESIDE = re.compile(
    rf"\b(?:{_NOT}|{_HOLIDAY}|{_ANY_MONTH}|in|on|at|over|during|for|or|and|the|only|school|all|half"
    r"|terms?|time|weeks?)\b|\W|\d",
    re.IGNORECASE,
)
"""Words of such a sentence, besides its limit."""


def dates_in(words: str, since: date) -> tuple[str, ...]:
    """The dates and breaks that words such as `23 & 30 Dec` name; none where one isn't certain."""
    found = _several(words.strip(" .,!()"), (), set(), date.min, since)
    return tuple(one.text for one in found["except"]) if found else ()


def start_in(words: str, since: date) -> str:
    """The first date, of words that say no more: `from 6 January`; empty where it isn't certain."""
    found = _FROM.fullmatch(words.strip(" .,!()"))
    match = _BREAK.fullmatch(_as_words(found["day"])) if found else None
    days = _first_and_last(match, since) if match else None
    return days[0].isoformat() if days is not None and days[0] == days[1] else ""


def _every_day(patterns: Sequence[Facts]) -> set[str]:
    every_day = {name for one in patterns for name in DAYS if name in text_of(one.get("days"))}
    for one in patterns:
        hours = one.get("open")
        if isinstance(hours, Mapping):
            every_day |= {name for days in hours for name in days_named(days)}
    return every_day


def _days_off(
    sentence: str, patterns: Sequence[Facts], today: date, since: date
) -> Mapping[str, Value] | None:
    """The facts that a sentence comes to; none where nobody knows them; None if it says no more."""
    found, changes = _OFF.search(sentence), _CHANGES.search(sentence)
    if _is_of_something_else(sentence, found, changes) or _is_past(sentence, today):
        return None
    if _moves(sentence, today) or is_shut_within(sentence, patterns):
        return {}
    if (start := start_in(sentence, since)) and all(
        text_of(one.get("starting")) == start for one in patterns
    ):
        return None
    every_day = _every_day(patterns)
    if match := _LAST_AND_BACK.fullmatch(sentence.strip(" .!")):
        return _between(match, patterns, today, since)
    off = ((found["days"] or found["break"] or "") if found else "").strip(" .,!")
    off = _FOR_A_HOLIDAY.sub("", off)
    rest, limits = _limits_of(found[0] if found else sentence)
    if found is None and not limits:
        return {} if changes and not _is_known(changes[0], patterns) else None
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
    elif changes and not off.startswith(changes[0]) and changes[0] not in (found or [""])[0]:
        facts = {}  # a break, and more about it
    elif off and _MONTHS.fullmatch(off):
        facts = _season(off) if not any("season" in one for one in patterns) else {}
    elif off:
        several = _several(off, patterns, every_day, today, since)
        return several if several is None else (several or {})
    return facts if is_about_all else {}


def _is_of_something_else(sentence: str, *off: re.Match[str] | None) -> bool:
    """Whether it is the office, say, of which a sentence speaks; what follows is no matter.

    `off` are its words that something is off, or changes.
    """
    ends = [found.end() for found in off if found]
    return _OF_SOMETHING_ELSE.search(sentence[: max(ends)] if ends else sentence) is not None


def _is_known(words: str, patterns: Sequence[Facts]) -> bool:
    """Whether times say themselves what words say of how often, or of a course."""
    if re.search(r"weeks?|block", words, re.IGNORECASE) and re.search(r"\d|[a-z]+[ -]week", words):
        return all("sessions" in one for one in patterns)
    return all(text_of(one.get("every")) not in {"", "week"} for one in patterns) and not (
        re.search(r"\d", words)
    )


_OF_A_YEAR = re.compile(rf"(?:({_ANY_MONTH})\w*[\s,]+)?\b(20\d\d)\b", re.IGNORECASE)


def _is_past(sentence: str, today: date) -> bool:
    """Whether all dates that a sentence gives with their years are past."""
    if "20" not in sentence:
        return False
    found = [
        (int(year), month_called(month) if month else 12)
        for month, year in _OF_A_YEAR.findall(sentence)
    ]
    return bool(found) and max(found) < (today.year, today.month)


def _season(off: str) -> Mapping[str, Value]:
    """The part of the year that is left without some months, where these are in a row."""
    months = sorted(
        {month_called(name) for name in re.findall(r"[a-z]+", off.casefold()) if _is(name)}
    )
    starts = [one for one in months if (one - 2) % 12 + 1 not in months]
    if len(starts) != 1:
        return {}
    season = _from_to((starts[0] + len(months) - 1) % 12 + 1, (starts[0] - 2) % 12 + 1)
    return {"season": Words(season, ORIGIN)}


def _limits_of(words: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The words without limits, and these by their facts: a season is one that stands alone."""
    only = _ONLY_THEN.fullmatch(words.strip(" .!()"))
    if only is None:
        return without_limits(words)
    return "", (("season", _from_to(month_called(only["first"]), month_called(only["last"]))),)


def _from_to(first: int, last: int) -> str:
    """The season from the first day of a month to the last of another, each 1 to 12."""
    days = 29 if last == 2 else (date(2028, last % 12 + 1, 1) - timedelta(days=1)).day
    return f"1 {MONTHS[first - 1].capitalize()} to {days} {MONTHS[last - 1].capitalize()}"


def _is(name: str) -> bool:
    return any(month.startswith(name[:3]) for month in MONTHS) and name not in {"and", "or"}


def _between(
    match: re.Match[str], patterns: Sequence[Facts], today: date, since: date
) -> Mapping[str, Value] | None:
    """The break from the day after the last session to the day before the first."""
    days = _first_and_last(match, since)
    if days is None:
        return {}
    first, last = days[0] + timedelta(days=1), days[1] - timedelta(days=1)
    if last < today:
        return None if match["year2"] else {}
    return _off_on((f"{first} to {last}",), patterns) if first < last else {}


def _several(
    off: str, patterns: Sequence[Facts], every_day: set[str], today: date, since: date
) -> dict[str, tuple[Words, ...]] | None:
    """The dates and breaks that words name, as exceptions; none where not all are certain.

    None where all of them are past, or no day of its times.
    """
    names = list(re.finditer(rf"{_ANY_MONTH}(?:\s+20\d\d)?", off, re.IGNORECASE))
    found: list[str] = []
    are_others = False  # dates of other days of the week: then one of the two may be wrong
    parts = [part for part in _SEVERAL.split(off) if part]
    for number, part in enumerate(parts):
        if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", part):
            begins = off.index(part) if number == 0 else 0
            later = next((one[0] for one in names if one.start() >= begins), "")
            part = f"{part} {later}" if later else part  # noqa: PLW2901 - `23` of `23 & 30 Dec`
        match = _BREAK.fullmatch(_as_words(part))
        days = _first_and_last(match, since) if match else None
        if match is None or days is None:
            return {}
        first, last = days
        if (named := days_named(part)) and DAYS[first.weekday()] not in named:
            return {}
        has_year = bool(match["year1"] or match["year2"])
        if last < today and not has_year:
            return {}
        if last < today or last - first > _LONGEST_BREAK:
            found += [] if last < today else ["?"]
        elif first != last:
            found.append(f"{first} to {last}")
        elif not every_day or DAYS[first.weekday()] in every_day:
            found.append(first.isoformat())
        else:
            are_others = True
    if "?" in found or (found and are_others):
        return {}
    return _off_on(found, patterns) if found else None


def _as_words(part: str) -> str:
    """`25/12/2026` as `25 december 2026`: dates in numbers are read as here, day before month."""

    def spelt(match: re.Match[str]) -> str:
        if not 1 <= int(match[2]) <= 12:
            return match[0]
        year = f" 20{match[3][-2:]}" if match[3] else ""
        return f"{int(match[1])} {MONTHS[int(match[2]) - 1]}{year}"

    part = re.sub(
        r"(20\d\d)-(\d\d)-(\d\d)", lambda one: f"{one[3]}/{one[2]}/{one[1]}", part.strip()
    )
    return re.sub(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d\d(?:\d\d)?))?", spelt, part)


def _off_on(dates: Sequence[str], patterns: Sequence[Facts]) -> dict[str, tuple[Words, ...]] | None:
    new = [
        one
        for one in dates
        if not (patterns and all(one in text_of(of.get("except")) for of in patterns))
    ]
    return {"except": tuple(Words(one, "not_on") for one in new)} if new else None


def _first_and_last(match: re.Match[str], since: date) -> tuple[date, date] | None:
    """The two days of a break, where there is no doubt of the year; the same for one day."""
    begins = match["month1"] or match["month2"]
    if not begins:
        return None
    ends = match["month2"] or begins
    has_year = bool(match["year1"] or match["year2"])
    year = int(match["year1"] or match["year2"] or since.year)
    if match["year2"] and not match["year1"] and month_called(ends) < month_called(begins):
        year -= 1
    try:
        first = date(year, month_called(begins), int(match["day1"]))
        last = date(
            int(match["year2"] or year), month_called(ends), int(match["day2"] or match["day1"])
        )
        last = last if last >= first else last.replace(year=last.year + 1)
        if last < since and not has_year:
            first, last = first.replace(year=year + 1), last.replace(year=last.year + 1)
    except ValueError:
        return None
    if first - since > _SOON and not has_year:
        return None
    return first, last
