"""Whom the columns of a table name, and what else of them the table keeps to itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from activity_directory.importers import names
from activity_directory.importers.kept_back.asked_for import people_named
from activity_directory.importers.kept_back.english import is_a_place
from activity_directory.importers.kept_back.homes import homes_in, public_names
from activity_directory.importers.kept_back.known import Private, who_is
from activity_directory.importers.kept_back.meetings import names_a_code
from activity_directory.importers.kept_back.ordinary import is_ordinary, may_be_a_surname
from activity_directory.importers.kept_back.person import is_first_name, is_titled, people_in
from activity_directory.importers.kept_back.reached import (
    addresses_in,
    numbers_in,
    people_beside_numbers,
    people_with_addresses,
)
from activity_directory.importers.other_sheets import BETWEEN
from activity_directory.importers.table import NOT_USED
from activity_directory.sanitise.from_html import as_markdown, has_html
from activity_directory.vocabulary import plain

_ROLE = (
    r"(?:(?:activity|booking|class|club|course|deputy|emergency|event|exercise|first|group|key|lead"
    r"|main|named|other|primary|provider|public|responsible|ride|safeguarding|second|service|session|team"
    r"|vice|walk|workshop) )*"
    r"(?:administrator|assurer|author|caretaker|chair(?:man|person|woman)?|coach|contact|convenor"
    r"|co ?ordinator|facilitator|host|instructor|key ?holder|lead|leader|manager|officer|owner"
    r"|person|practitioner|president|secretary|speaker|teacher|therapist|trainer|treasurer|trustee"
    r"|tutor|volunteer|warden|worker)s?"
)
_PEOPLE = re.compile(
    rf"{_ROLE}(?: \d)?(?: (?:name|names|person|full name|details))?(?: \d)?"
    rf"|names? of (?:the )?{_ROLE}|organi[sz]ers? name|your name|submitter|submitted by|full name"
    r"|contributor|(?:call|ring|ask for|speak to|talk to)|enquir(?:ies|e)(?: to)?|bookings? with"
    r"|(?:for )?(?:more )?(?:info|information)? ?contacts?|whos in charge|organi[sz]ed by name"
    r"|(?:person )?(?:who|whom) to (?:ask(?: for)?|call|contact|phone|ring|speak to|talk to)"
    r"|(?:delivered|hosted|led|organi[sz]ed|run|taught) by (?:names?|whom|who)"
    r"|(?:facilitated|hosted|led|taught) by"
    r"|(?:last )?(?:added|approved|assured|checked|created|edited|entered|reviewed|updated"
    r"|verified) by"
)
"""Names of columns that have people in them."""
_FIRST = re.compile(rf"(?:(?:{_ROLE}|organi[sz]ers?) )?(?:first name|forename|given name)")
_LAST = re.compile(rf"(?:(?:{_ROLE}|organi[sz]ers?) )?(?:surname|last name|family name)")
_REACHED = re.compile(
    rf"(?:{_ROLE}|home|organi[sz]ers?|personal|private|your)"
    r" (?:telephone|tel|phone|mobile|number|e ?mail)(?: number| no| address)?(?: \d)?"
)
"""Names of columns that say how people are reached."""
_CONFIDENTIAL = frozenset({"", NOT_USED, "your_name", "your_email"})
"""What a column means of which nothing is published."""
_NO_CELLS: Mapping[str, Sequence[str]] = {"people": (), "first": (), "last": (), "code": ()}
_LEAST = 4
"""The fewest characters of a code that is looked for in texts."""


def _kind(title: str) -> str:
    """What a column has of people: names, parts of them, ways to reach them, codes, or nothing."""
    spoken = names.spoken(re.sub(r"[()]", " ", title.rpartition(BETWEEN)[2]))
    patterns = (("people", _PEOPLE), ("first", _FIRST), ("last", _LAST), ("reached", _REACHED))
    found = next((kind for kind, pattern in patterns if pattern.fullmatch(spoken)), "")
    return found or ("code" if names_a_code(spoken) else "")


def is_private(title: str) -> bool:
    """Whether no map quotes a column, by its name: its people, how they are reached, its codes."""
    return bool(_kind(title))


_KEEPERS = re.compile(
    r"(?:last )?(?:added|approved|assured|checked|created|edited|entered|reviewed|updated|verified"
    r"|submitted) by|assurer|author|contributor|submitter|your name"
)
"""Names of columns of those who keep the list, whom nobody rings about an activity."""


def _is_of_keepers(title: str) -> bool:
    return _KEEPERS.fullmatch(names.spoken(title)) is not None


class Columns:
    """The columns of a table that say something of people; `meant` is what each answers."""

    def __init__(self, titles: Sequence[str], meant: Callable[[str], str]) -> None:
        self.every = tuple(
            (index, kind, meant(title) in _CONFIDENTIAL)
            for index, title in enumerate(titles)
            if (kind := _kind(title))
        )
        self.contacts = frozenset(
            index
            for index, kind, _ in self.every
            if kind in {"people", "first"} and not _is_of_keepers(titles[index])
        )

    def private(self, row: Sequence[str], answers: Mapping[str, str]) -> Private:
        """What a row says, and not for the public."""
        organisation = answers.get("organisation", "")
        cells: dict[str, list[str]] = {kind: [] for kind in _NO_CELLS}
        to_themselves: list[str] = []
        for index, kind, is_private in self.every:
            cell = row[index].strip() if index < len(row) else ""
            cell = as_markdown(cell).strip() if has_html(cell) else cell
            if cell and kind in cells:
                cells[kind].append(cell)
            if cell and is_private:
                to_themselves.append(cell)
        called = f"{organisation} {answers.get('name', '')}"
        where = public_names(answers.get(name, "") for name in ("venue", "street", "area"))
        district = answers.get("postcode", "").strip().partition(" ")[0]  # of `hall.lw1`
        where = "\n".join(filter(None, (where, district)))
        words = "\n".join(to_themselves)
        return Private(
            frozenset(
                {*_people(cells, called, f"{organisation} {where}"), *_of_answers(answers, called)}
            ),
            frozenset(addresses_in(words)),
            frozenset(numbers_in(words)),
            codes=frozenset(one for one in cells["code"] if len(one) >= _LEAST),
            homes=homes_in(answers),
            called=called,
            where=where,
            has_contact=any(
                True
                for index in self.contacts
                if index < len(row)
                for _ in _people({**_NO_CELLS, "people": [row[index]]}, called, where)
            ),
        )


def _people(cells: Mapping[str, Sequence[str]], called: str, known: str) -> Iterator[str]:
    """Whoever the cells name; nobody is called as who runs it, or where it is, is `known` to be."""
    found: list[str] = []
    for cell in cells["people"]:
        found += people_in(cell, known)
        found += people_named(cell, called)
        yield from people_with_addresses(cell)
    for first, last in zip_longest(cells["first"], cells["last"], fillvalue=""):
        found += people_in(f"{first} {last}".strip(), known)
    yield from _no_groups(map(_without_other_words, found), known)


def _no_groups(found: Iterable[str], known: str) -> Iterator[str]:
    """Those of the names that are not made of words of places and groups alone."""
    known_words = {*plain(known).split()}
    for one in found:
        words = (one.title() if one.isupper() and _IN_CAPITALS.fullmatch(one) else one).split()
        is_known = (plain(word) in known_words or _is_no_name(word) for word in words)
        is_sure = is_first_name(words[0]) or is_titled(one) or may_be_a_surname(words[-1])
        if is_sure or not all(is_known):
            yield one  # `Highters Heath` is where the church is, and `City of Sanctuary` a charity


_IN_CAPITALS = re.compile(r"(?=.* )(?:(?=[A-Z]*[AEIOUY])[A-Z]{3,}\s?)+")
"""Several words in capitals, each of which can be said: `MARC SHAW` is no `NHS`."""


def _without_other_words(name: str) -> str:
    """A name without the small words behind it that are none of it: Jean of `Jean on`."""
    first, *words = name.split()
    while words and words[-1].islower() and is_ordinary(words[-1]):
        words.pop()
    return " ".join((first, *words))


def _is_no_name(word: str) -> bool:
    return is_ordinary(word) or is_a_place(word)


def _of_answers(answers: Mapping[str, str], called: str) -> Iterator[str]:
    """Whoever is named where a role belongs or beside a number, or runs it alone."""
    yield from _no_groups(people_named(answers.get("ask_for", ""), called), called)
    for name in ("phone", "text"):
        yield from map(_without_other_words, people_beside_numbers(answers.get(name, "")))
    yield from who_is(answers.get("organisation", ""), [answers.get("email", "")])
