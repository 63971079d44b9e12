"""The door's set-up, through the front door: real processes, a tiny package, no network."""

import ast
import base64
import hashlib
import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from packaging.markers import Marker

import set_up

ROOT = Path(__file__).resolve().parent.parent

# Stands where the real command line stands, and tells how it was reached.
COMMAND_LINE = """
import json, os, sys
from importlib import metadata

def main(arguments):
    found = {entry.name: entry.version for entry in metadata.distributions()}
    print(json.dumps({
        "arguments": arguments,
        "prefix": sys.prefix,
        "version": found.get("larkwell-greeting"),
        "modules": sorted(sys.modules) if "--modules" in arguments else [],
        "settings": [name for name in os.environ if name.startswith(("CONNECTED", "PYTHONPATH"))],
    }))
    return 7
"""


@dataclass(frozen=True)
class Project:
    """A copy of the door, with a lock of one tiny package and a folder that has its wheels."""

    folder: Path
    wheels: Path

    @property
    def environment(self) -> Path:
        return self.folder / ".connected" / "venv"

    def lock(self, version: str, digest: str = "") -> None:
        """Writes the lock as `uv pip compile --universal --generate-hashes` would."""
        digest = digest or wheel(self.wheels, version)
        (self.folder / "requirements.lock").write_text(
            f"larkwell-greeting=={version} \\\n    --hash=sha256:{digest}\n"
            "never-needed==9.9 ; sys_platform == 'amiga' \\\n    --hash=sha256:" + "0" * 64 + "\n",
            encoding="utf-8",
        )

    def settings(self, **more: str) -> dict[str, str]:
        """The environment of a person whose pip knows only the folder of wheels."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "PYTHON", "CONNECTED_"))
        }
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}
        return inherited | {"PIP_CONFIG_FILE": os.devnull} | offline | more

    def begin(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(self.folder / "publish.py"), *arguments],
            env=self.settings(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *arguments: str, **more: str) -> "Ran":
        process = self.begin(*arguments, **more)
        output, errors = process.communicate()
        return Ran(process.returncode, output, errors)


@dataclass(frozen=True)
class Ran:
    code: int
    output: str
    errors: str

    @property
    def answer(self) -> dict[str, object]:
        """What the command line said of itself, once it was reached."""
        assert self.code == 7, self.errors
        return json.loads(self.output)


def wheel(folder: Path, version: str) -> str:
    """Makes a wheel that pip accepts; its sha256."""
    about = f"larkwell_greeting-{version}.dist-info"
    content = {
        "larkwell_greeting.py": "WORDS = 'Good morning'\n",
        f"{about}/METADATA": (
            f"Metadata-Version: 2.1\nName: larkwell-greeting\nVersion: {version}\n"
        ),
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for name, text in content.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        record += f"{name},sha256={digest.decode()},{len(text.encode())}\n"
    content[f"{about}/RECORD"] = record + f"{about}/RECORD,,\n"
    path = folder / f"larkwell_greeting-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as made:
        for name, text in content.items():
            made.writestr(zipfile.ZipInfo(name), text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def already_installed(folder: Path, version: str) -> str:
    """A folder for PYTHONPATH in which the package is installed, as far as anybody can tell."""
    about = folder / "here" / f"Larkwell_Greeting-{version}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Name: larkwell-greeting\nVersion: {version}\n")
    return str(about.parent)


def without_module(folder: Path, name: str) -> str:
    """A folder for PYTHONPATH that makes Python believe it came without one of its modules."""
    folder = folder / "without"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(f"import sys\nsys.modules[{name!r}] = None\n")
    return str(folder)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "a project (copied)"
    package = folder / "plugins" / "activity_directory"
    package.mkdir(parents=True)
    for door in ("publish.py", "plugins/set_up.py"):
        (folder / door).write_bytes((ROOT / door).read_bytes())
    (folder / "tools").mkdir()
    (folder / "tools" / "run_tests.py").write_bytes((ROOT / "tools" / "run_tests.py").read_bytes())
    (folder / "requirements-test.lock").write_text("", encoding="utf-8")
    (package / "__init__.py").touch()
    (package / "cli.py").write_text(COMMAND_LINE, encoding="utf-8")
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    made = Project(folder, wheels)
    made.lock("1.0")
    return made


class SlowIndex(ThreadingHTTPServer):
    """A package index on this machine that answers only when it is told to."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(SlowAnswer, directory=str(folder)))
        self.asked = threading.Event()
        self.answer = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class SlowAnswer(SimpleHTTPRequestHandler):
    server: SlowIndex

    def do_GET(self) -> None:
        self.server.asked.set()
        self.server.answer.wait()
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def copyfile(self, source, outputfile) -> None:
        try:
            super().copyfile(source, outputfile)
        except BrokenPipeError:
            self.close_connection = True  # the one who asked was killed: that is the test


