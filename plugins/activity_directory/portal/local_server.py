"""The server of `serve`: files of the last good site, for this computer alone.

What is wrong at the moment stands at the top of every page, and a page is told of a new edition.
"""

from __future__ import annotations

import contextlib
import functools
import http.client
import http.server
import sys
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from activity_directory.portal.headers import TYPES
from activity_directory.system.faults import naming
from activity_directory.urls import addresses

ADDRESS = "127.0.0.1"
PORTS_TO_TRY, LAST_PORT = 20, 65_535
CHANGES = "/-/changes"
RELOAD = "/-/reload.js"
RELOAD_SCRIPT = b"""\
// Reloads the page when the site has been built again. Only `publish.py serve` adds this.
const edition = document.currentScript.src.split("?")[1];
new EventSource(`/-/changes?${edition}`).addEventListener("built", () => location.reload());
"""
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


@dataclass
class Desk:
    """What is being served: the last good site, and what is wrong at the moment."""

    site: Path | None = None
    notice: bytes = b""
    edition: int = 0
    stopping: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, *, site: Path | None, notice: bytes) -> None:
        """Put a new edition on the desk and wake every page that waits for one."""
        with self.changed:
            self.site = site or self.site
            self.notice = notice
            self.edition += 1
            self.changed.notify_all()

    def stop(self) -> None:
        """Let every page that waits go."""
        with self.changed:
            self.stopping = True
            self.changed.notify_all()


def server_for(desk: Desk, port: int) -> Server:
    """A server at this port or at the next that is free. Raises OSError where none is."""
    last = min(port + PORTS_TO_TRY - 1, LAST_PORT)
    for number in range(port, last):
        with contextlib.suppress(OSError):
            return Server(desk, number)
    with naming(f"Port {last} of {ADDRESS}"):
        return Server(desk, last)


class Server(http.server.ThreadingHTTPServer):
    """Answers at one port of this computer with what is on the desk."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int) -> None:
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
            self._changes(int(query) if known else self.desk.edition)
        elif path == RELOAD:
            self._answer(HTTPStatus.OK, TYPES[".js"], RELOAD_SCRIPT)
        elif path == f"/{addresses.WORKER}":
            self._answer(HTTPStatus.OK, TYPES[".js"], NO_WORKER)
        else:
            self._file("/" + unquote(path).lstrip("/"))

    def _refuse(self, status: HTTPStatus, sentence: str) -> None:
        self._answer(status, TYPES[".txt"], f"{sentence}\n".encode())

    def _file(self, path: str) -> None:
        site = self.desk.site
        if site is None:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, TYPES[".html"], self._only_notice())
            return
        wanted = self._wanted(site, path)
        if wanted.is_dir():
            if not path.endswith("/"):
                self._answer(HTTPStatus.MOVED_PERMANENTLY, "", b"", location=f"{quote(path)}/")
                return
            wanted /= "index.html"
        found = wanted.is_file()
        try:
            body = (wanted if found else site / "404.html").read_bytes()
        except OSError:  # the site was replaced just now
            self._refuse(HTTPStatus.NOT_FOUND, "This page isn't there.")
            return
        kind = TYPES.get(wanted.suffix, "application/octet-stream") if found else TYPES[".html"]
        if kind == TYPES[".html"]:
            body = self._with_notice(body)
        self._answer(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, kind, body)

    def _wanted(self, site: Path, path: str) -> Path:
        """The file or the folder of an address; where it leads nowhere, that of the page for it."""
        with contextlib.suppress(OSError, ValueError):  # too long, or no name has such a character
            wanted = (site / path.lstrip("/")).resolve()
            if wanted.is_relative_to(site.resolve()) and wanted.exists():
                return wanted
        return site / "nothing-is-here"

    def _with_notice(self, body: bytes) -> bytes:
        script = self._reload_script()
        if self.desk.notice:
            start = body.find(b">", body.find(b"<body")) + 1
            body = body[:start] + self.desk.notice + body[start:]
        return body.replace(b"</body>", script + b"</body>", 1)

    def _only_notice(self) -> bytes:
        return (
            b'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
            b'<meta name="viewport" content="width=device-width">'
            b"<title>Not built yet</title></head><body>"
            + (self.desk.notice or b"<p>The website is being built for the first time.</p>")
            + self._reload_script()
            + b"</body></html>"
        )

    def _reload_script(self) -> bytes:
        return f'<script src="{RELOAD}?{self.desk.edition}"></script>'.encode()

    def _changes(self, seen: int) -> None:
        """One line when there is an edition later than the one `seen` (server-sent events)."""
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
                desk.changed.wait_for(lambda: desk.edition != seen or desk.stopping)
            if not desk.stopping:
                self.wfile.write(b"event: built\ndata: \n\n")
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
