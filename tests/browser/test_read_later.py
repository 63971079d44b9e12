"""A page that was built on one day and is read on another must not lie."""

import re
import shutil
from pathlib import Path

import pytest

from activity_directory import cli

ROOT = Path(__file__).resolve().parents[2]
BUILT = "2026-11-23"


@pytest.fixture(scope="module")
def unpinned(tmp_path_factory):
    """The demonstration as a real borough would publish it: with no pinned day."""
    folder = tmp_path_factory.mktemp("unpinned")
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    site = content / "site.yml"
    text = site.read_text(encoding="utf-8")
    site.write_text(re.sub(r"^today: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    output = folder / "site"
    code = cli.main(["build", "--content", str(content), "--output", str(output), "--today", BUILT])
    assert code == 0
    return output


def read_at(browser, served, site, address, moment):
    page = browser.new_page()
    page.clock.set_fixed_time(moment)
    page.goto(f"{served(site)}{address}")
    return page


def test_on_the_day_it_is_built_today_is_today(browser, served, unpinned):
    page = read_at(browser, served, unpinned, "activities/paint-it-out/", f"{BUILT}T09:00:00Z")
    assert page.locator("[data-now=next]").inner_text() == "today at 4pm"
    assert page.locator("[data-age]").is_hidden()


def test_when_the_session_is_over_the_next_one_is_told(browser, served, unpinned):
    page = read_at(browser, served, unpinned, "activities/paint-it-out/", f"{BUILT}T18:00:00Z")
    assert page.locator("[data-now=next]").inner_text() == "Monday 30 November, 4pm"


def test_a_day_later_the_heading_of_the_day_is_no_longer_today(browser, served, unpinned):
    page = read_at(browser, served, unpinned, "whats-on/", "2026-11-24T09:00:00Z")
    assert page.locator(".day__heading").inner_text() == "Monday 23 November"


def test_a_site_that_is_no_longer_published_says_so(browser, served, unpinned):
    page = read_at(browser, served, unpinned, "", "2026-11-30T09:00:00Z")
    assert page.locator("[data-age]").inner_text() == (
        "This page was made on Monday 23 November and has not been rebuilt for 7 days. "
        "Please ring before you go."
    )


def test_a_page_too_old_to_know_says_no_next_date(browser, served, unpinned):
    page = read_at(browser, served, unpinned, "activities/quiet-garden/", "2027-06-01T09:00:00Z")
    assert page.locator("[data-now=next]").is_hidden()


def test_a_demonstration_is_always_on_its_pinned_day(browser, served, demonstration):
    page = read_at(
        browser, served, demonstration, "activities/paint-it-out/", "2027-06-01T09:00:00Z"
    )
    assert page.locator("[data-age]").is_hidden()
    assert page.locator("[data-now=next]").inner_text() == "today at 4pm"


def test_without_scripts_a_page_names_dates_and_never_today(demonstration):
    for page in (demonstration / "activities").glob("*/index.html"):
        text = page.read_text(encoding="utf-8")
        shown = re.search(r'data-now="next">([^<]*)<', text)
        assert shown is None or not re.match("today|tomorrow", shown[1]), page
