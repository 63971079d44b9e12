"""A column *Contact* of a list has telephone numbers, e-mail addresses or web pages, or several."""

from __future__ import annotations

import re

from activity_directory.intake.answers import Answers
from activity_directory.schema.values.contact import EMAIL

_MIXED = ("phone", "email", "website")
"""Questions whose answers lists write in one cell."""
_WEB_PAGE = re.compile(r"(?:https?://|www\.)[^\s,;]*[^\s,;.)]", re.IGNORECASE)
_NUMBER = re.compile(r"[+(]?\d[\d ()-]{7,}\d")
_AROUND = re.compile(
    r"\b(?:or|and|tel(?:ephone)?|phone|call|mob(?:ile)?|e-?mail|web(?:site)?|[temw])\b"
    r"|[\s/,;:|&.()–-]+",
    re.IGNORECASE,
)
"""What stands between such values and in front of them."""


def put_in_place(answers: Answers) -> None:
    """Put each way to get in touch under its own question, where that has no answer yet.

    A cell with anything else in it, such as a name or a time, stays as it is.
    """
    given = answers.given
    for name in _MIXED:
        found = _ways_in(given.get(name, ""))
        others = {*found} - {name}
        if others and not others & given.keys():
            del given[name]
            given.update(found)


def _ways_in(text: str) -> dict[str, str]:
    """By question, what a text is made of; nothing if it has other words, or two addresses."""
    emails, rest = EMAIL.findall(text), EMAIL.sub(" ", text)
    pages, rest = _WEB_PAGE.findall(rest), _WEB_PAGE.sub(" ", rest)
    numbers, rest = _NUMBER.findall(rest), _NUMBER.sub(" ", rest)
    if _AROUND.sub("", rest) or len(emails) > 1 or len(pages) > 1:
        return {}
    found = {"phone": "; ".join(numbers), "email": "".join(emails), "website": "".join(pages)}
    return {name: value for name, value in found.items() if value}
