"""Times that a text says of the day of its listing: other than the list has, or where it has none.

`Friday` in the list and `We meet from 7pm - 8.30pm` in its text are one time. Where a text names
several times, or words that may change when it is on, people have to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from activity_directory.intake import odd_times, times
from activity_directory.intake.answers import Answers
from activity_directory.intake.beside_times import without_other_numbers
from activity_directory.intake.from_a_list import sentences
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Facts, Value, Words, items_of, text_of
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values import clock
from activity_directory.schema.values.clock import CLOCK, PARTS_OF_A_DAY, TO, Span
from activity_directory.schema.values.days import WEEKDAY, days_named
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import ASK

_MAY = re.compile(r"\d ?(?:[ap]\.?m)?\.? ?(?:[-–—]|to|until|till) ?\d", re.IGNORECASE)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_TIMES = re.compile(
    rf"(?:^[ \t]*|\b(?P<day>{_DAY})(?:[’']?s)?,?:? (?:from )?)(?P<span>{CLOCK}{TO}{CLOCK})"
    r"(?(day)|(?=[ \t.]*$))",
    re.IGNORECASE | re.MULTILINE,
)
"""A day with its times, or a line that is times and nothing else."""


def compare_times(answers: Answers, when: Value | None) -> None:
    """Remark on times of a text of which the start alone, or the end, is that of the listing."""
    ours = list(_weekly(when))
    for name in ("summary", "description") if ours else ():
        text = answers.given.get(name, "")
        for claim in _TIMES.finditer(text) if _MAY.search(text) else ():
            other = _other_times(ours, claim)
            if other:
                message = (
                    f"this says {quoted(shown(claim[0].strip(' .')))}, but the times are {other}"
                )
                hint = "Find out which of the two is right, and change the other."
                answers.remark(question(name), message, hint)
                return


def _weekly(when: Value | None) -> Iterator[tuple[str, str, str]]:
    """A day of the week, a start and an end, for all times that come every week."""
    for one in when if isinstance(when, tuple) else ():
        if isinstance(one, Mapping) and text_of(one.get("every")) == "week" and "to" in one:
            for day in items_of(one.get("days")):
                yield text_of(day), text_of(one.get("from")), text_of(one["to"])


def _other_times(ours: list[tuple[str, str, str]], claim: re.Match[str]) -> str:
    """The times of that day, where just one end of them is what a text says; else nothing."""
    read, unread = times.when("week", f"{claim['day'] or ours[0][0]} {claim['span']}", "")
    if unread:
        return ""
    theirs = list(_weekly(read))
    days = {day for day, _, _ in theirs} if claim["day"] else {day for day, _, _ in ours}
    spans = [(start, end) for day, start, end in ours if day in days]
    for _, start, end in theirs:
        if (start, end) in spans:
            return ""
        near = [one for one in spans if (one[0] == start) != (one[1] == end)]
        if near:
            return f"{near[0][0]} to {near[0][1]}"
    return ""


_A_RANGE = re.compile(
    rf"(?P<start>{CLOCK})(?:{TO}|(?<=\w)\s+and\s+)(?P<end>{CLOCK})", re.IGNORECASE
)
_MARK = re.compile(
    r"(?<![\d.])\d{1,2}[:.]\d\d(?!\.?\d)|\d ?[ap]\.? ?m\b|\b(?:noon|midday|midnight)\b",
    re.IGNORECASE,
)
_PRICE = re.compile(r"£\s?\d+(?:\.\d\d)?")
_ON_A_DAY = rf"(?:(?:on |every |each )*{WEEKDAY}(?:(?:,| and| &) {WEEKDAY})*,? )?"
_IT_IS_ON = re.compile(
    rf"(?:^|\b(?:and|which|who) )(?:{_ON_A_DAY}(?:(?:we|they|you|it|this|members"
    r"|(?:\w+ ){0,3}(?:class|club|group|session|choir|cafe|café)(?:e?s)?) )?"
    r"(?:(?:is|are|all|usually|now) )?(?:meets?|gather|runs?|on|open|held|takes? place)"
    r"(?: (?:together|here|up))?|every|each|sessions:|times?:|when:)? ?"
    rf"{_ON_A_DAY}(?:evenings? |afternoons? |mornings? )?(?:from |between |at )?$",
    re.IGNORECASE,
)
_MAY_CHANGE_IT = re.compile(
    r"\b(?:not?|never|except\w*|clos\w+|cancel\w*|fortnight\w*|alternat\w*|other|month\w*"
    r"|usual\w*|normal\w*|sometimes|occasional\w*|may|might|or|until|first|last|second|third"
    r"|fourth|\d(?:st|nd|rd|th)|but|then|january|february|april|june|july|august|september"
    r"|october|november|december|summer|winter|doors?|office|phone|ring|call|book\w*|\d{4})\b",
    re.IGNORECASE,
)


def with_times_of_texts(answers: Answers, made: tuple[Facts, ...]) -> tuple[Facts, ...]:
    """Days without times, with those of a text where it says one range plainly; with a remark."""
    if not made or any("days" not in one or text_of(one.get("from")) != ASK for one in made):
        return made
    texts = [answers.given.get(name, "") for name in ("summary", "description")]
    every = [one for text in texts if _MARK.search(text) for one in sentences(text)]
    timed = [one for one in every if _names_a_time(one)]
    if not timed:
        return made
    first = quoted(shown(timed[0]))
    span = _only_span(timed, made) if len(made) == 1 else None
    found = (_at(made[0], span),) if span is not None else made
    if span is None or odd_times.why_odd(found, timed[0]):
        message = f"a text says {first}, but not plainly when it is on, so people have to ask"
        answers.remark(
            question("times"), message, "If you know the times, write them in its entry."
        )
        return made
    answers.remark(question("times"), f"a text says {first}, so that is when it is on")
    return found


def _names_a_time(sentence: str) -> bool:
    return _MARK.search(_PRICE.sub(" ", without_other_numbers(sentence))) is not None


def _only_span(timed: list[str], made: tuple[Facts, ...]) -> Span | None:
    """The start and the end that all sentences with a time say; None where one may say more."""
    days = set().union(*(days_named(text_of(day)) for day in items_of(made[0].get("days"))))
    note = text_of(made[0].get("note")).removesuffix("s")
    part = note if note in PARTS_OF_A_DAY else ""
    found: set[Span] = set()
    is_plain = False
    for sentence in timed:
        one = _A_RANGE.search(sentence)
        rest = sentence.replace(one[0], " ", 1) if one is not None else sentence
        named = days_named(sentence)
        if one is None or _names_a_time(rest) or _MAY_CHANGE_IT.search(rest):
            return None
        if named and named != days:
            return None
        spans = clock.readings(one["start"], one["end"], part)
        found |= {*spans}
        is_plain = is_plain or _IT_IS_ON.search(sentence[: one.start()]) is not None
    return found.pop() if is_plain and len(found) == 1 else None


def _at(one: Facts, span: Span) -> Facts:
    rest = {name: value for name, value in one.items() if name != "note"}
    ends = {"from": span.start, "to": span.end or 0}
    return {
        **rest,
        **{name: Words(clock.written(minute), "times") for name, minute in ends.items()},
    }
