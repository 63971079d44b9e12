"""The site from a memory stick: a zip that somebody unpacks and opens, with no network at all."""

import re
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import expect
from tests.browser.looking import settled
from tests.conftest import in_a_process, small_borough
from tests.small_site import golden

from activity_directory import cli
from activity_directory.portal import disk_copy

ADDRESS = "https://together.brackwater.example/"
LINK = re.compile(r'<(?:a|form|link|script|img|iframe)\s[^>]*?(?:href|action|src)="([^"]+)"')


@pytest.fixture(scope="module")
def stick(tmp_path_factory):
    """The folder that somebody has unpacked, with the file to open in it."""
    folder = tmp_path_factory.mktemp("stick")
    done = in_a_process(
        "build", "--content", small_borough(folder / "content"), "--output", folder / "site",
        "--zip", folder / "copy.zip", "--today", golden.TODAY,
    )  # fmt: skip
    assert done.returncode == cli.DONE, done.stderr
    with zipfile.ZipFile(folder / "copy.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(folder / "unpacked")
    return folder


@pytest.fixture
def desk(browser):
    """A page at a desk without a network. Nothing may be asked of anybody, and nothing complain."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    seen = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda one: seen.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    yield page
    context.close()
    assert [one for one in seen if not one.startswith("file:")] == []


def results(page):
    return settled(page).locator("[data-find-results] .activity-result__name").all_inner_texts()


def test_a_receptionist_opens_it_searches_narrows_and_prints_a_card(stick, desk):
    desk.goto((stick / "unpacked" / "Start here.html").as_uri())
    desk.wait_for_url("**/index.html")
    home = desk.url
    expect(desk.get_by_text("This is a copy of 23 November 2026.")).to_be_visible()
    box = desk.get_by_role("searchbox").first
    box.fill("knots")
    box.press("Enter")
    desk.wait_for_url("**/search/index.html#q=knots")  # written once it is known to be harmless
    assert "Net Mending & Tea" in results(desk)
    expect(desk.locator("[data-find-matched]")).to_contain_text("You opened this page from a disk.")
    desk.get_by_role("searchbox").fill("he hits me")
    desk.get_by_role("searchbox").press("Enter")
    expect(desk.locator("[data-danger-help]")).to_be_visible()

    desk.goto(urljoin(home, "search/index.html#day=tuesday"))
    assert "Net Mending & Tea" in results(desk)
    group = desk.locator("[data-facet=day]")
    expect(group.locator("input[value=tuesday]")).to_be_checked()
    desk.get_by_role("link", name="Net Mending & Tea").click()
    desk.wait_for_url("**/activities/net-mending/index.html")
    desk.go_back()
    assert "Net Mending & Tea" in results(desk)

    desk.goto(urljoin(home, "list/index.html#list=net-mending"))
    expect(desk.locator("main")).to_contain_text("Net Mending & Tea")
    text = unquote(desk.get_by_role("link", name="Text it").get_attribute("href"))
    assert text.endswith(f"{ADDRESS}list/#list=net-mending")
    desk.goto(urljoin(home, "activities/net-mending/card/index.html"))
    assert desk.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_every_link_of_it_leads_to_a_file(stick):
    site = stick / "unpacked" / "brackwater-together"
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    lost = set()
    for page in pages:
        for to in LINK.findall(page.read_text(encoding="utf-8")):
            path = unquote(urldefrag(to.partition("?")[0])[0])
            if path and ":" not in path and not (page.parent / path).is_file():
                lost.add(path)
    assert lost == set()
    data = (site / "data" / "index.html").read_text(encoding="utf-8")
    assert f'href="{ADDRESS}data/open-referral/services.json"' in data


def test_with_scripts_off_its_pages_lead_on(stick, browser):
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((stick / "unpacked" / "Start here.html").as_uri())
    page.wait_for_url("**/index.html")
    page.get_by_role("link", name="A to Z").first.click()
    page.get_by_role("link", name="Net Mending & Tea").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Net Mending & Tea")
    context.close()


def test_it_has_nothing_of_what_only_a_host_can_use_and_the_same_bytes_each_time(stick):
    copy = (stick / "copy.zip").read_bytes()
    assert disk_copy.made(stick / "site", name_of(stick), ADDRESS, date(2026, 11, 23)) == copy
    names = {
        path.relative_to(stick / "unpacked").as_posix()
        for path in Path(stick / "unpacked").rglob("*")
        if path.is_file()
    }
    assert len([name for name in names if "/" not in name]) == 1
    parts = ("pagefind/", "sw.js", ".webmanifest", "_headers", "sitemap.xml", ".built-by")
    assert not [name for name in names if any(part in name for part in parts)]


def name_of(stick):
    settings = (stick / "content" / "site.yml").read_text(encoding="utf-8")
    return re.search(r"(?m)^name: (.*)$", settings)[1]
