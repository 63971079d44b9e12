"""The check of a pull request: what it may do, and what its steps write, run as the forge does."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.conftest import write_forms

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
WORKFLOW = WORKFLOWS / "check.yml"
PARTS = ("plugins", "theme", "publish.py", "pelicanconf.py", "requirements.lock")
WHO = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
FORK = "--message=What a stranger proposes"


def read(file):
    # YAML 1.1 reads the key `on` as true.
    return yaml.safe_load(file.read_text(encoding="utf-8").replace("\non:", '\n"on":'))


@pytest.fixture(scope="module")
def workflow():
    return read(WORKFLOW)


def test_a_proposal_meets_no_secret_and_no_right_to_write(workflow):
    assert set(workflow["on"]) == {"pull_request", "push"}
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
        checkout = job["steps"][0]
        assert checkout["with"]["persist-credentials"] is False
    assert "secrets." not in WORKFLOW.read_text(encoding="utf-8")
    assert "github.token" not in WORKFLOW.read_text(encoding="utf-8")


def every_workflow():
    return {file.name: read(file) for file in sorted(WORKFLOWS.glob("*.yml"))}


@pytest.mark.parametrize("name", sorted(file.name for file in WORKFLOWS.glob("*.yml")))
def test_no_script_is_written_by_what_somebody_else_named(name):
    for job in read(WORKFLOWS / name)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_where_a_pull_request_may_start_a_job_with_rights_nothing_of_it_is_checked_out():
    told = [one for one in every_workflow().values() if "pull_request_target" in one["on"]]
    assert [one["name"] for one in told] == ["Review"]
    (review,) = told
    assert review["permissions"] == {}
    assert review["jobs"]["read"]["permissions"] == {"contents": "read", "pull-requests": "read"}
    assert review["jobs"]["write"]["permissions"] == {
        "contents": "read",
        "pull-requests": "write",
    }
    for job in review["jobs"].values():
        checkout = job["steps"][0]["with"]
        assert "ref" not in checkout
        assert "repository" not in checkout
        assert checkout["persist-credentials"] is False
        for step in job["steps"]:
            assert "git checkout" not in step.get("run", "")
            assert "take-entries" not in step.get("run", "")
    steps = {step.get("name"): step for step in review["jobs"]["read"]["steps"]}
    assert "GITHUB_TOKEN" not in steps["See what it changes"]["env"]


def test_of_a_proposal_nothing_is_run_where_entries_are_judged(workflow):
    steps = workflow["jobs"]["entries"]["steps"]
    names = [step.get("name") or step["uses"].partition("@")[0] for step in steps]
    assert names[:2] == ["actions/checkout", "Go to the target branch, before anything is run"]
    assert steps[1]["run"] == "git checkout --quiet -B target-branch HEAD^1"
    assert steps[1]["if"] == "${{ github.event_name == 'pull_request' }}"
    assert not [step for step in steps[2:] if "git checkout" in step.get("run", "")]


@pytest.fixture
def project(tmp_path):
    """A project of the small borough; the second commit is what the forge checks out."""
    for part in PARTS:
        whole = ROOT / part
        if whole.is_dir():
            shutil.copytree(whole, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(whole, tmp_path / part)
    shutil.copytree(ROOT / "tests" / "small_content", tmp_path / "content")
    write_forms(tmp_path)
    (tmp_path / "bin").mkdir()
    python = tmp_path / "bin" / "python3"
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "content", ".github")
    git(tmp_path, "commit", "--quiet", "--message=before")
    return tmp_path


def git(folder, *words):
    subprocess.run(["git", *WHO, *words], cwd=folder, check=True, capture_output=True)


def commit_of(folder, name):
    asked = ["git", "rev-parse", name]
    return subprocess.run(
        asked, cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


def propose(project, *pairs):
    file = project / "content" / "activities" / "tea-and-talk.md"
    text = file.read_text(encoding="utf-8")
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")
    git(project, "commit", "--quiet", "--all", FORK)
    git(project, "branch", "proposed")


def run_entries_job(project, workflow):
    """Each step of the job as bash runs it there: name to (exit code, what it printed, summary)."""
    done = {}
    git(project, "checkout", "--quiet", "--force", "--detach", "proposed")
    for number, step in enumerate(workflow["jobs"]["entries"]["steps"]):
        if "run" not in step:
            continue
        summary = project / f"summary-{number}.md"
        summary.touch()
        environment = {
            **os.environ,
            "PATH": f"{project / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_OUTPUT": str(project / "outputs"),
            "GITHUB_SHA": commit_of(project, "proposed"),
            "BASE": "target-branch",
            "CONNECTED_HANDED_OVER": str(project / ".connected" / "venv"),
            "CONNECTED_PRIVATE": "",
        }
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        told = summary.read_text(encoding="utf-8")
        done[step["name"]] = (ran.returncode, ran.stdout + ran.stderr, told)
    return done


def test_a_good_proposal_is_told_shown_and_built(project, workflow):
    propose(project, ("from: 10:30", "from: 10:00"), ("cost: free", "cost: {per session: £3.50}"))
    done = run_entries_job(project, workflow)
    assert {name: code for name, (code, _, _) in done.items() if code} == {}
    told = done["Summary, what changes"][2]
    assert "- Start time changed from 10.30am to 10am.\n" in told
    assert "- Cost changed from free to £3.50 each time.\n" in told
    page = (project / "preview.html").read_text(encoding="utf-8")
    assert page.count("<iframe") == 2
    assert (project / "site" / "index.html").is_file()
    assert done["Summary, repairs to take"][2] == ""


def test_a_broken_proposal_fails_and_is_still_told_shown_and_offered_a_patch(project, workflow):
    propose(project, ("summary:", "summry:"), ("10:30", "10.30am"))
    done = run_entries_job(project, workflow)
    code, printed, _ = done["Read every entry, and say what is wrong"]
    assert code == 1
    assert "::error file=content/activities/tea-and-talk.md,line=3,col=1,title=" in printed
    assert "Did you mean `summary`?" in done["Summary, every problem"][2]
    code, _, told = done["Summary, what changes"]
    assert code == 0
    assert "tea-and-talk.md has mistakes" in told.replace("\\", "")
    patch = done["Summary, repairs to take"][2].partition("```diff\n")[2].rpartition("```")[0]
    subprocess.run(["git", "apply", "-"], cwd=project, input=patch, text=True, check=True)
    git(project, "add", "content")
    git(project, "commit", "--quiet", "--allow-empty", FORK)
    git(project, "branch", "--force", "proposed")
    assert run_entries_job(project, workflow)["Summary, every problem"][0] == 0


def test_what_else_is_proposed_heads_the_summary_and_is_not_what_makes_it(project, workflow):
    git(project, "add", "publish.py", "plugins")
    git(project, "commit", "--quiet", "--message=the software")
    (project / "publish.py").write_text("print('Theirs')\n")
    (project / "plugins" / "evil.py").write_text("x = 1\n")
    git(project, "add", "plugins/evil.py")
    propose(project, ("10:30", "10:00"))
    done = run_entries_job(project, workflow)
    summary = done["Summary, what changes"][2]
    assert summary.splitlines()[2] == (
        "**This also changes the software (`plugins/evil.py` and `publish.py`). Read those "
        "changes themselves, not only this summary.**"
    )
    assert "- Start time changed from 10.30am to 10am.\n" in summary
    assert "Theirs" not in str(done)
    assert not (project / "plugins" / "evil.py").exists()
    assert (project / "outputs").read_text() == "software=yes\n"


def test_the_summary_is_written_whatever_went_before(workflow):
    # What changes is said first of all.
    steps = {step.get("name"): step for step in workflow["jobs"]["entries"]["steps"]}
    for name, step in steps.items():
        if name and name.startswith(("Summary", "Show")) and name != "Summary, what changes":
            assert step["if"].startswith("${{ !cancelled()")
