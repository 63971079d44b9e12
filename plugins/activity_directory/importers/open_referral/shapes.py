"""A service in the names of version 3, whichever version it was written in. Guesses no value.

Versions 1 and 2 say `service_taxonomys`, `regular_schedules`, `physical_addresses` and
`eligibilitys`; some feeds have one thing where the standard has a list of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from activity_directory.sanitise.from_html import as_markdown, has_html, has_struck_out
from activity_directory.sanitise.raised_letters import with_plain_letters
from activity_directory.sanitise.wrong_encoding import repaired
from activity_directory.source.characters import cleaned

Document = Mapping[str, Any]
"""One thing of a feed, as it was written."""
SPELLED = {
    "attributes": ("attributes", "service_taxonomys", "service_taxonomies", "service_attributes"),
    "schedules": ("schedules", "regular_schedules", "regular_schedule"),
    "places": ("service_at_locations", "service_at_location"),
    "addresses": ("addresses", "physical_addresses", "physical_address"),
    "accessibility": ("accessibility", "accessibility_for_disabilities"),
    "eligibility": ("eligibilitys", "eligibilities", "eligibility"),
    "holidays": ("holiday_schedules", "holiday_schedule"),
    "cost_options": ("cost_options",),
    "service_areas": ("service_areas", "service_area"),
    "required_documents": ("required_documents",),
    "funding": ("funding", "fundings"),
    "languages": ("languages",),
    "contacts": ("contacts",),
    "phones": ("phones",),
    "target_audience": ("pc_targetAudience", "target_audience", "target_audiences"),
}
"""What a part of a service is called, in each version."""


_IN_WORDS = {
    "accessibility": "description",
    "eligibility": "eligibility",
    "languages": "name",
    "service_areas": "name",
    "required_documents": "document",
    "funding": "source",
    "target_audience": "audienceType",
}
"""Parts of which each thing may be words alone, with the property that these words are."""


def parts(document: Document, name: str) -> Iterator[Document]:
    """The things in a part; a list of one may be written without brackets."""
    for spelled in SPELLED[name]:
        found = document.get(spelled)
        for one in found if isinstance(found, list) else (found,):
            if isinstance(one, Mapping):
                yield one
            elif isinstance(one, str) and one and name in _IN_WORDS:
                yield {_IN_WORDS[name]: one}


def inside(document: Document, name: str) -> Document:
    """The thing of this name; an empty one where there is none."""
    found = document.get(name)
    return found if isinstance(found, Mapping) else {}


_HALF = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which no file can contain."""


def text(document: Document, *names: str) -> str:
    """The words of the first of these properties that has any, without HTML."""
    for name in names:
        words = document.get(name)
        if isinstance(words, str) and words.strip():
            whole = with_plain_letters(cleaned(repaired(_HALF.sub("\ufffd", words))))
            return (as_markdown(whole) if has_html(whole) else whole).strip()
    return ""


def line(document: Document, *names: str) -> str:
    """The same on one line."""
    return " ".join(text(document, *names).split())


def remark(document: Document, *names: str) -> str:
    """The same without the dash, or another sign of a sum, in front of it."""
    return line(document, *names).lstrip("=+-@•*· ")


_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?")
_YEARS = range(1970, 2200)
"""Software that has no date writes one of another year: 0001-01-01, 9999-12-31."""


def day(document: Document, *names: str) -> date | None:
    """The date of the first of these properties that has one."""
    for name in names:
        match = _DAY.fullmatch(line(document, name))
        if match:
            try:
                found = date.fromisoformat(match[1])
            except ValueError:
                continue
            if found.year in _YEARS:
                return found
    return None


def struck_out(document: Document) -> Iterator[str]:
    """The properties of a thing, or of one inside it, in which words are struck out."""
    for name, value in document.items():
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, Mapping):
                yield from struck_out(one)
            elif isinstance(one, str) and has_struck_out(one):
                yield name


class Tagged(NamedTuple):
    """What says that a service, or a part of one, has a term: `link_type` says in which sense."""

    taxonomy: str
    codes: tuple[str, ...]
    name: str
    value: str
    link_type: str


def tagged(document: Document) -> Iterator[Tagged]:
    """The terms of a service or of a part of it."""
    for one in parts(document, "attributes"):
        term = inside(one, "taxonomy_term") or inside(one, "taxonomy") or one
        names = ("term", "code", "term_uri", "id", "taxonomy_term_id")
        codes = tuple(dict.fromkeys(filter(None, (line(term, name) for name in names))))
        yield Tagged(
            line(term, "taxonomy", "vocabulary"),
            codes,
            line(term, "name", "label"),
            text(one, "value"),
            line(one, "link_type"),
        )


def number(document: Document, name: str) -> str:
    """A number as people write it: 12 for 12.0, and nothing for what is none."""
    words = line(document, name)
    return (
        words.removesuffix(".0").removesuffix(".00") if re.fullmatch(r"-?[\d.]+", words) else words
    )
