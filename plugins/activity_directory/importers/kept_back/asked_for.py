"""The roles in an answer to *Whom to ask for*, and the names of people in it.

Only words that are known as roles stay, and what groups are called: of `Musical director Beth Lyle`
the first two. Everything else may be a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from activity_directory.importers.kept_back.days import without_days
from activity_directory.importers.kept_back.ordinary import is_ordinary_key, may_be_a_surname
from activity_directory.importers.kept_back.person import TITLES, is_first_name, person
from activity_directory.importers.kept_back.roles import BEFORE_A_ROLE, NO_NAMES, SMALL, is_role
from activity_directory.importers.kept_back.word import Read, Word, keys_in

_OF_SENTENCES = frozenset(
    re.findall(
        "[a-z]+",
        "any as both but by each every everybody everyone from he her his how i if it many most my "
        "nobody not one other she so some that their there these they this those we what when "
        "where which who whom whose why with you",
    )
)
"""Words with which sentences begin, and that are nobody's name."""
_SAYS = re.compile(r"\b(?:are|can be|has|have|is|was|were|will be)\b")
"""What makes a sentence of some words."""
_BETWEEN = re.compile(r"[(),;:/&+|\n]|\s[-–—]\s|\b(?:and|or|with)\b|\d+")
_REACHED = re.compile(r"\S+@\S+|\+?\d[\d ()./-]{4,}\d|\bhttps?://\S+|\bwww\.\S+")
_BEFORE_A_FIRST_NAME = frozenset(
    {"aunt", "auntie", "aunty", "big", "brother", "father", "fr", "little", "mama", "nana"}
    | {"nurse", "old", "pastor", "sister", "uncle", "young"}
)
_TWO = 2
_LETTERS = 4
"""So many capitals may be letters that stand for something: `PC`, `NHS`."""
_MOST = 8
"""Words of a cell that has names and little else."""


class Asked(NamedTuple):
    """What an answer to *Whom to ask for* says: its roles, and the people that it names."""

    roles: str
    people: frozenset[str]


def asked_for(text: str, called: str) -> Asked:
    """The roles and the people of an answer; without any people, the roles as they are written.

    `called` is what the listing and who runs it are called: such words may be a part of a role.
    """
    known = keys_in(called)
    roles: list[str] = []
    people: set[str] = set()
    is_whole = True
    without = without_days(text)
    for front, part in _parts(_REACHED.sub(";", without)):
        read = Read(part)
        count = len(read.words) if _is_a_group(read) else _length_of_role(read, known)
        if count:
            roles.append(front + read.text[read.words[0].start : read.words[count - 1].end])
        is_whole = is_whole and count == len(read.words)
        alone = part.capitalize() if part == text and part.islower() else part
        people.update(_names(Read(alone), count, known))
    is_whole = is_whole and not re.search(r"\d", text) and (bool(roles) or without == text)
    return Asked(text if is_whole else ", ".join(dict.fromkeys(roles)), frozenset(people))


