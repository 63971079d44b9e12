"""The way in, where no column of a list says it and a sentence of its text does.

A sentence counts that tells people to book, that somebody must refer them, or, without a condition,
that they can refer themselves. Nothing is taken of a text that says that they may just turn up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from activity_directory.intake.answers import Answers
from activity_directory.intake.from_a_list import sentences
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

_TEXTS = ("how_to_join", "summary", "description", "name")
_BOOK, _REFERRAL, _SELF = "book", "professional-referral", "self-referral"
_MAY_SAY = re.compile(r"\bbook|\breserve\b|\brefer", re.IGNORECASE)
_PLACE = (
    r"(?:an? |the |your |their |my )*(?:child(?:ren)? (?:an? |the )?)?(?:free )?"
    r"(?:place|space|session|slot|spot|seat|appointment|yours?)\b"
)
_TO_BOOK = re.compile(
    r"\b(?:call|ring|(?:tele)?phone|e-?mail|text|contact|message)\b[^.!?]{0,60}\bto"
    rf" (?:book|reserve|secure)\b(?: {_PLACE})"
    r"|\b(?:pre-?)?booking(?: in advance)? (?:is |are )?(?:always )?(?:essential|necessary|needed"
    r"|required)\b"
    r"|\b(?:must|need(?:s)? to|ha(?:s|ve) to) (?:be )?(?:pre-?)?book(?:ed)?\b"
    r"|\bplease (?:pre-?)?book (?:in advance|before|ahead|first|an? |the |your )",
    re.IGNORECASE,
)
_WHO_REFERS = (
    r"(?:an? |the |your |their |his |her |local )*(?:gps?|doctors?|nurses?|social workers?"
    r"|social prescribers?|health ?(?:care )?professionals?|professionals?)"
)
_TO_BE_REFERRED = re.compile(
    r"\b(?:must|needs? to|ha(?:s|ve) to|to) (?:first )?be referred (?:to us )?"
    rf"(?:by|from|through|via) {_WHO_REFERS}\b"
    r"|^(?:an? |this is an? )?(?:gp|doctor|professional) referral (?:class|course|group|programme"
    r"|session)s?\b"
    rf"|\b(?:by|on|through|via) (?:{_WHO_REFERS}[’']?s? )referral only\b",
    re.IGNORECASE,
)
_BY_THEMSELVES = re.compile(
    r"\b(?:accepts?|accepting|take|takes|welcomes?) self[ -]referrals?\b"
    r"|\bself[ -]referrals? (?:is |are )?(?:available|accepted|possible|welcome)\b"
    r"|\b(?:you|people|patients|clients|anyone|anybody)(?: can| may| are able to)?"
    r"(?: make a referral or| also| either| now)*"
    r" (?:self[ -]refer\b|refer (?:yourself|themselves)\b)",
    re.IGNORECASE,
)
_NOT_BY_THEMSELVES = re.compile(
    r"\b(?:not?|never|cannot|unable|only|if|unless|under|aged?|over)\b|n[’']t\b", re.IGNORECASE
)
"""What sets a condition to it, or says that they can't."""
_NO_NEED = re.compile(
    r"\b(?:no|without) booking\b|\bbooking (?:is )?not\b|\bnot (?:need|have) to\b"
    r"|\bno (?:need|requirement)\b|\b(?:just|simply) (?:turn up|come|drop)|\bdrop[ -]?in\b"
    r"|\bturn up\b|\bself[ -]?refer|\brefer (?:yourself|themsel)"
    r"|\bif you (?:like|prefer|wish|want)\b",
    re.IGNORECASE,
)
"""What says that people can come without it."""


def put_in_place(answers: Answers) -> None:
    """Answer how people join by what a text says for certain."""
    given, asked = answers.given, question("joining")
    if given.get(asked.id) or asked.id in answers.kept or asked.id in answers.left_out:
        return
    texts = [text for name in _TEXTS if _MAY_SAY.search(text := given.get(name, ""))]
    known = dict(asked.choices(answers.references.vocabularies))
    if words := _by_themselves(texts):
        _answer(answers, _SELF, words, known)
        return
    if not texts or any(_NO_NEED.search(given.get(name, "")) for name in _TEXTS):
        return
    for way, pattern in ((_REFERRAL, _TO_BE_REFERRED), (_BOOK, _TO_BOOK)):
        words = next((one for text in texts for one in sentences(text) if pattern.search(one)), "")
        if words and way in known:
            _answer(answers, way, words, known)
            return


def _by_themselves(texts: list[str]) -> str:
    """The sentence that says for certain that people can refer themselves; empty without one."""
    found = [one for text in texts for one in sentences(text) if _BY_THEMSELVES.search(one)]
    is_sure = found and not any(map(_NOT_BY_THEMSELVES.search, found))
    return found[0] if is_sure else ""


def _answer(answers: Answers, way: str, words: str, known: Mapping[str, str]) -> None:
    asked = question("joining")
    if way in known:
        answers.given[asked.id] = way
        message = f"a text says {quoted(shown(words))}, so it is {quoted(known[way])}"
        answers.remark(asked, message)
