"""What a list of others leaves open or says at length, where nobody can be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from activity_directory.intake import prices
from activity_directory.intake.answers import Answers
from activity_directory.intake.needed import WITH_AMOUNT
from activity_directory.intake.questions import PRICES, question
from activity_directory.intake.writing import Value, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values import free_in_texts
from activity_directory.schema.values.charges import says_a_charge, words_about_a_charge
from activity_directory.schema.values.dates import MONTH
from activity_directory.schema.values.days import DAYS
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import says_not_known
from activity_directory.schema.values.numbers import amounts_in, charge_in
from activity_directory.schema.values.price_beside_words import (
    leaves_it_open,
    says_a_gift,
    says_it_each_time,
    says_otherwise,
)
from activity_directory.schema.values.price_in_words import free_in, price_in
from activity_directory.vocabulary import plain
from activity_directory.wording.phrases import joined

NOT_KNOWN = frozenset({"how_often", "joining", "description", "format"})
"""Questions that a listing from elsewhere need not answer: the fact is then not known."""


def put_in_place(answers: Answers) -> None:
    """Put what such a list leaves open where it belongs: price and place."""
    _amount_without_a_sum(answers)
    _price_on_a_line(answers)
    _free_as_a_text_says(answers)
    _words_about_a_price(answers)
    _one_price(answers)
    given = answers.given
    _price_of_a_course(answers)
    _price_that_words_leave_open(answers)
    amount = given.get("amount", "")
    if "amount" in answers.left_out and needs_amount(given.get("price", "")):
        given["price"] = "ask"
    elif not given.get("price") and not charge_in(amount):
        given["price"] = "ask" if not amount else free_in(amount) or "per_session"
    elif not given.get("price"):
        given["price"] = charge_in(amount)
    _free_and_charged(answers)
    if not given.get("venue") and given.get("street"):
        given["venue"] = given.pop("street")  # a house is known by its number and street
    if says_not_known(given.get("venue", "")):
        del given["venue"]


_A_SIGN_ALONE = re.compile(r"£\s*(?=[A-Za-z])")
"""The sign of money before words, as in `£ No charge`: a column may have it in every cell."""


def _amount_without_a_sum(answers: Answers) -> None:
    if amount := answers.given.get("amount"):
        answers.given["amount"] = _A_SIGN_ALONE.sub("", amount, count=1) or amount


_ITS_LABEL = re.compile(
    r"^(?:the )?(?:cost|price|charge|fee|entry|admission)s?\s*[:–-]\s*", re.IGNORECASE
)
_FREE_TO_COME = re.compile(
    r"^free to (?:attend|come along|enter|join(?: in)?|participate|take part)"
    r"(?:,? (?:and|with) (?:the |an )?(?:opportunity|chance|option) to [^£.!?]*)?[.!]?$",
    re.IGNORECASE,
)
"""A line that says that coming is free, whatever may be bought there."""
_SAYS_NO_PRICE = re.compile(r"none|nil|nothing|[0.:,]+", re.IGNORECASE)
"""A line that without a label such as `Cost:` says nothing of a price: `None`, `00:00`."""
_LINES_LOOKED_AT = 60
_LONGEST_PRICE = 60
"""Characters of a line that is only a price."""


def _price_on_a_line(answers: Answers) -> None:
    """Where no column says the price, it is that of the one line of the text that is a price."""
    given = answers.given
    if _has_a_price(answers):
        return
    lines = given.get("description", "").split("\n", _LINES_LOOKED_AT)[:_LINES_LOOKED_AT]
    bare = ((_ITS_LABEL.sub("", _FREE_TO_COME.sub("Free", one)), one) for one in map(_bare, lines))
    found = {
        plain(price): (price, line)
        for price, line in bare
        if _is_a_price(price) and not (price == line and _SAYS_NO_PRICE.fullmatch(line))
    }
    if len(found) != 1:
        return
    [(given["amount"], line)] = found.values()
    answers.remark(question("price"), f"a line of the text is {quoted(line)}, so that is the price")


def _free_as_a_text_says(answers: Answers) -> None:
    """Where no column says the price and no text names one, a sentence may say that it is free."""
    given = answers.given
    if _has_a_price(answers):
        return
    texts = [text for text in _texts_about_it(given) if text]
    if not any(sign in text for text in map(str.casefold, texts) for sign in free_in_texts.SIGNS):
        return
    about = f"{given.get('name', '')} {given.get('summary', '')}"
    every = [one for text in texts for one in sentences(text, _LOOKED_AT_FOR_CHARGES)]
    words = free_in_texts.words_that_it_is_free(texts, every, about)
    if not words or words_about_a_charge(every, about, len(words)):
        return
    given["price"] = "free"
    message = f"a text says {quoted(shown(words))}, so it is {quoted(dict(PRICES)['free'])}"
    answers.remark(question("price"), message)


def _has_a_price(answers: Answers) -> bool:
    """Whether some column says what it costs, in figures or in words."""
    names = ("price", "amount", "price_note")
    return "amount" in answers.left_out or any(answers.given.get(name) for name in names)


def _bare(line: str) -> str:
    return line.strip(" \t-*•.")


def _is_a_price(line: str) -> bool:
    """Whether a line says what everybody pays each time, or that it is free, and nothing else."""
    if len(line) > _LONGEST_PRICE:
        return False
    if charge_in(line) in {"free", "donation"} or free_in(line):
        return True
    found = price_in(line) if "£" in line or line.endswith("p") else None
    return found is not None and found.charge == "per_session"


def needs_amount(price: str) -> bool:
    """Whether a kind of price, by its id or its label, says nothing without an amount."""
    return any(plain(price) in map(plain, choice) for choice in PRICES if choice[0] in WITH_AMOUNT)


def _one_price(answers: Answers) -> None:
    """Of a price that is free and an amount neither is sure: people have to ask."""
    given, free = answers.given, "free"
    text = " ".join(given.get("amount", "").split())
    costs = bool(text.strip("£0. ")) and (bool(amounts_in(text)) or prices.is_an_amount(text))
    if charge_in(given.get("price", "")) != free or not costs:
        return
    label, asked = dict(PRICES)[free], question("price").label
    prices.to_the_note(
        answers,
        f"this says {quoted(shown(text))}, but {asked} is {quoted(label)}, so people have to ask",
    )
    given["price"] = "ask"
    del given["amount"]


def _free_and_charged(answers: Answers) -> None:
    """Where a column says `Free` and a text says what people pay, they have to ask."""
    given, free = answers.given, "free"
    if charge_in(given.get("price", "")) != free:
        return
    texts = (given.get(one, "") for one in _TEXTS_ABOUT_IT)
    every = (one for text in texts for one in sentences(text, _LOOKED_AT_FOR_CHARGES))
    about = f"{given.get('name', '')} {given.get('summary', '')}"
    note, amount = given.get("price_note", ""), " ".join(given.get("amount", "").split())
    longest = question("price_note").longest
    words = words_about_a_charge(every, about, longest)
    if not words:
        return
    answers.remark(
        question("price"),
        f"this is {quoted(dict(PRICES)[free])}, but a text says {quoted(shown(words))}, so people "
        "have to ask",
        "If it is free all the same, write `free` under `cost:` in its entry.",
    )
    if len("; ".join(filter(None, (note, amount, words)))) <= longest:  # else the text says it
        given["price_note"] = f"{note}; {words}" if note else words
    given["price"] = "ask"
    if charge_in(amount):
        del given["amount"]  # it says once more that it is free


_TEXTS_ABOUT_IT = ("summary", "description", "eligibility", "how_to_join", "times")
_LOOKED_AT_FOR_CHARGES = 300
"""Sentences of a text in which a charge is looked for."""


def _is_each_time(price: str) -> bool:
    """Whether a kind of price, by its id or its label, is a price each time, or none is given."""
    return not price or plain(price) in map(plain, ("per_session", dict(PRICES)["per_session"]))


def _texts_about_it(given: Mapping[str, str]) -> Iterator[str]:
    return (given.get(one, "") for one in _TEXTS_ABOUT_IT)


_NOT_EACH_TIME = re.compile(
    r"\b(?:for|per|a|an|each|every) (?:(?:the|a|all|\w+) )?(?:weeks?|months?|terms?|half[ -]terms?"
    r"|years?|courses?|blocks?|programmes?|seasons?|hours?|famil(?:y|ies)|couples?|households?)\b"
    r"|\b(?:weekly|monthly|termly|annual(?:ly)?|yearly|membership)\b",
    re.IGNORECASE,
)
"""Words beside a sum that say that it isn't what each person pays each time."""
_A_COURSE = re.compile(
    r"(?:\b(?:for|x) ?)?(?<!\bfrom )(?<!\bafter )(?<!\bwithin )(?<!\bevery )(?<!\bunder )"
    r"(?<!\bleast )(?<!\baged )\b\d+[ -](?:weeks?|sessions?)\b"
    r"(?! (?:notice|in advance|old|before|pregnan\w+|post\w*|after|ago|later|to \d|gestation|wait))"
    r"|\b\d+[ -]week (?:course|programme|block)\b",
    re.IGNORECASE,
)
"""Words that say that a listing is a course of so many weeks."""


