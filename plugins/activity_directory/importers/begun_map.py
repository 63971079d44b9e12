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
from activity_directory.importers.column_cells import (
    HALF,
    MOSTLY,
    SOME,
    are_keywords,
    fits,
    have_times,
    is_data,
    is_distinct,
    share,
    way_to_ask,
)
from activity_directory.importers.kept_back.addresses import points_to_a_place
from activity_directory.importers.kept_back.columns import Columns, is_private
from activity_directory.importers.kept_back.homes import is_at_a_home, keeps_its_address
from activity_directory.importers.kept_back.known import KeptBack
from activity_directory.importers.kept_back.masks import Mask, masks_in
from activity_directory.importers.kept_back.person import is_named
from activity_directory.importers.map_file import (
    COLUMNS,
    FOR_ALL,
    LEFT_OUT,
    TAKEN_FROM,
    THE_ROW,
    VALUES,
)
from activity_directory.importers.sent import Incoming, Sent
from activity_directory.importers.table import NOT_USED, is_ours
from activity_directory.intake.answers import Answers, in_words, parts_of
from activity_directory.intake.needed import WAYS_OF_CONTACT
from activity_directory.intake.no_answer import says_only_yes
from activity_directory.intake.questions import is_question, question
from activity_directory.sanitise.terminal import visible
from activity_directory.schema.reading import References
from activity_directory.schema.values.days import days_in
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.numbers import amounts_in
from activity_directory.source.yaml_errors import in_quotation_marks
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
_LOOKS_LIKE = (
    ("postcode", re.compile(r"[A-Z]{1,2}\d[A-Z\d]?(?: ?\d[A-Z]{2})?", re.IGNORECASE)),
    ("email", re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)),
    ("website", re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("phone", re.compile(r"(?:\+44|0|\(0)[\d ()\-]{8,16}")),
    (
        names.DAY,
        re.compile(
            r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?", re.IGNORECASE
        ),
    ),
)
_ID = re.compile(
    r"(?:service |listing |import |unique )?(?:id|ref|reference|identifier)(?: no| number)?"
)
_NEVER = re.compile(
    r"\b(?:id|ref|reference|uuid|uprn|created|updated"
    r"|modified|timestamp|slug|logo|image|photo|contact name|lead contact|author|assurer|user"
    r"|next (?:review|check|update)\b.*|review comments"
    r"|(?:meeting|joining|zoom|teams) (?:link|url|id|code)|staff notes|passcode|password)\b"
)
"""Names of columns that are no fact for the public; a person's name never is."""
NEEDED = ("name", "summary", "organisation", "description", "format", "price", "your_role")
"""What a listing from elsewhere can't be without, beside a reason and a way to ask."""
_TAKEN_FROM: Mapping[str, str] = {
    "name": "organisation",
    "summary": "description",
    "organisation": "name",
}
"""What another answer may stand for, where no column says it."""

_GUESSED = frozenset({"organisation"})
"""What another answer may stand for, if people say so: an activity may be run by others."""
_IS_IT_THE_GROUP = (
    "Is each the name of a group, too? Else answer `Who runs it` below, or add a column for it."
)
_CALLED_SO = "no column has a name, so each listing is called as the organisation that runs it"
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


_ALONE: Mapping[str, str] = {
    **dict.fromkeys(
        ("event", "class", "session", "course", "group", "club", "society", "service"), "name"
    ),
    **dict.fromkeys(
        (
            f"{what} {word}"
            for what in ("class", "club", "meeting", "practice", "rehearsal", "training")
            for word in ("time", "times", "day and time", "days and times")
        ),
        "times",
    ),
}
"""What the name of a column means where no other column is known to mean it, the surest first."""


def _meant_alone(titles: Sequence[str], cells_of: Mapping[int, Sequence[str]]) -> dict[str, str]:
    """By its title, what a column means as no other does: *Group* is a name beside no name."""
    cells_by = {title: cells_of[at] for at, title in enumerate(titles)}
    known = {*map(names.meant, titles)}
    found: dict[str, str] = {}
    for spoken, meant in _ALONE.items():
        title = next((one for one in titles if names.spoken(one) == spoken), "")
        is_name = meant != "name" or is_distinct(cells_by.get(title) or ())
        if title and meant not in known and is_name:
            found[title] = meant
            known.add(meant)
    return found


