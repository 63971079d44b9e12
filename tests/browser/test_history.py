"""What somebody who opens the browser's own history can read of a search."""

import sqlite3
from contextlib import closing

from playwright.sync_api import expect
from tests.browser.conftest import installed


def test_words_of_danger_are_not_in_the_history(browser, address, tmp_path):
    """Neither brought from another page's box, nor typed letter by letter on the find page."""
    started = browser.browser_type.launch_persistent_context(tmp_path, **installed())
    page = started.pages[0]
    page.goto(address)
    page.get_by_role("searchbox").press_sequentially("he hits me")
    page.keyboard.press("Enter")
    expect(page.locator("[data-danger-help]")).to_be_visible()
    page.goto(f"{address}search/?typed")
    page.get_by_role("searchbox").focus()
    for letter in "he hits me":
        page.keyboard.type(letter)
        expect(page.locator("[data-find-answer]")).to_have_attribute("aria-busy", "false")
    expect(page.locator("[data-danger-help]")).to_be_visible()
    page.get_by_role("searchbox").blur()
    page.goto(f"{address}search/?harmless")
    page.get_by_role("searchbox").press_sequentially("choir")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search/?harmless#q=choir")
    started.close()
    with closing(sqlite3.connect(tmp_path / "Default" / "History")) as history:
        seen = [url for (url,) in history.execute("SELECT url FROM urls")]
    # The history was written, with what was asked last: it would have the rest, too.
    assert f"{address}search/?harmless#q=choir" in seen
    assert {url.partition("#")[2] for url in seen} == {"", "q=choir"}
