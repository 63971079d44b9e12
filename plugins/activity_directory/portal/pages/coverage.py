"""What the borough has and lacks, in pictures and words, for those who pay for it or look after it.

No search engine lists it. On paper it is a report of four sheets at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from activity_directory import messages
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.viewing.figures import figures, why_no_growth
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.coverage import CoverageView, Lines
from activity_directory.reports.coverage import (
    Coverage,
    dependence_words,
    ending_words,
    time_of_week_words,
)
from activity_directory.reports.figures import files as spreadsheets
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.vocabulary import Term
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import joined

MOST_ON_PAPER = 12
"""Lines of a list that are printed, so that the report keeps to its sheets."""


def view_of(coverage: Coverage) -> CoverageView:
    """What the page says in words. `ending` pairs the slug of an activity with its sentence."""
    return CoverageView(
        as_of=full_date(coverage.today),
        nowhere=messages.text("coverage.nowhere"),
        unmet=coverage.unmet,
        stopped=coverage.stopped,
        quiet=tuple(time_of_week_words(when) for when in coverage.quiet),
        ending=tuple((ending.slug, ending_words(ending)) for ending in coverage.ending),
        dependences=tuple(dependence_words(dependence) for dependence in coverage.dependences),
    )


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one page, worked out on the day of the edition."""
    words = edition.words("coverage")
    href = linker(addresses.root_from(addresses.COVERAGE))
    coverage_view = view_of(edition.figures.coverage)
    yield edition.rendering(
        PageMeta(
            addresses.COVERAGE,
            "coverage.html",
            words.title,
            words.summary,
            crumbs=((edition.words("professionals").title, addresses.PROFESSIONALS),),
            indexed=False,
            styles=("coverage.css",),
        ),
        heading=words.title,
        lede=words.summary,
        text=edition.text("coverage", addresses.COVERAGE),
        coverage=coverage_view,
        figures={figure.id: figure for figure in figures(edition.figures, href)},
        why_no_growth=why_no_growth(edition.figures),
        unmet=_lines(_needs(coverage_view.unmet, href)),
        stopped=_lines(_needs(coverage_view.stopped, href)),
        ending=_lines(
            Link(sentence, href(addresses.activity(slug)))
            for slug, sentence in coverage_view.ending
        ),
        dependences=_lines(Link(sentence, "") for sentence in coverage_view.dependences),
    )


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The numbers of each picture, for a spreadsheet."""
    for name, text in spreadsheets(edition.figures):
        yield addresses.figure(name), text.encode()


def _needs(terms: Iterable[Term], href: Callable[[str], str]) -> tuple[Link, ...]:
    return tuple(Link(term.label, href(addresses.need(term.id))) for term in terms)


def _lines(links: Iterable[Link]) -> Lines:
    every = tuple(links)
    more = len(every) - MOST_ON_PAPER
    return Lines(
        every,
        joined(link.label for link in every),
        messages.text("coverage.more", count=more) if more > 0 else "",
    )
