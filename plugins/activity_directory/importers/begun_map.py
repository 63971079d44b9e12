"""The beginning of a map: what the columns of a table seem to be, and what only people can know.

A column is known by its name, or by what is in it. What remains open is asked, or stands in the
map as a comment.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from activity_directory.importers import names
from activity_directory.importers.column_meanings import (
    ASKED_BY,
    YES_AND_NO,
    are_contact_details,
    are_regions,
    guessed,
    has_a_name_of_places,
    meaning_of,
    meant_alone,
    meant_by_name,
    names_less,
)
from activity_directory.importers.kept_back.columns import Columns, is_private
from activity_directory.importers.kept_back.homes import is_at_a_home, keeps_its_address
from activity_directory.importers.kept_back.known import KeptBack
from activity_directory.importers.kept_back.masks import Mask, masks_in
from activity_directory.importers.kept_back.person import is_named
from activity_directory.importers.sent import Incoming, Sent
from activity_directory.importers.sessions import Timetable, timetable_in
from activity_directory.importers.table import NOT_USED, is_ours
from activity_directory.intake.answers import Answers, parts_of
from activity_directory.intake.needed import WAYS_OF_CONTACT
from activity_directory.intake.questions import is_question, question
from activity_directory.schema.reading import References
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import nearest, plain
from activity_directory.wording.counting import counted

MOST_EXAMPLES = 3
"""Cells of a column that are shown for it."""
MOST_WORDS = 40
"""The most unknown words of a column that are written in the map, the most frequent first."""
LOOKED_AT = 400
"""Rows whose cells say what a column is."""
ALIKE = 0.85
"""How much alike words and a choice are spelt where the choice is worth a guess."""
NEEDED = ("name", "summary", "organisation", "description", "format", "price", "your_role")
"""What a listing from elsewhere can't be without, beside a reason and a way to ask."""
_TAKEN_FROM: Mapping[str, str] = {
    "name": "organisation",
    "summary": "description",
    "organisation": "name",
}
"""What another answer may stand for, where no column says it."""
GUESSED = frozenset({"organisation"})
"""What another answer may stand for, if people say so: an activity may be run by others."""
Ask = Callable[[str, Sequence[str], str], str]
"""Asks for an answer: what is asked, the choices, and the answer where nothing is typed."""


class Column(NamedTuple):
    """A column of the table: its name, some of its cells, and the question that it seems to be."""

    title: str
    examples: tuple[str, ...]
    meant: str
    close: str = ""
    """The label that the name is most like, where it is unknown."""


class Unknown(NamedTuple):
    """Words that are no choice, how many rows have them, and a choice that is like them.

    That choice is only a guess, which somebody has to confirm.
    """

    text: str
    rows: int
    like: str = ""


@dataclass
class Begun:
    """A map that has begun: the columns, words that are no choices, and what holds for all."""

    columns: list[Column]
    words: dict[str, list[Unknown]] = field(default_factory=dict)
    """By question: words that are no choice."""
    for_all: dict[str, str] = field(default_factory=dict)
    taken_from: dict[str, str] = field(default_factory=dict)
    source: str = ""
    open: list[str] = field(default_factory=list)
    """Questions that no column answers, and nobody has answered."""
    partly: frozenset[str] = frozenset()
    """Of a calendar, the questions that some events answer and others don't."""
    from_a_calendar: bool = False
    masks: tuple[tuple[Mask, tuple[str, ...]], ...] = ()
    """Columns that say what is not for the public, each with the words by which it does."""
    timetable: Timetable | None = None
    """Rows that may be sessions of one listing."""
    is_timetable: bool = False
    """Whether somebody says that they are."""


def meant_for_a_look(title: str) -> str:
    """Any name of a column counts, so that the row with the names is found."""
    return names.meant(title) or (NOT_USED if title.strip() else "")


