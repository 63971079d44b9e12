"""A running `serve`: its process, its terminal, and the pages that it answers with."""

import contextlib
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT
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

    def next_event(self, edition: str, field: str = "event") -> str:
        stream = urllib.request.urlopen(f"{self.home}-/changes?{edition}", timeout=PATIENCE)
        with contextlib.closing(stream):
            assert stream.headers["Content-Type"] == "text/event-stream"
            for line in stream:
                if line.startswith(f"{field}: ".encode()):
                    return line.decode().removeprefix(f"{field}: ").strip()
        return "the stream ended"

    def edition(self) -> str:
        match = re.search(r"/-/reload\.js\?(\d+)", self.get().html)
        assert match
        return match[1]

    def replace(self, name: str, old: str, new: str) -> None:
        """Change an entry as an editor does, and wait until an open page is told to load again."""
        edition = self.edition()
        self.change(name, old, new)
        assert self.next_event(edition) == "built"

    def change(self, name: str, old: str, new: str) -> None:
        file = self.content / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def wait_for(self, path: str, holds: Callable[[Page], bool]) -> Page:
        """A page as soon as this holds of it, in whichever edition that is."""
        while True:
            edition = self.edition()
            page = self.get(path)
            if holds(page):
                return page
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
