"""Lines in capitals, as the same line would be in usual letters, so that names can be told there.

In capitals each word looks like a name. So a word keeps its capital only where a title or a role
introduces it, a number to ring stands behind it, or it is a first name and nothing else. A line
stays as long as it was, and gets its capitals back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from activity_directory.importers.kept_back.english import is_english_or_a_place
from activity_directory.importers.kept_back.ordinary import is_ordinary, may_be_a_surname
from activity_directory.importers.kept_back.person import is_first_name
from activity_directory.importers.kept_back.where_named import ASK, LED, NUMBER, ROLE

IsName = Callable[[str], bool]

_FEWEST = 5
"""The fewest words of such a line: a shorter one may be a notice that has a name and no more."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_IN_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_MAY_BE_IN_CAPITALS = re.compile(r"[A-Z]{2}[^a-z]{8}")
"""What is in each such line: a quick look."""
_SMALL = re.compile(r"[a-z]{3}")
_ADDRESS = re.compile(r"(?<!\S)(?:\S*(?:@|://)\S*|(?=\S*[a-z])[^\s.]+\.\S+)")
"""An e-mail address or a link, which has small letters in any text."""
_TITLES_OF_PEOPLE = "MRS?|MS|MX|DR|REVD?|CLLR|PROF(?:ESSOR)?"
_TITLES_TOO = (
    "MISS|SIR|LADY|DAME|FATHER|FR|SISTER|PASTOR|CANON|DOCTOR|REVEREND|COUNCILLOR|RABBI|IMAM"
)
_TITLED = re.compile(
    rf"\b(?:(?P<sure>{_TITLES_OF_PEOPLE})|{_TITLES_TOO})\b\.?[ \t]{{1,3}}(?=[A-Z])"
)
_INTRODUCED = re.compile(
    rf"\b(?:{ROLE}|{ASK}|{LED}(?: [a-z]+){{0,2}} by|ask|meet|see|tell|thanks to|sec|treas|name)\b"
    r"(?P<sign>\.?\s?[:–—-]\s{0,2})?(?:\s(?:is|are)\b)?\s{0,2}(?=[A-Z])",
    re.IGNORECASE,
)
"""What stands before whoever is asked for or leads something."""
_INITIALS = re.compile(r"(?:[A-Z](?:\.[ \t]?|[ \t])){1,3}(?=[A-Z]{2})")
_BEFORE_A_NUMBER = re.compile(
    rf"(?:[A-Z’'-]+[ \t]){{0,2}}[A-Z’'-]+[ \t,:(–-]{{1,3}}(?:(?:AT|MOB|ON|PHONE|TEL)\b[:.]?[ \t]?)?"
    rf"{NUMBER}"
)
_GOES_ON = re.compile(
    r"(?:[’']S)?(?:\W*$|\s*[.,;:()!]"
    r"|[ \t](?:\d|(?:AFTER|AT|BEFORE|BY|FOR|FROM|IF|IN|IS|KNOW|ON|TO|WHO|WILL)\b))"
)
"""How a sentence goes on behind a name."""
_AND = re.compile(r"(?:[ \t]?[,&/]|[ \t](?:AND|OR)\b)[ \t](?=[A-Z])")
_FIRST_LETTER = re.compile(r"(?<![^\W\d_])[A-Z]")
_ENGLISH_ENDING = re.compile(
    r".*(?:able|al|ance|ants?|ary|ed|ences?|ents?|ers?|ful|ians?|ible|ics?|ies|ings?|ions?|ism"
    r"|ists?|ity|ive|less|ly|ments?|ness|ors?|ory|ous|ship|tre|ure)"
)
_A_DAY = re.compile(r"(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAYS?")
_BEGINS = re.compile(r"(?:^|[.!?:•*]\s)\W{0,5}(?=[A-Z])")


def in_usual_letters(text: str, is_name: IsName) -> str:
    """A text whose lines in capitals are in usual letters; `is_name` knows words of people."""
    if not _MAY_BE_IN_CAPITALS.search(text):
        return text
    lines = text.split("\n")
    if len(_IN_CAPITALS.findall(text)) < _FEWEST or not any(map(_is_in_capitals, lines)):
        return text
    return "\n".join(_usual(line, is_name) if _is_in_capitals(line) else line for line in lines)


def in_capitals_again(left: str, usual: str, before: str) -> str:
    """What is left of a `usual` text, with the capitals of the lines that had them `before`."""
    if left == usual:
        return before
    pairs = zip(usual.split("\n"), before.split("\n"), strict=True)
    changed = [frozenset(_WORD.findall(one.upper())) for one, other in pairs if one != other]
    return "\n".join(
        _outside_addresses(line, str.upper) if _is_of(line, changed) else line
        for line in left.split("\n")
    )


