"""Faults of the computer: each ends in one sentence and in 4, and nothing is lost.

The commands run in processes of their own. A limit on the size of files stands in for a full disk:
to make a disk that is full, a test would have to mount one. Permissions bind `root` too, as whom CI
runs tests, once its two capabilities to overlook them are dropped, so that is what is done first.
"""

import ctypes
import errno
import io
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.answering import answering
from tests.commits import committed
from tests.conftest import ROOT, Project, Run, everything_in, small_borough
from tests.sent import saved

from activity_directory import cli
from activity_directory.cli import clock
from activity_directory.portal import build

TODAY = "2026-11-23"
FULL = "The output can't be written: the disk is full."


def drop_the_right_to_overlook_permissions() -> None:
    """In a new process, before its program starts: the rest of `root` it keeps."""
    if os.geteuid() == 0:
        drop_from_bounding_set, dac_override, dac_read_search = 24, 1, 2
        libc = ctypes.CDLL(None)
        for capability in (dac_override, dac_read_search):
            if libc.prctl(drop_from_bounding_set, capability, 0, 0, 0):
                os._exit(99)


def limit_files(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def command(*words: str | Path, **options) -> subprocess.CompletedProcess[str]:
    """What a command of `publish.py` did, in a process of its own."""
    own = {"PYTHONPATH": str(ROOT / "plugins"), "PYTHONUNBUFFERED": None, "GITHUB_ACTIONS": None}
    named = {**os.environ, **own, **options.pop("env", {})}
    environment = {name: value for name, value in named.items() if value is not None}
    return subprocess.run(
        options.pop("program", [sys.executable, "-m", "activity_directory.cli"])
        + [str(word) for word in words],
        env=environment,
        stdin=options.pop("stdin", subprocess.DEVNULL),
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
        **options,
    )


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence in which a command ended, without its name."""
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.returncode == cli.MACHINE_FAILED, done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("publish.py ")]
    assert len(lines) == 1, done.stderr
    return lines[0].partition(": ")[2]


@pytest.fixture(scope="module")
def borough(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small borough in git, with a listing that came, and an event of the forge."""
    folder = tmp_path_factory.mktemp("borough")
    small_borough(folder / "content")
    committed(folder, "main")
    entry = folder / "content/activities/net-mending.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("name: Net Mending & Tea", "name: Nets"), "utf-8")
    untidy = folder / "content/activities/steady-feet.md"
    text = untidy.read_text(encoding="utf-8")
    untidy.write_text(text.replace("cost: ", "Cost: ").replace("name: ", "Name: "), "utf-8")
    columns = "Name of the activity,What happens there,Contact e-mail,Days and times,Price,Place"
    row = "Chess,We play chess,chess@brackwater.example,Mondays 2pm to 4pm,Free,Boat Hall"
    (folder / "sent.csv").write_text(f"{columns}\n{row}\n", encoding="utf-8")
    (folder / "event.json").write_text("{}", encoding="utf-8")
    return folder


@pytest.fixture
def at(borough: Path, tmp_path: Path) -> Path:
    """A copy of it, to break."""
    return Path(shutil.copytree(borough, tmp_path / "borough"))


def every_command(at: Path) -> dict[str, list[str | Path]]:
    """A call of each command that reads entries, or that prints; by its name."""
    content = ["--content", at / "content", "--today", TODAY]
    changed = at / "content/activities/net-mending.md"
    return {
        "check": ["check", *content],
        "check --base": ["check", "--base", "main", *content],
        "changes": ["changes", "--base", "main", *content],
        "preview": ["preview", changed, "--output", at / "shown.html", *content],
        "build": ["build", "--output", at / "output", *content],
        "freshness": ["freshness", *content],
        "coverage": ["coverage", *content],
        "upkeep": ["upkeep", *content],
        "links": ["links", *content],
        "new": ["new", "Chess", *content],
        "import": ["import", at / "sent.csv", "--check", *content],
        "import --template": ["import", "--template", at / "empty.xlsx", *content],
        "tidy": ["tidy", "--check", *content],
        "issue-forms": ["issue-forms", "--check", *content],
        "read-issue": ["read-issue", at / "event.json", "--output", at / "out.json", *content],
        "answer-issue": ["answer-issue", at / "event.json", "--issue", "1", *content],
        "explain": ["explain", "unknown-term"],
        "init": ["init", at / "new", "--name", "Connected Hythe", "--place", "Hythe",
                 "--contact-email", "hello@hythe.example", "--today", TODAY],
        "--help": ["--help"],
        "check --help": ["check", "--help"],
    }  # fmt: skip


COMMANDS = tuple(every_command(Path()))
READERS = tuple(name for name in COMMANDS if name not in {"explain", "init", "--help"})[:-1]


# --- what it prints


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"links", "new"}])
def test_what_it_prints_may_find_the_disk_full(name: str, at: Path):
    if name == "answer-issue":
        return  # it prints nothing until a forge has answered
    with Path("/dev/full").open("wb") as full:
        assert sentence(command(*every_command(at)[name], stdout=full)) == FULL


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_whoever_reads_may_leave(unbuffered: str, at: Path):
    reading, writing = os.pipe()
    os.close(reading)
    words = every_command(at)["check"]
    done = command(*words, stdout=writing, env={"PYTHONUNBUFFERED": unbuffered})
    os.close(writing)
    assert done.returncode == cli.NOBODY_READS
    assert "publish.py check:" not in done.stderr
    assert "Error" not in done.stderr


