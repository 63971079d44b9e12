"""Other people's words where they can do no harm: in a terminal, and in the Markdown of a forge."""

from __future__ import annotations

import re


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


def escaped(text: str) -> str:
    """`text` as words: no Markdown, HTML, mention or issue number comes out of it."""
    shown = visible(text).replace("&", "&amp;").replace("<", "&lt;")
    shown = _SIGNS.sub(r"\\\g<0>", shown)
    # A word joiner keeps @names from being called, #1 and GH-1 from being referred to (a forge
    # looks for them after the escapes are gone), and addresses from becoming links.
    shown = _CALLS.sub("\\g<0>\u2060", shown)
    return shown.replace("://", ":\u2060//").replace("www.", "www\u2060.")


_SIGNS = re.compile(r"[\\`*_{}\[\]()#+!|>~$]")
_CALLS = re.compile(r"@|#(?=\w)|\bGH-(?=\d)", re.IGNORECASE)


def fenced(text: str, language: str = "") -> str:
    """`text` letter for letter, as a block of code that nothing in it can end."""
    lines = [visible(line) for line in text.rstrip("\n").split("\n")]
    runs = [len(run) for line in lines for run in re.findall("`{3,}", line)]
    fence = "`" * max([3, *(length + 1 for length in runs)])
    return "\n".join([f"{fence}{language}", *lines, fence])
