"""The check of who is eligible: one page, and the rules of everything professionals refer to.

Its script works the rules out on the page, where the answers stay. What it fetches is the same for
everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from activity_directory import messages
from activity_directory.listing.eligibility import Rule, as_data, is_referred_to, rules_of
from activity_directory.listing.facts import facts_of, status_label
from activity_directory.model.freshness import NOT_CHECKED
from activity_directory.model.status import OVER
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.professionals import EligibleView
from activity_directory.search.index_files import as_json
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.wording.people import not_known_sentence
from activity_directory.wording.quotation_marks import curly

if TYPE_CHECKING:
    from activity_directory.listing.listing import Listing

ELSEWHERE = "-"
"""What no area is called."""


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one page, in no search and no sitemap: some of what it asks is for professionals."""
    words = our_words("eligible")
    href = linker(addresses.root_from(addresses.ELIGIBLE))
    meta = PageMeta(
        addresses.ELIGIBLE,
        "eligible.html",
        words.title,
        words.summary,
        crumbs=((edition.words("professionals").title, addresses.PROFESSIONALS),),
        for_professionals=True,
        indexed=False,
        scripts=("scripts/eligible.js",),
        styles=("papers.css",),
    )
    yield edition.rendering(
        meta,
        heading=words.title,
        lede=words.summary,
        check=EligibleView(
            home=href(addresses.HOME),
            rules=href(addresses.ELIGIBLE_RULES),
            areas=tuple(_areas(edition)),
            asks_bmi=any(rule.about == "bmi" for one in _asked(edition) for rule in one[1]),
            ways=(
                Link(
                    messages.text("professionals.list"),
                    f"{href(addresses.PROFESSIONALS)}#activities",
                ),
            ),
        ),
    )


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """What the page reads: each rule once, and the listings with the numbers of their rules."""
    numbers: dict[Rule, int] = {}
    listings: list[dict[str, Any]] = []
    for listing, rules in _asked(edition):
        activity = listing.activity
        runs = listing.current_status == "running" and listing.freshness not in NOT_CHECKED
        status = "" if runs else status_label(listing, edition.viewer.status_labels)
        listings.append(
            {
                "name": curly(activity.name),
                "address": addresses.for_professionals(activity.slug),
                "status": curly(status),
                "joining": curly(facts_of(listing).joining),
                "isOn": listing.is_on,
                "rules": [numbers.setdefault(rule, len(numbers)) for rule in rules],
            }
        )
    printed = [as_data(replace(rule, words=curly(rule.words))) for rule in numbers]
    yield addresses.ELIGIBLE_RULES, as_json({"rules": printed, "listings": listings})


def _asked(edition: Edition) -> Iterator[tuple[Listing, tuple[Rule, ...]]]:
    """What professionals refer to, and the rules of each."""
    for listing in edition.listings:
        activity = listing.activity
        if is_referred_to(activity) and listing.current_status not in OVER:
            rules = rules_of(activity.eligibility, edition.catalogue.vocabularies["areas"])
            if not (rules or activity.who_is_known):
                rules = (Rule(not_known_sentence()),)
            yield listing, rules


def _areas(edition: Edition) -> Iterator[tuple[str, str]]:
    site = edition.catalogue.site
    for area in edition.catalogue.vocabularies["areas"]:
        yield area.id, area.label
    yield ELSEWHERE, messages.text("professionals.outside", place=site.place)
