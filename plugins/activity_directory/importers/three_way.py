"""An entry as its list has it now, put together fact by fact with what was changed here.

What the list said before is known by its fingerprints (`imported.csv`). A fact that only the list
has changed is taken, one that was only changed here stays; one that both have changed stays as it
is here, and is named. All else of the entry stays as it was written, with its notes. Pure.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from activity_directory.intake import writing
from activity_directory.intake.writing import Value, Words
from activity_directory.schema.reading import field_name
from activity_directory.schema.records.activity import lifted

DESCRIPTION, FIRST_TIME = "description", "first_time"
IN_PARTS = frozenset({"contact", "eligibility"})
"""Groups whose fields are facts by themselves: a changed number says nothing about the e-mail."""
CHECKED, SOURCE = "checked", "source"
"""What says of which day an entry is. It moves with the other facts, and alone changes nothing."""
_IN_FULL_ONLY = frozenset({"when", "venue", "cost"})
"""What a short form of a listing lacks first."""

Prints = Mapping[str, str]
"""The fingerprints of an entry's facts, by field: `contact.phone`."""
Settled = Literal["", "theirs", "ours"]
"""What holds where both have changed a fact: nothing yet, what the list says, what is here."""
NOTHING_KNOWN: Prints = MappingProxyType({})


class Merged(NamedTuple):
    """The entry of both, what was taken of the list, and what both have changed differently."""

    text: str
    taken: tuple[str, ...]
    both: tuple[str, ...]


def prints(text: str) -> Prints:
    """The fingerprints of an entry that import has made. Read line by line, as it is written so."""
    header, _, body = text.removeprefix("---\n").partition("\n---\n")
    blocks: dict[str, list[str]] = {}
    name = ""
    for line in header.split("\n"):
        if line[:1].isalpha() and ":" in line:
            name = field_name(line.partition(":")[0])
            blocks[name] = [line]
        elif line and name:
            blocks[name].append(line)
    found: dict[str, str] = {}
    for name, lines in blocks.items():
        if name not in IN_PARTS:
            found[name] = _print(_without_day(name, lines, blocks))
            continue
        for line in lines[1:]:
            inner = line.strip().partition(":")[0]
            found[f"{name}.{field_name(inner)}"] = _print([line.strip()])
    described, first_time = lifted(body)
    for name, words in ((DESCRIPTION, described), (FIRST_TIME, first_time)):
        if words:
            found[name] = _print([words])
    return found


def _print(lines: list[str]) -> str:
    return _print_of("\n".join(line.rstrip() for line in lines))


@lru_cache(maxsize=1024)  # many entries have the same status, and the same kinds
def _print_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def _without_day(name: str, lines: list[str], every: Mapping[str, object]) -> list[str]:
    """The lines without the day of the import: of `checked`, only where no list says it."""
    if name == SOURCE:
        return [line for line in lines if not line.startswith("  taken:")]
    if name == CHECKED and SOURCE not in every:
        return [line for line in lines if not line.startswith("  date:")]
    return lines


def _lines(name: str, value: Value, every: Mapping[str, object]) -> list[str]:
    if name in {DESCRIPTION, FIRST_TIME} and isinstance(value, Words):
        return [value.text]
    group, _, inner = name.rpartition(".")
    if group:
        return [line.strip() for line in writing.field_lines(inner, value)]
    return _without_day(name, list(writing.field_lines(name, value)), every)


def facts_in(text: str) -> dict[str, Value]:
    """The facts of an entry, by field. Those in parts are apart, and so are the two texts."""
    found: dict[str, Value] = {}
    for name, value in writing.header_of(text).items():
        if name in IN_PARTS and isinstance(value, Mapping):
            found |= {f"{name}.{field_name(inner)}": one for inner, one in value.items()}
        elif name != DESCRIPTION:
            found[name] = value
    described, first_time = lifted(writing.body_in(text))
    if described:
        found[DESCRIPTION] = Words(described)
    if first_time:
        found[FIRST_TIME] = Words(first_time)
    return found


