"""The forms in a real browser: filled in by keyboard, kept, prefilled, sent through each door."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from tests.browser.looking import STILL, settled, too_wide, violations
from tests.browser.small_sites import built

STORED = "Object.entries(localStorage).map(([name, text]) => `${name} ${text}`).join()"
IN_THIS_TAB = STORED.replace("localStorage", "sessionStorage")
ALL_OPEN = "document.querySelectorAll('[data-form-open]').forEach((part) => part.hidden = false)"
REPOSITORY = "https://github.com/brackwater/together"


@dataclass
class Endpoint:
    """A form service on loopback that writes down what it is sent."""

    address: str = ""
    got: list[list[tuple[str, str]]] = field(default_factory=list)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    there = Endpoint()

    class Takes(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
            there.got.append(parse_qsl(text, keep_blank_values=True))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>Thank you</title><h1>Thank you</h1>")

        def do_GET(self) -> None:  # the picture of the tab
            self.send_response(204)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Takes) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        there.address = f"http://forms.localhost:{server.server_port}/listing"
        yield there
        server.shutdown()


@pytest.fixture(scope="module")
def every_way(
    tmp_path_factory: pytest.TempPathFactory, endpoint: Endpoint, served: Callable[[Path], str]
) -> str:
    """A site with every door open, its address."""
    secure = endpoint.address.replace("http:", "https:")
    site = built(
        tmp_path_factory.mktemp("open"), f"submissions: {secure}\nrepository: {REPOSITORY}"
    )
    # The endpoint of these tests has no certificate; a site may name none without one.
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace("https://forms.localhost", "http://forms.localhost"), "utf-8")
    return served(site)


@pytest.fixture(scope="module")
def plain(small_site: Path, served: Callable[[Path], str]) -> str:
    """The tiny borough as it is: an e-mail address, no endpoint, no repository."""
    return served(small_site)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    ) as one:
        one.grant_permissions(["clipboard-read", "clipboard-write"])
        yield one


@pytest.fixture
def visit(context: BrowserContext) -> Iterator[Callable[[str], Page]]:
    """Opens a page, and afterwards holds its complaints against it."""
    complaints: list[str] = []

    def heard(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            complaints.append(said.text)

    def go(address: str) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text) if said.type in {"error", "warning"} else None
            ),
        )
        page.goto(address)
        return page

    yield go
    assert complaints == []


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Go on").click()


def other_ways(page: Page) -> Page:
    """The page with the other ways to send its form unfolded."""
    page.locator("summary:visible", has_text="Other ways to send it").click()
    return page


def mistakes(page: Page) -> list[str]:
    """What the form asks people to look at again; the list of it has the focus."""
    summary = page.locator("[data-form-errors]:visible")
    expect(summary).to_be_focused()
    return summary.get_by_role("link").all_inner_texts()


def filled(page: Page, **instead: str) -> Page:
    """A whole listing, step by step; the page at its last step."""
    said = {
        "name": "Knots for All",
        "summary": "Learn a knot, then tea.",
        "organisation": "Brackwater Net Loft",
        "description": "We sit round a table.",
        "times": "Tuesday 10:30 to 12:00\nFriday 14:00",
        "venue": "Old Chapel",
        "amount": "£3.50",
        "phone": "029 2018 0100",
        "your_role": "the group itself",
        "your_name": "Ada Fisher",
        "your_email": "ada@home.example",
        **instead,
    }

    def put(*names: str) -> None:
        for name in names:
            page.locator(f"#add-{name}").fill(said[name])

    put("name", "summary", "organisation", "description")
    page.locator("[name=needs]").first.check()
    go_on(page)
    page.get_by_label("Every week").check()
    put("times")
    go_on(page)
    page.locator("[name=format]").first.check()
    put("venue")
    go_on(page)
    page.get_by_label("A price each time").check()
    put("amount")
    go_on(page)
    go_on(page)
    page.locator("[name=joining]").first.check()
    put("phone")
    go_on(page)
    put("your_role", "your_name", "your_email")
    go_on(page)
    expect(page.locator("[data-form-progress]")).to_have_text("Step 8 of 8")
    return page


# --- filling it in


def test_a_step_is_filled_in_by_keyboard_alone_and_says_what_is_wrong(visit, plain: str):
    page = visit(f"{plain}add/")
    page.locator("#add-name").focus()
    page.keyboard.type("=1+1")
    page.keyboard.press("Tab")
    error = page.locator("#add-name-error")
    expect(error).to_have_text(
        "Error: Name of the activity: the text can't start with =: a spreadsheet would take it for "
        "a sum. Start with a letter or a number."
    )
    expect(page.locator("#add-name")).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("Knots")
    expect(error).to_be_hidden()
    page.get_by_role("button", name="Go on").focus()
    page.keyboard.press("Enter")
    summary = page.locator("#add [data-form-errors]")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    assert summary.get_by_role("link").all_inner_texts() == [
        "In one line: this is missing",
        "Who runs it: this is missing",
        "What people do there: this is missing",
        "Why people come: choose at least one of these, or a kind of activity",
    ]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#add-summary")).to_be_focused()
    expect(page.locator("#add-summary")).to_have_attribute(
        "aria-describedby", "add-summary-error add-summary-hint add-summary-count"
    )
    for name, text in {"summary": "Tea.", "organisation": "Loft", "description": "Tea."}.items():
        page.locator(f"#add-{name}").focus()
        page.keyboard.type(text)
    page.locator("#add-needs").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Go on").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="When it is on")).to_be_focused()
    expect(summary).to_be_hidden()
    page.get_by_role("button", name="Back").press("Enter")
    expect(page.locator("#add-name")).to_have_value("Knots")


def test_what_was_surely_meant_is_written_and_said(visit, plain: str):
    page = visit(f"{plain}add/")
    page.evaluate(ALL_OPEN)
    page.locator("#add-amount").fill("3.5")
    page.locator("#add-amount").blur()
    expect(page.locator("#add-amount")).to_have_value("£3.50")
    expect(page.locator("#add [data-form-status]")).to_have_text("Written as £3.50.")
    page.locator("#add-amount").fill("a little")
    page.locator("#add-amount").blur()
    expect(page.locator("#add-amount-error")).to_have_text(
        "Error: How much: expected an amount such as £3.50, found a little."
    )


def test_characters_are_counted_and_names_are_offered(visit, plain: str):
    page = visit(f"{plain}add/")
    page.locator("#add-summary").fill("x" * 151)
    expect(page.locator("#add-summary-count")).to_have_text("1 character too many.")
    page.locator("#add-summary").fill("x" * 100)
    expect(page.locator("#add-summary-count")).to_have_text("50 characters left.")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go = page.locator("#add-organisation")
    go.fill("net")
    expect(page.locator("#add-organisation-names option")).to_have_count(1)
    assert [urlsplit(one).path for one in asked] == ["/add/names.json"]


# --- nothing comes to the end that could not be published

FACTS = {
    "name": "Knots for All",
    "summary": "Learn a knot, then tea.",
    "organisation": "Brackwater Net Loft",
    "description": "We sit round a table.",
    "your_role": "the group itself",
}


@pytest.mark.parametrize(
    ("step", "choices", "answers", "asked"),
    [
        (1, {}, {}, "Why people come: choose at least one of these, or a kind of activity"),
        (2, {"how_often": "week"}, {}, "Days and times: please answer this"),
        (2, {"how_often": "once"}, {}, "Days and times: please answer this"),
        (
            2,
            {"how_often": "by_arrangement"},
            {},
            "The times in your own words: please describe the times, as there are no fixed ones",
        ),
        (
            2,
            {"how_often": "2 weeks"},
            {"times": "Tuesday 10:30"},
            "First date: please say which week is the first",
        ),
        (3, {"format": "in-person"}, {}, "Name of the place: an activity at a place needs one"),
        (4, {"price": "per_session"}, {}, "How much: please say how much"),
        (6, {"joining": "drop-in"}, {}, "Phone: people need a way to ask before they come"),
    ],
)
def test_what_a_listing_needs_is_asked_for_at_its_step(
    visit, plain: str, step: int, choices: dict[str, str], answers: dict[str, str], asked: str
):
    page = filled(visit(f"{plain}add/"))
    page.get_by_role("button", name="Change ").nth(step - 1).click()
    expect(page.locator("[data-form-progress]")).to_have_text(f"Step {step} of 8")
    here = page.locator("[data-is=open]")
    for folded in here.locator("details:not([open]) > summary").all():
        folded.click()
    for line in here.locator(".form__field").all():
        name = line.get_attribute("name") or ""
        line.fill(answers.get(name, FACTS.get(name, "")))
    for box in here.locator("[type=checkbox]:checked").all():
        box.uncheck()
    for name, value in choices.items():
        here.locator(f"[name={name}][value='{value}']").check()
    go_on(page)
    assert asked in mistakes(page)
    page.get_by_role("link", name=asked).click()
    expect(page.locator("[aria-invalid]:focus")).to_be_visible()
    page.go_back()
    page.go_forward()
    expect(page.locator("[data-form-progress]")).to_have_text(f"Step {step} of 8")
    expect(page.get_by_role("button", name="Write an email with it")).to_be_hidden()


def test_what_a_listing_lacks_today_may_stay_so_and_what_it_has_may_not_go(visit, plain: str):
    page = visit(f"{plain}change/#listing=net-mending&do=time")
    form = page.locator("#time")
    form.get_by_label("Days and times").fill("")
    form.get_by_label("Your part in it").fill("the group itself")
    form.get_by_role("link", name="Write an email with it").click()
    assert mistakes(page) == ["Days and times: please answer this"]


def test_the_title_says_the_step_and_first_of_all_that_something_is_wrong(visit, plain: str):
    page = visit(f"{plain}add/")
    title = "What it is – Add an activity – Brackwater Together"
    assert page.title() == f"Step 1 of 8: {title}"
    go_on(page)
    assert page.title() == f"Error: Step 1 of 8: {title}"
    filled(page)
    assert page.title().startswith("Step 8 of 8: Look at it, and send it – Add an activity – ")
    page = visit(f"{plain}change/#listing=net-mending&do=time")
    expect(page.get_by_role("heading", name="Change the time")).to_be_focused()
    assert page.title() == "Change a listing – Brackwater Together"
    page.get_by_label("Days and times").first.fill("")
    page.locator("#time").get_by_role("link", name="Write an email with it").click()
    assert page.title() == "Error: Change a listing – Brackwater Together"


def test_what_is_wrong_is_marked_by_more_than_colour(visit, plain: str):
    page = visit(f"{plain}add/")
    expect(page.locator("#add-name")).to_have_css("border-top-width", "2px")
    go_on(page)
    error = page.locator("#add-name-error")
    expect(error).to_have_text("Error: Name of the activity: this is missing.")
    expect(page.locator("#add-name")).to_have_css("border-top-width", "4px")
    sign = error.evaluate("(line) => getComputedStyle(line, '::before').content")
    assert sign.startswith('"!"')


# --- a step at a time, and the way back


def test_a_step_that_is_done_is_closed_with_its_answers_and_can_be_changed(visit, plain: str):
    page = filled(visit(f"{plain}add/"))
    assert page.locator("[data-is=done] .form__answers").all_inner_texts() == [
        "Knots for All · Learn a knot, then tea. · Brackwater Net Loft",
        "Every week · Tuesday 10:30 to 12:00, Friday 14:00",
        "In person · Old Chapel",
        "A price each time · £3.50",
        "Nothing written",
        "Just turn up · 029 2018 0100",
        "the group itself · Ada Fisher · ada@home.example",
    ]
    page.get_by_role("button", name="Change When it is on").press("Enter")
    expect(page.get_by_role("heading", name="When it is on")).to_be_focused()
    expect(page.locator("[aria-current=step]")).to_have_count(1)
    assert page.locator("[data-is=later] [data-form-open]:visible").count() == 0
    page.locator("#add-times").fill("Monday 9:00")
    go_on(page)
    expect(page.get_by_text("Every week · Monday 9:00")).to_be_visible()


def test_the_way_back_is_that_of_the_browser_and_loses_nothing(visit, plain: str):
    page = filled(visit(f"{plain}add/"))
    progress = page.locator("[data-form-progress]")
    for number in (7, 6):
        page.go_back()
        expect(progress).to_have_text(f"Step {number} of 8")
    page.get_by_role("button", name="Back").click()
    expect(progress).to_have_text("Step 5 of 8")
    page.go_forward()
    expect(progress).to_have_text("Step 6 of 8")
    page.reload()
    expect(progress).to_have_text("Step 6 of 8")
    expect(page.locator("#add-phone")).to_have_value("029 2018 0100")
    page.go_forward()
    expect(page.locator("#add-your_name")).to_have_value("Ada Fisher")
    page.goto(f"{plain}a-to-z/")
    page.go_back()
    expect(page.locator("#add-your_name")).to_have_value("Ada Fisher")
    page.get_by_role("link", name="Skip to").press("Enter")
    expect(progress).to_have_text("Step 7 of 8")


def test_nobody_comes_to_the_end_past_a_step_with_a_mistake(visit, plain: str):
    page = filled(visit(f"{plain}add/"))
    page.get_by_role("button", name="Change Where it is").click()
    page.locator("#add-venue").fill("")
    page.go_back()
    expect(page.locator("[data-form-progress]")).to_have_text("Step 3 of 8")
    assert mistakes(page) == ["Name of the place: an activity at a place needs one"]
    page.reload()
    assert mistakes(page) == ["Name of the place: an activity at a place needs one"]


# --- kept for as long as the person says


def test_what_is_written_is_kept_in_this_tab_and_goes_when_it_starts_again(visit, plain: str):
    page = filled(visit(f"{plain}add/"))
    assert page.evaluate(STORED) == ""
    kept = page.evaluate(IN_THIS_TAB)
    assert "Knots for All" in kept
    assert "Ada Fisher" in kept
    page.once("dialog", lambda asks: asks.dismiss())
    page.get_by_role("button", name="Start again").click()
    assert page.evaluate(IN_THIS_TAB) == kept
    page.once("dialog", lambda asks: asks.accept())
    page.get_by_role("button", name="Start again").click()
    assert page.evaluate(IN_THIS_TAB) == ""
    expect(page.locator("[data-form-progress]")).to_have_text("Step 1 of 8")
    expect(page.get_by_text("The form is empty again, and nothing is kept.")).to_be_visible()
    page.reload()
    expect(page.locator("#add-name")).to_have_value("")
    assert page.locator("#add [name=needs]:checked").count() == 0


def test_kept_for_longer_it_is_there_on_another_day_without_a_name(
    visit, context: BrowserContext, plain: str
):
    page = visit(f"{plain}add/")
    first = page.locator("#add input:not([tabindex]):visible").first
    expect(first).to_have_attribute("name", "add-keep")  # it is asked before anything else
    page.get_by_label("For longer, on this device").check()
    filled(page)
    kept = page.evaluate(STORED)
    assert "Knots for All" in kept
    assert "Ada" not in kept
    assert "ada@" not in kept
    page.close()
    page = visit(f"{plain}add/")
    expect(page.get_by_text("We put back what you wrote here before.")).to_be_visible()
    expect(page.locator("[data-form-progress]")).to_have_text(
        "Step 7 of 8"
    )  # the last one written on
    expect(page.locator("#add-your_role")).to_have_value("the group itself")
    page.get_by_role("button", name="Change What it is").click()
    expect(page.get_by_label("For longer, on this device")).to_be_checked()
    expect(page.locator("#add-name")).to_have_value("Knots for All")
    expect(page.locator("#add-your_name")).to_have_value("")
    page.get_by_label("Until I send it or close this tab").check()
    assert page.evaluate(STORED) == ""
    assert "Knots for All" in page.evaluate(IN_THIS_TAB)


def test_refused_nothing_is_kept_of_what_was_and_will_be_written(visit, plain: str):
    page = visit(f"{plain}add/")
    page.locator("#add-name").fill("Knots")
    assert "Knots" in page.evaluate(IN_THIS_TAB)
    page.get_by_label("Not at all").check()
    page.locator("#add-name").fill("Knots for All")
    assert page.evaluate(STORED) == ""
    assert page.evaluate(IN_THIS_TAB) == 'connected/add {"isRefused":true}'
    page.reload()
    expect(page.get_by_label("Not at all")).to_be_checked()
    expect(page.locator("#add-name")).to_have_value("")


def test_a_browser_that_stores_nothing_can_fill_it_in(context: BrowserContext, plain: str):
    context.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) {
            Object.defineProperty(window, name, { get() { throw new Error("refused"); } });
        }"""
    )
    page = context.new_page()
    page.goto(f"{plain}add/")
    filled(page)


