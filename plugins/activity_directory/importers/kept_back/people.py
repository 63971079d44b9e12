"""Where a text or a place names somebody of a list, however the name is written there.

Words are looked up, one by one, so that a list of thousands of people costs as much as one of few.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from activity_directory.importers.kept_back.addresses import STREETS
from activity_directory.importers.kept_back.person import (
    TITLES,
    is_first_name,
    is_titled,
    parts_of,
)
from activity_directory.importers.kept_back.roles import is_role
from activity_directory.importers.kept_back.word import Read, keys_in
from activity_directory.rules.personal_details import NAMED_AFTER

_BETWEEN = frozenset(
    re.findall(
        "[a-z]+",
        "al ap bin da de del den der di do dos du el ibn la le mac mc van von",
    )
)
"""Small words inside of names."""
OFFICE = re.compile(
    r" (?:[A-Z][a-z]+ )?"
    rf"(?:(?i:surgery|practice|clinic|medical|pharmacy|and partners)|{NAMED_AFTER})\b"
)
"""What may have a person's name, and is none."""
_HOMES = frozenset(
    re.findall(
        "[a-z]+",
        "apartment bungalow conservatory cottage flat garage garden gardens home house kitchen "
        "lounge place porch residence shed",
    )
)
_BIG_HOMES = frozenset(
    re.findall(
        "[a-z]+",
        "cottage garden gardens house place",
    )
)
"""Of those, what public places and streets are called as well."""
_ORDINARY = frozenset(
    re.findall(
        "[a-z]+",
        "abbey bank banks barn barnes barrow bay beach bell bishop bourne bridge bridges brook "
        "brooks brown bush castle chapel church churchill close cook court cross crown dale dean "
        "drake east farm farmer field fields fisher ford forest fountain fox gardener gardner "
        "gate gates george grange grant gray green grove hall hart heath hill hills holmes house "
        "hunt hunter james king kings kingston knight lake lane law lodge long lord major manor "
        "market marsh martin mason meadow mill mills miller moor moore newton nelson north oak "
        "park parker parks parish pool price prince queen read rice richmond ridge rivers rock "
        "rose sands school scout shepherd short singer south spring stone street sutton swan "
        "taylor temple thomas town victoria wall walls ward waters way well wells west wheeler "
        "white wood woods wren york young",
    )
)
"""Surnames that public places, or ordinary things, have as well."""
_ALSO_WORDS = frozenset({"carol", "dawn", "june"})
"""First names that are common, and words as well."""
_MONTHS = frozenset({"april", "august", "june", "may"})
_ASKING = frozenset(
    re.findall(
        "[a-z]+",
        "call contact dm email mail message phone ring telephone tell text",
    )
)
_ASKING_FOR = frozenset(
    {"ask for", "speak to", "speak with", "talk to", "run by", "led by", "taught by"}
    | {"hosted by", "thanks to"}
)
_DOES = frozenset(
    re.findall(
        "[a-z]+",
        "and also can cannot does has hosts invites is leads looks makes meets offers on "
        "organises organizes or runs says teaches was welcomes will",
    )
)
"""What somebody does whose name begins a sentence."""
_SHORT_FORMS = tuple(
    frozenset(one.split())
    for one in [
        "andrew andy",
        "anthony tony",
        "barbara barb",
        "catherine katherine kathryn cathy kathy kate katie",
        "christine christina chris",
        "christopher chris",
        "daniel dan danny",
        "david dave",
        "deborah debbie",
        "dorothy dot",
        "edward ted eddie",
        "elizabeth liz lizzie beth betty",
        "geoffrey geoff",
        "gillian gill jill",
        "jacqueline jackie",
        "james jim jimmy",
        "janet jan",
        "jennifer jenny jen",
        "joanne joanna jo",
        "kenneth ken",
        "margaret maggie peggy",
        "michael mike mick",
        "nicola nicky",
        "pamela pam",
        "patricia pat trish",
        "peter pete",
        "philip phil",
        "raymond ray",
        "rebecca becky",
        "richard rick",
        "robert rob bob",
        "ronald ron",
        "samantha sam",
        "sandra sandy",
        "stephen steven steve",
        "susan sue susie",
        "thomas tom",
        "valerie val",
        "victoria vicky",
        "william bill billy",
    ]
)
_CAPITALS = 3
"""So many capitals may be letters that stand for something: `PAT testing`."""


def is_also_a_place(word: str) -> bool:
    """Whether a word, such as Hill, is a surname that places and ordinary things have as well."""
    return word.casefold() in _ORDINARY


