"""How templates are read: everything escaped, nothing undefined, nothing computed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Mapping

ENVIRONMENT: Mapping[str, Any] = MappingProxyType(
    {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "auto_reload": False,
    }
)
"""Jinja2's settings, for Pelican and for the gallery of components alike."""
