"""Whether words beside a price say that it is no price each time: `From £8.50`, `£140 - £165`.

`Adults £4, children £2` leaves £4 as it is, since the words are there to be read beside it.
"""

from __future__ import annotations

import re
from decimal import Decimal

_SUM = re.compile(r"£ ?(?P<sum>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,4}(?:\.\d{1,2})?)(?![\d%])")
_OPEN_BEFORE = re.compile(
    r"(?:\b(?:from|starting|starts?|minimum|between|up to|at least|as little as|around|about"
    r"|approx\w*)(?: (?:at|from|of|just|only))?|£ ?[\d.,]+ ?(?:-|–|—|\bto\b|\band\b))\W*$",
    re.IGNORECASE,
)
_OPEN_AFTER = re.compile(
    r"\s*(?:(?:-|–|—|\bto\b)\s*£?\s*\d|\+|and (?:up|over)\b|upwards)", re.IGNORECASE
)
_OF_A_TIME = (
    r"(?:weeks?|months?|terms?|half[ -]terms?|years?|annum|courses?|blocks?|programmes?|seasons?"
    r"|quarters?|famil(?:y|ies)|couples?|households?|teams?)"
)
_FOR_MORE = re.compile(
    rf"[\s(]*(?:(?:for|per|a|an|each|every|/)\s?(?:\w+ ){{0,2}}{_OF_A_TIME}\b"
    r"|(?:weekly|monthly|termly|annual(?:ly)?|yearly)\b"
    r"|for (?:\d+|\w+) (?:classes|sessions|weeks))",
    re.IGNORECASE,
)
_EACH_TIME = re.compile(
    r"[\s(]*(?:(?:per|a|an|each|every|/)\s?(?:class|game|lesson|meeting|night|person|ride"
    r"|run|session|swim|time|visit|walk|week|workshop)\b"
    r"|each\b|pp\b|(?:on|at) the door\b)",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:admission|charge|cost|entry|fee|price|it|session|class(?:es)?)s?"
    r" ?(?:is|are|costs?|[:=-])?\W*$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:additional|annual|carers?|child(?:ren)?|concession\w*|deposit|extra|first|joining|juniors?"
    r"|kids|low[ -]income|members?|membership|non|oaps?|offer|over|pensioners?|reduced|registration"
    r"|seniors?|siblings?|students?|taster|trial|u\d+|under|unwaged|was|were)\b",
    re.IGNORECASE,
)
"""Who pays another sum, or what for."""
_LEAVES_IT_OPEN = re.compile(
    r"(?:prices? |costs? |charges? |fees? )?(?:(?:start(?:s|ing)? )?from|starting|upwards?|and up"
    r"|up to|depend\w*|var(?:y|ies)|sliding scale|approx\w*)\b.*",
    re.IGNORECASE,
)


def leaves_it_open(note: str) -> bool:
    """Whether a note beside a price alone says that it is one of several: `From`, `varies`."""
    return _LEAVES_IT_OPEN.fullmatch(note.strip(" .:")) is not None


_GIFT = (
    r"(?:(?:suggested|recommended|voluntary|optional|minimum|small) )*(?:donation|contribution)s?"
)
_SUM_OF_A_GIFT = re.compile(
    rf"\b{_GIFT}(?: (?:is|are|of|towards costs of))?:?(?: (?:around|about|just|only))? "
    rf"{_SUM.pattern}|{_SUM.pattern.replace('<sum>', '<sum_before>')} (?:as an? )?{_GIFT}\b",
    re.IGNORECASE,
)
_PENCE = re.compile(r"(?<![\d.])(?P<pence>\d{1,2}) ?p\b", re.IGNORECASE)


def says_a_gift(pence: int, words: str) -> bool:
    """Whether words say that a price in pence is what people are asked to give."""
    sums = (one["sum"] or one["sum_before"] for one in _SUM_OF_A_GIFT.finditer(words))
    return any(_pence_of(one) == pence for one in sums)


def says_it_each_time(pence: int, words: str) -> bool:
    """Whether words say that a price in pence is paid each time: `50p per run`."""
    sums = [(one.end(), _pence_of(one["sum"])) for one in _SUM.finditer(words)]
    sums += [(one.end(), int(one["pence"])) for one in _PENCE.finditer(words)]
    return any(value == pence and _EACH_TIME.match(words, end) for end, value in sums)


def _pence_of(pounds: str) -> int:
    return int(Decimal(pounds.replace(",", "")) * 100)


def says_otherwise(pence: int, sentence: str) -> bool:
    """Whether a sentence makes a price in pence one of several, a price of more, or another."""
    sums = [(one, _pence_of(one["sum"])) for one in _SUM.finditer(sentence)]
    own = [one for one, value in sums if value == pence]
    if any(_is_for_more(sentence, one) for one in own):
        return True
    if own:
        return max(value for _, value in sums) > pence and _has_a_lower_rate(sentence, own[0])
    return any(_is_what_people_pay(sentence, one) for one, _ in sums)


def _is_for_more(sentence: str, one: re.Match[str]) -> bool:
    """Whether a sum is the first or last of several, or is for more than one time."""
    return bool(
        _OPEN_BEFORE.search(sentence[max(0, one.start() - 30) : one.start()])
        or _OPEN_AFTER.match(sentence, one.end())
        or _FOR_MORE.match(sentence, one.end())
    )


_AROUND = 25
"""Characters beside a sum that say who pays it."""


def _has_a_lower_rate(sentence: str, one: re.Match[str]) -> bool:
    """Whether a sum is what only some pay: `children £2`, `£2 concessions`."""
    before = re.split(r"[,;(/]|\d", sentence[max(0, one.start() - _AROUND) : one.start()])[-1]
    after = re.split(r"[,;)/£]", sentence[one.end() : one.end() + _AROUND])[0]
    return _OF_OTHERS.search(before) is not None or _OF_OTHERS.search(after) is not None


def _is_what_people_pay(sentence: str, one: re.Match[str]) -> bool:
    """Whether a sum is what all pay who come, as words around it say."""
    before = sentence[max(0, one.start() - 2 * _AROUND) : one.start()]
    after = sentence[one.end() : one.end() + 2 * _AROUND]
    if _OF_OTHERS.search(before) or _OF_OTHERS.search(after):
        return False
    is_open = _OPEN_BEFORE.search(before) or _OPEN_AFTER.match(after)
    return bool(_EACH_TIME.match(after) or _IS.search(before) or is_open)