def test_once_it_is_sent_nothing_of_it_is_kept_in_this_tab(
    visit, every_way: str, endpoint: Endpoint
):
    page = filled(visit(f"{every_way}add/"))
    assert "Ada Fisher" in page.evaluate(IN_THIS_TAB)
    page.get_by_role("button", name="Send it to us").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    endpoint.got.pop()
    page.goto(f"{every_way}add/")
    assert page.evaluate(IN_THIS_TAB) == ""
    expect(page.locator("#add-name")).to_have_value("")


def test_a_short_form_is_kept_for_its_own_listing_alone(visit, plain: str):
    page = visit(f"{plain}change/#listing=net-mending&do=time")
    page.locator("#time-times").fill("Tuesday 11:00")
    page.reload()
    expect(page.get_by_text("This is about Net Mending & Tea.")).to_be_visible()
    expect(page.locator("#time-times")).to_have_value("Tuesday 11:00")
    expect(page.locator("#time-listing")).to_be_hidden()
    page.goto(f"{plain}change/#listing=quiet-line&do=time")
    page.reload()
    expect(page.get_by_text("This is about Net Mending & Tea.")).to_be_hidden()
    expect(page.locator("#time-times")).not_to_have_value("Tuesday 11:00")


# --- how it will look


def test_the_listing_and_its_card_are_shown_in_the_words_of_the_site(visit, plain: str):
    page = filled(visit(f"{plain}add/"))
    result = page.locator("[data-preview-here] .activity-result")
    expect(result).to_contain_text("Knots for All")
    expect(result).to_contain_text("Tuesdays, 10.30am to noon; Fridays at 2pm")
    expect(result).to_contain_text("£3.50 each time")
    page.get_by_text("Its card, to print").click()
    card = page.locator("[data-preview-here] .card")
    expect(card).to_contain_text("029 2018 0100")
    expect(card).to_contain_text("Old Chapel")
    left = page.locator("[data-preview-here]").inner_text()
    assert "{" not in left
    assert "First time" not in left


