"""What is said on a pull request, and said anew after each push: read without rights, then said."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.commits import git
from tests.conftest import Project
from tests.fake_forge import FakeForge
from tests.references import live_references, page_of
from tests.small_site import golden

from activity_directory import cli
from activity_directory.forge import review
from activity_directory.problems import WORTH_A_LOOK
from activity_directory.sanitise.forge_markdown import BREAK

NET = "content/activities/net-mending.md"
LAMPS = "content/activities/lamp-lighters.md"


@dataclass
class Reviewer:
    """The two jobs of the workflow, from the front door, with a forge and a repository."""

    forge: FakeForge
    run: Callable[..., Any]
    folder: Path
    scratch: Path
    number: int = 0

    @property
    def result(self) -> Path:
        return self.scratch / "result.json"

    @property
    def head(self) -> str:
        return git(self.folder, "rev-parse", "proposal")

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.folder / file).read_text(encoding="utf-8")
        assert old in text
        (self.folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    def push(self, *changes: tuple[str, str, str], branch: str = "proposal", **files: str) -> None:
        """Commit these changes, and files by their paths, to a branch with a pull request."""
        made = bool(git(self.folder, "branch", "--list", branch))
        git(self.folder, "switch", "--quiet", *([] if made else ["--create"]), branch)
        for change in changes:
            self.change(*change)
        for name, text in files.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--allow-empty", "--message=A change")
        git(self.folder, "switch", "--quiet", "main")
        if branch == "proposal" and not self.number:
            self.number = self.forge.add_pull(self.head)
        elif branch == "proposal":
            self.forge.pulls[self.number]["head"]["sha"] = self.head

    def read(self) -> Any:
        said = self.run("last-comment", "--pull", self.number).out.strip()
        return self.run(
            "read-proposal", "--pull", self.number, "--head", self.head, "--since", said,
            "--output", self.result, "--today", golden.TODAY,
        )  # fmt: skip

    def say(self) -> Any:
        return self.run("comment-proposal", self.result, "--pull", self.number)

    def take(self) -> Any:
        """Both jobs, as the workflow starts them after every push."""
        done = self.read()
        assert done.code == cli.DONE, done.err
        return self.say()

    @property
    def comments(self) -> list[str]:
        return [comment["body"] for comment in self.forge.comments.values()]


@pytest.fixture
def reviewer(forge, run, project: Project, tmp_path, monkeypatch) -> Reviewer:
    for name, value in {**forge.environment, "GITHUB_REF_NAME": "main"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(project.folder)
    workflow = project.folder / ".github/workflows/check.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text("on: push\n")
    git(project.folder, "init", "--quiet", "--initial-branch=main")
    for name, value in (("user.name", "A"), ("user.email", "a@example.org")):
        git(project.folder, "config", name, value)
    git(project.folder, "add", ".")
    git(project.folder, "commit", "--quiet", "--message=before")
    return Reviewer(forge, run, project.folder, tmp_path)


LATER = (NET, "from: 10:30", "from: 10:45")
LATER_STILL = (NET, "from: 10:45", "from: 11:00")


def test_what_is_worth_a_look_is_said_below_its_entry(reviewer):
    reviewer.push((NET, "Come in by the", "See http://nets.example.org, and come in by the"))
    reviewer.take()
    (comment,) = reviewer.comments
    told = comment.replace("\\", "").replace(BREAK, "")
    assert f"\n**{WORTH_A_LOOK}**\n\n- Description: `http://nets.example.org` is not secure" in told


def test_a_pull_request_is_told_what_it_changes(reviewer):
    reviewer.push(LATER)
    assert reviewer.take().out == "Said on pull request 1 what changes.\n"
    (comment,) = reviewer.comments
    assert comment.splitlines() == [
        f"<!-- connected: said of {reviewer.head} -->",
        "",
        "## What changes",
        "",
        "1 changed.",
        "",
        "### Changed: Net Mending &amp; Tea",
        "",
        f"`{NET}`",
        "",
        "- Start time changed from 10.30am to 10.45am.",
        "",
        "Written by the software of `main`, which ran nothing from this pull request.",
    ]


def test_after_a_push_it_says_anew_what_is_new_and_the_last_comment_stays(reviewer):
    reviewer.push(LATER)
    reviewer.take()
    first = reviewer.comments[0]
    reviewer.push(LATER_STILL)
    assert reviewer.take().out == "Said on pull request 1 what is new.\n"
    assert reviewer.comments[0] == first
    said, _, whole = reviewer.comments[1].partition("<details>")
    assert "## What changed since the last comment" in said
    assert "- Start time changed from 10.45am to 11am.\n" in said
    assert "approved" not in said
    assert "- Start time changed from 10.30am to 11am.\n" in whole


def test_a_push_behind_an_approval_says_so_first(reviewer):
    reviewer.push(LATER)
    reviewer.take()
    reviewer.forge.approve(1, reviewer.head)
    reviewer.push((".github/workflows/check.yml", "push", "pull_request_target"))
    reviewer.take()
    assert reviewer.comments[1].splitlines()[2:8] == [
        "**It was approved before this push. What was approved then is not what is here now.**",
        "",
        "## What changed since the last comment",
        "",
        (
            "**This also changes the workflows (`.github/workflows/check.yml`). Read those "
            "changes themselves, not only this summary.**"
        ),
        "",
    ]
    assert "Nothing that people read has changed." in reviewer.comments[1].partition("<details>")[0]


@pytest.mark.parametrize("state", ["DISMISSED", "CHANGES_REQUESTED"])
def test_an_approval_that_was_taken_back_is_none(reviewer, state):
    reviewer.push(LATER)
    reviewer.take()
    reviewer.forge.approve(1, reviewer.head)
    reviewer.forge.approve(1, reviewer.head, state)
    reviewer.push(LATER_STILL)
    reviewer.take()
    assert "approved" not in reviewer.comments[1]


def test_what_came_from_the_target_branch_meanwhile_is_not_told_as_theirs(reviewer):
    reviewer.push(LATER)
    reviewer.take()
    reviewer.push((LAMPS, "name: ", "name: The new "), branch="other")
    git(reviewer.folder, "merge", "--quiet", "other")
    git(reviewer.folder, "switch", "--quiet", "proposal")
    git(reviewer.folder, "merge", "--quiet", "--no-edit", "main")
    git(reviewer.folder, "switch", "--quiet", "main")
    reviewer.push(LATER_STILL)
    reviewer.take()
    assert "11am" in reviewer.comments[1]
    assert "The new" not in reviewer.comments[1]


def test_where_the_last_commit_is_gone_all_is_told_again(reviewer):
    reviewer.push(LATER)
    reviewer.take()
    (one,) = reviewer.forge.comments.values()
    one["body"] = one["body"].replace(reviewer.head, "e" * 40)
    reviewer.push(LATER_STILL)
    reviewer.take()
    assert (
        "The commit of the last comment no longer exists, so this describes all changes."
        in (reviewer.comments[1])
    )
    assert "- Start time changed from 10.30am to 11am.\n" in reviewer.comments[1]


def test_the_same_commit_is_said_once(reviewer):
    reviewer.push(LATER)
    reviewer.take()
    assert (
        reviewer.take().out
        == "No comment was made on the pull request: our last comment already says all of it.\n"
    )
    assert len(reviewer.comments) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"state": "closed"}, "it has been closed in the meantime"),
        (
            {"head": {"ref": "proposal", "sha": "f" * 40}},
            "there has been another push in the meantime, which gets its own comment",
        ),
    ],
)
def test_a_pull_request_that_changed_between_the_jobs_is_left_alone(reviewer, change, why):
    reviewer.push(LATER)
    reviewer.read()
    reviewer.forge.pulls[1] |= change
    assert reviewer.say().out == f"No comment was made on the pull request: {why}.\n"
    assert reviewer.forge.changes == []


def test_a_mark_that_somebody_else_wrote_is_no_comment_of_ours(reviewer):
    reviewer.push(LATER)
    body = f"<!-- connected: said of {reviewer.head} -->"
    reviewer.forge.comments[1] = {"id": 1, "issue": 1, "body": body, "user": {"login": "mallory"}}
    assert reviewer.take().out == "Said on pull request 1 what changes.\n"


def test_a_push_that_changes_nothing_to_read_says_so(reviewer):
    reviewer.push(LATER)
    reviewer.take()
    reviewer.push()
    reviewer.take()
    said, _, _ = reviewer.comments[1].partition("<details>")
    assert "Nothing that people read has changed." in said


HOSTILE = "@octocat fixes #1 [x](https://x.example) </details> `a` www.x.example"


def test_nothing_in_a_comment_is_alive(reviewer):
    odd = f"{HOSTILE.replace('/', '_')}.py"
    reviewer.push((NET, "Net Mending & Tea", json.dumps(HOSTILE)), **{odd: "x"})
    reviewer.take()
    page = page_of(reviewer.comments[0])
    assert live_references(page.free) == []
    assert set(page.tags) <= {"h2", "h3", "p", "strong", "ul", "li", "code"}
    assert "@octocat" in page.words.replace(BREAK, "")


def test_however_much_is_proposed_the_comment_is_one_that_a_forge_takes(reviewer):
    entry = (reviewer.folder / NET).read_text("utf-8")
    files = {}
    for number in range(450):
        text = entry.replace("Net Mending & Tea", f"{'Long name ' * 6}{number}")
        files[f"content/activities/net-{number}.md"] = text
        files[f"{'x' * 180}-{number}.py"] = "x"
    reviewer.push(**files)
    reviewer.take()
    reviewer.push(LATER)
    reviewer.take()
    assert reviewer.result.stat().st_size <= review.LARGEST
    assert all(len(comment.encode()) < 65_536 for comment in reviewer.comments)
    assert "not shown." in reviewer.comments[0]


# ---- what the job with rights takes


@pytest.fixture
def sound(reviewer) -> dict[str, Any]:
    reviewer.push(LATER, (".github/workflows/check.yml", "push", "x"))
    reviewer.read()
    found: dict[str, Any] = json.loads(reviewer.result.read_bytes())
    return found


@pytest.mark.parametrize(
    "change",
    [
        {"number": 7}, {"number": True}, {"head": "main"}, {"head": "g" * 40}, {"since": "main"},
        {"whole": None}, {"news": []}, {"more": 1}, {"whole": {}},
        {"whole.changes": [["new", "a", "b"]]}, {"whole.changes": [["evil", "a", "b", []]]},
        {"whole.changes": [["new", "a", "b" * 501, []]]}, {"whole.changes": {}},
        {"whole.changes": [["new", "a", "b", ["x"] * 201]]}, {"whole.not_compared": [["a"]]},
        {"whole.beside": [["a", "another kind", []]]}, {"whole.left": -1}, {"whole.left": True},
        {"whole.beside": [["a", "the software", ["x" * 501]]]}, {"whole.changes": [["new"]] * 300},
    ],
)  # fmt: skip
def test_a_result_of_another_shape_is_refused_before_the_forge_is_asked(reviewer, sound, change):
    ((name, value),) = change.items()
    part = sound
    *above, last = name.split(".")
    for one in above:
        part = part[one]
    part[last] = value
    reviewer.result.write_text(json.dumps(sound), encoding="utf-8")
    reviewer.forge.asked.clear()
    told = reviewer.say()
    assert told.code == cli.WRONG_CALL
    assert told.err.startswith("publish.py comment-proposal: the result can't be taken: ")
    assert reviewer.forge.asked == []


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\xff", b"[" * 80_000, b"x" * 90_001])
def test_what_is_no_result_is_refused(reviewer, raw):
    reviewer.result.write_bytes(raw)
    assert reviewer.run("comment-proposal", reviewer.result, "--pull", 1).code == cli.WRONG_CALL
    assert reviewer.forge.asked == []


def test_a_commit_that_was_never_fetched_is_told(reviewer):
    reviewer.push(LATER)
    done = reviewer.run(
        "read-proposal", "--pull", 1, "--head", "e" * 40, "--output", reviewer.result
    )
    assert done.code == cli.WRONG_CALL
    assert "There is no commit called" in done.err
