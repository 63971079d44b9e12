"""Ways into online meetings, and through locked doors: no directory publishes those."""

from __future__ import annotations

import re
from urllib.parse import unquote

from activity_directory.importers.kept_back.word import keys_in

_LABEL = (
    r"meeting (?:id|number)|pass ?code|pass ?word|conference id|access code|zoom id|personal id"
    r"|webinar id|event (?:number|password)|host key|pin(?: code| number)?|pwd|pw"
    r"|(?:door|gate|entry|alarm|key ?pad|key ?safe|lock ?box)(?: code| number| pin)"
)
_LOCK = (
    r"(?:door|gate|entry|entrance|key|key ?pad|key ?safe|lock ?box|buzzer|lock|alarm|intercom"
    r"|barrier|padlock|building)s?"
)
_DIGITS = r"(?!0[\d ]{9})[A-Z]{0,2}\d{3,}[A-Z]?\b"
_OPENS = r"(?:key ?pad|key ?safe|lock ?box|padlock|(?:combination|code|number) ?lock|combination)s?"
"""What a number beside it opens, whether or not the number is called a code."""
_KEY_SAFE = r"[A-Z] ?\d{3,5} ?[A-Z]\b"
"""The code of a key safe, between its two letters: `C1958Y`."""
_NO_CODE = r"(?<!\bin )(?<!\bsince )(?<!\bfrom )(?<!\buntil )(?<!\broom )(?<!\bring )(?<!\bcall )"
_TO_GET_IN = (
    r"(?:to (?:(?:get|come|go|let yourself|be let) in\b(?! touch)|(?:get|come|go) through"
    r"|open (?:it|the)\b|enter\b(?! (?:the |our |a )?(?:\w+ )?(?:competition|contest|draw|race"
    r"|raffle)))|for (?:entry|the (?:door|gate)))"
)
_INVITES = (
    r"chat\.whatsapp\.com/|\bt(?:elegram)?\.me/(?:\+|joinchat)|\btelegram\.me/joinchat"
    r"|\bsignal\.(?:group|me)/|\bdiscord(?:app)?\.(?:gg|com/invite)"
    r"|\bm(?:essenger)?\.(?:me|com)/j/|\bmessenger\.com/t/"
)
"""Links by which anybody joins a group that chats."""
_TO_A_MEETING = r"/(?!(?:about|docs?|download|en|join|pricing|support|test)?/?(?:[\s)>\]\"'.,;]|$))"
"""What follows the host of a link: not the home page of the software, nor what it is about."""
_HOST = (
    r"(?:meet\.google\.com|zoom(?:gov)?\.(?:us|com)|teams\.(?:microsoft|live)\.com|webex\.com"
    r"|whereby\.com|meet\.jit\.si|gotomeet(?:ing\.com|\.me)|join\.skype\.com"
    r"|bluejeans\.com)"
)
_LINK_TO_ONE = re.compile(rf"(?:https?://)?(?:[\w-]+\.)*{_HOST}{_TO_A_MEETING}\S*", re.IGNORECASE)
_MEETING = re.compile(
    rf"{_HOST}{_TO_A_MEETING}"
    r"|^\W*(?:microsoft teams|zoom|google meet)(?: meeting)?\W*$"
    r"|\b(?:meeting (?:id|number)|passcode|dial[ -]in|conference id|access code|zoom id)\b"
    r"|\b(?:pass ?word|pwd|pw|pin(?: code| number)?)\b(?: is\b|\s*[:=])|^[-:~]{8,}$"
    r"|\b(?:pass ?word|pwd|pin(?: code| number)?)\s+(?=\S*\d)[\w!?#*-]{4,}"
    r"|\b(?:(?:door|gate|entry) (?:code|pin)|(?:key ?pad|key ?safe|lock ?box)(?: code| pin)?)"
    r"(?: is)?\s*[:=]?\s+[CX]?\d{3,}"
    r"|\d[\d ]{6,},,|tel\.meet/|[?&](?:pwd|pin)=|\bwebex\s+\d{3,4}[ -]\d{3,4}"
    r"|^_{4,}\s*$"
    r"|\bjoin (?:on your computer|the meeting now|with a video conferencing device)\b"
    r"|\b(?:or call in \(audio only\)|find a local number)"
    r"|\bID:?\s+\d{3,4}[ -]\d{3,4}[ -]\d{3,4}\b"
    rf"|{_INVITES}"
    rf"|\b{_LOCK}\b(?:[^.\n\d]{{0,30}}|\W{{1,3}}\d{{1,2}}\W{{1,3}}(?:(?:and|the|then|use) )*)"
    rf"\b(?:codes?|pin|combination)(?: is| are)?[\s:=-]{{1,3}}{_DIGITS}"
    rf"|\b{_OPENS}\b[^.\n\d£]{{0,30}}?[\s:=(-]{_NO_CODE}(?:{_DIGITS}|{_KEY_SAFE})"
    rf"|\b{_LOCK}\b[^.\n\d£]{{0,30}}?[\s:=(-]{_KEY_SAFE}"
    rf"|\bcodes?(?: is|:)? {_DIGITS}[^.\n]{{0,15}}? {_TO_GET_IN}"
    rf"|\b(?:key ?pad|key ?safe|lock ?box)\b[^.\n]{{0,30}}\bnumber(?: is)?[\s:=]{{1,3}}{_DIGITS}"
    rf"|\bcode (?:for|of|to|on|at) (?:the |our )?(?:\w+ )?{_LOCK}\b[^.\n]{{0,15}}?\b{_DIGITS}"
    rf"|\b{_DIGITS} (?:on|into) the (?:door|buzzer|intercom|key ?pad|key ?safe|lock)\b"
    rf"|\b(?:press|enter|dial|key in|type) {_DIGITS}[^.\n]{{0,30}}\b{_LOCK}\b",
    re.IGNORECASE,
)
_AWAITS = re.compile(rf"\b(?:{_LABEL})\b(?: is)?[\s:=*_|-]*$", re.IGNORECASE)
"""The end of a line whose code is on the next."""
_CODE = re.compile(r"\W*(?:\w*\d\w*(?:[ -]\w+){0,4}|[\w!?#*&$%@+-]{3,24})\W*")
"""A line that may be a code."""


