"""A map of a file that others keep: its columns, its words, and what holds for all its listings.

    columns:
      Contact: Whom to ask for
      Notes: not used
    values:
      Price:
        Members: A price each time
    for all:
      How often: Every week
    taken from:
      In one line: What people do there
    left out:
      approved: {"FALSE": the row}
      mask_exact_address: {"TRUE": [Street, Postcode]}
    continues:
      import_id_reference: import_id
    joined:
      Organisation ID: Organisation!ID
    source: the council's list of 2021

All parts may be left out. Questions are named as columns may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import starmap
from typing import NamedTuple

from activity_directory.importers import names
from activity_directory.importers.address import in_parts
from activity_directory.importers.kept_back.addresses import (
    NOT_PUBLISHED,
    echoes,
    parts_of_address,
)
from activity_directory.importers.kept_back.columns import Columns
from activity_directory.importers.kept_back.known import KeptBack, OfAFile, Private
from activity_directory.importers.kept_back.masks import Mask, masks_in, notes_in
from activity_directory.importers.kept_back.taking import without
from activity_directory.importers.kept_back.whose_address import addresses_of_people
from activity_directory.importers.other_sheets import BETWEEN, Join
from activity_directory.importers.sent import NOT_FOR_THE_PUBLIC, Incoming, Sent, Unreadable
from activity_directory.importers.table import NOT_USED
from activity_directory.intake.answers import Answers, Fault, parts_of
from activity_directory.intake.first_lines import alike_in, first_sentence
from activity_directory.intake.from_a_list import needs_amount
from activity_directory.intake.no_answer import says_nothing
from activity_directory.intake.questions import is_question, question
from activity_directory.intake.submission import Submission
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.reading import References
from activity_directory.schema.values.mistake import either, shown
from activity_directory.schema.values.no_place import is_a_page, where_in
from activity_directory.schema.values.numbers import charge_in
from activity_directory.schema.values.ways_in_texts import way_in_first_words
from activity_directory.source import nodes
from activity_directory.source.entry import read_yaml
from activity_directory.system import two_processes
from activity_directory.vocabulary import plain
from activity_directory.wording.counting import counted

LARGEST = 200_000
"""Bytes of a map."""
COLUMNS, VALUES, FOR_ALL = "columns", "values", "for all"
TAKEN_FROM, LEFT_OUT, CONTINUES = "taken from", "left out", "continues"
JOINED = "joined"
SOURCE = "source"
PARTS = (COLUMNS, VALUES, FOR_ALL, TAKEN_FROM, LEFT_OUT, CONTINUES, JOINED, SOURCE)
ADDRESS = frozenset({"venue", "street", "postcode"})
THE_ROW = "the row"
"""What is left out where a column says that the listing is not to be published."""


@dataclass(frozen=True)
class Map:
    """What a map says, with questions as ids.

    Names of columns are as `names.spoken` has them, words as `plain` has them.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By column, what its own words mean."""
    for_all: Mapping[str, str] = field(default_factory=dict)
    taken_from: Mapping[str, str] = field(default_factory=dict)
    """Questions, each with the one whose first sentence answers it where nothing else does."""
    left_out: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """By column and by word, the questions that are left out; none where the row is."""
    continues: Mapping[str, str] = field(default_factory=dict)
    """Columns that name an earlier row, each with the column of that row's own name."""
    joins: tuple[Join, ...] = ()
    """What other sheets of the workbook say of the rows."""
    source: str = ""
    """What readers call the list; empty where its listings count as checked on the day."""


