"""What every browser test needs: a Chromium, the demonstration served, a page that is watched."""

import contextlib
import os
import shutil
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import sync_playwright
from tests.loopback import serving

BROWSERS = (
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
)
# The browser's own sandbox needs rights that a container's root lacks; letters are as wide with a
# window as without one; the rest keeps it from talking to its makers.
SWITCHES = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
)


def installed():
    """How Chromium is started: the one that CONNECTED_BROWSER names, else this machine's."""
    named = os.environ.get("CONNECTED_BROWSER") or next(
        filter(None, map(shutil.which, BROWSERS)), None
    )
    if named is None:
        pytest.fail(
            "There is no Chromium or Chrome here. Install one, or name it in CONNECTED_BROWSER."
        )
    return {"executable_path": named, "args": list(SWITCHES)}


@pytest.fixture(scope="package")
def browser():
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(**installed())
        yield chromium
        chromium.close()


@pytest.fixture(scope="module", autouse=True)
def pages_closed(browser):
    """Closes the pages that the tests of a module left open: the browser goes on to the next."""
    yield
    for context in browser.contexts:
        context.close()


@pytest.fixture(scope="package")
def served():
    """Serves folders on loopback: `served(folder)` is the folder's address, with a last slash."""
    with contextlib.ExitStack() as servers:

        def serve(folder):
            return servers.enter_context(serving(folder))

        yield serve


@pytest.fixture(scope="package")
def address(demonstration, served):
    """Where the demonstration answers, with a last slash."""
    return served(demonstration)


@dataclass
class Watched:
    """What happened in the pages of one test."""

    home: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page):
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        return page

    def _heard(self, message):
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")

    def asked_for(self, part):
        """The requests whose address has `part` in it."""
        return [url for url in self.requests if part in url]

    def elsewhere(self):
        """The requests to anybody but this site."""
        return [url for url in self.requests if not url.startswith((self.home, "data:"))]


@pytest.fixture
def watched(address):
    """Afterwards no page of the test may have complained, broken its own rules, or gone elsewhere.

    A broken Content-Security-Policy is an error in the console.
    """
    seen = Watched(address)
    yield seen
    assert seen.complaints == []
    assert seen.elsewhere() == []


@pytest.fixture
def visit(browser, address, watched):
    """`visit("search/", width=360, dark=True)` opens a page of the demonstration and watches it."""
    with contextlib.ExitStack() as contexts:

        def open_page(path, *, width=1280, dark=False, **options):
            context = contexts.enter_context(
                browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme="dark" if dark else "light",
                    **options,
                )
            )
            page = watched.watch(context.new_page())
            page.goto(address + path)
            return page

        yield open_page
