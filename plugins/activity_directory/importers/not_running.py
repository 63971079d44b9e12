"""Words that say of a listing itself that it isn't running, as `This group is now closed` does.

Only what is certain counts, and only where people say such things: in a notice, in the first or the
last sentence of a description, or at one end of a name. `Closed on bank holidays`, `a closed group`
and `doors close at four` say nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from activity_directory.intake.answers import Fault
from activity_directory.intake.from_a_list import END_OF_SENTENCE
from activity_directory.intake.writing import Facts, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.dates import MONTHS, month_called
from activity_directory.schema.values.mistake import shown

_MAY_BE_OFF = (
    *("clos", "cancel", "suspend", "paus", "hold", "no longer", "not ", "ceas", "end", "finish"),
    *("stop", "disband", "discontinu", "postpon", "withdrawn", "shut", "archive", "wound", "fold"),
    *("break", "n’t ", "n't "),
)
"""Letters of which all that matches below has some."""
_RUN = (
    r"(?:running|meeting|operating|operational|taking place|happening|going ahead|going"
    r"|in operation|in use|active)"
)
_RUNS = r"(?:exists?|meets?|runs?|operates?|takes? place|active|open|available|offered|provided)"
_GATHERINGS = (
    r"(?:(?:any|our|the|regular|weekly|fortnightly|monthly) )*(?:meet[- ]?ups?|meetings?|sessions?"
    r"|class(?:es)?|groups?|events?|activities|workshops?|walks?|gatherings?|get[- ]togethers?)"
)
_HOLDING = (
    rf"(?:do(?:es|ing)?|have|has|having|holds?|holding|hosts?|hosting|runs?|running|organi[sz]ing"
    rf"|offers?|offering|arranging|putting on) {_GATHERINGS}"
)
_ENDED = r"(?:ended|finished|stopped|ceased|disbanded|folded|wound up|discontinued)"
_BREAK = r"(?:taking|having|on) a (?:short |long |little )?break"
_OFF = (
    r"(?:closed(?: down| its doors)?|shut(?: down)?|suspended|paused|cancell?ed|postponed"
    r"|withdrawn|on (?:hold|pause)"
    rf"|{_ENDED}(?: (?:to (?:exist|run|operate|meet)|{_RUN}|trading|operations))?"
    rf"|no longer (?:be |being )?(?:{_RUN}|{_RUNS}|{_HOLDING}|held)"
    rf"|not (?:currently |presently |be )?{_RUN}"
    rf"|had to (?:close(?: down)?|stop|end)|{_BREAK})"
)
_NOW = (
    r"(?:now|currently|presently|temporarily|permanently|indefinitely|sadly|unfortunately"
    r"|at present|at the moment|officially)"
)
_MONTH = "|".join((*MONTHS, *(name[:3] for name in MONTHS)))
_SEASON = r"spring|summer|autumn|winter|easter|christmas|new year|next (?:year|term|month)"
_DAY = r"(?:(?:the|at least|early|late|mid|end|start|of|in|\d{1,2}(?:st|nd|rd|th)?)[\s,-]+)*"
_NEEDED = (
    r"(?:leaders?|organi[sz]ers?|tutors?|teachers?|instructors?|coach(?:es)?|volunteers?|helpers?"
    r"|venues?|halls?|premises|funding|funds|staff)"
)
_SOMEBODY_NEW = rf"(?:(?:we|have|find|get|can|an?|the|our|some|any|new|more|another) )*{_NEEDED}"
_UNTIL = (
    rf"(?:until|till?) (?:further notice|{_SOMEBODY_NEW}(?: (?:is|are|has|have|been|can|be|found"
    rf"|appointed|recruited|secured|available|in place))*"
    rf"|{_DAY}(?:{_MONTH}|{_SEASON})(?:[\s,]+20\d\d)?|20\d\d)"
    r"(?![\w:])"
)
_FOR_NOW = (
    rf"(?:{_NOW}|for (?:good|now|the (?:time being|moment|foreseeable(?: future)?)"
    r"|refurbishment|repairs?)|(?:in|since|as of) (?:\w+ )?20\d\d)"
)
_OVER = (
    rf"(?P<over> (?:over|for|during|through|throughout|in) (?:the )?(?:whole )?"
    rf"(?:{_SEASON}|{_MONTH}\w*|(?:school )?holidays?)(?: (?:break|holidays?|period|months))?"
    r"(?: 20\d\d)?)?"
)
"""A part of the year. What is closed over Christmas runs on, what is paused over winter doesn't."""
_BACK = (
    r"(?:restart\w*|resum\w+|return\w*|re-?open\w*|recommenc\w+|(?:start\w*|be)? ?(?:back|again))"
)
_REASON = (
    r"(?:(?:(?:due|owing) to|because|following|since|as) .*"
    rf"|(?:no|lack of|awaiting|pending|needs?|looking for|without) {_SOMEBODY_NEW}\b.*)"
)
_KIND = (
    r"(?:group|class|club|session|service|activity|activities|course|project|scheme|programme"
    r"|choir|caf[eé]|event|workshop|walk|drop[ -]in|society|branch|charity|helpline|clinic|meeting"
    r"|food ?(?:bank|hub|club)|pantry|larder|organi[sz]ation|listing)(?:e?s)?"
)
_SEVERAL = (
    r"(?:all )?(?:sessions|classes|meetings|groups|events|walks|workshops|activities|services)"
)
_ONE = (
    rf"(?:(?:this|the|our|these|all(?: our| the)?) (?:[\w’'-]+ ){{0,2}}?{_KIND}"
    r"|this (?:venue|hall|centre|building))"
)
_WHO = rf"(?:we|it|they|{_SEVERAL}|{_ONE})"
_DOES = r"(?:(?: (?:is|are|has|have|has been|have been|will)|[’'](?:s|re|ve|ll))(?: all)?)"
_DATED = (
    rf"(?:[\s(]*(?:(?:\d{{1,2}}(?:st|nd|rd|th)?[\s/.-]+)?(?:(?:{_MONTH})\w*|\d{{1,2}})[\s/.,-]+)?"
    r"20\d\d\)?)?"
)
"""The day of a remark: `Update Oct 2026:`."""
_LEAD = (
    rf"(?:(?:please note|note|n\.?b\.?|covid(?:[ -]?19)?|coronavirus|important"
    rf"|(?:update|updated|news|notice)\b{_DATED}"
    r"|sorry|unfortunately|sadly|regrettably|status"
    r"|we (?:are sorry|regret)(?: to (?:say|announce|inform you))?"
    r"|(?:we (?:have been|were|are) (?:told|informed|advised)|we (?:believe|understand|hear)"
    r"|it (?:seems|appears|is (?:believed|understood|thought))|apparently))"
    r"(?: that)?[\s:,.!–-]*)*"
)
_SAYS = re.compile(
    rf"{_LEAD}(?:(?P<who>{_WHO}{_DOES} )|(?:has|have)(?: been)? )?"
    rf"(?P<said>(?P<now>{_NOW},? )?(?P<off>{_OFF})(?P<until>(?: (?:{_UNTIL}|{_FOR_NOW})){{1,3}})?)"
    rf"{_OVER}"
    rf"(?P<rest>\s*(?:[-–—:;,(]|\band\b|\bbut\b).*| {_REASON})?",
    re.IGNORECASE,
)
_PAST = re.compile(
    rf"{_LEAD}{_WHO} (?P<said>(?:(?:closed|stopped|folded|disbanded|wound up)(?: down)? in"
    rf"|(?:ended|ceased|finished) (?:in|on))"
    rf" (?:{_DAY})?(?:(?P<month>{_MONTH})\w*[\s,]+)?(?P<year>20\d\d))",
    re.IGNORECASE,
)
_AT_ITS_END = re.compile(
    rf"(?:[\s]*[(\[{{*:]+\s*|\s+[-–—|]+\s*|\s+(?=[A-Z ]+\W*$))"
    rf"(?P<said>(?i:(?:{_NOW} )?(?:{_OFF}|archived|inactive|expired)"
    rf"(?: (?:{_UNTIL}|{_FOR_NOW}|20\d\d))?))\W*$"
)
_AT_ITS_START = re.compile(
    rf"\W*(?P<said>(?i:(?:{_NOW} )?(?:{_OFF}|archived|inactive|expired)))"
    r"(?:\s*[)\]}*:]+|\s+[-–—|]+\s|(?<=[A-Z]{3})\s+(?=[A-Z]?[a-z]))"
)
_CLOSED_TO_OTHERS = re.compile(
    r"\b(?:groups?|meetings?|sessions?|anonymous|AA|NA|GA)\b", re.IGNORECASE
)
"""What may be closed to newcomers, and running."""
_PUT_OFF = re.compile(r"paused|suspended|postponed|on (?:hold|pause)", re.IGNORECASE)
_LONGEST = 300
"""Characters of a sentence, or of the end of a name, that are read."""
_MOST = 20
"""Sentences of a notice that are read."""
_UNTIL_THEN = re.compile(
    rf"\b(?:until|{_BACK})\b.*?(?:\b({_MONTH})\w*\W+)?\b(20\d\d)\b", re.IGNORECASE
)