def read(raw: bytes) -> Map:
    """The map in a file. Raises Unreadable."""
    if len(raw) > LARGEST:
        message = f"it has more than {LARGEST // 1000} KB"
        raise Unreadable(message)
    if not raw.strip():
        return Map()
    source, problems = read_yaml(raw, "")
    if problems:
        message = f"line {problems[0].line}: {problems[0].message}. {problems[0].hint}".strip()
        raise Unreadable(message)
    header = source.header if source is not None else None
    parts = {key.text: value for key, value in _pairs(header)}
    for key, _ in _pairs(header):
        if key.text not in PARTS:
            expected = either(tuple(f"`{part}:`" for part in PARTS))
            raise _wrong(key, f"expected {expected}, found {quoted(shown(key.text))}")
    columns = {names.spoken(key.text): _column(value) for key, value in _pairs(parts.get(COLUMNS))}
    values: dict[str, dict[str, str]] = {}
    cells: dict[str, dict[str, str]] = {}
    for key, node in _pairs(parts.get(VALUES)):
        texts = {plain(words.text): _meaning(value) for words, value in _pairs(node)}
        if columns.get(title := names.spoken(key.text), NOT_USED) not in {
            NOT_USED,
            names.meant(key.text),
        }:
            cells[title] = texts
        else:
            values[_asked(key)] = texts
    return Map(
        columns,
        values,
        cells,
        {_asked(key): _text(value) for key, value in _pairs(parts.get(FOR_ALL))},
        {_asked(key): _question(value) for key, value in _pairs(parts.get(TAKEN_FROM))},
        {
            names.spoken(key.text): {
                plain(words.text): _left_out(value) for words, value in _pairs(node)
            }
            for key, node in _pairs(parts.get(LEFT_OUT))
        },
        {
            names.spoken(key.text): names.spoken(_text(value))
            for key, value in _pairs(parts.get(CONTINUES))
        },
        tuple(_join(key, value) for key, value in _pairs(parts.get(JOINED))),
        _text(parts[SOURCE]) if SOURCE in parts else "",
    )


def _pairs(node: nodes.Node | None) -> list[tuple[nodes.Scalar, nodes.Node]]:
    """Names and values; none where nothing is written. Raises Unreadable."""
    if node is None or (isinstance(node, nodes.Scalar) and not node.text.strip()):
        return []
    if not isinstance(node, nodes.Mapping):
        raise _wrong(node, "expected names and values, such as `How often: Every week`")
    return list(node.pairs)


def _wrong(node: nodes.Node, message: str) -> Unreadable:
    return Unreadable(f"line {node.line}: {message}")


def _text(node: nodes.Node) -> str:
    """An answer, or several. Raises Unreadable."""
    items = node.items if isinstance(node, nodes.Sequence) else (node,)
    texts = [one.text.strip() for one in items if isinstance(one, nodes.Scalar)]
    if not all(texts) or len(texts) != len(items) or not texts:
        raise _wrong(node, "expected an answer")
    return "\n".join(texts)


def _meaning(node: nodes.Node) -> str:
    """What a word in a cell means; empty where it means nothing. Raises Unreadable."""
    text = _text(node)
    return "" if text.casefold() == NOT_USED else text


def _column(node: nodes.Node) -> str:
    """What a column means: a question, a part of a time, or nothing. Raises Unreadable."""
    text = _text(node)
    return NOT_USED if text.casefold() == NOT_USED else _meant(node, text)


def _join(key: nodes.Scalar, node: nodes.Node) -> Join:
    """The column of another sheet that has what this column has. Raises Unreadable."""
    sheet, _, column = _text(node).partition(BETWEEN)
    if not (sheet.strip() and column.strip()):
        raise _wrong(node, f"expected a sheet and its column, such as `Organisation{BETWEEN}ID`")
    return Join(key.text, sheet.strip(), column.strip())


def _question(node: nodes.Node) -> str:
    """The question that a text names. Raises Unreadable."""
    found = _meant(node, _text(node))
    if not is_question(found):
        raise _wrong(node, f"{quoted(shown(_text(node)))} is a column, and no question")
    return found


def _left_out(node: nodes.Node) -> tuple[str, ...]:
    """The questions that are left out; none for the row as a whole. Raises Unreadable."""
    texts = _text(node).split("\n")
    return () if texts == [THE_ROW] else tuple(_meant(node, text) for text in texts)


