"""How to reach a service: numbers, addresses and roles. No person's name is ever read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from activity_directory.importers.open_referral.shapes import Document, inside, line, parts

_BETWEEN = "; "


def contact_of(service: Document) -> dict[str, str]:
    """The answers about whom to ask: those of the service, or else of who runs it."""
    organisation = inside(service, "organization")
    contacts = list(parts(service, "contacts"))
    found = {
        "phone": _joined(_numbers((service, *contacts), "phone")),
        "text": _joined(_numbers((service, *contacts), "text")),
        "email": _joined([line(one, "email") for one in (service, *contacts)]),
        "website": line(service, "url") or next(_websites(contacts), ""),
        "ask_for": next(_roles(contacts), ""),
    }
    if not any(found[name] for name in ("phone", "text", "email", "website")):
        every = (organisation, *parts(organisation, "contacts"))
        found["phone"] = _joined(_numbers(every, "phone"))
        found["email"] = line(organisation, "email")
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
        if words and words.casefold() != named and not _TITLE.fullmatch(words):
            yield words


def _joined(every: Iterator[str] | list[str]) -> str:
    by_digits = {re.sub(r"\W", "", one).casefold(): one for one in every if one}
    return _BETWEEN.join(by_digits.values())
