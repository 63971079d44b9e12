"""What the borough lacks, for those who can do something about it. No search engine lists it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from activity_directory import addresses
from activity_directory.coverage import coverage_of, view_of
from activity_directory.portal import views
from activity_directory.portal.edition import Edition, Leaf, Rendering, linker
from activity_directory.vocabulary import Term


def pages(edition: Edition) -> Iterator[Rendering]:
    """The one page, worked out on the day of the edition."""
    words = edition.words("coverage")
    href = linker(addresses.root_from(addresses.COVERAGE))
    found = view_of(coverage_of(edition.catalogue, edition.listings, edition.today))
    yield edition.rendering(
        Leaf(
            addresses.COVERAGE,
            "coverage.html",
            words.title,
            words.summary,
            crumbs=(("For professionals", addresses.PROFESSIONALS),),
            indexed=False,
        ),
        heading=words.title,
        lede=words.summary,
        text=edition.text("coverage", addresses.COVERAGE),
        coverage=found,
        unmet=_needs(found.unmet, href),
        stopped=_needs(found.stopped, href),
        ending=tuple(
            views.Link(sentence, href(addresses.activity(slug))) for slug, sentence in found.ending
        ),
    )


def _needs(terms: Iterable[Term], href: Callable[[str], str]) -> tuple[views.Link, ...]:
    return tuple(views.Link(term.label, href(addresses.need(term.id))) for term in terms)
