"""The build, phase by phase: pages by Pelican, the search index, then the old site gives way.

Everything is made in a new folder beside the old site, which is replaced whole and only when
the new one is complete.
"""

from __future__ import annotations

import contextlib
import io
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.portal import (
    cards_of_lists,
    disk_copy,
    kept_copy,
    kept_index,
    leaks,
    shards,
)
from activity_directory.portal.progress import UNWATCHED, Progress
from activity_directory.portal.shards import WHOLE, Shard
from activity_directory.search import index_files
from activity_directory.search.closed import Closed
from activity_directory.search.facets import Row
from activity_directory.search.pagefind import SearchFailed
from activity_directory.system import atomic, site_folder
from activity_directory.system.faults import sentence
from activity_directory.urls import addresses
from activity_directory.wording.dates import full_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.portal.kept_pages import KeptPages, Made
    from activity_directory.reports.growth import History


class BuildFailed(Exception):
    """A tool failed. The message is a plain sentence; the last good site is untouched."""


@dataclass(frozen=True)
class Order:
    """What to build: the catalogue, for which date, published where, into which folder."""

    catalogue: Catalogue
    today: date
    base: str
    content: Path
    output: Path
    settings: Path
    with_search: bool = True
    history: History = "no-history"
    """When the files of the activities came and went: see reports/growth.py."""
    disk_copy: Path | None = None
    """A file for the site as a zip, which works from a disk."""
    taken_from: Path | None = None
    """The site from which pages are taken over, if it is not the old one at `output`."""
    shard: Shard = WHOLE
    """Which part of the site is built."""
    shards: tuple[Path, ...] = ()
    """The folders of shards that are joined; where there are none, all pages are made here."""

    @property
    def last(self) -> Path:
        """The site that was built last."""
        return self.taken_from or self.output

    @property
    def name(self) -> str:
        """What tells this site from others that are built on this computer."""
        whole = f"{self.content} {self.base}"
        return whole if self.shard.is_whole else f"{whole} {self.shard.words}"


def build(
    order: Order,
    *,
    phase: Callable[[str], None] = lambda _name: None,
    progress: Progress = UNWATCHED,
) -> int:
    """Build the site, or a shard of it, and put it in the place of the old one; how many pages.

    Raises BuildFailed, shards.NotOneSite, site_folder.NotOurs or OSError; the old site is then as
    it was.
    """
    made_of = {} if _is_built_here(order) else _made_of(order)
    joined = shards.opened(order.shards, made_of) if order.shards else ()
    if not order.shard.is_whole:
        shards.refuse_a_whole_site(order.output)
    with site_folder.replaced(order.output) as new:
        with messages.speaking(order.catalogue.site.language):
            phase("pages")
            site = _pages(order, new, progress, joined)
            if order.shard.is_whole:
                cards_of_lists.write(new)
            if order.shard.is_whole and order.with_search:
                phase("search")
                _search(order, new, site)
                kept_copy.write(new, full_date(order.today))
        phase("last look")
        _tells_nothing(order, new, shards.looked_at(joined))
        if order.disk_copy is not None:
            phase("copy for a disk")
            _write_disk_copy(order, new, order.disk_copy)
        phase("publish")
        if not order.shard.is_whole:
            shards.write_list(new, order.shard, made_of, site.written)
    if site.kept is not None:
        site.kept.keep(site.made)
    return site.pages


def _is_built_here(order: Order) -> bool:
    """Whether all of the site is made now, and here."""
    return order.shard.is_whole and not order.shards


def _made_of(order: Order) -> dict[str, str]:
    return shards.what_it_is_made_of(
        order.content, order.settings, order.today, order.base, order.history
    )


def _write_disk_copy(order: Order, new: Path, file: Path) -> None:
    site = order.catalogue.site
    with messages.speaking(site.language):
        atomic.write(file, disk_copy.made(new, site.name, order.base, order.today))


