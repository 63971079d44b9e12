"""Ordinary pages: the maintainers' own words, and what may be claimed of accessibility."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import messages
from activity_directory.model.page import Page
from activity_directory.portal.edition import OWN_WORDS, Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.site import AccessibilityView
from activity_directory.sanitise.alphabets import also_written
from activity_directory.urls import addresses, edit_links
from activity_directory.urls.addresses import linker
from activity_directory.wording.dates import full_date


def pages(edition: Edition) -> Iterator[SitePage]:
    """Every page of content/pages that has no page kind of its own."""
    for page in edition.catalogue.pages:
        if page.slug in OWN_WORDS:
            continue
        address = addresses.page(page.slug)
        yield edition.rendering(
            PageMeta(
                address,
                "page.html",
                page.title,
                page.summary,
                about_safety=page.slug == "urgent-help",
                crisis=page.slug == "urgent-help",
            ),
            heading=page.title,
            lede=page.summary,
            text=edition.text(page.slug, address),
            keywords=messages.text("list.between").join(_keywords(edition, page)),
            accessibility=_accessibility(edition) if page.slug == "accessibility" else None,
            edit_links=_edit_links(edition, address) if page.slug == "groups" else (),
            data=_data(address) if page.slug == "open-data" else None,
        )


def _keywords(edition: Edition, page: Page) -> Iterator[str]:
    """What people type who should come to a page; to "About", also what newcomers search for."""
    if page.slug == "about":
        site = edition.catalogue.site
        elsewhere = messages.text("page.link-workers-elsewhere").split(
            messages.text("list.between")
        )
        names = (site.link_worker, site.link_worker_plural, *elsewhere)
        yield from (messages.text("page.social-prescribing"), *dict.fromkeys(names))
    yield from also_written((page.title,), (page.summary, page.text))


def _edit_links(edition: Edition, here: str) -> tuple[Link, ...]:
    """Every way to add a listing, that without an account first."""
    form = linker(addresses.root_from(here))(addresses.ADD)
    return (
        Link(messages.text("page.our-form"), form, messages.text("page.no-account")),
        *(
            Link(edit_link.label, edit_link.href, edit_link.text)
            for edit_link in edit_links.add(edition.catalogue.site)
        ),
    )


def _data(here: str) -> Link:
    """The page with every file for programs."""
    href = linker(addresses.root_from(here))
    return Link(messages.text("titles.title-data"), href(addresses.DATA))


def _accessibility(edition: Edition) -> AccessibilityView:
    test = edition.catalogue.site.accessibility
    return AccessibilityView(
        tested=test.tested_on is not None and bool(test.tested_by),
        tested_on=full_date(test.tested_on) if test.tested_on else "",
        tested_by=test.tested_by,
        next_test=full_date(test.next_test) if test.next_test else "",
        contact=test.contact,
        known_faults=test.known_faults,
    )
