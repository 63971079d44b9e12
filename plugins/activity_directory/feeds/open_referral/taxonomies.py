"""Our vocabularies as taxonomies, and the facts that HSDS-UK has no place for as attributes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from activity_directory import messages
from activity_directory.feeds.open_referral.identity import part_of
from activity_directory.schema.fields import (
    ACTIVITY,
    CHECKED,
    CONTACT,
    COST,
    ELIGIBILITY,
    SOURCE,
    STATUS,
    VENUE,
    WHEN,
)
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.feeds.open_referral.identity import Identity
    from activity_directory.schema.reading import Field, Table
    from activity_directory.vocabulary import Term, Vocabulary

Document = dict[str, Any]
"""One thing of HSDS: its id, and its properties that are known."""

VOCABULARIES = (
    "needs", "categories", "audiences", "five-ways", "formats", "areas", "access", "joining",
    "costs", "concessions", "languages", "statuses", "checks", "organisation-kinds",
)  # fmt: skip
"""The vocabularies that are taxonomies."""
FACTS = "entry-facts"
"""The taxonomy whose terms are fields of entries; an attribute with one has the fact as `value`."""
TIME_NUMBER = "when.number"
"""Which time of an entry a schedule is a part of. No field says so."""
FIRST_TIME = "activity.first_time"
"""What happens the first time: what entries have under a heading of that name."""
OF_ELIGIBILITY = (
    "over_age", "child_minimum_age", "child_maximum_age", "registered_with", "gender", "community",
    "role", "benefit", "text",
)  # fmt: skip
"""What everybody may read of who can come, and HSDS-UK has no place for."""
_HOLDS: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (ACTIVITY, (
        "also_known_as", "summary", "highlight", "partners", "getting_there", "who_comes",
        "how_to_join", "referral_form", "reply_time", "wait", "places", "places_left", "duration",
        "print_guard", "was",
    )),
    (COST, ("free_if", "every", "note", "only_for")),
    (STATUS, ("status", "full", "paused", "closed", "back", "because", "try_instead")),
    (CHECKED, ("by",)),
    (SOURCE, ("list", "id", "taken")),
    (CONTACT, ("best_time",)),
    (ELIGIBILITY, OF_ELIGIBILITY),
    (VENUE, ("access_note", "buses", "parking", "getting_there", "phone", "website", "withheld")),
    (WHEN, (
        "sessions", "except", "extra", "next_intakes", "term_time", "season", "bank_holidays",
        "rolling", "sessions_per_week", "by_arrangement", "always", "rule", "text", "book_ahead",
        "open", "ask", "ending",
    )),
)  # fmt: skip
"""The fields whose facts stand in attributes. None of them is for professionals or maintainers."""


class Fact(NamedTuple):
    """A term of `FACTS`: "when.bank_holidays"."""

    code: str
    label: str
    definition: str


def facts() -> Iterator[Fact]:
    """Every fact that has a place in attributes alone."""
    for table, names in _HOLDS:
        by_name: Mapping[str, Field] = {field.name: field for field in table.fields}
        for name in names:
            field = by_name[name]
            yield Fact(f"{table.name}.{name}", field.label, field.help)
    yield Fact(
        FIRST_TIME, messages.text("data.heading-first-time"), messages.text("data.about-first-time")
    )
    yield Fact(
        TIME_NUMBER, messages.text("data.time-number"), messages.text("data.about-time-number")
    )


class Taxonomies:
    """The taxonomies of a catalogue, each document of a term made once."""

    def __init__(self, catalogue: Catalogue, identity: Identity, base: str) -> None:
        self.catalogue = catalogue
        self.identity = identity
        self.base = base
        self._terms: dict[tuple[str, str], Document] = {}

    def id_of(self, taxonomy: str) -> str:
        """The id of a taxonomy."""
        return self.identity.of(f"{addresses.VOCABULARIES}#{taxonomy}")

    @cached_property
    def all(self) -> tuple[Document, ...]:
        """Every taxonomy."""
        site = self.catalogue.site
        found = [
            {
                "id": self.id_of(name),
                "name": name,
                "description": messages.text("data.taxonomy", name=name, site=site.name),
                "uri": addresses.absolute(self.base, addresses.VOCABULARIES),
            }
            for name in VOCABULARIES
        ]
        found.append(
            {
                "id": self.id_of(FACTS),
                "name": FACTS,
                "description": messages.text("data.taxonomy-of-facts"),
                "uri": addresses.absolute(self.base, addresses.DATA),
            }
        )
        return tuple(found)

    @cached_property
    def terms(self) -> tuple[Document, ...]:
        """Every term that everybody may see, taxonomy by taxonomy."""
        vocabularies = self.catalogue.vocabularies
        return (
            *(self.term(name, term) for name in VOCABULARIES for term in vocabularies[name]),
            *self._facts.values(),
        )

    def term(self, vocabulary: str, term: Term) -> Document:
        """A term as a document."""
        known = self._terms.get((vocabulary, term.id))
        if known is None:
            known = self._terms[vocabulary, term.id] = self._term(vocabulary, term)
        return known

    def attribute(self, of: str, link_type: str, term: Document, value: str = "") -> Document:
        """What says that a thing (`of`, an address) has a term, with a value where it has one."""
        code = f"{term['taxonomy']}-{term['term']}"
        found = {
            "id": self.identity.of(part_of(of, f"{link_type}/{code}/{value}")),
            "link_id": self.identity.of(of),
            "link_type": link_type,
            "taxonomy_term_id": term["id"],
            "taxonomy_term": term,
        }
        return {**found, "value": value} if value else found

    def fact(self, of: str, code: str, value: str) -> Document:
        """An attribute with a fact of an entry; `code` is one of `facts`."""
        return self.attribute(of, "entry", self._facts[code], value)

    @cached_property
    def _facts(self) -> Mapping[str, Document]:
        return {
            fact.code: {
                "id": self.identity.of(f"{addresses.DATA}#{fact.code}"),
                "name": fact.label,
                "description": fact.definition,
                "taxonomy": FACTS,
                "taxonomy_id": self.id_of(FACTS),
                "term": fact.code,
            }
            for fact in facts()
        }

    def _term(self, name: str, term: Term) -> Document:
        vocabulary: Vocabulary = self.catalogue.vocabularies[name]
        parent = vocabulary.get(term.parent)
        found = {
            "id": self.identity.of(f"{addresses.VOCABULARIES}#{name}/{term.id}"),
            "name": term.label,
            "description": term.definition or term.label,
            "taxonomy": name,
            "taxonomy_id": self.id_of(name),
            "term": term.id,
        }
        if parent is not None and not parent.private:
            found["parent_id"] = self.identity.of(f"{addresses.VOCABULARIES}#{name}/{parent.id}")
        return found
