"""Whether an e-mail address is that of a group: all that stands before its `@` is accounted for.

The names of people are too many for any list. So what stands there has to be explained: by words
of what the group or its activity is called, of where it is or of the address's own domain, by
their initials and shortenings, or by ordinary words and those of offices. `lvac.bookings@` and
`stpats.lkwl@` are explained; of `dmarshall@` and `rabia@` something is left over, which is taken
for somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Flag, auto
from functools import lru_cache
from itertools import pairwise

from activity_directory.importers.kept_back.english import is_english, is_english_or_a_place
from activity_directory.importers.kept_back.ordinary import is_activity, may_be_a_surname
from activity_directory.importers.kept_back.person import TITLES, has_word_of_a_group
from activity_directory.importers.kept_back.word import folded
from activity_directory.importers.kept_back.words_in_addresses import (
    is_a_first_name,
    is_of_offices,
)
from activity_directory.rules.personal_details import FREE_MAIL

_OF_HELPLINES = frozenset({"jo@samaritans.org", "pat@papyrus-uk.org"})
"""Addresses of helplines that answer under a first name."""
_BETWEEN = frozenset(
    re.findall(
        "[a-z]+",
        "a all and are at by for from in is it my of off on our out st the to uk up us we with",
    )
)
"""Small words beside others; a church is named after a saint."""
_LINKS = frozenset({"a", "and", "at", "for", "in", "of", "on", "the", "to", "with"})
"""Small words of a name, which its initials may leave out."""
_LETTERS, _WORD = 3, 4
"""The fewest letters of initials, and of a word that stands without spaces among others."""
_MOST = 9
"""The most letters of initials."""
_UNMISTAKABLE = frozenset(
    re.findall(
        "[a-z]+",
        "admin advice bookings enquiries helpdesk helpline info membership office reception "
        "referrals secretary support volunteering",
    )
)
"""Words of an office that no surname ends in."""
_REGIONS = frozenset(re.findall("[a-z]+", "em ey gm ne nw ny se sw sy uk wm wy"))
"""Letters that say which part of the country an office of a large charity is for: `nightstopwy`."""
_LONGEST_SURNAME = 10
"""The most letters of a surname that is two words: `drinkwater`."""
_LONGEST = 64
_VOWELS = re.compile("[aeiouy]")
_NO_VOWELS = re.compile("[b-df-hj-np-tv-xz]{3,5}")
_OF_THE_NHS = re.compile(
    rf"{_NO_VOWELS.pattern}|[a-z]{{1,8}}(?:ccg|icb|icp|pcn|pct)|[a-z]{{1,3}}\d[a-z\d]{{1,6}}"
)
"""The code of a trust, a locality or a practice, before what a team is called: `lwmccg`."""
_STANDS_FOR_WORDS = re.compile(f"{_NO_VOWELS.pattern}|[A-Z]{{2,4}}")
"""Letters that are no name: `tmvh` of `info.tmvh@`, or AS of `ASAdvice@`."""
_IN_LETTERS = re.compile("[b-df-hj-np-tv-xz]{4,}")
"""The first letters of all words of a group, and nothing else: `hfcc@`."""
_DISTRICT = re.compile(r"[a-z]{1,2}\d{1,2}")
"""The district of a postcode behind a group's name: `larkwellartsw15@`."""
_WITH_SOMEBODY = re.compile(r"\b(?:[Bb]y|[Ww]ith) (?:[A-Z][\w’'-]+(?:[ \t](?=[A-Z])|\b)){1,2}")
"""Whom an activity is with, which is no name of a group: `Yoga with Ann Peck`."""


class _Says(Flag):
    """What the parts of an address say."""

    NOTHING = 0
    OWN = auto()
    """A word of what it is called, of where it is, or of its own domain."""
    OFFICE = auto()
    """A word of groups and offices, or of what people do."""
    WORD = auto()
    """Any other ordinary word."""
    LETTERS = auto()
    """A few letters that may stand for such words, beside others."""


def is_of_a_group(address: str, called: str = "", where: str = "") -> bool:
    """Whether all that stands before the `@` is accounted for.

    `called` is what the listing and who runs it are called, `where` the names of its places. An
    ordinary word alone is an office at an own domain; at a provider whom anybody may ask for an
    address it may be what somebody calls themselves.
    """
    low = folded(address).casefold()
    local, _, host = low.partition("@")
    if low in _OF_HELPLINES or re.fullmatch(r"[a-z]@[a-z]\..+", low):
        return True  # `a@b.org.uk` stands for any address
    if len(local) > _LONGEST:
        return False
    parts = _parts_of(address)
    if len(parts) == 1 and _is_only_an_office(parts[0].casefold()):
        return True  # `info@`: most are
    is_free = FREE_MAIL.fullmatch(host) is not None
    own = _own_words(_WITH_SOMEBODY.sub(" ", called), where, "" if is_free else host)
    if host == "nhs.net" and len(parts) > 1 and _OF_THE_NHS.fullmatch(parts[0].casefold()):
        return not any(is_a_first_name(one.casefold()) for one in parts[1:])
    return any(
        _Says.OWN in one
        or (_Says.OFFICE in one and not (is_free and _Says.WORD in one))
        or (_Says.WORD in one and not is_free)
        or (one == _Says.LETTERS and _IN_LETTERS.fullmatch(local) and len(local) > 3 + is_free)
        for one in _accounted_for(parts, own, is_alone=len(parts) == 1)
    )


