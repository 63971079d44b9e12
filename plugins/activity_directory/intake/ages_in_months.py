"""Ages in months or weeks, which no number of an entry can be: `6 months`, `birth to 12 weeks`.

An entry says ages in years. So such ages are words about who can come, and never numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from activity_directory.intake.answers import Answers
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import plain
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import joined

MONTHS = r"(?:months?|mths?|mos|weeks?|wks?)"
_ENDS_IN_MONTHS = re.compile(rf"\d ?(?:{MONTHS}|m)(?: old| of age)?\W*", re.IGNORECASE)
_BARE = re.compile(
    rf"(?:aged? )?(?P<age>\d{{1,3}} ?(?:{MONTHS}|m))(?: old| of age)?", re.IGNORECASE
)
_MAY_BE_IN_MONTHS = re.compile(r"\d ?(?:month|mth|m\b|mos\b|week|wk)", re.IGNORECASE)
_FIGURES = re.compile(
    rf"(?:(?P<least>\d{{1,2}})(?: ?{MONTHS})? ?(?:-|–|—|\bto\b|\band\b) ?)?(?P<most>\d{{1,3}})[ -]?"
    rf"{MONTHS}\b",
    re.IGNORECASE,
)
_OF_A_CHILD = re.compile(
    r"\b(?:ages?|aged|bab(?:y|ies)|birth|bumps?|child(?:ren)?|crawl\w+|infants?|little ones"
    r"|new-?borns?|old|toddlers?|tots?|under|walking)\b",
    re.IGNORECASE,
)
_IN_MONTHS = re.compile(r"\bages? (?:(?:is|are|given) )?in months\b", re.IGNORECASE)
_TEXTS = ("name", "summary", "eligibility", "description")
_OLDEST_IN_MONTHS = 36
"""Nobody says the age of an older child in months."""


def put_in_place(answers: Answers) -> None:
    """Make words about who can come of ages that are in months, by their cells or by a text."""
    given = answers.given
    youngest, oldest = (
        " ".join(given.get(name, "").split()) for name in ("minimum_age", "maximum_age")
    )
    if not (youngest or oldest):
        return
    if _is_in_months(oldest):
        words = f"from {youngest} to {_bare(oldest)}" if youngest else f"up to {_bare(oldest)}"
        _as_words(answers, "maximum_age", words if _BARE.fullmatch(oldest) else oldest)
    elif _is_in_months(youngest) and _BARE.fullmatch(youngest):
        _as_words(answers, "minimum_age", f"from {_bare(youngest)}")
    elif _may_be_months(youngest, oldest) and any(map(_IN_MONTHS.search, _texts(answers))):
        _as_words(answers, "maximum_age", _in_months(youngest, oldest))
    elif words := _says_months(answers, youngest, oldest):
        _as_words(answers, "maximum_age" if oldest else "minimum_age", words, is_there=True)


def _in_months(youngest: str, oldest: str) -> str:
    """Words about numbers of months: `from 6 to 18 months`, `up to 18 months`, `from 6 months`."""
    if not oldest:
        return f"from {counted(int(youngest), 'month')}"
    least = f"from {youngest} to" if youngest else "up to"
    return f"{least} {counted(int(oldest), 'month')}"


def _is_in_months(age: str) -> bool:
    return bool(_MAY_BE_IN_MONTHS.search(age)) and _ENDS_IN_MONTHS.search(age) is not None


def _bare(age: str) -> str:
    found = _BARE.fullmatch(age)
    return found["age"] if found else age


def _as_words(answers: Answers, name: str, words: str, *, is_there: bool = False) -> None:
    """Take the numbers out; the words are about who can come, unless a text has them."""
    given, asked = answers.given, question("eligibility")
    names = ("minimum_age", "maximum_age") if name == "maximum_age" else (name,)
    wrote = [quoted(shown(given.pop(one))) for one in names if given.get(one)]
    before = given.get(asked.id, "")
    if not is_there and plain(words) not in plain(before):
        given[asked.id] = f"{before}; {words}" if before else words
    what = "is no age" if len(wrote) == 1 else "are no ages"
    says = f"a text says {quoted(shown(words))}"
    where = f"and {says}" if is_there else f"so this is under {asked.label}"
    answers.remark(question(name), f"{joined(wrote)} {what} in years, {where}")


def _says_months(answers: Answers, youngest: str, oldest: str) -> str:
    """The words of a text by which numbers that have no unit are months; empty where none does."""
    age = oldest or youngest
    for text in _texts(answers) if _may_be_months(youngest, oldest) else ():
        if not _MAY_BE_IN_MONTHS.search(text):
            continue
        for figures, sentence in _in_sentences(text):
            least = figures["least"] or "0"
            is_same = figures["most"] == age and (least == youngest or youngest in {"", "0", age})
            if is_same and _OF_A_CHILD.search(sentence):
                return figures[0]
    return ""


def _may_be_months(youngest: str, oldest: str) -> bool:
    age = oldest or youngest
    return age.isdecimal() and 0 < int(age) <= _OLDEST_IN_MONTHS


def _texts(answers: Answers) -> Iterator[str]:
    return (answers.given.get(name, "") for name in _TEXTS)


def _in_sentences(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for sentence in re.split(r"[.!?;\n]", text):
        for figures in _FIGURES.finditer(sentence):
            yield figures, sentence
