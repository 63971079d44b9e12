"""Times that a text says of the same day, and that begin or end otherwise than the list has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from activity_directory.intake import times
from activity_directory.intake.answers import Answers
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Value, items_of, text_of
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.clock import CLOCK, TO
from activity_directory.schema.values.mistake import shown

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