def words_that_it_is_off(name: str, description: str, notice: str, today: date) -> str:
    """The words that say that it isn't running: `now closed`; empty where nothing is certain."""
    if _NAMES_NOTHING.fullmatch(name):
        return name.strip()
    in_name = (_AT_ITS_END.search(name[-_LONGEST:]), _AT_ITS_START.match(name)) if name else ()
    for found in in_name:
        may_be_for_some = _CLOSED_TO_OTHERS.search(name) and found and found["said"].islower()
        if found is not None and _holds(found["said"], today) and not may_be_for_some:
            return found["said"]
    for sentence, may_be_bare in (*_of_a_notice(notice), *_of_a_description(description)):
        if words := _says(sentence, name, today, may_be_bare=may_be_bare):
            return words
    return ""


_WHAT_RUNS = (
    r"(?:class(?:es)?|sessions?|clubs?|groups?|meetings?|events?|lessons?|activit(?:y|ies)"
    r"|bookings?|timetable|programme|services?|swimming|training|rehearsals?|courses?|workshops?)"
)
_NAMES_NOTHING = re.compile(
    rf"\W*(?:(?:sorry,? )?(?:there (?:is|are) )?no (?:(?:public|scheduled|timetabled|more) )?"
    rf"{_WHAT_RUNS}(?: (?:{_FOR_NOW}|{_UNTIL}|scheduled|timetabled|planned|running))?"
    rf"|nothing (?:on|scheduled|timetabled|planned|booked)"
    rf"|(?:{_NOW},? )?(?:closed|cancell?ed|postponed|paused|on hold|discontinued|not on"
    rf"|no longer {_RUN}|not (?:currently )?{_RUN})(?: (?:{_UNTIL}|{_FOR_NOW}))?)\W*",
    re.IGNORECASE,
)
"""What stands for nothing in the place of a name: `No classes`, `Closed`."""
_THEN = (
    r"(?:this (?:week|month|term|half[ -]term|morning|afternoon|evening|\w+day)|today|tonight"
    r"|tomorrow|(?:over|during|in) (?:the )?(?:school )?(?:holidays?|half[ -]term|christmas|easter"
    rf"|summer)|on {_DAY}(?:\w+day)?s?(?: {_DAY}(?:{_MONTH})\w*)?)"
)
_NOT_THEN = re.compile(
    rf"\W*(?:(?:sorry,? )?(?:there (?:is|are) )?no (?:[\w’'&-]+ ){{0,2}}?{_WHAT_RUNS},? {_THEN}"
    rf"|(?:closed|cancell?ed|not (?:on|{_RUN})),? {_THEN})\W*",
    re.IGNORECASE,
)
"""The same of a day or a week alone: `No club this week`."""


