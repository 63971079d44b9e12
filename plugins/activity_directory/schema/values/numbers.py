"""Yes and no, numbers and money."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from activity_directory.schema.values.mistake import Mistake
from activity_directory.vocabulary import plain

_YES = {"y": "yes", "true": "yes", "on": "yes", "n": "no", "false": "no", "off": "no"}
_ASK = {"unknown": "ask", "?": "ask", "maybe": "ask", "not sure": "ask", "n/a": "ask"}


def parse_yes(text: str) -> bool | Mistake:
    """`yes` or `no`."""
    if text in {"yes", "no"}:
        return text == "yes"
    low = text.casefold()
    return Mistake(text, meant=low if low in {"yes", "no"} else _YES.get(low, ""))


def parse_answer(text: str) -> str | Mistake:
    """`yes`, `no` or `ask`: what isn't known is never a yes."""
    if text in {"yes", "no", "ask"}:
        return text
    low = text.casefold()
    return Mistake(text, meant=low if low in {"yes", "no", "ask"} else (_YES | _ASK).get(low, ""))


def parse_whole(text: str, least: int, most: int) -> int | Mistake:
    """A whole number."""
    if not re.fullmatch(r"[0-9]{1,9}", text):
        match = re.search(r"[0-9]{1,9}", text)
        meant = match[0] if match and least <= int(match[0]) <= most else ""
        return Mistake(text, meant=meant, certain=False)
    return int(text) if least <= int(text) <= most else Mistake(text)


_POUNDS = re.compile(r"£?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{2}))?")
# What somebody may have meant is a text: only a mistake has `re` compile it.
_LOOSE_MONEY = r"(?:£|gbp)?\s*(\d{1,6})(?:[.:,](\d{1,2}))?\s*(?:pounds?|gbp|each|p\.p\.|pp)?"


NOTHING_TO_PAY = frozenset(
    {"free", "free of charge", "nothing", "nil", "no charge", "no cost", "no fee", "none"}
    | {"free entry", "free admission", "free entrance", "free to attend", "no entry fee"}
)
"""What people write where there is nothing to pay."""
_DONATION = frozenset(
    {"donation", "donations", "by donation", "a donation", "voluntary donation"}
    | {"donations welcome", "suggested donation", "small donation", "contribution"}
)
_AS_YOU_CAN = frozenset(
    {"pay what you can", "pay as you feel", "pay what you like", "pay as you can", "you choose"}
)
_NOT_KNOWN_PRICE = frozenset(
    {"ask", "please ask", "varies", "various", "vary", "tba", "tbc", "unknown", "not known", "?"}
    | {"contact us", "please contact us", "ask us", "on request", "depends", "n/a"}
)
Charge = Literal["", "free", "donation", "pay_what_you_can", "ask"]
"""What there is to pay, where words say it and no amount does."""
_WORDS_OF_A_PRICE: tuple[tuple[frozenset[str], Charge, str], ...] = (
    (NOTHING_TO_PAY, "free", "If there is nothing to pay, write `free` instead."),
    (_DONATION, "donation", "If people give what they like, write `donation` instead."),
    (
        _AS_YOU_CAN,
        "pay_what_you_can",
        "If people choose what to pay, write `pay what you can` instead.",
    ),
    (_NOT_KNOWN_PRICE, "ask", "If the price isn't known, write `ask` instead."),
)


@lru_cache(maxsize=1_000)  # lists say the same few again and again
def _in_words(text: str) -> tuple[Charge, str]:
    """What words say of a price, and how an entry says it; nothing where they say no such thing."""
    phrase = plain(text).rstrip(".!")
    if re.fullmatch(r"(?:£|gbp)? ?0+(?:[.:,]0+)?p?", phrase):
        phrase = "nothing"
    found = ((charge, hint) for words, charge, hint in _WORDS_OF_A_PRICE if phrase in words)
    return next(found, ("", ""))


def charge_in(text: str) -> Charge:
    """What words such as `no charge`, `£0` or `by donation` say of a price."""
    return _in_words(text)[0]


def parse_price(text: str) -> int | Mistake:
    """Pence of an amount that people pay; of other words for a cost, the field that they mean."""
    amount = parse_money(text)
    if not isinstance(amount, Mistake):
        return amount
    _, hint = _in_words(text)
    return replace(amount, meant="", hint=hint) if hint else amount


def amounts_in(text: str) -> tuple[str, ...]:
    """The sums among other words, the lowest first: `£2` and `£3` of `£3 (£2 concessions)`.

    A number alone is none: it may be an age, a year or the half of a telephone number.
    """
    found = re.findall(
        r"£ ?(\d{1,3}(?:,\d{3})+|\d{1,4})(\.\d\d)?(?![\d:%+]|[.,]\d)"
        r"|\b(\d{1,4})(\.\d\d)? ?(?:pounds|gbp)\b",
        text,
        re.IGNORECASE,
    )
    sums = ((one or named).replace(",", "") + (pence or more) for one, pence, named, more in found)
    return tuple(f"£{one}" for one in sorted(dict.fromkeys(sums), key=float))


def parse_money(text: str) -> int | Mistake:
    """Pence of `£3.50`, `£4` or `50p`."""
    if text.startswith("£") and (match := _POUNDS.fullmatch(text)):
        amount = int(match[1].replace(",", "")) * 100 + int(match[2] or 0)
        return amount or Mistake(text, hint="If there is no such amount, remove the line.")
    if match := re.fullmatch(r"(\d{1,2})p", text):
        return int(match[1])
    loose = re.fullmatch(_LOOSE_MONEY, text.casefold())
    if loose is None:
        thousands = re.fullmatch(r"(?:up to )?£?(\d{1,3})k", text.casefold())
        meant = f"£{thousands[1]},000" if thousands else ""
        return Mistake(text, meant=meant, hint="" if meant else _one_amount(text), certain=False)
    pence = f".{loose[2].ljust(2, '0')}" if loose[2] else ""
    alone = not re.search("[a-z]", text.casefold().removeprefix("gbp"))
    return Mistake(text, meant=f"£{int(loose[1])}{pence}", certain=alone)


def _one_amount(text: str) -> str:
    amounts = re.findall(r"\d+(?:\.\d+)?", text)
    if len(amounts) > 1:
        return "Give each price an item of its own, and say who it is for with `only_for:`."
    return "Give only the amount, and move the other words to `note:`." if amounts else ""
