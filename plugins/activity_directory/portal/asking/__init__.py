"""Words put to the search of a built site, by a browser of this computer that nobody sees.

The search is the one that visitors have: their page, their scripts, their index. The site is served
on this computer alone while it is asked, and the browser has a profile of its own, which goes.
"""

from __future__ import annotations

import functools
import json
import os
import re
import secrets
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from activity_directory import messages
from activity_directory.urls import addresses

NAMED = "CONNECTED_BROWSER"
"""The variable of the environment that names a browser."""
BROWSERS = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge",
    "msedge",
    "brave-browser",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_SWITCHES = (
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--disable-ipc-flooding-protection",  # hundreds of searches a minute are no attack
)
_START, _EACH = 60, 5
"""Seconds that the browser has to begin, and for each query at most."""
_LARGEST = 10_000_000


class CannotAsk(Exception):
    """The site can't be asked. The message is a plain sentence that says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the find page answered. `found` are the listings that it shows at once.

    `old` are those of them that lists leave out: nobody has checked them for long. `older`: it
    offers more such. `missing`: it says that no listing has that, whatever it shows instead.
    `danger`: it shows numbers to ring.
    """

    found: int
    old: int
    older: bool
    missing: bool
    danger: bool


def browser_of(environment: Mapping[str, str]) -> str:
    """The browser to ask with. Raises CannotAsk where there is none."""
    named = environment.get(NAMED, "")
    if named and not shutil.which(named):
        message = (
            f"the variable {NAMED} names {named}, and there is no such program. Give the path of "
            "a Chrome, Chromium, Edge or Brave in it, or take the variable away"
        )
        raise CannotAsk(message)
    found = named or next(filter(None, map(shutil.which, BROWSERS)), "")
    found = found or next((place for place in PLACES if Path(place).is_file()), "")
    if not found or not shutil.which(found):
        message = (
            "the search runs in a browser, and there is no Chrome, Chromium, Edge or Brave here. "
            f"Install one, or name its program in the variable {NAMED}"
        )
        raise CannotAsk(message)
    return found


def answers(
    site: Path, queries: Sequence[str], environment: Mapping[str, str]
) -> tuple[Answer, ...]:
    """The answer to each query, in order. Raises CannotAsk."""
    page = site / addresses.file_of(addresses.SEARCH)
    if not page.is_file() or not (site / addresses.COLUMNS).is_file():
        message = "there is no built website there. Run `publish.py build` first"
        raise CannotAsk(message)
    browser = browser_of(environment)
    if not queries:
        return ()
    asking = _Asking(list(queries), _signs(page.read_text(encoding="utf-8")))
    with (
        asking.served(site) as address,
        tempfile.TemporaryDirectory(
            prefix="connected-asking-", ignore_cleanup_errors=True
        ) as profile,
    ):
        _browse(browser, address, Path(profile), asking, _START + _EACH * len(queries))
    return asking.result()


def _signs(page: str) -> list[tuple[str, str]]:
    """How lines begin and end that say that no listing has something, in the page's language."""
    language = re.search(r'<html[^>]* lang="?([\w-]+)', page)
    with messages.speaking(language[1] if language else messages.FIRST):
        lines = (
            messages.text("find.no-listing-says", words="\n"),
            messages.text("find.unmet", what="\n"),
        )
    return [(line.partition("\n")[0], line.partition("\n")[2]) for line in lines]


def _browse(browser: str, address: str, profile: Path, asking: _Asking, seconds: int) -> None:
    """Let a browser open the page that asks, until it has said what it found."""
    own = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [browser, *_SWITCHES, *own, f"--user-data-dir={profile}", address]
    try:
        running = subprocess.Popen(  # noqa: S603 - a browser that is named or known
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        message = f"the browser could not be started ({error.strerror})"
        raise CannotAsk(message) from None
    try:
        for _ in range(seconds * 2):
            if asking.ended.wait(0.5) or running.poll() is not None:
                break
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


class _Asking:
    """The queries, and what the browser says of them."""

    def __init__(self, queries: list[str], signs: list[tuple[str, str]]) -> None:
        self.token = secrets.token_hex(16)
        self.given = {"token": self.token, "queries": queries, "signs": signs}
        self.ended = threading.Event()
        self.outcome: Any = None

    @contextmanager
    def served(self, site: Path) -> Iterator[str]:
        """Serves the site, and the page that asks it at an address that nobody can guess."""
        handler = functools.partial(_Handler, self, directory=str(site))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                yield f"http://127.0.0.1:{server.server_port}/{self.token}/"
            finally:
                server.shutdown()

    def result(self) -> tuple[Answer, ...]:
        """What the browser said. Raises CannotAsk where it said nothing, or less than all."""
        if self.outcome is None:
            message = "the browser ended, or took too long, before it had looked everything up"
            raise CannotAsk(message)
        given, failure = self.outcome["answers"], self.outcome["failure"]
        is_whole = len(given) == len(self.given["queries"])
        if failure or not is_whole or any(one["failed"] for one in given):
            why = f" ({failure})" if failure else ""
            message = f"the find page of the website does not work{why}. Build it again"
            raise CannotAsk(message)
        return tuple(
            Answer(one["found"], one["old"], one["older"], one["missing"], one["danger"])
            for one in given
        )


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as any host does, and takes the answers."""

    def __init__(self, asking: _Asking, *arguments: Any, directory: str) -> None:  # noqa: ANN401 - the server's own
        self.asking = asking
        super().__init__(*arguments, directory=directory)

    def log_message(self, *_words: object) -> None:
        """Writes nothing about what was asked for."""

    def do_GET(self) -> None:
        own = f"/{self.asking.token}/"
        if self.path == own:
            self._send("text/html", Path(__file__).with_name("page.html").read_bytes())
        elif self.path == f"{own}queries.json":
            self._send("application/json", json.dumps(self.asking.given).encode())
        else:
            super().do_GET()

    def do_POST(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        is_ours = self.headers.get("X-Token") == self.asking.token
        if not is_ours or self.path != f"/{self.asking.token}/answers.json" or size > _LARGEST:
            self.send_error(403)
            return
        self.asking.outcome = json.loads(self.rfile.read(size))
        self._send("application/json", b"{}")
        self.asking.ended.set()

    def _send(self, kind: str, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
