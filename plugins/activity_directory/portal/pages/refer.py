"""Refer someone: for oneself, for somebody one knows, and as a professional, each its own way.

No form is kept here: the page leads to the number, the group or the team's own form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from activity_directory import messages
from activity_directory.model.joining import BY_FAMILY, TURN_UP
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.others import WayToRefer
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker

Href = Callable[[str], str]


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one page. What people search for who should come to it are its keywords."""
    words = our_words("refer")
    href = linker(addresses.root_from(addresses.REFER))
    yield edition.rendering(
        PageMeta(addresses.REFER, "refer.html", words.title, words.summary),
        heading=words.title,
        lede=words.summary,
        keywords=messages.text("refer.keywords"),
        ways=(
            _for_me(edition, href),
            _for_somebody(edition, href),
            _as_professional(edition, href),
        ),
        contact=edition.viewer.contact(
            edition.catalogue.site.contact, messages.text("refer.ask-a-person")
        ),
    )


def _for_me(edition: Edition, href: Href) -> WayToRefer:
    return WayToRefer(
        "people",
        messages.text("refer.me"),
        messages.text("refer.me-advice"),
        (
            *_joined_by(edition, href, TURN_UP, messages.text("refer.find-turn-up")),
            *_joined_by(edition, href, "self-referral", messages.text("refer.find-yourself")),
            *_form(edition),
        ),
    )


def _for_somebody(edition: Edition, href: Href) -> WayToRefer:
    return WayToRefer(
        "caring",
        messages.text("refer.somebody"),
        messages.text("refer.somebody-advice"),
        (
            *_joined_by(edition, href, BY_FAMILY, messages.text("refer.find-family")),
            Link(edition.words("champions").title, href(addresses.CHAMPIONS)),
            *_form(edition),
        ),
    )


def _as_professional(edition: Edition, href: Href) -> WayToRefer:
    return WayToRefer(
        "professional",
        messages.text("refer.professional"),
        messages.text("refer.professional-advice"),
        (
            Link(
                messages.text("professionals.list"), f"{href(addresses.PROFESSIONALS)}#activities"
            ),
            Link(our_words("eligible").title, href(addresses.ELIGIBLE)),
            *_form(edition),
        ),
    )


def _joined_by(edition: Edition, href: Href, route: str, label: str) -> Iterator[Link]:
    """The activities with a way in, where the community's vocabulary has it."""
    if route in edition.catalogue.vocabularies["joining"]:
        yield Link(label, f"{href(addresses.SEARCH)}#joining={route}")


def _form(edition: Edition) -> Iterator[Link]:
    """The form of the link workers themselves, where they have one."""
    site = edition.catalogue.site
    if site.referral_form:
        label = messages.text("refer.form", link_workers=site.link_worker_plural)
        yield Link(label, site.referral_form)
