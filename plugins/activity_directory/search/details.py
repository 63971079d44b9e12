"""Facts of a listing that people type and that no filter of the find page offers.

How often it is on, in which month it starts, on which days it is off, how people pay. They are
columns like those of the filters. docs/decisions/0006-search.md says what each of them does.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from activity_directory import messages
from activity_directory.model import sessions
from activity_directory.model.cost import costs_on
from activity_directory.model.schedule import (
    Always,
    ByRule,
    Hours,
    Monthly,
    Once,
    OpeningHours,
    Rolling,
    Weekly,
)
from activity_directory.search.typed import typed
from activity_directory.wording.dates import month_name, weekday_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.listing.listing import Listing
    from activity_directory.model.activity import Activity
    from activity_directory.model.schedule import Schedule
    from activity_directory.vocabulary import Term

DAYS_AHEAD = 8
"""For how many days it is known what is off: a page that nobody built anew knows the week."""

OFTEN_ON_A_DAY = ("fortnightly", "monthly")
"""How often it is, where people name the day with it."""

SOON = timedelta(days=14)
_TO_DO = frozenset({"connect", "be-active"})
WHAT_YOU_CAN = "what-you-can"
_LAST_OF_CHILDHOOD = 12
_SPRING = 3
"""What starts until this month starts "in the new year"."""


class Detail(NamedTuple):
    """One value of a family: what a chip says, and what people may type for it."""

    family: str
    value: str
    label: str
    names: tuple[str, ...]


def details_of(listing: Listing) -> Mapping[str, tuple[str, ...]]:
    """The values that a listing has, by family.

    Under with-children "yes" where the group says that children are brought. Under pastime "yes"
    where it is something to do with others, or to be active (by the five ways to wellbeing of its
    kinds), and people can join by themselves. Under terms "yes" where it keeps school terms. Under
    off the dates of the coming week on which it is not on, though it is on other such days. Under
    hour the hours of the day in which it is on, on whatever day. Under often how often it is; under
    nth the days of the month ("1:0" is the first Monday); under starts the month in which it begins
    ("2027-01"), if that is later than two weeks; under paying the ways of paying less.
    """
    activity = listing.activity
    return {
        "pastime": ("yes",) if _is_pastime(activity) else (),
        "terms": ("yes",) if any(one.limits.term_time_only for one in activity.when) else (),
        "off": tuple(_off(listing)),
        "with-children": ("yes",) if _is_for_children_too(activity) else (),
        "hour": tuple(map(str, hours_of(activity.when, listing.today))),
        "often": tuple(dict.fromkeys(often for one in activity.when for often in _often(one))),
        "nth": tuple(dict.fromkeys(nth for one in activity.when for nth in _nth(one))),
        "starts": tuple(_starts(listing)),
        "paying": tuple(dict.fromkeys(_paying(listing))),
    }


def _is_pastime(activity: Activity) -> bool:
    kinds = activity.categories
    is_to_do = any(not _TO_DO.isdisjoint(kind.five_ways) for kind in kinds)
    return is_to_do and activity.joining.referral != "must"


def _is_for_children_too(activity: Activity) -> bool:
    who = activity.eligibility
    if who is not None and who.youngest > _LAST_OF_CHILDHOOD:
        return False
    words = set(typed(f"{activity.who_comes} {activity.summary}").split())
    return not words.isdisjoint(typed(messages.text("find.words-with-children")).split())


def _off(listing: Listing) -> Iterator[str]:
    weekdays = sessions.weekdays(listing.activity.when, listing.today, listing.calendar)
    on = {session.on for session in listing.near}
    always = any(isinstance(one, Always) for one in listing.activity.when)
    for ahead in range(DAYS_AHEAD):
        day = listing.today + timedelta(days=ahead)
        if day.weekday() in weekdays and day not in on and not always:
            yield day.isoformat()


def hours_of(schedules: Iterable[Schedule], today: date) -> tuple[int, ...]:
    """The hours of the day, from 0 to 23, in which something is on, on whatever day."""
    return tuple(
        sorted(
            {
                hour
                for schedule in schedules
                if schedule.limits.ending is None or schedule.limits.ending >= today
                for hour in _hours_on(schedule)
            }
        )
    )


def _hours_on(schedule: Schedule) -> Iterator[int]:
    match schedule:
        case Weekly(hours=hours) | Monthly(hours=hours) | Once(hours=hours) | ByRule(hours=hours):
            yield from _hours_of(hours)
        case OpeningHours(days=days):
            for _, hours in days:
                yield from _hours_of(hours)
        case Always():
            yield from range(24)


def _hours_of(hours: Hours) -> range:
    if not hours.known or hours.start == hours.end:
        return range(0)
    start = hours.start.hour
    if hours.end is None:
        return range(start, start + 1)
    if hours.ends_next_day:
        return range(start, 24)
    return range(start, hours.end.hour + bool(hours.end.minute))


def _often(schedule: Schedule) -> Iterator[str]:
    if schedule.limits.sessions is not None:
        yield "course"
    match schedule:
        case Weekly(every=1, days=days):
            yield "weekly"
            if len(days) > 1:
                yield "twice"
        case Weekly(every=2):
            yield "fortnightly"
        case Monthly(every=1):
            yield "monthly"
        case Rolling():
            yield "course"
        case Always():
            yield "always"
        case Once():
            yield "once"
        case OpeningHours(days=days):
            yield "any-time"
            if len({day for day, _ in days}) > 1:
                yield "twice"


def _nth(schedule: Schedule) -> Iterator[str]:
    if isinstance(schedule, Monthly):
        for day in schedule.days:
            if day.nth is not None and day.weekday is not None:
                yield f"{day.nth}:{day.weekday}"


def _starts(listing: Listing) -> Iterator[str]:
    coming = listing.next_by_schedule
    if coming is not None and coming.on > listing.today + SOON:
        yield f"{coming.on:%Y-%m}"


def _paying(listing: Listing) -> Iterator[str]:
    activity = listing.activity
    for cost in costs_on(activity.costs, listing.today):
        if cost.charge in {"donation", "pay_what_you_can"}:
            yield WHAT_YOU_CAN
        if cost.charge == "free_if":
            yield "funded-if-eligible"
        if cost.only_for:
            yield "concession-rate"
    yield from (term.id for term in activity.concessions)


def details_typed(community: Community, found: Iterable[tuple[str, str]]) -> Iterator[Detail]:
    """What people may type for each of the (family, value) that some listing has."""
    costs, concessions = community.vocabularies["costs"], community.vocabularies["concessions"]
    for family, value in sorted(set(found)):
        match family:
            case "often":
                names = messages.text(f"find.words-often-{value}").split(", ")
                names += [name for day in range(7) for name in often_on(value, day)]
                yield Detail(family, value, messages.text(f"find.often-{value}"), tuple(names))
            case "terms":
                names = messages.text("find.words-terms").split(", ")
                yield Detail(family, value, messages.text("find.terms"), tuple(names))
            case "nth":
                yield _day_of_month(value)
            case "starts":
                yield _month(value)
            case "paying" if value == WHAT_YOU_CAN:
                terms = [term for term in map(costs.get, ("donation", "pay-what-you-can")) if term]
                names = [name for term in terms for name in _names(term)]
                yield Detail(family, value, messages.text("find.what-you-can"), tuple(names))
            case "paying":
                term = concessions.get(value) or costs.get(value)
                if term:
                    yield Detail(family, value, term.label, _names(term))


def _names(term: Term) -> tuple[str, ...]:
    return (term.label, *term.synonyms, *term.seldom)


def often_on(often: str, weekday: int) -> tuple[str, ...]:
    """What people may type who say how often and on which day at once: every other Friday."""
    if often not in OFTEN_ON_A_DAY:
        return ()
    names = messages.text(f"find.on-days-{often}", day=weekday_name(weekday))
    return tuple(names.split(", "))


def _day_of_month(value: str) -> Detail:
    nth, weekday = map(int, value.split(":"))
    day = weekday_name(weekday)
    numbers = messages.text(f"find.words-nth-{nth}" if nth > 0 else "find.words-nth-last")
    names = tuple(f"{number} {day}" for number in numbers.split(", "))
    return Detail("nth", value, names[0].capitalize(), names)


def _month(value: str) -> Detail:
    month = int(value[-2:])
    name = month_name(month)
    others = messages.text("find.words-new-year").split(", ") if month <= _SPRING else []
    label = messages.text("find.starts-in", month=name)
    return Detail("starts", value, label, (name, name[:3], *others))
