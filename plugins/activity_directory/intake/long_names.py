"""Names that are longer than there is room for: shortened so that what is left is still a name."""

from __future__ import annotations

import re

_SHORT_FORMS = r"(?:(?:dr|hon|messrs|mrs?|ms|no|nr|prof|revd?|ss|st)\b\.?|[a-z]\.)"
_SMALL = r"(?:a|an|and|at|by|for|from|in|of|on|or|our|the|to|with|&)"
_NO_END = re.compile(rf"(?:(?:\s+|^){_SMALL}|(?:\s+|^){_SHORT_FORMS}|[\s,;:–-]+)+$", re.IGNORECASE)
"""What no name ends in: `… Parish of St.`"""
_NO_BEGINNING = re.compile(rf"^(?:{_SMALL}\s+|[\s,;:–-]+)+", re.IGNORECASE)
_NO_NAME_ALONE = re.compile(r"[\d@]")
_TWICE = 2
"""So many times the room is the most that a name can need: what is longer is a text."""


def beginning_of(name: str, longest: int) -> str:
    """As many of the first words of a name as there is room for, in characters."""
    if len(name) <= longest:
        return name
    words = name[:longest].rpartition(" ")[0] or name[: longest - 1]
    return f"{_NO_END.sub('', words) or words}…"


def both_ends_of(name: str, longest: int) -> str:
    """The first words of a name and its last, by which organisations differ: `Parish… St. Mary`.

    Of what has a number in it, or is a text, the first words alone.
    """
    if len(name) <= longest:
        return name
    if len(name) > _TWICE * longest or _NO_NAME_ALONE.search(name):
        return beginning_of(name, longest)
    last = name[-(longest // 2) :].partition(" ")[2]
    last = _NO_BEGINNING.sub("", last)
    if not last:
        return beginning_of(name, longest)
    return f"{beginning_of(name, longest - len(last) - 1)} {last}"
