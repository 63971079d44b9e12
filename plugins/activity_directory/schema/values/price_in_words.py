"""What there is to pay where a list says it in words: one sum that is sure, or nothing.

`£3 per person` is a price each time. No number of `£8 per month`, `£4 (£3 concessions)` or
`Free for over 60s` is what everybody pays who comes, so nothing is taken out of them.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple

from activity_directory.schema.values.numbers import amounts_in

_SUM = re.compile(
    r"(?:£ ?|\bgbp ?)(?P<pounds>\d{1,3}(?:,\d{3})+|\d{1,4})(?:\.(?P<pence>\d{1,2})p?)?(?= ?pp\b|\b)"
    r"|\b(?P<only_pence>\d{1,2}) ?p\b"
    r"|\b(?P<named>\d{1,4})(?:\.(?P<named_pence>\d\d))? ?(?:pounds?|gbp)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(\d{1,3}(?:\.\d\d)?) (?:each|pp|p\.p\.|each time|(?:per|a) (?:session|class|visit|time)"
    r"|per person)",
    re.IGNORECASE,
)
"""A number without a sign that is a sum all the same, by what is after it."""
_OTHER_MONEY = re.compile(r"[-–−] ?£|[€$¥]|\b(?:euros?|dollars?)\b", re.IGNORECASE)
_PHRASES = re.compile(
    r"\b(?:(?:on|at) the (?:door|day)|on arrival|in advance|cash only|in cash|by (?:cash|card)"
    r"|(?:cash|card) (?:or|and) (?:cash|card)|drop[ -]?in|pay as you go|payg)\b"
)
_FOOD = (
    r"(?:(?:and|&|a|an|of|cup|free|hot|cold|light|soft|the|your|all)\s+)*"
    r"(?:teas?|coffees?|cakes?|biscuits?|refreshments?|lunch|drinks?|squash|snacks?|breakfast"
    r"|materials|equipment|craft materials)"
)
_INCLUDED = re.compile(
    rf"\b(?:(?:which |this )?(?:inc|incl|includes|including|with)\.?(?:\s+|/)(?:{_FOOD}[\s/]*)+"
    rf"|(?:{_FOOD}[\s/]*)+(?:is |are )?(?:included|provided))(?=\s|$)"
)
_EACH_TIME = frozenset(
    {"each", "every", "per", "a", "an", "time", "session", "sessions", "class", "classes"}
    | {"is", "are", "it", "the", "of", "cost", "costs", "price", "fee", "charge"}
)
_EACH_TIME_OR_PERSON = _EACH_TIME | frozenset(
    {"visit", "lesson", "lessons", "meeting", "workshop", "attendance", "person", "head", "pp"}
    | {"entry", "entrance", "admission", "ticket", "tickets", "just", "only", "small", "nominal"}
    | {"payable", "paid", "attend", "to", "come", "there", "and"}
)
_GIFT = frozenset({"donation", "donations"})
_GIFT_OR_NOT = frozenset({"suggested", "voluntary", "recommended", "usual"})
_ABOUT_GIFTS = _EACH_TIME_OR_PERSON | _GIFT | _GIFT_OR_NOT
_ABOUT_GIFTS |= frozenset(
    {"contribution", "free", "but", "by", "we", "ask", "for", "please", "with"}
    | {"appreciated", "welcome", "welcomed", "gratefully", "received", "invited", "requested"}
)
_FOR_EACH = re.compile(
    r"\b(?:per|a|each|every|for each) (?:child|kid|toddler|baby|adult|player|participant"
    r"|attendee|swimmer|dancer|walker|runner|rider|junior|senior)\b"
)
"""Who pays the sum. A family or a couple is none: nobody who comes alone knows their price."""
_COMPANION = (
    r"(?:(?:carers?|companions?|helpers?|pas?|personal assistants?|support workers?)"
    r"(?: (?:or|and) | |$))+"
)
_FREE_BESIDE = re.compile(
    rf"(?:\b(?:and|but|with|plus) )?(?:\b(?:one|1|a|your|any|essential) )*(?:\bfree {_COMPANION}"
    rf"|\b{_COMPANION}(?:go |come |get in |are |is |for )*free(?=\s|$)"
    r"|\b(?:the |your )?first (?:session|class|lesson|visit|time|one)(?: is)? free(?=\s|$))"
)
"""Who comes free with somebody who pays, and a first time that is free."""
_COURSE = re.compile(
    r"(?:(?:for|per|the|a|whole|full|entire|cost|price|fee|of|is)\s+)*(?:course|programme|block)"
    r"(?:\s+of\s+\d+(?:\s+(?:weeks?|sessions?|classes|lessons))?)?"
    r"|for\s+(?:(?:a|the|all)\s+)?\d+[ -](?:weeks?|sessions?|classes|lessons)(?:\s+course)?"
)


class Price(NamedTuple):
    """A sum that words say for certain, as an entry writes it, and what else they say."""

    charge: Literal["per_session", "per_course", "donation"]
    amount: str
    note: str


def price_in(text: str) -> Price | None:
    """The one price that these words are sure to mean; None where they may mean another."""
    text = " ".join(text.split())
    if _BARE.fullmatch(text):
        return price_in(f"£{text}")
    found = list(_SUM.finditer(text))
    if len(found) != 1 or _OTHER_MONEY.search(text):
        return None
    [one] = found
    amount = _amount(one)
    before, after = text[: one.start()], text[one.end() :]
    if (
        amount is None
        or before[-1:].isalnum()
        or before[-1:] in {".", ","}
        or re.match(r"(?!pp\b)\w", after)
    ):
        return None
    rest = re.sub(
        r"[()\[\];,:!*/]|[.](?=\s|$)|[-–—](?=\s|$)|(?<=\s)[-–—]", " ", f"{before} {after}"
    )
    rest = " ".join(rest.casefold().split()).strip(" -–—.")
    if _COURSE.fullmatch(rest):
        return Price("per_course", amount, _note(before, after))
    found_whom = _FOR_EACH.search(rest)
    for_whom = found_whom[0] if found_whom else ""
    beside = _FREE_BESIDE.sub(" ", _PHRASES.sub(" ", rest))
    words = _INCLUDED.sub(" ", _FOR_EACH.sub(" ", beside, count=1)).split()
    if _is_a_gift(set(words)):
        is_usual = bool(_GIFT_OR_NOT & set(words))
        return Price("donation", amount if is_usual else "", for_whom if is_usual else text)
    if not set(words) <= _EACH_TIME_OR_PERSON:
        return None
    says_more = not set(rest.split()) <= _EACH_TIME
    note = (_note(before, after) or for_whom) if says_more else ""
    return Price("per_session", amount, note)


def _is_a_gift(words: AbstractSet[str]) -> bool:
    """Whether words ask for a gift. A contribution is none, unless it is a suggested one."""
    asks = _GIFT & words or ("contribution" in words and _GIFT_OR_NOT & words)
    return bool(asks) and words <= _ABOUT_GIFTS


def _amount(one: re.Match[str]) -> str | None:
    if one["only_pence"]:
        return f"{one['only_pence']}p" if one["only_pence"].strip("0") else None
    pounds = (one["pounds"] or one["named"]).replace(",", "")
    pence = (one["pence"] or one["named_pence"] or "").ljust(2, "0")
    if not (pounds + pence).strip("0"):
        return None
    return f"£{int(pounds)}" + (f".{pence}" if pence.strip("0") else "")


_EACH = re.compile(r"^(?:each|(?:per|a|each|every) (?:session|class|time|visit))\b[\s,;]*(?=\S)")


def _note(before: str, after: str) -> str:
    """The words around the sum, where they can be read without it; else all of them."""
    before, after = before.strip(" :,;-–"), after.strip(" :,;-–.")
    note = "" if before and after else _EACH.sub("", before or after).strip()
    return note if "(" in note.removeprefix("(") else note.removeprefix("(").removesuffix(")")


_FREE = re.compile(
    r"\b(?:free of (?:any )?charge|(?:no|without|at no|without any) (?:charge|cost|fee)s?"
    r"|no (?:entry|entrance|admission) (?:charge|fee)|free (?:event|entry|admission)?"
    r" ?(?:for|to|and open to|open to) (?:all|everyone|everybody|anyone|attend|join|use)"
    r"(?: members of the (?:general )?public)?|(?:nothing|not) to pay)\b",
    re.IGNORECASE,
)
_GIFTS = re.compile(
    r"\b(?:donations?|contributions?) (?:is |are |very |always )*welcome\b.*", re.IGNORECASE
)
_TO_RING = re.compile(r"\b(free|no charge) (?:to (?:call|ring|phone|text)|calls?)\b", re.IGNORECASE)
"""What is free of a helpline. It asks nobody to ring about a price."""
_DOUBT = re.compile(
    r"\d|\b(?:for|if|until|unless|except|first|taster|most|some|many|under|over|half|discount\w*"
    r"|concession\w*|reduced|members?|memberships?|residents?|eligible|referred|ask|call|contact"
    r"|phone|ring|enquire|prices?|charges?|charged|costs?|fees?|pay\w*|subscription\w*"
    r"|var(?:y|ies)|depend\w*|tb[ac])\b",
    re.IGNORECASE,
)


_ABOUT_FREE = frozenset(
    {
        "free",
        "of",
        "any",
        "charge",
        "cost",
        "no",
        "event",
        "entry",
        "admission",
        "session",
        "sessions",
    }
    | {
        "class",
        "classes",
        "group",
        "activity",
        "activities",
        "service",
        "to",
        "for",
        "all",
        "attend",
    }
    | {"everyone", "join", "use", "drop", "in", "but", "and", "with", "booking", "is", "are", "a"}
    | {"essential", "required", "necessary", "recommended", "need", "book", "small", "voluntary"}
    | {"donation", "donations", "contribution", "contributions", "welcome", "always", "very"}
    | {"appreciated", "gratefully", "received", "invited", "suggested", "optional"}
    | {"the", "our", "tin", "box", "pot", "plate"}
    | {"confidential", "independent", "impartial", "anonymous", "friendly", "safe", "welcoming"}
)


_FREE_AND_MORE = re.compile(
    r"\W*(?:it is |this is )?(?:free(?: of charge| entry| event| session| to all| for all)?"
    r"|no (?:charge|cost))\s*[,;.(–-]\s*\w",
    re.IGNORECASE,
)
"""That it is free, and then something else: `Free, buy your own drinks`."""
_GIFTS_TO_US = frozenset({"donation", "donations", "contribution", "contributions"})


_FOR_WHOM = re.compile(
    r"\b(donations?|contributions?) (?:to|towards|for) (?!attend|join|come)[\w’' ]{1,60}? "
    r"(?=(?:is |are |very |always |gratefully )*(?:welcome|appreciated|invited)\b)",
    re.IGNORECASE,
)
"""What a gift is for: `donations to the hospice welcome`."""


_IF_YOU_CAN = _ABOUT_GIFTS | frozenset(
    {
        "able",
        "afford",
        "contributions",
        "any",
        "can",
        "could",
        "feel",
        "it",
        "give",
        "if",
        "leave",
        "like",
        "make",
        "may",
    }
    | {"much", "are", "so", "small", "very", "always", "wish", "would", "you", "your"}
)
"""Words about a gift that people make if they can."""
_WELCOME = frozenset({"appreciated", "welcome", "welcomed", "gratefully", "invited"})


def free_in(text: str) -> Literal["", "free", "donation"]:
    """What words about what is free say for certain: `Free (donations welcome)` is a gift."""
    text = _TO_RING.sub(r"\1", text)
    words = {*re.findall(r"[a-z]+", _FOR_WHOM.sub(r"\1 ", text).casefold())}
    if words <= _IF_YOU_CAN and words & _GIFTS_TO_US and words & _WELCOME:
        return "" if any(map(str.isdigit, text)) else "donation"
    if words <= _ABOUT_FREE and re.match(r"\W*(?:free|no (?:charge|cost))\b", text, re.IGNORECASE):
        if words & _GIFTS_TO_US:
            return "donation"
        return "" if may_cost(text) else "free"
    is_free = _FREE_AND_MORE.match(text) and not words & (_GIFTS_TO_US | {"only", "donate"})
    return "free" if is_free and not may_cost(text) else ""


def may_cost(text: str) -> bool:
    """Whether words beside `Free` leave it open who pays nothing, or whether anybody does."""
    if amounts_in(text):
        return True
    text = _TO_RING.sub(r"\1", _GIFTS.sub(" ", " ".join(text.split())))
    return bool(_DOUBT.search(_FREE.sub(" ", text)))
