"""How it happens, where the text of a list says so: `is held on Zoom`, `a telephone helpline`.

`Book online`, `our telephone number` and `online safety` say nothing of how it happens.
"""

from __future__ import annotations

import re

from activity_directory.schema.values.clock import CLOCK, TO
from activity_directory.schema.values.one_of_several import is_one_of_several

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
    r"|(?:microsoft|ms) teams|(?-i:Teams)|google meet|whatsapp video"
    r"|video ?(?:call|link|conferenc\w+)s?))"
)
_DONE = (
    r"(?:course|class|session|group|meeting|workshop|lesson|tutorial|webinar|counselling|therapy"
    r"|forum|chat|communit|platform|mentoring|tutoring|choir|quiz|coaching|learning|training|tool"
    r"|programme|support|advice|service)(?:s|es|y|ies)?"
)
_NO_WORD_ABOUT_IT = r"(?!(?:booking|centres?|enquir\w+|form|referral|registration|safety|shop)\b)"
SAYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "online",
        re.compile(
            rf"\b(?:meets?|meetings? (?:is|are)|held|takes? place|taking place|taught|delivered|run"
            r"|runs|running|hosted|offered|provided|available|conducted|sessions are|classes are"
            rf"|join (?:us|in)|take part) (?:(?!at\b)\w+ ){{0,2}}{_SCREEN}\b"
            rf"|\b(?:on ?line|virtual),? {_NO_WORD_ABOUT_IT}(?:(?!cent)[\w-]+,? ){{0,2}}{_DONE}\b"
            r"|\bis an? (?:[\w-]+ ){0,3}(?:web ?site|app)\b"
            r"|\b(?:on|over|via) (?:zoom|(?:microsoft |ms )?(?-i:Teams))\b|\bonline only\b"
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
            r"|advice|service)\b|\b(?<!mobile )phone (?:befriending|counselling|service|support)\b"
            r"|\b(?:by|over the) (?:tele)?phone only\b"
            r"|\b(?:provided|delivered|given|available|offered|support|advice|counselling)"
            r" (?:by|over the) (?:tele)?phone\b",
            re.IGNORECASE,
        ),
    ),
)
SAYS += (
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
SIGNS = (
    *("line", "virtual", "remote", "zoom", "skype", "teams", "google meet", "video", "web", " app"),
    *("internet", "phone", "tele", "home"),
)
"""Letters of which each of those ways has some: a quick look."""
_GATHERING = (
    r"(?:gatherings?|outings?|picnics?|(?:guided|group|nature) walks?|festivals?|fairs?|tours?)"
)
_GATHERING_ONLINE = re.compile(
    rf"\b(?:on ?line|virtual) (?:[\w-]+ ){{0,2}}?{_GATHERING}\b"
    rf"|\b{_GATHERING}\b(?:(?!\b(?:and|or)\b)[^.,;!?\n]){{0,60}}?\b"
    rf"(?:only online|(?:is|held|takes? place|taking place) {_SCREEN}|(?:on|over|via) zoom"
    r"|via (?-i:Teams)|online only)\b(?!\W+(?:and|or|as well|but|plus)\b)",
    re.IGNORECASE,
)
"""`Our festival is online only`, and not `festivals, and a chat on Zoom`."""
_AT_SOME_PLACE = re.compile(
    r"(?i:\bface[- ](?:to|2)[- ]face\b|\bf2f\b|\bin[- ]person\b|\bdrop[- ]?ins?\b|\bcome along\b"
    r"|\bon[- ]site\b|\bhybrid\b|\bvisit (?:us|our)\b|\bpop in\b"
    r"|\b(?:our|the|a|local) (?:[\w’-]+ ){0,2}(?:building|cafe|café|centre|church|clinic|hall"
    r"|office|library|libraries|premises|school|shop|studio|venue)s?\b(?! near)"
    rf"|\b{_GATHERING}\b"
    r"|\b(?:on ?line|zoom|virtually|remotely|phone),? (?:and|or|as well as|but also|plus)"
    r" (?:also )?(?:at|in|from) (?!english|welsh|british))"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)
"""Words of a text by which people may go somewhere all the same."""
_MEETS_AT = re.compile(
    r"\b(?i:meets?|meetings?|held|takes? place|taking place|gathers?)\b"
    r"(?:(?!(?i:on ?line|zoom|virtual|remote|teams|people|anyone|everyone|those)\b)"
    r"(?:[^.;!?\n]|\.(?=\d))){0,80}?"
    r"\s(?i:at|in) (?:the )?(?:\d{1,3}[a-z]? )?(?:[A-Z][\w’'&-]*,? ){1,6}?"
    r"(?:Arms|Avenue|Building|Caf[eé]|Cent(?:re|er)|Chapel|Church|Club|College|Gallery|Hall|Hospital"
    r"|Hotel|House|Hub|Inn|Lane|Library|Museum|Park|Pavilion|Pub|Road|Rooms?|School|Square|Street"
    r"|Studios?|Theatre)\b(?!['’])"
)
"""A place that is named as the one where people meet: `meets on Sundays at Example Hall`."""


_BY_WAY = (
    ("in-person", r"in[- ]?person|face[- ](?:to|2)[- ]face|f2f|on[- ]site"),
    (
        "online",
        (
            r"(?:(?:via|on|over|by|through|using) )?(?:on ?line|virtual(?:ly)?|remote(?:ly)?|zoom"
            r"|skype|(?:microsoft |ms )?teams|google meet|video ?(?:calls?|link|conferenc\w+))"
            r"|(?:via|on|by|through) (?:our|the|this) web ?site"
        ),
    ),
    (
        "phone",
        r"(?:(?:by|via|over|on) )?(?:the )?(?:tele)?phone(?: calls?)?|(?:telephone )?help ?line",
    ),
    ("home-visit", r"home visits?|(?:in|at) (?:your|their)(?: own)? homes?"),
    ("", r"(?:by |via |through )?(?:e-?mail|text(?: message)?|letter|live chat|post)"),
)
"""The ways of a phrase that joins several, by the ids of formats; others are no way of coming."""
_A_WAY = "|".join(pattern for _, pattern in _BY_WAY)
_EACH_WAY = tuple(
    (way, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for way, pattern in _BY_WAY if way
)
_OF_IT = r"(?: (?:appointments?|classes|courses?|groups?|meetings?|options?|sessions?|support))?"
_TOGETHER = re.compile(
    rf"\b(?:{_A_WAY}){_OF_IT}"
    rf"(?:(?:\s*,\s*(?:(?:and|or) )?|\s*[/&+]\s*|\s+(?:and/or|and|or|as well as|plus)\s+)"
    rf"(?:also |both )?(?:{_A_WAY})\b{_OF_IT})+",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"\bhybrid (?:basis|class(?:es)?|courses?|events?|format|groups?|meetings?|model|programmes?"
    r"|services?|sessions?|workshops?)\b",
    re.IGNORECASE,
)
_TO_DO_FIRST = re.compile(
    r"\b(?:appl(?:y|ies|ications?|ying)|ask\w*|book\w*|buy\w*|complet\w+|contact\w*|donat\w+"
    r"|enquir\w+|enrol\w*|forms?|get in touch|join\w*|order\w*|paid|pay\w*|purchas\w+|refer\w*"
    r"|regist\w+|renew\w*|report\w*|reserv\w+|sign\w*|speak|talk|tickets?)\b",
    re.IGNORECASE,
)
"""What people may do online or in person, and is not what they come for."""


_GOES_ON = re.compile(r"\s*(?:,|/|&|\b(?:and|or|as well as|plus)\b)", re.IGNORECASE)
"""What stands behind a phrase that names one more way in other words: `or in the room`."""


def ways_together(text: str) -> tuple[tuple[str, ...], str]:
    """The ways that one phrase of a text joins, by id, and its words: `online and in person`.

    Both empty where there is none, or where it is about booking or the like.
    """
    if hybrid := _HYBRID.search(text):
        return ("in-person", "online"), hybrid[0]
    for match in _TOGETHER.finditer(text):
        before = re.split(r"[.!?;\n]", text[: match.start()])[-1]
        after = re.split(r"[.!?;\n]", text[match.end() :])[0]
        if _TO_DO_FIRST.search(before) or _TO_DO_FIRST.search(after):
            continue
        found = tuple(way for way, one in _EACH_WAY if one.search(match[0]))
        is_whole = "in-person" in found or _GOES_ON.match(after) is None
        if "line" in match[0].casefold() and "in-person" not in found:
            start, end = match.span()
            is_whole = is_whole and not is_one_of_several(text, start, end, also_by_phone=True)
        if len(found) > 1 and is_whole:
            return found, " ".join(match[0].split())
    return (), ""


_DONE_THERE = (
    r"(?:(?:choir|class|club|coaching|counselling|course|group|lesson|meeting|mentoring|quiz"
    r"|session|therapy|tutoring|webinar|workshop)(?:e?s)?"
    r"|aerobics|arts?|baking|bingo|chi(?: ?kung)?|cookery|cooking|crafts?|crochet"
    r"|danc(?:e|ing)|drama|drawing|english|exercises?|fitness|french|german|italian|keep fit"
    r"|knit\w*|maths|meditation|mindfulness|movement|music|natter|painting|parenting|pilates"
    r"|poetry|qi ?gong|reading|sewing|singing|spanish|stretch(?:es|ing)?|ukulele|workouts?"
    r"|writing|yoga|zumba)"
)
"""What people do on a screen, at the end of a name: other words may be what somebody is called."""
_ENDS_ONLINE = re.compile(
    r"(?:\b(?!(?:be|being|buying|connected|connecting|dating|get|getting|go|going|help|keeping|learn"
    r"|life|lives|money|more|moving|safe|safely|safety|selling|shop|shopping|started|stay|staying"
    r"|the|volunteer|volunteering|work|working|world|your)\b)[\w’'-]+[)\s]*"
    r"(?:[-–—:|,(]\s*(?P<marked>(?:held )?(?:on ?line(?: only)?|virtual|zoom))"
    r"|[-–—:|(\s]\s*(?P<means>(?:held )?(?:on|over|via) zoom|online only))"
    rf"|\b{_DONE_THERE}\s+(?P<words>on ?line|virtual|zoom))[\s).!]*$",
    re.IGNORECASE,
)


def way_at_the_end(name: str) -> str:
    """The words in which the name of a listing ends that say it is on a screen: `Tai Chi Online`.

    Empty for what is about the web itself (`Staying Safe Online`), and where it may be only what
    an organisation or a website is called (`Larkwell Online`).
    """
    found = _ENDS_ONLINE.search(name)
    return next(filter(None, found.groups()), "") if found else ""


_SPAN = rf"{CLOCK}(?:{TO}{CLOCK})?"
_TIMES_ONLINE = re.compile(
    rf"(?:(?!\b(?:at|hall|in|person)\b)[^\d\n;])*{_SPAN}[\s,(–—-]+"
    r"(?P<words>(?:held )?(?:on ?line(?: only)?|(?:on ?line )?(?:on|over|via)"
    r" (?:zoom|(?:microsoft|ms) teams|(?-i:Teams))))[\s).!]*",
    re.IGNORECASE,
)


def way_beside_times(text: str) -> str:
    """The words after the times of a single session that say it is online: `Mon 10-11 on Zoom`.

    Empty where there are none, and where a cell has several sessions.
    """
    found = _TIMES_ONLINE.fullmatch(text.strip())
    return found["words"] if found else ""


def way_in_first_words(text: str) -> tuple[str, str]:
    """The way in which it happens, by id, that a text begins with, and those words.

    `Online mentoring` is on a screen; `Online safety` says what it is about. Both empty if none.
    """
    every = ((way, pattern.match(text)) for way, pattern in _FIRST_WORDS)
    found = ((way, match) for way, match in every if match and not _is_one_of_several(match))
    return next(((way, match[0].strip()) for way, match in found), ("", ""))


_SENTENCE = re.compile(r"(?<=[.!?\n])(?=\s)")
_PAST = re.compile(
    r"\b(?:covid\S*|lockdowns?|pandemic|in (?:19|20)\d\d|previously|formerly|founded|used to"
    r"|originally|in the past)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\b(?:is an?|we are|now)\b", re.IGNORECASE)


def _is_past(sentence: str) -> bool:
    """Whether a sentence says how it was, such as `We met on Zoom during lockdown`."""
    return _PAST.search(sentence) is not None and _PRESENT.search(sentence) is None


def ways_in_text(text: str) -> tuple[dict[str, str], bool]:
    """The ways that a text plainly names, by id, each with its words; whether people may go there.

    The ids are those of formats: `online`, `phone`, `home-visit`. `Book online` names none.
    """
    text = _present(text)
    left = _GATHERING_ONLINE.sub(" ", text)
    is_somewhere = _AT_SOME_PLACE.search(left) or _MEETS_AT.search(left)
    return _ways_found(text), is_somewhere is not None


def first_way_in_text(text: str) -> tuple[str, str]:
    """The first of those ways, and its words; both empty where a text names none."""
    low = text.casefold()
    if not any(sign in low for sign in SIGNS):
        return "", ""
    return next(iter(_ways_found(_present(text)).items()), ("", ""))


def _present(text: str) -> str:
    return "".join(one for one in _SENTENCE.split(text) if not _is_past(one))


_A_THING = re.compile(
    r"(?:on ?line|virtual|telephone|phone|(?:internet|web)[- ]based)\b|is an? "
    r"|.*(?:help ?line|phone ?line|listening line|advice line)$",
    re.IGNORECASE | re.DOTALL,
)
"""Words that name what is done, and not how all of it is: `online forum`, not `held on Zoom`."""


_AND_ANOTHER = re.compile(
    r"\W*(?:on ?line|virtual),? (?:and|or) "
    r"(?!(?:by )?(?:(?:tele)?phone|e-?mail|text|remote|virtual)\b)",
    re.IGNORECASE,
)
"""`online and group support`: what the second word says may be at a place."""


def _is_one_of_several(match: re.Match[str], *, also_by_phone: bool = False) -> bool:
    """Whether these words are a thing beside others: `Meetings and online forum`."""
    if _A_THING.match(match[0].lstrip()) is None:
        return False
    if _AND_ANOTHER.match(match.string, match.start()):
        return True
    start, end = match.span()
    return is_one_of_several(match.string, start, end, also_by_phone=also_by_phone)


def _ways_found(text: str) -> dict[str, str]:
    every = {way: match for way, pattern in SAYS if (match := pattern.search(text)) is not None}
    found = {
        way: match
        for way, match in every.items()
        if not _is_one_of_several(match, also_by_phone="phone" in every)
    }
    if is_online := _GATHERING_ONLINE.search(text):
        found.setdefault("online", is_online)
    return {way: " ".join(match[0].split()) for way, match in found.items()}
