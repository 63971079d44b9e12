"""What an activity costs, as the answers to several questions say it together."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from activity_directory.intake.answers import Answers
from activity_directory.intake.needed import AN_AMOUNT, WITH_AMOUNT
from activity_directory.intake.questions import PRICES, question
from activity_directory.intake.writing import Facts, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import Mistake, shown
from activity_directory.schema.values.numbers import amounts_in, charge_in, parse_price
from activity_directory.schema.values.price_in_words import free_in, may_cost, price_in


def put_in_place(answers: Answers) -> None:
    """Give both questions their part of one answer: `£3` under Price, or `free` as the amount."""
    given = answers.given
    price, amount = given.get("price", ""), given.get("amount", "")
    if not price and charge_in(amount):
        given["price"] = charge_in(amount)
    elif price and not amount and is_an_amount(price):
        given["amount"] = given.pop("price")
        asked = question("price")
        message = f"{quoted(shown(price))} is an amount. Please say what people pay it for"
        answers.lacks(asked, message, answers.asked_for(asked))


def is_an_amount(text: str) -> bool:
    """Whether a text is an amount and nothing else: `£3`, `3.50` or `50p`."""
    value = parse_price(text)
    return not isinstance(value, Mistake) or bool(value.meant and value.certain)


def pence_of(amount: str) -> int:
    """The pence of an amount that is nothing else; 0 where it is none."""
    value = parse_price(amount)
    if isinstance(value, Mistake) and value.meant and value.certain:
        value = parse_price(value.meant)
    return 0 if isinstance(value, Mistake) else value


def cost(answers: Answers, answered_now: AbstractSet[str]) -> Words | tuple[Facts, ...] | None:
    """The cost of an entry. `answered_now` has the questions of this form, not of the listing."""
    chosen = answers.choice(question("price"))
    if chosen is None:
        return None
    price = _as_the_amount_says(answers, chosen.text)
    if answers.optional and _is_words(answers):
        price = _what_is_sure(answers, price)
    amount = _amount(answers, price)
    if price in WITH_AMOUNT and amount is None:
        if "amount" not in answers:
            answers.lacks(question("amount"), AN_AMOUNT.message, AN_AMOUNT.hint)
        return None
    if price in {"free", "ask"}:
        if "amount" in answered_now and amount is not None and amount.text.strip("£0."):
            answers.fault(
                question("amount"),
                f"this says {amount.text}, but the answer above says that there is no price",
                "Choose another kind of price, or leave this out.",
            )
        amount = None
    further = {
        "since": answers.line(question("price_since")),
        "note": answers.line(question("price_note")),
    }
    notes = {field: words for field, words in further.items() if words is not None}
    field = price.replace("_", " ")
    if amount is None and not notes:
        return Words(field, "price")
    return ({field: amount or Words("", "price"), **notes},)


def _as_the_amount_says(answers: Answers, price: str) -> str:
    """The kind of price. `Free` as an amount beside "A price each time" is the surer of the two.

    Only where nobody is there to ask: else it is a fault, which `_amount` finds.
    """
    charge = charge_in(answers.given.get("amount", ""))
    is_surer = price in WITH_AMOUNT or (price, charge) == ("free", "donation")
    if not charge or not answers.optional or not is_surer:
        return price
    labels = dict(PRICES)
    asked = question("price")
    answers.remark(
        question("amount"),
        f"this says {quoted(shown(answers.given['amount']))}, so {asked.label} is "
        f"{quoted(labels[charge])} and not {quoted(labels[price])}",
    )
    return charge


def _is_words(answers: Answers) -> bool:
    """Whether words are in the place of the amount, or beside it."""
    text = " ".join(answers.given.get("amount", "").split())
    return bool(text) and not (charge_in(text) or is_an_amount(text))


def _what_is_sure(answers: Answers, price: str) -> str:
    """The kind of price, and the amount, where words say one of each for certain.

    Else people have to ask, and all the words are a note: nobody is there to say which of
    several sums, or of what a month, a course or an age costs, somebody pays who comes.
    """
    text = " ".join(answers.given["amount"].split())
    found = price_in(text)
    if found is None or price not in _FITS[found.charge]:
        return _with_a_note(answers, price)
    answers.given["amount"] = found.amount
    if found.note:
        _to_the_note(answers, found.note)
        what = f"so {found.amount or 'a donation'} is the price"
        answers.remark(question("amount"), f"{_no_amount(text, what)}; {_THE_REST}")
    if not found.amount:
        del answers.given["amount"]
    return found.charge if price in WITH_AMOUNT else price


_FITS = {
    "per_session": {"per_session", "donation", "pay_what_you_can"},
    "per_course": {"per_course"},
    "donation": {"per_session", "donation", "pay_what_you_can"},
}
"""The kinds of price that each kind of sum may be, or may correct."""
_THE_REST = f"the other words are under {question('price_note').label}"


def _with_a_note(answers: Answers, price: str) -> str:
    """The kind of price where no amount is sure: the words become a note."""
    text = " ".join(answers.given["amount"].split())
    is_open = may_cost(text) if price == "free" else bool(amounts_in(text))
    becomes = "ask" if price in WITH_AMOUNT or is_open else price
    if becomes == free_in(text):
        to_the_note(answers, f"this says {quoted(shown(text))}")
        del answers.given["amount"]
        return becomes
    what = "so people have to ask" if becomes == "ask" else "which is no amount"
    to_the_note(answers, _no_amount(text, what))
    del answers.given["amount"]
    return becomes


def _no_amount(text: str, what: str) -> str:
    return f"expected an amount such as `£3.50`, found {quoted(shown(text))}, {what}"


def to_the_note(answers: Answers, message: str) -> None:
    """Move the words of an amount to what is said about the price."""
    _to_the_note(answers, " ".join(answers.given["amount"].split()))
    about = question("price_note").label
    answers.remark(question("amount"), f"{message}; all of it is under {about}")


def _to_the_note(answers: Answers, text: str) -> None:
    note = answers.given.get("price_note", "")
    if note and is_an_amount(text):
        answers.given["price_note"] = _with_amount(note, text)
    else:
        answers.given["price_note"] = f"{note}; {text}" if note and note != text else text


def _with_amount(note: str, amount: str) -> str:
    """A note with an amount in front of it, as people write it, unless it says that already."""
    pence = pence_of(amount)
    written = f"£{pence / 100:.2f}".removesuffix(".00")
    says_it = {written, f"{pence}p"} & {*re.findall(r"£\d+(?:\.\d\d)?|\b\d{1,2}p\b", note)}
    goes_on = re.match(r"(?:a|an|each|every|for|per)\b", note)
    return note if says_it else f"{written}{' ' if goes_on else '; '}{note}"


def _amount(answers: Answers, price: str) -> Words | None:
    """The amount; None where there is none, or where words stand in its place.

    An amount among others is asked about as a spreadsheet can answer: it has no second item.
    """
    text = " ".join(answers.given.get("amount", "").split())
    charge, amounts = charge_in(text), amounts_in(text)
    asked = question("amount")
    about = question("price_note").label
    if charge:
        if price not in {charge, "donation" if charge == "free" else charge}:
            answers.fault(
                asked,
                f"this says {quoted(shown(text))}, and the answer above says otherwise",
                f"Choose `{dict(PRICES)[charge]}` there, or write the amount here.",
            )
        return None
    value = parse_price(text)
    if amounts and isinstance(value, Mistake) and not value.meant:
        several = len(amounts) > 1
        answers.fault(
            asked,
            f"expected an amount such as `£3.50`, found {quoted(shown(text))}",
            f"Write the lowest, `{amounts[0]}`, and the others under `{about}`."
            if several
            else f"Write `{amounts[0]}`, and the other words under `{about}`.",
        )
        return None
    return answers.line(asked)