def _price_of_a_course(answers: Answers) -> None:
    """A sum alone is a price each time only where nothing beside it says what else it is for."""
    given = answers.given
    amount, note = (" ".join(given.get(one, "").split()) for one in ("amount", "price_note"))
    if not prices.is_an_amount(amount) or not amount.strip("£0. p"):
        return
    found = price_in(f"£{amount.lstrip('£')} {note}") if note and "p" not in amount else None
    is_each = _is_each_time(given.get("price", ""))
    if found is not None and found.charge != "per_session" and is_each:
        given["price"] = found.charge
        if found.charge == "donation" and not found.amount:
            prices.to_the_note(answers, f"this is a gift, as {quoted(shown(note))} says")
            del given["amount"]
        return
    pence = prices.pence_of(amount)
    if is_each and any(says_a_gift(pence, one) for one in (note, *_texts_about_it(given))):
        given["price"] = "donation"
        return
    words = None if says_it_each_time(pence, note) else _NOT_EACH_TIME.search(note)
    if words is None and not given.get("price"):
        every = (given.get(one, "") for one in ("times", "how_often", "name", "description"))
        words = next(filter(None, map(_A_COURSE.search, every)), None)
    if words is None or not is_each:
        return
    given["amount"] = amount = amount if "p" in amount else f"£{amount.lstrip('£')}"
    prices.to_the_note(
        answers,
        f"as the list says {quoted(shown(' '.join(words[0].split())))}, {quoted(shown(amount))} "
        "may be no price each time, so people have to ask",
    )
    given["price"] = "ask"
    del given["amount"]


