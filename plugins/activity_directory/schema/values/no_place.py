"""Words in the place of a place's name that name none: `Online`, `Home visits`, `On request`.

What they say is how it happens, or what is known of the place. A name that only has such a word in
it (`Zoom Gym`, `The Online Centre`) stays a name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from activity_directory.schema.values.not_known import says_not_known
from activity_directory.schema.values.place_in_a_sentence import (
    kind_of_words,
    named_in,
    ways_of_words,
)
from activity_directory.schema.values.town_names import is_a_town
from activity_directory.vocabulary import plain

Known = Literal["named", "nowhere", "several", "withheld", "on request", "in words", "ask"]
"""What is known of the place: its name; that there is none; that there are several; that it is not
for the public; that people who ask get it; words about it that are no name; that it is not known.
"""


class Where(NamedTuple):
    """What words say: the ways in which it happens, by id, and the place that they name.

    `named` is empty unless the place is known by its name, or the town of what is at no place.
    """

    known: Known
    named: str = ""
    formats: tuple[str, ...] = ()

    @property
    def is_beside(self) -> bool:
        """Whether it is no part of a name beside it."""
        return self.known in {"nowhere", "ask"}


NOT_PUBLISHED = "Address not published"
"""The name of a place that is not for the public."""
_SOMEBODYS = r"(?:people|client|patient|person|user|carer|resident|customer|family|familie)s?'?s?"
_WHOSE = rf"(?:the|your|their|our|a|own|service|{_SOMEBODYS})"
_ON_A_SCREEN = (
    r"on ?line|virtual(?:ly)?|zoom|teams|skype|google meet|webinars?|remote(?:ly)?|webex"
    r"|(?:facebook|instagram|youtube) live|youtube|live ?streams?(?:ed)?"
)
_WAYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "online",
        re.compile(
            rf"(?=.*\b(?:{_ON_A_SCREEN}|video (?:call|link|conference)s?)\b)"
            rf"(?:(?:{_ON_A_SCREEN}|video|calls?|links?|conferences?|via|on|by|using|over|through"
            r"|only|the|an?|this is|held|meets?"
            r"|microsoft|ms|platform|sessions?|meetings?|groups?|class(?:es)?|event|delivery|venue"
            r"|location)(?: |$))+"
        ),
    ),
    (
        "online",
        re.compile(
            r"(?:via|by|on|in|through|using|with) (?:(?:the|our|an?|your|mobile|phone|smartphone"
            r"|free|own) )*apps?(?: only)?|app(?: only)?"
        ),
    ),
    (
        "postal",
        re.compile(
            r"(?:(?:sent|delivered|posted) )?(?:by|via|through|in) (?:the )?(?:royal )?"
            r"(?:post|mail)(?: only)?|(?:post|postal)(?: only| service| delivery)?"
            r"|(?:sent )?through (?:the|your) letter ?box"
        ),
    ),
    (
        "phone",
        re.compile(
            r"(?=.*\b(?:tele)?phone\b|.*\bhelpline\b)"
            r"(?:(?:(?:tele)?phone|helpline|by|over|on|via|the|calls?|only|support|service|based"
            r"|line)(?: |$))+"
        ),
    ),
    (
        "home-visit",
        re.compile(
            rf"(?:(?:in|at|to|from) )?(?:{_WHOSE} )*homes?(?: visit(?:s|ing)?| based)(?: only)?"
            rf"|(?:in|at|to) (?:{_WHOSE} )*homes?(?: only)?|(?:{_WHOSE} )+own homes?"
            rf"|(?:your|own|{_SOMEBODYS}) homes?|we (?:come|go|travel) to you|(?:we )?visits? you"
            r"|comes? to you"
        ),
    ),
    ("outdoors", re.compile(r"outdoors?|outside|open air")),
    ("in-person", re.compile(r"face to face|in person")),
    ("blended", re.compile(r"hybrid|blended")),
)
_AT_A_PLACE = frozenset({"outdoors", "in-person", "blended"})
_AT_A_DISTANCE = re.compile(r"\W*(?:virtual(?:ly)?|remote(?:ly)?)\W*", re.IGNORECASE)
"""What may be on a screen or by phone: beside `phone` it says nothing more."""
_HOW_MANY = r"(?:various|several|many|multiple|different|numerous|a (?:number|range|variety) of)"
_PLACES = r"(?:venues?|locations?|places?|sites?|settings|cent(?:re|er)s|halls|addresses)"
_REGION = r"(?:borough|county|city|town|district|region|area|country|uk|nation)"
_SEVERAL = re.compile(
    rf"{_HOW_MANY}(?: (?:local|community|different))*(?: {_PLACES})?"
    rf"(?: (?:across|around|throughout|in|within) .*)?"
    rf"|(?:local |community )+(?:{_PLACES}|setting)(?: (?:across|around|throughout|in|within) .*)?"
    rf"|{_REGION} ?wide|(?:\w+ )?(?!and )\w+ wide|national(?:ly)?"
    rf"|(?:across|throughout|all over|around|all) (?:the |whole |our )*{_REGION}"
    r"|(?:in |out in )?the community|community based"
    r"|(?:across|throughout) \w+(?: and \w+| \w+)?|multi ?sites?"
    r"|(?:the )?(?:england|scotland|wales|northern ireland|great britain|britain|uk|united kingdom)"
    r"(?: and (?:england|scotland|wales|northern ireland))*"
    r"|pop up(?: (?:venues?|locations?|events?|sessions?))?|outreach|mobile"
)
_OF_A_PLACE = r"(?:(?:the|this|our|full|exact) )*(?:venue|location|address|place|details?|postcode)"
_NOT_PUBLIC = r"(?:private|confidential|withheld|undisclosed|secret|hidden|redacted)"
_WITHHELD = re.compile(
    rf"{_NOT_PUBLIC}"
    r"(?: (?:venue|location|address|place|house|home|residence|property|accommodation))?"
    r"|safe (?:house|address|location)"
    rf"|{_OF_A_PLACE} (?:is |are )?(?:{_NOT_PUBLIC}"
    r"|not (?:published|public|disclosed|shared|for publication))"
    r"|not (?:published|public|disclosed|for publication)|do not publish"
)
_WILL_BE = r"(?:is |are |will be )*"
_SENT = r"(?:available|given|provided|shared|supplied|disclosed|sent|confirmed)"
_ON_REQUEST = re.compile(
    rf"(?:{_OF_A_PLACE} )?{_WILL_BE}(?:{_SENT} )?(?:up)?on"
    r" (?:request|contact|booking|registration|enquiry|referral|application)"
    rf"|{_OF_A_PLACE} {_WILL_BE}{_SENT} (?:when|once|after) .*"
)
_ASK = re.compile(
    rf"(?:{_OF_A_PLACE} )?(?:tb[acd]|to be (?:confirmed|arranged|agreed|announced|advised|decided)"
    r"|to follow|varies|vary|unknown|not known)"
    r"|(?:please )?(?:contact|ring|call|phone|email|e mail|ask|enquire|see|check|visit|refer to)"
    r"(?: (?:us|the|our|their|website|web ?site|web page|facebook|page|for|more|further|details?"
    r"|notes?|attached|poster|flyer|leaflet|timetable|programme|list|social media|instagram"
    r"|info|information|locations?|venues?|address(?:es)?|places?|organi[sz]ers?|provider|group|to"
    r"|below|above|description|or|and|directly))*"
    r"|(?:the )?(?:zoom|meeting|joining) (?:links?|log ?in|details|invitation|code)\b.*"
    r"|(?:zoom |meeting )?(?:id|password|passcode|pin|code)\b.*"
    r"|(?:the )?links? (?:on|sent|provided|available|will|is|via|in|by|from)\b.*"
    r"|(?:ask|contact|e ?mail|message|ring|call|phone|text) \w+(?: \w+)? for (?:the |a )?"
    r"(?:zoom |meeting |joining )?(?:links?|log ?in|details|invitation|code|address|location|venue)"
    r"|website|no (?:fixed |set |physical |single )?(?:venue|location|address|place|base)"
    r"|not (?:applicable|stated|given|specified|available)|none|na|nil|null"
    r"|unspecified|ask|[-–—.?]+"
)
_BETWEEN = re.compile(
    r"(?:\s*[,/;&+()|]\s*(?:(?:and|or|also)\s+)?|\s+(?:and|or|also|-|–|—)\s+)+", re.IGNORECASE
)
_A_PAGE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def is_a_page(text: str) -> bool:
    """Whether a text is the address of a web page and nothing else: no place has such a name."""
    return _A_PAGE.fullmatch(text.strip()) is not None


LONGEST = 150
"""Characters of what may be no name."""
_KNOWN: tuple[tuple[Known, re.Pattern[str]], ...] = (
    ("withheld", _WITHHELD),
    ("on request", _ON_REQUEST),
    ("several", _SEVERAL),
    ("ask", _ASK),
)


@lru_cache(maxsize=1024)
def where_in(text: str) -> Where:
    """What the words in the place of a place's name say."""
    if len(text) > LONGEST:
        return Where("named", " ".join(text.split()))
    whole = _where(text)
    if whole.known != "named":
        return whole
    parts = [match.span() for match in _BETWEEN.finditer(text)]
    starts = [0, *(end for _, end in parts)]
    ends = [*(start for start, _ in parts), len(text)]
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    every = [_where(piece) for piece in pieces]
    first, last = 0, len(every)
    while first < last and every[first].is_beside:
        first += 1
    while first < last and every[last - 1].is_beside:
        last -= 1
    ways = tuple(dict.fromkeys(way for one in every for way in one.formats))
    if "phone" in ways and all(
        _AT_A_DISTANCE.fullmatch(piece)
        for piece, one in zip(pieces, every, strict=True)
        if "online" in one.formats
    ):
        ways = tuple(way for way in ways if way != "online")
    if first == last:
        return Where("nowhere" if _AT_A_PLACE.isdisjoint(ways) and ways else "ask", formats=ways)
    other = _where(re.sub(r"^at ", "", text[starts[first] : ends[last - 1]]))
    if ways and _AT_A_PLACE.isdisjoint(ways) and is_a_town(other.named):
        return Where("nowhere", other.named, ways)
    if ways and other.known in {"named", "several", "withheld", "in words"}:
        return other._replace(formats=tuple(dict.fromkeys(("in-person", *ways))))
    if ways:
        return Where("nowhere" if _AT_A_PLACE.isdisjoint(ways) else "ask", formats=ways)
    return whole if other.known == "named" else other


