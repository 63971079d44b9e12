"""Organisations and places that are spelt nearly the same, and may be one: a remark about each two.

It says how a map makes them one. Nothing is joined unasked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from activity_directory.importers.names import label_of
from activity_directory.intake import writing
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

MOST_COMPARED = 30
"""Names of one postcode that are compared, each with each."""
_QUESTIONS = {"organisations": "organisation", "venues": "venue"}
_SMALL = frozenset({"the", "ltd", "limited", "cic", "cio", "and"})
Answers = Mapping[str, str]


def spelt_alike(rows: Mapping[tuple[str, ...], Sequence[Answers]]) -> Iterator[str]:
    """A remark about each two names that may be of one venue, or of one organisation."""
    together: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for one in rows:
        folder, name, *postcode = one
        key = (folder, *postcode) if postcode else (folder, _letters(name))
        together.setdefault(key, []).append(one)
    for group in together.values():
        for number, second in enumerate(group[:MOST_COMPARED]):
            for first in group[:number]:
                is_there = len(first) > 2  # they are grouped by their postcode
                names = sorted((first[1], second[1]), key=len)
                if _alike(*names) or (is_there and _goes_on(*names)):
                    yield _offer(first, rows[first], second, rows[second])
                    break


def _letters(name: str) -> str:
    words = re.findall(r"\w+", name.replace("'", "").replace("&", " and "))
    return "".join(word for word in words if word not in _SMALL) or name


def _alike(first: str, second: str) -> bool:
    """Nearly the same letters, and the same numbers."""
    one, other = _letters(first), _letters(second)
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return one == other or SequenceMatcher(None, one, other).ratio() > 0.88


def _goes_on(short: str, long: str) -> bool:
    """Whether one name is the beginning of another: `Mill Library` of `Mill Library and Hub`.

    A room or the grounds of a building are places of their own.
    """
    words, more = short.split(), long.replace("&", "and").split()
    is_beginning = 1 < len(words) < len(more) and more[: len(words)] == words
    return is_beginning and more[-1] not in _PARTS


_PARTS = frozenset(
    {
        *("annex", "annexe", "cafe", "field", "garden", "gardens", "ground", "grounds", "hall"),
        *("kitchen", "park", "room", "rooms", "studio"),
    }
)


def _offer(
    first: tuple[str, ...],
    of_first: Sequence[Answers],
    second: tuple[str, ...],
    of_second: Sequence[Answers],
) -> str:
    question = _QUESTIONS[first[0]]
    names = [" ".join(rows[0][question].split()) for rows in (of_first, of_second)]
    how_many = [len(rows) for rows in (of_first, of_second)]
    usual, other = names if how_many[0] >= how_many[1] else names[::-1]
    where = f", both at {second[2]}" if len(second) > 2 else ""
    mapped = writing.in_header(usual)
    one, another = _where_they_differ(other, usual)
    return (
        f"{label_of(question)}: {quoted(one)} may be {quoted(another)}{where}. If they are one, "
        f"write in the map under `values:`, `{label_of(question)}:`, the line "
        f"{quoted(f'{writing.in_header(other)}: {mapped}')}"
    )


_BEFORE_WHAT_DIFFERS = 2
"""Words that are shown before those by which two long names differ."""


def _where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Two names as a sentence can show them: of long ones, from where they differ."""
    if shown(one) == one and shown(other) == other:
        return one, other
    words, others = one.split(), other.split()
    alike = sum(
        1 for _ in takewhile(lambda both: both[0] == both[1], zip(words, others, strict=False))
    )
    begin = max(alike - _BEFORE_WHAT_DIFFERS, 0)
    if not begin:
        return shown(one), shown(other)
    return shown(f"… {' '.join(words[begin:])}"), shown(f"… {' '.join(others[begin:])}")
