"""The one file that shows a proposed change: opened from a disk, as a forge's reader does."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from activity_directory import cli
from activity_directory.wording.quotation_marks import curly

SMALL = Path(__file__).parents[1] / "small_content"
TEA = "activities/tea-and-talk.md"


@pytest.fixture
def opened(browser, tmp_path):
    """Opens the preview of some files; every request and complaint of the page is in `heard`."""
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    page = browser.new_page()
    heard = []
    page.on("request", lambda request: heard.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))

    def open_(*files, change=lambda _content: None):
        change(content)
        made = tmp_path / "preview.html"
        paths = [str(content / file) for file in files]
        where = ("--content", str(content), "--today", "2026-11-23", "--output", str(made))
        assert cli.main(["preview", *paths, *where]) == 0
        page.goto(made.as_uri())
        elsewhere = [url for url in heard if not url.startswith(("file:", "data:", "about:"))]
        assert elsewhere == []
        return page

    yield open_
    page.close()


def test_the_page_and_the_card_stand_in_one_file_with_their_styles(opened):
    page = opened(TEA)
    frames = page.locator("iframe")
    expect(frames).to_have_count(2)
    for number in range(2):
        frame = frames.nth(number)
        frame.scroll_into_view_if_needed()
        heading = frame.content_frame.locator("h1")
        expect(heading).to_be_visible()
        family = heading.evaluate("one => getComputedStyle(one).fontFamily")
        assert "Atkinson Hyperlegible Next" in family
    card = frames.nth(1).content_frame
    sheet = card.locator(".card-size:visible")
    expect(sheet.get_by_text("029 2018 0102").first).to_be_visible()
    expect(card.locator("svg[role=img]:visible").first).to_be_visible()


def test_no_script_runs_and_no_link_leads_away(opened):
    page = opened(TEA)
    sheet = page.locator("iframe").first.content_frame
    assert sheet.locator("script").count() == 0
    sheet.get_by_role("link", name="Find activities").first.click()
    expect(sheet.locator("h1")).to_have_text("Tea and talk")
    assert len(page.context.pages) == 1


def test_an_entry_with_mistakes_is_shown_with_what_is_wrong(opened):
    def slip(content):
        file = content / TEA
        file.write_text(file.read_text(encoding="utf-8").replace("name:", "nmae:", 1), "utf-8")

    page = opened(TEA, "organisations/wharf-friends.yml", change=slip)
    expect(page.get_by_text("Did you mean name?")).to_be_visible()
    expect(page.get_by_text("It can be shown once this is mended.")).to_be_visible()
    expect(page.locator("iframe")).to_have_count(1)
    expect(page.locator("iframe").content_frame.locator("h1")).to_have_text("Wharf Friends")


def test_words_of_an_entry_can_not_break_out_of_their_frame(opened):
    hostile = 'A "quoted" & odd > one'

    def rename(content):
        file = content / TEA
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("name: Tea and talk", f"name: '{hostile}'"), "utf-8")

    page = opened(TEA, change=rename)
    expect(page.locator("iframe").first.content_frame.locator("h1")).to_have_text(curly(hostile))


@pytest.mark.parametrize(
    ("file", "heading"),
    [
        ("venues/boat-house.yml", "Boat trips"),
        ("stories/a-warm-room.md", "A warm room"),
        ("pages/about.md", "About"),
        ("champions/library-desk.yml", "Champions"),
        ("funding/kettle-fund.md", "Funding"),
    ],
)
def test_every_kind_of_entry_is_shown_where_it_is_read(opened, file, heading):
    page = opened(file)
    expect(page.locator("iframe").content_frame.locator("h1")).to_contain_text(heading)
