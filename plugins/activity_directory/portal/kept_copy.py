"""The copy of the site that a visitor may keep on a phone: which files it has, and its worker.

The worker (theme/scripts/offline/worker.js) fetches what the list here names, and accepts a file
only if it is of this version. docs/decisions/0033-offline.md says what may be kept and why.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from activity_directory.search.shared import SHARED
from activity_directory.urls import addresses

MOST_ROOM = 40_000_000
"""Bytes that a copy may take on a device: more would fill old phones."""
VERSION = b"VERSION-OF-THE-SITE"
"""What stands in the worker until the site is complete."""

_FIRST = (
    "",
    addresses.SEARCH,
    addresses.KEEP,
    addresses.NOT_IN_COPY,
    addresses.page("urgent-help"),
)
_WORKS_WITH = (
    "static/",
    addresses.SEARCH,
    addresses.LIST,
    addresses.ELIGIBLE,
    addresses.CHAMPIONS,
    "pagefind/",
)
_LISTS = (
    addresses.NEEDS,
    addresses.CATEGORIES,
    addresses.AREAS,
    addresses.A_TO_Z,
    addresses.WHATS_ON,
)
_LESSER_LISTS = (addresses.WHATS_ON + addresses.NEEDS, addresses.WHATS_ON + addresses.AREAS)
_NOT_KEPT = (
    addresses.ADD,
    addresses.CHANGE,
    addresses.SCREEN,
    addresses.EMBED,
    addresses.CODES,
    f"{addresses.LIST}cards-",
    SHARED,
    "static/images/preview.",
    "static/images/favicon.",
)
"""Forms, which send what is written; screens of waiting rooms; what others' pages show;
what cards lead to, and the cards of
lists, whose pages are kept themselves; what only a search of other sites needs; and what no page
shows."""
_ENDINGS = frozenset({".html", ".css", ".js", ".json", ".woff2", ".svg", ".png", ".webp"})
_OF_PAGEFIND = frozenset({".pagefind", ".pf_meta", ".pf_index"})


def write(site: Path, date: str) -> None:
    """Write the list of the copy into a complete site, and the version into its worker.

    `date` is the day that the pages speak of, in words.
    """
    files, room, download = [], 0, 0
    for address, content in _kept(site):
        if room + len(content) > MOST_ROOM:
            continue
        room += len(content)
        download += len(zlib.compress(content, 1))
        files.append([address, hashlib.sha256(content).hexdigest()[:16]])
    version = hashlib.sha256(json.dumps([date, files]).encode()).hexdigest()[:12]
    named = {
        "version": version,
        "date": date,
        "download": download,
        "room": room,
        "files": files,
    }
    text = json.dumps(named, ensure_ascii=False, separators=(",", ":"))
    (site / addresses.KEPT_FILES).write_text(text, encoding="utf-8")
    worker = site / addresses.WORKER
    worker.write_bytes(worker.read_bytes().replace(VERSION, version.encode()))


def _kept(site: Path) -> Iterator[tuple[str, bytes]]:
    """Each file that may be kept by its address, what matters most first."""
    found = {}
    for path in site.rglob("*"):
        if path.suffix in _ENDINGS or path.suffix in _OF_PAGEFIND:
            file = path.relative_to(site).as_posix()
            address = file.removesuffix("index.html") if path.name == "index.html" else file
            rank = _rank(address)
            if rank is not None and path.is_file():
                found[rank, address] = path
    for (_, address), path in sorted(found.items()):
        yield address, path.read_bytes()


def _rank(address: str) -> int | None:
    """How much a file matters: a smaller number more. None for what is not kept."""
    if address.startswith(_NOT_KEPT):
        return None
    if address in _FIRST or address.startswith(_WORKS_WITH):
        return 0
    if not address.endswith("/"):
        return 5 if address.startswith("images/") else None
    if address.startswith(_LISTS) and not address.startswith(_LESSER_LISTS):
        return 1
    if address.startswith(addresses.ACTIVITIES):
        return 3 if address.endswith("/card/") else 2
    return 4
