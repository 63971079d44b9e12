"""Sentences and ranges of places where a place's name belongs: `Contact us for your nearest group`.

`Football clubs throughout the county` and `Your local library` name no place to go to. A name that
only has such words in it (`Come and Play Centre`, `All Saints Church`) stays a name.
"""

from __future__ import annotations

import re
from typing import Literal

_HEAD = re.compile(r"[,;:(.–—|\n]|\s-\s")
"""Where the first words of a cell end: what is behind them may be a sentence about a place."""
_VERB = re.compile(
    r"\b(?:is|are|can|can’t|can't|will|must|should|has|have|do|does|changes?|depends?|vary|varies"
    r"|provides?|offers?|covers?|operates?|meets?|takes? place|happens?|delivers?|travels?|starts?"
    r"|runs? (?:in|at|from|by|across|on)|based (?:in|at|on|across|around|within)|held (?:in|at|on)"
    r"|located (?:in|at)|available (?:in|at|from|to|across|for|by|on|through|via))\b"
)
"""What is in a sentence and in no name of a place, in small letters."""
_ASKS = re.compile(
    r"(?:please )?(?:access|apply|ask|book|call|check|click|come|contact|drop|e-?mail|enquire|enrol"
    r"|find|follow|get|go|join|log|look|meet(?:ing)?|message|phone|refer|register|ring|search|see"
    r"|sign|speak|text|turn|use|visit|write) (?:\w+ )??"
    r"(?:us|for|our|the|your|their|website|page|to|at|with|via|on|by|in|up|out|outside|online"
    r"|directly|before|through|from|facebook)(?: .*|\.)",
)
"""What begins as a sentence that asks for something: the first letter made small."""
_AT_AN_ADDRESS = re.compile(r"(?:we |please )?(?:access|come|drop|enter|entrance|meet|park|turn)")
"""How a sentence begins that says where at an address it is."""
_ASKS_IN_A_NAME = re.compile(r"(?:drop|call|join|come|get|sign)[ -]in (?!to\b|at\b|any\b|on\b)")
_ONE = (
    r"(?:area|base|branch|building|cafe|café|cent(?:re|er)|church|clinic|clubhouse|college|garden"
    r"|hall|hub|library|location|office|park|pharmacy|place|practice|premises|pub|school|shop|site"
    r"|space|studio|surgery|venue)"
)
_MANY = (
    r"(?:branches|buildings|caf[eé]s|cent(?:re|er)s|churches|clinics|clubs|colleges|estates|gardens"
    r"|halls|homes|hospitals|hostels|hubs|huts|libraries|locations|offices|parks|pharmacies|places"
    r"|practices|premises|properties|pubs|schools|settings|shops|sites|spaces|studios|surgeries"
    r"|supermarkets|universities|venues|villages|wards)"
)
_KIND = (
    r"(?:and|care|children['’]s|childrens|church|community|council|cricket|family|football|gp|green"
    r"|health|leisure|local|medical|nhs|nursery|nursing|open|other|our|parish|partner|primary"
    r"|public|residential|school|scout|secondary|sheltered|sports|town|village|youth|[,&/])"
)
_ALSO = rf"(?:(?:,| and| or| &) (?:{_KIND} )*{_MANY})*"
_OVER = r"(?:across|around|all over|throughout|in|near|within|nationwide|countrywide|in and around)"
_HOW_MANY = (
    r"(?:a (?:number|range|variety) of|all|different|many|most|multiple|numerous|one of|other"
    r"|participating|partner|selected|several|some|three|two|various|\d{1,3})"
)
_RANGE = re.compile(
    rf"(?:in |at )?(?:our |the )?{_HOW_MANY} (?:of )?(?:our |the )?(?:[\w’'-]+ ){{0,3}}?{_MANY}\b"
    rf"(?! (?:church|hall|house|lane|park|road|street))(?: .*)?"
    rf"|(?:in |at )?(?:{_KIND} )+{_MANY}{_ALSO}(?: {_OVER}\b.*)?"
    rf"|(?:in |at )?{_MANY}{_ALSO}(?: {_OVER}\b.*)?"
    rf"|(?:in |at |from )?(?:[\w’'-]+ ){{1,4}}{_MANY} {_OVER}\b.*"
    rf"|(?:in |at |from )?(?:a|any|your|our|their|the nearest|the local)(?: \w+)? {_ONE}s?"
    rf"(?:(?: near| close| in your| {_OVER})\b.*)?"
    r"|.* (?:throughout|all over|nationwide|countrywide)\b.*"
    r"|[\w’'-]+s across (?!from\b|the (?:road|street|way|car|green|bridge|river)).*"
    r"|.* (?:and|&) (?:the )?(?:surrounding|neighbouring|nearby) "
    r"(?:area|borough|communit|count|district|parish|town|village)\w*"
    r"|(?:locations?|venues?|meeting (?:points?|places?)|routes?|places?|starting points?) "
    r"(?:var(?:y|ies)|changes?|differs?)\b.*"
)
"""What names many places or any of them, with its first letter made small."""
_TO_A_NAME = re.compile(
    r"(?:(?:we|it|they|sessions|classes|meetings|the (?:group|club|class)) )?"
    r"(?:(?:is|are) )?(?:meets?|meeting|held|based|located|takes? place|taking place) "
    r"(?:weekly |every week )?at (?P<name>(?:the )?[A-Z][\w’'-]*"
    r"(?:[ ,&]+(?:of|the|and|on|[A-Z0-9][\w’'-]*))*)\.?"
)
"""A name behind words that say no more than that it is there, with the first letter made small."""
_WAYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "home-visit",
        re.compile(
            r"home visits?\b.*|(?:our \w+ |we )?(?:can |will )?(?:come|go|travel|visit)s?(?: to)?"
            r" (?:you|your (?:own )?(?:home|house|door))\b.*",
            re.IGNORECASE,
        ),
    ),
    (
        "online",
        re.compile(
            r"(?:(?:this|it|we) (?:is|are) )?(?:an? )?(?:fully |purely |completely )?"
            r"on ?line (?:advice|app|class|community|course|forum|group|only|platform|service"
            r"|session|support|via|through|tool)\b.*",
            re.IGNORECASE,
        ),
    ),
)
_SOMEWHERE_TOO = re.compile(
    r"\b(?:or|and|also)\b.*\b(?:at|in person|face[ -]to[ -]face|office|cent(?:re|er)|visit us)\b",
    re.IGNORECASE,
)


