"""Cells that hold no answer: a dash, `None`, `No information recorded`, `TRUE`, a date of `5-12`.

What says nothing goes without a word. Of anything else that is left out there is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from datetime import date, timedelta
from functools import lru_cache

from activity_directory.intake.answers import Answers
from activity_directory.intake.questions import FORMS, question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.dates import MONTHS, month_called
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import says_no_information, says_not_known
from activity_directory.vocabulary import plain

_NOTHING = frozenset({"", "n/a", "not applicable", "null", "nan", "#n/a"})
"""What says nothing, whatever was asked: `plain` makes an empty text of a dash."""
_NO_NAME = frozenset({"not known", "unknown", "tbc", "tba", "to be confirmed", "to be announced"})
"""What names nothing. `NA` may be a group."""
_NONE = _NO_NAME | {
    *("na", "nil", "pending", "awaiting confirmation", "blank", "left blank", "undefined"),
    *("ditto", "as above", "same as above", "see above", "see below"),
}
"""What says nothing in place of a number, an address or a sentence that nobody has to give."""
_YES = frozenset({"true", "false", "yes", "no", "y", "n"})
_MAY_BE_NONE = frozenset(
    {
        *("phone", "text", "email", "website", "organisation_website", "postcode", "area", "buses"),
        *("best_time", "ask_for", "price_note", "access_note", "minimum_age", "maximum_age"),
        *("eligibility", "who_comes", "how_to_join", "first_time", "sessions", "starting"),
        *("not_on", "summary", "description", "street", "times", "joining", "concessions"),
        *("needs", "categories", "audiences", "languages"),
    }
)
_EVERY = frozenset(one.id for form in FORMS.values() for one in form)
_PRICES = frozenset({"price", "amount"})
"""Questions that `None` may answer."""
_NAMES = frozenset({"name", "organisation"})
_LINES = frozenset({"summary", "description"})
"""Texts about a listing, of which `Please ask` says nothing."""
_MAY_SAY_MORE = _MAY_BE_NONE | {"amount", "how_often", "access"}
"""Questions that `Yes` answers no more than `No` does."""
_RANGES = ("minimum_age", "maximum_age", "eligibility", "amount", "price", "sessions")
"""Questions whose answers spreadsheets take for dates: ages, and prices from one sum to another."""


_LONGEST = 60
"""Characters of the longest answer that may say nothing."""


def says_nothing(text: str) -> bool:
    """Whether a text such as a dash or `N/A` says nothing, whatever was asked."""
    return _bare(text) in _NOTHING


def _bare(text: str) -> str:
    return plain(text).strip(" .–—?")


def is_none(name: str, text: str) -> bool:
    """Whether a text is no answer to a question, as `No information recorded` is none to any."""
    if len(text) > _LONGEST:
        return False
    if text[:1] not in _FIRST_OF_AN_ANSWER and name in _unanswered_by(text):
        return True
    return name in _LINES and says_not_known(text)


_FIRST_OF_AN_ANSWER = frozenset("0123456789eghjkoqrvwxyzEGHJKOQRVWXYZ£")
"""First signs of texts that are an answer to something: a quick look, as nearly all texts are."""


@lru_cache(maxsize=4096)  # the same cells come again and again
def _unanswered_by(text: str) -> Container[str]:
    """The questions that a text doesn't answer: any, where it says nothing at all."""
    words = plain(text).strip(" .–—!()[]*'\"“”")
    if words.strip("?") in _NOTHING or says_no_information(words):
        return _EVERY
    if words == "none":  # as software writes an empty cell
        return _EVERY - _PRICES
    if words in _NO_NAME:
        return _MAY_BE_NONE | _NAMES
    return _MAY_BE_NONE if words in _NONE else ()


def says_only_yes(text: str) -> bool:
    """Whether a text such as `Yes` or `n` says nothing without a question that it answers."""
    return _bare(text) in _YES | _NOTHING


def take_out(answers: Answers) -> Mapping[str, str]:
    """Take out what is no answer. What said nothing is returned, by its question."""
    gone: dict[str, str] = {}
    for name, text in tuple(answers.given.items()):
        if not 0 < len(text) <= _LONGEST:
            continue  # it says something, or can't be read at all and there is a fault
        if is_none(name, text):
            gone[name] = answers.given.pop(name)
        elif answers.optional and name in _MAY_SAY_MORE and _bare(text) in _YES:
            answers.leave_out(question(name), f"this says only {quoted(shown(text))}")
        elif answers.optional and name in _RANGES and (meant := range_made_a_date(text)):
            answers.leave_out(
                question(name),
                f"{quoted(shown(text))} is a date",
                f"A spreadsheet makes one of {quoted(meant)}. If that was meant, format the column "
                "as text and write it again.",
            )
    if gone and answers.optional:
        _without_a_price_of_none(answers, gone)
    return gone


def _without_a_price_of_none(answers: Answers, gone: Mapping[str, str]) -> None:
    """`None` is no price where other cells say it, too: software writes it for an empty one."""
    for name in _PRICES:
        text = answers.given.get(name, "")
        if plain(text) in {"none", "nil"} and text in gone.values():
            answers.leave_out(question(name), f"{quoted(text)} is in other cells, too")


_SHORT = "|".join(month[:3] for month in MONTHS)
_A_DATE = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?: 00:00(?::00)?)?"
    r"|(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4}|\d{2})"
    rf"|(?P<d3>\d{{1,2}})[- ](?P<m3>{_SHORT})[a-z]*(?:[- ]\d{{2,4}})?"
    rf"|(?P<m4>{_SHORT})[a-z]*[- ](?P<d4>\d{{1,2}})",
    re.IGNORECASE,
)
_DAYS = (20_000, 80_000)
"""A date as a spreadsheet keeps it, a number of days: of the years from 1954 to 2119."""


def range_made_a_date(text: str) -> str:
    """`5-12` of the date that a spreadsheet has made of it; empty where the text is no date."""
    if re.fullmatch(r"\d{5}", text) and _DAYS[0] < int(text) < _DAYS[1]:
        on = date(1899, 12, 30) + timedelta(int(text))
        return _range(on.day, on.month)
    match = _A_DATE.fullmatch(text)
    if match is None:
        return ""
    month = match["m"] or match["m2"] or match["m3"] or match["m4"]
    if not month.isdigit():
        month = str(month_called(month))
    return _range(int(match["d"] or match["d2"] or match["d3"] or match["d4"]), int(month))


def _range(one: int, other: int) -> str:
    return f"{min(one, other)}-{max(one, other)}"
