"""Every type of page in a real browser: for everybody, at every size, with and without scripts."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tests.browser.looking import (
    STILL,
    broken_words,
    enlarge,
    settled,
    too_wide,
    violations,
)

ROOT = Path(__file__).parents[2]
BASE = "https://connected-larkwell.example.org/"
TYPES = {
    "home": "",
    "needs": "needs/",
    "a need": "needs/loneliness/",
    "a need with crisis lines": "needs/safety-abuse/",
    "categories": "categories/",
    "a category": "categories/social-groups/",
    "areas": "areas/",
    "an area": "areas/highfield/",
    "organisations": "organisations/",
    "an organisation": "organisations/larkwell-carers/",
    "A to Z": "a-to-z/",
    "find": "search/",
    "find with results": "search/#q=craft&cost=free",
    "find with nothing": "search/#q=zumba",
    "today": "whats-on/",
    "another day": "whats-on/saturday/",
    "this week": "whats-on/week/",
    "this week, narrowed down": "whats-on/week/#area=highfield&is=free",
    "four weeks for a need": "whats-on/needs/loneliness/four-weeks/",
    "an empty day": "whats-on/areas/marsh-end/",
    "what is missing": "coverage/",
    "professionals": "professionals/",
    "who is eligible": "professionals/eligible/",
    "refer someone": "refer/",
    "champions": "champions/",
    "stories": "stories/",
    "a story": "stories/garden-friends/",
    "funding": "funding/",
    "an ordinary page": "privacy/",
    "urgent help": "urgent-help/",
    "accessibility": "accessibility/",
    "an activity": "activities/chair-exercise/",
    "one with criteria": "activities/slimming-12/",
    "criteria for professionals": "activities/slimming-12/for-professionals/",
    "one to leave quickly": "activities/safe-line/",
    "one that is closed": "activities/sewing-bees/",
    "one that is overdue": "activities/bridge-club/",
    "one at a withheld place": "activities/pip-forms-women/",
    "a card": "activities/chair-exercise/card/",
    "a guarded card": "activities/safe-line/card/",
    "no card": "activities/sewing-bees/card/",
    "the code of a card": "a/",
    "where a code leads": "a/592R/",
    "a plan to print": "list/plan/#list=chair-exercise+slimming-12",
    "the form to add": "add/",
    "the form to change": "change/",
    "the form to pause a listing": "change/#listing=chair-exercise&do=pause",
    "the form on paper": "add/paper/",
}
ACTS = ("search/", "change/", "a/", "professionals/eligible/")
"""Pages that scripts change: what they say without has tests of its own."""
WITHOUT_SCRIPTS = {
    name: path
    for name, path in TYPES.items()
    if not path.startswith(ACTS) and path != "add/" and "#" not in path
}
ON_ITS_SIDE = (844, 390)
every_type = pytest.mark.parametrize("path", TYPES.values(), ids=TYPES)
Visit = Callable[..., Page]


def kept(page: Page) -> dict[str, object]:
    """What the browser has been made to remember."""
    return {
        "cookies": page.context.cookies(),
        "storage": page.evaluate("[localStorage.length, sessionStorage.length]"),
        "databases": page.evaluate("indexedDB.databases()"),
        "caches": page.evaluate("caches.keys()"),
        "workers": page.evaluate(
            "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
        ),
    }


NOTHING = {"cookies": [], "storage": [0, 0], "databases": [], "caches": [], "workers": 0}


@every_type
def test_a_page_is_for_everybody_at_every_size_and_keeps_nothing(path: str, visit: Visit):
    page = visit(path, width=1280, reduced_motion="reduce")
    settled(page)
    # Colours depend on the scheme and the order on the width, so two of the four are enough.
    for width, scheme in ((1280, "light"), (360, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.evaluate(STILL)  # the colours of the other scheme are gone by then
        assert violations(page) == [], (width, scheme)
    # 320 px is a small telephone; 640 is a window of 1280 at 200%, 320 by 256 the same at 400%.
    for width, height in ((320, 900), (640, 900), (320, 256), ON_ITS_SIDE):
        page.set_viewport_size({"width": width, "height": height})
        assert too_wide(page) == [], (width, height)
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.set_viewport_size({"width": 360, "height": 900})
    assert too_wide(page) == [], "right to left"
    page.evaluate("document.documentElement.dir = 'ltr'")
    enlarge(page)
    for width, height in ((1280, 900), ON_ITS_SIDE, (390, 740), (320, 740)):
        page.set_viewport_size({"width": width, "height": height})
        assert too_wide(page) == [], ("large letters", width, height)
        if width > 320:
            assert broken_words(page) == [], ("large letters", width, height)
    assert kept(page) == NOTHING


# --- what a page may not do


def test_the_rules_of_a_page_stop_what_they_forbid_and_say_so(browser: Browser, address: str):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        with page.expect_event("requestfailed") as stopped, page.expect_console_message() as told:
            page.evaluate("new Image().src = 'https://elsewhere.example/follow-me.gif'")
    assert stopped.value.failure == "csp"
    assert "Content Security Policy" in told.value.text


def test_what_the_other_tests_look_for_they_would_find(visit: Visit):
    page = visit("about/", width=360)
    assert violations(page) == []
    page.evaluate("document.documentElement.removeAttribute('lang')")
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    assert {violation.partition(":")[0] for violation in violations(page)} == {
        "color-contrast",
        "html-has-lang",
    }
    page.evaluate("document.querySelector('h1').style.width = '500px'")
    assert "H1." in too_wide(page)
    page.evaluate("document.querySelector('h1').style.width = '1.5em'")
    assert broken_words(page) != []
    page.evaluate("localStorage.setItem('seen', 'yes')")
    assert kept(page) != NOTHING


# --- without scripts


def lines(page: Page) -> list[str]:
    """What a reader sees of the page's own part, line by line.

    But for what narrows what's on down: links without scripts, choices with them.
    """
    for narrow in page.locator("[data-narrow]").all():
        narrow.evaluate("one => one.remove()")
    for fold in page.locator("[data-fold]").all():  # a script opens some on wide screens
        fold.evaluate("one => { one.open = true; }")
    text = page.locator("main").inner_text()
    return [line.strip() for line in text.splitlines() if line.strip()]


NEAR = ("Next: today", "Next: tomorrow")
NEEDS_SCRIPTS = {
    "Print this card",
    "Print this form",
    "Print this sheet",
    "Print the slip",
    "Copy as a text message",
    "Copy as an email",
    "Copy: referred",
    "Copy: declined",
    # Single keys, which a script listens to.
    "The keys are off.",
    "Switch the keys on",
    "On now",
    "Open now",
    # Which Champions' places to show.
    "Area",
    "Any area",
    "When",
    "Any day",
    # One's own list.
    "Add to my list",
    # The search box.
    "Search",
    "What are you looking for?",
    "For example: lonely, walking, money, art",
    "Find an activity for somebody",
    "Nothing you type leaves this computer.",
}


@pytest.mark.parametrize("path", WITHOUT_SCRIPTS.values(), ids=WITHOUT_SCRIPTS)
def test_a_page_says_as_much_without_scripts(path: str, visit: Visit):
    plain = lines(visit(path, java_script_enabled=False))
    full = lines(visit(path))
    assert len(plain) > 3
    only_with_scripts = [line for line in full if line not in plain and line not in NEEDS_SCRIPTS]
    # Without scripts the next session has its date, which is right on whatever day it is read.
    near = [line for line in only_with_scripts if line.startswith(NEAR)]
    assert only_with_scripts == near
    assert len(near) == len([line for line in plain if line.startswith("Next: ") and near])


def test_search_without_scripts_says_why_and_offers_the_lists(visit: Visit):
    page = visit("search/", java_script_enabled=False)
    main = page.get_by_role("main")
    expect(main.get_by_text("You can’t search by words here: your browser")).to_be_visible()
    # Nothing speaks of typing where nobody can.
    expect(main.locator("[data-find-whole]")).to_be_hidden()
    assert "Type a word" not in main.inner_text()
    assert "Search every activity" not in main.inner_text()
    for name in ("By what you need help with", "By kind of activity", "By area", "A to Z"):
        expect(main.get_by_role("link", name=name)).to_be_visible()
    main.get_by_role("link", name="A to Z").click()
    expect(page.get_by_role("link", name="Sit and Be Fit")).to_be_visible()


def test_where_the_box_would_be_a_sentence_leads_to_the_lists_without_scripts(visit: Visit):
    page = visit("", java_script_enabled=False)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("link", name="Look through lists of every activity").click()
    page.wait_for_url(re.compile(r"/search/$"))
    expect(page.get_by_role("link", name="By what you need help with")).to_be_visible()


def test_the_form_of_a_box_sends_no_words(visit: Visit):
    """A browser that can't tell that scripts are off shows it."""
    page = visit("", java_script_enabled=False)
    page.locator(".search-box").evaluate("form => { form.style.display = 'block'; }")
    page.get_by_role("searchbox").fill("craft")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(re.compile(r"/search/"))
    assert "craft" not in page.url, "what people type must not reach a host's log"