_CONTACT_DETAILS = re.compile(r"contact (?:details?|info|information)")
_ASKED_BY = ("email", "phone", "website")
"""The questions of which any takes a cell with several ways to ask, the most careful first."""


def _are_contact_details(title: str, cells: Sequence[str]) -> bool:
    """Whether a column has ways to ask, and not the names of people."""
    return (
        _CONTACT_DETAILS.fullmatch(names.spoken(title)) is not None
        and share(cells, _A_WAY_TO_ASK.search) >= HALF
        and share(cells, is_named) < SOME
    )


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
    alone = _meant_alone(incoming.columns, cells_of)
    known = {*map(names.meant, incoming.columns), *alone.values()}
    by_name = {names.meant(title) for at, title in enumerate(incoming.columns) if cells_of[at]}
    has_times = not {"times", names.START}.isdisjoint(known)
    for index, title in enumerate(incoming.columns):
        cells = cells_of[index]
        if not title or is_ours(title) or not cells:
            continue
        meant = alone.get(title) or _meant(title, cells, references)
        if not meant and _are_contact_details(title, cells):
            meant = next((one for one in _ASKED_BY if one not in known), "")
        if meant == "times" and names.meant(title) == names.DAY and has_times:
            meant = names.DAY
        by_its_name = bool(alone.get(title) or names.meant(title))
        taken = used if by_its_name else used | by_name
        is_more = not by_its_name and meant == "website" and _A_FORM.search(names.spoken(title))
        is_one_answer = meant not in {"description", "street"} and is_question(meant)
        if meant in taken and is_one_answer and question(meant).asked != "choices" and not is_more:
            meant = ""  # two columns for one question: somebody has to choose
        used |= set() if is_more else {meant}
        examples = () if _is_personal(title, cells, meant) else _examples(shown_rows, kept, index)
        close = "" if meant else _guessed(title, cells, len(rows))
        columns.append(Column(title, examples, meant, close))
    made = Begun(columns)
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


_MORE = re.compile(
    r"(?:(?:additional|any other|extra|further|general|more|other) )*"
    r"(?:comments?|details|info|information|notes?|remarks|text)"
)
"""Names of columns that may go on with the description, or be for those who keep the list."""


def _close_to(title: str, cells: Sequence[str]) -> str:
    """The label that a name most likely means: only a guess, which somebody has to confirm.

    Cells that don't look like what it means, or only say yes and no, speak against it.
    """
    if _MORE.fullmatch(names.spoken(title)):
        return names.label_of("description")
    if is_data(cells):
        return ""
    if are_keywords(cells) and _KEYWORDS.search(names.spoken(title)):
        return names.label_of("categories")
    close = names.close_to(title)
    meant = names.meant(close)
    if not close or not fits(meant, cells):
        meant = _by_cells(title, cells)
        return names.label_of(meant) if meant else ""
    is_other = meant in dict(_LOOKS_LIKE) or (
        all(text.casefold() in _YES_AND_NO for text in cells) and not names.takes_several(meant)
    )
    return "" if is_other else close


def _guessed(title: str, cells: Sequence[str], rows: int) -> str:
    """The label of the question that a column may answer; a column of people only how to ask."""
    if is_private(title):
        way = way_to_ask(cells) if _ASKS.search(names.spoken(title)) else ""
        return names.label_of(way) if way else ""
    close = _close_to(title, cells)
    is_rare = close == names.label_of("name") and len(cells) < SOME * rows
    return "" if is_rare else close


_KEYWORDS = re.compile(r"\b(?:activit(?:y|ies)|categor(?:y|ies)|keywords?|tags?|topics?)\b")


