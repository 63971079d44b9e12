"""Pages of the last site, taken over where nothing that they are made of has changed.

Whoever makes pages names all that they are made of (`made_of` in pages/activities.py). The hash of
that is kept from one build to the next, with the hashes of the pages that came of it. The pages
themselves are in the last site: one that isn't there any more, or isn't as it was, is made again.
docs/decisions/0035-build-speed.md says why it is so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.portal.memory import (
    hash_of,
    hash_of_files,
    hash_of_software,
    remember,
    remembered,
)
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path


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
        self._name = f"pages {name}"
        self._templates = templates
        self._of_templates = hash_of_files(templates)
        self._shared = hash_of(hash_of_software(), self._of_templates, *shared)

    @cached_property
    def _known(self) -> Mapping[str, Sequence[Sequence[str]]]:
        """By the hash of what they are made of: the address and the hash of each page."""
        return remembered(self._name) or {}

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
        if hash_of_files(self._templates) != self._of_templates:
            return  # they changed while pages were made of them
        by_made_of: dict[str, list[tuple[str, str, str]]] = {}
        for one in pages:
            known = one.address, one.content, "indexed" if one.indexed else ""
            by_made_of.setdefault(one.made_of, []).append(known)
        remember(self._name, by_made_of)