def _asked(node: nodes.Scalar) -> str:
    """The question of this name. Raises Unreadable."""
    found = _meant(node, node.text)
    if not is_question(found):
        raise _wrong(node, f"{quoted(shown(node.text))} is a column, and no question")
    return found


def _meant(node: nodes.Node, text: str) -> str:
    found = names.meant(text)
    if not found:
        close = names.close_to(text)
        advice = f". Did you mean {quoted(close)}?" if close else ""
        raise _wrong(node, f"no question is called {quoted(shown(text))}{advice}")
    return found


# --- what it does


class Naming:
    """What the name of a column means with a map. `found` are the names of its own that it saw."""

    def __init__(self, one: Map) -> None:
        self.columns = one.columns
        self.cells, self.values = one.cells, one.values
        self.found: set[str] = set()

    def __call__(self, title: str) -> str:
        """The question or other column; empty where the name is unknown."""
        name = names.spoken(title)
        if name not in self.columns:
            return names.meant(title)
        self.found.add(name)
        return self.columns[name]

    def in_its_words(self, title: str, meant: str, text: str) -> str | None:
        """The words of a cell as a map has them: by its column, or else by its question."""
        name = names.spoken(title)
        words, values = self.cells.get(name, {}), self.values.get(meant, {})
        word = plain(text) if words or values else ""
        if word in words:
            self.found.add(_word_of(name, word))
            return words[word]
        if word in values:
            return text
        if word in _NO and not _YES.isdisjoint(words):
            return ""
        return self._each_in_its_words(name, text, words) if names.takes_several(meant) else None

    def _each_in_its_words(self, name: str, text: str, words: Mapping[str, str]) -> str | None:
        """Several choices of a cell, each as the map has it; None where it has none of them."""
        parts = {part: plain(part) for part in parts_of(text)} if words else {}
        known = {part for part, word in parts.items() if word in words}
        self.found |= {_word_of(name, parts[part]) for part in known}
        if not known:
            return None
        return "\n".join(filter(None, (words.get(word, part) for part, word in parts.items())))


_YES, _NO = {"yes", "true", "y", "1"}, {"no", "false", "n", "0"}
"""Where a map says what `yes` in a column means, `no` means nothing."""


def _word_of(column: str, word: str) -> str:
    return f"{column}\n{word}"


class Choices:
    """The choices of a community's questions: which words are one."""

    def __init__(self, references: References) -> None:
        self.references = references
        self.known: dict[tuple[str, str], bool] = {}

    def has_one(self, name: str, text: str) -> bool:
        """Whether some of the words are a choice of a question; with no choices, any words are."""
        if question(name).asked not in {"choice", "choices"}:
            return True
        if (name, text) not in self.known:
            self.known[name, text] = bool(self._read(name, text).choices(question(name)))
        return self.known[name, text]

    def must_be(self, one: Map) -> None:
        """Raises Unreadable where what holds for all is no choice: every row would say so."""
        for name, text in one.for_all.items():
            answers = self._read(name, text)
            if name not in _IN_WORDS and not self.has_one(name, text):
                answers.choices(question(name))
                fault = answers.faults[0]
                message = f"`{FOR_ALL}:`: {fault.message}. {fault.hint}".strip()
                raise Unreadable(message)

    def _read(self, name: str, text: str) -> Answers:
        return Answers({name: text}, self.references)


_IN_WORDS = frozenset({"how_often"})
"""Questions with choices that words may answer, too: `Daily`."""


