"""The names of listings, without whoever is named or reached at their end: `Lunch Club (Jean)`."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from activity_directory.importers.kept_back.anybody import is_a_whole_name, is_somebody
from activity_directory.importers.kept_back.english import is_english_or_a_place
from activity_directory.importers.kept_back.ordinary import (
    is_activity,
    is_kind_of_group,
    is_ordinary,
    may_be_a_surname,
)
from activity_directory.importers.kept_back.person import (
    is_first_name,
    is_named,
    is_titled,
    without_title,
)
from activity_directory.importers.kept_back.reached import ADDRESS
from activity_directory.importers.kept_back.where_named import AT_WORK, NUMBER, ROLE
from activity_directory.importers.kept_back.word import folded, keys_in
from activity_directory.vocabulary import plain

IsName = Callable[[str], bool]

_REACHED = re.compile(rf"(?<!\d){NUMBER}|{ADDRESS}")
_ASKS = (
    r"(?:(?i:contact|ask for|book (?:with|through)|call|ring|text|tel|phone)\b[\s:.]+(?=[A-Z])"
    r"|(?i:c/o)\b)"
)
_IN_BRACKETS = re.compile(rf"\s*\((?:{_ASKS}[^()]*|[^()]*(?:{_REACHED.pattern})[^()]*)\)")
_AT_ITS_END = re.compile(
    rf"(?:\s*[-–—:,|]\s+|\s+)(?:{_ASKS}\s*(?P<asked>\S.*)?"
    rf"|(?<=[-–—:,|] )(?:(?![-–—:,|] ).)*?(?:{_REACHED.pattern}).*)$"
)
"""Whom to ask, behind a name: `Tea c/o Mrs Hill`, `Zumba - Jean 07700 900123`."""


_LONGEST = 300
"""The most letters of a name that is looked through."""


def without_bracket(name: str, is_name: IsName) -> str:
    """The name of a listing without somebody's in brackets at its end: `Lunch Club (Jean)`."""
    found = re.search(r"\s*\(([^()]+)\)\s*$", name)
    if found is None or not name[: found.start()].strip():
        return name
    every = re.split(r"\s*(?:,|&|/|\band\b|\bwith\b)\s*", found[1])
    is_out = all(is_named(one) or is_name(one) for one in every if one)
    return name[: found.start()] if is_out else name


def without_somebody_at_work(name: str) -> str:
    """The name of a listing without a bracket that has a role and a name: `(Coach Jean Okafor)`."""

    def left(found: re.Match[str]) -> str:
        who = found["who"]
        return "" if is_somebody(who, lambda _: False, of_anybody=True) else found[0]

    return _SOMEBODY_AT_WORK.sub(left, name).strip() if "(" in name else name


_SOMEBODY_AT_WORK = re.compile(
    rf"\s*\((?:[\w-]+ ){{0,3}}?(?i:{ROLE}|{AT_WORK}|\w*workers?|nurse|lead),?:? (?P<who>[^()]+)\)"
)


def without_contact(name: str) -> str:
    """The name of a listing without whom to ask, and how: `Crochet (ring Jean 07700 900123)`."""
    if len(name) > _LONGEST:
        return name
    left = _IN_BRACKETS.sub("", name)
    left = _AT_ITS_END.sub(_unless_of_a_service, left)
    return left if left.strip() else name


def _unless_of_a_service(found: re.Match[str]) -> str:
    """What ends a name, where it is the rest of it and asks nobody: `Family Contact Centre`."""
    asked = found["asked"]
    is_theirs = asked is None or is_titled(asked) or not _is_no_name(asked.split()[0])
    return "" if is_theirs or _REACHED.search(found[0]) else found[0]


def _is_no_name(word: str) -> bool:
    return is_ordinary(word) or is_english_or_a_place(word) or is_kind_of_group(word)


def is_a_fragment(left: str, name: str) -> bool:
    """Whether so little is left of a name that it says nothing: of `Larkwell contact Jean`.

    `Tea` is no fragment, and neither is a word that a sign ends: `Larkwell - contact Jean`.
    """
    if left == name or not left:
        return False
    *others, last = left.split()
    goes_on = re.match(r"\s+\w", name.removeprefix(left)) is not None
    is_something = is_activity(last) or last.casefold().endswith("ing")
    return last.casefold() in _GO_ON or (not others and goes_on and not is_something)


