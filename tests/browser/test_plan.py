"""A plan for one person: a list on one sheet; what is written is on paper alone."""

import io
import json
import urllib.parse

import pypdf
import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import expect
from tests.browser.looking import too_wide, violations

SIX = "chair-exercise+buggy-walk+memory-cafe+friendly-calls+museum-mornings+wednesday-walk"
KEPT = "() => [{ ...sessionStorage }, { ...localStorage }, document.cookie, location.href]"


def opened(page):
    expect(page.locator("[data-plan-whole]")).to_be_visible()
    return page


def printed(page, paper="A4"):
    return page.pdf(format=paper, prefer_css_page_size=True)


def words_of(pdf):
    sheets = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return [" ".join(sheet.extract_text().split()) for sheet in sheets]


def test_a_list_becomes_a_plan_of_which_nothing_is_kept_or_sent(visit, watched):
    page = visit(f"list/#list={SIX}")
    page.get_by_role("link", name="Make a plan to print").click()
    opened(page)
    kept, asked = page.evaluate(KEPT), len(watched.requests)
    page.get_by_label("First name").fill("Zebedee")
    page.get_by_label("Note").fill("Ring the bell twice.")
    page.get_by_label("From, or signed").fill("Nurse Quill")
    pdf = printed(page)
    [sheet] = words_of(pdf)
    for part in (
        "Zebedee", "Ring the bell twice.", "Nurse Quill", "Memory Cafe",
        "Starts on 14 January 2027.", "There is a waiting list", "Tuesday 24 November",
        "10am to 11am: Buggy Walk and Talk", "As of Monday 23 November 2026.",
    ):  # fmt: skip
        assert part in sheet, part
    assert len(words_of(printed(page, "Letter"))) == 1
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72, grayscale=True).to_pil()
    [code] = zxingcpp.read_barcodes(picture)
    assert code.text == f"https://connected-larkwell.example.org/list/#list={SIX}"
    assert page.evaluate(KEPT) == kept
    assert len(watched.requests) == asked
    # The cards are those of their own pages: a sheet for both sides of each.
    page.get_by_label("A card of each too").check()
    expect(page.locator("[data-plan-cards] .card--back")).to_have_count(6)
    whole = printed(page)
    sheets = words_of(whole)
    assert len(sheets) == 7
    assert "Printed 23 November 2026" in sheets[1]
    assert not any("Zebedee" in sheet for sheet in sheets[1:])
    first = pypdfium2.PdfDocument(whole)[1].render(scale=150 / 72, grayscale=True).to_pil()
    [code] = zxingcpp.read_barcodes(first)
    assert code.text.startswith("https://connected-larkwell.example.org/a/")
    assert {urllib.parse.urlsplit(url).path for url in watched.requests[asked:]} <= {
        f"/list/cards-4-{number}.json" for number in range(4)
    }
    assert all(not urllib.parse.urlsplit(url).query for url in watched.requests)
    assert page.locator("[data-plan] [name]").count() == 0
    assert violations(page) == []
    page.goto(watched.home + "about/")
    page.go_back()
    opened(page)
    expect(page.get_by_label("First name")).to_have_value("")
    assert "Zebedee" not in page.content()


def test_what_nobody_can_go_to_is_refused_and_more_than_six_are_chosen_from(visit):
    slugs = f"{SIX}+pantry+job-club+sewing-bees+safe-line+rainbow-social"
    page = opened(visit(f"list/plan/#list={slugs}", width=320))
    refused = page.locator("[data-plan-refused] > li")
    expect(refused).to_have_count(4)
    assert "Larkwell Job Club: Paused since 20 October 2026." in refused.nth(0).inner_text()
    assert "Closed since 31 July 2026." in refused.nth(1).inner_text()
    # What there is instead is one press away, as is its card.
    for line in (refused.nth(0), refused.nth(1)):
        cards = line.get_by_role("link", name="Print a card for")
        assert cards.count() == 2
        for card in cards.all():
            assert page.request.get(card.evaluate("link => link.href")).ok
    for hidden in ("safe-line", "rainbow-social"):
        assert refused.filter(has_text=f"We know of no “{hidden}”").count() == 1
    pantry = page.get_by_label("Riverside Community Pantry")
    expect(pantry).to_be_disabled()
    assert "One sheet has room for 6." in page.locator("[data-plan-room]").inner_text()
    page.get_by_label("Memory Cafe").uncheck()
    pantry.check()
    shown = page.locator("[data-plan-items] h3").all_inner_texts()
    assert len(shown) == 6
    assert "Riverside Community Pantry" in shown
    assert "Memory Cafe" not in shown
    assert too_wide(page) == []
    assert violations(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert too_wide(page) == []


def test_longer_than_a_sheet_the_week_has_one_of_its_own(browser, address):
    page = browser.new_page()
    long = {
        "name": "A name of many words " * 3,
        "href": "",
        "when": "Mondays and Tuesdays " * 6,
        "where": "A hall on a road " * 5,
        "cost": "Free",
        "joining": "Ring us first. " * 6,
        "reach": "01632 960110",
        "days": [["2026-11-24s10:00-11:00", "Hall"]],
    }
    every = {f"a{number}": long for number in range(6)}
    page.route("**/list/*.json", lambda route: route.fulfill(body=json.dumps(every)))
    page.goto(f"{address}list/plan/#list={'+'.join(every)}")
    opened(page)
    sheets = words_of(printed(page))
    assert len(sheets) == 2
    assert sheets[1].removeprefix("2/2 ").startswith("This week Monday 23 November nothing planned")
    page.close()


def test_without_scripts_or_a_list_there_are_other_ways(visit):
    page = visit("list/plan/")
    expect(
        page.get_by_role("heading", name="There is nothing to put on a plan yet")
    ).to_be_visible()
    bare = visit("list/plan/", java_script_enabled=False)
    expect(bare.get_by_role("heading", name="A plan needs scripts")).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_one_activity_is_large(visit, paper):
    page = opened(visit("list/plan/#list=chair-exercise"))
    expect(page.locator("[data-plan-sheet]")).to_have_class("plan__sheet plan__sheet--large")
    assert len(words_of(printed(page, paper))) == 1
