"""Whether a way in which something happens is one of several things in a list of a sentence.

`Meetings and online forum` and `a helpline, groups and trips` say nothing of all that is done;
`a safe, friendly online forum` and `online support, advice and chat` do.
"""

from __future__ import annotations

import re

_JOINS = r"(?:\s*[,/&+]\s*(?:(?:and|or|plus)\s+)?|\s+(?:and|or|plus|as well as|including)\s+)"
_LAST_JOIN = re.compile(
    rf".*(?P<join>{_JOINS}|\b(?:(?:and|or|plus|including)|as well as)\s+|[,&]\s*)", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:[\w’'-]+\s+){0,3}", re.IGNORECASE)
_DOES = re.compile(
    r"\b(?:deliver|give|have|host|hold|offer|provide|run)(?:s|es|ing)?\b", re.IGNORECASE
)
_THINGS = re.compile(
    r"\b(?:activit(?:y|ies)|cafes?|cafés?|cent(?:re|er)s?|clubs?|events?|groups?|help ?lines?"
    r"|lunch(?:es)?|meals?|meetings?|outings?|sports?|trips?|visits?|walks?)\b",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r"\b(?:24[/-]7|accessible|affordable|anonymous|caring|confidential|discreet|easy|engaging|expert"
    r"|free|friendly|fun|immediate|impartial|inclusive|independent|informal|interactive|live"
    r"|moderated|monthly|national|non[- ]judg\w+|open|private|professional|quality|regular"
    r"|relaxed|safe|secure|short|simple|small|specialist|supportive|tailored|trusted|weekly|welcoming)\s*$",
    re.IGNORECASE,
)
"""What a thing is like: `a safe, anonymous online community` is one thing."""
_THEN = r"(?:\s*$|\s+(?:designed|enabling|for|from|in|run|set|so|that|to|where|which|who|with)\b)"
_BY_PHONE = re.compile(
    r"\b(?:help ?line|phone ?line|advice line|listening line|(?:tele)?phone(?: \w+)?)s?"
    rf"{_THEN}",
    re.IGNORECASE,
)
_A_WAY = re.compile(
    r"\b(?:e-?mail|text|live chat|web ?chat|skype|zoom|on ?line(?: [\w-]+){0,2}"
    rf"|virtual(?: [\w-]+){{0,2}}|remote|app|web ?site|post|letter)s?{_THEN}",
    re.IGNORECASE,
)
_OTHER_CLAUSE = re.compile(
    r"(?:all|are|aim\w*|based|by|can|delivered|designed|each|every|for|free|from|has|have|held|help"
    r"\w*|if|in|is|it|led|most|no|offer\w*|on|open|our|people|provid\w+|run|so|support\w+ing|that"
    r"|the|their|there|these|they|this|to|via|we|weekly|where|which|who|whose|will|with|you|your)\b",
    re.IGNORECASE,
)
"""What begins anything but another thing of the same list."""
_ALSO_ONLINE = re.compile(
    r"(?:[\w’'-]+ ){0,2}?(?:advice|assessments?|chat|class(?:es)?|coaching|communit(?:y|ies)"
    r"|counselling|courses?|forums?|guidance|help|information|learning|lessons?|mentoring"
    r"|resources?|sessions?|signposting|support|teaching|therap(?:y|ies)|tools?|training|tutorials?"
    r"|tutoring|webinars?|workshops?)\b(?!\s+(?:at|cafes?|cent\w+|clubs?|groups?|in|meetings?)\b)",
    re.IGNORECASE,
)
"""What `online` before the first of several can be said of too: `online advice and training`."""
_HEAD = re.compile(
    r"(?:\s+(?:advice|chat|club|communit(?:y|ies)|course|counselling|forum|group|line|mentoring"
    r"|platform|programme|project|service|session|support|training|workshop)s?\b)*",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    r"\s(?:about|at|by|for|from|in|of|on|that|to|where|which|who|with)\s", re.IGNORECASE
)
"""What begins words about the thing before it: of `advice for parents and carers`."""
_NEXT = re.compile(rf"{_JOINS}(?=\w)", re.IGNORECASE)
_END_OF_THING = re.compile(rf"{_JOINS}|[.;:!?()]|$", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_ENDS = re.compile(r"[.!?;:\n](?=\s|$)|\n| [-–—] ")


def is_one_of_several(text: str, start: int, end: int, *, also_by_phone: bool) -> bool:
    """Whether the words of a text from `start` to `end` are one thing of a list of several.

    Other ways of taking part, such as `email`, are none of the several; so is a helpline where it
    is known that it is `also_by_phone`.
    """
    before = _BRACKETS.sub("", _ENDS.split(text[max(0, start - 300) : start])[-1])
    ways = (_A_WAY, _BY_PHONE) if also_by_phone else (_A_WAY,)
    return _after_others(before, ways) or _before_others(text[end : end + 200], ways)


def _after_others(before: str, ways: tuple[re.Pattern[str], ...]) -> bool:
    found = _LAST_JOIN.match(before)
    if found is None:
        return False
    between, earlier = before[found.end() :], before[: found.start("join")]
    if _BETWEEN.fullmatch(between) is None or not earlier.strip() or _LIKE.search(earlier):
        return False
    if _DOES.search(between):
        return _THINGS.search(earlier) is not None
    if any(way.search(earlier) for way in ways):
        return _after_others(earlier, ways)
    return True


def _before_others(after: str, ways: tuple[re.Pattern[str], ...]) -> bool:
    after = _ENDS.split(_BRACKETS.sub("", after))[0]
    at = found.end() if (found := _HEAD.match(after)) else 0
    while (join := _NEXT.match(after, at)) is not None:
        at = join.end()
        if _OTHER_CLAUSE.match(after, at):
            return False
        end = _END_OF_THING.search(after, at)
        thing = after[at : end.start() if end else len(after)]
        if not (_ALSO_ONLINE.match(thing) or any(way.search(thing) for way in ways)):
            return True
        if _FOR_WHOM.search(thing):
            return False
        at = end.start() if end else len(after)
    return False
