"""The rows of a file as the public may read them: without people, and what is kept back.

A row is left out, or loses its address, where a column masks it; one that continues another, or
is of the same listing as the map has it, is part of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import starmap
from typing import NamedTuple

from activity_directory.importers import names, sessions
from activity_directory.importers.kept_back.addresses import (
    NOT_PUBLISHED,
    echoes,
    parts_of_address,
)
from activity_directory.importers.kept_back.columns import Columns
from activity_directory.importers.kept_back.known import KeptBack, OfAFile, Private
from activity_directory.importers.kept_back.masks import Mask, masks_in, notes_in
from activity_directory.importers.kept_back.taking import without
from activity_directory.importers.kept_back.whose_address import look_whose_addresses
from activity_directory.importers.map_file import ADDRESS, Map, Naming
from activity_directory.importers.sent import NOT_FOR_THE_PUBLIC, Incoming, Sent
from activity_directory.importers.table import NOT_USED
from activity_directory.intake.answers import Fault
from activity_directory.intake.submission import Submission
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.no_place import where_in
from activity_directory.system import two_processes
from activity_directory.vocabulary import plain
from activity_directory.wording.counting import counted

NO_MAP = Map()


def for_the_public(incoming: Incoming, one: Map = NO_MAP) -> Incoming:
    """The rows of a table without people, masked addresses and rows that are not for the public.

    A group that fills in our own spreadsheet writes the names of people into it, too.
    """
    rows = _joined([*_rows(incoming, one)], incoming.columns, one)
    before = len(rows)
    rows = _together(rows, incoming.columns, one)
    together = f"{counted(before, 'row')} are {counted(len(rows), 'listing')}, as the map says"
    private = (row.private for row in rows)
    file = OfAFile(private, _answers(rows, *_REACHED), _answers(rows, "street", "postcode"))
    texts = ((row.private, [*row.sent.submission.answers.values()]) for row in rows)
    look_whose_addresses(texts, file, one.public)
    shown = [row for row in rows if not row.is_left_out]
    every = tuple(row.sent for row in shown)
    if incoming.columns:
        left = two_processes.of_each(partial(_left, file), shown)
        every = tuple(starmap(_with_what_is_left, zip(every, left, strict=True)))
    gone = sum(row.is_left_out for row in rows)
    silent = sum(row.is_left_out and row.says_nothing for row in rows)
    warning = (
        f"{counted(gone, 'row')} left out, as the map or a column such as `Publish` says that such "
        "rows are not to be published"
    )
    if silent:
        is_empty = "its cell is" if silent == 1 else "their cells are"
        warning += f"; {silent:,} of them since {is_empty} empty"
    remarks = (*incoming.remarks, *((warning,) if gone else ()))
    withdrawn = (_withdrawn(row.sent) for row in rows if row.is_left_out)
    return replace(
        incoming,
        every=every,
        remarks=remarks,
        of_new=(*incoming.of_new, *((together,) if len(rows) < before else ())),
        not_for_the_public=gone,
        not_listed=(*incoming.not_listed, *withdrawn),
    )


class _Left(NamedTuple):
    """What of a row is left for the public, but for what stays as it is."""

    submission: Submission
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]
    lost: frozenset[str]
    is_masked: bool
    addresses: frozenset[str]


def _left(file: OfAFile, row: _Row) -> _Left | None:
    """The row without people; None where it loses nothing."""
    sent = _without_people(row.sent, KeptBack(row.private, file))
    if sent is row.sent:
        return None
    return _Left(
        sent.submission, sent.faults, sent.remarks, sent.lost, sent.is_masked, sent.addresses
    )


def _with_what_is_left(sent: Sent, left: _Left | None) -> Sent:
    if left is None:
        return sent
    # Words that stay are not kept twice, where another process has sent them.
    before, answers = sent.submission.answers, left.submission.answers
    same = {name: before[name] for name, text in answers.items() if before.get(name) == text}
    left = left._replace(submission=replace(left.submission, answers={**answers, **same}))
    return replace(sent, **left._asdict())


def _withdrawn(sent: Sent) -> Sent:
    """Which listing a row is that is not to be published, and nothing else of it."""
    submission = sent.submission
    name = {"name": submission.answers.get("name", "")}
    return Sent(Submission("add", name, submission.origin), sent.place, ended=NOT_FOR_THE_PUBLIC)


def _without_people(sent: Sent, kept: KeptBack) -> Sent:
    """A row without them. Who sent it is kept beside the content anyway, and never in an entry."""
    answers = sent.submission.answers
    theirs = {name: answers[name] for name in ("your_name", "your_email") if name in answers}
    if not theirs:
        return without(sent, kept)
    others = {name: text for name, text in answers.items() if name not in theirs}
    left = without(replace(sent, submission=replace(sent.submission, answers=others)), kept)
    whole = {**left.submission.answers, **theirs}
    return replace(left, submission=replace(left.submission, answers=whole))


def _cell(sent: Sent, columns: Sequence[str], name: str) -> str:
    """What a row has in the column of this name."""
    for title, text in zip(columns, sent.row, strict=False):
        if names.spoken(title) == name:
            return text.strip()
    return ""


class _Row(NamedTuple):
    """A row without what its own columns say is not for the public, and what it keeps private."""

    sent: Sent
    private: Private
    is_left_out: bool = False
    says_nothing: bool = False
    """Whether it is left out as the columns that say whether to publish it are empty."""


def _rows(incoming: Incoming, one: Map) -> Iterator[_Row]:
    naming = Naming(one)
    columns = Columns(incoming.columns, naming)
    cells = [sent.row for sent in incoming.every]
    masks = [*masks_in(incoming.columns, cells, lambda title: naming(title) in {"", NOT_USED})]
    masks += notes_in(incoming.columns, lambda title: naming(title) in {"", NOT_USED})
    for sent in incoming.every:
        answers = sent.submission.answers
        private = columns.private(sent.row, answers)
        private = private._replace(
            called=_with_the_map(private.called, answers, one, ("organisation", "name")),
            where=_with_the_map(private.where, answers, one, ("venue", "area")),
        )
        yield _masked(_Row(sent, private), incoming.columns, one, masks)


def _with_the_map(called: str, answers: Mapping[str, str], one: Map, asked: Sequence[str]) -> str:
    """What a row says of itself, with what its map says: for all, or in place of its words."""
    for name in asked:
        text = answers.get(name, "").strip()
        ours = one.values.get(name, {}).get(plain(text)) if text else one.for_all.get(name)
        called = f"{called} {ours}".strip() if ours else called
    return called


def _joined(rows: Sequence[_Row], columns: Sequence[str], one: Map) -> Sequence[_Row]:
    """The rows, with those that continue an earlier one as part of it.

    Its times are more times of that listing; anything else of it counts where the first is silent.
    """
    for reference, own in one.continues.items():
        first: dict[str, int] = {}
        found: list[_Row] = []
        for row in rows:
            of = _cell(row.sent, columns, reference)
            if of in first:
                found[first[of]] = _continued(found[first[of]], row)
            else:
                first.setdefault(_cell(row.sent, columns, own), len(found))
                found.append(row)
        rows = found
    return rows


def _together(rows: Sequence[_Row], columns: Sequence[str], one: Map) -> Sequence[_Row]:
    """The rows, with those that are sessions of one listing, as the map has it, as one."""
    if not one.one_listing:
        return rows
    groups: dict[object, list[_Row]] = {}
    for row in rows:
        called = tuple(plain(_cell(row.sent, columns, name)) for name in one.one_listing)
        is_its_own = row.is_left_out or row.sent.ended or row.sent.faults or not all(called)
        answers = row.sent.submission.answers
        key = id(row) if is_its_own else (called, sessions.facts_of(answers))
        groups.setdefault(key, []).append(row)
    return [_of_sessions(group) if len(group) > 1 else group[0] for group in groups.values()]


def _of_sessions(rows: Sequence[_Row]) -> _Row:
    """One row with the times of all."""
    answers = sessions.joined([row.sent.submission.answers for row in rows])
    private = rows[0].private
    for row in rows[1:]:
        private = private.with_more(row.private)
    first = rows[0].sent
    sent = replace(
        first,
        submission=replace(first.submission, answers=answers),
        remarks=tuple(dict.fromkeys(remark for row in rows for remark in row.sent.remarks)),
        more_rows=tuple(row.sent.row for row in rows[1:]),
        is_masked=private.is_masked,
    )
    return _Row(sent, private)


def _continued(first: _Row, more: _Row) -> _Row:
    if more.is_left_out:
        return first
    answers = dict(first.sent.submission.answers)
    remarks = list(first.sent.remarks)
    for name, text in more.sent.submission.answers.items():
        before = answers.get(name, "")
        if name == "times" and before:
            answers[name] = f"{before}\n{text}"
        elif not before:
            answers[name] = text
        elif before != text:
            another = f"{more.sent.place} has another, {quoted(shown(text))}"
            message = f"{names.label_of(name)}: {another}"
            remarks.append(Fault(name, message, "Only the first is in the listing."))
    private = first.private.with_more(more.private)
    if private.is_masked:  # by one of them: the other may have the address, too
        addresses = (answers.pop(name, "") for name in ("street", "postcode"))
        parts = {part for words in addresses for part in parts_of_address(words)}
        private = private._replace(hidden=private.hidden | parts)
    sent = replace(
        first.sent,
        submission=replace(first.sent.submission, answers=answers),
        remarks=tuple(remarks),
        more_rows=(*first.sent.more_rows, more.sent.row),
        faults=(*first.sent.faults, *more.sent.faults),
        is_masked=private.is_masked,
    )
    return _Row(sent, private)


def _masked(row: _Row, columns: Sequence[str], one: Map, masks: Sequence[Mask]) -> _Row:
    """A row without what its own columns say is not for the public."""
    answers = dict(row.sent.submission.answers)
    hidden: set[str] = set()
    is_masked = _is_withheld(answers)
    if is_masked:
        parts = (parts_of_address(answers.get(asked, "")) for asked in ("street", "postcode"))
        hidden |= {one for part in parts for one in part if where_in(one).known == "named"}
    goes_on = any(_cell(row.sent, columns, reference) for reference in one.continues)
    by_masks = [*_out_by_its_masks(row.sent, one, masks, goes_on=goes_on)]
    out = [*_out_by_the_map(row.sent, columns, one), *by_masks]
    if not all(out):
        columns_of_rows = [mask.column for mask in masks if mask.of_row]
        cells = [row.sent.row[at].strip() for at in columns_of_rows if at < len(row.sent.row)]
        return row._replace(is_left_out=True, says_nothing=bool(columns_of_rows) and not any(cells))
    asked_out = {asked for each in out for asked in each}
    if not (is_masked or asked_out):
        return row
    if echoes(answers.get("venue", ""), answers.get("street", "")):
        asked_out |= ADDRESS if "street" in asked_out else set()
    gone = {asked: answers.pop(asked) for asked in asked_out & answers.keys()}
    hidden |= {part for asked in ADDRESS & gone.keys() for part in parts_of_address(gone[asked])}
    is_masked = is_masked or not ADDRESS.isdisjoint(asked_out)
    if is_masked and gone and "venue" not in answers:
        known = where_in(gone.get("venue", ""))
        answers["venue"] = gone["venue"] if known.known == "nowhere" else NOT_PUBLISHED
    submission = replace(row.sent.submission, answers=answers)
    remarks = (*row.sent.remarks, *([_NOT_IN_THE_MAP] if by_masks and gone else []))
    sent = replace(row.sent, submission=submission, is_masked=is_masked, remarks=remarks)
    private = row.private._replace(hidden=frozenset(hidden), is_masked=is_masked)
    return _Row(sent, private)


_NOT_IN_THE_MAP = Fault(
    "street",
    f"{names.label_of('street')}: it is left out, as a column such as `Hide address` says",
    "If it is for the public, write that column under `left out:` in the map, followed by `{}`.",
)


def _out_by_the_map(sent: Sent, columns: Sequence[str], one: Map) -> Iterator[tuple[str, ...]]:
    """The questions whose answers the map leaves out for each word of a row; none for the row."""
    for name, words in one.left_out.items():
        cell = _cell(sent, columns, name)
        for text in {plain(part) for part in (cell, *re.split(r"[,;\n]", cell))} & words.keys():
            yield words[text]


def _out_by_its_masks(
    sent: Sent, one: Map, masks: Sequence[Mask], *, goes_on: bool
) -> Iterator[tuple[str, ...]]:
    """The same by columns such as `Hide address`, for the words of which the map says nothing.

    A map that names such a column under `left out:` with no words at all switches it off. Where a
    row `goes_on` with an earlier one, an empty cell says what that one says.
    """
    for mask in masks:
        cell = sent.row[mask.column].strip() if mask.column < len(sent.row) else ""
        words = one.left_out.get(names.spoken(mask.title))
        is_decided = words is not None and (not words or not cell or plain(cell) in words)
        is_decided = is_decided or (goes_on and not cell)
        if not is_decided and mask.keeps_back(cell):
            yield () if mask.of_row else tuple(sorted(ADDRESS))


def _is_withheld(answers: Mapping[str, str]) -> bool:
    """Whether a row says in the place of its address that it is not for the public."""
    known = {where_in(answers.get(asked, "")).known for asked in ("venue", "street")}
    has_address = any(re.search(r"\d", answers.get(asked, "")) for asked in ADDRESS)
    return "withheld" in known or ("on request" in known and has_address)


_REACHED = ("phone", "text", "email")


def _answers(rows: Sequence[_Row], *asked: str) -> Iterator[str]:
    """What the rows themselves say to some questions for all to read."""
    for row in rows:
        for name in asked:
            if text := row.sent.submission.answers.get(name):
                yield text