def test_the_box_at_home_carries_words_that_end_behind_the_hash(visit: Visit, watched):
    page = visit("")
    page.get_by_role("searchbox").fill("craft & tea")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(re.compile(r"/search/#q=craft\+%26\+tea$"))
    settled(page)
    assert page.get_by_role("searchbox").input_value() == "craft & tea"
    assert watched.asked_for("craft") == []


# --- the keyboard


FOCUS = """() => {
    const one = document.activeElement;
    // A tick box is drawn beside itself, before its label.
    const drawn = one.matches("input[type=checkbox]") ? [one.labels[0], "::before"] : [one];
    const style = getComputedStyle(...drawn);
    const box = one.getBoundingClientRect();
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return {
        name: `${one.tagName}#${one.id}.${one.className} ${one.textContent.trim().slice(0, 40)}`,
        marked: ring || style.boxShadow !== "none",
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
              && box.right > 0 && box.left < innerWidth,
        end: one === document.body,
    };
}"""
SEEN_SOON = f"""async () => {{
  for (let frame = 0; frame < 300; frame += 1) {{
    if (({FOCUS})().seen) return true;
    await new Promise(requestAnimationFrame);
  }}
  return false;
}}"""
"""Whether what has the focus is seen within so many frames. The policy of the page bars `eval`, by
which Playwright itself would wait."""