_GO_ON = frozenset(("&", "a", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the"))
_GO_ON |= {"to", "with"}
"""Words that end no name."""


def has_a_way_to_ask(name: str) -> bool:
    """Whether a telephone number or an e-mail address is in the name of a listing."""
    return _REACHED.search(name) is not None


def names_two(name: str) -> bool:
    """Whether the name of a listing has two first names with a stroke: `1:1 Karen / Priti`."""
    pairs = re.findall(r"\b([A-Z][a-z]+)\s*/\s*([A-Z][a-z]+)\b", folded(name))
    return any(is_first_name(one) and is_first_name(other) for one, other in pairs)


def is_a_person_alone(name: str, organisation: str, places: AbstractSet[str] = frozenset()) -> bool:
    """Whether a listing is called as the person who runs it: a teacher who lists herself.

    `Gita Bose Yoga` is the name under which somebody trades, and is none. `places` are the words
    of where it is.
    """
    if is_of_an_organisation(name) or _has_letters_and_a_place(name, places):
        return False
    of_both = [plain(without_title(one)) for one in (name, organisation)]
    *others, last = _SEVERAL.split(name.title() if name.isupper() else name)
    return (
        of_both[0] == of_both[1] != ""
        and _is_a_person(last)
        and all(_is_a_person(one) or is_first_name(one) for one in others)
    )


def _has_letters_and_a_place(name: str, places: AbstractSet[str]) -> bool:
    """Whether a name is the first letters of a group and where it is: `LKG Devon`."""
    found = _LETTERS_AND_A_WORD.fullmatch(name.strip())
    where = found["where"] if found else ""
    return bool(where) and (where.casefold() in _COUNTIES or keys_in(where) <= places)


_LETTERS_AND_A_WORD = re.compile(r"[A-Z]{3} (?P<where>[A-Z][\w’'-]+)")
_COUNTIES = frozenset({"devon", "kent"})
"""Counties after which people are called, too."""


def is_of_an_organisation(name: str) -> bool:
    """Whether a name says that it is an organisation's, whomever that is called after.

    `Jean Okafor Memorial Fund` and `Charity of Dame Mary Bloggs` are what the public knows them by.
    """
    return not _NAMES_MORE.search(name) and _IS_CALLED_SO.fullmatch(name.strip()) is not None


_KIND_OF_ORGANISATION = (
    r"(?:almshouses?|bequest|bursar(?:y|ies)|charit(?:y|ies)|endowment|foundation|fund|memorial"
    r"|ministr(?:y|ies)|p\.?t\.?f?\.?a|pfa|parent(?:s[’']?|[’']s)? association|prize|scholarships?"
    r"|settlement|trust)"
)
_IS_CALLED_SO = re.compile(
    rf"(?:[\w’'.&-]+ ){{1,8}}?{_KIND_OF_ORGANISATION}(?: [\w’'.-]+){{0,2}}"
    r"(?: (?:and|for|in|of|to) .{1,80})?"
    rf"|(?:the )?(?:[\w-]+ ){{0,2}}{_KIND_OF_ORGANISATION} (?:for|in memory of|of) .{{1,120}}",
    re.IGNORECASE,
)
"""A name with such a word near its end, or at its beginning."""
_NAMES_MORE = re.compile(
    r"\b(?:ask|at|by|call|contact|from|led|our|ring|run|tel|text|with)\b|c/o|[:@/(|]|\s[-–—]\s|\d{5}",
    re.IGNORECASE,
)
"""What says that somebody may be named beside that."""


def begins_with_somebody(name: str) -> bool:
    """Whether the name of a listing has a person's before a whole one of a group.

    `Joan Okafor Larkwell Group Companions` is the secretary and her club; `Ann Peck Yoga` is what
    somebody trades as. Only where it is at a house does that say whose that is.
    """
    words = re.sub(r"[^\w\s’'.&-]|\s[-–—](?=\s)", " ", name).split()
    who = next((at for at in (3, 2) if is_titled(" ".join(words[:at])) and at < len(words)), 2)
    rest = words[who:]
    first = " ".join(words[:who])
    is_known = is_a_whole_name(first) or (
        is_titled(first) and not _is_no_name(words[who - 1]) and not is_ordinary(words[who - 1])
    )
    return len(rest) > 1 and is_known and any(map(_OF_A_GROUP.fullmatch, rest[1:]))


_OF_A_GROUP = re.compile(
    r"(?i:associations?|bowlers|bowls|branch|choir|circle|club|companions|fellowship|friends|group"
    r"|guild|league|legion|network|pensioners|players|singers|society|team|u3a|union|w\.?i)"
)
"""What the whole name of a group has behind its first word: `Larkwell & District U3A`."""
_SEVERAL = re.compile(r"\s*(?:,|&|/|\b(?i:and)\b)\s*")


def _is_a_person(words: str) -> bool:
    """Whether words are a whole name, or one with a title or with initials."""
    last = words.rsplit(maxsplit=1)[-1] if " " in words.strip() else ""
    if not last or (is_english_or_a_place(last) and not may_be_a_surname(last)):
        return False
    if is_kind_of_group(last):
        return False  # `Lindley TARA`, of those who live in Lindley
    return is_a_whole_name(without_title(words)) or is_somebody(
        words, lambda _: False, of_anybody=False
    )
