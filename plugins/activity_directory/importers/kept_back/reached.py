"""E-mail addresses and telephone numbers in words, and the names of people beside a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from activity_directory.importers.kept_back.person import (
    has_word_of_a_group,
    is_first_name,
    is_named,
    parts_of,
    people_in,
)
from activity_directory.importers.kept_back.where_named import IS_REACHED, MAY_BE_REACHED

ADDRESS = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
"""An e-mail address."""
_ADDRESS = re.compile(ADDRESS)
_AT = re.compile(r"\s@|@\s|[\[({]\s?(?:at|AT|@)\s?[\])}]|\bAT\b")
SIGNS = ("@", "AT", "(", "[", "{")
"""What each address has one of, however it is written: a quick look."""
APART_OR_IN_WORDS = re.compile(
    r"(?<![\w.+-])(?P<local>[\w+-]{1,40}(?: ?\. ?[\w+-]{1,40}){0,5})"
    r"(?: @ ?|@ | ?[\[({] ?(?:at|AT|@) ?[\])}] ?| AT )"
    r"(?P<host>[\w-]{1,63}(?:(?: ?\. ?| ?[\[({] ?(?:dot|DOT) ?[\])}] ?| (?:dot|DOT) )[\w-]+)*?"
    r"(?: ?\. ?| ?[\[({] ?(?:dot|DOT) ?[\])}] ?| (?:dot|DOT) )(?:com|net|org|uk|info|wales|scot)\b)"
)
"""An e-mail address that is written so that no program finds it: `jean [at] example [dot] org`."""
_NUMBER = re.compile(r"(?<![\d+])(?:\+44|0044|\(?0)[\d ().-]{7,18}\d")
_MOBILE = re.compile(r"(?:\+44|0044|\b0)\s*(?:\(0\)\s*)?7\d")
_BETWEEN = re.compile(r"(\s*[;/\n,|&]\s*|\s+(?:or|and)\s+)")
_WORDS = re.compile(r"(?<![\w'’])[^\W\d_][^\W\d_.'’-]*(?:[ .'’-]+[^\W\d_]+)*")
_OF_NUMBERS = re.compile(
    r"\b(?:tel\w*|phone|mob\w*|land\w*|free\w*|text\w*|sms|minicom|voice\w*|answer\w*|ext\w*|option"
    r"|press|fax|whatsapp|call|ring|day\w*|even\w*|eves?|morn\w*|after\w*|mon\w*|tue\w*|wed\w*|thu\w*"
    r"|fri\w*|sat\w*|sun\w*|hours?|hrs|relay|bsl|ngt|local|national|crisis|home|work|or|on|only)\b",
    re.IGNORECASE,
)
"""Words that say what a number is."""
OFFICES = (
    r"admin|bookings?|enquir\w+|hello|help|info|mail|office|reception|referrals?|secretary|support"
    r"|team"
)
"""Words before the `@` of an office's address, as alternatives of a pattern."""
_OFFICE = re.compile(
    rf"(?<![a-z])(?:{OFFICES}|centre|club|contact|events?)(?![a-z])", re.IGNORECASE
)
_GONE = "\0"
"""Stands for a name that is taken out of a cell."""
_APART = re.compile(rf"(?<=\d)[\s:,.–-]*{_GONE}[\s:,.–-]*(?=[\d(+])")
_EMPTY = re.compile(
    rf"^[\s{_GONE}]*(?:or|and|on)\b|\(\s*{_GONE}?\s*\)|^[\s:,;.{_GONE}–-]+|[\s:,;{_GONE}–-]+$"
)


def addresses_in(text: str) -> list[str]:
    """The e-mail addresses in some words, in small letters."""
    return [one.casefold() for one in addresses_written(text)]


def addresses_written(text: str) -> list[str]:
    """The e-mail addresses in some words, as they are written."""
    if not any(sign in text for sign in SIGNS):
        return []
    # Word by word: in a long text, each word before the sign would be tried.
    found = [one for word in text.split() if "@" in word for one in _ADDRESS.findall(word)]
    for other in APART_OR_IN_WORDS.finditer(text) if _AT.search(text) else ():
        host = re.sub(r"\W*\b(?:dot|DOT)\b\W*|\s+", ".", other["host"]).replace("..", ".")
        found.append(f"{other['local']}@{host}")
    return found


