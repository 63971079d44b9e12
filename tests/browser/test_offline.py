"""The site without a network: kept on a phone at a press, updated whole, removed whole."""

import json
import re
import shutil

import pytest
from playwright.sync_api import expect
from tests.browser.looking import settled, too_wide, violations
from tests.conftest import built_once, in_a_process, shared_folder, small_borough

from activity_directory import cli
from activity_directory.portal import kept_copy

LEFT_BEHIND = """async () => [
    ...await caches.keys(),
    ...(await navigator.serviceWorker.getRegistrations()).map((one) => one.scope),
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
    ...(await indexedDB.databases()).map((one) => one.name)
].filter(Boolean)"""
ONLY_IN_A_TEXT = "door"


@pytest.fixture(scope="module")
def next_day(tmp_path_factory):
    """The tiny borough as it is published a day later."""
    folder = shared_folder(tmp_path_factory)

    def make(site):
        content = small_borough(site.with_name(f"{site.name}-content"))
        made = ["--content", content, "--output", site, "--today", "2026-11-24"]
        done = in_a_process("build", *made)
        assert done.returncode == cli.DONE, done.stderr

    return built_once(folder, "next-day", make)


@pytest.fixture
def published(small_site, served, tmp_path):
    """A folder that can be published anew, and its address below another site."""
    shutil.copytree(small_site, tmp_path / "host" / "borough")
    return tmp_path / "host" / "borough", f"{served(tmp_path / 'host')}borough/"


@pytest.fixture
def phone(browser):
    """A page of a phone; it complains of nothing but a network that is off."""
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    complaints = []
    page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [one for one in complaints if "ERR_INTERNET_DISCONNECTED" not in one] == []


def keep(phone, home):
    phone.goto(f"{home}keep/")
    phone.get_by_role("button", name="Keep this on my phone").click()
    expect(phone.get_by_role("button", name="Remove from my phone")).to_be_focused()


LOOK_FOR_A_NEWER_ONE = """async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const isBusy = () => registration.installing ?? registration.waiting ??
        registration.active.state !== "activated";
    for (let tries = 0; isBusy() && tries < 600; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return caches.keys();
}"""
"""As a browser does by itself when a page is visited; the copies once that has ended."""


def age(phone):
    return phone.locator("[data-kept-copy]")


def results(phone):
    return settled(phone).locator("[data-find-results] .activity-result__name").all_inner_texts()


