"""Days and times that a line has with a label beside each: `Mon 10-12 Craft, 1-3 Bingo`.

Each label stays with its own times. Where words may change the times, or where it isn't plain
which times they are about, nothing of the line is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from activity_directory.intake.beside_times import (
    LONGEST_NOTE,
    may_change_times,
    of_something_else,
    says_nothing,
    without_other_numbers,
    without_signs,
)
from activity_directory.schema.values.clock import CLOCK, TO
from activity_directory.schema.values.days import OF_THE_MONTH, WEEKDAY, days_named

_WEEKDAY = rf"(?!thus\b){WEEKDAY}"
_NTH = r"(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|last)"
_AND = r"\s*(?:,|&|/|\+|\band\b)\s*"
_DAY = (
    rf"(?:(?:every|each|the|on)\s+)*(?:{_NTH}(?:{_AND}{_NTH})*\s+)?"
    rf"(?:{_WEEKDAY}|daily|week ?days?|weekends?|every ?day)\b"
    r"(?:\s+(?:mornings?|afternoons?|evenings?|eves?|nights?)\b)?"
    rf"(?:\s+{OF_THE_MONTH})?"
)
DAYS_IN_FRONT = rf"\b{_DAY}(?:(?:{_AND}|{TO}){_DAY})*"
"""Days as a line has them in front of its times. A pattern, in small letters."""
_SPAN = rf"{CLOCK}(?:{TO}{CLOCK})?"
SPAN = re.compile(_SPAN, re.IGNORECASE)
"""A time of the day, or a start and an end."""
_PIECE = re.compile(
    rf"(?P<days>{DAYS_IN_FRONT})"
    rf"|(?P<times>(?:\b(?:from|at|between)\s+)?{_SPAN}(?:{_AND}{_SPAN})*)"
    r"|(?P<end>[,;|]|\.(?=\s|$)|\s[/+]\s|(?<=\))\s|\band\s+(?=(?:every|each|on)\b))",
    re.IGNORECASE,
)
_ENDS_A_PART = re.compile(r"\s*[;|./+]\s*|")
"""What parts more than a comma does: words behind it are about the times that follow them."""
_FULL_STOP = re.compile(r"(?<=m\.)\s+(?=[A-Z])")
"""What ends a sentence behind a time: `10am-12pm. Craft`."""
_HAS_END = re.compile(rf"{CLOCK}{TO}{CLOCK}|\bbetween\b", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:[\s:()–—=-]|\b(?:and|on|at|from)\b)*", re.IGNORECASE)
"""What may stand between days and times, and is no label."""
_OF_THE_MONTH = re.compile(
    rf"(?P<day>(?:every\s+)?{_WEEKDAY})\b(?P<rest>.+?)[\s(,–—-]+"
    rf"(?P<nth>{_NTH}(?:{_AND}{_NTH})*\s+{_WEEKDAY}\b(?:\s+{OF_THE_MONTH})?)"
    r"(?:\s+only)?\s*\)?\.?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\([^()]*\)?")


class Session(NamedTuple):
    """Days and times as they are written, and what is said beside them; that may be empty."""

    times: str
    label: str


class _Piece(NamedTuple):
    """A part of a line: `days`, `times`, `words`, or the `end` of what belongs together."""

    kind: str
    start: int
    end: int


_Chunk = list[_Piece]


def sessions_in(line: str) -> tuple[Session, ...]:
    """The sessions of a line, in their order; none where they aren't certain."""
    if _says_times_in_brackets(line):
        return ()
    found: list[Session] = []
    days, all_name_days = "", True
    for chunk in _chunks(line, [*_pieces(line)]):
        session = _session(line, chunk, days)
        if session is None:
            return ()
        found.append(session)
        kinds = [one.kind for one in chunk]
        all_name_days = all_name_days and "days" in kinds
        if "days" in kinds:
            is_in_front = kinds.index("days") < kinds.index("times")
            days = last_days(session.times) if is_in_front else ""
    ends = {_HAS_END.search(one.times) is not None for one in found}
    return tuple(found) if len(ends) == 1 or all_name_days else ()


