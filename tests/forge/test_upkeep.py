"""What needs attention: the text of the issue, the one issue, the links, and staying awake."""

from __future__ import annotations

import io
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import astuple
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.conftest import Run, Told, small_borough
from tests.elsewhere import Elsewhere
from tests.fake_forge import FakeForge

from activity_directory import cli
from activity_directory.forge.upkeep_issue import LABEL
from activity_directory.reports.upkeep import LONGEST, MARK, bounded

TODAY = "2027-11-23"
REPORT = f"{MARK}\nAs of 23 November 2027.\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_borough(tmp_path / "content")


@pytest.fixture
def on_the_forge(
    run: Run, forge: FakeForge, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Told]:
    """`upkeep` in a workflow on the forge, with some text as input."""
    for name, value in forge.environment.items():
        monkeypatch.setenv(name, value)

    def command(*arguments: str, given: str = "") -> Told:
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        return run("upkeep", "--today", TODAY, *arguments)

    return command


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# --- the text


def test_the_text_says_what_is_missing_and_who_is_to_be_asked(run, content):
    said = run("upkeep", "--content", "content", "--today", TODAY)
    assert said.code == cli.DONE
    assert said.out.startswith(f"{MARK}\nAs of 23 November 2027. This text is rewritten each week")
    freshness = run("freshness", "--content", "content", "--today", TODAY, "--format", "markdown")
    assert freshness.out.strip() in said.out
    assert "overdue" in freshness.out
    assert "times of the week have nothing on" in said.out
    assert "They were not checked this time." in said.out
    assert "1 listing waits in `content/drafts`, which nobody sees." in said.out
    assert (
        "- `drafts/lantern-makers.md`, Lantern Makers of the Unseen Loft: Price and Phone\n"
        in said.out
    )


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("{paused: 2027-08-01, back: 2027-11-22}", "It was due back on 22 November 2027."),
        ("{paused: 2027-08-01, back: 2027-11-23}", "It was due back on 23 November 2027."),
        ("{full: until 2027-11-22}", "It was full until 22 November 2027."),
    ],
)
def test_a_pause_that_has_ended_is_in_the_text_with_whom_to_ask(run, content, status, words):
    change(content / "activities/net-mending.md", "status: running", f"status: {status}")
    said = run("upkeep", "--content", "content", "--today", TODAY).out
    (line,) = (line for line in said.splitlines() if words in line)
    assert line.startswith("- [Net Mending &amp; Tea](https://together.brackwater.example/")
    assert "Brackwater Net Loft, ask for whoever answers, `nets@brackwater.example`." in line
    assert "[Still right](" in line
    assert "No pause has ended" not in said


@pytest.mark.parametrize(
    "status",
    [
        "running",
        "{paused: 2027-08-01}",
        "{paused: 2027-08-01, back: 2027-11-24}",
        "{full: until 2027-11-23}",
        "{closed: 2027-08-01}",
    ],
)
def test_a_pause_that_goes_on_is_not_in_the_text(run, content, status):
    change(content / "activities/net-mending.md", "status: running", f"status: {status}")
    said = run("upkeep", "--content", "content", "--today", TODAY).out
    assert "No pause has ended without a word." in said


def test_the_text_names_the_crisis_lines_that_nobody_has_checked(run, content):
    def crisis_lines(checked):
        lines = f"""crisis_lines:
  - {{name: Emergency services, phone: 999}}
  - {{name: Samaritans, phone: 116 123, source: "https://www.samaritans.org/", checked: {checked}}}
  - {{name: Childline, phone: 0800 1111}}
"""
        site = content / "site.yml"
        before, _, _ = site.read_text(encoding="utf-8").partition("crisis_lines:")
        site.write_text(before + lines, encoding="utf-8")
        said = run("upkeep", "--content", "content", "--today", TODAY).out
        _, _, rest = said.partition("## Numbers for a crisis")
        return [line for line in rest.partition("##")[0].splitlines() if line.startswith("- ")]

    assert crisis_lines("2027-11-01") == ["- Childline, 0800 1111: not checked yet"]
    assert crisis_lines("2027-01-31") == [
        "- Samaritans, 116 123: last checked on 31 January 2027 (`https://www.samaritans.org/`)",
        "- Childline, 0800 1111: not checked yet",
    ]


