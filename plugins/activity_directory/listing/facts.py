"""What everybody is told of an activity on one day: every output is made of these sentences.

`OUTPUTS` is the table of which output says which fact; tests/listing/test_facts.py walks it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from activity_directory import messages
from activity_directory.model.eligibility import EVERYONE, Eligibility
from activity_directory.model.place import answer_to, is_at_a_place
from activity_directory.model.status import OVER
from activity_directory.wording.costs import cost_lines, cost_summary
from activity_directory.wording.dates import full_date
from activity_directory.wording.joining import joining_sentence, wait_sentence
from activity_directory.wording.people import eligibility_sentence
from activity_directory.wording.phrases import joined, without_capital
from activity_directory.wording.places import when_lines, where_words
from activity_directory.wording.status import checked_words, status_sentence, status_to_come

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activity_directory.listing.listing import Listing

Output = Literal["page", "result", "card", "whats-on", "calendar", "text-message", "professionals"]

OUTPUTS: Mapping[str, frozenset[Output]] = MappingProxyType(
    {
        "status": frozenset({"page", "card"}),
        "status_label": frozenset({"page", "result", "whats-on", "professionals"}),
        "to_come": frozenset({"page", "card"}),
        "when": frozenset({"page", "result", "card"}),
        "where": frozenset({"page", "result"}),
        "cost": frozenset({"page", "card"}),
        "cost_in_one": frozenset({"result", "whats-on"}),
        "who": frozenset({"page", "card"}),
        "company": frozenset({"page"}),
        "joining": frozenset({"page", "result", "card", "calendar"}),
        "wait": frozenset({"page", "card"}),
        "checked": frozenset({"page", "card", "calendar", "professionals"}),
        "doubt": frozenset({"page", "result"}),
    }
)
"""Where each fact is said, word for word. Elsewhere it is left out: a calendar has its own times
and prices by date, a text message 160 characters, a card warns of what nobody has checked in words
that last."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The sentences of one activity on one day; what there is nothing to say of is empty.

    `status` is empty where it simply runs. `when` and `cost` are never empty, the rest of a listing
    that is over is: nobody can join what has closed.
    """

    status: str
    to_come: str
    when: tuple[str, ...]
    where: str
    cost: tuple[str, ...]
    cost_in_one: str
    who: str
    company: str
    joining: str
    wait: str
    checked: str
    doubt: str


_made: WeakKeyDictionary[Listing, Facts] = WeakKeyDictionary()


def facts_of(listing: Listing) -> Facts:
    """Every fact in words: worked out once for each listing."""
    facts = _made.get(listing)
    if facts is None:
        facts = _made[listing] = _facts_of(listing)
    return facts


def _facts_of(listing: Listing) -> Facts:
    activity, today = listing.activity, listing.today
    return Facts(
        status=_status(listing),
        to_come=status_to_come(listing.status_to_come, today),
        when=when_lines(activity, today, listing.calendar),
        where=where_words(activity),
        cost=cost_lines(activity.costs, today),
        cost_in_one=cost_summary(activity.costs, today),
        who=_who(listing),
        company=_company(listing),
        joining=_joining(listing),
        wait=wait_sentence(activity.joining) if listing.is_on else "",
        checked=f"{checked_words(activity.checked.on)}.",
        doubt=_doubt(listing),
    )


def status_label(listing: Listing, labels: Mapping[str, str]) -> str:
    """Its status as one short label: whether it runs is to be asked where nobody has checked.

    `labels` are those of the vocabulary of statuses, by id.
    """
    if listing.current_status == "running" and listing.freshness == "overdue":
        return messages.text("status.ask")
    return labels.get(listing.current_status, listing.current_status)


def _status(listing: Listing) -> str:
    if listing.current_status == "running":
        return ""
    return status_sentence(
        listing.status,
        listing.current_status,
        starts=listing.starts,
        ends=listing.ends,
        wait=listing.activity.joining.wait,
    )


def _who(listing: Listing) -> str:
    """For whom it is, in one sentence, or two where it is open to all and meant for some."""
    activity = listing.activity
    open_to_all = activity.eligibility is None or activity.eligibility == Eligibility()
    if listing.current_status in OVER or (open_to_all and not listing.is_on):
        return ""
    who = eligibility_sentence(activity.eligibility)
    if not open_to_all or any(term.id == EVERYONE for term in activity.audiences):
        return who
    whom = joined(without_capital(term.label) for term in activity.audiences)
    return messages.text("people.anyone-mainly", whom=whom) if whom else who


def _company(listing: Listing) -> str:
    """Whether somebody may come along, wherever people go somewhere."""
    activity = listing.activity
    if not listing.is_on or not is_at_a_place(activity.formats):
        return ""
    return messages.text(f"people.company-{answer_to('carers-welcome', activity.access)}")


def _joining(listing: Listing) -> str:
    if listing.is_on:
        return joining_sentence(listing.activity.joining)
    return "" if listing.current_status in OVER else messages.text("joining.not-now")


def _doubt(listing: Listing) -> str:
    """What to do where it is a while since anybody made sure; nothing of what is over."""
    if listing.freshness == "fresh" or listing.current_status in OVER:
        return ""
    date = full_date(listing.activity.checked.on)
    return messages.text(f"status.doubt-{listing.freshness}", date=date)
