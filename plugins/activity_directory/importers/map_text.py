"""A map that has begun, as a file: what is open or guessed stands in it as a comment."""

from __future__ import annotations

import re

from activity_directory.importers import names
from activity_directory.importers.begun_map import GUESSED, Begun, Column
from activity_directory.importers.column_meanings import YES_AND_NO
from activity_directory.importers.map_file import (
    COLUMNS,
    FOR_ALL,
    LEFT_OUT,
    ONE_LISTING,
    TAKEN_FROM,
    THE_ROW,
    VALUES,
)
from activity_directory.importers.table import NOT_USED
from activity_directory.intake.answers import in_words
from activity_directory.intake.questions import question
from activity_directory.sanitise.terminal import visible
from activity_directory.schema.reading import References
from activity_directory.schema.values.mistake import shown
from activity_directory.source.yaml_errors import in_quotation_marks
from activity_directory.wording.counting import counted

_IS_IT_THE_GROUP = (
    "Is each the name of a group, too? Else answer `Who runs it` below, or add a column for it."
)
_CALLED_SO = "no column has a name, so each listing is called as the organisation that runs it"


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
        lines.append(f"{'' if one.taken_from.keys() - GUESSED else '# '}{TAKEN_FROM}:")
        for name, other in one.taken_from.items():
            says = f"{_key(question(name).label)}: {_key(question(other).label)}"
            why = f"  # {_CALLED_SO}" if name == "name" else ""
            is_sure = name not in GUESSED
            lines.append(f"  {says}{why}" if is_sure else f"  # {says}  # ? {_IS_IT_THE_GROUP}")
    lines += _of_a_timetable(one)
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


def _of_a_timetable(one: Begun) -> list[str]:
    """Whether the rows of one name are one listing, as an answer or as a question."""
    table = one.timetable
    if table is None:
        return []
    how_many = f"{counted(table.rows, 'row')} have {counted(table.names, 'name')}"
    says = f"{ONE_LISTING}: [{_key(table.title)}]"
    why = "# Rows that differ only in their days and times are one listing."
    return ["", why, says if one.is_timetable else f"# {says}  # ? {how_many}"]


def _such_as(column: Column) -> str:
    """A comment with some cells, and what they mean where a price only says yes and no."""
    if not column.examples:
        return ""
    is_yes_or_no = all(one.casefold() in YES_AND_NO for one in column.examples)
    means = ". Yes is Free; where it is no, people have to ask"
    more = means if column.meant == "price" and is_yes_or_no else ""
    return f"  # such as: {'; '.join(column.examples)}{more}"


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
