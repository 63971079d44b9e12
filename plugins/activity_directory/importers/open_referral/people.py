"""How to reach a service: numbers, addresses and roles; and what of it is not for the public.

No person's name comes into an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from activity_directory.importers.kept_back import KeptBack, is_named, known_of, people_in
from activity_directory.importers.open_referral.shapes import Document, inside, line, parts

_BETWEEN = "; "


def kept_back_of(
    service: Document, assurers: Iterable[str] = (), hidden: Iterable[str] = ()
) -> KeptBack:
    """The people of a service, the addresses of its `assurers`, and what is masked."""
    organisation = inside(service, "organization")
    called = line(organisation, "name")
    groups = (called, line(service, "name"))
    people: list[str] = []
    emails = [line(service, "email"), line(organisation, "email")]
    for one in _everybody(service):
        named = list(people_in(line(one, "name", "attention"), *groups))
        title = line(one, "title")
        if is_named(title):
            named += people_in(title, *groups)
        people += named
        emails.append(line(one, "email"))
    addresses = [*assurers, line(service, "assurer_email", "assured_by_email")]
    return known_of(people, called, emails, addresses, hidden)


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
    """The answers about whom to ask: those of the service, or else of who runs it.

    E-mail addresses that are out are none.
    """

    def email(one: Document) -> str:
        address = line(one, "email")
        return "" if is_out(address) else address

    organisation = inside(service, "organization")
    contacts = list(parts(service, "contacts"))
    found = {
        "phone": _joined(_numbers((service, *contacts), "phone")),
        "text": _joined(_numbers((service, *contacts), "text")),
        "email": _joined([email(one) for one in (service, *contacts)]),
        "website": line(service, "url") or next(_websites(contacts), ""),
        "ask_for": next(_roles(contacts), ""),
    }
    if not any(found[name] for name in ("phone", "text", "email", "website")):
        every = (organisation, *parts(organisation, "contacts"))
        found["phone"] = _joined(_numbers(every, "phone"))
        found["email"] = email(organisation)
        found["website"] = line(organisation, "website", "url")
    return {name: words for name, words in found.items() if words}


def _numbers(every: tuple[Document, ...], kind: str) -> Iterator[str]:
    for one in every:
        for phone in (*parts(one, "phones"), one):
            number = line(phone, "number", "phone", "telephone")
            is_text = line(phone, "type").casefold() in {"text", "sms"}
            if number and is_text == (kind == "text"):
                extension = line(phone, "extension")
                yield f"{number} (extension {extension})" if extension else number


def _websites(contacts: list[Document]) -> Iterator[str]:
    for one in contacts:
        if words := line(one, "website", "url"):
            yield words


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


def _joined(every: Iterator[str] | list[str]) -> str:
    by_digits = {re.sub(r"\W", "", one).casefold(): one for one in every if one}
    return _BETWEEN.join(by_digits.values())
