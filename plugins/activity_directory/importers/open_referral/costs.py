"""What a service costs: prices with their dates, or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from activity_directory.importers.open_referral.shapes import Document, day, line, number, remark
from activity_directory.intake.answers import Fault
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.numbers import amounts_in, charge_in
from activity_directory.schema.values.price_in_words import may_cost

ORIGIN = "price"
LONGEST = 200
_UNIT = (
    r"(?:session|visit|class|entry|lesson|meal|time|ticket|admission|head|person|attendance"
    r"|drop[ -]?in)(?:e?s)?"
)
_EACH_TIME = re.compile(rf"\b(?:{_UNIT}|each|attend\w*)\b", re.IGNORECASE)
_UNIT_ALONE = re.compile(
    rf"(?:per |each |a |an |one |single |full |standard )*{_UNIT}", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"\b(?:adults?|child(?:ren)?|concessions?|members?|students?|seniors?|under|over|people|those"
    r"|carers?|benefits?|toddlers?|bab\w+)\b",
    re.IGNORECASE,
)
"""Words for people who pay to come, each time: a price for adults is one of admission."""
_COURSE = re.compile(
    r"(?:(?:price|cost|fee|for|of|per|a|the|whole|full)[ :]+)*(?:course|programme)", re.IGNORECASE
)
_EVERY = r"(?:yearly|monthly|annual|(?:per|a|each) (?:year|annum|month)|year|month)"
_MEMBERS = re.compile(
    rf"(?:{_EVERY} )?(?:membership|subscription)(?: fee)?(?:[,:]? {_EVERY})?", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\b(?P<year>year\w*|annual\w*|annum)\b|\b(?P<month>month\w*)\b", re.IGNORECASE
)
_OTHER_UNIT = re.compile(
    r"\b(?:year\w*|annual\w*|annum|month\w*|quarter\w*|term\w*|fortnight\w*|week\w*|da(?:y|ys|ily)"
    r"|hour\w*|minutes?|courses?|programmes?|blocks?|memberships?|subscriptions?|deposit"
    r"|from|up to|first|\d+ (?:sessions|classes|lessons|visits))\b",
    re.IGNORECASE,
)
"""What is not paid each time, or not by everybody who comes."""


_FREE_TO = re.compile(
    r"(?:it is |it[’']s )?free(?: of charge)?(?: (?:to (?:all|call|ring|phone|use|join|attend|come"
    r"|everyone|everybody)|for (?:all|everyone|everybody)))?[.!]?",
    re.IGNORECASE,
)


@dataclass
class Costs:
    """The prices that are known, or the answers that say them. `remarks` are losses."""

    costs: tuple[Facts, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    remarks: list[Fault] = field(default_factory=list)


def costs_of(fees: str, options: Sequence[Document], today: date) -> Costs:
    """What is to be paid from today on."""
    found = Costs()
    current = [one for one in options if not _is_over(one, found, today)]
    costs = [_cost(one) for one in current]
    meant_for = [repr(one.get("only for")) for one in costs if one]
    is_sure = (
        current
        and all(costs)
        and len(set(meant_for)) == len(set(map(repr, costs)))
        and not _contradict(fees, current, costs)
    )
    if not is_sure and _is_one_sum(fees, current):
        found.answers["amount"] = fees
        note = "; ".join(dict.fromkeys(filter(None, _beside(current[0], fees))))
        found.answers |= {"price_note": note} if note else {}
        return found
    if not is_sure:
        words = [fees, *map(_words, current)]
        words = list(dict.fromkeys(filter(None, words)))
        if len(words) == 1 and (fees or charge_in(words[0])):
            found.answers["amount"] = words[0]
        elif words:
            found.answers["price_note"] = "; ".join(words)
            what = "is not one price" if len(words) > 1 else "doesn't say what it is paid for"
            message = f"{quoted(shown(found.answers['price_note']))} {what}, so it is words"
            found.remarks.append(Fault(ORIGIN, f"{question(ORIGIN).label}: {message}"))
        return found
    every = list(dict.fromkeys(map(repr, costs)))
    found.costs = tuple(next(one for one in costs if one and repr(one) == text) for text in every)
    if fees and not charge_in(fees) and "note" not in found.costs[0] and len(fees) <= LONGEST:
        first, *others = found.costs
        if not _says_the_same(fees, first):
            found.costs = ({**first, "note": Words(fees, ORIGIN)}, *others)
    return found


_SUM_IN_A_TEXT = re.compile(
    r"\b(?:only|just|costs?(?: only| just)?|(?:price|cost|entry|admission|fee)(?: is|:)?)"
    r" ?£ ?\d{1,4}(?:\.\d\d)?"
    r"(?: (?:each|pp|(?:per|a) (?:session|class|person|visit|time|week)))?"
    r"(?=\s*(?:[.!;)](?!\d)|$))",
    re.IGNORECASE | re.MULTILINE,
)
"""A price in a description. `Only £3 for lunch` and `bring £1` say nothing of what all pay."""


def other_price_in(description: str, options: Sequence[Document]) -> str:
    """The words of a description that give a price which none of the options has; else nothing."""
    written = [one[0] for one in _SUM_IN_A_TEXT.finditer(description)]
    sums = {_as_pounds(amount) for words in written for amount in amounts_in(words)}
    named = {number(one, "amount") for one in options}
    known = {f"£{_pounds(one)}" for one in named if re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", one)}
    return written[0] if known and sums and sums.isdisjoint(known) else ""


def _is_one_sum(fees: str, options: Sequence[Document]) -> bool:
    """Whether the fees are the sum of the one option that there is, which says no more of whom."""
    if len(options) != 1 or len(amounts_in(fees)) != 1 or _is_foreign(options[0]):
        return False
    words = " ".join(_beside(options[0], fees))
    amount = number(options[0], "amount")
    same = {f"£{_pounds(amount)}"} if re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", amount) else set()
    is_for_some = (
        _PEOPLE.search(words)
        or _OTHER_UNIT.search(words)
        or re.search("famil", words, re.IGNORECASE)
    )
    return {*map(_as_pounds, amounts_in(fees))} == same and not (
        is_for_some or {*map(_as_pounds, amounts_in(words))} - same
    )


def _as_pounds(amount: str) -> str:
    return f"£{_pounds(amount.strip('£'))}"


def _beside(one: Document, fees: str) -> tuple[str, ...]:
    """What an option says in words that the fees don't."""
    every = (line(one, "option"), line(one, "amount_description"))
    return tuple(words for words in every if words.casefold() not in fees.casefold())


