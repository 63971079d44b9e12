"""Rows with named columns as submissions, one for each row: from a spreadsheet or a form service.

Knows nothing of files: its caller gives rows of cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from itertools import chain, takewhile
from typing import NamedTuple, Protocol, runtime_checkable

from activity_directory.importers import names
from activity_directory.importers.checked_on import day_in
from activity_directory.importers.code_in_name import without_code
from activity_directory.importers.on_a_map import position_in
from activity_directory.importers.sent import Incoming, Refused, Sent, Unreadable, each
from activity_directory.importers.status_words import has_ended, not_understood, status_in
from activity_directory.importers.times_in_cells import (
    OF_A_TIME,
    is_of_opening,
    join_times,
    more_times,
    on_its_day,
    times_of_fractions,
    without_its_day,
)
from activity_directory.intake.answers import Fault
from activity_directory.intake.beyond import NOTHING, Beyond
from activity_directory.intake.no_answer import is_none, says_nothing
from activity_directory.intake.questions import REQUESTS, Request, is_question, question
from activity_directory.intake.submission import OPTIONAL, Submission
from activity_directory.intake.whole_entry import Origin
from activity_directory.intake.writing import Words
from activity_directory.sanitise.from_html import as_markdown, has_html, has_struck_out
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.access_words import feature_in
from activity_directory.schema.values.mistake import either, shown
from activity_directory.vocabulary import plain
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import joined

MOST_ROWS = 5_000
MOST_BESIDE = 20_000
"""Rows of a sheet that listings name rows of: one listing may have several kinds and places."""
MOST_COLUMNS = 250
MOST_CELLS = 300_000
"""Cells of one table with something in them: 5,000 listings that answer every question."""
MOST_LETTERS = 20_000_000
"""Characters in all these cells: a spreadsheet may store a text once and show it in thousands."""
NOTE = "(This row is a note. Write over the example below.)"
"""What the note of the empty spreadsheet ends in: nobody has to be told of that row."""
_NONE_SPOILT = frozenset[str]()
LAST_DATE = "Last date: "
"""What is before the last day of a listing, in words about its times: no question asks for it."""
CHOICES = "Choices"
"""The sheet of the empty spreadsheet that has the choices alone."""
TITLES = 10
"""Rows at the top that may be titles, before the one with the names of the columns."""


class Cell(NamedTuple):
    """What people see in a cell, or why it can't be read."""

    text: str
    fault: str = ""
    hint: str = ""
    is_struck: bool = False
    """Whether some of its words, or all, are struck out: `text` has the others."""


BLANK = Cell("")


class Row(NamedTuple):
    """A row by its number, counted from 1 as spreadsheets do, without blank cells at its end.

    `fault` says why the row as a whole can't be read.
    """

    number: int
    cells: tuple[Cell, ...]
    fault: str = ""
    hint: str = ""
    put_away: str = ""
    """How its owner has hidden it, "hidden" or "struck out": then it is reported, and not read."""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return not (self.cells or self.fault)

    @property
    def is_note(self) -> bool:
        """Whether it is a note for people: it starts with `# `. `#TalkSuicide` is a name."""
        return self.first == "#" or self.first.startswith("# ")

    @property
    def first(self) -> str:
        """The words of its first cell with any."""
        return next((text for cell in self.cells if (text := cell.text.strip())), "")


class Below(NamedTuple):
    """A sheet: the row that names its columns, and the rows below it."""

    titles: Row
    rows: list[Row]


Widen = Callable[[Below], tuple[Below, tuple[str, ...]]]
"""Puts further columns beside those of a table; with remarks."""


@dataclass(frozen=True)
class _Column:
    """A column: where it is, what its first row calls it, and the question that it means."""

    index: int
    title: str
    meant: str
    is_of_another_sheet: bool = False

    @cached_property  # one text for the cells of all rows
    def place(self) -> str:
        if self.is_of_another_sheet:
            return shown(self.title)
        return f"column {letter(self.index)}" + (f" ({shown(self.title)})" if self.title else "")


