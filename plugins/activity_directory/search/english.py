"""Words of English that the search would take for slips of ours: "botany" for "betting"."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("english_words.txt")


@cache
def english_words() -> tuple[str, ...]:
    """These words in order, as tools/english_words.py wrote them."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))
