"""What it costs, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from activity_directory import messages
from activity_directory.model.cost import Cost, costs_after, costs_on
from activity_directory.wording.dates import day_and_month, full_date
from activity_directory.wording.phrases import money, without_capital


def cost_words(cost: Cost) -> str:
    """One way of paying: "Free", "£3.50 each time", "£2.50 each time for people on benefits"."""
    unit = cost.note if _is_a_unit(cost) else ""
    words = _charge_words(cost, unit)
    if cost.only_for:
        words = messages.text("costs.only-for", cost=words, whom=cost.only_for)
    if cost.note and not unit:
        return messages.text("costs.with-note", cost=words, note=cost.note)
    return words


def _is_a_unit(cost: Cost) -> bool:
    """Whether its note goes on after the amount: "each way", "a week for ingredients"."""
    return (
        cost.pence is not None
        and not cost.every
        and cost.charge in _BY_UNIT
        and _UNIT.match(cost.note.casefold()) is not None
    )


def cost_lines(costs: Iterable[Cost], today: date) -> tuple[str, ...]:
    """Every way of paying on `today`, never none: what isn't known is said to be asked."""
    lines = []
    for cost in costs_on(costs, today):
        words = cost_words(cost)
        if cost.until:
            until = day_and_month(cost.until, today)
            words = messages.text("costs.until", cost=words, date=until)
        lines.append(words)
    return tuple(lines) or (messages.text("costs.ask"),)


def cost_summary(costs: Iterable[Cost], today: date) -> str:
    """Every way of paying on `today`, in one line: "£20 for the course; free if you qualify"."""
    first, *others = cost_lines(costs, today)
    return messages.text("costs.between").join([first, *map(without_capital, others)])


def cost_changes(costs: Iterable[Cost], today: date, within_days: int = 28) -> tuple[str, ...]:
    """The prices to come, as sentences: "From 1 April: £3.50 each time."."""
    horizon = today + timedelta(days=within_days)
    return tuple(
        messages.text("costs.from", date=day_and_month(cost.since, today), cost=cost_words(cost))
        for cost in costs_after(costs, today)
        if cost.since is not None and cost.since <= horizon
    )


def cost_by_date(costs: Iterable[Cost], since: date) -> tuple[str, ...]:
    """Every price from `since` on, each with its own dates, for words that outlive today.

    "Free until 31 March 2026.", "From 1 April 2026: £3.50 each time.".
    """
    lines = [
        _with_dates(cost, since)
        for cost in sorted(costs, key=lambda cost: cost.since or date.min)
        if cost.until is None or cost.until >= since
    ]
    return tuple(lines) or (messages.text("costs.is", cost=messages.text("costs.ask")),)


def _with_dates(cost: Cost, since: date) -> str:
    words = cost_words(cost)
    first = full_date(cost.since) if cost.since is not None and cost.since > since else ""
    last = full_date(cost.until) if cost.until is not None else ""
    if first and last:
        return messages.text("costs.from-until", date=first, cost=words, end=last)
    if first:
        return messages.text("costs.from", date=first, cost=words)
    if last:
        return messages.text("costs.ends", cost=words, date=last)
    return messages.text("costs.is", cost=words)


_BY_UNIT = frozenset({"per_session", "membership", "materials"})
_UNIT = re.compile(
    r"(?:each|per|every) |an? (?:hour|day|night|week|fortnight|month|term|year|time|visit|session"
    r"|class|lesson|game|shop|meal|person|head|child|family|household|couple)\b"
)


def _charge_words(cost: Cost, unit: str) -> str:
    match cost.charge:
        case "free":
            return messages.text("costs.free")
        case "free_if":
            condition = cost.free_for.rstrip(".") or messages.text("costs.you-qualify")
            return messages.text("costs.free-if", condition=condition)
        case "ask":
            return messages.text("costs.ask")
    charge = cost.charge.replace("_", "-")
    if cost.pence is None:
        return messages.text(f"costs.unknown-{charge}")
    if unit:
        return messages.text(f"costs.unit-{charge}", amount=money(cost.pence), unit=unit)
    if cost.charge == "membership" and cost.every:
        charge = f"{charge}-{cost.every}"
    return messages.text(f"costs.charge-{charge}", amount=money(cost.pence))