def letter(index: int) -> str:
    """The letters of a column, counted from 0: A, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, last = divmod(index - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


@runtime_checkable
class WithWords(Protocol):
    """What names of columns mean, and what the words in them mean: a map says both."""

    def __call__(self, title: str) -> str:
        """The question or other column; empty where the name is unknown."""

    def in_its_words(self, title: str, meant: str, text: str) -> str | None:
        """The words of a cell as a map has them; None where it says nothing of them."""


Meant = Callable[[str], str] | WithWords
"""The question or other column that a name means; empty where it is unknown."""
NOT_USED = "not used"
"""What a column means that somebody chose to leave out."""
TO_DO = "What to do"
"""The last column of our own file of rows that wait: it says what to mend."""
PERHAPS = "Perhaps: "
"""How its columns begin that suggest an answer: nothing of them is imported as they are."""


def is_ours(title: str) -> bool:
    """Whether a column is one that we have added to the rows that wait."""
    return title == TO_DO or title.startswith(PERHAPS)


def known_titles(row: Row, meant: Meant = names.meant) -> int:
    """How many cells of a row are names of columns that we know."""
    return sum(bool(meant(cell.text)) for cell in row.cells[:MOST_COLUMNS])


def top_of(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that may be titles, or name the columns: those at the top."""
    return tuple(takewhile(lambda row: row.number <= TITLES, rows))


def has_names(top: Sequence[Row], meant: Meant = names.meant) -> bool:
    """Whether one of the columns says which activity a row is about."""
    titles = titles_of(top, meant)
    found = {meant(cell.text) for cell in titles.cells} if titles is not None else set()
    return bool({"name", "listing"} & found)


def titles_of(top: Sequence[Row], meant: Meant = names.meant) -> Row | None:
    """The row that names the columns: of the first few the one with the most names we know."""
    likely = [row for row in top if not row.is_blank and not row.is_note]
    best = max(likely, key=lambda row: (known_titles(row, meant), -row.number), default=None)
    return best if best is not None and known_titles(best, meant) > 1 else None


def incoming(
    rows: Iterable[Row],
    hidden: frozenset[int] = frozenset(),
    meant: Meant = names.meant,
    widen: Widen | None = None,
) -> Incoming:
    """A submission for each row below the names of the columns. Raises Unreadable.

    Rows are read one after another, and only those with a listing are kept. Columns that are
    `hidden` (counted from 0) and rows that are put away are not imported, and a remark says so.
    """
    every = iter(rows)
    top: list[Row] = []
    for row in every:
        top.append(row)
        if row.number >= TITLES:
            break
    titles = titles_of(top, meant)
    if titles is None:
        message = (
            "its first row has none of the names of columns that we know, such as Name of the "
            "activity, Days and times, Price. To make an empty spreadsheet with all of them, run "
            "`publish.py import --template listings.xlsx`."
        )
        raise Unreadable(message)
    below, notes = _listings(chain(top, every), titles, MOST_ROWS)
    if not below:
        message = "there are no listings below the names of the columns"
        raise Unreadable(message)
    own = max(len(row.cells) for row in (titles, *below))
    widened: tuple[str, ...] = ()
    if widen is not None:
        (titles, below), widened = widen(Below(titles, below))
    all_columns = _columns(titles, max(len(row.cells) for row in below), meant, own)
    every_column = [column for column in all_columns if column.meant != NOT_USED]
    columns = tuple(column for column in every_column if column.index not in hidden)
    seen = [row for row in below if not row.put_away]
    if not seen:
        message = "all its listings are hidden or struck out. Show them and import the file again"
        raise Unreadable(message)
    not_seen = [column for column in every_column if column.index in hidden]
    words = meant if isinstance(meant, WithWords) else None
    in_order = sorted(columns, key=_is_another_page)
    remarks = (
        *widened,
        *_noted(notes),
        *_put_away(below),
        *_hidden(not_seen, seen),
        *_remarks(columns, seen),
    )
    return Incoming(
        tuple(
            replace(sent, row=tuple(cell.text for cell in row.cells))
            for sent, row in zip(
                each((f"row {row.number}", partial(_sent, row, in_order, words)) for row in seen),
                seen,
                strict=True,
            )
        ),
        (*remarks, *_struck(columns, seen)),
        is_table=True,
        is_part=len(seen) < len(below),
        columns=tuple("" if one.index in hidden else one.title for one in all_columns),
    )


MOST_NAMED = 20
"""Rows or cells that a remark names, one by one."""


def _noted(numbers: Sequence[int]) -> Iterator[str]:
    """The rows that start with `# `."""
    if numbers:
        yield (
            f"row {some(numbers)} starts with `# `, so it is a note and is not imported"
            if len(numbers) == 1
            else f"rows {some(numbers)} start with `# `, so they are notes and are not imported"
        )