@pytest.fixture
def slow_index(project: Project) -> Iterator[SlowIndex]:
    with SlowIndex(project.wheels) as index:
        thread = threading.Thread(target=index.serve_forever)
        thread.start()
        yield index
        index.answer.set()
        index.shutdown()
        thread.join()


def test_set_up_happens_once_and_again_when_the_lock_changes(project: Project) -> None:
    first = project.run("check", "--today", "2026-11-23", PYTHONPATH="/somebody/elses/packages")
    assert first.answer == {
        "arguments": ["check", "--today", "2026-11-23"],
        "prefix": str(project.environment),
        "version": "1.0",
        "modules": [],
        "settings": [],
    }
    assert "This happens once" in first.errors
    assert "1 of 1: larkwell-greeting 1.0" in first.errors

    again = project.run("build", PIP_FIND_LINKS="/nowhere")
    assert again.answer["prefix"] == str(project.environment)
    assert again.errors == ""

    project.lock("1.1")
    changed = project.run("build")
    assert changed.answer["version"] == "1.1"
    assert "Setting up again" in changed.errors


def test_a_python_that_has_all_it_needs_is_used_as_it_is(project: Project, tmp_path: Path) -> None:
    here = already_installed(tmp_path, "1.0")
    ran = project.run("serve", PYTHONPATH=here)
    assert ran.answer["prefix"] == sys.prefix
    assert ran.errors == ""
    assert not (project.folder / ".connected").exists()


def test_the_door_imports_nothing_slow_on_the_way(project: Project, tmp_path: Path) -> None:
    here = already_installed(tmp_path, "1.0")
    (project.folder / "plugins" / "activity_directory" / "cli.py").write_text(
        "import sys\ndef main(arguments):\n    print(*sorted(sys.modules))\n    return 7\n"
    )
    # -S: what this machine's own site-packages import at every start is not the door's doing.
    ran = subprocess.run(
        [sys.executable, "-S", str(project.folder / "publish.py")],
        env=project.settings(PYTHONPATH=here),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 7, ran.stderr
    slow = {"hashlib", "importlib.metadata", "pathlib", "re", "subprocess", "typing"}
    assert slow.isdisjoint(ran.stdout.split())


@pytest.mark.parametrize(("command", "left"), [("check", ""), ("build", "taken apart\n")])
def test_check_is_left_at_once_when_all_is_said(
    project: Project, tmp_path: Path, command: str, left: str
) -> None:
    (project.folder / "plugins" / "activity_directory" / "cli.py").write_text(
        "import atexit, sys\n"
        "def main(arguments):\n"
        "    atexit.register(print, 'taken apart', file=sys.stderr)\n"
        "    sys.stdout.write('all of it ' * 30_000)\n"
        "    return 7\n"
    )
    ran = project.run(command, PYTHONPATH=already_installed(tmp_path, "1.0"))
    assert ran == Ran(7, "all of it " * 30_000, left)


def test_check_whose_words_nobody_could_read_says_so(project: Project, tmp_path: Path) -> None:
    here = already_installed(tmp_path, "1.0")
    (project.folder / "plugins" / "activity_directory" / "cli.py").write_text(
        "import sys\ndef main(arguments):\n    sys.stdout.write('some words')\n    return 0\n"
    )
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, str(project.folder / "publish.py"), "check"],
        env=project.settings(PYTHONPATH=here),
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert ran.returncode == 120
    assert "BrokenPipeError" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("missing", ["ensurepip", "venv"])
