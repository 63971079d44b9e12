"""The way in, where no column of a list says it and a sentence of its text does.

A sentence counts that tells people to book, or that somebody must refer them. Nothing is taken of a
text that says of people that they may just turn up, or refer themselves.
"""

from __future__ import annotations

import re

from activity_directory.intake.answers import Answers
from activity_directory.intake.from_a_list import sentences
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

_TEXTS = ("how_to_join", "summary", "description", "name")
_BOOK, _REFERRAL = "book", "professional-referral"
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
    if not texts or any(_NO_NEED.search(given.get(name, "")) for name in _TEXTS):
        return
    known = dict(asked.choices(answers.references.vocabularies))
    for way, pattern in ((_REFERRAL, _TO_BE_REFERRED), (_BOOK, _TO_BOOK)):
        words = next((one for text in texts for one in sentences(text) if pattern.search(one)), "")
        if words and way in known:
            given[asked.id] = way
            answers.remark(
                asked, f"a text says {quoted(shown(words))}, so it is {quoted(known[way])}"
            )
            return
