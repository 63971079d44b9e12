"""What search engines read: the sitemap and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from activity_directory.urls import addresses


def sitemap(base: str, indexed: Iterable[str]) -> str:
    """Every page that may be found, by its whole address."""
    places = "".join(
        f"<url><loc>{escape(addresses.absolute(base, address))}</loc></url>\n"
        for address in sorted(indexed)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{places}</urlset>\n"
    )


def robots(base: str, *, demonstration: bool) -> str:
    """Search engines are asked to leave an invented borough alone."""
    rule = "Disallow: /" if demonstration else "Disallow:"
    return f"User-agent: *\n{rule}\n\nSitemap: {addresses.absolute(base, addresses.SITEMAP)}\n"
