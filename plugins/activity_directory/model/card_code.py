"""The code of a card: a few letters and digits that lead to an activity for ever.

No two of them look alike, and the last is a check: one wrong letter, or two in the wrong order,
make something that is no code at all, and never another activity's.
docs/decisions/0042-card-codes.md says why it is so.
"""

from __future__ import annotations

import hashlib
from types import MappingProxyType
from typing import TYPE_CHECKING

from activity_directory.records import record

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date

ALPHABET = "0123456789CFHJKMNPRTVWX"
"""Without vowels, so that no code is a word. There are 23, a prime number: see `is_code`."""
READ_AS: Mapping[str, str] = MappingProxyType(
    {"O": "0", "D": "0", "Q": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8"}
    | {"Y": "V", "U": "V"}
)
"""What people may write in place of a letter or digit that looks like it."""
SHORTEST, LONGEST = 4, 6
"""Letters and digits of a code, with the check. Those of a new one grow when few are left."""
_TRIES = 12
"""New codes of one length that are tried before it is made longer."""

PRINTED = ("name", "when", "where", "cost", "joining", "contact")
"""The facts of a card that are compared with what is true today, in this order."""


@record
class FactSince:
    """What a card said of one of the `PRINTED` facts, from a day on; `mark` is the value's."""

    since: date
    fact: str
    mark: str
    words: str


@record
class CardCode:
    """A code, the name of the activity's file when it was made, and what its cards said."""

    code: str
    activity: str
    history: tuple[FactSince, ...] = ()

    def last(self, fact: str) -> FactSince | None:
        """The newest that is known of a fact."""
        return next((one for one in reversed(self.history) if one.fact == fact), None)


def is_code(text: str) -> bool:
    """Whether it is written as codes are, and its check is right.

    Each place counts with another weight, modulo a prime: so no single change, and no two that
    swap places, leaves the sum as it was.
    """
    written = SHORTEST <= len(text) <= LONGEST and all(one in ALPHABET for one in text)
    return written and _sum(text, len(text)) == 0


def code_for(slug: str, taken: Container[str]) -> str:
    """A code for an activity that none has taken, the same whoever makes it, and when."""
    length, tried = SHORTEST, 0
    while True:
        code = _made_of(f"{slug} {tried}", length)
        if code not in taken:
            return code
        tried += 1
        length = min(SHORTEST + tried // _TRIES, LONGEST)


def _made_of(text: str, length: int) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    letters = ""
    for _ in range(length - 1):
        number, rest = divmod(number, len(ALPHABET))
        letters += ALPHABET[rest]
    return letters + ALPHABET[-_sum(letters, length) % len(ALPHABET)]


def _sum(text: str, length: int) -> int:
    """The sum of the values, each times how far its place is from the end of so many places."""
    values = map(ALPHABET.index, text)
    return sum((length - place) * value for place, value in enumerate(values)) % len(ALPHABET)


def with_new(
    codes: Iterable[CardCode], activities: Iterable[tuple[str, ...]]
) -> dict[str, CardCode]:
    """Codes by themselves, with one more for each activity that has none by any of its names.

    Of an activity the first name is its slug; the others are the names that it had.
    """
    found = {one.code: one for one in codes}
    have = {one.activity for one in found.values()}
    for names in activities:
        if have.isdisjoint(names):
            code = code_for(names[0], found)
            found[code] = CardCode(code, names[0])
            have.add(names[0])
    return found


def code_of_each(codes: Iterable[CardCode], now: Mapping[str, str]) -> dict[str, CardCode]:
    """The code of each activity by its slug today; `now` has the slugs that took others' places.

    An activity that took the place of another may have both codes: its own is the one to print.
    """
    found: dict[str, CardCode] = {}
    for code in codes:
        slug = now.get(code.activity, code.activity)
        if slug not in found or code.activity == slug:
            found[slug] = code
    return found