class People:
    """Some people, by their names. `called` is what is named after nobody: a group, a listing."""

    def __init__(self, names: Iterable[str], called: str = "") -> None:
        ordinary = keys_in(called)
        self.ordinary = _ORDINARY | ordinary | {f"{one}s" for one in ordinary}
        self.firsts: dict[str, set[str]] = {}
        """By surname, the first names of those who have it."""
        self.alone: set[str] = set()
        self.joined: set[str] = set()
        for name in names:
            self._add(name)
        self.keys = frozenset(
            {*self.alone, *self.joined, *self.firsts}
            | {f"{one}s" for one in self.alone}
            | {f"{one}{end}" for one in self.firsts for end in ("s", "es")}
        )

    def _add(self, name: str) -> None:
        parts = parts_of(name)
        if not parts:
            return
        flat = [key for part in parts[:-1] for key in part]
        last = parts[-1]
        if len(parts) == 1 and not is_titled(name):
            flat, last = last, []
        firsts = {*flat, "".join(flat)} - {""}
        for key in {*last, "".join(last)} - {""}:
            if len(key) > 1:
                self.firsts.setdefault(key, set()).update(firsts)
                self.joined |= {made for one in firsts for made in (one + key, key + one)}
        if flat and len(flat[0]) > 1:
            self.alone |= {flat[0], "".join(flat)}
            self.alone |= {one for forms in _SHORT_FORMS if flat[0] in forms for one in forms}
            if len(parts) == 2 and all(map(is_first_name, (flat[0], *last))):  # Anne Marie
                self.alone.add(flat[0] + "".join(last))

    def may_be_in(self, keys: frozenset[str]) -> bool:
        """Whether one of these words may be somebody's."""
        return not self.keys.isdisjoint(keys)

    # --- the whole name

    def whole_name_in(self, read: Read) -> bool:
        """Whether a text has somebody's first name and surname, or a title and a surname."""
        return any(
            self._is_whole(read, index) or self._is_in_one(read, index)
            for index in range(len(read.words))
        )

    def _is_in_one(self, read: Read, index: int) -> bool:
        """Whether a word is a whole name without a space: `#JeanOkafor`."""
        word = read.words[index]
        sign = read.text[word.start - 1 : word.start]
        return word.key in self.joined and (
            sign in {"#", "@", "/"} or any(map(str.isupper, word.text[1:]))
        )

    def _is_whole(self, read: Read, index: int) -> bool:
        """Whether a word is the surname of somebody who is named with it."""
        firsts = self.firsts.get(read.words[index].key)
        return firsts is not None and (
            self._follows_first(read, index, firsts)
            or self._is_followed_by_first(read, index, firsts)
            or self._follows_title(read, index)
        )

    def _follows_first(self, read: Read, index: int, firsts: set[str]) -> bool:
        word, so_far = read.words[index], ""
        for before in range(index - 1, max(index - 4, -1), -1):
            if not read.joins(before):
                return False
            one = read.words[before]
            so_far = one.key + so_far
            if one.key in firsts or so_far in firsts:
                return not _is_a_saint(read, before)
            if word.is_capital and one.is_capital and _is_letter_of(read, before, firsts):
                return True
            inside = len(one.key) == 1 or one.key in _BETWEEN or is_first_name(one.key)
            if not inside:
                return False
        return False

    def _is_followed_by_first(self, read: Read, index: int, firsts: set[str]) -> bool:
        """Whether the first name comes after: `Okafor, Jean`, `OKAFOR J.`."""
        word, after = read.words[index], read.at(index + 1)
        if after is None or not (word.is_capital and after.is_capital and read.joins(index)):
            return False
        if after.key in firsts:
            return True
        is_letter = len(after.key) == 1 and any(one[0] == after.key for one in firsts)
        return is_letter and "," in read.gap(index) and read.gap(index + 1).startswith(".")

    def _follows_title(self, read: Read, index: int) -> bool:
        word, before = read.words[index], index - 1
        if index and len(read.words[before].key) == 1:
            before -= 1  # `Mrs J. Okafor`
        title = read.at(before)
        if title is None or not (title.key in TITLES and title.is_capital and word.is_capital):
            return False
        if not all(map(read.joins, range(before, index))):
            return False
        return not _is_an_office(read, index) or _home_of(read, index) != ""

    # --- a first name alone, and whatever is somebody's

    def first_name_in(self, read: Read) -> bool:
        """Whether a text calls somebody by the first name: no `St Mary’s`, no `Hope Street`."""
        return any(
            word.key in self.alone and self._is_called(read, index)
            for index, word in enumerate(read.words)
        )

    def _is_called(self, read: Read, index: int) -> bool:
        word = read.words[index]
        if _is_a_saint(read, index) or read.is_in_address(index):
            return False
        is_sure = (
            is_first_name(word.key)
            and word.key not in _ALSO_WORDS
            and word.key not in self.ordinary
        )
        if _is_asked_for(read, index):
            return is_sure or (word.is_capital and not read.has_capital_after(index))
        if not word.is_capital:
            return False
        if _is_an_office(read, index):
            return False
        if is_sure:
            return not (word.text.isupper() and len(word.text) <= _CAPITALS)
        if word.key in _MONTHS or read.has_capital_after(index):
            return False
        if read.begins(index):
            after = read.next_to(index)
            return after is not None and after.key in _DOES
        return not read.has_capital_before(index)

    def home_in(self, read: Read) -> bool:
        """Whether a text has what is somebody's: `the Okafors’ garden`, `the Okafor family`."""
        return any(
            self._is_at_home(read, index)
            or self._is_at_theirs(read, index)
            or self._is_family_name(read, index)
            for index in range(len(read.words))
        )

    def _is_family_name(self, read: Read, index: int) -> bool:
        surname, _ = self._surname(read, index)
        return bool(surname) and surname not in _ORDINARY and _is_family(read, index)

    def _is_at_theirs(self, read: Read, index: int) -> bool:
        word = read.words[index]
        if not (word.whose and word.key in self.alone) or _is_a_saint(read, index):
            return False
        is_last = _is_at(read, index) and read.next_to(index) is None
        return is_last or bool(_home_of(read, index))

    def _surname(self, read: Read, index: int) -> tuple[str, bool]:
        """The surname that a word is, and whether it is of several, or says whose."""
        word = read.words[index]
        for key in (word.key, word.key.removesuffix("s"), word.key.removesuffix("es")):
            if key in self.firsts:
                return key, word.whose or key != word.key
        return "", False

    def _is_at_home(self, read: Read, index: int) -> bool:
        surname, whose = self._surname(read, index)
        home = _home_of(read, index) if surname else ""
        if not home:
            return False
        if surname in self.ordinary:
            return read.words[index].whose or home == "residence" or _is_family(read, index)
        return whose or _is_family(read, index) or home not in _BIG_HOMES

    def is_somebodys(self, place: str) -> bool:
        """Whether a place is somebody's, by its name: `Ann's house`, `Flat 3 (Okafor)`."""
        read = Read(place)
        return (
            self.whole_name_in(read)
            or self.home_in(read)
            or any(self._is_place_of(read, index) for index in range(len(read.words)))
        )

    def _is_place_of(self, read: Read, index: int) -> bool:
        word, after = read.words[index], read.next_to(index)
        surname, whose = self._surname(read, index)
        alone = len(read.words) == 1 or read.is_in_brackets(index) or _is_care_of(read, index)
        if word.key in self.alone and not _is_a_saint(read, index):
            home = _home_of(read, index)
            is_small = after is not None and not after.is_capital
            if alone or (home and (word.whose or home not in _BIG_HOMES or is_small)):
                return True
            if word.whose and (after is None or is_small):
                return True
            return after is None and _is_at(read, index)
        if not surname:
            return word.key.removesuffix("s") in self.alone and bool(_home_of(read, index))
        if alone:
            return True
        if surname in self.ordinary:
            return False
        if _is_family(read, index) or (after is not None and after.key in _HOMES):
            return True
        if _is_an_office(read, index):
            return False
        is_named_after = after is not None and (after.is_capital or after.key in STREETS)
        return not is_named_after and (whose or not _is_after_a_name(read, index))


