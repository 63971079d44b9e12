"""A host that reads `_headers`, as Netlify and Cloudflare Pages do, for tests."""

from __future__ import annotations

import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path


def rules_of(site: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    """The file `_headers` as Netlify and Cloudflare Pages read it."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rules.append((line, []))
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
    return rules


def said(rules, path: str) -> dict[str, list[str]]:
    """Every header that goes with a path; two values where two rules give one."""
    found: dict[str, list[str]] = {}
    for pattern, given in rules:
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path):
            for name, value in given:
                found.setdefault(name, []).append(value)
    return found


class StaticHost(BaseHTTPRequestHandler):
    """Shows `site` below `path` and nothing beside it; what isn't there is answered by 404.html."""

    site: Path
    path_of_site = "/"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        inside = path.startswith(self.path_of_site)
        wanted = "/" + path.removeprefix(self.path_of_site) if inside else "/nothing-is-here"
        file = self.site / wanted.lstrip("/")
        if file.is_dir() and not path.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        body = (file if found else self.site / "404.html").read_bytes()
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        for name, values in said(rules_of(self.site), wanted).items():
            self.send_header(name, ", ".join(values))
        usual = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
        if file.suffix in usual or not found:
            kind = usual[file.suffix] if found else "text/html"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
        elif file.suffix in {".svg", ".png", ".json", ".xml", ".txt", ".ico"}:
            kinds = {".svg": "image/svg+xml", ".png": "image/png", ".json": "application/json"}
            self.send_header("Content-Type", kinds.get(file.suffix, "text/plain"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        pass
