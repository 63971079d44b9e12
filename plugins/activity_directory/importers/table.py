"""Rows with named columns as submissions, one a row: from a spreadsheet or a form service.

Knows nothing of files: whoever reads one gives rows of cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from activity_directory.counting import counted
from activity_directory.importers import names
from activity_directory.importers.sent import Incoming, Sent, Unreadable
from activity_directory.intake.answers import Fault
from activity_directory.intake.questions import REQUESTS, Request, question
from activity_directory.intake.submission import Submission
from activity_directory.schema.fields import WHEN
from activity_directory.schema.values import Mistake, either, parse_time, shown

MOST_ROWS = 5_000
MOST_COLUMNS = 250
TITLES = 10
"""Rows at the top that may be titles, before the one with the names of the columns."""


class Cell(NamedTuple):
    """What people see in a cell; or why nothing can be seen there."""

    text: str
    fault: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Row:
    """A row by its number, counted from 1 as spreadsheets do."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return not any(cell.text.strip() or cell.fault for cell in self.cells)

    @property
    def is_note(self) -> bool:
        """Whether it is for people alone: the first word of such a row starts with #."""
        first = next((cell.text for cell in self.cells if cell.text.strip()), "")
        return first.lstrip().startswith("#")


@dataclass(frozen=True)
class _Column:
    """A column: where it stands, what its first row calls it, and the question that is meant."""

    index: int
    title: str
    meant: str

    @property
    def place(self) -> str:
        return f"column {letter(self.index)}" + (f" ({shown(self.title)})" if self.title else "")


