"""People whom no list names, in texts: beside a telephone number, after a role, as who runs it.

Whoever is called by a first name that is common here, or with a title, is taken for a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from activity_directory.importers.kept_back.addresses import STREETS
from activity_directory.importers.kept_back.people import OFFICE
from activity_directory.importers.kept_back.person import (
    TITLES,
    is_first_name,
    is_named,
)
from activity_directory.importers.kept_back.reached import may_be_a_name
from activity_directory.importers.kept_back.word import folded, keys_in

IsName = Callable[[str], bool]

_TITLE = rf"(?:(?i:{'|'.join(sorted(TITLES))})\b\.?\s{{1,3}})?"
_NAME = rf"{_TITLE}[A-Z][\w’'-]{{1,30}}(?:[ \t]{{1,3}}(?:[A-Z]\.|[A-Z][\w’'-]{{0,30}})){{0,2}}"
_NAMES = rf"{_NAME}(?:\s{{0,3}}(?:,|&|/|\band\b|\bor\b)\s{{0,3}}{_NAME}){{0,3}}"
_NUMBER = r"(?:\+44|0044|\(?0)[\d ().-]{7,18}\d"
_ASK = (
    r"(?:ring|call|telephone|tel|phone|text|contact|e-?mail|ask for|speak (?:to|with)|talk to"
    r"|message|dm|whatsapp|mobile|mob|let)"
)
_ROLE = (
    r"(?:leader|teacher|tutor|instructor|organi[sz]er|co-?ordinator|secretary|treasurer"
    r"|chair(?:man|woman|person)?|convenor|facilitator|host|coach|trainer|warden|caretaker|contact)s?"
)
_BEFORE_A_NUMBER = re.compile(
    rf"(?P<before>\b(?i:{_ASK}|{_ROLE}|or|and)\b[\s:.,–-]{{1,3}})?\b(?P<names>{_NAMES})"
    rf"(?:\s{{0,3}}(?:\([^()\d]{{0,30}}\)|[,:;–-]|\b(?:on|at|tel|mob|mobile|phone)\b[.:]?)){{0,4}}\s{{0,3}}"
    rf"(?={_NUMBER})"
)
_AFTER_A_NUMBER = re.compile(
    rf"(?P<number>{_NUMBER})(?:\s{{0,3}}(?:[,–-]|\(|\b(?:and )?ask for|\bfor\b)){{0,3}}\s{{0,3}}"
    rf"\b(?P<names>{_NAMES})\)?"
)
_LEADS = (
    r"(?:runs|leads|teaches|hosts|organi[sz]es|facilitates|co-?ordinates"
    r"|will (?:run|lead|teach|host))"
)
_LED = r"(?:run|led|taught|facilitated|hosted|organi[sz]ed|coached|delivered)"
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?i:{_ROLE})(?: is| are)?[ :,(–-]{{1,3}}(?P<name>{_NAME})",
        rf"(?<![\w’'-])(?P<name>{_NAME}) (?i:{_LEADS})\b",
        rf"\b(?i:{_LED})(?: and \w+)? by (?P<name>{_NAME})",
        rf"\b(?i:{_ASK}) (?P<name>{_NAME})",
    )
)
_CHARITIES = frozenset({"Marie Curie", "Sue Ryder", "Elizabeth Finn", "Anne Frank"})
"""Charities that are called after a person."""
_WORDS_OF_A_NAME = 2
_FIRST = re.compile(r"[A-Z][\w’'-]+")


def names_anybody(text: str) -> bool:
    """Whether a text says who leads something, or whom to ask, by a person's name."""
    return _may_name(text) and any(
        _is_person(found["name"], text, found.end("name"))
        for pattern in _NAMED
        for found in pattern.finditer(text)
    )


def _may_name(text: str) -> bool:
    return any(is_first_name(one) for one in _FIRST.findall(text)) or not (
        TITLES.isdisjoint(keys_in(text))
    )


def _is_person(name: str, text: str, end: int) -> bool:
    """Whether a name, which ends there in a text, is a person's."""
    name = re.sub(r"[’']s?$", "", name)
    words = name.split()
    is_street = any(word.casefold() in STREETS for word in words[1:])
    is_charity = " ".join(words[:2]) in _CHARITIES
    return is_named(name) and not is_street and not is_charity and not OFFICE.match(text, end)


def without_names_at_numbers(text: str, is_name: IsName) -> str:
    """A text with its telephone numbers, and without the names of people beside them.

    `is_name` knows those of the list.
    """
    if not re.search(r"\d{3}", text):
        return text

    def is_out(names: str, end: int, *, at_a_mobile: bool) -> bool:
        every = re.split(r"\s*(?:,|&|/|\band\b|\bor\b)\s*", names)
        return all(
            _is_person(one, text, end) or is_name(one) or (at_a_mobile and _is_unknown(one))
            for one in every
        )

    def before(found: re.Match[str]) -> str:
        asked = found["before"] or ""
        is_mobile = bool(asked) and _is_mobile(text, found.end())
        end, names = found.end("names"), found["names"]
        for kept, rest in _ends_of(names, is_whole=bool(asked)):
            if is_out(rest, end, at_a_mobile=is_mobile):
                return f"{asked}{kept}"
        return found[0]

    def after(found: re.Match[str]) -> str:
        names = found["names"]
        out = is_out(names, found.end("names"), at_a_mobile=False)
        return found["number"] if out else found[0]

    return _AFTER_A_NUMBER.sub(after, _BEFORE_A_NUMBER.sub(before, text))


def _ends_of(names: str, *, is_whole: bool) -> Iterator[tuple[str, str]]:
    """The names, and each end of them with what is before it: `Pilates ` and `Fiona`."""
    yield "", names
    for found in re.finditer(r"\s+", names) if not is_whole else ():
        before = names[: found.start()].rsplit(maxsplit=1)[-1]
        if before.rstrip(".").casefold() not in {"st", "saint"}:
            yield names[: found.end()], names[found.end() :]


def _is_mobile(text: str, start: int) -> bool:
    return re.match(r"(?:\+44|0044|0)\s*(?:\(0\)\s*)?7", text[start : start + 12]) is not None


def _is_unknown(name: str) -> bool:
    """Whether one or two words beside a mobile are a name that nobody knows."""
    return name.count(" ") < _WORDS_OF_A_NAME and may_be_a_name(name)


def without_bracket(name: str, is_name: IsName) -> str:
    """The name of a listing without somebody's in brackets at its end: `Lunch Club (Jean)`."""
    found = re.search(r"\s*\(([^()]+)\)\s*$", name)
    if found is None or not name[: found.start()].strip():
        return name
    every = re.split(r"\s*(?:,|&|/|\band\b|\bwith\b)\s*", found[1])
    is_out = all(is_named(one) or is_name(one) for one in every if one)
    return name[: found.start()] if is_out else name


def names_two(name: str) -> bool:
    """Whether the name of a listing has two first names with a stroke: `1:1 Karen / Priti`."""
    pairs = re.findall(r"\b([A-Z][a-z]+)\s*/\s*([A-Z][a-z]+)\b", folded(name))
    return any(is_first_name(one) and is_first_name(other) for one, other in pairs)
