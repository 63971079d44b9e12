"""Other people's words where they can do no harm: in a terminal, and in the log of a CI runner."""

from __future__ import annotations

import re
from collections.abc import Iterable

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that a terminal obeys, or that turn round what is read: all but tabs and line ends."""


def visible(text: str) -> str:
    """`text` as it may be printed: it can neither redraw a terminal nor command a CI runner.

    Control and direction characters are shown as their codes. GitHub's runner still takes `##[`
    for a command, wherever on a line it stands.
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(
            letter if letter.isprintable() else " " if letter == "\t" else f"\\u{{{ord(letter):x}}}"
            for letter in text
        )
    return text.replace("##[", "## [")


def visible_lines(lines: Iterable[str]) -> str:
    """Lines as they may be printed, each ended: none can begin another."""
    return "".join(f"{visible(line)}\n" for line in lines)


def as_json(value: object) -> str:
    """JSON as it may be printed: all but ASCII is escaped, and so is what commands a CI runner."""
    import json  # noqa: PLC0415 - people are told in words

    return json.dumps(value, indent=2).replace("##[", "##\\u005b") + "\n"
