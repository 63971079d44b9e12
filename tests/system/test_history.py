"""The content as git remembers it."""

import os
import subprocess

import pytest

from activity_directory.system.git import CannotLook
from activity_directory.urls.published import content_at

WHO = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(folder, *words):
    subprocess.run(["git", *WHO, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    """Two commits: in the first, `content/pages/about.md` says "before"; in the second, "after"."""
    folder = tmp_path / "borough"
    pages = folder / "content" / "pages"
    pages.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "README.md").write_text("not content")
    (pages / "about.md").write_bytes(b"before\r\n\xff")
    (pages / "gone é.md").write_text("gone")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=first")
    (pages / "about.md").write_text("after")
    (pages / "gone é.md").unlink()
    (pages / "new.md").write_text("new")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=second")
    return folder


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_content_at_a_commit_is_what_it_was_byte_for_byte(repository):
    with content_at(repository / "content", "HEAD^1", os.environ) as old:
        assert files(old) == {"pages/about.md": b"before\r\n\xff", "pages/gone é.md": b"gone"}
    assert not old.exists()


def test_a_folder_that_was_not_there_is_empty(repository):
    (repository / "other").mkdir()
    with content_at(repository / "other", "HEAD", os.environ) as old:
        assert files(old) == {}


def test_the_whole_repository_can_be_the_content(repository):
    with content_at(repository, "HEAD", os.environ) as old:
        assert sorted(files(old)) == ["README.md", "content/pages/about.md", "content/pages/new.md"]


def test_a_link_in_the_old_tree_is_not_followed(repository):
    (repository / "content" / "secret.md").symlink_to("/etc/hostname")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=link")
    with content_at(repository / "content", "HEAD", os.environ) as old:
        assert "secret.md" not in files(old)


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "HEAD~9"])
def test_a_commit_that_git_does_not_know_is_said_in_words(repository, ref):
    with (
        pytest.raises(CannotLook, match=f"There is no commit called `{ref}`"),
        content_at(repository / "content", ref, os.environ),
    ):
        pass


def test_a_folder_outside_git_is_said_in_words(tmp_path):
    with (
        pytest.raises(CannotLook, match="is not in a git repository"),
        content_at(tmp_path, "HEAD", os.environ),
    ):
        pass
