"""The intake workflow, executed: what it does with an issue, and what an issue can't make it do."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests import act
from tests.commits import committed
from tests.conftest import ROOT
from tests.fake_forge import TOKEN, FakeForge
from tests.issues import GOOD, submitted

from activity_directory.forge.issue_form import LABELS
from activity_directory.forge.issue_reply import HELD, LET_THROUGH

BRANCH = "listing/issue-1"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the software, its workflows and the demonstration's entries.

    Nothing changes it: each job works in a copy.
    """
    folder = tmp_path_factory.mktemp("project")
    for name in (*act.NEEDED, ".github"):
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, folder)
    committed(folder, "main")
    return folder


def happened(
    scratch: Path, repository: Path, forge: FakeForge, number: int, action: str = "opened"
) -> act.Ran:
    """The run of the workflow after something happened to an issue."""
    payload = {"action": action, "issue": forge.issues[number]}
    return act.run(scratch, repository, "intake.yml", "issues", forge, payload=payload)


def opened(forge: FakeForge, entered: dict[str, Any], **more: Any) -> int:
    body = submitted("add-activity.yml", entered)
    return forge.add_issue(more.pop("title", "Chess"), body, "listing: add", **more)


def comment(forge: FakeForge) -> str:
    """The last thing that we said."""
    return str([*forge.comments.values()][-1]["body"])


def test_an_issue_is_proposed_and_answered(repository, tmp_path, forge):
    ran = happened(tmp_path / "act", repository, forge, opened(forge, GOOD))
    assert ran.code == 0, ran.log
    assert "Opened pull request 2." in ran.said("Write")
    assert forge.pulls[2]["title"] == "Add an activity: chess-at-the-mill"
    assert set(forge.branches) == {"main", BRANCH}
    assert "It is proposed in #2." in comment(forge)
    assert TOKEN not in ran.log


def test_hostile_words_run_nothing_and_set_nothing(repository, tmp_path, forge):
    hostile = (
        "Chess `touch pwned` $(touch pwned); touch pwned ${{ github.token }} "
        "${{ needs.read.outputs.result }}\n"
        "::set-output name=result::e30=\n::add-path::/tmp/evil\n::stop-commands::x\nEOF\n"
        "result=e30=\n'; touch pwned; '\n\"; touch pwned; \"\n[x](javascript:alert)"
    )
    number = opened(
        forge, {**GOOD, "description": hostile, "name": "$(touch pwned)"}, title=hostile
    )
    ran = happened(tmp_path / "act", repository, forge, number)
    assert ran.code == 0, ran.log
    assert [*tmp_path.rglob("pwned"), *repository.rglob("pwned")] == []
    assert set(forge.branches) == {"main"}
    assert not forge.pulls
    assert "Asked for corrections." in ran.said("Write")
    assert "](javascript" not in comment(forge)
    assert TOKEN not in ran.log + comment(forge)
    assert "touch pwned" not in ran.said("Read") + ran.said("Write")


def test_a_failed_check_is_told_and_a_mended_issue_is_pushed_where_nothing_may_be_proposed(
    repository, tmp_path, forge
):
    number = opened(forge, {**GOOD, "phone": "0163"})
    ran = happened(tmp_path / "first", repository, forge, number)
    assert ran.code == 0, ran.log
    assert "Phone: `0163` can't be a telephone number" in comment(forge)
    assert forge.changes == [f"POST issues/{number}/comments"]
    forge.refuse("POST", "pulls", 403, "GitHub Actions is not permitted to create pull requests")
    forge.issues[number]["body"] = submitted("add-activity.yml", GOOD)
    ran = happened(tmp_path / "second", repository, forge, number, "edited")
    assert ran.code == 0, ran.log
    assert BRANCH in forge.branches
    assert f"/compare/main...{BRANCH}?expand=1)" in comment(forge)


def test_an_issue_of_another_kind_starts_no_job(repository, tmp_path, forge):
    number = opened(forge, GOOD)
    forge.issues[number] |= {"labels": [{"name": "bug"}]}
    ran = happened(tmp_path / "act", repository, forge, number, "edited")
    assert not ran.ran("Write")
    assert not ran.ran("Withdraw")
    assert forge.asked == []


@pytest.mark.parametrize(
    ("action", "state"),
    [("closed", "closed"), ("edited", "closed"), ("deleted", "open"), ("transferred", "open")],
)
def test_an_issue_that_is_closed_or_gone_closes_what_it_proposed(
    repository, tmp_path, forge, action, state
):
    number = opened(forge, {**GOOD, "name": "$(touch pwned)"})
    issue = forge.issues.pop(number) | {"state": state}
    forge.branches[BRANCH] = "8" * 40
    message = f"Add an activity: chess\n\nFrom issue #{number}."
    forge.objects["8" * 40] = {
        "kind": "commits",
        "message": message,
        "tree": "7" * 40,
        "parents": [],
    }
    forge.add_pull("8" * 40, BRANCH)
    payload = {"action": action, "issue": issue}
    ran = act.run(tmp_path / "act", repository, "intake.yml", "issues", forge, payload=payload)
    assert ran.code == 0, ran.log
    assert not ran.ran("Read")
    assert "Closed pull request 1, and took away listing/issue-1." in ran.said("Withdraw")
    assert forge.pulls[1]["state"] == "closed"
    assert set(forge.branches) == {"main"}
    assert TOKEN not in ran.log + comment(forge)


def test_started_by_hand_it_makes_the_labels_and_touches_no_issue(repository, tmp_path, forge):
    opened(forge, GOOD)
    ran = act.run(tmp_path / "act", repository, "intake.yml", "workflow_dispatch", forge)
    assert ran.code == 0, ran.log
    assert set(forge.labels) == {*LABELS.values(), HELD, LET_THROUGH}
    assert {change.partition(" ")[2] for change in forge.changes} == {"labels"}
    assert not ran.ran("Write")