def applied(
    incoming: Incoming, one: Map, found: AbstractSet[str], choices: Choices | None = None
) -> Incoming:
    """What was sent, with words as the map has them, and with what holds for all.

    `found` are the columns of the map that are in the file. Remarks name the parts of the map that
    have no effect. With `choices`, what holds for all stands in for words that are none, too.
    """
    if choices is not None:
        choices.must_be(one)
    used: set[tuple[str, str]] = set()
    if incoming.columns and incoming.rows_are_whole:
        incoming = _with_places_in_parts(incoming, one)
    public = for_the_public(incoming, one)
    alike = frozenset[str]()
    for other in {*one.taken_from.values()}:
        alike |= alike_in(sent.submission.answers.get(other, "") for sent in public.every)
    every = tuple(_with_answers(sent, one, used, alike, choices) for sent in public.every)
    seen = {*found, *map(names.spoken, incoming.columns)}
    remarks = (
        *public.remarks,
        *_no_columns(one, seen),
        *(_unused(one, used, found) if every else ()),
    )
    return replace(
        public,
        every=every,
        remarks=remarks,
        moved_in=True,
        list=one.source or incoming.list,
        not_listed=tuple(_with_answers(sent, one, set()) for sent in public.not_listed),
    )


def _with_places_in_parts(incoming: Incoming, one: Map) -> Incoming:
    """The rows with what one cell says of their place told apart: its name, street, postcode.

    Before anything else, so that what masks one of these masks no more and no less than that.
    """
    known = {*one.values.get("venue", {}), *one.values.get("street", {})}
    every: list[Sent] = []
    apart = 0
    for sent in incoming.every:
        before = sent.submission.answers
        answers = in_parts(before, known) if sent.submission.request == "add" else before
        if answers != before:
            apart += 1
            place = sent.places.get("venue") or sent.places.get("street", "")
            places = {**dict.fromkeys(("venue", "street", "postcode"), place), **sent.places}
            submission = replace(sent.submission, answers=answers)
            every.append(replace(sent, submission=submission, places=places))
        else:
            every.append(sent)
    remark = (
        f"in {counted(apart, 'row')} one cell says where it is: read what became of it, the name "
        "of the place, its street and its postcode"
    )
    return replace(incoming, every=tuple(every), of_new=(remark,) if apart else ())


NO_MAP = Map()


def for_the_public(incoming: Incoming, one: Map = NO_MAP) -> Incoming:
    """The rows of a table without people, masked addresses and rows that are not for the public.

    A group that fills in our own spreadsheet writes the names of people into it, too.
    """
    rows = _joined([*_rows(incoming, one)], incoming.columns, one)
    private = (row.private for row in rows)
    file = OfAFile(private, _answers(rows, *_REACHED), _answers(rows, "street", "postcode"))
    texts = ((row.private, [*row.sent.submission.answers.values()]) for row in rows)
    file.of_people = addresses_of_people(texts, file)
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


def _left(file: OfAFile, row: _Row) -> _Left | None:
    """The row without people; None where it loses nothing."""
    sent = _without_people(row.sent, KeptBack(row.private, file))
    if sent is row.sent:
        return None
    return _Left(sent.submission, sent.faults, sent.remarks, sent.lost, sent.is_masked)


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
        private = columns.private(sent.row, sent.submission.answers)
        yield _masked(_Row(sent, private), incoming.columns, one, masks)


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


def _no_columns(one: Map, found: AbstractSet[str]) -> Iterator[str]:
    for name in one.columns:
        if name not in found:
            yield f"no column is called {quoted(shown(name))}, which the map names"