def _put_away(rows: Sequence[Row]) -> Iterator[str]:
    """The rows that are hidden or struck out."""
    for how in ("hidden", "struck out"):
        numbers = [row.number for row in rows if row.put_away == how]
        if numbers:
            yield (
                f"row {some(numbers)} is {how}, so it is not imported"
                if len(numbers) == 1
                else f"rows {some(numbers)} are {how}, so they are not imported"
            )


def some(numbers: Sequence[int]) -> str:
    """The first of some numbers, and how many more there are."""
    more = len(numbers) - MOST_NAMED
    named = joined([str(number) for number in numbers[:MOST_NAMED]])
    return f"{named} and {more} more" if more > 0 else named


def _hidden(columns: Sequence[_Column], rows: Sequence[Row]) -> Iterator[str]:
    """The hidden columns with something in them."""
    for column in columns:
        if any(_text(row, column) for row in rows):
            yield f"{column.place} is hidden, so its answers are not imported"


def _struck(columns: Sequence[_Column], rows: Sequence[Row]) -> Iterator[str]:
    """The cells of which words are struck out."""
    cells = [
        f"row {row.number}, {column.place}"
        for row in rows
        for column in columns
        if column.index < len(row.cells) and _has_struck_out(row.cells[column.index])
    ]
    for cell in cells[:MOST_NAMED]:
        yield f"{cell}: words that are struck out are not imported"
    if len(cells) > MOST_NAMED:
        yield f"so it is in {counted(len(cells) - MOST_NAMED, 'more cell')}"


def _has_struck_out(cell: Cell) -> bool:
    return cell.is_struck or has_struck_out(cell.text)


def below_titles(rows: Iterable[Row]) -> Below | None:
    """A sheet that listings name rows of: its first row has the names. Raises Unreadable."""
    seen = (row for row in rows if not (row.is_blank or row.put_away))
    titles = next(seen, None)
    return None if titles is None else Below(titles, _listings(seen, titles, MOST_BESIDE)[0])


def _listings(rows: Iterable[Row], titles: Row, most_rows: int) -> tuple[list[Row], list[int]]:
    """The rows with listings, within the limits, and the numbers of notes. Raises Unreadable."""
    found: list[Row] = []
    notes: list[int] = []
    count = cells = letters = 0
    for row in chain([titles], rows):
        if len(row.cells) > MOST_COLUMNS:
            message = (
                f"its row {row.number} has more than {MOST_COLUMNS} columns. Delete those without "
                "listings."
            )
            raise Unreadable(message)
        if row.number <= titles.number or row.is_blank:
            continue
        if row.is_note:
            notes += [] if NOTE in row.first else [row.number]
            continue
        count += 1
        if count > most_rows:
            continue  # it is only counted
        found.append(row)
        filled = [cell.text for cell in row.cells if cell.text]
        cells += len(filled)
        letters += sum(map(len, filled))
        if cells > MOST_CELLS or letters > MOST_LETTERS:
            most = f"{MOST_CELLS:,} cells" if cells > MOST_CELLS else f"{MOST_LETTERS:,} letters"
            message = f"its listings fill more than {most}. Split it into several files."
            raise Unreadable(message)
    if count > most_rows:
        message = (
            f"it has {counted(count, 'row')}; the limit is {most_rows:,}. Split it into two files."
        )
        raise Unreadable(message)
    return found, notes


def _columns(titles: Row, widest: int, meaning: Meant, own: int) -> tuple[_Column, ...]:
    """The columns; those from `own` on are of other sheets."""
    columns: list[_Column] = []
    for index in range(max(len(titles.cells), min(widest, MOST_COLUMNS))):
        title = " ".join(titles.cells[index].text.split()) if index < len(titles.cells) else ""
        meant = NOT_USED if is_ours(title) else meaning(title)
        after_a_time = columns and columns[-1].title.casefold() == "timestamp"
        if after_a_time and title.casefold() in {"email address", "username"}:
            meant = "your_email"  # a form service's own column: who filled in the form
        columns.append(_Column(index, title, meant, index >= own))
    return tuple(columns)


def _is_another_page(column: _Column) -> bool:
    """Whether a column has web pages without being called so: a form, after the web page itself."""
    return column.meant == "website" and names.meant(column.title) != "website"


def _remarks(columns: Sequence[_Column], rows: Sequence[Row]) -> Iterator[str]:
    """The columns that no question asks for, if there is anything in them."""
    for column in columns:
        if column.meant or not any(_text(row, column) for row in rows):
            continue
        close = names.close_to(column.title) if column.title else ""
        what = "no question asks for this" if column.title else "it has no name in its first row"
        meant = f" Did you mean {quoted(close)}?" if close else ""
        yield f"{column.place}: {what}, so it is not imported.{meant}"


