"""Refer someone: three ways to the right number or form, found by the words that people type."""

import pytest
from playwright.sync_api import expect
from tests.browser.looking import broken_words, too_wide, violations

FORM = "https://refer.larkwell.example.org/connectors"


@pytest.mark.parametrize("dark", [False, True])
def test_each_way_leads_on_and_nothing_is_asked_here(visit, dark):
    page = visit("refer/", width=320, dark=dark)
    for heading in ("For me", "For someone I know", "As a professional"):
        way = page.get_by_role("main").locator("section").filter(has_text=heading)
        assert way.locator(f"a[href='{FORM}']").count() == 1
    links = page.locator("main a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    for link in (
        "../search/#joining=drop-in", "../search/#joining=self-referral",
        "../search/#joining=family-referral", "../professionals/eligible/", "tel:+441632960106",
    ):  # fmt: skip
        assert link in links, link
    assert page.locator("main :is(input, form)").count() == 0
    assert too_wide(page) == broken_words(page) == violations(page) == []


def test_it_is_found_by_what_people_type(visit, watched):
    page = visit("search/")
    for words in ("refer my mum", "for a friend", "refer a patient"):
        page.goto(f"{watched.home}about/")
        page.goto(f"{watched.home}search/#q={words.replace(' ', '+')}")
        expect(page.locator("main a[href$='refer/']")).to_have_text("Refer someone")
