"""Words of a list that begin with a sign which a spreadsheet would take for a sum: `@TeaAndTalk`.

No entry may begin a line so. The sign says nothing of what it is, so it goes, and the words stay.
A sum that is one, `=SUM(A1:A4)`, is no words.
"""

from __future__ import annotations

import re

from activity_directory.intake.answers import Answers
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.words import FORMULA

_NAMES = ("name", "organisation", "venue", "street")
_SENTENCES = (
    *("summary", "times_in_words", "price_note", "eligibility", "who_comes", "how_to_join"),
    *("ask_for", "best_time", "access_note"),
)
_SIGNS = re.compile("[=@+\uff1d\uff20\uff0b-]+\\s*")
_A_SUM = re.compile(r"[=@+-]+\s*(?:[A-Za-z.]+[(|!]|[A-Z]{1,3}\d+\b)")
_AT = re.compile(r"[@\uff20]\s+(?=\w)")
_BELOW_ZERO = re.compile(r"-(?=\d)")


def put_in_place(answers: Answers) -> None:
    """Let no answer of plain words begin with such a sign, and report each that goes."""
    for name in (*_NAMES, *_SENTENCES):
        text = answers.given.get(name, "").strip()
        if not FORMULA.match(text) or _A_SUM.match(text):
            continue
        left = _without_signs(name, text)
        if FORMULA.match(left) or not re.search(r"[^\W_]", left):
            continue  # a sign that is all there is: nothing can stay
        answers.given[name] = left
        message = f"{quoted(text[0])} at its start is left out, so it begins {quoted(shown(left))}"
        answers.remark(question(name), message, _WHY)


_WHY = "A spreadsheet would take a text that starts with this sign for a sum."


def _without_signs(name: str, text: str) -> str:
    """The words: `@ the desk` says `At the desk`, and below zero is written with its own sign."""
    if name in _SENTENCES and (at := _AT.match(text)):
        return f"At {text[at.end() :]}"
    if _BELOW_ZERO.match(text):
        return _BELOW_ZERO.sub("\N{MINUS SIGN}", text, count=1)
    return _SIGNS.sub("", text, count=1)
