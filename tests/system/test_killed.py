"""A process that is killed at any of its steps: what was there stays whole, and nothing is left.

The steps are the calls by which names on the disk change. The process kills itself before the first
of them, before the second, and so on to the end, each time in a fresh folder.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT, Project, Run, everything_in
from tests.small_site import golden

from activity_directory import cli
from activity_directory.cli import places
from activity_directory.portal import serve
from activity_directory.system import site_folder, unfinished

TODAY = golden.TODAY
OLD = {site_folder.MARK: b"Each build replaces this folder completely.\n", "a/index.html": b"old"}
NEW = {**OLD, "a/index.html": b"new", "b/index.html": b"new"}

KILLED = """
import os, signal, sys
from pathlib import Path
from activity_directory import cli
from activity_directory.cli import places
from activity_directory.portal import build, memory
from activity_directory.system import site_folder

left, one_step, project, *words = sys.argv[1:]
left = int(left)
places.PROJECT = Path(project)
memory.KEPT = Path(project).with_name(f"kept-{left}")  # what one leaves makes no step of the next

def counted(call):
    def wrapped(*arguments, **named):
        global left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **named)
    return wrapped

def pages(_order, new, *_rest):
    for name in ("a", "b"):
        (new / name).mkdir()
        (new / name / "index.html").write_bytes(b"new")
    return build.Built(pages=2)

build._pages, build._search = pages, lambda *_: None
build.kept_copy.write = lambda *_: None  # it looks at a whole site
exchanged = counted(site_folder.exchanged)
site_folder.exchanged = exchanged if one_step == "yes" else lambda *_: False
for name in ("rename", "replace", "link", "unlink", "rmdir", "mkdir"):
    setattr(os, name, counted(getattr(os, name)))
opened, made = os.open, counted(os.open)
os.open = lambda path, flags, *more, **named: (made if flags & os.O_CREAT else opened)(
    path, flags, *more, **named
)
sys.exit(cli.main(words))
"""
MOST_STEPS = 400


def killed(step: int, project: Project, *words: str | Path, one_step: bool = True) -> int:
    """The exit code of a command that kills itself before its `step`th step."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(step), "yes" if one_step else "no",
         str(project.folder), *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode in {-signal.SIGKILL, cli.DONE, cli.FAULTS}, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode


def at_every_step(command: Callable[[int], int]) -> Iterator[int]:
    """The numbers of the steps before which a command is killed, once it is dead each time."""
    for step in range(1, MOST_STEPS):
        if command(step) != -signal.SIGKILL:
            assert step > 3
            return
        yield step
    pytest.fail("it never came to its end")


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".*") if unfinished.is_ours(path.name))