def begun(incoming: Incoming, references: References) -> Begun:
    """What a table seems to have. `incoming` was read with `meant_for_a_look`."""
    rows = [_row(sent, incoming) for sent in incoming.every[:LOOKED_AT]]
    masks = [*masks_in(incoming.columns, rows, lambda _: True)]
    public = [_row(sent, incoming) for sent in incoming.every if not _is_private(sent, masks)]
    shown_rows = public[:LOOKED_AT]
    people = Columns(incoming.columns, names.meant)
    kept = [KeptBack(people.private(row, {})) for row in shown_rows]
    columns: list[Column] = []
    used: set[str] = set()
    cells_of = {at: _filled(rows, at) for at in range(len(incoming.columns))}
    alone = meant_alone(incoming.columns, cells_of)
    named_as = [meant_by_name(title, cells_of[at]) for at, title in enumerate(incoming.columns)]
    known = {*named_as, *alone.values()}
    by_name = {meant for at, meant in enumerate(named_as) if cells_of[at]}
    named = has_a_name_of_places(incoming.columns, cells_of)
    has_times = not {"times", names.START}.isdisjoint(known)
    for index, title in enumerate(incoming.columns):
        cells = cells_of[index]
        if not title or is_ours(title) or not cells:
            continue
        meant = alone.get(title) or meaning_of(title, cells, references)
        if not meant and are_contact_details(title, cells):
            meant = next((one for one in ASKED_BY if one not in known), "")
        if meant == "times" and names.meant(title) == names.DAY and has_times:
            meant = names.DAY
        is_wider = meant == "venue" and (are_regions(cells) or names_less(title, named))
        meant = "" if is_wider else meant
        by_its_name = bool(alone.get(title) or named_as[index])
        taken = used if by_its_name else used | by_name
        is_more = not by_its_name and meant == "website" and _A_FORM.search(names.spoken(title))
        is_one_answer = meant not in {"description", "street"} and is_question(meant)
        if meant in taken and is_one_answer and question(meant).asked != "choices" and not is_more:
            meant = ""  # two columns for one question: somebody has to choose
        used |= set() if is_more else {meant}
        examples = () if _is_personal(title, cells, meant) else _examples(shown_rows, kept, index)
        close = "" if meant else guessed(title, cells, len(rows))
        close = names.label_of("area") if is_wider and are_regions(cells) else close
        columns.append(Column(title, examples, meant, close))
    made = Begun(columns)
    meanings = {column.title: column.meant for column in columns}
    made.timetable = timetable_in(incoming.columns, meanings, public)
    unused = {column.title for column in columns if column.meant == NOT_USED}
    made.masks = tuple(
        (one, tuple(one.words(_cells(incoming, one.column))))
        for one in masks
        if one.title in unused
    )
    if not incoming.rows_are_whole:
        answered = [sent.submission.answers for sent in incoming.every]
        every = {name for answers in answered for name in answers}
        made.partly = frozenset(
            name for name in every if not all(answers.get(name) for answers in answered)
        )
        made.from_a_calendar = True
        made.source = incoming.every[0].submission.origin.list
    _look_for_what_is_open(made)
    made.words.update(_unknown(incoming.columns, public, columns, references))
    return made


_A_FORM = re.compile(r"\b(?:book|bookings?|forms?|regist(?:er|ration)|sign ?up|tickets?)\b")
"""Names of columns whose links are shown after the web page itself."""


def _filled(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    """What is in the cells of a column, but for empty ones."""
    return [text for row in rows if index < len(row) and (text := row[index].strip())]


def _row(sent: Sent, incoming: Incoming) -> Sequence[str]:
    """The cells of a row; of an event in a calendar, those that a listing may have.

    Those of somebody's own booking, and what names people, are for nobody's eyes.
    """
    if incoming.rows_are_whole:
        return sent.row
    if sent.faults:
        return [""] * len(sent.row)
    public = {sent.submission.origin.id, *sent.submission.answers.values()}
    return [cell if cell.strip() in public else "" for cell in sent.row]


_LEAST_WORDS = 4
"""The fewest words of a cell that may say that the address is kept back: `Ann's house` is one."""


def _is_private(sent: Sent, masks: Sequence[Mask]) -> bool:
    """Whether a row, or its address, is not for the public, or it is not imported anyway."""
    is_kept = any(_keeps_back(mask, sent.row) for mask in masks)
    texts = (cell for cell in sent.row if len(cell.split()) >= _LEAST_WORDS)
    return is_kept or bool(sent.ended) or any(map(keeps_its_address, texts))


def _cells(incoming: Incoming, index: int) -> list[str]:
    return [sent.row[index] for sent in incoming.every if index < len(sent.row)]


def _keeps_back(mask: Mask, row: Sequence[str]) -> bool:
    return mask.keeps_back(row[mask.column] if mask.column < len(row) else "")


def _examples(
    rows: Sequence[Sequence[str]], kept: Sequence[KeptBack], index: int
) -> tuple[str, ...]:
    """Cells of a column, without those that name somebody or say how to get in."""
    cells = (
        text
        for row, private in zip(rows, kept, strict=True)
        if index < len(row) and (text := row[index].strip()) and not private.is_kept_back(text)
    )
    return tuple(shown(text[:60]) for text in dict.fromkeys(cells))[:MOST_EXAMPLES]


def _is_personal(title: str, cells: Sequence[str], meant: str) -> bool:
    """Whether cells may be about people, so that no map, which is kept in git, quotes them."""
    if meant in _ABOUT_PEOPLE or is_private(title) or _BIRTH.search(names.spoken(title)):
        return True
    return any(
        _ADDRESS_OR_NUMBER.search(text) or is_named(text) or is_at_a_home(text) for text in cells
    )


_ABOUT_PEOPLE = frozenset(
    {NOT_USED, "email", "phone", "text", "ask_for", "your_name", "your_email"}
)
_BIRTH = re.compile(r"\b(?:dob|birth|birthday|age of|nhs|health|medical)\b")
_ADDRESS_OR_NUMBER = re.compile(
    r"[^@\s]+@[^@\s]+\.[a-z]|(?:\+44|\b0|\(0)[\d ()-]{8,16}\d"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]19\d\d\b"
)
"""An e-mail address, a telephone number or a date of birth."""


