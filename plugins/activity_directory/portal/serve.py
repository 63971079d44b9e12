"""The website on this computer while somebody writes: built again on every change.

A mistake is shown in the terminal and on the page; the last good site stays below it.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import tempfile
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from jinja2 import Environment, FileSystemLoader

from activity_directory import reporting
from activity_directory.counting import counted
from activity_directory.portal import build, jinja
from activity_directory.portal.headers import TYPES
from activity_directory.portal.views import ProblemView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from activity_directory.catalogue import Catalogue
    from activity_directory.problems import Problem

ADDRESS = "127.0.0.1"
PORTS_TO_TRY = 20
CHANGES = "/-/changes"
RELOAD = "/-/reload.js"
RELOAD_SCRIPT = b"""\
// Reloads the page when the site has been built again. Only `publish.py serve` adds this.
const edition = document.currentScript.src.split("?")[1];
new EventSource(`/-/changes?${edition}`).addEventListener("built", () => location.reload());
"""


class Outcome(Protocol):
    """What came of a check: see `Checked` in cli/content.py."""

    @property
    def catalogue(self) -> Catalogue | None: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def files(self) -> int: ...
    @property
    def today(self) -> date: ...
    @property
    def sound(self) -> bool: ...


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


def serve(
    *,
    check: Callable[[], Outcome],
    content: Path,
    project: Path,
    port: int,
    say: Callable[[str], None],
) -> int:
    """Serve until interrupted; 0. Raises OSError where no address on this computer is free."""
    desk = Desk()
    server = _server(desk, port)
    base = f"http://{ADDRESS}:{server.server_address[1]}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    changed, stopped = threading.Event(), threading.Event()
    watcher = threading.Thread(
        target=_watch, args=((content, project / "theme"), changed, stopped), daemon=True
    )
    watcher.start()  # before the first build, so that nothing saved meanwhile is missed
    with tempfile.TemporaryDirectory(prefix="connected-serve-") as folder:
        work = functools.partial(_edition, check, content, project, base, Path(folder), desk, say)
        try:
            work()
            say(f"Serving at {base}  (Ctrl+C stops)")
            while True:
                changed.wait()
                changed.clear()
                say("Something changed. Building again ...")
                work()
        except KeyboardInterrupt:
            say("\nStopped.")
        finally:
            stopped.set()
            desk.stop()
            server.shutdown()
            server.server_close()
            watcher.join()
    return 0


def _watch(folders: tuple[Path, ...], changed: threading.Event, stopped: threading.Event) -> None:
    from watchfiles import watch  # noqa: PLC0415 - only `serve` watches

    for _changes in watch(*folders, stop_event=stopped, raise_interrupt=False):
        changed.set()


def _edition(
    check: Callable[[], Outcome],
    content: Path,
    project: Path,
    base: str,
    editions: Path,
    desk: Desk,
    say: Callable[[str], None],
) -> None:
    """Check, build beside the last edition, and put the outcome on the desk."""
    outcome = check()
    theme = project / "theme"
    if outcome.problems:
        say(reporting.as_text(outcome.problems, outcome.files).rstrip())
    if outcome.catalogue is None or not outcome.sound:
        desk.tell(site=None, notice=_notice(theme, outcome.problems, ""))
        return
    site = editions / f"{desk.edition + 1}"
    order = build.Order(
        outcome.catalogue, outcome.today, base, content, site, project / "pelicanconf.py"
    )
    try:
        pages = build.build(order)
    except build.BuildFailed as error:
        say(f"The website was not built: {error}")
        desk.tell(site=None, notice=_notice(theme, (), str(error)))
        return
    last = desk.site
    desk.tell(site=site, notice=b"")
    if last is not None:
        shutil.rmtree(last, ignore_errors=True)
    say(f"{counted(pages, 'page')} as of {outcome.today}.")


def _notice(theme: Path, problems: Sequence[Problem], failure: str) -> bytes:
    """What stands above every page while something is wrong."""
    loader = FileSystemLoader(theme / "templates")
    environment = Environment(loader=loader, **jinja.ENVIRONMENT)  # noqa: S701 - it is on there
    template = environment.from_string(
        '{% from "components/mistake-list/macro.html" import mistake_list %}'
        "{{ mistake_list(heading, text, mistakes) }}"
    )
    text = failure or "Below is the last good version. Mend these and it will be built again."
    mistakes = tuple(ProblemView.of(problem) for problem in problems)
    heading = "The website could not be built"
    return template.render(heading=heading, text=text, mistakes=mistakes).encode()


def _server(desk: Desk, port: int) -> http.server.ThreadingHTTPServer:
    handler = functools.partial(_Handler, desk)
    for offset in range(PORTS_TO_TRY):
        try:
            server = http.server.ThreadingHTTPServer((ADDRESS, port + offset), handler)
        except OSError:
            if offset == PORTS_TO_TRY - 1:
                raise
        else:
            server.daemon_threads = True
            return server
    message = "no address is free"
    raise OSError(message)


class _Handler(http.server.BaseHTTPRequestHandler):
    """Files of the last good site; what is wrong stands at the top of every page."""

    protocol_version = "HTTP/1.1"

    def __init__(self, desk: Desk, *arguments: Any) -> None:  # noqa: ANN401 - the library's own
        self.desk = desk
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer with a file, the reload script, or the stream of changes."""
        path, _, query = self.path.partition("?")
        if path == CHANGES:
            self._changes(int(query) if query.isdecimal() else self.desk.edition)
        elif path == RELOAD:
            self._answer(HTTPStatus.OK, TYPES[".js"], RELOAD_SCRIPT)
        else:
            self._file(path)

    def _file(self, path: str) -> None:
        site = self.desk.site
        if site is None:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, TYPES[".html"], self._only_notice())
            return
        wanted = (site / path.lstrip("/")).resolve()
        inside = wanted.is_relative_to(site.resolve())
        if inside and wanted.is_dir():
            if not path.endswith("/"):
                self._answer(HTTPStatus.MOVED_PERMANENTLY, "", b"", location=f"{path}/")
                return
            wanted /= "index.html"
        found = inside and wanted.is_file()
        try:
            body = (wanted if found else site / "404.html").read_bytes()
        except OSError:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"Not found")
            return
        kind = TYPES.get(wanted.suffix, "application/octet-stream") if found else TYPES[".html"]
        if kind == TYPES[".html"]:
            body = self._with_notice(body)
        self._answer(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, kind, body)

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
        self.close_connection = True

    def _answer(self, status: HTTPStatus, kind: str, body: bytes, location: str = "") -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:  # noqa: ANN401 - the library's own
        """Say nothing of each request."""
