"""What tests of the whole site share: the demonstration, built once, and a front door to build."""

import contextlib
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.fake_forge import FakeForge, running
from tests.hostile import hostile_borough
from tests.pages import Page, pages_of
from tests.small_site import golden

from activity_directory import cli, software
from activity_directory.catalogue.loading import load
from activity_directory.cli import places
from activity_directory.forge import issue_form
from activity_directory.portal import memory

# The same examples on every machine, however slow it is today.
settings.register_profile(
    "connected",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("connected")

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
BASE = "https://connected-larkwell.example.org/"


@contextlib.contextmanager
def one_at_a_time(file: Path) -> Iterator[None]:
    """Keep the other workers of the same run of tests out; the system ends our turn with us."""
    with file.open("ab") as turn:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(turn.fileno(), msvcrt.LK_RLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(turn.fileno(), fcntl.LOCK_EX)
        yield


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run of tests share, and no other run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def in_a_process(*arguments: str | Path, seed: int = 1, where: Path | None = None):
    """The command line in a process of its own, with hash seed `seed`, started in `where`."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PAGEFIND", "PYTEST", "GITHUB_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "activity_directory.cli", *map(str, arguments)],
        cwd=where or ROOT,
        env={**environment, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def built_once(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    """The site `name` of this run of tests: the worker that comes first makes it."""
    site = folder / name
    with one_at_a_time(folder / f"{name}.lock"):
        if not site.is_dir():
            make(site)
    return site


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as anybody builds it. Nobody changes it."""

    def make(site: Path) -> None:
        done = in_a_process("build", "--content", CONTENT, "--output", site)
        assert done.returncode == cli.DONE, done.stderr

    return built_once(shared_folder(tmp_path_factory), "demonstration", make)


@pytest.fixture(scope="session")
def larkwell(demonstration: Path) -> dict[str, Page]:
    """Every page of the demonstration by its address."""
    return pages_of(demonstration)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny borough of tests/small_site on the day of its kept pages. Nobody changes it."""
    shared = shared_folder(tmp_path_factory)

    def make(site: Path) -> None:
        content = small_borough(shared / "small-content")
        done = in_a_process(
            "build", "--content", content, "--output", site, "--today", golden.TODAY
        )
        assert done.returncode == cli.DONE, done.stderr

    return built_once(shared, "small-site", make)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The borough of tests/hostile.py; `hostile.json` beside it has the number of every field."""
    shared = shared_folder(tmp_path_factory)

    def make(site: Path) -> None:
        content = small_borough(shared / "hostile-content")
        given = hostile_borough(content)
        site.with_name("hostile.json").write_text(json.dumps(given), encoding="utf-8")
        done = in_a_process(
            "build", "--content", content, "--output", site, "--today", golden.TODAY
        )
        assert done.returncode == cli.DONE, done.stderr

    return built_once(shared, "hostile", make)


CROWD = 262  # activities: lists of a hundred have three pages


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A borough where one need, one category, one area and one day have 262 activities.

    Every third costs £1; the others are free. Nobody changes it.
    """
    shared = shared_folder(tmp_path_factory)

    def make(site: Path) -> None:
        content = small_borough(shared / "crowded-content")
        folder = content / "activities"
        entry = (folder / "net-mending.md").read_text(encoding="utf-8")
        shutil.rmtree(folder)
        folder.mkdir()
        for number in range(CROWD):
            name = f"{chr(ord('A') + number // 11)}-group number {number:03}"
            own = entry.replace("Net Mending & Tea", name).replace("Mend a net", f"Mend {number}")
            own = own if number % 3 else own.replace("cost: free", "cost:\n  - per session: £1")
            (folder / f"group-{number:03}.md").write_text(own, encoding="utf-8")
        # Tuesday: all of them are on.
        done = in_a_process(
            "build", "--content", content, "--output", site, "--today", "2026-11-24"
        )
        assert done.returncode == cli.DONE, done.stderr

    return built_once(shared, "crowd", make)


@dataclass(frozen=True)
class Told:
    """What the command line ended with, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Told]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in this process, from the front door."""

    def command(*arguments: str | Path) -> Told:
        capsys.readouterr()
        code = cli.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Told(code, out, err)

    return command


@dataclass(frozen=True)
class Project:
    """A project of its own with the tiny borough of tests/small_site: to break and to build."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def settings(self) -> Path:
        return self.folder / "pelicanconf.py"

    @property
    def templates(self) -> Path:
        return self.folder / "theme" / "templates"

    @property
    def site(self) -> Path:
        return self.folder / "output"


def small_borough(content: Path) -> Path:
    """Writes the tiny borough to the folder `content`; no word of the demonstration is in it."""
    shutil.copytree(ROOT / "tests/small_site/content", content)
    shutil.copytree(
        ROOT / "tests/small_content/vocabularies", content / "vocabularies", dirs_exist_ok=True
    )
    shutil.copy(ROOT / "tests/small_site/content/vocabularies/areas.yml", content / "vocabularies")
    return content


def write_forms(project: Path) -> None:
    """Writes the forge's forms that go with a project's content."""
    catalogue = load(project / "content").catalogue
    assert catalogue is not None
    forms = issue_form.forms(catalogue)
    software.write(project, {path: text.encode() for path, text in forms.items()})


@pytest.fixture
def project(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Project:
    """The command line works in this project, not in the one that is tested."""
    folder = tmp_path / "project"
    folder.mkdir()
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(ROOT / "pelicanconf.py", folder)
    content = small_borough(folder / "content")
    with (content / "site.yml").open("a", encoding="utf-8") as site:
        site.write("submissions: https://forms.brackwater.example/listing\n")
    monkeypatch.setattr(places, "PROJECT", folder)
    monkeypatch.setattr(memory, "KEPT", shared_folder(tmp_path_factory) / "kept")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return Project(folder)


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its place in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def unpacked(content: bytes) -> str:
    """The text of a file, unpacked where Pagefind packed it."""
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    return content.decode("utf-8", "replace")


@pytest.fixture
def forge() -> Iterator[FakeForge]:
    """A forge on loopback that remembers what it was asked."""
    with running(FakeForge()) as one:
        yield one
