"""The locations of a service as places of an entry, and how it happens there.

What a feed masks stays masked: a location that says so keeps its street and its postcode to itself.
The name of a person whose attention a letter is for is never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from activity_directory.importers.kept_back.addresses import (
    NOT_PUBLISHED,
    Hidden,
    parts_of_address,
)
from activity_directory.importers.kept_back.homes import (
    address_key,
    is_at_a_home,
    keeps_its_address,
    says_that_it_is_private,
    shop_in,
)
from activity_directory.importers.kept_back.remarks import KEEPS
from activity_directory.importers.open_referral.in_words import hours_in_words, in_words
from activity_directory.importers.open_referral.patterns import over_since
from activity_directory.importers.open_referral.schedules import Scheduled
from activity_directory.importers.open_referral.shapes import Document, inside, line, parts, text
from activity_directory.importers.open_referral.terms import Terms
from activity_directory.intake.from_a_list import END_OF_SENTENCE
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.no_place import where_in
from activity_directory.vocabulary import plain

_MASKED = ("mask_exact_address", "masked", "is_masked", "address_masked")
_FOR_LETTERS = frozenset({"postal", "mailing", "correspondence", "billing", "registered"})
"""Types of an address, or of a location, that is to write to, wherever the service happens."""
_BOX = re.compile(r"\b(?:p\.?\s?o\.?|post office)\s?box\b|\bfreepost\b", re.IGNORECASE)
_WORDS_FOR_IT = {
    **dict.fromkeys(("physical", "in person", "in-person", "venue", "face to face"), "in-person"),
    **dict.fromkeys(("in_person", "face-to-face", "onsite", "on site"), "in-person"),
    **dict.fromkeys(("virtual", "online", "video", "remote", "remotely", "zoom"), "online"),
    **dict.fromkeys(("phone", "telephone", "by phone", "by telephone"), "phone"),
    **dict.fromkeys(("home visit", "home visits", "at home", "home", "outreach"), "at-home"),
    **dict.fromkeys(("postal", "post", "by post"), "postal"),
}
"""What feeds say of how people attend, with ours."""
LONGEST_NAME = 80


@dataclass
class Places:
    """Where and how a service happens.

    `answers` has those about each place; `formats` are ids; `schedules` are those that stand inside
    a place.
    """

    answers: list[dict[str, str]] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    schedules: list[Scheduled] = field(default_factory=list)
    in_words: list[str] = field(default_factory=list)
    """What is said of places, and of how people attend, beyond the answers."""
    access: dict[str, str] = field(default_factory=dict)
    """The answers about access that hold wherever it happens."""
    remarks: list[str] = field(default_factory=list)
    """What is no place, or no way in which anything happens."""

    def names(self, name: str) -> None:
        """Note one way in which it happens."""
        if name not in self.formats:
            self.formats.append(name)

    def remark(self, words: str) -> None:
        """Note what is lost, once."""
        if words not in self.remarks:
            self.remarks.append(words)


def places_of(
    service: Document, terms: Terms, today: date, masked: frozenset[str] = frozenset()
) -> Places:
    """Every place of a service, and every way in which it happens.

    `masked` are the parts of addresses that this page, or another of the service, masks.
    """
    found = Places()
    hidden = Hidden(masked)
    called = f"{line(inside(service, 'organization'), 'name')} {line(service, 'name')}"
    by_id = {"": ""}
    for at in parts(service, "places"):
        location = inside(at, "location") or at
        name = ""
        if ways := _ways_without_a_place(service, location):
            for way in ways:
                found.names(way)
        elif _is_for_letters(location):
            found.remark(_LETTERS)
        else:
            answers = _answers(location, terms, hidden, called)
            name = answers.get("venue", "")
            _add_place(found, location, answers, today)
        by_id.setdefault(line(at, "id"), name)
        found.schedules += [Scheduled(one, name) for one in parts(at, "schedules")]
    for one in parts(service, "schedules"):
        found.schedules.append(Scheduled(one, by_id.get(line(one, "service_at_location_id"), "")))
    for one in (service, *(scheduled.document for scheduled in found.schedules)):
        for name in _ways(one):
            found.names(name)
        words = f"How it happens: {line(one, 'attending_type')}"
        if _says_more(one) and words not in found.in_words:
            found.in_words.append(words)
    _see_if_online_only(found, service)
    if not (found.formats or found.answers) and _is_on_a_screen(service):
        found.names("online")
    found.access = _access(service, terms)
    found.answers = [_with_access(one, found.access) for one in found.answers]
    if len(found.formats) > 1:
        found.schedules = [_as_it_happens(one) for one in found.schedules]
    return found


def _add_place(found: Places, location: Document, answers: dict[str, str], today: date) -> None:
    """Add a place to go to, with what is said of it in words."""
    if _says_that_it_is_private(location):
        found.remark(KEEPS)
    there = _in_words(location, today)
    found.in_words += [one for one in there if one not in found.in_words]
    if len(list(_to_go_to(location))) < len(list(parts(location, "addresses"))):
        found.remark(_LETTERS)
    if answers:
        found.names("in-person")
        if answers not in found.answers:
            found.answers.append(answers)


_BY_PHONE = re.compile(
    r"\b(?:tele)?phone (?:and |or |based |peer |emotional |friendship )*(?:advice|befriend\w*|buddy"
    r"|calls?|chats?|counselling|friend\w*|help|helpline|information|line|service|support)\b"
    r"|\b(?:by|on|over|via) (?:the )?(?:tele)?phone\b|\bhelpline\b",
    re.IGNORECASE,
)
_ON_A_SCREEN = re.compile(
    r"\b(?:on ?line|video|virtual(?:ly)?|zoom|teams|skype|google meet|webinars?|web ?chat)\b",
    re.IGNORECASE,
)


def _ways_without_a_place(service: Document, location: Document) -> tuple[str, ...]:
    """How a service happens by a location that is no place, as `Zoom` is none; else nothing.

    What is virtual is by telephone where its words speak of that alone.
    """
    where = where_in(line(location, "name", "location_name"))
    if where.known == "nowhere":
        return where.formats
    if line(location, "location_type").casefold() != "virtual":
        return ()
    words = f"{line(service, 'name')}\n{text(service, 'description')}"
    is_by_phone = _BY_PHONE.search(words) and not _ON_A_SCREEN.search(words)
    return ("phone",) if is_by_phone else ("online",)


_LETTERS = "an address for letters alone is no place, so it is left out"


_ONLINE_ONLY = re.compile(
    r"\b(?:currently|now|held|runs?|running|meets?|meeting|all|is|are)[ ,]+"
    r"(?:online only|only online)\b"
    r"|(?:^|[.!?]\s+)online only[.!]",
    re.IGNORECASE,
)


def _see_if_online_only(found: Places, service: Document) -> None:
    """Take the places out of what says that it is online alone, and say which they are."""
    if not _ONLINE_ONLY.search(" ".join(text(service, one) for one in ("description", "alert"))):
        return
    found.formats = ["online"]
    named = [name for one in found.answers if (name := one.get("venue", ""))]
    for name in dict.fromkeys(named):
        found.remark(f"{quoted(shown(name))} is not where it happens, as it is online only")
        if not (is_at_a_home(name) or name[:1].isdigit()):
            found.in_words.append(f"Online only, so not at {name}")
    found.answers = []
    found.schedules = [replace(one, place="", format="") for one in found.schedules]


_GROUP_ON_A_SCREEN = re.compile(
    r"\b(?:zoom|teams|skype|google meet|online|virtual) (?:\w+ )?"
    r"(?:groups?|meetings?|sessions?|class(?:es)?|courses?|workshops?|chats?|calls?|drop-?ins?)\b"
    r"|\b(?:meets?|held|runs?|takes? place|join us|we are) (?:online|(?:on|via|by|over) "
    r"(?:zoom|(?:microsoft |ms )?teams|skype|google meet))\b",
    re.IGNORECASE,
)
_ELSEWHERE_TOO = re.compile(
    r"\b(?:also|or|in[ -]person|face[ -]to[ -]face|hybrid|hall|centre|church|library|venue|not"
    r"|no|used to|previously|were|book(?:ings?)?|form|shop)\b",
    re.IGNORECASE,
)


def _is_on_a_screen(service: Document) -> bool:
    """Whether a service that names no place says that it happens on a screen, and nowhere else."""
    words = f"{line(service, 'name')}\n{text(service, 'description')}"
    sentences = (one for part in words.split("\n") for one in END_OF_SENTENCE.split(part))
    return any(
        _GROUP_ON_A_SCREEN.search(one) and not _ELSEWHERE_TOO.search(one) for one in sentences
    ) and not _TIME_AT_A_PLACE.search(words)


_TIME_ONLINE = re.compile(
    r"\b(?:via|on|by|over|through) (?:zoom|(?:microsoft |ms )?teams|skype|google meet)\b"
    r"|\bonline (?:class|session|meeting|group|only|course|workshop)|^(?:online|zoom|virtual)\W*$",
    re.IGNORECASE,
)
_TIME_AT_A_PLACE = re.compile(r"\b(?:in[ -]person|face[ -]to[ -]face|hybrid)\b", re.IGNORECASE)


def _ways(one: Document) -> list[str]:
    """How people attend a service, or one of its times."""
    found = _ways_given(one)
    if found or not line(one, "opens_at", "byday", "freq", "dtstart"):
        return found
    words = " ".join(line(one, name) for name in ("description", "notes"))  # of a time
    is_online = _TIME_ONLINE.search(words) is not None
    at_a_place = _TIME_AT_A_PLACE.search(words) is not None
    if is_online or "hybrid" in words.casefold():
        return ["online", "in-person"] if at_a_place else ["online"]
    return ["in-person"] if at_a_place else []


def _ways_given(one: Document) -> list[str]:
    for name in ("attending_type", "attending_access", "deliverable_type"):
        found = [_WORDS_FOR_IT[part] for part in _each(one, name) if part in _WORDS_FOR_IT]
        if found:
            return found
    return []


def _each(one: Document, name: str) -> list[str]:
    return re.split(r"\s*[,;/&]\s*|\s+or\s+|\s+and\s+", line(one, name).casefold())


def ways_in(service: Document) -> list[str]:
    """How people come to a service, where that is no way in which it happens: `referral`."""
    return [one for one in _each(service, "attending_access") if one and one not in _WORDS_FOR_IT]


def _says_more(one: Document) -> bool:
    """Whether people attend in a way that is none of ours."""
    return any(part and part not in _WORDS_FOR_IT for part in _each(one, "attending_type"))


def _in_words(location: Document, today: date) -> Iterator[str]:
    """What is said of a place in words, unless it keeps to itself where it is.

    Its own hours are no times of the service.
    """
    if _is_masked(location):
        return
    for name, label in (("description", "The place"), ("transportation", "Getting there")):
        if words := text(location, name):
            yield f"{label}: {words}"
    for one in parts(location, "schedules"):
        words = in_words(one, hours_in_words(one), today)
        if words and over_since(one, today) is None:
            yield f"The place is open: {words}"


def _is_for_letters(location: Document) -> bool:
    """Whether it is no place to go to: a box, or a name that only addresses for letters explain."""
    kind, name = (line(location, one) for one in ("location_type", "name"))
    if kind.casefold() in _FOR_LETTERS or _BOX.search(name):
        return True
    addresses = [*parts(location, "addresses")]
    are_boxes = all(any(map(_BOX.search, _streets(one))) for one in addresses)
    may_be = kind.casefold() != "physical" or are_boxes
    return bool(addresses) and may_be and not any(_to_go_to(location))


def _to_go_to(location: Document) -> Iterator[Document]:
    """The addresses to go to."""
    for one in parts(location, "addresses"):
        kinds = set(re.findall("[a-z]+", line(one, "address_type", "type").casefold()))
        if not (kinds & {*_FOR_LETTERS, "virtual"}) and not any(map(_BOX.search, _streets(one))):
            yield one


def _as_it_happens(one: Scheduled) -> Scheduled:
    """The schedule with the one way in which it happens, where it says that."""
    ways = {*_ways(one.document)}
    return replace(one, format=ways.pop()) if len(ways) == 1 else one


def hidden_in(service: Document, *, was_masked: bool = False) -> frozenset[str]:
    """The parts of the addresses of a service that are masked.

    `was_masked`: the listing here has an address that is not published. A page that doesn't say
    whether it is masked changes nothing of that.
    """
    locations = (inside(at, "location") or at for at in parts(service, "places"))
    return frozenset(
        part
        for location in locations
        if _is_masked(location) or (was_masked and location.keys().isdisjoint(_MASKED))
        for part in _address(location)
    )


def shown_in(service: Document) -> Iterator[str]:
    """The parts of the addresses of a service, masked or not."""
    for at in parts(service, "places"):
        yield from _address(inside(at, "location") or at)


def _is_masked(location: Document) -> bool:
    """Whether a place says that its address is not for the public, as a fact or in words."""
    return _says_that_it_is_private(location) or any(
        str(location.get(name)).casefold() in {"true", "1", "yes"} for name in _MASKED
    )


def _says_that_it_is_private(location: Document) -> bool:
    """Whether the own words of a place say that nobody is to know where it is."""
    return says_that_it_is_private(text(location, "description"))


def homes_of(service: Document) -> Iterator[str]:
    """The addresses of its places that are homes, as `homes.address_key` has them."""
    for at in parts(service, "places"):
        location = inside(at, "location") or at
        name, description = line(location, "name", "location_name"), line(location, "description")
        is_out = is_at_a_home(description) or keeps_its_address(description)
        if is_out or is_at_a_home(name):
            for one in parts(location, "addresses"):
                postcode = line(one, "postal_code", "postcode")
                for street in _streets(one):
                    if is_out or not shop_in({"venue": name, "street": street}):
                        yield address_key(street, postcode)


def _address(location: Document) -> Iterator[str]:
    """The parts of an address, and of a name that is one."""
    for address in parts(location, "addresses"):
        yield from filter(None, (line(address, "postal_code", "postcode"),))
        for street in _streets(address):
            yield from parts_of_address(street)
    name = line(location, "name", "location_name")
    if name[:1].isdigit() or _says_that_it_is_private(location):
        yield from parts_of_address(name)


def _answers(location: Document, terms: Terms, hidden: Hidden, called: str) -> dict[str, str]:
    """The questions about a place; none where nothing of it is known.

    `called` is what the service and who runs it are called: such a name is no secret.
    """
    address = next(_to_go_to(location), {})
    street = ", ".join(_streets(address))
    postcode = line(address, "postal_code", "postcode")
    masked = _is_masked(location) or hidden.shows(f"{street}\n{postcode}")
    name = line(location, "name", "location_name")
    towns = [line(address, part) for part in ("region", "city")]
    area = next((known for town in towns if (known := terms.place(town))), "")
    if not area and (known := terms.place(name)):
        area = known
    if _says_that_it_is_private(location) and f" {plain(name)} " not in f" {plain(called)} ":
        name = ""
    found = {
        "venue": name[:LONGEST_NAME],
        "street": "" if masked or street == name else street,
        "postcode": "" if masked else postcode,
        "area": area,
        **_access(location, terms),
    }
    if masked and area and not found["venue"]:
        found["venue"] = NOT_PUBLISHED
    if not found["venue"] and not found["street"] and found["postcode"]:
        found["venue"] = "Various places" if area else ""
    found = {name: words for name, words in found.items() if words}
    return found if {"venue", "street", "area"} & found.keys() else {}


def _streets(address: Document) -> Iterator[str]:
    for name in ("address_1", "address_2", "address1", "address2"):
        if words := line(address, name):
            yield words.strip(" ,")


_NOT_THERE = re.compile(
    r"\b(?:no|not|none|never|without|limited|partial(?:ly)?|except|only|un\w+able|false|n/a)\b",
    re.IGNORECASE,
)
"""Words about a feature of access that say it is not, or not always, there."""


def _with_access(place: dict[str, str], access: dict[str, str]) -> dict[str, str]:
    """A place with what the service itself says of access."""
    features = dict.fromkeys(
        one for every in (place, access) for one in every.get("access", "").split("\n") if one
    )
    notes = dict.fromkeys(one["access_note"] for one in (place, access) if "access_note" in one)
    found = {**place, "access": "\n".join(features), "access_note": " ".join(notes)}
    return {name: words for name, words in found.items() if words}


def _access(location: Document, terms: Terms) -> dict[str, str]:
    """Features that are named as we name them; anything else is a note, word for word.

    `location` is a place, or the service itself.
    """
    features: dict[str, None] = {}
    notes: dict[str, None] = {}
    for one in parts(location, "accessibility"):
        words = text(one, "description", "accessibility")
        details = text(one, "details")
        known = terms.access(" ".join(words.split()))
        if known and _NOT_THERE.search(details):
            notes[f"{words.rstrip('.:')}: {details}"] = None
            continue
        if known:
            features[known] = None
        elif words:
            notes[words] = None
        if details and details not in words:
            notes[details] = None
    *first, last = notes or ("",)
    whole = [one if one.endswith((".", "!", "?")) else f"{one}." for one in first]
    found = {"access": "\n".join(features), "access_note": " ".join((*whole, last))}
    return {name: words for name, words in found.items() if words}
