"""The search index of the last site, taken over where every page that is searched is the same."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from activity_directory.portal.memory import hash_of, remember, remembered
from activity_directory.search import pagefind
from activity_directory.search.pagefind import Fragment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def index_of(site: Path, last: Path, name: str) -> tuple[Fragment, ...]:
    """What `pagefind.build_index` returns and leaves in a site. `name` is that of the site.

    Raises SearchFailed.
    """
    # One page after another: all of them would be a fifth of the memory of a build.
    searched = hash_of(*(hash_of(*page) for page in pagefind.pages_with_words(site)))
    known: dict[str, Any] = remembered(f"index {name}") or {}
    if known.get("of") == searched and _taken_over(known["files"], site, last):
        return tuple(Fragment(**one) for one in known["fragments"])
    fragments = pagefind.build_index(site)
    files = sorted(path for path in (site / pagefind.BUNDLE).rglob("*") if path.is_file())
    remember(
        f"index {name}",
        {
            "of": searched,
            "files": {
                path.relative_to(site).as_posix(): hash_of(path.read_bytes()) for path in files
            },
            "fragments": [asdict(fragment) for fragment in fragments],
        },
    )
    return fragments


def _taken_over(files: Mapping[str, str], site: Path, last: Path) -> bool:
    """Whether the files of the index are as they were, and now in the new site too."""
    for file, digest in files.items():
        try:
            content = (last / file).read_bytes()
        except OSError:
            return False
        if hash_of(content) != digest:
            return False
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_bytes(content)
    return True