def _contradict(fees: str, options: Sequence[Document], costs: Sequence[Facts | None]) -> bool:
    """Whether the words about fees say another sum, or that there is nothing to pay."""
    charge = charge_in(fees)
    if charge and charge != "ask":
        return not any(cost and charge in cost for cost in costs)
    is_free = all(cost and "free" in cost for cost in costs)
    if is_free and may_cost(fees) and not _FREE_TO.fullmatch(fees):
        return True
    sums = {float(one.strip("£")) for one in amounts_in(fees)}
    named = {float(number(one, "amount")) for one in options}
    return not sums <= named or bool(sums and _OTHER_UNIT.search(fees))


def _says_the_same(fees: str, cost: Facts) -> bool:
    amounts = {one.text for one in cost.values() if isinstance(one, Words)}
    return fees in amounts


def _is_over(one: Document, found: Costs, today: date) -> bool:
    ended = day(one, "valid_to")
    if ended is None or ended >= today:
        return False
    message = f"{quoted(shown(_words(one) or 'a price'))} held until {ended}, so it is left out"
    found.remarks.append(Fault(ORIGIN, f"{question(ORIGIN).label}: {message}"))
    return True


def _words(one: Document) -> str:
    amount, currency = number(one, "amount"), line(one, "currency")
    pounds = f"£{_pounds(amount)}" if re.fullmatch(r"\d+(?:\.\d{1,2})?", amount) else amount
    if _is_foreign(one):
        pounds = f"{amount} {currency}"
    words = line(one, "amount_description")
    if pounds.startswith("£") and amounts_in(words) == (pounds,):
        pounds = ""  # its words say it
    parts = (line(one, "option"), pounds, words)
    return " ".join(dict.fromkeys(filter(None, parts)))


def _is_foreign(one: Document) -> bool:
    """Whether it is in another currency than pounds."""
    return line(one, "currency").casefold() not in {"", "gbp", "£", "pound", "pounds", "sterling"}


def _cost(one: Document) -> Facts | None:
    """One price; nothing where it is no amount, or nobody can be sure what it is paid for."""
    amount = number(one, "amount")
    if not re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", amount) or _is_foreign(one):
        return None
    option, words = remark(one, "option"), remark(one, "amount_description")
    facts: dict[str, Value] = _charge(amount, option, words)
    if not facts:
        return None
    note = words if not charge_in(words) else ""
    if option and not _is_of_the_price(option):
        facts["only for"] = Words(option[:LONGEST], ORIGIN)
    begins, ends = day(one, "valid_from"), day(one, "valid_to")
    note = words if not charge_in(words) else ""
    if "ask" in facts:
        note = " ".join(dict.fromkeys(filter(None, (f"£{_pounds(amount)}", option, words))))
    elif option and not _is_of_the_price(option):
        facts["only for"] = Words(option[:LONGEST], ORIGIN)
    if begins is not None and ends is not None and ends < begins:
        begins = ends = None
    for name, of in (("since", begins), ("until", ends)):
        if of is not None:
            facts[name] = Words(of.isoformat(), ORIGIN)
    if note and len(note) <= LONGEST:
        facts["note"] = Words(note, ORIGIN)
    return facts


def _is_of_the_price(option: str) -> bool:
    """Whether an option says what is paid for, and not who pays."""
    what = _UNIT_ALONE.fullmatch(option) or _COURSE.fullmatch(option) or _MEMBERS.fullmatch(option)
    return bool(what) or bool(charge_in(option))


def _charge(amount: str, option: str, description: str) -> dict[str, Value]:
    """What the amount is paid for: nothing but its own words can say that."""
    words = " ".join(filter(None, (option, description)))
    whom = bool(_PEOPLE.search(option)) and not _OTHER_UNIT.search(option)
    if option and not _is_of_the_price(option) and not whom:
        return {}
    if not float(amount):
        rest = description if whom or _is_of_the_price(option) else words
        return {} if rest and not charge_in(rest) and may_cost(rest) else {"free": _NO_WORDS}
    price = Words(f"£{_pounds(amount)}", ORIGIN)
    if _MEMBERS.fullmatch(words):
        period = _PERIOD.search(words)
        every = {"every": Words("year" if period["year"] else "month", ORIGIN)} if period else {}
        return {"membership": price, **every}
    if _COURSE.fullmatch(words):
        return {"per course": price}
    if amounts_in(words) or _OTHER_UNIT.search(words):
        return {}
    return {"per session": price} if _EACH_TIME.search(words) or whom else {}


_NO_WORDS = Words("", ORIGIN)


def _pounds(amount: str) -> str:
    whole, _, pence = amount.partition(".")
    return f"{int(whole)}.{pence:0<2}" if pence.strip("0") else str(int(whole))