def is_reached(text: str) -> bool:
    """Whether a text has a telephone number, or the sign of an e-mail address."""
    if "@" in text:
        return True
    return MAY_BE_REACHED.search(text) is not None and IS_REACHED.search(text) is not None


_SEVERAL_ADDRESSES = re.compile(rf"{ADDRESS}(?:\s*(?:[,;/&]|\bor\b|\band\b)+\s*{ADDRESS})+")


def without_some_addresses(text: str, is_out: Callable[[str], bool]) -> str:
    """A text in which some of several e-mail addresses in a row are left out, never all."""

    def left(found: re.Match[str]) -> str:
        every = _ADDRESS.findall(found[0])
        kept = [one for one in every if not is_out(one)]
        return " or ".join(kept) if 0 < len(kept) < len(every) else found[0]

    return _SEVERAL_ADDRESSES.sub(left, text) if "@" in text else text


def without_addresses(text: str, instead: str) -> str:
    """A text with other words in place of its e-mail addresses."""
    return APART_OR_IN_WORDS.sub(instead, _ADDRESS.sub(instead, text))


def has_name_in_host(link: str, people: Iterable[str]) -> bool:
    """Whether the host of a link has the whole name of a person: `gillstubbsyoga.co.uk`."""
    letters = re.sub("[^a-z]", "", _host_of(link))
    every = (parts for name in people if len(parts := parts_of(name)) > 1)
    return any("".join(key for part in parts for key in part) in letters for parts in every)


def first_of_host(link: str) -> str:
    """The first word of the host of a link: `harbour` of `https://www.harbour.org.uk/tea`."""
    return _host_of(link).removeprefix("www.").partition(".")[0]


def _host_of(link: str) -> str:
    return re.sub(r"^\w+://", "", link.casefold()).partition("/")[0]


def is_of_an_office(address: str) -> bool:
    """Whether an e-mail address is plainly that of an office: `info@`, `bookings@`."""
    return _OFFICE.search(address.partition("@")[0]) is not None


def numbers_in(text: str) -> Iterator[str]:
    """The telephone numbers in some words, as digits that begin with 0."""
    return (digits for digits, _ in numbers_written(text))


def numbers_written(text: str) -> Iterator[tuple[str, str]]:
    """The telephone numbers in some words: their digits, and each as it is written."""
    for found in _NUMBER.findall(text):
        digits = re.sub(r"\D", "", found)
        yield re.sub("^(?:0044|44)0?", "0", digits), found


def people_beside_numbers(cell: str) -> Iterator[str]:
    """Whoever is certainly named beside a number: Jean in `Jean 07700 900123`."""
    for words in _WORDS.findall(cell):
        if is_named(words):
            yield from people_in(words)
        elif first := _first_name_in(words):
            yield first


def _first_name_in(words: str) -> str:
    return next((one for one in words.split() if one[0].isupper() and is_first_name(one)), "")


def without_names(cell: str) -> str:
    """The numbers of a cell without the names of people; beside a mobile, without unknown names."""
    parts = []
    for part in _BETWEEN.split(cell):
        gone = partial(_instead, is_mobile=_MOBILE.search(part) is not None)
        parts.append(_WORDS.sub(gone, part))
    text = "".join(parts)
    if text == cell:
        return cell
    several = _APART.sub("; ", _EMPTY.sub("", text))
    return " ".join(_EMPTY.sub("", several).replace(_GONE, "").split())


def _instead(found: re.Match[str], *, is_mobile: bool) -> str:
    return _GONE if _is_a_name(found[0], is_mobile=is_mobile) else found[0]


def _is_a_name(words: str, *, is_mobile: bool) -> bool:
    if is_named(words) or _first_name_in(words) or "ask for" in words.casefold():
        return True
    return is_mobile and may_be_a_name(words)


def may_be_a_name(words: str) -> bool:
    """Whether words beside a mobile, which nobody knows, look like a name."""
    is_known = _OF_NUMBERS.search(words) is not None or has_word_of_a_group(words)
    return not is_known and all(one[:1].isupper() for one in words.split())


def people_with_addresses(cell: str) -> Iterator[str]:
    """Whoever is in the place of a name by an e-mail address alone: Bob in `bob@example.org`."""
    for one in addresses_in(cell):
        local = one.partition("@")[0]
        if is_first_name(local) and not is_of_an_office(one):
            yield local.capitalize()
