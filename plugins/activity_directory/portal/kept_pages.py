"""Pages of the last site, taken over where nothing that they are made of has changed.

Whoever makes pages names all that they are made of (`made_of` in pages/activities.py). The hash of
that is kept from one build to the next, with the hashes of the pages that came of it. The pages
themselves are in the last site: one that isn't there any more, or isn't as it was, is made again.
docs/decisions/0035-build-speed.md says why it is so.
"""

from __future__ import annotations

import hashlib
import json
import platform
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.system import atomic
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PROJECT = Path(__file__).resolve().parents[3]
KEPT = PROJECT / ".connected" / "pages"
"""Safe to delete: then all pages are made again."""
_MOST_LISTS = 20
"""As many sites are remembered; those built longest ago are forgotten."""
_SOFTWARE = ("requirements.lock", "pelicanconf.py", "plugins")


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A page of the last site, for the new one. `made_of` is the hash of what it is made of."""

    address: str
    content: bytes
    indexed: bool
    made_of: str


class Made(NamedTuple):
    """A page that was written: the hash of what it is made of, its address and its own hash."""

    made_of: str
    address: str
    content: str
    indexed: bool


class KeptPages:
    """The pages of the site at `last`. `name` tells the list of them from those of other sites.

    Pages are made of `templates` and of the texts of `shared`, besides what is their own.
    """

    def __init__(self, last: Path, name: str, templates: Path, shared: Iterable[object]) -> None:
        self._last = last
        self._file = KEPT / f"{hash_of(name)}.json"
        self._templates = templates
        self._of_templates = _hash_of_files(templates)
        self._shared = hash_of(_hash_of_software(), self._of_templates, *shared)

    @cached_property
    def _known(self) -> Mapping[str, Sequence[Sequence[str]]]:
        """By the hash of what they are made of: the address and the hash of each page."""
        with suppress(OSError):
            digest, _, written = self._file.read_bytes().partition(b"\n")
            # What was cut off, or is another version's of the software, is as good as nothing.
            if digest.decode("ascii", "replace") == hash_of(_hash_of_software(), written):
                known: dict[str, list[list[str]]] = json.loads(written)
                return known
        return {}

    def made_of(self, own: Iterable[object]) -> str:
        """The hash of all that some pages are made of."""
        return hash_of(self._shared, *own)

    def pages(self, made_of: str) -> tuple[TakenOver, ...]:
        """The pages that are made of this; none where one of them is not at hand."""
        found = []
        for address, digest, indexed in self._known.get(made_of, ()):
            try:
                content = (self._last / addresses.file_of(address)).read_bytes()
            except OSError:
                return ()
            if hash_of(content) != digest:
                return ()
            found.append(TakenOver(address, content, bool(indexed), made_of))
        return tuple(found)

    def keep(self, pages: Iterable[Made]) -> None:
        """Remember what the pages of a site are made of, once it is in its place."""
        if _hash_of_files(self._templates) != self._of_templates:
            return  # they changed while pages were made of them
        by_made_of: dict[str, list[tuple[str, str, str]]] = {}
        for one in pages:
            known = one.address, one.content, "indexed" if one.indexed else ""
            by_made_of.setdefault(one.made_of, []).append(known)
        written = json.dumps(by_made_of, separators=(",", ":")).encode()
        with suppress(OSError):  # a folder that can't be written costs time, and no more
            digest = hash_of(_hash_of_software(), written).encode()
            atomic.write(self._file, digest + b"\n" + written)
            lists = sorted(KEPT.glob("*.json"), key=lambda one: one.stat().st_mtime_ns)
            for forgotten in lists[:-_MOST_LISTS]:
                forgotten.unlink()


def hash_of(*parts: object) -> str:
    """One hash of some texts, bytes and plain values, in their order."""
    together = hashlib.sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else repr(part).encode("utf-8", "replace")
        together.update(b"%d:" % len(content))
        together.update(content)
    return together.hexdigest()


@cache
def _hash_of_software() -> str:
    """What makes pages; asked once, as a program that runs doesn't read itself again."""
    return hash_of(
        platform.python_version(), *(_hash_of_files(PROJECT / name) for name in _SOFTWARE)
    )


def _hash_of_files(path: Path) -> str:
    """The hash of a file, or of all files in a folder, but for what Python keeps of its own."""
    files = [path, *sorted(path.rglob("*"))]
    return hash_of(
        *(
            part
            for file in files
            if file.is_file() and file.suffix != ".pyc"
            for part in (file.relative_to(path).as_posix(), file.read_bytes())
        )
    )
