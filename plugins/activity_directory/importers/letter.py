"""A listing sent as text: in an e-mail, or copied from the web form.

Accepts what mail programs do: quoting, broken lines, a greeting, a signature.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import dropwhile
from typing import NamedTuple

from activity_directory.importers import names
from activity_directory.importers.sent import Incoming, Refused, Sent, Unreadable, each
from activity_directory.intake.answers import Fault
from activity_directory.intake.questions import FORMS, REQUESTS, Question, Request
from activity_directory.intake.submission import Submission
from activity_directory.intake.web_form import OPENING
from activity_directory.schema.values.mistake import either, shown
from activity_directory.vocabulary import plain
from activity_directory.wording.counting import counted

DEEPEST = 100
"""The most levels of quoting."""
_FIRST = re.compile(
    rf"(?P<quoted>(?:>[ \t]?){{0,{DEEPEST}}})[ \t]*{re.escape(OPENING[:-1])}(?P<version>\d+)\s*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"(?im)(?:^|\r)(?:>[ \t\xa0]?){{0,{DEEPEST}}}[ \t\xa0]*"
    + r"[ \xa0]".join(map(re.escape, OPENING.split()[:-1]))
    + r"[ \xa0]\d+[^\S\r\n]*(?:$|\r)"
)
"""The same in a text whose lines are still together, however they end."""
_ENDS = re.compile(r"--\s*|_{5,}|-{5,}.*|sent from my .*|get outlook for .*", re.IGNORECASE)
BROKEN_AT = 60
"""A line of this length may have been broken by a mail program, and continue on the next."""
MOST = 200
"""Listings in one text."""
MOST_LINES = 100_000


class _Line(NamedTuple):
    number: int
    text: str

    @property
    def inset(self) -> bool:
        return self.text.startswith(("  ", "\t"))


def is_letter(text: str) -> bool:
    """Whether the text contains the form's first line."""
    return _OPENING.search(text) is not None


def incoming(text: str) -> Incoming:
    """The listings of a text, one below another. Raises Unreadable."""
    count = text.count("\n") + text.count("\r")
    if count > MOST_LINES:
        found = counted(count, "line")
        message = f"it has {found}; the limit is {MOST_LINES:,}. Copy the listings out of it."
        raise Unreadable(message)
    lines = _plain_lines(text)
    starts = [number for number, line in enumerate(lines) if _FIRST.fullmatch(line)]
    if len(starts) > MOST:
        message = (
            f"it has {counted(len(starts), 'listing')}; the limit is {MOST}. Split it into two "
            "files."
        )
        raise Unreadable(message)
    ends = [*starts[1:], len(lines)]
    return Incoming(
        each(
            (f"line {start + 1}", partial(_sent, lines, start, end))
            for start, end in zip(starts, ends, strict=True)
        )
    )


def _plain_lines(text: str) -> list[str]:
    return re.sub(r"\r\n?", "\n", text.replace("\xa0", " ")).split("\n")


def _sent(lines: list[str], start: int, end: int) -> Sent:
    """The letter whose first line is `start`, counted from 0. Raises Refused."""
    place = f"line {start + 1}"
    first = _FIRST.fullmatch(lines[start])
    if first is None or first["version"] != "1":
        message = "this comes from a newer form than this software knows"
        raise Refused(message, "Upgrade the software.")
    depth = first["quoted"].count(">")
    signs = re.compile(f"(?:> ?){{0,{depth}}}")
    every = (
        # A line that a program broke may have fewer `>` than the rest.
        _Line(number + 1, signs.sub("", lines[number], count=1) if depth else lines[number])
        for number in range(start + 1, end)
    )
    body = list(dropwhile(lambda line: not line.text.strip(), every))
    text = body[0].text.strip() if body else ""
    request = names.request_meant(text)
    if request is None:
        expected = either(tuple(REQUESTS.values()))
        message = f"expected {expected} below the first line, found '{shown(text)}'"
        raise Refused(message)
    answers, places, faults = _answers(body[1:], request)
    return Sent(Submission(request, answers), place, places, faults)


def _answers(
    body: list[_Line], request: Request
) -> tuple[dict[str, str], dict[str, str], tuple[Fault, ...]]:
    called = {plain(form.label): form for form in FORMS[request]}
    loose = not any(line.inset and line.text.strip() for line in body)
    answers: dict[str, list[list[str]]] = {}  # lines, and the pieces of each
    places: dict[str, str] = {}
    faults: list[Fault] = []
    current = ""
    before = ""
    for line in body:
        opened = None if line.inset else _opened(line.text, called)
        text = line.text.strip()
        if opened is not None:
            question, rest = opened
            current = question.id
            if current in places:
                faults.append(Fault(current, f"{question.label}: this is answered twice"))
            places.setdefault(current, f"line {line.number} ({question.label})")
            answers[current] = [[rest]] if rest else []
        elif not text:
            answers.get(current, []).append([""])
        elif line.inset or (loose and current and not _ENDS.fullmatch(text)):
            answers.setdefault(current, []).append([text])
        elif len(before) >= BROKEN_AT and answers.get(current) and not _ENDS.fullmatch(text):
            answers[current][-1].append(text)  # the rest of a line that was too long for a mail
        else:
            if swallowed := _unread_below(line, body, called):
                faults += swallowed
                places[""] = f"line {line.number}"
            break
        before = text and line.text
    answers.pop("", None)
    words = {
        name: "\n".join(" ".join(pieces) for pieces in lines).strip()
        for name, lines in answers.items()
    }
    return words, places, tuple(faults)


def _unread_below(end: _Line, body: list[_Line], called: dict[str, Question]) -> tuple[Fault, ...]:
    """A signature ends a letter. Other text with answers below it doesn't."""
    below = [line.text for line in body if line.number > end.number and not line.inset]
    asked = [found for text in below if (found := _opened(text, called)) and not found[1]]
    if not asked or _ENDS.fullmatch(end.text.strip()):
        return ()
    return (
        Fault(
            "",
            f"this is neither a question of the form nor an answer: '{shown(end.text)}'",
            "Answers begin with two spaces. Correct the line, or remove it.",
        ),
    )


def _opened(line: str, called: dict[str, Question]) -> tuple[Question, str] | None:
    """The question that a line asks, and the answer if it is on the same line."""
    label, colon, rest = line.strip().partition(":")
    question = called.get(plain(label)) if colon else None
    return None if question is None else (question, rest.strip())
