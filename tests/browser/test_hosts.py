"""One site wherever it stands: on its own domain, below another site, and straight from a disk.

The headers that the build writes out are in force, and every page is walked to in a real browser.
"""

import threading
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import expect
from tests.conftest import built_once, in_a_process, shared_folder, small_borough
from tests.small_site import golden
from tests.static_host import StaticHost

from activity_directory import cli

PLACES = {"a domain of its own": "/", "below another site": "/connected/"}


def made(folder, path):
    """The small borough, built to stand at `path`."""

    def make(site):
        content = site.with_name(f"{site.name}-content")
        done = in_a_process(
            "build", "--content", small_borough(content), "--output", site,
            "--base-url", f"https://pennybridge.example.org{path}", "--today", golden.TODAY,
        )  # fmt: skip
        assert done.returncode == cli.DONE, done.stderr

    return built_once(folder, f"host{path.strip('/')}", make)


@contextmanager
def hosted(site, path):
    handler = type("Host", (StaticHost,), {"site": site, "path_of_site": path})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(params=PLACES.values(), ids=PLACES)
def home(request, tmp_path_factory):
    """The address of the site's home page, at one place after another."""
    site = made(shared_folder(tmp_path_factory), request.param)
    with hosted(site, request.param) as host:
        yield f"{host}{request.param}"


@pytest.fixture
def watched(browser):
    """A page; whatever it complains of, and every answer that is not a good one, is kept."""
    page = browser.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "response",
        lambda answer: (
            complaints.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
        ),
    )
    page.complaints = complaints
    yield page
    page.close()


def links_of(page):
    hrefs = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    return {urldefrag(href)[0] for href in hrefs}


def sort_of(address):
    """Pages of a sort have addresses of the same beginning and length."""
    parts = urlsplit(address).path.split("/")
    return (*parts[:3], len(parts))


def test_every_page_can_be_walked_to_and_keeps_the_rules_it_is_sent_with(home, watched):
    """Below another site, a page of each sort."""
    below = urlsplit(home).path != "/"
    waiting, seen = [home], set()
    while waiting:
        address = waiting.pop()
        known = sort_of(address) if below else address
        if known in seen or not address.endswith("/"):
            continue
        seen.add(known)
        answer = watched.goto(address)
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        waiting += [link for link in links_of(watched) if link.startswith(home)]
        family = watched.eval_on_selector("h1", "one => getComputedStyle(one).fontFamily")
        assert "Atkinson" in family, address
        assert watched.complaints == [], address
    assert len(seen) > (15 if below else 20)


def test_search_works_under_the_headers(home, watched):
    watched.goto(urljoin(home, "search/#q=net"))
    expect(watched.locator("main")).to_contain_text("Net Mending")
    assert watched.complaints == []


def test_a_page_that_is_not_there_is_answered_in_full_wherever_it_was_asked_for(home, watched):
    watched.goto(urljoin(home, "activities/gone/card/"))
    expect(watched.locator("h1")).to_have_text("We can’t find that page")
    family = watched.eval_on_selector("h1", "one => getComputedStyle(one).fontFamily")
    assert "Atkinson" in family
    assert [complaint for complaint in watched.complaints if "404" not in complaint] == []
    assert len([complaint for complaint in watched.complaints if complaint.startswith("404")]) == 1
    watched.get_by_role("main").get_by_role("link", name="A to Z").click()
    expect(watched).to_have_url(urljoin(home, "a-to-z/"))


def test_from_a_disk_pages_are_read_with_their_styles_and_lead_on(tmp_path_factory, watched):
    site = made(shared_folder(tmp_path_factory), "/")
    waiting, seen = [(site / "index.html").as_uri()], set()
    while waiting and len(seen) < 12:
        address = waiting.pop(0)
        if address in seen or not address.endswith(".html"):
            continue
        seen.add(address)
        watched.goto(address)
        background = watched.eval_on_selector(
            "body", "one => getComputedStyle(one).backgroundColor"
        )
        assert background not in {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}, address
        expect(watched.locator("h1").first).to_be_visible()
        waiting += sorted(link for link in links_of(watched) if link.startswith(site.as_uri()))
    assert len(seen) == 12


def test_from_a_disk_search_says_why_it_can_not(tmp_path_factory, watched):
    site = made(shared_folder(tmp_path_factory), "/")
    watched.goto((site / "search" / "index.html").as_uri())
    expect(watched.locator("[data-find-from-disk]")).to_be_visible()
    expect(watched.locator("[data-find-from-disk]")).not_to_be_empty()
