"""A telephone number as lists write it: with what kind of number it is, or with an extension."""

from __future__ import annotations

import re

from activity_directory.intake.answers import Answers
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
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