def test_a_python_without_venv_is_told_what_to_install(
    project: Project, tmp_path: Path, missing: str
) -> None:
    ran = project.run("serve", PYTHONPATH=without_module(tmp_path, missing))
    assert ran.code == 3
    assert "can't make a private environment" in ran.errors
    assert "then your command again" in ran.errors
    assert "Traceback" not in ran.errors
    if Path("/etc/debian_version").exists():
        assert "apt install python3-venv" in ran.errors


def test_another_version_than_the_locked_one_will_not_do(project: Project, tmp_path: Path) -> None:
    here = already_installed(tmp_path, "0.9")
    without = without_module(tmp_path, "venv")
    ran = project.run("check", PYTHONPATH=os.pathsep.join([without, here]))
    assert ran.code == 3
    assert "private environment" in ran.errors


def test_a_package_with_another_hash_is_refused(project: Project) -> None:
    project.lock("1.0", digest="a" * 64)
    ran = project.run("check")
    assert ran.code == 3
    assert "is not the one that Connected was tested with" in ran.errors
    assert "Traceback" not in ran.errors
    assert not list(project.environment.glob("ready-*"))


def test_an_index_out_of_reach_is_told_plainly(project: Project) -> None:
    settings = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9", "PIP_RETRIES": "1"}
    ran = project.run("check", **settings, PIP_FIND_LINKS="")
    assert ran.code == 3
    assert "The packages could not be fetched" in ran.errors
    assert "Traceback" not in ran.errors


def test_an_interrupted_set_up_is_begun_again(project: Project, slow_index: SlowIndex) -> None:
    interrupted = project.begin("check", PIP_FIND_LINKS=f"{slow_index.address}/index.html")
    slow_index.asked.wait()
    interrupted.kill()
    interrupted.communicate()
    assert not list(project.environment.glob("ready-*"))
    slow_index.answer.set()

    ran = project.run("check")
    assert ran.answer["prefix"] == str(project.environment)
    assert "The last set-up of Connected was not finished" in ran.errors


def test_two_at_once_set_up_one_after_the_other(project: Project, slow_index: SlowIndex) -> None:
    (project.wheels / "index.html").write_text(
        "<!DOCTYPE html><a href='larkwell_greeting-1.0-py3-none-any.whl'>larkwell_greeting</a>"
    )
    settings = {"PIP_FIND_LINKS": f"{slow_index.address}/index.html"}
    first = project.begin("check", "first", **settings)
    slow_index.asked.wait()
    second = project.begin("check", "second", **settings)
    assert second.stderr
    assert "Another set-up of Connected is running" in second.stderr.readline()
    slow_index.answer.set()
    told = {process: process.communicate() for process in (first, second)}
    assert [process.returncode for process in told] == [7, 7], told
    assert "Done." in told[first][1]
    assert told[second][1] == ""


def test_a_missing_lock_is_told_plainly(project: Project) -> None:
    (project.folder / "requirements.lock").unlink()
    ran = project.run("check")
    assert ran.code == 3
    assert "requirements.lock is missing" in ran.errors


