"""Problems as people meet them: in the terminal, in a pull request, in a summary, as JSON. Pure."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Literal

from activity_directory.problems import WORTH_A_LOOK, errors_in
from activity_directory.sanitise import terminal
from activity_directory.sanitise.forge_markdown import (
    annotated_message,
    annotation_property,
    code,
    plain,
)
from activity_directory.sanitise.forge_markdown import message as message_in_markdown
from activity_directory.sanitise.terminal import CONTROLS, visible, visible_lines
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from activity_directory.problems import Problem
    from activity_directory.reports.changes import Account
    from activity_directory.reports.other_changes import Beside

Format = Literal["text", "github", "json", "markdown"]
SummaryFormat = Literal["text", "markdown"]


NOT_LOOKED = (
    "Published pages were not compared. To see whether one would be lost, add `--base main`."
)
"""What `check` says where it was given nothing to compare with."""


def _looked(problems: Sequence[Problem], compared: Sequence[str]) -> list[str]:
    """That addresses were compared and all stand; nothing where one does not, or nobody looked."""
    if not compared or any(problem.rule == "address-gone" for problem in problems):
        return []
    return [f"Every page published {' and '.join(compared)} still exists."]


def as_text(problems: Sequence[Problem], files: int, compared: Sequence[str] = ()) -> str:
    """A line a problem, its hint, the line as written with the place marked, and the outcome."""
    lines = []
    for problem in problems:
        lines.append(
            f"{visible(problem.path)}:{problem.line}:{problem.column}: {problem.severity}: "
            f"{visible(problem.message)} [{problem.rule}]"
        )
        if problem.hint:
            lines.append(f"    hint: {visible(problem.hint)}")
        lines.extend(_excerpt(problem))
    lines += [*_looked(problems, compared), outcome(problems, files)]
    return "\n".join(lines) + "\n"


def _excerpt(problem: Problem) -> Iterator[str]:
    """The line as written, and a caret under the place; of a long line, the part around it."""
    if not problem.written.strip():
        return
    place = min(problem.column - 1, len(problem.written))
    start = 0 if place < WIDEST - 20 else place - WIDEST // 2
    before = ("..." if start else "") + visible(problem.written[start:place])
    rest = problem.written[place:]
    after = visible(rest[: WIDEST - (place - start)])
    cut = "..." if len(rest) > WIDEST - (place - start) else ""
    yield f"    {problem.line:>5} | {before}{after}{cut}".rstrip()
    yield f"          | {' ' * _width(before)}^"


WIDEST = 90
"""Characters of a line that are shown."""


def _width(text: str) -> int:
    """How many columns of a terminal `text` fills: two for a wide letter, none for an accent."""
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )


def outcome(problems: Sequence[Problem], files: int) -> str:
    """How it went, in one sentence."""
    errors = errors_in(problems)
    warnings = len(problems) - errors
    read = counted(files, "file")
    if not problems:
        return f"{read} checked. No problems found."
    found = [
        counted(number, what)
        for number, what in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return f"{read} checked: {' and '.join(found)}."


def as_github(problems: Sequence[Problem], files: int, compared: Sequence[str] = ()) -> str:
    """GitHub's workflow commands: an annotation a problem, and one at its twin's place.

    A pull request shows the annotations of the files that it changes: it may be either of the two.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    lines = []
    for problem in _with_twins(problems):
        text = problem.message + (f"\n{problem.hint}" if problem.hint else "")
        lines.append(
            f"::{problem.severity} file={annotation_property(problem.path)},line={problem.line},"
            f"col={problem.column},title={annotation_property(problem.rule)}::{annotated_message(text)}"
        )
    lines += [*_looked(problems, compared), outcome(problems, files)]
    return "\n".join(lines) + "\n"