def _by_cells(title: str, cells: Sequence[str]) -> str:
    """The question that cells seem to answer, whatever the column is called; else nothing."""
    if _ASKS.search(names.spoken(title)) and (way := way_to_ask(cells)):
        return way
    return "times" if have_times(cells) else ""


_ASKS = re.compile(r"\b(?:contact|contacts|enquiries|reach|booking)\b")

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
_A_WAY_TO_ASK = re.compile(
    r"[^@\s]+@[^@\s]+\.[a-z]|(?:\+44|\b0|\(0)[\d ()-]{8,16}\d|https?://|www\.", re.IGNORECASE
)


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


def _meant(title: str, cells: Sequence[str], references: References) -> str:
    spoken = names.spoken(title)
    if _ID.fullmatch(spoken) or names.meant(title) == names.ID_THERE:
        return names.ID_THERE
    if (
        _NEVER.search(spoken)
        or any(masks_in([title], [[one] for one in cells], bool))
        or share(cells, _is_a_map) >= MOSTLY
    ):
        return NOT_USED
    if found := names.meant(title):
        if found in {names.START, names.END} and _are_dates(cells):
            return "starting" if found == names.START else names.LAST_DATE
        if found == "how_to_join" and _share_of_choices(cells, "joining", references) >= HALF:
            return "joining"
        if found == "audiences" and _are_sentences(cells):
            is_text = _share_of_choices(cells, found, references) < SOME
            return "eligibility" if is_text else found
        if found == "price" and share(cells, amounts_in) >= SOME:
            return "amount"
        if found == names.DAY and share(cells, days_in) < 1 - SOME:
            return "times"
        return NOT_USED if found == "organisation" and is_private(title) else found
    if references.vocabularies["access"].named(spoken):
        is_bare = sum(says_only_yes(text) for text in cells) >= MOSTLY * len(cells)
        return "access" if is_bare else "access_note"
    for name, pattern in _LOOKS_LIKE:
        if sum(pattern.fullmatch(text) is not None for text in cells) >= MOSTLY * len(cells):
            return name
    return ""


def _is_a_map(text: str) -> bool:
    """Whether a cell is a link to a map, which is nobody's page."""
    return re.fullmatch(r"https?://\S+", text) is not None and points_to_a_place(text)


_A_DATE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}(?: \d{4})?",
    re.IGNORECASE,
)


def _are_dates(cells: Sequence[str]) -> bool:
    return sum(_A_DATE.fullmatch(text) is not None for text in cells) >= MOSTLY * len(cells)


def _share_of_choices(cells: Sequence[str], name: str, references: References) -> float:
    """How many of the cells are choices of a question, as `Drop in` is: a sentence is none."""
    found = 0
    for text in cells:
        answers = Answers({name: text}, references)
        found += bool(answers.choices(question(name))) and not answers.faults
    return found / len(cells)


def _are_sentences(cells: Sequence[str]) -> bool:
    """Whether cells have as many words as sentences do."""
    return sum(len(text.split()) for text in cells) >= _LEAST_WORDS * len(cells)


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
            answers = Answers({name: text}, references)
            answers.choices(asked)
            if answers.faults and not (
                name in {"price", "access"} and text.casefold() in _YES_AND_NO
            ):
                like = labels.get(nearest(plain(text), labels, ALIKE) or "", "")
                unknown.append(Unknown(text, count, like or _with_its_words(text, labels)))
        if unknown:
            yield name, unknown[:MOST_WORDS]


_YES_AND_NO = frozenset({"yes", "no", "true", "false", "y", "n", "0", "1"})


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
    one.source = ask("What do your readers call this list?", (), one.source or "the council's list")
    _look_for_what_is_open(one)
    for name in tuple(one.open):
        asks = question(name)
        choices = [label for _, label in asks.choices(references.vocabularies)]
        answer = ask(f"No column says `{asks.label}`. What holds for all of them?", choices, "")
        if answer:
            one.for_all[name] = answer
            one.open.remove(name)


