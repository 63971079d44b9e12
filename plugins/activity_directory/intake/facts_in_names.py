"""Ages and prices that a list of others has in a name or among its audiences: `Yoga (18+)`, `Free`.

They count where no column says it. Where one says otherwise, the report names both.
"""

from __future__ import annotations

import re

from activity_directory.intake.ages import ages_of_audience
from activity_directory.intake.answers import Answers, parts_of
from activity_directory.intake.questions import PRICES, question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.numbers import charge_in
from activity_directory.vocabulary import plain

_YEARS = r"(?: ?(?:years?|yrs?|y/?o)(?:[ -]olds?)?)"
_AGED = r"(?:ages?|aged) "
_SPAN = r"\d{1,2} ?(?:-|–|to) ?\d{1,2}"
_AGES = re.compile(
    r"(?:^|[\s(,:–-])(?<!level )(?<!stage )(?<!grade )(?<!phase )(?<!year )"
    rf"(?P<ages>(?:{_AGED})?(?:1[1-9]|[2-9]\d) ?\+|\((?:{_AGED})?\d{{1,2}} ?\+{_YEARS}?\)"
    rf"|{_AGED}{_SPAN}{_YEARS}?|{_SPAN}{_YEARS})\)?$"
    r"|\b(?P<over>over[ -]?[5-9]0(?:[’']?s)?)\b(?! (?:groups|miles|people|places|venues|years))",
    re.IGNORECASE,
)
"""Ages at the end of a name, or in front of those who come: `Over 50s Tea`."""
_OTHERS = re.compile(
    r"\b(?:all|any) ages?\b|\b(?:all|everyone|everybody|anyone)(?: (?:are|is))? welcome\b"
    r"|\bopen to (?:all|any\w*|every\w*)\b|\bover[ -]?(?:the age of )?\d\d(?:[’']?s)?\b(?!%)"
    r"|\b\d\d(?: ?\+|(?: years?)?(?: old)? (?:and|or) over\b)",
    re.IGNORECASE,
)
"""What a text says of who can come that may be more than the name does."""
_ALL_AGES = re.compile(r"(?:(?:open to|suitable for|for) )?(?:all|any) ages?(?: welcome)?")
_FREE = re.compile(r"[(\[]\s*free!?\s*[)\]]|[–:-]\s+free!?$", re.IGNORECASE)
_FREE_FIRST = re.compile(r"FREE!?:? (?=[A-Z][a-z])")
_WHICH = "Find out which of the two is right, and change the other."


def put_in_place(answers: Answers) -> None:
    """Use the ages and the prices that stand where nobody looks for them, and report them."""
    _ages_of_a_name(answers)
    if answers.given.get("audiences"):
        _among_audiences(answers)
    name = answers.given.get("name", "")
    if _FREE.search(name) or _FREE_FIRST.match(name):
        _is_free(answers, "name", name)
    _all_ages_or_some(answers)


def _ages_of_a_name(answers: Answers) -> None:
    """The ages at the end of a name, where the row has no other ages."""
    given, asked = answers.given, question("name")
    found = _AGES.search(given.get("name", ""))
    words = " ".join((found["ages"] or found["over"]).strip("()").split()) if found else ""
    ages = ages_of_audience(words)
    if not ages:
        return
    known = {one: given[one] for one in ("minimum_age", "maximum_age") if given.get(one)}
    texts = f"{given.get('summary', '')}\n{given.get('description', '')}"
    others = _OTHERS.search(texts)
    if others is not None and ages["minimum_age"] not in others[0]:
        message = f"this says {quoted(shown(words))}, but a text says {quoted(shown(others[0]))}"
        answers.remark(asked, message, _WHICH)
    elif not known and not given.get("eligibility"):
        given |= ages
        answers.remark(asked, f"as this says {quoted(shown(words))}, {_in_words(ages)}")
    elif known and known != ages:
        answers.remark(asked, f"this says {quoted(shown(words))}, but {_in_words(known)}", _WHICH)


def _in_words(ages: dict[str, str]) -> str:
    kinds = {"minimum_age": "youngest", "maximum_age": "oldest"}
    every = (f"the {kinds[one]} age is {age}" for one, age in ages.items())
    return " and ".join(every)


def _among_audiences(answers: Answers) -> None:
    """Take `Free` and `All ages` out of those whom something is for."""
    given, asked = answers.given, question("audiences")
    left = parts_of(given[asked.id])
    for part in list(left):
        words = plain(part).strip(" .!")
        if _ALL_AGES.fullmatch(words):
            before, other = given.get("eligibility", ""), question("eligibility")
            if words not in plain(before):
                given[other.id] = f"{before}; {part}" if before else part
            answers.remark(asked, f"{quoted(shown(part))} is under {other.label}")
        elif charge_in(part) == "free":
            _is_free(answers, asked.id, part)
        else:
            continue
        left.remove(part)
    given[asked.id] = "\n".join(left)
    if not left:
        del given[asked.id]


def _is_free(answers: Answers, name: str, words: str) -> None:
    """Let a listing be free whose name or audiences say so, unless a column says otherwise."""
    given, asked, free = answers.given, question(name), dict(PRICES)["free"]
    price, amount = given.get("price", ""), given.get("amount", "")
    if "free" in {charge_in(price), charge_in(amount)}:
        return
    if price and not amount:
        label = question("price").label
        message = f"this says {quoted(shown(words))}, but {label} is {quoted(shown(price))}"
        answers.remark(asked, message, _WHICH)
        return
    given["price"] = "free"  # with an amount beside it, people have to ask
    if amount:
        given.setdefault("price_note", free)
    else:
        message = (
            f"as this says {quoted(shown(words))}, {question('price').label} is {quoted(free)}"
        )
        answers.remark(asked, message)


def _all_ages_or_some(answers: Answers) -> None:
    """Leave `All ages` out of who can come where the row has a youngest or an oldest age, too."""
    given, asked = answers.given, question("eligibility")
    ages = {one: given[one] for one in ("minimum_age", "maximum_age") if given.get(one)}
    parts = [part.strip() for part in given.get(asked.id, "").split(";")]
    out = [part for part in parts if _ALL_AGES.fullmatch(plain(part).strip(" .!"))]
    if not (ages and out):
        return
    left = "; ".join(part for part in parts if part not in out)
    given[asked.id] = left
    if not left:
        del given[asked.id]
    message = f"the list says {quoted(shown(out[0]))}, but also that {_in_words(ages)}"
    answers.remark(asked, f"{message}, so only that is in the entry", _WHICH)
