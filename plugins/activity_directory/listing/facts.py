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
from activity_directory.model.freshness import NOT_CHECKED
from activity_directory.model.place import answer_to
from activity_directory.model.status import OVER
from activity_directory.wording.costs import cost_lines, cost_summary
from activity_directory.wording.dates import full_date
from activity_directory.wording.joining import joining_sentence, wait_sentence
from activity_directory.wording.people import eligibility_sentence, not_known_sentence
from activity_directory.wording.phrases import adds_nothing, joined, sentences, without_capital
from activity_directory.wording.places import when_lines, where_words
from activity_directory.wording.status import checked_words, status_sentence, status_to_come

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activity_directory.listing.listing import Listing
    from activity_directory.model.activity import Activity
    from activity_directory.model.freshness import Freshness

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
        "who_comes": frozenset({"page"}),
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
    who_comes: str
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
        who_comes=_who_comes(listing),
        company=_company(listing),
        joining=_joining(listing),
        wait=_wait(listing),
        checked=_checked(listing),
        doubt=_doubt(listing),
    )


def status_label(listing: Listing, labels: Mapping[str, str]) -> str:
    """Its status as one short label: whether it runs is to be asked where nobody has checked.

    What runs says so too where people wait for a place. `labels` are those of the vocabulary of
    statuses, by id.
    """
    if listing.current_status == "running" and listing.freshness in NOT_CHECKED:
        return messages.text("status.ask")
    if listing.current_status == "running" and listing.activity.joining.wait:
        return messages.text("status.running-with-wait")
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
    if not open_to_all:
        return eligibility_sentence(activity.eligibility)
    away = activity.is_away
    whom = joined(without_capital(term.label) for term in activity.audiences)
    if not activity.who_is_known:
        return not_known_sentence(whom)
    if not whom or any(term.id == EVERYONE for term in activity.audiences):
        return messages.text("people.anyone-away" if away else "people.anyone")
    return messages.text("people.mainly-away" if away else "people.mainly", whom=whom)


def _who_comes(listing: Listing) -> str:
    """Who comes, in the entry's words, without what the sentence before it has said already."""
    who = _who(listing)
    return " ".join(
        one for one in sentences(listing.activity.who_comes) if not adds_nothing(one, who)
    )


def _company(listing: Listing) -> str:
    """Whether somebody may come along. Where people go nowhere, only what the entry answers."""
    activity = listing.activity
    answer = answer_to("carers-welcome", activity.access)
    if not listing.is_on or (activity.is_away and answer == "ask"):
        return ""
    if activity.is_away:
        return messages.text(f"people.company-away-{answer}")
    return messages.text(f"people.company-{answer}")


def _joining(listing: Listing) -> str:
    if listing.is_on:
        activity = listing.activity
        return joining_sentence(activity.joining, away=activity.is_away)
    return "" if listing.current_status in OVER else messages.text("joining.not-now")


def _wait(listing: Listing) -> str:
    """How long people wait, where its status doesn't say it already."""
    if not listing.is_on or listing.current_status == "waiting-list":
        return ""
    return wait_sentence(listing.activity.joining)


def _doubt(listing: Listing) -> str:
    """What to do where it is a while since anybody made sure; nothing of what is over."""
    if listing.freshness == "fresh" or listing.current_status in OVER:
        return ""
    return doubt_words(listing.activity, listing.freshness)


def doubt_words(activity: Activity, freshness: Freshness) -> str:
    """That it is a while since anybody made sure, or that nobody has since it was taken over."""
    if activity.checked is None:
        ask = "status.ask-first-away" if activity.is_away else "status.ask-first"
        return f"{source_words(activity)} {messages.text(ask)}"
    away = "-away" if activity.is_away else ""
    return messages.text(f"status.doubt-{freshness}{away}", date=full_date(activity.checked.on))


def source_words(activity: Activity) -> str:
    """Whose list it is from, of what nobody here has checked: "From the council's list …"."""
    name = activity.source.name if activity.source else ""
    return messages.text("status.moved-in", list=name)


def _checked(listing: Listing) -> str:
    check = listing.activity.checked
    return source_words(listing.activity) if check is None else f"{checked_words(check.on)}."
