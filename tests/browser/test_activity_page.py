"""An activity's page on a phone: what the first screen answers, how long it is, the thumb.

Over every activity of the demonstration, and the longest entry that the field table allows.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.looking import too_wide, violations
from tests.conftest import CONTENT, ROOT, in_a_process
from tests.pages import pages_of

from activity_directory import cli

PHONE = {"width": 390, "height": 740}
FIRST_SCREEN = 570
"""Pixels from the top within which the buttons end."""
FIRST_SCREEN_OF_THE_LONGEST = 740
"""A name of 80 characters takes four lines, and times without a date up to six."""
TALLEST = 3_620
TALLEST_ABOUT_SAFETY = 4_800
"""Numbers for people in danger are never folded away: a dozen here, with their hours."""
TALLEST_OF_THE_LONGEST = 5_000

LONGEST = {
    'name: "Get Moving: 12-week gym programme"': (
        'name: "Get Moving: a gentle gym programme of twelve weeks for people with conditions"'
    ),
    "summary: Twelve weeks in the gym with a trainer who knows about health conditions.": (
        "summary: Twelve weeks in the gym with a trainer who knows about health conditions, goes"
        " at your own pace and never minds what you wear or how you feel today."
    ),
    "    text: Two sessions a week for 12 weeks; you agree your times with the trainer": (
        "    text: Two sessions a week for 12 weeks at times that suit you; you agree your times"
        " with the trainer when you first meet, and may change them in any week in which you"
        " feel unwell or are needed at home"
    ),
    "concessions: [concession-rate]": (
        "concessions: [concession-rate, carer-free]\n"
        "getting_there: A free minibus can pick you up from your own door and take you home."
        " Ask for it when you book, by noon on the day before, and say if you use a wheelchair."
    ),
    "how_to_join: Ask your GP, nurse or Community Connector. They send us a short form.": (
        "how_to_join: Ask your GP, your practice nurse or a Community Connector at the surgery."
        " They send us a short form, and we ring you to agree on a day for your first visit that"
        " suits you and whoever comes with you."
    ),
    "status: waiting-list": (
        "languages: [en, ta, pl]\n"
        "image: {file: gym.png, alt: Six people on a row of bikes, credit: Larkwell Leisure}\n"
        "status: waiting-list"
    ),
}


@pytest.fixture(scope="module")
def slugs(demonstration: Path) -> list[str]:
    found = [
        address.split("/")[1]
        for address in pages_of(demonstration)
        if re.fullmatch(r"activities/[^/]+/", address)
    ]
    assert len(found) > 30
    return found


@pytest.fixture(scope="module")
def longest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with an entry whose texts are as long as they may be."""
    folder = tmp_path_factory.mktemp("longest")
    shutil.copytree(CONTENT, folder / "content")
    file = folder / "content/activities/get-moving-gym.md"
    text = file.read_text(encoding="utf-8")
    for short, long in LONGEST.items():
        assert text.count(short) == 1
        text = text.replace(short, long)
    file.write_text(text, encoding="utf-8")
    (folder / "content/images").mkdir(exist_ok=True)
    shutil.copy(ROOT / "theme/static/images/preview.png", folder / "content/images/gym.png")
    done = in_a_process("build", "--content", folder / "content", "--output", folder / "site")
    assert done.returncode == cli.DONE, done.stderr
    return folder / "site"


@pytest.fixture
def phone(visit: Callable[..., Page]) -> Page:
    page = visit("", width=390)
    page.set_viewport_size(PHONE)
    return page


MEASURES = """() => {
    const end = (one) => one.getBoundingClientRect().bottom + scrollY;
    const size = (one) => parseFloat(getComputedStyle(one).fontSize);
    const seen = (one) => one.getClientRects().length && one.textContent.trim();
    const row = document.querySelector(".action-row");
    const next = [...document.querySelectorAll(".activity-heading__next")].find(seen);
    const lines = [...document.querySelectorAll("main :is(p, li, dt, dd, h2, h3, a)")];
    return {
        height: document.documentElement.scrollHeight,
        row: end(row),
        buttons: [...row.querySelectorAll("a")].map((one) => {
            const { width, height, left, right } = one.getBoundingClientRect();
            return { width, height, left, right };
        }),
        next: next ? size(next) : 0,
        nextEnds: next ? end(next) : 0,
        largest: Math.max(...lines.filter((one) => one !== next && seen(one)).map(size)),
        name: size(document.querySelector("h1")),
        standing: end(document.querySelector(".activity-heading__tags")),
        leaves: Boolean(document.querySelector("[data-quick-exit]")),
    };
}"""


