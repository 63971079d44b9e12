"""Fields become records: the only maker of activities and of everything they stand on.

The table of fields says which attribute takes each; `record_of` does the rest.
Faults that lie between two fields of one record (an end before a start, a time with no day) are
found here, where the record is made; faults between entries are found by `rules`.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from activity_directory import source
from activity_directory.counting import counted
from activity_directory.model.activity import Activity
from activity_directory.model.champion import ChampionPlace
from activity_directory.model.cost import Charge, Cost
from activity_directory.model.danger import Danger
from activity_directory.model.eligibility import Eligibility
from activity_directory.model.exemption import Exemption
from activity_directory.model.fund import Fund
from activity_directory.model.organisation import Organisation
from activity_directory.model.page import Page
from activity_directory.model.place import Venue
from activity_directory.model.schedule import (
    Always,
    ByArrangement,
    ByRule,
    Hours,
    Limits,
    MonthDay,
    Monthly,
    Once,
    OpeningHours,
    Rolling,
    Schedule,
    Weekly,
)
from activity_directory.model.site import (
    BulkPause,
    CrisisLine,
    Site,
)
from activity_directory.model.status import (
    Closed,
    Full,
    Paused,
    Running,
    Status,
    WaitingList,
)
from activity_directory.model.story import Story
from activity_directory.schema import fields as table
from activity_directory.schema.kinds import read_fields
from activity_directory.schema.reading import Fields, Reading
from activity_directory.schema.values import (
    DAYS,
    FEW_NEED_A_RULE,
    Mistake,
    either,
    end_fault,
)
from activity_directory.vocabulary import Term, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Record = TypeVar("Record")

FIRST_TIME = "the first time"
WHOLE_DAY = Hours(time(0), time(0))


def _header(entry: source.Source, one: table.Table, reading: Reading) -> Fields | None:
    if isinstance(entry.header, source.Sequence):
        reading.problem(
            entry.header,
            "no-fields",
            f"Expected the fields of {one.one}, found a list",
            f"Start with a line such as  {one.fields[0].written}: {one.fields[0].example}",
        )
        return None
    reading.table = one
    found = read_fields(entry.header, one, reading)
    return found if one.needed <= found.keys() else None


def _facts_alone(
    entry: source.Source, one: table.Table, reading: Reading, instead: str
) -> Fields | None:
    """The fields of a record whose page has no room for words below the header."""
    if entry.body.strip():
        above = len(entry.body) - len(entry.body.lstrip())
        reading.problems.append(
            reading.places().problem(
                (entry.body_line + entry.body.count("\n", 0, above), 1),
                "words-below",
                f"The words below the facts of {one.one} are not shown anywhere",
                f"Put them above the line of dashes, behind  {instead}:",
            )
        )
    return _header(entry, one, reading)


def activity(entry: source.Source, slug: str, reading: Reading) -> Activity | None:
    """The activity, as far as it can be read; None where a fact it can't do without is missing."""
    fields = _header(entry, table.ACTIVITY, reading)
    if fields is None:
        return None
    private = _set_apart(fields, table.ACTIVITY, reading)
    description, first_time = _lifted(entry.body)
    in_header = fields.get("description")
    if in_header is not None and entry.body.strip():
        reading.problem(
            fields.key("description"),
            "described-twice",
            "Description: this is given here and below the header",
            "Keep the one below the header.",
        )
    elif in_header is not None:
        description, first_time = _lifted(in_header)
    elif len(entry.body) > table.DESCRIPTION.longest:
        _has_its_length(entry, reading)
    unread = any(
        fields.mentions(name) and not reading.shelves.vocabularies[name].whole
        for name in ("needs", "categories")
    )
    if not (fields.get("needs") or fields.get("categories") or unread):
        shown = " that is not for professionals only" if private else ""
        reading.problem(
            fields.node,
            "no-need-or-category",
            f"Give at least one need or one category{shown}",
            "For example  needs: [loneliness]",
        )
    formats: tuple[Term, ...] = fields["format"]
    _has_somewhere(fields, formats, reading)
    _has_a_contact(fields["contact"], fields, reading)
    places, left = fields.get("places"), fields.get("places_left")
    if places is not None and left is not None and left > places:
        reading.problem(
            fields.value("places_left"),
            "more-places-left-than-places",
            f"Places left: there can't be {left} left of {counted(places, 'place')}",
            "Check the two numbers.",
        )
    if "five_ways" not in fields:
        fields["five_ways"] = _five_ways(fields.get("categories", ()), reading)
    made = record_of(
        table.ACTIVITY,
        fields,
        reading,
        slug=slug,
        private=private,
        description=description,
        first_time=first_time,
        description_line=entry.body_line,
        places_in_file=reading.places(),
    )
    return made if isinstance(made, Activity) else None


