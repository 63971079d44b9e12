"""Two pages as the scripts fill them, recorded in a browser from the built demonstration.

The find page with what it found, and the form for a new listing with its mistakes. What is recorded
needs no script any more.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from tests.loopback import serving

LABELS = {
    "find-page": "The find page, with results and its message",
    "form-page": "The form, with mistakes",
}

# What people typed and ticked is no part of the markup until it is written there.
_WRITE_WHAT_IS_TYPED = """() => {
  for (const field of document.querySelectorAll("input")) {
    if (["checkbox", "radio"].includes(field.type)) field.toggleAttribute("checked", field.checked);
    else field.setAttribute("value", field.value);
  }
  for (const field of document.querySelectorAll("textarea")) field.textContent = field.value;
}"""
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_PRELOAD = re.compile(r'<link rel="preload"[^>]*>')
_COLOUR_SCHEME = re.compile(r'<meta name="color-scheme"[^>]*>')


def _found(page: Page) -> None:
    page.get_by_role("searchbox").fill("walking xylophone")
    page.get_by_role("searchbox").press("Enter")
    answer = page.locator("[data-find-answer]")
    expect(answer).to_have_attribute("aria-busy", "false")
    box = page.locator("[data-facet=cost] input").first
    if box.is_visible():
        box.check()
    expect(answer).to_have_attribute("aria-busy", "false")
    expect(page.locator("[data-find-results] li").first).to_be_visible()


def _wrong(page: Page) -> None:
    page.locator("[data-question=summary] [name]").fill("Walk, then tea.")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("[data-form-errors]")).to_be_visible()


def recorded(browser: Browser, site: Path) -> dict[str, str]:
    """The markup of both pages, by name: without scripts, and with the way to the site's root."""
    ways = {"find-page": ("search/", _found), "form-page": ("add/", _wrong)}
    pages = {}
    with serving(site) as home, browser.new_context(reduced_motion="reduce") as context:
        for name, (address, use) in ways.items():
            page = context.new_page()
            page.goto(home + address)
            use(page)
            page.evaluate(_WRITE_WHAT_IS_TYPED)
            pages[name] = without_scripts(page.content())
            page.close()
    return pages


def without_scripts(html: str) -> str:
    """The page at rest: its policy forbids frames, its look is its frame's, a hidden one waits."""
    for part in (_SCRIPT, _POLICY, _PRELOAD, _COLOUR_SCHEME):
        html = part.sub("", html)
    return html
