"""Pelican's part: one generator that writes every page of the portal's one stream."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from activity_directory.portal import assets, other_files, pages
from activity_directory.portal.edition import Edition
from activity_directory.portal.languages import with_languages
from activity_directory.urls import addresses


class PortalGenerator(Generator):
    """Writes pages, assets, sitemap and robots from the catalogue that the build handed over."""

    def generate_context(self) -> None:
        """Nothing to read: the catalogue was loaded and checked before Pelican began."""

    def generate_output(self, writer: Writer) -> None:
        """Render and write the stream, page by page."""
        del writer  # Pelican's writer works the relative paths out anew for every page
        order: dict[str, Any] = self.settings["CONNECTED"]
        static = assets.gather(self.settings["THEME"], order["catalogue"])
        edition = Edition(order["catalogue"], order["today"], order["base"], static)
        for address, content in static.files.items():
            self._write(address, content)
        expected = pages.about_how_many(edition)
        indexed = []
        done = 0
        for page in pages.every_page(edition):
            html = self._template(page.template).render(page.view)
            self._write(page.address, with_languages(html).encode())
            if page.view["page"].indexed:
                indexed.append(page.address)
            done += 1
            order["progress"](done, max(expected, done))
        for address, content in other_files.every_file(edition, indexed):
            self._write(address, content)
        order["built"].pages = done
        order["built"].rows = edition.rows
        order["built"].closed = edition.closed

    def _template(self, name: str) -> Any:  # noqa: ANN401 - Jinja2's, through Pelican
        return self.env.get_template(name)

    def _write(self, address: str, content: bytes) -> None:
        path = Path(self.output_path, addresses.file_of(address))
        if path.exists():
            message = f"two pages or files have the address {address!r}"
            raise ValueError(message)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