def test_pages_search_and_cards_work_without_a_network_until_the_copy_is_removed(phone, published):
    site, home = published
    for visited in ("", "activities/quiet-line/", f"search/#q={ONLY_IN_A_TEXT}"):
        phone.goto(home + visited)
    assert phone.evaluate(LEFT_BEHIND) == []

    phone.goto(f"{home}keep/")
    size = phone.locator("[data-keep-size]")
    expect(size).to_have_text(re.compile(r"About [\d.]+ MB to fetch, and [\d.]+ MB on the phone\."))
    room = json.loads((site / "keep/files.json").read_bytes())["room"]
    assert f"{room / 1_000_000:.1f} MB on the phone" in size.inner_text()
    assert violations(phone) == []
    keep(phone, home)
    expect(phone.get_by_role("status")).to_have_text(
        "This website is on your phone. It is the copy of 23 November 2026."
    )
    assert violations(phone) == []
    assert too_wide(phone) == []
    held = phone.evaluate(LEFT_BEHIND)
    assert len(held) == 2
    expect(age(phone)).to_have_count(0)

    phone.context.set_offline(True)
    phone.goto(home)
    expect(age(phone)).to_have_text("You are offline. This is the copy of 23 November 2026.")
    phone.goto(f"{home}search/#q={ONLY_IN_A_TEXT}")
    assert results(phone) == ["Net Mending & Tea"]
    phone.get_by_role("link", name="Net Mending & Tea").click()
    expect(age(phone)).to_be_visible()
    phone.goto(f"{home}activities/net-mending/card/")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    family = phone.evaluate("getComputedStyle(document.body).fontFamily")
    assert "Atkinson" in family
    phone.goto(f"{home}list/#list=net-mending")
    expect(phone.locator("main")).to_contain_text("Net Mending & Tea")
    phone.evaluate("sessionStorage.clear()")
    phone.goto(f"{home}activities/net-mending")
    expect(phone).to_have_url(f"{home}activities/net-mending/")
    phone.goto(f"{home}add/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("This page is not on your phone")
    assert violations(phone) == []
    assert too_wide(phone) == []
    # Reading it has added nothing.
    assert phone.evaluate(LEFT_BEHIND) == held

    phone.goto(f"{home}keep/")
    phone.get_by_role("button", name="Remove from my phone").click()
    expect(phone.locator("[data-keep] [role=status]")).to_contain_text("The copy is gone")
    assert phone.evaluate(LEFT_BEHIND) == []


def test_a_new_site_replaces_the_copy_whole_or_not_at_all(phone, published, next_day):
    site, home = published
    keep(phone, home)
    (first,) = phone.evaluate("caches.keys()")
    page = site / "activities/net-mending/index.html"
    older = page.read_bytes()

    # Half published: its worker is there, and one of its pages is not.
    shutil.rmtree(site)
    shutil.copytree(next_day, site)
    page.write_bytes(older)
    assert phone.evaluate(LOOK_FOR_A_NEWER_ONE) == [first]
    phone.context.set_offline(True)
    phone.goto(f"{home}activities/net-mending/")
    expect(age(phone)).to_contain_text("the copy of 23 November 2026.")

    phone.context.set_offline(False)
    shutil.copytree(next_day, site, dirs_exist_ok=True)
    phone.goto(home)
    expect(age(phone)).to_have_count(0)
    (second,) = phone.evaluate(LOOK_FOR_A_NEWER_ONE)
    phone.context.set_offline(True)
    phone.goto(f"{home}activities/net-mending/")
    expect(age(phone)).to_contain_text("the copy of 24 November 2026.")
    list_of_copy = json.loads((next_day / "keep/files.json").read_bytes())
    assert list_of_copy["version"] in second


def test_where_it_can_not_be_kept_nothing_is_left(phone, published):
    site, home = published
    (site / "search" / "words.json").unlink()
    phone.goto(f"{home}keep/")
    phone.get_by_role("button", name="Keep this on my phone").click()
    expect(phone.get_by_role("status")).to_contain_text("It could not be kept.")
    expect(phone.get_by_role("button", name="Keep this on my phone")).to_be_enabled()
    assert phone.evaluate(LEFT_BEHIND) == []


def test_the_copy_is_bounded_and_has_what_matters_most(tmp_path, small_site, monkeypatch):
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    whole = json.loads((site / "keep/files.json").read_bytes())
    sizes = {
        address: (site / (f"{address}index.html" if address == "" or address.endswith("/")
                          else address)).stat().st_size
        for address, _ in whole["files"]
    }  # fmt: skip
    assert sum(sizes.values()) == whole["room"]
    assert 0 < whole["download"] < whole["room"]
    assert not [one for one in sizes if one.startswith(("add/", "change/"))]
    assert {"", "search/", "activities/net-mending/card/", "keep/not-here/"} <= set(sizes)
    monkeypatch.setattr(kept_copy, "MOST_ROOM", whole["room"] - 1)
    kept_copy.write(site, whole["date"])
    less = json.loads((site / "keep/files.json").read_bytes())
    assert less["room"] <= kept_copy.MOST_ROOM
    assert less["version"] != whole["version"]
    assert {"", "search/", "search/words.json"} <= {address for address, _ in less["files"]}


def test_a_new_version_has_a_worker_of_its_own(small_site):
    worker = (small_site / "sw.js").read_text(encoding="utf-8")
    version = json.loads((small_site / "keep/files.json").read_bytes())["version"]
    assert version in worker
    assert kept_copy.VERSION.decode() not in worker