def is_page_of_a_group(page: str, called: str = "", where: str = "") -> bool:
    """Whether all words of a page's name at a network are accounted for: `Highfield-Friends`.

    One of them must be of what the listing or who runs it is called, or of offices.
    """
    own = _own_words(_WITH_SOMEBODY.sub(" ", called), where, "")
    parts = _parts_of(re.sub("['’]", "", page))
    return len(page) <= _LONGEST and any(
        _Says.OWN in one or (_Says.OFFICE in one and _Says.WORD not in one)
        for one in _accounted_for(parts, own, is_alone=len(parts) == 1)
    )


def _accounted_for(parts: Iterable[str], own: _Own, *, is_alone: bool) -> set[_Says]:
    """What parts may say together, in any way; none where something of them is left over."""
    found = {_Says.NOTHING}
    for part in parts:
        ways = own.ways(part, is_alone=is_alone)
        found = {one | other for one in found for other in ways}
    return found


def _parts_of(address: str) -> list[str]:
    """What stands before the `@` in its parts: Talk and Time of `Talk.Time@` or `TalkTime@`."""
    local = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", ".", address.partition("@")[0])
    return [one for one in re.split(r"[^A-Za-z0-9]+", folded(local)) if one]


class _Own:
    """The words that account for the addresses of one listing."""

    def __init__(self, called: str, where: str, host: str) -> None:
        named = _words_of(called)
        places = [one for one in _words_of(where) if not is_a_first_name(one)]
        words = [one for one in dict.fromkeys((*named, *places)) if one not in _LINKS]
        saints = {other for one, other in pairwise(named) if one == "st" and is_a_first_name(other)}
        self.whole = {one for one in words if (len(one) > 1 or one.isdigit()) and one not in saints}
        self.whole |= {one for one in _LETTERED.findall(called.casefold()) if not one.isdigit()}
        self.whole |= {f"st{one}" for one in saints}
        self.long = {one for one in words if len(one) > _WORD} | {
            f"{one}{other}" for some in (named, places) for one, other in pairwise(some)
        }
        self.initials = {*_initials(called), *_initials(where)}
        self.domain = max(re.split("[.]", re.sub("-", "", host)), key=len) if host else ""
        if saint := re.match("(?:st|saint)([a-z]{3,})", self.domain):
            begins = (saint[1][:end] for end in range(_LETTERS, len(saint[1]) + 1))
            self.whole |= {*filter(is_a_first_name, begins)}  # `stephen@ststephens.org.uk`

    def ways(self, part: str, *, is_alone: bool) -> set[_Says]:
        """What a part may say as a whole, in any way; none where something of it is left over."""
        if part.casefold() == "a":
            return {_Says.LETTERS}
        stands_for_words = not is_alone and _STANDS_FOR_WORDS.fullmatch(part) is not None
        part = part.casefold()
        is_a_name = is_a_first_name(part) and part not in self.whole
        found = set() if is_a_name else self._rest(part, 0, {})
        if stands_for_words and part not in TITLES:
            found = {*found, _Says.LETTERS}
        if is_of_offices(part) or is_english_or_a_place(part):
            found |= self._ordinary(part, is_alone=is_alone)
        if not found and self.domain and _are_of_an_office(part):
            return {_Says.OFFICE}
        if not found and self.domain and part[-2:] in _REGIONS and len(part) > _LONGEST_SURNAME:
            return self._rest(part[:-2], 0, {})
        return found

    def _ordinary(self, part: str, *, is_alone: bool) -> set[_Says]:
        """What an ordinary word says; one that is a surname as well says nothing alone."""
        if is_alone and may_be_a_surname(part):
            is_office = is_activity(part) or has_word_of_a_group(part)
            return {_Says.OFFICE} if is_office else set()
        return {_what_is(part)}

    def _rest(self, part: str, start: int, known: dict[int, set[_Says]]) -> set[_Says]:
        """What the rest of a part says, word by word."""
        if start == len(part):
            return {_Says.NOTHING}
        if start not in known:
            known[start] = {
                one | other
                for end in range(start + 1, len(part) + 1)
                if (one := self._says(part[start:end], part)) is not None
                for other in self._rest(part, end, known)
            }
        return known[start]

    def _says(self, word: str, part: str) -> _Says | None:
        """What one word of a part says; None where nothing accounts for it."""
        if word.isdigit() or (word in _BETWEEN and len(word) > 1):
            return _Says.NOTHING
        if word != part and part.endswith(word) and _DISTRICT.fullmatch(word):
            return _Says.NOTHING
        if word in self.whole or word.removesuffix("s") in self.whole or f"{word}s" in self.whole:
            is_whole = len(word) >= _LETTERS or word == part or not word.isalpha()
            return _Says.OWN if is_whole else _Says.LETTERS
        if len(word) > 1 and is_a_first_name(word):
            return None
        if word in self.initials:
            return _Says.OWN if len(word) >= _LETTERS else _Says.LETTERS
        if self._is_of_the_domain(word):
            return _Says.OWN
        if word != part and len(word) >= _LETTERS and is_of_offices(word):
            return _Says.OFFICE
        if word != part and len(word) >= _WORD and is_english_or_a_place(word):
            return _what_is(word)
        return self._shortened(word)

    def _is_of_the_domain(self, word: str) -> bool:
        """Whether a word begins or ends the name of its own domain."""
        if len(word) < _LETTERS or not self.domain:
            return False
        return self.domain.startswith(word) or self.domain.endswith(word)

    def _shortened(self, word: str) -> _Says | None:
        """What letters say that stand for a longer word: `lib`, or `lkwl` for Larkwell."""
        if len(word) < 2 or word in TITLES:
            return None
        begins = any(one.startswith(word) for one in self.long) and len(word) >= _LETTERS
        bare = word if len(_VOWELS.findall(word)) <= 1 else ""
        is_short = bare and any(_is_in_order(bare, one) for one in self.long)
        if not (begins or is_short):
            return None
        return _Says.OWN if len(word) >= _WORD else _Says.LETTERS


