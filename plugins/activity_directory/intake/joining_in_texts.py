"""The way in, where no column of a list says it and a sentence of its text does.

A sentence counts that tells people to book, that somebody must refer them, or, without a condition,
that they can refer themselves; and one by which they just turn up, where no other text says that
they do anything first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from activity_directory.intake.answers import Answers
from activity_directory.intake.from_a_list import sentences
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.wording.phrases import joined

_TEXTS = ("how_to_join", "summary", "description", "name", "eligibility")
_BOOK, _REFERRAL, _SELF = "book", "professional-referral", "self-referral"
_DROP_IN = "drop-in"
_MAY_SAY = re.compile(
    r"\bbook|\breserve\b|\brefer|\bappointment|\b(?:pop|drop|come)[ -]?(?:in|by|down|along)\b"
    r"|\bturn up\b",
    re.IGNORECASE,
)
_PLACE = (
    r"(?:an? |the |your |their |my )*(?:child(?:ren)? (?:an? |the )?)?(?:free )?"
    r"(?:place|space|session|slot|spot|seat|appointment|yours?)\b"
)
_ACTIVITY = (
    r"(?:activit(?:y|ies)|appointments?|class(?:es)?|clinics?|clubs?|courses?|events?|groups?"
    r"|lessons?|meetings?|places?|programmes?|services?|sessions?|spaces?|walks?|workshops?)"
)
_OF_IT = (
    rf"(?! (?:for|if|on|when) (?!(?:(?:this|the|our|these|each|every|all(?: of)?(?: our| the)?) )?"
    rf"(?:[\w-]+ )?{_ACTIVITY}\b))"
)
"""No words by which only a part of it is booked: `booking is required for the trip`."""
_A_PART = (
    r"(?:cr[eè]che|equipment|excursions?|halls?|hire|holidays?|lifts?|lunch(?:es)?|meals?|minibus"
    r"|outings?|parking|rooms?|taxis?|transport|trips?)"
)
_OF_A_PART = re.compile(
    rf"\b{_A_PART}\b[^.!?]{{0,20}}\b(?:must|needs?|has|have|booking)\b|\bbook(?:ing)? (?:an? |the "
    rf"|your )?{_A_PART}\b",
    re.IGNORECASE,
)
"""What is booked beside some activities, and is what others are about."""
_IS_ABOUT_A_PART = re.compile(rf"\b{_A_PART}\b", re.IGNORECASE)
_TO_BOOK = re.compile(
    r"\b(?:call|ring|(?:tele)?phone|e-?mail|text|contact|message)\b[^.!?]{0,60}\bto"
    rf" (?:arrange|book|make|reserve|secure)\b(?: {_PLACE})"
    r"|\b(?:to (?:make|book|arrange) an appointment|for (?:an appointment|referrals))\b"
    r"[^.!?\w]{0,3}(?:please )?(?:call|ring|(?:tele)?phone|e-?mail|contact)\b"
    r"|^make an appointment (?:for|with|to) (?:this|the|our|us)\b"
    r"|\b(?:pre-?)?booking(?: in advance)? (?:is |are )?(?:always )?(?:essential|necessary|needed"
    rf"|required)\b{_OF_IT}"
    r"|\b(?:must|need(?:s)? to|ha(?:s|ve) to) (?:be )?(?:pre-?)?book(?:ed)?\b(?: in advance)?"
    rf"{_OF_IT}"
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
    r"|^self[ -]referrals?\W*$"
    r"|\b(?:you|people|patients|clients|anyone|anybody)(?: can| may| are able to)?"
    r"(?: make a referral or| also| either| now)*"
    r" (?:self[ -]refer\b|refer (?:yourself|themselves)\b)",
    re.IGNORECASE,
)
_NOT_BY_THEMSELVES = re.compile(
    r"\b(?:not?|never|cannot|unable|only|if|unless|under|aged?|over)\b|n[’']t\b", re.IGNORECASE
)
"""What sets a condition to it, or says that they can't."""
_AT_ANY_TIME = re.compile(
    r"^(?:please |just |feel free to |you can )*(?:pop|drop|come) (?:in|down|along)"
    r"(?: and (?:join (?:us|in)|see us|say hello))?(?: at)? any ?time\W*$",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\bdrop[ -]?ins? (?:or|and|/) (?:by )?app(?:ointmen)?ts?\b"
    r"|\b(?:by )?app(?:ointmen)?ts? (?:or|and|/) drop[ -]?ins?\b",
    re.IGNORECASE,
)
"""That people come in or make an appointment, in one sentence."""
_NOT_NEEDED = (
    r"\bno (?:advance |prior |pre-?)?(?:booking|appointment|registration)s?(?: in advance)?"
    r"(?: (?:is|are))? (?:necessary|needed|required)\b"
    r"|\bno need to (?:pre-?)?(?:book|register|make an appointment)\b(?: in advance)?"
    r"|\bbooking (?:is )?not (?:essential|necessary|needed|required)\b"
    r"|\byou (?:do not|don[’']t) (?:need|have) to (?:pre-?)?(?:book|make an appointment)\b"
    r"|\bwithout (?:an appointment|booking)\b"
)
_JUST = (
    r"\b(?:just|simply) (?:come along|turn up|(?:drop|pop) (?:in|by|along|down))\b"
    r"(?=\W*$|[,;.!–-]| (?:and|any ?time|on the day|to (?:any|our|one|the|this)"
    r"|for a (?:brew|chat|coffee|cuppa))\b)"
)
_IS_DROP_IN = (
    r"^(?:(?:an?|the|our|this is an?|free|friendly|informal|open|regular|weekly|monthly) )*"
    rf"drop[ -]?ins? (?:[\w-]+ )?{_ACTIVITY}\b"
    rf"|\b(?:it|this|{_ACTIVITY}) (?:is|are|runs?|operates?) (?:(?:on )?an? )?drop[ -]?in\b"
    r"(?: (?:basis|session|group)\b|\W*$)"
    r"|^drop[ -]?ins?(?: (?:available|only|welcome))?\W*$"
)
_TO_TURN_UP = re.compile(rf"{_NOT_NEEDED}{_OF_IT}|{_JUST}|{_IS_DROP_IN}", re.IGNORECASE)
_WITHOUT = re.compile(_NOT_NEEDED, re.IGNORECASE)
_DOES_FIRST = re.compile(
    r"\bbook(?:ed|ings?)?\b(?! (?:club|group|swap|sale|shelf))|\bappointments?\b|\brefer"
    r"|\breserve\b|\bregist(?:er|ration)\b|\b(?:in advance|beforehand|before you come|sign[ -]?up"
    r"|enrol\w*|members? only|waiting list|(?:call|contact|phone|ring)(?: us)? (?:ahead|first))\b",
    re.IGNORECASE,
)
"""What people may have to do before they come."""
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
    if words := _first_that_says(_EITHER, texts):
        _answer(answers, f"{_DROP_IN}\n{_BOOK}", words, known)
        return
    if words := _first_that_says(_TO_TURN_UP, texts):
        every = (given.get(name, "") for name in _TEXTS)
        if not any(_DOES_FIRST.search(_WITHOUT.sub(" ", text)) for text in every):
            _answer(answers, _DROP_IN, words, known)
        return
    if not texts or any(_NO_NEED.search(given.get(name, "")) for name in _TEXTS):
        return
    about = f"{given.get('name', '')} {given.get('summary', '')}"
    for way, pattern in _WAYS:
        words = _first_that_says(pattern, texts)
        is_of_a_part = _OF_A_PART.search(words) and not _IS_ABOUT_A_PART.search(about)
        if words and way in known and not is_of_a_part:
            _answer(answers, way, words, known)
            return


_WAYS = ((_REFERRAL, _TO_BE_REFERRED), (_BOOK, _TO_BOOK), (_DROP_IN, _AT_ANY_TIME))
"""What each sentence comes to: that people must do something first is the surer of two."""


def _first_that_says(pattern: re.Pattern[str], texts: list[str]) -> str:
    """The first sentence in which a pattern is; empty without one."""
    return next((one for text in texts for one in sentences(text) if pattern.search(one)), "")


def _by_themselves(texts: list[str]) -> str:
    """The sentence that says for certain that people can refer themselves; empty without one."""
    found = [one for text in texts for one in sentences(text) if _BY_THEMSELVES.search(one)]
    is_sure = found and not any(map(_NOT_BY_THEMSELVES.search, found))
    return found[0] if is_sure else ""


def _answer(answers: Answers, way: str, words: str, known: Mapping[str, str]) -> None:
    asked = question("joining")
    if known.keys() >= {*way.split("\n")}:
        answers.given[asked.id] = way
        named = joined([quoted(known[one]) for one in way.split("\n")])
        message = f"a text says {quoted(shown(words))}, so it is {named}"
        answers.remark(asked, message)
