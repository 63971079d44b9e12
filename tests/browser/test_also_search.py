"""Several directories searched from one of them: each on a host of its own, as its headers say."""

import json
import re
import threading
from contextlib import ExitStack, contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.conftest import in_a_process, small_borough
from tests.small_site import golden
from tests.static_host import StaticHost

from activity_directory import cli

NAMES = ("brackwater", "saltby", "marsh")
LABELS = {"saltby": "Saltby Together", "marsh": "Marsh Together"}
OWN = {
    "brackwater": ("net-mending", "Net Mending & Tea", "Net Mending & Tea"),
    "saltby": ("steady-feet", "Steady Feet", "Saltby Feet"),
    "marsh": ("steady-feet", "Steady Feet", "Marsh Feet"),
}
"""Of each: what only this directory has of all, which the others call something else."""


@contextmanager
def hosts():
    """The home of each directory, by name, and the class of its host, which gets a site later."""
    sites = {}
    with ExitStack() as open_hosts:
        ports = {}
        for name in NAMES:
            handler = type("Host", (StaticHost,), {"site": None})
            server = open_hosts.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            open_hosts.callback(server.shutdown)
            ports[name], sites[name] = server.server_port, handler
        yield {name: f"http://{name}.localhost:{port}/" for name, port in ports.items()}, sites


def built(folder: Path, name: str, homes) -> Path:
    """The directory of one borough, which names the two others."""
    content = small_borough(folder / f"{name}-content")
    entry = content / "activities/steady-feet.md"
    _, old, new = OWN[name]
    entry.write_text(entry.read_text("utf-8").replace(old, new), "utf-8")
    with (content / "site.yml").open("a", encoding="utf-8") as site:
        site.write("also_search:\n")  # the same in all, and nobody searches itself twice
        site.write("  - {name: Ourselves, address: https://together.brackwater.example}\n")
        for other in ("saltby", "marsh"):
            site.write(f"  - {{name: {LABELS[other]}, address: {homes[other]}}}\n")
    site = folder / name
    wanted = ("--output", site, "--base-url", homes[name], "--today", golden.TODAY)
    done = in_a_process("build", "--content", content, *wanted)
    assert done.returncode == cli.DONE, done.stderr
    return site


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    """The homes of the directories, by name, and the class of each one's host."""
    folder = tmp_path_factory.mktemp("region")
    with hosts() as (homes, sites):
        for name in NAMES:
            sites[name].site = built(folder, name, homes)
        yield homes, sites


@pytest.fixture
def page(browser, region):
    """The find page of one of them. What it complains of, and whom it asks, is kept."""
    homes, _ = region
    page = browser.new_page()
    page.complaints, page.asked = [], []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.home = homes["brackwater"]
    page.elsewhere = lambda: [one for one in page.asked if not one.startswith(page.home)]
    page.goto(f"{page.home}search/")
    yield page
    page.close()


def search_others(page):
    page.get_by_label("Also search Saltby Together and Marsh Together").check()


def ask(page, words):
    page.get_by_role("searchbox").fill(words)


def section(page, name):
    return page.locator(f"[data-also-directory][data-name='{LABELS[name]}']")


def names_in(section):
    return section.locator(".activity-result__name a").all_inner_texts()


def said_of(page, *names):
    """What is said of the directories, once the one that is asked has shown all of them."""
    for name in names:
        section(page, name).wait_for()
    return [section(page, name).locator("h2").inner_text() for name in names]


def test_nobody_else_is_asked_before_somebody_wishes_it(page):
    ask(page, "feet")
    expect(page.locator("[data-find-count]")).to_have_text("1 activity")
    expect(page.get_by_label("Also search Saltby Together and Marsh Together")).to_be_visible()
    assert page.elsewhere() == []
    assert page.complaints == []


