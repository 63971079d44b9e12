"""`serve`, as a person sees it: a process, its terminal, and the page in a browser."""

import contextlib
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.conftest import ROOT, small_borough
from tests.pages import Page

PATIENCE = 60
"""Seconds until a test gives up on something that should have happened long ago."""


@dataclass
class Served:
    """A running `serve`. `said` are the lines of its terminal, in order."""

    process: subprocess.Popen[str]
    content: Path
    said: list[str] = field(default_factory=list)
    lines: "queue.Queue[str]" = field(default_factory=queue.Queue)
    home: str = ""

    def listen(self) -> None:
        """Read the terminal until the process ends."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, words: str) -> str:
        """The next line of the terminal that has these words."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            self.said.append(line)
            if words in line:
                return line

    def get(self, path: str = "") -> Page:
        """A page, whatever its status."""
        try:
            with urllib.request.urlopen(self.home + path, timeout=PATIENCE) as answer:
                return Page(path, answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return Page(f"{error.code}", error.read().decode())

    def next_event(self, edition: str) -> str:
        stream = urllib.request.urlopen(f"{self.home}-/changes?{edition}", timeout=PATIENCE)
        with contextlib.closing(stream):
            assert stream.headers["Content-Type"] == "text/event-stream"
            for line in stream:
                if line.startswith(b"event: "):
                    return line.decode().removeprefix("event: ").strip()
        return "the stream ended"

    def edition(self) -> str:
        found = re.search(r"/-/reload\.js\?(\d+)", self.get().html)
        assert found
        return found[1]

    def replace(self, name: str, old: str, new: str) -> None:
        """Change an entry as an editor does, and wait until an open page is told to load again."""
        edition = self.edition()
        file = self.content / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        assert self.next_event(edition) == "built"

    def interrupt(self) -> int:
        """Ctrl+C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)

    def rest(self) -> str:
        """Everything the terminal showed."""
        while not self.lines.empty():
            self.said.append(self.lines.get())
        return "\n".join(self.said)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextlib.contextmanager
def serving(content: Path, *options: str) -> Iterator[Served]:
    """`serve` on a free port; ended afterwards whatever happens."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "activity_directory.cli", "serve", "--content", content,
         "--today", "2026-11-23", "--port", str(free_port()), *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "NO_COLOR": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    served = Served(process, content)
    listener = threading.Thread(target=served.listen, daemon=True)
    listener.start()
    try:
        yield served
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        listener.join()
        process.stdout.close()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return small_borough(tmp_path / "content")


@pytest.fixture
def served(content: Path) -> Iterator[Served]:
    with serving(content) as running:
        line = running.until("Serving at ")
        running.home = line.split()[2]
        yield running


def test_the_address_is_printed_and_every_page_is_there(served: Served):
    assert served.said[-2] == "52 pages as of 2026-11-23."
    assert re.fullmatch(r"Serving at http://127\.0\.0\.1:\d+/  \(Ctrl\+C stops\)", served.said[-1])
    assert served.get("activities/net-mending/").heading == "Net Mending & Tea"
    lost = served.get("activities/nothing-here/")
    assert (lost.address, lost.heading) == ("404", "We can’t find that page")
    assert served.get("../../../../etc/passwd").address == "404"
    assert served.get("%2e%2e/%2e%2e/etc/passwd").address == "404"
    assert served.get("activities/net-mending").heading == "Net Mending & Tea"


def test_a_change_is_built_and_an_open_page_is_told(served: Served):
    served.replace("activities/net-mending.md", "name: Net Mending & Tea", "name: Nets and Cake")
    assert served.get("activities/net-mending/").heading == "Nets and Cake"
    assert "Nets and Cake" in served.get("a-to-z/").words
    served.until("Something changed. Building again ...")
    served.until("52 pages as of 2026-11-23.")


def test_a_mistake_stands_in_the_terminal_and_on_the_page_until_it_is_mended(served: Served):
    entry = "activities/net-mending.md"
    served.replace(entry, "from: 10:30", "from: half past ten")
    told = served.until("error: Start time: ")
    assert told.partition("error")[0].endswith("net-mending.md:15:11: ")
    page = served.get("activities/net-mending/")
    assert page.heading == "Net Mending & Tea", "the last good version stands below"
    said = page.tree.one("body").words
    assert "The website could not be built" in said
    assert "net-mending.md:15:11" in said
    assert "found 'half past ten'" in said
    assert served.process.poll() is None
    served.replace(entry, "from: half past ten", "from: 11:00")
    mended = served.get("activities/net-mending/")
    assert "The website could not be built" not in mended.tree.one("body").words
    assert "11am to noon" in mended.words


def test_a_mistake_at_the_start_is_shown_in_place_of_the_site(content: Path):
    entry = content / "activities/net-mending.md"
    good = entry.read_text(encoding="utf-8")
    entry.write_text(good.replace("cost: free", "cots: free"), encoding="utf-8")
    with serving(content) as running:
        running.until("error: 'cots' is not a field")
        running.home = running.until("Serving at ").split()[2]
        page = running.get()
        assert page.address == "503"
        assert "The website could not be built" in page.tree.one("body").words
        assert "did you mean 'cost'?" in page.tree.one("body").words
        running.replace("activities/net-mending.md", "cots: free", "cost: free")
        assert running.get().title.startswith("Brackwater Together")


def test_a_borough_without_its_first_fact_is_told_so_and_waited_for(content: Path):
    shutil.move(content / "site.yml", content.parent / "site.yml")
    with serving(content) as running:
        running.until("This file with the community's own facts is missing")
        running.home = running.until("Serving at ").split()[2]
        edition = running.edition()
        shutil.move(content.parent / "site.yml", content / "site.yml")
        assert running.next_event(edition) == "built"
        assert running.get().title.startswith("Brackwater Together")


def test_a_port_that_is_taken_is_passed_over(content: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        with serving(content, "--port", str(port)) as running:
            home = running.until("Serving at ").split()[2]
            assert home != f"http://127.0.0.1:{port}/"


def test_control_c_ends_it_quietly_even_while_a_page_waits(served: Served):
    waiting = urllib.request.urlopen(f"{served.home}-/changes?{served.edition()}", timeout=PATIENCE)
    with contextlib.closing(waiting):
        assert waiting.readline() == b": waiting\n"
        assert served.interrupt() == 0
    assert served.until("Stopped.") == "Stopped."
    assert "Traceback" not in served.rest()


def test_what_serve_built_is_gone_when_it_ends(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(scratch))
    with serving(content) as running:
        running.until("Serving at ")
        assert list(scratch.iterdir())
        assert running.interrupt() == 0
    assert list(scratch.iterdir()) == []
    assert not (content / "output").exists()
