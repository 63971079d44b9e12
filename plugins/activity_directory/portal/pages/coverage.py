"""What the borough lacks, for those who can do something about it. No search engine lists it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from activity_directory import messages
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.coverage import CoverageView, GridRow, Label, Picture, Square
from activity_directory.reports.coverage import (
    PARTS,
    Coverage,
    coverage_of,
    dependence_words,
    ending_words,
    time_of_week_words,
)
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.vocabulary import Term
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import joined, with_capital

STEPS = 4
"""How many strengths of a square there are beside "nothing"."""

_SQUARE, _GAP, _LEFT, _TOP = 44, 4, 96, 28


def view_of(coverage: Coverage) -> CoverageView:
    """The page's view. `ending` pairs the slug of an activity with its sentence."""
    return CoverageView(
        as_of=full_date(coverage.today),
        nowhere=messages.text("coverage.nowhere"),
        unmet=coverage.unmet,
        stopped=coverage.stopped,
        quiet=tuple(time_of_week_words(when) for when in coverage.quiet),
        ending=tuple((ending.slug, ending_words(ending)) for ending in coverage.ending),
        dependences=tuple(dependence_words(dependence) for dependence in coverage.dependences),
        columns=(*coverage.areas, messages.text("coverage.all")),
        grid=tuple(
            GridRow(need.label, tuple(str(count or "") for count in row), str(total or ""))
            for need, row, total in zip(coverage.needs, coverage.grid, coverage.totals, strict=True)
        ),
        picture=picture(coverage),
    )


def picture(coverage: Coverage) -> Picture:
    """The sessions of the next four weeks by weekday and part of day, a number in each square."""
    most = max(coverage.times.values())
    step = _SQUARE + _GAP
    middle = _SQUARE // 2
    squares = []
    for (weekday, part), count in coverage.times.items():
        when = time_of_week_words((weekday, part))
        title = (
            messages.text("coverage.square", count=count, time=when)
            if count
            else messages.text("coverage.square-of-none", time=when)
        )
        x, y = _LEFT + weekday * step, _TOP + PARTS.index(part) * step
        squares.append(
            Square(
                x=x,
                y=y,
                middle_x=x + middle,
                middle_y=y + middle,
                size=_SQUARE,
                strength=-(-count * STEPS // most) if count else 0,
                text=str(count),
                title=title,
            )
        )
    quiet = joined([time_of_week_words(when) for when in coverage.quiet])
    return Picture(
        width=_LEFT + 7 * step,
        height=_TOP + len(PARTS) * step,
        label=messages.text("coverage.picture", quiet=quiet or messages.text("coverage.no-quiet")),
        columns=tuple(
            Label(_LEFT + day * step + middle, _TOP - 10, messages.text(f"dates.short-{day + 1}"))
            for day in range(7)
        ),
        rows=tuple(
            Label(
                0, _TOP + place * step + middle, with_capital(messages.text(f"dates.part-{part}"))
            )
            for place, part in enumerate(PARTS)
        ),
        squares=tuple(squares),
    )


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one page, worked out on the day of the edition."""
    words = edition.words("coverage")
    href = linker(addresses.root_from(addresses.COVERAGE))
    coverage_view = view_of(coverage_of(edition.catalogue, edition.listings, edition.today))
    yield edition.rendering(
        PageMeta(
            addresses.COVERAGE,
            "coverage.html",
            words.title,
            words.summary,
            crumbs=((edition.words("professionals").title, addresses.PROFESSIONALS),),
            indexed=False,
        ),
        heading=words.title,
        lede=words.summary,
        text=edition.text("coverage", addresses.COVERAGE),
        coverage=coverage_view,
        unmet=_needs(coverage_view.unmet, href),
        stopped=_needs(coverage_view.stopped, href),
        ending=tuple(
            Link(sentence, href(addresses.activity(slug)))
            for slug, sentence in coverage_view.ending
        ),
    )


def _needs(terms: Iterable[Term], href: Callable[[str], str]) -> tuple[Link, ...]:
    return tuple(Link(term.label, href(addresses.need(term.id))) for term in terms)
