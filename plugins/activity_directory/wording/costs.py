"""What it costs, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from activity_directory.model.cost import Charge, Cost, costs_after, costs_on
from activity_directory.wording.dates import day_and_month, full_date
from activity_directory.wording.phrases import money


def cost_words(cost: Cost) -> str:
    """One way of paying: "Free", "£3.50 each time", "£2.50 each time for people on benefits"."""
    words = _charge_words(cost)
    if cost.only_for:
        words += f" for {cost.only_for}"
    return f"{words} ({cost.note})" if cost.note else words


def cost_lines(costs: Iterable[Cost], today: date) -> tuple[str, ...]:
    """Every way of paying on `today`, never none: what isn't known is said to be asked."""
    lines = []
    for cost in costs_on(costs, today):
        until = f", until {day_and_month(cost.until, today)}" if cost.until else ""
        lines.append(cost_words(cost) + until)
    return tuple(lines) or (cost_words(Cost("ask")),)


def cost_summary(costs: Iterable[Cost], today: date) -> str:
    """Every way of paying on `today`, in one line: "£20 for the course; free if you qualify"."""
    first, *others = cost_lines(costs, today)
    return "; ".join([first, *(line[:1].lower() + line[1:] for line in others)])


def cost_changes(costs: Iterable[Cost], today: date, within_days: int = 28) -> tuple[str, ...]:
    """The prices to come, as sentences: "From 1 April: £3.50 each time."."""
    horizon = today + timedelta(days=within_days)
    return tuple(
        f"From {day_and_month(cost.since, today)}: {cost_words(cost)}."
        for cost in costs_after(costs, today)
        if cost.since is not None and cost.since <= horizon
    )


def cost_by_date(costs: Iterable[Cost], since: date) -> tuple[str, ...]:
    """Every price from `since` on, each with its own dates, for words that outlive today.

    "Free until 31 March 2026.", "From 1 April 2026: £3.50 each time.".
    """
    lines = []
    for cost in sorted(costs, key=lambda cost: cost.since or date.min):
        if cost.until is not None and cost.until < since:
            continue
        words = cost_words(cost)
        begins = cost.since is not None and cost.since > since
        words = f"From {full_date(cost.since)}: {words}" if cost.since and begins else words
        lines.append(f"{words} until {full_date(cost.until)}." if cost.until else f"{words}.")
    return tuple(lines) or (f"{cost_words(Cost('ask'))}.",)


def _charge_words(cost: Cost) -> str:
    known, unknown = _CHARGE_WORDS[cost.charge]
    words = unknown if cost.pence is None else known
    return words.format(
        amount=money(cost.pence or 0),
        every=f" a {cost.every}" if cost.every else "",
        free_for=cost.free_for.rstrip(".") or "you qualify",
    )


# What is said where the amount is known, and where it isn't.
_CHARGE_WORDS: Mapping[Charge, tuple[str, str]] = MappingProxyType(
    {
        "free": ("Free", "Free"),
        "free_if": ("Free if {free_for}", "Free if {free_for}"),
        "donation": ("Free, suggested donation {amount}", "Free, donations welcome"),
        "pay_what_you_can": ("Pay what you can, {amount} suggested", "Pay what you can"),
        "per_session": ("{amount} each time", "You pay each time: ask how much"),
        "per_course": ("{amount} for the course", "You pay for the course: ask how much"),
        "membership": ("Membership {amount}{every}", "Members pay a fee: ask how much"),
        "materials": ("You only pay for materials: {amount}", "You only pay for materials"),
        "ask": ("Ask about the cost", "Ask about the cost"),
    }
)
