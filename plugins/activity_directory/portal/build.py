"""The build, phase by phase: pages by Pelican, the search index, then the old site gives way.

Everything is made in a new folder beside the old site, which is replaced whole and only when
the new one is complete.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory import addresses, search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from activity_directory.catalogue import Catalogue

MARK = ".built-by-connected"
"""A file in every site that this command made: without it, a folder is not ours to replace."""


class BuildFailed(Exception):
    """A tool failed. The message is a plain sentence; the last good site is untouched."""


class NotOurs(Exception):
    """The output folder holds something that this command did not make, or can't be written."""


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


def build(
    order: Order,
    *,
    phase: Callable[[str], None] = lambda _name: None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> int:
    """Build the site and put it in the place of the old one; the number of pages.

    Raises BuildFailed or NotOurs; in both cases the old site is as it was.
    """
    refuse_what_is_not_ours(order.output)
    with _beside(order.output) as new:
        phase("pages")
        site = _pages(order, new, progress)
        if order.with_search:
            phase("search")
            _search(order.catalogue, new, site)
        (new / MARK).write_text("This folder is replaced whole by each build.\n", encoding="utf-8")
        phase("publish")
        try:
            _replace(order.output, new)
        except OSError as error:
            message = f"The new website could not be put in place ({error.strerror})."
            raise BuildFailed(message) from error
    return site.pages


def refuse_what_is_not_ours(output: Path) -> None:
    """Raise NotOurs where `output` is something other than a site of ours, or nothing."""
    if output.is_symlink() or output.is_file():
        message = f"{output} is not a folder."
        raise NotOurs(message)
    if output.is_dir() and not (output / MARK).is_file() and any(output.iterdir()):
        message = (
            f"{output} holds files that this command did not make, so it is left alone. "
            "Choose another folder, or empty this one."
        )
        raise NotOurs(message)


@contextlib.contextmanager
def _beside(output: Path) -> Iterator[Path]:
    """A new folder on the same disk as `output`, gone afterwards whatever happens."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    except OSError as error:
        message = f"{output} can't be written to ({error.strerror})."
        raise NotOurs(message) from error
    new.chmod(0o755)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _replace(output: Path, new: Path) -> None:
    """Two renames; where the second fails, the first is undone."""
    old = Path(tempfile.mkdtemp(prefix=f".{output.name}-old-", dir=output.parent))
    kept = old / "site"
    try:
        if output.exists():
            output.rename(kept)
        try:
            shutil.copytree(new, output) if os.name == "nt" else new.rename(output)
        except OSError:
            if kept.exists():
                shutil.rmtree(output, ignore_errors=True)
                kept.rename(output)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


@dataclass
class Built:
    """What the generator leaves for the phases after it."""

    pages: int = 0
    rows: tuple[search.Row, ...] = ()


def _pages(order: Order, new: Path, progress: Callable[[int, int], None]) -> Built:
    """Run Pelican over the catalogue. Whatever it logs as an error fails the build."""
    from pelican import Pelican  # noqa: PLC0415 - 0.2 s, which a failed check need not pay
    from pelican.settings import read_settings  # noqa: PLC0415

    built = Built()
    complaints = _Complaints()
    logger = logging.getLogger("pelican")
    root = logging.getLogger()
    for one in (root, logger):
        one.addHandler(complaints)
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
                    "built": built,
                    "progress": progress,
                },
            },
        )
        with contextlib.redirect_stdout(io.StringIO()):  # "Processed 0 articles" helps nobody
            Pelican(settings).run()
    except SystemExit as error:
        raise BuildFailed(complaints.said() or "Pelican stopped without saying why.") from error
    except Exception as error:  # whatever a tool raises must not pass for success
        said = complaints.said() or f"{type(error).__name__}: {error}"
        message = f"The pages could not be made. {said}"
        raise BuildFailed(message) from error
    finally:
        for one in (root, logger):
            one.removeHandler(complaints)
        root.setLevel(level)
    if complaints.messages:
        message = f"The pages could not be made. {complaints.said()}"
        raise BuildFailed(message)
    if not built.pages or not (new / addresses.file_of(addresses.HOME)).is_file():
        message = "The pages could not be made. Pelican ended without writing the home page."
        raise BuildFailed(message)
    return built


class _Complaints(logging.Handler):
    """Keeps what is logged as an error: Pelican goes on after it, and we must not."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        cause = record.exc_info[1] if record.exc_info else None
        told = cause is None or str(cause) in message
        said = message if told else f"{message} ({cause})"
        if said not in self.messages:
            self.messages.append(said)

    def said(self) -> str:
        """Every complaint on a line of its own."""
        return "\n".join(self.messages)


def _search(catalogue: Catalogue, new: Path, site: Built) -> None:
    try:
        fragments = search.index(new)
        files = search.files(fragments, site.rows, catalogue)
    except search.SearchFailed as error:
        raise BuildFailed(str(error)) from error
    except (OSError, ValueError) as error:  # what Pagefind left is not what it should leave
        message = f"The search index could not be made. {error}"
        raise BuildFailed(message) from error
    for address, content in files.items():
        path = new / addresses.file_of(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
