"""Words that give an amount not under `cost:`, or say that it is free."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from activity_directory.rules.words_and_facts.claims import Claim, Look, Signs
from activity_directory.rules.words_and_facts.sentences import plain_statement
from activity_directory.rules.words_and_facts.times import ONE_DAY
from activity_directory.schema.values.mistake import either

if TYPE_CHECKING:
    from activity_directory.model.activity import Activity


def _may_say_free(signs: Signs) -> bool:
    text = signs.text
    return (
        "free" in text
        or "Free " in text
        or "no charge" in text
        or ("nothing" in text and ("cost" in text or "nothing to pay" in text))
    )


def _may_name_a_price(signs: Signs) -> bool:
    return "£" in signs.text or "a fiver" in signs.text


_AMOUNT = r"£(\d{1,4}(?:\.\d{2})?)"
_BEFORE = re.compile(
    r"\b(?:it(?:[’']s| is| costs)|you pay|we ask(?: for)?|"
    r"(?:price|entry|admission|cost)(?: is| costs|:)?|we charge|"
    r"(?:fee|charge) (?:is|of)|"
    r"(?:class|session|course|place|ticket|visit)(?:es|s)? (?:is|are|costs?))\s+"
    r"(?:only |just |still |now )*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:each\b|an? (?:session|class|time|visit|person|head|go)\b"
    r"|per (?:session|class|time|visit|person|head)\b"
    r"|(?:in change )?for (?:the|each|every) (?:session|class)\b"
    r"|to (?:play|join|get in|come|take part)\b|(?:on|at) the door\b|a (?:lesson|night)\b)"
)
_ANY_AMOUNT = re.compile(_AMOUNT)
_IN_SLANG = r"a (fiver)\b"
_FOR_OTHERS = re.compile(
    rf"{ONE_DAY.pattern}|\b(?:people on|pension credit|universal credit|benefits?|concessions?|"
    r"students?|members?|carers?|children|under|reduced|half price|deposit|"
    r"donations?|if you can|towards|tickets?|concerts?|shows?|raised|took|famil(?:y|ies)|"
    r"for (?:the |your )?(?:tea|coffee|drinks|food|materials))\b",
    re.IGNORECASE,
)


def _another_price(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    if "£" not in text and not _is_priced(activity):
        return
    known = {cost.pence for cost in activity.costs}
    for cost in activity.costs:
        for match in _ANY_AMOUNT.finditer(f"{cost.note} {cost.only_for} {cost.free_for}"):
            known.add(_pence(match[1]))
    if known == {None} and any(cost.charge == "ask" for cost in activity.costs):
        return
    for match in re.finditer(_ANY_AMOUNT if "£" in text else _IN_SLANG, text):
        if _pence(match[1]) in known:
            continue
        before = _BEFORE.search(text[max(0, match.start() - 30) : match.start()])
        after = _AFTER.match(text, match.end())
        if (before or after) and plain_statement(activity, text, match, _FOR_OTHERS):
            words = f"{before[0] if before else ''}{match[0]}{after[0] if after else ''}"
            against = f"but the cost is {_costs(activity)}"
            yield Claim(match.start(), words, "words-say-another-price", against, "cost.0")


def _pence(amount: str) -> int:
    pounds, _, pence = amount.replace("fiver", "5").partition(".")
    return int(pounds) * 100 + int(pence or 0)


def _costs(activity: Activity) -> str:
    amounts = [f"£{cost.pence / 100:.2f}" for cost in activity.costs if cost.pence is not None]
    return either(tuple(amounts)) if amounts else "given as free"


_FREE = re.compile(
    r"free\b(?: of charge| to (?:attend|join|come|take part))?|no charge\b|costs? nothing\b"
    r"|nothing to pay\b|Free (?:of charge|to (?:attend|come|take part))\b"
)
_IS = re.compile(
    r"\b(?:it|this|everything|(?:the|our|all|all our|every|each) "
    r"(?:group|class|session|course|club|walk|event|workshop|lesson|meeting)(?:es|s)?)"
    r"(?:[’']s| is| are)?(?: all| always| completely| totally| absolutely| entirely| still)? $",
    re.IGNORECASE,
)
_FOR_SOME = re.compile(
    r"\b(?:first|if|until|trial|when|carers?|under|minibus|free (?:for|with|from|on)|"
    r"to (?:come and )?(?:look|watch|see|try|ask|ring|visit))\b",
    re.IGNORECASE,
)
_PRICED = frozenset({"per_session", "per_course", "membership"})


def _is_priced(activity: Activity) -> bool:
    return all(cost.charge in _PRICED for cost in activity.costs)


def _free(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    if not _is_priced(activity):
        return
    for match in _FREE.finditer(text):
        before = _IS.search(text[max(0, match.start() - 40) : match.start()])
        if (before is not None or not match[0].startswith(("free", "cost"))) and plain_statement(
            activity, text, match, _FOR_SOME
        ):
            words = f"{before[0] if before else ''}{match[0]}"
            against = f"but the cost is {_costs(activity)}"
            yield Claim(match.start(), words, "words-say-free", against, "cost.0")


LOOKS: tuple[Look, ...] = ((_may_say_free, _free), (_may_name_a_price, _another_price))