_NO_WAY = re.compile(r"\b(?:both|either)\s+|\s+(?:options?|available|delivery)\b", re.IGNORECASE)
"""Words beside ways that say no more than they do: `both online and face to face`."""


def ways_named(text: str) -> tuple[str, ...]:
    """The ways, by the ids of formats, of words that name ways and nothing else; else none."""
    words = _NO_WAY.sub("", re.sub(r"\band\s?/\s?or\b", "or", text, flags=re.IGNORECASE))
    every = [_where(piece).formats for piece in _BETWEEN.split(words) if piece.strip(" .")]
    return tuple(dict.fromkeys(way for ways in every for way in ways)) if all(every) else ()


def _where(text: str) -> Where:
    words = plain(text).strip(" .!*").replace("’", "'")
    if not words:
        return Where("ask")
    for way, pattern in _WAYS:
        if pattern.fullmatch(words):
            return Where("ask" if way in _AT_A_PLACE else "nowhere", formats=(way,))
    for known, pattern in _KNOWN:
        if pattern.fullmatch(words):
            return Where(known)
    if says_not_known(text):
        return Where("ask")
    if ways := ways_of_words(text):
        return Where("nowhere", formats=ways)
    if name := named_in(text):
        return Where("named", name)
    if kind := kind_of_words(text):
        return Where("several" if kind == "several" else "in words")
    return Where("named", " ".join(text.split()))
