"""What a list writes in a cell of times in another order than entries, and what is no session.

The hours of an office, of a shop or of a telephone line are words. `Every Friday from 4 September
7-9pm`, `Mon-Fri 9-5 (closed 12-1)` and `Daily 8am-8pm (Sundays 10am-4pm)` are the same times in
another order. A sentence that follows the times, and can't change them, becomes their note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from activity_directory.intake.labelled_times import SPAN
from activity_directory.intake.lines_of_times import as_one_line, has_a_time, is_beside_times
from activity_directory.schema.values.clock import CLOCK, TO
from activity_directory.schema.values.dates import MONTH
from activity_directory.schema.values.days import DAYS, WEEKDAY, days_named, runs_of


class Cell(NamedTuple):
    """The days and times of a cell, and its other words; either may be empty."""

    times: str
    words: str


_PARTS = re.compile(r"\s*[;\n]\s*|(?<=\w\w)\.\s+(?=[A-Z])|(?<=\))\.?\s+(?=[A-Z])")
_DESK = (
    r"(?:admin(?:istration)?(?: team)?|box office|call cent(?:re|er)|help ?desk|help ?line"
    r"|lines|office|phone ?lines?|phones|reception|shop|switchboard|telephone(?: ?lines?)?s?)"
)
_OF_A_DESK = re.compile(
    rf"(?:(?:the|our|my|all) )?(?:[\w’'-]+ )?{_DESK}(?:['’]s)?"
    r"(?: (?:opening |office )?(?:hours|times))?(?: (?:only|is|are|line|lines))*"
    r"(?: (?:open(?:ing)?|staffed|manned|available|answered))*"
    r"(?: (?:hours|times|on|from|between))*\W*"
    r"|(?:(?:please|you can) )*(?:call|contact|phone|ring|tel(?:ephone)?)(?: (?:us|the office))?"
    r"(?: on)?(?: [\d ()+]{9,})?(?: (?:between|from))?\W*"
    r"|(?:during )?office hours(?: are)?\W*",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"(?:\b(?:{WEEKDAY}|daily|every|each|week ?days?)\b|{CLOCK})", re.IGNORECASE)
_DESK_AFTER = re.compile(
    rf"[\s,(–—-]*(?:\(|\bfor\b)?\s*(?:{_DESK}"
    r"(?: (?:hours|times|enquiries|calls|only|is open|are open))*|office hours)[\s).]*",
    re.IGNORECASE,
)
_IS_A_DESK = re.compile(
    r"\b(?:help|advice|phone|listening|crisis|support) ?lines?\b|\btelephone\b|\bshops?\b"
    r"|\bcaf[eé]\b",
    re.IGNORECASE,
)
"""A listing that is such a line or a shop itself: its hours are when it is on."""


def without_desks(text: str, name: str, how: str) -> Cell:
    """A cell without the hours of an office, a shop or a telephone line, which are its words.

    `name` is the name of the listing and `how` how it happens: the hours of a helpline are those
    at which it is on.
    """
    if _IS_A_DESK.search(name) or "phone" in how.casefold():
        return Cell(text, "")
    left: list[str] = []
    words: list[str] = []
    for part in filter(None, _PARTS.split(text)):
        (words if is_of_a_desk(part) else left).append(part.strip(" ."))
    if not left:
        return Cell("", " ".join(text.split()))
    return Cell("\n".join(left), "; ".join(words)) if words else Cell(text, "")


def is_of_a_desk(part: str) -> bool:
    """Whether days and times are those of an office, a shop or a telephone line."""
    first = _FIRST.search(part)
    if first is None:
        return False
    last = [*SPAN.finditer(part)]
    after = part[last[-1].end() :] if last else ""
    is_after = bool(after) and _DESK_AFTER.fullmatch(after) is not None
    before = part[: first.start()]
    return is_after or (bool(before.strip()) and _OF_A_DESK.fullmatch(before) is not None)


_MAY_CHANGE_THEM = re.compile(
    r"\d|\b(?:not|no (?:class|club|group|lesson|meeting|session)\w*|never|except\w*|excluding|exc"
    r"|apart|other|clos\w+|off|break|hol(?:iday)?s?|bank|term\w*|half|easter|christmas|xmas"
    r"|new year|summer|autumn|winter|spring"
    r"|season\w*|month\w*|weeks?|weekly|weekends?|fortnight\w*|days?"
    r"|dates?|times?|hours?|start\w*|end(?:s|ing)?|finish\w*|begin\w*|appointments?|arrange\w*"
    r"|request|referral|sometimes|occasional\w*|may|might|can change|var(?:y|ies|ious|iable)"
    r"|approx\w*|check|confirm\w*|cancel\w*|suspend\w*|pause\w*|temporar\w*|current\w*"
    r"|mov(?:ed|ing)|tb[ac]|quarter\w*|annual\w*|alternat\w*|rota|subject to|depend\w*|weather"
    r"|until|till|from|also|mornings?|afternoons?|evenings?|nights?|noon|midday|daily|every|each"
    rf"|first|last|next|{WEEKDAY}|{MONTH})\b",
    re.IGNORECASE,
)
_NO_CHANGE = re.compile(
    r"\bfirst session is free\b|\bfirst[- ]timers?\b|\bit (?:can|may) get busy\b",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(r"(?<=[\w)])\.\s+(?=[A-Z])")
_BY_ARRANGEMENT = re.compile(
    rf"\s*(?:[,;&]|\band\b|\.)\s*(?P<words>(?:on )?(?:{WEEKDAY}|other days)"
    rf"(?:(?:, | and | & |/){WEEKDAY})* (?:(?:is |are |available )*(?:by|on) (?:prior )?"
    r"(?:appointment|arrangement|request)|appointments?)(?: only)?)\s*(?=$|[,;.])",
    re.IGNORECASE,
)
_A_DATE = rf"(?:{WEEKDAY},? )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTH})(?: \d{{4}})?"
_A_DATE += r"|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d"
_DATE_IN_FRONT = re.compile(
    rf"(?P<days>(?:every |on )?{WEEKDAY})\s*,?\s+"
    rf"(?P<start>(?:from|starting|commencing|beginning)(?: on)? (?:{_A_DATE}))"
    rf",?\s+(?:at |from )?(?P<times>{CLOCK}{TO}{CLOCK})",
    re.IGNORECASE,
)
_CLOSED_BETWEEN = re.compile(
    rf"(?P<days>[^\d\n]*?)(?P<start>{CLOCK}){TO}(?P<end>{CLOCK})[\s,;(–—-]*"
    r"(?:(?:but )?(?:we |is |are )*closed|closing)(?: (?:for|over) lunch)?:?,?\s*"
    rf"(?:between |from )?(?P<shut>{CLOCK})(?:{TO}|\s*and\s*)(?P<open>{CLOCK})"
    r"(?: for lunch)?[\s).]*",
    re.IGNORECASE,
)
_OTHERWISE_ON = re.compile(
    rf"(?P<days>(?:{WEEKDAY}{TO}{WEEKDAY}|daily|every day|week ?days))\W*"
    rf"(?P<times>{CLOCK}{TO}{CLOCK})\s*[(,]\s*"
    rf"(?P<others>(?:{WEEKDAY})(?:(?:{TO}|\s*(?:,|&|\band\b)\s*){WEEKDAY})*)\W*"
    rf"(?P<then>{CLOCK}{TO}{CLOCK})\s*\)?\.?",
    re.IGNORECASE,
)


def usual_writings(text: str) -> Iterator[Cell]:
    """Other ways to write a cell of times that can't be read as it is, the surest first."""
    lines = [one for part in re.split(r"[\n;]", text) if (one := " ".join(part.split()))]
    together = as_one_line(lines)
    ordered = [_in_usual_order(line) for line in together]
    for other in (together, ordered):
        if other != lines:
            yield Cell("\n".join(other), "")
    apart = [*_without_last_words(ordered)]
    if words := "; ".join(one.words for one in apart if one.words):
        yield Cell("\n".join(one.times for one in apart if one.times), words)