def _with_twins(problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        yield problem
        if problem.twin is not None:
            yield problem.twin


def as_json(problems: Sequence[Problem], files: int, compared: Sequence[str] = ()) -> str:
    """One object, for programs. `version` grows when a name changes its meaning or goes.

    ```json
    {
      "version": 1,
      "files": 108,
      "errors": 1,
      "warnings": 0,
      "compared_with": ["at main"],
      "problems": [
        {
          "path": "content/activities/chair-yoga.md",
          "line": 3,
          "column": 1,
          "severity": "error",
          "rule": "unknown-field",
          "message": "`summry` is not a field",
          "hint": "Did you mean `summary`?",
          "written": "summry: Gentle stretches in a chair.",
          "repair": {"line": 3, "column": 1, "end_line": 3, "end_column": 7, "words": "summary"}
        }
      ]
    }
    ```

    Problems are in order of path, line and column. Lines and columns count from 1, columns in
    characters (Unicode code points). `severity` is `error` or `warning`; `rule` is a name of
    docs/rules.md; `hint` may be empty; `written` is the line as it is in the file, empty where
    there is none; `repair` is what would fix it (words for the place from one column up to
    another), or null where only the writer can know. `compared_with` says with which earlier
    states the addresses were compared; empty where nobody looked.
    """
    errors = errors_in(problems)
    report = {
        "version": 1,
        "files": files,
        "errors": errors,
        "warnings": len(problems) - errors,
        "compared_with": list(compared),
        "problems": [
            {
                "path": problem.path,
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity,
                "rule": problem.rule,
                "message": problem.message,
                "hint": problem.hint,
                "written": problem.written,
                "repair": problem.repair and problem.repair._asdict(),
            }
            for problem in problems
        ],
    }
    return terminal.as_json(report)


def as_markdown(problems: Sequence[Problem], files: int, compared: Sequence[str] = ()) -> str:
    """A summary for a pull request: the problems, file by file."""
    looked = _looked(problems, compared) if compared else [NOT_LOOKED]
    last = tuple(map(message_in_markdown, looked))
    return _summary("## The entries", outcome(problems, files), _problem_lines(problems), last)


def _problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    path = ""
    for problem in problems:
        if problem.path != path:
            path = problem.path
            yield f"\n### {code(path)}\n"
        yield (
            f"- **Line {problem.line}** ({problem.severity}, `{problem.rule}`): "
            f"{message_in_markdown(problem.message)}"
        )
        if problem.hint:
            yield f"  - {message_in_markdown(problem.hint)}"


MOST_IN_SUMMARY = 900_000
"""Bytes. A forge drops a summary of more than 1 MiB whole."""


def _summary(
    heading: str,
    first: str,
    lines: Iterable[str],
    last: Sequence[str] = (),
    most: int = MOST_IN_SUMMARY,
) -> str:
    """Lines below a heading, as many whole ones as a forge shows; it says where some are left."""
    kept = [heading, "", first]
    room = most - sum(len(line.encode()) + 1 for line in kept)
    left = 0
    for line in lines:
        room -= len(line.encode()) + 1
        if left or room < 0:
            left += 1
        else:
            kept.append(line)
    if left:
        kept += ["", f"There is more than fits here: {counted(left, 'line')} not shown."]
    kept += [part for line in last for part in ("", line)]
    return "\n".join(kept) + "\n"


def changes_as_text(account: Account, beside: Beside | None = None) -> str:
    """What changed, for a terminal: first that it is not the entries alone, where it is not."""
    lines = []
    if beside is not None and beside.files:
        lines.append(beside.sentence(str))
        lines += [f"    {file.path}: {', '.join(file.what)}" for file in beside.files]
        lines.append("")
    lines.append(_changed(account))
    for change in account.changes:
        lines += [
            "",
            f"{_HEADINGS[change.what]}: {change.name} ({change.path})",
        ]
        lines += [f"    {line}" for line in change.lines]
        if change.worth_a_look:
            lines += [f"    {WORTH_A_LOOK}", *(f"      {line}" for line in change.worth_a_look)]
    if account.not_compared:
        lines += ["", *(file.why for file in account.not_compared)]
    return visible_lines(lines)


def changes_as_markdown(
    account: Account,
    beside: Beside | None = None,
    *,
    heading: str = "## What changes",
    left: int = 0,
    most: int | None = None,
) -> str:
    """What changed, for a pull request: first that it is not the entries alone, where it is not.

    `left` are so many entries and files that are not even in the account; `most` are bytes.
    """
    first = [_changed(account)]
    lines = _change_lines(account)
    if beside is not None and beside.files:
        first = [f"**{beside.sentence(code)}**", "", *first]
        lines = chain(_beside_lines(beside), lines)
    if left:
        lines = chain(
            lines, [f"\nThere is more: {counted(left, 'entry or file', 'entries or files')}."]
        )
    return _summary(heading, "\n".join(first), lines, most=most or MOST_IN_SUMMARY)


MOST_BESIDE = 100
"""Files beside the entries of which it is said what became of them."""


def _beside_lines(beside: Beside) -> Iterator[str]:
    yield ""
    for file in beside.files[:MOST_BESIDE]:
        yield f"- {code(file.path)}: {plain(', '.join(file.what))}"
    if len(beside.files) > MOST_BESIDE:
        yield f"- and {counted(len(beside.files) - MOST_BESIDE, 'file')} more"


def _change_lines(account: Account) -> Iterator[str]:
    for file in account.not_compared:
        yield f"\n{plain(file.why)}"
    for change in account.changes:
        yield f"\n### {_HEADINGS[change.what]}: {plain(change.name)}\n"
        yield f"{code(change.path)}\n"
        for line in change.lines:
            yield f"- {plain(line)}"
        if change.worth_a_look:
            yield f"\n**{WORTH_A_LOOK}**\n"
            for line in change.worth_a_look:
                yield f"- {message_in_markdown(line)}"


_HEADINGS = {"new": "New", "changed": "Changed", "moved": "Moved", "gone": "Gone"}


def _changed(account: Account) -> str:
    """How much changed, in one sentence."""
    if not account.changes and not account.not_compared:
        return "Nothing that people read has changed."
    numbers = [
        f"{number:,} {words.lower()}"
        for what, words in _HEADINGS.items()
        if (number := sum(change.what == what for change in account.changes))
    ]
    text = f"{', '.join(numbers)}." if numbers else ""
    not_compared = (
        f"{counted(len(account.not_compared), 'file')} could not be compared."
        if account.not_compared
        else ""
    )
    return " ".join(part for part in (text, not_compared) if part)


def patch(path: str, before: str, after: str) -> str:
    """The change of one file as `git apply` takes it."""
    import difflib  # noqa: PLC0415 - only `tidy` and the like compare texts

    lines = difflib.unified_diff(_ended(before), _ended(after), f"a/{path}", f"b/{path}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _ended(text: str) -> list[str]:
    """The lines with what ends them, and no other sign taken for an end."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def repairs_as_markdown(changes: str, files: int) -> str:
    """A patch to take, for a pull request; nothing where nothing can be fixed by rule."""
    if not files:
        return ""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", changes)), default=0))
    text = (
        f"{counted(files, 'file')} can be fixed without knowing the activity. On a computer, "
        "`python3 publish.py tidy` does it. Or save the text below as `fixes.patch` and run "
        "`git apply fixes.patch`."
    )
    if len(changes.encode()) > MOST_IN_SUMMARY:
        return f"## Repairs\n\n{text.partition(' Or ')[0]} The patch is too long to show here.\n"
    if CONTROLS.search(changes):
        why = "The patch can't be shown here: there are characters in it that nobody sees."
        return f"## Repairs\n\n{text.partition(' Or ')[0]} {why}\n"
    return f"## Repairs\n\n{text}\n\n{fence}diff\n{changes}{fence}\n"


FORMATS: dict[Format, Callable[[Sequence[Problem], int, Sequence[str]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "markdown": as_markdown,
}

CHANGES_FORMATS: dict[SummaryFormat, Callable[[Account, Beside], str]] = {
    "text": changes_as_text,
    "markdown": changes_as_markdown,
}
