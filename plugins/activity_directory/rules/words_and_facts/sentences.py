"""Whether a sentence speaks of the activity itself, now, and denies nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from activity_directory.model.activity import Activity


LONGEST_SENTENCE = 600
"""What has no end for so long is a list or a heap of words: nothing follows from its parts."""
_ENDS = (". ", ".\n", "! ", "!\n", "? ", "?\n", "\n\n")
_ASIDE = re.compile(
    r"\b(?:ring|call|phone|e-?mail|office|clos\w+|used to|was|were|met|moved|"
    r"helplines?|committee|trustees|agm|rather than|separate|also|try the|"
    r"online|their own|clinic|stopped|annual|fairs?|sales?|f[eê]tes?|festivals?|concerts?|"
    r"exhibitions?|shows|"
    r"instead|bus|buses|(?:most|many|some) (?:of|people|do|have|are|come|go|stay)|"
    r"oldest|youngest|another|other group|different|next door|"
    r"worth|except|no (?:class|session|group|meeting|walk)e?s?|sister|volunteer\w*|parking|"
    r"caf[eé]|lunch|party|trips?|outing|hire|afterwards|follows|minibus|dial-a-ride|taxis?|"
    r"trains?|gp|raffle|brownies|cubs|scouts|guides|bingo|"
    r"(?:once|twice|three times) a (?:year|term))\b",
    re.IGNORECASE,
)
"""Sentences with these speak of something else as often as not: opening hours of an office, what
used to be, what is not so, what else there is. A warning that is often wrong is not read."""
_MEET_FOR = re.compile(
    r"\b(we|(?:the|our) (?:group|club)) (?:meets?|gathers?|gets? together)\b([^.,;!?]{0,60}?)"
    r" for (?:an? |our |some )?(?:\w+ )?(?:lunch|bingo|outings?|trips?|raffle)\b",
    re.IGNORECASE,
)
"""What people meet for is what they do: lunch is nothing else there."""
_NOT = re.compile(r"\b(?:not|never|cannot)\b|n[’']t\b", re.IGNORECASE)
_CLAUSE = re.compile(r",\s|\s(?:and|but|so|as|because|whether)\s")
"""What is denied behind one of these is something else: `no charge, and you don't have to book`."""
_STILL_ON_IT = re.compile(r"\s*(?:it|they|this|that)\b", re.IGNORECASE)


def plain_statement(
    activity: Activity, text: str, match: re.Match[str], aside: re.Pattern[str] | None = None
) -> str:
    """The sentence of what is found, where it speaks of the activity itself; or else nothing.

    It is the last thing to ask, as it takes the longest.
    """
    begin = _sentence_start(text, match.start())
    ends = [
        at
        for sign in _ENDS
        if (at := text.find(sign, match.end(), match.end() + LONGEST_SENTENCE)) >= 0
    ]
    end = min(ends, default=len(text))
    if end - begin > LONGEST_SENTENCE:
        return ""
    sentence = text[begin:end]
    before = begin - 1
    start = begin
    if begin and not text.startswith("\n\n", before) and _STILL_ON_IT.match(sentence):
        start = _sentence_start(text, before)
    clause = _CLAUSE.search(text, match.end(), end)
    rest = text[match.end() : clause.start() if clause else end]
    if _NOT.search(text, start, match.start()) or _NOT.search(rest):
        return ""
    if _others(text[start:end]).issubset(activity.name.casefold().split()) and not (
        aside and _speaks_of(aside, sentence)
    ):
        return sentence
    return ""


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence starts, or so far back that it is none."""
    back = max(0, at - LONGEST_SENTENCE - len("x. "))
    return max(back - 1, *(text.rfind(sign, back, at) for sign in _ENDS)) + 1


# A sentence may hold hundreds of signs, and is the same sentence for each of them.
@lru_cache(maxsize=4)
def _others(text: str) -> frozenset[str]:
    return frozenset(word[0].casefold() for word in _ASIDE.finditer(_MEET_FOR.sub(r"\1\2", text)))


@lru_cache(maxsize=4)
def _speaks_of(aside: re.Pattern[str], sentence: str) -> bool:
    return aside.search(sentence) is not None
