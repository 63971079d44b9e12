"""Pelican's part: one generator that writes every page of the portal's one stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pelican.generators import Generator
from pelican.writers import Writer

from activity_directory.portal import (
    assets,
    booklets,
    card_pdfs,
    other_files,
    pages,
    quick_templates,
    shards,
)
from activity_directory.portal.compiled_templates import CompiledTemplates
from activity_directory.portal.edition import Edition
from activity_directory.portal.kept_pages import KeptPages, Made, TakenOver
from activity_directory.portal.languages import with_languages
from activity_directory.portal.memory import hash_of
from activity_directory.portal.pages import activities
from activity_directory.portal.progress import Progress
from activity_directory.portal.shards import Shard
from activity_directory.system import two_processes
from activity_directory.urls import addresses


class Written(NamedTuple):
    """A page or another file. `indexed`: whether search engines may list it.

    `made` is what is kept of it for the next build.
    """

    address: str
    is_page: bool = False
    indexed: bool = False
    made: Made | None = None


class PortalGenerator(Generator):
    """Writes pages, assets, sitemap and robots from the catalogue that the build handed over."""

    def generate_context(self) -> None:
        """Nothing to read: the catalogue was loaded and checked before Pelican began."""
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def generate_output(self, writer: Writer) -> None:
        """Render and write the stream, page by page, or take it from the shards that have it."""
        del writer  # Pelican's writer works the relative paths out anew for every page
        order: dict[str, Any] = self.settings["CONNECTED"]
        quick_templates.make_quick(self.env)
        compiled = CompiledTemplates(order["catalogue"].site.language)
        self.env.bytecode_cache = compiled
        static = assets.gather(self.settings["THEME"], order["catalogue"])
        edition = Edition(order["catalogue"], order["today"], order["base"], static)
        edition.history = lambda: order["history"]
        edition.make_booklets = partial(booklets.made, edition, order["progress"].booklets)
        kept = KeptPages(
            order["last"],
            order["name"],
            Path(self.settings["THEME"], "templates"),
            activities.shared_by_all(edition),
        )
        shard: Shard = order["shard"]
        if order["shards"]:
            made = list(self._joined(order["shards"]))
        else:
            made = self._write_everything(edition, kept, order["progress"], shard)
            compiled.keep()
            order["built"].kept = kept
            order["built"].made = [one.made for one in made if one.made]
        if shard.is_whole:
            indexed = [one.address for one in made if one.indexed]
            self._write(*other_files.sitemap_of(edition, indexed))
        order["built"].written = [(one.address, one.is_page, one.indexed) for one in made]
        order["built"].pages = sum(one.is_page for one in made)
        order["built"].rows = edition.rows
        order["built"].closed = edition.closed
        order["built"].cloths = edition.drawn_areas.cloths

    def _joined(self, made: tuple[shards.Made, ...]) -> Iterator[Written]:
        """Write what some shards have."""
        for one, content in shards.every_file(made):
            self._write(one.address, content)
            yield Written(one.address, one.is_page, one.indexed)

    def _write_everything(
        self, edition: Edition, kept: KeptPages, progress: Progress, shard: Shard
    ) -> list[Written]:
        """Write all of a shard, half of it in a second process where that saves time."""
        expected = pages.about_how_many(edition) // shard.of
        expected_cards = card_pdfs.about_how_many(edition) // shard.of

        def show(done: int) -> None:
            progress.pages(done, max(expected, done))

        def show_cards(done: int) -> None:
            progress.card_pdfs(done, max(expected_cards, done))

        static = list(self._write_assets(edition)) if shard.number == 1 else []
        if not two_processes.is_worth_it(expected):
            (share,) = shard.shares(1)
            return static + self._write_share(edition, kept, *share, show, show_cards)
        self._read_templates()
        if shard.number == 1:
            _ = edition.booklets  # while this is watched, and one process has all the memory
        first, second = shard.shares(2)
        here, there = two_processes.both(
            lambda: self._write_share(
                edition,
                kept,
                *first,
                lambda done: show(2 * done),
                lambda done: show_cards(2 * done),
            ),
            lambda: self._write_share(edition, kept, *second, _not_shown, _not_shown),
            size=expected,
        )
        for one in there:
            self._claim(one.address)
        return static + here + there

    def _write_assets(self, edition: Edition) -> Iterator[Written]:
        for address, content in edition.assets.files.items():
            self._write(address, content)
            yield Written(address)

    def _write_share(
        self,
        edition: Edition,
        kept: KeptPages,
        share: int,
        shares: int,
        show: Callable[[int], None],
        show_cards: Callable[[int], None],
    ) -> list[Written]:
        made = []
        for page in pages.every_page(edition, share, shares, kept):
            if isinstance(page, TakenOver):
                content, indexed = page.content, page.indexed
            else:
                html = self.env.get_template(page.template).render(page.view)
                content, indexed = with_languages(html), page.view["page"].indexed
            self._write(page.address, content)
            to_keep = None
            if page.made_of:
                to_keep = Made(page.made_of, page.address, hash_of(content), indexed)
            made.append(Written(page.address, is_page=True, indexed=indexed, made=to_keep))
            show(len(made))
        cards = 0
        for address, content in other_files.every_file(edition, share, shares):
            self._write(address, content)
            made.append(Written(address))
            if address.endswith(".pdf") and address.startswith(addresses.ACTIVITIES):
                cards += 1
                show_cards(cards)
        return made

    def _read_templates(self) -> None:
        """Read every template now, so that the second process has them."""
        folder = Path(self.settings["THEME"], "templates")
        for path in folder.rglob("*.html"):
            self.env.get_template(path.relative_to(folder).as_posix())

    def _write(self, address: str, content: bytes) -> None:
        self._claim(address)
        # No `Path` for each page: they are a third of what it takes to write one.
        path = f"{self.output_path}/{addresses.file_of(address)}"
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(content)

    def _claim(self, address: str) -> None:
        file = addresses.file_of(address)
        if file in self._files:
            message = f"two pages or files have the address {address!r}"
            raise ValueError(message)
        self._files.add(file)


def _not_shown(_done: int) -> None: ...