def _words_about_a_price(answers: Answers) -> None:
    """What is no kind of price is the amount, or a note beside it: `£3`, `See our website`."""
    given, price = answers.given, answers.given.get("price", "")
    if not price or charge_in(price) or answers.but_for(price=price).choices(question("price")):
        return
    if not given.get("amount"):
        given["amount"] = given.pop("price")
    elif len(price) <= question("price_note").longest:
        note = given.get("price_note", "")
        given["price_note"] = "; ".join(filter(None, (note, given.pop("price"))))


def _price_that_words_leave_open(answers: Answers) -> None:
    """People have to ask about a sum that a note or a text makes one of several, or contradicts."""
    given = answers.given
    amount, note = (" ".join(given.get(one, "").split()) for one in ("amount", "price_note"))
    if given.get("price", "per_session") != "per_session" or not prices.is_an_amount(amount):
        return
    pence = prices.pence_of(amount)
    about = f"{given.get('name', '')} {given.get('summary', '')}"
    texts = (given.get(one, "") for one in _TEXTS_ABOUT_IT)
    every = (one for text in texts for one in sentences(text, _LOOKED_AT_FOR_CHARGES) if "£" in one)
    is_open = note if leaves_it_open(note) or says_otherwise(pence, note) else ""
    words = is_open or next(
        (one for one in every if says_otherwise(pence, one) and says_a_charge(one, about)), ""
    )
    if not words or not pence:
        return
    written = f"£{pence / 100:.2f}".removesuffix(".00")
    text = note if words == note else "; ".join(filter(None, (note, words)))
    whole = text if written in text else f"{written}; {text}"
    fits = len(whole) <= question("price_note").longest  # else the text says it
    given["amount"], given["price_note"] = (whole, "") if fits else (written, note)
    prices.to_the_note(
        answers,
        f"as the list says {quoted(shown(words))}, {quoted(shown(amount))} may be no price each "
        "time, so people have to ask",
    )
    given["price"] = "ask"
    del given["amount"]