def test_hostile_words_are_words_in_the_preview_and_in_the_letter(visit, plain: str):
    page = visit(f"{plain}add/")
    page.evaluate("() => { window.boom = () => { window.boomed = true; }; }")
    hostile = "Tea & $& {name} <"
    markup = "<img src=x onerror=boom()>\n\n[x](javascript:boom()) {summary} Price:"
    filled(page, name=hostile, description=markup)
    shown = page.locator("[data-preview-here]")
    expect(shown).to_contain_text(hostile)
    expect(shown).to_contain_text("<img src=x onerror=boom()>")
    expect(shown).to_contain_text("{summary} Price:")
    assert shown.locator("img").count() == 0
    assert shown.locator("a").count() == 0
    assert page.evaluate("window.boomed === undefined")
    letter = page.locator("#add [data-letter]").input_value()
    assert "\n  [x](javascript:boom()) {summary} Price:\n" in letter


# --- the ways to send it


def test_it_is_sent_as_a_plain_post(visit, every_way: str, endpoint: Endpoint):
    page = filled(visit(f"{every_way}add/"))
    page.get_by_role("button", name="Send it to us").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    got = dict(endpoint.got.pop())
    assert got["form"] == "connected-listing/1"
    assert got["request"] == "add"
    assert got["homepage"] == ""
    assert int(got["seconds"]) >= 0
    assert got["name"] == "Knots for All"
    assert got["times"].splitlines() == ["Tuesday 10:30 to 12:00", "Friday 14:00"]
    assert got["price"] == "per_session"
    assert got["your_name"] == "Ada Fisher"
    assert "street" not in got


