"""What a text says of a part of the day when it is shut: `Closed 12-1pm daily`, `for lunch 1-2`.

Where the times go on over that part, the words stand beside them, and don't contradict them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import time

from activity_directory.intake.writing import Facts, items_of, text_of
from activity_directory.schema.values.clock import CLOCK, DAY, TO, minutes_of, readings
from activity_directory.schema.values.dates import MONTH
from activity_directory.schema.values.days import days_named

SIGNS = ("clos", "shut", "lunch", "not open", "not available")
"""One of these is in each text, in small letters, that `SHUT` finds anything in."""
SHUT = re.compile(
    r"\b(?:(?<!not )(?<!never )(?:closed|closes|closing|shuts?|(?:we|they|doors) close)"
    r"|not (?:open|available)"
    r"|lunch(?:time)? (?:break|closure))\b"
    rf"(?:(?!\bopen|\b(?:{MONTH})\b|[\d.;]).){{0,40}}?"
    rf"(?P<start>{CLOCK})(?:{TO}|\s+and\s+)(?P<end>{CLOCK})"
    rf"(?!\s*(?:of )?(?:{MONTH})\b|\s*(?:days|weeks|months|years)\b)",
    re.IGNORECASE,
)


def is_shut_within(sentence: str, made: Sequence[Facts]) -> bool:
    """Whether a sentence says that it is shut while some of these times go on."""
    low = sentence.casefold()
    found = SHUT.search(sentence) if any(sign in low for sign in SIGNS) else None
    if found is None:
        return False
    days = days_named(sentence)
    shut = [
        (span.start, span.end)
        for span in readings(found["start"], found["end"])
        if span.end is not None
    ]
    return any(
        start < first < end or start < last < end
        for one in made
        for start, end in _spans(one, days)
        for first, last in shut
    )


def _spans(one: Facts, days: set[str]) -> list[tuple[int, int]]:
    """The times of a day, in minutes, where it is on one of the days; of all days if none."""
    named = {text_of(day) for day in items_of(one.get("days"))}
    if days and named and days.isdisjoint(set().union(*map(days_named, named))):
        return []
    found = []
    for span in _written(one):
        start, _, end = span.partition(" to ")
        try:
            first, last = (minutes_of(time.fromisoformat(each)) for each in (start, end))
        except ValueError:
            continue  # `ask`, or no end
        found.append((first, last if last > first else last + DAY))
    return found


def _written(one: Facts) -> list[str]:
    """Its pairs of times as an entry writes them, those of opening hours as well."""
    if "open" not in one:
        return [f"{text_of(one.get('from'))} to {text_of(one.get('to'))}"]
    hours = one["open"]
    every = hours.values() if isinstance(hours, Mapping) else ()
    return [text_of(each) for value in every for each in items_of(value)]
