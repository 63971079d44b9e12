"""A service of our own feed as the entry that it was: its attributes say what HSDS can't.

docs/open-data.md says which fact is where, and what can't come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from activity_directory.importers.open_referral.own_times import times_of_ours
from activity_directory.importers.open_referral.people import contact_of
from activity_directory.importers.open_referral.shapes import (
    Document,
    Tagged,
    day,
    inside,
    line,
    number,
    parts,
    tagged,
    text,
)
from activity_directory.importers.open_referral.terms import Terms
from activity_directory.importers.sent import Sent
from activity_directory.intake.answers import Fault
from activity_directory.intake.beyond import Beyond, Place
from activity_directory.intake.questions import question
from activity_directory.intake.submission import Submission
from activity_directory.intake.whole_entry import Origin
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.listing.access import STEP_FREE
from activity_directory.model.cost import TERM_OF
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import ASK

FACTS = "entry-facts"
"""The taxonomy whose terms are fields of entries."""
_TEXTS = (
    *("highlight", "getting_there", "referral_form", "reply_time", "wait", "places"),
    *("places_left", "duration", "print_guard"),
)
"""Fields of an activity that no question asks, and that are one text."""
_OF_ELIGIBILITY = (
    *("over_age", "child_minimum_age", "child_maximum_age", "registered_with", "gender"),
    *("community", "role", "benefit"),
)
_CHARGES = {term: charge for charge, term in TERM_OF.items()}


class Attributes:
    """The attributes of one thing: facts by the name of their field, and terms by their family."""

    def __init__(self, document: Document) -> None:
        self.every = tuple(tagged(document))
        self.facts: dict[str, list[str]] = {}
        for one in self.every:
            if one.taxonomy == FACTS and one.codes and one.value:
                self.facts.setdefault(one.codes[0], []).append(one.value)

    def fact(self, *path: str) -> str:
        """The fact of this field, or of one in a group; empty where there is none."""
        return (self.every_fact(*path) or [""])[0]

    def every_fact(self, *path: str) -> list[str]:
        """The facts of a field that may have several."""
        return self.facts.get(".".join(path), [])

    def terms(self, family: str) -> Iterator[Tagged]:
        """The attributes with terms of a family."""
        return (one for one in self.every if one.taxonomy == family and one.codes)

    def ids(self, family: str, terms: Terms) -> tuple[Words, ...]:
        """The terms of a family that this community has, too."""
        known = terms.vocabularies.get(family)
        found = (one.codes[0] for one in self.terms(family))
        return tuple(Words(one) for one in found if known is not None and one in known)


def is_ours(service: Document) -> bool:
    """Whether a service is from a feed that this software made."""
    return any(
        one.taxonomy == FACTS and "activity.summary" in one.codes[:1] for one in tagged(service)
    )


def address_of(service: Document) -> str:
    """The slug of the listing in the directory that it is from."""
    match = re.search(r"/activities/([a-z0-9-]+)/?$", urlsplit(line(service, "url")).path)
    return match[1] if match else ""


def sent_of_ours(service: Document, place: str, terms: Terms, slugs: frozenset[str]) -> Sent:
    """The submission of a service of ours; `slugs` are those of all services of the feed."""
    own = Attributes(service)
    remarks: list[Fault] = []
    places = list(_places(service, own, terms))
    by_id = {
        line(at, "id"): line(inside(at, "location"), "name") for at in parts(service, "places")
    }
    facts: dict[str, Value] = {
        **_texts(own),
        **_of_eligibility(own, terms),
        **_status(own, slugs, remarks),
        **_checked(service, own),
        **_source(own),
    }
    if access := _access(own, terms):
        facts["access"] = access
    if five_ways := own.ids("five-ways", terms):
        facts["five_ways"] = five_ways
    for name in ("also_known_as", "partners"):
        if values := own.every_fact("activity", name):
            facts[name] = tuple(map(Words, values))
    if when := times_of_ours(list(parts(service, "schedules")), by_id, terms):
        facts["when"] = when
    if costs := tuple(_costs(service)):
        facts["cost"] = costs
    found = {
        **_answers(service, own, terms),
        **(places[0].answers if places else {}),
    }
    return Sent(
        Submission(
            "add",
            {name: words for name, words in found.items() if words},
            Origin(id=line(service, "id"), checked=day(service, "assured_date")),
            Beyond(facts, tuple(places), _organisation(service, terms), address_of(service)),
        ),
        place,
        remarks=tuple(remarks),
        lost=frozenset(one.question for one in remarks),
    )


def _answers(service: Document, own: Attributes, terms: Terms) -> dict[str, str]:
    organisation = inside(service, "organization")
    contact = next(parts(service, "contacts"), {})
    chosen = terms.answers(
        one
        for one in own.every
        if one.taxonomy != FACTS
        and one.link_type == one.taxonomy
        and one.taxonomy not in {"access", "areas", "checks", "statuses", "five-ways"}
    )
    reached = contact_of({**service, "url": None, "organization": {}})
    note = own.fact("cost.note") if not list(parts(service, "cost_options")) else ""
    return {
        "name": line(service, "name"),
        "format": ASK,
        "summary": own.fact("activity.summary"),
        "organisation": line(organisation, "name"),
        "organisation_website": line(organisation, "website"),
        "description": text(service, "description"),
        "first_time": own.fact("activity.first_time"),
        "who_comes": own.fact("activity.who_comes"),
        "how_to_join": own.fact("activity.how_to_join"),
        "minimum_age": number(service, "minimum_age"),
        "maximum_age": number(service, "maximum_age"),
        "eligibility": own.fact("eligibility.text"),
        "price": "ask" if not list(parts(service, "cost_options")) else "",
        "price_note": note,
        "best_time": Attributes(contact).fact("contact.best_time"),
        "your_role": own.fact("checked.by"),
        **reached,
        **{name: "\n".join(words) for name, words in chosen.items()},
    }


def _texts(own: Attributes) -> Facts:
    found = {name: own.fact("activity", name) for name in _TEXTS}
    return {name: Words(words) for name, words in found.items() if words}


def _of_eligibility(own: Attributes, terms: Terms) -> Facts:
    found: dict[str, Value] = {
        name: Words(words) for name in _OF_ELIGIBILITY if (words := own.fact("eligibility", name))
    }
    lives_in = own.ids("areas", terms)
    if lives_in:
        found["lives_in"] = lives_in
    return {"eligibility": found} if found else {}


def _status(own: Attributes, slugs: frozenset[str], remarks: list[Fault]) -> Facts:
    """How it was going: a date, or the word alone where none is known."""
    group: dict[str, Value] = {}
    for name in ("full", "paused", "closed", "back", "because"):
        if words := own.fact("status", name):
            group[name] = Words("" if words == "yes" else words)
    instead = own.every_fact("status", "try_instead")
    if known := tuple(Words(one) for one in instead if one in slugs):
        group["try_instead"] = known
    for one in instead:
        if one not in slugs:
            label = question("try_instead").label
            message = f"{label}: {quoted(shown(one))} is not in the feed, so it is left out"
            remarks.append(Fault("try_instead", message))
    if group:
        return {"status": group}
    word = own.fact("status.status")
    return {"status": Words(word)} if word else {}


def _checked(service: Document, own: Attributes) -> Facts:
    on, by = day(service, "assured_date"), own.fact("checked.by")
    level = next((one.codes[0] for one in own.terms("checks")), "")
    if on is None or not by or not level:
        return {}
    return {"checked": {"date": Words(on.isoformat()), "by": Words(by), "level": Words(level)}}


def _source(own: Attributes) -> Facts:
    """The list that it was taken from before, where it was: that is where it comes from."""
    names = ("list", "id", "taken")
    found = {name: Words(words) for name in names if (words := own.fact("source", name))}
    return {"source": found} if {"list", "taken"} <= found.keys() else {}


def _access(own: Attributes, terms: Terms) -> Facts:
    """What is known of the features, each with its answer."""
    known = terms.vocabularies.get("access")
    return {
        one.codes[0]: Words(one.value)
        for one in own.terms("access")
        if known is not None and one.codes[0] in known and one.value in {"yes", "no", "ask"}
    }


def _places(service: Document, own: Attributes, terms: Terms) -> Iterator[Place]:
    for at in parts(service, "places"):
        location = inside(at, "location")
        if line(location, "location_type") != "physical":
            continue
        name = line(location, "name")
        address = next(parts(location, "addresses"), {})
        street = line(address, "address_1")
        of_it = Attributes(location)
        facts: dict[str, Value] = {
            field: Words(words)
            for field in ("parking", "getting_there", "phone", "website")
            if (words := of_it.fact("venue", field))
        }
        latitude, longitude = line(location, "latitude"), line(location, "longitude")
        if latitude and longitude:
            facts["location"] = Words(f"{latitude}, {longitude}")
        if access := _of_features(location, terms):
            facts["access"] = access
        answers = {
            "venue": name,
            "street": "" if street == name else street,
            "postcode": line(address, "postal_code"),
            "area": next((one.text for one in of_it.ids("areas", terms)), ""),
            "buses": of_it.fact("venue.buses"),
            "access_note": of_it.fact("venue.access_note"),
        }
        yield Place({field: words for field, words in answers.items() if words}, facts)
    if own.fact("venue.withheld"):
        name = f"Withheld place {line(service, 'id')[:8]}"
        yield Place({"venue": name}, {"withheld": Words("yes")})


def _of_features(location: Document, terms: Terms) -> dict[str, Value]:
    """The features of a place: the line says which, the details say the answer.

    That nobody knows of steps is said of every place, whether its entry says so or not.
    """
    found: dict[str, Value] = {}
    for one in parts(location, "accessibility"):
        answer = line(one, "details")
        known = terms.access(line(one, "description").removesuffix(f": {answer}"))
        if known and answer in {"yes", "no", "ask"} and (known, answer) != (STEP_FREE, "ask"):
            found[known] = Words(answer)
    return found


def _organisation(service: Document, terms: Terms) -> Facts:
    """What is known of who runs it, for an entry that has it in place."""
    organisation = inside(service, "organization")
    name, about = line(organisation, "name"), text(organisation, "description")
    kind = next((one.text for one in Attributes(organisation).ids("organisation-kinds", terms)), "")
    identifiers = organisation.get("organization_identifiers")
    first = identifiers[0] if isinstance(identifiers, list) and identifiers else {}
    found = {
        "kind": kind,
        "description": "" if about == name else about,
        "phone": line(next(parts(organisation, "phones"), {}), "number"),
        "email": line(organisation, "email"),
        "charity_number": line(first, "identifier") if isinstance(first, Mapping) else "",
    }
    return {field: Words(words) for field, words in found.items() if words}


def _costs(service: Document) -> Iterator[Facts]:
    for one in parts(service, "cost_options"):
        own = Attributes(one)
        term = next((tag.codes[0] for tag in own.terms("costs")), "")
        charge = _CHARGES.get(term)
        if charge is None:
            continue
        amount = number(one, "amount")
        price = "" if charge == "free" or not amount else _pounds(amount)
        facts: dict[str, Value] = {charge: Words(own.fact("cost.free_if") or price)}
        for name, words in (
            ("every", own.fact("cost.every")),
            ("since", line(one, "valid_from")),
            ("until", line(one, "valid_to")),
            ("note", own.fact("cost.note")),
            ("only_for", own.fact("cost.only_for")),
        ):
            if words:
                facts[name] = Words(words)
        yield facts


def _pounds(amount: str) -> str:
    whole, _, pence = amount.partition(".")
    return f"£{whole}.{pence:0<2}" if pence.strip("0") else f"£{whole}"
