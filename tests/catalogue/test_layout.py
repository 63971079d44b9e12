"""What stands in the content folder: links, pipes and strays are told, and nothing is passed over.

What a volunteer can put there by mistake is in tests/cases; here is what no folder of git can hold,
and what commands are told to look at or to write.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT, Project, Run, everything_in
from tests.small_site import golden

from activity_directory import cli
from activity_directory.system import site_folder, unfinished

TODAY = ("--today", golden.TODAY)
SECRET = "The key is under the mat"


@pytest.fixture
def there(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The project, and we stand in it."""
    monkeypatch.chdir(project.folder)
    return project


# --- links


@pytest.mark.parametrize(
    ("linked", "words"),
    [
        ("site.yml", "another file"),
        ("exceptions.yml", "another file"),
        ("vocabularies/needs.yml", "another file"),
        ("vocabularies/extra.yml", "another file"),
        ("vocabularies/danger.yml", "another file"),
        ("venues/hut.yml", "another file"),
        ("activities/.hut.md", "another file"),
        ("images/hut.png", "another file"),
        ("activities", "another folder"),
        ("venues", "another folder"),
        ("organisations", "another folder"),
        ("vocabularies", "another folder"),
        ("images", "another folder"),
    ],
)
def test_a_link_is_refused_whatever_it_stands_for(
    run: Run, there: Project, tmp_path: Path, linked: str, words: str
):
    here = there.content / linked
    elsewhere = tmp_path / "elsewhere"
    if here.is_dir():
        here.rename(elsewhere)
    elif "." in linked:
        here.parent.mkdir(exist_ok=True)
        here.unlink(missing_ok=True)
        elsewhere.write_text(f"name: {SECRET}\n", encoding="utf-8")
    else:
        elsewhere.mkdir()
    here.symlink_to(elsewhere)
    said = run("check", *TODAY)
    link = f"content/{linked}:1:1: error: This is a link to {words} [not-a-file]\n"
    assert link in said.out
    assert said.out.count(" error: ") == 1, "what is not known because of it is not told as well"
    assert said.code == cli.FAULTS
    assert SECRET not in said.out + said.err
    assert run("check", f"content/{linked}", *TODAY).out.startswith(link)
    assert run("build", *TODAY).code == cli.FAULTS
    for command in ("links", "tidy", "freshness", "changes --base HEAD"):
        told = run(*command.split(), *TODAY)
        assert SECRET not in told.out + told.err


def test_a_picture_that_is_a_link_is_never_published(run: Run, there: Project, tmp_path: Path):
    picture = tmp_path / "elsewhere.png"
    picture.write_bytes(b"a picture of somebody else")
    images = there.content / "images"
    images.mkdir()
    (images / "hut.png").symlink_to(picture)
    entry = there.content / "activities/net-mending.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("---\n", "---\nimage: {file: hut.png, alt: A hut}\n", 1), "utf-8")
    said = run("check", *TODAY)
    assert "content/images/hut.png:1:1: error: This is a link to another file" in said.out
    assert "no picture called" not in said.out
    assert "can't be shown" not in said.out
    other = there.content / "activities/steady-feet.md"
    assert run("preview", entry, "--output", "shown.html", *TODAY).code == cli.DONE
    assert run("preview", other, "--output", "shown.html", *TODAY).code == cli.DONE


def test_the_content_folder_itself_may_be_a_link(run: Run, there: Project, tmp_path: Path):
    link = tmp_path / "linked"
    link.symlink_to(there.content)
    assert run("check", "--content", link, *TODAY).code == cli.DONE
    (there.content / "activities/.x.md").write_text("x", encoding="utf-8")
    (there.content / "notes.txt").write_text("x", encoding="utf-8")
    assert run("check", "--content", link, *TODAY).out.endswith("2 warnings.\n")


# --- pipes, sockets and devices


@contextlib.contextmanager
def special(path: Path, kind: str) -> Iterator[None]:
    """A pipe or a socket at a path, in place of what is there."""
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
        yield
        return
    # The path of a socket is short, so it is made from its folder.
    before = Path.cwd()
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(path.parent)
        listening.bind(path.name)
        os.chdir(before)
        yield