def put(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.mark.parametrize(
    ("before", "one_step"),
    [(OLD, True), (OLD, False), ({}, True)],
    ids=["in one step", "in two steps", "the first site"],
)
def test_a_build_that_is_killed_leaves_a_site_and_the_next_check_nothing_else(
    run: Run, project: Project, before: dict[str, bytes], *, one_step: bool
):
    put(project.site, before)
    allowed = [before, NEW]
    seen = []
    put_back = 0

    def build(step: int) -> int:
        shutil.rmtree(project.site, ignore_errors=True)
        put(project.site, before)
        return killed(step, project, "build", "--today", TODAY, one_step=one_step)

    for step in at_every_step(build):
        if one_step or not before:
            assert everything_in(project.site) in allowed, step
        told = run("check", "--today", TODAY)
        assert told.code == cli.DONE
        assert everything_in(project.site) in allowed, step
        assert left_behind(project.folder) == [], step
        seen.append(everything_in(project.site) == NEW)
        if "The last good one has been restored." in told.err:
            assert not seen[-1]
            put_back += 1
    assert seen == sorted(seen), "from one step on, it is the new one"
    assert {*seen} == {False, True}
    assert everything_in(project.site) == NEW
    assert left_behind(project.folder) == []
    assert put_back == (0 if one_step or not before else 1)


def test_the_next_command_brings_back_a_site_that_was_moved_aside(
    run: Run, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    put(project.site, OLD)
    for step in range(1, MOST_STEPS):
        assert killed(step, project, "build", "--today", TODAY, one_step=False)
        if not project.site.exists():
            break
        run("check", "--today", TODAY)
    (project.content / "site.yml").unlink()  # so that nothing new is built, or served
    monkeypatch.setattr(serve, "serve", lambda **_: cli.FAULTS)
    for command in ("check", "build", "serve"):
        folder = Path(shutil.copytree(project.folder, tmp_path / command))
        monkeypatch.setattr(places, "PROJECT", folder)
        told = run(command)
        assert told.code == cli.FAULTS
        assert told.err.splitlines()[0] == (
            f"A build was interrupted while it replaced the website in {folder / 'output'}. "
            "The last good one has been restored."
        )
        assert everything_in(folder / "output") == OLD
        assert left_behind(folder) == []


def test_tidy_that_is_killed_leaves_each_entry_as_it_was_or_as_it_will_be(
    run: Run, project: Project
):
    entries = {
        project.content / "activities/net-mending.md": ("from: 10:30", "from: 10.30am"),
        project.content / "activities/steady-feet.md": ("from: ", "from: 10.30am #"),
    }
    untidy = {}
    for file, (old, new) in entries.items():
        text = file.read_text(encoding="utf-8")
        assert old in text
        untidy[file] = text.replace(old, new, 1).encode()
    whole = {file: {text} for file, text in untidy.items()}

    def tidy(step: int) -> int:
        for file, text in untidy.items():
            file.write_bytes(text)
        return killed(step, project, "tidy", "--content", project.content, "--today", TODAY)

    for file, text in untidy.items():
        file.write_bytes(text)
    assert run("tidy", "--content", project.content).code == cli.DONE
    for file in untidy:
        whole[file].add(file.read_bytes())
    assert all(len(texts) == 2 for texts in whole.values())
    left = 0
    for step in at_every_step(tidy):
        assert {file: file.read_bytes() in whole[file] for file in whole} == dict.fromkeys(
            whole, True
        ), step
        left += bool(left_behind(project.content))
        said = run("check", "--today", TODAY)
        assert "connected-" not in said.out, "what is left is no entry, and no news"
        assert run("tidy", "--content", project.content).code == cli.DONE
    assert left, "a kill does leave something to sweep"


def test_the_next_command_that_writes_there_sweeps(run: Run, project: Project):
    file = project.content / "activities" / "net-mending.md"
    for step in range(1, MOST_STEPS):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("10:30", "10.30am"), encoding="utf-8")
        killed(step, project, "tidy", "--content", project.content)
        if left_behind(project.content):
            break
    assert run("tidy", "--content", project.content).code == cli.DONE
    assert left_behind(project.content) == []


# --- what is swept, and what is not


HOLDING = """
import sys
from pathlib import Path
from activity_directory.system import unfinished
with unfinished.folder(Path(sys.argv[1]), "output") as made:
    (made / "half").write_text("a site")
    new, held = unfinished.file(Path(sys.argv[1], "content/activities/net-mending.md"), mode=0o644)
    print(made, new, sep="\\n", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def at_work(project: Project) -> Iterator[tuple[subprocess.Popen[str], list[Path]]]:
    """A process that is making a folder and a file, and where they are."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(project.folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        assert process.stdout is not None
        yield process, [Path(process.stdout.readline().rstrip()) for _ in range(2)]
        process.kill()


def test_what_another_process_is_making_is_left_to_it(
    run: Run, project: Project, at_work: tuple[subprocess.Popen[str], list[Path]]
):
    process, paths = at_work
    file = project.content / "activities" / "net-mending.md"
    untidy = file.read_text(encoding="utf-8").replace("10:30", "10.30am")
    for alive in (True, False):
        file.write_text(untidy, encoding="utf-8")
        assert run("tidy", "--content", project.content).code == cli.DONE
        assert run("check", "--today", TODAY).code == cli.DONE
        assert [path.exists() for path in paths] == [alive, alive]
        process.kill()
        process.wait()


def test_what_is_not_certainly_ours_is_left_alone(run: Run, project: Project):
    theirs = {
        ".output.connected-0123456789abcdef/thesis.txt": b"ten years of work",
        ".output-abcdefgh/thesis.txt": b"ten years of work",
        ".net-mending.md.new": b"a note",
        "content/images/.x.connected-0123": b"a note",
    }
    put(project.folder, theirs)
    link = project.folder / ".output.connected-fedcba9876543210"
    link.symlink_to(project.content)
    assert run("check", "--today", TODAY).code == cli.DONE
    found = everything_in(project.folder)
    assert {name: found.get(name) for name in theirs} == theirs
    assert link.is_symlink()
    assert (project.content / "site.yml").exists()


def test_git_does_not_see_what_is_left():
    for name in (".output.connected-0123456789abcdef/", "content/venues/.x.yml.connected-01234567"):
        asked = subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT, check=False)
        assert asked.returncode == 0, name