def _has_its_length(entry: source.Source, reading: Reading) -> None:
    """A description below the facts may be as long as one among them."""
    text = entry.body.strip()
    mistake = table.DESCRIPTION.parse(text)
    if isinstance(mistake, Mistake):
        above = entry.body.count("\n", 0, entry.body.find(text))
        reading.problems.append(
            reading.places().problem(
                (entry.body_line + above, 1),
                mistake.rule,
                mistake.said(table.ACTIVITY.below, table.DESCRIPTION.expected),
                mistake.advised(),
            )
        )


def _set_apart(fields: Fields, one: table.Table, reading: Reading) -> tuple[tuple[str, Term], ...]:
    """The terms for professionals only, each with the name of its field.

    They are taken out of the facts that everybody sees, so no output can show them by mistake.
    """
    private: list[tuple[str, Term]] = []
    for name, vocabulary in one.fields_of_terms:
        if name in fields and reading.shelves.vocabularies[vocabulary].has_private:
            private += [(name, term) for term in fields[name] if term.private]
            fields[name] = tuple(term for term in fields[name] if not term.private)
    return tuple(private)


def _lifted(body: str) -> tuple[str, str]:
    """The description, and what stands under its heading "The first time"."""
    text = body.strip()
    if "```" in text:
        return _lifted_by_lines(text)
    above, *parts = f"\n{text}".split("\n## ")
    kept = [above]
    lifted: list[str] = []
    for part in parts:
        heading, _, words = part.partition("\n")
        if heading.strip().casefold() == FIRST_TIME:
            lifted.append(words)
        else:
            kept.append(part)
    return "\n## ".join(kept).strip(), "\n".join(lifted).strip()


def _lifted_by_lines(text: str) -> tuple[str, str]:
    """The same, where a heading may stand inside a block of code and be none."""
    kept: list[str] = []
    lifted: list[str] = []
    inside = fenced = False
    for line in text.split("\n"):
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced and line.startswith("## "):
            inside = line[3:].strip().casefold() == FIRST_TIME
            if inside:
                continue
        (lifted if inside else kept).append(line)
    return "\n".join(kept).strip(), "\n".join(lifted).strip()


def _five_ways(categories: Iterable[Term], reading: Reading) -> tuple[Term, ...]:
    ways = reading.shelves.vocabularies["five-ways"].terms
    ids = dict.fromkeys([way for category in categories for way in category.five_ways])
    return tuple([ways[way] for way in ids if way in ways])


def _has_somewhere(fields: Fields, formats: tuple[Term, ...], reading: Reading) -> None:
    placed = {"in-person", "outdoors", "blended"}
    if not fields.mentions("venue") and any(one.id in placed for one in formats):
        reading.problem(
            fields.node,
            "missing-field",
            "Venue: this must be given for something that happens at a place",
            f"For example  venue: {table.ACTIVITY.by_name['venue'].example}",
        )


_WAYS_OF_CONTACT = frozenset({"phone", "text", "email", "website"})


def _has_a_contact(contact_fields: Fields, fields: Fields, reading: Reading) -> None:
    if contact_fields.sound and _WAYS_OF_CONTACT.isdisjoint(contact_fields):
        reading.problem(
            fields.key("contact"),
            "no-contact",
            "Contact: give a phone number, an e-mail address or a website",
            "For example  phone: 01632 960110",
        )


