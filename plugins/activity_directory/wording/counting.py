"""A number of things in plain English, for every message and page. Knows nothing of either."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 activity", "1,200 activities"; `many` where adding s won't do."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
