"""The community's terms as data: what each means, and the codes of the same idea in other lists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from activity_directory import messages

if TYPE_CHECKING:
    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.vocabulary import Term

PUBLISHED = (
    "id",
    "label",
    "definition",
    "synonyms",
    "seldom",
    "group",
    "parent",
    "five_ways",
    "map",
    "source",
)
"""The facts of a term that are published, under their names in the files of terms."""


def as_json(catalogue: Catalogue) -> bytes:
    """Every term that everybody may see, by vocabulary, in the order of its file."""
    content = {
        "from": catalogue.site.name,
        "licence": catalogue.site.licence,
        "about_codes": messages.text("data.about-codes"),
        "vocabularies": {
            name: [_facts(term) for term in vocabulary]
            for name, vocabulary in catalogue.vocabularies.items()
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _facts(term: Term) -> dict[str, Any]:
    facts = {name: getattr(term, name) for name in PUBLISHED}
    return {name: value for name, value in facts.items() if value}
