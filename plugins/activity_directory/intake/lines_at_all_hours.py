"""That a telephone line is there at any hour, where its name or a text says so.

`24 Hour Helpline` is one; `24 Hour Relay`, and a group that has a helpline besides, are none.
"""

from __future__ import annotations

import re

from activity_directory.intake.answers import Answers
from activity_directory.intake.from_a_list import sentences
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

_A_LINE = re.compile(
    r"\b(?:advice|care|child|crisis|help|hot|info|information|listening|night|(?:tele)?phone|support"
    r"|talk) ?-?lines?\b",
    re.IGNORECASE,
)
_ALL_HOURS = re.compile(
    r"\b24[ -]?(?:hours?|hrs?|h)\b|\b24 ?/ ?7\b|\bround[ -]the[ -]clock\b|\bday (?:and|or) night\b",
    re.IGNORECASE,
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:also|answer ?(?:machine|phone)s?|app|before|chat|cancel\w*|e-?mails?|except|in advance"
    r"|messages?|not(?:ice)?|online|respon\w+|reply|voice ?mail|web ?\w*|within)\b|n[’']t\b",
    re.IGNORECASE,
)
"""What is there at any hour beside the line, or is done within so many hours."""


def words_for_all_hours(answers: Answers) -> str:
    """The words by which a line is there at any hour; empty where it is no line, or none say so."""
    given = answers.given
    name = given.get("name", "")
    by_phone = [one.text for one in answers.but_for().choices(question("format"))] == ["phone"]
    if not (by_phone or _A_LINE.search(name)):
        return ""
    if _ALL_HOURS.search(name):
        return name
    texts = (given.get(one, "") for one in ("summary", "description"))
    every = (one for text in texts if _ALL_HOURS.search(text) for one in sentences(text))
    return next((one for one in every if _says_it(one)), "")


def _says_it(sentence: str) -> bool:
    return _ALL_HOURS.search(sentence) is not None and not _OF_SOMETHING_ELSE.search(sentence)


def remark_on(answers: Answers, words: str) -> None:
    """Say in the report by which words a line is there at any hour."""
    message = f"this is a telephone line, and the list says {quoted(shown(words))}"
    answers.remark(question("times"), f"{message}, so it is there at any hour")
