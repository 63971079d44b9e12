"""The form of the web pages: what it checks as people write, and the shapes in which it leaves.

Checks are pure values that theme/static/scripts/form-checks.js applies; no rule and no words are
written there a second time. Where a check is not the whole rule, the rest is checked on arrival.

THE LETTER, for an e-mail and to copy. Line by line:

    Connected listing form 1
    Add an activity

    Name of the activity:
      Sit and Be Fit
    Why people come:
      Moving more
      Feeling lonely or cut off

* The first line is `OPENING`, the second what is asked, by its words in `REQUESTS`.
* A question's label that starts its line and ends in a colon opens its answer. Every line of the
  answer has two spaces before it, so an answer may say "Price:" and stay an answer.
* Questions stand in the order of the form, each once; those without an answer are left out.
  Choices stand one to a line, by their labels.

THE SAVED FILE is JSON: `{"format": FORMAT, "request": "add", "answers": {"name": "..."}}`; choices
are ids, one to a line.

THE POST is application/x-www-form-urlencoded: `form` (which is FORMAT), `request`, and each answer
by the id of its question. Without scripts blank answers come too, and each ticked choice by itself.
`HONEYPOT` is empty unless a machine filled it in; `SECONDS` is how long the page was open, empty
without scripts.

A LINK TO A FORGE has answers as the letter does, never a confidential one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from activity_directory.intake.directory import OLD_NAME
from activity_directory.intake.questions import Question, Request
from activity_directory.schema import kinds, values
from activity_directory.schema.json_schema import pattern_of
from activity_directory.schema.kinds import CommunityText, Kind, ListOf, Text
from activity_directory.schema.values import Said

FORMAT = "connected-listing/1"
OPENING = "Connected listing form 1"
HONEYPOT = "homepage"
SECONDS = "seconds"
LONGEST_MAIL = 1900
"""Characters of a mail's text as it stands in the link: mail programs cut off longer ones."""
LONGEST_LINK = 6000
"""Characters of a link to a forge."""

NEW_NAME = "new-name"
"""The check of the name of a new listing."""

Step = dict[str, Any]
Check = dict[str, Any]


def checks(
    *, demonstration: bool, old_names: Mapping[str, str] = MappingProxyType({})
) -> Mapping[str, Check]:
    """Every check by its name. `old_names` are those that no new listing can have.

    The steps of a check are tried in turn; the first that finds fault speaks. `bounds`, `expected`
    and a `longest` that is no number are the question's own. `leave`: what matches is left to be
    checked on arrival; `never` must not match; `must` has to; `date` has to be a day of the
    calendar; `taken` are slugs that the text must not make. `tidy` makes of what was found what was
    most likely meant, replacement by replacement.
    """
    words = [
        _says(values.TOO_LONG, longest=True),
        _says(values.HTML_TAG, never=_of(values.HTML)),
        {"leave": _of(values.HTML_CODE)},
        _says(values.SIGN_AT_START, never=f"^(?:{_of(values.FORMULA)})", shows=1),
    ]
    taken = {slug: values.shown(title) for slug, title in old_names.items()}
    return {
        "words": {"in_one_line": True, "steps": words},
        NEW_NAME: {"in_one_line": True, "steps": [*words, _says(OLD_NAME, taken=taken)]},
        "text": {"steps": [_says(values.TOO_LONG_A_TEXT, longest=True)]},
        "number": {"steps": [_expects(must=r"^\d{1,9}$"), _expects(bounds=True)]},
        "money": {
            "steps": [_expects(must=pattern_of(kinds.MONEY))],
            "tidy": [["^£?\\s*0*(?=\\d[\\d.:]*$)", "£"], [":", "."], ["(\\.\\d)$", "$10"]],
        },
        "date": {"steps": _DATE},
        "dates": {"each": ",", "steps": _DATE},
        "email": {
            "steps": [
                {"leave": _NOT_PLAIN},
                _says(values.TOO_LONG_AN_EMAIL, longest=values.LONGEST_EMAIL),
                _expects(must=rf"^(?!.*\.\.){_of(values.EMAIL)}$"),
            ],
            "tidy": [["^MAILTO:", ""], [" AT ", "@"], [" ", ""]],
            "letters": "small",
        },
        "web-address": {
            "steps": [
                {"leave": _NOT_PLAIN},
                _says(values.TOO_LONG_A_URL, longest=values.LONGEST_URL),
                _expects(must=f"^{_of(values.WEB_ADDRESS)}$"),
            ],
            "tidy": [["^(?://)?(?=[^:]*$)", "https://"]],
        },
        "postcode": {
            "steps": [
                _expects(must=f"^{_of(values.POSTCODE)}$"),
                _says(
                    values.NO_SUCH_AREA,
                    never=rf"^(?!GIR 0AA|(?:{_areas(demonstration=demonstration)})\d)([A-Z]+)",
                    shows=2,
                ),
            ],
            "tidy": [["[^A-Z0-9]", ""], ["(...)$", " $1"]],
            "letters": "capital",
        },
        "phone": {
            "steps": [
                _expects(must=r"^[\d +()-]*$"),
                _says(
                    values.NO_SUCH_PHONE,
                    never=rf"^(?!\+|(?:{'|'.join(values.SHORT_CODES)})$)(?:[^\d]*\d){{3,6}}[^\d]*$",
                ),
            ],
            "partly": True,
        },
    }


