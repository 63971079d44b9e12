"""What the page for people who write programs shows."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """A program that runs as it stands, with what it does."""

    heading: str
    code: str
