"""Typewriter's apostrophes and quotation marks become those of print, wherever people read.

Entries keep what their authors typed: a phone types `Men’s`, a keyboard `Men's`. Pages, cards,
calendars and search results show `Men’s` for both. Text messages don't: `’` isn't in the alphabet
of a text message, and would make it cost twice as much.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"""(?<!\w)'([^'"\n]+)'(?!\w)""")
_OPENING = re.compile(r"""(?:(?<=[\s(\[–—/])|^)"(?=\S)""")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|[./?#])\S*")


def curly(text: str) -> str:
    """`text` with ‘ ’ “ ” in place of ' and ". An address, which has no spaces, stays as it is."""
    if "'" not in text and '"' not in text:
        return text
    if _ADDRESS.fullmatch(text):
        return text
    text = _OPENING.sub("“", text).replace('"', "”")
    return _QUOTED.sub(r"‘\1’", text).replace("'", "’")
