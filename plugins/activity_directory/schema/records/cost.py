"""The items of `cost` become prices."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from activity_directory.model.cost import Charge, Cost
from activity_directory.schema import fields as table
from activity_directory.schema.reading import Fields, ParseContext
from activity_directory.schema.records.shared import attributes_of

if TYPE_CHECKING:
    from collections.abc import Iterable


_CHARGES: tuple[Charge, ...] = (
    "free",
    "free_if",
    "donation",
    "pay_what_you_can",
    "per_session",
    "per_course",
    "membership",
    "materials",
    "ask",
)


def parse_costs(items: Iterable[Fields], context: ParseContext) -> tuple[Cost, ...]:
    """The lines of `cost` that make sense; a problem where two of them can't both be true."""
    found = [
        (cost, fields) for fields in items if (cost := parse_cost(fields, context)) is not None
    ]
    for (first, earlier), (second, later) in combinations(found, 2):
        if not _at_one_time(first, second):
            continue
        if first.only_for == second.only_for and _replaces(first, second):
            _report_old_price(first, earlier, second, context)
            break
        if first.only_for == second.only_for and _replaces(second, first):
            _report_old_price(second, later, first, context)
            break
        if first.only_for or second.only_for:
            continue
        if {first.charge, second.charge} in _FREE_AND_NOT:
            context.problem(
                later.node,
                "free-with-price",
                "Cost: this says free, but also gives a price for the same days",
                "Say until when it is free and since when it costs, or say who it is free for with "
                "`free_if:`.",
            )
            break
        if first.charge == second.charge != "ask" and not (first.note or second.note):
            context.problem(
                later.node,
                "two-prices",
                "Cost: this gives two prices for the same days",
                "Say when each price starts with `since:`, or who it is for with `only_for:`.",
            )
            break
    return tuple(one for one, _ in found)


_FREE_AND_NOT = ({"free", "per_session"}, {"free", "per_course"})
# Ways of paying to come. Whoever may pay by the time or for the course has a choice of two.
_TO_COME: frozenset[Charge] = frozenset(
    {"free", "donation", "pay_what_you_can", "per_session", "per_course"}
)
_CHOICE = {"per_session", "per_course"}


def _replaces(old: Cost, new: Cost) -> bool:
    """Whether `new` starts while `old` holds, and nothing says if `old` ends then."""
    started = new.since is not None and (old.since is None or old.since < new.since)
    pays_the_same = {old.charge, new.charge} <= _TO_COME and {old.charge, new.charge} != _CHOICE
    return started and old.until is None and pays_the_same


def _report_old_price(old: Cost, fields: Fields, new: Cost, context: ParseContext) -> None:
    """An error where the two can't both hold; a warning where a note may part them."""
    since = new.since or date.min
    both = old.charge == new.charge or {old.charge, new.charge} in _FREE_AND_NOT
    context.problem(
        fields.node,
        "old-price-without-end",
        f"Cost: another price starts on {since}, but this one has no end",
        f"If this one ends then, add `until: {since - timedelta(days=1)}` below it. If both stay, "
        "say who each is for with `only_for:`.",
        "error" if both and not (old.note or new.note) else "warning",
    )


def _at_one_time(first: Cost, second: Cost) -> bool:
    """Whether there is a day on which both hold."""
    return not (
        (first.until is not None and second.since is not None and first.until < second.since)
        or (second.until is not None and first.since is not None and second.until < first.since)
    )


def parse_cost(fields: Fields, context: ParseContext) -> Cost | None:
    """One line of `cost`; None where it says no price or two."""
    if not fields.sound:
        return None
    charges = fields.among(_CHARGES)
    if not charges:
        context.problem(
            fields.node,
            "no-price",
            "Cost: expected what it costs",
            "For example `free`, `per session: £3.50` or `ask`.",
        )
        return None
    charge = charges[0]
    if len(charges) > 1:
        context.problem(
            fields.key(charges[1]),
            "free-with-price" if charge == "free" else "two-prices",
            f"Cost: this item says free, but also gives `{table.COST.by_name[charges[1]].written}`"
            if charge == "free"
            else "Cost: this item gives two prices",
            "Give each an item of its own, starting with a dash, with the dates when it is valid.",
        )
        return None
    since, until = fields.get("since"), fields.get("until")
    if charge == "free" and fields["free"]:
        since, until = fields["free"][0] or since, fields["free"][1] or until
    if since is not None and until is not None and until < since:
        context.problem(
            fields.value("until"),
            "end-before-start",
            f"Until: it ends ({until}) before it starts ({since})",
            "Check the two dates.",
        )
        return None
    amount = fields[charge]
    return Cost(
        **attributes_of(table.COST, fields)
        | {
            "charge": charge,
            "pence": amount if isinstance(amount, int) else None,
            "free_for": amount if charge == "free_if" else "",
            "since": since,
            "until": until,
        }
    )
