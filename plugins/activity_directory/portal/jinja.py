"""How templates are read: everything escaped, nothing undefined, nothing computed."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined
from jinja2.ext import Extension

if TYPE_CHECKING:
    from collections.abc import Mapping

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


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
        "extensions": (Unindented,),
    }
)
"""Jinja2's settings, for Pelican and for the gallery of components alike."""
