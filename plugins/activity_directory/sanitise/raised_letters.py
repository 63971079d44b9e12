"""Letters that are raised behind a number: `10ᵗʰ` is `10th`, and `7ᵖᵐ` is `7pm`.

Word processors and copies of posters write so. To people both are the same; a reader of days and
times knows only one.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {
    letter: unicodedata.normalize("NFKD", letter)
    for letter in map(chr, (*range(0x2B0, 0x300), *range(0x1D2C, 0x1DC0), 0x2071, 0x207F))
    if unicodedata.decomposition(letter).startswith("<super>")
}
_PLAIN = {ord(letter): plain for letter, plain in _LETTERS.items() if plain.isascii()}
_RAISED = re.compile(rf"(?<=\d)\s?[{''.join(map(chr, _PLAIN))}]+")


def with_plain_letters(text: str) -> str:
    """The text with such letters as other letters are; the same where there are none."""
    if text.isascii():
        return text
    return _RAISED.sub(lambda found: found[0].translate(_PLAIN).strip(), text)
