"""The manual of the rules: what each means, from its own docstring, and an example."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from activity_directory import rules
from activity_directory.rules import exceptions_are_needed, parse_errors
from activity_directory.rules.examples import examples
from activity_directory.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

_PAGE = re.compile(
    r"^`([a-z0-9-]+)`(?: \((a warning)\))?: (.*?)(?=\n\n`|\Z)", re.MULTILINE | re.DOTALL
)


@cache
def pages() -> Mapping[str, str]:
    """Every rule's name with its page, in the order of the names."""
    manuals = (
        parse_errors.__doc__ or "",
        exceptions_are_needed.__doc__ or "",
        *(rule.manual for rule in rules.RULES),
    )
    found: dict[str, str] = {}
    for manual in manuals:
        for name, warning, text in _PAGE.findall(manual.strip()):
            words = " ".join(text.split())
            page = f"{words[0].upper()}{words[1:]}"
            found.setdefault(name, f"{page} It is a warning." if warning else page)
    return MappingProxyType(dict(sorted(found.items())))


def page(name: str) -> str | None:
    """What `publish.py explain NAME` prints, or None where there is no such rule."""
    words = pages().get(name)
    if words is None:
        return None
    parts = [name, words]
    if example := examples().get(name):
        for heading, lines in example.lines():
            parts.append("\n".join([heading, "", *(f"    {line}".rstrip() for line in lines)]))
    return "\n\n".join(parts) + "\n"


def meant(name: str) -> str | None:
    """The rule that `name` most likely means."""
    return nearest(name, pages())


def as_markdown() -> str:
    """docs/rules.md."""
    lines = [
        "# What `check` looks for",
        "",
        "Every problem ends with the name of its rule in square brackets. This is what each means",
        "and how to fix it. A warning doesn't stop the website from being built.",
    ]
    for name, words in pages().items():
        lines += ["", f"## {name}", "", words]
        if example := examples().get(name):
            for heading, code in example.lines():
                lines += ["", heading, "", "```yaml", *code, "```"]
    return "\n".join(lines) + "\n"
