"""A telephone number as lists write it: with what kind of number it is, or with an extension."""

from __future__ import annotations

import re

from activity_directory.intake.answers import Answers

_KIND = re.compile(
    r"(?:tel(?:ephone)?|phone|mob(?:ile)?|landline|call|ring|[tmp])\b\.?"
    r"(?: (?:no|number)\b\.?)?[\s:.]*(?=[+(]?\d)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"[\s,(;-]*(?:\bext(?:ension|n)?|\bx|(?<=\d)x)\.?:?\s*(\d{1,6})\b\)?", re.IGNORECASE
)


def put_in_place(answers: Answers) -> None:
    """Leave the number alone in its place. An extension is what people ask for."""
    given = answers.given
    for name in ("phone", "text"):
        if number := given.get(name, ""):
            given[name] = _KIND.sub("", number, count=1) if _KIND.match(number) else number
    number = given.get("phone", "")
    extensions = _EXTENSION.findall(number)
    if len(extensions) == 1 and not given.get("ask_for"):
        given["phone"] = _EXTENSION.sub("", number).strip()
        given["ask_for"] = f"extension {extensions[0]}"
