"""The header of an entry and the Markdown below it, told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory.problems import Problem, Repair, line_of
from activity_directory.sanitise.quoting import quoted
from activity_directory.source import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator


_MERGE_MARK = r"(?m)^(?:<<<<<<<|>>>>>>>)(?: .*)?$"


def refuse_merge_marks(text: str, path: str) -> None:
    match = re.search(_MERGE_MARK, text)
    if match is not None:
        raise nodes.Stopped(
            Problem(
                path,
                text.count("\n", 0, match.start()) + 1,
                1,
                "two-versions",
                "Two people changed the same lines, and both versions are in this file",
                "Keep the lines that are right. Delete the others, and the lines that start with "
                "`<<<<<<<`, `=======` and `>>>>>>>`.",
                written=match[0],
            )
        )


_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
# Patterns of what is hardly ever there are texts: only a mistake has `re` compile one.
_LIKE_A_FENCE = r"(?m)^[ \t]*[-\u2010-\u2015\u2212_=*]{1,5}[ \t]*$"
_FIELD = re.compile(r"[a-z][\w -]*:(?:\s|$)")
_LIKE_A_FACT = r"\s*(?:#|-\s|[\w-][\w -]*:(?:\s|$))|\s+\S"


def split_header(text: str, path: str) -> tuple[str, str, int]:
    """Header, body, first line of the body. The header keeps its line numbers."""
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) > 0:
        # As nearly every entry stands in its file.
        return text[3 : end + 1], text[end + 5 :], text.count("\n", 0, end) + 3
    opening = _FENCE.match(text)
    if not text.strip():
        raise nodes.Stopped(
            Problem(
                path,
                1,
                1,
                "empty-entry",
                "There is nothing in this file",
                "Copy the text of a similar entry and change it, or delete this file.",
            )
        )
    if opening is None:
        first = text.partition("\n")[0]
        almost = bool(first.strip()) and re.match(_LIKE_A_FENCE, first) is not None
        below = _FENCE.search(text)
        if below and not almost and not _FIELD.match(text) and _FIELD.match(text, below.end() + 1):
            raise nodes.Stopped(_not_at_the_top(text[: below.start()], first, path))
        raise nodes.Stopped(
            Problem(
                path,
                1,
                1,
                "no-header",
                "The file must start with a line of three dashes, `---`",
                f"Type three dashes instead of {quoted(first.strip())}. Some keyboards join them."
                if almost
                else "Put `---` on the first line, the facts below it, then `---` again.",
                written=first,
            )
        )
    closing = _FENCE.search(text, opening.end() + 1)
    if closing is None:
        raise nodes.Stopped(_no_end(text, opening.end() + 1, path))
    header = "\n" + text[opening.end() + 1 : closing.start()]
    return header, text[closing.end() + 1 :], text.count("\n", 0, closing.end()) + 2


def _not_at_the_top(above: str, first: str, path: str) -> Problem:
    blank = above.isspace()
    hint = "Remove it" if blank else "Move it below the facts"
    if first.startswith("```"):
        hint = "Remove this line and the one like it below"
    return Problem(
        path,
        1,
        1,
        "no-header",
        f"There is {'a blank line' if blank else 'text'} above the first line of three dashes",
        f"{hint}, so that `---` is the first line of the file.",
        written=first,
    )


def _no_end(text: str, start: int, path: str) -> Problem:
    almost = re.compile(_LIKE_A_FENCE).search(text, start)
    if almost is not None and almost[0].strip():
        line = text.count("\n", 0, almost.start()) + 1
        return Problem(
            path,
            line,
            1,
            "no-header-end",
            "The facts must end with a line of three dashes, `---`",
            f"Type three dashes instead of {quoted(almost[0].strip())}. Some keyboards join them.",
            written=almost[0],
        )
    if joined := re.compile(r"(?m)^---[ \t]+(\S.*)$").search(text, start):
        return Problem(
            path,
            text.count("\n", 0, joined.start()) + 1,
            1,
            "no-header-end",
            "There is text after the closing `---`",
            f"Move {quoted(joined[1][:40])} to the next line, so that `---` is alone on its line.",
            written=joined[0],
        )
    lines = text[start:].split("\n")
    number = next(
        (
            number
            for number, line in enumerate(lines)
            if line.strip() and re.match(_LIKE_A_FACT, line) is None
        ),
        max(0, len(lines) - 1),
    )
    return Problem(
        path,
        number + 2,
        1,
        "no-header-end",
        "The facts must end with a line of three dashes, `---`",
        "Add a line with only `---` after the last fact, before the description.",
        written=lines[number] if lines else "",
    )


BULLETS = "*•·●▪◦‣∙–—"
BULLET = f"(?m)^([ \t]*)[{re.escape(BULLETS)}](?=[ \t])"
_BLOCK_TEXT = re.compile(r":[ \t]+[|>][-+\d]*[ \t]*$", re.MULTILINE)


def bullet_problems(header: str, path: str) -> Iterator[Problem]:
    """Signs of a word processor before the items of a list: the first of each list."""
    if _BLOCK_TEXT.search(header):
        return  # where they may stand in the words
    last = 0
    for match in re.finditer(BULLET, header):
        number = header.count("\n", 0, match.start()) + 1
        written = line_of(header, number)
        if number > last + 1:
            yield Problem(
                path,
                number,
                len(match[0]),
                "bullet",
                f"An item of a list must start with a dash, found {quoted(match[0].strip())}",
                "Write each item on its own line, such as `- chairs provided`.",
                written=written,
                repair=Repair(number, len(match[0]), number, len(match[0]) + 1, "-"),
            )
        last = number


_SECOND_ENTRY = re.compile(r"^---[ \t]*\n+(?=(?:name|summary|organisation)[ \t]*:)", re.MULTILINE)


def second_entry_problems(body: str, body_line: int, path: str) -> Iterator[Problem]:
    match = _SECOND_ENTRY.search(body)
    if match is not None:
        yield Problem(
            path,
            body_line + body.count("\n", 0, match.start()),
            1,
            "two-documents",
            "A second entry starts here, and its facts would be shown as text",
            "Put each activity into a file of its own.",
            written="---",
        )
