"""The YAML parser's errors in our words, at the place where the mistake began.

Each says which line a mechanical repair would give, where there is one. Knows no field.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from activity_directory.sanitise.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class YamlError(NamedTuple):
    """What stops the reading. Lines and columns count from 0.

    `fixed` is line `line` as it can be read; None where nobody but the writer knows. It is a
    repair, too, where it is `certain`.
    """

    line: int
    column: int
    rule: str
    message: str
    hint: str
    fixed: str | None = None
    certain: bool = True


class _Case(NamedTuple):
    """What the parser said: `at` is where it gave up, `began` where what it was reading began."""

    lines: Sequence[str]
    text: str
    at: tuple[int, int]
    began: tuple[int, int]
    quote: tuple[int, int] | None

    @property
    def written(self) -> str:
        return _line(self.lines, self.at[0])


def explain(
    error: yaml.MarkedYAMLError, lines: Sequence[str], quote: tuple[int, int] | None
) -> YamlError:
    """What went wrong. `quote` is where the last quoted words over several lines opened."""
    at = _place(error.problem_mark) or (0, 0)
    text = f"{error.context or ''}; {error.problem or ''}"
    case = _Case(lines, text, at, _place(error.context_mark) or at, quote)
    return next(found for explain in _EXPLANATIONS if (found := explain(case)) is not None)


def in_quotation_marks(words: str) -> str:
    """`words` between quotation marks, so that no sign in them means anything."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _place(mark: yaml.Mark | None) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark is not None else None


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


# Patterns here are texts: only a mistake has `re` compile one.
_FIELD = r"\s*(?:-\s+)*[^\s:#'\"\[\]{},][^:#'\"\[\]{},]*:\s+"
_NOTE = r"(?<!\s)\s+#\s"


def with_quotes(line: str) -> str | None:
    """The line with its words between quotation marks; a note at its end stays a note."""
    field = re.match(_FIELD, line)
    rest = line[field.end() :] if field else ""
    if field is None or not rest:
        return None
    noted = re.search(_NOTE, rest)
    words = rest[: noted.start()] if noted else rest.rstrip()
    note = rest[len(words) :]
    if len(words) > 1 and words[0] + words[-1] in {"''", '""', "“”", "‘’"}:
        words = words[1:-1]
    return field[0] + in_quotation_marks(words) + note


def _with_hint(fixed: str | None) -> str:
    if fixed is None:
        return "Put quotation marks around the text."
    return f"Put quotation marks around the text: {quoted(fixed.strip())}"


def _colon(case: _Case) -> YamlError | None:
    if "mapping values are not allowed" not in case.text:
        return None
    line, column = case.at
    if ":" in case.written[:column]:
        fixed = with_quotes(case.written)
        return YamlError(
            line,
            column,
            "colon-in-text",
            "There is a second colon on this line, so it is not clear where the value starts",
            _with_hint(fixed),
            fixed,
        )
    above = _line(case.lines, line - 1)
    if above.strip() and re.search(r":(?:\s|$)", above) is None:
        return _without_colon(case.lines, line - 1)
    return _out_of_line(case.lines, line)


_OTHER_SIGN = (
    r"(?P<field>\s*(?:-\s+)?[A-Za-z_]+(?: [a-z]+)?)\s*[=;\uff1a]\s*(?P<words>[^=;\uff1a]+)"
)


def _without_colon(lines: Sequence[str], line: int) -> YamlError:
    written = _line(lines, line)
    field, colon, words = written.strip().partition(":")
    if other := re.fullmatch(_OTHER_SIGN, written):
        fixed = f"{other['field']}: {other['words']}"
        return YamlError(
            line,
            len(written) - len(written.lstrip()),
            "no-colon",
            f"Expected a field, a colon and a space, found {quoted(written.strip()[:60])}",
            f"Put a colon and a space after the field: {quoted(fixed.strip())}",
            fixed,
            certain="\uff1a" in written,
        )
    return YamlError(
        line,
        len(written) - len(written.lstrip()),
        "no-colon",
        f"Expected a field, a colon and a space, found {quoted(written.strip()[:60])}",
        f"Put a space after the colon: {quoted(f'{field}: {words}')}"
        if colon
        else "Write a field such as `name: Sit and Be Fit`. "
        "If this line belongs to the line above, start it with two spaces.",
        written.replace(":", ": ", 1) if colon else None,
    )


