"""A visitor's own list: made on any page, shown by its address, kept where they wish."""

import json
import re
import urllib.parse

import pytest
from playwright.sync_api import expect
from tests.browser.looking import too_wide, violations
from tests.in_deno import called

from activity_directory.portal.pages.my_list import file_of

THREE = "list/#list=chair-exercise+sewing-bees+no-such-thing"
KEEPERS = """() => ({ tab: { ...sessionStorage }, device: { ...localStorage } })"""


def names(page):
    return page.locator("[data-list-items] .activity-result__name").all_inner_texts()


def opened(page):
    expect(page.locator("[data-list-whole]")).to_be_visible()
    return page


def said(page):
    return page.locator("[data-list-said]")


def add(page, name):
    page.get_by_role("button", name=f"Add to my list: {name}").click()


def test_a_list_is_made_on_any_page_and_nothing_of_it_is_sent(visit, watched):
    page = visit("needs/loneliness/")
    on_page = page.locator(".activity-result__name").all_inner_texts()[:2]
    for name in on_page:
        add(page, name)
    way = page.get_by_role("link", name="My list (2)")
    # One by each button; the menu is closed.
    expect(way).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text=f"{on_page[1]} is on your list: 2 in all."))
    page.get_by_role("button", name=f"Take off my list: {on_page[1]}").click()
    expect(way).to_have_count(0)
    # Found, on a page that is another, in the same tab.
    page.goto(watched.home + "search/#q=gardening")
    add(page, "The Quiet Garden")
    page.goto(watched.home + "activities/chair-exercise/")
    add(page, "Sit and Be Fit")
    page.locator("[data-site-menu] > summary").click()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="My list (3)").click()
    opened(page)
    assert len(names(page)) == 3
    assert page.title() == "My list – Connected Larkwell"
    slugs = page.evaluate("location.hash").removeprefix("#list=").split("+")
    assert slugs[2] == "chair-exercise"
    assert page.evaluate(KEEPERS) == {"tab": {"connected/list": "+".join(slugs)}, "device": {}}
    # What a server could see is the same for whoever has any of the activities of a file.
    asked = [urllib.parse.urlsplit(url) for url in watched.asked_for("/list/")]
    assert all(not url.query for url in asked)
    assert {url.path for url in asked} <= {"/list/", *(f"/list/4-{n}.json" for n in range(4))}


def test_what_is_about_safety_or_withheld_is_in_no_list(demonstration, visit):
    files = [
        json.loads(file.read_text("utf-8")) for file in (demonstration / "list").glob("*.json")
    ]
    known = {slug for file in files for slug in file}
    assert len(known) > 25
    hidden = {"safe-line": "needs/safety-abuse/", "rainbow-social": "needs/loneliness/"}
    assert known.isdisjoint(hidden)
    for slug, where in hidden.items():
        for path in (where, f"activities/{slug}/"):
            page = visit(path)
            expect(page.locator(f"a[href*='{slug}']").first).to_be_attached()
            assert page.locator(f"[data-list-slug={slug}]").count() == 0
    page = opened(visit(f"list/#list={'+'.join(hidden)}"))
    assert page.get_by_text("We know of no “").count() == 2


def test_a_link_shows_what_is_over_and_what_nobody_knows(visit):
    page = opened(visit(THREE))
    shown = page.locator("[data-list-items] > li")
    expect(shown).to_have_count(3)
    assert "Closed since 31 July 2026." in shown.nth(1).inner_text()
    assert shown.nth(1).locator("li a").count() == 2
    assert "We know of no “no-such-thing”" in shown.nth(2).inner_text()
    assert shown.nth(0).locator("a[href^='tel:']").count() == 1
    # The same list elsewhere: it was this visitor's first, so that it is their own now.
    expect(page.locator("[data-list-given]")).to_be_hidden()
    assert violations(page) == []


def test_another_list_is_shown_beside_ones_own(visit, watched):
    page = opened(visit("list/#list=chair-exercise"))
    page.goto(watched.home + "about/")
    page.goto(watched.home + "list/#list=sewing-bees")
    opened(page)
    assert names(page) == ["Sewing Bees"]
    expect(page.locator("[data-list-given]")).to_be_visible()
    expect(page.locator("[data-list-keeping]")).to_be_hidden()
    page.get_by_role("button", name="See my own list").click()
    expect(page.locator("[data-list-given]")).to_be_hidden()
    assert names(page) == ["Sit and Be Fit"]
    page.evaluate("location.hash = '#list=sewing-bees'")
    page.get_by_role("button", name="Add all of these to my list").click()
    expect(said(page)).to_have_text("These are on your own list now.")
    assert names(page) == ["Sit and Be Fit", "Sewing Bees"]
    assert page.evaluate("location.hash") == "#list=chair-exercise+sewing-bees"