def test_the_first_key_offers_a_way_past_the_menu(visit: Visit):
    page = visit("activities/chair-exercise/", width=360)
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["", "search/", "activities/safe-line/", "activities/safe-line/card/", "a-to-z/"]
)
def test_whatever_the_tab_key_reaches_is_seen_and_marked(path: str, scheme: str, visit: Visit):
    page = settled(visit(path, dark=scheme == "dark", reduced_motion="reduce"))
    page.wait_for_load_state("networkidle")  # letters and buttons that come last move what is below
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["end"]:
            break
        assert focus["marked"], focus
        if not focus["seen"]:  # what comes while a page is gone through may move it for a moment
            assert page.evaluate(SEEN_SOON), focus
        reached.append(focus["name"])
    assert len(reached) > 10


def test_a_list_that_comes_late_leaves_what_has_the_focus_in_sight(visit: Visit):
    page = settled(visit("search/", reduced_motion="reduce"))
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/hours.json", hold)
    link = page.get_by_role("link", name="Every place, with hours")
    with page.expect_request("**/hours.json"):
        link.focus()
    link.evaluate("(one) => scrollBy(0, one.getBoundingClientRect().bottom - innerHeight)")
    [route] = held
    route.continue_()
    expect(page.locator("[data-champion-list]")).to_be_visible()
    expect(link).to_be_in_viewport()


# --- leaving quickly


@pytest.fixture
def shelter(browser: Browser, address: str) -> Iterator[Page]:
    """A page that somebody must be able to leave, after the home page; elsewhere answers too."""
    with browser.new_context() as context:
        context.route(
            lambda url: not url.startswith(address),
            lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"),
        )
        page = context.new_page()
        page.goto(address)
        page.goto(f"{address}activities/safe-line/")
        yield page


def left(page: Page, address: str) -> None:
    page.wait_for_url(lambda url: not url.startswith(address))
    assert page.title() == "Weather"
    page.go_back()
    assert urlsplit(page.url).path == "/", "the page is in no history"


def test_a_press_leaves_the_page_and_its_trace_in_the_history(shelter: Page, address: str):
    shelter.get_by_role("link", name="Leave this page now").click()
    left(shelter, address)


