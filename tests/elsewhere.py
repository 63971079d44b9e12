"""The web outside the site, on loopback."""

from http.server import BaseHTTPRequestHandler


class Elsewhere(BaseHTTPRequestHandler):
    """The rest of the web, as a proxy shows it: what has "gone" in its address is not there."""

    def do_GET(self) -> None:
        self.send_response(404 if "gone" in self.path else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - its own name

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""