def _with_answers(
    sent: Sent,
    one: Map,
    used: set[tuple[str, str]],
    alike: AbstractSet[str] = frozenset(),
    choices: Choices | None = None,
) -> Sent:
    """A row with what a map says. `alike` are the sentences that many rows have."""
    ours = {
        name: _in_our_words(name, text, one.values.get(name, {}), used)
        for name, text in sent.submission.answers.items()
    }
    answers = {name: text for name, text in ours.items() if text}
    if sent.submission.request == "add" and answers:
        reported = {fault.question for fault in sent.faults}
        if formats := _ways_of(answers):
            answers.setdefault("format", "\n".join(formats))
        for name, text in one.for_all.items():
            says_more = name == "price" and _says_its_price(answers.get("amount", ""), text)
            if name == "how_often" and plain(text) in _WEEKLY and answers.get("times"):
                used.add((FOR_ALL, name))  # the times say so themselves, or else which week
            elif not answers.get(name, "").strip() and name not in reported and not says_more:
                lacks_amount = name == "price" and needs_amount(text) and "amount" not in answers
                answers[name] = "ask" if lacks_amount else text
                used.add((FOR_ALL, name))
            elif choices and name in _STANDS_IN and not choices.has_one(name, answers[name]):
                answers[name] = f"{answers[name]}\n{text}"
                used.add((FOR_ALL, name))
        for name, other in one.taken_from.items():
            if not answers.get(name, "").strip() and name not in reported and other in answers:
                answers[name] = first_sentence(answers[other], question(name).longest, alike)
        _name_as_its_line(answers, one)
    origin = replace(sent.submission.origin, list=one.source or sent.submission.origin.list)
    return replace(sent, submission=replace(sent.submission, answers=answers, origin=origin))


_SAYS_ENOUGH = 4
"""Words of a name from which on it says what people do there: `24 hour mental health line`."""


def _name_as_its_line(answers: dict[str, str], one: Map) -> None:
    """Where there is no text at all to take the line from, a name that says enough is it."""
    lacks = "summary" in one.taken_from and not answers.keys() & {"summary", "description"}
    name = answers.get("name", "")
    if lacks and len(name.split()) >= _SAYS_ENOUGH and len(name) <= question("summary").longest:
        answers["summary"] = name


_STANDS_IN = frozenset({"categories", "needs", "audiences"})
"""Questions with several choices, of which words that are none are in the description."""


def _ways_of(answers: Mapping[str, str]) -> tuple[str, ...]:
    """How a listing happens as what stands for its place says it.

    Where that is a web page alone, the first words of its name or of a text may say so.
    """
    places = [text for name in ("venue", "street") if (text := answers.get(name, ""))]
    if not places or not all(map(is_a_page, places)):
        return where_in(places[0]).formats if places else ()
    texts = (answers.get(name, "") for name in ("name", "summary", "description"))
    return tuple(dict.fromkeys(way for text in texts if (way := way_in_first_words(text)[0])))


def _says_its_price(amount: str, for_all: str) -> bool:
    """Whether a listing says itself what it costs, so that a price for all is not its own."""
    if charge_in(amount):
        return True
    return not says_nothing(amount) and not needs_amount(for_all)


_WEEKLY = frozenset({"week", "every week", "weekly"})


def _in_our_words(
    name: str, text: str, words: Mapping[str, str], used: set[tuple[str, str]]
) -> str:
    """An answer as the map has it; of several choices, each."""
    if not words:
        return text
    if plain(text) in words:
        used.add((name, plain(text)))
        return words[plain(text)]
    if question(name).asked != "choices":
        return text
    parts = parts_of(text)
    known = {plain(part) for part in parts} & words.keys()
    used |= {(name, part) for part in known}
    if not known:
        return text
    return "\n".join(filter(None, (words.get(plain(part), part) for part in parts)))


def _unused(one: Map, used: set[tuple[str, str]], found: AbstractSet[str]) -> Iterator[str]:
    """The words of the map that no listing says, and what each listing says for itself."""
    for name, words in one.values.items():
        for text in words:
            if (name, text) not in used:
                yield f"no listing says {quoted(shown(text))} under {names.label_of(name)}"
    for name, words in one.cells.items():
        for text in words:
            if _word_of(name, text) not in found:
                yield f"no listing says {quoted(shown(text))} in the column {quoted(shown(name))}"
    for name in one.for_all:
        if (FOR_ALL, name) not in used:
            yield f"each listing has its own answer under {names.label_of(name)}"
