"""The server of `serve`: the site as it is at the moment, for this computer alone.

Pages come from memory until the whole site has been built again, all else from the last good site.
What is wrong is at the top of every page, and an open page learns of each new edition.
"""

from __future__ import annotations

import contextlib
import functools
import http.client
import http.server
import sys
import threading
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote

from activity_directory.portal.headers import TYPES
from activity_directory.portal.live import LiveSite
from activity_directory.system.faults import naming
from activity_directory.urls import addresses

ADDRESS = "127.0.0.1"
PORTS_TO_TRY, LAST_PORT = 20, 65_535
CHANGES = "/-/changes"
RELOAD = "/-/reload.js"
# A copy would show yesterday's pages to who writes today's. One that an earlier site left at this
# address goes.
NO_WORKER = b"""\
// Removes itself and its copy. Only `publish.py serve` has this worker.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const copies = (await caches.keys()).filter((name) => name.startsWith("connected "));
  await Promise.all(copies.map((name) => caches.delete(name)));
  await registration.unregister();
})()));
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is served. Never changed, so an answer is made of one edition.

    `site` is the last good site that was built, `live` the pages that are newer than it, and
    `notice` what is wrong at the moment.
    """

    edition: int = 0
    site: Path | None = None
    live: LiveSite | None = None
    notice: bytes = b""


@dataclass
class Desk:
    """What is being served, and who waits for something newer."""

    shown: Shown = field(default_factory=Shown)
    stopping: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)

    def warn(self, notice: bytes) -> None:
        """Say above every page what is wrong; below stays what was there."""
        self._show(replace(self.shown, notice=notice))

    def go_back(self, live: LiveSite | None, notice: bytes) -> None:
        """Say what is wrong with what is served, and serve what was good; None is the site."""
        self._show(replace(self.shown, live=live, notice=notice))

    def show(self, live: LiveSite) -> None:
        """Serve these pages, which are newer than the site."""
        self._show(replace(self.shown, live=live, notice=b""))

    def put(self, site: Path, live: LiveSite | None, notice: bytes) -> None:
        """Serve a site that was built, and what is newer still."""
        self._show(Shown(0, site, live, notice))

    def _show(self, shown: Shown) -> None:
        """Put a new edition on the desk and wake every page that waits for one."""
        with self.changed:
            self.shown = replace(shown, edition=self.shown.edition + 1)
            self.changed.notify_all()

    def stop(self) -> None:
        """Let every page that waits go."""
        with self.changed:
            self.stopping = True
            self.changed.notify_all()


def server_for(desk: Desk, port: int, script: bytes) -> Server:
    """A server at this port or at the next that is free. Raises OSError where none is.

    `script` is what every page runs, so that it is shown again when it has changed.
    """
    last = min(port + PORTS_TO_TRY - 1, LAST_PORT)
    for number in range(port, last):
        with contextlib.suppress(OSError):
            return Server(desk, number, script)
    with naming(f"Port {last} of {ADDRESS}"):
        return Server(desk, last, script)


