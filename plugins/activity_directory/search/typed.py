"""Words as the find page compares them, whoever wrote or typed them."""

from __future__ import annotations

import re

from activity_directory.sanitise.alphabets import without_accents


def typed(text: str) -> str:
    """`text` as the find page compares it: lower case, no accents or apostrophes, words alone."""
    bare = without_accents(text.lower())
    return " ".join(_APART.sub(" ", _DROPPED.sub("", bare)).split())


# Pagefind drops these inside a word: "men's" is found as "mens", "10.30am" as "1030am".
_DROPPED = re.compile(r"['’‘.]")
_APART = re.compile(r"[\W_]+")
