"""One service as a submission: the answers that a row of a spreadsheet would have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from activity_directory.importers.kept_back.addresses import NOT_PUBLISHED, WITHHELD
from activity_directory.importers.kept_back.known import KeptBack
from activity_directory.importers.kept_back.reached import addresses_in
from activity_directory.importers.kept_back.remarks import A_PERSONS_ADDRESS
from activity_directory.importers.kept_back.taking import without
from activity_directory.importers.names import label_of
from activity_directory.importers.not_running import (
    fault_of,
    is_pause,
    paused,
    remark_of,
    remark_of_pause,
    remark_that_it_may_be_off,
    says_that_it_is_full,
    words_that_it_is_off,
    words_that_it_may_be_off,
)
from activity_directory.importers.open_referral.costs import costs_of, other_price_in
from activity_directory.importers.open_referral.in_words import dated
from activity_directory.importers.open_referral.organisations import about
from activity_directory.importers.open_referral.people import (
    about_numbers,
    contact_of,
    other_numbers,
)
from activity_directory.importers.open_referral.places import places_of, ways_in
from activity_directory.importers.open_referral.schedules import LONGEST, Times, times_of
from activity_directory.importers.open_referral.shapes import (
    Document,
    day,
    inside,
    line,
    parts,
    remark,
    struck_out,
    tagged,
    text,
)
from activity_directory.importers.open_referral.terms import Terms
from activity_directory.importers.open_referral.who import who_of
from activity_directory.importers.sent import Refused, Sent
from activity_directory.importers.status_words import has_ended, not_running, not_understood
from activity_directory.intake.answers import Fault
from activity_directory.intake.beyond import Beyond, Place
from activity_directory.intake.days_off import beside_the_times, with_days_off
from activity_directory.intake.submission import Submission
from activity_directory.intake.whole_entry import Origin
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.wording.counting import counted


def sent_of(service: Document, place: str, terms: Terms, today: date, kept: KeptBack) -> Sent:
    """The submission of a service, without what is not for the public. Raises Refused."""
    name = remark(service, "name")
    if not name:
        message = "this service has no name"
        raise Refused(message, "Ask whoever publishes the feed for it.")
    where = places_of(service, terms, today, kept.private.hidden)
    contact = contact_of(service, kept.is_somebodys_address)
    places = tuple(
        Place(one, WITHHELD if one.get("venue") == NOT_PUBLISHED else {}) for one in where.answers
    )
    several = len(places) > 1 or any(one.facts for one in places)
    times = times_of(where.schedules, list(parts(service, "holidays")), today)
    options = list(parts(service, "cost_options"))
    of_fees = [line(service, one) for one in _FEES]
    of_fees.append(other_price_in(text(service, "description"), options))
    costs = costs_of("; ".join(dict.fromkeys(filter(None, of_fees))), options, today)
    who = who_of(service)
    facts: dict[str, Value] = {}
    answers = {
        "name": name,
        "organisation": line(inside(service, "organization"), "name"),
        "organisation_website": line(inside(service, "organization"), "website", "url"),
        **contact,
        **who.answers,
        **_joining(service, terms),
        **costs.answers,
        **(where.answers[0] if where.answers else where.access),
        "format": "\n".join(where.formats),
        "languages": "\n".join(_languages(service, terms)),
    }
    whom = (line(one, "audienceType", "name") for one in parts(service, "target_audience"))
    for question, words in terms.answers(tagged(service), whom).items():
        before = answers.get(question, "")
        answers[question] = "\n".join(filter(None, (before, *words)))
    paragraphs = [_beginning(text(service, "description")) or name]
    paragraphs += [*_paragraphs(service, terms), *where.in_words]
    if times.when:
        facts["when"] = _with_days_off(service, times, today)
        paragraphs += [f"Times: {words}" for words in (*times.in_words, *times.unread)]
    else:
        _in_words(times, answers, facts, paragraphs)
    paragraphs += [f"Times: {words}" for words in times.other_days]
    if costs.costs:
        facts["cost"] = costs.costs
    full = says_that_it_is_full(name, text(service, "description"), text(service, "alert"))
    if full is not None:
        facts["status"] = Words(full.status)
    answers["description"] = "\n\n".join(paragraphs)
    answers = {name: words for name, words in answers.items() if words}
    remarks = (*times.remarks, *costs.remarks, *who.remarks, *_no_check(service, today))
    remarks = (*remarks, *_left_out(service, where.remarks))
    all_of_contact = contact_of(service)
    if contact != all_of_contact:
        message = f"{label_of('email')}: {A_PERSONS_ADDRESS}"
        remarks = (*remarks, Fault("email", message))
    remarks = (*remarks, *([remark_of(full)] if full else ()))
    ended, faults = _running(service, times.over, today)
    if not ended and (may_be := words_that_it_may_be_off(text(service, "description"))):
        remarks = (*remarks, remark_that_it_may_be_off(may_be))
    if is_pause(ended, today):
        facts, remarks = {**facts, **paused(ended)}, (*remarks, remark_of_pause(ended))
        ended, faults = "", tuple(not_understood(line(service, "status")))
    sent = Sent(
        Submission(
            "add",
            answers,
            Origin(id=line(service, "id"), checked=day(service, "assured_date")),
            Beyond(facts, places if several else (), _organisation(service)),
        ),
        place,
        faults=faults,
        remarks=remarks,
        ended=ended,
        lost=frozenset(one.question for one in remarks),
        addresses=_gone(all_of_contact, contact, kept),
    )
    return without(sent, kept)


def _gone(whole: Mapping[str, str], left: Mapping[str, str], kept: KeptBack) -> frozenset[str]:
    """The e-mail addresses that a contact has lost, where nobody is named with them."""
    return kept.left_over_in(whole.get("email", "")) - {*addresses_in(left.get("email", ""))}


def _organisation(service: Document) -> Facts:
    words = about(service)
    return {"description": Words(words, "organisation")} if words else {}


_FEES = ("fees", "fees_description")
_MOST = 6_000
"""Characters of a description: the notices and times behind it need room, too."""


def _beginning(words: str) -> str:
    """A description, or of one that is too long, as many whole sentences as there is room for."""
    if len(words) <= _MOST:
        return words
    ends = [one.end() for one in re.finditer(r"[.!?](?=\s)|\n\n", words[:_MOST])]
    return words[: ends[-1] if ends else _MOST].strip()


def _running(service: Document, over: date | None, today: date) -> tuple[str, tuple[Fault, ...]]:
    """The words that say that it isn't running, and why it is not imported.

    `over` is the last day of its times, where all of them are past.
    """
    status = line(service, "status")
    if has_ended(status):
        return shown(status), (not_running(shown(status)),)
    description, notice = text(service, "description"), text(service, "alert")
    words = words_that_it_is_off(line(service, "name"), description, notice, today)
    faults = tuple(not_understood(status))
    if words:
        faults = (*faults, fault_of(words, "Notice or description"))
    if not words and over is not None:
        words = f"over since {dated(over)}"
        message = f"all its times were over on {over.isoformat()}, so it is not imported"
        hint = "Ask whoever publishes the feed whether it goes on."
        faults = (*faults, Fault("", f"{label_of('times')}: {message}", hint))
    return shown(words), faults


def _left_out(service: Document, of_places: Iterable[str]) -> Iterator[Fault]:
    """What is no part of the entry: addresses for letters, fax numbers, words struck out.

    So is the end of a description that is too long.
    """
    for message in of_places:
        yield Fault("venue", f"{label_of('venue')}: {message}")
    for kind, number in other_numbers(service):
        if kind == "fax":
            yield Fault("phone", f"{label_of('phone')}: {quoted(shown(number))} is a fax number")
    if (name := line(service, "name")) != remark(service, "name"):
        yield Fault("name", f"{label_of('name')}: {quoted(shown(name))} loses its first sign")
    if (words := text(service, "description")) != _beginning(words):
        message = f"{counted(len(words), 'character')} are too many, so its end is left out"
        yield Fault("description", f"{label_of('description')}: {message}")
    for name in dict.fromkeys(struck_out(service)):
        message = (
            f"{label_of('description')}: words of {quoted(name)} that are struck out are left out"
        )
        yield Fault("description", message)


def _no_check(service: Document, today: date) -> Iterator[Fault]:
    """Why the date of a check is not used."""
    words, checked = line(service, "assured_date"), day(service, "assured_date")
    if not words or (checked is not None and checked <= today):
        return
    what = "is no date such as 2026-06-01" if checked is None else "is still to come"
    yield Fault("", f"assured_date: {quoted(shown(words))} {what}, so nobody knows when it was")


def _with_days_off(service: Document, times: Times, today: date) -> tuple[Facts, ...]:
    """The times with what the description and the notice say of days off; also notes losses."""
    texts = [text(service, name) for name in ("alert", "description")]
    when, beside = with_days_off(times.when, texts, today)
    times.remarks += beside_the_times(beside)
    return when


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


def _joining(service: Document, terms: Terms) -> dict[str, str]:
    """How people come to it, in its words and as one of ours."""
    ways = [known for one in ways_in(service) if (known := terms.joining(one))]
    found = {"how_to_join": line(service, "application_process"), "joining": "\n".join(ways)}
    return {name: words for name, words in found.items() if words}


def _languages(service: Document, terms: Terms) -> Iterator[str]:
    """The languages besides English: by a code that is ours, or else by name."""
    ours = terms.vocabularies.get("languages")
    for one in parts(service, "languages"):
        code = line(one, "code")
        is_known = bool(ours and ours.get(code))
        name = code if is_known else line(one, "name", "language", "code")
        if name.casefold() not in {"", "en", "eng", "english", "en-gb"}:
            yield name


_MORE = (
    ("alert", "Notice"),
    ("alternate_name", "Also called"),
    ("accreditations", "Accreditations"),
    ("licenses", "Licences"),
    ("wait_time", "Wait"),
    ("interpretation_services", "Interpreters"),
    ("pc_attendingAccess_additionalInfo", "Coming to it"),
)
"""What a service says beyond our fields, with what it is called in the description."""
_NOTHING = re.compile(r"(?:none|nil|n/?a|not applicable|null|-+)\.?", re.IGNORECASE)


def _paragraphs(service: Document, terms: Terms) -> Iterator[str]:
    for name, label in _MORE:
        if (words := text(service, name)) and not _NOTHING.fullmatch(words):
            yield f"{label}: {words}"
    if unknown := "; ".join(one for one in ways_in(service) if not terms.joining(one)):
        yield f"Ways in: {unknown}"
    for label, part, names in (
        ("Area served", "service_areas", ("name", "service_area", "description")),
        ("What to bring", "required_documents", ("document",)),
        ("Paid for by", "funding", ("source",)),
    ):
        every = (line(one, *names) for one in parts(service, part))
        some = (one for one in every if one and not _NOTHING.fullmatch(one))
        if named := "; ".join(dict.fromkeys(some)):
            yield f"{label}: {named}"
    for one in parts(service, "languages"):
        if note := line(one, "note"):
            yield f"{line(one, 'name', 'language', 'code') or 'Languages'}: {note}"
    for number, words in about_numbers(service):
        yield f"{number}: {words}"
    textphones = (number for kind, number in other_numbers(service) if kind == "textphone")
    if named := "; ".join(dict.fromkeys(textphones)):
        yield f"Textphone: {named}"
