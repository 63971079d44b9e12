"""What people look for and don't find: words, how often they were looked for, and what came.

Pure: reads the text of a list, and words what a search answered. Whoever calls it asks the search.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from activity_directory.sanitise import terminal
from activity_directory.sanitise.csv import as_csv
from activity_directory.sanitise.terminal import visible_lines
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import joined

FEW = 3
"""So many listings are little."""
LONGEST = 200
"""Characters of a query: nobody types more. A longer line is left out."""
MOST = 5000

Came = Literal["nothing", "another", "stale", "little", "enough", "danger"]
Format = Literal["text", "csv", "json"]

_WORDS_HEADINGS = frozenset({"query", "queries", "search term", "search terms", "keyword", "words"})


class NotAList(Exception):
    """The file is no list of queries. The message says why, and where."""


@dataclass(frozen=True, slots=True)
class Query:
    """Words, and how often they were looked for: 1 where nobody counted."""

    words: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and what came of it; `found` listings are shown."""

    query: Query
    came: Came
    found: int


class Listed(NamedTuple):
    """The queries of a file, and sentences about the lines of it that were not taken whole."""

    queries: tuple[Query, ...]
    notes: tuple[str, ...]


class _Line(NamedTuple):
    """A line with words."""

    number: int
    words: str
    times: int
    is_counted: bool = True


def queries_in(text: str, name: str) -> Listed:
    """The queries of a file, those looked for most often first; the same words are one.

    One query a line; or a table (`name` ends with .csv or .tsv), as programs that count visits
    make them: the first column whose cells are all numbers, or else most of them, is how often.
    Where one has no number, it was looked for once. Raises NotAList.
    """
    is_table = name.casefold().endswith((".csv", ".tsv"))
    times: dict[str, int] = {}
    spelled: dict[str, str] = {}
    too_long: list[int] = []
    uncounted: list[int] = []
    for line in _of_table(text) if is_table else _of_lines(text):
        if len(line.words) > LONGEST:
            too_long.append(line.number)
            continue
        if not line.is_counted:
            uncounted.append(line.number)
        key = line.words.casefold()
        spelled.setdefault(key, line.words)
        times[key] = times.get(key, 0) + line.times
    notes = tuple(_notes(name, too_long, uncounted))
    if not times and too_long:
        raise NotAList(notes[0])
    if not times:
        message = f"{name} has no words. Write one query a line"
        raise NotAList(message)
    if len(times) > MOST:
        message = f"{name} has {len(times):,} queries. Keep the {MOST:,} that matter most"
        raise NotAList(message)
    found = [Query(spelled[key], count) for key, count in times.items()]
    return Listed(tuple(sorted(found, key=lambda query: -query.times)), notes)


def _notes(name: str, too_long: Sequence[int], uncounted: Sequence[int]) -> Iterator[str]:
    if too_long:
        lines = counted(len(too_long), "line is", "lines are")
        yield (f"{name}:{too_long[0]}: {lines} left out: a query has at most {LONGEST} letters")
    if uncounted:
        lines = counted(len(uncounted), "line has", "lines have")
        yield f"{name}:{uncounted[0]}: {lines} no number of times: each counts once"


def _of_lines(text: str) -> Iterable[_Line]:
    for number, line in enumerate(text.splitlines(), start=1):
        words = " ".join(line.split())
        if words and not words.startswith("#"):
            yield _Line(number, words, 1)


def _of_table(text: str) -> Iterable[_Line]:
    first = text.partition("\n")[0]
    delimiter = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = [(reader.line_num, [" ".join(cell.split()) for cell in row]) for row in reader]
    rows = [(line, row) for line, row in rows if any(row)]
    width = max((len(row) for _, row in rows), default=0)
    below = [row for _, row in rows[1:]] or [row for _, row in rows]
    first_row = rows[0][1] if rows else []
    not_words = [
        at
        for at in range(width)
        if at >= len(first_row) or first_row[at].casefold() not in _WORDS_HEADINGS
    ]
    count_at = _of_counts(below, not_words) if width > 1 else None
    words_at = _of_words(rows, [at for at in range(width) if at != count_at])
    for number, (line, row) in enumerate(rows):
        count = _number(row, count_at) if count_at is not None else 1
        words = row[words_at] if words_at < len(row) else ""
        is_heading = number == 0 and (count is None or words.casefold() in _WORDS_HEADINGS)
        if not words or is_heading:
            continue
        if count_at is not None and count is None:
            yield _Line(line, words, 1, is_counted=False)
        else:
            yield _Line(line, words, 1 if count is None else count)


