"""A telephone number as lists write it: with what kind of number it is, hours, or other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from activity_directory.intake.answers import Answers, Fault, Kept
from activity_directory.intake.days_off import is_a_limit
from activity_directory.intake.from_a_list import END_OF_SENTENCE
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.clock import CLOCK
from activity_directory.schema.values.contact import numbers_in
from activity_directory.schema.values.mistake import shown

_KIND = re.compile(
    r"(?:tel(?:ephone)?|phone|mob(?:ile)?|landline|call|ring|[tmp])\b\.?"
    r"(?: (?:no|number)\b\.?)?[\s:.]*(?=[+(]?\d)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"[\s,(;-]*(?:\bext(?:ension|n)?|\bx|(?<=\d)x)\.?:?\s*(\d{1,6})\b\)?", re.IGNORECASE
)


_A_TEXT = r"(?:text(?:s|ing)?|sms)(?: messages?)?"
_TEXT_ONLY = re.compile(
    rf"{_A_TEXT} only\W*(?P<before>[+(]?\d[\d ()+-]+\d)|"
    rf"(?P<behind>[+(]?\d[\d ()+-]+\d)[\s(,;:–-]*{_A_TEXT} only\W*"
    rf"|(?:please )?text:?\s+(?P<asked>[+(]?\d[\d ()+-]+\d)",
    re.IGNORECASE,
)
"""A number that nobody answers: it takes messages."""


_NOT_SPOKEN = re.compile(r"text ?phone|minicom|type ?talk|typetext|\bfax\b", re.IGNORECASE)
"""What says of a number that nobody speaks to people there."""
_NOT_BY_DAY = re.compile(
    r"out of (?:office )?hours|after hours|outside (?:of )?(?:these|office|those)|(?<!non)(?<!non.)"
    r"emergenc|crisis|overnight|at night|weekends? only",
    re.IGNORECASE,
)
"""What says of a number that it is for when the usual one isn't answered, or for emergencies."""
_OF_A_LINE = re.compile(
    r"(?:\W|\b(?:tel(?:ephone)?|phone|mob(?:ile)?|landline|call|ring|freephone|on|our|the|advice"
    r"|appointments?|bookings?|enquir(?:y|ies)|general|main|office|reception|switchboard|helpline"
    r"|line|number|no|contact|us|please)\b)*",
    re.IGNORECASE,
)
"""Words beside a number that say only that it is one."""
_HOURS = re.compile(
    rf"(?:[\s,;:()&.–—-]|{CLOCK}|\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?s?|weekdays|daily|to|until|till|and|from|between|open|lines?|are|is|only)\b)+",
    re.IGNORECASE,
)
_ALL_DAY = re.compile(
    r"(?:\s[-–—]\s*)?\b(?:24[ -]?(?:hours?|hrs?|h\b)|24 ?/ ?7|7 days|365 days)", re.IGNORECASE
)
"""Figures beside a number that are no part of it: `0808 157 0112 - 24 Hour Helpline`."""
_FOR_TEXTS = re.compile(
    rf"(?<!or )(?<!and )(?<!/)(?<!/ )\b(?:please )?{_A_TEXT}"
    r"(?: (?:us|on|to|number|line))*[\s:.–-]*$",
    re.IGNORECASE,
)
"""What stands in front of a number that takes messages: `text 07700 900123`."""
_BETWEEN_NUMBERS = re.compile(r"\s+/\s+|[;|\n]|\.\s+(?=[A-Z])")


class _Number(NamedTuple):
    """A telephone number in a text, and the words that say what it is for."""

    written: str
    about: str
    is_for_texts: bool = False

    @property
    def is_for_speaking(self) -> bool:
        return not self.is_for_texts and _NOT_SPOKEN.search(self.about) is None

    @property
    def is_usual(self) -> bool:
        return self.is_for_speaking and _NOT_BY_DAY.search(self.about) is None


def _numbers(answers: Answers, text: str) -> Iterator[_Number]:
    """The telephone numbers of a text, in their order."""
    text = _ALL_DAY.sub(lambda figures: " ".ljust(len(figures[0]), "h"), text)
    for part in _BETWEEN_NUMBERS.split(text):
        after = 0
        found = [(one, part.index(one)) for one in numbers_in(part) if answers.can_be("phone", one)]
        for number, (written, at) in enumerate(found):
            if at < after:
                continue  # a piece of the one before
            end = at + len(written)
            is_last = number == len(found) - 1
            beside = part[end:] if is_last else _in_brackets(part[end:])
            before = part[after:at]
            yield _Number(written, f"{before} {beside}", _FOR_TEXTS.search(before) is not None)
            after = end + (0 if is_last else len(beside))