def test_an_activity_moves_by_buttons_and_keys_and_what_is_done_is_read_out(visit):
    page = opened(visit(THREE))
    first = page.get_by_role("button", name="Move down: Sit and Be Fit")
    first.click()
    expect(said(page)).to_have_text("Sit and Be Fit is now number 2 of 3.")
    expect(first).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(said(page)).to_have_text("Sit and Be Fit is now number 3 of 3.")
    expect(first).to_have_attribute("aria-disabled", "true")
    assert names(page)[2] == "Sit and Be Fit"
    assert page.evaluate("location.hash").endswith("+chair-exercise")
    page.get_by_role("button", name="Take off my list: Sewing Bees").click()
    expect(said(page)).to_have_text("Sewing Bees is off your list: 2 left.")
    expect(page.locator("#on-the-list")).to_be_focused()
    expect(page.locator("#on-the-list")).to_have_text("2 activities")


def test_it_stays_on_the_device_only_where_somebody_wishes_that(visit):
    page = opened(visit("list/#list=chair-exercise"))
    page.get_by_label("Your note, for paper only: Sit and Be Fit").fill("Bring the form")
    page.get_by_role("button", name="Keep it on this device").click()
    expect(page.get_by_role("button", name="Forget my list")).to_be_focused()
    assert page.evaluate(KEEPERS) == {"tab": {}, "device": {"connected/list": "chair-exercise"}}
    page.reload()
    opened(page)
    # A note is for paper: it is nowhere.
    assert page.get_by_label("Your note, for paper only").input_value() == ""
    page.get_by_role("button", name="Forget my list").click()
    expect(page.get_by_role("heading", name="Nothing is on your list yet")).to_be_visible()
    assert page.evaluate(KEEPERS) == {"tab": {}, "device": {}}
    assert page.evaluate("location.hash") == ""
    assert violations(page) == []


def test_it_is_sent_by_mail_and_text_and_by_the_device_itself(visit):
    page = visit(THREE)
    page.context.add_init_script(
        "navigator.share = (what) => { globalThis.shared = what; return Promise.resolve(); }"
    )
    page.reload()
    opened(page)
    mail = urllib.parse.unquote(page.get_by_role("link", name="Email it").get_attribute("href"))
    text = urllib.parse.unquote(page.get_by_role("link", name="Text it").get_attribute("href"))
    assert mail.startswith("mailto:?subject=Activities near you, from Connected Larkwell&body=")
    assert re.search(r"1\. Sit and Be Fit: \S.*\n2\. Sewing Bees: Closed", mail)
    assert text.startswith("sms:?&body=Activities near you: Sit and Be Fit, Sewing Bees. http")
    for words in (mail, text):
        assert words.endswith(f"/{THREE}")
    page.get_by_role("button", name="Share…").click()
    assert page.evaluate("shared.url").endswith(f"/{THREE}")


def test_six_and_their_notes_are_one_sheet_of_paper(demonstration, visit):
    files = [
        json.loads(file.read_text("utf-8")) for file in (demonstration / "list").glob("*.json")
    ]
    every = {slug: shown for file in files for slug, shown in file.items() if "when" in shown}
    longest = sorted(every, key=lambda slug: -len(json.dumps(every[slug])))[:6]
    page = opened(visit(f"list/#list={'+'.join(longest)}"))
    for note in page.get_by_label("Your note, for paper only").all():
        note.fill("Ask for the group leader, and bring the letter.")
    page.emulate_media(media="print")
    expect(page.get_by_text("Ask for the group leader").first).to_be_visible()
    expect(page.get_by_role("button", name="Move up").first).to_be_hidden()
    sheets = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1


@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_a_small_phone_in_large_letters(visit, dark):
    page = opened(visit(THREE, width=320, dark=dark))
    assert too_wide(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert too_wide(page) == []
    assert violations(page) == []


def test_what_can_not_be_looked_up_has_its_link_and_without_scripts_nothing_is_offered(
    visit, browser, address
):
    page = browser.new_page()
    page.route("**/list/*.json", lambda route: route.fulfill(status=503, body=""))
    page.goto(f"{address}list/#list=chair-exercise")
    opened(page)
    assert "We could not look this up" in page.locator("[data-list-items]").inner_text()
    link = page.locator("[data-list-items] a").first
    assert link.get_attribute("href") == "../activities/chair-exercise/"
    page.close()
    bare = visit("needs/loneliness/", java_script_enabled=False)
    expect(bare.get_by_role("button", name="Add to my list").first).to_be_hidden()


def test_the_page_and_the_build_agree_in_which_file_a_slug_is():
    slugs = ["chair-exercise", "a", "z9-" * 20, "sewing-bees"]
    calls = [["fileOf", slug, of] for slug in slugs for of in (1, 4, 512)]
    answers = called(["templates/components/my-list/lookup.js"], calls)
    assert answers == [file_of(slug, of) for _, slug, of in calls]
