"""A page that was built on one day and is read on another must not lie."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests import read_later
from tests.conftest import small_borough

from activity_directory import cli

ROOT = Path(__file__).resolve().parents[2]
BUILT = "2026-11-23"
LABELS = {
    "running": "Running",
    "starting-soon": "Starting soon",
    "finished": "Finished",
    "paused": "Paused for now",
    "closed": "Closed",
    "full": "Full at the moment",
}


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


def test_whats_on_of_a_day_that_is_over_leads_to_today(browser, served, unpinned):
    page = read_at(browser, served, unpinned, "whats-on/", "2026-11-25T09:00:00Z")
    later = page.locator("[data-later]")
    assert later.inner_text() == (
        "These are the sessions of Monday 23 November. Today is Wednesday 25 November. "
        "See what is on today"
    )
    days = page.locator(".day-nav__label").all_inner_texts()
    assert days[:4] == ["Monday", "Tuesday", "Today", "Thursday"]
    later.get_by_role("link").click()
    expect(page.locator(".day__heading")).to_have_text("Today, Wednesday 25 November")
    expect(page.locator("[data-later]")).to_be_hidden()


def test_home_of_a_day_that_is_over_leads_to_today(browser, served, unpinned):
    page = read_at(browser, served, unpinned, "", "2026-11-24T09:00:00Z")
    page.locator("[data-later] a").click()
    expect(page).to_have_url(re.compile("/whats-on/tuesday/$"))


def test_this_week_leaves_out_the_days_that_are_over(browser, served, unpinned):
    page = read_at(browser, served, unpinned, "whats-on/week/", "2026-11-28T09:00:00Z")
    shown = page.locator(".day__heading").all_inner_texts()
    assert shown[0] == "Today, Saturday 28 November"
    assert page.locator("[data-later]").inner_text() == "Days that are over are left out."


def test_whats_on_in_an_area_leads_to_its_four_weeks_when_it_is_over(browser, served, unpinned):
    page = read_at(
        browser, served, unpinned, "whats-on/areas/highfield/weekend/", "2026-12-01T09:00:00Z"
    )
    page.locator("[data-later] a").click()
    expect(page).to_have_url(re.compile("/whats-on/areas/highfield/four-weeks/$"))


def test_what_is_on_now_and_what_is_over_is_said(browser, served, unpinned):
    page = read_at(browser, served, unpinned, "whats-on/", f"{BUILT}T11:00:00Z")
    rows = {
        row.locator(".session__name").inner_text(): row.locator(".tag").all_inner_texts()
        for row in page.locator(".session").all()
    }
    assert rows["Sit and Be Fit"] == ["On now"]
    assert rows["Paint It Out (13 to 18)"] == []
    later = read_at(browser, served, unpinned, "whats-on/", f"{BUILT}T12:00:00Z")
    assert (
        later.locator(".session", has_text="Sit and Be Fit").locator(".tag").inner_text() == "Over"
    )


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """The activities of tests/read_later.py, published on their day."""
    folder = tmp_path_factory.mktemp("table")
    content = read_later.content(small_borough(folder / "content"))
    output = folder / "site"
    asked = ["--content", str(content), "--output", str(output), "--today", read_later.BUILT]
    assert cli.main(["build", *asked]) == 0
    return output


@pytest.mark.parametrize("case", read_later.CASES, ids=lambda case: f"{case.slug} {case.read}")
def test_a_page_read_at_a_moment_says_what_the_engine_says_then(browser, served, table, case):
    moment = f"{case.read.replace(' ', 'T')}:00Z"
    page = read_at(browser, served, table, f"activities/{case.slug}/", moment)
    following = page.locator("[data-now=next]")
    assert (following.inner_text() if following.is_visible() else "") == case.next
    assert page.locator("[data-now=cost]").inner_text() == case.cost
    running = case.current_status == "running"
    assert page.locator("[data-now=free]").is_visible() is (case.free == "free" and running)
    assert page.locator("[data-now=open]").is_visible() is (case.open == "yes")
    assert page.locator("li[data-now=status]").inner_text() == LABELS[case.current_status]


def test_a_list_read_after_a_price_has_changed_has_the_new_one(browser, served, table):
    page = read_at(browser, served, table, "needs/loneliness/", "2026-12-01T09:00:00Z")
    facts = page.locator(".activity-result", has=page.get_by_role("link", name="dearer"))
    assert facts.locator("[data-now=cost]").inner_text() == "£3.50 each time"
    closed = page.locator(".activity-result", has=page.get_by_role("link", name="closing"))
    assert closed.locator(".activity-result__tag").inner_text() == "Closed"


def test_a_session_of_whats_on_has_the_price_of_its_own_day(table):
    weeks = (table / "whats-on/week/index.html").read_text(encoding="utf-8")
    tuesday = weeks.partition(">free-soon<")[2].partition("</li>")[0]
    assert "£3 each time" in tuesday
    page = (table / "whats-on/four-weeks/index.html").read_text(encoding="utf-8")
    told = page.partition(">dearer<")[2].partition("</li>")[0]
    assert "£3 each time" in told
    assert "From 1 December: £3.50 each time." in told


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


def champions_shown(page):
    return page.locator(".champion-place:visible h4").all_inner_texts()


def test_champion_places_say_who_is_there_now_and_on_a_day(browser, served, unpinned):
    page = read_at(browser, served, unpinned, "champions/", "2026-11-24T14:30:00Z")
    library = page.locator("#place-northgate-lib-desk")
    assert library.locator("[data-champion-opens]").inner_text() == "Open now, until 6pm"
    assert len(champions_shown(page)) == 6
    page.get_by_label("When").select_option("Open now")
    assert champions_shown(page) == [
        "Larkwell Civic Centre welcome desk",
        "Riverside Leisure Centre reception",
        "Northgate Library desk",
    ]
    assert page.locator("[data-champion-count]").inner_text() == "3 of 6 places"
    page.get_by_label("When").select_option("Friday 27 November")
    page.get_by_label("Area", exact=True).select_option("Marsh End")
    assert champions_shown(page) == ["Marsh End Chemist"]
    assert page.url.endswith("#area=area-marsh-end&when=2026-11-27")
    page.reload()
    assert champions_shown(page) == ["Marsh End Chemist"]
    # A day that is over is no day to choose, nor in the list of days.
    assert page.get_by_role("heading", name="Monday 23 November").count() == 0
    page = read_at(browser, served, unpinned, "champions/", "2027-03-01T14:30:00Z")
    assert page.locator("[data-champion-opens]:visible").count() == 0


def test_the_find_page_names_who_is_there_in_the_area_that_is_chosen(browser, served, unpinned):
    page = read_at(browser, served, unpinned, "search/#area=northgate", "2026-11-28T11:00:00Z")
    places = page.locator("[data-champion-list] li")
    page.locator("[data-champion-help]").scroll_into_view_if_needed()
    expect(places).to_have_text(["Northgate Library desk (Northgate). Open now, until 1pm"])
    page.get_by_role("button", name="Clear all filters").click()
    expect(places).to_have_count(3)
    assert "2pm to 6pm" not in places.nth(0).inner_text()
    page.goto(f"{page.url.partition('#')[0]}#area=highfield")
    expect(page.locator("[data-champion-none]")).to_contain_text("no such place in Highfield")
