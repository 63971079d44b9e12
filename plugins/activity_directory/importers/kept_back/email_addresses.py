"""Whether an e-mail address is a person's: by its words, by whom a list names, or by a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from activity_directory.importers.kept_back.ordinary import LONG, LONG_WORDS, may_be_a_surname
from activity_directory.importers.kept_back.person import (
    has_word_of_a_group,
    is_first_name,
    without_title,
)
from activity_directory.importers.kept_back.reached import OFFICES
from activity_directory.importers.kept_back.word import folded, keys_in
from activity_directory.importers.kept_back.words_in_addresses import (
    has_word_of_offices,
    is_a_first_name,
    is_joined_name,
    is_of_offices,
)
from activity_directory.rules.personal_details import FREE_MAIL
from activity_directory.vocabulary import plain

_TWO = 2
_SHORT = 5
"""The fewest letters of a surname that alone says whose an address is."""
_LONGEST = 16
"""The most letters of a surname in an e-mail address."""
_VOWELS = frozenset("aeiouy")
_OF_HELPLINES = frozenset({"jo@samaritans.org", "pat@papyrus-uk.org"})
"""Addresses of helplines that answer under a first name."""
_FEWEST = 3
"""The fewest letters of a name that is looked for in an e-mail address."""


def person_of(address: str) -> str:
    """The name in an e-mail address: Jean Private in jean.private@example.org."""
    parts = re.findall("[a-z]+", address.casefold().partition("@")[0])
    is_name = len(parts) == _TWO and is_a_first_name(parts[0]) and len(parts[1]) > 1
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
    parts = _parts_of_local(address)
    letters = "".join(parts)
    if not parts or is_of_a_group_or_office(address, called):
        return False
    if _is_like_a_name(address):
        return True
    if any(map(is_of_offices, parts)):
        return False
    if FREE_MAIL.fullmatch(address.casefold().partition("@")[2]) is None:
        return False
    return not any(letters.endswith(one) for one in LONG_WORDS) and not any(
        letters.startswith(one) for one in LONG_WORDS if len(one) > LONG
    )


def has_a_name(address: str, called: str = "") -> bool:
    """Whether an e-mail address is plainly a person's: `nkechi.obi@`, `n.obi@`, `bob@`, `bob.o@`.

    So is `annpeck@`. An address at a free provider that may be that of a group is none.
    """
    return not is_of_a_group_or_office(address, called) and _is_like_a_name(address)


def _is_like_a_name(address: str) -> bool:
    """Whether an e-mail address is made of a person's name, whatever a group is called."""
    parts = _parts_of_local(address)
    host = address.casefold().partition("@")[2]
    if _is_a_first_name(parts, address):
        return True
    if _is_name_with_surname(parts):
        is_name = may_be_a_surname(parts[1])
        return not any(map(is_of_offices, parts[:1] if is_name else parts))
    is_free = FREE_MAIL.fullmatch(host) is not None
    if len(parts) > _TWO or (len(parts) == _TWO and len(parts[1]) <= _TWO):
        return is_a_first_name(parts[0]) and not any(map(is_of_offices, parts[:_TWO]))
    return len(parts) == 1 and parts[0] not in host and is_joined_name(parts[0], is_free=is_free)


def may_be_a_persons(address: str, called: str = "") -> bool:
    """Whether an e-mail address may be a person's, though a group may be called so: `lpeck9@`.

    So is `annpeck@` of *Ann Peck Yoga*, and of others what has no word of the group or an office.
    """
    parts = _parts_of_local(address)
    letters = "".join(parts)
    low = address.casefold()
    local, _, host = low.partition("@")
    if not parts or low in _OF_HELPLINES or _OFFICE.search(local) is not None:
        return False
    is_known = len(parts) != _TWO or len(parts[0]) == 1 or is_a_first_name(parts[0])
    if is_known and _is_like_a_name(address) and not is_of_a_group_or_office(address):
        return True
    if any(map(is_of_offices, parts)) or is_of_a_group_or_office(address, called):
        return any(letters[1:] == one for one in keys_in(called) if len(one) >= LONG)
    if FREE_MAIL.fullmatch(host) is not None:
        return True
    is_public = host.endswith((".gov.uk", "nhs.net", "nhs.uk"))
    is_word = len(parts) == 1 and LONG <= len(letters) <= _LONGEST and letters not in host
    is_name = is_word and not is_public and not _VOWELS.isdisjoint(letters[1:])
    return is_name and not has_word_of_offices(letters)


def is_of_a_group_or_office(address: str, called: str = "") -> bool:
    """Whether an e-mail address is a group's or an office's: by their names, or what they do.

    `info.tmvh@` and `bookings.hall@` are offices'; `klac@` is that of an archery club in Kirton
    by its initials; the `nhs.net` addresses of teams begin with the letters of a trust.
    """
    low = address.casefold()
    local, _, host = low.partition("@")
    parts = _parts_of_local(address)
    if low in _OF_HELPLINES or _OFFICE.search(local) is not None:
        return True
    if len(parts) > 1 and host == "nhs.net" and 1 < len(parts[0]) <= _OF_A_TRUST:
        return not is_a_first_name(parts[0])
    return _is_of_the_group(address, called)


