"""The services in files of an Open Referral feed: pages, lists, and single services.

Versions 1 and 2 keep a page's services in `content`, version 3 in `contents`, beside counts of
pages (<https://openreferraluk.org>). A service that is in two files, in a list and in a file of its
own, is one listing: the fuller of the two counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain

from activity_directory.importers.applied_map import Choices, applied
from activity_directory.importers.json_pieces import (
    Piece,
    Signs,
    TooManySigns,
    list_called,
    name_of,
    pieces,
)
from activity_directory.importers.kept_back.known import KeptBack, OfAFile, Private
from activity_directory.importers.kept_back.whose_address import look_whose_addresses
from activity_directory.importers.map_file import Map
from activity_directory.importers.open_referral import not_taken, organisations
from activity_directory.importers.open_referral.own import address_of, is_ours, sent_of_ours
from activity_directory.importers.open_referral.people import private_of, words_with_addresses
from activity_directory.importers.open_referral.places import hidden_in, homes_of, shown_in
from activity_directory.importers.open_referral.service import sent_of
from activity_directory.importers.open_referral.shapes import Document, inside, line
from activity_directory.importers.open_referral.silent import (
    MAY_SAY_WHERE,
    SHORT,
    is_of_a_list,
    is_short,
    silent_about,
)
from activity_directory.importers.open_referral.terms import Terms
from activity_directory.importers.sent import Incoming, Refused, Sent, Unreadable, each
from activity_directory.rules.checked_content import CheckedContent
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import Vocabulary, plain
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import joined

MOST = 5_000
"""Services of one import."""
MOST_SIGNS = 8_000_000
"""Texts, commas, colons and brackets in all files: 5,000 full services have about 5,000,000."""
DEEPEST = 40
"""Levels of nesting in a service: the fullest of the official examples has 14."""
_SERVICES = frozenset({"content", "contents", "services"})
_TOTAL = re.compile(r'"(?:totalElements|total_items)"\s*:\s*(\d{1,9})')
_COUNT = re.compile(r'"(?:totalElements|totalPages|total_items|total_pages)"\s*:')
_AT_ITS_END = 3_000
"""After the services of a page, its counts are looked for in as many characters."""
_OF_A_SERVICE = frozenset(
    {
        "organization",
        "organization_id",
        "service_at_location",
        "service_at_locations",
        "service_taxonomys",
        "regular_schedules",
        "eligibilitys",
        "cost_options",
        "assured_date",
    }
)
_ONLY_IN_A_FEED = _OF_A_SERVICE | {
    "accreditations",
    "alternate_name",
    "application_process",
    "assured_email",
    "attributes",
    "fees_description",
    "holiday_schedules",
    "interpretation_services",
    "schedules",
    "service_areas",
    "service_taxonomies",
    "wait_time",
}
"""What a service has and no form asks. Some of it, a place or an organisation has, too."""
_OF_ANOTHER = frozenset({"location_type", "latitude", "legal_status", "year_incorporated"})
_OF_A_FORM = frozenset({"answers", "data", "fields", "form"})
_OTHER_KINDS = (
    ("organisation", ({"organization_identifiers"}, {"parent_organization_id"}, {"website"})),
    ("place", ({"location", "service"},)),
    ("term", ({"taxonomy_terms"}, {"term_uri"}, {"taxonomy", "term"}, {"uri"})),
)
"""What else a feed has pages of, by the properties that only it has."""
OF_A_FEED = Map(
    for_all={"your_role": "the owners of the list"},
    taken_from={"summary": "description"},
    source="an Open Referral feed",
)
"""What holds for every feed whose own map doesn't say otherwise."""
File = tuple[str, str]
"""The name of a file, empty where there is only one, and its text."""


@dataclass(frozen=True)
class Known:
    """What the reader has to know: the terms of the community, and the day."""

    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    today: date = date.min
    withheld: frozenset[str] = frozenset()
    """The ids in their lists of the listings here whose place is withheld."""
    without_address: frozenset[str] = frozenset()
    """Those of listings whose place has a name and no address, as that of a masked place has."""
    mapped: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By question, the names of terms that the map of this feed says the meaning of."""

    public: frozenset[str] = frozenset()
    """The e-mail addresses of which the map says that they may be published."""

    def with_map(self, given: Map) -> Known:
        """The same with what a map says."""
        return replace(self, mapped=given.values, public=given.public)

    def was_masked(self, service: Document) -> bool:
        """Whether an address is masked of which this page doesn't say it: a list says less."""
        of = line(service, "id")
        return of in self.withheld or (of in self.without_address and is_of_a_list(service))