SPECIAL = [
    (path, kind)
    for path in (
        "site.yml", "exceptions.yml", "vocabularies/needs.yml", "venues/hut.yml",
        "activities/hut.md", "images/hut.png", "activities.md",
    )
    for kind in ("pipe", "socket")
]  # fmt: skip
OTHERS = (
    ["build", "--output", "site"],
    ["tidy"],
    ["preview", "content/activities/net-mending.md", "--output", "shown.html"],
    ["links"],
)
"""Commands that read entries as `check` does. Each waits for its turn: they take long to start."""


@pytest.mark.parametrize(("path", "kind"), SPECIAL)
def test_nothing_waits_for_a_pipe(there: Project, path: str, kind: str):
    other = OTHERS[SPECIAL.index((path, kind)) % len(OTHERS)]
    with special(there.content / path, kind):
        for words in (["check"], other):
            done = subprocess.run(
                [sys.executable, "-m", "activity_directory.cli", *words,
                 "--content", "content", *TODAY],
                env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
                capture_output=True, text=True, timeout=120, check=False,
            )  # fmt: skip
            assert "Traceback" not in done.stderr
            if words == ["check"]:
                assert f"content/{path}:1:1: " in done.stdout
                assert "[not-a-file]" in done.stdout or "[out-of-place]" in done.stdout


# --- what a command is told to look at


@pytest.mark.parametrize("command", ["check", "tidy", "preview --output shown.html"])
def test_what_is_outside_the_entries_is_a_wrong_call(
    run: Run, there: Project, tmp_path: Path, command: str
):
    outside = tmp_path / "chess.md"
    outside.write_text("not an entry", encoding="utf-8")
    beside = there.folder / "contents"
    beside.mkdir()
    for path in (outside, beside, Path("theme")):
        told = run(*command.split(), path, *TODAY)
        assert (told.code, told.out) == (cli.WRONG_CALL, "")
        assert told.err.endswith(f"{path} is outside content, the folder of entries\n")
    assert not (there.folder / "shown.html").exists()


def test_the_folder_of_entries_and_what_it_is_in_mean_all_of_it(run: Run, there: Project):
    entry = there.content / "activities/net-mending.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("cost: free", "cots: free"), encoding="utf-8")
    everything = run("check", *TODAY).out
    linked = there.folder / "linked"
    linked.symlink_to(there.content)
    for path in (".", "content", there.content, "..", "content/../content", linked):
        assert run("check", path, *TODAY).out == everything, path


def test_a_path_is_known_however_it_is_written(run: Run, there: Project):
    entry = there.content / "activities/net-mending.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("cost: free", "cots: free"), encoding="utf-8")
    linked = there.folder / "linked"
    linked.symlink_to(there.content)
    told = run("check", entry, *TODAY).out
    assert "`cots` is not a field" in told
    for path in (
        "content/activities/net-mending.md",
        "content/activities/../activities/net-mending.md",
        "content/activities",
        linked / "activities/net-mending.md",
        "./content//activities/",
    ):
        assert run("check", path, *TODAY).out == told, path
    assert "No problems found" in run("check", "content/venues", *TODAY).out


def test_on_a_disk_that_knows_no_capitals_a_path_is_known_in_them(
    run: Run, there: Project, monkeypatch: pytest.MonkeyPatch
):
    """Such disks are those of Windows and macOS: here, a second name of the same file stands in."""
    entry = there.content / "activities/net-mending.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("cost: free", "cots: free"), encoding="utf-8")
    capitals = there.content / "activities/Net-Mending.md"
    os.link(entry, capitals)
    listed = Path.iterdir
    monkeypatch.setattr(
        Path, "iterdir", lambda self: (one for one in listed(self) if one.name != capitals.name)
    )
    assert "activities/net-mending.md:" in run("check", capitals, *TODAY).out


