"""What the title of an event says: cancelled, hired, closed, or what is not on."""

from __future__ import annotations

import re

from activity_directory.vocabulary import plain

_CANCELLED = re.compile(
    r"^\W*(?:cancell?ed|postponed|called off)\b|\bcancell?ed\W*$", re.IGNORECASE
)
_HIRED = re.compile(
    r"^\W*(?:private|provisional(?:ly)?|hired?|hall hire|room hire|booked|booking|reserved)\b"
    r"|^\W*(?:unavailable|not available|closed|busy|hold|blocked)\W*$"
    r"|\bprivate (?:hire|party|booking|event|function|let)\b|\b(?:wedding|funeral|wake)\W*$"
    r"|\b(?:wedding|funeral|wake|christening|baptism|engagement|birthday) (?:of|for)\b"
    r"|\b(?:wedding reception|baby shower|(?:hen|stag) (?:do|party|night)|birthday party)\b"
    r"|\b\d{1,3}(?:st|nd|rd|th) birthday\b|\bchild(?:ren)?[’']?s party\b"
    r"|[’']s (?:\w+ )?(?:birthday|wedding|party|funeral|christening)\b"
    r"|^\W*[\w’'-]+ \d{2}(?:st|nd|rd|th)\W*$"
    r"|^\W*(?:wedding|funeral|baptism|christening|wake)"
    r"(?: (?-i:[A-Z])(?!.*(?:fair|show)\b)|\s*[:–-])"
    r"|^\W*(?:\w+ )?(?:committee|trustees[’']?|pcc|governors|management|staff)(?: meeting)?\W*$"
    r"|\b(?:boiler|lift|fire alarm|extinguishers?|pat) (?:service|inspection|test(?:ing)?)\b"
    r"|^\W*(?:cleaners?|deep clean|caretaker|contractors?|electrician|plumber|key ?holder)\b"
    r"|\b(?:day off|annual leave|on leave)\W*$"
    r"|^\W*(?:(?:empty|free|vacant|available|unused) (?:slot|session|space)s?|auto[- ]created)\b"
    r"|\(auto[- ]?created\)|#_[A-Z]{3,}",
    re.IGNORECASE,
)
"""What a hall calls a booking that is nobody else's business, and what software makes of none."""
_ALL_CLOSED = re.compile(
    r"(?:(?:the )?(?:[\w'’]+ ){0,3}?(?:hall|centre|church|library|building|venue|room)(?: is)? "
    r"|we are )?(?:closed|closure|shut)(?: (?:for|over|-|–) .{1,40})?\W*",
    re.IGNORECASE,
)
_WHEN = (
    r"[\s,(–-]+(?:this (?:week|month|\w+day|morning|afternoon|evening)|today|tonight|half[ -]term"
    r"|(?:on )?\w+day|\d{1,2}(?:st|nd|rd|th)?(?: \w+)?).*?"
)
_NOT_ON = re.compile(
    rf"\W*(?:(?:there is |sorry,? )?no (?P<what>.+?)(?P<when>{_WHEN})?"
    r"|(?P<name>.+?)\W+(?:is )?not on(?: (?:this week|today|tonight))?)\W*",
    re.IGNORECASE,
)


def says_cancelled(title: str) -> bool:
    """Whether an event is called off by its title: `CANCELLED - Yoga`."""
    return _CANCELLED.search(title) is not None


def is_hired(title: str) -> bool:
    """Whether an event is a booking that is nobody else's business."""
    return _HIRED.search(title) is not None


def says_closed(title: str) -> bool:
    """Whether an event says of a place that it is closed: `HALL CLOSED`."""
    return _ALL_CLOSED.fullmatch(title) is not None


def what_is_off(name: str) -> str:
    """What an event such as `NO tea dance this week` says is not on, as names are compared.

    Without a word for when, `No` may begin a name, as of `No Limits Dance`; `NO dance` doesn't.
    """
    found = _NOT_ON.fullmatch(name)
    if found is None:
        return ""
    is_certain = found["when"] or found["name"] or (name.startswith("NO ") and not name.isupper())
    return plain(found["what"] or found["name"]) if is_certain else ""