def put_together(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines, of which each that names times and no day is one with the line before it.

    A line with days alone is a heading of the next: `Wednesdays:`, `1.30pm Beginners`.
    """
    found: list[str] = []
    before: set[str] = set()
    for line in lines:
        kinds = {one.kind for one in _pieces(line)} - {"end"}
        is_more = "times" in kinds and "days" not in kinds and "days" in before
        if found and is_more:
            found[-1] += f"{' ' if before == {'days'} else '; '}{line}"
            before |= {"times"}
        else:
            found.append(line)
            before = kinds
    return tuple(found)


def with_its_days_of_the_month(line: str) -> str:
    """A line that begins with its day, with which of the month it is where it ends in that.

    `Saturday 10-12 (1st & 3rd Saturdays)` is on the 1st & 3rd Saturdays.
    """
    found = _OF_THE_MONTH.fullmatch(line)
    if found is None:
        return line
    rest = found["rest"]
    kinds = [one.kind for one in _pieces(rest)]
    words = (rest[one.start : one.end] for one in _pieces(rest) if one.kind == "words")
    if kinds.count("times") != 1 or "days" in kinds or any(map(may_change_times, words)):
        return line
    is_same = days_named(found["day"]) == days_named(found["nth"])
    return f"{found['nth']}{rest}" if is_same else line


def last_days(line: str) -> str:
    """The last days that a line names: those of times behind it that name none."""
    return next(reversed([one["days"] for one in _PIECE.finditer(line) if one["days"]]), "")


def _says_times_in_brackets(line: str) -> bool:
    """Whether a bracket has days or times among other words: `(doors open 6.45pm)`."""
    shown = without_other_numbers(line)
    return any(
        {"days", "times"} & {one.kind for one in pieces} and "words" in {one.kind for one in pieces}
        for pieces in ([*_pieces(one[0])] for one in _BRACKET.finditer(shown))
    )


def _pieces(line: str) -> Iterator[_Piece]:
    """A line in pieces. Numbers of other things, such as ages, are among the words."""
    shown = without_other_numbers(line)
    start = 0
    for match in _PIECE.finditer(shown):
        if _BETWEEN.fullmatch(shown, start, match.start()) is None:
            yield _Piece("words", start, match.start())
        yield _Piece(match.lastgroup or "", match.start(), match.end())
        start = match.end()
        if _FULL_STOP.match(line, start):
            yield _Piece("end", start, start)
    if _BETWEEN.fullmatch(shown, start) is None:
        yield _Piece("words", start, len(line))


class _Apart(NamedTuple):
    """What stands between two signs, and the number of the part of the line that it is in."""

    chunk: _Chunk
    part: int

    @property
    def kinds(self) -> list[str]:
        return [one.kind for one in self.chunk]

    @property
    def is_words(self) -> bool:
        return {*self.kinds} == {"words"}


def _chunks(line: str, pieces: Sequence[_Piece]) -> list[_Chunk]:
    """The pieces of each session: days in front of times, and words beside either.

    None where nobody can tell which times some words are about.
    """
    every = _between_signs(line, pieces)
    found: list[_Chunk] = []
    waiting: _Chunk = []
    for number, one in enumerate(every):
        has_times = "times" in one.kinds
        kinds = one.kinds
        if not has_times and found and not waiting and kinds[0] == "words" == kinds[-1]:
            whose = _whose_words(every, number)
            if not whose:
                return []
            if whose == "next":
                waiting += one.chunk
            else:
                found[-1] += one.chunk
        elif not has_times:
            waiting += one.chunk
        else:
            found.append([*waiting, *one.chunk])
            waiting = []
    return [*found, waiting] if waiting else found


def _between_signs(line: str, pieces: Sequence[_Piece]) -> list[_Apart]:
    apart: list[_Apart] = [_Apart([], 0)]
    for piece in pieces:
        if piece.kind == "end":
            ends = _ENDS_A_PART.fullmatch(line[piece.start : piece.end]) is not None
            apart.append(_Apart([], apart[-1].part + ends))
        else:
            apart[-1].chunk.append(piece)
    return [
        one._replace(chunk=chunk)
        for one in apart
        if one.chunk
        for chunk in _with_words_after(one.chunk)
    ]


def _whose_words(every: Sequence[_Apart], number: int) -> str:
    """Whether words between two signs are about the times `before` or `next`; empty if unsure.

    `7-8 Juniors; Seniors, 8-9` has them in front of their times; in `7-8, Seniors, 8-9` they may
    be about either.
    """
    rest = [one for one in every[number + 1 :] if not one.is_words]
    following = every.index(rest[0]) if rest else len(every)
    if not rest or {*rest[0].kinds} != {"times"}:
        return "before"
    then = every[following + 1 :][:1]
    has_words_after = any(one.is_words for one in then)
    if rest[0].part == every[number].part != every[number - 1].part:
        is_sure = not (has_words_after and then[0].part == rest[0].part)
        return "next" if is_sure else ""
    return "before" if has_words_after or rest[0].part != every[number].part else ""


def _with_words_after(chunk: _Chunk) -> Iterator[_Chunk]:
    """The sessions of a chunk in which each has its times first, and then its words."""
    kinds = [one.kind for one in chunk]
    if kinds.count("times") < 2 or kinds[0] == "words" or kinds[-1] != "words":
        yield chunk
        return
    start = 0
    for number in range(1, len(chunk)):
        if kinds[number] != "words" and kinds[number - 1] == "words":
            yield chunk[start:number]
            start = number
    yield chunk[start:]


def _session(line: str, chunk: _Chunk, days: str) -> Session | None:
    """The session of some pieces; None where it isn't certain. `days` are those before it."""
    by_kind = {
        kind: [line[one.start : one.end] for one in chunk if one.kind == kind]
        for kind in ("days", "times")
    }
    if len(by_kind["times"]) != 1 or len(by_kind["days"]) > 1:
        return None
    own = by_kind["days"] or [days]
    label = ", ".join(filter(None, _labels(line, chunk)))
    if not own[0] or may_change_times(label) or len(label) > LONGEST_NOTE:
        return None
    if not by_kind["days"] and of_something_else(label):
        return None
    return Session(f"{own[0]} {by_kind['times'][0]}", label)


def _labels(line: str, chunk: _Chunk) -> Iterator[str]:
    """The words of a chunk in front of its times, and those behind."""
    words: _Chunk = []
    for piece in [*chunk, _Piece("end", 0, 0)]:
        if piece.kind == "words":
            words.append(piece)
        elif words:
            label = without_signs(line[words[0].start : words[-1].end])
            yield "" if says_nothing(label) else label
            words = []