def eligibility(fields: Fields, reading: Reading) -> Eligibility:
    """Who can come."""
    for least, most in (("minimum_age", "maximum_age"), ("child_minimum_age", "child_maximum_age")):
        if least in fields and most in fields and fields[most] < fields[least]:
            reading.problem(
                fields.value(most),
                "end-before-start",
                f"{table.ELIGIBILITY.by_name[most].label}: {fields[most]} is below "
                f"{table.ELIGIBILITY.by_name[least].label.lower()}, {fields[least]}",
                "Check which is which.",
            )
    if "minimum_age" in fields and "over_age" in fields:
        reading.problem(
            fields.value("over_age"),
            "two-youngest-ages",
            "Over age: the youngest age is given twice",
            "Keep  minimum_age  if you know it, else  over_age.",
        )
    return Eligibility(**attributes_of(table.ELIGIBILITY, fields))


# --- when ------------------------------------------------------------------------------------

_SHAPES = ("every", "date", "open", "rolling", "by_arrangement", "always", "rule")
_TIMED = frozenset({"every", "date", "rule"})
_CLOCK = ("days", "from", "to", "all_day", "sessions")
_NOT_WITH = {
    "every": ("sessions_per_week",),
    "date": ("days", "starting", "ending", "sessions", "sessions_per_week", "next_intakes"),
    "open": (*_CLOCK, "sessions_per_week", "next_intakes"),
    "rolling": _CLOCK,
    "by_arrangement": (*_CLOCK, "sessions_per_week", "next_intakes"),
    "always": (*_CLOCK, "sessions_per_week", "next_intakes"),
    "rule": ("days", "sessions_per_week"),
}
"""Fields that mean nothing beside each shape: they would be lost without a word."""


def schedules(items: Iterable[Fields], reading: Reading) -> tuple[Schedule, ...]:
    """The lines of `when` that make sense."""
    return tuple([made for one in items if (made := schedule(one, reading)) is not None])


def schedule(fields: Fields, reading: Reading) -> Schedule | None:
    """One line of `when`, in the shape that its fields make; None where they make none."""
    if not fields.sound:
        return None
    shapes = fields.among(_SHAPES)
    if not shapes:
        reading.problem(
            fields.node,
            "no-shape-of-time",
            "When: say how often it is on",
            "Start with  every: week ,  date: 2027-01-16 ,  open: ,  rolling: 12 weeks , "
            "by_arrangement:  or  always:",
        )
        return None
    shape = shapes[0]
    if astray := fields.among((*shapes[1:], *_NOT_WITH[shape])):
        reading.problem(
            fields.key(astray[0]),
            "two-shapes-of-time",
            f"When: '{astray[0]}' and '{shape}' can't be in the same item",
            "Give each its own item, starting with a dash, or take one out.",
        )
        return None
    hours = _hours(fields, reading, needed=shape in _TIMED)
    if shape in _TIMED and hours is None:
        return None
    return _SHAPED[shape](fields, hours, _limits(fields, reading), reading)


def _hours(fields: Fields, reading: Reading, *, needed: bool) -> Hours | None:
    start, end = fields.get("from"), fields.get("to")
    if fields.get("all_day"):
        if start is not None or end is not None:
            reading.problem(
                fields.key("all_day"),
                "all-day-with-times",
                "All day: there is a time as well",
                "Keep one of the two.",
            )
        return WHOLE_DAY
    if start is None:
        if needed:
            reading.problem(
                fields.node,
                "missing-field",
                "Start time: this must be given",
                "For example  from: 10:30",
            )
        return None
    if end is not None and (fault := end_fault(start, end)) is not None:
        message, hint, severity = fault
        reading.problem(
            fields.value("to"),
            "end-before-start" if severity == "error" else "ends-next-day",
            f"End time: {message}",
            hint,
            severity,
        )
        if severity == "error":
            return None
    elif 1 <= start.hour < 6:
        reading.problem(
            fields.value("from"),
            "night-time",
            f"Start time: {start:%H:%M} is in the night",
            f"did you mean '{start.hour + 12}:{start:%M}'?",
            "warning",
        )
    return Hours(start, end)