def test_escape_twice_leaves_the_page_too(shelter: Page, address: str):
    shelter.keyboard.press("Escape")
    assert shelter.url.endswith("/activities/safe-line/")
    shelter.keyboard.press("Escape")
    left(shelter, address)


def test_an_escape_that_empties_the_box_or_closes_the_menu_leaves_nothing(visit: Visit):
    page = visit("search/#q=he hits me")
    expect(page.get_by_role("link", name="Leave this page now")).to_be_visible()
    box = page.get_by_role("searchbox")
    box.press("Escape")
    expect(box).to_have_value("")
    box.fill("he hits me again")
    box.press("Escape")
    expect(box).to_have_value("")
    assert urlsplit(page.url).path == "/search/"
    page.goto(page.url.partition("search/")[0] + "activities/safe-line/")
    page.set_viewport_size({"width": 390, "height": 740})
    for _ in range(2):
        menu = page.get_by_role("banner").locator("summary")
        menu.click()
        menu.press("Escape")
        expect(page.locator("[data-site-menu]")).not_to_have_attribute("open", "")
    assert urlsplit(page.url).path == "/activities/safe-line/"


def test_without_scripts_the_way_out_is_a_plain_link(visit: Visit):
    page = visit("activities/safe-line/", java_script_enabled=False)
    link = page.get_by_role("link", name="Leave this page now")
    expect(link).to_be_in_viewport()
    assert re.match(r"https://", link.get_attribute("href") or "")


def test_a_page_that_is_left_quickly_tells_nothing_in_its_card_before_a_press(visit: Visit):
    page = visit("activities/safe-line/card/")
    expect(page.get_by_text("Is it safe to take a card home?")).to_be_visible()
    assert "Safe Line" not in page.title()
    expect(page.locator(".card__heading, .card").first).to_be_hidden()
    page.get_by_text("It is safe: show the card").click()
    expect(page.locator(".card").first).to_be_visible()


# --- from a disk


def test_the_site_reads_from_a_disk(browser: Browser, demonstration: Path):
    with browser.new_context() as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto((demonstration / "index.html").as_uri())
        skip = page.locator(".govuk-skip-link")
        assert skip.evaluate("(one) => getComputedStyle(one).position") == "absolute"
        page.get_by_role("link", name="A to Z").first.click()
        expect(page).to_have_url((demonstration / "a-to-z/index.html").as_uri())
        page.get_by_role("link", name="Sit and Be Fit").click()
        page.get_by_role("link", name="Print a card").click()
        card = demonstration / "activities/chair-exercise/card/index.html"
        expect(page).to_have_url(card.as_uri())
        assert complaints == []


@pytest.mark.parametrize("path", ["", "needs/loneliness/", "activities/chair-exercise/", "search/"])
def test_every_link_on_a_disk_names_a_file(path: str, browser: Browser, demonstration: Path):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((demonstration / path / "index.html").as_uri())
        led = page.evaluate(
            "[...document.querySelectorAll('a[href]')]"
            ".map((one) => new URL(one.getAttribute('href'), document.baseURI).href)"
        )
    inside = [unquote(urlsplit(to).path) for to in led if to.startswith("file:")]
    assert len(inside) > 10
    assert [to for to in inside if not Path(to).is_file()] == []


def test_the_find_page_says_that_it_cannot_run_from_a_disk(browser: Browser, demonstration: Path):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((demonstration / "search/index.html").as_uri())
        expect(page.get_by_text("Search can’t run from a disk")).to_be_visible()
        expect(page.get_by_role("searchbox")).to_be_hidden()


# --- a page that isn't there