def test_an_old_python_is_told_what_to_do(project: Project) -> None:
    door = str(project.folder / "publish.py")
    pretend = (
        "import runpy, sys\n"
        "sys.version_info = (3, 9, 2, 'final', 0)\n"
        f"sys.argv = [{door!r}, 'serve']\n"
        f"runpy.run_path({door!r}, run_name='__main__')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", pretend],
        env=project.settings(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 3
    assert "Connected needs Python 3.11 or newer. This is Python 3.9" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_an_old_python_can_read_the_door() -> None:
    source = (ROOT / "publish.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    assert isinstance(tree, ast.Module)
    # Names that Python 3.6 would look up before the version is checked.
    first = [type(statement) for statement in tree.body[:4]]
    assert first == [ast.Expr, ast.Import, ast.Import, ast.If]


# ------------------------------------------------------------------------------------ the locks

PLAIN = [
    "sys_platform == 'win32'",
    "sys_platform != 'win32'",
    "sys_platform == 'linux' and os_name == 'posix'",
    "sys_platform == 'win32' or sys_platform == 'linux' and python_full_version >= '3.11'",
    "python_full_version < '3.11'",
    "python_full_version < '3.15'",
    "python_full_version >= '3.11.0'",
    "python_version == '3.11'",
    "python_version != '3.12'",
    "python_version <= '3.10'",
    "python_version > '3.9'",
    "implementation_name != 'PyPy'",
    "implementation_name == 'cpython'",
    "platform_python_implementation != 'PyPy'",
    "platform_python_implementation == 'CPython'",
]


@pytest.mark.parametrize("marker", PLAIN)
def test_a_plain_marker_means_what_packaging_says(marker: str) -> None:
    assert set_up.holds(marker) is Marker(marker).evaluate()


@pytest.mark.parametrize(
    "marker",
    [
        "(sys_platform == 'win32')",
        "python_version == '3.*'",
        "python_version ~= '3.11'",
        "platform_machine == 'x86_64'",
        "'linux' in sys_platform",
        "sys_platform > 'linux'",
    ],
)
def test_a_marker_beyond_the_door_is_left_to_pip(marker: str) -> None:
    assert set_up.holds(marker) is None


def test_this_python_has_just_what_the_locks_name() -> None:
    assert set_up.satisfied([set_up.RUNTIME_LOCK, set_up.TEST_LOCK])


# ----------------------------------------------------------------------------- the test command


@pytest.fixture
def tested(project: Project, tmp_path: Path) -> dict[str, str]:
    """Settings under which the copied project's own test tells which browser it was given."""
    (project.folder / "tests").mkdir()
    (project.folder / "tests" / "test_browser.py").write_text(
        "import os\ndef test_browser():\n    print('driving', os.environ['CONNECTED_BROWSER'])\n"
    )
    bare = tmp_path / "programs"
    bare.mkdir()
    driver = tmp_path / "here" / "playwright"
    here = already_installed(tmp_path, "1.0")
    driver.mkdir()
    (driver / "__init__.py").touch()
    # A Playwright that has no browser and can get none.
    (driver / "__main__.py").write_text("raise SystemExit('no browser to be had')\n")
    (driver / "sync_api.py").write_text(
        "from contextlib import contextmanager\n"
        "from types import SimpleNamespace\n"
        "@contextmanager\n"
        "def sync_playwright():\n"
        "    yield SimpleNamespace(chromium=SimpleNamespace(executable_path='/nowhere/chrome'))\n"
    )
    return {"PATH": str(bare), "PYTHONPATH": here}


def browser(path: Path, code: int) -> str:
    """A program that answers `--version` as a browser does, and ends with this code."""
    path.write_text(f"#!/bin/sh\necho Chromium 150\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


def test_the_tests_get_the_browser_of_this_computer(
    project: Project, tested: dict[str, str]
) -> None:
    browser(Path(tested["PATH"], "chromium"), code=1)  # a stand-in that does not run
    real = browser(Path(tested["PATH"], "google-chrome"), code=0)
    ran = project.run("test", "-rP", "-p", "no:cacheprovider", **tested)
    assert ran.code == 0, ran.errors
    assert f"driving {real}" in ran.output
    assert "1 passed" in ran.output


def test_the_browser_that_was_chosen_goes_first(
    project: Project, tested: dict[str, str], tmp_path: Path
) -> None:
    browser(Path(tested["PATH"], "chromium"), code=0)
    chosen = browser(tmp_path / "my-browser", code=0)
    ran = project.run("test", "-rP", CONNECTED_BROWSER=chosen, **tested)
    assert f"driving {chosen}" in ran.output


def test_a_chosen_browser_that_does_not_run_is_not_passed_over(
    project: Project, tested: dict[str, str]
) -> None:
    browser(Path(tested["PATH"], "chromium"), code=0)
    ran = project.run("test", CONNECTED_BROWSER="/nowhere/chrome", **tested)
    assert ran.code == 3
    assert "CONNECTED_BROWSER names /nowhere/chrome" in ran.errors


def test_without_any_browser_the_tests_fail_and_say_what_to_install(
    project: Project, tested: dict[str, str]
) -> None:
    ran = project.run("test", **tested)
    assert ran.code == 3
    assert "Install Chromium, Google Chrome or" in " ".join(ran.errors.split())
    assert "passed" not in ran.output


def test_help_for_the_test_command_needs_no_set_up(project: Project) -> None:
    ran = project.run("test", "--help")
    assert ran.code == 0
    assert ran.output.startswith("usage: publish.py test")
    assert not (project.folder / ".connected").exists()
