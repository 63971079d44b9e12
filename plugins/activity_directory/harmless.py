"""Other people's words where they can do no harm: in a terminal, and in a runner's log."""

from __future__ import annotations


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
