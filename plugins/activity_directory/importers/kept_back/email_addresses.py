"""Whether an e-mail address is a person's: by its words, by whom a list names, or by a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from activity_directory.importers.kept_back.group_addresses import is_of_a_group
from activity_directory.importers.kept_back.person import (
    has_word_of_a_group,
    without_title,
)
from activity_directory.importers.kept_back.word import folded
from activity_directory.importers.kept_back.words_in_addresses import is_a_first_name
from activity_directory.rules.personal_details import FREE_MAIL
from activity_directory.vocabulary import plain

_TWO = 2
_SHORT = 5
"""The fewest letters of a surname that alone says whose an address is."""
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


def is_certainly_personal(address: str, people: Iterable[str], called: str) -> bool:
    """Whether an address has the name of a person in it, and is not all that a group is called.

    Who publishes as *Jean Louise Dance* may want `jeanlouisedance@` to be read.
    """
    letters = re.sub("[^a-z]", "", address.casefold().partition("@")[0])
    words = [re.sub("[^a-z]", "", one) for one in plain(folded(called)).split()]
    every = range(len(words) + 1)
    is_all = any("".join(words[start:end]) == letters for start in every for end in every)
    return is_personal(address, people, called) and not is_all


def is_somebodys(address: str, people: Iterable[str], called: str = "", where: str = "") -> bool:
    """Whether an e-mail address is a person's: one of `people`, or whoever its letters name."""
    return is_personal(address, people, called) or not is_of_a_group(address, called, where)


def may_be_a_persons(address: str, called: str = "", where: str = "") -> bool:
    """Whether an address is a person's by its letters, and a group's that is called after them.

    So is `annpeck@` of *Ann Peck Yoga*.
    """
    local = re.sub("[^a-z]", "", address.casefold().partition("@")[0])
    begins = any(is_a_first_name(local[:end]) for end in range(_FEWEST, len(local) + 1))
    words = re.findall("[a-z]+", folded(called).casefold())
    has_initial = any(
        len(one) == 1 and local.startswith(f"{one}{other}") for one, other in pairwise(words)
    )
    return (begins or has_initial) and not is_of_a_group(address, "", where)