_ON_A_DAY = re.compile(rf"\b({'|'.join(DAYS)})s\b", re.IGNORECASE)


def compare_days(answers: Answers, when: Value | None) -> None:
    """Remark on a text that says another day of the week than the times do, or only some weeks."""
    items = when if isinstance(when, tuple) else ()
    groups = [one["days"] for one in items if isinstance(one, Mapping) and "days" in one]
    days = [
        day.text
        for group in groups
        if isinstance(group, tuple)
        for day in group
        if isinstance(day, Words)
    ]
    for name in ("summary", "description") if days else ():
        named = dict.fromkeys(map(str.capitalize, _ON_A_DAY.findall(answers.given.get(name, ""))))
        others = [day for day in named if not any(day in one for one in days)]
        if others:
            message = f"this names {joined(others)}, but the times are on {joined(days)}"
            answers.remark(question(name), message, "Ask whoever keeps the list which is right.")
    has_end = bool({"starting", "sessions"} & answers.given.keys())
    if days and not has_end and answers.given.get("price") != "per_course":
        _compare_weeks(answers)


def _compare_weeks(answers: Answers) -> None:
    """Remark on a text by which it is on for some weeks only, or from a day without its year."""
    for name in ("summary", "description"):
        if words := _ONLY_SO_LONG.search(answers.given.get(name, "")):
            wrote = quoted(shown(" ".join(words[0].split())))
            message = f"this says {wrote}, but the times are every week, without an end"
            answers.remark(question(name), message, "Ask whoever keeps the list if it still runs.")
            return


_ONLY_SO_LONG = re.compile(
    r"\b(?:\d{1,2}|two|three|four|five|six|eight|ten|twelve)[ -]weeks?[ -](?:pilot|trial|course"
    r"|programme|project|taster)\b|\b(?:as a|is a|a short) pilot\b"
    r"|\b(?:starting|starts|begins|beginning|launching) (?:on )?(?:(?:mon|tues|wednes|thurs|fri"
    rf"|satur|sun)day,? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTH})\b(?!,? \d{{4}})",
    re.IGNORECASE,
)
"""Words of a text that say that it is on for some weeks, or since a day whose year isn't said."""


END_OF_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\b(?:Dr|Mr|Ms|St|No)\.)(?<!\b(?:Mrs|Rev|e\.g|i\.e|[Tt]el|[Ee]xt)\.)\s"
    r"(?=[^a-z])"
)
"""The end of a sentence, and not of `Dr.` or `e.g.`"""


_ITEM = re.compile(r"^(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+|^\d{1,2}\.\s+(?=[A-Z])")
"""What numbers an item of a list: `a)`."""
_LOOKED_AT = 30
"""Sentences in which one that says something is looked for."""


def sentences(text: str, most: int = _LOOKED_AT) -> Iterator[str]:
    """The first sentences of a text, without what marks headings, lists, links and stress."""
    lines = (_ITEM.sub("", one.strip(" -*#")) for one in text.split("\n"))
    plain_lines = (
        re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`<>]", lambda found: found[1] or "", line)
        for line in lines
        if line
    )
    every = (one for line in plain_lines for one in END_OF_SENTENCE.split(" ".join(line.split())))
    yield from islice(filter(None, every), most)
