"""Narrowing on a phone: a sheet over the list, with what there is to see always in sight."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.looking import too_wide, violations

Visit = Callable[..., Page]

SEARCH = "search/#q=lonely"
WEEK = "whats-on/week/"
SIZES = {"a phone": (390, 740), "a small one": (320, 500), "on its side": (844, 390)}


def opened(visit: Visit, path: str, size: tuple[int, int] = (390, 740), **options: object) -> Page:
    page = visit(path, width=size[0], **options)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    settle(page)
    page.get_by_role("button", name="Narrow it down").click()
    expect(page.get_by_role("dialog", name="Narrow it down")).to_be_visible()
    return page


def settle(page: Page) -> None:
    if page.locator("[data-find-answer]").count():
        expect(page.locator("[data-find-answer]")).to_have_attribute("aria-busy", "false")


@pytest.mark.parametrize("path", [SEARCH, WEEK])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_head_and_foot_stay_in_sight_and_nothing_sticks_out(
    path: str, size: tuple[int, int], visit: Visit
):
    page = opened(visit, path, size)
    sheet = page.get_by_role("dialog")
    expect(sheet.locator("[data-sheet-show]")).to_be_in_viewport()
    last = sheet.locator("[data-sheet-body] :is(select, input)").last
    last.scroll_into_view_if_needed()
    expect(sheet.locator("[data-sheet-show]")).to_be_in_viewport()
    expect(sheet.get_by_role("button", name="Close")).to_be_in_viewport()
    assert too_wide(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert too_wide(page) == []
    sheet.locator("[data-sheet-show]").scroll_into_view_if_needed()
    expect(sheet.locator("[data-sheet-show]")).to_be_in_viewport()


@pytest.mark.parametrize("path", [SEARCH, WEEK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sheet_is_for_everybody(path: str, scheme: str, visit: Visit):
    page = opened(visit, path, dark=scheme == "dark", reduced_motion="reduce")
    assert violations(page) == []


def test_its_button_says_at_once_what_there_is_to_see(visit: Visit):
    page = opened(visit, SEARCH)
    shows = page.get_by_role("dialog").locator("[data-sheet-show]")
    before = shows.inner_text()
    page.get_by_label("Free today").check()
    settle(page)
    assert shows.inner_text() != before
    count = page.locator("[data-find-results] > li").count()
    expect(shows).to_have_text(f"Show {count} results")
    shows.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.locator("[data-find-count]").inner_text().startswith(f"{count} activities")
    expect(page.get_by_role("button", name="Narrow it down")).to_be_focused()


def test_whats_on_is_narrowed_down_in_it_too(visit: Visit):
    page = opened(visit, WEEK)
    page.get_by_label("Part of the day").select_option("Evening")
    left = page.locator(".session:not([hidden])").count()
    shows = page.get_by_role("dialog").locator("[data-sheet-show]")
    expect(shows).to_have_text(f"Show {left} results")
    shows.click()
    page.get_by_role("button", name="Remove: Evening").click()
    expect(page.get_by_role("button", name="Narrow it down")).to_be_focused()
    assert page.locator(".session:not([hidden])").count() > left


@pytest.mark.parametrize("path", [SEARCH, WEEK])
def test_it_is_left_with_escape_with_its_cross_and_beside_it(path: str, visit: Visit):
    page = opened(visit, path)
    opener = page.get_by_role("button", name="Narrow it down")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Close").click()
    expect(opener).to_be_focused()
    opener.click()
    page.mouse.click(195, 20)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()


@pytest.mark.parametrize("path", [SEARCH, WEEK])
def test_the_keyboard_stays_in_it_until_it_is_left(path: str, visit: Visit):
    page = opened(visit, path)
    inside = (
        "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
    )
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)


def test_what_is_chosen_stands_above_the_results_and_each_can_be_taken_off(visit: Visit):
    page = visit(f"{SEARCH}&cost=free&day=monday&day=friday", width=390)
    settle(page)
    chips = page.locator("[data-chosen]").get_by_role("button")
    assert page.locator("[data-chosen-label]").all_inner_texts() == [
        "Feeling lonely or cut off",
        "Free today",
        "Monday",
        "Friday",
    ]
    understood = ["Feeling lonely or cut off"]
    for left in (["Monday", "Friday"], ["Friday"], []):
        chips.nth(1).click()
        settle(page)
        assert page.locator("[data-chosen-label]").all_inner_texts() == understood + left
        expect(chips.nth(0)).to_be_focused()
    assert page.url.endswith("#q=lonely")


def test_the_order_comes_first_in_it_and_one_row_is_above_the_results(visit: Visit):
    page = opened(visit, SEARCH)
    sheet = page.get_by_role("dialog")
    order = sheet.get_by_label("Order")
    assert order.evaluate("one => one === one.closest('dialog').querySelector('select, input')")
    order.select_option("soonest")
    settle(page)
    assert page.url.endswith("&sort=soonest")
    count = page.locator("[data-find-count]").bounding_box()
    opener = page.get_by_role("button", name="Narrow it down").bounding_box()
    assert opener["y"] <= count["y"] + count["height"] / 2 <= opener["y"] + opener["height"]


def test_the_choices_of_the_address_stand_as_chips_of_whats_on(visit: Visit):
    page = visit(f"{WEEK}#area=highfield&is=drop-in", width=390)
    labels = page.locator("[data-chosen-label]")
    assert labels.all_inner_texts() == ["Highfield", "Just turn up"]
    page.go_back()
    page = visit(WEEK, width=390)
    expect(labels).to_have_count(0)


def test_a_wider_window_has_the_choices_beside_the_list(visit: Visit):
    page = opened(visit, SEARCH)
    page.get_by_label("Free today").check()
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("Free today")).to_be_visible()
    expect(page.get_by_label("Free today")).to_be_checked()
    expect(page.get_by_role("button", name="Narrow it down")).to_be_hidden()
