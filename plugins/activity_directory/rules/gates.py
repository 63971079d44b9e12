"""What the gates of several rules ask of the text of a file, worked out once a file.

A gate is asked of thousands of files in which there is nothing to find, so all that it does is at
the speed of C: text is searched for plain words, and its bytes are translated, in a tenth of the
time that a pattern takes.
"""

from __future__ import annotations

import re
from functools import lru_cache

# The rules ask one after another about one file. The second is for the text of an organisation.
_FILES_AT_HAND = 2


@lru_cache(maxsize=_FILES_AT_HAND)
def small_letters(written: str) -> str:
    """The text in small letters."""
    return written.lower()


_BETWEEN_DIGITS = bytes(
    byte for byte in range(256) if byte > 127 or chr(byte) in ".()>-" or chr(byte).isspace()
)
"""What may stand between the digits of one number. Dashes that aren't ASCII are among them."""
_DIGITS = bytes(byte if chr(byte) in "0123456789" else 32 for byte in range(256))
"""A table that makes a space of all but digits."""


@lru_cache(maxsize=_FILES_AT_HAND)
def numbers_in(written: str) -> tuple[bytes, ...]:
    """The digits of each number that has six or more, over spaces, dots, brackets and dashes."""
    numbers = written.encode("utf-8", "replace").translate(_DIGITS, _BETWEEN_DIGITS).split()
    return tuple([number for number in numbers if len(number) >= 6])


_LETTERS = bytes(byte if chr(byte).isascii() and chr(byte).isalpha() else 32 for byte in range(256))
"""A table that makes a space of all but plain letters."""


def words_in(written: str) -> list[bytes]:
    """Every run of plain letters, as it is written."""
    return written.encode("utf-8", "replace").translate(_LETTERS).split()


_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@lru_cache(maxsize=_FILES_AT_HAND)
def hosts_in(written: str) -> tuple[str, ...]:
    """What may be a host after each `@`, `/` and `www.`: `example.org`."""
    parts = written.replace("@", "/").split("/")[1:]
    if "www." in written:
        parts += written.split("www.")[1:]
    return tuple(host[0] for part in parts if (host := _HOST.match(part)))