@pytest.mark.parametrize("name", ["check", "new", "build", "import", "init"])
def test_streams_that_are_closed_are_no_fault(name: str, at: Path):
    closed = "0<&- 1>&- 2>&-"
    words = every_command(at)[name]
    usual = command(*words)
    before = everything_in(at / "content")
    shutil.rmtree(at / "new", ignore_errors=True)
    done = command(
        f'exec {closed}; exec "$@"', "sh", sys.executable, "-m", "activity_directory.cli", *words,
        program=["sh", "-c"],
    )  # fmt: skip
    assert done.returncode == usual.returncode
    assert everything_in(at / "content") == before


def test_standard_error_may_be_full_too(at: Path):
    done = command(
        'exec 2>/dev/full; exec "$@"', "sh", sys.executable, "-m", "activity_directory.cli",
        "check", "--content", at / "nothing", program=["sh", "-c"],
    )  # fmt: skip
    assert done.returncode in {cli.WRONG_CALL, cli.MACHINE_FAILED}


# --- what it reads


@pytest.mark.parametrize("name", READERS)
def test_a_folder_that_cannot_be_opened(name: str, at: Path):
    folder = at / "content/activities"
    folder.chmod(0)
    done = command(
        *every_command(at)[name], preexec_fn=drop_the_right_to_overlook_permissions, cwd=at
    )
    folder.chmod(0o755)
    asked = folder / "net-mending.md" if name == "preview" else folder
    assert sentence(done) == f"{asked} can't be opened: you don't have permission."
    assert not (at / "output").exists()


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("content/activities/net-mending.md", "activities/net-mending.md:1:1: error: This file "),
        ("content/site.yml", "content/site.yml:1:1: error: This file can't be opened"),
        ("content/vocabularies/needs.yml", "vocabularies/needs.yml:1:1: error: This file can't "),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_in_its_place(file: str, told: str, at: Path):
    (at / file).chmod(0)
    for name in ("check", "build", "preview"):
        done = command(
            *every_command(at)[name], preexec_fn=drop_the_right_to_overlook_permissions, cwd=at
        )
        assert "Traceback" not in done.stderr
        if name != "preview":
            assert done.returncode == cli.FAULTS
            assert told in done.stdout + done.stderr
            assert "you don't have permission" in done.stdout + done.stderr


def test_a_content_folder_that_cannot_be_opened(at: Path):
    at.chmod(0)
    done = command(
        *every_command(at)["check"], preexec_fn=drop_the_right_to_overlook_permissions, cwd="/"
    )
    at.chmod(0o755)
    assert sentence(done) == f"{at / 'content'} can't be opened: you don't have permission."


@pytest.mark.parametrize("name", ["check", "build", "preview", "tidy"])
def test_the_folder_people_stand_in_may_be_gone(name: str, at: Path):
    words = every_command(at)[name]
    usual = command(*words)
    gone = at / "gone"
    gone.mkdir()

    def leave() -> None:
        os.chdir(gone)
        gone.rmdir()

    done = command(*words, preexec_fn=leave)
    assert (done.returncode, "Traceback" in done.stderr) == (usual.returncode, False)


# --- what it writes


WRITERS = {
    "build": "output",
    "preview": "shown.html",
    "import --template": "empty.xlsx",
    "tidy": "content/activities/steady-feet.md",
    "init": "new",
}


def for_real(name: str, at: Path) -> list[str | Path]:
    """The call of a command that writes."""
    return [word for word in every_command(at)[name] if word != "--check"]


@pytest.mark.parametrize("name", WRITERS)
def test_a_disk_that_is_full_leaves_everything_as_it_was(name: str, at: Path):
    before = everything_in(at)
    done = command(*for_real(name, at), preexec_fn=limit_files(100), stdout=subprocess.DEVNULL)
    said = sentence(done)
    assert said.endswith("can't be written: it would be larger than this computer allows.")
    assert said.startswith((str(at / WRITERS[name]), f"{at}/.", "The spreadsheet "))
    assert everything_in(at) == before
    if name == "build":
        last = "The website was not replaced. The last good one is still there."
        assert done.stderr.splitlines()[-1] == last


