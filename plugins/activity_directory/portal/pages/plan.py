"""A plan for one person: the page that makes it of a list, to print.

It reads the files of the list (portal/pages/my_list.py). docs/decisions/0041-plan.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import messages
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.pages.my_list import files_from, ways_on
from activity_directory.portal.views.my_list import PlanView
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one page, which its script fills."""
    words = our_words("plan")
    href = linker(addresses.root_from(addresses.PLAN))
    files, of = files_from(edition, href)
    yield edition.rendering(
        PageMeta(
            addresses.PLAN,
            "plan.html",
            words.title,
            words.summary,
            crumbs=((our_words("my-list").title, addresses.LIST),),
            indexed=False,
            scripts=("scripts/plan.js",),
            styles=("card.css", "card-page.css", "papers.css"),
        ),
        heading=messages.text("plan.make"),
        lede=words.summary,
        plan=PlanView(
            home=href(addresses.HOME),
            files=files,
            of=of,
            cards=href(addresses.cards_listed(0, of)).removesuffix("0.json"),
            list=addresses.absolute(edition.base, addresses.LIST),
            site=edition.catalogue.site.name,
            ways=ways_on(edition, href),
        ),
    )
