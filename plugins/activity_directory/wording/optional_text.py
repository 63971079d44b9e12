"""Texts that may be empty, as views and cards say of their fields."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

OptionalText = Annotated[str, "may be empty"]
"""A text whose place is left out where it is empty. In a view, a plain `str` is never empty."""

OptionalMarkup = Annotated[Markup, "may be empty"]
"""The same of HTML."""