def as_text(one: Begun, source: str, command: str, references: References) -> str:
    """The map as a file, with what is open as comments."""
    lines = [
        f"# What the columns of {shown(source)} are. Change what is not right, then run",
        f"#   {visible(command)}",
        "# Keep this file: it does the same next month. docs/importing.md says what it may have.",
        "",
        f"{COLUMNS}:",
    ]
    for column in one.columns:
        such_as = _such_as(column)
        if column.meant:
            means = column.meant if column.meant == NOT_USED else names.label_of(column.meant)
            lines.append(f"  {_key(column.title)}: {_key(means)}{such_as}")
        else:
            guess = column.close or NOT_USED
            lines.append(f"  # {_key(column.title)}: {_key(guess)}  # ?{such_as[3:]}")
    if one.words:
        lines += [
            "",
            "# Words that are none of our choices: say which each of them is.",
            f"{VALUES}:",
        ]
        for name, words in one.words.items():
            offered = question(name).choices(references.vocabularies)
            lines.append(f"  # {in_words(question(name), offered)}")
            lines.append(f"  # {_key(question(name).label)}:")
            for word in words:
                means = _key(word.like) if word.like else "?"
                mark = "? " if word.like else ""
                rows = counted(word.rows, "row")
                lines.append(f"    # {_key(word.text)}: {means}  # {mark}{rows}")
    if one.masks:
        lines += ["", "# What these columns say is not for the public.", f"{LEFT_OUT}:"]
        for mask, out in one.masks:
            what = THE_ROW if mask.of_row else "[Name of the place, Street, Postcode]"
            each = ", ".join(f"{in_quotation_marks(word)}: {what}" for word in out)
            lines.append(f"  {_key(mask.title)}: {{{each}}}")
    if one.taken_from:
        lines += ["", "# What no column says is the first sentence of another, or its whole name."]
        lines.append(f"{'' if one.taken_from.keys() - _GUESSED else '# '}{TAKEN_FROM}:")
        for name, other in one.taken_from.items():
            says = f"{_key(question(name).label)}: {_key(question(other).label)}"
            why = f"  # {_CALLED_SO}" if name == "name" else ""
            is_sure = name not in _GUESSED
            lines.append(f"  {says}{why}" if is_sure else f"  # {says}  # ? {_IS_IT_THE_GROUP}")
    without = () if one.from_a_calendar else ("# Without this line they count as checked today.",)
    lines += [
        "",
        "# What readers call the list, after the word From. You have not checked its listings.",
        *without,
        f"source: {_key(one.source or f'the list {source}')}",
    ]
    if one.for_all or one.open:
        lines += ["", "# What holds for each listing that doesn't say it itself."]
        lines.append(f"{'' if one.for_all else '# '}{FOR_ALL}:")
        lines += [
            f"  {_key(question(name).label)}: {_key(text)}" for name, text in one.for_all.items()
        ]
        for name in one.open:
            could_be = in_words(question(name), question(name).choices(references.vocabularies))
            lines.append(f"  # {_key(question(name).label)}: ?  # {could_be}")
    return "\n".join(lines) + "\n"


def _such_as(column: Column) -> str:
    """A comment with some cells, and what they mean where a price only says yes and no."""
    if not column.examples:
        return ""
    is_yes_or_no = all(one.casefold() in _YES_AND_NO for one in column.examples)
    means = ". Yes is Free; where it is no, people have to ask"
    more = means if column.meant == "price" and is_yes_or_no else ""
    return f"  # such as: {'; '.join(column.examples)}{more}"


def is_open(one: Begun) -> bool:
    """Whether people still have to say something before anything can be imported."""
    is_guessed = not _GUESSED.isdisjoint(one.taken_from)
    has_name = "name" in one.taken_from or any(column.meant == "name" for column in one.columns)
    return bool(one.open) or is_guessed or not has_name


_BARE = re.compile(r"[A-Za-z][\w ()/.'’-]*[\w)]")


def _key(text: str) -> str:
    """A text as YAML has it."""
    is_bare = _BARE.fullmatch(text) and text.casefold() not in {
        "yes",
        "no",
        "true",
        "false",
        "null",
    }
    return text if is_bare else in_quotation_marks(" ".join(text.split()))
