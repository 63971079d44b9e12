"""Quoted values in a message: between backticks, as in Markdown.

A message says "Write `status: running`." Each reporter shows what is quoted in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)


def quoted(text: str) -> str:
    """`text` between backticks: between more of them than it has in a row itself.

    What is blank or empty stays as it is: Markdown can't quote it.
    """
    if not text.strip():
        return text
    most = max(map(len, re.findall("`+", text))) if "`" in text else 0
    marks = "`" * (1 + most)
    at_edge = "`" in (text[0], text[-1]) or (text[0] == text[-1] == " ")
    space = " " if at_edge else ""
    return f"{marks}{space}{text}{space}{marks}"


def parts(message: str) -> Iterator[tuple[str, bool]]:
    """The message piece by piece: each text, and whether it is quoted. Pairless marks are text."""
    end = 0
    for match in _QUOTED.finditer(message):
        if match.start() > end:
            yield message[end : match.start()], False
        text = match[2]
        padded = text[0] == text[-1] == " " and text.strip()
        yield text[1:-1] if padded else text, True
        end = match.end()
    if end < len(message):
        yield message[end:], False


def in_plain_text(message: str) -> str:
    """The message for a place that shows letters alone: with ordinary quotation marks."""
    return "".join(f"'{text}'" if is_quoted else text for text, is_quoted in parts(message))
