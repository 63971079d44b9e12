"""Times of a line that are parts of one session: `Doors 6.30pm, games 7pm, finish 10pm`.

When the doors open, when people have tea and when it ends are no sessions of their own.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from activity_directory.intake.beside_times import LONGEST_NOTE, may_change_times, without_signs
from activity_directory.intake.labelled_times import DAYS_IN_FRONT, SPAN, Session, last_days
from activity_directory.schema.values.clock import CLOCK, TO, readings

_BEFORE = (
    r"(?:the )?(?:doors?|gates?)(?: (?:are )?open(?:s|ing)?)?"
    r"|(?:please )?arriv(?:e|als?|ing)|(?:registration|register|sign[- ]in|check[- ]in)(?: opens?)?"
    r"|set(?:ting)?[- ]?up"
)
_A_DRINK = r"(?:tea|coffee|refreshments?|cakes?|biscuits?|(?:tea |coffee )?break|interval)"
_DURING = (
    rf"{_A_DRINK}(?:(?:,? and |,? & |/){_A_DRINK})*(?: (?:is |are )?served)?"
    r"|last (?:orders|entry|admission)"
)
_ENDS = (
    r"(?:(?:we|it|which|that) )?(?:finish(?:es|ing)?|end(?:s|ing)?|clos(?:es?|ing)|until|till|over"
    r"|lasts until|pack(?:ing)? (?:up|away)|clear(?:ing)? up)(?: by)?"
)
_SORTS = tuple(
    (sort, re.compile(pattern, re.IGNORECASE))
    for sort, pattern in (("before", _BEFORE), ("during", _DURING), ("end", _ENDS))
)
_QUICK = re.compile(
    r"\b(?:doors?|gates?|arriv|regist|sign[- ]in|check[- ]in|set(?:ting)?[- ]?up|tea|coffee"
    r"|refreshment|cakes?|biscuits?|break|interval|last (?:orders|entry|admission)|finish|end|clos"
    r"|until|till|over|lasts|pack|clear)",
    re.IGNORECASE,
)
"""The first letters of all of those words."""
_BESIDE = re.compile(
    r"^(?:(?:at|by|for|from|the|is|are|on)\b\s*)+"
    r"|(?:\s*(?:\b(?:at|from|for|is|are|around|about|approx(?:imately)?|roughly)\b|[~.:–—-]))+$",
    re.IGNORECASE,
)
"""What joins a label to its time and says no more."""
_STARTS = re.compile(
    r"(?:^|(?<=\s))(?:start(?:s|ing)?|begin(?:s|ning)?|commences?|kick[- ]?off|for a"
    r"|open(?:s|ing)?)$",
    re.IGNORECASE,
)
_LINE = re.compile(rf"(?P<days>{DAYS_IN_FRONT})[\s:,;–—-]*(?P<rest>.*)", re.IGNORECASE)
_COMMA = re.compile(
    r"\s*[,;|]\s*(?:and |then )*|(?<=[m\d])\s+and (?:then )?(?=[a-z])|(?<=[m\d])\.\s+"
)
_PART = re.compile(
    rf"(?P<before>[^\d]*?)(?P<start>{CLOCK})(?:{TO}(?P<end>{CLOCK}))?(?P<after>[^\d]*)",
    re.IGNORECASE,
)


_ABOUT = re.compile(r"~|\b(?:about|approx\w*|around|by|roughly)\b", re.IGNORECASE)


class _Part(NamedTuple):
    """A time of a session, and if it is `before`, `during`, the `end`, or the session `itself`."""

    sort: str
    label: str
    start: str
    end: str


def names_parts(line: str) -> bool:
    """Whether a line has times that are only parts of a session.

    So it has not where each day has a single time, but for one that is an end, nor where nothing
    but tea is named, which may be what it is for.
    """
    if not _QUICK.search(line) or not SPAN.search(line):
        return False
    found = _parts(_rest(line))
    sorts = [one.sort for one in found]
    if "end" in sorts:
        return True
    return len(found) > 1 and len({*sorts}) > 1 and len(_days(line)) == 1


def one_session(line: str) -> Session | None:
    """The session of a line that names parts of it, with all that is said beside; None if unsure.

    It is from the first of its times to its end.
    """
    match = _LINE.fullmatch(line)
    if match is None or last_days(match["rest"]) or "(" in line:
        return None
    found = _parts(match["rest"])
    if len(found) != len(_split(match["rest"])) or not _are_in_order(found):
        return None
    itself = [one for one in found if one.sort == "itself"]
    ends = [one.start for one in found if one.sort == "end"]
    ends += [one.end for one in itself if one.end]
    sure = len(itself) <= 1 and len(ends) <= 1 and found[0].sort != "end"
    is_more = any(one.label for one in found if one.sort != "end") or _ABOUT.search(match["rest"])
    note = without_signs(match["rest"]) if is_more else ""
    if not sure or len(note) > LONGEST_NOTE or any(may_change_times(one.label) for one in itself):
        return None
    times = " to ".join((found[0].start, *ends))
    return Session(f"{match['days']} {times}", note)


def _are_in_order(parts: list[_Part]) -> bool:
    """Whether each time has one reading and is later than the one before it, the end the last.

    Tea that is served after the end is something else.
    """
    spans = [readings(one.start, one.end) for one in parts]
    if any(len(one) != 1 for one in spans):
        return False
    sorts = [_ORDER[one.sort] for one in parts if one.sort != "during"]
    starts = [one[0].start for one in spans]
    ends = [one[0].end for one in spans if one[0].end is not None]
    is_within = not ends or starts[-1] <= ends[-1]
    return (
        is_within and sorts == sorted(sorts) and all(one < then for one, then in pairwise(starts))
    )


_ORDER = {"before": 0, "itself": 1, "end": 2}


def _rest(line: str) -> str:
    match = _LINE.fullmatch(line)
    return match["rest"] if match else line


def _days(line: str) -> list[str]:
    return [one[0] for one in re.finditer(DAYS_IN_FRONT, line, re.IGNORECASE)]


def _split(rest: str) -> list[str]:
    return [one for one in _COMMA.split(rest) if re.search(r"\w", one)]


def _parts(rest: str) -> list[_Part]:
    found = filter(None, map(_PART.fullmatch, _split(rest)))
    every = (
        _Part(*_sort_of(one["before"], one["after"]), one["start"], one["end"] or "")
        for one in found
    )
    # `Lunch 12-1, Tea 3-4` may be two sessions.
    return [
        one._replace(sort="itself") if one.sort == "during" and one.end else one for one in every
    ]


def _sort_of(before: str, after: str) -> tuple[str, str]:
    """What sort of part these words around a time name, and the words."""
    words = without_signs(f"{_plain(before)} {_plain(after)}")
    sort = next((sort for sort, pattern in _SORTS if pattern.fullmatch(words)), "itself")
    return sort, words if sort != "itself" else _STARTS.sub("", words).strip()


def _plain(words: str) -> str:
    plain = without_signs(words)
    without = _BESIDE.sub("", plain)
    return without if without == plain else _plain(without)
