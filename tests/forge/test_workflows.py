"""The workflows, executed: what they do on a forge, and what they never get to do."""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests import act
from tests.commits import committed, git
from tests.conftest import ROOT, small_borough, write_forms
from tests.elsewhere import Elsewhere
from tests.fake_forge import TOKEN, FakeForge

from activity_directory.forge.upkeep_issue import LABEL, TITLE
from activity_directory.reports.upkeep import MARK

HOSTILE = "Tea; touch pwned; $(touch pwned) `touch pwned` ::error::no ${{ github.token }}"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of its own with the software, its workflows and the tiny borough."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name in act.NEEDED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / ".github", folder / ".github")
    shutil.rmtree(folder / "content")
    small_borough(folder / "content")
    write_forms(folder)
    committed(folder, "main")
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@contextmanager
def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address at which a handler answers until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


# --- freshness


def test_each_week_one_pinned_issue_says_what_wants_looking_after(repository, tmp_path, forge):
    entry = repository / "content/activities/net-mending.md"
    change(entry, "Net Mending & Tea", HOSTILE)
    change(entry, "2026-10-01", "2025-01-05")
    change(entry, "contact:\n", "contact:\n  website: http://nets.home.arpa/gone\n")
    git(repository, "commit", "--all", "--message=Hostile")
    with served(Elsewhere) as proxy:
        ran = act.run(
            tmp_path / "act", repository, "freshness.yml", "schedule", forge,
            environment={"HTTP_PROXY": proxy, "NO_PROXY": "127.0.0.1"},
        )  # fmt: skip
    assert ran.code == 0, ran.log
    assert all(ran.succeeded(job) for job in ("Read", "Write", "Stay awake")), ran.log
    (issue,) = forge.issues.values()
    assert issue["title"] == TITLE
    assert [label["name"] for label in issue["labels"]] == [LABEL]
    assert forge.pinned == [issue["number"]]
    assert issue["body"].startswith(MARK)
    assert "touch" in issue["body"]
    assert (
        "- `http://nets.home.arpa/gone`: Rejected status code: 404 Not Found. In `content/"
        in (issue["body"])
    )
    assert list(tmp_path.rglob("pwned")) == []
    assert forge.enabled == ["deploy.yml", "freshness.yml"]
    assert TOKEN not in ran.log


def test_where_issues_are_switched_off_the_run_says_so(repository, tmp_path, forge):
    forge.refuse("POST", "issues", 410, "Issues are disabled for this repo")
    ran = act.run(tmp_path / "act", repository, "freshness.yml", "schedule", forge)
    assert ran.code != 0
    assert ran.succeeded("Read")
    assert not ran.succeeded("Write")
    assert ran.succeeded("Stay awake")
    assert "it is switched off in the repository's settings. It says 'Issues are disabled" in (
        ran.said("Write")
    )


# --- check


def propose(repository: Path) -> None:
    """What is on the disk, as somebody's proposal to `main`: the commit that the forge tries."""
    git(repository, "checkout", "--quiet", "-b", "proposal")
    git(repository, "add", "--all")
    git(repository, "commit", "--message=What somebody proposes")
    git(repository, "checkout", "--quiet", "main")
    git(repository, "merge", "--no-ff", "--message=What the forge tries", "proposal")


def commit_of(repository: Path, name: str) -> str:
    asked = ["git", "rev-parse", name]
    completed = subprocess.run(asked, cwd=repository, check=True, capture_output=True, text=True)
    return completed.stdout.strip()


def checked(scratch: Path, repository: Path, forge: FakeForge) -> act.Ran:
    payload = {"pull_request": {"base": {"ref": "main"}, "head": {"ref": "proposal"}}}
    return act.run(scratch, repository, "check.yml", "pull_request", forge, payload=payload)


def test_a_pull_request_that_removes_a_file_is_told(repository, tmp_path, forge):
    (repository / "content/activities/net-mending.md").unlink()
    propose(repository)
    ran = checked(tmp_path / "act", repository, forge)
    assert ran.code != 0
    assert "would no longer exist: at target-branch, this file was" in ran.log
    assert not ran.ran(BY_ITS_OWN_WORD)


BY_ITS_OWN_WORD = "Proposed software, by its own word"
THEIRS = """\
import os
import pathlib


def main(arguments):
    pathlib.Path("pwned").write_text(str(sorted(os.environ)))
    print("Theirs: nothing to mend.")
    return 0
"""


def test_the_entries_are_judged_by_our_software_and_theirs_speaks_for_itself_alone(
    repository, tmp_path, forge
):
    change(repository / "content/activities/net-mending.md", "summary:", "summry:")
    (repository / "plugins/set_up.py").write_text(THEIRS, encoding="utf-8")
    (repository / "sitecustomize.py").write_text("print('Theirs')", encoding="utf-8")
    (repository / "content/activities/own.md").symlink_to("/etc/passwd")
    propose(repository)
    ran = checked(tmp_path / "act", repository, forge)
    assert ran.code != 0
    assert not ran.succeeded("Entries")
    said = ran.said("Entries")
    assert "content/activities/own.md was left out: it is a symbolic link." in said
    assert "Theirs" not in said
    assert ran.succeeded(BY_ITS_OWN_WORD)
    assert "Theirs: nothing to mend." in ran.said(BY_ITS_OWN_WORD)
    assert TOKEN not in ran.log