def _of_counts(rows: Sequence[Sequence[str]], columns: Iterable[int]) -> int | None:
    """The column with the most numbers, the first of equals, where they are half of it or more."""
    numbers = {at: sum(_number(row, at) is not None for row in rows) for at in columns}
    most = max(numbers, key=lambda at: numbers[at], default=None)
    if most is None or not numbers[most] or 2 * numbers[most] < len(rows):
        return None
    return most


def _of_words(rows: Sequence[tuple[int, Sequence[str]]], columns: Sequence[int]) -> int:
    """The column that is called so, or else has the most different words, the first of equals."""
    cells = {at: [row[at] for _, row in rows if at < len(row)] for at in columns}
    called = [at for at in columns if cells[at] and cells[at][0].casefold() in _WORDS_HEADINGS]
    return next(iter(called), max(columns, key=lambda at: len(set(cells[at])), default=0))


def _number(row: Sequence[str], at: int) -> int | None:
    """The whole number in a cell: "1,204" and "12.0" are such."""
    text = row[at].replace(",", "").removesuffix(".0") if at < len(row) else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else None


def came_of(
    query: Query, *, found: int, old: int, older: bool, missing: bool, danger: bool
) -> Asked:
    """What a search's answer means to somebody who looks for gaps.

    `old` of the `found` listings were checked too long ago; `older` says that there are more such.
    """
    came: Came
    if danger:
        came = "danger"
    elif not found:
        came = "stale" if older else "nothing"
    elif missing:
        came = "another"
    elif old == found:
        came = "stale"
    else:
        came = "little" if found <= FEW else "enough"
    return Asked(query, came, found)


# --- formats

GAPS: Mapping[Came, str] = MappingProxyType(
    {
        "nothing": "Nothing",
        "another": "No listing says it, and something else is shown",
        "stale": "Only what nobody has checked for long",
        "little": f"Little: {FEW} listings or fewer",
    }
)
"""What is listed. Words of danger are not: nobody needs to read them to look for gaps."""


def summary(asked: Sequence[Asked]) -> str:
    """How many queries there are, and what came of them."""
    numbers = {came: sum(one.came == came for one in asked) for came in get_args(Came)}
    parts = [
        f"{numbers[came]:,} {words}"
        for came, words in (
            ("nothing", "with nothing"),
            ("another", "that no listing says"),
            ("stale", "with only what nobody has checked for long"),
            ("little", "with little"),
            ("enough", "with enough"),
            ("danger", "of danger, to which the page answers with numbers to ring"),
        )
        if numbers[came]
    ]
    return f"{counted(len(asked), 'query', 'queries')}: {joined(parts)}."


def as_text(asked: Sequence[Asked]) -> str:
    """For a terminal: the sum, then what is missing, what was looked for most often first."""
    return visible_lines([summary(asked), *lines(asked)])


def lines(asked: Sequence[Asked]) -> Iterator[str]:
    """What is missing, under headings."""
    for came, heading in GAPS.items():
        these = [one for one in asked if one.came == came]
        if these:
            yield from ("", f"{heading}: {len(these):,}", *(f"  {_line(one)}" for one in these))


def _line(one: Asked) -> str:
    facts = []
    if one.query.times > 1:
        facts.append(f"looked for {counted(one.query.times, 'time')}")
    if one.came == "little":
        facts.append(counted(one.found, "listing"))
    return f"{one.query.words} ({', '.join(facts)})" if facts else one.query.words


def as_spreadsheet(asked: Sequence[Asked]) -> str:
    """For a spreadsheet: one query a line, without those of danger."""
    return as_csv(
        ("came", "query", "times", "listings"),
        (
            (one.came, one.query.words, one.query.times, one.found)
            for one in asked
            if one.came != "danger"
        ),
    )


def as_json(asked: Sequence[Asked]) -> str:
    """For a program. Of words of danger only the number is there."""
    return terminal.as_json(
        {
            "queries": len(asked),
            **{came: sum(one.came == came for one in asked) for came in get_args(Came)},
            "asked": [
                {
                    "query": one.query.words,
                    "times": one.query.times,
                    "came": one.came,
                    "listings": one.found,
                }
                for one in asked
                if one.came != "danger"
            ],
        }
    )


FORMATS: Mapping[str, Callable[[Sequence[Asked]], str]] = MappingProxyType(
    dict(zip(get_args(Format), (as_text, as_spreadsheet, as_json), strict=True))
)
"""The formats by the names they have on the command line."""