def test_a_form_with_faults_is_not_sent(visit, every_way: str, endpoint: Endpoint):
    page = filled(visit(f"{every_way}add/"))
    page.locator("#add-name").evaluate("(one) => { one.value = ''; }")
    page.get_by_role("button", name="Send it to us").click()
    expect(page.locator("#add [data-form-errors]")).to_be_focused()
    page.get_by_role("link", name="Name of the activity: this is missing").click()
    expect(page.locator("#add-name")).to_be_focused()
    assert endpoint.got == []


def test_without_scripts_a_plain_post_still_works(
    browser: Browser, every_way: str, endpoint: Endpoint
):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{every_way}change/")
        form = page.locator("#close")
        form.locator("[name=listing]").fill("Net Mending & Tea")
        form.locator("[name=closed]").fill("2027-03-31")
        form.locator("[name=your_role]").fill("the group itself")
        form.get_by_role("button", name="Send it to us").click()
        expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    got = dict(endpoint.got.pop())
    assert got["request"] == "close"
    assert got["closed"] == "2027-03-31"
    assert got["listing"] == "Net Mending & Tea"
    assert got["homepage"] == ""
    assert got["seconds"] == ""


def test_the_policy_lets_a_form_go_there_and_nowhere_else(
    browser: Browser, every_way: str, plain: str, endpoint: Endpoint
):
    with browser.new_context() as context:
        page = context.new_page()
        for site, path, allowed in (
            (every_way, "add/", f"'self' {endpoint.address.removesuffix('/listing')};"),
            (every_way, "a-to-z/", "'self';"),
            (plain, "add/", "'self';"),
        ):
            page.goto(f"{site}{path}")
            policy = page.locator("meta[http-equiv]").get_attribute("content") or ""
            assert f"form-action {allowed}" in policy