@pytest.mark.parametrize("name", WRITERS)
def test_a_folder_that_may_not_be_changed_leaves_everything_as_it_was(name: str, at: Path):
    before = everything_in(at)
    folders = [at, *(path for path in at.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    done = command(*for_real(name, at), preexec_fn=drop_the_right_to_overlook_permissions, cwd="/")
    for folder in folders:
        folder.chmod(0o755)
    assert sentence(done).endswith(" can't be opened: you don't have permission.")
    assert everything_in(at) == before


def listing(at: Path) -> list[str | Path]:
    """The call that takes in a listing of somebody who says who they are; and its content."""
    shutil.copytree(ROOT / "content", at / "larkwell")
    (at / "sent.json").write_text(saved(), encoding="utf-8")
    return ["import", at / "sent.json", "--content", at / "larkwell", "--today", TODAY]


@pytest.mark.parametrize("size", [1, 10, 250])
def test_what_people_told_of_themselves_is_not_lost_where_the_disk_is_full(size: int, at: Path):
    """It is written first: once the entry is there, nobody would send it again."""
    words = listing(at)
    entry = at / "larkwell/activities/stretch-the-basics.md"
    kept = at / "submitters/submitters.csv"
    done = command(*words, preexec_fn=limit_files(size), stdout=subprocess.DEVNULL)
    assert sentence(done).endswith(
        "can't be written: it would be larger than this computer allows."
    )
    assert (kept.exists(), entry.exists()) == (size == 250, False)
    assert command(*words).returncode == cli.DONE
    assert entry.exists()
    assert kept.read_text(encoding="utf-8").count("Ada Lovelace") == 1


def test_what_was_taken_in_is_kept_where_nobody_can_be_told(at: Path):
    words = listing(at)
    with Path("/dev/full").open("wb") as full:
        assert sentence(command(*words, stdout=full)) == FULL
    written = (at / "larkwell/activities/stretch-the-basics.md").exists()
    assert written == (at / "submitters/submitters.csv").exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_new_entry_is_written_whole_or_not_at_all(
    at: Path, number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """The disk is made to be full at the very last moment, as it may be for one file alone."""
    content = at / "larkwell"
    shutil.copytree(ROOT / "content", content)
    before = everything_in(content)

    def full(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    answering(monkeypatch)
    with monkeypatch.context() as patched:
        for name in ("link", "rename", "replace"):
            patched.setattr(os, name, full)
        assert cli.main(["new", "--content", str(content), "--today", TODAY]) == cli.MACHINE_FAILED
    file = content / "activities/stretch-the-basics.md"
    assert f"{file} can't be written: " in capsys.readouterr().err
    assert everything_in(content) == before


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO])
def test_a_disk_that_fails_while_pages_are_written_is_told_of_the_folder_people_know(
    run: Run, project: Project, number: int, monkeypatch: pytest.MonkeyPatch
):
    """Nobody can make a disk fail so: the call that writes is made to say that it did."""

    def failing(_self: Path, _content: bytes) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", failing)
    told = run("build", "--today", TODAY)
    reasons = {
        errno.ENOSPC: "written: the disk is full",
        errno.EROFS: "written: the disk can only be read",
        errno.EDQUOT: "written: your share of the disk is full",
        errno.EIO: "opened: the disk reports a fault",
    }
    assert told.code == cli.MACHINE_FAILED
    assert told.err == (
        f"publish.py build: {project.site} can't be {reasons[number]}.\n"
        "The website was not replaced. The last good one is still there.\n"
    )
    assert not project.site.exists()


def test_names_that_are_too_long_are_told(run: Run, at: Path):
    long = "x" * 5000
    content = ["--content", at / "content", "--today", TODAY]
    file = at / "content/activities/net-mending.md"
    for words in (
        ["check", "--content", long],
        ["check", long, *content],
        ["tidy", long, *content],
        ["import", long, *content],
        ["serve", "--content", long],
        ["read-issue", long, "--output", at / "x", *content],
        ["answer-issue", long, "--issue", "1", *content],
    ):
        assert run(*words).code == cli.WRONG_CALL, words
    for words in (
        ["build", "--output", long, *content],
        ["build", "--output", at / ("y" * 300), *content],
        ["preview", file, "--output", f"{long}.html", *content],
        ["import", "--template", f"{long}.csv", *content],
        ["init", long, "--name", "A", "--place", "B", "--contact-email", "a@b.example"],
    ):
        told = run(*words)
        assert told.code == cli.MACHINE_FAILED, words
        assert told.err.splitlines()[0].endswith("its name or path is too long."), words


def test_a_folder_where_a_file_is_to_be_written(at: Path):
    file = at / "content/activities/net-mending.md"
    done = command("preview", file, "--output", at, "--content", at / "content", "--today", TODAY)
    assert sentence(done) == f"{at} can't be opened: it is a folder."


# --- where it works


def test_no_home_and_no_folder_of_its_own_for_temporary_files(at: Path):
    nowhere = {"HOME": None, "TMPDIR": "/nowhere", "TEMP": "/nowhere", "TMP": "/nowhere"}
    for name, code in {"changes": cli.DONE, "preview": cli.DONE, "build": cli.DONE}.items():
        done = command(*every_command(at)[name], env=nowhere)
        assert done.returncode == code, done.stderr


def test_no_folder_at_all_for_temporary_files(run: Run, at: Path, monkeypatch: pytest.MonkeyPatch):
    def none() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr(tempfile, "gettempdir", none)
    told = run(*every_command(at)["changes"])
    assert told.code == cli.MACHINE_FAILED
    assert told.err.startswith(
        "publish.py changes: This computer has no folder for temporary files that can be written"
    )


# --- which day it is


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_that_no_command_can_work_on_is_a_wrong_call(day: str, at: Path):
    for name in ("check", "init"):
        words = [day if word == TODAY else word for word in every_command(at)[name]]
        done = command(*words)
        assert done.returncode == cli.WRONG_CALL
        assert done.stderr.endswith(
            f"error: argument --today: expected a date between 2000 and 2100, found '{day}'\n"
        )


@pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
@pytest.mark.parametrize("name", [name for name in READERS if "issue" not in name])
def test_on_the_first_and_the_last_day_every_command_works(
    name: str, day: str, run: Run, at: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(at)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    told = run(*[day if word == TODAY else word for word in every_command(at)[name]])
    assert told.code in {cli.DONE, cli.FAULTS}, told.err


@pytest.mark.parametrize("year", [1970, 1999, 2101])
def test_a_clock_that_is_wrong_is_told(
    run: Run, at: Path, year: int, monkeypatch: pytest.MonkeyPatch
):
    class Clock:
        @staticmethod
        def now(_zone: object) -> datetime:
            return datetime(year, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(clock, "datetime", Clock)
    told = run("check", "--content", at / "content")
    assert told.code == cli.MACHINE_FAILED
    assert told.err == (
        f"publish.py check: This computer's clock says that it is {year}-01-01. Set the clock, or "
        "give the date, for example `--today 2026-11-23`.\n"
    )
    assert run("check", "--content", at / "content", "--today", TODAY).code == cli.DONE


# --- the second process


LOST = """
import os, signal, sys
from activity_directory import cli
from activity_directory.catalogue import loading
from activity_directory.system import two_processes
two_processes.WORTH_IT = 0
sys.platform = "linux"
os.sched_getaffinity = lambda _pid: {0, 1}
first = os.getpid()
made = loading._Loading._made
def failing(*arguments):
    if os.getpid() != first:
        FAULT
    return made(*arguments)
loading._Loading._made = failing
sys.exit(cli.main(sys.argv[1:]))
"""


def with_a_second_process(at: Path, fault: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", LOST.replace("FAULT", fault)]
    return command(*every_command(at)["check"], program=program)


KILLED = (
    "The process that did half of the work was killed (SIGKILL). That happens when memory is "
    "short. Close other programs and try again."
)
NO_MEMORY = "This computer has too little memory for this. Close other programs and try again."


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", KILLED),
        ("raise MemoryError", NO_MEMORY),
        ("raise OSError(5, '', 'x.md')", "x.md can't be opened: the disk reports a fault."),
    ],
)
def test_a_second_process_that_is_lost_is_told(fault: str, expected: str, at: Path):
    assert sentence(with_a_second_process(at, fault)) == expected


# --- what is no fault of the computer


def test_a_mistake_in_the_software_shows_where_it_is(at: Path):
    for fault in ("raise KeyError('x')", "raise OSError(9, 'Bad file descriptor')"):
        done = with_a_second_process(at, fault)
        assert done.returncode == 1
        assert "Traceback" in done.stderr
        assert fault.partition(" ")[2].partition("(")[0] in done.stderr


def test_a_mistake_in_the_first_process_too(run: Run, at: Path, monkeypatch: pytest.MonkeyPatch):
    def mistaken(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    monkeypatch.setattr(build, "build", mistaken)
    with pytest.raises(OSError, match="Bad file descriptor"):
        run(*every_command(at)["build"])
