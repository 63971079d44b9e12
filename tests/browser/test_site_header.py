"""The head of every page: one row on a phone, a menu that works without scripts and by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.looking import too_wide, violations
from tests.browser.small_sites import built

Visit = Callable[..., Page]

WITH_BANNER = 120
"""Pixels of a phone's first screen, from its top to the hem of the header."""
WITHOUT_BANNER = 64
LONG_NAME = "Connected Kingston upon Thames and Surbiton"
PLACES = {"a phone": (390, 740), "a phone on its side": (844, 390)}
everywhere = pytest.mark.parametrize("size", PLACES.values(), ids=PLACES)


def bottom(page: Page, selector: str) -> float:
    return float(page.locator(selector).evaluate("one => one.getBoundingClientRect().bottom"))


def height(page: Page) -> float:
    return float(page.locator(".site-header").evaluate("one => one.offsetHeight"))


def sized(page: Page, size: tuple[int, int]) -> Page:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return page


@pytest.fixture(scope="module")
def long_name(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny borough under a long name; it is no demonstration, and has no banner."""
    return built(tmp_path_factory.mktemp("long-name"), "", name=LONG_NAME)


@everywhere
def test_the_header_is_one_row_under_a_banner_of_two_lines(size: tuple[int, int], visit: Visit):
    page = sized(visit("needs/loneliness/"), size)
    assert bottom(page, ".site-header") <= WITH_BANNER
    assert height(page) <= WITHOUT_BANNER
    link = page.locator(".site-banner").get_by_role("link", name="About this site")
    expect(link).to_be_in_viewport()
    # What the banner has no room for is on the page that it leads to.
    link.click()
    expect(page.get_by_role("main")).to_contain_text("always 23 November 2026")


@everywhere
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_long_name_stands_in_full_in_the_same_row(
    size: tuple[int, int],
    direction: str,
    long_name: Path,
    browser: Browser,
    served: Callable[[Path], str],
):
    with browser.new_context() as context:
        page = sized(context.new_page(), size)
        page.goto(served(long_name))
        page.evaluate("(way) => { document.documentElement.dir = way; }", direction)
        name = page.locator(".wordmark__name")
        expect(name).to_have_text(LONG_NAME)
        assert name.evaluate("one => one.scrollWidth <= one.clientWidth")
        assert bottom(page, ".site-header") <= WITHOUT_BANNER
        assert too_wide(page) == []
        for width in (320, 1000):
            page.set_viewport_size({"width": width, "height": 640})
            assert too_wide(page) == [], width


def test_on_a_phone_the_row_has_search_and_the_menu_has_everything(visit: Visit):
    page = sized(visit("about/"), PLACES["a phone"])
    header = page.get_by_role("banner")
    for control in (header.get_by_role("link", name="Search"), header.locator("summary")):
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    header.get_by_text("Menu").click()
    labels = header.get_by_role("navigation").get_by_role("list").get_by_role("link")
    assert labels.all_inner_texts() == [
        "Find activities", "Browse by need", "A to Z", "What’s on", "Urgent help", "Champions",
        "For professionals", "For groups", "About", "My list",
    ]  # fmt: skip
    current = header.locator("[aria-current=page]:visible")
    assert current.all_inner_texts() == ["About"]
    assert violations(page) == []


def test_on_a_desktop_the_main_links_are_in_the_row_and_the_others_behind_them(visit: Visit):
    page = visit("a-to-z/", width=1000)
    header = page.get_by_role("banner")
    links = header.get_by_role("navigation").get_by_role("link")
    assert links.all_inner_texts() == [
        "Find activities", "Browse by need", "A to Z", "What’s on", "Urgent help",
    ]  # fmt: skip
    assert len({link.evaluate("one => one.offsetTop") for link in links.all()}) == 1
    assert header.locator("[aria-current=page]:visible").all_inner_texts() == ["A to Z"]
    assert height(page) <= 80
    header.get_by_text("More").click()
    expect(header.get_by_role("link", name="For groups")).to_be_visible()
    assert violations(page) == []
    assert too_wide(page) == []


@pytest.mark.parametrize("width", [320, 390, 844, 1280])
def test_the_menu_works_without_scripts(width: int, visit: Visit):
    page = visit("", width=width, java_script_enabled=False)
    header = page.get_by_role("banner")
    expect(header.get_by_role("link", name="About", exact=True)).to_be_hidden()
    header.locator("summary").click()
    header.get_by_role("link", name="About", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("About Connected Larkwell")


def test_the_menu_closes_with_escape_and_when_focus_goes_on(visit: Visit):
    page = visit("", width=390)
    header = page.get_by_role("banner")
    summary, last = header.locator("summary"), header.get_by_role("link", name="My list")
    summary.focus()
    page.keyboard.press("Enter")
    last.focus()
    page.keyboard.press("Escape")
    expect(last).to_be_hidden()
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    last.focus()
    page.keyboard.press("Tab")
    expect(last).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_focused()
    summary.click()
    page.mouse.click(380, 880)
    expect(last).to_be_hidden()


def test_an_escape_that_closes_the_menu_is_none_of_the_two_that_leave_a_page(visit: Visit, watched):
    page = visit("activities/safe-line/", width=390)
    page.route(lambda url: "bbc" in url, lambda route: route.fulfill(body="Weather"))
    page.get_by_role("banner").locator("summary").press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "bbc" in url)
    watched.requests.clear()


STICKING_OUT = """() => [...document.querySelectorAll(".site-header *")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
                  || one.getBoundingClientRect().left < -1)
    .map((one) => one.className)"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [320, 390, 844, 1000])
def test_the_open_menu_fits_in_large_letters_and_forced_colours(
    width: int, direction: str, visit: Visit
):
    page = visit("search/", width=width, forced_colors="active")
    page.get_by_role("banner").locator("summary").click()
    page.evaluate("(way) => { document.documentElement.dir = way; }", direction)
    assert page.evaluate(STICKING_OUT) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(STICKING_OUT) == []
    last = page.locator(".site-menu__list li:visible a").last
    last.focus()
    expect(last).to_be_in_viewport()


def test_where_everything_is_in_the_row_the_menu_of_a_desktop_has_the_own_list_alone(
    small_site: Path, browser: Browser, served: Callable[[Path], str]
):
    with browser.new_context(viewport={"width": 1280, "height": 700}) as context:
        page = context.new_page()
        page.goto(served(small_site))
        others = page.locator(".site-menu__list li:not(.site-menu__main)")
        assert [one.strip() for one in others.all_text_contents()] == ["My list"]
        page.set_viewport_size({"width": 390, "height": 740})
        page.get_by_text("Menu").click()
        expect(page.get_by_role("link", name="A to Z").first).to_be_visible()


def test_paper_has_the_name_and_no_menu(visit: Visit):
    page = visit("needs/loneliness/")
    page.emulate_media(media="print")
    expect(page.locator(".wordmark__name")).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("navigation")).to_be_hidden()
