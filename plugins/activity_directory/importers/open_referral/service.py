"""One service as a submission: the answers that a row of a spreadsheet would have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from activity_directory.importers.kept_back import (
    A_PERSONS_ADDRESS,
    NOT_PUBLISHED,
    WITHHELD,
    without,
)
from activity_directory.importers.names import label_of
from activity_directory.importers.open_referral.costs import costs_of
from activity_directory.importers.open_referral.people import contact_of, kept_back_of
from activity_directory.importers.open_referral.places import places_of
from activity_directory.importers.open_referral.schedules import LONGEST, Times, times_of
from activity_directory.importers.open_referral.shapes import (
    Document,
    day,
    inside,
    line,
    number,
    parts,
    tagged,
    text,
)
from activity_directory.importers.open_referral.terms import Terms
from activity_directory.importers.sent import Refused, Sent
from activity_directory.importers.table import has_ended, not_running
from activity_directory.intake.answers import Fault
from activity_directory.intake.beyond import Beyond, Place
from activity_directory.intake.submission import Submission
from activity_directory.intake.whole_entry import Origin
from activity_directory.intake.writing import Value, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown


def sent_of(
    service: Document, place: str, terms: Terms, today: date, assurers: Iterable[str] = ()
) -> Sent:
    """The submission of a service, without what is not for the public. Raises Refused."""
    name = line(service, "name")
    if not name:
        message = "this service has no name"
        raise Refused(message, "Ask whoever publishes the feed for it.")
    status = line(service, "status")
    where = places_of(service, terms)
    kept_back = kept_back_of(service, assurers, where.hidden)
    contact = contact_of(service, kept_back.is_somebodys_address)
    places = tuple(
        Place(one, WITHHELD if one.get("venue") == NOT_PUBLISHED else {}) for one in where.answers
    )
    several = len(places) > 1 or any(one.facts for one in places)
    times = times_of(where.schedules, list(parts(service, "holidays")), today)
    costs = costs_of(line(service, "fees"), list(parts(service, "cost_options")), today)
    facts: dict[str, Value] = {}
    answers = {
        "name": name,
        "organisation": line(inside(service, "organization"), "name"),
        "organisation_website": line(inside(service, "organization"), "website", "url"),
        **contact,
        **_who(service),
        **_joining(service),
        **costs.answers,
        **(where.answers[0] if where.answers else {}),
        "format": "\n".join(where.formats),
        "languages": "\n".join(_languages(service)),
    }
    found = terms.answers(tagged(service))
    for question, words in found.items():
        before = answers.get(question, "")
        answers[question] = "\n".join(filter(None, (before, *words)))
    paragraphs = [text(service, "description") or line(service, "name")]
    paragraphs += _paragraphs(service)
    if times.when:
        facts["when"] = times.when
        paragraphs += [f"Times: {words}" for words in (*times.in_words, *times.unread)]
    else:
        _in_words(times, answers, facts, paragraphs)
    paragraphs += [f"Times: {words}" for words in times.other_days]
    if costs.costs:
        facts["cost"] = costs.costs
    answers["description"] = "\n\n".join(paragraphs)
    answers = {name: words for name, words in answers.items() if words}
    remarks = (*times.remarks, *costs.remarks, *_no_check(service, today))
    if contact != contact_of(service):
        message = f"{label_of('email')}: {A_PERSONS_ADDRESS}"
        remarks = (*remarks, Fault("email", message))
    sent = Sent(
        Submission(
            "add",
            answers,
            Origin(id=line(service, "id"), checked=day(service, "assured_date")),
            Beyond(facts, places if several else ()),
        ),
        place,
        faults=tuple(not_running(status)),
        remarks=remarks,
        ended=shown(status) if has_ended(status) else "",
        lost=frozenset(one.question for one in remarks),
    )
    return without(sent, kept_back)


def _no_check(service: Document, today: date) -> Iterator[Fault]:
    """Why the date of a check is not used."""
    words, checked = line(service, "assured_date"), day(service, "assured_date")
    if not words or (checked is not None and checked <= today):
        return
    what = "is no date such as 2026-06-01" if checked is None else "is still to come"
    yield Fault("", f"assured_date: {quoted(shown(words))} {what}, so nobody knows when it was")


def _in_words(
    times: Times, answers: dict[str, str], facts: dict[str, Value], paragraphs: list[str]
) -> None:
    """Put times that are no pattern where they belong: to the reader of times, or in words."""
    if not times.in_words:
        answers["times"] = "\n".join(times.unread)
        return
    words = "; ".join((*times.in_words, *times.unread))
    facts["when"] = ({"ask": Words("", "times")},)
    if len(words) <= LONGEST:
        facts["when"] = ({"ask": Words("", "times"), "text": Words(words, "times")},)
    else:
        paragraphs.append(f"Times: {words}")


def _who(service: Document) -> dict[str, str]:
    """Who can come: ages, and a sentence. Of 0 to 120 years nothing has to be said."""
    every = [service, *parts(service, "eligibility")]
    ages = {
        name: next((words for one in every if (words := number(one, name))), "")
        for name in ("minimum_age", "maximum_age")
    }
    names = ("eligibility_description", "eligibility")
    sentence = next((words for one in every if (words := line(one, *names))), "")
    found = {
        "minimum_age": "" if ages["minimum_age"] == "0" else ages["minimum_age"],
        "maximum_age": "" if ages["maximum_age"] in {"0", "120"} else ages["maximum_age"],
        "eligibility": sentence,
    }
    return {name: words for name, words in found.items() if words}


def _joining(service: Document) -> dict[str, str]:
    words = line(service, "application_process")
    return {"how_to_join": words} if words else {}


def _languages(service: Document) -> Iterator[str]:
    """The languages besides English."""
    for one in parts(service, "languages"):
        name = line(one, "code", "name", "language")
        if name.casefold() not in {"", "en", "eng", "english", "en-gb"}:
            yield name


_MORE = (
    ("alert", "Notice"),
    ("accreditations", "Accreditations"),
    ("licenses", "Licences"),
    ("wait_time", "Wait"),
    ("interpretation_services", "Interpreters"),
)
"""What a service says beyond our fields, with what it is called in the description."""


def _paragraphs(service: Document) -> Iterator[str]:
    for name, label in _MORE:
        if words := text(service, name):
            yield f"{label}: {words}"
    areas = [
        line(one, "name", "service_area", "description") for one in parts(service, "service_areas")
    ]
    if named := "; ".join(dict.fromkeys(filter(None, areas))):
        yield f"Area served: {named}"