def _is_of(line: str, changed: Iterable[frozenset[str]]) -> bool:
    words = frozenset(_WORD.findall(line.upper()))
    return bool(words) and any(words <= one for one in changed)


def _is_in_capitals(line: str) -> bool:
    """Whether some words of a line have capitals alone, and all others are of addresses."""
    if _SMALL.search(line) and ("@" not in line and "." not in line):
        return False
    words = _ADDRESS.sub(" ", line)
    return not _SMALL.search(words) and len(_IN_CAPITALS.findall(words)) >= _FEWEST


def _usual(line: str, is_name: IsName) -> str:
    """A line in capitals as it would be in usual letters."""
    small = list(_outside_addresses(line, str.lower))
    for at in {*_capitals(line, _WORD.finditer(line), is_name)}:
        small[at] = line[at]
    return "".join(small)


def _capitals(line: str, words: Iterable[re.Match[str]], is_name: IsName) -> Iterator[int]:
    """Where capitals are in usual letters: sentences begin there, and days and names."""
    yield from (found.end() for found in _BEGINS.finditer(line))
    for found in _TITLED.finditer(line):
        may_be = _may_be_a_surname if found["sure"] else _is_unknown
        name = [*_names_at(line, found.end(), may_be)]
        yield from (found.start(), *name) if name else ()
    for found in _INTRODUCED.finditer(line):
        at = found.end()
        if _BEFORE_A_NUMBER.match(line, at) and _name_at(line, at, _is_unknown).letters:
            yield from _names_at(line, at, _is_no_small_word)  # all of a group's name, too
        elif found["sign"] or _INITIALS.match(line, at):
            yield from _names_at(line, at, _is_unknown)
        else:
            yield from _rare_names_at(line, at)
    for word in words:
        if _A_DAY.fullmatch(word[0]) or (is_name(word[0]) and _is_unknown(word[0])):
            yield word.start()
        elif is_first_name(word[0]) and _is_unknown(word[0]):
            yield from _names_at(line, word.start(), _is_unknown)


class _Name(NamedTuple):
    """Where the capital letters of a name are in a line, and where it ends."""

    letters: tuple[int, ...]
    end: int


def _names_at(line: str, at: int, may_be: IsName) -> Iterator[int]:
    """Where the capitals are of a name that may be there, and of others after it."""
    name = _name_at(line, at, may_be)
    yield from name.letters
    other = _AND.match(line, name.end) if name.letters else None
    if other is not None:
        yield from _rare_names_at(line, other.end())


def _rare_names_at(line: str, at: int) -> tuple[int, ...]:
    """The same of names that nobody knows, where the sentence goes on as it does behind one."""
    letters: tuple[int, ...] = ()
    for _ in range(_MOST_TOGETHER):
        name = _name_at(line, at, _may_be_rare)
        letters += name.letters
        other = _AND.match(line, name.end)
        if not name.letters or other is None:
            return letters if name.letters and _GOES_ON.match(line, name.end) else ()
        at = other.end()
    return letters


_MOST_TOGETHER = 4
"""Names that a sentence has in a row."""


def _name_at(line: str, at: int, may_be: IsName) -> _Name:
    letters: list[int] = []
    if initials := _INITIALS.match(line, at):
        letters += (at + found.start() for found in re.finditer("[A-Z]", initials[0]))
        at = initials.end()
    end, has_word = at, False
    for _ in range(_MOST):
        word = _WORD.match(line, at)
        if word is None or not may_be(word[0]):
            break
        letters += (at + found.start() for found in _FIRST_LETTER.finditer(word[0]))
        end, has_word = word.end(), True
        at = end + 1 if line[end : end + 1] == " " else len(line)
    return _Name(tuple(letters) if has_word else (), end)


_MOST = 3
"""Words of a name behind its initials."""


def _is_unknown(word: str) -> bool:
    """Whether a word is a first name and nothing else, or none that is in use."""
    return not (is_ordinary(word.lower()) or is_english_or_a_place(word))


def _may_be_rare(word: str) -> bool:
    """Whether nobody knows a word that doesn't end as English words do: `Nkechi`."""
    small = word.lower()
    return len(small) > _SHORT and not _ENGLISH_ENDING.fullmatch(small) and _is_unknown(word)


_SHORT = 2


def _is_no_small_word(word: str) -> bool:
    return len(word) > len("on")


def _may_be_a_surname(word: str) -> bool:
    return _is_unknown(word) or may_be_a_surname(word)


def _outside_addresses(line: str, of: Callable[[str], str]) -> str:
    """A line with other letters, where each stays one letter, but for addresses and links."""

    def changed(text: str) -> str:
        made = of(text)
        return made if len(made) == len(text) else text

    parts, end = [], 0
    for found in _ADDRESS.finditer(line):
        parts += [changed(line[end : found.start()]), found[0]]
        end = found.end()
    return "".join((*parts, changed(line[end:])))
