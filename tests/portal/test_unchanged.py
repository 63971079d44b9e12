"""A build of what has not changed makes nothing; after any change, it makes everything anew."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.conftest import Project, Run, everything_in
from tests.small_site import golden

from activity_directory import cli
from activity_directory.portal import build, memory

if TYPE_CHECKING:
    from pathlib import Path

UNCHANGED = ": nothing has changed since it was built\n"


@pytest.fixture(autouse=True)
def _kept_by_itself(project: Project, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(memory, "KEPT", project.folder.with_name("kept"))


def add_to(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\nSomething else.\n")


def test_a_site_of_which_nothing_has_changed_is_left_as_it_is(
    run: Run, project: Project, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(project.folder)
    entry = project.content / "activities/net-mending.md"
    written = entry.read_text(encoding="utf-8")
    entry.write_text(written.replace("summary: ", "colour: blue\nsummary: "), encoding="utf-8")
    refused = run("build", "--today", golden.TODAY)
    assert (refused.code, refused) == (cli.FAULTS, run("build", "--today", golden.TODAY))
    entry.write_text(written, encoding="utf-8")
    first = run("build", "--today", golden.TODAY)
    site = everything_in(project.site)
    monkeypatch.delattr(build, "build")
    second = run("build", "--today", golden.TODAY)
    assert second == replace(first, out=first.out.replace("\n", UNCHANGED))
    assert second.out.count("\n") == 1
    assert everything_in(project.site) == site


def test_whatever_changes_a_site_is_built_again(
    run: Run, project: Project, small_site: Path, monkeypatch: pytest.MonkeyPatch
):
    built = []
    monkeypatch.setattr(build, "build", lambda order, **_more: built.append(order) or 7)
    shutil.copytree(small_site, project.site)
    shutil.copytree(small_site, project.folder / "another")
    asked = ["build", "--today", golden.TODAY]

    def is_built(*more: str) -> bool:
        """Whether the site is built now; and, asked the same again, it never is."""
        built.clear()
        assert run(*asked, *more).code == cli.DONE
        once = len(built)
        again = run(*asked, *more)
        assert (again.code, len(built)) == (cli.DONE, once)
        assert again.out.endswith(UNCHANGED)
        return once == 1

    assert is_built()
    assert not is_built()
    entry = project.content / "activities/net-mending.md"
    add_to(entry)
    assert is_built()
    (project.content / "notes.txt").write_text("A file that nobody reads.", encoding="utf-8")
    assert is_built()
    add_to(project.folder / "theme/templates/home.html")
    assert is_built()
    add_to(project.site / "index.html")
    assert is_built()
    (project.site / "robots.txt").unlink()
    assert is_built()
    (project.site / "another.html").write_text("A page that no build has made.")
    assert is_built()
    assert is_built("--base-url", "https://another.example/")
    assert is_built("--output", str(project.folder / "another"))
    asked[2] = "2026-11-24"
    assert is_built()
    for words in (["init", "-q"], ["add", "content"], ["commit", "-q", "-m", "The entries"]):
        me = ("-c", "user.name=A", "-c", "user.email=a@brackwater.example")
        subprocess.run(["git", *me, *words], cwd=project.folder, check=True)
    assert is_built()
    monkeypatch.setattr(memory, "hash_of_software", lambda: "of the next version")
    assert is_built()


def test_a_site_is_built_again_where_it_is_asked_for_more_or_has_changed_meanwhile(
    run: Run, project: Project, small_site: Path, monkeypatch: pytest.MonkeyPatch
):
    """A copy for a disk may be gone, and an entry is edited during the build."""

    def made(*_order: object, **_more: object) -> int:
        built.append(True)
        if is_edited:
            add_to(entry)
        return 7

    def times_built(*more: str) -> int:
        built.clear()
        for _ in range(2):
            assert run("build", "--today", golden.TODAY, *more).code == cli.DONE
        return len(built)

    built: list[bool] = []
    is_edited = False
    entry = project.content / "activities/net-mending.md"
    monkeypatch.setattr(build, "build", made)
    shutil.copytree(small_site, project.site)
    assert times_built() == 1
    assert times_built("--zip", str(project.folder / "copy.zip")) == 2
    is_edited = True
    add_to(entry)
    assert times_built() == 2
    is_edited = False
    assert times_built() == 1
