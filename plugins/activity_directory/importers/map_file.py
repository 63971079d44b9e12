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
    one listing: [Class, Centre]
    joined:
      Organisation ID: Organisation!ID
    public addresses: [kaddi@savers.org.uk]
    source: the council's list of 2021

All parts may be left out. Questions are named as columns may be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from activity_directory.importers import names
from activity_directory.importers.other_sheets import BETWEEN, Join
from activity_directory.importers.sent import Unreadable
from activity_directory.importers.table import NOT_USED
from activity_directory.intake.answers import parts_of
from activity_directory.intake.questions import is_question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.contact import EMAIL
from activity_directory.schema.values.mistake import either, shown
from activity_directory.source import nodes
from activity_directory.source.entry import read_yaml
from activity_directory.vocabulary import plain

LARGEST = 200_000
"""Bytes of a map."""
COLUMNS, VALUES, FOR_ALL = "columns", "values", "for all"
TAKEN_FROM, LEFT_OUT, CONTINUES = "taken from", "left out", "continues"
ONE_LISTING = "one listing"
JOINED = "joined"
SOURCE = "source"
PUBLIC = "public addresses"
PARTS = (
    *(COLUMNS, VALUES, FOR_ALL, TAKEN_FROM, LEFT_OUT),
    *(CONTINUES, ONE_LISTING, JOINED, PUBLIC, SOURCE),
)
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
    one_listing: tuple[str, ...] = ()
    """Columns; rows that say the same in all of them are one listing."""
    joins: tuple[Join, ...] = ()
    """What other sheets of the workbook say of the rows."""
    public: frozenset[str] = frozenset()
    """E-mail addresses that are a group's, though they look like a person's, in small letters."""
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
        _titles(parts[ONE_LISTING]) if ONE_LISTING in parts else (),
        tuple(_join(key, value) for key, value in _pairs(parts.get(JOINED))),
        _addresses(parts[PUBLIC]) if PUBLIC in parts else frozenset(),
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


def _addresses(node: nodes.Node) -> frozenset[str]:
    """E-mail addresses, in small letters. Raises Unreadable."""
    found = _text(node).casefold().split("\n")
    for one in found:
        if not EMAIL.fullmatch(one):
            raise _wrong(node, f"{quoted(shown(one))} is no e-mail address")
    return frozenset(found)


def _titles(node: nodes.Node) -> tuple[str, ...]:
    """Names of columns. Raises Unreadable."""
    return tuple(map(names.spoken, _text(node).split("\n")))


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
            self.found.add(word_of(name, word))
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
        self.found |= {word_of(name, parts[part]) for part in known}
        if not known:
            return None
        return "\n".join(filter(None, (words.get(word, part) for part, word in parts.items())))


_YES, _NO = {"yes", "true", "y", "1"}, {"no", "false", "n", "0"}
"""Where a map says what `yes` in a column means, `no` means nothing."""


def word_of(column: str, word: str) -> str:
    """How `Naming.found` has a word of a column."""
    return f"{column}\n{word}"
