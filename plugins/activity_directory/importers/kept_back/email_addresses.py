"""Whether an e-mail address is a person's: by its words, by whom a list names, or by a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from activity_directory.importers.kept_back.ordinary import (
    LONG,
    LONG_WORDS,
    is_ordinary_key,
    may_be_a_surname,
)
from activity_directory.importers.kept_back.person import (
    has_word_of_a_group,
    is_first_name,
    without_title,
)
from activity_directory.importers.kept_back.word import folded, keys_in
from activity_directory.rules.personal_details import FREE_MAIL
from activity_directory.vocabulary import plain

_TWO = 2
_SHORT = 5
"""The fewest letters of a surname that alone says whose an address is."""
_LONGEST = 16
"""The most letters of a surname in an e-mail address."""
_VOWELS = frozenset("aeiouy")
_OF_HELPLINES = frozenset({"jo@samaritans.org"})
"""Addresses of helplines that answer under a first name."""
_FEWEST = 3
"""The fewest letters of a name that is looked for in an e-mail address."""


def person_of(address: str) -> str:
    """The name in an e-mail address: Jean Private in jean.private@example.org."""
    parts = re.findall("[a-z]+", address.casefold().partition("@")[0])
    is_name = len(parts) == _TWO and is_first_name(parts[0]) and len(parts[1]) > 1
    return (
        " ".join(map(str.capitalize, parts))
        if is_name and not has_word_of_a_group(parts[1])
        else ""
    )


def is_personal(address: str, people: Iterable[str], called: str = "") -> bool:
    """Whether an e-mail address has the name of a person in it, and not that of a group.

    `called` is what the listing and who runs it are called.
    """
    if person_of(address):
        return True
    before, _, host = address.casefold().partition("@")
    local, called = re.sub("[^a-z]", "", before), plain(folded(called))
    is_free = FREE_MAIL.fullmatch(host) is not None
    return bool(local) and any(_is_of(local, one, called, is_free=is_free) for one in people)


def _is_of(local: str, one: str, called: str, *, is_free: bool) -> bool:
    """Whether the letters of an address before its `@` are somebody's name."""
    bare = without_title(one)
    parts = [re.sub("[^a-z]", "", folded(part).casefold()) for part in bare.split()]
    if local in {*parts, "".join(parts[:-1])}:  # jean@, and no group that is called Jean's
        return re.search(rf"(?<!\bby )(?<!\bwith )\b{local}s?\b", called) is None
    first, last = parts[0], parts[-1]
    if bare != one or not (first and last):
        return False
    if len(parts) >= _TWO:
        if first + last in local or last + first in local:
            return True
        if local in {first[0] + last, last + first[0], first + last[0]}:
            return True
    is_surname = len(parts) >= _TWO and len(last) >= _SHORT and last in local
    initials = "".join(part[0] for part in re.findall("[a-z]+", folded(bare).casefold())[1:])
    is_first = len(first) >= _SHORT - 1 and local.startswith(first)  # `tonytw7@`, `bobhk1@`
    is_theirs = (is_surname and last not in called) or (
        (is_first or local == first + initials) and first not in called
    )
    return is_free and is_theirs


def is_of_anybody(address: str, called: str = "") -> bool:
    """Whether an e-mail address in a text is a person's: `ros.bell@`, or `gaz74@` that is free.

    `called` is what the listing and who runs it are called.
    """
    host = address.casefold().partition("@")[2]
    parts = _parts_of_local(address)
    letters = "".join(parts)
    if not parts or _has_own_word(parts, called) or address.casefold() in _OF_HELPLINES:
        return False
    if _is_a_first_name(parts, host):
        return True
    is_name = _is_name_with_surname(parts) and may_be_a_surname(parts[1])
    if any(map(is_ordinary_key, parts[:1] if is_name else parts)):
        return False
    if _is_name_with_surname(parts):
        return True
    if FREE_MAIL.fullmatch(host) is None:
        return False
    return not any(letters.endswith(one) for one in LONG_WORDS) and not any(
        letters.startswith(one) for one in LONG_WORDS if len(one) > LONG
    )


def has_a_name(address: str, called: str = "") -> bool:
    """Whether an e-mail address is plainly a person's: `nkechi.obi@`, `n.obi@`, `bob@`, `bob.o@`.

    An address at a free provider that may be that of a group is none.
    """
    parts = _parts_of_local(address)
    host = address.casefold().partition("@")[2]
    is_named = _is_name_with_surname(parts) or _is_a_first_name(parts, host)
    return is_named and is_of_anybody(address, called)


def is_after(address: str, people: Iterable[str], called: str = "") -> bool:
    """Whether an e-mail address begins with a name that stands in a text: `nuhu@` beside Nuhu."""
    parts = _parts_of_local(address)
    letters = "".join(parts)
    if _has_own_word(parts, called):
        return False
    every = (min(keys_in(name.split()[0]), key=len, default="") for name in people)
    return any(len(one) >= _FEWEST and letters.startswith(one) for one in every)


def _has_own_word(parts: Sequence[str], called: str) -> bool:
    """Whether an address has a word of what it is called, or its first letters: `admin.mhra@`."""
    letters = "".join(parts)
    own = [one for one in keys_in(called) if len(one) >= LONG]
    return any(one in letters for one in own) or any(_is_short_for(one, called) for one in parts)


def _is_short_for(part: str, called: str) -> bool:
    """Whether a part has the first letters of what it is called, three or more: no first name."""
    if len(part) <= _TWO or is_first_name(part):
        return False
    words = re.findall("[a-z]+", plain(folded(called)))
    every = (words, [one for one in words if one not in _SMALL_WORDS])
    return any(part in "".join(one[0] for one in some) for some in every)


_SMALL_WORDS = frozenset({"a", "and", "for", "in", "of", "on", "s", "the", "to"})


def _parts_of_local(address: str) -> list[str]:
    """The words before the `@`, in small letters: lois and lee of `lois.lee@` and `LoisLee@`."""
    local = address.partition("@")[0]
    parts = [one for one in re.split("[^a-z]+", local.casefold()) if one]
    apart = re.fullmatch(r"([A-Z][a-z]+)([A-Z][a-z]*)", local)
    if apart is not None and is_first_name(apart[1]):
        return [apart[1].casefold(), apart[2].casefold()]
    return parts


def _is_a_first_name(parts: Sequence[str], host: str) -> bool:
    """Whether these are a first name, alone or with the letter of a surname.

    A church that is called St Stephen's may have that name in its host.
    """
    if not parts or parts[0] in host:
        return False
    if len(parts) == _TWO and len(parts[1]) == 1:
        return is_first_name(parts[0]) or not is_ordinary_key(parts[0])
    return len(parts) == 1 and is_first_name(parts[0])


def _is_name_with_surname(parts: Sequence[str]) -> bool:
    if len(parts) != _TWO or not _TWO < len(parts[1]) <= _LONGEST:
        return False
    is_sayable = len(parts[0]) == 1 or not _VOWELS.isdisjoint(parts[0])
    return is_sayable and parts[0] not in {"st", "the", "our"}