def _is_a_saint(read: Read, index: int) -> bool:
    before = read.at(index - 1)
    return before is not None and before.key in {"st", "saint", "ss"} and read.joins(index - 1)


def _is_letter_of(read: Read, index: int, firsts: set[str]) -> bool:
    """Whether a word is the first letter of a name, or a name of which only the letter is known."""
    one = read.words[index]
    if len(one.key) > 1:
        return one.key[0] in firsts
    has_dot = read.gap(index).startswith(".")
    return any(name[0] == one.key for name in firsts) and (has_dot or one.key not in {"a", "i"})


def _is_an_office(read: Read, index: int) -> bool:
    """Whether what follows a name is named after it: `Mary Street`, `Dr Smith’s surgery`."""
    return OFFICE.match(read.text, read.words[index].end) is not None


def _home_of(read: Read, index: int) -> str:
    """The home that follows a name, with at most two words between; else nothing.

    With a capital, a house is one only where the name says whose: `Okafor House` is a building.
    """
    word = read.words[index]
    for at in range(index + 1, min(index + 4, len(read.words))):
        if not read.joins(at - 1) or read.gap(at - 1).strip(" -"):
            return ""
        one = read.words[at]
        if one.key in _HOMES:
            is_big = one.key in _BIG_HOMES and one.is_capital and not word.whose
            return "" if is_big else one.key
    return ""


def _is_family(read: Read, index: int) -> bool:
    after = read.next_to(index)
    return after is not None and after.key == "family"


def _is_care_of(read: Read, index: int) -> bool:
    before = read.text[: read.words[index].start].casefold().rstrip()
    return before.endswith(("c/o", "care of", "chez"))


def _is_at(read: Read, index: int) -> bool:
    before = read.at(index - 1)
    return before is not None and before.key in {"at", "with"}


def _is_after_a_name(read: Read, index: int) -> bool:
    """Whether a surname is the end of another name: `Great Barr`."""
    before = read.at(index - 1)
    is_flat = before is not None and before.key in {"flat", "the", "mama", "auntie", "uncle"}
    return read.has_capital_before(index) and not is_flat


def _is_asked_for(read: Read, index: int) -> bool:
    """Whether people are asked to ring somebody: `ring Grace`, `ask for Joy`."""
    before = read.at(index - 1)
    if before is None or not read.joins(index - 1):
        return False
    earlier = read.at(index - 2)
    both = f"{earlier.key} {before.key}" if earlier is not None else ""
    return before.key in _ASKING or both in _ASKING_FOR or is_role(before.key)