def _out_of_line(lines: Sequence[str], line: int) -> YamlError:
    written = _line(lines, line)
    if field := re.match(r"- (\w+):(?:\s|$)", written):
        return YamlError(
            line,
            0,
            "indent",
            "This line starts with a dash, but there is no list here",
            f"If {quoted(field[1])} is a field, remove the dash and the space after it.",
        )
    return YamlError(
        line,
        len(written) - len(written.lstrip()),
        "indent",
        "This line doesn't line up with the lines above it",
        "Put the same number of spaces before each field of a group.",
    )


def _dash(case: _Case) -> YamlError | None:
    if "block sequence entries are not allowed" not in case.text:
        return None
    return YamlError(
        *case.at,
        "dash-after-field",
        "A list with dashes must start on the line below its field",
        "Move the dash to the next line, or write the list between brackets: `[one, two]`.",
    )


def _backslash(case: _Case) -> YamlError | None:
    if "parsing a quoted scalar" not in case.text:
        return None
    return backslash(*case.at)


def backslash(line: int, column: int) -> YamlError:
    """An escape between double quotation marks: it could hide what nobody sees in the file."""
    return YamlError(
        line,
        column,
        "backslash",
        "A backslash between double quotation marks changes the letter after it",
        "Remove the backslash, or put single quotation marks around the text.",
    )


def _quote(case: _Case) -> YamlError | None:
    opened = case.began if "quoted scalar" in case.text else case.quote
    if opened is None:
        return None
    written = _line(case.lines, opened[0])
    before, mark, words = written[: opened[1]], written[opened[1]], written[opened[1] + 1 :]
    closes = "[" not in before and "{" not in before and mark not in words
    return YamlError(
        *opened,
        "unclosed-quote",
        f"The quotation mark {quoted(mark)} opens here and is not closed on this line",
        "Add the same mark at the end of the text, or remove this one.",
        before + in_quotation_marks(words.rstrip()) if closes else None,
    )


def _tab(case: _Case) -> YamlError | None:
    tab = case.written.find("\t", 0, max(case.at[1], 0) + 1)
    stopped = "cannot start any token" in case.text or "found a tab" in case.text
    if not stopped or tab < 0:
        return None
    return YamlError(
        case.at[0],
        tab,
        "tab",
        "There is a tab here. A line can start with spaces only",
        "Replace the tab with two spaces.",
        case.written.replace("\t", "  "),
    )


def _sign(case: _Case) -> YamlError | None:
    if "cannot start any token" not in case.text:
        return None
    line, column = case.at
    sign = case.written[column : column + 1]
    fixed = with_quotes(case.written)
    return YamlError(
        line,
        column,
        "sign-at-start",
        f"A value can't start with {quoted(sign)} here",
        "Start with a letter or a number." if sign == "@" else _with_hint(fixed),
        fixed,
        certain=sign != "@",
    )


def _shorthand(case: _Case) -> YamlError | None:
    if not any(what in case.text for what in ("an alias", "an anchor", "a tag", "directive")):
        return None
    return shorthand(case.lines, *case.began)


_BOLD = (
    r"(?P<before>\s*(?:-\s+)?)(?P<stars>\*\*?)(?P<field>[\w -]+)"
    r"(?:(?P=stars)\s*:|:\s*(?P=stars))\s*(?P<words>.*)"
)


def shorthand(lines: Sequence[str], line: int, column: int) -> YamlError:
    """An anchor, an alias, a tag, a merge key or a directive."""
    written = _line(lines, line)
    if bold := re.fullmatch(_BOLD, written):
        fixed = f"{bold['before']}{bold['field'].strip()}: {bold['words']}"
        return YamlError(
            line,
            column,
            "yaml-shorthand",
            f"There are stars around the name of the field {quoted(bold['field'].strip())}",
            f"Remove them: {quoted(fixed.strip())}",
            fixed,
        )
    return YamlError(
        line,
        column,
        "yaml-shorthand",
        f"{quoted('<<' if written[column:].startswith('<<') else written[column : column + 1])} "
        "has a special meaning at this place, which entries don't use",
        "If the text starts with this sign, put quotation marks around the text. "
        "If not, write the facts out in full.",
    )


def _block_text(case: _Case) -> YamlError | None:
    if "block scalar" not in case.text:
        return None
    return YamlError(
        *case.began,
        "block-text",
        f"After {quoted(_line(case.lines, case.began[0])[case.began[1] :][:1])} the text must "
        "start on the next line",
        "Write the text on the lines below, each starting with two spaces.",
    )


def _key(case: _Case) -> YamlError | None:
    if "scanning a simple key" not in case.text:
        return None
    return _without_colon(case.lines, case.began[0])


