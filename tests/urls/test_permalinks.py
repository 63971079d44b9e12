"""Addresses that last: what `check --base` finds in git, `--published` on the web; signposts."""

from __future__ import annotations

import functools
import json
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import astuple
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin

import icalendar
import pytest
from tests.commits import committed, git
from tests.conftest import BASE, Project, Run, Told, everything_in
from tests.pages import Page, signposts_of

from activity_directory import cli
from activity_directory.cli.content import checked
from activity_directory.reports import formats
from activity_directory.schema.values.words import ADDRESSED
from activity_directory.urls import addresses, permalinks

SMALL = Path(__file__).resolve().parents[1] / "small_content"
TODAY = "2026-11-23"
CLEAN = "Every page published at before still exists.\n10 files checked. No problems found.\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound content folder where we stand, whose first commit is the branch `before`."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "content")
    committed(tmp_path, "main")
    git(tmp_path, "branch", "before")
    return tmp_path / "content"


@pytest.fixture
def check(run: Run) -> Callable[..., Told]:
    def command(*arguments: str) -> Told:
        return run("check", "--content", "content", "--today", TODAY, *arguments)

    return command


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(check: Callable[..., Told]) -> list[str]:
    """The problems and hints that a comparison with `before` adds, without the rule's name."""
    outcome = check("--base", "before")
    assert outcome.code == cli.FAULTS
    return [line.removesuffix(" [address-gone]").strip() for line in outcome.out.splitlines()[:-1]]


# --- what git knows


def test_nothing_changed_is_nothing_lost(check, content):
    assert astuple(check("--base", "before")) == (cli.DONE, CLEAN, "")


