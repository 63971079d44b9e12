"""What a column seems to be by its cells, where its name doesn't say it, or says it wrongly."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from activity_directory.importers import names
from activity_directory.importers.kept_back.person import people_in
from activity_directory.intake.questions import is_question
from activity_directory.schema.values.contact import EMAIL

MOSTLY = 0.7
"""The share of a column's cells that must look alike."""
HALF = 0.5
"""The share of cells with choices by which a column is one of those."""
SOME = 0.3
"""The share of cells with sums, or with more than days, by which a column is one of those."""
_FEWEST = 5
"""So many cells say whether each is another."""
_MOST_WORDS_OF_A_NAME = 9
_DAY = (
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
    r"|\b(?:daily|weekly|fortnightly|monthly|weekdays?|weekends?)\b"
)
_CLOCK = r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|noon\b)|\b\d{1,2}[:.]\d\d\b"
_TIMES = re.compile(rf"{_DAY}|{_CLOCK}", re.IGNORECASE)
_AN_HOUR = re.compile(_CLOCK, re.IGNORECASE)
_MOST_WORDS_OF_TIMES = 15
_DATA = re.compile(r"\s*(?:\{.*[:}]|\[.*\])", re.DOTALL)
_PART = re.compile(r"\s*[,;|]\s*")
_MOST_WORDS_OF_A_KEYWORD = 3
_A_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_A_NUMBER = re.compile(r"(?:\+44|\b0|\(0)[\d ()-]{8,16}\d")
_IN_TEXTS = {"phone": _A_NUMBER, "email": EMAIL, "website": _A_LINK, "times": _TIMES}
_HAS_UNDER_A_LIKE_NAME = {
    "times": _TIMES,
    "minimum_age": re.compile(r"\d"),
    "maximum_age": re.compile(r"\d"),
    "amount": re.compile(r"\d|\b(?:charge|donat\w*|free|nil)\b", re.IGNORECASE),
}
"""What some cells must have where a column's name is only like one: `Waiting time` is no time."""
_A_SHORT_NUMBER = re.compile(r"\d[\d ]{3,}\d")
_TEXTS = frozenset({"description", "eligibility", "who_comes", "first_time", "summary"})
"""Questions that are answered in sentences."""


_MOST_OF_A_LINE = 80
"""The most characters of a cell that is no text of sentences."""
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?(?: ?\d[A-Z]{2})?", re.IGNORECASE)
_PARTS_OF_AN_ADDRESS = frozenset({"venue", "street", "area"})
_OF_ONE_LINE = frozenset(
    {"name", "organisation", "text", "phone", "email", "website", "postcode", "area", "times"}
    | {"starting", "minimum_age", "maximum_age", "categories", "needs", "languages", "sessions"}
    | {names.DAY, names.START, names.END, names.LAST_DATE, names.CHECKED_ON, names.STATUS}
)
"""Questions and other columns whose cells are no texts of sentences."""


def share(cells: Sequence[str], has: Callable[[str], object]) -> float:
    """How large a part of the cells has something; there is at least one."""
    return sum(bool(has(text)) for text in cells) / len(cells)


def is_distinct(cells: Sequence[str]) -> bool:
    """Whether most cells say something else, as names do: kinds are has again and again."""
    return len(cells) < _FEWEST or len({*cells}) >= HALF * len(cells)


def may_be_names(cells: Sequence[str]) -> bool:
    """Whether cells are short, and each is another: a name may stand in several rows."""
    is_short = share(cells, lambda text: len(text.split()) <= _MOST_WORDS_OF_A_NAME) >= MOSTLY
    return is_short and is_distinct(cells) and share(cells, re.compile(r"[^\W\d_]{3}").search) == 1


def is_data(cells: Sequence[str]) -> bool:
    """Whether cells are written for programs, as in `{"cost": 9}`."""
    return share(cells, _DATA.match) >= HALF


def are_keywords(cells: Sequence[str]) -> bool:
    """Whether cells are short words alone, of which some have several: `walking; cycling`."""
    parts = _parts_of(cells)
    is_several = share(cells, _PART.search) >= SOME
    return bool(parts) and are_short(cells) and is_several and _repeat(parts)


def are_short(cells: Sequence[str]) -> bool:
    """Whether all parts of the cells are of few words, as keywords are."""
    return all(len(part.split()) <= _MOST_WORDS_OF_A_KEYWORD for part in _parts_of(cells))


def _parts_of(cells: Sequence[str]) -> list[str]:
    return [part for text in cells for part in _PART.split(text) if part]


def _repeat(parts: Sequence[str]) -> bool:
    return len({*parts}) <= MOSTLY * len(parts)


def are_texts(cells: Sequence[str]) -> bool:
    """Whether most cells are sentences that are longer than a line, as descriptions are."""
    return share(cells, _is_a_text) >= HALF


def _is_a_text(cell: str) -> bool:
    words = cell.split() if len(cell) > _MOST_OF_A_LINE else []
    return sum(word[0].islower() for word in words) > HALF * len(words)


def contradict(meant: str, cells: Sequence[str]) -> bool:
    """Whether cells can't be what a column means by its name: long texts are no number.

    Where some of the texts have a time, a number, an address or a link, they may say that.
    """
    if meant == "text":
        return share(cells, _A_SHORT_NUMBER.search) < SOME or are_texts(cells)
    if meant not in _OF_ONE_LINE or not are_texts(cells):
        return False
    has = _IN_TEXTS.get(meant)
    return has is None or share(cells, has.search) < SOME


def are_postcodes(meant: str, cells: Sequence[str]) -> bool:
    """Whether a column of a place, or of a part of its address, has postcodes alone."""
    return meant in _PARTS_OF_AN_ADDRESS and share(cells, POSTCODE.fullmatch) >= MOSTLY


def have_times(cells: Sequence[str]) -> bool:
    """Whether cells say when something is: days, and hours in some of them."""
    is_short = share(cells, lambda text: len(text.split()) <= _MOST_WORDS_OF_TIMES) >= HALF
    return is_short and share(cells, _TIMES.search) >= HALF and share(cells, _AN_HOUR.search) > SOME


def way_to_ask(cells: Sequence[str]) -> str:
    """The question for cells with addresses, numbers or links, and not the names of people.

    The most frequent of them, as any takes a cell with several.
    """
    if share(cells, lambda text: next(people_in(text), "")) >= SOME:
        return ""
    shares = {
        "email": share(cells, EMAIL.search),
        "phone": share(cells, _A_NUMBER.search),
        "website": share(cells, _A_LINK.search),
    }
    best = max(shares, key=lambda one: shares[one])
    return best if sum(shares.values()) >= HALF else ""


def fits(meant: str, cells: Sequence[str]) -> bool:
    """Whether cells may be what a column means by its name alone."""
    if is_data(cells) and is_question(meant):
        return False
    if contradict(meant, cells):
        return False
    if meant == "name":
        return may_be_names(cells)
    if has := _HAS_UNDER_A_LIKE_NAME.get(meant):
        return share(cells, has.search) >= SOME
    return not (meant in _TEXTS and are_keywords(cells))