_OFFICE = re.compile(rf"(?<![a-z])(?:{OFFICES})(?![a-z])")
_OF_A_TRUST = 4
"""The most letters that stand for a trust of the health service."""


def _is_of_the_group(address: str, called: str) -> bool:
    """Whether an e-mail address has a word of what a group is called, or its initials."""
    parts = _parts_of_local(address)
    letters = "".join(parts)
    if len(parts) > _TWO and is_a_first_name(parts[0]) and not is_of_offices(parts[1]):
        letters = "".join(parts[:_TWO])  # `ann.peck.mill-hall@`
    called = _WITH_SOMEBODY.sub(" ", called)
    if _has_own_word(letters, called):
        return True
    local = re.sub("[^a-z0-9]", "", address.casefold().partition("@")[0])
    words = re.findall(r"[^\W_]+", folded(called).casefold())
    if any(one in local for one in words if len(one) >= _FEWEST and re.search(r"\d", one)):
        return True  # `u3a`
    every = [*_initials(words), *_initials([one for one in words if one not in _SMALL])]
    return any(
        run in parts or run == local or (len(run) >= LONG and local.startswith(run))
        for run in every
        if not is_a_first_name(run)
    )


_WITH_SOMEBODY = re.compile(r"\b(?:[Bb]y|[Ww]ith) (?:[A-Z][\w’'-]+(?:[ \t](?=[A-Z])|\b)){1,2}")
"""Whom an activity is with, which is no name of a group: `Yoga with Ann Peck`."""
_SMALL = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "with"})
_MOST_INITIALS = 8


def _initials(words: Sequence[str]) -> Iterator[str]:
    """The first letters of words beside each other, of three and more: w2w of Wheels2Work."""
    parts = [one for word in words for one in re.findall(r"[a-z]+|\d+", word)]
    letters = "".join(one[0] for one in parts)
    for start in range(len(letters) - _FEWEST + 1):
        for end in range(start + _FEWEST, min(len(letters), start + _MOST_INITIALS) + 1):
            yield letters[start:end]


def is_after(address: str, people: Iterable[str], called: str = "") -> bool:
    """Whether an e-mail address begins with a name that stands in a text: `nuhu@` beside Nuhu."""
    parts = _parts_of_local(address)
    letters = "".join(parts)
    if _has_own_word(letters, called) or any(_is_short_for(one, called) for one in parts):
        return False
    every = (min(keys_in(name.split()[0]), key=len, default="") for name in people)
    return any(len(one) >= _FEWEST and letters.startswith(one) for one in every)


def _has_own_word(letters: str, called: str) -> bool:
    """Whether the letters of an address have a word of what it is called."""
    return any(one in letters for one in keys_in(called) if len(one) >= LONG)


def _is_short_for(part: str, called: str) -> bool:
    """Whether a part has the first letters of what it is called, three or more: no first name."""
    if len(part) <= _TWO or is_first_name(part):
        return False
    words = re.findall("[a-z]+", plain(folded(called)))
    every = (words, [one for one in words if one not in _SMALL_WORDS])
    return any(part in "".join(one[0] for one in some) for some in every)


_SMALL_WORDS = frozenset({"a", "and", "for", "in", "of", "on", "s", "the", "to"})


def _parts_of_local(address: str) -> list[str]:
    """The words before the `@`, in small letters: lois and lee of `lois.lee@` and `LoisLee@`.

    Of `LLeeson@` they are a letter and a surname.
    """
    local = address.partition("@")[0]
    parts = [one for one in re.split("[^a-z]+", local.casefold()) if one]
    apart = re.fullmatch(r"([A-Z][a-z]*)([A-Z][a-z]*)", local)
    if apart is not None and (is_first_name(apart[1]) or len(apart[1]) == 1):
        return [apart[1].casefold(), apart[2].casefold()]
    return parts


def _is_a_first_name(parts: Sequence[str], address: str) -> bool:
    """Whether these are a first name, alone or with the letter of a surname.

    A church that is called St Stephen's may have that name in its host.
    """
    local, _, host = address.casefold().partition("@")
    if not parts or (len(local) > 1 and parts[0] in host):
        return False
    if len(parts) == _TWO and len(parts[1]) == 1:
        is_apart = len(parts[0]) > 1 and re.search(r"[a-z][._-][a-z]", local) is not None
        return is_a_first_name(parts[0]) or (is_apart and not is_of_offices(parts[0]))
    is_a_letter = len(local) == 1 and host[1:2] != "."  # `a@b.org.uk` stands for any address
    return len(parts) == 1 and (is_a_first_name(parts[0]) or is_a_letter)


def _is_name_with_surname(parts: Sequence[str]) -> bool:
    if len(parts) != _TWO or not _TWO < len(parts[1]) <= _LONGEST:
        return False
    is_sayable = len(parts[0]) == 1 or not _VOWELS.isdisjoint(parts[0])
    return is_sayable and parts[0] not in {"st", "the", "our"}
