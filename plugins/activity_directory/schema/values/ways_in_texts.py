"""How it happens, where the text of a list says so: `is held on Zoom`, `a telephone helpline`.

`Book online`, `our telephone number` and `online safety` say nothing of how it happens.
"""

from __future__ import annotations

import re

_FIRST_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "online",
        re.compile(
            r"\W*(?:online|virtual)\b(?!\W+(?:abuse|banking|bullying|cent(?:re|er)|crime|fraud"
            r"|gambling|gaming|harms?|reality|safety|scams?|security|shopping|skills?|tour))",
            re.IGNORECASE,
        ),
    ),
    (
        "phone",
        re.compile(
            r"\W*(?:tele)?phone (?:based|befriending|calls|counselling|helpline|support|advice)\b",
            re.IGNORECASE,
        ),
    ),
)
_SCREEN = r"(?:on ?line|virtual(?:ly)?|remotely|(?:on|over|via|by|using|through) (?:zoom|skype"
_SCREEN += (
    r"|(?:microsoft |ms )?teams|google meet|whatsapp video|video ?(?:call|link|conferenc\w+)s?))"
)
_DONE = (
    r"(?:course|class|session|group|meeting|workshop|lesson|tutorial|webinar|counselling|therapy"
    r"|forum|chat|communit|platform|mentoring|tutoring|choir|quiz|coaching|learning|training|tool"
    r"|programme|support|advice|service)(?:s|es|y|ies)?"
)
_NO_WORD_ABOUT_IT = r"(?!(?:booking|centres?|enquir\w+|form|referral|registration|safety|shop)\b)"
_SAYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "online",
        re.compile(
            rf"\b(?:meets?|meetings? (?:is|are)|held|takes? place|taking place|taught|delivered|run"
            r"|runs|running|hosted|offered|provided|available|conducted|sessions are|classes are"
            rf"|join (?:us|in)|take part) (?:(?!at\b)\w+ ){{0,2}}{_SCREEN}\b"
            rf"|\b(?:on ?line|virtual),? {_NO_WORD_ABOUT_IT}(?:(?!cent)[\w-]+,? ){{0,2}}{_DONE}\b"
            r"|\bis an? (?:[\w-]+ ){0,3}(?:web ?site|app)\b"
            r"|\b(?:on|over|via) zoom\b|\bonline only\b"
            r"|\b(?:internet|online|web)[- ]based\b",
            re.IGNORECASE,
        ),
    ),
    (
        "phone",
        re.compile(
            r"\b(?:is|are|run|runs|provides?|offers?|providing|offering|through)"
            r" (?:an?|our|the) (?:[\w’'/,-]+ ){0,6}?(?:help ?line|phone ?line|listening line"
            r"|advice line)\b"
            r"|\btele(?:phone)?[- ](?:based|befriending|counselling|friendship|helpline|support"
            r"|advice|service)\b|\bphone (?:befriending|counselling|support)\b"
            r"|\b(?:by|over the) (?:tele)?phone only\b"
            r"|\b(?:provided|delivered|given|available|offered|support|advice|counselling)"
            r" (?:by|over the) (?:tele)?phone\b",
            re.IGNORECASE,
        ),
    ),
)
_SAYS += (
    (
        "home-visit",
        re.compile(
            r"\b(?:visit(?:s|ing)?|come|comes|go|goes) (?:to )?(?:[\w’'-]+ ){1,3}(?:in|at) "
            r"(?:your|their)(?: own)? homes?\b"
            r"|\b(?:support|care|services?|help|lessons|visits?)\b[^.!?\n]{0,60}\b(?:in|at) "
            r"(?:your|their|people’s|people's) own homes?\b"
            r"|\bhome[- ]visit(?:s|ing)? (?:service|support|programme)\b",
            re.IGNORECASE,
        ),
    ),
)
_AT_SOME_PLACE = re.compile(
    r"\bface[- ]to[- ]face\b|\bin[- ]person\b|\bdrop[- ]?ins?\b|\bcome along\b"
    r"|\bvisit (?:us|our)\b|\bpop in\b"
    r"|\b(?:our|the|a|local) (?:[\w’-]+ ){0,2}(?:building|cafe|café|centre|church|clinic|hall"
    r"|office|library|libraries|premises|school|shop|studio|venue)s?\b(?! near)"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)
"""Words of a text by which people may go somewhere all the same."""


def way_in_first_words(text: str) -> tuple[str, str]:
    """The way in which it happens, by id, that a text begins with, and those words.

    `Online mentoring` is on a screen; `Online safety` says what it is about. Both empty if none.
    """
    found = ((way, pattern.match(text)) for way, pattern in _FIRST_WORDS)
    return next(((way, match[0].strip()) for way, match in found if match), ("", ""))


def ways_in_text(text: str) -> tuple[dict[str, str], bool]:
    """The ways that a text plainly names, by id, each with its words; whether people may go there.

    The ids are those of formats: `online`, `phone`, `home-visit`. `Book online` names none.
    """
    found = {way: match for way, pattern in _SAYS if (match := pattern.search(text)) is not None}
    words = {way: " ".join(match[0].split()) for way, match in found.items()}
    return words, _AT_SOME_PLACE.search(text) is not None