def test_the_first_screen_answers_and_the_whole_is_short(
    phone: Page, address: str, slugs: list[str]
):
    for slug in slugs:
        phone.goto(f"{address}activities/{slug}/")
        seen = phone.evaluate(MEASURES)
        assert seen["row"] <= FIRST_SCREEN, slug
        assert seen["standing"] < seen["row"], slug
        assert seen["nextEnds"] < seen["row"], slug
        if seen["next"]:
            assert seen["largest"] < seen["next"] < seen["name"], slug
        for button in seen["buttons"]:
            assert min(button["width"], button["height"]) >= 48, slug
            assert button["left"] >= 0, slug
            assert button["right"] <= PHONE["width"], slug
        most = TALLEST_ABOUT_SAFETY if seen["leaves"] else TALLEST
        assert seen["height"] <= most, slug


def test_so_it_does_of_the_longest_entry(
    browser: Browser, served: Callable[[Path], str], longest: Path
):
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{served(longest)}activities/get-moving-gym/")
        seen = page.evaluate(MEASURES)
        assert seen["row"] <= FIRST_SCREEN_OF_THE_LONGEST
        assert seen["height"] <= TALLEST_OF_THE_LONGEST
        photograph = page.get_by_role("img", name="Six people on a row of bikes")
        photograph.scroll_into_view_if_needed()
        expect(photograph).to_be_in_viewport()
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 740})
            assert too_wide(page) == [], width


# --- the buttons


def actions(page: Page) -> dict[str, str]:
    """Where each button of the row leads, by its words."""
    return {
        link.inner_text().strip(): link.get_attribute("href") or ""
        for link in page.locator(".action-row a").all()
    }


def test_a_listing_has_the_buttons_that_it_needs(visit: Callable[..., Page]):
    assert actions(visit("activities/chair-exercise/")) == {
        "Ring": "tel:+441632960110",
        "Directions": "#getting-there",
        "Print": "../../activities/chair-exercise/card/#print",
        "More": "#more",
    }
    for slug in ("calm-online", "friendly-calls", "post-pals"):  # nowhere that people go to
        assert "Directions" not in actions(visit(f"activities/{slug}/")), slug
    assert list(actions(visit("activities/sewing-bees/"))) == ["What instead", "More"]
    assert list(actions(visit("activities/pip-forms-women/"))) == ["Ring"]
    assert list(actions(visit("activities/safe-line/"))) == ["Ring"]


def test_whoever_waits_for_a_place_sees_its_times_and_no_next_date(visit: Callable[..., Page]):
    page = visit("activities/get-moving-gym/")
    expect(page.locator(".activity-heading__next")).not_to_contain_text("Next:")
    expect(page.locator(".activity-heading__next")).to_be_visible()


def test_every_button_leads_somewhere(phone: Page, address: str, slugs: list[str]):
    for slug in slugs:
        phone.goto(f"{address}activities/{slug}/")
        for words, href in actions(phone).items():
            if href.startswith("#"):
                assert phone.locator(href).count() == 1, (slug, words)


# --- at the thumb


AT_THUMB = """() => {
    const list = document.querySelector(".action-row__list");
    return getComputedStyle(list).position === "fixed";
}"""


def scrolled(page: Page, to: str) -> None:
    """Scrolls there, and waits until whoever watches has been told."""
    page.evaluate(
        """(to) => new Promise((seen) => {
            document.documentElement.style.scrollBehavior = "auto";
            document.querySelector(to).scrollIntoView({ block: "end" });
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(seen)));
        })""",
        to,
    )


