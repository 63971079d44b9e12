"""What is in the first screen of a phone: the first of what a page lists, not the way to it.

The limits are pixels from the top of the page to the end of what is named, at 390 by 740, under the
banner of the demonstration.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.looking import too_wide

Visit = Callable[..., Page]

PHONE = (390, 740)
ON_ITS_SIDE = (844, 390)
NAME = ".activity-result__name"
COST = ".activity-result__cost"
SESSION = ".session__name"
LIST = 420
FOUND = 480
"""The box is above it; the name, when and the cost of the first result are within it."""


@dataclass(frozen=True)
class First:
    """The first thing of a kind of page, and where it ends at the latest."""

    path: str
    what: str
    limit: int = LIST


FIRSTS = {
    "a need": First("needs/loneliness/", NAME),
    "a need with crisis lines": First("needs/low-mood/", NAME),
    "a category": First("categories/social-groups/", NAME),
    "an area": First("areas/highfield/", NAME),
    "an organisation": First("organisations/larkwell-carers/", NAME),
    "A to Z": First("a-to-z/", ".link-list a"),
    "today": First("whats-on/", SESSION),
    "another day": First("whats-on/saturday/", SESSION),
    "this week": First("whats-on/week/", SESSION),
    "the weekend": First("whats-on/weekend/", SESSION),
    "four weeks": First("whats-on/four-weeks/", SESSION),
    # A need has its name in the title, which takes two lines.
    "four weeks for a need": First("whats-on/needs/loneliness/four-weeks/", SESSION, LIST + 30),
    "what was typed": First("search/#q=lonely", COST, FOUND),
    "what was typed wrongly": First("search/#q=lonley", COST, FOUND),
    "a word of a listing": First("search/#q=gardening", COST, FOUND),
    "with a filter": First("search/#q=lonely&cost=free", COST, FOUND),
    "nothing typed yet": First("search/", COST, FOUND),
}
LISTS = {"needs": "needs", "categories": "categories", "areas": "areas", "who": "organisations"}


def on_a_phone(page: Page, size: tuple[int, int] = PHONE) -> Page:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    if page.locator("[data-find-answer]").count():
        expect(page.locator("[data-find-answer]")).to_have_attribute("aria-busy", "false")
    return page


def end(thing: Locator) -> int:
    return round(thing.evaluate("one => one.getBoundingClientRect().bottom + scrollY"))


@pytest.mark.parametrize("first", FIRSTS.values(), ids=FIRSTS)
def test_the_first_of_a_list_is_in_the_first_screen(first: First, visit: Visit):
    page = on_a_phone(visit(first.path))
    thing = page.locator(first.what).locator("visible=true").first
    assert end(thing) <= first.limit
    # Nothing of it is cut off.
    assert thing.evaluate("one => one.scrollWidth <= one.clientWidth || !one.clientWidth")


@pytest.mark.parametrize("first", FIRSTS.values(), ids=FIRSTS)
def test_it_is_reached_in_large_letters_and_on_a_phone_on_its_side(first: First, visit: Visit):
    page = on_a_phone(visit(first.path), ON_ITS_SIDE)
    assert too_wide(page) == []
    page.locator(first.what).locator("visible=true").first.scroll_into_view_if_needed()
    page = on_a_phone(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert too_wide(page) == []


@pytest.mark.parametrize("folder", LISTS.values(), ids=LISTS)
def test_so_it_is_in_every_list_of_the_demonstration(
    folder: str, demonstration: Path, visit: Visit
):
    """But for needs about safety: there the numbers come first, in full."""
    page = on_a_phone(visit(""))
    home = page.url
    ends = {}
    for file in sorted((demonstration / folder).glob("*/index.html")):
        page.goto(f"{home}{file.parent.relative_to(demonstration).as_posix()}/")
        numbers = page.locator("section.crisis-help:not(.crisis-help--band)")
        first = numbers.locator("a") if numbers.count() else page.locator(NAME)
        first = first.locator("visible=true")
        limit = PHONE[1] if numbers.count() else LIST
        ends[file.parent.name] = end(first.first) - limit if first.count() else 0
    assert len(ends) > 3
    assert {name: over for name, over in ends.items() if over > 0} == {}


# --- numbers that answer when it matters


def test_numbers_are_one_line_which_opens_and_every_number_can_be_pressed(visit: Visit):
    page = on_a_phone(visit("needs/low-mood/"))
    band = page.locator(".crisis-help")
    height = band.bounding_box()
    assert height is not None
    assert height["height"] <= 50
    numbers = band.locator(".crisis-help__numbers").get_by_role("link")
    assert [one.get_attribute("href") for one in numbers.all()] == [
        "tel:999",
        "tel:111",
        "tel:116123",
    ]
    expect(band.get_by_role("link", name="116 123 Samaritans")).to_be_visible()
    for number in numbers.all():
        box = number.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    band.locator("summary").press("Enter")
    expect(band.get_by_text("Someone will listen, whatever you are going through.")).to_be_visible()


def test_numbers_work_without_scripts(visit: Visit):
    page = on_a_phone(visit("needs/low-mood/", java_script_enabled=False))
    expect(page.get_by_role("link", name="116 123 Samaritans").first).to_be_visible()
    page.locator(".crisis-help summary").click()
    expect(page.get_by_role("link", name="More ways to get urgent help").first).to_be_visible()


@pytest.mark.parametrize("path", ["needs/safety-abuse/", "urgent-help/"])
def test_where_it_is_about_safety_the_numbers_stay_in_full(path: str, visit: Visit):
    page = on_a_phone(visit(path))
    help_now = page.locator("section.crisis-help")
    expect(help_now.locator("summary")).to_have_count(0)
    assert end(help_now.get_by_role("link").first) <= PHONE[1]
    expect(help_now.get_by_text("Day and night").first).to_be_visible()


# --- a result


def test_a_result_says_when_first_and_in_ink(visit: Visit):
    page = on_a_phone(visit("categories/social-groups/"))
    result = page.locator(".activity-result").first
    tops = [
        result.locator(f".activity-result__{part}").evaluate(
            "one => one.getBoundingClientRect().top"
        )
        for part in ("name", "when", "cost", "summary", "joining")
    ]
    assert tops == sorted(tops)
    weight = "one => getComputedStyle(one).fontWeight"
    assert result.locator(".activity-result__when").evaluate(weight) == "700"
    assert result.locator(".activity-result__joining").evaluate(weight) == "400"


# --- what's on


@pytest.mark.parametrize("scripts", ["on", "off"])
def test_every_period_and_day_is_in_one_row_that_moves_sideways(scripts: str, visit: Visit):
    page = on_a_phone(visit("whats-on/saturday/", java_script_enabled=scripts == "on"))
    row = page.locator(".sideways").first
    links = row.get_by_role("link")
    assert links.count() == 11
    assert len({round(link.bounding_box()["y"]) for link in links.all()}) == 1
    for link in links.all():
        link.focus()
        expect(link).to_be_in_viewport()
    if scripts == "on":
        page.reload()
        expect(row.locator("[aria-current]")).to_be_in_viewport()
