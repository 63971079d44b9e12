"""What somebody proposes is looked at as data: entries out of git's store, and nothing beside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.commits import git
from tests.conftest import Project

from activity_directory import cli
from activity_directory.system.git import Git
from activity_directory.urls import published

NET = "activities/net-mending.md"


@pytest.fixture
def proposal(project: Project) -> Project:
    """A project in git, and a branch of a stranger that changes an entry and much else."""
    folder = project.folder
    forms = folder / ".github/ISSUE_TEMPLATE"
    forms.mkdir(parents=True)
    (forms / "add-activity.yml").write_text("ours\n")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=ours")
    git(folder, "switch", "--quiet", "--create=theirs")
    entry = project.content / NET
    entry.write_bytes(entry.read_bytes().replace(b"Net Mending", b"$Id$ Net Mending"))
    (project.content / "activities/lamp-lighters.md").unlink()
    (forms / "add-activity.yml").write_text("theirs\n")
    (folder / "pelicanconf.py").write_text("raise SystemExit('theirs')\n")
    git(folder, "add", "--all")
    (project.content / ".gitattributes").write_text("*.md ident working-tree-encoding=UTF-16\n")
    git(folder, "add", "content/.gitattributes")
    git(folder, "commit", "--quiet", "--message=theirs")
    git(folder, "switch", "--quiet", "main")
    return project


def test_the_entries_are_theirs_and_all_else_is_ours(run, proposal):
    ours = proposal.settings.read_bytes()
    done = run("take-entries", "theirs")
    assert done.code == cli.DONE, done.err
    assert done.out.endswith(
        f" of content/ taken from {git(proposal.folder, 'rev-parse', 'theirs')[:10]}.\n"
    )
    assert b"$Id$ Net Mending" in (proposal.content / NET).read_bytes()
    assert not (proposal.content / "activities/lamp-lighters.md").exists()
    assert (proposal.folder / ".github/ISSUE_TEMPLATE/add-activity.yml").read_text() == "theirs\n"
    assert proposal.settings.read_bytes() == ours
    assert not [*proposal.folder.glob(".taken-*"), *proposal.folder.glob(".github/.taken-*")]


def test_no_attribute_or_filter_of_theirs_has_a_say_in_what_is_read(run, proposal):
    run("take-entries", "theirs")
    stored = git(proposal.folder, "show", "theirs:content/activities/net-mending.md")
    assert (proposal.content / NET).read_text("utf-8").strip() == stored


@pytest.mark.parametrize(
    ("path", "mode", "why"),
    [
        ("activities/own.md", "120000", "it is a symbolic link"),
        ("extra", "160000", "it is a submodule, which is another repository"),
        ("activities/" + "x" * 300 + ".md", "100644", "not every computer accepts its name"),
        ("activities/a\\b.md", "100644", "not every computer accepts its name"),
        ("activities/C:x.md", "100644", "not every computer accepts its name"),
    ],
)
def test_what_is_no_plain_file_is_left_out_and_told(run, proposal, path, mode, why):
    blob = git(proposal.folder, "rev-parse", "main:pelicanconf.py")
    if mode == "160000":
        blob = git(proposal.folder, "rev-parse", "main")
    git(proposal.folder, "update-index", "--add", "--cacheinfo", f"{mode},{blob},content/{path}")
    git(proposal.folder, "commit", "--quiet", "--message=odd")
    git(proposal.folder, "reset", "--quiet", "--hard", "main~1")
    done = run("take-entries", "HEAD@{1}")
    assert done.code == cli.FAULTS
    assert f"content/{path} was left out: {why}." in done.out.splitlines()
    assert not os.path.lexists(proposal.content / path)
    assert (proposal.content / NET).is_file()


def test_a_file_too_large_is_left_out_and_told(run, proposal, monkeypatch):
    monkeypatch.setattr(published, "LARGEST_FILE", 400)
    done = run("take-entries", "theirs")
    assert done.code == cli.FAULTS
    assert f"content/{NET} was left out: it is larger than 24 MB." in done.out.splitlines()
    assert (proposal.content / "venues/old-chapel.yml").is_file()


def test_an_entry_too_large_is_told_as_one_with_mistakes_and_not_as_gone(
    run, proposal, monkeypatch
):
    monkeypatch.setattr(published, "LARGEST_FILE", 70_000)
    git(proposal.folder, "switch", "--quiet", "theirs")
    with (proposal.content / NET).open("a", encoding="utf-8") as entry:
        entry.write("x" * 70_000)
    git(proposal.folder, "commit", "--quiet", "--all", "--message=Large")
    git(proposal.folder, "switch", "--quiet", "main")
    told = run("changes", "--base", "main", "--proposal", "theirs").out
    assert f"{NET} has mistakes, so its changes can’t be described." in told
    assert "Gone: Net Mending" not in told


def test_a_folder_of_many_files_is_written_in_parts(proposal, tmp_path, monkeypatch):
    monkeypatch.setattr(published, "_AT_ONCE", 1000)
    (tmp_path / "whole").mkdir()
    git_ = Git(proposal.content, os.environ)
    assert published.put_content_at(git_, "main", tmp_path / "whole") == ()
    whole = {path.relative_to(tmp_path / "whole"): path.read_bytes()
             for path in (tmp_path / "whole").rglob("*.*")}  # fmt: skip
    assert whole == {
        Path(path.relative_to(proposal.content)): path.read_bytes()
        for path in proposal.content.rglob("*.*")
    }


def test_work_that_is_in_no_commit_is_not_lost(run, proposal):
    entry = proposal.content / NET
    entry.write_text("mine", encoding="utf-8")
    done = run("take-entries", "theirs")
    assert done.code == cli.WRONG_CALL
    assert "not committed, and would be lost" in done.err
    assert entry.read_text("utf-8") == "mine"


def test_a_commit_that_is_not_there_changes_nothing(run, proposal):
    done = run("take-entries", "nowhere")
    assert done.code == cli.WRONG_CALL
    assert "There is no commit called `nowhere` in this repository" in done.err
    assert git(proposal.folder, "status", "--porcelain") == ""
