"""Which pages can be left at once: those about safety, and those that list what is."""

from urllib.parse import urldefrag, urljoin

import pytest
from tests.conftest import CONTENT
from tests.pages import Page

from activity_directory.catalogue.loading import load
from activity_directory.urls import addresses

ITS_OWN_SUBJECT = {addresses.page("urgent-help"), addresses.SEARCH}
"""Safety is their subject; the find page shows its way out to those who need it."""
READ_AT_WORK = {addresses.PROFESSIONALS}
"""What professionals can refer to: it gives nobody away."""
SITE = "https://site.example/"


@pytest.fixture(scope="module")
def catalogue():
    return load(CONTENT).catalogue


@pytest.fixture(scope="module")
def listings(catalogue) -> set[str]:
    """The pages of the listings that are about safety."""
    return {addresses.activity(one.slug) for one in catalogue.activities if one.about_safety}


def lists_safety(page: Page, listings: set[str]) -> bool:
    """Whether its content leads to a listing about safety."""
    here = urljoin(SITE, page.address)
    links = (urldefrag(urljoin(here, link["href"])).url for link in page.main.all("a"))
    return any(link.removeprefix(SITE) in listings for link in links)


def leaves(page: Page) -> bool:
    """Whether it has the way out."""
    return any("data-quick-exit" in link.attributes for link in page.tree.all("a"))


def test_every_page_that_lists_what_is_about_safety_can_be_left_at_once(larkwell, listings):
    shown = {address for address, page in larkwell.items() if lists_safety(page, listings)}
    assert {"needs/safety-abuse/", "categories/talking-help/", "whats-on/week/"} <= shown
    assert {address for address in shown if not leaves(larkwell[address])} == READ_AT_WORK


def test_every_page_whose_subject_is_safety_can_be_left_at_once(larkwell, listings, catalogue):
    needs = {addresses.need(one.id) for one in catalogue.vocabularies["needs"] if one.print_guard}
    cards = {f"{address}card/" for address in listings}
    subjects = (listings | needs | cards | ITS_OWN_SUBJECT) & set(larkwell)
    assert len(subjects) > 5
    assert [address for address in sorted(subjects) if not leaves(larkwell[address])] == []


def test_no_other_page_has_the_way_out(larkwell, listings):
    """A button that stands everywhere is not seen any more where it is needed."""
    others = {
        address
        for address, page in larkwell.items()
        if leaves(page) and not lists_safety(page, listings)
    }
    about = {address for address in others if address.removesuffix("card/") in listings}
    assert others - about == ITS_OWN_SUBJECT - {addresses.page("urgent-help")}
