"""The codes of cards in a real browser, on a host that knows capitals from small letters."""

import csv
import re
import threading
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import expect
from tests.browser.looking import violations
from tests.conftest import built_once, in_a_process, shared_folder, small_borough
from tests.small_site import golden
from tests.static_host import StaticHost

from activity_directory import cli
from activity_directory.catalogue.loading import load
from activity_directory.model.card_code import READ_AS

MORNING = "Tuesdays, 10.30am to noon, not on bank holidays"
LATER = "Tuesdays, 11am to noon, not on bank holidays"


def ran(*arguments):
    done = in_a_process(*arguments)
    assert done.returncode == cli.DONE, done.stderr + done.stdout


def edited(content, slug, old, new):
    entry = content / f"activities/{slug}.md"
    text = entry.read_text(encoding="utf-8")
    assert old in text
    entry.write_text(text.replace(old, new, 1), encoding="utf-8")


def made(site):
    """A borough whose cards are older than its entries: a time was noted, a number was not."""
    content = small_borough(site.with_name(f"{site.name}-content"))
    for slug in ("net-mending", "steady-feet"):
        extra = content / f"activities/{slug}-too.md"
        extra.write_text((content / f"activities/{slug}.md").read_text("utf-8"), "utf-8")
    edited(content, "net-mending-too", "name: Net Mending & Tea", "name: Rope and Tea")
    edited(content, "steady-feet-too", "name: Steady Feet", "name: Steady Hands")
    codes = ("codes", "--content", content, "--today")
    ran(*codes, "2026-05-01")
    edited(content, "net-mending", "from: 10:30", "from: 11:00")
    ran(*codes, "2026-09-01")
    edited(content, "net-mending", "nets@brackwater", "knots@brackwater")
    edited(content, "steady-feet", "status: running", "status: {paused: 2026-11-01}")
    (content / "activities/net-mending-too.md").rename(content / "activities/rope.md")
    edited(content, "rope", "---\n", "---\nwas: [net-mending-too]\n")
    (content / "activities/steady-feet-too.md").unlink()
    ran(
        "build", "--content", content, "--output", site, "--today", golden.TODAY,
        "--base-url", "https://pennybridge.example.org/",
    )  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built_once(shared_folder(tmp_path_factory), "codes", made)


@pytest.fixture(scope="module")
def codes(site):
    """The code of each activity, by the name that it had at first."""
    every = load(site.with_name(f"{site.name}-content")).catalogue.codes
    return {one.activity: one.code for one in every}