def _limits(fields: Fields, reading: Reading) -> Limits:
    starting, ending = fields.get("starting"), fields.get("ending")
    if starting is not None and ending is not None and ending < starting:
        reading.problem(
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
    fields: Fields, hours: Hours | None, limits: Limits, reading: Reading
) -> Schedule | None:
    unit, interval = fields["every"]
    days = fields.get("days")
    if hours is None:
        return None
    if days is None:
        reading.problem(
            fields.node,
            "missing-field",
            "Days: this must be given",
            f"For example  days: [{'Monday' if unit == 'week' else 'first Monday'}]",
        )
        return None
    if (interval > 1 or limits.sessions) and limits.starting is None:
        reading.problem(
            fields.value("every"),
            "no-anchor",
            "Starting: this must be given, so that we know which week"
            if interval > 1
            else "Starting: this must be given for a number of sessions",
            "For example  starting: 2026-11-13",
        )
        return None
    if unit == "week":
        weekly = tuple(day for day in days if isinstance(day, int))
        if len(weekly) < len(days):
            reading.problem(
                fields.value("days"),
                "wrong-shape",
                "Days: 'first Monday' and '15th' are days of a month",
                "Write  every: month  above, or a plain day such as Monday.",
            )
            return None
        _starts_on_its_day(limits, weekly, fields, reading)
        return Weekly(tuple(sorted(set(weekly))), hours, interval, limits)
    monthly = tuple(day for day in days if isinstance(day, MonthDay))
    if len(monthly) < len(days):
        plain = next(DAYS[day] for day in days if isinstance(day, int))
        reading.problem(
            fields.value("days"),
            "wrong-shape",
            f"Days: say which {plain} of the month",
            f"For example  days: [first {plain}]  or  [last {plain}]",
        )
        return None
    return Monthly(monthly, hours, interval, limits)