@pytest.fixture
def host(browser: Browser, demonstration: Path) -> Iterator[BrowserContext]:
    """The site at its own address, on a host that answers what it hasn't with the 404 page."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        file = demonstration / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(path=demonstration / "404.html", status=404)

    with browser.new_context(viewport={"width": 360, "height": 900}) as context:
        context.route(f"{BASE}**", answer)
        context.route(lambda url: not url.startswith(BASE), lambda route: route.abort())
        yield context


def test_the_404_page_helps_wherever_it_is_shown(host: BrowserContext):
    page = host.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{BASE}activities/gone-for-good/card/")
    expect(page.get_by_role("heading", level=1)).to_have_text("We can’t find that page")
    assert [complaint for complaint in complaints if "404" not in complaint] == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert violations(page) == []
    assert too_wide(page) == []
    page.get_by_role("main").get_by_role("link", name="A to Z").click()
    expect(page).to_have_url(f"{BASE}a-to-z/")


# --- hostile words, in the page that scripts fill


def test_results_are_words_and_never_markup(
    browser: Browser, hostile_site: Path, served: Callable[[Path], str]
):
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script("window.boom = () => { window.boomed = true; }")
        page.goto(f"{served(hostile_site)}search/")
        settled(page)
        result = page.locator("[data-find-results] .activity-result").first
        expect(result).to_contain_text("<img onerror=boom()")
        assert page.locator("main img").count() == 0
        assert page.evaluate("window.boomed === undefined")


@pytest.mark.parametrize(
    "path",
    [
        "activities/knots/",
        "activities/knots/for-professionals/",
        "activities/paused/",
        "organisations/loft/",
        "champions/",
    ],
)
def test_words_of_any_length_fit_a_small_telephone(
    path: str, browser: Browser, hostile_site: Path, served: Callable[[Path], str]
):
    with browser.new_context(viewport={"width": 320, "height": 900}) as context:
        page = context.new_page()
        page.goto(served(hostile_site) + path)
        settled(page)
        page.evaluate(
            "document.querySelectorAll('main h1, main a, main dd, main p')"
            ".forEach((one) => one.append(' connectors@highfield-neighbours.example.org'))"
        )
        assert too_wide(page) == []


def test_the_cards_of_today_move_sideways_and_the_page_does_not(visit):
    page = visit("", width=390)
    cards = page.locator(".session-ribbon__cards")
    wide, seen = cards.evaluate("list => [list.scrollWidth, list.clientWidth]")
    assert wide > seen
    first = page.locator(".session-card").first.bounding_box()
    assert first is not None
    assert first["width"] < 0.6 * 390
    last = cards.get_by_role("link").last
    last.focus()
    expect(last).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_area_is_chosen_on_the_map_by_the_keyboard(visit):
    page = visit("areas/")
    page.get_by_role("link", name="Marsh End, 1 activity").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/areas/marsh-end/$"))


PALE = """() => [...document.querySelectorAll("body *")].filter((one) =>
    one.checkVisibility() && !one.closest("svg") && one.getBoundingClientRect().width > 1 &&
    [...one.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim()) &&
    getComputedStyle(one).color !== "rgb(0, 0, 0)").map((one) => one.outerHTML)"""


def test_all_that_is_printed_is_black(visit: Visit):
    page = visit("")
    home = page.url
    for path in (
        "activities/chair-exercise/",
        "needs/safety-abuse/",
        "whats-on/week/",
        "coverage/",
    ):
        page.goto(home + path)
        for scheme in ("light", "dark"):
            page.emulate_media(media="print", color_scheme=scheme)
            assert page.evaluate(PALE) == [], (path, scheme)


def test_large_letters_leave_the_search_box_whole_and_more_last_in_the_menu(visit: Visit):
    page = visit("search/#q=lonely", width=390)
    settled(page)
    enlarge(page)
    row, field, button = (
        page.locator(f".search-box .search-box__{part}").bounding_box()
        for part in ("row", "field", "button")
    )
    assert button["y"] >= field["y"] + field["height"]
    # Each is as wide as the box, but for its edge.
    assert min(field["width"], button["width"]) >= row["width"] - 5
    page.set_viewport_size({"width": 1280, "height": 900})
    last = page.locator(".site-nav__list li").last.bounding_box()
    more = page.locator(".site-menu__summary").bounding_box()
    assert abs(last["y"] + last["height"] / 2 - more["y"] - more["height"] / 2) < 3


def test_a_key_skips_the_filters_and_goes_to_the_results(visit: Visit):
    page = settled(visit("search/#q=lonely"))
    page.get_by_role("button", name="Search", exact=True).focus()
    page.keyboard.press("Tab")
    skip = page.get_by_role("button", name="Skip to results")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["width"] > 100
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("[data-find-results] a").first).to_be_focused()
    assert page.url.endswith("#q=lonely")