def test_an_email_is_written_with_it_or_says_that_it_is_too_long(visit, plain: str):
    page = filled(visit(f"{plain}add/"))
    door = page.locator("#add [data-way=email]")
    link = urlsplit(door.locator("a").get_attribute("href") or "")
    asked = parse_qs(link.query)
    assert link.path == "hello@brackwater.example"
    assert asked["subject"] == ["Add an activity: Knots for All"]
    body = asked["body"][0].replace("\r\n", "\n")
    assert body == page.locator("#add [data-letter]").input_value()
    assert body.startswith("Connected listing form 1\nAdd an activity\n\nName of the activity:\n")
    page.locator("#add-description").evaluate("(one) => { one.value = 'Tea. '.repeat(400); }")
    page.locator("#add-description").dispatch_event("input")
    expect(door).to_contain_text("This is too long for an email link")
    assert door.locator("a").get_attribute("href") == "mailto:hello@brackwater.example"


def test_it_is_saved_as_a_file_and_copied(visit, plain: str):
    page = other_ways(filled(visit(f"{plain}add/")))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save it as a file").click()
    content = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert saved.value.suggested_filename == "listing-add.json"
    assert content["format"] == "connected-listing/1"
    assert content["request"] == "add"
    assert content["answers"]["name"] == "Knots for All"
    assert "street" not in content["answers"]
    page.get_by_role("button", name="Copy it").click()
    expect(page.get_by_text("Copied. Paste it into a message to us.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == page.locator("#add [data-letter]").input_value()


def test_it_goes_on_at_the_forge_without_what_is_confidential(visit, every_way: str, plain: str):
    page = other_ways(filled(visit(f"{every_way}add/")))
    link = page.get_by_role("link", name="Go on at GitHub")
    to = link.get_attribute("href") or ""
    assert to.startswith(f"{REPOSITORY}/issues/new?template=add-activity.yml&title=")
    assert "Knots for All" in unquote(to)
    assert "Ada" not in to
    assert "ada%40" not in to
    assert visit(f"{plain}add/").get_by_role("link", name="Go on at").count() == 0


# --- change, pause, close, still right


def test_a_pause_begins_from_the_listing_and_says_only_what_is_new(visit, every_way: str):
    page = visit(f"{every_way}activities/net-mending/")
    page.get_by_text("Is something wrong here?").click()
    page.get_by_role("link", name="It is paused").click()
    expect(page.get_by_text("This is about Net Mending & Tea.")).to_be_visible()
    expect(page.locator("#pause")).to_be_visible()
    expect(page.locator("#close")).to_be_hidden()
    listing = page.locator("#pause-listing")
    expect(listing).to_have_value(re.compile(r"/activities/net-mending/$"))
    page.locator("#pause-paused").fill("2026-12-14")
    page.locator("#pause-because").fill("The hall is cold.")
    page.locator("#pause-your_role").fill("the group itself")
    other_ways(page)
    with page.expect_download() as saved:
        page.locator("#pause").get_by_role("button", name="Save it as a file").click()
    content = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert content["request"] == "pause"
    assert set(content["answers"]) == {"listing", "paused", "because", "your_role"}


def sent_from_a_short_form(page: Page, endpoint: Endpoint, form: str) -> dict[str, str]:
    page.locator(f"#{form}").get_by_role("button", name="Send it to us").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    return dict(endpoint.got.pop())


def test_another_time_is_one_short_step_from_the_listing(visit, every_way: str, endpoint: Endpoint):
    page = visit(f"{every_way}activities/net-mending/")
    page.get_by_text("Is something wrong here?").click()
    wrong = page.locator("details", has_text="Is something wrong here?")
    expect(wrong).to_have_count(1)
    assert wrong.get_by_role("link").all_inner_texts() == [
        "The time",
        "The price",
        "It is paused",
        "It has closed",
        "It is all still right",
        "Something else",
        "Edit its file, with an account",
    ]
    wrong.get_by_role("link", name="The time").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Change the time")).to_be_focused()
    form = page.locator("#time")
    assert set(
        form.locator("[data-question]:visible").evaluate_all(
            "(all) => all.map((one) => one.dataset.question)"
        )
    ) == {
        *("how_often", "times", "starting", "sessions", "not_on", "bank_holidays"),
        *("times_in_words", "your_role"),  # unfolded, since bank holidays are answered
    }
    expect(form.get_by_label("Every week")).to_be_checked()
    times = form.get_by_label("Days and times")
    expect(times).to_have_value("Tuesday 10:30 to 12:00")
    times.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Tuesday 11:00 to 12:00")
    form.get_by_label("Your part in it").focus()
    page.keyboard.type("the group itself")
    got = sent_from_a_short_form(page, endpoint, "time")
    assert got.pop("listing").endswith("/activities/net-mending/")
    assert int(got.pop("seconds")) >= 0
    assert got == {
        "form": "connected-listing/1",
        "request": "change",
        "homepage": "",
        "times": "Tuesday 11:00 to 12:00",
        "your_role": "the group itself",
    }


def test_another_price_is_one_short_step_and_can_begin_later(
    visit, every_way: str, endpoint: Endpoint
):
    page = visit(f"{every_way}change/#listing=net-mending&do=price")
    form = page.locator("#price")
    expect(form.get_by_label("Free", exact=True)).to_be_checked()
    form.get_by_label("A price each time").check()
    form.get_by_label("How much").fill("£2")
    form.get_by_label("From which date").fill("2027-01-05")
    form.get_by_label("Your part in it").fill("the group itself")
    got = sent_from_a_short_form(page, endpoint, "price")
    answers = {"price": "per_session", "amount": "£2", "price_since": "2027-01-05"}
    assert {name: got[name] for name in answers} == answers
    assert set(got) - set(answers) == {
        *("form", "request", "homepage", "seconds", "listing", "your_role")
    }


def test_still_right_is_one_press(visit, every_way: str, endpoint: Endpoint):
    page = visit(f"{every_way}activities/net-mending/")
    page.get_by_text("Is something wrong here?").click()
    page.get_by_role("link", name="It is all still right").click()
    expect(page.get_by_text("This is about Net Mending & Tea.")).to_be_visible()
    got = sent_from_a_short_form(page, endpoint, "still-right")
    assert got["request"] == "still-right"
    assert set(got) == {"form", "request", "homepage", "seconds", "listing"}


def test_a_choice_in_one_form_leaves_the_other_forms_alone(visit, plain: str):
    page = visit(f"{plain}change/#listing=net-mending&do=time")
    page.locator("#time").get_by_label("Every month").check()
    page.get_by_role("link", name="Change something else").click()
    page.evaluate(ALL_OPEN)
    expect(page.locator("#change").get_by_label("Every week")).to_be_checked()


def test_a_change_says_what_differs_and_takes_out_what_was_emptied(visit, plain: str):
    page = visit(f"{plain}change/#listing=net-mending&do=change")
    summary = page.locator("#change-summary")
    expect(summary).to_have_value("Mend a net beside somebody who knows how.")
    summary.fill("Mend a net.")
    page.evaluate(ALL_OPEN)
    page.locator("#change-ask_for").fill("")
    page.locator("#change-your_role").fill("the group itself")
    summary.dispatch_event("input")
    for _ in range(7):
        go_on(page)
    letter = page.locator("#change [data-letter]").input_value()
    assert letter.startswith("Connected listing form 1\nChange a listing\n\nWhich listing:\n")
    assert "\nIn one line:\n  Mend a net.\n" in letter
    assert "\nWhom to ask for:\n  none\n" in letter
    assert "Name of the activity" not in letter
    assert "Days and times" not in letter


def test_a_listing_about_safety_is_not_closed_from_its_own_page(visit, address: str):
    page = visit(f"{address}change/#listing=safe-line&do=change")
    expect(page.get_by_text("Larkwell Safe Line", exact=False).first).to_be_visible()
    ways = page.locator("[data-form-choices]")
    expect(ways.locator("a[href$='do=close']")).to_be_hidden()
    expect(ways.locator("a[href$='do=pause']")).to_be_visible()
    page.goto(f"{address}change/#listing=talking-cafe&do=change")
    expect(ways.locator("a[href$='do=close']")).to_be_visible()


def test_a_listing_that_is_not_there_can_still_be_named(context: BrowserContext, plain: str):
    page = context.new_page()
    page.goto(f"{plain}change/#listing=gone-for-good&do=close")
    expect(page.get_by_text("We could not look up that listing.")).to_be_visible()
    expect(page.locator("#close-listing")).to_be_editable()
    page.goto(f"{plain}change/#listing=../../etc&do=close")
    expect(page.locator("#close")).to_be_visible()
    expect(page.locator("#close-listing")).to_have_value("")


def test_the_names_that_are_offered_are_those_that_may_be_shown(small_site: Path):
    names = json.loads((small_site / "add/names.json").read_text(encoding="utf-8"))
    assert names["venues"] == ["The Old Chapel"]


def test_what_is_private_is_in_no_listing_s_answers(small_site: Path):
    for file in small_site.glob("activities/*/answers.json"):
        said = file.read_text(encoding="utf-8")
        assert "maintainer" not in said
        assert set(json.loads(said)) - {"never"} == {"name", "answers"}
    quiet = (small_site / "activities/quiet-line/answers.json").read_text(encoding="utf-8")
    assert json.loads(quiet)["answers"]


# --- for everybody


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 640}
    ) as one:
        yield one.new_page()


