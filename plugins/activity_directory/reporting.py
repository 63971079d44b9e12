"""Problems as people meet them: in the terminal, in a pull request, in a summary, as JSON. Pure."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from activity_directory.harmless import visible
from activity_directory.problems import errors_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from activity_directory.problems import Problem

Format = Literal["text", "github", "json", "markdown"]


def as_text(problems: Sequence[Problem], files: int) -> str:
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
    lines.append(outcome(problems, files))
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
    read = _counted(files, "file")
    if not problems:
        return f"{read} checked. Nothing to mend."
    found = [
        _counted(number, what)
        for number, what in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return f"{read} checked: {' and '.join(found)}."


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def as_github(problems: Sequence[Problem], files: int) -> str:
    """GitHub's workflow commands: an annotation a problem.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    lines = []
    for problem in problems:
        text = problem.message + (f"\n{problem.hint}" if problem.hint else "")
        lines.append(
            f"::{problem.severity} file={_property(problem.path)},line={problem.line},"
            f"col={problem.column},title={_property(problem.rule)}::{_command(text)}"
        )
    lines.append(outcome(problems, files))
    return "\n".join(lines) + "\n"


def _command(text: str) -> str:
    """`text` as the words of a workflow command: it can neither end it nor begin another."""
    return "%0A".join(visible(line) for line in text.replace("%", "%25").split("\n"))


def _property(text: str) -> str:
    return _command(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem], files: int) -> str:
    """One object, for programs. `version` grows when a name changes its meaning or goes.

    ```json
    {
      "version": 1,
      "files": 108,
      "errors": 1,
      "warnings": 0,
      "problems": [
        {
          "path": "content/activities/chair-yoga.md",
          "line": 3,
          "column": 1,
          "severity": "error",
          "rule": "unknown-field",
          "message": "'summry' is not a field",
          "hint": "did you mean 'summary'?",
          "written": "summry: Gentle stretches in a chair.",
          "repair": {"line": 3, "column": 1, "end_line": 3, "end_column": 7, "words": "summary"}
        }
      ]
    }
    ```

    Problems are in order of path, line and column. Lines and columns count from 1, columns in
    characters (Unicode code points). `severity` is `error` or `warning`; `rule` is a name of
    docs/rules.md; `hint` may be empty; `written` is the line as it stands in the file, empty where
    there is none; `repair` is what would mend it (words for the place from one column up to
    another), or null where only the writer can know.
    """
    errors = errors_in(problems)
    report = {
        "version": 1,
        "files": files,
        "errors": errors,
        "warnings": len(problems) - errors,
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
    # Escapes keep direction characters, and what a CI runner takes for a command, out of a log.
    return json.dumps(report, indent=2).replace("##[", "##\\u005b") + "\n"


def as_markdown(problems: Sequence[Problem], files: int) -> str:
    """A summary for a pull request: the problems, file by file."""
    lines = ["## The entries", "", outcome(problems, files)]
    path = ""
    for problem in problems[:MOST_IN_SUMMARY]:
        if problem.path != path:
            path = problem.path
            lines += ["", f"### {_escaped(path)}", ""]
        lines.append(
            f"- **Line {problem.line}** ({problem.severity}, `{problem.rule}`): "
            f"{_escaped(problem.message)}"
        )
        if problem.hint:
            lines.append(f"  - {_escaped(problem.hint)}")
    if len(problems) > MOST_IN_SUMMARY:
        lines += ["", f"The first {MOST_IN_SUMMARY:,} are shown."]
    return "\n".join(lines) + "\n"


MOST_IN_SUMMARY = 1000
"""A forge drops a summary of more than 1 MB whole."""


def _escaped(text: str) -> str:
    """`text` as words: no Markdown, HTML, mention or issue number comes out of it."""
    shown = visible(text).replace("&", "&amp;").replace("<", "&lt;")
    shown = _SIGNS.sub(r"\\\g<0>", shown)
    # A word joiner keeps @names from being called and addresses from becoming links.
    return shown.replace("@", "@\u2060").replace("://", ":\u2060//").replace("www.", "www\u2060.")


_SIGNS = re.compile(r"[\\`*_{}\[\]()#+!|>~$]")


FORMATS: dict[Format, Callable[[Sequence[Problem], int], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "markdown": as_markdown,
}
