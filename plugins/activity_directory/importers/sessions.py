"""Rows of a timetable that are sessions of one listing: they differ only in when they are.

A few words that only some of them have (the room, say) stand beside their own times. Rows that
differ in anything else, such as the price, are listings of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import NamedTuple

from activity_directory.importers import names
from activity_directory.vocabulary import plain

_LONGEST = 60
"""Characters of words that may stand beside times."""
_PARAGRAPHS = "\n\n"
_WHEN = frozenset({"times", names.DAY, names.START, names.END, *names.WEEKDAYS})
_LEAST = 4
"""The fewest rows that make a timetable."""


class Timetable(NamedTuple):
    """How many rows of a table have the same name as another, at other times, and the names."""

    title: str
    rows: int
    names: int


def timetable_in(
    titles: Sequence[str], meant: Mapping[str, str], rows: Collection[Sequence[str]]
) -> Timetable | None:
    """What of a table may be sessions of one listing: nothing where less than half of it is.

    `meant` has by the name of a column what it means.
    """
    title = next((one for one in titles if meant.get(one) == "name"), "")
    when = [at for at, one in enumerate(titles) if meant.get(one) in _WHEN]
    if not (title and when):
        return None
    called = titles.index(title)
    times: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in rows:
        if called < len(row) and (name := plain(row[called])):
            times[name].append(tuple(row[at] if at < len(row) else "" for at in when))
    several = [one for one in times.values() if len(set(one)) > 1]
    found = sum(map(len, several))
    is_one = found >= max(_LEAST, len(rows) / 2)
    return Timetable(title, found, len(several)) if is_one else None


def facts_of(answers: Mapping[str, str]) -> Hashable:
    """What the rows of one listing have in common: equal for two that may be one."""
    facts = {name: text for name, text in answers.items() if name not in {"times", "description"}}
    long = tuple(one for one in _paragraphs(answers) if not _is_short(one))
    return frozenset(facts.items()), long, bool(answers.get("times"))


def joined(rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """The answers of rows that have the same `facts_of`, with the times of all."""
    texts = [_paragraphs(answers) for answers in rows]
    every = dict.fromkeys(one for text in texts for one in text)
    shared = [one for one in every if all(one in text for text in texts)]
    times = []
    for answers, text in zip(rows, texts, strict=True):
        own = ", ".join(one.rstrip(".") for one in text if one not in shared)
        beside = f" ({own})" if own else ""
        times += [f"{line}{beside}" for line in answers.get("times", "").split("\n") if line]
    found = {**rows[0], "times": "\n".join(dict.fromkeys(times))}
    found["description"] = _PARAGRAPHS.join(shared)
    return {name: text for name, text in found.items() if text}


def _paragraphs(answers: Mapping[str, str]) -> list[str]:
    return [one.strip() for one in answers.get("description", "").split(_PARAGRAPHS) if one.strip()]


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST and not set(text) & set("\n();")