_JOINS = frozenset({"&", "and"})


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts of an answer, and in front of each the words that belong to the same role.

    `Children & Youth Worker` is one role, and `Chair & Youth Worker` two.
    """
    held: list[tuple[int, str]] = []
    start, joined_by = 0, ""
    for sign in (*_BETWEEN.finditer(text), None):
        end, joins = (len(text), "") if sign is None else (sign.start(), sign[0].strip().casefold())
        part = text[start:end].strip()
        if joins in {*_JOINS, ","} and part and _is_before_a_role(part):
            held.append((start, part))
        else:
            is_one = bool(held and part) and joined_by in _JOINS
            yield from () if is_one else (("", one) for _, one in held)
            if part:
                yield f"{' '.join(text[held[0][0] : start].split())} " if is_one else "", part
            held = []
        if sign is not None:
            start, joined_by = sign.end(), joins


def _is_before_a_role(part: str) -> bool:
    keys = [word.key for word in Read(part).words]
    return bool(keys) and all(one in BEFORE_A_ROLE and not is_first_name(one) for one in keys)


def people_named(cell: str, called: str) -> frozenset[str]:
    """The people that a cell names in a column of people, first names that are rare among them."""
    few = len(_REACHED.sub("", cell).split()) <= _MOST
    return asked_for(cell, called).people if few else frozenset()


def _length_of_role(read: Read, known: frozenset[str]) -> int:
    """The number of words at the beginning of a part that are a role."""
    length = 0
    for index, word in enumerate(read.words):
        if is_role(word.key):
            length = index + 1
        elif not _may_be_in_role(word, read.words[0], known):
            break
    return length


def _may_be_in_role(word: Word, first: Word, known: frozenset[str]) -> bool:
    if word.key in SMALL or word.key in BEFORE_A_ROLE:
        return True
    if is_first_name(word.key) or word.key in TITLES:
        return False
    if word.is_capital:
        return word.key in known
    return is_role(first.key) or first.key in SMALL | BEFORE_A_ROLE


def _names(read: Read, start: int, known: frozenset[str]) -> Iterator[str]:
    """The names after the first words of a part: capital letters, and no words of roles.

    In a sentence, one unknown word may be what a group is called: `This is organised by The Hive`.
    """
    run: list[str] = []
    is_sentence = _SAYS.search(read.text) is not None
    for word in (*read.words[start:], None):
        if word is not None and _may_be_a_name(word, known):
            run.append(word.text)
            continue
        is_team = word is not None and _is_of_a_team(word.key, run)
        is_unknown = is_sentence and len(run) == 1 and not is_first_name(run[0])
        if not (is_team or is_unknown):
            yield from _people_of(run)
        run = []


def _is_of_a_team(key: str, run: list[str]) -> bool:
    """Whether a word says of those before it that they are no person's: `Marsh End team`."""
    return is_role(key) or (key == "support" and not any(map(is_first_name, run)))


def _may_be_a_name(word: Word, known: frozenset[str]) -> bool:
    if is_first_name(word.key) or word.key in TITLES:
        return True
    is_letters = word.text.isupper() and len(word.text) < _LETTERS
    is_other = (
        is_letters
        or is_role(word.key)
        or word.key in SMALL | BEFORE_A_ROLE | NO_NAMES | _OF_SENTENCES | _CHARITIES | known
    )
    return word.is_capital and not is_other


def _people_of(run: list[str]) -> Iterator[str]:
    name = " ".join(run)
    if not run or not (found := person(name) or (name if len(run) == 1 and len(name) > 1 else "")):
        return
    yield found
    is_called_so = len(run) == _TWO and run[0].casefold() in _BEFORE_A_FIRST_NAME
    if len(run) > 1 and (is_first_name(run[-1]) or is_called_so) and not is_first_name(run[0]):
        yield run[-1]  # `Big Dave`


def is_own_name(text: str, called: str) -> bool:
    """Whether an answer is only what the listing, or who runs it, is called: of nobody then."""
    keys = keys_in(text) - SMALL
    return bool(keys) and keys <= keys_in(called)


def _is_a_group(read: Read) -> bool:
    """Whether words are what a group is called: `Parkinson’s UK`, `The Jean Okafor Trust`."""
    words = read.words[1:] if read.words and read.words[0].key in SMALL else read.words
    keys = [one.key for one in words]
    if not words or not all(one.is_capital for one in words):
        return False
    if len(words) == 1:
        return keys[0] in _CHARITIES
    if keys[-1] in _ENDS_A_GROUP or "uk" in keys[1:]:
        return True
    if any(map(is_first_name, keys)) or not TITLES.isdisjoint(keys):
        return False
    if keys[-1] in _CHARITIES:
        return True
    # Of a few capitals nobody knows what they are: `MARC SHAW`, `CERT ED`.
    is_ordinary_name = all(is_ordinary_key(one) for one in keys)
    return is_ordinary_name and not any(map(may_be_a_surname, keys))


_ENDS_A_GROUP = frozenset(
    {"ambulance", "association", "charity", "foundation", "helpline", "hospice", "society"}
    | {"trust", "uk"}
)
"""What stands behind a name that is no person's, whatever that name is."""
_CHARITIES = frozenset(
    {"alzheimer", "alzheimers", "barnardo", "barnardos", "centrepoint", "gingerbread", "headway"}
    | {"healthwatch", "mencap", "mind", "oxfam", "parkinson", "parkinsons", "relate", "rethink"}
    | {"samaritans", "scope", "shelter", "stonewall"}
)
"""Charities that are known by one word, which is nobody's name here."""