def _in_usual_order(line: str) -> str:
    if found := _DATE_IN_FRONT.fullmatch(line.rstrip(".")):
        return f"{found['days']} {found['times']} {found['start']}"
    if found := _CLOSED_BETWEEN.fullmatch(line):
        spans = f"{found['start']}-{found['shut']} and {found['open']}-{found['end']}"
        return f"{found['days'].strip()} {spans}"
    if found := _OTHERWISE_ON.fullmatch(line):
        others = days_named(found["others"])
        left = tuple(day for day in DAYS if day in days_named(found["days"]) - others)
        if left and others <= days_named(found["days"]):
            usual = [f"{run} {found['times']}" for run in runs_of(left)]
            return "\n".join((*usual, f"{found['others']} {found['then']}"))
    return line


def _without_last_words(lines: list[str]) -> Iterator[Cell]:
    """The lines without the words behind them, those of whole lines at the end as well."""
    last = max((number for number, one in enumerate(lines) if has_a_time(one)), default=-1)
    for number, line in enumerate(lines):
        is_words = number > last and is_beside_times(line, lines)
        only_words = is_words and _only_adds(line, "\n".join(lines[: last + 1]))
        yield Cell("", line) if only_words else _apart(line)


_HOLIDAYS = r"(?:at|during|in|over) (?:the )?(?:bank |public |school |summer )?holidays"
_MAY_DIFFER = (
    r"(?:(?:all|the|our|these|opening) )*(?:(?:activities|classes|dates|days|details|events|hours"
    r"|programme|schedule|sessions|timetable|times?|venues?),? (?:(?:and|&) )?)*"
    r"(?:(?:all|are|is|is/are|may be) )*(?:(?:liable to|subject to) (?:alteration|cancellation"
    r"|change|variation)|(?:can|could|may|might|will) (?:also |occasionally |sometimes )?"
    r"(?:be different|change|differ|vary)|var(?:y|ies))(?: (?:occasionally|slightly|sometimes))?"
    rf"(?: (?:at|with|without)(?: \w+)? notice)?(?: {_HOLIDAYS})?"
)
_ASKED = (
    r"(?:(?:always|best to|do|it is|please|pls|so|you can) )*"
    r"(?:call|check|confirm|contact|e-?mail|phone|ring|see|text|visit)"
)
_WHOM = (
    r"(?:(?:local|on|our|the|their|via|with) )*(?:\d[\d ]{8,12}\d|us\b|(?:(?:facebook|library"
    r"|venue) )?(?:calendar|facebook|instagram|library|listings|notice ?board|online|organi[sz]ers?"
    r"|pages?|reception|social media|venue|web ?pages?|web ?site)\b)"
)
_BEFORE_YOU_GO = (
    r"(?:ahead|beforehand|first|in advance|to (?:check|confirm)|(?:before|prior to) (?:arriving"
    r"|attending|booking|coming|going|setting (?:off|out)|travell?ing|travel|turning up|visiting"
    r"|your (?:journey|visit)|you (?:attend|come|go|set (?:off|out)|travel|turn up|visit)))\b"
)
_FOR_CHANGES = (
    r"for (?:(?:all|any|current|exact|further|latest|more|the|up[ -]to[ -]date) )*"
    r"(?:changes|closures|details|info(?:rmation)?|times|updates)\b"
)
_A_WARNING = rf"(?:{_MAY_DIFFER}|{_ASKED}(?:,? (?:{_WHOM}|{_BEFORE_YOU_GO}|{_FOR_CHANGES}))+)"
_WARNING = (
    rf"(?:(?:and|as|but|n\.?b\.?|note|please note|that)[ :]+)*{_A_WARNING}"
    rf"(?:(?:[.,;] ?| )(?:(?:and|as|because|but|since|so) )?{_A_WARNING})*"
)
"""What many lists say beside times that are sure: `subject to change`, `please check first`."""
_WARNING_AFTER = re.compile(
    rf"(?P<times>\D*\d.*?)[\s,;.:(*–—-]+(?P<words>{_WARNING})[\s).!*]*", re.IGNORECASE
)
_WARNING_IN_FRONT = re.compile(
    rf"[\s(*]*(?P<words>{_WARNING})[\s,;.:)*–—-]+(?P<times>.*\d.*)", re.IGNORECASE
)
_ONLY_A_WARNING = re.compile(rf"[\s(*]*(?P<words>{_WARNING})[\s).!*]*(?P<times>)", re.IGNORECASE)
_LONGEST_WITH_A_WARNING = 300


