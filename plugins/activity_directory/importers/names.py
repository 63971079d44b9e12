"""Which question a name in a file means: by id, by label, by field, or by a common name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from activity_directory.intake.questions import (
    FORMS,
    REQUESTS,
    Question,
    Request,
    is_question,
    named_in_entries,
    question,
)
from activity_directory.schema.fields import ACTIVITY, CONTACT
from activity_directory.schema.values.days import DAYS
from activity_directory.vocabulary import nearest, plain

REQUEST, DAY, START, END, STATUS = "request", "day", "start", "end", "status"
"""Columns that aren't questions: the request, the parts of a time, whether it is running."""
ID_THERE, CHECKED_ON, LAST_DATE = "its id there", "checked on", "last date"
"""What a list of others says of a listing: its id, when somebody checked it, its last day."""
LATITUDE, LONGITUDE, COORDINATES = "latitude", "longitude", "coordinates"
EASTING, NORTHING = "easting", "northing"
ON_A_MAP = (LATITUDE, LONGITUDE, COORDINATES, EASTING, NORTHING)
"""Columns that say where a place is on a map."""
_NOT_ASKED = (REQUEST, DAY, START, END, STATUS, ID_THERE, CHECKED_ON, LAST_DATE, *ON_A_MAP)


WEEKDAYS = tuple(map(str.casefold, DAYS))
"""Columns with the times on one day of the week."""


def _lines_of(*columns: str) -> Iterator[str]:
    """The names of columns for the lines of an address: `address line 1`, `Street2`."""
    for column in columns:
        yield from (f"{column}{space}{number}" for number in range(1, 6) for space in (" ", ""))