def _with_small_start(text: str) -> str:
    words = re.sub(r"^(?:GP|NHS)\b", lambda one: one[0].lower(), " ".join(text.split()))
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def kind_of_words(text: str) -> Literal["", "beside", "several"]:
    """What words in the place of a name are: of `several` places, or `beside` an address.

    `Meet at the main gate` is about an address that another cell may have. Empty for a name.
    """
    words = _with_small_start(text)
    head = _HEAD.split(words)[0].strip()
    if _RANGE.fullmatch(head.lower() if head.isupper() else head) or _RANGE.fullmatch(words):
        return "several"
    is_long = len(head.split()) > 2
    if not (is_long and (_VERB.search(head) or _asks(head))):
        return ""
    return "beside" if _AT_AN_ADDRESS.match(head) else "several"


def _asks(words: str) -> bool:
    return _ASKS.fullmatch(words) is not None and _ASKS_IN_A_NAME.match(words) is None


def named_in(text: str) -> str:
    """The name that such a sentence has in it: `Example Hall` of `We meet at Example Hall`."""
    found = _TO_A_NAME.fullmatch(_with_small_start(text))
    return found["name"].strip(" ,") if found else ""


def ways_of_words(text: str) -> tuple[str, ...]:
    """The ways, by the ids of formats, that such a sentence plainly names."""
    if _SOMEWHERE_TOO.search(text):
        return ()
    words = " ".join(text.split()).strip(" .!")
    return tuple(way for way, pattern in _WAYS if pattern.fullmatch(words))
