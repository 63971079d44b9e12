"""Only the NHS and the council speak for the NHS and the council.

`claims-authority` (a warning): the text says that the NHS, a council or a doctor approves of
something, or that it is done in their name, but the organisation is neither. People trust such
words more than others. Give the organisation its kind, say who said so and when, or remove the
words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory.rules.gates import small_letters
from activity_directory.rules.rule import Rule
from activity_directory.rules.text_rule import Finding, as_problems
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.model.organisation import Organisation
    from activity_directory.problems import Problem
    from activity_directory.source.places import Places

AUTHORITIES = frozenset({"nhs", "council", "practice"})
"""Kinds of organisation that may say so of themselves."""

_WHO = r"(?:NHS|council|local\s+authority|government)"
_APPROVED = r"(?:approved|endorsed|accredited|certified|recommended|licensed|backed|authorised)"
_CLAIM = re.compile(
    rf"\b(?:{_WHO}|GP|doctor)[\s-]+{_APPROVED}\b"
    rf"|\b{_APPROVED}\s+by\s+(?:(?:the|your|our)\s+)?(?:\w+\s+){{0,2}}?{_WHO}\b"
    rf"|\bofficial\s+(?:\w+\s+){{0,2}}?{_WHO}\s+(?:service|programme|scheme|partner|provider|class)"
    rf"|\bon\s+behalf\s+of\s+(?:the\s+)?(?:\w+\s+){{0,2}}?{_WHO}\b"
    rf"|\b(?:we|this|it)\s+(?:is|are)\s+(?:an?|the|your)\s+(?:\w+\s+)?{_WHO}\s+"
    r"(?:service|programme|scheme|clinic)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no|isn['’]t|aren['’]t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_WHO_SIGNS = ("council", "nhs", "gp", "doctor", "authority", "government")
_SIGNS = (
    *("approved", "endorsed", "accredited", "certified", "recommended", "licensed", "backed"),
    *("authorised", "official", "behalf"),
)
"""One of these stands in every claim but the last sort."""
_SERVICES = ("service", "prog", "scheme", "clinic")
_ITS_SERVICE = re.compile(rf"(?:nhs|council|authority|government)\s+(?:{'|'.join(_SERVICES)})")


def _may_claim_authority(written: str) -> bool:
    """Whether a file may have such words."""
    if "\\" in written:  # which may stand for any letter
        return True
    low = small_letters(written)
    if not any(sign in low for sign in _WHO_SIGNS):
        return False
    is_near = any(sign in low for sign in _SIGNS) or (
        any(sign in low for sign in _SERVICES) and _ITS_SERVICE.search(low) is not None
    )
    return is_near and _CLAIM.search(written) is not None


def claims(text: str) -> Iterator[Finding]:
    """Every claim to speak for the NHS, a council or a doctor."""
    for match in _CLAIM.finditer(text):
        if _DENIED.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        claim = " ".join(match[0].split())
        yield Finding(
            match.start(),
            "claims-authority",
            f"the text says {quoted(claim)}, but the organisation is neither the NHS nor a council",
            "If it is true, say who said so and when. If the organisation belongs to the NHS or a "
            "council, write `kind: nhs` or `kind: council` in its file.",
        )


def _of_activity(activity: Activity, _community: Community, _today: date) -> Iterable[Problem]:
    places = activity.places_in_file
    if not _may_claim_authority(places.text):
        return ()
    if any(map(_is_authority, (activity.organisation, *activity.partners))):
        return ()
    return _claims_in("activities", places)


def _of_organisation(
    provider: Organisation, _community: Community, _today: date
) -> Iterable[Problem]:
    places = provider.places
    if places is None or _is_authority(provider) or not _may_claim_authority(places.text):
        return ()
    return _claims_in("organisations", places)


def _is_authority(provider: Organisation) -> bool:
    return provider.kind is not None and provider.kind.id in AUTHORITIES


def _claims_in(folder: str, places: Places) -> Iterator[Problem]:
    for passage in texts_of(folder, places).published():
        yield from as_problems(passage, claims(passage.words))


RULE = Rule(
    ("claims-authority",),
    __doc__,
    check_entry={"activities": _of_activity, "organisations": _of_organisation},
)