def is_off_then(name: str) -> bool:
    """Whether a name only says that nothing is on for a while: `No club this week`."""
    return _NOT_THEN.fullmatch(name) is not None


_PAUSED = re.compile(
    rf"(?:{_NOW},? )?(?:closed|shut|suspended|paused|postponed|on (?:hold|pause)|{_BREAK}"
    rf"|not (?:currently |presently )?{_RUN})\b(?P<rest>.*)",
    re.IGNORECASE,
)
_THEN_ON = re.compile(
    rf"\b(?:until|till?) {_DAY}(?:{_MONTH}|{_SEASON})"
    rf"|\b{_BACK} {_DAY}(?:{_MONTH}|{_SEASON}|20\d\d)",
    re.IGNORECASE,
)


def is_pause(words: str, today: date) -> bool:
    """Whether words that it is off say when it is on again: `Paused until Easter`."""
    found = _PAUSED.fullmatch(words)
    return found is not None and bool(_THEN_ON.search(found["rest"])) and _holds(words, today)


def paused(words: str) -> Facts:
    """The status of a listing of which its list says that it is paused. Nobody knows since when."""
    return {"status": {"paused": Words(""), "because": Words(f"The list says “{words}”.")}}


def remark_of_pause(words: str) -> Fault:
    """What is said of a listing that is paused until some day."""
    return Fault("", f"this says {quoted(shown(words))}, so the listing is paused")