def _starts_on_its_day(
    limits: Limits, days: tuple[int, ...], fields: Fields, reading: Reading
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
        reading.problem(
            fields.value("starting"),
            "wrong-weekday",
            f"Starting: {start} is a {DAYS[start.weekday()]}, and it is on {named}",
            f"Change the date or the day. The next {DAYS[after.weekday()]} is {after}.",
        )
        return
    for name in ("except", "next_intakes"):
        written = fields.value(name)
        nodes = written.items if isinstance(written, source.Sequence) else (written,)
        for day, node in zip(fields.get(name, ()), nodes, strict=False):
            if day.weekday() not in days:
                label = table.WHEN.by_name[name].label
                reading.problem(
                    node,
                    "wrong-weekday",
                    f"{label}: {day} is a {DAYS[day.weekday()]}, and it is on {named}",
                    "Change the date or the day.",
                )


def _once(
    fields: Fields, hours: Hours | None, limits: Limits, _reading: Reading
) -> Schedule | None:
    return Once(fields["date"], hours, limits) if hours is not None else None


def _open(fields: Fields, _hours: Hours | None, limits: Limits, _reading: Reading) -> Schedule:
    return OpeningHours(fields["open"], limits)


def _rolling(fields: Fields, _hours: Hours | None, limits: Limits, _reading: Reading) -> Schedule:
    return Rolling(fields["rolling"], fields.get("sessions_per_week"), limits)


def _arranged(fields: Fields, _hours: Hours | None, limits: Limits, _reading: Reading) -> Schedule:
    return ByArrangement(fields["by_arrangement"], limits)


def _always(fields: Fields, _hours: Hours | None, limits: Limits, _reading: Reading) -> Schedule:
    return Always(fields["always"], limits)


def _ruled(
    fields: Fields, hours: Hours | None, limits: Limits, reading: Reading
) -> Schedule | None:
    if limits.starting is None:
        reading.problem(
            fields.value("rule"),
            "no-anchor",
            "Starting: this must be given for a rule",
            "For example  starting: 2026-09-12",
        )
        return None
    if hours is None or not _comes_round(fields, limits, limits.starting, reading):
        return None
    return ByRule(fields["rule"], hours, limits)


SELDOM = timedelta(days=3 * 366)
"""Between two dates of one rule: what comes round less often is no activity to find in a list."""


def _comes_round(fields: Fields, limits: Limits, starting: date, reading: Reading) -> bool:
    """Whether dates fit the rule, soon and again; else a problem."""
    from activity_directory.model import recurrence  # noqa: PLC0415 - only a few have a rule

    rule = fields["rule"]
    if mistake := recurrence.rule_mistake(rule, starting):
        hint = FEW_NEED_A_RULE
        if mistake == recurrence.NO_DATE:
            hint = "There is no 30 February, and no month has a sixth Monday."
        reading.problem(fields.value("rule"), "wrong-rule", f"Rule: {mistake}", hint)
        return False
    dates = (starting, *recurrence.first_turns(rule, starting, 3))
    if limits.ending is not None and limits.ending < dates[1]:
        reading.problem(
            fields.value("ending"),
            "end-before-start",
            f"Ending: it ends ({limits.ending}) before the first date of its rule ({dates[1]})",
            "Check the two dates, and the rule.",
        )
        return False
    for before, after in pairwise(dates):
        if after - before > SELDOM:
            reading.problem(
                fields.value("rule"),
                "wrong-rule",
                f"Rule: after {before} it isn't on before {after}",
                f"Give each date an item of its own, such as `date: {dates[1]}`",
            )
            return False
    return True


_SHAPED = {
    "every": _every,
    "date": _once,
    "open": _open,
    "rolling": _rolling,
    "by_arrangement": _arranged,
    "always": _always,
    "rule": _ruled,
}


# --- cost ------------------------------------------------------------------------------------

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


def prices(items: Iterable[Fields], reading: Reading) -> tuple[Cost, ...]:
    """The lines of `cost` that make sense; a problem where two of them can't both be true."""
    found = [(one, fields) for fields in items if (one := cost(fields, reading)) is not None]
    for (first, earlier), (second, later) in combinations(found, 2):
        if not _at_one_time(first, second):
            continue
        if first.only_for == second.only_for and _replaces(first, second):
            _tell_of_the_old_price(first, earlier, second, reading)
            break
        if first.only_for == second.only_for and _replaces(second, first):
            _tell_of_the_old_price(second, later, first, reading)
            break
        if first.only_for or second.only_for:
            continue
        if {first.charge, second.charge} in _FREE_AND_NOT:
            reading.problem(
                later.node,
                "free-with-price",
                "Cost: this says free and gives a price for the same days",
                "Say until when it is free and since when it costs, or who it is free for: "
                "free_if: ...",
            )
            break
        if first.charge == second.charge != "ask" and not (first.note or second.note):
            reading.problem(
                later.node,
                "two-prices",
                "Cost: this gives two prices for the same days",
                "Say since when each holds, or who it is for:  only_for: ...",
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


def _tell_of_the_old_price(old: Cost, fields: Fields, new: Cost, reading: Reading) -> None:
    """An error where the two can't both hold; a warning where a note may part them."""
    since = new.since or date.min
    both = old.charge == new.charge or {old.charge, new.charge} in _FREE_AND_NOT
    reading.problem(
        fields.node,
        "old-price-without-end",
        f"Cost: another price starts on {since}, and nothing says if this one ends then",
        f"If it ends, add this under it:  until: {since - timedelta(days=1)} . If both stay, say "
        "who each is for:  only_for: ...",
        "error" if both and not (old.note or new.note) else "warning",
    )


def _at_one_time(first: Cost, second: Cost) -> bool:
    """Whether there is a day on which both hold."""
    return not (
        (first.until is not None and second.since is not None and first.until < second.since)
        or (second.until is not None and first.since is not None and second.until < first.since)
    )


def cost(fields: Fields, reading: Reading) -> Cost | None:
    """One line of `cost`; None where it says no price or two."""
    if not fields.sound:
        return None
    charges = fields.among(_CHARGES)
    if not charges:
        reading.problem(
            fields.node,
            "no-price",
            "Cost: say what it costs",
            "For example  free ,  per session: £3.50  or  ask",
        )
        return None
    charge = charges[0]
    if len(charges) > 1:
        reading.problem(
            fields.key(charges[1]),
            "free-with-price" if charge == "free" else "two-prices",
            f"Cost: this item says free and gives '{table.COST.by_name[charges[1]].written}'"
            if charge == "free"
            else "Cost: this item gives two prices",
            "Give each its own item, starting with a dash, with the dates when it holds.",
        )
        return None
    since, until = fields.get("since"), fields.get("until")
    if charge == "free" and fields["free"]:
        since, until = fields["free"][0] or since, fields["free"][1] or until
    if since is not None and until is not None and until < since:
        reading.problem(
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


# --- status ----------------------------------------------------------------------------------


def status(fields: Fields, reading: Reading) -> Status | None:
    """The status; None where the fields say none or two."""
    if not fields.sound:
        return None
    said = fields.among(("status", "full", "paused", "closed"))
    if len(said) != 1:
        reading.problem(
            fields.node if not said else fields.key(said[1]),
            "no-status" if not said else "two-statuses",
            "Status: say whether it is running"
            if not said
            else f"Status: '{said[0]}' and '{said[1]}' can't both be true",
            "For example  status: running",
        )
        return None
    kind = fields["status"] if said[0] == "status" else said[0]
    instead = fields.get("try_instead", ())
    because = fields.get("because", "")
    match kind:
        case "waiting-list":
            return WaitingList()
        case "full":
            return Full((fields.get("full") or (None, None))[1], instead)
        case "paused":
            since, back = fields.get("paused") or None, fields.get("back")
            if since is not None and back is not None and back <= since:
                reading.problem(
                    fields.value("back"),
                    "end-before-start",
                    f"Back: it is back ({back}) before it is paused ({since})",
                    "Check the two dates.",
                )
                return None
            return Paused(since, back, because, instead)
        case "closed":
            return Closed(fields.get("closed") or None, because, instead)
        case _:
            return Running()


# --- everything else -------------------------------------------------------------------------


def organisation(entry: source.Source, slug: str, reading: Reading) -> Organisation | None:
    """An organisation with a file of its own."""
    fields = _facts_alone(entry, table.ORGANISATION, reading, "description")
    return _record(Organisation, table.ORGANISATION, fields, reading, id=slug)


def venue(entry: source.Source, slug: str, reading: Reading) -> Venue | None:
    """A venue with a file of its own."""
    fields = _facts_alone(entry, table.VENUE, reading, "getting_there")
    return _record(Venue, table.VENUE, fields, reading, id=slug)


def champion(entry: source.Source, slug: str, reading: Reading) -> ChampionPlace | None:
    """A Champion place."""
    fields = _facts_alone(entry, table.CHAMPION, reading, "offers")
    return _record(ChampionPlace, table.CHAMPION, fields, reading, id=slug)


def story(entry: source.Source, slug: str, reading: Reading) -> Story | None:
    """A story."""
    fields = _header(entry, table.STORY, reading)
    if fields is not None:
        _set_apart(fields, table.STORY, reading)
    return _record(Story, table.STORY, fields, reading, slug=slug, text=entry.body.strip())


def fund(entry: source.Source, slug: str, reading: Reading) -> Fund | None:
    """A fund."""
    fields = _header(entry, table.FUND, reading)
    opens, closes = (fields.get("opens"), fields.get("closes")) if fields else (None, None)
    if fields is not None and opens is not None and closes is not None and closes < opens:
        reading.problem(
            fields.value("closes"),
            "end-before-start",
            f"Closes: it closes ({closes}) before it opens ({opens})",
            "Check the two dates.",
        )
    return _record(Fund, table.FUND, fields, reading, id=slug, text=entry.body.strip())


def page(entry: source.Source, slug: str, reading: Reading) -> Page | None:
    """An ordinary page."""
    fields = _header(entry, table.PAGE, reading)
    return _record(Page, table.PAGE, fields, reading, slug=slug, text=entry.body.strip())


def terms(entry: source.Source, vocabulary: str, reading: Reading) -> tuple[Term, ...]:
    """The terms of the file of one vocabulary: a list, each item a term."""
    if isinstance(entry.header, source.Mapping):
        reading.problem(
            entry.header,
            "no-list",
            "Expected a list of terms, each starting with a dash",
            "For example  - id: loneliness",
        )
        return ()
    found: dict[str, Term] = {}
    for node in entry.header.items:
        if not isinstance(node, source.Mapping):
            reading.problem(
                node,
                "wrong-shape",
                "Expected a term, with fields such as id, label, definition",
                "For example  - id: loneliness",
            )
            continue
        fields = read_fields(node, table.TERM, reading)
        if not table.TERM.needed <= fields.keys():
            continue
        if fields["id"] in found:
            reading.problem(
                fields.key("id"),
                "repeated-term",
                f"Id: '{fields['id']}' is listed twice",
                "Keep one of the two.",
            )
            continue
        _have_an_effect(fields, vocabulary, reading)
        fields.update(_filled_in(fields, reading))
        term = _record(Term, table.TERM, fields, reading)
        if term is not None:
            found[term.id] = term
    return tuple(found.values())


_PLACEHOLDER = re.compile(r"\{([a-z_ ]{1,40})\}")
_FILLED_IN_LATER = frozenset({"checked_on"})


def _filled_in(fields: Fields, reading: Reading) -> dict[str, Any]:
    """The fields of a term with what a link worker is called here in its place."""
    link_worker, link_workers = reading.shelves.link_worker
    names = {"link_worker": link_worker, "link_workers": link_workers}

    def filled(text: str) -> str:
        return _PLACEHOLDER.sub(lambda found: names.get(found[1], found[0]), text)

    found: dict[str, Any] = {}
    for name, value in fields.items():
        found[name] = value
        if isinstance(value, str) and "{" in value:
            found[name] = filled(value)
            _is_a_placeholder(value, name, {*names, *_FILLED_IN_LATER}, fields, reading)
        elif isinstance(value, tuple) and any("{" in text for text in value):
            found[name] = tuple(filled(text) for text in value)
    return found


def _is_a_placeholder(
    text: str, name: str, known: set[str], fields: Fields, reading: Reading
) -> None:
    """A problem where words in braces are nearly a placeholder: they would be shown as they are."""
    for found in _PLACEHOLDER.finditer(text):
        if found[1] not in known and (close := nearest(found[1], known)):
            reading.problem(
                fields.value(name),
                "unknown-placeholder",
                f"{table.TERM.by_name[name].label}: nothing is filled in for '{found[0]}'",
                f"did you mean `{{{close}}}`?",
            )


def _have_an_effect(fields: Fields, vocabulary: str, reading: Reading) -> None:
    """A problem at each field that means nothing in this vocabulary, or of a private term."""
    if fields.get("private") and "was" in fields:
        reading.problem(
            fields.key("was"),
            "field-without-effect",
            "Was: a term for professionals only has no page for old addresses to lead to",
            "Move the line to a term whose list takes its place.",
        )
    for field in table.TERM.fields:
        if field.name in fields and field.only_in and vocabulary not in field.only_in:
            lists = either(tuple(f"{name}.yml" for name in sorted(field.only_in)))
            reading.problem(
                fields.key(field.name),
                "field-without-effect",
                f"{field.label}: this has no effect in {vocabulary}.yml",
                f"Take the line out. It has an effect only in {lists}.",
            )


def exemptions(entry: source.Source, reading: Reading) -> tuple[Exemption, ...]:
    """The exceptions of content/exceptions.yml, each an item of a list."""
    if isinstance(entry.header, source.Mapping):
        reading.problem(
            entry.header,
            "no-list",
            "Expected a list of exceptions, each starting with a dash",
            "For example  - rule: review-overdue",
        )
        return ()
    found = []
    for number, node in enumerate(entry.header.items):
        if not isinstance(node, source.Mapping):
            reading.problem(
                node,
                "wrong-shape",
                "Expected an exception, with rule, file, reason and until",
                "For example  - rule: review-overdue",
            )
            continue
        fields = read_fields(node, table.EXEMPTION, reading)
        exemption = _record(Exemption, table.EXEMPTION, fields, reading, number=number)
        if exemption is not None:
            found.append(exemption)
    return tuple(found)


def danger(entry: source.Source, reading: Reading) -> Danger | None:
    """The words of danger; a phrase may name in capitals only a list that is there."""
    fields = _header(entry, table.DANGER, reading)
    made = _record(Danger, table.DANGER, fields, reading)
    if made is None or fields is None:
        return made
    lists = {one.id.upper() for one in made.sets}
    for number, group in enumerate(made.groups):
        for at, phrase in enumerate(group.words):
            for name in re.findall(r"(?<!\S)[A-Z]{2,}(?!\S)", phrase):
                if name not in lists:
                    place = reading.places().at(f"groups.{number}.words.{at}")
                    reading.problems.append(
                        reading.places().problem(
                            place,
                            "no-list-of-words",
                            f"Words: '{phrase}' names {name}, and no list of words has this name",
                            f"Write small letters, or add a list of words with the id"
                            f" `{name.lower()}` under  sets:",
                        )
                    )
    return made


def crisis_line(fields: Fields, reading: Reading) -> CrisisLine | None:
    """A crisis line, which has a number, or a website where it is a chat."""
    if not fields.sound:
        return None
    if "phone" not in fields and "website" not in fields:
        reading.problem(
            fields.node,
            "no-number",
            "Crisis line: this has neither a number nor a website",
            "Add a line such as  phone: 116 123",
        )
        return None
    return CrisisLine(**attributes_of(table.CRISIS_LINE, fields))


def site(entry: source.Source, reading: Reading) -> Site | None:
    """The site's own facts."""
    fields = _header(entry, table.SITE, reading)
    if fields is None:
        return None
    address = fields.get("address", "")
    if address and not address.endswith("/"):
        fields["address"] = f"{address}/"
    return _record(Site, table.SITE, fields, reading)


def bulk_pause(fields: Fields, _reading: Reading) -> BulkPause | None:
    """A pause of many: areas and formats are compared by their ids."""
    if not fields.sound:
        return None
    given = attributes_of(table.PAUSE, fields)
    for name in ("areas", "formats"):
        given[name] = tuple(term.id for term in fields.get(name, ()))
    return BulkPause(**given)


# --- what a table becomes ----------------------------------------------------------------------

_MADE_BY: Mapping[str, Callable[[Fields, Reading], Any]] = MappingProxyType(
    {
        table.WHEN.name: schedule,
        table.STATUS.name: status,
        table.ELIGIBILITY.name: eligibility,
        table.PAUSE.name: bulk_pause,
        table.CRISIS_LINE.name: crisis_line,
    }
)
"""What makes the record of a group whose fields have to be looked at together."""
_MADE_TOGETHER: Mapping[str, Callable[[Iterable[Fields], Reading], tuple[Any, ...]]] = (
    MappingProxyType({table.COST.name: prices})
)
"""What makes all the records of a list that has to be looked at as a whole."""


def attributes_of(one: table.Table, fields: Fields) -> dict[str, Any]:
    """The values of some fields by the attributes of the record that take them."""
    if one.is_plain:
        return dict(fields)
    direct = one.direct
    found = {direct[name]: value for name, value in fields.items() if name in direct}
    for part, kind, names in one.fields_of_parts:
        found[part] = kind(
            **{attribute: fields[name] for name, attribute in names if name in fields}
        )
    return found


def record_of(
    one: table.Table,
    fields: Fields,
    reading: Reading,
    **given: Any,  # noqa: ANN401 - of any kind
) -> Any:  # noqa: ANN401 - of any table
    """The record that some fields make; None where one that it can't do without is not sound.

    Each group among the fields becomes a record first. `given` are attributes that are no fields,
    or that take another value than the field's own.
    """
    for name, inner, several in one.groups:
        value = fields.get(name)
        if value is None:
            continue
        if not several:
            made = _group(inner, value, reading)
        elif inner.name in _MADE_TOGETHER:
            made = _MADE_TOGETHER[inner.name](value, reading)
        else:
            records = [_group(inner, item, reading) for item in value]
            made = tuple([record for record in records if record is not None])
        if made:
            fields[name] = made
        else:
            del fields[name]
    if not one.needed <= fields.keys():
        return None
    kind = one.makes[0]
    return kind(**fields, **given) if one.is_plain else kind(**attributes_of(one, fields) | given)


def _group(inner: table.Table, value: Any, reading: Reading) -> Any:  # noqa: ANN401 - as above
    """The record of a group of fields; what is a record already stays what it is."""
    if not isinstance(value, Fields):
        return value
    make = _MADE_BY.get(inner.name)
    return record_of(inner, value, reading) if make is None else make(value, reading)


def _record(
    kind: type[Record],
    one: table.Table,
    fields: Fields | None,
    reading: Reading,
    **given: Any,  # noqa: ANN401 - as above
) -> Record | None:
    """The record of a whole file, or of an item of one, which knows where its fields stand."""
    if fields is None:
        return None
    made = record_of(one, fields, reading, places=reading.places(), **given)
    return made if isinstance(made, kind) else None