def letter(index: int) -> str:
    """The letters over a column, counted from 0: A, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, last = divmod(index - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def known_titles(row: Row) -> int:
    """How many cells of a row are names of columns that we know."""
    return sum(bool(names.meant(cell.text)) for cell in row.cells[:MOST_COLUMNS])


def has_names(rows: Sequence[Row]) -> bool:
    """Whether one of the columns says which activity a row is about."""
    titles = titles_of(rows)
    meant = {names.meant(cell.text) for cell in titles.cells} if titles is not None else set()
    return bool({"name", "listing"} & meant)


def titles_of(rows: Sequence[Row]) -> Row | None:
    """The row that names the columns: of the first few the one with the most names we know."""
    likely = [row for row in rows[:TITLES] if not row.is_blank and not row.is_note]
    best = max(likely, key=lambda row: (known_titles(row), -row.number), default=None)
    return best if best is not None and known_titles(best) > 1 else None


def incoming(rows: Sequence[Row]) -> Incoming:
    """A submission of each row below the names of the columns. Raises Unreadable."""
    titles = titles_of(rows)
    if titles is None:
        message = (
            "its first row has no names of columns that we know, such as Name of the activity, "
            "Days and times, Price. An empty spreadsheet with all of them comes from "
            " publish.py import --template listings.xlsx"
        )
        raise Unreadable(message)
    if len(titles.cells) > MOST_COLUMNS:
        message = f"it has more than {MOST_COLUMNS} columns. Take out those without listings."
        raise Unreadable(message)
    below = [
        row for row in rows if row.number > titles.number and not (row.is_blank or row.is_note)
    ]
    if len(below) > MOST_ROWS:
        message = (
            f"it has {counted(len(below), 'row')}, {MOST_ROWS:,} at most. Make two files of it."
        )
        raise Unreadable(message)
    if not below:
        message = "there are no listings below the names of the columns"
        raise Unreadable(message)
    columns = _columns(titles, max((len(row.cells) for row in below), default=0))
    remarks = _remarks(columns, below)
    return Incoming(tuple(_sent(row, columns) for row in below), tuple(remarks))


def _columns(titles: Row, widest: int) -> tuple[_Column, ...]:
    columns: list[_Column] = []
    for index in range(max(len(titles.cells), min(widest, MOST_COLUMNS))):
        title = " ".join(titles.cells[index].text.split()) if index < len(titles.cells) else ""
        meant = names.meant(title)
        after_a_time = columns and columns[-1].title.casefold() == "timestamp"
        if after_a_time and title.casefold() in {"email address", "username"}:
            meant = "your_email"  # a form service's own column: who filled the form in
        columns.append(_Column(index, title, meant))
    return tuple(columns)


def _remarks(columns: Sequence[_Column], rows: Sequence[Row]) -> Iterator[str]:
    """The columns that no question asks for, if there is anything in them."""
    for column in columns:
        used = any(_text(row, column) for row in rows)
        if column.meant or not used:
            continue
        close = names.close_to(column.title) if column.title else ""
        what = "no question asks for this" if column.title else "it has no name in its first row"
        meant = f" Did you mean '{close}'?" if close else ""
        yield f"{column.place}: {what}, so it is not in the entries.{meant}"


def _text(row: Row, column: _Column) -> str:
    return row.cells[column.index].text.strip() if column.index < len(row.cells) else ""


def _sent(row: Row, columns: Sequence[_Column]) -> Sent:
    """The submission of one row."""
    answers: dict[str, str] = {}
    places: dict[str, str] = {}
    private: dict[str, str] = {}
    faults: list[Fault] = []
    for column in columns:
        cell = row.cells[column.index] if column.index < len(row.cells) else Cell("")
        if cell.fault and column.meant:
            places.setdefault(column.meant, f"row {row.number}, {column.place}")
            label = names.label_of(column.meant)
            faults.append(Fault(column.meant, f"{label}: {cell.fault}", cell.hint))
        elif (said := cell.text.strip()) and not column.meant:
            private[column.title or column.place] = said
        elif said:
            places.setdefault(column.meant, f"row {row.number}, {column.place}")
            faults += _added(answers, column, said)
    request, wrong = _request(answers.pop(names.REQUEST, ""))
    faults += [*wrong, *_join_times(answers, places), *lost_noughts(answers)]
    return Sent(Submission(request, answers), f"row {row.number}", places, tuple(faults), private)


def _added(answers: dict[str, str], column: _Column, said: str) -> Iterator[Fault]:
    """The answer in its place: several columns may tick boxes of one question, and no other."""
    before = answers.get(column.meant, "")
    if not before:
        answers[column.meant] = said
    elif _asks_for_several(column.meant):
        answers[column.meant] = f"{before}\n{said}"
    elif before != said:
        label = names.label_of(column.meant)
        yield Fault(
            column.meant,
            f"{label}: {column.place} answers this too, and differs",
            "Take out one of the two columns.",
        )


def _asks_for_several(name: str) -> bool:
    return name not in {names.REQUEST, names.DAY, names.START, names.END} and (
        question(name).asked == "choices"
    )


def _request(said: str) -> tuple[Request, tuple[Fault, ...]]:
    """What the row asks for: to add, where it says nothing."""
    request = names.request_meant(said) if said else "add"
    if request is not None:
        return request, ()
    labels = either(tuple(REQUESTS.values()))
    return "add", (Fault(names.REQUEST, f"Request: expected {labels}, found '{shown(said)}'"),)


def _join_times(answers: dict[str, str], places: dict[str, str]) -> Iterator[Fault]:
    """Columns for the day, the start and the end are one answer: `Monday 10:30 to 11:30`."""
    day, start, end = (answers.pop(name, "") for name in (names.DAY, names.START, names.END))
    if not (day or start or end):
        return
    line = " ".join(filter(None, (day, f"{start} to {end}" if end else start)))
    answers["times"] = "\n".join(filter(None, (answers.get("times", ""), line)))
    for name, field, said in ((names.START, "from", start), (names.END, "to", end)):
        one = WHEN.by_name[field]
        found = parse_time(said) if said else None
        if isinstance(found, Mistake) and not found.meant:
            places["times"] = places[name]
            yield Fault("times", found.said(one.label, one.kind.expected))
    first = next(name for name in (names.DAY, names.START, names.END) if name in places)
    places.setdefault("times", places[first])


def lost_noughts(answers: Mapping[str, str]) -> Iterator[Fault]:
    """Telephone numbers that a spreadsheet took for sums of money, or the like."""
    for name in ("phone", "text"):
        said = answers.get(name, "")
        label = names.label_of(name)
        if re.fullmatch(r"[1-9]\d{8,9}(\.0)?", said):
            number = said.removesuffix(".0")
            yield Fault(
                name,
                f"{label}: the first 0 of this number is lost, found '{number}'",
                f"Spreadsheets take it away. Format the column as text and write 0{number}",
            )
        elif re.fullmatch(r"\d(?:[.,]\d+)?E\+?\d+", said, re.IGNORECASE):
            yield Fault(
                name,
                f"{label}: the spreadsheet has shortened this number to '{said}'",
                "Format the column as text and write the number again.",
            )


def rows_of(lines: Iterable[Sequence[str]]) -> tuple[Row, ...]:
    """Rows of words alone."""
    return tuple(Row(number, tuple(map(Cell, line))) for number, line in enumerate(lines, start=1))
