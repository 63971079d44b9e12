"""Letters that a program read in the wrong encoding: `Menâ€™s` is `Men’s`, and `Â£3` is `£3`.

A text in UTF-8 that is read as if it were of Windows has two or three odd letters for each that is
not plain. Where they make sense as UTF-8, they are put right.
"""

from __future__ import annotations

import re


def _letter(byte: int) -> str:
    """The letter that Windows shows for a byte; for five bytes a control character."""
    return bytes((byte,)).decode("cp1252", "ignore") or chr(byte)


_BYTES = {_letter(byte): byte for byte in range(0x80, 0x100)}
_FOLLOWS = "".join(re.escape(_letter(byte)) for byte in range(0x80, 0xC0))
_NO_MARKS = "".join(re.escape(_letter(byte)) for byte in (0x80, *range(0x98, 0xC0)) if byte != 0x9B)
"""Without quotation marks and dashes, which may well stand behind a letter such as Ã or Ä."""
_TWICE = re.compile(
    f"[ÂÃ][{_NO_MARKS}]|[ÄÅ][{_NO_MARKS}]|â[€‚„][{_FOLLOWS}]|â[†‡ˆ˜™][{_FOLLOWS}]|ðŸ[{_FOLLOWS}]{{2}}"
)
_BEGINS = "ÂÃÄÅâð"
LOST = re.compile(r"(?<![/\w&=?.-])[A-Za-z]+(?P<lost>\?)(?:s|re|t|ll|ve|d|m)\b(?![=&/?])")
"""An apostrophe that became a question mark: what it was is known, but not who lost what else."""


def repaired(text: str) -> str:
    """The text with such letters as they were meant; the same where there are none."""
    return _TWICE.sub(_meant, text) if _may_be_wrong(text) else text


def _meant(match: re.Match[str]) -> str:
    raw = bytes(_BYTES[letter] for letter in match[0])
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return match[0]


def found_in(line: str) -> re.Match[str] | None:
    """The first letters of a line that are to be put right."""
    if not _may_be_wrong(line):
        return None
    return next((match for match in _TWICE.finditer(line) if _meant(match) != match[0]), None)


def _may_be_wrong(text: str) -> bool:
    """Whether it has a letter with which such letters begin."""
    return not text.isascii() and any(sign in text for sign in _BEGINS)