def _in_brackets(text: str) -> str:
    """The words in brackets with which a text begins, unless a number is among them."""
    found = re.match(r"\s*\([^()]*\)", text)
    return found[0] if found and not numbers_in(found[0]) else ""


def _choose(answers: Answers) -> None:
    """Of a number among words, or of several, leave the one that people ring by day.

    A number that nobody speaks at, such as a textphone, is never it. Hours beside the number are
    when to call; other words are in the description.
    """
    asked = question("phone")
    text = " ".join(answers.given.get(asked.id, "").split())
    if not text or asked.id not in answers.optional or answers.can_be(asked.id, text):
        return
    every = [*_numbers(answers, answers.given[asked.id])]
    spoken = [one for one in every if one.is_for_speaking]
    if not every:
        return
    if not spoken:
        del answers.given[asked.id]
        message = f"{asked.label}: {quoted(shown(text))} has no usual number at which people speak"
        answers.kept[asked.id] = Kept(text, Fault(asked.id, message))
        return
    usual = next((one for one in spoken if one.is_usual), spoken[0])
    for_texts = [one.written for one in every if one.is_for_texts]
    if len(for_texts) == 1 and not answers.given.get("text"):
        answers.given["text"] = for_texts[0]
    answers.given[asked.id] = usual.written
    words = text.replace(" ".join(usual.written.split()), " ", 1)
    beside = " ".join(_OF_A_LINE.sub(" ", words, count=1).split()).strip(" ,;:.–—-")
    if "(" not in beside:
        beside = beside.strip(") ")  # of a bracket that opened with the number
    if not beside:
        return
    if _HOURS.fullmatch(beside) and not answers.given.get("best_time"):
        answers.given["best_time"] = beside
        return
    more = "another" if len(every) > 1 else "more"
    message = f"{asked.label}: {quoted(usual.written)} is the number; there is {more}"
    answers.kept[asked.id] = Kept(text, Fault(asked.id, message))


def put_words_apart(answers: Answers) -> None:
    """Put sentences that are about no telephone where texts are: `Term time only.`.

    A column *Notes* may have numbers in some rows, and in others what people should know.
    """
    given, asked = answers.given, question("phone")
    text = given.get(asked.id, "")
    if not _HAS_WORDS.search(text) or answers.can_be(asked.id, text):
        return
    every = [one for line in text.split("\n") for one in END_OF_SENTENCE.split(line.strip())]
    words = [one for one in every if _is_of_no_telephone(one)]
    if not words:
        return
    left = "\n".join(one for one in every if one and one not in words)
    given[asked.id] = left
    if not left:
        del given[asked.id]
    description = given.get("description", "")
    given["description"] = "\n\n".join(filter(None, (description, "\n".join(words))))
    shown_words = quoted(shown(" ".join(words)))
    answers.remark(asked, f"as {shown_words} is no number, it is in the description")


_HAS_WORDS = re.compile(r"[a-z]{2} [a-z]{2}", re.IGNORECASE)
_OF_A_TELEPHONE = re.compile(
    r"\b(?:answer\w*|ask|call\w*|contact|e-?mail|enquir\w+|ext\w*|fax|hours|lines?|messages?|mob\w*"
    r"|number|office|(?:hosted|led|organi[sz]ed|provided|run) by|phone\w*|reception|ring\w*|speak"
    r"|switchboard|tel\w*|text\w*|voice\w*|worker|whats ?app)\b|[@/]|\d[\d ]{5}|\bwww\.",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3


def _is_of_no_telephone(sentence: str) -> bool:
    """Whether a sentence says something else than how, when and whom to ring."""
    if _OF_A_TELEPHONE.search(sentence) or len(sentence.split()) < _FEWEST_WORDS:
        return is_a_limit(sentence)
    return _HOURS.fullmatch(sentence) is None


def put_in_place(answers: Answers) -> None:
    """Leave the number alone in its place. An extension is what people ask for."""
    given = answers.given
    only = _TEXT_ONLY.fullmatch(given.get("phone", "").strip())
    if only is not None and not given.get("text"):
        asked, text = question("phone"), given.pop("phone")
        given["text"] = only["before"] or only["behind"] or only["asked"]
        answers.remark(
            asked, f"as this says {quoted(shown(text))}, it is under {question('text').label}"
        )
    for name in ("phone", "text"):
        if number := given.get(name, ""):
            given[name] = _KIND.sub("", number, count=1) if _KIND.match(number) else number
    number = given.get("phone", "")
    extensions = _EXTENSION.findall(number)
    if len(extensions) == 1 and not given.get("ask_for"):
        given["phone"] = _EXTENSION.sub("", number).strip()
        given["ask_for"] = f"extension {extensions[0]}"
    _choose(answers)
