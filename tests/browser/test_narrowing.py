"""What's on, narrowed down on the page: with the mouse, the keyboard, and by its address."""

import re

import pytest
from playwright.sync_api import expect
from tests.conftest import CROWD

WEEK = "whats-on/week/"


def names(page):
    return [row.inner_text() for row in page.locator(".session__name").all() if row.is_visible()]


def shown(page):
    return page.locator("[data-narrow-count]").inner_text()


def test_area_and_part_of_the_day_are_narrowed_together_without_another_page(visit, watched):
    page = visit(WEEK)
    before = len(names(page))
    requested = len(watched.asked_for("whats-on/"))
    page.get_by_label("Area").select_option("Highfield")
    page.get_by_label("Part of the day").select_option("Evening")
    assert names(page) == ["Friday Club"]
    assert page.locator(".day:visible .day__heading").all_inner_texts() == ["Friday 27 November"]
    assert shown(page) == f"1 of {before} fit what you chose."
    assert len(watched.asked_for("whats-on/")) == requested


def test_the_choices_stand_behind_the_hash_and_nowhere_else(visit):
    page = visit(WEEK)
    page.get_by_label("Need").select_option("Feeling lonely or cut off")
    page.get_by_label("Free that day").check()
    address = page.url
    assert address.endswith(f"{WEEK}#need=loneliness&is=free")
    found = names(page)
    again = visit(WEEK + address.partition(WEEK)[2])
    assert names(again) == found != []
    assert again.get_by_label("Free that day").is_checked()


def test_going_back_takes_the_last_choice_away(visit):
    page = visit(WEEK)
    before = names(page)
    page.get_by_label("Just turn up").check()
    assert 0 < len(names(page)) < len(before)
    page.go_back()
    expect(page.get_by_label("Just turn up")).not_to_be_checked()
    assert names(page) == before


def test_what_fits_nothing_says_so_and_everything_comes_back_by_keyboard(visit):
    page = visit(WEEK)
    before = names(page)
    page.get_by_label("Area").focus()
    page.get_by_label("Area").select_option("Marsh End")
    page.get_by_label("Part of the day").select_option("Evening")
    assert names(page) == []
    assert page.get_by_role("heading", name="Nothing fits all of that").is_visible()
    assert shown(page).startswith("None of ")
    page.get_by_role("button", name="Show everything").focus()
    page.keyboard.press("Enter")
    assert names(page) == before
    expect(page.get_by_label("Area")).to_be_focused()
    assert shown(page) == ""


def test_what_was_found_is_announced(visit):
    page = visit(WEEK)
    assert page.get_by_role("status").inner_text() == ""
    page.get_by_label("Part of the day").select_option("Morning")
    assert "fit what you chose" in page.get_by_role("status").inner_text()


def test_a_need_that_must_not_be_carried_home_is_no_choice(visit):
    page = visit(WEEK)
    values = (
        page.get_by_label("Need").locator("option").evaluate_all("all => all.map(o => o.value)")
    )
    assert "loneliness" in values
    assert "safety-abuse" not in values
    assert "safety-abuse" not in page.content()


def test_without_scripts_links_lead_to_one_area_or_need(visit):
    page = visit(WEEK, java_script_enabled=False)
    assert page.locator("[data-narrow-panel]").is_hidden()
    page.get_by_text("Choose an area or a need").click()
    page.get_by_role("link", name="Highfield", exact=True).click()
    expect(page.locator("h1")).to_have_text("What’s on this week in Highfield")
    page.get_by_role("link", name="Everything this week").click()
    expect(page).to_have_url(re.compile(f"/{WEEK}$"))


def test_on_the_page_of_an_area_the_area_is_no_choice(visit):
    page = visit("whats-on/areas/highfield/week/")
    assert page.get_by_label("Area").is_hidden()
    assert page.get_by_label("Need").is_visible()


@pytest.mark.parametrize("start", ["whats-on/", "whats-on/2/"])
def test_all_pages_of_a_long_list_are_looked_through_and_their_links_work(
    browser, served, crowd, start
):
    page = browser.new_page()
    page.clock.set_fixed_time("2026-11-24T11:00:00Z")
    page.goto(f"{served(crowd)}{start}")
    own = names(page)
    page.get_by_label("Free that day").check()
    expect(page.locator("[data-narrow-count]")).to_have_text("174 of 262 fit what you chose.")
    assert [name[-3:] for name in names(page)] == [f"{one:03}" for one in range(CROWD) if one % 3]
    assert page.locator(".day:visible").count() == 1
    assert page.locator(".pagination").is_hidden()
    assert set(page.locator(".session:visible .tag").all_inner_texts()) == {"On now"}
    link = page.get_by_role("link", name="group number 259")
    assert link.evaluate("link => link.href").endswith("/activities/group-259/")
    page.get_by_label("Free that day").uncheck()
    expect(page.locator("[data-narrow-count]")).to_have_text("")
    assert names(page) == own
    assert page.locator(".pagination").is_visible()


def test_a_long_list_that_cannot_be_fetched_says_so_and_stays(browser, served, crowd):
    page = browser.new_page()
    page.goto(f"{served(crowd)}whats-on/")
    own = names(page)
    page.context.set_offline(True)
    page.get_by_label("Free that day").check()
    expect(page.locator("[data-narrow-count]")).to_contain_text("You may be offline.")
    assert names(page) == own