class Server(http.server.ThreadingHTTPServer):
    """Answers at one port of this computer with what is on the desk."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int, script: bytes) -> None:
        self.script = script
        super().__init__((ADDRESS, port), functools.partial(_Handler, desk, self))

    @property
    def home(self) -> str:
        """The address of the home page."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - theirs
        """A browser that leaves before it has its answer is no mistake of ours."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(http.server.BaseHTTPRequestHandler):
    """Files of the last good site; what is wrong stands at the top of every page.

    Only for who asks under a name of this computer: a page of somebody else's whose name has been
    made to lead here (DNS rebinding) can't read what isn't published yet.
    """

    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"  # what can't be understood gets a status line too

    def __init__(self, desk: Desk, served_by: Server, *theirs: Any) -> None:  # noqa: ANN401
        self.desk = desk
        self.served_by = served_by
        super().__init__(*theirs)

    def do_GET(self) -> None:
        """Answer with a file, the reload script, or the stream of changes."""
        target, hosts = self.path, self.headers.get_all("Host", [])
        if target.startswith("http://"):  # as if to a proxy: then the address says which host
            host, slash, rest = target.removeprefix("http://").partition("/")
            target, hosts = slash + rest, [host]
        if len(hosts) > 1 or (not hosts and self.request_version == "HTTP/1.1"):
            self._refuse(HTTPStatus.BAD_REQUEST, "A request names one host.")
        elif hosts and hosts[0].lower() not in self._names():
            here = f"This website is only for this computer. Its address is {self.served_by.home}"
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, here)
        else:
            self._respond(target)

    do_HEAD = do_GET  # noqa: N815 - these names are the library's

    def do_POST(self) -> None:
        """Nothing can be sent here."""
        self.close_connection = True  # what was sent with it is not read
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, "This website can only be read.")

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_POST  # noqa: N815

    def _names(self) -> frozenset[str]:
        """What this server may be called."""
        port = self.served_by.server_port
        names = ("localhost", "127.0.0.1", "[::1]", ADDRESS)
        usual = names if port == http.client.HTTP_PORT else ()
        return frozenset({*usual, *(f"{name}:{port}" for name in names)})

    def _respond(self, target: str) -> None:
        path, _, query = target.partition("?")
        if path == CHANGES:
            known = query.isdecimal() and len(query) < 10
            self._changes(int(query) if known else self.desk.shown.edition)
        elif path == RELOAD:
            self._answer(HTTPStatus.OK, TYPES[".js"], self.served_by.script)
        elif path == f"/{addresses.WORKER}":
            self._answer(HTTPStatus.OK, TYPES[".js"], NO_WORKER)
        else:
            self._file("/" + unquote(path).lstrip("/"))

    def _refuse(self, status: HTTPStatus, sentence: str) -> None:
        self._answer(status, TYPES[".txt"], f"{sentence}\n".encode())

    def _file(self, path: str) -> None:
        shown = self.desk.shown
        if shown.live is not None and self._from_memory(shown, shown.live, path):
            return
        if shown.site is None:
            lost = shown.live and shown.live.page(addresses.NOT_FOUND)
            self._answer(
                HTTPStatus.NOT_FOUND if lost else HTTPStatus.SERVICE_UNAVAILABLE,
                TYPES[".html"],
                self._with_notice(shown, lost) if lost else self._only_notice(shown),
            )
            return
        wanted = self._wanted(shown.site, path)
        if wanted.is_dir():
            if not path.endswith("/"):
                self._answer(HTTPStatus.MOVED_PERMANENTLY, "", b"", location=f"{quote(path)}/")
                return
            wanted /= "index.html"
        found = wanted.is_file() and not (shown.live and wanted.suffix == ".html")
        try:
            body = (wanted if found else shown.site / addresses.NOT_FOUND).read_bytes()
        except OSError:  # the site was replaced just now
            self._refuse(HTTPStatus.NOT_FOUND, "This page isn't there.")
            return
        kind = TYPES.get(wanted.suffix, "application/octet-stream") if found else TYPES[".html"]
        if kind == TYPES[".html"]:
            body = self._with_notice(shown, body)
        self._answer(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, kind, body)

    def _from_memory(self, shown: Shown, live: LiveSite, path: str) -> bool:
        """Answer with a page that is newer than the site, or with a file of its own, if it is."""
        address = path.removeprefix("/")
        page = live.page(address)
        if page is not None:
            self._answer(HTTPStatus.OK, TYPES[".html"], self._with_notice(shown, page))
            return True
        file = live.file(address)
        if file is not None:
            kind = TYPES.get(PurePosixPath(address).suffix, "application/octet-stream")
            self._answer(HTTPStatus.OK, kind, file)
            return True
        if not address.endswith("/") and live.page(f"{address}/") is not None:
            self._answer(HTTPStatus.MOVED_PERMANENTLY, "", b"", location=f"{quote(path)}/")
            return True
        return False

    def _wanted(self, site: Path, path: str) -> Path:
        """The file or the folder of an address; where it leads nowhere, that of the page for it."""
        with contextlib.suppress(OSError, ValueError):  # too long, or no name has such a character
            wanted = (site / path.lstrip("/")).resolve()
            if wanted.is_relative_to(site.resolve()) and wanted.exists():
                return wanted
        return site / "nothing-is-here"

    def _with_notice(self, shown: Shown, body: bytes) -> bytes:
        script = self._reload_script(shown)
        if shown.notice:
            start = body.find(b">", body.find(b"<body")) + 1
            body = body[:start] + shown.notice + body[start:]
        return body.replace(b"</body>", script + b"</body>", 1)

    def _only_notice(self, shown: Shown) -> bytes:
        return (
            b'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
            b'<meta name="viewport" content="width=device-width">'
            b"<title>Not built yet</title></head><body>"
            + (shown.notice or b"<p>The website is being built for the first time.</p>")
            + self._reload_script(shown)
            + b"</body></html>"
        )

    def _reload_script(self, shown: Shown) -> bytes:
        return f'<script src="{RELOAD}?{shown.edition}"></script>'.encode()

    def _changes(self, seen: int) -> None:
        """One event when there is an edition later than the one `seen` (server-sent events).

        It says whether that is the "whole" site, its search index included, or its "pages" alone.
        """
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.close_connection = True
        if self.command == "HEAD":
            return
        desk = self.desk
        try:
            self.wfile.write(b": waiting\n\n")
            self.wfile.flush()
            with desk.changed:
                desk.changed.wait_for(lambda: desk.shown.edition != seen or desk.stopping)
            if not desk.stopping:
                what = b"pages" if desk.shown.live else b"whole"
                self.wfile.write(b"event: built\ndata: %s\n\n" % what)
                self.wfile.flush()
        except OSError:
            pass

    def _answer(self, status: HTTPStatus, kind: str, body: bytes, location: str = "") -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:  # noqa: ANN401 - the library's own
        """Say nothing of each request."""
