"""The terms of a feed as terms of ours: by their codes, or else by what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from types import MappingProxyType

from activity_directory.importers.open_referral.shapes import Tagged
from activity_directory.schema.values.access_words import term_in
from activity_directory.vocabulary import Term, Vocabulary, plain

QUESTIONS = {
    "needs": "needs",
    "categories": "categories",
    "audiences": "audiences",
    "languages": "languages",
    "concessions": "concessions",
    "formats": "format",
    "joining": "joining",
}
"""The question that a term of each vocabulary answers."""
_BY_NAME = ("categories", "needs", "audiences", "concessions")
"""The vocabularies that are searched by name, for terms without a code that we know."""
_PREFIX = re.compile(r"([A-Za-z]+):(.+)")
_ADDRESSES = (
    (re.compile(r"id\.esd\.org\.uk/needs?/(\w+)", re.IGNORECASE), "esdneed"),
    (re.compile(r"id\.esd\.org\.uk/circumstances?/(\w+)", re.IGNORECASE), "esdcircumstance"),
    (re.compile(r"id\.esd\.org\.uk/service(?:type)?s?/(\w+)", re.IGNORECASE), "esdservicetype"),
    (re.compile(r"snomed\.info/(?:sct|id)/(\w+)", re.IGNORECASE), "snomedct"),
    (re.compile(r"openactive\.io/activity-list[/#](\S+)", re.IGNORECASE), "openactiveactivity"),
    (
        re.compile(r"openactive\.io/accessibility-support[/#](\S+)", re.IGNORECASE),
        "openactiveaccess",
    ),
)
"""Addresses of terms in other lists, with the prefix that our vocabularies have for the list."""


class Terms:
    """The terms of a community, by the codes that other lists have for them."""

    def __init__(
        self,
        vocabularies: Mapping[str, Vocabulary],
        mapped: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    ) -> None:
        self.vocabularies = vocabularies
        self.mapped = mapped
        """By question, the names of terms that a map says the meaning of, as `plain` has them."""

    @cached_property
    def _by_code(self) -> Mapping[str, Mapping[str, Term]]:
        """By code, the first term of each vocabulary that has it."""
        found: dict[str, dict[str, Term]] = {}
        for name in QUESTIONS:
            for term in self.vocabularies.get(name, ()):
                for code in term.map:
                    found.setdefault(_compared(code), {}).setdefault(name, term)
        return found

    def answers(
        self, every: Iterator[Tagged], audiences: Iterable[str] = ()
    ) -> dict[str, list[str]]:
        """By question, the ids of our terms, and the names of those that we don't have.

        `audiences` are names of those whom a service is for.
        """
        found: dict[str, list[str]] = {}
        meant = (pair for one in every for pair in self._meant(one))
        for question, text in chain(meant, self._audiences(audiences)):
            found.setdefault(question, [])
            if text not in found[question]:
                found[question].append(text)
        return found

    def _meant(self, one: Tagged) -> Iterator[tuple[str, str]]:
        for name, words in self.mapped.items():
            if plain(one.name) in words:
                yield name, one.name
                return
        of_ours = self.vocabularies.get(one.taxonomy)
        if one.taxonomy in QUESTIONS and of_ours is not None:
            term = next((term for code in one.codes if (term := of_ours.get(code))), None)
            if term is not None:
                yield QUESTIONS[one.taxonomy], term.id
                return
        for code in _codes(one):
            if code in self._by_code:
                for name, term in self._by_code[code].items():
                    yield QUESTIONS[name], term.id
                return
        if not one.name:
            return
        condition = self._condition(one.name)
        if condition:
            yield QUESTIONS["needs"], condition
            return
        for name in _BY_NAME:
            term = self.vocabularies[name].named(one.name) if name in self.vocabularies else None
            if term is not None and not term.private:
                yield QUESTIONS[name], term.id
                return
        yield "categories", one.name.replace(",", " ").replace(";", " ")

    def _audiences(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Whom a service is for, by its name there, as answers to our questions.

        `Parents>Grandparents` is the narrowest of its parts that is a term of ours. An illness is
        why people come. What is none of ours is words.
        """
        for name in names:
            parts = [one for part in reversed(name.split(">")) if (one := part.strip(" +"))]
            found = ((vocabulary, part) for part in parts for vocabulary in ("audiences", "needs"))
            for vocabulary, part in found:
                terms = self.vocabularies.get(vocabulary)
                term = terms.named(part) if terms is not None else None
                if term is not None and not term.private:
                    yield QUESTIONS[vocabulary], term.id
                    break
            else:
                yield from (("audiences", one.replace(",", " ")) for one in parts[:1])

    def _condition(self, name: str) -> str:
        """The id of the illness of this name: it says why people come, and not what they do.

        Illnesses are the needs that are wider or narrower than others.
        """
        needs = self.vocabularies.get("needs")
        term = needs.named(name) if needs is not None else None
        if needs is None or term is None or term.private:
            return ""
        is_one = term.parent or any(other.parent == term.id for other in needs)
        return term.id if is_one else ""

    def place(self, name: str) -> str:
        """The id of the area of this name."""
        areas = self.vocabularies.get("areas")
        term = areas.named(name) if areas is not None else None
        return term.id if term is not None else ""

    def joining(self, name: str) -> str:
        """The id of the way in that goes by this name."""
        ways = self.vocabularies.get("joining")
        term = ways.named(name) if ways is not None else None
        return term.id if term is not None else ""

    def access(self, name: str) -> str:
        """The id of the feature of access that goes by this name."""
        features = self.vocabularies.get("access")
        term = term_in(name, features) if features is not None else None
        return term.id if term is not None else ""


def _codes(one: Tagged) -> Iterator[str]:
    """What a term may be called in our vocabularies: `esdneed:69`."""
    for code in one.codes:
        if _PREFIX.fullmatch(code) and "//" not in code:
            yield _compared(code)
        else:
            for address, prefix in _ADDRESSES:
                if match := address.search(code):
                    yield f"{prefix}:{match[1].casefold()}"
        if one.taxonomy and ":" not in code:
            yield _compared(f"{re.sub('[^A-Za-z]', '', one.taxonomy)}:{code}")


def _compared(code: str) -> str:
    """A code without capitals; the name of its list in the singular."""
    family, _, rest = code.partition(":")
    return f"{family.casefold().removesuffix('s')}:{rest.strip().casefold()}"
