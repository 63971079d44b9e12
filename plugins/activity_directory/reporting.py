"""Problems as people meet them: in the terminal, in a pull request, in a summary, as JSON. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from activity_directory.problems import errors_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from activity_directory.problems import Problem

Format = Literal["text", "github", "json", "markdown"]


def as_text(problems: Sequence[Problem], files: int) -> str:
    """A line a problem, its hint under it, and one line in the end."""
    lines = []
    for problem in problems:
        lines.append(
            f"{problem.path}:{problem.line}:{problem.column}: {problem.severity}: "
            f"{_visible(problem.message)} [{problem.rule}]"
        )
        if problem.hint:
            lines.append(f"    hint: {_visible(problem.hint)}")
    lines.append(outcome(problems, files))
    return "\n".join(lines) + "\n"


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


def _visible(text: str) -> str:
    """Control and direction characters as their codes: a message can't redraw a terminal."""
    return "".join(
        letter if letter.isprintable() or letter == " " else f"\\u{ord(letter):04x}"
        for letter in text
    )


def as_github(problems: Sequence[Problem], files: int) -> str:
    """GitHub's workflow commands: an annotation a problem."""
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
    escaped = text.replace("%", "%25").replace("\r", "%0D")
    return "%0A".join(_visible(line) for line in escaped.split("\n"))


def _property(text: str) -> str:
    return _command(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem], files: int) -> str:
    """`{"version": 1, "files": n, "errors": n, "warnings": n, "problems": [...]}`.

    Each problem has path, line, column, severity, rule, message and hint (empty where none).
    """
    errors = errors_in(problems)
    report: dict[str, Any] = {
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
            }
            for problem in problems
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def as_markdown(problems: Sequence[Problem], files: int) -> str:
    """A summary for a pull request: every problem, file by file."""
    lines = ["## The entries", "", outcome(problems, files)]
    path = ""
    for problem in problems:
        if problem.path != path:
            path = problem.path
            lines += ["", f"### {_escaped(path)}", ""]
        lines.append(
            f"- **Line {problem.line}** ({problem.severity}, `{problem.rule}`): "
            f"{_escaped(problem.message)}"
        )
        if problem.hint:
            lines.append(f"  - {_escaped(problem.hint)}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """`text` as words: no Markdown, HTML, mention or issue number comes out of it."""
    shown = _visible(text)
    for sign in "\\`*_{}[]()#+!|>~$":
        shown = shown.replace(sign, f"\\{sign}")
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace("@", "@\u2060")


FORMATS: dict[Format, Callable[[Sequence[Problem], int], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "markdown": as_markdown,
}