@lru_cache(maxsize=256)
def _is_only_an_office(part: str) -> bool:
    return is_of_offices(part) and not may_be_a_surname(part)


def _are_of_an_office(part: str) -> bool:
    """Whether a few letters stand before words of an office: `lwhousingadvice`, or `lwkadmin`.

    One word alone must be unmistakable.
    """
    for end in range(1, _LETTERS + 1):
        if part[end:] in _UNMISTAKABLE and not is_a_first_name(part[:end]):
            return True
    return any(
        not is_a_first_name(part[:end]) and _are_words_of_offices(part[end:], least=2)
        for end in range(1, _LETTERS + 1)
        if len(part) - end > _LONGEST_SURNAME
    )


def _are_words_of_offices(part: str, least: int) -> bool:
    """Whether letters are so many words of offices, or more, of which none is a surname."""
    if len(part) >= _WORD and is_of_offices(part) and not may_be_a_surname(part) and least <= 1:
        return True
    return any(
        is_of_offices(part[:end])
        and not may_be_a_surname(part[:end])
        and _are_words_of_offices(part[end:], least - 1)
        for end in range(_WORD, len(part) - _WORD + 1)
    )


def _what_is(word: str) -> _Says:
    """What an ordinary word says; the name of a town says nothing alone."""
    if is_of_offices(word):
        return _Says.OFFICE
    return _Says.WORD if is_english(word) else _Says.LETTERS


_LETTERED = re.compile(r"[a-z]+\d[a-z\d]*|\d+[a-z]+")
"""A word with a number in it: `u3a`, `1st`."""


@lru_cache(maxsize=512)
def _own_words(called: str, where: str, host: str) -> _Own:
    return _Own(called, where, host)


def _words_of(text: str) -> list[str]:
    """The words of a name, in small letters and without apostrophes: `stjohns` has two."""
    plain = re.sub("'", "", folded(text).casefold())
    return ["st" if one == "saint" else one for one in re.findall(r"[a-z]+|\d+", plain)]


def _initials(text: str) -> Iterator[str]:
    """The first letters of words beside each other, two and more: `w2w` of Wheels2Work.

    Of a word in capitals they are all letters: `ltfc` of Larkwell Town FC.
    """
    bare = re.sub("['’]s?", "", folded(text))
    every = re.findall(r"[A-Z]{2,4}(?![a-z])|[A-Za-z][a-z]*|\d+", bare)
    for words in (every, [one for one in every if one.casefold() not in _LINKS]):
        for whole in (False, True):
            letters = [one if whole and one.isupper() else one[0] for one in words]
            for start in range(len(letters)):
                for end in range(start + 2, min(len(letters), start + _MOST) + 1):
                    yield "".join(letters[start:end]).casefold()


def _is_in_order(letters: str, word: str) -> bool:
    """Whether letters stand in a word in the same order, from its first on."""
    if not word.startswith(letters[0]):
        return False
    rest = iter(word)
    return all(one in rest for one in letters)