def known_of(content: CheckedContent) -> Known:
    """What of a content folder the reader has to know."""
    withheld: set[str] = set()
    without_address: set[str] = set()
    for one in content.catalogue.activities:
        if one.source is not None and one.source.id:
            if one.withholds_its_place:
                withheld.add(one.source.id)
            elif any(not (venue.street or venue.postcode) for venue in one.venues):
                without_address.add(one.source.id)
    return Known(
        content.catalogue.vocabularies,
        content.today,
        frozenset(withheld),
        frozenset(without_address),
    )


def is_feed(text: str) -> bool:
    """Whether a JSON text is a page of a feed, a list of things of one, or one of them."""
    start = len(text) - len(text.lstrip())
    signs = Signs(MOST_SIGNS)
    names: set[str] = set()
    is_page = False
    with suppress(TooManySigns):  # then by the names before
        opening = _opening(text, start, signs) if text[start] == "{" else -1
        if opening >= 0 and (_COUNT.search(text[:opening]) or _COUNT.search(text[-_AT_ITS_END:])):
            return True
        is_page = opening >= 0
        start = max(start, opening)
        if text[start] == "[":
            start = next((piece.start for piece in pieces(text, start, signs)), start)
            start += len(text[start:]) - len(text[start:].lstrip())
        is_group = text[start : start + 1] == "{"
        for one in pieces(text, start, signs) if is_group else ():
            names.add(name_of(one, text))
    if names & _OF_A_FORM:
        return False
    if {"id", "name"} <= names and (
        is_page or names & _OF_A_SERVICE or (names & _ONLY_IN_A_FEED and not names & _OF_ANOTHER)
    ):
        return True
    # Outside of a page, these two may be answers of a form.
    return "id" in names and bool(_other_kind(names - {"website", "uri"}))


def _opening(text: str, start: int, signs: Signs) -> int:
    """Where the list of a page opens in the group that opens there; -1 where it is no page.

    What has an id is one thing, such as an organisation with its services. Raises TooManySigns.
    """
    opening = list_called(text, start, _SERVICES, signs)
    return -1 if '"id"' in text[start : max(opening, start)] else opening


def _other_kind(names: AbstractSet[str]) -> str:
    """What a thing with these properties is, where it is no service."""
    if names & _OF_A_SERVICE:
        return ""
    found = (kind for kind, signs in _OTHER_KINDS if any(one <= names for one in signs))
    return next(found, "")


def incoming(files: Iterable[File], known: Known) -> Incoming:
    """The services of some files. Raises Unreadable."""
    signs = Signs(MOST_SIGNS)
    found: list[_Placed] = []
    totals: set[int] = set()
    pages: dict[tuple[str, ...], list[_Placed]] = {}
    is_damaged = False
    others: dict[str, int] = {}
    runners = {""}
    for name, text in files:
        before, of_page = len(found), set[int]()
        try:
            for number, piece in enumerate(_services(text, signs, of_page), start=1):
                place = ", ".join(filter(None, (name, f"service {number}")))
                one = _read(text, piece)
                is_damaged |= isinstance(one, Refused) or not piece.closed
                kind = "" if isinstance(one, Refused) else _other_kind(one.keys())
                if kind:
                    others[kind] = others.get(kind, 0) + 1
                    continue
                found.append((place, one))
                if not isinstance(one, Refused):
                    runners |= {line(inside(one, "organization"), "id")}
                if len(found) > 2 * MOST:
                    raise _too_many()
        except TooManySigns:
            message = f"it has more than {MOST_SIGNS:,} names, values and brackets"
            raise Unreadable(f"{message}. Import it in several parts.") from None
        if of_page and len(found) > before:
            totals |= of_page
            pages[_ids_of(found[before:])] = found[before:]
    found = [one for one in found if not _runs_another(one[1], runners, others)]
    remarks = [
        f"{counted(count, kind)} in it {'is' if count == 1 else 'are'} no service, and not imported"
        for kind, count in others.items()
    ]
    if not found:
        message = "there are no services in it"
        if remarks:
            message += f" ({'; '.join(remarks)}). Save the pages of `services`."
        raise Unreadable(message)
    kept = _kept_back(found, known)
    every = _each_once(found, remarks)
    if len(every) > MOST:
        raise _too_many()
    is_part = not totals or _on_pages(pages, found) < max(totals)
    slugs = frozenset(address_of(one) for _, one in every if not isinstance(one, Refused))
    terms = Terms(known.vocabularies, known.mapped)
    read = partial(_sent, terms=terms, known=known, slugs=slugs)
    services = [one for _, one in every if not isinstance(one, Refused) and not is_ours(one)]
    remarks += (*not_taken.remark_on(services), *organisations.remark_on(services))
    made = [(place, partial(read, one, place, kept.get(place, KeptBack()))) for place, one in every]
    sent = each(made)
    remarks += _of_what_is_short(sent)
    return Incoming(
        sent,
        tuple(remarks),
        is_table=True,
        moved_in=True,
        is_feed=True,
        is_part=is_part,
        is_damaged=is_damaged,
    )


