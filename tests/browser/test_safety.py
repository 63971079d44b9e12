"""Pages about safety: they can be left at once, and say nothing to somebody who looks later."""

import pytest
from tests.browser.looking import STILL

PAGES = {
    "a listing": "activities/safe-line/",
    "its card": "activities/safe-line/card/",
    "a need": "needs/safety-abuse/",
    "an organisation": "organisations/northgate-womens-centre/",
}
WEATHER = "https://www.bbc.co.uk/weather"
everywhere = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


@everywhere
@pytest.mark.parametrize("width", [320, 390])
def test_the_way_out_stands_in_the_first_screen(visit, path, width):
    page = visit(path, width=width)
    page.set_viewport_size({"width": width, "height": 740})
    leave = page.get_by_role("link", name="Leave this page")
    box = leave.bounding_box()
    assert box["y"] + box["height"] <= 740
    assert box["height"] >= 44
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelector('main').scrollIntoView({ block: 'end' })")
    assert leave.bounding_box()["y"] >= 0


COVERED = """() => {
    const { width, height } = document.querySelector("[data-quick-exit]").getBoundingClientRect();
    return (width * height) / (innerWidth * innerHeight);
}"""


def test_the_way_out_is_small_wherever_letters_are_large(visit):
    """It covers little of a screen, and nothing of the end of a page or of what has the focus."""
    page = visit("", reduced_motion="reduce")
    home = page.url
    for path in (*PAGES.values(), "areas/highfield/", "a-to-z/", "whats-on/"):
        page.goto(home + path)
        page.evaluate(STILL)
        leave = page.get_by_role("link", name="Leave this page now")
        for letters in ("100%", "200%"):
            page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", letters)
            for width, height in ((390, 740), (320, 256), (844, 390)):
                page.set_viewport_size({"width": width, "height": height})
                if letters == "100%" or height > 256:
                    assert page.evaluate(COVERED) <= 0.08, (path, letters, width)
        page.set_viewport_size({"width": 390, "height": 740})
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        end = page.locator(".site-footer__small").last.bounding_box()
        out = leave.bounding_box()
        assert out["y"] + out["height"] <= end["y"] or end["y"] + end["height"] <= out["y"], path


@everywhere
def test_the_way_out_is_a_plain_link_without_scripts(visit, path):
    page = visit(path, java_script_enabled=False)
    leave = page.get_by_role("link", name="Leave this page")
    assert leave.get_attribute("href") == WEATHER
    assert "noreferrer" in leave.get_attribute("rel")


@everywhere
def test_the_way_out_is_reached_and_pressed_by_keyboard(visit, watched, path):
    page = visit(path)
    page.route(
        f"{WEATHER}**",
        lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"),
    )
    entries = page.evaluate("history.length")
    page.get_by_role("link", name="Leave this page").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{WEATHER}**")
    assert page.evaluate("history.length") == entries
    watched.requests.clear()


@everywhere
def test_its_title_says_nothing_and_it_offers_nothing_to_carry_home(visit, path):
    page = visit(path)
    title = page.title().casefold()
    for word in ("safe", "abuse", "women", "violence"):
        assert word not in title
    for label in ("It has closed", "Copy as a text message", "Add to calendar", "Share"):
        assert page.get_by_text(label, exact=True).count() == 0, label
    if not path.endswith("/card/"):
        assert page.get_by_role("link", name="Print").count() == 0
        assert page.get_by_role("button", name="Print").count() == 0


@everywhere
def test_the_way_out_is_not_printed(visit, path):
    page = visit(path)
    page.emulate_media(media="print")
    assert not page.locator("[data-quick-exit]").first.is_visible()


def test_what_keeps_people_safe_comes_first_in_the_list_of_its_need(visit):
    page = visit("needs/safety-abuse/", width=390)
    numbers = page.locator(".crisis-help__number")
    assert numbers.nth(0).get_attribute("href") == "tel:999"
    assert numbers.nth(1).get_attribute("href") == "tel:08082000247"
    names = page.locator(".activity-result__name").all_inner_texts()
    assert names[0] == "Larkwell Safe Line"
    assert page.get_by_role("link", name="Narrow this list down").count() == 0


def test_other_pages_have_no_way_out(visit):
    for path in ("activities/become-a-champion/", "needs/loneliness/", "organisations/"):
        assert visit(path).locator("[data-quick-exit]").count() == 0, path
