"""Funds, open ones first, and the needs that no activity meets."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.viewing.others import fund_view
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker

ORDER = {"open": 0, "opens-later": 1, "closed": 2}


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one page of them."""
    words = edition.words("funding")
    href = linker(addresses.root_from(addresses.FUNDING))
    funds = sorted(
        edition.catalogue.funds, key=lambda fund: (ORDER[fund.openness(edition.today)], fund.id)
    )
    gaps = [term for term in edition.terms("needs") if not edition.count("needs", term)]
    yield edition.rendering(
        PageMeta(addresses.FUNDING, "funding.html", words.title, words.summary),
        heading=words.title,
        lede=words.summary,
        text=edition.text("funding", addresses.FUNDING),
        funds=tuple(fund_view(edition.viewer, fund, href) for fund in funds),
        gaps=edition.viewer.terms("needs", gaps, href),
    )