def merged(
    before: Prints,
    ours: str,
    theirs: str,
    tidy: Callable[[str], str],
    settled: Settled = "",
    silent: frozenset[str] = frozenset(),
) -> Merged:
    """Both entries as one. `before` are the fingerprints of what the list said last.

    Of the facts in `silent` the list says nothing at all this time, so none is taken out. They all
    stay as they are if more is known here of when, where and for how much it is.

    `tidy` writes an entry in the usual spelling, so that another spelling of a fact is no change.
    Where nothing is known of `before`, every fact that differs may have been changed by both.
    """
    here, there = facts_in(tidy(ours)), facts_in(theirs)
    mine, new = ({name: print_of_fact(facts, name) for name in facts} for facts in (here, there))
    as_written = {name: print_of_fact(facts, name) for facts in (facts_in(ours),) for name in facts}
    knows_more = any(mine.get(name) != new.get(name) for name in _IN_FULL_ONLY & silent)
    taken: list[str] = []
    both: list[str] = []
    for name in dict.fromkeys((*there, *here)):
        was, is_now = before.get(name), new.get(name)
        if name in {SOURCE, CHECKED} or is_now == mine.get(name):
            continue
        if is_in(name, silent) and (knows_more or is_now is None):
            continue
        is_untouched = was in {mine.get(name), as_written.get(name)}
        if not before:
            (both if is_now is not None else []).append(name)
        elif is_now != was:
            (taken if is_untouched else both).append(name)
    if settled:
        taken += both if settled == "theirs" else []
        both = []
    taken += _days(before, here, there, moves=bool(taken))
    return Merged(
        with_facts(ours, {name: there.get(name) for name in taken}), tuple(taken), tuple(both)
    )


def is_in(name: str, facts: frozenset[str]) -> bool:
    """Whether a fact, or the group that it is in, is among these."""
    return name in facts or name.partition(".")[0] in facts


def print_of_fact(facts: Mapping[str, Value], name: str) -> str:
    """The fingerprint of a fact among others."""
    return _print(_lines(name, facts[name], facts))


def in_one_line(name: str, facts: Mapping[str, Value]) -> str:
    """A fact as an entry writes it, on one line; empty where there is none."""
    if name not in facts:
        return ""
    lines = _lines(name, facts[name], facts)
    text = "; ".join(filter(None, (line.strip() for line in "\n".join(lines).split("\n"))))
    return text if name in {DESCRIPTION, FIRST_TIME} else text.partition(":")[2].strip("; ")


def _days(
    before: Prints, here: Mapping[str, Value], there: Mapping[str, Value], *, moves: bool
) -> Iterator[str]:
    """Which of `source` and `checked` are those of the list: of two checks the later one holds."""
    if SOURCE in there and SOURCE in here:
        is_another = print_of_fact(here, SOURCE) != print_of_fact(there, SOURCE)
        if is_another or (moves and here[SOURCE] != there[SOURCE]):
            yield SOURCE
    if CHECKED not in there:
        return
    was, is_now = before.get(CHECKED), print_of_fact(there, CHECKED)
    if SOURCE in there:
        is_later = _day_of(there[CHECKED]) > _day_of(here.get(CHECKED))
        if is_now != was and is_later:
            yield CHECKED
    elif moves and CHECKED in here and was == print_of_fact(here, CHECKED):
        yield CHECKED


def _day_of(checked: Value | None) -> str:
    day = checked.get("date") if isinstance(checked, Mapping) else None
    return day.text if isinstance(day, Words) else ""


# ---- the text of both


def with_facts(text: str, facts: Mapping[str, Value | None]) -> str:
    """The entry with these facts. Notes that stood inside what is written anew stand above it."""
    words = {name: facts[name] for name in (DESCRIPTION, FIRST_TIME) if name in facts}
    for name, value in facts.items():
        if name not in words:
            text = _with_notes(text, writing.changed(text, {name: value}), name.partition(".")[0])
    if not words:
        return text
    described, first_time = lifted(writing.body_in(text))
    parts = {DESCRIPTION: described, FIRST_TIME: first_time}
    for name, value in words.items():
        parts[name] = value.text if isinstance(value, Words) else ""
    first = f"\n\n## The first time\n\n{parts[FIRST_TIME]}" if parts[FIRST_TIME] else ""
    return writing.with_body(text, parts[DESCRIPTION] + first)


_NOTE = re.compile(r"(?:^|\s)(#.*)$")


def _notes(text: str) -> Counter[str]:
    header = text.removeprefix("---\n").partition("\n---")[0]
    found = (_NOTE.search(line) for line in header.split("\n"))
    return Counter(note[1].rstrip() for note in found if note)


def _with_notes(before: str, after: str, name: str) -> str:
    """The text with the notes that only `before` has, above a field or at the end of the facts."""
    lost = [*(_notes(before) - _notes(after)).elements()]
    if not lost:
        return after
    lines = after.split("\n")
    ends = [number for number, line in enumerate(lines) if number and line.rstrip() == "---"]
    end = ends[0] if ends and after.startswith("---") else len(lines) - 1
    starts = (number for number in range(end) if _begins(lines[number], name))
    place = next(starts, end)
    return "\n".join([*lines[:place], *lost, *lines[place:]])


def _begins(line: str, name: str) -> bool:
    written, colon, _ = line.partition(":")
    return bool(colon) and line[:1].isalpha() and field_name(written) == name