def check_of(question: Question, request: Request = "change") -> str:
    """The name of the check of a question's answer; empty where it is checked on arrival alone."""
    if question.id == "name" and request == "add":
        return NEW_NAME
    kind = _inner(question.kind)
    for one, name in _BY_KIND:
        if kind is one:
            return "dates" if name == "date" and isinstance(question.kind, ListOf) else name
    if question.asked in {"choice", "choices"} or question.id == "times":
        return ""
    if isinstance(kind, Text):
        if kind.bounds is not None:
            return "number"
        return "text" if kind.many_lines else "words"
    return "text" if question.asked == "lines" else "words"


def expected_of(question: Question) -> str:
    """What completes "expected ...", where a check says so."""
    kind = _inner(question.kind)
    says_so = check_of(question) not in {"", "words", "text"}
    return kind.expected if kind is not None and says_so else ""


def bounds_of(question: Question) -> tuple[int, int] | None:
    """The least and the greatest number that an answer may be."""
    return getattr(_inner(question.kind), "bounds", None)


def said() -> Mapping[str, str]:
    """Words that every check shares."""
    return {
        "expected": values.EXPECTED.message,
        "meant": values.EXPECTED.hint,
        "missing": kinds.MISSING,
    }


def _inner(kind: Kind | None) -> Kind | None:
    return kind.kind if isinstance(kind, ListOf) else kind


def _of(pattern: re.Pattern[str]) -> str:
    """A pattern that scripts read as Python does."""
    return pattern.pattern


def _says(words: Said, **step: object) -> Step:
    return {**step, "message": words.message, "hint": words.hint}


def _expects(**step: object) -> Step:
    return step


def _areas(*, demonstration: bool) -> str:
    invented = {values.DEMONSTRATION_AREA} if demonstration else set()
    return "|".join(sorted(values.POSTCODE_AREAS | invented))


_NOT_PLAIN = "[^\\x00-\\x7f]"
_DATE: list[Step] = [
    _expects(must=f"^{_of(values.DATE_SHAPE)}$"),
    _says(values.NO_SUCH_DATE, date=True),
    _expects(years=values.YEARS, expected=values.OTHER_YEAR),
]
_BY_KIND: tuple[tuple[Text | CommunityText, str], ...] = (
    (kinds.MONEY, "money"),
    (kinds.PRICE, "money"),
    (kinds.PRICE_OR_BLANK, "money"),
    (kinds.DATE, "date"),
    (kinds.DATE_OR_BLANK, "date"),
    (kinds.EMAIL, "email"),
    (kinds.URL, "web-address"),
    (kinds.POSTCODE, "postcode"),
    (kinds.PHONE, "phone"),
)