def test_other_directories_are_searched_and_what_several_have_is_shown_once(page, region):
    homes, _ = region
    expect(page.locator("[data-find-count]")).to_have_text("3 activities")
    search_others(page)
    assert said_of(page, "saltby", "marsh") == [
        "Saltby Together: 2 activities",
        "Marsh Together: 2 activities",
    ]
    saltby = section(page, "saltby")
    # Nobody can know that a place which is withheld is the same in both.
    assert names_in(saltby) == ["Quiet Line", "Saltby Feet"]
    assert names_in(section(page, "marsh")) == ["Quiet Line", "Marsh Feet"]
    expect(saltby).to_contain_text("1 more is above already.")
    expect(saltby.locator("h2 + ul a").last).to_have_attribute(
        "href", f"{homes['saltby']}activities/steady-feet/"
    )
    assert saltby.locator("[data-list-slug]").count() == 0
    assert page.complaints == []
    folders = {re.sub(r"^(\w+/).*", r"\1", one.split("/", 3)[3]) for one in page.elsewhere()}
    assert folders == {"search/", "pagefind/"}


def test_words_and_filters_are_those_of_the_page_and_follow_it(page, region):
    homes, _ = region
    search_others(page)
    ask(page, "hold a chair")  # only the descriptions say so
    expect(page.locator("[data-find-count]")).to_have_text("1 activity")
    expect(section(page, "saltby").locator("h2")).to_have_text("Saltby Together: 1 activity")
    assert names_in(section(page, "saltby")) == ["Saltby Feet"]
    ask(page, "nets")
    expect(section(page, "saltby").locator("h2")).to_have_text("Saltby Together: No activities")
    ask(page, "")
    monday = page.get_by_role("checkbox", name=re.compile("^Monday"))
    monday.press("Space")  # results that come meanwhile may move what a pointer aims at
    expect(monday).to_be_checked()
    expect(section(page, "marsh").locator("h2")).to_have_text("Marsh Together: 2 activities")
    assert names_in(section(page, "marsh")) == ["Quiet Line", "Marsh Feet"]
    assert not any("chair" in one for one in page.asked)
    page.get_by_label("Also search Saltby Together and Marsh Together").uncheck()
    expect(section(page, "saltby")).to_be_hidden()
    assert page.complaints == []
    assert homes["saltby"] not in page.url


def test_a_directory_that_does_not_answer_takes_nothing_away(page, region, monkeypatch):
    _, sites = region
    monkeypatch.setattr(sites["marsh"], "do_GET", lambda host: host.send_error(503))
    search_others(page)
    failures = page.locator("[data-also-failures]")
    expect(failures).to_have_text(
        "Marsh Together could not be searched: its website did not answer."
    )
    assert said_of(page, "saltby") == ["Saltby Together: 2 activities"]
    expect(section(page, "marsh")).to_be_hidden()
    expect(page.locator("[data-find-count]")).to_have_text("3 activities")
    monkeypatch.undo()
    ask(page, "feet")  # asked again, it answers
    assert said_of(page, "marsh") == ["Marsh Together: 1 activity"]
    expect(failures).to_have_text("")


@pytest.mark.parametrize(
    ("file", "name", "value"),
    [("search/shared.json", "form", 0), ("pagefind/pagefind-entry.json", "version", "0.1.0")],
)
def test_a_directory_of_another_version_is_not_searched(file, name, value, page, region):
    _, sites = region
    path = sites["saltby"].site / file
    before = path.read_bytes()
    path.write_text(json.dumps({**json.loads(before), name: value}), "utf-8")
    try:
        search_others(page)
        expect(page.locator("[data-also-failures]")).to_have_text(
            "Saltby Together could not be searched: its website is of another version."
        )
        assert said_of(page, "marsh") == ["Marsh Together: 2 activities"]
    finally:
        path.write_bytes(before)


def test_words_of_danger_are_for_nobody_else(page):
    search_others(page)
    assert said_of(page, "saltby", "marsh")
    page.asked.clear()
    ask(page, "my husband hits me")
    expect(page.locator("[data-danger-help]")).to_be_visible()
    expect(page.locator("[data-also-search]")).to_be_hidden()
    assert page.elsewhere() == []