def _tells_nothing(order: Order, new: Path, looked_at: Mapping[str, str]) -> None:
    """Raise BuildFailed where a file would tell where a withheld place is."""
    found = leaks.leaks(order.catalogue.certain_secrets, new, order.name, looked_at)
    if found:
        message = leaks.message("The website", found)
        raise BuildFailed(message)


@dataclass
class Built:
    """What the generator leaves for the phases after it."""

    pages: int = 0
    rows: tuple[Row, ...] = ()
    closed: tuple[Closed, ...] = ()
    cloths: Mapping[str, str] = field(default_factory=dict)
    kept: KeptPages | None = None
    made: list[Made] = field(default_factory=list)
    written: list[tuple[str, bool, bool]] = field(default_factory=list)
    """Every file by its address: whether it is a page, and whether search engines may list it."""


def _pages(order: Order, new: Path, progress: Progress, joined: tuple[shards.Made, ...]) -> Built:
    """Run Pelican over the catalogue. Whatever it logs as an error fails the build."""
    from pelican import Pelican  # noqa: PLC0415 - 0.2 s, which a failed check need not pay
    from pelican.settings import read_settings  # noqa: PLC0415

    built = Built()
    logged = _LoggedErrors()
    logger = logging.getLogger("pelican")
    root = logging.getLogger()
    for one in (root, logger):
        one.addHandler(logged)
    level = root.level
    try:
        settings = read_settings(
            str(order.settings),
            override={
                "PATH": str(order.content),
                "OUTPUT_PATH": str(new),
                "SITEURL": order.base.rstrip("/"),
                "CONNECTED": {
                    "catalogue": order.catalogue,
                    "today": order.today,
                    "base": order.base,
                    "history": order.history,
                    "built": built,
                    "progress": progress,
                    "last": order.last,
                    "name": order.name,
                    "shard": order.shard,
                    "shards": joined,
                },
            },
        )
        with contextlib.redirect_stdout(io.StringIO()):  # "Processed 0 articles" helps nobody
            Pelican(settings).run()
    except SystemExit as error:
        raise BuildFailed(logged.text() or "Pelican stopped without saying why.") from error
    except shards.NotOneSite:
        raise
    except Exception as error:  # whatever a tool raises must not pass for success
        if sentence(error) is not None:
            raise  # it is the computer's fault, and not the tool's
        raise _unmade(logged, error) from error
    finally:
        for one in (root, logger):
            one.removeHandler(logged)
        root.setLevel(level)
    if logged.messages:
        message = f"The pages could not be made. {logged.text()}"
        raise BuildFailed(message)
    has_home = (new / addresses.file_of(addresses.HOME)).is_file()
    if order.shard.is_whole and not (built.pages and has_home):
        message = "The pages could not be made. Pelican ended without writing the home page."
        raise BuildFailed(message)
    return built


def _unmade(logged: _LoggedErrors, error: Exception) -> BuildFailed:
    text = logged.text() or f"{type(error).__name__}: {error}"
    return BuildFailed(f"The pages could not be made. {text}")


class _LoggedErrors(logging.Handler):
    """Keeps what is logged as an error: Pelican goes on after it, and we must not."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        cause = record.exc_info[1] if record.exc_info else None
        names_cause = cause is None or str(cause) in message
        text = message if names_cause else f"{message} ({cause})"
        if text not in self.messages:
            self.messages.append(text)

    def text(self) -> str:
        """Every error on a line of its own."""
        return "\n".join(self.messages)


def _search(order: Order, new: Path, site: Built) -> None:
    try:
        fragments = kept_index.index_of(new, order.last, order.name)
        files = index_files.find_page_files(
            fragments, site.rows, order.catalogue, site.closed, site.cloths
        )
    except SearchFailed as error:
        raise BuildFailed(str(error)) from error
    except (
        FileNotFoundError,
        ValueError,
    ) as error:  # what Pagefind left is not what it should leave
        message = f"The search index could not be made. {error}"
        raise BuildFailed(message) from error
    for address, content in files.items():
        path = new / addresses.file_of(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