def _bracket(case: _Case) -> YamlError | None:
    if "flow" not in case.text:
        return None
    line, column = case.began
    written = _line(case.lines, line)
    bracket = written[column : column + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, "")
    mends = case.at[0] > line and closing not in written and written.count(bracket) == 1
    return YamlError(
        line,
        column,
        "unclosed-bracket",
        f"The bracket {quoted(bracket)} opens here and is not closed, or a comma is missing",
        f"Close it with {quoted(closing)}, and put a comma between the items. "
        "If the brackets are part of the text, put quotation marks around the whole text.",
        written.rstrip(" ," if "(" in written else " ,)") + closing
        if mends and "#" not in written
        else None,
    )


_LINK = (
    r"(?P<field>[^\[\]]*:\s+)\[(?P<words>[^\[\]]*)\]\((?:mailto:|tel:)?(?P<address>[^()\s]+)\)\s*"
)


_FIELD_OF_JSON = r'\s*"(?P<field>\w+)"\s*:\s*(?P<words>"[^"\\\\]*")\s*,\s*'


def _after_quote(case: _Case) -> YamlError | None:
    line, column = case.at
    last = case.written[:column].rstrip()[-1:]
    if pasted := re.fullmatch(_FIELD_OF_JSON, case.written):
        fixed = f"{pasted['field']}: {pasted['words']}"
        return YamlError(
            line,
            column,
            "text-after-quote",
            "There is a comma after the closing quotation mark",
            f"Write {quoted(fixed)}.",
            fixed,
        )
    if link := re.fullmatch(_LINK, case.written):
        return YamlError(
            line,
            column,
            "text-after-bracket",
            "There is a link in brackets here, but this field holds only an address",
            f"Write {quoted(link['field'].strip() + ' ' + link['address'])}.",
            f"{link['field']}{link['address']}",
            certain=link["words"] == link["address"],
        )
    if last in {"]", "}"}:
        return YamlError(
            line,
            column,
            "text-after-bracket",
            "There is text after the closing bracket",
            "Move the bracket after the last item. "
            "If it is part of the text, put quotation marks around the whole text.",
        )
    if last not in {"'", '"'}:
        return None
    return YamlError(
        line,
        column,
        "text-after-quote",
        "There is text after the closing quotation mark",
        "Move the closing mark to the end of the text. "
        "If there are quotation marks inside the text, put the other kind around it.",
        with_quotes(case.written),
    )


def _bracket_alone(case: _Case) -> YamlError | None:
    sign = case.written[case.at[1] : case.at[1] + 1]
    if "node content" not in case.text or sign not in {"]", "}", ","}:
        return None
    return YamlError(
        *case.at,
        "sign-at-start",
        f"A value can't start with {quoted(sign)} here",
        "Remove it, or put quotation marks around the text.",
    )


def _second_document(case: _Case) -> YamlError | None:
    for line in (case.at[0], case.at[0] - 1):
        if _line(case.lines, line).startswith("..."):
            return second_document(case.lines, line)
        if _line(case.lines, line).startswith("%"):
            return shorthand(case.lines, line, 0)
    return None


def second_document(lines: Sequence[str], line: int) -> YamlError:
    """A line of dashes, or of dots, that ends the facts too soon."""
    dashes = _line(lines, line).startswith("---")  # then the file has no Markdown below a header
    return YamlError(
        line,
        0,
        "two-documents",
        "This line ends the facts, but there is more below it",
        "Remove this line. If the text below is a description, give the file a name that ends in "
        "`.md`."
        if dashes
        else "Remove this line.",
    )


def _block(case: _Case) -> YamlError | None:
    if "block" not in case.text and "document start" not in case.text:
        return None
    if case.written.lstrip().startswith(":"):
        return YamlError(
            *case.at,
            "no-colon",
            "There is a colon here, but no field before it",
            "Write the field, a colon, a space and the value, such as `name: Sit and Be Fit`.",
        )
    return _out_of_line(case.lines, case.at[0])


def _unknown(case: _Case) -> YamlError:
    return YamlError(
        *case.at,
        "unreadable",
        "This line can't be read",
        "Compare it with the example in CONTRIBUTING.md. "
        "Quotation marks around the text often help.",
    )


_EXPLANATIONS: tuple[Callable[[_Case], YamlError | None], ...] = (
    _colon,
    _dash,
    _backslash,
    _quote,
    _tab,
    _sign,
    _shorthand,
    _block_text,
    _key,
    _bracket,
    _after_quote,
    _second_document,
    _bracket_alone,
    _block,
    _unknown,
)
"""From the surest to the vaguest: the first that knows the error explains it."""