def _text(row: Row, column: _Column) -> str:
    return row.cells[column.index].text.strip() if column.index < len(row.cells) else ""


class _InARow(Mapping[str, str]):
    """Where each answer of a row is: `row 7, column E (Phone)`, put together for who asks."""

    __slots__ = ("columns", "row")

    def __init__(self, row: str, columns: Mapping[str, str]) -> None:
        self.row, self.columns = row, columns

    def __getitem__(self, name: str) -> str:
        return f"{self.row}, {self.columns[name]}"

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)


@lru_cache(maxsize=1_000)
def _columns_of(places: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """The column of each answer of a row: most rows of a table have the same ones."""
    return dict(places)


def _sent(row: Row, columns: Sequence[_Column], words: WithWords | None) -> Sent:
    """The submission of one row; `words` has those of a map. Raises Refused."""
    if row.fault:
        raise Refused(row.fault, row.hint)
    answers: dict[str, str] = {}
    places: dict[str, str] = {}
    private: dict[str, str] = {}
    faults: list[Fault] = []
    spoilt: set[str] = set()
    on_a_map: list[Fault] = []
    for column in sorted(
        columns, key=lambda one: one.meant == "times" and is_of_opening(one.title)
    ):
        cell = _readable(row.cells[column.index]) if column.index < len(row.cells) else BLANK
        if cell.fault and column.meant:
            places.setdefault(column.meant, column.place)
            label = names.label_of(column.meant)
            name = "times" if column.meant in OF_A_TIME else column.meant
            faults.append(Fault(name, f"{label}: {cell.fault}", cell.hint))
            spoilt.add(name)
        elif (text := cell.text.strip()) and not column.meant:
            private[column.title or column.place] = text
        elif column.meant in _OF_A_PLACE and _ON_A_MAP.fullmatch(text) and "," in text:
            answers.setdefault(names.COORDINATES, text)
        elif column.meant in _OF_A_PLACE and _ON_A_MAP.fullmatch(text):
            places.setdefault(column.meant, column.place)
            message = f"{quoted(shown(text))} is where it is on a map, so it is not used"
            on_a_map.append(Fault(column.meant, f"{names.label_of(column.meant)}: {message}"))
        elif text:
            name, text = _as_meant(column, text, words)
            if name == "eligibility" and is_none(name, text):
                text = _no_requirement(column, text, row)
            if name in {names.START, names.END, "times"}:
                text = without_its_day(text)
            places.setdefault(name, column.place)
            faults += _added(answers, column, name, text)
    request, wrong = _request(answers.pop(names.REQUEST, ""))
    status = answers.pop(names.STATUS, "")
    of_fractions = [*times_of_fractions(answers)]
    faults += [
        *wrong,
        *not_understood(status),
        *join_times(answers, places),
        *_shortened(answers),
    ]
    of_status, last = status_in(status), answers.pop(names.LAST_DATE, "")
    beside = {names.STATUS: of_status.rest, names.LAST_DATE: last and f"{LAST_DATE}{last}"}
    for name, text in beside.items():
        if text:
            more = answers.get("times_in_words", "")
            answers["times_in_words"] = "; ".join(filter(None, (more, text)))
            places.setdefault("times_in_words", places[name])
    position, unused = position_in(answers)
    checked, remarks = _day(answers, private)
    remarks += [*_noughts_put_back(answers), *of_fractions, *on_a_map, *unused]
    remarks += without_code(answers) if request == "add" else ()
    origin = Origin(id=answers.pop(names.ID_THERE, ""), checked=checked)
    is_limited = of_status.known in {"full", "waiting-list"} and request == "add"
    facts = {"status": Words(of_status.known)} if is_limited else {}
    beyond = Beyond(facts, position=position) if facts or position else NOTHING
    asked = Submission(request, answers, origin, beyond)
    return Sent(
        asked,
        f"row {row.number}",
        _InARow(f"row {row.number}", _columns_of(tuple(places.items()))),
        tuple(faults),
        private,
        tuple(remarks),
        ended=shown(status if has_ended(status) else ""),
        spoilt=frozenset(spoilt) if spoilt else _NONE_SPOILT,
    )


_NOT_CHECKED = re.compile(
    r"(?:(?:not|never|un)\W?(?:yet )?)(?:verified|checked)?|never|no|pending|tb[ac]|unknown",
    re.IGNORECASE,
)
"""What names nobody, so that no word of it has to be kept out of git."""


def _day(answers: dict[str, str], private: dict[str, str]) -> tuple[date | None, list[Fault]]:
    """The day of a check, with a remark where it is none. Its words are kept out of git."""
    text = answers.pop(names.CHECKED_ON, "")
    day = day_in(text) if text else None
    if day is not None or not text:
        return day, []
    if not _NOT_CHECKED.fullmatch(text):
        private["Checked on"] = text
    message = f"Checked on: {quoted(shown(text))} is no day, so nobody is said to have checked it"
    return None, [Fault(names.CHECKED_ON, message, "Write it as `24/11/2025` or `Nov 2025`.")]


_ERROR = re.compile(
    r"#(?:REF|VALUE|NUM|DIV/0|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN|EXTERNAL|NAME|N/A"
    r"|GETTING_DATA)[!?]?|Err:\d{3}|#{3,}"
)
"""What spreadsheets show in place of a result, and save as words in a CSV file."""


def _readable(cell: Cell) -> Cell:
    """The cell; one with a fault where it has the error of a spreadsheet."""
    text = cell.text.strip()
    return shows_an_error(text) if text and _ERROR.fullmatch(text) else cell


def shows_an_error(error: str) -> Cell:
    """A cell in which a spreadsheet shows an error."""
    return Cell("", f"the spreadsheet shows {error[:20]} here", "Type what should be here.")


_WHETHER_FREE = frozenset({"is free", "free", "is it free", "free of charge"})
"""Names of columns that say yes where there is nothing to pay."""


def _as_meant(column: _Column, text: str, words: WithWords | None) -> tuple[str, str]:
    """The question that a cell answers, and its words without HTML, as a map has them.

    `yes` under *Is free* is a price, and `no` says none.
    """
    if has_html(text):
        text = as_markdown(text).strip()
    if words is not None:
        found = words.in_its_words(column.title, column.meant, text)
        if found is not None:
            return column.meant, found
    if column.meant == "times" and names.spoken(column.title) in names.WEEKDAYS:
        return on_its_day(column.title, text)
    if column.meant == "price" and names.spoken(column.title) in _WHETHER_FREE:
        if text.casefold() in {"yes", "true", "y", "1"}:
            return column.meant, "free"
        if text.casefold() in {"no", "false", "n", "0"}:
            return column.meant, ""
    return _with_its_title(column, text)


_REQUIRES = re.compile(r"(?!.*\bage).*(?:require|restrict|criteri|eligib)", re.IGNORECASE)
"""Names of columns of all that people must be or have."""


def _no_requirement(column: _Column, text: str, row: Row) -> str:
    """`None` under *Access requirements* is none, unless other cells of its row say it, too."""
    is_none_at_all = plain(text).strip(" .") in {"none", "nil"} and _REQUIRES.match(column.title)
    says_it_once = sum(cell.text.strip() == text for cell in row.cells) == 1
    return "No restrictions" if is_none_at_all and says_it_once else text


_TEXTS = frozenset({"access_note", "first_time", "how_to_join", "price_note", "eligibility"})
_TEXTS |= {"who_comes", "best_time", "times_in_words", "description"}
"""Questions for whose answers a column's own name may be half of what is said."""
_YES_OR_NO = re.compile(
    r"(?:(?P<yes>(?:yes|y|true)\b|[✓✔])|(?:no|n|false)\b"
    r"(?! (?!but |except|only |not |unless|we |i |it |this |there |they )\w))",
    re.IGNORECASE,
)
"""An answer to a column's name. `No need to book` is a sentence, and no answer to it."""
_SAY_SOMETHING = frozenset({"disabled access"})
"""Names of a question that say something of their own beside `Yes`."""


def _with_its_title(column: _Column, text: str) -> tuple[str, str]:
    """`Yes` in a column such as *Accessible toilet?* is that choice, or says it in words.

    What isn't there is about access in words: no entry says of a choice that it isn't one.
    """
    title = " ".join(column.title.replace("_", " ").split()).strip(" ?:")
    asked = column.meant
    is_a_question = names.meant(column.title) and names.spoken(title) not in _SAY_SOMETHING
    if is_a_question or not title or is_none(asked, text):
        return asked, text
    is_choice = _asks_for_several(asked)
    found = _YES_OR_NO.match(text)
    is_bare = found is not None and found.end() == len(text)
    is_yes = found is not None and bool(found["yes"])
    if is_choice and text in {"0", "1"}:
        is_bare, is_yes = True, text == "1"
    if is_choice and is_bare:
        if is_yes:
            return asked, title
        return ("access_note", f"{title}: no") if asked == "access" else (asked, text)
    if asked == "access" and feature_in(title) and not feature_in(text):
        return "access_note", f"{title}: {text}"
    if asked in _TEXTS and found is not None:
        return asked, f"{title}: {'yes' if is_yes else 'no'}" if is_bare else f"{title}: {text}"
    return asked, text


def _added(answers: dict[str, str], column: _Column, asked: str, text: str) -> Iterator[Fault]:
    """Add an answer. Several columns may answer a question with tick boxes, or an optional one.

    Those of a street are the lines of one address, in their order.
    """
    before = answers.get(asked, "")
    if not text or (not is_question(asked) and says_nothing(text)):
        return
    if not before or is_none(asked, before):
        answers[asked] = text
    elif is_none(asked, text):
        return
    elif asked == "times" and before != text:
        answers[asked], words = more_times(before, column.title, text)
        more = answers.get("times_in_words", "")
        answers["times_in_words"] = "; ".join(filter(None, (more, words)))
    elif asked == names.DAY and before != text:
        answers[asked] = f"{before}, {text}"
    elif _asks_for_several(asked):
        answers[asked] = f"{before}\n{text}"
    elif asked == "description":
        answers[asked] = before if text in before else f"{before}\n\n{text}"
    elif asked == "street":
        lines = [line.strip() for line in re.split(r"[,\n]", f"{before},{text}")]
        answers[asked] = ", ".join(dict.fromkeys(filter(None, lines)))
    elif before != text and (asked in OPTIONAL or asked == "access_note"):
        answers[asked] = f"{before}; {text}"
    elif before != text:
        label = names.label_of(asked)
        yield Fault(
            asked,
            f"{label}: {column.place} also answers this, differently",
            "Delete one of the two columns.",
        )


def _asks_for_several(name: str) -> bool:
    return is_question(name) and question(name).asked == "choices"


def _request(text: str) -> tuple[Request, tuple[Fault, ...]]:
    """The request of a row: to add, where it doesn't say."""
    request = names.request_meant(text) if text else "add"
    if request is not None:
        return request, ()
    labels = either(tuple(REQUESTS.values()))
    return "add", (Fault(names.REQUEST, f"Request: expected {labels}, found '{shown(text)}'"),)


_OF_A_PLACE = frozenset({"venue", "street", "area", "postcode"})
_ON_A_MAP = re.compile(r"[-+]?\d{1,3}\.\d{3,}(?:\s*,\s*[-+]?\d{1,3}\.\d{3,})?")
"""A latitude, a longitude, or both: `53.5945, -2.5865`."""


def _noughts_put_back(answers: dict[str, str]) -> Iterator[Fault]:
    """Put back the first 0 of telephone numbers, which spreadsheets remove; a remark for each."""
    for name in ("phone", "text"):
        number = answers.get(name, "").removesuffix(".0")
        if re.fullmatch(r"[1-9](?: ?\d){8,9}", number):
            answers[name] = f"0{number}"
            yield Fault(
                name,
                f"{names.label_of(name)}: the first 0 of `{number}` was missing, and is put back",
                "Spreadsheets remove it. Format the column as text to keep it.",
            )


def _shortened(answers: Mapping[str, str]) -> Iterator[Fault]:
    """Telephone numbers of which a spreadsheet has kept only the first digits."""
    for name in ("phone", "text"):
        text = answers.get(name, "")
        if re.fullmatch(r"\d(?:[.,]\d+)?E\+?\d+", text, re.IGNORECASE):
            yield Fault(
                name,
                f"{names.label_of(name)}: the spreadsheet has shortened this number to `{text}`",
                "Format the column as text and write the number again.",
            )


def row_of(number: int, words: list[str]) -> Row:
    """A row as text. Of too many columns, only enough are kept to report it."""
    while words and not words[-1].strip():
        words.pop()
    few = words[: MOST_COLUMNS + 1]
    return Row(number, tuple(_cell_of(text) if text else BLANK for text in few))


@lru_cache(maxsize=10_000)
def _cell_of(text: str) -> Cell:
    """The cell with this text: cells of thousands of rows say the same."""
    return Cell(text)
