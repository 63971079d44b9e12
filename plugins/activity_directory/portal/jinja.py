"""How templates are read: everything escaped, nothing undefined, nothing computed."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape

from activity_directory import messages
from activity_directory.sanitise import html
from activity_directory.wording.quotation_marks import curly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


def message(name: str, /, **parameters: object) -> str:
    """A message for a page, escaped where it is markup: a parameter may be a link.

    One without parameters is read once, when the template is.
    """
    if not any(isinstance(value, Markup) for value in parameters.values()):
        return messages.text(name, **parameters)
    language = messages.spoken()
    pattern = messages.pattern_of(language.messages[name], language, parameters)
    return escape(curly(pattern)).format(
        **{name: printed(value) for name, value in messages.shown(language, parameters).items()}
    )


def printed(value: object) -> object:
    """What an expression of a template puts on the page: words with the quotation marks of print.

    Markup stays as it is. Words for a machine are given as `{{ words|as_written }}`.
    """
    return curly(value) if type(value) is str and ("'" in value or '"' in value) else value


class Messages(Extension):
    """`{{ "lists.none-yet"|message }}`: templates name sentences, and hold none.

    `{{ mistake.hint|quoted }}`: a message about an entry, with what it quotes as code.
    """

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters["message"] = message
        environment.filters["quoted"] = html.message
        environment.filters["as_written"] = escape


class Unindented(Extension):
    """Templates are indented for their readers; pages are not sent the indentation."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Every line without the white space that it begins with."""
        del name, filename
        return INDENTATION.sub("", source)


ENVIRONMENT: Mapping[str, Any] = MappingProxyType(
    {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "auto_reload": False,
        "cache_size": -1,
        "finalize": printed,
        "extensions": (Unindented, Messages),
    }
)
"""Jinja2's settings, for Pelican and for the gallery of components alike."""