def _without_a_warning(line: str) -> Cell:
    """A line of times without a warning before or behind them, which changes none of them."""
    if len(line) > _LONGEST_WITH_A_WARNING:
        return Cell(line, "")
    for pattern in (_ONLY_A_WARNING, _WARNING_AFTER, _WARNING_IN_FRONT):
        if found := pattern.fullmatch(line):
            return Cell(found["times"].strip(), found["words"])
    return Cell(line, "")


def _apart(line: str) -> Cell:
    """A line of times without the sentences behind it, or the days on which one asks for a time."""
    line, warning = _without_a_warning(line)
    words = [one["words"] for one in _BY_ARRANGEMENT.finditer(line)]
    rest = _BY_ARRANGEMENT.sub("", line)
    if days_named(rest).isdisjoint(days_named(" ".join(words))):
        line = rest
    else:
        words = []
    end = _NEXT_SENTENCE.search(line)
    if end is not None and _only_adds(line[end.end() :], line[: end.start()]):
        words.insert(0, line[end.end() :].strip())
        line = line[: end.start()]
    words += [warning] if warning else []
    return Cell(line.strip(" ,;"), "; ".join(words))


_CHANGES_THEM = re.compile(
    r"\b(?:not?|never|except\w*|excluding|exc|apart|but|only|clos\w+|off|break|hol(?:iday)?s?|bank"
    r"|term\w*|half|easter|christmas|xmas|new year|summer|autumn|winter|spring|season\w*|month\w*"
    r"|weeks?|weekly|fortnight\w*|dates?|start\w*|end(?:s|ing)?|finish\w*|begin\w*|appointments?"
    r"|arrange\w*|request|referral|sometimes|occasional\w*|may|might|change\w*"
    r"|var(?:y|ies|ious|iable)|approx\w*|check (?!out\b)|confirm\w*|cancel\w*|suspend\w*|pause\w*"
    r"|temporar\w*|current\w*|now|mov(?:ed|ing)|tb[ac]|quarter\w*|annual\w*|alternat\w*|rota|subject"
    r"|depend\w*|weather|until|till|from|daily|every|each|first|last|next|instead|if|when|unless"
    r"|before|after|during|above|these|times|opening"
    r"|(?:all|certain|many|most|other|several|some) (?:days|evenings|mornings|nights|afternoons)"
    rf"|{MONTH})\b|n[’']t\b"
    r"|^\W*(?:\w+\W+){0,2}(?:mornings?|afternoons?|evenings?|nights?|weekends?)\W*$",
    re.IGNORECASE,
)
_ADDS = re.compile(r"\W*(?:(?:they|we) )also\b", re.IGNORECASE)
_TAKES_BACK = re.compile(r"\b(?:not?|never|except\w*|clos\w+|cancel\w*|instead)\b", re.IGNORECASE)


def _only_adds(text: str, times: str) -> bool:
    """Whether no sentence of a text behind times can change them: it says more, or of other days.

    `On Sunday 12pm to 3pm there are snacks.` behind times of a Friday is one more thing.
    """
    if not _MAY_CHANGE_THEM.search(_NO_CHANGE.sub(" ", text)):
        return True
    if not days_named(times).isdisjoint(days_named(text)):
        return False
    return all(
        not (_TAKES_BACK if _ADDS.match(one) else _CHANGES_THEM).search(one)
        and (bool(days_named(one)) or not re.search(r"\d", one))
        for one in _NEXT_SENTENCE.split(text)
    )
