"""The domain of an address is the one that it seems to be.

`look-alike-domain` (a warning): the domain of an e-mail address or of a link is one letter away
from a well-known one, or from the group's own; or it has letters of another alphabet; or a
well-known name is put before an unknown one. Mail to it is lost, or reaches somebody else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.rules.gates import hosts_in
from activity_directory.rules.text_rule import Finding, as_problems, text_rule
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.model.fund import Fund
    from activity_directory.model.organisation import Organisation
    from activity_directory.problems import Problem
    from activity_directory.schema.texts import Passage
    from activity_directory.source.places import Places

KNOWN = (
    *("gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "outlook.com", "yahoo.com"),
    *("yahoo.co.uk", "icloud.com", "btinternet.com", "btopenworld.com", "virginmedia.com"),
    *("talktalk.net", "ntlworld.com", "tiscali.co.uk", "protonmail.com", "live.com", "live.co.uk"),
    *("aol.com", "msn.com", "nhs.net", "facebook.com", "instagram.com", "youtube.com"),
    *("eventbrite.co.uk", "eventbrite.com", "twitter.com", "linkedin.com", "google.com"),
)
"""The domains of most people's mail, and of most pages that groups have."""
_OTHERS = frozenset({"email.com", "mail.com", "ymail.com"})
"""Domains that are a letter away from one of these, and stand for themselves."""
_SHORTEST = 5
"""Letters of a name, from which on a slip is told from another name."""

_HOST = re.compile(r"(?:@|//|\bwww\.)([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_PUBLIC = r"(?:co|org|gov|ac|nhs|sch|police|ltd|plc|me|net)\.uk"
_NAME_IN_FRONT = re.compile(
    rf"(?:.*\.)?(?P<front>[a-z0-9-]+\.{_PUBLIC}|(?:{'|'.join(map(re.escape, KNOWN))}))"
    r"\.(?P<behind>[a-z0-9.-]*[a-z0-9-]{3,}[a-z0-9.-]*)"
)
_LOOK = "Check the address letter by letter. If you are not sure, ask the group for it."


class Doubt(NamedTuple):
    """Why a domain is not what it seems, in words, and what to do."""

    message: str
    hint: str


def _may_have_look_alikes(written: str) -> bool:
    """Whether a file may have a domain that is not what it seems."""
    return any(map(doubt_about, hosts_in(written)))


def look_alikes(text: str) -> Iterator[Finding]:
    """Every domain of a text that is not what it seems."""
    for match in _HOST.finditer(text):
        doubt = doubt_about(match[1])
        if doubt is not None:
            yield Finding(match.start(1), "look-alike-domain", *doubt)


def unlike(text: str, own: str) -> Iterator[Finding]:
    """Every domain of a text that is nearly a group's `own`."""
    for match in _HOST.finditer(text):
        if _is_slip(_domain(match[1]), own):
            yield Finding(match.start(1), "look-alike-domain", *_slip(_domain(match[1]), own))


@lru_cache(maxsize=4096)
def doubt_about(host: str) -> Doubt | None:
    """Why a host is not what it seems, whoever gives it."""
    domain = _domain(host)
    if "xn--" in domain:
        return Doubt(
            f"`{domain}` has letters that only look like ordinary ones{_decoded(domain)}", _LOOK
        )
    if match := _NAME_IN_FRONT.fullmatch(domain):
        last = ".".join(domain.split(".")[-2:])
        return Doubt(f"`{domain}` belongs to `{last}`, not to `{match['front']}`", _LOOK)
    meant = next((known for known in KNOWN if _is_slip(domain, known)), "")
    return _slip(domain, meant) if meant else None


def _slip(domain: str, meant: str) -> Doubt:
    return Doubt(f"`{domain}` is one letter away from `{meant}`", f"Did you mean `{meant}`?")


def _domain(host: str) -> str:
    return host.casefold().removeprefix("www.")


def _decoded(domain: str) -> str:
    """What people see of it, in words; empty where it stands for nothing."""
    try:
        return f": people see {quoted(domain.encode().decode('idna'))}"
    except UnicodeError:
        return ""


def _is_slip(host: str, known: str) -> bool:
    """Whether one letter was lost, doubled, changed, or turned round with the next."""
    if host == known or host in _OTHERS or not one_slip_apart(host, known):
        return False
    name, _, _ = known.partition(".")
    return len(name) >= _SHORTEST or host.partition(".")[0] == name


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter more, less, another or turned round with the next makes one the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    return (
        one[start + 1 :] == other[start + 1 :]
        or one[start + 1 :] == other[start:]
        or one[start:] == other[start + 1 :]
        or (
            (one[start : start + 2] == other[start : start + 2][::-1])
            and one[start + 2 :] == other[start + 2 :]
        )
    )


# --- the group's own domain


def _of_activity(activity: Activity, _community: Community, _today: date) -> Iterable[Problem]:
    website = activity.organisation.website or activity.contact.website
    return _nearly_its_own(website, "activities", activity.places_in_file) if website else ()


def _of_organisation(
    provider: Organisation, _community: Community, _today: date
) -> Iterable[Problem]:
    if provider.places is None or not provider.website:
        return ()
    return _nearly_its_own(provider.website, "organisations", provider.places)


def _of_fund(fund: Fund, _community: Community, _today: date) -> Iterable[Problem]:
    website = fund.website or (fund.contact.website if fund.contact else "")
    return _nearly_its_own(website, "funding", fund.places)


def _nearly_its_own(website: str, folder: str, places: Places) -> Iterable[Problem]:
    """Addresses in a file whose domain is nearly that of the group's website."""
    match = _HOST.match(website, website.find("//"))
    own = _domain(match[1]) if match else ""
    return _in_its_file(own, folder, places) if own and _may_be_nearly(own, places.text) else ()


def _in_its_file(own: str, folder: str, places: Places) -> Iterator[Problem]:
    for passage in texts_of(folder, places).published():
        yield from as_problems(passage, unlike(passage.words, own))


def _may_be_nearly(own: str, written: str) -> bool:
    return "\\" in written or any(_is_slip(_domain(host), own) for host in hosts_in(written))


def _findings(passage: Passage) -> Iterator[Finding]:
    return look_alikes(passage.words)


_ALONE = text_rule(("look-alike-domain",), __doc__, _may_have_look_alikes, _findings)
RULE = replace(
    _ALONE,
    check_entry={
        **_ALONE.check_entry,
        "activities": _of_activity,
        "organisations": _of_organisation,
        "funding": _of_fund,
    },
)
