"""Which question a name in a file means: by id, by label, by field, or by a common name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from activity_directory.intake.questions import (
    FORMS,
    REQUESTS,
    Question,
    Request,
    named_in_entries,
)
from activity_directory.schema.fields import ACTIVITY, CONTACT
from activity_directory.vocabulary import nearest, plain

REQUEST, DAY, START, END = "request", "day", "start", "end"
"""Columns that aren't questions: the request, and the parts of a time."""

_ALSO_CALLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        REQUEST: ("what you ask for", "what do you want to do", "action"),
        DAY: ("days", "day of the week", "weekday", "which day", "when"),
        START: ("start", "start time", "starts", "from", "time from", "begins"),
        END: ("end", "end time", "ends", "to", "time to", "until", "finish", "finish time"),
        "listing": ("page", "address of the page", "slug", "listing address"),
        "name": ("activity", "activity name", "title", "group name", "name of activity"),
        "summary": ("short description", "one line", "tagline", "strapline"),
        "description": ("details", "about", "what happens", "long description", "about it"),
        "organisation": ("organiser", "organizer", "organization", "provider", "run by", "group"),
        "organisation_website": ("website of the organisation", "organisation website"),
        "first_time": ("the first time", "first visit", "what to expect"),
        "needs": ("need", "reasons", "what it helps with", "helps with"),
        "categories": ("category", "kind", "type", "type of activity", "kind of activity"),
        "audiences": ("audience", "meant for", "who for", "aimed at", "target group"),
        "how_often": ("frequency", "every", "repeats"),
        "times": ("time", "times and days", "day and time", "days times", "schedule"),
        "starting": ("start date", "first session", "begins on"),
        "sessions": ("weeks", "how many sessions"),
        "not_on": ("exceptions", "not on", "dates not on", "breaks", "closed on"),
        "bank_holidays": ("bank holidays", "on bank holidays"),
        "times_in_words": ("times in words", "other times", "about the times"),
        "format": ("how", "in person or online", "delivery"),
        "venue": ("place", "location", "where", "venue name", "building", "hall"),
        "street": ("address", "street address", "venue address", "address line 1"),
        "postcode": ("post code", "zip", "venue postcode"),
        "area": ("neighbourhood", "ward", "district", "part of town"),
        "buses": ("bus", "bus routes"),
        "access": ("accessibility", "access at the place", "facilities"),
        "access_note": ("access notes", "accessibility notes"),
        "price": ("charge", "kind of price", "free or paid"),
        "amount": ("cost", "fee", "price each time", "cost per session", "price per session"),
        "price_note": ("cost note", "price notes", "cost details"),
        "minimum_age": ("min age", "age from", "minimum age"),
        "maximum_age": ("max age", "age to", "maximum age"),
        "eligibility": ("who can come", "who is it for", "restrictions", "who can attend"),
        "languages": ("language",),
        "joining": ("joining", "ways to join", "referral", "how do people join"),
        "how_to_join": ("booking", "how to book", "what to do first"),
        "phone": ("telephone", "tel", "phone number", "telephone number", "contact number"),
        "text": ("sms", "text number"),
        "email": ("e mail address", "email address", "contact email", "mail"),
        "website": ("web", "url", "link", "web address", "web page", "web site"),
        "ask_for": ("contact role", "role to ask for"),  # "contact" is usually a person's name
        "best_time": ("best time to call", "when to ring"),
        "your_role": ("role", "your role", "submitted by role"),
        "your_name": ("submitter", "submitted by", "submitter name", "contributor"),
        "your_email": ("your email", "submitter email", "respondent email"),
        "because": ("reason",),
        "paused": ("pause from",),
        "closed": ("closing date",),
    }
)


def meant(name: str) -> str:
    """The id of the question or other column; empty where the name is unknown."""
    written = name.strip()
    return written if written in _IDS else _CALLED.get(spoken(name), "")


def close_to(name: str) -> str:
    """The label that an unknown name most likely means."""
    found = nearest(spoken(name), _CALLED)
    return label_of(_CALLED[found]) if found else ""


def label_of(name: str) -> str:
    """What people read for the id."""
    return _LABELS.get(name, name.capitalize())


def request_meant(text: str) -> Request | None:
    """The request with this id or label."""
    wanted = plain(text)
    return next(
        (one for one, label in REQUESTS.items() if wanted in {plain(one), plain(label)}), None
    )


def spoken(name: str) -> str:
    """A name without signs and capitals, as names are compared."""
    return plain(re.sub(r"\([^)]*\)|[^\w\s-]", " ", name.replace("'", "").replace("’", "")))


def _questions() -> Mapping[str, Question]:
    return {question.id: question for form in FORMS.values() for question in form}


def _names() -> Iterator[tuple[str, str]]:
    """Every name with the id it means, the most certain first."""
    questions = _questions()
    yield from ((question.label, one) for one, question in questions.items())
    yield from ((text, text) for text in (*questions, REQUEST, DAY, START, END))
    yield from (
        (label, one) for one, question in questions.items() if (label := named_in_entries(question))
    )
    yield from ((name, one) for one, names in _ALSO_CALLED.items() for name in names)
    by_path = {question.path: one for one, question in questions.items() if question.path}
    for table, above in ((ACTIVITY, ""), (CONTACT, "contact.")):
        for name, (field, _) in table.elsewhere.items():
            if one := by_path.get(f"{above}{field}"):
                yield name, one


def _called() -> dict[str, str]:
    called: dict[str, str] = {}
    for name, one in _names():
        called.setdefault(spoken(name), one)
    return called


_IDS = frozenset({*_questions(), REQUEST})
_CALLED: Mapping[str, str] = MappingProxyType(_called())
_LABELS: Mapping[str, str] = MappingProxyType(
    {question.id: question.label for question in _questions().values()}
)