def test_a_text_too_long_for_a_forge_is_cut_at_a_line_and_says_so():
    row = "| [Tea and talk – croeso](https://wharf.example.org/) | 2026-01-01 |"
    short, long = (f"{REPORT}{(row + chr(10)) * rows}" for rows in (10, 2000))
    assert bounded(short) == short
    cut = bounded(long)
    assert len(cut.encode()) <= LONGEST
    assert len(cut.encode()) > LONGEST - 300
    *lines, empty, last = cut.splitlines()
    assert set(lines[2:]) == {row}
    assert empty == ""
    assert last.startswith("This was cut, because GitHub accepts no more.")


# --- the one issue


def test_the_first_time_it_opens_an_issue_with_its_label_and_pins_it(on_the_forge, forge):
    assert astuple(on_the_forge("--post", given=REPORT)) == (
        cli.DONE,
        "Opened issue 1.\nPinned issue 1.\n",
        "",
    )
    assert forge.changes == ["POST labels", "POST issues", "POST /graphql", "POST /graphql"]
    assert forge.issues[1]["body"] == REPORT
    assert forge.pinned == [1]


def test_each_time_after_that_it_brings_the_same_issue_up_to_date(on_the_forge, forge):
    on_the_forge("--post", given=REPORT)
    assert on_the_forge("--post", given=REPORT).out == "Issue 1 already says so.\n"
    later = REPORT.replace("23", "30")
    assert on_the_forge("--post", given=later).out == "Updated issue 1.\n"
    assert [issue["body"] for issue in forge.issues.values()] == [later]
    assert forge.pinned == [1]


def test_an_issue_that_somebody_closed_is_opened_again_and_a_second_one_closed(on_the_forge, forge):
    for number in range(120):
        forge.add_issue(f"Something else {number}", "", LABEL)
    for _ in range(3):
        forge.add_issue("Ours", REPORT, LABEL)
    forge.issues[121]["state"] = "closed"
    said = on_the_forge("--post", given=REPORT.replace("23", "30")).out
    assert said.startswith("Updated issue 122.\nClosed issue 123: one is enough.\n")
    assert {n: issue["state"] for n, issue in forge.issues.items() if n > 120} == {
        121: "closed",
        122: "open",
        123: "closed",
    }
    forge.issues[122]["state"] = "closed"
    assert on_the_forge("--post", given=REPORT).out.startswith("Updated issue 121.\n")
    assert forge.issues[121]["state"] == "open"


def test_what_looks_like_ours_and_is_not_is_left_alone(on_the_forge, forge):
    forge.add_issue("With our mark, by anybody", REPORT)
    forge.add_issue("With our label, by a maintainer", "Words", LABEL)
    forge.add_issue("A pull request", REPORT, LABEL, pull_request={"url": "x"})
    forge.issues[2]["body"] = None
    before = {number: dict(issue) for number, issue in forge.issues.items()}
    assert on_the_forge("--post", given=REPORT).out.startswith("Opened issue 4.\n")
    assert {number: forge.issues[number] for number in before} == before


def test_that_no_more_issues_can_be_pinned_is_said_and_stops_nothing(on_the_forge, forge):
    forge.pinned = [7, 8, 9]
    said = on_the_forge("--post", given=REPORT)
    assert said.code == cli.DONE
    assert "Issue 1 could not be pinned; please pin it by hand." in said.out
    assert "Maximum 3 pinned issues" in said.out


def test_only_what_upkeep_wrote_gets_into_the_issue(on_the_forge, forge):
    said = on_the_forge("--post", given="Buy my boots")
    assert said.code == cli.WRONG_CALL
    assert forge.asked == []


def test_a_forge_that_refuses_is_a_failure_with_its_reason(on_the_forge, forge):
    forge.refuse("POST", "issues", 403, "Resource not accessible by integration")
    said = on_the_forge("--post", given=REPORT)
    assert said.code == cli.TOOL_FAILED
    assert "the token may not do that. It says 'Resource not accessible" in said.err


