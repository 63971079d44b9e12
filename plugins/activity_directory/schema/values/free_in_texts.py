"""Sentences that say of a listing itself that nobody pays: `offers free, confidential advice`.

`Free parking`, `the first session is free`, `free for members`, `a free helpline` and `spend your
free time` say nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from activity_directory.schema.values.charges import is_of_something_else
from activity_directory.schema.values.one_of_several import is_one_of_several

SIGNS = ("free", "no cost", "no charge", "no fee", "without charge")
"""Letters of which each of those has some: a quick look."""
_SERVICE = r"(?:advice|advocacy|counselling|guidance|help|information|mentoring|support|tuition)"
_ACTIVITY = (
    r"(?:activit(?:y|ies)|class(?:es)?|clinics?|clubs?|courses?|events?|groups?|lessons?|meetings?"
    r"|programmes?|services?|sessions?|training|walks?|workshops?)"
)
_IT = (
    rf"(?:it|this|these|everything|attendance|attending|entry|entrance|admission|participation"
    rf"|{_SERVICE}|{_ACTIVITY})"
)
_EVERYBODY = (
    r"(?:all|anyone|anybody|everyone|everybody|you|the public)\b"
    r"(?! (?:under|over|aged?|on|with|who|members))"
)
_TO_COME = r"(?:access|attend|come|come along|enter|join(?: in| us)?|participate|take part|use)\b"
_OF_THIS = rf"(?:(?:this|the|our|these|any of our|all (?:of )?our) (?:[\w-]+ ){{0,2}}{_ACTIVITY})\b"
_TO_WHOM = rf"(?:(?:{_TO_COME} )?{_OF_THIS}|{_TO_COME}|{_EVERYBODY})"
_NO_OTHERS = (
    rf"(?! (?:for|to) (?!{_TO_WHOM})"
    r"| (?:after|before|during|from|if|in|on|parking|places?|session|space|time|trial|unless|until"
    r"|when|wi-?fi|with)\b|[- ]?of\b(?! (?:any )?(?:charge|cost)))"
)
"""No words that say for whom it is free, or when."""
_IS = r"(?: is| are| will be|[’']s)(?: (?:all|always|completely|entirely|fully|now|totally|both))*"
_NO_COST = (
    r"(?:\bthere(?: is| are| will be|[’']s) (?:absolutely )?|\bat |^(?:absolutely )?)no "
    rf"(?:cost|charge|fee)s?(?: (?:to|for) {_TO_WHOM})?(?=\s*(?:[.,;:!)–-]|$|and\b|so\b))"
)
_IT_IS_FREE = (
    rf"\b{_IT}(?: (?:we|you|they) [a-z]+)?{_IS}(?: (?:delivered|offered|provided|run|available))?"
    rf" free(?: of (?:any )?(?:charge|cost))?\b{_NO_OTHERS}"
)
_DONE_FREELY = (
    r"\b(?:delivered|offered|provided|run|available) (?:\w+ly )?(?:free of (?:any )?charge"
    rf"|without charge)\b{_NO_OTHERS}"
)
_COME_FREELY = (
    rf"^free to {_TO_COME}"
    rf"|\b(?:attend|come along|join (?:us|in)|take part)(?: \w+){{0,2}} for free\b{_NO_OTHERS}"
)
_ALONE = r"^(?:entry |admission )?free(?: (?:entry|admission|of charge|to all))?[.! ]*$"
SAYS = re.compile(
    rf"{_NO_COST}|{_IT_IS_FREE}|{_DONE_FREELY}|{_COME_FREELY}|{_ALONE}",
    re.IGNORECASE,
)
_LIKE = (
    r"(?:accessible|adult|anonymous|art|arts|bereavement|community|computer|confidential|craft"
    r"|creative|dance|debt|digital|drop[ -]in|easy|emotional|employment|english|exercise|expert"
    r"|family|financial|fitness|friendly|fun|gentle|group|health|holistic|housing|impartial"
    r"|inclusive|independent|informal|legal|local|mental|money|monthly|music|non[ -]judge?mental"
    r"|one[ -]to[ -]one|online|open|parenting|peer|personali[sz]ed|practical|professional|quality"
    r"|regular|relaxed|safe|seated|social|specialist|sports?|supportive|tailored|telephone|trusted"
    r"|walking|weekly|welcoming|welfare|wellbeing|yoga)"
)
FREE_SERVICE = re.compile(
    r"(?P<before>^|, ?|\b(?:and|is|are|an?|our|this|the|these|access|accessing|get|receive|deliver"
    r"|give|giving|have|holds?|hosts?|offer|provid|run|delivers|gives|offers|offering|provides?"
    r"|providing|runs|running|with) (?:\w+ly )?(?:range of )?)"
    rf"free(?:(?:,|,? (?:and|&|but)|) {_LIKE})*(?:,|,? (?:and|&)|)"
    rf" (?:{_SERVICE}(?:,? (?:and|&|or) {_SERVICE})*(?: {_ACTIVITY})?|{_ACTIVITY})\b"
    r"(?![ -](?:app|available|booklets?|calls?|guides?|help ?lines?|kits?|leaflets?|lines?"
    r"|numbers?|packs?|places?|sheets?|spaces?|videos?|vouchers?|web ?sites?|worth)\b)",
    re.IGNORECASE,
)
"""A free thing that people come for, or a service: no word between may be of something else."""
_NOT_ALL = re.compile(
    r"\b(?:also|additional|bonus|carers? (?:come|go|get)|children (?:come|go|are)|concession\w*"
    r"|consultations?|donat\w+|during|eligible|except|first|half|if|initial|introductory|kids|many"
    r"|may be|members?|membership|most|not|only|over \d+s?|paid|pay|plus|some|sometimes|taster|term"
    r"|trials?|under|unless|until|was|were|usually|win)\b|n[’']t\b|\bhelp ?line\b",
    re.IGNORECASE,
)
"""Words by which some people pay, or what is free is a part or a beginning of it."""
_A_PRICE = re.compile(r"£ ?[1-9]|£ ?0\.[1-9]|\b[1-9]\d?p\b|\b(?:donat|contribution|subscription)")
"""A sum or a gift somewhere in the texts."""


def words_that_it_is_free(texts: Iterable[str], sentences: Iterable[str], about: str) -> str:
    """The sentence by which nobody pays; empty where none is certain, or a text names a price.

    `about` is the name of the listing and the line about it.
    """
    if any(_A_PRICE.search(text) for text in texts):
        return ""
    return next((one for one in sentences if _says_free(one, about)), "")


def _says_free(sentence: str, about: str) -> bool:
    low = sentence.casefold()
    if not any(sign in low for sign in SIGNS) or _NOT_ALL.search(sentence):
        return False
    every = (_clause(sentence, found) for found in SAYS.finditer(sentence))
    if any(not is_of_something_else(one, about) for one in every):
        return True
    found = FREE_SERVICE.search(sentence)
    if found is None or is_of_something_else(found[0], about):
        return False
    start = found.start() + len(found["before"])
    return not is_one_of_several(sentence, start, found.end(), also_by_phone=False)


def _clause(sentence: str, found: re.Match[str]) -> str:
    """The part of a sentence in which some words are; what `it` is stands in an earlier one."""
    before = sentence[: found.start()]
    if _PRONOUN.match(found[0]):
        return before + found[0]
    return re.split(r"[,;:]", before)[-1] + found[0]


_PRONOUN = re.compile(r"(?:it|this|these)\b", re.IGNORECASE)
