"""What became of a large file, on one screen: kinds of fault and of loss, with one example each.

Reads and writes no files. The lines about single submissions are in `account.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from activity_directory.importers import account
from activity_directory.importers.acceptance import Acceptance, Accepted
from activity_directory.importers.kept_back.addresses import may_have_an_office
from activity_directory.importers.kept_back.remarks import OF_SOMEBODY
from activity_directory.intake.answers import Fault
from activity_directory.vocabulary import Vocabulary
from activity_directory.wording.counting import counted

ONE_SCREEN = 60
"""Lines about single submissions that are printed one by one; more become kinds."""
MOST_KINDS = 8
"""The most kinds of fault, and of loss, that are listed."""
MOST_SIDE_BY_SIDE = 8
"""The most listings whose facts are shown side by side."""
MOST_REMARKS = 8
"""The most remarks about the file as a whole that are listed."""
_WORDS = re.compile(r"\(activities/[^)]*\)|`[^`]*`|(?<!\w)'.*?'(?!\w)|“[^”]*”|\d[\d,.:]*")
"""What differs between two faults of one kind: words of the listing, and numbers."""


@dataclass
class _Kind:
    example: str
    hint: str
    rows: int = 0
    has_an_office: bool = False
    """Whether its example is a number of a listing that may well have an office."""


def sums(name: str, found: Acceptance, *, check: bool) -> str:
    """How many listings there are, and what became of them, in one sentence."""
    sound = [one for one in found.every if one.sound]
    with_a_loss = sum(bool(one.losses) for one in sound)
    waiting = sum(one.waits for one in found.every)
    numbers = (
        (len(sound) - with_a_loss, "whole"),
        (with_a_loss, "with a loss"),
        (waiting, "waiting"),
        (len(found.every) - len(sound) - waiting, "refused"),
        (len(found.unchanged), "unchanged"),
        (sum(one.sound for one in found.left), "paused"),
    )
    every = counted(len(found.every) + len(found.unchanged) + numbers[-1][0], "listing")
    parts = ", ".join(f"{number:,} {what}" for number, what in numbers if number)
    return f"{name}: {every}{' (only checked)' if check else ''}: {parts or 'none'}."


def lines(
    name: str,
    found: Acceptance,
    remarks: Sequence[str],
    vocabularies: Mapping[str, Vocabulary],
) -> Iterator[str]:
    """The kinds of fault, of loss and of remark, and what holds for the file as a whole."""
    yield from _first(f"{name}: warning: {remark}" for remark in remarks)
    yield from account.lacking(name, found, vocabularies)
    unasked = frozenset(one.id for one in account.all_lack(found))
    yield from _left_out([one for one in found.every if not one.sound], unasked)
    sound = [one for one in found.every if one.sound or one.is_a_draft]
    lost = [one for one in sound if one.losses]
    yield from _kinds(
        f"What is lost of {counted(len(lost), 'listing')}",
        ((one, fault) for one in lost for fault in one.losses),
    )
    yield from _kinds(
        "Also worth a look",
        ((one, fault) for one in sound for fault in one.remarks if fault not in one.losses),
    )
    both = [one for one in found.every if one.both]
    if both:
        yield ""
        yield f"Changed in the file and here, of {counted(len(both), 'listing')}:"
        for one in both[:MOST_SIDE_BY_SIDE]:
            yield from account.side_by_side("", one)
        if len(both) > MOST_SIDE_BY_SIDE:
            yield f"    and {counted(len(both) - MOST_SIDE_BY_SIDE, 'more listing')}"
        yield account.DECIDE
    if found.unchanged:
        changed = sum(one.known.how == "changed here" for one in found.unchanged)
        gone = sum(one.known.how == "gone" for one in found.unchanged)
        yield (
            f"Of {counted(len(found.unchanged), 'row')} that nothing has changed in, {changed:,} "
            f"were changed here since and {gone:,} were deleted here; all stay as they are."
        )
    yield "For each row by itself, add `--details`."


def _left_out(left_out: Sequence[Accepted], unasked: AbstractSet[str]) -> Iterator[str]:
    """Why rows are left out; where all lack the same answers, what else is wrong with some."""
    reported = [
        [fault for fault in one.faults if fault.question not in unasked] for one in left_out
    ]
    others = sum(map(bool, reported))
    yield from _kinds(
        f"What else is wrong with {counted(others, 'row')}"
        if unasked
        else f"Why {_rows(left_out)} left out",
        ((one, fault) for one, faults in zip(left_out, reported, strict=True) for fault in faults),
    )


def _rows(left_out: Sequence[Accepted]) -> str:
    return f"{counted(len(left_out), 'row')} {'is' if len(left_out) == 1 else 'are'}"


def some(lines: Sequence[str]) -> Iterator[str]:
    """The first of the lines about listings that are paused, and the last one."""
    yield from lines[:MOST_REMARKS]
    if len(lines) > MOST_REMARKS + 1:
        yield f"    and {len(lines) - MOST_REMARKS - 1:,} more"
    yield from lines[MOST_REMARKS:][-1:]


def _first(remarks: Iterable[str]) -> Iterator[str]:
    every = list(remarks)
    yield from every[:MOST_REMARKS]
    if len(every) > MOST_REMARKS:
        yield f"    and {counted(len(every) - MOST_REMARKS, 'more remark')} about the file"


def _kinds(heading: str, found: Iterable[tuple[Accepted, Fault]]) -> Iterator[str]:
    kinds: dict[str, _Kind] = {}
    seen: set[tuple[int, str]] = set()
    for one, fault in found:
        key = _WORDS.sub("…", fault.message)
        where = one.sent.where(fault.question)
        example = f"{where}: {fault.message}" if where else fault.message
        has_an_office = fault.message.endswith(OF_SOMEBODY) and may_have_an_office(
            one.sent.submission.answers
        )
        kind = kinds.setdefault(key, _Kind(example, fault.hint, has_an_office=has_an_office))
        if kind.has_an_office and not has_an_office:
            kind.example, kind.has_an_office = example, False
        if (id(one), key) not in seen:
            seen.add((id(one), key))
            kind.rows += 1
    if not kinds:
        return
    yield ""
    yield f"{heading} (how many, and one example of each):"
    most_first = sorted(kinds.values(), key=lambda kind: -kind.rows)
    for kind in most_first[:MOST_KINDS]:
        yield f"{kind.rows:>7,}  {kind.example}"
        if kind.hint:
            yield f"         hint: {kind.hint}"
    rest = most_first[MOST_KINDS:]
    if rest:
        rows = sum(kind.rows for kind in rest)
        yield f"{rows:>7,}  of {counted(len(rest), 'other kind')}"
