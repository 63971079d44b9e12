"""How to reach a service: numbers, addresses and roles; and what of it is not for the public.

No person's name comes into an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from activity_directory.importers.kept_back.homes import public_names
from activity_directory.importers.kept_back.known import Private, named_in, who_is
from activity_directory.importers.kept_back.person import is_named, people_in
from activity_directory.importers.kept_back.reached import (
    people_beside_numbers,
    people_with_addresses,
)
from activity_directory.importers.open_referral.shapes import Document, inside, line, parts, text
from activity_directory.rules.personal_details import FIRST_NAMES

_BETWEEN = "; "


def private_of(
    service: Document, hidden: frozenset[str], homes: frozenset[str] = frozenset()
) -> Private:
    """What a service says of people, and the address of whoever checked it.

    `hidden` are the parts of its addresses that are masked; `homes` the addresses of homes.
    """
    organisation = inside(service, "organization")
    called = line(organisation, "name")
    groups = (called, line(service, "name"))
    people: set[str] = set()
    emails = [line(service, "email"), line(organisation, "email")]
    for one in _everybody(service):
        people |= {*people_in(line(one, "name", "attention"), *groups)}
        people |= {*people_with_addresses(line(one, "name"))}
        title = line(one, "title")
        if is_named(title):
            people |= {*people_in(title, *groups)}
        emails.append(line(one, "email"))
        for phone in (*parts(one, "phones"), one):
            people |= {*people_beside_numbers(line(phone, "number", "phone", "telephone"))}
    checked = line(service, "assurer_email", "assured_by_email").casefold()
    addresses = frozenset(filter(None, (checked,)))
    return Private(
        frozenset(people | who_is(called, emails) | named_in(addresses)),
        addresses,
        hidden=hidden,
        called=" ".join(groups),
        where=public_names(_names_of_places(service)),
        homes=homes,
        is_masked=bool(hidden),
    )


def words_with_addresses(service: Document) -> list[str]:
    """What a service says in words, and the e-mail addresses to which people may write."""
    texts = [text(service, one) for one in ("description", "alert", "application_process")]
    emails = (line(one, "email") for one in (service, *_everybody(service)))
    return [*filter(None, (*texts, *emails))]


def _names_of_places(service: Document) -> Iterator[str]:
    for at in parts(service, "places"):
        location = inside(at, "location") or at
        yield line(location, "name", "location_name")
        for one in parts(location, "addresses"):
            yield line(one, "city", "region")


def _everybody(service: Document) -> Iterator[Document]:
    """Whoever may be asked, there or at a place, and whose attention a letter is for."""
    for one in (service, inside(service, "organization"), *parts(service, "places")):
        location = inside(one, "location")
        yield from (*parts(one, "contacts"), *parts(location, "contacts"))
        yield from (
            {"attention": address.get("attention")} for address in parts(location, "addresses")
        )


def _nobody(_: str) -> bool:
    return False


def contact_of(service: Document, is_out: Callable[[str], bool] = _nobody) -> dict[str, str]:
    """The answers about whom to ask: those of the service, or else of who runs it, or its place.

    A service without an e-mail address has that of who runs it, beside a number of its own.
    E-mail addresses that are out are none.
    """
    organisation = inside(service, "organization")
    contacts = list(parts(service, "contacts"))
    places = list(parts(service, "places"))
    found = _ways([service, *contacts], is_out)
    for every in (
        [one for at in places for one in (at, *parts(at, "contacts"))],
        [organisation, *parts(organisation, "contacts")],
        [one for at in places for one in _of_the_place(inside(at, "location"))],
    ):
        if any(found.values()):
            break
        found = _ways(every, is_out)
    if not found["email"]:
        found["email"] = _joined(one for one in (line(organisation, "email"),) if not is_out(one))
    found["ask_for"] = next(_roles(contacts), "")
    return {name: words for name, words in found.items() if words}


def _ways(every: Sequence[Document], is_out: Callable[[str], bool]) -> dict[str, str]:
    """The ways to ask that some things name, the first of them first.

    Where the first has a number, those of others who have a name, and may be people, are none; so
    are those of people where another, such as an office, has one.
    """
    websites = (line(one, "url", "website") for one in every)
    emails = (line(one, "email") for one in every)
    has_own = any(_joined(_numbers(every[:1], kind)) for kind in ("phone", "text"))
    others = [one for one in every[1:] if not (has_own and line(one, "name"))]
    numbered = [*every[:1], *others]
    offices = [*every[:1], *(one for one in numbered[1:] if not is_named(line(one, "name")))]
    if any(_joined(_numbers(offices, kind)) for kind in ("phone", "text")):
        numbered = offices
    return {
        "phone": _joined(_numbers(numbered, "phone")),
        "text": _joined(_numbers(numbered, "text")),
        "email": _joined(one for one in emails if not is_out(one)),
        "website": next(filter(None, websites), ""),
    }


def _of_the_place(location: Document) -> Iterator[Document]:
    """Whoever may be asked at the place itself; its web page is none of the service."""
    for one in (location, *parts(location, "contacts")):
        yield {name: value for name, value in one.items() if name not in {"url", "website"}}


def other_numbers(service: Document) -> Iterator[tuple[str, str]]:
    """The numbers that nobody can ring to speak, with their kind: `fax`, `textphone`."""
    places = [one for at in parts(service, "places") for one in (at, inside(at, "location"))]
    for one in (service, *parts(service, "contacts"), inside(service, "organization"), *places):
        for phone in parts(one, "phones"):
            kind, number = _kind(phone), line(phone, "number", "phone", "telephone")
            if number and kind in {"fax", "textphone"}:
                yield kind, number


def about_numbers(service: Document) -> Iterator[tuple[str, str]]:
    """The numbers to ring or to text of which more is said than whose they are."""
    for one in (service, *parts(service, "contacts")):
        for phone in parts(one, "phones"):
            number, words = line(phone, "number"), line(phone, "description")
            names_somebody = not FIRST_NAMES.isdisjoint(re.findall("[A-Z][a-z]+", words))
            is_to_ask = _kind(phone) in {"phone", "text"}
            if number and is_to_ask and " " in words and not names_somebody:
                yield number, words


_KINDS = (
    (re.compile(r"\b(?:fax|facsimile|pager|modem)", re.IGNORECASE), "fax"),
    (re.compile(r"\b(?:tty|tdd|text ?phone|minicom|typetalk|video)", re.IGNORECASE), "textphone"),
    (re.compile(r"\b(?:text|sms)\b", re.IGNORECASE), "text"),
)
"""What a number is for, where its type or the words about it name no voice."""


def _kind(phone: Document) -> str:
    """`phone`, `text`, `textphone` or `fax`. The type counts first; then the words about it."""
    for words in (line(phone, "type"), line(phone, "description", "department")):
        for pattern, kind in _KINDS:
            if pattern.search(words) and not re.search(r"\b(?:voice|call)", words, re.IGNORECASE):
                return kind
        if words:
            break
    return "phone"


def _numbers(every: Iterable[Document], kind: str) -> Iterator[str]:
    for one in every:
        for phone in (*parts(one, "phones"), one):
            number = line(phone, "number", "phone", "telephone")
            if number and _kind(phone if phone is not one else {}) == kind:
                extension = line(phone, "extension")
                yield f"{number} (extension {extension})" if extension else number


_TITLE = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|rev|revd|prof|sir|lady)\.?", re.IGNORECASE)


def _roles(contacts: list[Document]) -> Iterator[str]:
    """What people do there. `Mrs` is how somebody is addressed, and no role."""
    for one in contacts:
        words = line(one, "title", "role")
        named = line(one, "name").casefold()
        if (
            words
            and words.casefold() != named
            and not _TITLE.fullmatch(words)
            and not is_named(words)
        ):
            yield words


def _joined(every: Iterable[str]) -> str:
    by_digits = {re.sub(r"\W", "", one).casefold(): one for one in every if one}
    return _BETWEEN.join(by_digits.values())