@pytest.fixture
def walk(visit: Callable[..., Page]) -> Page:
    page = visit("activities/chair-exercise/", width=390, reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    return page


def test_the_data_for_search_engines_is_not_run_and_breaks_no_rule_of_the_page(walk: Page):
    block = walk.locator(
        'script[type="application/ld+json"]'
    )  # the page's watcher hears complaints
    assert json.loads(block.text_content() or "")["name"] == walk.locator("h1").text_content()


def test_the_row_is_at_the_thumb_once_it_is_out_of_sight(walk: Page):
    assert not walk.evaluate(AT_THUMB)
    height = walk.evaluate("document.querySelector('main').scrollHeight")
    scrolled(walk, "#contact")
    walk.wait_for_function(AT_THUMB)
    box = walk.locator(".action-row__list").bounding_box()
    assert box["y"] + box["height"] == PHONE["height"]
    assert box["height"] <= 80
    assert walk.evaluate("document.querySelector('main').scrollHeight") == height
    assert violations(walk) == []
    walk.emulate_media(color_scheme="dark")
    assert too_wide(walk) == []
    scrolled(walk, "h1")
    walk.wait_for_function(f"!({AT_THUMB})()")


def test_it_covers_nothing_that_has_the_focus_and_not_the_end(walk: Page):
    scrolled(walk, "#contact")
    walk.wait_for_function(AT_THUMB)
    walk.locator(".contact-block a").first.focus()
    for _ in range(40):
        walk.keyboard.press("Tab")
        seen = walk.evaluate(
            """() => {
                const one = document.activeElement;
                const row = document.querySelector(".action-row__list").getBoundingClientRect();
                return { end: one === document.body, in: Boolean(one.closest(".action-row")),
                         bottom: one.getBoundingClientRect().bottom, top: row.top,
                         name: one.textContent.trim() };
            }"""
        )
        if seen["end"] or seen["in"]:
            break
        assert seen["bottom"] <= seen["top"], seen["name"]
    walk.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    end = walk.locator(".site-footer__small").last.bounding_box()
    assert end["y"] + end["height"] <= walk.locator(".action-row__list").bounding_box()["y"]


@pytest.mark.parametrize(
    "size",
    [{"width": 844, "height": 390}, {"width": 320, "height": 256}, {"width": 1280, "height": 900}],
    ids=["a phone on its side", "400%", "a desk"],
)
def test_it_stays_in_its_place_where_it_would_take_the_screen(walk: Page, size: dict[str, int]):
    walk.set_viewport_size(size)
    scrolled(walk, "footer")
    expect(walk.locator(".action-row")).to_have_attribute("data-action-row", "at-thumb")
    assert not walk.evaluate(AT_THUMB)


def test_more_leads_to_the_calendar_the_message_and_what_is_wrong(walk: Page):
    walk.get_by_role("link", name="More: save it").click()
    for words in ("Add to calendar", "Copy as a text message", "Is something wrong here?"):
        expect(walk.get_by_text(words)).to_be_in_viewport()
    expect(walk.locator("#more").get_by_role("heading").first).to_have_text(
        "Save it, share it or put it right"
    )


def test_it_is_not_on_paper_and_what_is_folded_is(walk: Page):
    folded = walk.locator("details.fold:not([open])")
    assert folded.count() > 4
    walk.emulate_media(media="print")
    row = walk.locator(".action-row a:visible")
    assert row.evaluate_all(
        "all => all.map((one) => getComputedStyle(one, '::before').content)"
    ) == ['"Ring 01632 960110"']
    expect(walk.locator("#first-time")).to_be_visible()
    for words in ("Come ten minutes", "Details checked"):
        expect(walk.get_by_text(words).first).to_be_visible()


# --- what is folded


def test_nothing_that_people_decide_by_is_folded(phone: Page, address: str, slugs: list[str]):
    for slug in slugs:
        phone.goto(f"{address}activities/{slug}/")
        folded = phone.locator("main details")
        for part in (".access", ".contact-block", ".getting-there"):
            inside = folded.locator(part).count()
            assert inside == 0 or slug == "sewing-bees", (slug, part)  # which has closed
        if slug != "sewing-bees":
            labels = phone.locator(".fact__label:visible").all_inner_texts()
            assert {"Where", "Cost today", "How to join"} <= set(labels), slug


def test_all_of_it_is_reached_without_scripts_and_by_keyboard(visit: Callable[..., Page]):
    page = visit("activities/chair-exercise/", width=390, java_script_enabled=False)
    summaries = page.locator("main summary")
    for number in range(summaries.count()):
        summaries.nth(number).focus()
        page.keyboard.press("Enter")
    assert page.locator("main details:not([open])").count() == 0
    expect(page.get_by_role("link", name="The time")).to_be_visible()
    expect(page.get_by_text("Details checked").first).to_be_visible()


def test_on_a_wide_screen_what_it_is_like_is_open(visit: Callable[..., Page]):
    page = visit("activities/chair-exercise/", width=1280)
    expect(page.locator("#about + *, .fold__inside .prose").first).to_be_visible()
    assert page.locator("details.fold[open]").count() >= 2
