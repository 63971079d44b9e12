"""The items of `when` become schedules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

from activity_directory.model.schedule import (
    HOURS_NOT_KNOWN,
    Always,
    ByArrangement,
    ByRule,
    Hours,
    Limits,
    MonthDay,
    Monthly,
    NotKnown,
    Once,
    OpeningHours,
    Period,
    Rolling,
    Schedule,
    Weekly,
)
from activity_directory.schema import fields as table
from activity_directory.schema.reading import Fields, ParseContext
from activity_directory.schema.values.dates import FEW_NEED_A_RULE, end_fault
from activity_directory.schema.values.days import DAYS, ORDINALS
from activity_directory.schema.values.mistake import either
from activity_directory.schema.values.not_known import ASK
from activity_directory.source import nodes as source_nodes

WHOLE_DAY = Hours(time(0), time(0))

_SHAPES = ("every", "date", "open", "rolling", "by_arrangement", "ask", "always", "rule")
_TIMED = frozenset({"every", "date", "rule"})
_CLOCK = ("days", "from", "to", "all_day", "sessions")
_NOT_WITH = {
    "every": ("sessions_per_week",),
    "date": ("days", "starting", "ending", "sessions", "sessions_per_week", "next_intakes"),
    "open": (*_CLOCK, "sessions_per_week", "next_intakes"),
    "rolling": _CLOCK,
    "by_arrangement": (*_CLOCK, "sessions_per_week", "next_intakes"),
    "ask": (*_CLOCK, "sessions_per_week", "next_intakes", "except", "extra"),
    "always": (*_CLOCK, "sessions_per_week", "next_intakes"),
    "rule": ("days", "sessions_per_week"),
}
"""Fields that mean nothing beside each shape: they would be lost without a word."""


def parse_schedule(fields: Fields, context: ParseContext) -> Schedule | None:
    """One line of `when`, in the shape that its fields make; None where they make none."""
    if not fields.sound:
        return None
    shapes = fields.among(_SHAPES)
    if not shapes:
        context.problem(
            fields.node,
            "no-shape-of-time",
            "When: expected how often it is on",
            "Start with `every: week`, `date: 2027-01-16`, `open:`, `rolling: 12 weeks`, "
            "`by_arrangement:` or `always:`. If nobody knows when, write `when: ask`.",
        )
        return None
    shape = shapes[0]
    if conflicting := fields.among((*shapes[1:], *_NOT_WITH[shape])):
        context.problem(
            fields.key(conflicting[0]),
            "two-shapes-of-time",
            f"When: `{conflicting[0]}` and `{shape}` can't be in the same item",
            "Give each an item of its own, starting with a dash, or remove one.",
        )
        return None
    hours = _hours(fields, context, needed=shape in _TIMED)
    if shape in _TIMED and hours is None:
        return None
    return _SHAPED[shape](fields, hours, _limits(fields, context), context)


def _hours(fields: Fields, context: ParseContext, *, needed: bool) -> Hours | None:
    start, end = fields.get("from"), fields.get("to")
    if fields.get("all_day"):
        if start is not None or end is not None:
            context.problem(
                fields.key("all_day"),
                "all-day-with-times",
                "All day: this says all day, but there is a time as well",
                "Keep one of the two.",
            )
        return WHOLE_DAY
    if start is None:
        if needed:
            context.problem(
                fields.node,
                "missing-field",
                "Start time: this is missing",
                "For example `from: 10:30`. If nobody knows the time, write `from: ask`.",
            )
        return None
    if start == ASK:
        if end is not None:
            context.problem(
                fields.key("to"),
                "end-without-start",
                "End time: this is given, but the start isn't known",
                "Remove this line. What is known can stand under `note:`.",
            )
            return None
        return HOURS_NOT_KNOWN
    if end is not None and (fault := end_fault(start, end)) is not None:
        message, hint, severity = fault
        if isinstance(fields.get("date"), Period):
            hint = "The times are those of each day. If they differ, give each day its own item."
        context.problem(
            fields.value("to"),
            "end-before-start" if severity == "error" else "ends-next-day",
            f"End time: {message}",
            hint,
            severity,
        )
        if severity == "error":
            return None
    elif 1 <= start.hour < 6:
        context.problem(
            fields.value("from"),
            "night-time",
            f"Start time: {start:%H:%M} is in the night",
            f"Did you mean `{start.hour + 12}:{start:%M}`?",
            "warning",
        )
    return Hours(start, end)


def _limits(fields: Fields, context: ParseContext) -> Limits:
    starting, ending = fields.get("starting"), fields.get("ending")
    if starting is not None and ending is not None and ending < starting:
        context.problem(
            fields.value("ending"),
            "end-before-start",
            f"Ending: it ends ({ending}) before it starts ({starting})",
            "Check the two dates.",
        )
    [(_, _, names)] = table.WHEN.fields_of_parts
    given = {attribute: fields[name] for name, attribute in names if name in fields}
    if "term_time_only" in given:
        given["term_time_only"] = True
    return Limits(**given)


def _every(
    fields: Fields, hours: Hours | None, limits: Limits, context: ParseContext
) -> Schedule | None:
    unit, interval = fields["every"]
    days = fields.get("days")
    if hours is None:
        return None
    if days is None:
        context.problem(
            fields.node,
            "missing-field",
            "Days: this is missing",
            f"For example `days: [{'Monday' if unit == 'week' else 'first Monday'}]`.",
        )
        return None
    if (interval > 1 or limits.sessions) and limits.starting is None:
        context.problem(
            fields.value("every"),
            "no-anchor",
            "Starting: this is missing. It says which week is the first"
            if interval > 1
            else "Starting: this is missing. A number of sessions needs it",
            "For example `starting: 2026-11-13`.",
        )
        return None
    if unit == "week":
        weekly = tuple(day for day in days if isinstance(day, int))
        if len(weekly) < len(days):
            context.problem(
                fields.value("days"),
                "wrong-shape",
                "Days: `first Monday` and `15th` are days of a month",
                "Write `every: month` above, or a plain day such as `Monday`.",
            )
            return None
        _starts_on_its_day(limits, weekly, fields, context)
        return Weekly(tuple(sorted(set(weekly))), hours, interval, limits)
    monthly = tuple(day for day in days if isinstance(day, MonthDay))
    if len(monthly) < len(days):
        plain = next(DAYS[day] for day in days if isinstance(day, int))
        context.problem(
            fields.value("days"),
            "wrong-shape",
            f"Days: expected which {plain} of the month, found `{plain}`",
            f"For example `days: [first {plain}]` or `days: [last {plain}]`.",
        )
        return None
    if _mixed(monthly, fields, context):
        return None
    return Monthly(monthly, hours, interval, limits)


def _mixed(days: tuple[MonthDay, ...], fields: Fields, context: ParseContext) -> bool:
    """Whether `1st` stands beside `third Tuesday`; then a problem asks what was meant."""
    numbered = next((day.day for day in days if day.weekday is None), None)
    named = next((day for day in days if day.weekday is not None), None)
    if numbered is None or named is None or named.weekday is None:
        return False
    weekday = DAYS[named.weekday]
    nth = {number: word for word, number in ORDINALS.items()}
    first = f"`{nth[numbered]} {weekday}`" if numbered in nth else f"which {weekday} you mean"
    context.problem(
        fields.value("days"),
        "mixed-days",
        f"Days: a day of the month and a {weekday} are in one list",
        f"Write {first}, or give the day of the month an item of its own.",
    )
    return True


def _starts_on_its_day(
    limits: Limits, days: tuple[int, ...], fields: Fields, context: ParseContext
) -> None:
    """Dates of a weekly time are on its days: a slip in one of the two shows here."""
    start = limits.starting
    if start is None and not fields.get("except") and not fields.get("next_intakes"):
        return
    named = either(tuple(f"{DAYS[day]}s" for day in days))
    if start is not None and start.weekday() not in days:
        after = next(
            day for step in range(1, 8) if (day := start + timedelta(step)).weekday() in days
        )
        context.problem(
            fields.value("starting"),
            "wrong-weekday",
            f"Starting: {start} is a {DAYS[start.weekday()]}, but it is on {named}",
            f"Change the date or the day. The next {DAYS[after.weekday()]} is {after}.",
        )
        return
    for name in ("except", "next_intakes"):
        written = fields.value(name)
        nodes = written.items if isinstance(written, source_nodes.Sequence) else (written,)
        for day, node in zip(fields.get(name, ()), nodes, strict=False):
            if isinstance(day, date) and day.weekday() not in days:
                label = table.WHEN.by_name[name].label
                context.problem(
                    node,
                    "wrong-weekday",
                    f"{label}: {day} is a {DAYS[day.weekday()]}, but it is on {named}",
                    "Change the date or the day.",
                )


def _once(
    fields: Fields, hours: Hours | None, limits: Limits, _context: ParseContext
) -> Schedule | None:
    if hours is None:
        return None
    day = fields["date"]
    if isinstance(day, Period):
        first, *others = day.days()
        return Once(first, hours, replace(limits, extra=(*others, *limits.extra)))
    return Once(day, hours, limits)


def _open(fields: Fields, _hours: Hours | None, limits: Limits, _context: ParseContext) -> Schedule:
    return OpeningHours(fields["open"], limits)


def _rolling(
    fields: Fields, _hours: Hours | None, limits: Limits, _context: ParseContext
) -> Schedule:
    return Rolling(fields["rolling"], fields.get("sessions_per_week"), limits)


def _arranged(
    fields: Fields, _hours: Hours | None, limits: Limits, _context: ParseContext
) -> Schedule:
    return ByArrangement(fields["by_arrangement"], limits)


def _asked(
    _fields: Fields, _hours: Hours | None, limits: Limits, _context: ParseContext
) -> Schedule:
    return NotKnown(limits)


def _always(
    fields: Fields, _hours: Hours | None, limits: Limits, _context: ParseContext
) -> Schedule:
    return Always(fields["always"], limits)


def _ruled(
    fields: Fields, hours: Hours | None, limits: Limits, context: ParseContext
) -> Schedule | None:
    if limits.starting is None:
        context.problem(
            fields.value("rule"),
            "no-anchor",
            "Starting: this is missing. A rule needs it",
            "For example `starting: 2026-09-12`.",
        )
        return None
    if hours is None or not _comes_round(fields, limits, limits.starting, context):
        return None
    return ByRule(fields["rule"], hours, limits)


SELDOM = timedelta(days=3 * 366)
"""Between two dates of one rule: what comes round less often is no activity to find in a list."""


def _comes_round(fields: Fields, limits: Limits, starting: date, context: ParseContext) -> bool:
    """Whether dates fit the rule, soon and again; else a problem."""
    from activity_directory.model import recurrence  # noqa: PLC0415 - only a few have a rule

    rule = fields["rule"]
    if mistake := recurrence.rule_mistake(rule, starting):
        hint = FEW_NEED_A_RULE
        if mistake == recurrence.NO_DATE:
            hint = "There is no 30 February, and no month has a sixth Monday."
        context.problem(fields.value("rule"), "wrong-rule", f"Rule: {mistake}", hint)
        return False
    dates = (starting, *recurrence.first_turns(rule, starting, 3))
    if limits.ending is not None and limits.ending < dates[1]:
        context.problem(
            fields.value("ending"),
            "end-before-start",
            f"Ending: it ends ({limits.ending}) before the first date of its rule ({dates[1]})",
            "Check the two dates, and the rule.",
        )
        return False
    for before, after in pairwise(dates):
        if after - before > SELDOM:
            context.problem(
                fields.value("rule"),
                "wrong-rule",
                f"Rule: after {before} it is not on until {after}",
                f"Give each date an item of its own, such as `date: {dates[1]}`.",
            )
            return False
    return True


_SHAPED = {
    "every": _every,
    "date": _once,
    "open": _open,
    "rolling": _rolling,
    "by_arrangement": _arranged,
    "ask": _asked,
    "always": _always,
    "rule": _ruled,
}
