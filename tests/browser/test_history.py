"""What somebody who opens the browser's own history can read of a search."""

from urllib.parse import urlsplit

from playwright.sync_api import expect


def test_words_of_danger_are_not_in_the_history(visit, address):
    """Neither brought from another page's box, nor typed letter by letter on the find page."""
    page = visit("")
    # Every address that the browser is given: those of pages, and those that a script puts there.
    seen = {page.url}
    page.on("framenavigated", lambda frame: seen.add(frame.url))
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
    # What a script puts there is seen, so the rest would be, too.
    assert f"{address}search/?harmless#q=choir" in seen
    assert {urlsplit(url).query for url in seen} == {"", "typed", "harmless"}
    assert {urlsplit(url).fragment for url in seen} == {"", "q=choir"}