@pytest.fixture(scope="module")
def home(site):
    handler = type("Host", (StaticHost,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def page(browser):
    page = browser.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
    yield page
    page.close()
    assert [one for one in complaints if "404" not in one] == []


@pytest.fixture
def plain_page(browser):
    page = browser.new_page(java_script_enabled=False)
    yield page
    page.close()


def version_on_the_card(site, slug):
    text = (site / f"activities/{slug}/card/index.html").read_text(encoding="utf-8")
    return re.search(r"/a/(\w+)/#([a-z0-9]{12})<", text)


def then(site, code):
    """What cards of the first day had behind the `#`."""
    path = site.with_name(f"{site.name}-content") / f"codes/{code}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row[0] == "2026-05-01"]
    return "".join(row[2] for row in rows)


def test_a_card_of_today_opens_the_activity_at_once(site, codes, home, page):
    code, version = version_on_the_card(site, "net-mending").groups()
    assert code == codes["net-mending"]
    page.goto(f"{home}a/{code}/#{version}")
    page.wait_for_url(f"{home}activities/net-mending/")
    # Renamed since: the code stands where it stood.
    page.goto(f"{home}a/{codes['net-mending-too']}")
    page.wait_for_url(f"{home}activities/rope/")


def test_an_older_card_is_told_first_what_has_changed(site, codes, home, page):
    code = codes["net-mending"]
    page.goto(f"{home}a/{code}/#{then(site, code)}")
    told = page.locator("[data-changed]")
    expect(told).to_be_visible()
    lines = [line for line in told.locator("div > p").all() if line.is_visible()]
    assert [line.inner_text() for line in lines] == [
        f"Time changed from “{MORNING}” (until 1 September 2026) to “{LATER}”.",
        "How to get in touch changed from “nets@brackwater.example” to “knots@brackwater.example”.",
    ]
    assert violations(page) == []
    page.get_by_role("link", name="Go on to Net Mending").click()
    page.wait_for_url(f"{home}activities/net-mending/")
    # What nobody has noted is told without what the card says.
    page.goto(f"{home}a/{code}/#{'zz' * 6}")
    expect(page.get_by_text("Place changed. It is now “")).to_be_visible()
    assert page.get_by_text("from “").filter(visible=True).count() == 0


def test_without_scripts_it_leads_on_or_lists_what_has_changed(codes, home, plain_page):
    plain_page.goto(f"{home}a/{codes['net-mending-too']}/")
    plain_page.wait_for_url(f"{home}activities/rope/")
    plain_page.goto(f"{home}a/{codes['net-mending']}/")
    expect(plain_page.get_by_text("Time changed from")).to_be_visible()
    expect(plain_page.get_by_text("Place changed")).to_be_hidden()


def test_what_has_ended_or_gone_or_keeps_silent_still_answers(site, codes, home, page):
    page.goto(f"{home}a/{codes['steady-feet']}/")
    page.wait_for_url(f"{home}activities/steady-feet/")
    expect(page.get_by_text("Paused").first).to_be_visible()
    page.goto(f"{home}a/{codes['steady-feet-too']}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This activity is no longer listed")
    assert page.get_by_role("main").get_by_role("link", name="Find").count()
    guarded = (site / f"a/{codes['quiet-line']}/index.html").read_text(encoding="utf-8")
    assert "Quiet Line" not in guarded.split("<body")[0]
    assert "Rope Walk" not in guarded
    assert 'content="0; url=../../activities/quiet-line/"' in guarded


@pytest.mark.parametrize("write", ["lower", "look-alike", "spaced"])
def test_an_address_that_was_typed_in_another_way_is_put_right(write, codes, home, page):
    code = codes["net-mending-too"]
    if write == "look-alike":
        for letter, digit in READ_AS.items():
            code = code.replace(digit, letter)
    typed = {"lower": code.lower(), "spaced": f"{code[:2]}%20{code[2:]}"}.get(write, code)
    page.goto(f"{home}a/{typed}" if typed != code else f"{home}A/{typed}")
    page.wait_for_url(f"{home}activities/rope/")


def test_a_slip_is_said_and_the_box_takes_another_try(codes, home, page):
    code = codes["net-mending-too"]
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    page.goto(f"{home}a/{wrong}")
    said = page.locator("[data-card-code-said]")
    expect(said).to_contain_text(f"“{wrong}” is no code of a card")
    assert violations(page) == []
    page.get_by_label("The code of your card").fill("0000")
    page.get_by_role("button", name="Open").click()
    expect(said).to_contain_text("No card has the code “0000”")
    # Elsewhere the 404 page has no such box.
    page.goto(f"{home}nothing-here/")
    expect(page.get_by_label("The code of your card")).to_be_hidden()


def test_the_page_of_codes_opens_what_is_typed(codes, home, page, plain_page):
    page.goto(f"{home}a/")
    assert violations(page) == []
    page.get_by_role("button", name="Open").click()
    expect(page.locator("[data-card-code-said]")).to_contain_text("Type the code first")
    page.get_by_label("The code of your card").fill(codes["net-mending-too"].lower())
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}activities/rope/")
    plain_page.goto(f"{home}a/")
    expect(plain_page.get_by_text("Type the code after the address")).to_be_visible()