def _of_what_is_short(sent: Sequence[Sent]) -> Iterator[str]:
    """How many services have less than their own pages say, and how many no place."""
    short = sum(is_short(one.silent) for one in sent)
    if short:
        yield (
            f"{counted(short, 'service')} {'is' if short == 1 else 'are'} less than on "
            f"{'its' if short == 1 else 'their'} own page (…/services/ID), with no days and times, "
            "place or price: of a listing that is here these stay as they are. Save those pages too"
        )
    yield from _without_a_place(sent)


_Placed = tuple[str, Document | Refused]
"""What stands where a service belongs, with its place."""


def _ids_of(page: Iterable[_Placed]) -> tuple[str, ...]:
    """What a page is known by: a feed that gives it again and again has it once."""
    return tuple("" if isinstance(one, Refused) else line(one, "id") for _, one in page)


def _on_pages(pages: Mapping[tuple[str, ...], list[_Placed]], found: Iterable[_Placed]) -> int:
    """How many of the services stand on the pages of a list."""
    there = {place for place, _ in found}
    return sum(place in there for place, _ in chain.from_iterable(pages.values()))


_MOST_NAMED = 10


def _without_a_place(every: Iterable[Sent]) -> Iterator[str]:
    """Which services say neither where nor how they happen."""
    nowhere = [
        one.submission.answers.get("name", "")
        for one in every
        if "format" not in one.submission.answers and not one.faults and not is_short(one.silent)
    ]
    if not nowhere:
        return
    is_one, more = len(nowhere) == 1, len(nowhere) - _MOST_NAMED
    named = [quoted(shown(name)) for name in nowhere[:_MOST_NAMED]]
    named += [f"{more:,} more"] if more > 0 else []
    yield (
        f"{counted(len(nowhere), 'service')} {'says' if is_one else 'say'} not where or how "
        f"{'it happens' if is_one else 'they happen'}: as long as no map or text says it, "
        f"people have to ask ({joined(named)})"
    )


def _runs_another(
    one: Document | Refused, runners: AbstractSet[str], others: dict[str, int]
) -> bool:
    """Whether it is an organisation, which services name by its id; then it is counted."""
    if isinstance(one, Refused) or one.keys() & _OF_A_SERVICE:
        return False
    of = line(one, "id")
    if not of or of not in runners:
        return False
    others["organisation"] = others.get("organisation", 0) + 1
    return True


def with_its_map(
    found: Incoming,
    given: Map | None,
    named: frozenset[str] = frozenset(),
    choices: Choices | None = None,
) -> Incoming:
    """What was sent with what a map says, and then with what holds for every feed."""
    own = given or Map()
    source = own.source or OF_A_FEED.source
    if given is not None:
        found = applied(found, replace(own, source=source), named, choices)
    if not own.source:
        remark = (
            f"pages will say “From {source}”: in a map, `source: the council's directory` says "
            "whose it is (docs/importing.md)"
        )
        found = replace(found, remarks=(*found.remarks, remark))
    whole = applied(found, replace(OF_A_FEED, source=source), frozenset())
    unnamed = frozenset({OF_A_FEED.source})
    return replace(whole, remarks=found.remarks, list=own.source, unnamed=unnamed)


def _too_many() -> Unreadable:
    return Unreadable(f"it has more than {MOST:,} services. Import it in several parts.")


def _services(text: str, signs: Signs, totals: set[int]) -> Iterator[Piece]:
    """The services of a text; how many the whole feed has goes into `totals`.

    Raises TooManySigns.
    """
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] != "{":
        yield from pieces(text, start, signs)
        return
    opening = _opening(text, start, signs)
    if opening < 0:
        fields = list(pieces(text, start, signs))
        depth = max((one.depth for one in fields), default=0) + 1
        closed = all(one.closed for one in fields)
        yield Piece(start, len(text), depth, start, closed=closed)
        return
    yield from pieces(text, opening, signs)
    for around in (text[:opening], text[signs.end :]):
        totals |= {int(found[1]) for found in _TOTAL.finditer(around)}


