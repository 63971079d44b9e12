"""Screens for waiting rooms, on a television: they move, stop, renew themselves and grow old."""

import json
import re

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Watched
from tests.browser.looking import violations

TELEVISIONS = ((1920, 1080), (1366, 768), (1280, 720))
OLD_TELEVISION = """
delete Intl.DateTimeFormat.prototype.formatToParts;
delete Intl.PluralRules;
for (const name of ["fromEntries", "values", "entries"]) delete Object[name];
for (const name of ["at", "flat", "flatMap"]) delete Array.prototype[name];
for (const name of ["padStart", "matchAll", "replaceAll"]) delete String.prototype[name];
for (const name of ["append", "prepend", "before", "after", "replaceWith", "replaceChildren"]) {
  delete Element.prototype[name];
  delete Document.prototype[name];
}
delete globalThis.fetch;
"""
"""Takes away what Chromium 53 to 56 lack."""
CUT_OFF = """() => [...document.querySelectorAll(".slide:not([hidden]) *, .foot, .head")]
    .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.top < 0;
    }).map((one) => one.className)"""


def name(page):
    return page.locator(".slide:not([hidden]) h2").inner_text()


@pytest.fixture
def television(browser, served, small_site):
    """`television("2026-11-24T09:00")` is a screen of the small borough at that time in London."""
    home = served(small_site)
    watched = Watched(home)
    contexts = []

    def switched_on(at, path="screen/", **options):
        context = browser.new_context(viewport={"width": 1280, "height": 720}, **options)
        contexts.append(context)
        page = watched.watch(context.new_page())
        page.clock.install(time=at)
        page.add_init_script(OLD_TELEVISION)
        page.goto(home + path)
        return page

    yield switched_on
    for context in contexts:
        context.close()
    assert watched.complaints == []
    assert watched.elsewhere() == []


def test_every_slide_fits_a_television(visit):
    page = visit("screen/", reduced_motion="reduce")  # no slide is half there
    count = page.locator(".slide").count()
    for width, height in TELEVISIONS:
        page.set_viewport_size({"width": width, "height": height})
        for _ in range(count):
            assert page.evaluate(CUT_OFF) == [], name(page)
            # Five metres: letters of a name are a twentieth of the height at least.
            size = page.locator(".slide:not([hidden]) h2").evaluate(
                "one => parseFloat(getComputedStyle(one).fontSize)"
            )
            assert size >= height / 20
            page.keyboard.press("ArrowRight")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


def test_the_longest_names_fit_above_the_numbers_and_other_screens_close(visit):
    page = visit("screen/venues/mill-lane/")
    for words in (
        "",
        "The Association of Allotment Holders and Friends of the Old Railway Sidings",
    ):
        for width, height in TELEVISIONS:
            page.set_viewport_size({"width": width, "height": height})
            if words:
                for place in (".head__title", ".slide:not([hidden]) h2"):
                    page.locator(place).evaluate("(one, words) => one.append(words)", words[:60])
                page.keyboard.press("ArrowRight")
            assert page.evaluate(CUT_OFF) == [], (words, width)
            expect(page.locator(".foot__numbers")).to_be_in_viewport(ratio=1)
            expect(page.get_by_role("button", name="Next")).to_be_in_viewport(ratio=1)
    # An address goes on in the next line after a slash or a hyphen alone.
    assert "/<wbr>" in page.locator(".slide:not([hidden]) .slide__address").inner_html()
    others = page.get_by_text("Other screens")
    others.click()
    expect(page.get_by_role("link", name="Everywhere in Larkwell")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Everywhere in Larkwell")).to_be_hidden()
    expect(others).to_be_focused()


def test_it_moves_by_itself_until_somebody_pauses_it(visit):
    page = visit("about/")
    page.clock.install(time="2026-11-23T09:00:00Z")
    page.goto(page.url.replace("about/", "screen/"))
    first = name(page)
    page.clock.run_for(12_100)
    second = name(page)
    assert second != first
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    page.clock.run_for(60_000)
    assert name(page) == second
    page.get_by_role("button", name="Previous").click()
    assert name(page) == first
    page.get_by_role("button", name="Go on").press(" ")
    page.clock.run_for(12_100)
    assert name(page) == second
    # Nothing fades where somebody asked for little motion; it goes on all the same.
    moving = "one => getComputedStyle(one).animationName"
    assert page.locator(".slide:not([hidden])").evaluate(moving) == "comes"
    page.emulate_media(reduced_motion="reduce")
    assert page.locator(".slide:not([hidden])").evaluate(moving) == "none"


def test_what_is_over_today_goes_and_the_next_time_stands_there(television, small_site):
    page = television("2026-11-23T00:30:00Z")
    slides = page.locator("[data-slide]")
    codes = json.loads(
        slides.evaluate_all("all => JSON.stringify(all.map(s => s.dataset.sessions))")
    )
    assert codes
    first = codes[0].split()[0]
    day, start, end = re.match(r"(\S{10}).(\d\d:\d\d)-(\d\d:\d\d)", first).groups()
    during = television(f"{day}T{start}:30Z")
    expect(during.locator(".slide:not([hidden]) [data-when]")).to_have_text(re.compile("^today"))
    after = television(f"{day}T{end}:30Z")
    expect(after.locator("[data-date]")).to_contain_text("November")
    expect(after.locator(".slide:not([hidden]) [data-when]", has_text="today")).to_have_count(0)
    expect(after.locator(f"[data-sessions='{first}']:not([hidden])")).to_have_count(0)
    nothing = television("2026-11-25T09:00:00Z", "screen/venues/old-chapel/")
    expect(
        nothing.get_by_role("heading", name="Nothing more is on this list this week")
    ).to_be_visible()


def test_a_screen_renews_itself_and_an_old_one_shows_no_times(television):
    page = television("2026-11-25T09:00:00Z")
    with page.expect_navigation():
        page.clock.run_for(61 * 60_000)
    late = television("2026-11-26T09:00:00Z")
    expect(late.locator("[data-old]")).to_be_visible()
    assert "This screen was made on 23 November 2026" in late.locator("main").inner_text()
    expect(late.locator(".slide:not([hidden])")).to_have_count(0)


def test_without_a_network_it_keeps_what_it_has(television):
    page = television("2026-11-23T00:30:00Z")
    page.evaluate("window.sameAsBefore = true")
    page.route("**/screen/", lambda route: route.fulfill(status=204))
    page.clock.run_for(61 * 60_000)
    page.clock.run_for(6 * 60_000)
    assert page.evaluate("window.sameAsBefore")
