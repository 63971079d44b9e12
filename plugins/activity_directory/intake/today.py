"""What a listing says today, as answers to the questions: the start of a change.

Nothing of it is secret: what is withheld, private or for maintainers alone is no answer here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from activity_directory import messages
from activity_directory.model.activity import Activity
from activity_directory.model.cost import costs_on
from activity_directory.model.schedule import (
    LAST_DAY,
    Always,
    ByArrangement,
    Hours,
    Limits,
    MonthDay,
    Monthly,
    NotKnown,
    Once,
    OpeningHours,
    Period,
    Schedule,
    Weekly,
)
from activity_directory.model.status import Closed, Paused
from activity_directory.schema.values.days import DAYS
from activity_directory.schema.values.not_known import ASK
from activity_directory.vocabulary import Term
from activity_directory.wording.phrases import money, phone_words

_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_CHARGES_OF_THE_FORM = ("per_session", "per_course", "free", "donation", "pay_what_you_can", "ask")
_EVERY = {1: "week", 2: "2 weeks"}


def answers_of(activity: Activity, today: date) -> dict[str, str]:
    """The answers that would make this listing, by question. A fact no question asks is left out.

    Several choices stand one to a line, as ids. Answers are read again, so they are in English.
    """
    with messages.speaking(messages.FIRST):
        return _answers(activity, today)


def _answers(activity: Activity, today: date) -> dict[str, str]:
    found = {
        "name": activity.name,
        "summary": activity.summary,
        "organisation": activity.organisation.name,
        "organisation_website": "" if activity.organisation.id else activity.organisation.website,
        "description": activity.description,
        "first_time": activity.first_time,
        "needs": _ids(activity.needs),
        "categories": _ids(activity.categories),
        "audiences": _ids(activity.audiences),
        "format": _ids(activity.formats) or ASK,
        "concessions": _ids(activity.concessions),
        "who_comes": activity.who_comes,
        "languages": _ids(activity.languages),
        "joining": _ids(activity.joining.routes) or ASK,
        "how_to_join": activity.joining.how,
        **_contact(activity),
        **_when(activity.when),
        **_where(activity),
        **_price(activity, today),
        **_who(activity),
        **_stop(activity),
    }
    return {question: answer for question, answer in found.items() if answer}


def _ids(terms: Iterable[Term]) -> str:
    return "\n".join(term.id for term in terms)


def _contact(activity: Activity) -> Mapping[str, str]:
    contact = activity.contact
    return {
        "phone": phone_words(contact.phone) if contact.phone else "",
        "text": phone_words(contact.text) if contact.text else "",
        "email": contact.email,
        "website": contact.website,
        "ask_for": contact.ask_for,
        "best_time": contact.best_time,
    }


def _where(activity: Activity) -> Mapping[str, str]:
    """The one place of an activity; nothing where there are several, or where it is withheld."""
    if activity.place_is_not_known:
        return {"venue": ASK}
    if len(activity.venues) != 1 or activity.withholds_its_place:
        return {}
    venue = activity.venues[0]
    access = [*activity.access, *(() if venue.id else venue.access)]
    answers = {
        "venue": venue.name,
        "access": _ids(term for term, answer in access if answer == "yes"),
    }
    if venue.id:
        return answers  # a place of its own is changed in its own file
    return answers | {
        "street": venue.street,
        "postcode": venue.postcode,
        "area": venue.area.id if venue.area else "",
        "buses": venue.buses,
        "access_note": venue.access_note,
    }


def _price(activity: Activity, today: date) -> Mapping[str, str]:
    """The price in force, if it is a single one that the form can say."""
    costs = costs_on(activity.costs, today)
    if len(costs) != 1 or costs[0].charge not in _CHARGES_OF_THE_FORM or costs[0].only_for:
        return {}
    amount = "" if costs[0].pence is None else money(costs[0].pence)
    return {"price": costs[0].charge, "amount": amount, "price_note": costs[0].note}


def _who(activity: Activity) -> Mapping[str, str]:
    eligibility = activity.eligibility
    if eligibility is None:
        return {}
    youngest, oldest = eligibility.minimum_age, eligibility.maximum_age
    return {
        "minimum_age": "" if youngest is None else str(youngest),
        "maximum_age": "" if oldest is None else str(oldest),
        "eligibility": eligibility.text,
    }


def _stop(activity: Activity) -> Mapping[str, str]:
    instead: tuple[str, ...] = ()
    match activity.status:
        case Paused(since=since, back=back, because=because):
            dates = {"paused": since, "back": back}
        case Closed(since=since, because=because, try_instead=instead):
            dates = {"closed": since}
        case _:
            return {}
    words = {"because": because, "try_instead": "\n".join(instead)}
    return words | {name: day.isoformat() for name, day in dates.items() if day}


def _when(schedules: tuple[Schedule, ...]) -> Mapping[str, str]:
    """Days and times; nothing where they are more than the form can say."""
    shared = _shared_limits(schedules)
    if shared is None:
        return {}
    found = _lines(schedules)
    if found is None:
        return {}
    how_often, lines = found
    arranged = [
        schedule.text for schedule in schedules if isinstance(schedule, ByArrangement | Always)
    ]
    return {
        "how_often": how_often,
        "times": "\n".join(lines),
        "starting": shared.starting.isoformat() if shared.starting else "",
        "sessions": str(shared.sessions or ""),
        "not_on": ", ".join(map(_off, shared.skipped)),
        "bank_holidays": shared.bank_holidays or "",
        "times_in_words": shared.text or " ".join(arranged),
    }


def _shared_limits(schedules: tuple[Schedule, ...]) -> Limits | None:
    """The limits of all, where they are the same and the form has questions for them."""
    first = schedules[0].limits
    asked = Limits(
        starting=first.starting,
        sessions=first.sessions,
        skipped=first.skipped,
        bank_holidays=first.bank_holidays,
        text=first.text,
    )
    return asked if all(schedule.limits == asked for schedule in schedules) else None


def _lines(schedules: tuple[Schedule, ...]) -> tuple[str, tuple[str, ...]] | None:
    """How often, and a line for each time; None where the schedules are of several shapes."""
    spoken = [_spoken(schedule) for schedule in schedules]
    often = {how_often for how_often, _ in spoken}
    if (
        len(often) != 1
        or "" in often
        or (often & {"open", "by_arrangement", ASK} and len(spoken) > 1)
    ):
        return None
    return often.pop(), tuple(line for _, lines in spoken for line in lines)


def _spoken(schedule: Schedule) -> tuple[str, tuple[str, ...]]:
    match schedule:
        case Weekly(hours=hours) | Monthly(hours=hours) | Once(hours=hours) if _all_day(hours):
            return "", ()  # the form asks for a time
        case Weekly(days=days, hours=hours, every=every) if every in _EVERY:
            return _EVERY[every], (f"{_joined(DAYS[day] for day in days)} {_clock(hours)}",)
        case Monthly(days=days, hours=hours, every=1):
            return "month", (f"{_joined(map(_month_day, days))} {_clock(hours)}",)
        case Once(on=day, hours=hours):
            return "once", (f"{day.isoformat()} {_clock(hours)}",)
        case OpeningHours(days=days) if all(hours.known for _, hours in days):
            return "open", tuple(_opening(days))
        case NotKnown():
            return ASK, ()
        case ByArrangement():
            return "by_arrangement", ()
        case Always():
            return "always", ()
        case _:
            return "", ()


def _all_day(hours: Hours) -> bool:
    return hours.start == hours.end


def _joined(days: Iterable[str]) -> str:
    return ", ".join(days)


def _off(day: date | Period) -> str:
    if isinstance(day, Period):
        return f"{day.first.isoformat()} to {day.last.isoformat()}"
    return day.isoformat()


def _month_day(day: MonthDay) -> str:
    if day.day == LAST_DAY:
        return "last day"
    if day.nth is not None and day.weekday is not None:
        return f"{_NTH[day.nth]} {DAYS[day.weekday]}"
    return messages.ordinal(day.day or 1)


def _clock(hours: Hours) -> str:
    start = f"{hours.start:%H:%M}"
    return f"{start} to {hours.end:%H:%M}" if hours.end else start


def _opening(days: tuple[tuple[int, Hours], ...]) -> Iterator[str]:
    """Days one after another with the same hours in one line."""
    runs: list[tuple[list[int], tuple[Hours, ...]]] = []
    for day in sorted({day for day, _ in days}):
        hours = tuple(span for on, span in days if on == day)
        if runs and runs[-1][1] == hours and runs[-1][0][-1] == day - 1:
            runs[-1][0].append(day)
        else:
            runs.append(([day], hours))
    for run, hours in runs:
        first, last = DAYS[run[0]], DAYS[run[-1]]
        named = first if len(run) == 1 else f"{first} to {last}"
        yield from (f"{named} {_clock(span)}" for span in hours)
