"""The facts that a service of a feed says nothing about, as it lacks the properties for them.

The pages of a list have less than each service's own page. A property that is there and empty says
that there is none of it; one that is absent says nothing. Pages of lists have `fees` that are empty
of each service, so these say that there is none only on a service's own page.
"""

from __future__ import annotations

from activity_directory.importers.open_referral.shapes import SPELLED, Document, parts, text
from activity_directory.intake.answers import Fault

_TIMES = (*SPELLED["schedules"], *SPELLED["holidays"])
_PLACES = SPELLED["places"]
_FEES = ("fees", "fees_description")
_COSTS = (*SPELLED["cost_options"], *_FEES)
_ON_ITS_OWN_PAGE = (*_TIMES, *_PLACES, *SPELLED["cost_options"])
_REACHED = ("contacts", "phones", "phone", "telephone")
_ALL = frozenset({"when", "venue", "cost"})
_PROPERTIES: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset({"when"}), _TIMES),
    (frozenset({"venue", "access"}), _PLACES),
    (frozenset({"format"}), (*_PLACES, *SPELLED["schedules"], *SPELLED["attributes"])),
    (frozenset({"cost"}), _COSTS),
    (frozenset({"contact.phone", "contact.text"}), _REACHED),
    (frozenset({"contact.email"}), ("email", "contacts")),
    (frozenset({"contact.website"}), ("url", "contacts")),
    (frozenset({"contact.ask_for"}), ("contacts",)),
    (
        frozenset({"categories", "needs", "concessions", "joining"}),
        SPELLED["attributes"],
    ),
    (frozenset({"audiences"}), (*SPELLED["attributes"], *SPELLED["target_audience"])),
    (
        frozenset({"eligibility"}),
        (*SPELLED["eligibility"], "minimum_age", "maximum_age", "eligibility_description"),
    ),
    (frozenset({"languages"}), (*SPELLED["languages"], *SPELLED["attributes"])),
    (frozenset({"how_to_join"}), ("application_process",)),
    (frozenset({"organisation"}), ("organization",)),
)
"""Facts of an entry, with the properties of which any says something about them."""

MAY_SAY_WHERE = frozenset({"summary", "description", "eligibility", "how_to_join"})
"""Texts that may have an address."""


def silent_about(service: Document) -> frozenset[str]:
    """The facts about which a service says nothing."""
    named = _properties(service)
    found = frozenset[str]().union(
        *(facts for facts, properties in _PROPERTIES if named.isdisjoint(properties))
    )
    if "description" not in service:
        return found | {"description", "summary"}
    # On a service's own page the description has what it says of times and prices in words.
    return found | {"description"} if found >= _ALL else found


def _properties(service: Document) -> set[str]:
    """The names of what a service and its places say something of."""
    named = {*service, *(name for at in parts(service, "places") for name in at)}
    if named.isdisjoint(_ON_ITS_OWN_PAGE):
        named -= {name for name in _FEES if not text(service, name)}
    return named


def is_of_a_list(service: Document) -> bool:
    """Whether a service says nothing of when and for how much it is, as in a list of several."""
    return _properties(service).isdisjoint((*_TIMES, *_COSTS))


def is_short(silent: frozenset[str]) -> bool:
    """Whether a service says nothing of when, where and for how much it is."""
    return silent >= _ALL


SHORT = Fault("", "this is less than the service's own page: no days and times, place or price")
"""What is lost of such a service."""
