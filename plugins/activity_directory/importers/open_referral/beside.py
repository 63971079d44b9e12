"""What words beside a pattern add to it, and whether they say something else.

`Mondays 10am to 12pm, term time only` is the pattern and a limit that an entry has a field for.
`Every other week` beside a weekly pattern is another pattern, and `except August` a limit that no
field has: which dates are meant, nobody here knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from activity_directory.intake import times
from activity_directory.intake.writing import Facts, text_of
from activity_directory.schema.values import clock
from activity_directory.schema.values.clock import CLOCK, TO
from activity_directory.schema.values.dates import MONTHS
from activity_directory.schema.values.days import DAYS, WEEKDAY, days_in, days_named
from activity_directory.schema.values.not_known import ASK

_RUN = rf"{WEEKDAY}\b(?:(?:\s*(?:-|–|—|,|&|/)\s*|\s+(?:to|until|through|and|or)\s+){WEEKDAY}\b)*"
_SENTENCE = re.compile(r"[!?;\n]+|\.(?=\s|$)")
_TO_REACH = re.compile(r"\b(?:phone|telephone|ring|call|e-?mail|office|book)\b", re.IGNORECASE)
"""A sentence with one of these may have days and times of its own."""
_NEVER_ON = re.compile(
    rf"\b(?:not|never|closed|no \w+|except|excluding)\s+(?:on\s+)?(?P<days>{_RUN})", re.IGNORECASE
)
_NTH = r"(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)"
_OF_A_MONTH = re.compile(
    rf"\b{_NTH}\b(?:\s*(?:,|&|/|\band\b|\bor\b)\s*(?:the\s+)?{_NTH}\b)*\s+{_RUN}", re.IGNORECASE
)
_FORTNIGHTLY = re.compile(
    r"\b(?:fortnight(?:s|ly)?|bi-?weekly|alternat(?:e|es|ing)|every (?:other|second|2nd|two|2))\b",
    re.IGNORECASE,
)
_WEEKLY = re.compile(
    rf"\b(?:weekly|(?:every|each|once a|once per) week|(?:every|each) {WEEKDAY})\b", re.IGNORECASE
)
_MONTHLY = re.compile(
    r"\b(?:monthly|(?:(?:of|in) )?(?:the|each|every|a|per) month)\b", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\bevery (?:third|fourth|fifth|three|four|five|six|few|\d+(?:rd|th)?) ?(?:weeks?|months?)?\b"
    r"|\b(?:bi-?monthly|quarterly|termly|yearly|annually|one-off|weeks? (?:\d|one|two))\b"
    r"|\b(?:a|per|each|every) (?:year|term|quarter)\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:closed|cancell?ed|suspended|paused|on hold|no longer|until further notice|postponed"
    r"|finished|ended|stopped|discontinued"
    r"|not (?:currently |presently )?(?:running|meeting|taking place|happening|open|on))\b",
    re.IGNORECASE,
)
_SEASON = r"(?:summer|winter|spring|autumn|christmas|easter)"
_MONTH = "|".join(name for name in MONTHS if name != "may")
_LIMITED = re.compile(
    r"\b(?:except(?:ing)?|excluding|apart from|other than|but not|unless|depending|subject to"
    r"|not (?:in|during|over|every|at|for)|no (?:session|class|meeting|group|club)s?"
    r"|only (?:in|during|on|if|when|from)|some (?:weeks|days|months)|sometimes|occasional(?:ly)?"
    r"|var(?:y|ies|iable|ying)|tb[ac]|to be (?:confirmed|arranged)|seasonal(?:ly)?"
    r"|half[ -]?terms?|hol(?:iday)?s?|term[ -]?times?|(?:weather|numbers) permitting"
    r"|start(?:s|ing)? (?:in|on|from|again)|check (?:dates|times|our|the|website|first)"
    r"|(?:dates|times) (?:on|change|may)"
    rf"|(?:in|during|over|from|until|till?|through|for|this|next|each|every|the|all) {_SEASON}"
    rf"|{_SEASON} (?:only|months?|break|closure|terms?)"
    rf"|{_MONTH}|(?:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)"
    r"|(?:in|from|until|till?|to|through|of|during|except) may|may \d+|\d+(?:st|nd|rd|th)? may"
    r"|(?:until|till) (?!\d|noon|midday|midnight))\b"
    r"|(?<!long)(?<!short)(?<!medium)[ -]terms?\b|^terms?\b",
    re.IGNORECASE,
)
_NOT_IN_TERM_TIME = re.compile(
    r"\b(?:outside|out of|not|except|excluding|nor|non)\b[^.;]{0,20}\bterm[ -]?time", re.IGNORECASE
)
_SPAN = re.compile(rf"(?P<start>{CLOCK})(?:{TO}(?P<end>{CLOCK}))?", re.IGNORECASE)
_IS_A_TIME = re.compile(r"[ap]\.?\s?m\b|:|noon|midday|midnight|\d\.\d\d.*\D.*\d", re.IGNORECASE)


class Beside(NamedTuple):
    """What some words come to.

    `facts` are limits that an entry has a field for. `says_more` is whether the words say anything
    but the pattern and those limits; `against` is whether they don't go with the pattern.
    """

    facts: Mapping[str, str]
    says_more: bool
    against: bool


def held_against(
    words: str, own: Collection[Facts], every: Collection[Facts], *, about_all: bool
) -> Beside:
    """Hold words against the times that they are about, `own`, and all others of the service.

    With `about_all` they name each day of their times, or none; else they may name some.
    """
    if any(_is_read_as(words, made) for made in own):
        return Beside({}, says_more=False, against=False)
    rest, limits = times.without_limits(words)
    facts = dict(limits)
    if "term_time" in facts and _NOT_IN_TERM_TIME.search(words):
        return Beside({}, says_more=True, against=True)
    if not re.search(r"\w", rest) or any(_is_read_as(rest, made) for made in own):
        return Beside(facts, says_more=False, against=False)
    is_against = any(
        _is_against(sentence.strip(), own, every, about_all=about_all)
        for sentence in _SENTENCE.split(rest)
    )
    return Beside(facts, says_more=True, against=is_against)


def _is_against(
    sentence: str, own: Collection[Facts], every: Collection[Facts], *, about_all: bool
) -> bool:
    if _TO_REACH.search(sentence):
        return False
    here, there = _days_of(own), _days_of(every)
    for match in _NEVER_ON.finditer(sentence):
        if not there or days_named(match["days"]) & there:
            return True
    sentence = _NEVER_ON.sub(" ", sentence)
    if _NOT_NOW.search(sentence):
        return True
    if not here:  # these are single dates
        return not _has_its_times(sentence, every)
    if _LIMITED.search(sentence) or any(_comes_otherwise(sentence, made) for made in own):
        return True
    named = days_named(sentence)
    if named and (not named <= there or (about_all and not here <= named)):
        return True
    return not _has_its_times(sentence, every)


def _comes_otherwise(sentence: str, made: Facts) -> bool:
    """Whether words say that it comes round otherwise than the pattern."""
    often = text_of(made.get("every"))
    of_a_month = [*_OF_A_MONTH.finditer(sentence)]
    if of_a_month and not _FORTNIGHTLY.search(sentence):
        readings = [days_in(match[0]) for match in of_a_month]
        named = {day for found in readings if len(found) == 1 for day in found[0]}
        if named != {*text_of(made.get("days")).split(", ")}:
            return True
    fortnightly = _FORTNIGHTLY.search(sentence) is not None
    rest = _OF_A_MONTH.sub(" ", _FORTNIGHTLY.sub(" ", sentence))
    return bool(
        _OTHERWISE.search(rest)
        or (fortnightly and often != "2 weeks")
        or (_MONTHLY.search(rest) and often != "month")
        or (_WEEKLY.search(rest) and often != "week")
    )


def _has_its_times(sentence: str, every: Collection[Facts]) -> bool:
    """Whether each time that is named is one of those that are known."""
    known = [(text_of(made.get("from")), text_of(made.get("to"))) for made in every]
    if not known or any(start in {ASK, ""} for start, _ in known):
        return True
    ends = {one for pair in known for one in pair}
    for match in _SPAN.finditer(sentence):
        if not _IS_A_TIME.search(match[0]):
            continue
        if match["end"] is None:
            fits = any(clock.written(one) in ends for one in clock.readings_of_one(match["start"]))
        else:
            spans = clock.readings(match["start"], match["end"])
            fits = any(
                clock.written(span.start) == start
                and (not end or span.end is None or clock.written(span.end) == end)
                for span in spans
                for start, end in known
            )
        if not fits:
            return False
    return True


def _days_of(every: Collection[Facts]) -> set[str]:
    """The days of the week of patterns; of dates of a month nobody knows."""
    found = {name for made in every for name in DAYS if name in text_of(made.get("days"))}
    is_of_dates = any("days" in made for made in every) and not found
    return {*DAYS} if is_of_dates else found


def _is_read_as(words: str, made: Facts) -> bool:
    """Whether words say just what is known already."""
    often = text_of(made.get("every")) or "once"
    if not words or often not in {"week", "2 weeks", "month", "once"}:
        return False
    items, unread = times.when(often, words, "times")
    whole = ("every", "days", "date", "from", "to")
    phrases = {name: text_of(made.get(name)) for name in whole}
    if unread or any(one.keys() - {*whole} for one in items):
        return False
    return [{name: text_of(one.get(name)) for name in whole} for one in items] == [phrases]