def test_what_is_new_or_changed_or_not_yet_committed_loses_nothing(check, content):
    shutil.copy(content / "activities/tea-and-talk.md", content / "activities/second-tea.md")
    change(content / "activities/second-tea.md", "Tea and talk", "Knit and natter")
    change(
        content / "activities/tea-and-talk.md", "status: running", "status: {closed: 2026-11-01}"
    )
    git(content.parent, "add", ".")
    git(content.parent, "commit", "--message=One more")
    (content / "activities/boat-trips.md").write_text(
        (content / "activities/boat-trips.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert check("--base", "before").code == cli.DONE
    assert check("--base", "HEAD~1").code == cli.DONE


def test_an_activity_that_went_is_to_be_closed_or_followed(check, content):
    (content / "activities/boat-trips.md").unlink()
    assert told(check) == [
        (
            "content/activities/boat-trips.md:1:1: error: `/activities/boat-trips/` and "
            "`/activities/boat-trips/card/` would no longer exist: at before, this file was here"
        ),
        (
            "hint: Put the file back with `status: {closed: 2026-11-23}`, or write "
            "`was: [boat-trips]` in the file that replaces it."
        ),
    ]


def test_a_file_with_another_name_is_recognised(check, content):
    here = content / "activities"
    (here / "boat-trips.md").rename(here / "canal-trips.md")
    change(here / "canal-trips.md", "name: Boat trips", "name: Canal trips")
    hint = "content/activities/canal-trips.md looks the same. Write `was: [boat-trips]` there."
    assert told(check)[1] == f"hint: {hint}"
    change(here / "canal-trips.md", "status: running", "status: running\nwas: [boat-trips]")
    assert check("--base", "before").out == CLEAN


def test_an_old_name_must_be_carried_along(check, content):
    here = content / "activities"
    change(here / "boat-trips.md", "status: running", "status: running\nwas: [canal-cruise]")
    git(content.parent, "commit", "--all", "--message=It had another name once")
    git(content.parent, "branch", "--force", "before")
    change(here / "boat-trips.md", "was: [canal-cruise]\n", "")
    assert told(check) == [
        (
            "content/activities/boat-trips.md:1:1: error: `/activities/canal-cruise/` and "
            "`/activities/canal-cruise/card/` would no longer exist: at before, `canal-cruise` "
            "was under `was:` here"
        ),
        "hint: Write it here again: `was: [canal-cruise]`.",
    ]
    (here / "boat-trips.md").rename(here / "canal-trips.md")
    assert told(check)[1].endswith("looks the same. Write `was: [boat-trips, canal-cruise]` there.")
    change(here / "canal-trips.md", "status:", "Was:\n  - boat-trips\n  - canal-cruise\nstatus:")
    assert check("--base", "before").out == CLEAN


@pytest.mark.parametrize(
    ("file", "address", "hint"),
    [
        (
            "organisations/pennybridge-library.yml",
            "/organisations/pennybridge-library/` and `/embed/organisations/pennybridge-library/",
            (
                "Put the file back, or write `was: [pennybridge-library]` in the file that "
                "replaces it."
            ),
        ),
        (
            "stories/a-warm-room.md",
            "/stories/a-warm-room/",
            (
                "Put the file back, or write `was: [a-warm-room]` in the story that replaces it. "
                "If the story must go, write `was: [stories/a-warm-room]` in "
                "content/pages/stories.md."
            ),
        ),
        (
            "pages/about.md",
            "/about/",
            "Put the file back, or write `was: [about]` in the file that replaces it.",
        ),
    ],
)
def test_every_kind_of_file_with_an_address_is_missed(check, content, file, address, hint):
    (content / file).unlink()
    found = check("--base", "before").out
    assert (
        f"content/{file}:1:1: error: `{address}` would no longer exist: at before, this fil"
        in found
    )
    assert f"    hint: {hint}\n" in found


@pytest.mark.parametrize(
    "file", ["venues/boat-house.yml", "funding/kettle-fund.md", "champions/library-desk.yml"]
)
def test_a_file_without_an_address_is_not_missed(check, content, file):
    (content / file).unlink()
    assert "address-gone" not in check("--base", "before").out


def test_the_home_page_answers_whether_or_not_anybody_wrote_it(check, content):
    (content / "pages/home.md").unlink()
    assert "address-gone" not in check("--base", "before").out


def test_a_term_that_went_is_missed_until_another_takes_its_place(check, content):
    needs = content / "vocabularies/needs.yml"
    change(needs, "- id: falls-balance", "- id: unsteady")
    assert told(check) == [
        (
            "content/vocabularies/needs.yml:1:1: error: `/needs/falls-balance/` and "
            "`/embed/needs/falls-balance/` would no longer exist: at before, `falls-balance` "
            "was a term in this file"
        ),
        ("hint: Put the term back, or write `was: [falls-balance]` in the term that replaces it."),
    ]
    change(needs, "- id: unsteady", "- id: unsteady\n  was: [falls-balance]")
    assert check("--base", "before").out == CLEAN


def test_a_page_can_take_the_place_of_a_story_that_was_withdrawn(check, content):
    (content / "stories/a-warm-room.md").unlink()
    change(content / "pages/about.md", "title:", "was: [stories/a-warm-room]\ntitle:")
    outcome = check("--base", "before")
    assert "Every page published at before still exists.\n" in outcome.out


def test_the_old_tree_may_have_mistakes_and_fields_of_another_time(check, content):
    tea = content / "activities/tea-and-talk.md"
    sound = tea.read_text(encoding="utf-8")
    change(tea, "name: Tea and talk", "title_of_long_ago: Tea\nwas: [cuppa]\nwhat: {is: [this]}")
    git(content.parent, "commit", "--all", "--message=Odd")
    git(content.parent, "branch", "--force", "before")
    tea.write_text(sound, encoding="utf-8")
    assert "`/activities/cuppa/` and `/activities/cuppa/card/` would no longer" in told(check)[0]


def test_a_mistake_in_a_file_is_not_also_a_lost_address(check, content):
    change(content / "activities/tea-and-talk.md", "name:", "nmae:")
    out = check("--base", "before").out
    assert "unknown-field" in out
    assert "address-gone" not in out


def test_links_folders_and_other_files_make_no_address(check, content):
    (content / "activities/README.md").write_text("Notes", encoding="utf-8")
    (content / "activities/Odd Name.md").write_text("---\nname: x\n---\n", encoding="utf-8")
    (content / "activities/more").mkdir()
    (content / "activities/more/deep.md").write_text("---\nname: x\n---\n", encoding="utf-8")
    (content / "activities/link.md").symlink_to("tea-and-talk.md")
    git(content.parent, "add", ".")
    git(content.parent, "commit", "--message=Odd things")
    git(content.parent, "branch", "--force", "before")
    shutil.rmtree(content / "activities/more")
    for name in ("README.md", "Odd Name.md", "link.md"):
        (content / "activities" / name).unlink()
    assert check("--base", "before").out == CLEAN


def test_looking_changes_nothing(check, content):
    (content / "activities/boat-trips.md").unlink()
    before = everything_in(content.parent), git(content.parent, "status", "--porcelain")
    check("--base", "before")
    assert (everything_in(content.parent), git(content.parent, "status", "--porcelain")) == before


def test_a_folder_that_had_no_entries_then_has_lost_none(check, content):
    git(content.parent, "checkout", "--orphan", "nothing")
    git(content.parent, "rm", "-r", "--cached", "--quiet", ".")
    git(content.parent, "commit", "--allow-empty", "--message=Nothing yet")
    assert check("--base", "nothing").code == cli.DONE


def test_a_path_narrows_what_is_told(check, content):
    (content / "pages/about.md").unlink()
    (content / "stories/a-warm-room.md").unlink()
    assert check("--base", "before", "content/stories").out.count("[address-gone]") == 1


# --- how it is told


def test_without_a_base_it_says_that_it_did_not_look(check, content):
    quiet = f"{formats.NOT_LOOKED}\n"
    nothing = "10 files checked. No problems found.\n"
    assert astuple(check("--format", "text")) == (cli.DONE, nothing, quiet)
    assert astuple(check("--format", "github")) == (cli.DONE, nothing, quiet)
    markdown = check("--format", "markdown")
    assert "Published pages were not compared" in markdown.out
    assert markdown.err == ""
    report = check("--format", "json")
    assert json.loads(report.out)["compared_with"] == []
    assert report.err == ""


def test_in_a_pull_request_it_is_an_annotation_and_in_json_a_problem(check, content):
    (content / "pages/about.md").unlink()
    github = check("--base", "before", "--format", "github").out
    assert (
        "::error file=content/pages/about.md,line=1,col=1,title=address-gone::'/about/' would"
        in (github)
    )
    report = json.loads(check("--base", "before", "--format", "json").out)
    assert report["compared_with"] == ["at before"]
    assert [one["rule"] for one in report["problems"]] == ["address-gone"]


def test_the_rule_explains_itself(run):
    assert "would no longer exist" in run("explain", "address-gone").out


# --- where nobody can look


def test_a_commit_that_git_does_not_know_is_said_plainly(check, content):
    outcome = check("--base", "yesterday")
    assert astuple(outcome) == (
        cli.WRONG_CALL,
        "",
        (
            "publish.py check: There is no commit called `yesterday` in this repository. Give "
            "a branch, a tag or a commit, such as `main`.\n"
        ),
    )


@pytest.mark.parametrize("odd", ["--exec=touch x", "-h", "", " ", "main:content", "a..b"])
def test_a_base_that_is_no_name_is_no_option_of_git(check, content, odd):
    outcome = check(f"--base={odd}")
    assert outcome.code == cli.WRONG_CALL
    assert "There is no commit called" in outcome.err


def test_a_clone_of_the_newest_commit_alone_says_what_to_fetch(check, content, tmp_path):
    first = git(content.parent, "rev-parse", "before")
    (content / "activities/boat-trips.md").unlink()
    git(content.parent, "commit", "--all", "--message=Gone")
    git(content.parent, "clone", "--depth=1", "--branch=main", f"file://{tmp_path}", "shallow")
    outcome = check("--content", "shallow/content", "--base", first)
    assert outcome.code == cli.WRONG_CALL
    assert outcome.err.endswith(
        f"There is no commit called `{first}` in this repository. Only the newest commits are "
        "here. Fetch it first: `git fetch origin`\n"
    )
    git(tmp_path / "shallow", "fetch", "--depth=1", "origin", first)
    assert "address-gone" in check("--content", "shallow/content", "--base", first).out


def test_a_folder_outside_any_repository_is_said_plainly(check, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    shutil.copytree(SMALL, tmp_path / "content")
    outcome = check("--base", "main")
    assert outcome.code == cli.WRONG_CALL
    assert (
        "publish.py check: content is not in a git repository that git can read. Its message: "
        "'fatal: "
        "not a" in (outcome.err)
    )


def test_a_computer_without_git_is_said_plainly(check, content, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert astuple(check("--base", "before")) == (
        cli.WRONG_CALL,
        "",
        "publish.py check: git is not installed. It is needed to read earlier versions.\n",
    )


def test_the_settings_of_a_hook_do_not_lead_to_another_repository(check, content, monkeypatch):
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert check("--base", "before").code == cli.DONE


# --- what the site itself says


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """The address of a site on loopback: what is in the folder `web`."""
    (tmp_path / "web").mkdir()

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(tmp_path / "web"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_first_deploy_has_nothing_to_lose(check, content, web):
    outcome = check("--published", web)
    assert outcome.code == cli.DONE
    assert f"There is no site of this software at {web} yet.\n" in outcome.err


def test_a_site_of_another_kind_has_nothing_of_ours(check, content, web, tmp_path):
    (tmp_path / "web/addresses.txt").write_text("Please sign in", encoding="utf-8")
    assert "There is no site of this software at" in check("--published", web).err


def test_what_the_site_answers_must_go_on_answering(check, content, web, tmp_path):
    change(
        content / "vocabularies/needs.yml", "- id: loneliness", "- id: loneliness\n  was: [alone]"
    )
    loaded = checked(content, None).catalogue
    (tmp_path / "web/addresses.txt").write_text(permalinks.as_list(loaded), encoding="utf-8")
    outcome = check("--published", web)
    assert f"Every page published at {web} still exists.\n" in outcome.out
    (content / "activities/boat-trips.md").unlink()
    change(content / "vocabularies/needs.yml", "  was: [alone]\n", "")
    outcome = check("--published", web)
    assert outcome.code == cli.FAULTS
    assert (
        "content/activities/boat-trips.md:1:1: error: `/activities/boat-trips/` and " in outcome.out
    )
    assert "content/vocabularies/needs.yml:1:1: error: `/needs/alone/` and " in outcome.out
    assert "`/embed/needs/alone/` would no longer exist" in outcome.out


def test_a_site_that_does_not_answer_stops_the_deploy(check, content):
    with ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as server:
        gone = f"http://127.0.0.1:{server.server_port}/"
    outcome = check("--published", gone)
    assert outcome.code == cli.WRONG_CALL
    assert outcome.err.startswith(f"publish.py check: {gone}addresses.txt can't be read: ")


@pytest.mark.parametrize(("status", "code"), [(410, cli.DONE), (403, 2), (500, 2), (503, 2)])
def test_only_a_plain_no_means_that_nothing_is_there(check, content, status, code):
    class Answers(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(status)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        outcome = check("--published", f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
        thread.join()
    assert outcome.code == code
    assert ("There is no site of this software at" in outcome.err) is (code == cli.DONE)


@pytest.mark.parametrize(("error", "code"), [(socket.EAI_NONAME, cli.DONE), (socket.EAI_AGAIN, 2)])
def test_a_name_that_nobody_has_is_a_first_deploy(check, content, monkeypatch, error, code):
    def unknown(*_arguments, **_words):
        raise socket.gaierror(error, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert check("--published", "http://new.pennybridge.example.org/").code == code


# --- signposts

WAS = {
    "activities/net-mending.md": "was: [nets, fishing-nets]",
    "pages/about.md": (
        "was: [about-us, stories/withdrawn, activities/long-gone, organisations/tide-club]"
    ),
}


@pytest.fixture(scope="session")
def signposts(demonstration: Path) -> dict[str, Page]:
    every = signposts_of(demonstration)
    del every[addresses.ACTIVITIES]
    return every


def test_all_activities_lead_to_their_list_by_name(demonstration: Path):
    page = signposts_of(demonstration)[addresses.ACTIVITIES]
    assert page.title == "Every activity – Connected Larkwell"
    assert page.tree.one("h1").words == "Every activity"
    assert page.links == ["../a-to-z/"]
    assert page.tree.one("link", rel="canonical")["href"] == f"{BASE}a-to-z/"


def test_every_old_address_leads_on_at_once_without_a_script(signposts):
    assert set(signposts) == {
        "activities/mill-lane-health-walk/", "activities/mill-lane-health-walk/card/",
    }  # fmt: skip
    for address, page in signposts.items():
        now = address.replace("mill-lane-health-walk", "wednesday-walk")
        (refresh,) = [one for one in page.tree.all("meta") if one["http-equiv"] == "refresh"]
        delay, _, there = refresh["content"].partition("; url=")
        (link,) = page.links
        assert delay == "0"
        assert there == link
        assert urljoin(BASE + address, link) == BASE + now
        assert page.tree.one("link", rel="canonical")["href"] == BASE + now
        assert page.meta("robots") == "noindex"
        assert page.tree.all("script", "style", "img", "iframe") == []
        assert page.references == [BASE + now, link]
        assert "Wednesday Wander" in page.words
        assert len(page.html) < 1500


def test_no_signpost_is_in_the_sitemap_or_the_search_index(demonstration, signposts):
    assert "mill-lane-health-walk" not in (demonstration / "sitemap.xml").read_text("utf-8")
    columns = (demonstration / "search/columns.json").read_bytes()
    assert b"mill-lane" not in columns
    for page in signposts.values():
        assert "data-pagefind-body" not in page.html


def test_no_page_of_the_site_leads_to_a_signpost(larkwell, signposts):
    leading = [
        (address, link)
        for address, page in larkwell.items()
        for link in set(page.links)
        if urljoin(BASE + address, link).partition("#")[0].removeprefix(BASE) in signposts
    ]
    assert leading == []


def test_who_subscribed_to_an_old_calendar_goes_on_getting_it(demonstration):
    old = demonstration / "activities/mill-lane-health-walk/calendar.ics"
    assert (
        old.read_bytes() == (demonstration / "activities/wednesday-walk/calendar.ics").read_bytes()
    )
    assert icalendar.Calendar.from_ical(old.read_bytes()).walk("VEVENT")


def test_hosts_that_can_answer_301_are_told_to(demonstration):
    lines = (demonstration / "_redirects").read_text("utf-8").splitlines()
    assert lines[:2] == [
        "/activities/mill-lane-health-walk/ /activities/wednesday-walk/ 301",
        "/activities/mill-lane-health-walk /activities/wednesday-walk/ 301",
    ]
    assert all(re.fullmatch(r"/\S+ /\S+/ 301", line) for line in lines)


def test_every_address_of_the_list_answers_and_every_lasting_page_is_in_it(
    demonstration, larkwell, signposts
):
    text = (demonstration / "addresses.txt").read_text("utf-8")
    listed = text.splitlines()[1:]
    assert listed == sorted(set(listed))
    assert all((demonstration / addresses.file_of(address)).is_file() for address in listed)
    assert set(signposts) <= set(listed)
    # A page for professionals is there for as long as an entry says something for them alone.
    fleeting = re.compile(
        r"whats-on/.+/|screen/.+/|embed/(venues|choose)/.+/|.*/\d+/|activities/.+/for-professionals/|404\.html|keep/not-here/"
    )
    left = set(larkwell) - set(listed) - permalinks.PERMANENT
    assert [address for address in left if not fleeting.fullmatch(address)] == []


def test_all_kinds_of_old_names_get_a_signpost_below_a_path(run, project: Project):
    for name, line in WAS.items():
        path = project.content / name
        if not path.is_file():
            path.parent.mkdir(exist_ok=True)
            path.write_text("---\ntitle: About\nsummary: What this is.\n---\n\nWords.\n", "utf-8")
        change(path, "---\n", f"---\n{line}\n")
    vocabulary = project.content / "vocabularies/needs.yml"
    change(vocabulary, "- id: loneliness", "- id: loneliness\n  was: [isolation]")
    done = run(
        "build", "--content", project.content, "--output", project.site, "--today", TODAY,
        "--base-url", "https://harbour.example.org/connected/",
    )  # fmt: skip
    assert done.code == cli.DONE, done.err
    there = {address: page.links[0] for address, page in signposts_of(project.site).items()}
    assert there == {
        "about-us/": "../about/",
        "activities/": "../a-to-z/",
        "activities/fishing-nets/": "../../activities/net-mending/",
        "activities/fishing-nets/card/": "../../../activities/net-mending/card/",
        "activities/long-gone/": "../../about/",
        "activities/long-gone/card/": "../../../about/",
        "activities/nets/": "../../activities/net-mending/",
        "activities/nets/card/": "../../../activities/net-mending/card/",
        "embed/needs/isolation/": "../../../embed/needs/loneliness/",
        "embed/organisations/tide-club/": "../../../embed/all/",  # a page may not be framed
        "needs/isolation/": "../../needs/loneliness/",
        "organisations/tide-club/": "../../about/",
        "stories/withdrawn/": "../../about/",
    }
    assert (project.site / "needs/isolation/calendar.ics").is_file()
    assert not (project.site / "about-us/calendar.ics").exists()
    redirects = (project.site / "_redirects").read_text("utf-8")
    assert "/connected/stories/withdrawn /connected/about/ 301\n" in redirects


def test_the_list_names_what_others_show_of_all_but_venues(demonstration):
    listed = (demonstration / "addresses.txt").read_text("utf-8").splitlines()
    shown = {address.split("/")[1] for address in listed if address.startswith("embed/")}
    assert shown == {"areas", "needs", "categories", "organisations"}
    embed = addresses.embed_of("organisations", "pennybridge-library")
    assert permalinks.from_list("\n".join([listed[0], embed])) == {
        embed: permalinks.Answer(
            "organisations/pennybridge-library.md", "pennybridge-library", "pennybridge-library"
        )
    }


def test_a_site_where_nothing_moved_has_no_redirects(small_site):
    assert not (small_site / "_redirects").exists()


def test_what_a_page_may_take_the_place_of_is_what_has_addresses():
    assert set(ADDRESSED) == set(permalinks.MADE_BY) - {"pages"}
