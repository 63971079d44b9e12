"""What the columns of somebody else's table mean: by their names, or by what is in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from activity_directory.importers import names
from activity_directory.importers.column_cells import (
    HALF,
    MOSTLY,
    POSTCODE,
    SOME,
    are_keywords,
    are_postcodes,
    are_short,
    are_texts,
    contradict,
    fits,
    have_times,
    is_data,
    is_distinct,
    share,
    way_to_ask,
)
from activity_directory.importers.kept_back.addresses import points_to_a_place
from activity_directory.importers.kept_back.columns import is_private
from activity_directory.importers.kept_back.masks import masks_in
from activity_directory.importers.kept_back.person import is_named
from activity_directory.importers.table import NOT_USED
from activity_directory.intake.answers import Answers
from activity_directory.intake.no_answer import says_only_yes
from activity_directory.intake.no_building import PART_OF_THE_COUNTRY
from activity_directory.intake.questions import question
from activity_directory.schema.reading import References
from activity_directory.schema.values.days import days_in
from activity_directory.schema.values.numbers import amounts_in

_LOOKS_LIKE = (
    ("postcode", POSTCODE),
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


def meant_alone(titles: Sequence[str], cells_of: Mapping[int, Sequence[str]]) -> dict[str, str]:
    """By its title, what a column means as no other does: *Group* is a name beside no name."""
    cells_by = {title: cells_of[at] for at, title in enumerate(titles)}
    known = {meant_by_name(title, cells) for title, cells in cells_by.items()}
    found: dict[str, str] = {}
    for spoken, meant in _ALONE.items():
        title = next((one for one in titles if _is_called(one, spoken)), "")
        cells = cells_by.get(title) or ()
        is_name = meant != "name" or is_distinct(cells)
        if title and meant not in known and is_name and not (cells and contradict(meant, cells)):
            found[title] = meant
            known.add(meant)
    return found


def meant_by_name(title: str, cells: Sequence[str]) -> str:
    """What a column means by its name, unless its cells are something else."""
    found = names.meant(title)
    if cells and (contradict(found, cells) or are_postcodes(found, cells)):
        return ""
    return found


def _is_called(title: str, spoken: str) -> bool:
    """Whether a column is called so, or as the two that it may be: *Group or Organisation*."""
    words = names.spoken(title)
    first, _, second = words.partition(" or ")
    is_either = second in {"organisation", "group", "club", "society", "class"}
    return words == spoken or (is_either and first.rpartition(" ")[2] == spoken)


_CONTACT_DETAILS = re.compile(r"contact (?:details?|info|information)")
ASKED_BY = ("email", "phone", "website")
"""The questions of which any takes a cell with several ways to ask, the most careful first."""


def are_contact_details(title: str, cells: Sequence[str]) -> bool:
    """Whether a column has ways to ask, and not the names of people."""
    return (
        _CONTACT_DETAILS.fullmatch(names.spoken(title)) is not None
        and share(cells, _A_WAY_TO_ASK.search) >= HALF
        and share(cells, is_named) < SOME
    )


_MORE = re.compile(
    r"(?:(?:activity|additional|any other|event|extra|further|general|group|more|other|service) )*"
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
    if _IS_A_TEXT.fullmatch(names.spoken(title)) and _are_sentences(cells):
        return names.label_of("description")
    if _ARE_TAGS.search(names.spoken(title)) or (
        are_keywords(cells) and _KEYWORDS.search(names.spoken(title))
    ):
        return names.label_of("categories") if are_short(cells) else ""
    close = names.close_to(title)
    meant = names.meant(close)
    if not close or meant == names.meant(title) or not fits(meant, cells):
        meant = _by_cells(title, cells)
        return names.label_of(meant) if meant else ""
    is_other = meant in dict(_LOOKS_LIKE) or (
        all(text.casefold() in YES_AND_NO for text in cells) and not names.takes_several(meant)
    )
    return "" if is_other else close


def guessed(title: str, cells: Sequence[str], rows: int) -> str:
    """The label of the question that a column may answer; a column of people only how to ask."""
    if is_private(title):
        way = way_to_ask(cells) if _ASKS.search(names.spoken(title)) else ""
        return names.label_of(way) if way else ""
    close = _close_to(title, cells)
    is_rare = close == names.label_of("name") and len(cells) < SOME * rows
    return "" if is_rare else close


_ARE_TAGS = re.compile(r"\b(?:keywords?|tags?|topics?)\b")
_KEYWORDS = re.compile(r"\b(?:activit(?:y|ies)|categor(?:y|ies)|keywords?|tags?|topics?)\b")


def _by_cells(title: str, cells: Sequence[str]) -> str:
    """The question that cells seem to answer, whatever the column is called; else nothing."""
    if _ASKS.search(names.spoken(title)) and (way := way_to_ask(cells)):
        return way
    if have_times(cells):
        return "times"
    is_public = _OF_KEEPERS.search(names.spoken(title)) is None
    return "description" if are_texts(cells) and is_public else ""


_OF_KEEPERS = re.compile(
    r"\b(?:admin\w*|alt|audit|change ?log|comments?|confidential|consent|copyright|disclaimer"
    r"|feedback|gdpr|history|image|internal|licen[cs]e|meta|moderat\w*|office|photo|privacy|private"
    r"|review\w*|safeguarding|seo|staff|terms)\b"
)
"""Names of columns whose texts are for those who keep the list, or for programs."""
_ASKS = re.compile(r"\b(?:contact|contacts|enquiries|reach|booking)\b")
_A_WAY_TO_ASK = re.compile(
    r"[^@\s]+@[^@\s]+\.[a-z]|(?:\+44|\b0|\(0)[\d ()-]{8,16}\d|https?://|www\.", re.IGNORECASE
)


_OF_USERS = re.compile(r"\b(?:reference|user)s?\b")
"""Words of names that, before a text, may be those of a text for the public."""
_IS_A_TEXT = re.compile(r"(?:(?:full|listing|long|main|post|public) )?(?:body|content|text)")
"""Names of columns that are the description, if their cells are texts."""


def _by_name_and_cells(title: str, cells: Sequence[str], references: References) -> str:
    """What a column means by a name that is known, as far as its cells agree."""
    found = names.meant(title)
    if are_postcodes(found, cells):
        return "postcode"
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
    if found == "organisation" and is_private(title):
        return NOT_USED
    return "" if contradict(found, cells) else found


def meaning_of(title: str, cells: Sequence[str], references: References) -> str:
    spoken = names.spoken(title)
    if _ID.fullmatch(spoken) or names.meant(title) == names.ID_THERE:
        return names.ID_THERE
    if (
        (_NEVER.search(spoken) and not (_OF_USERS.search(spoken) and are_texts(cells)))
        or any(masks_in([title], [[one] for one in cells], bool))
        or share(cells, _is_a_map) >= MOSTLY
    ):
        return NOT_USED
    if names.meant(title):
        found = _by_name_and_cells(title, cells, references)
        if found or not are_texts(cells):
            return found
    if _IS_A_TEXT.fullmatch(spoken) and are_texts(cells):
        return "description"
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


_WORDS_OF_A_SENTENCE = 4


def _are_sentences(cells: Sequence[str]) -> bool:
    """Whether cells have as many words as sentences do."""
    return sum(len(text.split()) for text in cells) >= _WORDS_OF_A_SENTENCE * len(cells)


YES_AND_NO = frozenset({"yes", "no", "true", "false", "y", "n", "0", "1"})


_NAMES_IT = re.compile(r"\bnames?\b|\bnamed?\b")


def has_a_name_of_places(titles: Sequence[str], cells_of: Mapping[int, Sequence[str]]) -> bool:
    """Whether a column that isn't empty says in its own name that it names places."""
    return any(
        names.meant(title) == "venue" and _NAMES_IT.search(names.spoken(title)) and cells_of[at]
        for at, title in enumerate(titles)
    )


def names_less(title: str, has_named: bool) -> bool:  # noqa: FBT001 - of all columns
    """Whether a column such as *Location* stands beside one such as *Location name*."""
    return has_named and not _NAMES_IT.search(names.spoken(title))


def are_regions(cells: Sequence[str]) -> bool:
    """Whether cells name parts of the country, as no name of a place does."""
    return share(cells, PART_OF_THE_COUNTRY.fullmatch) >= MOSTLY