def test_outside_a_workflow_it_says_what_is_missing(run, monkeypatch):
    for name in ("GITHUB_TOKEN", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    said = run("upkeep", "--stay-awake", "deploy.yml")
    assert said.code == cli.TOOL_FAILED
    assert "It needs GITHUB_REPOSITORY and GITHUB_TOKEN" in said.err


# --- staying awake


def test_where_something_was_pushed_lately_only_the_timers_are_switched_on(on_the_forge, forge):
    forge.repository["pushed_at"] = "2027-10-25T23:59:59Z"
    on_the_forge("--stay-awake", "deploy.yml", "freshness.yml")
    assert forge.enabled == ["deploy.yml", "freshness.yml"]
    assert forge.branches == {"main": "0" * 40}


def test_a_timer_that_the_forge_switched_off_is_on_again_and_what_a_person_did_stays(
    on_the_forge, forge
):
    forge.workflows = {
        "deploy.yml": "disabled_inactivity",
        "freshness.yml": "disabled_manually",
    }
    said = on_the_forge("--stay-awake", "deploy.yml", "freshness.yml").out
    assert forge.enabled == ["deploy.yml"]
    assert "freshness.yml was switched off by a person, and stays off.\n" in said


def test_after_a_quiet_month_there_is_one_push_to_a_branch_of_its_own(on_the_forge, forge):
    forge.repository["pushed_at"] = "2027-10-24T00:00:00Z"
    first = on_the_forge("--stay-awake", "deploy.yml")
    assert first.out.endswith("Pushed to the branch stay-awake: the last push was on 2027-10-24.\n")
    commit = forge.objects[forge.branches["stay-awake"]]
    assert commit["parents"] == []
    on_the_forge("--stay-awake", "deploy.yml")
    assert forge.objects[forge.branches["stay-awake"]]["parents"] == []
    assert forge.branches["main"] == "0" * 40
    assert set(forge.branches) == {"main", "stay-awake"}
    assert not any("main" in line for line in forge.changes)


# --- links


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The rest of the web: everything is there but what has "gone" in its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.server_port}")
    yield
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def with_links(content: Path) -> Path:
    """A borough with links to sites that could be, and to some that nobody follows."""
    nets = content / "activities/net-mending.md"
    change(nets, "contact:\n", "contact:\n  website: http://nets.home.arpa/gone\n")
    change(nets, "status:", "maintainer_note: See http://secret.home.arpa/key\nstatus:")
    change(nets, "Bring **nothing**", "Bring [this](http://list.home.arpa/) and **nothing**")
    change(content / "venues/old-chapel.yml", "name:", "website: http://nets.home.arpa/gone\nname:")
    change(
        content / "activities/steady-feet.md",
        "status:",
        "links:\n  - {title: Invented, url: https://a.b.example.org/x}\n"
        "  - {title: Near, url: 'http://127.0.0.1:9/'}\nstatus:",
    )
    return content


def test_links_are_listed_with_every_place_where_a_person_finds_them(run, with_links):
    said = run("links", "--content", "content", "--today", "2026-11-23").out
    lines = (with_links / "activities/net-mending.md").read_text(encoding="utf-8").splitlines()
    website = lines.index("  website: http://nets.home.arpa/gone") + 1
    words = next(n for n, line in enumerate(lines, 1) if "http://list.home.arpa/" in line)
    assert said == (
        f"http://127.0.0.1:9/\n    content/activities/steady-feet.md:{near(with_links)}\n"
        f"http://list.home.arpa/\n    content/activities/net-mending.md:{words}\n"
        f"http://nets.home.arpa/gone\n    content/activities/net-mending.md:{website}\n"
        "    content/venues/old-chapel.yml:1\n"
    )


def near(content: Path) -> int:
    lines = (content / "activities/steady-feet.md").read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if "127.0.0.1" in line)


def test_links_that_lead_nowhere_are_told_and_stop_nothing(run, with_links, web):
    said = run("links", "--content", "content", "--today", "2026-11-23", "--follow")
    assert said.code == cli.DONE
    assert said.out.startswith("http://nets.home.arpa/gone: Rejected status code: 404 Not Found\n")
    assert said.out.endswith("2 links checked, 1 broken.\n")


def test_the_weekly_text_has_them_with_their_places(run, with_links, web):
    said = run("upkeep", "--content", "content", "--today", "2026-11-23", "--follow-links").out
    assert "2 links checked, 1 broken." in said
    assert "content/venues/old-chapel.yml:1`" in said
    assert "secret" not in said


def test_without_the_program_that_follows_them_it_says_so(run, content, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    said = run("upkeep", "--content", "content", "--today", "2026-11-23", "--follow-links")
    assert said.code == cli.DONE
    assert "The links were not checked, because lychee is not installed." in said.out
    alone = run("links", "--content", "content", "--today", "2026-11-23", "--follow")
    assert alone.code == cli.WRONG_CALL


def test_a_program_that_breaks_is_said_with_its_own_words(run, content, monkeypatch, tmp_path):
    broken = tmp_path / "lychee"
    broken.write_text("#!/bin/sh\necho 'No memory left' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    said = run("upkeep", "--content", "content", "--today", "2026-11-23", "--follow-links")
    assert "The links were not checked. The message of lychee: 'No memory left'." in said.out
