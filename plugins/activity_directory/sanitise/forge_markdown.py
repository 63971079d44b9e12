"""Other people's words in what a forge renders: all that GitHub makes of text is known here.

Markdown, titles, messages of commits, and the annotations of a workflow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from activity_directory.sanitise.quoting import in_plain_text, parts, quoted
from activity_directory.sanitise.terminal import visible

BREAK = "\u2060"
"""A word joiner. Nobody sees it, and no reference or address goes on across it.

GitHub looks for references after Markdown's escapes are gone, and in the plain text of replies by
e-mail: so it has to be a character of the text itself.
"""
# Kept as text: a check that says nothing to a forge does not wait for them to be compiled.
_REFERENCE = (
    "(?i:"
    "@"  # a person, a team, an e-mail address, a commit of somebody
    r"|#(?=\w)"  # an issue, a pull request, a discussion, of this repository or another
    r"|\b(?:GH|GHSA|CVE)-(?=\w)"  # the same in letters, and security advisories
    r"|:(?=//)|www(?=\.)"  # a web address
    r"|:(?=[\w+-]+:)"  # an emoji
    ")"
)
_COMMIT = "(?<![0-9A-Za-z])[0-9A-Fa-f]{7,}(?![0-9A-Za-z])"
"""What may be the name of a commit: no part of it may be long enough for one."""
_SHORT = "[0-9A-Fa-f]{6}(?=[0-9A-Fa-f])"
_SIGN = r"[\\`*_{}\[\]()#+!>~&<|$]"
_INSTEAD = {
    "&": "&amp;",
    "<": "&lt;",
    "|": "&vert;",  # `\|` is for tables, whose cells are escaped as a whole; `&#124;` has a number
    "$": "<span>$</span>",  # as GitHub's own documentation advises: a backslash is for mathematics
}
_AT_START = r"(?:[-=:]|\d{1,9}(?=\.))"
"""What would begin a list, underline a heading or part a table."""


def plain(text: str) -> str:
    """Markdown that a forge shows as these words and as nothing else.

    It is one line, and may stand anywhere in a line: alone, in a heading, a list, a table, a link.
    """
    words = re.sub(_SIGN, lambda sign: _INSTEAD.get(sign[0], f"\\{sign[0]}"), title(text))
    start = re.match(_AT_START, words)
    if start is None:
        return words
    at = 0 if start[0] in "-=:" else start.end()
    return f"{words[:at]}\\{words[at:]}"


_ADDRESS = r"(?:\w[\w ]*: )?(?:https?://\S+|[^\s@#]+@[^\s@#]+)"
"""A quoted address alone, or as the value of a field."""


def title(text: str) -> str:
    """Words for a title or a commit: one line that refers to nothing and calls nobody."""
    words = re.sub(_REFERENCE, rf"\g<0>{BREAK}", _one_line(text))
    return re.sub(_COMMIT, lambda name: re.sub(_SHORT, rf"\g<0>{BREAK}", name[0]), words)


def code(text: str) -> str:
    """`text` in one line of code, to be copied from there letter for letter."""
    return quoted(_one_line(text))


def message(text: str) -> str:
    """A message of ours: what it quotes is code, and all else as it is `plain`.

    What is quoted can refer to nothing either, where the words become the message of a commit. Only
    an address that stands alone is left as it is, for people to copy.
    """
    written = ""
    for part, is_quoted in parts(_one_line(text)):
        if is_quoted:
            written += quoted(part if re.fullmatch(_ADDRESS, part) else title(part))
        else:
            before = " " if part[0] == " " else ""
            after = " " if part[-1] == " " and part.strip() else ""
            written += f"{before}{plain(part)}{after}"
    return written


def fenced(text: str, language: str = "") -> str:
    """`text` letter for letter, as a block of code that nothing in it can end."""
    lines = [visible(line) for line in text.rstrip("\n").split("\n")]
    runs = [len(run) for line in lines for run in re.findall("`{3,}", line)]
    fence = "`" * max([3, *(length + 1 for length in runs)])
    return "\n".join([f"{fence}{language}", *lines, fence])


def link(text: str, address: str) -> str:
    """The words as a link to a web address; as words alone where it is no such address."""
    from urllib.parse import quote  # noqa: PLC0415 - most reports have no link, and `check` is quick

    words = plain(text)
    if not (words and re.match(r"https?://[^/]", address)):
        return words
    to = quote(address, safe=_IN_AN_ADDRESS, errors="replace").replace("&", "&amp;")
    return f"[{words}]({to})"


_IN_AN_ADDRESS = "%:/?#@!&=+,;~-._"
"""What an address may hold without ending a link, a cell or a line: letters and figures beside."""


def row(cells: Iterable[str]) -> str:
    """A line of a table, of cells that are Markdown already."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))


# --- the commands that a workflow's log may hold
# https://docs.github.com/actions/reference/workflow-commands-for-github-actions


def annotation(text: str) -> str:
    """`text` as the words of a workflow command: it can neither end it nor begin another."""
    return "%0A".join(visible(line) for line in text.replace("%", "%25").split("\n"))


def annotated_message(text: str) -> str:
    """A message of ours as the words of a workflow command, which shows letters alone."""
    return annotation(in_plain_text(text))


def annotation_property(text: str) -> str:
    """`text` as a property of a workflow command, such as the file that it is about."""
    return annotation(text).replace(":", "%3A").replace(",", "%2C")