def fault_of(words: str, label: str) -> Fault:
    """Why a listing is not imported whose own words say that it is off."""
    return Fault(
        "",
        f"{label}: this says {quoted(shown(words))}, so it is not imported",
        "If it is running, ask whoever keeps the list to change these words.",
    )


_FULL = r"(?:full(?:y booked)?|oversubscribed|at capacity)"
_LIST = r"(?:(?:a|our|the) )?(?:short |long )?waiting list"
_IS_FULL = re.compile(
    rf"{_LEAD}(?:{_WHO}{_DOES}(?: {_NOW})? (?P<said>{_FULL}(?: {_FOR_NOW})*)"
    rf"|(?P<now>{_NOW} {_FULL}))(?P<rest>\s*(?:[-–—:;,(]|\band\b|\bbut\b|\bso\b).*)?",
    re.IGNORECASE,
)
_HAS_A_LIST = re.compile(
    rf"{_LEAD}(?:(?:there (?:is|[’']s)|we (?:have|run|operate)|(?:{_WHO}{_DOES} )?(?:{_NOW} )?"
    rf"(?:running|operating))(?: {_NOW})? (?P<said>{_LIST})(?: {_FOR_NOW})?"
    r"|(?P<alone>waiting list only))",
    re.IGNORECASE,
)
_NAMED_FULL = re.compile(
    r"(?:[(\[{*:]+\s*|\s[-–—|]+\s*|\s(?=[A-Z ]+\W*$))"
    r"(?P<said>(?i:(?:currently |now )?full(?:y booked)?|waiting list(?: only)?))\W*$"
)


class Full(NamedTuple):
    """That there is no place for now: the status of its listing, and the words that say so."""

    status: str
    words: str


def says_that_it_is_full(name: str, description: str, notice: str) -> Full | None:
    """That it is full, or has a waiting list, where that is certain: `full on Mondays` isn't."""
    if found := _NAMED_FULL.search(name[-_LONGEST:]):
        is_list = found["said"].casefold().startswith("waiting")
        return Full("waiting-list" if is_list else "full", found["said"])
    for text in (notice, description):
        if not re.search(r"full|oversubscribed|capacity|waiting list", text, re.IGNORECASE):
            continue
        for line in text.splitlines():
            for sentence in END_OF_SENTENCE.split(line):
                plain = " ".join(sentence.split())[:_LONGEST].strip(" *_#>!.-–•\"'“”")
                if found := _IS_FULL.fullmatch(plain):
                    rest = (found["rest"] or "").casefold()
                    has_list = "waiting list" in rest or "waitlist" in rest
                    words = found["said"] or found["now"]
                    return Full("waiting-list" if has_list else "full", words)
                if found := _HAS_A_LIST.fullmatch(plain):
                    return Full("waiting-list", found["said"] or found["alone"])
    return None


def remark_of(full: Full) -> Fault:
    """What is said of a listing whose own words say that it is full."""
    what = "it is full" if full.status == "full" else "it has a waiting list"
    return Fault("", f"this says {quoted(shown(full.words))}, so the listing says that {what}")


def _of_a_notice(text: str) -> Iterator[tuple[str, bool]]:
    for sentence in _sentences(text)[:_MOST]:
        yield sentence, True


_OF_THIS = re.compile(rf"\W*{_LEAD}this {_KIND}\b", re.IGNORECASE)
"""A sentence about the listing itself. `The café is closed` may be about a part of it."""