_ALSO_CALLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        REQUEST: ("what you ask for", "what do you want to do", "action"),
        LATITUDE: ("lat", "location latitude", "venue latitude", "geo lat"),
        LONGITUDE: ("lng", "lon", "long", "location longitude", "venue longitude", "geo lng"),
        COORDINATES: ("lat long", "lat lng", "lat lon", "latitude longitude", "map coordinates"),
        EASTING: ("eastings",),
        NORTHING: ("northings",),
        DAY: (
            "days",
            "time weekday",
            "scheduled weekday",
            "day of the week",
            "weekday",
            "which day",
            "when",
        ),
        START: (
            "start",
            "schedules opens at",
            "opens at",
            "start time",
            "time start",
            "starts",
            "from",
            "time from",
            "begins",
        ),
        END: (
            "end",
            "schedules closes at",
            "closes at",
            "end time",
            "time end",
            "ends",
            "to",
            "time to",
            "until",
            "finish",
            "finish time",
        ),
        STATUS: ("service status", "current status", "listing status", "record status"),
        CHECKED_ON: (
            "assured date",
            "date assured",
            "last assured",
            "date checked",
            "last checked",
            "last verified",
            "date verified",
            "verified on",
            "last reviewed",
            "date reviewed",
            "last review",
            "last review date",
            "date of last review",
        ),
        LAST_DATE: (
            "end date",
            "ending",
            "date ends",
            "finish date",
            "last session",
            "runs until",
        ),
        "listing": ("page", "address of the page", "slug", "listing address"),
        "name": (
            "activity",
            "activity name",
            "title",
            "group name",
            "name of activity",
            "service name",
            "service title",
            "activity or service",
            "meeting name",
            "event name",
            "class name",
            "club name",
            "name of service",
            "name of group",
            "listing name",
            "what s on",
            "whats on",
        ),
        "summary": (
            "short description",
            "one line",
            "tagline",
            "strapline",
            "intro",
            "brief description",
            "short summary",
        ),
        "description": (
            "details",
            "about",
            "what happens",
            "long description",
            "about it",
            "service description",
            "activity description",
            "full description",
            "description of service",
            "service details",
            "desc",
            "what do you do",
            "what we do",
            "what we offer",
            "what it is",
            "what is it",
        ),
        "organisation": (
            "organiser",
            "organizer",
            "organization",
            "provider",
            "run by",
            "group",
            "organisation name",
            "organization name",
            "provider name",
            "name of organisation",
            "name of provider",
            "service provider",
            "organisation provider",
            "run by organisation",
        ),
        "organisation_website": (
            "website of the organisation",
            "organisation website",
            "organisation url",
            "organization url",
            "organization website",
            "provider website",
        ),
        "first_time": ("the first time", "first visit", "what to expect"),
        "needs": ("need", "reasons", "what it helps with", "helps with"),
        "categories": ("category", "kind", "type", "type of activity", "kind of activity"),
        "audiences": (
            "audience",
            "meant for",
            "who for",
            "aimed at",
            "target group",
            "suitabilities",
            "suitable for",
            "who is it for people",
            "client group",
        ),
        "how_often": ("frequency", "time frequency", "every", "repeats"),
        "times": (
            "time",
            "times and days",
            "day and time",
            "days times",
            "schedule",
            "opening times",
            "opening hours",
            "session times",
            "times of sessions",
            "days and hours",
            "meeting times",
            "days and times of sessions",
            "day s and time s",
            *WEEKDAYS,
        ),
        "starting": ("start date", "first session", "begins on"),
        "sessions": ("weeks", "how many sessions"),
        "not_on": ("exceptions", "not on", "dates not on", "breaks", "closed on"),
        "bank_holidays": ("bank holidays", "on bank holidays"),
        "times_in_words": ("times in words", "other times", "about the times"),
        "format": ("how", "in person or online", "delivery"),
        "venue": (
            "place",
            "location",
            "where",
            "venue name",
            "building",
            "hall",
            "location name",
            "place name",
            "where held",
            "meeting place",
            "name of venue",
            "where is it held",
            "session venue",
        ),
        "street": (
            "address",
            "street address",
            "venue address",
            "address line",
            "street name",
            *_lines_of("address line", "address", "street", "location address", "venue address"),
            "location address",
            "full address",
        ),
        "postcode": (
            "post code",
            "zip",
            "venue postcode",
            "postal code",
            "location postcode",
            "venue post code",
            "post code of venue",
            "zip code",
        ),
        "area": (
            "area name",
            "neighbourhood",
            "ward",
            "district",
            "part of town",
            "town",
            "city",
            "locality",
            "location city",
            "town or area",
            "town city",
            "village",
            "region",
        ),
        "buses": ("bus", "bus routes"),
        "access": (
            "accessibility",
            "access at the place",
            "facilities",
            "location accessibilities",
            "accessibility features",
            "disabled access",
        ),
        "access_note": ("access notes", "accessibility notes"),
        "price": (
            "charge",
            "kind of price",
            "free or paid",
            "is free",
            "is it free",
            "free",
            "free of charge",
        ),
        "amount": (
            "cost",
            "fee",
            "price each time",
            "cost per session",
            "price per session",
            "fees",
            "fees text",
            "charges",
            "cost amount",
            "how much does it cost",
            "cost of service",
            "fee amount",
            "price of session",
        ),
        "price_note": ("cost note", "price notes", "cost details"),
        "minimum_age": ("min age", "age from", "minimum age", "age min", "lowest age", "from age"),
        "maximum_age": ("max age", "age to", "maximum age", "age max", "highest age", "to age"),
        "eligibility": (
            "who can come",
            "who is it for",
            "restrictions",
            "who can attend",
            "who can use it",
            "eligibility criteria",
            "criteria",
            "age",
            "ages",
            "age range",
            "age ranges",
            "age group",
            "age groups",
            "age limits",
            "ages served",
            "suitable ages",
        ),
        "languages": ("language", "languages spoken"),
        "joining": (
            "joining",
            "ways to join",
            "referral",
            "how do people join",
            "referral method",
            "referral route",
            "how to refer",
            "referral process",
        ),
        "how_to_join": (
            "booking",
            "how to book",
            "what to do first",
            "how to access",
            "how do i book",
            "how to access the service",
            "how to start",
        ),
        "phone": (
            "telephone",
            "tel",
            "phone number",
            "telephone number",
            "contact number",
            "contact phone",
            "tel no",
            "telephone no",
            "phone no",
            "contact tel",
            "contact telephone",
            "contact telephone number",
            "tel number",
            "public phone",
            "main phone",
            "contact phone number",
            "phones number",
            "landline",
        ),
        "text": ("sms", "text number"),
        "email": (
            "e mail address",
            "email address",
            "contact email",
            "mail",
            "contact e mail",
            "email contact",
            "contact email address",
            "public email",
            "general email",
        ),
        "website": (
            "web",
            "url",
            "link",
            "web address",
            "web page",
            "web site",
            "website address",
            "service url",
            "website url",
            "contact website",
            "web site address",
            "homepage",
            "website link",
        ),
        "ask_for": (
            "contact role",
            "role to ask for",
            "contact title",
            "contact job title",
            "contact position",
        ),  # "contact" is usually a person's name
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


def takes_several(meant: str) -> bool:
    """Whether what a column means is a question whose answer may be several choices."""
    return is_question(meant) and question(meant).asked == "choices"


def close_to(name: str) -> str:
    """The label that an unknown name most likely means."""
    if "months" in spoken(name):
        return ""  # ages of entries are in years
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


_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=1024)
def spoken(name: str) -> str:
    """A name without signs and capitals, as names are compared: `lastReviewed` is two words.

    What is in brackets doesn't count, but for `(months)`: no question asks for ages in months.
    """
    name = _HUMP.sub(" ", name)
    return plain(
        re.sub(
            r"\((?! ?(?:in )?months ?\))[^)]*\)|[^\w\s-]",
            " ",
            name.replace("'", "").replace("’", ""),
        )
    )


def _questions() -> Mapping[str, Question]:
    return {question.id: question for form in FORMS.values() for question in form}


def _names() -> Iterator[tuple[str, str]]:
    """Every name with the id it means, the most certain first."""
    questions = _questions()
    yield from ((question.label, one) for one, question in questions.items())
    yield from ((text, text) for text in (*questions, *_NOT_ASKED))
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