# --- review


def reviewed(scratch: Path, repository: Path, forge: FakeForge, head: str) -> act.Ran:
    """The run after a push to the pull request of a fork: `repository` has not its commits."""
    payload = {
        "action": "synchronize",
        "pull_request": {"number": 1, "head": {"sha": head, "ref": HOSTILE}, "title": HOSTILE},
    }
    return act.run(scratch, repository, "review.yml", "pull_request_target", forge, payload=payload)


def test_each_push_to_a_pull_request_is_told_by_our_software_and_none_of_theirs_is_run(
    repository, tmp_path, forge
):
    fork = tmp_path / "fork"
    shutil.copytree(repository, fork)
    git(repository, "remote", "add", "origin", str(fork))
    change(fork / "content/activities/net-mending.md", "from: 10:30", "from: 10:45")
    (fork / "plugins/set_up.py").write_text(THEIRS, encoding="utf-8")
    (fork / ".github/workflows/review.yml").write_text("on: push", encoding="utf-8")
    propose(fork)
    forge.add_pull(commit_of(fork, "proposal"))
    ran = reviewed(tmp_path / "first", repository, forge, commit_of(fork, "proposal"))
    assert ran.code == 0, ran.log
    assert "Said on pull request 1 what changes." in ran.said("Write")
    git(fork, "checkout", "--quiet", "proposal")
    change(fork / "content/activities/net-mending.md", "from: 10:45", "from: 11:00")
    git(fork, "commit", "--quiet", "--all", "--message=Behind your back")
    forge.approve(1, forge.pulls[1]["head"]["sha"])
    forge.pulls[1]["head"]["sha"] = commit_of(fork, "proposal")
    ran = reviewed(tmp_path / "second", repository, forge, commit_of(fork, "proposal"))
    assert ran.code == 0, ran.log
    first, second = (comment["body"] for comment in forge.comments.values())
    for said in (first, second):
        assert "**This also changes the workflows (`.github/workflows/review.yml`)" in said
        assert "the software (`plugins/set_up.py`)" in said
    assert "- Start time changed from 10.30am to 10.45am." in first
    assert "**It was approved before this push" in second
    assert "- Start time changed from 10.45am to 11am." in second
    assert "Theirs" not in ran.log
    assert [*tmp_path.rglob("pwned")] == []
    assert forge.changes == ["POST issues/1/comments"] * 2
    assert TOKEN not in ran.log + first + second


def test_what_is_pushed_to_main_is_checked_without_a_base(repository, tmp_path, forge):
    ran = act.run(tmp_path / "act", repository, "check.yml", "push", forge, job="entries")
    assert ran.code == 0, ran.log
    assert ran.succeeded("Entries")
    assert "5 files checked: 1 warning." in ran.said("Entries")
    assert forge.asked == []


# --- deploy


@contextmanager
def published(folder: Path) -> Iterator[str]:
    """A site's folder on loopback, as the forge serves it."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    folder.mkdir(exist_ok=True)
    with served(functools.partial(Quiet, directory=str(folder))) as address:
        yield address


def deploy(scratch: Path, repository: Path, forge: FakeForge, address: str, **more) -> act.Ran:
    outputs = {
        "actions/configure-pages": {"base_url": address},
        "actions/deploy-pages": {"page_url": address},
    }
    return act.run(scratch, repository, "deploy.yml", "push", forge, outputs=outputs, **more)


def test_a_deploy_goes_ahead_where_nothing_is_published_yet(repository, tmp_path, forge):
    with published(tmp_path / "web") as address:
        ran = deploy(tmp_path / "act", repository, forge, address)
    assert ran.code == 0, ran.log
    assert ran.succeeded("Publish")
    assert f"There is no site of this software at {address}/ yet." in ran.said("Build")
    assert ran.given["actions-upload-pages-artifact"] == [{"path": "site"}]


def test_a_deploy_in_four_shards_publishes_what_one_build_makes(repository, tmp_path, forge):
    """What docs/deploy.md says to put in the place of the workflow Deploy."""
    shutil.copy(ROOT / "docs/shards/deploy.yml", repository / ".github/workflows/deploy.yml")
    git(repository, "commit", "--all", "--message=Build in shards")
    with published(tmp_path / "web") as address:
        ran = deploy(tmp_path / "act", repository, forge, address)
    assert ran.code == 0, ran.log
    assert ran.succeeded("Publish")
    for number in range(1, 5):
        assert f"Shard {number} of 4: " in ran.said(f"Shard-{number}")
    made = re.compile(r"^(\d+) pages as of [\d-]+ in site$", re.MULTILINE)
    assert made.search(ran.said("Join"))
    assert ran.given["actions-upload-pages-artifact"] == [{"path": "site"}]


def test_a_deploy_that_would_lose_an_address_publishes_nothing(repository, tmp_path, forge):
    with published(tmp_path / "web") as address:
        (tmp_path / "web/addresses.txt").write_text(
            "# Every address of this site that lasts, one a line.\nactivities/crab-line/\n", "utf-8"
        )
        ran = deploy(tmp_path / "act", repository, forge, address)
    assert ran.code != 0
    assert "would no longer exist" in ran.log
    assert not ran.ran("Publish")
    assert "actions-upload-pages-artifact" not in ran.given
