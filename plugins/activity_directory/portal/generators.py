"""Pelican's part: one generator that writes every page of the portal's one stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from activity_directory.portal import assets, other_files, pages
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.languages import with_languages
from activity_directory.portal.quick_templates import QuickTemplate
from activity_directory.system import two_processes
from activity_directory.urls import addresses

Progress = Callable[[int, int], None]
"""Shows how many pages are made, of about how many."""
WrittenPage = tuple[str, bool]
"""The address of a page, and whether search engines may list it."""


class PortalGenerator(Generator):
    """Writes pages, assets, sitemap and robots from the catalogue that the build handed over."""

    def generate_context(self) -> None:
        """Nothing to read: the catalogue was loaded and checked before Pelican began."""
        self._files: set[str] = set()
        self._folders: set[Path] = set()

    def generate_output(self, writer: Writer) -> None:
        """Render and write the stream, page by page."""
        del writer  # Pelican's writer works the relative paths out anew for every page
        order: dict[str, Any] = self.settings["CONNECTED"]
        self.env.template_class = QuickTemplate
        static = assets.gather(self.settings["THEME"], order["catalogue"])
        edition = Edition(order["catalogue"], order["today"], order["base"], static)
        for address, content in static.files.items():
            self._write(address, content)
        made = self._write_pages(edition, order["progress"])
        indexed = [address for address, is_indexed in made if is_indexed]
        for address, content in other_files.every_file(edition, indexed):
            self._write(address, content)
        order["built"].pages = len(made)
        order["built"].rows = edition.rows
        order["built"].closed = edition.closed

    def _write_pages(self, edition: Edition, progress: Progress) -> list[WrittenPage]:
        """Write every page, half of them in a second process where that saves time."""
        expected = pages.about_how_many(edition)

        def show(done: int) -> None:
            progress(done, max(expected, done))

        if not two_processes.is_worth_it(expected):
            return self._write_all(pages.every_page(edition), show)
        self._read_templates()
        here, there = two_processes.both(
            lambda: self._write_all(pages.every_page(edition, 0, 2), lambda done: show(2 * done)),
            lambda: self._write_all(pages.every_page(edition, 1, 2), lambda _done: None),
            size=expected,
        )
        for address, _ in there:
            self._claim(address)
        return here + there

    def _write_all(
        self, some_pages: Iterable[SitePage], done: Callable[[int], None]
    ) -> list[WrittenPage]:
        made = []
        for page in some_pages:
            html = self.env.get_template(page.template).render(page.view)
            self._write(page.address, with_languages(html))
            made.append((page.address, page.view["page"].indexed))
            done(len(made))
        return made

    def _read_templates(self) -> None:
        """Read every template now, so that the second process has them."""
        folder = Path(self.settings["THEME"], "templates")
        for path in folder.rglob("*.html"):
            self.env.get_template(path.relative_to(folder).as_posix())

    def _write(self, address: str, content: bytes) -> None:
        self._claim(address)
        path = Path(self.output_path, addresses.file_of(address))
        folder = path.parent
        if folder not in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        path.write_bytes(content)

    def _claim(self, address: str) -> None:
        file = addresses.file_of(address)
        if file in self._files:
            message = f"two pages or files have the address {address!r}"
            raise ValueError(message)
        self._files.add(file)
