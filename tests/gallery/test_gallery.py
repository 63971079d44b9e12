"""The gallery: every component in every look, and two pages as the scripts fill them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.gallery.gallery import component_names, write_gallery
from tests.gallery.looks import LOOKS, Look, seen
from tests.gallery.pictures import SIZES
from tests.gallery.recorded import LABELS, recorded

BY_NAME = {look.name: look for look in LOOKS}
WAYS = ".activity-result, .activity-result *"
# Which elements have the colour of text, which that of links.
COLOURS = """(selector) => {
  const colour = (element) => getComputedStyle(element).color;
  const probe = document.body.appendChild(document.createElement("a"));
  probe.href = "#nowhere";
  const link = colour(probe);
  const text = colour(probe.parentElement);
  return [...document.querySelectorAll(selector)]
    .filter((element) => !element.closest("svg"))
    .map((element) => ({[text]: "text", [link]: "link"})[colour(element)] ?? colour(element));
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, browser: Browser, demonstration: Path) -> Path:
    folder = tmp_path_factory.mktemp("gallery")
    write_gallery(folder, recorded(browser, demonstration))
    return folder


@pytest.fixture(scope="module")
def home(folder: Path, served: Callable[[Path], str]) -> str:
    return served(folder)


def test_the_contents_lead_to_every_component_and_page(folder: Path) -> None:
    html = (folder / "gallery.html").read_text(encoding="utf-8")
    contents = re.search(r'<nav aria-label="Contents">.*?</nav>', html, re.DOTALL)
    assert contents is not None
    links = re.findall(r'href="#([^"]+)"', contents[0])
    assert links == [*LABELS, *component_names()]
    assert all(html.count(f' id="{link}"') == 1 for link in links)


def test_every_component_and_page_is_shown_in_every_look(folder: Path) -> None:
    html = (folder / "gallery.html").read_text(encoding="utf-8")
    frames = re.findall(r'<iframe src="([^"]+)"', html)
    assert len(frames) == len(LOOKS) * len([*LABELS, *component_names()])
    for frame in frames:
        shown = (folder / frame).read_text(encoding="utf-8")
        look = BY_NAME[frame.removesuffix(".html").rpartition("-")[2]]
        assert f"static/look-{look.name}.css" in shown
        assert f' dir="{look.direction}"' in shown
        assert "<script" not in shown


def test_the_gallery_finds_all_that_it_asks_for(browser: Browser, home: str) -> None:
    page = browser.new_page(viewport={"width": 2600, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(home + "gallery.html")
    for part in ("find-page", "picture"):
        page.locator(f'[aria-label="{part} in frames"]').scroll_into_view_if_needed()
        for look in LOOKS:
            frame = page.frame_locator(f"iframe[name={part}-{look.name}]")
            expect(frame.locator("main")).to_be_visible()
            width = frame.locator("html").evaluate("() => innerWidth")
            assert width == look.width
    assert complaints == []
    page.close()


def test_the_pictures_are_real(browser: Browser, home: str) -> None:
    page = browser.new_page()
    page.goto(home + "picture-rtl.html")
    for image in page.locator("img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", value=True)
    sizes = page.locator("img").evaluate_all(
        "(images) => images.map((one) => [one.naturalWidth, one.naturalHeight])"
    )
    written = page.locator("img").evaluate_all(
        "(all) => all.map((one) => ['width', 'height'].map((name) => +one.getAttribute(name)))"
    )
    assert sizes == written
    assert {tuple(size) for size in sizes} == set(SIZES.values())
    page.close()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_look_is_that_of_its_medium(browser: Browser, home: str, look: Look) -> None:
    """Whatever the medium of the browser that shows it is."""
    page = browser.new_page(color_scheme="light" if look.dark else "dark")
    page.goto(f"{home}pages/find-page-{look.name}.html")
    red = page.evaluate("+getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/)")
    forced_ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    if look.forced:
        assert forced_ground == "rgba(0, 0, 0, 0)"
    else:
        assert (red < 64) if look.dark else (red > 224)
    assert page.locator(".print-foot").is_visible() == look.paper
    assert page.locator(".site-footer").is_visible() != look.paper
    start = page.evaluate("getComputedStyle(document.body).direction")
    assert start == look.direction
    page.close()


def test_forced_colours_fall_where_a_browser_puts_them(browser: Browser, home: str) -> None:
    def colours(name: str, forced: str) -> list[str]:
        with browser.new_context(forced_colors=forced, color_scheme="dark") as context:
            page = context.new_page()
            page.goto(home + name)
            return page.evaluate(COLOURS, WAYS)

    ours = colours("activity-result-forced.html", "none")
    assert ours == colours("activity-result-dark.html", "active")
    assert set(ours) == {"text", "link"}


def test_what_a_rule_asks_of_its_medium_is_answered() -> None:
    css = "@media screen and (max-width: 40em){a{b: c}}@media print{d{e: f}}"
    assert "@media tty and (max-width: 40em){a" in seen(css, BY_NAME["paper"])
    assert "@media all{d" in seen(css, BY_NAME["paper"])
    assert css in seen(css, BY_NAME["phone"])


def test_the_find_page_has_results_and_its_message(browser: Browser, home: str) -> None:
    page = browser.new_page()
    page.goto(home + "pages/find-page-phone.html")
    assert page.get_by_role("searchbox").input_value() == "walking xylophone"
    assert page.locator("[data-find-results] .activity-result").count() > 2
    assert page.locator("[data-find-matched]").is_visible()
    assert page.locator("[data-find-said]").inner_text()
    assert page.locator(".chosen__chip").count() == 2  # what was understood, and a filter
    page.close()


def test_the_form_has_mistakes_above_and_beside_its_questions(browser: Browser, home: str) -> None:
    page = browser.new_page()
    page.goto(home + "pages/form-page-phone.html")
    listed = page.locator("[data-form-errors] a").count()
    assert listed > 2
    assert page.locator("[data-form-error]:visible").count() == listed
    assert page.locator("[data-question=summary] [name]").input_value() == "Walk, then tea."
    page.close()
