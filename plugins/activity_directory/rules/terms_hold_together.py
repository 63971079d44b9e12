"""The vocabularies refer to one another (`unknown-term`).

A term's `group:`, `parent:` or `five_ways:` names a term that is there, and no vocabulary lacks a
term to which the software gives a meaning: a status, a way of paying, a way to join.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from activity_directory.model.cost import TERM_OF
from activity_directory.model.joining import BY_CHAMPION, BY_FAMILY, BY_ONESELF, BY_PROFESSIONAL
from activity_directory.model.status import CurrentStatus
from activity_directory.problems import Problem
from activity_directory.rules.rule import Rule
from activity_directory.sanitise.quoting import quoted
from activity_directory.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community

MEANT: dict[str, tuple[str, ...]] = {
    "statuses": get_args(CurrentStatus),
    "costs": tuple(TERM_OF.values()),
    "joining": tuple(sorted(BY_ONESELF | BY_PROFESSIONAL | {BY_FAMILY, BY_CHAMPION})),
    "formats": ("in-person", "online", "phone", "home-visit", "outdoors", "postal", "blended"),
}
"""Terms to which the software gives a meaning."""


def _compare(_notes: Sequence[None], community: Community, _today: date) -> Iterator[Problem]:
    """Every term that is named is there."""
    vocabularies = community.vocabularies
    path = community.site.places.path.rpartition("/")[0]
    for name, ids in MEANT.items():
        if not vocabularies[name].whole:
            continue  # some of its terms could not be read, which is reported already
        for missing in (id_ for id_ in ids if id_ not in vocabularies[name]):
            yield Problem(
                f"{path}/vocabularies/{name}.yml",
                1,
                1,
                "unknown-term",
                f"The term `{missing}` is missing, and the software needs it",
                f"Put it back with a label of your own, starting with `- id: {missing}`.",
            )
    for name, vocabulary in vocabularies.items():
        for number, term in enumerate(vocabulary.terms.values()):
            named = [("parent", term.parent, name), ("group", term.group, "need-groups")]
            named += [("five_ways", way, "five-ways") for way in term.five_ways]
            for field, wanted, other in named:
                if wanted and wanted not in vocabularies[other] and term.places is not None:
                    close = nearest(wanted, vocabularies[other].terms)
                    yield term.places.problem(
                        f"{number}.{field}",
                        "unknown-term",
                        f"{quoted(wanted)} is not one of the terms in {other}.yml",
                        f"Did you mean `{close}`?" if close else "Check the spelling.",
                    )


RULE = Rule(("unknown-term",), __doc__, check_all=_compare)