_SIGNS = ("____", "----", "::", "~", ",,", "t.me/", "m.me/")
_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        "access bluejeans buzzer call chat code codes combination conference dial discord door "
        "entry find gate google gotomeet gotomeeting id jit join joinchat key keypad keysafe "
        "live lock lockbox meet meeting messenger microsoft padlock pass passcode password pin "
        "pw pwd safe signal skype teams tel webex whatsapp whereby zoom zoomgov",
    )
)


def _may_let_in(line: str) -> bool:
    """Whether a line has a word or a sign of all that lets people in."""
    return not _WORDS.isdisjoint(keys_in(line)) or any(sign in line for sign in _SIGNS)


def lets_in(line: str) -> bool:
    """Whether a line says how to get in."""
    return _may_let_in(line) and _MEETING.search(unquote(line) if "%" in line else line) is not None


def is_link_to_a_meeting(cell: str) -> bool:
    """Whether a cell is a link by which people join a meeting online, and nothing else."""
    return _LINK_TO_ONE.fullmatch(cell.strip()) is not None


_LINK = re.compile(r"[\s;,|]*(?<!\w)(?:https?://)?[\w.-]+\.[a-z]{2,9}/[^\s;,|<>]+", re.IGNORECASE)
_ENDS = re.compile(r"^[\s;,|]+|[\s;,|:–-]+$")


def without_ways_in(cell: str) -> str:
    """The rest of a cell in which a link lets people into a chat or a meeting, as a number.

    A cell that lets people in by other words than a link stays as it is.
    """
    left = _LINK.sub(lambda found: "" if lets_in(found[0].strip(" ;,|")) else found[0], cell)
    return cell if left == cell else _ENDS.sub("", left)


def names_a_code(title: str) -> bool:
    """Whether a column has codes in it, by its name."""
    return re.search(rf"\b(?:{_LABEL})\b", title, re.IGNORECASE) is not None


def announced_codes(text: str) -> set[int]:
    """The lines of a text, counted from 0, that are a code which the line above announces."""
    found: set[int] = set()
    awaited = False
    for number, line in enumerate(text.split("\n")) if "\n" in text else ():
        if not line.strip():
            continue
        if awaited and _CODE.fullmatch(line):
            found.add(number)
        awaited = _AWAITS.search(line) is not None
    return found