@pytest.mark.parametrize("path", ["add/", "change/"])
def test_without_scripts_and_a_form_service_the_page_is_short_and_says_why(
    path: str, without_scripts: Page, plain: str
):
    page = without_scripts
    page.goto(f"{plain}{path}")
    expect(page.get_by_role("heading", name="This form needs scripts")).to_be_in_viewport()
    main = page.get_by_role("main")
    expect(main).to_contain_text("This site has nothing that could take a form without them.")
    ways = main.locator("[data-form-no-scripts]").get_by_role("link").all_inner_texts()
    assert ways == [
        "Email hello@brackwater.example",
        *(["Print the form and fill it in with a pen"] if path == "add/" else []),
    ]
    assert main.locator("input:visible, textarea:visible, button:visible").count() == 0
    assert main.evaluate("(main) => main.getBoundingClientRect().height") < 640


@pytest.mark.parametrize("path", ["add/", "change/", "add/paper/"])
def test_without_scripts_every_question_is_there_where_something_takes_it(
    path: str, without_scripts: Page, every_way: str
):
    page = without_scripts
    page.goto(f"{every_way}{path}")
    expect(page.get_by_role("heading", name="About you").first).to_be_visible()
    for script_alone in ("Go on", "Save it as a file", "Start again"):
        expect(page.get_by_role("button", name=script_alone)).to_have_count(0)
    expect(page.get_by_text("This form needs scripts")).to_have_count(0)
    assert page.locator("[data-form-keep]:visible").count() == 0


