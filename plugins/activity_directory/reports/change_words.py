"""The sentences of a report of changes: what was added, removed or replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from activity_directory.model.schedule import Period, YearlySeason
from activity_directory.vocabulary import Term
from activity_directory.wording.counting import counted
from activity_directory.wording.dates import full_date, month_and_day
from activity_directory.wording.phrases import joined, money, phone_words

Items = Mapping[str, str]
"""The values of a list in words, by what makes two of them the same."""
LONG = 120
"""Characters from which on a text is counted, not quoted."""


def plain_words(value: Any, kind: Any) -> str:  # noqa: ANN401 - as above
    """A value that stands by itself: a number, a date, words."""
    value_is = getattr(kind, "value_is", "")
    match value:
        case bool():
            return "yes" if value else "no"
        case int() if value_is == "pence":
            return money(value)
        case int() if value_is == "months":
            return counted(value, "month")
        case date():
            return full_date(value)
        case Period(first=first, last=last):
            return quoted(f"{full_date(first)} to {full_date(last)}")
        case YearlySeason(first=first, last=last):
            return quoted(f"{month_and_day(*first)} to {month_and_day(*last)} each year")
        case str() if value_is == "phone":
            return phone_words(value)
        case str() if value_is != "choice":
            return quoted(value)
        case _:
            return str(value)


def changed(label: str, before: str, after: str) -> Iterator[str]:
    if before == after:
        return
    if not before:
        yield sentence(f"{label} added: {after}")
    elif not after:
        yield sentence(f"{label} removed. It was {before}")
    else:
        yield sentence(f"{label} changed from {lowered(before)} to {lowered(after)}")


def list_changed(label: str, before: Items, after: Items, *, whole: bool = True) -> Iterator[str]:
    """One for one is a change; of several, what was added and what was taken out."""
    added = [words for key, words in after.items() if key not in before]
    removed = [words for key, words in before.items() if key not in after]
    if whole and len(before) == len(after) == len(added) == 1:
        yield from changed(label, removed[0], added[0])
        return
    if added:
        yield sentence(f"{label} added: {joined(added)}")
    if removed:
        yield sentence(f"{label} removed: {joined(removed)}")
    if not added and not removed and list(before) != list(after):
        yield sentence(f"{label}: now in a different order, {joined(after.values())}")


def answers_changed(
    label: str, before: Sequence[tuple[Term, str]], after: Sequence[tuple[Term, str]]
) -> Iterator[str]:
    """Access facts, feature by feature."""
    was = {term.label: answer for term, answer in before}
    now = {term.label: answer for term, answer in after}
    for feature in sorted({*was, *now}):
        yield from changed(
            f"{label}, {quoted(feature)}", was.get(feature, ""), now.get(feature, "")
        )


def text_changed(label: str, before: str, after: str) -> Iterator[str]:
    """How much of a long text changed: nobody wants to read it twice."""
    if before == after:
        return
    if not before:
        yield f"{label} added: {how_long(after)}."
    elif not after:
        yield f"{label} removed: {how_long(before)}."
    else:
        was, now = Counter(before.split()), Counter(after.split())
        added, removed = (now - was).total(), (was - now).total()
        if added or removed:
            yield (
                f"{label} changed: {counted(added, 'word')} added, "
                f"{counted(removed, 'word')} removed."
            )
        else:
            yield f"{label} changed: the same words in a different order, or with different spaces."


def how_long(text: str) -> str:
    return counted(len(text.split()), "word")


def is_prose(value: Any) -> bool:  # noqa: ANN401 - any value is asked
    return isinstance(value, str) and len(value) > LONG


def sentence(line: str) -> str:
    """With a full stop, where a quotation at its end hasn't brought one."""
    return line if line.endswith((".", ".”", "!”", "?”")) else f"{line}."


def quoted(text: str) -> str:
    return f"“{text}”"


def lowered(words: str) -> str:
    """`words` as they go on in a sentence: a name or an initialism keeps its capital."""
    first, _, _ = words.partition(" ")
    lone = first[:1].isupper() and first[1:].islower()
    return words[:1].lower() + words[1:] if lone else words