def _read(text: str, piece: Piece) -> Document | Refused:
    """The service in a piece of a text, its numbers as they are written; or why there is none."""
    hint = "Save the page again."
    if piece.depth > DEEPEST:
        return Refused(f"lists and groups are nested {piece.depth:,} levels deep here", hint)
    try:
        found = json.loads(
            text[piece.start : piece.end], parse_int=str, parse_float=str, parse_constant=_nothing
        )
    except json.JSONDecodeError as error:
        where = text.count("\n", 0, piece.start + error.pos) + 1
        return Refused(f"it breaks off or is damaged in line {where}", hint)
    if not isinstance(found, dict):
        return Refused("expected a service, found something else", hint)
    return found


def _nothing(_: str) -> None:
    """What NaN and Infinity mean."""


def _kept_back(
    found: Sequence[tuple[str, Document | Refused]], known: Known
) -> dict[str, KeptBack]:
    """By place, what of each service is not for the public: by all of its pages together."""
    of_service: dict[tuple[str, str], Private] = {}
    keys: dict[str, tuple[str, str]] = {}
    for place, one in found:
        if isinstance(one, Refused) or is_ours(one):
            continue
        hidden = hidden_in(one, was_masked=known.was_masked(one))
        private = private_of(one, hidden, frozenset(homes_of(one)))
        key = keys[place] = (line(one, "id") or place, plain(line(one, "name")))
        before = of_service.get(key)
        of_service[key] = private.with_more(before) if before else private
    places = (
        part
        for place, one in found
        if place in keys and not of_service[keys[place]].is_masked and not isinstance(one, Refused)
        for part in shown_in(one)
    )
    file = OfAFile(of_service.values(), places=places)
    rows = (
        (of_service[keys[place]], words_with_addresses(one))
        for place, one in found
        if place in keys and not isinstance(one, Refused)
    )
    look_whose_addresses(rows, file, known.public)
    return {place: KeptBack(of_service[key], file) for place, key in keys.items()}


def _sent(
    one: Document | Refused,
    place: str,
    kept: KeptBack,
    *,
    terms: Terms,
    known: Known,
    slugs: frozenset[str],
) -> Sent:
    if isinstance(one, Refused):
        raise one
    if is_ours(one):
        return sent_of_ours(one, place, terms, slugs)
    sent, silent = sent_of(one, place, terms, known.today, kept), silent_about(one)
    if is_of_a_list(one) and known.was_masked(one) and not kept.private.hidden:
        silent |= MAY_SAY_WHERE  # whether its words do, nobody can know
    if not is_short(silent):
        return replace(sent, silent=silent)
    return replace(
        sent, silent=silent, remarks=(*sent.remarks, SHORT), lost=sent.lost | {SHORT.question}
    )


def _each_once(
    found: Sequence[tuple[str, Document | Refused]], remarks: list[str]
) -> list[tuple[str, Document | Refused]]:
    """The services, each id once: of two with one name, the fuller; of two names, both.

    The second of two names has no id: whose it is nobody can say.
    """
    by_id: dict[str, int] = {}
    every: list[tuple[str, Document | Refused]] = []
    shared: list[str] = []
    differing: list[str] = []
    for place, one in found:
        of = line(one, "id") if isinstance(one, Mapping) else ""
        number = by_id.get(of)
        if isinstance(one, Refused) or not of or number is None:
            by_id.setdefault(of, len(every))
            every.append((place, one))
            continue
        _, before = every[number]
        if isinstance(before, Mapping) and plain(line(before, "name")) == plain(line(one, "name")):
            if _differ(before, one):
                differing.append(place)
            if len(one) > len(before):
                every[number] = (place, one)
            continue
        shared.append(place)
        every.append((place, {name: value for name, value in one.items() if name != "id"}))
    if differing:
        remarks.append(
            f"{counted(len(differing), 'service')} {'is' if len(differing) == 1 else 'are'} in it "
            "twice, with other times, places, prices or ways to ask; the fuller one or else the "
            f"first is used: {quoted(shown(differing[0]))}{' and others' if differing[1:] else ''}"
        )
    if shared:
        remarks.append(
            f"{counted(len(shared), 'service')} {'has' if len(shared) == 1 else 'have'} the id of "
            f"another, so {'it comes' if len(shared) == 1 else 'they come'} in without one: "
            f"{quoted(shown(shared[0]))}{' and others' if len(shared) > 1 else ''}"
        )
    return every


_COMPARED = (
    *("schedules", "regular_schedules", "holiday_schedules", "service_at_locations"),
    *("cost_options", "fees", "fees_description", "status", "email", "phones", "url"),
)


def _differ(one: Document, other: Document) -> bool:
    """Whether two of one id say other things of when, where, for how much or how to ask."""
    both = (name for name in _COMPARED if one.get(name) and other.get(name))
    return any(one[name] != other[name] for name in both)