def _look_for_what_is_open(made: Begun) -> None:
    """Note the questions that no column answers, and those that another answer may stand for."""
    used = {column.meant for column in made.columns} - {""}
    made.open, made.taken_from = [], {}
    # A list that has a name needs no price, and only a day of a check needs whoever has checked.
    has_checks = any(column.meant == names.CHECKED_ON for column in made.columns)
    asked_of_nobody = {"price"} if has_checks else {"your_role", "price"}
    for name in NEEDED:
        other = _TAKEN_FROM.get(name, "")
        if name == "organisation" and made.from_a_calendar:
            other = ""  # an event is no group
        if other in used and name not in used:
            made.taken_from[name] = other
        elif (name not in used or name in made.partly) and name not in asked_of_nobody:
            made.open.append(name)
    if not (used - made.partly) & {"needs", "categories"}:
        made.open.append("categories")
    if not (used - made.partly) & set(WAYS_OF_CONTACT):
        made.open.append("phone" if made.from_a_calendar else "website")


def _unknown(
    names_of: Sequence[str],
    rows: Sequence[Sequence[str]],
    columns: Sequence[Column],
    references: References,
) -> Iterator[tuple[str, list[Unknown]]]:
    """The words of each question with choices that are none of them."""
    titles = {column.title: column.meant for column in columns}
    for name in dict.fromkeys(titles.values()):
        if not is_question(name) or question(name).asked not in {"choice", "choices"}:
            continue
        asked = question(name)
        offered = asked.choices(references.vocabularies)
        if not offered:
            continue
        indexes = [at for at, title in enumerate(names_of) if titles.get(title) == name]
        found: Counter[str] = Counter()
        for row in rows:
            for at in indexes:
                text = row[at] if at < len(row) else ""
                if asked.asked == "choices":
                    found.update(parts_of(text))
                elif text.strip():
                    found[text.strip()] += 1
        labels = {plain(label): label for _, label in offered}
        unknown = []
        for text, count in found.most_common(MOST_WORDS * 5):
            if name == "how_often" and _SAYS_HOW_OFTEN.search(text):
                continue  # it is read as it is, or stays in words beside the times
            answers = Answers({name: text}, references)
            answers.choices(asked)
            if answers.faults and not (
                name in {"price", "access"} and text.casefold() in YES_AND_NO
            ):
                like = labels.get(nearest(plain(text), labels, ALIKE) or "", "")
                unknown.append(Unknown(text, count, like or _with_its_words(text, labels)))
        if unknown:
            yield name, unknown[:MOST_WORDS]


_SAYS_HOW_OFTEN = re.compile(
    r"\b(?:annual|dail|day|fortnight|month|quarter|term|week|year)", re.IGNORECASE
)


def _with_its_words(text: str, labels: Mapping[str, str]) -> str:
    """The one label of which a text is a part: `Music and singing` for `Music`.

    A word of a part alone may mean anything: a church's `Services` are no connector services.
    """
    found = [
        label for name, label in labels.items() if plain(text) in re.split(r", | and | or ", name)
    ]
    return found[0] if len(found) == 1 else ""


def asked(one: Begun, ask: Ask, references: References) -> None:
    """Ask people what only they can know. An empty answer leaves it open, or the column unused."""
    for at, column in enumerate(one.columns):
        if column.meant:
            continue
        such_as = f" (such as {'; '.join(column.examples)})" if column.examples else ""
        while True:
            what = f"Column `{column.title}`{such_as}: which question is it?"
            answer = ask(what, (), column.close or NOT_USED)
            found = NOT_USED if answer.casefold() == NOT_USED else names.meant(answer)
            if found:
                one.columns[at] = column._replace(meant=found)
                break
    if table := one.timetable:
        rows = f"{counted(table.rows, 'row')} have {counted(table.names, 'name')} at other times"
        what = f"{rows}. Are those of one name, if nothing else differs, one listing?"
        one.is_timetable = ask(what, ("yes", "no"), "yes") == "yes"
    one.source = ask("What do your readers call this list?", (), one.source or "the council's list")
    _look_for_what_is_open(one)
    for name in tuple(one.open):
        asks = question(name)
        choices = [label for _, label in asks.choices(references.vocabularies)]
        answer = ask(f"No column says `{asks.label}`. What holds for all of them?", choices, "")
        if answer:
            one.for_all[name] = answer
            one.open.remove(name)


def is_open(one: Begun) -> bool:
    """Whether people still have to say something before anything can be imported."""
    is_guessed = not GUESSED.isdisjoint(one.taken_from)
    has_name = "name" in one.taken_from or any(column.meant == "name" for column in one.columns)
    return bool(one.open) or is_guessed or not has_name