@pytest.mark.parametrize("number", range(8))
def test_every_step_is_for_everybody_at_every_size(number: int, visit, every_way: str):
    page = filled(visit(f"{every_way}add/"))
    for _ in range(7 - number):
        page.get_by_role("button", name="Back").click()
    expect(page.locator("[data-form-progress]")).to_have_text(f"Step {number + 1} of 8")
    settled(page)
    if number == 0:
        page.locator("#add-name").fill("")
        go_on(page)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(STILL)  # the colours of the other scheme are gone by then
            assert violations(page) == [], (width, scheme)
    page.set_viewport_size({"width": 320, "height": 900})
    assert too_wide(page) == []
    page.set_viewport_size({"width": 390, "height": 900})
    for card in page.locator("[data-preview-here] details[open] > summary").all():
        card.click()  # it has the size of its paper
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert too_wide(page) == []


@pytest.mark.parametrize("form", ["time", "price", "pause", "close", "still-right"])
def test_every_short_form_is_for_everybody_at_every_size(form: str, visit, every_way: str):
    page = visit(f"{every_way}change/#listing=net-mending&do={form}")
    expect(page.get_by_text("This is about Net Mending & Tea.")).to_be_visible()
    settled(page)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(STILL)
            assert violations(page) == [], (width, scheme)
        assert too_wide(page) == []


def test_the_paper_form_prints_every_question(visit, plain: str):
    page = visit(f"{plain}add/paper/")
    page.emulate_media(media="print")
    asked = page.locator(".paper-form__label")
    assert asked.count() > 40
    expect(page.get_by_role("button", name="Print this form")).to_be_hidden()
    assert page.locator(".paper-form__box").count() > 20
    assert (
        page.locator(".paper-form__line").first.evaluate(
            "(one) => getComputedStyle(one).borderBottomStyle"
        )
        == "solid"
    )
    expect(page.get_by_text("Email hello@brackwater.example")).to_be_visible()
