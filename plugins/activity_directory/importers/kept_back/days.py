"""Days and months as lists write them, which are nobody's name: `Mon-Fri`, `Sept to Dec`.

`Tue`, `Thu`, `Sat` and `Sun` are names as well, and so are some months. The first are days unless
another word of a name follows; the others are months only beside another month.

A name begins with a capital. So where names are looked for, days have small raised letters in place
of theirs: a text stays as long as it was, and gets its capitals back.
"""

from __future__ import annotations

import re
from functools import lru_cache

_END = (
    r"(?![’']?[^\W\d_]|-(?!(?:mon|tue|wed|wednes|thu|fri|sat|satur|sun)[rs]{0,2}(?:day)?s?\b)"
    r"(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)[^\W\d_])"
)
"""Behind a day or a month: no other letter, but for those of another; `Sun-hee` is a name."""
_LONG = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![^\W\d_])"
_LONGS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days(?![^\W\d_])"
_DOUBTFUL = rf"(?:tue|thu|sat|sun){_END}"
_CERTAIN = rf"(?:{_LONGS}|(?:(?:week|wk)(?:day|end)s?|mons?|tues|weds?|thurs?|fris?){_END})"
_DAY = rf"(?:{_LONG}|{_CERTAIN}|{_DOUBTFUL})"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    rf"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?){_END}"
)
_ONLY_A_MONTH = (
    r"(?:january|feb(?:ruary)?|apr|july|aug|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    rf"|december){_END}"
)
_TO = r"\s{0,2}(?:[-–—]|\bto\b|\b(?:un)?till?\b)\s{0,2}"
_AND = r"\s{0,2}(?:[/&,+]|\band\b|\bor\b)\s{0,2}"
_NEXT = rf"(?:{_TO}|{_AND})"
_DAYS_IN_A_ROW = rf"{_DAY}(?=(?:{_NEXT}|[ \t]){_DAY})(?:(?:{_NEXT}|[ \t]){_DAY})*"
_MONTHS_IN_A_ROW = (
    rf"{_MONTH}{_TO}{_MONTH}|{_MONTH}{_AND}{_ONLY_A_MONTH}|{_ONLY_A_MONTH}{_AND}{_MONTH}"
)
_CERTAIN_DAYS = rf"{_DAYS_IN_A_ROW}|{_CERTAIN}|{_MONTHS_IN_A_ROW}"
_NOT_OF_A_NAME = r"(?!(?:[AP]M|Only)\b|After|Morn|Even)[A-Z]"
_IN_A_TEXT = re.compile(
    rf"\b(?=[ADFJMNOSTW])(?i:{_CERTAIN_DAYS}|{_LONG}|{_ONLY_A_MONTH})"
    rf"|\b(?=[ST])(?i:{_DOUBTFUL})(?![ \t](?:on[ \t][(+]?0|{_NOT_OF_A_NAME}))"
)
"""Days where a name may begin: `Sat mornings`, but not of `Thu Nguyen`."""
_IN_A_CELL = re.compile(
    rf"\b(?=[ADFJMNOSTW])(?:(?i:{_CERTAIN_DAYS})"
    rf"|(?<![a-z] )(?i:{_LONG}|{_DOUBTFUL}|{_ONLY_A_MONTH})(?! {_NOT_OF_A_NAME}))"
)
"""Days where a name may end, too: of `Blessing Sunday` and `Sunday Okafor` none."""
_SMALL = str.maketrans("ADFJMNOSTW", "ᵃᵈᶠʲᵐⁿᵒˢᵗʷ")
_CAPITAL = {small: capital for capital, small in _SMALL.items()}
A_DAY = f"[{''.join(map(chr, _CAPITAL))}]"
"""The first letter of a day in such a text, as a part of a pattern."""
DAYS = (
    rf"(?={A_DAY})(?>(?:(?:{A_DAY}|(?!0[\d ().-]{{8}})\d)[\w.:]*|[-–—,:;/&) \t]|\((?!0)"
    r"|(?:afternoons?|and|at|evenings?|from|mornings?|noon|only|or|to|until)\b){1,20})"
)
"""Days in such a text with what stands beside them: `Mon to Fri 9am-5pm, `."""


@lru_cache(maxsize=64)  # of one row: its texts are looked through several times
def with_small_days(text: str) -> str:
    """A text whose days begin with small raised letters, unless it has such letters already."""
    if _RAISED.search(text):
        return text
    return _IN_A_TEXT.sub(lambda found: _FIRST.sub(_raised, found[0]), text)


def with_capital_days(text: str, before: str) -> str:
    """What is left of such a text, with its capitals; `before` is how it was at first."""
    return text if _RAISED.search(before) else text.translate(_CAPITAL)


def without_days(cell: str) -> str:
    """A cell of people or roles with a stroke in place of its days: `Jean Okafor (Mon-Fri)`."""
    return _IN_A_CELL.sub("/", cell)


def _raised(found: re.Match[str]) -> str:
    return found[0].translate(_SMALL)


_RAISED = re.compile(A_DAY)
_FIRST = re.compile(r"\b[A-Z]")
