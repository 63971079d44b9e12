"""Lists, numbers, amounts, telephone numbers and postcodes in words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from activity_directory import messages

# ---- lists and numbers


def joined(items: Iterable[str]) -> str:
    """A list as it is read aloud: "a, b and c"."""
    return _listed(items, "list.last")


def either(items: Iterable[str]) -> str:
    """A choice as it is read aloud: "a, b or c"."""
    return _listed(items, "list.last-choice")


def _listed(items: Iterable[str], message: str) -> str:
    *most, last = list(items) or [""]
    if not most:
        return last
    return messages.text(message, most=messages.text("list.between").join(most), last=last)


def money(pence: int) -> str:
    """An amount: "£3.50", "£4", "50p", "£1,250"."""
    if 0 < pence < 100:
        return messages.text("numbers.pence", pence=pence)
    pounds, rest = divmod(pence, 100)
    if not rest:
        return messages.text("numbers.pounds", pounds=pounds)
    return messages.text("numbers.pounds-and-pence", pounds=pounds, pence=f"{rest:02}")


def sentence(text: str) -> str:
    """`text` with a capital at its start and a full stop at its end."""
    text = text.strip()
    ended = text if text.endswith((".", "!", "?")) or not text else text + "."
    return with_capital(ended)


def with_capital(text: str) -> str:
    """`text` as a sentence or a line begins."""
    return text[:1].upper() + text[1:]


def without_capital(text: str) -> str:
    """`text` as it goes on inside a sentence, in a language that then drops its capital."""
    return text if messages.spoken().capitals else text[:1].lower() + text[1:]


# ---- sentences

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")
_WORD = re.compile(r"[\w’']+")
_A_GROUP = 3
"""So many words in a row are heard a second time."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its full stop."""
    return tuple(part for part in _SENTENCE_END.split(text.strip()) if part)


def adds_nothing(text: str, other: str) -> bool:
    """Whether `other` has every word of `text`: "Anyone." after "Anyone can come."."""
    return _words(text) <= _words(other)


def shares_words(text: str, other: str) -> bool:
    """Whether three words in a row are in both: "before your first visit"."""
    return not _groups(text).isdisjoint(_groups(other))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _groups(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(
        tuple(words[start : start + _A_GROUP]) for start in range(len(words) - _A_GROUP + 1)
    )


# ---- numbers and postcodes as people write them

# How the figures of a national number stand together (Ofcom, "Telephone numbers for display"):
# the first pattern that fits decides.
_PHONE_GROUPS = tuple(
    re.compile(groups)
    for groups in (
        r"(02\d)(\d{4})(\d{4})",
        r"(011\d|01\d1|03\d\d|05\d\d|08\d\d|09\d\d)(\d{3})(\d{3,4})",
        r"(0\d{4})(\d{5,6})",
        r"(0800)(1111)",
        r"(116)(\d{3})",
    )
)


def phone_words(number: str) -> str:
    """A telephone number in groups: "01632 960110" for "+441632960110"; others as they are.

    The number behind 18001, which is dialled first for Relay UK, is grouped too.
    """
    if number.startswith("18001") and len(number) > len("18001"):
        return f"18001 {phone_words(number[5:])}"
    national = re.sub(r"^(\+44|0044)0?", "0", re.sub(r"[\s().-]", "", number))
    for pattern in _PHONE_GROUPS:
        groups = pattern.fullmatch(national)
        if groups:
            return " ".join(groups.groups())
    return number.strip()


def postcode_words(postcode: str) -> str:
    """A postcode in capitals with its one space: "LW2 4AB"."""
    compact = "".join(postcode.upper().split())
    return f"{compact[:-3]} {compact[-3:]}" if len(compact) > 4 else compact


def size_words(size: int) -> str:
    """How large a file of so many bytes is: "84 KB", "1.2 MB"."""
    if size >= 1_000_000:
        return messages.text("booklet.megabytes", number=f"{size / 1e6:.1f}")
    return messages.text("booklet.kilobytes", number=max(1, round(size / 1000)))