def test_what_nobody_reads_is_told_at_each_file_in_it(run: Run, there: Project):
    stray = there.content / "zzz/more/x.md"
    stray.parent.mkdir(parents=True)
    stray.write_text("x", encoding="utf-8")
    said = "content/zzz:1:1: warning: A folder with this name is not read [out-of-place]"
    for path in ("content", "content/zzz", "content/zzz/more", "content/zzz/more/x.md"):
        assert said in run("check", path, *TODAY).out, path
    assert said not in run("check", "content/activities", *TODAY).out


# --- what a command writes


def test_a_website_is_not_put_among_the_entries_nor_around_them(run: Run, there: Project):
    before = everything_in(there.folder)
    linked = there.folder / "linked"
    linked.symlink_to(there.content)
    inside = ["content", "content/site", "content/activities", "content/a/b/c", linked / "site"]
    for output in inside:
        told = run("build", "--output", output, *TODAY)
        assert told.code == cli.WRONG_CALL
        assert told.err == (
            f"publish.py build: {output} is in content, the folder of entries. Give a place "
            "outside it\n"
        )
    for output in (".", "..", there.folder):
        told = run("build", "--output", output, *TODAY)
        assert told.code == cli.WRONG_CALL
        assert told.err == (
            f"publish.py build: content, the folder of entries, is in {output}. Give another "
            "folder\n"
        )
    linked.unlink()
    assert everything_in(there.folder) == before


def test_entries_inside_a_site_of_ours_are_not_replaced_with_it(run: Run, there: Project):
    site = there.folder / "old"
    site.mkdir()
    (site / site_folder.MARK).write_text("ours", encoding="utf-8")
    content = shutil.copytree(there.content, site / "content")
    told = run("build", "--content", content, "--output", site, *TODAY)
    assert told.code == cli.WRONG_CALL
    assert (content / "site.yml").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["preview", "content/activities/net-mending.md", "--output", "content/shown.html"],
        ["import", "--template", "content/activities/sheet.csv"],
    ],
)
def test_no_file_is_put_among_the_entries(run: Run, there: Project, words: list[str]):
    before = everything_in(there.content)
    told = run(*words, *TODAY)
    assert told.code == cli.WRONG_CALL
    assert told.err.endswith(
        f"{words[-1]} is in content, the folder of entries. Give a place outside it\n"
    )
    assert everything_in(there.content) == before


def test_serve_does_not_work_among_the_entries(
    run: Run, there: Project, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(unfinished, "temporary_place", lambda: there.content / "activities")
    told = run("serve", *TODAY)
    assert told.code == cli.WRONG_CALL
    assert told.err.endswith(
        f"{there.content / 'activities'} is in content, the folder of entries. Give a place "
        "outside it\n"
    )


# --- pictures


def test_a_picture_that_nobody_may_open_is_told_at_the_entry_that_names_it(
    run: Run, there: Project, monkeypatch: pytest.MonkeyPatch
):
    images = there.content / "images"
    images.mkdir()
    (images / "hut.png").write_bytes(b"x")
    entry = there.content / "activities/net-mending.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("---\n", "---\nimage: {file: hut.png, alt: A hut}\n", 1), "utf-8")
    opened = os.open

    def refused(path, *arguments, **named):
        if str(path).endswith("hut.png"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **named)

    monkeypatch.setattr(os, "open", refused)
    said = run("check", *TODAY).out
    assert "`hut.png` can't be shown as a picture: it can't be opened: you don't have per" in said
    shown = run(
        "preview", there.content / "activities/steady-feet.md", "--output", "x.html", *TODAY
    )
    assert shown.code == cli.DONE


def test_a_picture_of_an_entry_with_mistakes_is_not_unused(run: Run, there: Project):
    images = there.content / "images"
    images.mkdir()
    (images / "hut.png").write_bytes(b"x")
    entry = there.content / "activities/net-mending.md"
    text = entry.read_text(encoding="utf-8").replace("cost: free", "cots: free")
    entry.write_text(text.replace("---\n", "---\nimage: {file: hut.png, alt: A hut}\n", 1), "utf-8")
    assert "[unused-picture]" not in run("check", *TODAY).out
