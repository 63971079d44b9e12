"""The keys of a desk: off until somebody switches them on, and never in anybody's way."""

import pytest
from playwright.sync_api import expect
from tests.browser.looking import settled, too_wide, violations

SWITCH = "[data-keys-switch]"
NOTE = "[data-keys-note]"
STORED = "() => [{ ...localStorage }, document.cookie]"
NO_PAPER = "globalThis.printed = 0; globalThis.print = () => { globalThis.printed += 1; };"


@pytest.fixture
def desk(visit, watched):
    """`desk(path)` opens a page where the keys are on; nothing is sent to a printer."""
    page = visit("professionals/")
    page.context.add_init_script(NO_PAPER)
    page.locator(SWITCH).click()
    expect(page.locator(NOTE)).to_be_visible()

    def open_page(path):
        page.goto(watched.home + path)
        expect(page.locator(NOTE)).to_be_visible()
        return settled(page)

    return open_page


def test_they_are_off_until_somebody_switches_them_on_and_off_again(visit, watched):
    page = visit("activities/chair-exercise/")
    page.keyboard.press("p")
    page.goto(watched.home + "professionals/")
    assert watched.asked_for("/card/") == []
    assert watched.asked_for("/keys.") == []
    expect(page.locator("[data-keys-said]")).to_have_text("The keys are off.")
    page.locator(SWITCH).click()
    expect(page.locator("[data-keys-said]")).to_have_text("The keys are on, on this device.")
    expect(page.locator(NOTE)).to_be_visible()
    assert page.evaluate(STORED) == [{"connected/keys": "on"}, ""]
    assert violations(page) == []
    page.keyboard.press("/")
    expect(page.locator("[data-search-box] input")).to_be_focused()
    page.locator(SWITCH).click()
    expect(page.locator(NOTE)).to_be_hidden()
    assert page.evaluate(STORED) == [{}, ""]
    page.keyboard.press("/")
    expect(page.locator(SWITCH)).to_be_focused()
    page.locator(SWITCH).click()
    expect(page.locator(NOTE)).to_be_visible()
    assert len(watched.asked_for("/keys.")) == 1


def test_one_key_prints_the_card_of_an_activity(desk, watched):
    page = desk("activities/chair-exercise/")
    for other in ("Control+p", "Alt+p", "Meta+p", "Shift+P"):
        page.keyboard.press(other)
    assert watched.asked_for("/card/") == []
    page.keyboard.press("p")
    page.wait_for_url("**/activities/chair-exercise/card/")
    page.wait_for_function("globalThis.printed === 1")


def test_on_the_find_page_they_go_to_the_box_and_print_the_result_with_the_focus(desk):
    page = desk("search/#q=gardening")
    page.keyboard.press("/")
    box = page.locator("[data-find] input[type=search]")
    expect(box).to_be_focused()
    page.keyboard.type("p/p")
    expect(box).to_have_value("p/p")
    box.fill("gardening")
    box.press("Enter")
    settled(page)
    first = page.locator("[data-find-results] .activity-result__name a").first
    page.locator("main").focus()
    page.keyboard.press("p")
    expect(first).to_be_focused()
    address = first.evaluate("link => link.href")
    page.keyboard.press("p")
    page.wait_for_url(f"{address}card/")
    page.wait_for_function("globalThis.printed === 1")


def test_what_is_about_safety_is_never_printed_by_one_key(desk, watched):
    page = desk("needs/safety-abuse/")
    guarded = page.locator(".activity-result:not(:has([data-list-slug])) a").first
    guarded.focus()
    page.keyboard.press("p")
    expect(guarded).to_be_focused()
    page.goto(watched.home + "activities/safe-line/")
    expect(page.locator(NOTE)).to_have_count(0)
    page.keyboard.press("p")
    page.goto(watched.home + "about/")
    assert watched.asked_for("/card/") == []


def test_the_note_is_in_nobodys_way_on_a_phone(desk):
    page = desk("activities/chair-exercise/")
    page.set_viewport_size({"width": 320, "height": 700})
    assert too_wide(page) == []
    assert violations(page) == []
    page.get_by_role("link", name="Keys are on").click()
    expect(page.locator(SWITCH)).to_be_in_viewport()


def test_without_scripts_it_says_that_the_keys_need_them(visit):
    page = visit("professionals/", java_script_enabled=False)
    expect(page.get_by_text("The keys need scripts")).to_be_visible()
    expect(page.locator(SWITCH)).to_be_hidden()