def _of_a_description(text: str) -> Iterator[tuple[str, bool]]:
    """Its first and its last sentence, and those between that begin with `This group`.

    `Closed` alone may be the end of a table of hours.
    """
    every = _sentences(text)
    for index, sentence in enumerate(every):
        if index in {0, len(every) - 1} or _OF_THIS.match(sentence):
            yield sentence, index == 0


def _sentences(text: str) -> list[str]:
    low = text.casefold()
    if not (text and any(sign in low for sign in _MAY_BE_OFF)):
        return []
    every = (one for line in text.splitlines() for one in END_OF_SENTENCE.split(line))
    return [" ".join(one.split())[:_LONGEST] for one in every if re.search(r"\w", one)]


_GOES_ON = re.compile(
    r"\W*(?:but|although|though|however|instead)\b.*?\b(?:continu\w+|still|carry(?:ing)? on|keep\w*"
    r"|instead|on ?line|zoom|now (?:meet|run)\w*)\b",
    re.IGNORECASE,
)
"""Words behind it by which something goes on all the same."""
_MAY_BE_OVER = re.compile(
    rf"\bno longer (?:{_RUN}|meets?|runs?|{_HOLDING})\b(?=\W*$|\s*[,;:(–—]|\s+-|\s+but\b)",
    re.IGNORECASE,
)


def words_that_it_may_be_off(*texts: str) -> str:
    """Words anywhere in texts by which it may not run: `no longer doing meet-ups`; empty if none.

    What `no longer meets at the library` is running somewhere else.
    """
    every = (sentence for text in texts for sentence in _sentences(text))
    return next((found[0] for one in every if (found := _MAY_BE_OVER.search(one))), "")


def remark_that_it_may_be_off(words: str) -> Fault:
    """What is said of a listing with such words, which is imported."""
    return Fault(
        "",
        f"this says {quoted(shown(words))}, and the listing says that it is running",
        "Look whether it still runs. If it doesn't, take it out of the list.",
    )


def _says(sentence: str, name: str, today: date, *, may_be_bare: bool) -> str:
    """What a sentence says of the listing itself."""
    plain = sentence.strip(" *_#>!.-–•\"'“”")
    if name and plain.casefold().startswith(f"{name.casefold()} "):
        plain = f"it {plain[len(name) + 1 :]}"
    plain = re.sub(r"\b(is|are)n[’']t\b", r"\1 not", plain)
    past = _PAST.fullmatch(plain)
    if past is not None and _month_of(past["month"], past["year"]) < (today.year, today.month):
        return past["said"]
    found = _SAYS.fullmatch(plain)
    if found is None or not _holds(found["said"], today) or _GOES_ON.match(found["rest"] or ""):
        return ""
    off, rest = found["off"], (found["rest"] or "").strip(" -–—:;,(")
    back = re.search(rf"\b{_BACK}\b.*", rest, re.IGNORECASE)
    comes_back = back is not None and _UNTIL_THEN.search(back[0]) is not None
    if back is not None and not _holds(back[0], today):
        return ""
    is_put_off = _PUT_OFF.fullmatch(off) is not None
    if found["over"] and not (is_put_off or comes_back):
        return ""
    is_sure = bool(found["now"] or found["until"] or re.match("no longer|not ", off, re.IGNORECASE))
    if comes_back or (found["over"] and is_put_off):
        return f"{found['said']}{found['over'] or ''}"
    if is_sure:
        return found["said"]
    if rest and not off.isupper() and not re.match(_REASON, rest, re.IGNORECASE):
        return ""
    if re.fullmatch(_BREAK, off, re.IGNORECASE):
        return ""
    if off.casefold() == "closed":
        who = found["who"] or ""
        is_for_some = _CLOSED_TO_OTHERS.search(who) and not re.search(r"ha(?:s|ve) ", who)
        if is_for_some or not (who or may_be_bare):
            return ""
    return found["said"]


def _holds(words: str, today: date) -> bool:
    """Whether words hold: what was off until a past month may be on, what ends next year is on."""
    found = _UNTIL_THEN.search(words)
    if found is None:
        year = re.search(r"\b20\d\d$", words)
        return year is None or int(year[0]) <= today.year
    return _month_of(found[1], found[2]) >= (today.year, today.month)


def _month_of(name: str | None, year: str) -> tuple[int, int]:
    """The year and the month of a date; the last month where none is named."""
    return int(year), month_called(name or "december")
