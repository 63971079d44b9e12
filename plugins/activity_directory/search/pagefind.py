"""Pagefind, which answers "which pages have this word".

What a page must carry to be found by its words:

* `data-pagefind-body` on the element with its own content. Only pages that have it are found:
  a listing has it on its own page, never on its card.
* `data-pagefind-ignore` on furniture inside that element, and on access facts that say no or ask.
  Words under it can't be found.
* `<meta name="keywords" content="…" data-pagefind-meta="keywords[content]">` in the head, with what
  `facets.keywords` returns. It may stand outside the body.
* `<meta name="description" content="…" data-pagefind-meta="summary[content]">` on a page that is
  not a listing (About, a story): a visitor reads it under the page's title.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


BUNDLE = "pagefind/"


class SearchFailed(Exception):
    """The index could not be made. The message is a plain sentence, with Pagefind's last words."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A page as Pagefind indexed it. `id` is that of its search results, without the language."""

    id: str
    address: str
    title: str
    summary: str
    text: str


_LANGUAGE = "en"
_FOLDERS = ("*", "activities/*", "stories/*")
"""Where pages with words of their own stand: cards and lists, two in three, are never opened."""
_SEARCHED = f"{{{','.join(_FOLDERS)}}}/index.html"
_MARK = b"data-pagefind-body"
_SIGNATURE = b"pagefind_dcd"


def pages_with_words(site_folder: Path) -> Iterator[tuple[str, bytes]]:
    """The place and the content of each page that is indexed, in a fixed order."""
    for folder in _FOLDERS:
        for path in sorted(site_folder.glob(f"{folder}/index.html")):
            content = path.read_bytes()
            if _MARK in content:
                yield path.relative_to(site_folder).as_posix(), content


def build_index(site_folder: Path) -> tuple[Fragment, ...]:
    """Index the pages of a built site; what was indexed, in the order of addresses.

    Leaves in `pagefind/` only what the find page fetches, and nothing where no page is marked.
    The same pages give the same bytes. Raises SearchFailed.
    """
    bundle = site_folder / BUNDLE
    shutil.rmtree(bundle, ignore_errors=True)
    # Pagefind takes options from the environment and from a file where it is started.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND")
    }
    site = str(site_folder.resolve())
    command = [_executable(), "--site", site, "--force-language", _LANGUAGE, "--glob", _SEARCHED]
    try:
        done = subprocess.run(  # noqa: S603 - our own dependency, by its whole path
            command, cwd=site, env=environment, capture_output=True, check=False
        )
    except OSError as error:
        message = f"Pagefind, which makes the search index, could not be started ({error})."
        raise SearchFailed(message) from error
    if done.returncode:
        text = _last_words(done.stderr) or _last_words(done.stdout) or "It said nothing."
        message = f"Pagefind could not index the pages (exit code {done.returncode}). {text}"
        raise SearchFailed(message)
    if b"Did not find a data-pagefind-body" in done.stdout:
        # Then it indexes all of every page, furniture too. A borough that has just begun has no
        # page with words of its own; where a listing lost its mark, `files` says so.
        shutil.rmtree(bundle, ignore_errors=True)
        return ()
    fragments = tuple(sorted(_fragments(bundle), key=lambda fragment: fragment.address))
    if not fragments:
        message = "Pagefind ended without an index, and did not say why."
        raise SearchFailed(message)
    _keep_what_is_fetched(bundle)
    return fragments


def _executable() -> str:
    try:
        # A package without type hints that holds nothing but the program.
        return str(import_module("pagefind_bin").get_executable())
    except (ImportError, OSError) as error:
        message = (
            "Pagefind, which makes the search index, is not installed. "
            "Run publish.py again, or install the packages in requirements.lock."
        )
        raise SearchFailed(message) from error


def _last_words(output: bytes) -> str:
    lines = [line.strip() for line in output.decode("utf-8", "replace").splitlines()]
    return " ".join([line for line in lines if line][-3:])


def _fragments(bundle: Path) -> Iterator[Fragment]:
    for path in (bundle / "fragment").glob("*.pf_fragment"):
        unpacked = gzip.decompress(path.read_bytes())
        page = json.loads(unpacked.removeprefix(_SIGNATURE))
        meta = page["meta"]
        yield Fragment(
            id=path.stem.removeprefix(f"{_LANGUAGE}_"),
            address=page["url"].lstrip("/"),
            title=meta.get("title", ""),
            summary=meta.get("summary", ""),
            text=f"{page['content']} {meta.get('title', '')} {meta.get('keywords', '')}",
        )


def _keep_what_is_fetched(bundle: Path) -> None:
    """Leave out Pagefind's own pages and styles, and its excerpts: our results say more."""
    shutil.rmtree(bundle / "fragment")
    fetched = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
    for path in bundle.iterdir():
        kept = path.name in {*fetched, f"wasm.{_LANGUAGE}.pagefind"} or path.suffix == ".pf_meta"
        if path.is_file() and not kept:
            path.unlink()
