"""A telephone number, an e-mail address or a page of a text, where a list says no way to ask.

A sentence counts that tells people to ring it, and a line that is it: `Contact 01632 960110`,
`Phone: 01632 960110`. Where several are named, nobody here knows which is the listing's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from activity_directory.intake import pages_in_texts
from activity_directory.intake.answers import Answers
from activity_directory.intake.needed import WAYS_OF_CONTACT
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.contact import EMAIL

_TEXTS = ("how_to_join", "description", "summary")
_NUMBER = r"(?P<number>\(?(?:\+44|0)[\d ()-]{8,}\d)(?!\d)"
_MAY_BE = re.compile(r"0\d|\+44|@")
_TO = (
    r"(?:\W+(?:us|directly|now|free|on|at|the|our|office|team|number|helpline|line|for|more|further"
    r"|info(?:rmation)?|details|to|book|an?|your|place|appointment|enquiries|out|via|by|whatsapp"
    r"|leader|organi[sz]er|secretary|treasurer|chair|co-?ordinator|manager)\b){0,8}\W{0,3}"
)
_RING = re.compile(
    rf"\b(?:contact|call|ring|(?:tele)?phone|message|whatsapp|reached|contacted){_TO}{_NUMBER}"
    rf"|\b(?:the|our) (?:(?:tele)?phone )?number is:? {_NUMBER.replace('number', 'is')}"
    rf"|{_NUMBER.replace('number', 'this')}\W{{1,3}}please (?:call|ring) this number\b"
    r"|^[ \t*•-]*(?:tel(?:ephone)?|phone|call|contact|mob(?:ile)?)(?: (?:no|number))?\.?"
    rf"[ \t]*[:.–-]?[ \t]*{_NUMBER.replace('number', 'line')}[ \t.]*$",
    re.IGNORECASE | re.MULTILINE,
)
_WRITE = re.compile(
    r"^[ \t*•-]*e-?mail(?: address| us(?: at)?)?[ \t]*[:–-]?[ \t]*"
    rf"(?P<address>{EMAIL.pattern})[ \t.]*$",
    re.IGNORECASE | re.MULTILINE,
)
_OF_OTHERS = re.compile(
    r"\b(?:emergenc\w+|urgent\w*|out of hours|samaritans|police|nhs|instead|fax|park\w*)\b"
    r"|\b(?:if|when) (?:we|the \w+) (?:are|is) (?:closed|shut)\b",
    re.IGNORECASE,
)
"""What says of a number that it is another's, or is no usual one."""


def put_in_place(answers: Answers) -> None:
    """Answer how people ask by what a text says for certain, where nothing else does."""
    given = answers.given
    if any(given.get(way) for way in WAYS_OF_CONTACT):
        return
    texts = [text for name in _TEXTS if _MAY_BE.search(text := given.get(name, ""))]
    for way, found in (("phone", _numbers(texts)), ("email", _addresses(texts))):
        every = {re.sub(r"\D", "", one) if way == "phone" else one: one for one in found}
        is_one = len(every) == 1 and way not in answers.left_out
        if is_one and answers.can_be(way, *every.values()):
            [given[way]] = every.values()
            message = f"no column says it, and a text says {quoted(given[way])}"
            answers.remark(question(way), message, "Look whether it is the listing's own.")
    if not any(given.get(way) for way in WAYS_OF_CONTACT):
        pages_in_texts.put_in_place(answers)


def _numbers(texts: list[str]) -> Iterator[str]:
    """The numbers that texts ask people to ring."""
    for text in texts:
        for found in _RING.finditer(text):
            begins = max(text.rfind(end, 0, found.start()) for end in "\n.!?") + 1
            if not _OF_OTHERS.search(text[begins : found.end()]):
                yield next(filter(None, found.groups())).strip()


def _addresses(texts: list[str]) -> Iterator[str]:
    for text in texts:
        for found in _WRITE.finditer(text):
            yield found["address"]
